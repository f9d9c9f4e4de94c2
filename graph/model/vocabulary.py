"""The namespaces and their terms. No other file outside ``ontology/`` contains an IRI.

A term that is not listed raises :class:`AttributeError`, so a misspelt term fails immediately.
Terms are plain strings and need no RDF library.
"""

import re
from collections.abc import Iterator


class Namespace:
    """A closed set of terms with a common IRI prefix."""

    def __init__(self, prefix: str, base: str, *names: str) -> None:
        self.prefix = prefix
        self.base = base
        self.names = frozenset(names)

    def __getattr__(self, name: str) -> str:
        if name in self.names:
            return self.base + name
        raise AttributeError(f"no term '{name}' in namespace '{self.prefix}'")

    def __iter__(self) -> Iterator[str]:
        """The IRIs of all terms, sorted."""
        return iter(sorted(self.base + name for name in self.names))

    def to_iri(self, name: str) -> str:
        """The IRI of *name* in a namespace whose names come from data, such as technologies."""
        return self.base + name

    def to_name(self, iri: str) -> str:
        """The part of *iri* after this namespace, or *iri* itself if it is not in this namespace."""
        return iri.removeprefix(self.base)


_HOME = "https://w3id.org/roadmap-graph/"

RM = Namespace(
    "rm", _HOME + "ontology#",
    # classes
    "Activity", "AddOnStrategy", "Agency", "Agreement", "AnnouncedCount", "Axis", "BroadField", "BudgetLine",
    "ContextFigure", "Correction", "DatedCode", "DatedContainment", "DatedName", "Driver", "Edition", "EditionDate",
    "Exemption", "FocusArea", "Grouping", "IdentityClaim", "Indicator", "LegalBasis", "Membership", "Milestone",
    "OwnConcept", "Participation", "Period", "Phase", "Programme", "Project", "Reason", "Reconciliation", "Region",
    "RegionAmount", "RegionalPart", "RelatedProject", "Roadmap", "Rule", "SameActivity", "Site", "Source", "Statement",
    "Strategy", "Study", "Succession", "Task", "TechnologyUse", "Vision", "Zone",
    # properties of things
    "abbreviation", "area", "article", "category", "codeSystem", "commitment", "enacted", "field", "hasAgreement",
    "hasAnnouncedCount", "hasBudgetLine", "hasCode", "hasContainment", "hasContextFigure", "hasCorrection", "hasDriver",
    "hasExemption", "hasGrouping", "hasIdentityClaim", "hasIndicator", "hasLegalBasis", "hasMembership", "hasMilestone",
    "hasName", "hasReconciliation", "hasRegionAmount", "hasRegionalPart", "hasRelatedProject", "hasRoleInWhole",
    "hasSameActivity",
    "hasSite", "hasSuccession", "hasTechnologyUse", "hasVision", "legalRelation", "length", "level", "locator",
    "openList", "order", "parentPolicy", "programme", "region", "removes", "replaces", "roadmapKind", "romanisedName",
    "sha256", "stage", "storedText", "successionKind", "track", "translation",
    # properties of statements
    "actual", "actualQualifier", "amountKind", "amountStage", "announcedAmount", "arithmetic", "baseline",
    "baselineQualifier", "computedAmount",
    "correctedField", "count", "countOf", "difference", "duration", "endsAt", "forRegion", "forUse", "groupedArea",
    "groupedStrategy", "host", "insideOf", "listed", "member", "milestoneDate", "party", "partyCount",
    "preference", "printedText", "qualifier", "reason", "resolvedBy", "resolvedText", "role", "sameActivity",
    "sameAgency", "share", "startsAt", "status", "target", "task", "technology", "unit", "upperAmount", "verdict",
    # provenance and what rules derive
    "appliesTo", "derivedBy", "derivedFrom", "ends", "facet", "file", "follows", "homeRegion", "inEdition",
    "largerAmount", "line", "plan", "reaches", "supersededIn", "validFrom", "validUntil",
    # identity of rules in messages
    "ruleId",
)  # fmt: skip

TECH = Namespace("tech", _HOME + "technology#", "scheme")
CODE = Namespace("code", _HOME + "code#")
ID = Namespace("id", _HOME + "id/")
RULE = Namespace("rule", _HOME + "id/rule/")
SHAPE = Namespace("shape", _HOME + "shapes#")

RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label", "comment", "subClassOf")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#", "Class", "DatatypeProperty", "ObjectProperty", "Ontology")
XSD = Namespace(
    "xsd", "http://www.w3.org/2001/XMLSchema#",
    "boolean", "date", "dateTime", "decimal", "gYear", "gYearMonth", "integer", "string",
)  # fmt: skip
SKOS = Namespace(
    "skos", "http://www.w3.org/2004/02/skos/core#",
    "Concept", "ConceptScheme", "altLabel", "broader", "broaderTransitive", "closeMatch", "definition", "exactMatch",
    "hiddenLabel", "inScheme", "narrower", "notation", "note", "prefLabel", "topConceptOf",
)  # fmt: skip
DCTERMS = Namespace(
    "dcterms", "http://purl.org/dc/terms/",
    "PeriodOfTime", "hasPart", "identifier", "isPartOf", "isVersionOf", "issued", "replaces", "temporal",
)  # fmt: skip
DC = Namespace("dc", "http://purl.org/dc/elements/1.1/", "publisher")
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "endDate", "startDate")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#", "Entity", "Plan", "hadPrimarySource", "wasDerivedFrom")
ORG = Namespace("org", "http://www.w3.org/ns/org#", "Organization", "classification", "unitOf")
M8G = Namespace(
    "m8g", "http://data.europa.eu/m8g/", "AdminUnit", "Participation", "hasParticipant", "hasParticipation", "role"
)
SCHEMA = Namespace(
    "schema", "https://schema.org/",
    "AdministrativeArea", "MonetaryAmount", "containedInPlace", "currency", "sameAs", "url", "value",
)  # fmt: skip
ELI = Namespace("eli", "http://data.europa.eu/eli/ontology#", "LegalResource")
SH = Namespace("sh", "http://www.w3.org/ns/shacl#", "Violation", "Warning", "Info", "resultMessage")

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# Media types as IRIs, as DCAT names them.
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

ROR = Namespace("ror", "https://ror.org/")
WIKIDATA = Namespace("wikidata", "http://www.wikidata.org/entity/")

NAMESPACES: tuple[Namespace, ...] = (
    CODE, DC, DCAT, DCTERMS, ELI, ID, M8G, ORG, OWL, PROV, RDF, RDFS, RM, RULE, SCHEMA, SH, SHAPE, SKOS, TECH, XSD,
)  # fmt: skip
PREFIXES = {namespace.prefix: namespace.base for namespace in NAMESPACES}


# The longest base that an IRI starts with is found first.
_BASE = re.compile("|".join(re.escape(base) for base in sorted(PREFIXES.values(), key=len, reverse=True)))
_PREFIX_OF = {base: f"{prefix}:" for prefix, base in PREFIXES.items()}


def to_prefixed(iri: str) -> str:
    """The prefixed name of *iri*, such as ``rm:Agency``. An IRI outside the known namespaces is unchanged.

    >>> to_prefixed(RM.Agency)
    'rm:Agency'
    """
    found = _BASE.match(iri)
    return f"{_PREFIX_OF[found[0]]}{iri[found.end() :]}" if found else iri

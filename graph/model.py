"""What may be written in a roadmap file: entity types, their fields and the ontology term of each.

Words live in ``ontology/roadmap.ttl``, structure lives here. Loader, RDF, JSON Schema and context walk these classes;
to add an entity type is to add a class here and its term there. A docstring is the definition in the ontology.
"""

from collections.abc import Iterator, Mapping

from graph.records import Entity, Field, Kind
from graph.vocabulary import DC, DCAT, DCTERMS, ELI, M8G, ORG, PROV, RDFS, RM, SCHEMA, SKOS

# --- evidence and reasons --------------------------------------------------------------------------------------------


class Source(Entity):
    """A public document in which facts are printed."""

    terms = (RM.Source, PROV.Entity)
    path = "source"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    publisher = Field(DC.publisher, Kind.TEXT, required=True)
    published = Field(DCTERMS.issued, Kind.DATE)
    url = Field(SCHEMA.url, Kind.URL)
    locator = Field(RM.locator, Kind.TEXT)
    note = Field(RDFS.comment, Kind.KOREAN)


class Reason(Entity):
    """Why something not printed was inferred, or something printed was corrected."""

    terms = (RM.Reason,)
    path = "reason"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    ko = Field(RDFS.label, Kind.KOREAN, required=True)
    en = Field(RDFS.label, Kind.ENGLISH, required=True)


class Statement(Entity):
    """Base of the links that carry a note; ``inferred`` gives the reason of what the source does not print."""

    inferred = Field(RM.reason, Kind.REFERENCE, of="Reason")
    printed = Field(RM.printedText, Kind.TEXT)


# --- who and where ---------------------------------------------------------------------------------------------------


class DatedName(Entity):
    """A name that a region or agency bore during a period."""

    terms = (RM.DatedName,)
    ordered = True
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class DatedCode(Entity):
    """A code that a code system gave a region during a period."""

    terms = (RM.DatedCode,)
    key = ("system", "code")
    system = Field(RM.codeSystem, Kind.CODE, of="code-system", required=True)
    code = Field(SKOS.notation, Kind.TEXT, required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Region(Entity):
    """An administrative area such as a province, city or county."""

    terms = (RM.Region, SCHEMA.AdministrativeArea, M8G.AdminUnit)
    path = "region"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    name_en = Field(RDFS.label, Kind.ENGLISH)
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    level = Field(RM.level, Kind.CODE, of="level", required=True)
    within = Field(SCHEMA.containedInPlace, Kind.REFERENCE, of="Region")
    names = Field(RM.hasName, Kind.NESTED, of="DatedName", many=True)
    codes = Field(RM.hasCode, Kind.NESTED, of="DatedCode", many=True)


class IdentityClaim(Statement):
    """The claim that two differently named agencies are one and the same."""

    terms = (RM.IdentityClaim, RM.Statement)
    key = ("agency",)
    agency = Field(RM.sameAgency, Kind.REFERENCE, of="Agency", required=True)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Agency(Entity):
    """An organization that owns, leads, joins, funds or advises on a planned activity."""

    terms = (RM.Agency, ORG.Organization)
    path = "agency"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    name_en = Field(RDFS.label, Kind.ENGLISH)
    abbreviations = Field(RM.abbreviation, Kind.TEXT, many=True)
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    names = Field(RM.hasName, Kind.NESTED, of="DatedName", many=True)
    type = Field(ORG.classification, Kind.CODE, of="agency-type", required=True)
    region = Field(RM.region, Kind.REFERENCE, of="Region")
    unit_of = Field(ORG.unitOf, Kind.REFERENCE, of="Agency")
    same_as = Field(RM.hasIdentityClaim, Kind.NESTED, of="IdentityClaim", many=True)
    ror = Field(SCHEMA.sameAs, Kind.ROR)
    wikidata = Field(SCHEMA.sameAs, Kind.WIKIDATA)
    seen = Field(PROV.hadPrimarySource, Kind.URL, many=True)


# --- statements about activities -------------------------------------------------------------------------------------


class Participation(Statement):
    """The part that an agency plays in a planned activity."""

    terms = (RM.Participation, RM.Statement, M8G.Participation)
    key = ("role", "agency")
    ordered = True
    agency = Field(M8G.hasParticipant, Kind.REFERENCE, of="Agency", required=True)
    role = Field(M8G.role, Kind.CODE, of="role", required=True)
    task = Field(RM.task, Kind.KOREAN)


class TechnologyUse(Statement):
    """The fact that a planned activity concerns a technology."""

    terms = (RM.TechnologyUse, RM.Statement)
    key = ("technology",)
    shorthand = "technology"
    technology = Field(RM.technology, Kind.CODE, of="technology", required=True)


class BudgetLine(Statement):
    """One amount of money that a source prints, with its kind."""

    terms = (RM.BudgetLine, RM.Statement, SCHEMA.MonetaryAmount)
    key = ("kind", "region")
    kind = Field(RM.amountKind, Kind.CODE, of="amount-kind", required=True)
    amount = Field(SCHEMA.value, Kind.AMOUNT, required=True)
    region = Field(RM.forRegion, Kind.REFERENCE, of="Region")
    corrected = Field(RM.reason, Kind.REFERENCE, of="Reason")
    resolved_by = Field(RM.resolvedBy, Kind.REFERENCE, of="Source")


class RegionalPart(Statement):
    """The share and role of one region in a joint activity."""

    terms = (RM.RegionalPart, RM.Statement)
    key = ("region",)
    ordered = True
    shorthand = "region"
    region = Field(RM.region, Kind.REFERENCE, of="Region", required=True)
    role = Field(RM.role, Kind.CODE, of="role")
    share = Field(RM.share, Kind.INTEGER)
    task = Field(RM.task, Kind.KOREAN)


class Grouping(Statement):
    """The statement that certain strategies belong to a focus area."""

    terms = (RM.Grouping, RM.Statement)
    key = ("focus_area",)
    focus_area = Field(RM.groupedArea, Kind.REFERENCE, of="FocusArea", required=True)
    strategies = Field(RM.groupedStrategy, Kind.REFERENCE, of="Strategy", many=True, required=True)


class AnnouncedCount(Statement):
    """The number of items that a source says there are."""

    terms = (RM.AnnouncedCount, RM.Statement)
    key = ("of",)
    of = Field(RM.countOf, Kind.CODE, of="count-of", required=True)
    count = Field(RM.count, Kind.INTEGER, required=True)


# --- plans and what they contain -------------------------------------------------------------------------------------


class Vision(Entity):
    """The wording of the future that a roadmap declares."""

    terms = (RM.Vision,)
    ordered = True
    shorthand = "title"
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)


class Driver(Entity):
    """A trend to which a roadmap says it responds."""

    terms = (RM.Driver,)
    ordered = True
    shorthand = "title"
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    technologies = Field(RM.hasTechnologyUse, Kind.NESTED, of="TechnologyUse", many=True)


class Milestone(Entity):
    """A dated event in the making or the course of a roadmap."""

    terms = (RM.Milestone,)
    ordered = True
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    date = Field(RM.milestoneDate, Kind.DATE, required=True)
    printed = Field(RM.printedText, Kind.TEXT)


class LegalBasis(Entity):
    """An act or ordinance on which a roadmap rests."""

    terms = (RM.LegalBasis, ELI.LegalResource)
    ordered = True
    shorthand = "title"
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    article = Field(RM.article, Kind.TEXT)


class Activity(Entity):
    """Base of all that agencies, technologies and money attach to; any of them may contain others."""

    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    title = Field(RDFS.label, Kind.KOREAN, once=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    category = Field(RM.category, Kind.KOREAN)
    field = Field(RM.field, Kind.KOREAN)
    track = Field(RM.track, Kind.KOREAN)
    commitment = Field(RM.commitment, Kind.CODE, of="commitment")
    period = Field(DCTERMS.temporal, Kind.PERIOD)
    technologies = Field(RM.hasTechnologyUse, Kind.NESTED, of="TechnologyUse", many=True)
    agencies = Field(M8G.hasParticipation, Kind.NESTED, of="Participation", many=True)
    regions = Field(RM.hasRegionalPart, Kind.NESTED, of="RegionalPart", many=True)
    budget = Field(RM.hasBudgetLine, Kind.NESTED, of="BudgetLine", many=True)
    focus_areas = Field(DCTERMS.hasPart, Kind.NESTED, of="FocusArea", many=True)
    strategies = Field(DCTERMS.hasPart, Kind.NESTED, of="Strategy", many=True)
    add_on_strategies = Field(DCTERMS.hasPart, Kind.NESTED, of="AddOnStrategy", many=True)
    projects = Field(DCTERMS.hasPart, Kind.NESTED, of="Project", many=True)


class FocusArea(Activity):
    """A field under which a roadmap gathers its strategies."""

    terms = (RM.FocusArea, RM.Activity)


class Strategy(Activity):
    """A course of action that a roadmap lists as one of its strategies."""

    terms = (RM.Strategy, RM.Activity)


class AddOnStrategy(Activity):
    """A strategy that a roadmap lists apart from, and in addition to, its main strategies."""

    terms = (RM.AddOnStrategy, RM.Activity)


class Project(Activity):
    """An undertaking with a period and a budget that agencies carry out."""

    terms = (RM.Project, RM.Activity)


class Plan(Activity):
    """Base of what a source gives an edition of."""

    edition = Field(RM.Edition, Kind.ID, required=True)
    stage = Field(RM.stage, Kind.CODE, of="stage", required=True)
    date = Field(DCTERMS.issued, Kind.DATE, required=True)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source", required=True)
    preference = Field(RM.preference, Kind.INTEGER)
    visions = Field(RM.hasVision, Kind.NESTED, of="Vision", many=True)
    drivers = Field(RM.hasDriver, Kind.NESTED, of="Driver", many=True)
    legal_basis = Field(RM.hasLegalBasis, Kind.NESTED, of="LegalBasis", many=True)
    milestones = Field(RM.hasMilestone, Kind.NESTED, of="Milestone", many=True)
    counts = Field(RM.hasAnnouncedCount, Kind.NESTED, of="AnnouncedCount", many=True)
    groupings = Field(RM.hasGrouping, Kind.NESTED, of="Grouping", many=True)


class Programme(Plan):
    """A scheme above single roadmaps that selects and supports projects of several regions."""

    terms = (RM.Programme, RM.Activity, PROV.Plan)
    path = "programme"


class Roadmap(Plan):
    """A strategic plan, or the result of a selection, that a region or agency has published."""

    terms = (RM.Roadmap, RM.Activity, PROV.Plan)
    path = "roadmap"
    kind = Field(RM.roadmapKind, Kind.CODE, of="roadmap-kind", once=True)
    region = Field(RM.region, Kind.REFERENCE, of="Region", once=True)
    programme = Field(RM.programme, Kind.REFERENCE, of="Programme")


class Document(Entity):
    """One file."""

    sources = Field(RM.Source, Kind.NESTED, of="Source", many=True)
    reasons = Field(RM.Reason, Kind.NESTED, of="Reason", many=True)
    regions = Field(RM.Region, Kind.NESTED, of="Region", many=True)
    agencies = Field(RM.Agency, Kind.NESTED, of="Agency", many=True)
    programmes = Field(RM.Programme, Kind.NESTED, of="Programme", many=True)
    roadmaps = Field(RM.Roadmap, Kind.NESTED, of="Roadmap", many=True)


# Fields that belong to the edition, not to the roadmap or programme that it is an edition of.
EDITION_FIELDS = ("edition", "stage", "date", "source", "preference")


def _iter_types(base: type[Entity]) -> Iterator[type[Entity]]:
    for entity in base.__subclasses__():
        yield entity
        yield from _iter_types(entity)


ENTITY_TYPES: Mapping[str, type[Entity]] = {entity.__name__: entity for entity in _iter_types(Entity)}

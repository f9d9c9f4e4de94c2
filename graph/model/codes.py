"""Technologies and codes that a data file adds to the lists of the ontology.

Each list has its own section and entity type. The records of all of them have the same fields.
"""

from collections.abc import Mapping
from typing import ClassVar

from graph.model.records import Entity, Field, Kind
from graph.model.vocabulary import CODE, RM, SKOS, TECH

# The section of each list in a data file, and the scheme that it adds to.
SECTIONS = {
    "technologies": "technology",
    "roles": "role",
    "stages": "stage",
    "commitments": "commitment",
    "funding_sources": "amount-kind",
    "amount_stages": "amount-stage",
    "agency_types": "agency-type",
    "levels": "level",
    "code_systems": "code-system",
    "roadmap_kinds": "roadmap-kind",
    "count_of": "count-of",
    "legal_relations": "legal-relation",
}


class OwnConcept(Entity):
    """A technology or code that a data file adds to a list of the ontology."""

    scheme: ClassVar[str] = ""
    id = Field(SKOS.notation, Kind.ID, required=True)
    name = Field(SKOS.prefLabel, Kind.KOREAN, required=True)
    name_en = Field(SKOS.prefLabel, Kind.ENGLISH)
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    definition = Field(SKOS.definition, Kind.KOREAN)
    definition_en = Field(SKOS.definition, Kind.ENGLISH)
    exact_match = Field(SKOS.exactMatch, Kind.URL, many=True)
    close_match = Field(SKOS.closeMatch, Kind.URL, many=True)
    note = Field(SKOS.note, Kind.KOREAN)


def get_scheme_iri(scheme: str) -> str:
    """The IRI of a concept scheme."""
    return TECH.scheme if scheme == "technology" else CODE.to_iri(scheme)


def _to_type(section: str, scheme: str) -> type[OwnConcept]:
    singular = "technology" if section == "technologies" else section.removesuffix("s")
    content = {
        "__doc__": OwnConcept.__doc__,
        "__module__": __name__,
        "terms": (RM.OwnConcept, SKOS.Concept),
        "path": singular.replace("_", "-"),
        "scheme": scheme,
        "broader": Field(SKOS.broader, Kind.CODE, of=scheme, many=True),
    }
    return type("".join(word.capitalize() for word in singular.split("_")), (OwnConcept,), content)


CONCEPT_TYPES: Mapping[str, type[OwnConcept]] = {
    scheme: _to_type(section, scheme) for section, scheme in SECTIONS.items()
}
"""The entity type of the concepts that files add to each scheme."""


def get_section(kind: str) -> str:
    """The section of the entity type called *kind*, such as ``FundingSource``."""
    return next(section for section, scheme in SECTIONS.items() if CONCEPT_TYPES[scheme].__name__ == kind)

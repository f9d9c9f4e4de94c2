"""The contents of a roadmap file: entity types, their fields and the ontology term of each.

Labels are in ``ontology/roadmap.ttl``, structure is here. Loader, RDF, JSON Schema and context are derived from these
classes. A new entity type needs a class here and a term there. The docstring of a class is its definition in the
ontology.
"""

from collections.abc import Iterator, Mapping

from graph.model import evidence, parties, statements
from graph.model.evidence import Statement
from graph.model.plans import Activity, Document, Plan, Programme
from graph.model.records import Entity
from graph.model.statements import BudgetLine, RegionalPart

__all__ = [
    "EDITION_FIELDS",
    "ENTITY_TYPES",
    "Activity",
    "BudgetLine",
    "Document",
    "Plan",
    "Programme",
    "RegionalPart",
    "Statement",
    "evidence",
    "parties",
    "statements",
]

# Fields of the edition, not of its roadmap or programme.
EDITION_FIELDS = ("edition", "stage", "date", "source", "preference")


def _iter_types(base: type[Entity]) -> Iterator[type[Entity]]:
    for entity in base.__subclasses__():
        yield entity
        yield from _iter_types(entity)


ENTITY_TYPES: Mapping[str, type[Entity]] = {entity.__name__: entity for entity in _iter_types(Entity)}

"""The technologies and codes that files add: their labels, and conflicts with the lists of the ontology.

An entry with the id of a concept of the ontology has no effect except a warning, so that data stay valid when the
ontology adds a concept that they had to add themselves.
"""

from collections.abc import Iterator

from graph.errors.problems import LabelTaken, Location
from graph.model.codes import OwnConcept
from graph.model.concepts import Concept, find_place, read_ontology
from graph.model.records import Record, Value

_LABEL_FIELDS = ("id", "name", "name_en", "aliases")


def iter_labels(record: Record) -> Iterator[Value]:
    """The id and every name by which a concept is found."""
    for name in _LABEL_FIELDS:
        yield from record.values.get(name, ())


def find_packaged(record: Record) -> Concept | None:
    """The concept of the ontology with the id of an own concept."""
    if not issubclass(record.entity, OwnConcept):
        return None
    return read_ontology().schemes[record.entity.scheme].concepts.get(record.get_value("id") or "")


def iter_taken(record: Record) -> Iterator[LabelTaken]:
    """The labels of an own concept that already find another concept of the ontology, with both places."""
    if not issubclass(record.entity, OwnConcept):
        return
    scheme = read_ontology().schemes[record.entity.scheme]
    for label in iter_labels(record):
        concept = scheme.find_concept(label.content)
        if concept and concept.name != record.get_value("id"):
            yield LabelTaken(
                location=label.location,
                name=label.content,
                owner=record.entity.to_noun(),
                known=concept.name,
                first=Location(*find_place(concept.iri), 1),
            )

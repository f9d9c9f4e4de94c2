"""The technologies and codes that files add: their labels, and conflicts with the lists of the ontology."""

from collections.abc import Iterator

from graph.errors.problems import LabelTaken, Location
from graph.model.codes import OwnConcept
from graph.model.concepts import find_place, read_ontology
from graph.model.records import Record, Value

_LABEL_FIELDS = ("id", "name", "name_en", "aliases")


def iter_labels(record: Record) -> Iterator[Value]:
    """The id and every name by which a concept is found."""
    for name in _LABEL_FIELDS:
        yield from record.values.get(name, ())


def iter_taken(record: Record) -> Iterator[LabelTaken]:
    """The labels of an own concept that already find a concept of the ontology, with both places."""
    if not issubclass(record.entity, OwnConcept):
        return
    scheme = read_ontology().schemes[record.entity.scheme]
    for label in iter_labels(record):
        if concept := scheme.find_concept(label.content):
            yield LabelTaken(
                location=label.location,
                name=label.content,
                owner=record.entity.to_noun(),
                known=concept.name,
                first=Location(*find_place(concept.iri), 1),
            )

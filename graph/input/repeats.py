"""References and records that a list has twice, also under two names of one thing."""

from collections.abc import Hashable, Iterator
from functools import reduce

from graph.errors.messages import Message
from graph.errors.problems import Duplicate, Location
from graph.model.concepts import Concept
from graph.model.dates import PartialDate
from graph.model.entities import BudgetLine, RegionalPart
from graph.model.records import Entity, Kind, Record, Reference

# The shapes compare these, also between the editions of a roadmap.
_BY_SHAPES = frozenset((BudgetLine.__name__, RegionalPart.__name__))


def iter_repeats(record: Record) -> Iterator[Duplicate]:
    """The items of the lists of *record* that repeat an earlier item. References must be resolved."""
    for name, values in record.values.items():
        field = record.entity.fields[name]
        if not field.many or field.kind not in (Kind.REFERENCE, Kind.NESTED) or field.of in _BY_SHAPES:
            continue
        first: dict[Hashable, Location] = {}
        for value in values:
            if isinstance(value.content, Record) and not _is_comparable(value.content):
                continue
            key = _to_key(value.content)
            if key in first:
                kind = (
                    Message(value.content.entity.to_noun())
                    if isinstance(value.content, Record)
                    else Message("'{name}' value", name=name)
                )
                sheet = bool(value.location.sheet)
                called = _describe_in_words(value.content) if sheet else _describe(value.content)
                yield Duplicate(location=value.location, name=called, kind=kind, first=first[key])
            first.setdefault(key, value.location)


def _is_comparable(record: Record) -> bool:
    """Whether the record states something, but no id, which is compared everywhere, and every field could be read."""
    return bool(record.values) and "id" not in record.values and all(record.values.values())


def _list_unique(entity: type[Entity]) -> tuple[str, ...]:
    return entity.unique or entity.key or tuple(name for name in entity.fields if name != "id")


def _to_key(content: object) -> Hashable:
    """The values that no other item of the list may have. Missing values are equal."""
    if isinstance(content, Concept):
        return content.iri
    if not isinstance(content, Record):
        assert isinstance(content, Hashable)
        return content
    return tuple(
        tuple(_to_key(value.content) for value in content.values.get(name, ())) for name in _list_unique(content.entity)
    )


def _describe_in_words(content: object) -> Message | str:
    """The same with the names of codes, which is what people see in a spreadsheet."""
    if isinstance(content, Concept):
        return Message("{label}", label=content.label)
    if not isinstance(content, Record):
        return _describe(content)
    values = (content.get_value(name) for name in _list_unique(content.entity))
    words = [_describe_in_words(value) for value in values if value is not None and not isinstance(value, Record)]
    return reduce(lambda left, right: Message("{left} {right}", left=left, right=right), words)


def _describe(content: object) -> str:
    if isinstance(content, Record):
        values = (content.get_value(name) for name in _list_unique(content.entity))
        return " ".join(_describe(value) for value in values if value is not None and not isinstance(value, Record))
    if isinstance(content, Concept):
        return content.name
    if isinstance(content, Reference):
        return content.id
    return content.text if isinstance(content, PartialDate) else str(content)

"""Applies the shapes to files that have errors, so that these and what breaks a rule are reported together.

A record with an error is left out, because a rule could find a fault that is not there. Only those rules are applied
that compare statements of one roadmap. The others need records that may be left out.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from graph.errors.problems import InvalidInput, Location, Problem, Remarks, RuleBroken
from graph.input.declarations import declare
from graph.input.files import DataFile, read_file
from graph.input.packaged import add_packaged, iter_mentions
from graph.input.references import resolve
from graph.input.registry import register
from graph.model.concepts import Concept, read_ontology
from graph.model.dates import PartialDate
from graph.model.entities import ENTITY_TYPES, Activity, Document, Plan
from graph.model.identifiers import is_id
from graph.model.records import Entity, Kind, Record, Reference, Value
from graph.pipeline.dataset import Dataset, to_fragment
from graph.pipeline.validation import validate

_RULES = frozenset(("E1", "M1", "M2", "M3", "M4", "M5", "M6", "R2", "R3", "T1"))
_ANY_DAY = PartialDate("2000")
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def find_broken_rules(files: Sequence[DataFile], problems: Iterable[Problem], *, lang: str) -> list[Problem]:
    """What breaks a rule in *files* beside the *problems* that were found in them. The files are read again."""
    places = {problem.location for problem in problems}
    documents = [_leave_out(document, places) for document in _read(files)]
    names = {file.shown: file.name for file in files}
    triples: dict[str, list[str]] = defaultdict(list)
    found: dict[tuple[str, ...], Location] = {}
    for document in documents:
        fragment = to_fragment(document, names)
        found = {**fragment.places, **found}
        for name, lines in fragment.triples.items():
            triples[name].extend(lines)
    if not triples:
        return []
    findings = validate(Dataset(triples, found, {}), lang=lang)
    return [one for one in findings.errors if isinstance(one, RuleBroken) and one.rule in _RULES]


def _read(files: Sequence[DataFile]) -> list[Record]:
    """The records of the files that can be read, with references resolved as far as they can be."""
    documents = []
    for file in files:
        try:
            documents.append(read_file(file, Remarks()))
        except InvalidInput:
            continue
    registry = register(map(declare, documents))
    add_packaged((one for document in documents for one in iter_mentions(document)), registry)
    for document in documents:
        resolve(document, registry)
    return documents


def _leave_out(document: Record, places: Set[Location]) -> Record:
    """*document* without the records that have an error at one of *places*."""
    faulty = _find_faulty(document, places)
    values: dict[str, tuple[Value, ...]] = {}
    editions: set[tuple[str, ...]] = set()
    for name, given in document.values.items():
        kept = [one for value in given if (one := _keep(value.content, faulty, places, top=True))]
        for one in kept:
            edition = tuple(str(one.get_value(field)) for field in ("id", "edition", "source"))
            if not issubclass(one.entity, Plan) or edition not in editions:
                values[name] = (*values.get(name, ()), Value(one, one.location))
            editions.add(edition)
    return Record(Document, document.location, values)


def _find_faulty(document: Record, places: Set[Location]) -> set[Record]:
    """The records that contain one of *places*."""
    above = dict(_iter_above(document))
    records = sorted(above, key=lambda record: record.location)
    starts = [record.location for record in records]
    faulty: set[Record] = set()
    for place in places:
        at = bisect_right(starts, place) - 1
        record = records[at] if at >= 0 and place.path == document.location.path else None
        # A key to the left of a record is a key of what contains the record.
        while record and record.location.line < place.line and record.location.column > place.column:
            record = above[record]
        while record:
            faulty.add(record)
            record = above[record]
    return faulty


def _iter_above(record: Record, above: Record | None = None) -> Iterator[tuple[Record, Record | None]]:
    yield record, above
    for _, nested in record.iter_nested():
        yield from _iter_above(nested, record)


def _keep(record: Record, faulty: Set[Record], places: Set[Location], *, top: bool = False) -> Record | None:
    """*record* without errors, ``None`` if it must be left out.

    Only the id and the statements of an activity or of a *top* record are kept, so its other errors do not matter.
    """
    holder = top or issubclass(record.entity, Activity)
    if not holder and (record in faulty or _lacks_field(record)):
        return None
    values: dict[str, tuple[Value, ...]] = {}
    for name, given in record.values.items():
        if record.entity.fields[name].kind is not Kind.NESTED:
            if not holder:
                values[name] = given
            continue
        kept = [one for value in given if (one := _keep(value.content, faulty, places))]
        if not holder and len(kept) < len(given):
            return None
        values.update({name: tuple(Value(one, one.location) for one in kept)} if kept else {})
    if holder:
        values.update(_identify(record, unique=record.location in places))
    return Record(record.entity, record.location, values)


def _lacks_field(record: Record) -> bool:
    missing = any(field.required and name not in record.values for name, field in record.entity.fields.items())
    return missing or not all(
        values and all(_is_usable(value.content, record.entity, name) for value in values)
        for name, values in record.values.items()
    )


def _is_usable(content: object, entity: type[Entity], name: str) -> bool:
    """Whether the content of a field can be written."""
    kind = entity.fields[name].kind
    if isinstance(content, Reference):
        return not _NOT_IN_IRIS.search(content.path)
    if kind is Kind.ID:
        return is_id(str(content))
    return kind not in (Kind.CODE, Kind.REFERENCE) or isinstance(content, Concept)


def _identify(record: Record, *, unique: bool) -> dict[str, tuple[Value, ...]]:
    """The fields that the IRI of an activity or a top record needs, made up where they have an error.

    :param unique: the id may be that of another record too.
    """
    place, name = record.location, record.get_value("id")
    fresh = f"unread-{place.line}-{place.column}"
    usable = is_id(name or "") and (not unique or issubclass(record.entity, Plan))
    found: dict[str, object] = {"id": name if usable else fresh}
    if issubclass(record.entity, Plan):
        edition, source, stage, date = (record.get_value(field) for field in ("edition", "source", "stage", "date"))
        day = date.get_value("value") if isinstance(date, Record) else None
        day = day if isinstance(day, PartialDate) else _ANY_DAY
        readable = isinstance(source, Reference) and is_id(source.id)
        found["edition"] = edition if is_id(edition or "") else fresh
        found["source"] = source if readable else Reference(fresh, f"source/{fresh}")
        found["stage"] = (
            stage if isinstance(stage, Concept) else next(iter(read_ontology().schemes["stage"].concepts.values()))
        )
        found["date"] = Record(ENTITY_TYPES["EditionDate"], place, {"value": (Value(day, place),)})
    return {field: (Value(content, place),) for field, content in found.items()}

"""The declarations of one file.

Declarations are small and do not depend on other files. Files can therefore be read in several processes or at
different times.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Duplicate, Location, Problem
from graph.input.concepts import iter_taken
from graph.input.cycles import Link, iter_links
from graph.input.names import Above, Named, iter_above, iter_names
from graph.input.overlaps import Dated, iter_dated, to_text
from graph.input.successions import Replacement, iter_replacements
from graph.model.concepts import Concept
from graph.model.editions import Issue
from graph.model.entities import ENTITY_TYPES, Activity, BudgetLine, Document, Plan
from graph.model.records import Entity, Record


class Mention(NamedTuple):
    """A reference as written: the type of the entity, its id or name, and the plan that contains the reference.

    ``plan`` is the type and id of the plan if the entity's id is unique only within a plan. Otherwise it is empty.
    """

    kind: str
    text: str
    plan: tuple[str, str]


class Declared(NamedTuple):
    """An id or another unique word, with its location."""

    kind: str
    name: str
    location: Location


class Issued(NamedTuple):
    """One source of an edition with its date and stage, and the location of the date."""

    issue: Issue
    location: Location


class Part(NamedTuple):
    """A part of a plan: its id, its type, and those of its fields that one edition must state and that it states.

    The plan counts as one of its parts, and so does anything with an id. ``stated`` is ``None`` for a part that could
    not be read.
    """

    plan: tuple[str, str]
    kind: str
    id: str
    location: Location
    stated: frozenset[str] | None


class Account(NamedTuple):
    """The ids of the budget lines that one *source* of an edition states. ``plan`` is as in :class:`Mention`."""

    plan: tuple[str, str]
    edition: str
    source: str
    lines: tuple[str, ...]


class Word(NamedTuple):
    """A value as written in a file, with its location."""

    text: str
    location: Location


class Shared(NamedTuple):
    """An entity that several files may describe. Its single-valued fields must agree."""

    kind: str
    id: str
    location: Location
    values: Mapping[str, Word]


@dataclass(frozen=True, slots=True)
class Declarations:
    """The declarations of one file. ``problems`` are those found without reading other files."""

    editions: tuple[Declared, ...]
    issues: tuple[Issued, ...]
    plans: tuple[Declared, ...]
    shared: tuple[Shared, ...]
    names: tuple[Named, ...]
    above: tuple[Above, ...]
    parts: tuple[Part, ...]
    accounts: tuple[Account, ...]
    dated: tuple[Dated, ...]
    links: tuple[Link, ...]
    replacements: tuple[Replacement, ...]
    unread: frozenset[str]
    problems: tuple[Problem, ...]


def declare(document: Record) -> Declarations:
    """The declarations of *document*. Its references need not be resolved."""
    records = [record for _, record in document.iter_nested()]
    plans = [record for record in records if issubclass(record.entity, Plan)]
    named = [record for record in records if record.get_value("id") is not None]
    return Declarations(
        editions=tuple(_iter_editions(plans)),
        issues=tuple(_iter_issued(plans)),
        plans=tuple(Declared(*to_scope(plan), plan.location) for plan in plans if plan in named),
        shared=tuple(_to_shared(record) for record in named if record not in plans),
        names=tuple(chain.from_iterable(map(iter_names, named))),
        above=tuple(chain.from_iterable(map(iter_above, named))),
        parts=tuple(chain.from_iterable(map(_iter_declared_parts, plans))),
        accounts=tuple(_iter_accounts(plans)),
        dated=tuple(chain.from_iterable(map(iter_dated, named))),
        links=tuple(chain.from_iterable(map(iter_links, named))),
        replacements=tuple(chain.from_iterable(map(iter_replacements, named))),
        unread=_find_unread(document),
        problems=(
            *chain.from_iterable(map(_check_ids, plans)),
            *chain.from_iterable(map(iter_taken, records)),
        ),
    )


def to_scope(plan: Record) -> tuple[str, str]:
    """The type and id of a plan. The ids of its parts are unique within it."""
    return plan.entity.__name__, plan.get_value("id") or ""


def to_id_noun(entity: type[Entity]) -> Message:
    """What the id of an entity is called in messages."""
    return Message("{noun} id", noun=Message(entity.to_noun()))


def iter_lines(record: Record) -> Iterator[Record]:
    """The budget lines of *record* and of all records within it."""
    for _, nested in record.iter_nested():
        if issubclass(nested.entity, BudgetLine):
            yield nested
        else:
            yield from iter_lines(nested)


def _iter_accounts(plans: Iterable[Record]) -> Iterator[Account]:
    for plan in plans:
        edition, source = (plan.get_value(name) for name in ("edition", "source"))
        lines = tuple(name for line in iter_lines(plan) if (name := line.get_value("id")))
        if edition and source and lines:
            yield Account(to_scope(plan), edition, source, lines)


def _iter_editions(plans: Iterable[Record]) -> Iterator[Declared]:
    """The editions that are told whole, each by its plan, name and source."""
    for plan in plans:
        values = [plan.get_value(name) for name in ("id", "edition", "source")]
        if None not in values:
            yield Declared(f"edition of {plan.entity.to_noun()}", " / ".join(values), plan.location)


def _iter_issued(plans: Iterable[Record]) -> Iterator[Issued]:
    for plan in plans:
        name, stage, date = (plan.get_value(field) for field in ("edition", "stage", "date"))
        if name and stage and date and (day := date.get_value("value")):
            kind, of = to_scope(plan)
            term = stage.iri if isinstance(stage, Concept) else str(stage)
            yield Issued(Issue(f"{ENTITY_TYPES[kind].path}/{of}", name, day.text, term), date.location)


def _find_unread(document: Record) -> frozenset[str]:
    """Record types whose section has a problem. References to them may be correct, so they are not reported."""
    return frozenset(Document.fields[name].of for name, values in document.values.items() if not values)


def _to_shared(record: Record) -> Shared:
    fields = record.entity.fields
    single = {
        name: Word(to_text(values[0].content), values[0].location)
        for name, values in record.values.items()
        if values and not fields[name].many
    }
    return Shared(record.entity.__name__, record.get_value("id"), record.location, single)


def _check_ids(plan: Record) -> Iterator[Duplicate]:
    """Ids that an edition gives to two things. ``removes`` could mean either."""
    first: dict[str, Location] = {}
    for record in _iter_named(plan):
        name = record.get_value("id")
        if name in first:
            noun = to_id_noun(record.entity)
            yield Duplicate(location=record.location, name=name, kind=noun, first=first[name])
        first.setdefault(name, record.location)


def _iter_named(record: Record) -> Iterator[Record]:
    """The records within *record* that have an id, at any depth."""
    for _, nested in record.iter_nested():
        if nested.get_value("id") is not None:
            yield nested
        yield from _iter_named(nested)


def _iter_declared_parts(plan: Record) -> Iterator[Part]:
    scope = to_scope(plan)
    for record in (plan, *_iter_parts(plan)):
        once = {name: {name, field.instead} for name, field in record.entity.fields.items() if field.once}
        stated = frozenset(name for name in once if once[name] & record.values.keys()) if record.values else None
        yield Part(scope, record.entity.__name__, record.get_value("id") or "", record.location, stated)
    for record in _iter_named(plan):
        if not issubclass(record.entity, Activity):
            yield Part(scope, record.entity.__name__, record.get_value("id"), record.location, frozenset())


def _iter_parts(record: Record) -> Iterator[Record]:
    for _, nested in record.iter_nested():
        if issubclass(nested.entity, Activity):
            yield nested
            yield from _iter_parts(nested)

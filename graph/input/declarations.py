"""The declarations of one file, and the registry of the declarations of all files.

Declarations are small and do not depend on other files. Files can therefore be read in several processes or at
different times.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Contradiction, Cycle, Duplicate, Location, MissingField, Problem, Undecided
from graph.input.concepts import iter_labels, iter_taken
from graph.input.cycles import Link, iter_cycles, iter_links
from graph.input.overlaps import Dated, iter_dated
from graph.model.codes import OwnConcept
from graph.model.concepts import Concept, fold
from graph.model.dates import PartialDate
from graph.model.editions import Issue, find_undecided
from graph.model.entities import ENTITY_TYPES, Activity, BudgetLine, Document, Plan
from graph.model.records import PART, Entity, Record

_NAME_FIELDS = ("name", "aliases", "abbreviations")


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


class Named(NamedTuple):
    """A name of an entity."""

    kind: str
    name: str
    id: str


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
    parts: tuple[Part, ...]
    dated: tuple[Dated, ...]
    links: tuple[Link, ...]
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
        parts=tuple(chain.from_iterable(map(_iter_declared_parts, plans))),
        dated=tuple(chain.from_iterable(map(iter_dated, named))),
        links=tuple(chain.from_iterable(map(iter_links, named))),
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


@dataclass
class Registry:
    """The declarations of all files. Files must be added in the order of their names to give the same result.

    ``packaged`` are further ids and names by type that a file may use without declaring them.
    """

    ids: dict[str, dict[str, Location]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    parts: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    activities: set[str] = field(default_factory=set)
    packaged: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _editions: dict[tuple[str, str], Location] = field(default_factory=dict)
    _issued: list[Issued] = field(default_factory=list)
    _first: dict[tuple[str, str], Shared] = field(default_factory=dict)
    _stated: dict[tuple[tuple[str, str], str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _once: dict[tuple[tuple[str, str], str], Part] = field(default_factory=dict)
    _dated: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))

    def add(self, declarations: Declarations, *, packaged: bool = False) -> None:
        """Adds one file and records its conflicts with the files before it.

        A conflict with a *packaged* file is a problem of the other file.
        """
        self.problems.extend(declarations.problems)
        self.unread.update(declarations.unread)
        for edition in declarations.editions:
            self._claim(edition)
        self._issued.extend(declarations.issues)
        for plan in declarations.plans:
            self.ids[plan.kind].setdefault(plan.name, plan.location)
        here: dict[tuple[str, str], Location] = {}
        for shared in declarations.shared:
            self._add_shared(shared, here)
        for name in declarations.names:
            self.names[name.kind].setdefault(name.name, set()).add(name.id)
            self._check_label(name)
        for part in declarations.parts:
            self._add_part(part)
        for dated in declarations.dated:
            for other in self._dated[dated.subject]:
                later, earlier = (other, dated) if packaged else (dated, other)
                if overlap := later.find_overlap(earlier):
                    self.problems.append(overlap)
            self._dated[dated.subject].append(dated)
        self.links.extend(declarations.links)

    def find(self, mention: Mention) -> set[str]:
        """The ids that *mention* can refer to: the id as written, else the ids of all entities with that name."""
        if mention.text in self._get_known(mention):
            return {mention.text}
        return self.names[mention.kind].get(mention.text, set())

    def get_words(self, mention: Mention) -> list[str]:
        """All ids and names that *mention* could use, sorted."""
        return sorted({*self._get_known(mention), *self.names[mention.kind], *self.packaged[mention.kind]})

    def get_values(self, kind: str, name: str) -> Mapping[str, str]:
        """The single values that the first file states of an entity, as text; empty if no file declares it."""
        known = self._first.get((kind, name))
        return {field_name: word.text for field_name, word in known.values.items()} if known else {}

    def iter_remaining(self) -> Iterator[Problem]:
        """The problems that only all files together show."""
        yield from self._iter_missing()
        yield from self._iter_undecided()
        yield from self.iter_cycles()

    def _iter_undecided(self) -> Iterator[Undecided]:
        issued = sorted(set(self._issued), key=lambda one: one.location)
        for one, other in find_undecided(dict(enumerate(edition.issue for edition in issued))):
            first, second = sorted((issued[one], issued[other]), key=lambda edition: edition.location)
            yield Undecided(
                location=second.location,
                name=_name_edition(second.issue),
                date=second.issue.date,
                other=_name_edition(first.issue),
                other_date=first.issue.date,
                first=first.location,
            )

    def _iter_missing(self) -> Iterator[MissingField]:
        """The fields that at least one edition of a plan or part must state but none does."""
        for (plan, name), part in self._once.items():
            entity = ENTITY_TYPES[part.kind]
            for field_name, declared in entity.fields.items():
                if declared.once and part.stated is not None and field_name not in self._stated[plan, name]:
                    owner = entity.describe(name)
                    yield MissingField(location=part.location, name=field_name, owner=owner, instead=declared.instead)

    def iter_cycles(self) -> Iterator[Cycle]:
        """The references that lead from an entity back to itself."""
        found = ((link, self.find(Mention(link.kind, link.target, ("", "")))) for link in self.links)
        yield from iter_cycles((link, target) for link, targets in found for target in sorted(targets))

    def _get_known(self, mention: Mention) -> Set[str]:
        if mention.kind == "Activity":
            return self.activities
        if mention.plan[0]:
            return {name for name, kind in self.parts[mention.plan].items() if mention.kind in (kind, PART)}
        return self.ids[mention.kind].keys()

    def _claim(self, edition: Declared) -> None:
        first = self._editions.setdefault((edition.kind, edition.name), edition.location)
        if first is not edition.location:
            problem = Duplicate(location=edition.location, name=edition.name, kind=edition.kind, first=first)
            self.problems.append(problem)

    def _add_shared(self, shared: Shared, here: dict[tuple[str, str], Location]) -> None:
        """Compares an entity with its description in an earlier file and records contradictions."""
        key = (shared.kind, shared.id)
        known = self._first.setdefault(key, shared)
        first = here.setdefault(key, shared.location)
        self.ids[shared.kind].setdefault(shared.id, first)
        entity = ENTITY_TYPES[shared.kind]
        if first is not shared.location:
            kind = to_id_noun(entity)
            self.problems.append(Duplicate(location=shared.location, name=shared.id, kind=kind, first=first))
            return
        for name, word in shared.values.items() if known is not shared else ():
            earlier = known.values.get(name)
            if earlier and earlier.text != word.text:
                owner, other = entity.describe(shared.id), earlier.text
                self.problems.append(
                    Contradiction(location=word.location, name=name, owner=owner, other=other, first=earlier.location)
                )

    def _check_label(self, name: Named) -> None:
        """Reports a label that two own concepts of a list share, because it would find neither."""
        others = self.names[name.kind][name.name] - {name.id}
        if others and issubclass(ENTITY_TYPES[name.kind], OwnConcept):
            here, there = (self._first[name.kind, one].location for one in (name.id, min(others)))
            label = Message("{noun} label", noun=Message(ENTITY_TYPES[name.kind].to_noun()))
            self.problems.append(Duplicate(location=here, name=name.name, kind=label, first=there))

    def _add_part(self, part: Part) -> None:
        entity = ENTITY_TYPES[part.kind]
        if part.id and not issubclass(entity, Plan):
            self.parts[part.plan][part.id] = part.kind
            self.activities.update([f"{part.plan[1]}/{part.id}"] if issubclass(entity, Activity) else ())
        self._stated[part.plan, part.id].update(part.stated or ())
        self._once.setdefault((part.plan, part.id), part)


def register(declarations: Iterable[Declarations]) -> Registry:
    """The registry of all files, which must come in the order of their names."""
    registry = Registry()
    for one in declarations:
        registry.add(one)
    return registry


def _iter_editions(plans: Iterable[Record]) -> Iterator[Declared]:
    """The editions that are told whole, each by its plan, name and source."""
    for plan in plans:
        values = [plan.get_value(name) for name in ("id", "edition", "source")]
        if None not in values:
            yield Declared(f"edition of {plan.entity.to_noun()}", " / ".join(values), plan.location)


def _name_edition(issue: Issue) -> str:
    """``plan/edition``, as in the command ``diff``."""
    return f"{issue.plan.rpartition('/')[2]}/{issue.name}"


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
        name: Word(_to_text(values[0].content), values[0].location)
        for name, values in record.values.items()
        if values and not fields[name].many
    }
    return Shared(record.entity.__name__, record.get_value("id"), record.location, single)


def iter_names(record: Record) -> Iterator[Named]:
    """The names of one entity, without its id."""
    kind, name = record.entity.__name__, record.get_value("id")
    if issubclass(record.entity, OwnConcept):
        yield from (
            Named(kind, label, name) for label in sorted({fold(value.content) for value in iter_labels(record)})
        )
        return
    for field_name in _NAME_FIELDS:
        for value in record.values.get(field_name, ()):
            yield Named(kind, value.content, name)
    for value in record.values.get("names", ()):
        yield Named(kind, value.content.get_value("name") or name, name)


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


def _to_text(content: object) -> str:
    """The text of a value. Equal values have equal texts."""
    if isinstance(content, Concept):
        return content.name
    return content.text if isinstance(content, PartialDate) else str(content)

"""The changes between two editions, or two loads, for every field of the model, in the wording of the plan.

A state is what the editions so far say together: an edition adds its own statements to the state, replaces those with
the same facet, and drops what it ends. An edition that omits an item has not removed it. A text that differs only in
spaces, punctuation, units or word order is reported as a change of spelling. Notes of editors and fields that an
edition omits are no changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from graph.model.entities import ENTITY_TYPES, Activity, BudgetLine, statements
from graph.model.records import Entity, Kind
from graph.model.vocabulary import DCAT, DCTERMS, M8G, RDF, RDFS, RM, SCHEMA
from graph.stores import Cell, Iri
from graph.view.accounts import Account, read_accounts
from graph.view.snapshot import Snapshot
from graph.view.spelling import is_same, to_words

_TYPES = {entity.terms[0]: entity for entity in ENTITY_TYPES.values() if entity.terms}
_RANKS = {term: rank for rank, term in enumerate(_TYPES)}
# Properties that say nothing by themselves, or that a more precise change covers.
_STRUCTURE = frozenset(
    {RDF.type, RDFS.comment, DCTERMS.hasPart, DCTERMS.isPartOf, RM.hasRelatedProject, RM.order, RM.reason}
)
# Properties of a plan that editions state once and that begin with no edition.
_TIMELESS = frozenset({RM.region, RM.roadmapKind})
# Properties that other values of the same statement already say, by its type.
_PRINTED = frozenset({RM.printedText})
_SAID: Mapping[type[Entity], frozenset[str]] = {
    BudgetLine: frozenset({SCHEMA.value, RM.amountKind, RM.insideOf, RM.resolvedBy}),
    statements.Participation: _PRINTED | {M8G.role},
    statements.TechnologyUse: _PRINTED,
    statements.RegionalPart: _PRINTED,
    statements.AnnouncedCount: _PRINTED,
}
# The kinds of changes in the order of a report.
KINDS = ("added", "removed", "moved", "reworded", "role", "amount", "changed", "stated", "spelling")


class Entry(NamedTuple):
    """One statement as the values of its fields, in the order of the model: pairs of a property and a value.

    The property is empty if the value needs no name. *node* is the statement itself.
    """

    fields: tuple[tuple[str, Cell], ...]
    node: Iri


@dataclass(frozen=True)
class Change:
    """One difference: *kind* is one of :data:`KINDS`.

    *what* is the class of the *item*, a role, a kind of money, a class of statements or a property. *before* and
    *after* are as printed, or things, or entries. *basis* holds the statements of both sides, for plain
    values the editions.
    """

    kind: str
    item: Iri
    what: Iri
    before: str | tuple[Iri, ...] | tuple[Entry, ...]
    after: str | tuple[Iri, ...] | tuple[Entry, ...]
    basis: tuple[Iri, ...] = field(default=(), compare=False)


class Key(NamedTuple):
    """What a fact is about: an item, a class or property, and what distinguishes several facts of one class."""

    item: Iri
    what: Iri
    part: str = ""


@dataclass
class Fact:
    """The values of a :class:`Key`: plain values or entries. A later fact with the same facet replaces it."""

    kind: str
    facet: str
    values: list[Cell | Entry] = field(default_factory=list)
    basis: list[Iri] = field(default_factory=list)


@dataclass
class State:
    """What editions say together: the class, title and parent of each item, and the facts."""

    classes: dict[Iri, Iri] = field(default_factory=dict)
    titles: dict[Iri, str] = field(default_factory=dict)
    parents: dict[Iri, Iri] = field(default_factory=dict)
    basis: dict[Iri, Iri] = field(default_factory=dict)
    facts: dict[Key, Fact] = field(default_factory=dict)

    def copy(self) -> "State":
        """A state that can change alone. The values of a fact are replaced, never changed."""
        facts = {key: replace(fact) for key, fact in self.facts.items()}
        return State(dict(self.classes), dict(self.titles), dict(self.parents), dict(self.basis), facts)


def read_state(snapshot: Snapshot) -> State:
    """What all editions say together."""
    return to_state(read_accounts(snapshot))


def compare_editions(snapshot: Snapshot, before: Iterable[Iri], after: Iterable[Iri]) -> list[Change]:
    """The changes from the edition *before* to *after*, both as accounts, given the editions before each of them.

    Of two accounts of one edition, or editions of two plans, *after* adds to *before*.
    """
    sides = (frozenset(before), frozenset(after))
    plans = {Iri(row["plan"]) for row in snapshot.read("editions") if row["edition"] in sides[0] | sides[1]}
    accounts = read_accounts(snapshot, *sorted(plans))
    chosen = [account for account in accounts if account.edition in sides[0] | sides[1]]
    positions = [{(one.plan, one.position) for one in chosen if one.edition in side} for side in sides]
    if len({plan for side in positions for plan, _ in side}) == 1 and positions[0] != positions[1]:
        ends = [max(side) for side in positions]
        reached = [[one for one in accounts if one.plan == end[0] and one.position <= end[1]] for end in ends]
        return compare(*(to_state(some) for some in reached))
    first = {account.plan: account.position for account in reversed(chosen)}
    base = to_state(one for one in accounts if one.position < first.get(one.plan, 0))
    old = to_state((one for one in chosen if one.edition in sides[0]), base.copy())
    return compare(old, to_state((one for one in chosen if one.edition in sides[1]), old.copy()))


def to_state(accounts: Iterable[Account], state: State | None = None) -> State:
    """What *accounts* say together, the oldest edition first and the preferred account of an edition last."""
    state = state or State()
    current, fresh = ("", 0), set[Key]()
    for account in accounts:
        if (account.plan, account.position) != current:
            current, fresh = (account.plan, account.position), set()
        _end(state, account.ended)
        facts = dict(_iter_facts(account))
        facets = {fact.facet for fact in facts.values()}
        for key in [key for key, fact in state.facts.items() if fact.facet in facets and key not in fresh]:
            del state.facts[key]
        for key, fact in facts.items():
            _add_fact(state, key, fact, together=key in fresh)
        fresh.update(facts)
        _add_items(state, account)
    return state


def iter_states(accounts: Iterable[Account]) -> Iterator[tuple[Sequence[Account], State]]:
    """The accounts of each edition of one plan, the preferred one last, with what all editions up to it say together.

    :param accounts: of one plan, the oldest edition first.
    """
    state = State()
    for _, edition in groupby(accounts, key=lambda account: account.position):
        told = list(edition)
        state = to_state(told, state.copy())
        yield told, state


def _end(state: State, ended: frozenset[Iri]) -> None:
    """Removes the items and statements that an edition ends."""
    for item in ended & set(state.classes):
        for known in (state.classes, state.titles, state.parents, state.basis):
            known.pop(item, None)
    for key, fact in list(state.facts.items()):
        fact.values = [one for one in fact.values if not (isinstance(one, Entry) and one.node in ended)]
        if not fact.values or key.item in ended or ended.issuperset(fact.basis):
            del state.facts[key]


def _add_fact(state: State, key: Key, fact: Fact, *, together: bool) -> None:
    """Adds a fact. Sources of one edition name agencies and technologies together. Otherwise the last one counts."""
    earlier = state.facts.get(key) if together else None
    if earlier and (key.what == RM.TechnologyUse or fact.kind == "role"):
        named = [_get_named(value) for value in fact.values]
        fact.values = [*(value for value in earlier.values if _get_named(value) not in named), *fact.values]
        fact.basis = [*earlier.basis, *fact.basis]
    state.facts[key] = fact


def _get_named(value: Cell | Entry) -> Cell:
    """The first value of an entry, which is the agency of a role."""
    return value.fields[0][1] if isinstance(value, Entry) else value


def _add_items(state: State, account: Account) -> None:
    for item, kind in _iter_items(account):
        values = account.things[item]
        state.classes[item] = kind
        if titles := values.get(RDFS.label):
            state.titles[item] = str(titles[0])
        if wholes := values.get(DCTERMS.isPartOf):
            state.parents[item] = Iri(wholes[0])
        state.basis[item] = account.edition


def _iter_items(account: Account) -> Iterator[tuple[Iri, Iri]]:
    for thing, values in account.things.items():
        entity = _get_type(values)
        if entity and issubclass(entity, Activity):
            yield thing, Iri(entity.terms[0])


def _get_type(values: Mapping[str, Sequence[Cell]]) -> type[Entity] | None:
    """The most specific entity type of a thing."""
    found = sorted((_RANKS[str(term)], str(term)) for term in values.get(RDF.type, ()) if str(term) in _TYPES)
    return _TYPES[found[-1][1]] if found else None


def _iter_facts(account: Account) -> Iterator[tuple[Key, Fact]]:
    """The facts of an account: one per plain field of an item, and one per facet of its statements."""
    facts: dict[Key, Fact] = {}
    for item, _ in _iter_items(account):
        for term, values in sorted(account.things[item].items()):
            nodes = [Iri(value) for value in values if isinstance(value, Iri) and value in account.things]
            if term in _STRUCTURE:
                continue
            if not nodes:
                facet = f"{item} {term}"
                facts[Key(item, Iri(term))] = Fact("text", facet, list(values), [account.edition])
            for node in nodes:
                key, fact = _to_fact(account, item, Iri(term), node)
                known = facts.setdefault(key, fact)
                if known is not fact:
                    known.values += fact.values
                    known.basis += fact.basis
    yield from facts.items()


def _to_fact(account: Account, item: Iri, link: Iri, node: Iri) -> tuple[Key, Fact]:
    values = account.things[node]
    entity = _get_type(values)
    what, facet = Iri(entity.terms[0] if entity else link), account.facets.get(node, "")
    if entity is statements.Participation:
        role = Iri(values[M8G.role][0])
        return Key(item, role), Fact("role", facet, [_to_entry(account, node)], [node])
    if entity is BudgetLine:
        kind = Iri(values[RM.amountKind][0])
        return Key(item, kind, facet), Fact("amount", facet, [_to_entry(account, node)], [node])
    if not facet:
        # What has no facet is known by its name. Another vision without an id does not replace this one.
        facet = f"{item} {link} {''.join(to_words(str(values.get(RDFS.label, [''])[0])))}"
    if what == RM.Vision:
        return Key(item, what, facet), Fact("text", facet, list(values.get(RDFS.label, ())), [node])
    return Key(item, what, facet), Fact("statement", facet, [_to_entry(account, node)], [node])


def _to_entry(account: Account, node: Iri) -> Entry:
    """The fields of a statement in the order of the model, without values that are said already."""
    values = account.things[node]
    entity = _get_type(values) or Entity
    found: list[tuple[str, Cell]] = []
    for name, declared in entity.fields.items():
        if declared.term in _SAID.get(entity, frozenset()) | _STRUCTURE or declared.kind is Kind.ID:
            continue
        for value in values.get(declared.term, ()):
            if declared.kind is Kind.NESTED:
                found += [("", one) for _, one in _to_entry(account, Iri(value)).fields]
            else:
                plain = declared.required or name in ("printed", "region", "value")
                found.append(("" if plain else declared.term, value))
    dates = [str(values.get(term, [""])[0]) for term in (DCAT.startDate, DCAT.endDate)]
    span = [("", "–".join(dates) if dates[0] != dates[1] else dates[0])] if any(dates) else []
    return Entry((*span, *found), node)


def compare(before: State, after: State) -> list[Change]:
    """The changes from *before* to *after*, in the order of :data:`KINDS` and then of the IRIs."""
    changes = [*_compare_items(before, after), *_compare_facts(before, after)]
    return sorted(changes, key=lambda one: (KINDS.index(one.kind), one.item, one.what))


def _compare_items(before: State, after: State) -> Iterator[Change]:
    for item in sorted({*before.classes, *after.classes}):
        old, new = item in before.classes, item in after.classes
        basis = tuple(dict.fromkeys(side.basis[item] for side in (before, after) if item in side.basis))
        if old and new:
            parents = (before.parents.get(item), after.parents.get(item))
            if None not in parents and parents[0] != parents[1]:
                wholes = [(parent,) if parent else () for parent in parents]
                yield Change("moved", item, after.classes[item], wholes[0], wholes[1], basis)
        elif new:
            yield Change("added", item, after.classes[item], "", after.titles.get(item, ""), basis)
        else:
            yield Change("removed", item, before.classes[item], before.titles.get(item, ""), "", basis)


def _compare_facts(before: State, after: State) -> Iterator[Change]:
    for key in sorted({*before.facts, *after.facts}):
        # An item that is new or gone is reported as such.
        if key.item not in before.classes or key.item not in after.classes:
            continue
        old, new = before.facts.get(key), after.facts.get(key)
        if _to_texts(old) == _to_texts(new) or _is_omission(old, new) or (not old and key.what in _TIMELESS):
            continue
        kind = _find_kind(old, new)
        sides = [_to_things(fact) if kind == "role" else _to_side(fact) for fact in (old, new)]
        what = after.classes[key.item] if key.what == RDFS.label else key.what
        basis = tuple(dict.fromkeys(one for fact in (old, new) if fact for one in fact.basis))
        yield Change(kind, key.item, what, sides[0], sides[1], basis)


def _is_omission(old: Fact | None, new: Fact | None) -> bool:
    """Whether the new statements only omit fields of the old ones. What an edition omits it has not removed."""
    if not old or not new or {old.kind, new.kind} != {"statement"} or len(old.values) != len(new.values):
        return False
    fields = [[set(one.fields) for one in side.values if isinstance(one, Entry)] for side in (old, new)]
    return len(fields[1]) == len(new.values) and all(
        some and any(some <= one for one in fields[0]) for some in fields[1]
    )


def _find_kind(old: Fact | None, new: Fact | None) -> str:
    fact = new or old
    assert fact
    if fact.kind == "role" and old and new:
        return "role" if _to_things(old) != _to_things(new) else "changed"
    if not old:
        return "stated"
    if not new:
        return "removed"
    if fact.kind == "amount":
        printed = [[entry.fields[:1] for entry in side.values if isinstance(entry, Entry)] for side in (old, new)]
        return "amount" if printed[0] != printed[1] else "changed"
    one, other = old.values, new.values
    if (
        fact.kind != "text"
        or len(one) != 1
        or len(other) != 1
        or not all(_is_wording(value) for value in (*one, *other))
    ):
        return "changed"
    return "spelling" if is_same(str(one[0]), str(other[0])) else "reworded"


def _is_wording(value: Cell | Entry) -> bool:
    return isinstance(value, str) and not isinstance(value, Iri)


def _to_things(fact: Fact | None) -> tuple[Iri, ...]:
    """The agencies of a role, whatever their tasks."""
    named = [_get_named(value) for value in fact.values] if fact else []
    return tuple(sorted({one for one in named if isinstance(one, Iri)}))


def _to_side(fact: Fact | None) -> "str | tuple[Iri, ...] | tuple[Entry, ...]":
    """The values of a fact: one text, the things if it only names things, else entries."""
    values = fact.values if fact else []
    entries = [one if isinstance(one, Entry) else Entry((("", one),), Iri("")) for one in values]
    single = all(len(one.fields) == 1 for one in entries)
    if single and all(isinstance(_get_named(one), Iri) for one in entries):
        return _to_things(fact)
    if single and len(entries) == 1 and isinstance(text := _get_named(entries[0]), str):
        return text
    return tuple(sorted(entries, key=_to_text))


def _to_texts(fact: Fact | None) -> list[str]:
    """Texts by which equal facts are equal. The spaces of an amount do not count."""
    texts = sorted(map(_to_text, fact.values)) if fact else []
    return ["".join(text.split()) for text in texts] if fact and fact.kind == "amount" else texts


def _to_text(value: Cell | Entry) -> str:
    return " ".join(f"{term}={one}" for term, one in value.fields) if isinstance(value, Entry) else str(value)

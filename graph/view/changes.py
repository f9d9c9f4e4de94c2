"""The changes between two editions, or two loads, in the wording of the plan.

Only items that both sides mention are compared: an edition that omits an item has not removed it. A title that differs
only in spaces, punctuation, units or word order is reported as a change of spelling.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import UnknownName
from graph.model.vocabulary import RM
from graph.stores import Cell, Iri
from graph.view.activities import INFERRED, STATED
from graph.view.snapshot import Snapshot

# Units with two spellings, and words that only introduce a short name.
_SAME_WORD = {"t": "톤", "이하": ""}
_LISTS = (RM.AddOnStrategy, RM.Axis, RM.FocusArea, RM.Phase, RM.Project, RM.Strategy, RM.Zone)

_Row = Mapping[str, Cell]
# Without inherited roles, which are far more.
_PRINTED = {"status": (STATED, INFERRED)}


@dataclass(frozen=True)
class Change:
    """One difference: *kind* is ``added``, ``removed``, ``reworded``, ``spelling``, ``role`` or ``amount``.

    *what* is the class of the *item*, the role or the kind of money. *before* and *after* are as printed, or the
    agencies of a role. *basis* holds the statements of both sides, for titles the editions.
    """

    kind: str
    item: Iri
    what: Iri
    before: str | tuple[Iri, ...]
    after: str | tuple[Iri, ...]
    basis: tuple[Iri, ...] = field(default=(), compare=False)


@dataclass
class State:
    """The statements of one side: titles with their class, agencies by item and role, printed amounts by item and kind.

    ``removed`` holds the items that it explicitly drops. ``basis`` gives, by the same keys, the edition of each title
    and the statements of each role and amount.
    """

    titles: dict[Iri, str] = field(default_factory=dict)
    classes: dict[Iri, Iri] = field(default_factory=dict)
    categories: dict[Iri, str] = field(default_factory=dict)
    roles: dict[tuple[Iri, Iri], set[Iri]] = field(default_factory=dict)
    amounts: dict[tuple[Iri, Iri, str], str] = field(default_factory=dict)
    removed: set[Iri] = field(default_factory=set)
    basis: dict[object, tuple[Iri, ...]] = field(default_factory=dict)


def find_editions(snapshot: Snapshot, name: str) -> list[Iri]:
    """The accounts of the edition named ``roadmap/edition``, the preferred one first.

    :raises UnknownName: no such edition; lists the most similar names.
    """
    names: dict[str, list[Iri]] = defaultdict(list)
    rows = snapshot.read("editions")
    for row in sorted(rows, key=lambda row: int(str(row["preference"]))):
        plan = str(row["plan"]).rpartition("/")[2]
        names[f"{plan}/{row['name']}"].append(Iri(row["edition"]))
    if name not in names:
        raise UnknownName("edition", name, names)
    return names[name]


@dataclass(frozen=True)
class Statements:
    """The rows of queries ``edition-items``, ``edition-removals``, ``roles`` and ``amounts`` by edition, read once."""

    items: Mapping[Iri, Sequence[_Row]]
    removals: Mapping[Iri, Sequence[_Row]]
    roles: Mapping[Iri, Sequence[_Row]]
    amounts: Mapping[Iri, Sequence[_Row]]

    def to_state(self, editions: Iterable[Iri] | None = None) -> State:
        """The merged state of *editions*, where the first one wins; by default of all editions, newest first."""
        ordered = list(dict.fromkeys(self.find_newest() if editions is None else editions))
        state = State()
        for row in _pick(self.items, ordered):
            _add_item(state, row)
        state.removed.update(Iri(row["item"]) for row in _pick(self.removals, ordered))
        spoken: dict[tuple[Iri, Iri], Iri] = {}
        for row in _pick(self.roles, ordered):
            key, edition = (Iri(row["activity"]), Iri(row["role"])), Iri(row["edition"])
            if spoken.setdefault(key, edition) == edition:
                state.roles.setdefault(key, set()).add(Iri(row["agency"]))
                state.basis[key] = (*state.basis.get(key, ()), Iri(row["statement"]))
        for row in _pick(self.amounts, ordered):
            _add_amount(state, row)
        return state

    def find_newest(self) -> list[Iri]:
        """All editions, newest first; on one day the preferred one first."""
        first = {edition: rows[0] for edition, rows in self.items.items()}
        preferred = sorted(first, key=lambda edition: int(str(first[edition]["preference"])))
        return sorted(preferred, key=lambda edition: str(first[edition]["issued"]), reverse=True)


def read_statements(snapshot: Snapshot) -> Statements:
    """The statements of all editions that had appeared by the day."""
    known = {row["edition"] for row in snapshot.read("editions")}
    return Statements(
        items=_group_by_edition(snapshot.read("edition-items")),
        removals=_group_by_edition(snapshot.read("edition-removals")),
        roles=_group_by_edition(row for row in snapshot.read_all("roles", _PRINTED) if row["edition"] in known),
        amounts=_group_by_edition(row for row in snapshot.read_all("amounts") if row["edition"] in known),
    )


def read_state(snapshot: Snapshot, editions: Iterable[Iri] | None = None) -> State:
    """The merged state of *editions*, see :meth:`Statements.to_state`."""
    return read_statements(snapshot).to_state(editions)


def _group_by_edition(rows: Iterable[_Row]) -> dict[Iri, list[_Row]]:
    grouped: dict[Iri, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[Iri(row["edition"])].append(row)
    return grouped


def _pick(rows: Mapping[Iri, Sequence[_Row]], editions: Iterable[Iri]) -> Iterator[_Row]:
    """The rows of *editions*, in the order of *editions*."""
    return (row for edition in editions for row in rows.get(edition, ()))


def _add_item(state: State, row: _Row) -> None:
    vision = str(row["class"]) == RM.Vision
    # A vision has no id of its own, so visions are matched by their position in the edition.
    item = Iri(f"{row['plan']}/vision/{row['place']}") if vision else Iri(row["item"])
    state.classes.setdefault(item, Iri(row["class"]))
    if row["title"] and item not in state.titles:
        state.titles[item] = str(row["title"])
        state.basis[item] = (Iri(row["edition"]),)
    if row["category"]:
        state.categories.setdefault(item, str(row["category"]))


def _add_amount(state: State, row: _Row) -> None:
    scope = " ".join(str(row[name] or "") for name in ("region", "use"))
    spent = " spent" if str(row["stage"] or "").endswith("-spent") else ""
    key = (Iri(row["activity"]), Iri(row["kind"]), scope.strip() + spent)
    if key not in state.amounts:
        state.amounts[key] = str(row["printed"])
        state.basis[key] = (Iri(row["statement"]),)


def compare(before: State, after: State, *, whole: bool = False) -> list[Change]:
    """The changes from *before* to *after*: titles, then roles, then money, each in the order of the IRIs.

    :param whole: both sides are complete, so an item on one side only was added or removed.
    """
    if whole:
        after.removed.update(set(before.titles) - set(after.titles))
    return [
        *_compare_titles(before, after, whole=whole),
        *_compare_roles(before, after),
        *_compare_amounts(before, after),
    ]


def _compare_titles(before: State, after: State, *, whole: bool) -> Iterator[Change]:
    lists = whole or any(kind in _LISTS for kind in before.classes.values())
    for item in sorted(set(before.titles) | set(after.titles)):
        old, new = before.titles.get(item), after.titles.get(item)
        # An item dropped by an earlier edition is not dropped again.
        if item in after.removed and item in before.removed:
            continue
        if item in after.removed and old is not None:
            yield Change("removed", item, before.classes[item], old, "", _join_basis(item, before, after))
            continue
        if new is None:
            continue
        if old is None:
            # Nothing counts as added if the earlier edition has no list.
            if lists and after.classes[item] in _LISTS:
                yield Change("added", item, after.classes[item], "", new, _join_basis(item, before, after))
            continue
        old, new = _with_category(old, before, item), _with_category(new, after, item)
        if old != new:
            kind = "spelling" if _fold(old) == _fold(new) else "reworded"
            yield Change(kind, item, after.classes[item], old, new, _join_basis(item, before, after))


def _with_category(title: str, state: State, item: Iri) -> str:
    category = state.categories.get(item)
    return f"({category}) {title}" if category else title


def _fold(title: str) -> tuple[str, ...]:
    """The sorted letters and digits of a title, without punctuation and category."""
    text = unicodedata.normalize("NFKC", title)
    category = re.match(r"\(([^)]*)\) ", text)
    text = text[category.end() :] if category else text
    words = re.findall(r"[0-9]+(?:\.[0-9]+)?|[a-z]+|[가-힣]+", text.casefold())
    kept = [_SAME_WORD.get(word, word) for word in words]
    return tuple(sorted("".join(kept)))


def _compare_roles(before: State, after: State) -> Iterator[Change]:
    for item, role in sorted(set(before.roles) & set(after.roles)):
        old, new = before.roles[item, role], after.roles[item, role]
        if old != new:
            basis = _join_basis((item, role), before, after)
            yield Change("role", item, role, tuple(sorted(old)), tuple(sorted(new)), basis)


def _compare_amounts(before: State, after: State) -> Iterator[Change]:
    for key in sorted(set(before.amounts) & set(after.amounts)):
        old, new = before.amounts[key], after.amounts[key]
        if "".join(old.split()) != "".join(new.split()):
            yield Change("amount", key[0], key[1], old, new, _join_basis(key, before, after))


def _join_basis(key: object, before: State, after: State) -> tuple[Iri, ...]:
    return tuple(dict.fromkeys((*before.basis.get(key, ()), *after.basis.get(key, ()))))

"""Which amounts may be added and which not: money inside larger money, announced twice, or of a region by its share.

Amounts of different kinds or stages never meet. Nothing is spread over years, regions or agencies that no source names.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from graph.model.identifiers import mint_code_iri
from graph.stores import Iri
from graph.view.landscape import Amount, Landscape

Group = TypeVar("Group")
_SPENT = Iri(mint_code_iri("amount-stage", "spent"))


@dataclass(frozen=True)
class Entry:
    """An amount as it counts in one row: ``won`` and ``statement`` are those of a region's part if it is one."""

    amount: Amount
    region: Iri | None
    won: Decimal
    statement: Iri


@dataclass(frozen=True)
class Left:
    """An entry that is not added, and why: ``inside`` larger money, the ``sum`` of parts, or announced ``twice``."""

    entry: Entry
    why: str


@dataclass
class Ledger:
    """The amounts of *landscape* as entries, and the rules by which they are added."""

    landscape: Landscape

    @cached_property
    def whole(self) -> list[Entry]:
        """Every amount as it is printed, whichever region it belongs to."""
        return [Entry(amount, None, amount.won, amount.statement) for amount in self.landscape.amounts]

    @cached_property
    def regional(self) -> list[Entry]:
        """What each region gets: its share where shares are printed, all of what its own roadmap alone announces."""
        parts: dict[Iri, list[Entry]] = defaultdict(list)
        amounts = {amount.statement: amount for amount in self.landscape.amounts}
        for row in self.landscape.snapshot.read("region-amounts"):
            if amount := amounts.get(Iri(row["line"])):
                won, statement = Decimal(str(row["amount"])), Iri(row["statement"])
                parts[amount.statement].append(Entry(amount, Iri(row["region"]), won, statement))
        found = []
        for amount in self.landscape.amounts:
            home = self.landscape.homes.get(amount.activity)
            if amount.region:
                found.append(Entry(amount, amount.region, amount.won, amount.statement))
            elif home and home.roadmap == amount.activity:
                found.append(Entry(amount, home.region, amount.won, amount.statement))
            else:
                found += parts[amount.statement]
        return found

    @cached_property
    def unshared(self) -> list[Amount]:
        """Amounts of which no source says what each region gets."""
        shared = {entry.amount.statement for entry in self.regional}
        return [amount for amount in self.landscape.amounts if amount.statement not in shared]

    def settle(self, entries: Sequence[Entry], told: Set[tuple[Iri, Iri]]) -> tuple[list[Entry], list[Left]]:
        """Which of *entries*, all of one group, are added, and which are left out and why.

        An amount that is inside another, one use of it, or that of a part whose whole has an amount of the same kind is
        not added to the whole. Where a roadmap announces what a region gets of its projects, the projects count and
        the announced sum does not. Of an activity that two roadmaps announce only one counts.

        :param told: the activities and kinds of the entries of all groups (:func:`list_told`), among which nothing may
            count twice.
        """
        comparable: dict[tuple[Iri, bool], list[Entry]] = defaultdict(list)
        for entry in entries:
            comparable[_to_likeness(entry.amount)].append(entry)
        rivals = {
            likeness: _to_rivals(self.landscape, alike) for likeness, alike in comparable.items() if len(alike) > 1
        }
        added, left = [], []
        for entry in entries:
            amount, others = entry.amount, rivals.get(_to_likeness(entry.amount))
            why = "twice" if self._is_told_again(amount, told) else others.find_reason(amount) if others else ""
            if why:
                left.append(Left(entry, why))
            else:
                added.append(entry)
        return added, left

    def _is_told_again(self, amount: Amount, told: Set[tuple[Iri, Iri]]) -> bool:
        """Whether another roadmap announces the same activity with money of this kind, and that is among *told*."""
        same = self.landscape.same.get(amount.activity)
        return same is not None and (same, amount.kind) in told

    def find_hidden_twice(self, entries: Iterable[Entry]) -> list[Iri]:
        """Activities that two roadmaps announce and that lie in the announced sums of both, at an unknown amount."""
        homes = self.landscape.homes
        told = list_told(entries)
        found = []
        for one, other in self.landscape.same.items():
            if one not in homes or other not in homes:
                # One of the two is announced on a later day only.
                continue
            kinds = [{kind for activity, kind in told if activity == homes[side].roadmap} for side in (one, other)]
            if kinds[0] & kinds[1]:
                found.append(one)
        return found


@dataclass(frozen=True)
class _Rivals:
    """The activities with a whole amount among the comparable ones of a group (``at``), and those ``above`` them.

    ``shared`` are those of ``at`` with a whole amount that belongs to no single region.
    """

    landscape: Landscape
    at: Set[Iri]
    shared: Set[Iri]
    above: Set[Iri]

    def find_reason(self, amount: Amount) -> str:
        """Why *amount* is not added to the others of its group; empty if it is."""
        if not self.shared.isdisjoint(_iter_wholes(self.landscape, amount.activity)):
            return "inside"
        if not is_plain(amount) and amount.activity in self.at:
            return "inside"
        return "sum" if amount.region and amount.activity in self.above else ""


def _to_rivals(landscape: Landscape, entries: Iterable[Entry]) -> _Rivals:
    plain = [entry.amount for entry in entries if is_plain(entry.amount)]
    at = {amount.activity for amount in plain}
    shared = {amount.activity for amount in plain if not amount.region}
    return _Rivals(landscape, at, shared, {whole for one in at for whole in _iter_wholes(landscape, one)})


def _iter_wholes(landscape: Landscape, activity: Iri) -> Sequence[Iri]:
    """What *activity* is part of; what stands beside a plan is part of nothing."""
    return landscape.climb(activity)[1:] if activity not in landscape.related else ()


def list_told(entries: Iterable[Entry]) -> set[tuple[Iri, Iri]]:
    """The activities of *entries*, each with the kinds of its money."""
    return {(entry.amount.activity, entry.amount.kind) for entry in entries}


def _to_likeness(amount: Amount) -> tuple[Iri, bool]:
    """Equal for two amounts of which one could be inside the other: of one kind, and both planned or both spent."""
    return amount.kind, is_spent(amount)


def is_spent(amount: Amount) -> bool:
    """Whether the amount is what was spent; any other is planned."""
    return amount.stage == _SPENT


def is_plain(amount: Amount) -> bool:
    """Whether the amount is a whole and no part of one."""
    return not (amount.inside or amount.use)


def group_entries(entries: Iterable[tuple[Group, Entry]]) -> dict[Group, list[Entry]]:
    """The entries by group, each once in a group, in their order."""
    grouped: dict[Group, dict[Entry, None]] = defaultdict(dict)
    for group, entry in entries:
        grouped[group][entry] = None
    return {group: list(found) for group, found in grouped.items()}


def sum_entries(entries: Iterable[Entry]) -> dict[tuple[Iri, Iri | None], list[Entry]]:
    """The entries by kind and stage, in the order in which they come."""
    found: dict[tuple[Iri, Iri | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.amount.kind, entry.amount.stage].append(entry)
    return dict(found)

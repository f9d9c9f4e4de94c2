"""The rules of adding amounts: some are inside larger amounts, announced twice, or the share of a region.

Amounts of different kinds or stages are never added. No amount is split among years, regions or agencies unless a
source says how.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from graph.model.figures import Figure, add_up
from graph.model.identifiers import mint_code_iri
from graph.stores import Iri
from graph.view.activities import INFERRED
from graph.view.containment import Containment
from graph.view.landscape import Amount, Landscape, read_figure
from graph.view.succession import Succession

Group = TypeVar("Group")
_SPENT = Iri(mint_code_iri("amount-stage", "spent"))


@dataclass(frozen=True)
class Entry:
    """An amount as it counts in one row; ``figure`` and ``statement`` are those of the regional part, if it is one.

    ``inferred``: the share of the region is inferred.
    """

    amount: Amount
    region: Iri | None
    figure: Figure
    statement: Iri
    inferred: bool = False


@dataclass(frozen=True)
class Left:
    """An entry that is left out, and why: ``inside`` a larger amount, the ``sum`` of parts, or announced ``twice``."""

    entry: Entry
    why: str


@dataclass
class Ledger:
    """The amounts of *landscape* as entries, and the rules of adding them.

    What a former region gets, the region gets that it entirely became.
    """

    landscape: Landscape
    containment: Containment
    succession: Succession

    @cached_property
    def in_force(self) -> Set[Iri]:
        """The statements of all amounts."""
        return {amount.statement for amount in self.landscape.amounts}

    @cached_property
    def whole(self) -> list[Entry]:
        """Every amount as printed, regardless of region."""
        return [Entry(amount, None, amount.figure, amount.statement) for amount in self.landscape.amounts]

    @cached_property
    def shares(self) -> list[tuple[Entry, Amount | None]]:
        """The share of each region in an amount, with the amount that a source states instead."""
        amounts = {amount.statement: amount for amount in self.landscape.amounts}
        stated: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
        for amount in self.landscape.amounts:
            if amount.region and not amount.divided:
                stated[_to_claim(amount, self.succession.find_heir(amount.region))].append(amount)
        found = []
        for row in self.landscape.snapshot.read("region-amounts"):
            if whole := amounts.get(Iri(row["line"])):
                region, inferred = Iri(row["region"]), row["status"] == INFERRED
                entry = Entry(whole, region, read_figure(row), Iri(row["statement"]), inferred)
                claim = _to_claim(whole, self.succession.find_heir(region))
                instead = (own for own in stated[claim] if own.covers(whole))
                found.append((entry, next(instead, None)))
        return found

    @cached_property
    def regional(self) -> list[Entry]:
        """The part of each region: its share if printed, or all of an amount that its own roadmap alone announces.

        An amount that a source states for the region and the period takes the place of its share.
        """
        parts: dict[Iri, list[Entry]] = defaultdict(list)
        for entry, stated in self.shares:
            parts[entry.amount.statement].extend([] if stated else [entry])
        shared = {entry.amount.statement for entry, _ in self.shares}
        found = []
        for amount in self.landscape.amounts:
            home = self.landscape.homes.get(amount.activity)
            if amount.region:
                found.append(Entry(amount, amount.region, amount.figure, amount.statement))
            elif home and home.roadmap == amount.activity and len(home.regions) == 1 and amount.statement not in shared:
                found.append(Entry(amount, home.region, amount.figure, amount.statement))
            elif amount.statement in shared:
                found += parts[amount.statement]
            elif region := self._find_common_heir(amount.activity):
                found.append(Entry(amount, region, amount.figure, amount.statement))
        return found

    def find_regional(self, scope: Set[Iri]) -> Sequence[Entry]:
        """The parts of the regions in *scope*, in the order of :attr:`regional`."""
        return [entry for _, entry in sorted(one for region in scope for one in self._by_region.get(region, ()))]

    @cached_property
    def _by_region(self) -> Mapping[Iri | None, Sequence[tuple[int, Entry]]]:
        found: dict[Iri | None, list[tuple[int, Entry]]] = defaultdict(list)
        for place, entry in enumerate(self.regional):
            found[entry.region].append((place, entry))
        return found

    def _find_common_heir(self, activity: Iri) -> Iri | None:
        """The one region that all regions of a joint activity have become, if they have."""
        joint = next((one for one in self.landscape.climb(activity) if one in self.landscape.parts), None)
        heirs = {self.succession.find_heir(part.region) for part in self.landscape.parts[joint]} if joint else set()
        return heirs.pop() if len(heirs) == 1 else None

    @cached_property
    def unshared(self) -> list[Amount]:
        """Amounts whose division among regions is unknown: no share and no amounts of regions that add up to them."""
        shared = {entry.amount.statement for entry in self.regional}
        return [one for one in self.landscape.amounts if one.statement not in shared and not self._is_divided(one)]

    def _is_divided(self, amount: Amount) -> bool:
        """Whether the amounts stated for regions add up to *amount*."""
        parts = [
            one.won
            for one in self.landscape.amounts_of(amount.activity)
            if one.region and _to_likeness(one) == _to_likeness(amount) and amount.covers(one)
        ]
        return bool(parts) and sum(parts) >= amount.won

    def settle(self, entries: Sequence[Entry], listed: Set[tuple[Iri, Iri]]) -> tuple[list[Entry], list[Left]]:
        """The *entries* of one group that are added, and those left out with the reason.

        An amount is left out if it is inside another amount of the group: if its source says so, if it is for one
        region, use or year of it, or if a parent of its activity has an amount of the same kind. If a roadmap announces
        the sum that a region gets from its projects, the projects count and the sum does not, and neither does it
        contain anything. An activity that two roadmaps announce counts once.

        :param listed: the activities and kinds of the entries of all groups (:func:`list_told`), each of which may
            count once.
        """
        comparable: dict[tuple[Iri, bool], list[Entry]] = defaultdict(list)
        for entry in entries:
            comparable[_to_likeness(entry.amount)].append(entry)
        rivals = {likeness: _to_rivals(self, alike) for likeness, alike in comparable.items() if len(alike) > 1}
        added, left = [], []
        for entry in entries:
            others = rivals.get(_to_likeness(entry.amount))
            why = "twice" if self._is_repeated(entry.amount, listed) else others.find_reason(entry) if others else ""
            if why:
                left.append(Left(entry, why))
            else:
                added.append(entry)
        return added, left

    def _is_repeated(self, amount: Amount, listed: Set[tuple[Iri, Iri]]) -> bool:
        """Whether *listed* holds the same kind of money for the same activity in another roadmap."""
        same = self.landscape.same.get(amount.activity)
        return same is not None and (same, amount.kind) in listed

    def find_hidden_twice(self, entries: Iterable[Entry]) -> list[Iri]:
        """Activities of two roadmaps that are contained, at an unknown amount, in the announced sums of both."""
        homes = self.landscape.homes
        listed = list_told(entries)
        found = []
        for one, other in self.landscape.same.items():
            if one not in homes or other not in homes:
                # One of the two is announced only later.
                continue
            kinds = [{kind for activity, kind in listed if activity == homes[side].roadmap} for side in (one, other)]
            if kinds[0] & kinds[1]:
                found.append(one)
        return found


@dataclass(frozen=True)
class _Rivals:
    """The comparable entries of a group ``by_statement``, and the undivided ones by activity (``at``).

    ``shared`` are the activities with an undivided amount that belongs to no single region.
    """

    ledger: Ledger
    by_statement: Mapping[Iri, Entry]
    at: Mapping[Iri, Sequence[Entry]]
    shared: Set[Iri]

    def find_reason(self, entry: Entry) -> str:
        """The reason why *entry* is left out of its group; empty if it is added."""
        amount = entry.amount
        if amount.won < 0:
            # A reduction counts as long as what it reduces does.
            closest = [one for one in amount.larger if one in self.ledger.in_force][:1]
            reduced = [self.by_statement[one] for one in closest if one in self.by_statement]
            return self.find_reason(reduced[0]) if reduced else "inside"
        if amount.statement in self.sums:
            return "sum"
        return "inside" if self._is_inside(entry, self.sums) else ""

    @cached_property
    def sums(self) -> Set[Iri]:
        """The amounts of regions of whose parts the group has some that are not inside them: sums of these parts."""
        sums: set[Iri] = set()
        entries = [entry for entry in self.by_statement.values() if entry.amount.region and entry.amount.won >= 0]
        if not entries:
            return sums
        while found := {
            entry.amount.statement
            for above in (self._find_wholes_of_loose(sums),)
            for entry in entries
            if entry.amount.statement not in sums
            and entry.amount.activity in above
            and not self._is_inside(entry, sums)
        }:
            sums |= found
        return sums

    def _find_wholes_of_loose(self, sums: Set[Iri]) -> Set[Iri]:
        """The parents of undivided amounts that no amount of the group contains except *sums*."""
        return {
            whole
            for activity, alike in self.at.items()
            if any(not self._is_contained(entry, sums) for entry in alike)
            for whole in _iter_wholes(self.ledger.landscape, activity)
        }

    def _is_contained(self, entry: Entry, sums: Set[Iri]) -> bool:
        """Whether an amount of the group except *sums* contains *entry*, as its source says."""
        return any(one in self.by_statement and one not in sums for one in entry.amount.larger)

    def _is_inside(self, entry: Entry, sums: Set[Iri]) -> bool:
        """Whether *entry* is part of another amount of the group, where *sums* contain nothing but their own parts."""
        amount = entry.amount
        undivided = self.at.get(amount.activity, ())
        return (
            self._is_contained(entry, sums)
            or not self.shared.isdisjoint(_iter_wholes(self.ledger.landscape, amount.activity))
            or (amount.divided and bool(undivided))
            or any(self._is_part(entry, whole) for whole in undivided)
        )

    def _is_part(self, entry: Entry, whole: Entry) -> bool:
        """Whether *entry* is one region or a shorter period of *whole*, an undivided amount of the same activity.

        An amount of a region is part of that of a region around it, or of the one that it has become.
        """
        part, amount = entry.amount, whole.amount
        if part.region == amount.region:
            return part.is_shorter(amount)
        if part.region and amount.region:
            return amount.region in self.ledger.containment.find_around(part.region) and amount.covers(part)
        if part.region and entry.region is None:
            return part.overlaps(amount)
        return part.region is not None and whole.region == entry.region and amount.covers(part)


def _to_rivals(ledger: Ledger, entries: Iterable[Entry]) -> _Rivals:
    by_statement = {entry.amount.statement: entry for entry in entries}
    at: dict[Iri, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.amount.divided and entry.amount.won >= 0:
            at[entry.amount.activity].append(entry)
    shared = {activity for activity, alike in at.items() if any(not entry.amount.region for entry in alike)}
    return _Rivals(ledger, by_statement, at, shared)


def _iter_wholes(landscape: Landscape, activity: Iri) -> Sequence[Iri]:
    """The parents of *activity*; a related project has none."""
    return landscape.climb(activity)[1:] if activity not in landscape.related else ()


def list_told(entries: Iterable[Entry]) -> set[tuple[Iri, Iri]]:
    """The activities of *entries*, each with the kinds of its money."""
    return {(entry.amount.activity, entry.amount.kind) for entry in entries}


def _to_likeness(amount: Amount) -> tuple[Iri, bool]:
    """Equal for two amounts if one could contain the other: of one kind, and both planned or both spent."""
    return amount.kind, is_spent(amount)


def is_spent(amount: Amount) -> bool:
    """Whether the amount was spent; any other amount is planned."""
    return amount.stage == _SPENT


def _to_claim(amount: Amount, region: Iri | None) -> tuple[Iri, Iri, bool, Iri | None]:
    """Equal for the share of a region in an amount and an amount that is stated for the region."""
    return amount.activity, *_to_likeness(amount), region


def group_entries(entries: Iterable[tuple[Group, Entry]]) -> dict[Group, list[Entry]]:
    """The entries by group in their order, without duplicates."""
    grouped: dict[Group, dict[Entry, None]] = defaultdict(dict)
    for group, entry in entries:
        grouped[group][entry] = None
    return {group: list(found) for group, found in grouped.items()}


def sum_entries(entries: Iterable[Entry]) -> dict[tuple[Iri, Iri | None], list[Entry]]:
    """The entries by kind and stage, in their order."""
    found: dict[tuple[Iri, Iri | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.amount.kind, entry.amount.stage].append(entry)
    return dict(found)


def sum_figures(entries: Iterable[Entry]) -> Figure:
    """The sum of *entries*, see :func:`graph.model.figures.add_up`."""
    return add_up(entry.figure for entry in entries)

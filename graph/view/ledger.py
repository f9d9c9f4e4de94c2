"""The rules of adding amounts: some are inside larger amounts, announced twice, or the share of a region.

Amounts of different kinds or stages are never added. No amount is split among years, regions or agencies unless a
source says how.
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
    """An amount as it counts in one row; ``won`` and ``statement`` are those of the regional part, if it is one."""

    amount: Amount
    region: Iri | None
    won: Decimal
    statement: Iri


@dataclass(frozen=True)
class Left:
    """An entry that is left out, and why: ``inside`` a larger amount, the ``sum`` of parts, or announced ``twice``."""

    entry: Entry
    why: str


@dataclass
class Ledger:
    """The amounts of *landscape* as entries, and the rules of adding them."""

    landscape: Landscape

    @cached_property
    def whole(self) -> list[Entry]:
        """Every amount as printed, regardless of region."""
        return [Entry(amount, None, amount.won, amount.statement) for amount in self.landscape.amounts]

    @cached_property
    def regional(self) -> list[Entry]:
        """The part of each region: its share if printed, or all of an amount that its own roadmap alone announces."""
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
        """Amounts without a stated part for any region."""
        shared = {entry.amount.statement for entry in self.regional}
        return [amount for amount in self.landscape.amounts if amount.statement not in shared]

    def settle(self, entries: Sequence[Entry], listed: Set[tuple[Iri, Iri]]) -> tuple[list[Entry], list[Left]]:
        """The *entries* of one group that are added, and those left out with the reason.

        An amount is left out if it is inside another amount, is one use of it, or if a parent of its activity has
        an amount of the same kind. If a roadmap announces the sum that a region gets from its projects, the projects
        count and the sum does not. An activity that two roadmaps announce counts once.

        :param listed: the activities and kinds of the entries of all groups (:func:`list_told`), each of which may
            count once.
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
            why = "twice" if self._is_repeated(amount, listed) else others.find_reason(amount) if others else ""
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
    """Activities with an undivided amount among comparable entries of a group (``at``), and their parents (``above``).

    ``shared`` holds the members of ``at`` with an undivided amount that belongs to no single region.
    """

    landscape: Landscape
    at: Set[Iri]
    shared: Set[Iri]
    above: Set[Iri]

    def find_reason(self, amount: Amount) -> str:
        """The reason why *amount* is left out of its group; empty if it is added."""
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


def is_plain(amount: Amount) -> bool:
    """Whether the amount is not part of another one."""
    return not (amount.inside or amount.use)


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

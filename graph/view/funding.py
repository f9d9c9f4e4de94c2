"""Amounts in groups on the day of a view: the amounts added and left out in each group, and activities without one.

:class:`graph.view.ledger.Ledger` holds the rules of addition.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from graph.stores import Iri
from graph.view.activities import LEAD
from graph.view.doubles import Double, iter_doubles
from graph.view.landscape import Landscape
from graph.view.ledger import Entry, Ledger, Left, group_entries, list_told, sum_entries
from graph.view.view import View

# The reasons for which an entry is left out of a sum that contains its money in a larger amount.
CONTAINED = ("inside",)
GROUPINGS = ("region", "agency", "technology", "source", "year")

# A thing, or a period as printed such as ``2023–2025``; empty if no period is stated.
Key: TypeAlias = "Iri | str"


@dataclass(frozen=True)
class Group:
    """The entries of one group: ``added`` ones and ``left`` out ones."""

    key: Key
    added: Sequence[Entry]
    left: Sequence[Left]

    @property
    def sums(self) -> Mapping[tuple[Iri, Iri | None], Sequence[Entry]]:
        """The added entries by kind and stage."""
        return sum_entries(self.added)

    def iter_entries(self) -> Iterator[tuple[Entry, str]]:
        """Each entry with the reason why it is left out, empty for added ones; these come first, sum by sum."""
        for entries in self.sums.values():
            yield from ((entry, "") for entry in entries)
        yield from ((left.entry, left.why) for left in self.left)


@dataclass(frozen=True)
class Lack:
    """An activity that is in no sum.

    *region* holds the regions of its plan; a programme has none. *why* is ``amount`` if it has no amount, ``whole`` if
    only its parent *whole* has one, ``source`` if the funding source *kind* is named without an amount, and ``share``
    if the share of no region is known.
    """

    activity: Iri
    region: tuple[Iri, ...]
    why: str
    whole: Iri | None
    basis: tuple[Iri, ...]
    kind: Iri | None = None


@dataclass
class Funding:
    """The money of *view* grouped *by* one of :data:`GROUPINGS`.

    :param scope: only the parts of these regions count; if empty, every amount counts in full.
    """

    view: View
    by: str
    scope: Set[Iri] = field(default_factory=frozenset)

    @property
    def landscape(self) -> Landscape:
        return self.view.landscape

    @property
    def ledger(self) -> Ledger:
        return self.view.ledger

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The parts of the regions in scope, else of all regions if grouped by region, else every amount."""
        if self.scope:
            return self.ledger.find_regional(self.scope)
        return self.ledger.regional if self.by == "region" else self.ledger.whole

    @cached_property
    def groups(self) -> Sequence[Group]:
        """Every group with its entries."""
        grouped = group_entries((key, entry) for entry in self.entries for key in self.iter_keys(entry))
        listed = list_told(self.entries)
        return [Group(key, *self.ledger.settle(entries, listed)) for key, entries in grouped.items()]

    def find_doubles(self, group: Group, kind: Iri, stage: Iri | None) -> list[Double]:
        """The pairs of amounts that may be one, and that the sum of *kind* and *stage* in *group* contains twice."""
        told = {entry.amount.statement for entry, why in group.iter_entries() if not why or why in CONTAINED}
        return [
            one for one in self._doubles if (one.kind, one.stage) == (kind, stage) and told.issuperset(one.statements)
        ]

    @cached_property
    def _doubles(self) -> Sequence[Double]:
        return [one for one in iter_doubles(self.view) if one.since <= self.view.day < one.until]

    @cached_property
    def ungrouped(self) -> Sequence[Entry]:
        """The entries in no group."""
        return [entry for entry in self.entries if not any(True for _ in self.iter_keys(entry))]

    def iter_keys(self, entry: Entry) -> Iterator[Key]:
        """The groups of *entry*."""
        activity = entry.amount.activity
        if self.by == "region" and entry.region:
            heir = self.view.succession.find_heir(entry.region)
            yield heir if not self.scope or heir in self.scope else entry.region
        elif self.by == "agency":
            yield from dict.fromkeys(it.agency for it in self.landscape.roles.get(activity, ()) if it.general == LEAD)
        elif self.by == "technology":
            yield from self.landscape.uses.get(activity, ())
        elif self.by == "source":
            yield entry.amount.kind
        elif self.by == "year":
            yield self._to_period(entry)

    def _to_period(self, entry: Entry) -> str:
        """The period of the amount, or else of its activity."""
        start, end = entry.amount.start, entry.amount.end
        if not (start or end):
            span = self.landscape.find_span(entry.amount.activity)
            start, end = (span.start, span.end) if span else ("", "")
        return start if start == end else f"{start}–{end}"

    def find_reasons(self, key: Key, entry: Entry) -> tuple[Iri, ...]:
        """The statements that put *entry* in the group *key*, without the amount itself."""
        activity, landscape = entry.amount.activity, self.landscape
        if self.by == "agency":
            roles = landscape.roles.get(activity, ())
            return tuple(it.statement for it in roles if it.agency == key and it.general == LEAD)
        if self.by == "technology" and isinstance(key, Iri):
            return tuple(use.statement for use in landscape.uses[activity][key])
        if self.by == "year" and not (entry.amount.start or entry.amount.end):
            span = landscape.find_span(activity)
            return (span.statement,) if span else ()
        return ()

    def find_paths(self, key: Key, entry: Entry) -> tuple[tuple[Iri, ...], ...]:
        """The paths from the technologies of *entry* up to the group *key*."""
        if self.by != "technology" or not isinstance(key, Iri):
            return ()
        uses = self.landscape.uses[entry.amount.activity][key]
        return tuple(self.landscape.find_path(use.technology, key) for use in uses)

    @cached_property
    def missing(self) -> Sequence[Lack]:
        """Activities carried out without an amount of their own, then, by region, those without a known share."""
        return [
            *self._iter_unpriced(),
            *self._iter_named(),
            *(self._iter_unshared() if self.by == "region" or self.scope else ()),
        ]

    @property
    def are_carried_out(self) -> bool:
        """Whether the scope has a strategy, project or task at all."""
        return any(self._is_asked(activity) for activity in self.landscape.carried_out)

    def _is_asked(self, activity: Iri) -> bool:
        return not self.scope or activity in self._in_scope

    @cached_property
    def _in_scope(self) -> Set[Iri]:
        return {one for place in self.scope for one in self.landscape.by_region.get(place, ())}

    def _iter_unpriced(self) -> Iterator[Lack]:
        landscape = self.landscape
        asked = self._in_scope & landscape.carried_out if self.scope else landscape.carried_out
        for activity in sorted(asked - landscape.priced):
            above = [] if activity in landscape.related else landscape.climb(activity)[1:]
            whole = next((one for one in above if one in landscape.priced), None)
            if not whole and activity in landscape.activities.named_sources:
                continue
            yield Lack(activity, self._find_home(activity), "whole" if whole else "amount", whole, (activity,))

    def _iter_named(self) -> Iterator[Lack]:
        for activity, rows in self.landscape.activities.named_sources.items():
            found: dict[Iri, list[Iri]] = {}
            for row in rows if self._is_asked(activity) else ():
                found.setdefault(Iri(row["kind"]), []).append(Iri(row["statement"]))
            for kind, statements in found.items():
                yield Lack(activity, self._find_home(activity), "source", None, tuple(statements), kind)

    def _iter_unshared(self) -> Iterator[Lack]:
        found: dict[Iri, list[Iri]] = {}
        for amount in self.ledger.unshared:
            if self._is_asked(amount.activity):
                found.setdefault(amount.activity, []).append(amount.statement)
        for activity, statements in found.items():
            yield Lack(activity, self._find_home(activity), "share", None, tuple(statements))

    def _find_home(self, activity: Iri) -> tuple[Iri, ...]:
        return self.landscape.activities.items[activity].places

"""Rows about two regions side by side, for each pair of regions with a plan of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from graph.stores import Iri
from graph.view.comparison import Comparison, Side
from graph.view.containment import Containment
from graph.view.excerpt import Plans
from graph.view.ledger import sum_figures
from graph.viewer.answers.journal import Journal, Row

# With more regions, the pairs would take more space and time than the rest of the page.
MOST_REGIONS = 40
# The regions of one side.
_Scope: TypeAlias = frozenset[Iri]


def to_question(one: Iri, other: Iri) -> str:
    """The question for two regions; the one whose IRI sorts first is on the left."""
    return f"{one} {other}"


@dataclass
class Pairs:
    """The pairs of the regions with the most activities; ``moves`` is the containment over all days."""

    plans: Plans
    moves: Containment

    @cached_property
    def regions(self) -> Sequence[Iri]:
        """The regions that are compared, sorted."""
        homes = {plan: {Iri(row["region"]) for row in rows} for plan, rows in self.plans.rows["homes"].items()}
        found = Counter(one for plan in self.plans.of_activities.values() for one in homes.get(plan, ()))
        counted = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return sorted(region for region, _ in counted[:MOST_REGIONS])

    @cached_property
    def compared(self) -> Set[Iri]:
        """The plans with activities in the compared regions or amounts for them."""
        places = {one for region in self.regions for one in self.moves.find_within(region)}
        return {
            plan
            for query in ("homes", "amounts", "regional-parts")
            for plan, rows in self.plans.rows[query].items()
            if any(row["region"] in places for row in rows)
        }

    def update(self, journal: Journal, changed: Set[Iri], day: int, name: str) -> None:
        """Replaces the rows of each pair with a *changed* region from the *day* named *name* on."""
        if changed.isdisjoint(self.regions):
            return
        view, known = self.plans.open(name, self.compared), dict[frozenset[Iri], Side]()
        compared = [Comparison(view, pair, known) for pair in combinations(self.regions, 2)]
        for one in compared:
            if not changed.isdisjoint(one.places):
                journal.put(("pair", *one.places), iter_pair(one), day)
        journal.put("sides", iter_sides(compared), day)


def iter_pair(found: Comparison) -> Iterator[Row]:
    """The rows of report ``compare`` that depend on both regions."""
    question = to_question(*found.places)
    for technology, sides in found.meeting.shared.items():
        yield Row("compare.shared", (technology, *(tuple(sorted(side)) for side in sides)), question)
    for reason in found.meeting.iter_agency_reasons():
        yield Row("compare.agencies", (reason.thing, reason.mine, reason.theirs), question)
    for joint in found.iter_joint():
        yield Row(
            "compare.joint", (joint.reason.thing, *joint.shares, joint.reason.agencies, int(joint.inferred)), question
        )
    for only in found.iter_only():
        yield Row("compare.only", (only.region, only.technology, only.activities), question)


def iter_sides(compared: Iterable[Comparison]) -> Iterator[Row]:
    """The rows of report ``compare`` about one region, each with its questions among the pairs *compared*."""
    listed: dict[tuple[Iri, _Scope], set[str]] = defaultdict(set)
    counted: dict[tuple[Iri, _Scope], set[str]] = defaultdict(set)
    # What the other side has of money announced twice may change the sums.
    added: dict[tuple[Iri, _Scope, frozenset[tuple[Iri, Iri]]], set[str]] = defaultdict(set)
    sides: dict[_Scope, Side] = {}
    for one in compared:
        question, are_items = to_question(*one.places), any(side.items for side in one.sides)
        for place, side, other in zip(one.places, one.sides, one.sides[::-1], strict=True):
            scope = side.scope
            sides[scope] = side
            listed[place, scope].add(question)
            added[place, scope, other.told_twice].add(question)
            if are_items:
                counted[place, scope].add(question)
    for (place, scope), questions in listed.items():
        yield from _ask(_iter_listed(place, sides[scope]), questions)
    for (place, scope), questions in counted.items():
        yield from _ask(_iter_counts(place, sides[scope]), questions)
    for (place, scope, doubtful), questions in added.items():
        yield from _ask(_iter_sums(place, sides[scope], doubtful), questions)


def _ask(rows: Iterable[Row], questions: Set[str]) -> Iterator[Row]:
    asked = frozenset(questions)
    return (row._replace(question=asked) for row in rows)


def _iter_listed(place: Iri, side: Side) -> Iterator[Row]:
    for activity in sorted(side.activities):
        yield Row("compare.sides", (place, activity))
    for plan, span in side.periods:
        yield Row("compare.periods", (place, plan, f"{span.start}–{span.end}"))


def _iter_counts(place: Iri, side: Side) -> Iterator[Row]:
    for what, items in side.counts.items():
        yield Row("compare.strategies", (place, what, len(items)))


def _iter_sums(place: Iri, side: Side, doubtful: frozenset[tuple[Iri, Iri]]) -> Iterator[Row]:
    for (kind, stage), entries in side.add_up(doubtful).items():
        inferred = int(any(entry.inferred for entry in entries))
        yield Row("compare.money", (place, kind, stage, sum_figures(entries), inferred))

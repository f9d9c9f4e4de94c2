"""Rows about two regions side by side, for each pair of regions with a plan of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from graph.stores import Iri
from graph.view.comparison import Comparison, Side
from graph.view.containment import Containment
from graph.view.excerpt import Plans
from graph.view.ledger import sum_figures
from graph.viewer.answers.journal import Journal, Row

# With more regions, the pairs would take more space and time than the rest of the page.
MOST_REGIONS = 40


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
        pairs = [pair for pair in combinations(self.regions, 2) if not changed.isdisjoint(pair)]
        if pairs:
            view, known = self.plans.open(name, self.compared), dict[frozenset[Iri], Side]()
            for pair in pairs:
                journal.put(("pair", *pair), iter_pair(Comparison(view, pair, known)), day)


def iter_pair(found: Comparison) -> Iterator[Row]:
    """The rows of report ``compare``; a row about one region serves several pairs."""
    question = to_question(*found.places)
    for place, side in zip(found.places, found.sides, strict=True):
        yield from (Row("compare.sides", (place, activity), question) for activity in sorted(side.activities))
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
    for one in found.iter_periods():
        yield Row("compare.periods", (one.region, one.roadmap, f"{one.span.start}–{one.span.end}"), question)
    yield from _iter_numbers(found, question)


def _iter_numbers(found: Comparison, question: str) -> Iterator[Row]:
    """The sums and counts of each side."""
    for side, place in enumerate(found.places):
        for one in found.sums:
            if entries := one.entries[side]:
                inferred = int(any(entry.inferred for entry in entries))
                yield Row("compare.money", (place, one.kind, one.stage, sum_figures(entries), inferred), question)
        for count in found.counts:
            yield Row("compare.strategies", (place, count.what, len(count.activities[side])), question)

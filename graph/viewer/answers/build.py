"""Computes the rows of all days, on each day only for the plans that changed since the day before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from graph.queries.days import BOUNDS, holds
from graph.stores import Cell, Iri
from graph.view.activities import IMPLEMENTING
from graph.view.containment import read_all_containment
from graph.view.days import LATEST
from graph.view.doubles import iter_doubles
from graph.view.excerpt import Plans
from graph.view.view import View
from graph.viewer.answers.journal import Batch, Journal, Row
from graph.viewer.answers.local import Grouped, iter_grouped, iter_rests, iter_rows
from graph.viewer.answers.overall import Sums, Work
from graph.viewer.answers.pairs import Pairs
from graph.viewer.answers.partners import iter_partners


def build_answers(view: View, days: Sequence[str]) -> list[Batch]:
    """The rows of each of the sorted *days*; the last one is the latest view."""
    names = [*days[:-1], LATEST]
    book = _Book(Plans(view))
    for day, (after, name) in enumerate(pairwise(["", *names])):
        book.turn(after, name, day)
    known: dict[tuple[Cell, ...], Sequence[int]] = {}
    for row, dated in _iter_dated(view):
        bounds = tuple(dated.get(name) for name in BOUNDS)
        if bounds not in known:
            known[bounds] = [day for day, name in enumerate(names) if holds(dated, name)]
        if known[bounds]:
            book.journal.add(row, known[bounds][0], known[bounds][-1] + 1)
    for row in iter_partners(view):
        book.journal.add(row, len(names) - 1, len(names))
    return book.journal.close(len(names))


def _iter_dated(view: View) -> Iterator[tuple[Row, Mapping[str, Cell]]]:
    """Rows taken from the graph unchanged, each with the query row that bounds its days."""
    for row in view.read_all("inherited-roles"):
        yield Row("inherited", (Iri(row["activity"]), Iri(row["basis"]))), row
    for pair in iter_doubles(view):
        yield Row("doubles", pair.statements), {"since": pair.since, "until": pair.until}
    reached: dict[Iri, set[Iri]] = defaultdict(set)
    for row in view.read_all("technology-uses"):
        reached[Iri(row["technology"])].add(Iri(row["reached"]))
    for technology, every in sorted(reached.items()):
        yield Row("reaches", (technology, tuple(sorted(every)))), {}
    roles = sorted({*IMPLEMENTING, *(Iri(row["general"]) for row in view.read_all("roles"))})
    for row in view.read_all("coverage", asked=sorted(reached), role=roles) if reached else ():
        section = "coverage" if row["role"] in IMPLEMENTING else "coverage.others"
        yield Row(section, (Iri(row["basis"] or row["participation"]), Iri(row["use"]))), row


@dataclass
class _Book:
    plans: Plans
    journal: Journal = field(default_factory=Journal)
    sums: Sums = field(default_factory=Sums)

    def __post_init__(self) -> None:
        moves = read_all_containment(self.plans.view)
        self.work = Work(moves)
        self.pairs = Pairs(self.plans, moves)

    def turn(self, after: str, name: str, day: int) -> None:
        """Advances from the day named *after* to the one named *name*, which has the number *day*."""
        changed = self.find_changed(after, name)
        view = self.plans.open(name, changed)
        owners = self.plans.of_activities
        rows: dict[Iri, list[Row]] = {plan: [] for plan in changed}
        for one in iter_rows(view):
            if (plan := owners[one.activity]) in changed:
                rows[plan].append(one.row)
        grouped: dict[Iri, list[Grouped]] = {plan: [] for plan in changed}
        for entry in iter_grouped(view):
            if (plan := owners[entry.entry.amount.activity]) in changed:
                grouped[plan].append(entry)
                rows[plan].append(Row("funding.amounts", (entry.key, entry.entry.statement, entry.why), entry.question))
        for plan, entries in grouped.items():
            rows[plan] += iter_rests(view, entries)
        for plan, current in rows.items():
            self.journal.put(plan, current, day)
        self.sums.update(self.journal, grouped, day)
        activities = {activity for activity, plan in owners.items() if plan in changed}
        regions = self.work.update(self.journal, view, activities, day)
        self.journal.put("within", self.work.iter_within(view.containment), day)
        self.pairs.update(self.journal, regions, day, name)

    def find_changed(self, after: str, name: str) -> Set[Iri]:
        """The plans with changed rows; all plans if the containment of regions changed."""
        before, now = map(self.plans.find_containment, (after, name))
        return self.plans.find_changed(after, name) if before == now else self.plans.bases.keys()

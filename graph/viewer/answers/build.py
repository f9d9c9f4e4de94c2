"""Works out the rows of all days: on each day only of the plans of which something else is said than the day before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from graph.queries.days import BOUNDS, holds
from graph.stores import Cell, Iri
from graph.view.activities import IMPLEMENTING, ROLES
from graph.view.days import LATEST
from graph.view.excerpt import Plans
from graph.view.view import View
from graph.viewer.answers.journal import Batch, Journal, Row
from graph.viewer.answers.local import Grouped, iter_grouped, iter_rows
from graph.viewer.answers.overall import Sums, Work
from graph.viewer.answers.pairs import Pairs


def build_answers(view: View, days: Sequence[str]) -> list[Batch]:
    """The rows of each of *days*, which are sorted; the last of them stands for the latest view."""
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
    return book.journal.close(len(names))


def _iter_dated(view: View) -> Iterator[tuple[Row, Mapping[str, Cell]]]:
    """Rows that stand in the graph as they are, with those of the query that bound their days."""
    stated = {}
    for row in view.read_all("inherited-roles"):
        stated[row["statement"]] = basis = Iri(row["basis"])
        yield Row("inherited", (Iri(row["activity"]), basis)), row
    reached: dict[Iri, set[Iri]] = defaultdict(set)
    for row in view.read_all("technology-uses"):
        reached[Iri(row["technology"])].add(Iri(row["reached"]))
    for technology, every in sorted(reached.items()):
        yield Row("reaches", (technology, tuple(sorted(every)))), {}
    for row in view.read_all("coverage", asked=sorted(reached), role=sorted(ROLES)) if reached else ():
        participation = Iri(row["participation"])
        section = "coverage" if row["role"] in IMPLEMENTING else "coverage.others"
        yield Row(section, (stated.get(participation, participation), Iri(row["use"]))), row


@dataclass
class _Book:
    plans: Plans
    journal: Journal = field(default_factory=Journal)
    sums: Sums = field(default_factory=Sums)
    work: Work = field(default_factory=Work)

    def __post_init__(self) -> None:
        self.pairs = Pairs(self.plans)

    def turn(self, after: str, name: str, day: int) -> None:
        """Goes on from the day called *after* to the one called *name*, which has the number *day*."""
        changed = self.find_changed(after, name)
        view = self.plans.open(name, changed)
        owners = self.plans.of_activities
        rows: dict[Iri, list[Row]] = {plan: [] for plan in changed}
        for told in iter_rows(view):
            if (plan := owners[told.activity]) in changed:
                rows[plan].append(told.row)
        grouped: dict[Iri, list[Grouped]] = {plan: [] for plan in changed}
        for one in iter_grouped(view):
            if (plan := owners[one.entry.amount.activity]) in changed:
                grouped[plan].append(one)
                rows[plan].append(Row("funding.amounts", (one.key, one.entry.statement, one.why), one.question))
        for plan, told_now in rows.items():
            self.journal.put(plan, told_now, day)
        self.sums.update(self.journal, grouped, day)
        activities = {activity for activity, plan in owners.items() if plan in changed}
        regions = self.work.update(self.journal, view, activities, day)
        self.journal.put("within", self.work.iter_within(view.containment), day)
        self.pairs.update(self.journal, regions, day, name)

    def find_changed(self, after: str, name: str) -> Set[Iri]:
        """The plans of which something else is said; all where a region came to lie in another one."""
        before, now = map(self.plans.find_containment, (after, name))
        return self.plans.find_changed(after, name) if before == now else self.plans.bases.keys()

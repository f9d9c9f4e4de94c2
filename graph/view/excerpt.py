"""Views of a few plans, cut from one reading of all plans, so that only changed plans are computed again.

The rows of a plan depend on its own editions, on the programmes above it, and on other plans that announce one of its
activities. A programme with amounts for regions also depends on the plans below it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from graph.queries.days import BOUNDS
from graph.stores import Cell, Iri
from graph.view.containment import Containment, climb
from graph.view.view import View

# Query about activities -> its column with the activity.
_ACTIVITY = {
    "activities": "activity",
    "amounts": "activity",
    "counts": "activity",
    "groupings": "strategy",
    "joint-activities": "activity",
    "periods": "activity",
    "homes": "plan",
    "named-sources": "activity",
    "region-amounts": "activity",
    "regional-parts": "activity",
    "roles": "activity",
    "same-activities": "activity",
    "technology-uses": "activity",
}
Row = dict[str, Cell]


@dataclass
class Plans:
    """The rows about the activities of *view* on all days, by plan."""

    view: View
    _containments: dict[str, Containment] = field(default_factory=dict)

    @cached_property
    def of_activities(self) -> Mapping[Iri, Iri]:
        """The plan of each activity."""
        return {Iri(row["activity"]): Iri(row["plan"]) for row in self.view.read_all("activities")}

    @cached_property
    def rows(self) -> Mapping[str, Mapping[Iri, list[Row]]]:
        """Query -> plan -> its rows, in the order of the query."""
        found: dict[str, dict[Iri, list[Row]]] = {}
        for query, column in _ACTIVITY.items():
            by_plan = found[query] = defaultdict(list)
            for row in self.view.read_all(query):
                if plan := self.of_activities.get(Iri(row[column])):
                    by_plan[plan].append(row)
        return found

    @cached_property
    def programmes(self) -> Mapping[Iri, Set[Iri]]:
        """The programmes directly above each plan."""
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for plan, rows in self.rows["activities"].items():
            found[plan] |= {Iri(row["programme"]) for row in rows if row["programme"]}
        return found

    @cached_property
    def bases(self) -> Mapping[Iri, Set[Iri]]:
        """The plans that each plan depends on, including itself."""
        found = {plan: {plan, *climb(self.programmes, plan)} for plan in self.rows["activities"]}
        for plan, rows in self.rows["same-activities"].items():
            for row in rows:
                if other := self.of_activities.get(Iri(row["same"])):
                    found[plan].add(other)
                    found[other].add(plan)
        regional = {plan for plan, rows in self.rows["amounts"].items() if any(row["region"] for row in rows)}
        for plan in self.rows["activities"]:
            for programme in regional.intersection(climb(self.programmes, plan)):
                found[programme].add(plan)
        return found

    @cached_property
    def bounds(self) -> Mapping[str, Set[Iri]]:
        """Each day on which a row begins or ends, with the plans of these rows."""
        found: dict[str, set[Iri]] = defaultdict(set)
        for by_plan in self.rows.values():
            for plan, rows in by_plan.items():
                for row in rows:
                    for name in BOUNDS:
                        if row.get(name):
                            found[str(row[name])].add(plan)
        return found

    def find_changed(self, after: str, day: str) -> set[Iri]:
        """The plans whose rows differ between *day* and the earlier day *after*."""
        changed = {plan for bound, plans in self.bounds.items() if after < bound <= day for plan in plans}
        return {plan for plan, bases in self.bases.items() if not changed.isdisjoint(bases)}

    def find_containment(self, day: str) -> Containment:
        """The containment of regions on *day*, shared by all views of that day."""
        if day not in self._containments:
            self._containments[day] = self.view.on(day).containment
        return self._containments[day]

    def open(self, day: str, plans: Iterable[Iri]) -> "Excerpt":
        """The view of *plans*, and of the plans they depend on, on *day*."""
        needed = frozenset(one for plan in plans for one in self.bases[plan])
        view = self.view
        return Excerpt(
            view.store, day, view.lang, _answers=view._answers, _books=view._books, source=self, plans=needed
        )


@dataclass(frozen=True)
class Excerpt(View):
    """A view that holds only the activities of *plans*."""

    source: Plans = field(kw_only=True, repr=False)
    plans: frozenset[Iri] = field(kw_only=True)

    @property
    def containment(self) -> Containment:
        """As :attr:`graph.view.view.View.containment`."""
        return self.source.find_containment(self.day)

    def read_all(
        self, query: str, among: Mapping[str, Collection[Iri]] | None = None, /, **values: Iterable[str]
    ) -> list[Row]:
        """As :meth:`graph.view.snapshot.Snapshot.read_all`, with the activities of *plans* only."""
        if query not in _ACTIVITY or among or values:
            return super().read_all(query, among, **values)
        rows = self.source.rows[query]
        return [row for plan in sorted(self.plans) for row in rows.get(plan, ())]

"""Rows that depend on several plans: sums, technologies without an agency, agencies with several activities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain

from graph.stores import Iri
from graph.view.activities import Role, Use
from graph.view.containment import Containment
from graph.view.coverage import find_repeated
from graph.view.funding import Key
from graph.view.gaps import list_uncovered
from graph.view.ledger import Entry, sum_entries, sum_figures
from graph.view.view import View
from graph.viewer.answers.journal import Journal, Row
from graph.viewer.answers.local import Grouped

_Group = tuple[str, Key]


@dataclass
class Sums:
    """The entries added in each group, by plan."""

    _added: dict[_Group, dict[Iri, list[Entry]]] = field(default_factory=lambda: defaultdict(dict))
    _groups: dict[Iri, set[_Group]] = field(default_factory=lambda: defaultdict(set))

    def update(self, journal: Journal, plans: Mapping[Iri, Iterable[Grouped]], day: int) -> None:
        """Replaces the entries of *plans* from *day* on."""
        touched: set[_Group] = set()
        for plan, grouped in plans.items():
            for group in self._groups.pop(plan, ()):
                del self._added[group][plan]
                touched.add(group)
            for one in grouped:
                if not one.why:
                    group = (one.question, one.key)
                    self._added[group].setdefault(plan, []).append(one.entry)
                    self._groups[plan].add(group)
            touched |= self._groups[plan]
        for group in touched:
            journal.put(("sums", *group), self._to_rows(group), day)

    def _to_rows(self, group: _Group) -> Iterable[Row]:
        question, key = group
        for (kind, stage), entries in sum_entries(chain.from_iterable(self._added[group].values())).items():
            inferred = int(any(entry.inferred for entry in entries))
            yield Row("funding.sums", (key, kind, stage, len(entries), sum_figures(entries), inferred), question)


@dataclass
class Work:
    """The technologies, agencies and regions of the activities; ``moves`` is the containment over all days."""

    moves: Containment
    _uses: dict[Iri, Iterable[Use]] = field(default_factory=dict)
    _roles: dict[Iri, Iterable[Role]] = field(default_factory=dict)
    _in_region: dict[Iri, set[Iri]] = field(default_factory=lambda: defaultdict(set))
    _for_region: dict[Iri, set[Iri]] = field(default_factory=lambda: defaultdict(set))
    _of_agency: dict[Iri, set[Iri]] = field(default_factory=lambda: defaultdict(set))

    def update(self, journal: Journal, view: View, activities: Set[Iri], day: int) -> set[Iri]:
        """Updates *activities* from *view* for *day* and later; returns the regions with changes.

        A region that moved changes the regions that contain it before and after.
        """
        regions = self._leave(self._in_region, activities) | self._leave(self._for_region, activities)
        agencies = self._leave(self._of_agency, activities)
        landscape = view.landscape
        for activity in activities:
            self._uses[activity] = view.activities.uses.get(activity, ())
            self._roles[activity] = landscape.roles.get(activity, ())
            for role in self._roles[activity]:
                self._of_agency[role.agency].add(activity)
                agencies.add(role.agency)
        for region, some in landscape.by_region.items():
            if own := some & activities:
                self._in_region[region] |= own
                regions.add(region)
        for amount in landscape.amounts:
            if amount.region and amount.activity in activities:
                self._for_region[amount.region].add(amount.activity)
                regions.add(amount.region)
        around = {outer for region in regions for outer in self.moves.find_around(region)}
        self._put_uncovered(journal, view.containment, regions | around, day)
        self._put_repeated(journal, agencies, day)
        return regions | around

    def iter_within(self, containment: Containment) -> Iterator[Row]:
        """The regions that contain regions with activities."""
        for region in sorted(one for one, activities in self._in_region.items() if activities):
            yield from (Row("within", (region, outer)) for outer in containment.find_around(region))

    @staticmethod
    def _leave(groups: Mapping[Iri, set[Iri]], activities: Set[Iri]) -> set[Iri]:
        """Removes *activities* from *groups*; returns the keys of the changed groups."""
        left = {one for one, members in groups.items() if not members.isdisjoint(activities)}
        for one in left:
            groups[one] -= activities
        return left

    def _put_uncovered(self, journal: Journal, containment: Containment, regions: Set[Iri], day: int) -> None:
        journal.put("uncovered", self._list_uncovered(self._uses, ""), day)
        for region in regions:
            inner = {one for part in containment.find_within(region) for one in self._in_region.get(part, ())}
            journal.put(("uncovered", region), self._list_uncovered(inner, region), day)

    def _list_uncovered(self, activities: Iterable[Iri], question: str) -> list[Row]:
        known = sorted(activities)
        carried = {activity for activity in known if self._roles[activity]}
        uses = (use for activity in known for use in self._uses[activity])
        return [
            Row("gaps.uncovered", (one.technology, tuple(dict.fromkeys(one.activities))), question)
            for one in list_uncovered(uses, carried)
        ]

    def _put_repeated(self, journal: Journal, agencies: Set[Iri], day: int) -> None:
        activities = {activity for agency in agencies for activity in self._of_agency[agency]}
        repeated = find_repeated({activity: self._roles[activity] for activity in sorted(activities)})
        for agency in agencies:
            rows = [Row("repeated", (agency, activity)) for activity in repeated.get(agency, ())]
            journal.put(("repeated", agency), rows, day)

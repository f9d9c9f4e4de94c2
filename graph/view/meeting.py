"""The links between the activities of two regions: technologies, agencies, joint activities, missing leads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from graph.stores import Iri
from graph.view.activities import LEAD, Role, Use
from graph.view.landscape import Landscape


@dataclass(frozen=True)
class Reason:
    """A reason for two regions to cooperate: a technology, agency or joint activity, with the evidence."""

    kind: str
    thing: Iri
    mine: tuple[Iri, ...]
    theirs: tuple[Iri, ...]
    agencies: tuple[Iri, ...]
    basis: tuple[Iri, ...]
    paths: tuple[tuple[Iri, ...], ...] = ()


@dataclass
class Meeting:
    """The links between the activities of two regions.

    ``mine`` and ``theirs`` exclude the ``joint`` activities.
    """

    landscape: Landscape
    mine: Set[Iri]
    theirs: Set[Iri]
    joint: Set[Iri]

    @cached_property
    def shared(self) -> Mapping[Iri, tuple[set[Iri], set[Iri]]]:
        """The closest technologies that activities of both sides have in common, with these activities."""
        found: dict[Iri, tuple[set[Iri], set[Iri]]] = {}
        # Comparing sets of technologies is cheaper: there are far fewer of them than activities.
        here, there = self._group(self.mine), self._group(self.theirs)
        for (reached, ones), (others_reached, others) in product(here.items(), there.items()):
            for technology in self.landscape.find_closest(reached & others_reached):
                sides = found.setdefault(technology, (set(), set()))
                sides[0].update(ones)
                sides[1].update(others)
        return dict(sorted(found.items(), key=lambda item: (-len(item[1][0]) - len(item[1][1]), item[0])))

    def _group(self, activities: Iterable[Iri]) -> Mapping[frozenset[Iri], Sequence[Iri]]:
        """*activities* by the set of technologies that they reach, without those that reach none."""
        grouped: dict[frozenset[Iri], list[Iri]] = defaultdict(list)
        for one in activities:
            if reached := self.landscape.meeting_points.get(one):
                grouped[frozenset(reached)].append(one)
        return grouped

    def find_uses(self, technology: Iri, activities: Iterable[Iri]) -> list[Use]:
        """The uses through which *activities* reach *technology*."""
        return [use for one in sorted(activities) for use in self.landscape.meeting_points[one].get(technology, ())]

    def find_paths(self, technology: Iri, uses: Iterable[Use]) -> tuple[tuple[Iri, ...], ...]:
        """The paths from the used technologies up to *technology*, without duplicates."""
        return tuple(dict.fromkeys(self.landscape.find_path(use.technology, technology) for use in uses))

    def find_roles(self, activities: Iterable[Iri], *, role: Iri | None = None) -> list[tuple[Iri, Role]]:
        """The agencies that lead or take part in *activities*, or only those in *role*."""
        roles = self.landscape.roles
        return [(one, it) for one in sorted(activities) for it in roles.get(one, ()) if role in (None, it.general)]

    def iter_reasons(self) -> Iterator[Reason]:
        """All reasons, kind by kind."""
        yield from self.iter_joint_reasons()
        yield from self.iter_agency_reasons()
        for technology, (mine, theirs) in self.shared.items():
            yield from self.iter_lead_reasons(technology, mine, theirs)
        yield from self.iter_technology_reasons()

    def iter_joint_reasons(self) -> Iterator[Reason]:
        """Activities in which both regions have a part."""
        for activity in sorted(self.joint):
            parts = tuple(part.statement for part in self.landscape.parts[activity])
            roles = self.find_roles([activity])
            agencies = tuple(dict.fromkeys(it.agency for _, it in roles))
            basis = (*parts, *(it.statement for _, it in roles))
            yield Reason("joint", activity, (activity,), (activity,), agencies, basis)

    def iter_technology_reasons(self) -> Iterator[Reason]:
        """The closest technologies in common, with the agencies of the other side."""
        for technology, (mine, theirs) in self.shared.items():
            uses = self.find_uses(technology, mine) + self.find_uses(technology, theirs)
            roles = self.find_roles(theirs)
            agencies = tuple(dict.fromkeys(it.agency for _, it in roles))
            basis = (*(use.statement for use in uses), *(it.statement for _, it in roles))
            paths = self.find_paths(technology, uses)
            yield Reason("technology", technology, tuple(sorted(mine)), tuple(sorted(theirs)), agencies, basis, paths)

    def iter_agency_reasons(self) -> Iterator[Reason]:
        """Agencies that lead or take part in activities of both sides."""
        here, there = self.find_roles(self.mine), self.find_roles(self.theirs)
        for agency in sorted({it.agency for _, it in here} & {it.agency for _, it in there}):
            sides = [[(one, it) for one, it in roles if it.agency == agency] for roles in (here, there)]
            mine, theirs = (tuple(dict.fromkeys(one for one, _ in side)) for side in sides)
            basis = tuple(it.statement for side in sides for _, it in side)
            yield Reason("agency", agency, mine, theirs, (agency,), basis)

    def iter_lead_reasons(self, technology: Iri, mine: Set[Iri], theirs: Set[Iri]) -> Iterator[Reason]:
        """A technology with a lead on the other side and activities without a lead on this one."""
        leads = self.find_roles(theirs, role=LEAD)
        open_here = sorted(mine - {one for one, _ in self.find_roles(mine, role=LEAD)})
        if not leads or not open_here:
            return
        led = tuple(dict.fromkeys(one for one, _ in leads))
        uses = self.find_uses(technology, open_here) + self.find_uses(technology, led)
        basis = (*(it.statement for _, it in leads), *(use.statement for use in uses))
        agencies = tuple(dict.fromkeys(it.agency for _, it in leads))
        yield Reason("lead", technology, tuple(open_here), led, agencies, basis, self.find_paths(technology, uses))

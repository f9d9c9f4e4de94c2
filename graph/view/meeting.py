"""The links between the activities of two regions: technologies, agencies, joint activities, missing leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from graph.stores import Iri
from graph.view.activities import LEAD, Role, Use
from graph.view.landscape import Landscape
from graph.view.profiles import Profile


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
    def profiles(self) -> tuple[Profile, Profile]:
        """The technologies and agencies of both sides."""
        return self.landscape.profile(self.mine), self.landscape.profile(self.theirs)

    @cached_property
    def shared(self) -> Mapping[Iri, tuple[set[Iri], set[Iri]]]:
        """The closest technologies that activities of both sides have in common, with these activities."""
        here, there = (profile.technologies for profile in self.profiles)
        found = {one: _find_closest(here[one], there[one]) for one in here.keys() & there.keys()}
        shared = [(technology, sides) for technology, sides in found.items() if sides[0]]
        return dict(sorted(shared, key=lambda item: (-len(item[1][0]) - len(item[1][1]), item[0])))

    @cached_property
    def common_agencies(self) -> Sequence[Iri]:
        """The agencies that lead or take part in activities of both sides."""
        here, there = (profile.roles for profile in self.profiles)
        return sorted(here.keys() & there.keys())

    @cached_property
    def counts(self) -> tuple[int, int, int, int]:
        """The numbers of joint activities, common agencies, shared technologies with agencies there, and all shared.

        A technology for which no source names an agency of the other region gives nobody to work with.
        """
        roles = self.landscape.roles
        staffed = sum(not roles.keys().isdisjoint(theirs) for _, theirs in self.shared.values())
        return len(self.joint), len(self.common_agencies), staffed, len(self.shared)

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
        for agency in self.common_agencies:
            sides = [profile.roles[agency] for profile in self.profiles]
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


def _find_closest(
    mine: Mapping[frozenset[Iri], Sequence[Iri]], theirs: Mapping[frozenset[Iri], Sequence[Iri]]
) -> tuple[set[Iri], set[Iri]]:
    """The activities of both sides that share a technology and no narrower one.

    :param mine: narrower technologies -> the activities that reach them beside the technology.
    """
    pairs = [(one, other) for one, other in product(mine, theirs) if one.isdisjoint(other)]
    return (
        {activity for one in {one for one, _ in pairs} for activity in mine[one]},
        {activity for other in {other for _, other in pairs} for activity in theirs[other]},
    )

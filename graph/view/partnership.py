"""The regions that a region could work with, each with its reasons."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from graph.stores import Iri
from graph.view.meeting import Meeting, Reason
from graph.view.places import find_regions_around, find_regions_within
from graph.view.view import View


@dataclass(frozen=True)
class Partnership:
    """The partners of the region *place*. Regions that contain it or are in it are none."""

    view: View
    place: Iri

    @cached_property
    def within(self) -> Set[Iri]:
        """The region and those in it."""
        return find_regions_within(self.view, self.place)

    @cached_property
    def has_activities(self) -> bool:
        """Whether the region or one in it has activities."""
        return any(self.view.landscape.by_region.get(region) for region in self.within)

    @cached_property
    def meetings(self) -> Mapping[Iri, Meeting]:
        """The other regions that have something in common with the region, the closest first."""
        landscape = self.view.landscape
        mine = {one for region in self.within for one in landscape.by_region.get(region, ())}
        own = self.within | set(find_regions_around(self.view, self.place))
        met = {region: self._meet(mine, theirs) for region, theirs in self.view.by_heir.items() if region not in own}
        ranked = sorted(met, key=lambda region: (*(-count for count in met[region].counts), region))
        return {region: met[region] for region in ranked if any(met[region].counts)}

    def _meet(self, mine: Set[Iri], theirs: Set[Iri]) -> Meeting:
        landscape, joint = self.view.landscape, mine & theirs
        # A common plan alone is no reason, because its regions are partners already.
        # A project of a programme has no home.
        plans = {one for one in joint if (home := landscape.homes.get(one)) and home.roadmap == one}
        shared = {one for one in joint - plans if one in landscape.parts}
        return Meeting(landscape, mine - joint, theirs - joint, shared)

    @cached_property
    def reasons(self) -> Mapping[Iri, list[Reason]]:
        """The other regions with their reasons, the closest first."""
        return {region: list(meeting.iter_reasons()) for region, meeting in self.meetings.items()}

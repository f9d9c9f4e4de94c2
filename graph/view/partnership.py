"""The regions that a region could work with, each with its reasons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
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
    def reasons(self) -> Mapping[Iri, list[Reason]]:
        """The other regions with their reasons, the closest first."""
        landscape = self.view.landscape
        by_region: dict[Iri, set[Iri]] = defaultdict(set)
        for region, activities in landscape.by_region.items():
            by_region[self.view.succession.find_heir(region)] |= activities
        mine = {one for region in self.within for one in landscape.by_region.get(region, ())}
        own = self.within | set(find_regions_around(self.view, self.place))
        found = {}
        for region in sorted(set(by_region) - own):
            theirs = by_region[region]
            joint = mine & theirs
            # A common plan alone is no reason, because its regions are partners already.
            # A project of a programme has no home.
            plans = {one for one in joint if (home := landscape.homes.get(one)) and home.roadmap == one}
            shared = {one for one in joint - plans if one in landscape.parts}
            reasons = list(Meeting(landscape, mine - joint, theirs - joint, shared).iter_reasons())
            if reasons:
                found[region] = reasons
        return dict(sorted(found.items(), key=lambda item: (*(-count for count in count_reasons(item[1])), item[0])))


def count_reasons(reasons: Iterable[Reason]) -> tuple[int, int, int, int]:
    """The numbers of joint activities, common agencies, shared technologies with agencies there, and all shared ones.

    A technology for which no source names an agency of the other region gives nobody to work with.
    """
    found = list(reasons)
    kinds = [reason.kind for reason in found]
    staffed = sum(reason.kind == "technology" and bool(reason.agencies) for reason in found)
    return kinds.count("joint"), kinds.count("agency"), staffed, kinds.count("technology")

"""The activities in a region and in the regions that it contains on the day of the view.

A region contains the former regions that have entirely become part of it. A region that has become another one is
shown as of its last day.
"""

from graph.stores import Iri
from graph.view.view import View


def go_to_regions(view: View, *regions: Iri) -> View:
    """*view*, or the view of the last day on which all *regions* existed if one of them has become another one.

    Later statements on that region belong to the new one. Those on a divided region belong to no other: its view stays.
    """
    ended = [region for region in regions if region in view.succession.heirs and view.succession.has_ended(region)]
    return view.on(min(map(view.succession.find_end, ended))) if ended else view


def find_regions_within(view: View, region: Iri) -> frozenset[Iri]:
    """*region* and all regions in it, at any depth."""
    return view.containment.find_within(region)


def find_regions_around(view: View, region: Iri) -> tuple[Iri, ...]:
    """All regions that contain *region*, the closest first."""
    return view.containment.find_around(region)


def find_activities_in(view: View, region: Iri) -> set[Iri]:
    """The activities of the plans of *region* and of the regions in it, and joint activities of these regions."""
    regions = sorted(find_regions_within(view, region))
    rows = view.read("region-activities", region=regions)
    return {Iri(row["activity"]) for row in rows}

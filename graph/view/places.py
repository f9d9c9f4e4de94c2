"""The activities in a region and in the regions that it contains on the day of the view."""

from graph.stores import Iri
from graph.view.view import View


def find_regions_within(view: View, region: Iri) -> set[Iri]:
    """*region* and all regions in it, at any depth."""
    return view.containment.find_within(region)


def find_regions_around(view: View, region: Iri) -> list[Iri]:
    """All regions that contain *region*, the closest first."""
    return view.containment.find_around(region)


def find_activities_in(view: View, region: Iri) -> set[Iri]:
    """The activities of the plans of *region* and of the regions in it, and joint activities of these regions."""
    regions = sorted(find_regions_within(view, region))
    rows = view.read("region-activities", region=regions)
    return {Iri(row["activity"]) for row in rows}

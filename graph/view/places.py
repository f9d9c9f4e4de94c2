"""Which activities lie in a region, and in the regions that it contains on the day of the view."""

from collections import defaultdict

from graph.stores import Iri
from graph.view.names import read_names
from graph.view.snapshot import Snapshot


def find_regions_within(snapshot: Snapshot, region: Iri) -> set[Iri]:
    """*region* and all that it contains, at any depth."""
    inner: dict[Iri, set[Iri]] = defaultdict(set)
    for row in snapshot.read("region-within", region=sorted(read_names(snapshot.store, "region"))):
        inner[Iri(row["within"])].add(Iri(row["region"]))
    found, queue = {region}, [region]
    while queue:
        new = inner[queue.pop()] - found
        found |= new
        queue += new
    return found


def find_regions_around(snapshot: Snapshot, region: Iri) -> list[Iri]:
    """All that contains *region*, at any height, the closest first."""
    found: list[Iri] = []
    queue = [region]
    while queue:
        rows = snapshot.read("region-within", region=queue)
        queue = sorted({Iri(row["within"]) for row in rows} - {region, *found})
        found += queue
    return found


def find_activities_in(snapshot: Snapshot, region: Iri) -> set[Iri]:
    """The activities of the plans of *region* and of the regions in it, and those that one of them has a part in."""
    regions = sorted(find_regions_within(snapshot, region))
    rows = snapshot.read("region-activities", region=regions)
    return {Iri(row["activity"]) for row in rows}

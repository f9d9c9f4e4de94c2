"""Which activities lie in a region, and in the regions that it contains on the day of the view."""

from collections import defaultdict

from graph.queries import run_query
from graph.stores import Iri, Store
from graph.view.names import LATEST, read_names


def find_regions_within(store: Store, region: Iri, *, as_of: str = LATEST) -> set[Iri]:
    """*region* and all that it contains, at any depth."""
    inner: dict[Iri, set[Iri]] = defaultdict(set)
    for row in run_query(store, "region-within", region=sorted(read_names(store, "region")), as_of=[as_of]).to_dicts():
        inner[Iri(row["within"])].add(Iri(row["region"]))
    found, queue = {region}, [region]
    while queue:
        new = inner[queue.pop()] - found
        found |= new
        queue += new
    return found


def find_regions_around(store: Store, region: Iri, *, as_of: str = LATEST) -> list[Iri]:
    """All that contains *region*, at any height, the closest first."""
    found: list[Iri] = []
    queue = [region]
    while queue:
        rows = run_query(store, "region-within", region=queue, as_of=[as_of]).to_dicts()
        queue = sorted({Iri(row["within"]) for row in rows} - {region, *found})
        found += queue
    return found


def find_activities_in(store: Store, region: Iri, *, as_of: str = LATEST) -> set[Iri]:
    """The activities of the roadmaps of *region* and of the regions in it, and those that one of them has a part in."""
    regions = sorted(find_regions_within(store, region, as_of=as_of))
    rows = run_query(store, "region-activities", region=regions, as_of=[as_of]).to_dicts()
    return {Iri(row["activity"]) for row in rows}

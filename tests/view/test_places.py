"""Which activities lie in a region: the same ones however the view is asked, on every edition day."""

from graph.knowledge import Knowledge
from graph.view.places import find_activities_in, find_regions_within
from graph.viewer.figures import read_days
from graph.viewer.rows import Rows


def test_a_region_asked_for_alone_has_the_activities_that_it_has_among_all(country: Knowledge) -> None:
    view = country.view()
    for day in read_days(Rows(view)):
        then = view.on(day)
        by_region, known = then.landscape.by_region, set(then.activities.items)
        for region in by_region:
            within = find_regions_within(then, region)
            among = {activity for one in within for activity in by_region.get(one, ())}
            assert find_activities_in(then, region) & known == among, (day, region)

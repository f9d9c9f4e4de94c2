"""The map of the page: the shapes of municipalities, and the regions that each of them belongs to on each day.

``scripts/vendor_map.py`` describes the shapes.
"""

from collections.abc import Callable, Iterator, Sequence

from graph.stores import Iri
from graph.view.land import find_around, find_shape_regions, read_land
from graph.view.view import View
from graph.viewer.data import Map, Place, Shape, Words


def build_map(
    view: View, days: Sequence[str], shown: set[str], say: Callable[[Iri], Words], shorten: Callable[[str], str]
) -> Map:
    """The map, empty if no region of the page lies on it.

    :param days: the days of the page.
    :param shown: the ids of the nodes of the page.
    :param say: names a region.
    :param shorten: the id of a region.
    """
    land = read_land()
    regions = find_shape_regions(view)
    views = [view.on(day) for day in days if day < view.day] + [view]
    spans = {code: list(_iter_spans(views, region)) for code, region in regions.items()}
    drawn = list(dict.fromkeys(one for found in spans.values() for _, around in found for one in around))
    if not any(shorten(one) in shown for one in drawn):
        return Map()
    at = {one: place for place, one in enumerate(drawn)}
    return Map(
        width=land.width,
        height=land.height,
        arcs=" ".join("/".join(map(str, arc)) for arc in land.arcs),
        places=tuple(Place(shorten(one), say(one)) for one in drawn),
        shapes=tuple(
            Shape(
                " ".join("/".join(map(str, ring)) for ring in land.shapes[code]),
                tuple((since, *(at[one] for one in around)) for since, around in found),
            )
            for code, found in spans.items()
        ),
    )


def _iter_spans(views: Sequence[View], region: Iri) -> Iterator[tuple[str, tuple[Iri, ...]]]:
    """The regions of a shape, the closest first, with the day of *views* from which this is so, empty for the first."""
    last: tuple[Iri, ...] | None = None
    for view in views:
        found = find_around(view, region)
        if found != last:
            yield "" if last is None else view.day, found
            last = found

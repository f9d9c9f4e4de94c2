"""The map of the page: the shapes of municipalities, and the regions that each of them belongs to on each day.

``scripts/vendor_map.py`` describes the shapes.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.stores import Iri
from graph.view.view import View
from graph.viewer.data import Map, Place, Shape, Words

_SHAPES = Path(__file__).parent / "vendor" / "korea.json"
# The file has the digits of a code that tell municipalities apart.
_DIGITS = 5


def build_map(
    view: View, days: Sequence[str], shown: set[str], say: Callable[[Iri], Words], shorten: Callable[[str], str]
) -> Map:
    """The map, empty if no region of the page lies on it.

    :param days: the days of the page.
    :param shown: the ids of the nodes of the page.
    :param say: names a region.
    :param shorten: the id of a region.
    """
    land = _read_land()
    regions = _find_regions(view, land["shapes"])
    views = [view.on(day) for day in days if day < view.day] + [view]
    spans = {code: list(_iter_spans(views, region)) for code, region in regions.items()}
    drawn = list(dict.fromkeys(one for found in spans.values() for _, around in found for one in around))
    if not any(shorten(one) in shown for one in drawn):
        return Map()
    at = {one: place for place, one in enumerate(drawn)}
    return Map(
        width=land["width"],
        height=land["height"],
        arcs=" ".join("/".join(map(str, arc)) for arc in land["arcs"]),
        places=tuple(Place(shorten(one), say(one)) for one in drawn),
        shapes=tuple(
            Shape(
                " ".join("/".join(map(str, ring)) for ring in land["shapes"][code]),
                tuple((since, *(at[one] for one in around)) for since, around in found),
            )
            for code, found in spans.items()
        ),
    )


@cache
def _read_land() -> Mapping[str, Any]:
    return json.loads(_SHAPES.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _find_regions(view: View, shapes: Mapping[str, object]) -> dict[str, Iri]:
    """The region of each shape that the graph knows by its code."""
    known = {str(row["code"])[:_DIGITS]: Iri(row["region"]) for row in view.read_all("region-codes") if _is_full(row)}
    return {code: known[code] for code in shapes if code in known}


def _is_full(row: Mapping[str, object]) -> bool:
    """Whether the code is that of a municipality: ten digits, of which the last five are 0."""
    code = str(row["code"])
    return len(code) == 2 * _DIGITS and code.endswith("0" * _DIGITS)


def _iter_spans(views: Sequence[View], region: Iri) -> Iterator[tuple[str, tuple[Iri, ...]]]:
    """The regions of a shape, the closest first, with the day of *views* from which this is so, empty for the first."""
    last: tuple[Iri, ...] | None = None
    for view in views:
        heir = view.succession.find_heir(region)
        around = tuple(view.containment.find_around(heir))
        found = around if view.succession.has_ended(heir) else (heir, *around)
        if found != last:
            yield "" if last is None else view.day, found
            last = found

"""The shapes of municipalities and the regions that they belong to. ``scripts/vendor_map.py`` describes their file.

The outline of a region is what only one of its municipalities has, so it follows the containment of any day.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias

from graph.stores import Iri
from graph.view.view import View

# Longitude and latitude in degrees.
Point: TypeAlias = tuple[float, float]
# The points of a closed line, the first of them again at the end.
Ring: TypeAlias = Sequence[Point]
# A point of the grid of the file.
_Place: TypeAlias = tuple[int, int]

_FILE = Path(__file__).parent / "korea.json"
# The file has the digits of a code that tell municipalities apart.
_DIGITS = 5
# As in scripts/vendor_map.py: kilometres per unit and per degree, and the corner from which the units count.
_UNIT, _DEGREE = 0.5, 111.32
_WEST, _NORTH = 124.5, 38.75
_PARALLEL = math.cos(math.radians(36))
# A thousandth of a degree is a fifth of the detail of the shapes.
_DECIMALS = 3
_FEWEST_POINTS = 3


@dataclass(frozen=True)
class Land:
    """The content of the file. ``left`` and ``top`` are the place of its corner in units of half a kilometre."""

    left: int
    top: int
    width: int
    height: int
    arcs: Sequence[Sequence[int]]
    shapes: Mapping[str, Sequence[Sequence[int]]]


@cache
def read_land() -> Land:
    """The shapes of all municipalities by the first five digits of their codes."""
    return Land(**json.loads(_FILE.read_text(encoding="utf-8")))


def find_shape_regions(view: View) -> dict[str, Iri]:
    """The region of each shape that the graph knows by its code."""
    known = {str(row["code"])[:_DIGITS]: Iri(row["region"]) for row in view.read_all("region-codes") if _is_full(row)}
    return {code: known[code] for code in read_land().shapes if code in known}


def _is_full(row: Mapping[str, object]) -> bool:
    """Whether the code is that of a municipality: ten digits, of which the last five are 0."""
    code = str(row["code"])
    return len(code) == 2 * _DIGITS and code.endswith("0" * _DIGITS)


def find_around(view: View, region: Iri) -> tuple[Iri, ...]:
    """*region*, or the one that it entirely became, and those around it on the day of *view*, the closest first."""
    heir = view.succession.find_heir(region)
    around = tuple(view.containment.find_around(heir))
    return around if view.succession.has_ended(heir) else (heir, *around)


def draw(codes: Iterable[str]) -> list[list[Ring]]:
    """The polygons of the municipalities *codes* together, each with its outer ring and its holes.

    As in GeoJSON (RFC 7946), outer rings turn left and holes turn right.
    """
    rings = [list(map(_to_degrees, ring)) for ring in _join(_find_outline(codes))]
    depths = [sum(_is_inside(ring, other) for other in rings if other is not ring) for ring in rings]
    polygons = [[ring] for ring, depth in zip(rings, depths, strict=True) if depth % 2 == 0]
    for ring, depth in zip(rings, depths, strict=True):
        if depth % 2:
            around = [polygon for polygon in polygons if _is_inside(ring, polygon[0])]
            min(around, key=lambda polygon: abs(_measure(polygon[0]))).append(ring)
    return [
        [_turn(ring, left=place == 0) for place, ring in enumerate(polygon)]
        for polygon in sorted(polygons, key=lambda polygon: min(polygon[0]))
    ]


def _find_outline(codes: Iterable[str]) -> list[list[_Place]]:
    """The arcs that only one of the shapes has, as points of the grid."""
    land = read_land()
    found: dict[int, int] = {}
    for code in codes:
        for ring in land.shapes[code]:
            for arc in ring:
                place = arc if arc >= 0 else -1 - arc
                if found.pop(place, None) is None:
                    found[place] = arc
    return [_to_points(land.arcs[place], backwards=arc < 0) for place, arc in sorted(found.items())]


def _to_points(arc: Sequence[int], *, backwards: bool) -> list[_Place]:
    points = list(zip(accumulate(arc[::2]), accumulate(arc[1::2]), strict=True))
    return points[::-1] if backwards else points


def _join(lines: Iterable[list[_Place]]) -> Iterator[list[_Place]]:
    """Closed rings from lines, each of which starts where another one ends."""
    starting: dict[_Place, list[list[_Place]]] = defaultdict(list)
    for line in lines:
        starting[line[0]].append(line)
    for start in list(starting):
        path = [start]
        while starting[path[-1]]:
            path += starting[path[-1]].pop()[1:]
        yield from _split(path)


def _split(path: Iterable[_Place]) -> Iterator[list[_Place]]:
    """The rings of a closed *path* that may pass a place several times: each ring passes a place once.

    What is only a line there and back is left out.
    """
    ring: list[_Place] = []
    for place in path:
        if place in ring:
            start = ring.index(place)
            if len(ring) - start >= _FEWEST_POINTS:
                yield [*ring[start:], place]
            del ring[start:]
        ring.append(place)


def _to_degrees(point: _Place) -> Point:
    land = read_land()
    across, down = (point[0] + land.left) * _UNIT, (point[1] + land.top) * _UNIT
    return round(_WEST + across / (_DEGREE * _PARALLEL), _DECIMALS), round(_NORTH - down / _DEGREE, _DECIMALS)


def _measure(ring: Ring) -> float:
    """The area within *ring*, positive if it turns left."""
    return sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise(ring)) / 2


def _turn(ring: Ring, *, left: bool) -> Ring:
    return ring if (_measure(ring) > 0) == left else ring[::-1]


def _is_inside(ring: Ring, other: Ring) -> bool:
    """Whether *ring*, which crosses no other, is within *other*: whether a ray from it crosses *other* oddly often."""
    (left, top), (right, bottom) = ring[0], ring[1]
    x, y = (left + right) / 2 + 1e-7, (top + bottom) / 2 + 1e-8
    crossed = sum(
        (start_y > y) != (end_y > y) and x < start_x + (y - start_y) / (end_y - start_y) * (end_x - start_x)
        for (start_x, start_y), (end_x, end_y) in pairwise(other)
    )
    return crossed % 2 == 1

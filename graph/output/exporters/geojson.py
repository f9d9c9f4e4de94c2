"""GeoJSON of the regions with their figures, for QGIS, ArcGIS and libraries for maps (RFC 7946)."""

import json
from collections import defaultdict
from collections.abc import Mapping

from graph.model.vocabulary import to_prefixed
from graph.output.exporters import exporter
from graph.output.formats import escape_text
from graph.stores import Iri, Store
from graph.view.funding import Funding
from graph.view.land import draw, find_around, find_shape_regions
from graph.view.ledger import sum_figures
from graph.view.view import View

_KIND, _STAGE = "code:amount-kind-", "code:stage-"


@exporter("geojson", extension="geojson", summary="the regions with their shapes, activities and amounts, for maps")
def export_geojson(store: Store) -> bytes:
    """A feature per region that has a shape, activities or amounts on the latest day, in the order of IRIs.

    The shapes are simplified to 1 km, and each region has those of its municipalities. A region that the map does not
    have, such as a district of a city or a former region, has no geometry. ``activities`` counts those of its roadmaps
    and those in which it has a part. The other figures are the sums of the report on funding in won, by funding source
    and stage: ``national_selected_won``, or ``national_won`` without a stated stage. They are of the region itself, not
    of regions inside it.
    """
    view, english = View(store), View(store, lang="en")
    shapes: dict[Iri, list[str]] = defaultdict(list)
    for code, region in find_shape_regions(view).items():
        for around in find_around(view, region):
            shapes[around].append(code)
    figures = _read_figures(view)
    regions = sorted({*shapes, *figures, *view.landscape.by_region})
    codes = {Iri(row["region"]): str(row["code"]) for row in view.read_all("region-codes")}
    for one in (view, english):
        one.names.learn(regions)
    features = [
        {
            "type": "Feature",
            "id": region,
            "geometry": {"type": "MultiPolygon", "coordinates": draw(shapes[region])} if region in shapes else None,
            "properties": {
                "name": view.names[region],
                "name_en": english.names[region],
                "code": codes.get(region),
                "municipalities": len(shapes.get(region, ())),
                "activities": len(view.landscape.by_region.get(region, ())),
                **figures.get(region, {}),
            },
        }
        for region in regions
    ]
    content = {"type": "FeatureCollection", "features": features}
    return escape_text((json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def _read_figures(view: View) -> Mapping[Iri, Mapping[str, int | float]]:
    """The sums of each region by the names of their columns."""
    return {
        Iri(group.key): {
            _to_name(kind, stage): _to_number(sum_figures(entries).won)
            for (kind, stage), entries in sorted(group.sums.items(), key=lambda pair: _to_name(*pair[0]))
        }
        for group in Funding(view, "region").groups
    }


def _to_name(kind: Iri, stage: Iri | None) -> str:
    parts = [to_prefixed(kind).removeprefix(_KIND), *([to_prefixed(stage).rpartition("-")[2]] if stage else []), "won"]
    return "_".join(parts).replace("-", "_")


def _to_number(won: object) -> int | float:
    number = float(str(won))
    return int(number) if number.is_integer() else number

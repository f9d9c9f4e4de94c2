"""GeoJSON of regions: read back by shapely, with the figures of the report on funding."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from graph.knowledge import Knowledge
from graph.output.exporters import read_exporters
from graph.view.land import draw, read_land


@pytest.fixture(scope="module")
def features(country: Knowledge) -> dict[str, dict[str, Any]]:
    content = json.loads(read_exporters()["geojson"].function(country.store))
    shapes = [json.dumps(one["geometry"]) for one in content["features"] if one["geometry"]]
    assert len(shapely.from_geojson(shapes)) > 230
    return {one["properties"]["name"]: one for one in content["features"]}


@pytest.mark.slow
def test_every_shape_is_valid_but_for_islands_that_rounding_joins(features: dict[str, dict[str, Any]]) -> None:
    for name, feature in features.items():
        if feature["geometry"] is not None:
            read = shape(feature["geometry"])
            assert all(part.is_valid for part in read.geoms), name
            assert sum(part.area for part in read.geoms) - shapely.union_all(list(read.geoms)).area < 1e-4, name


@pytest.mark.slow
def test_a_province_is_the_union_of_its_municipalities() -> None:
    codes = [code for code in read_land().shapes if code.startswith("11")]
    whole = shapely.MultiPolygon([shapely.Polygon(one[0], one[1:]) for one in draw(codes)])
    parts = [shapely.MultiPolygon([shapely.Polygon(one[0], one[1:]) for one in draw([code])]) for code in codes]
    assert len(codes) == 25
    assert whole.symmetric_difference(shapely.union_all(parts)).area < 1e-9


@pytest.mark.slow
def test_regions_lie_where_they_are(features: dict[str, dict[str, Any]]) -> None:
    # Places of the town halls, from any atlas.
    halls = {"대구광역시": (128.60, 35.87), "김제시": (126.88, 35.80), "울산광역시": (129.31, 35.54)}
    for name, place in halls.items():
        assert shape(features[name]["geometry"]).contains(shapely.Point(place)), name


@pytest.mark.slow
def test_outer_rings_turn_left_and_holes_right(features: dict[str, dict[str, Any]]) -> None:
    holes = 0
    for feature in features.values():
        for outer, *inner in feature["geometry"]["coordinates"] if feature["geometry"] else ():
            assert shapely.LinearRing(outer).is_ccw
            assert not any(shapely.LinearRing(ring).is_ccw for ring in inner)
            holes += len(inner)
    assert holes > 0


@pytest.mark.slow
def test_the_sums_are_those_of_the_report_on_funding(features: dict[str, dict[str, Any]], country: Knowledge) -> None:
    section = country.report("funding").sections[0]
    told = {}
    for row in section.rows:
        told.setdefault(str(row[0]), []).append(int(row[-1].won))
    found = {
        name: sorted(value for column, value in one["properties"].items() if column.endswith("_won"))
        for name, one in features.items()
    }
    assert {name: figures for name, figures in found.items() if figures} == {
        name: sorted(figures) for name, figures in told.items()
    }


def test_a_region_without_a_shape_has_its_figures(load_text: Callable[[str], Knowledge]) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, name_en: City, level: city}]
        roadmaps:
          - {id: plan, kind: project, title: 사업, region: r, edition: final, stage: selected, date: 2024, source: s,
             budget: [{kind: national, amount: 20억원, stage: selected}, {kind: city, amount: 0.5원}]}
        """
    )
    (feature,) = json.loads(read_exporters()["geojson"].function(knowledge.store))["features"]
    assert feature == {
        "type": "Feature",
        "id": "https://w3id.org/roadmap-graph/id/region/r",
        "geometry": None,
        "properties": {
            "name": "시",
            "name_en": "City",
            "code": None,
            "municipalities": 0,
            "activities": 1,
            "national_selected_won": 2_000_000_000,
            "city_won": 0.5,
        },
    }

"""The map: shapes of municipalities, the regions they belong to by day, and figures that equal the reports."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

import graph.view
from graph.knowledge import Knowledge
from graph.view.places import find_regions_within
from graph.viewer.data import Map, Page
from graph.viewer.page import build_page

LAND = json.loads((Path(graph.view.__file__).parent / "korea.json").read_text(encoding="utf-8"))
LINES = [
    [(sum(arc[0 : 2 * at + 1 : 2]), sum(arc[1 : 2 * at + 2 : 2])) for at in range(len(arc) // 2)]
    for arc in LAND["arcs"]
]


def follow(ring: list[int]) -> list[list[tuple[int, int]]]:
    return [LINES[arc] if arc >= 0 else LINES[-1 - arc][::-1] for arc in ring]


def test_each_ring_is_closed_and_lies_on_the_map() -> None:
    for code, rings in LAND["shapes"].items():
        for ring in rings:
            lines = follow(ring)
            assert all(left[-1] == right[0] for left, right in zip(lines, [*lines[1:], lines[0]], strict=True)), code
    assert {x for line in LINES for x, _ in line} <= set(range(LAND["width"] + 1))
    assert {y for line in LINES for _, y in line} <= set(range(LAND["height"] + 1))


def test_no_border_belongs_to_more_than_two_municipalities() -> None:
    used = [arc if arc >= 0 else -1 - arc for rings in LAND["shapes"].values() for ring in rings for arc in ring]
    assert set(used) == set(range(len(LAND["arcs"])))
    assert max(used.count(arc) for arc in set(used)) == 2


@pytest.fixture(scope="module")
def drawn(page: Page) -> Map:
    return page.map


def read_chain(drawn: Map, name: str, day: str) -> list[str]:
    """The names of the regions of the shape that is *name* on its first day."""
    (shape,) = (one for one in drawn.shapes if drawn.places[int(one.regions[0][1])].label.ko == name)
    *_, (_, *found) = (span for span in shape.regions if str(span[0]) <= day)
    return [drawn.places[int(place)].label.ko for place in found]


@pytest.mark.slow
def test_every_shape_is_a_region_of_the_graph(drawn: Map) -> None:
    assert len(drawn.shapes) == len(LAND["shapes"]) == 230
    provinces = {drawn.places[int(shape.regions[-1][-1])].label.ko for shape in drawn.shapes}
    assert provinces == {
        "서울특별시", "부산광역시", "대구광역시", "인천광역시", "대전광역시", "울산광역시", "세종특별자치시", "경기도",
        "강원특별자치도", "충청북도", "충청남도", "전북특별자치도", "전남광주통합특별시", "경상북도", "경상남도",
        "제주특별자치도",
    }  # fmt: skip


@pytest.mark.slow
def test_a_shape_belongs_to_the_province_of_the_day(drawn: Map) -> None:
    assert read_chain(drawn, "군위군", "2022-06-01") == ["군위군", "경상북도"]
    assert read_chain(drawn, "군위군", "2024-06-01") == ["군위군", "대구광역시"]
    assert read_chain(drawn, "목포시", "2024-06-01") == ["목포시", "전라남도"]
    assert read_chain(drawn, "목포시", "9999-12-30") == ["목포시", "전남광주통합특별시"]


def test_a_page_without_regions_of_the_map_has_none(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 글, publisher: 신문, published: 2024-01-01}]
        regions: [{id: q, name: 가도, level: province}]
        roadmaps: [{id: r, kind: plan, title: 계획, region: q, edition: e, stage: final, date: 2024, source: s}]
        """
    )
    assert build_page(knowledge.view()).map == Map()


# --- in the browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def read_areas(tab: Any) -> dict[str, str]:
    """What the map says of each region that can be chosen, by its id."""
    named = "all => Object.fromEntries(all.map(one => [one.dataset.node, one.getAttribute('aria-label')]))"
    return dict(tab.eval_on_selector_all("#view-map .land [role=button]", named))


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2023-04-27", "2024-11-08", ""])
def test_an_area_has_the_sum_of_the_report_on_funding(tab: Any, country: Knowledge, day: str) -> None:
    at = f"&day={day}" if day else ""
    go(tab, f"#view=map{at}")
    keys = tab.eval_on_selector_all("#shade option", "all => all.map(one => [one.value, one.textContent])")
    names = {value.removeprefix("sum "): text for value, text in keys if value.startswith("sum ")}
    assert len(names) > 3
    sums: dict[str, dict[tuple[str, str], str]] = {}
    for node in read_areas(tab):
        report = country.report("funding", by="source", region=node.removeprefix("id:region/"), as_of=day or None)
        (section,) = (one for one in report.sections if one.id == "sums")
        sums[node] = {(str(row[0]), str(row[1])): str(row[3]) for row in section.rows}
    seen: set[str] = set()
    for key, name in names.items():
        go(tab, f"#view=map{at}&shade=sum+{key.replace(' ', '+')}")
        kind, _, stage = name.partition(" · ")
        areas = read_areas(tab)
        told = {node: text.rpartition(": ")[2] for node, text in areas.items()}
        assert told == {node: sums[node].get((kind, stage.removeprefix("단계 ")), "없음") for node in areas}, key
        seen |= set(told.values())
    assert len(seen) > 5


@pytest.mark.slow
def test_the_key_has_the_range_of_each_shade_and_the_names_lie_apart(tab: Any) -> None:
    for language in ("ko", "en"):
        go(tab, f"#view=map&level=municipality&lang={language}")
        named = "all => all.map(one => [one.dataset.node, one.querySelector('path').className.baseVal])"
        shaded = dict(tab.eval_on_selector_all("#view-map .land [role=button]", named))
        told = {node: text.rpartition(": ")[2].removesuffix("건") for node, text in read_areas(tab).items()}
        counts = {node: int(text) for node, text in told.items() if text.isdigit()}
        ranges = []
        for shade in sorted({shade for shade in shaded.values() if shade != "bare"}):
            values = {counts[node] for node, own in shaded.items() if own == shade}
            ranges.append("–".join(map(str, sorted({min(values), max(values)}))))
        key = tab.locator("#view-map .map-key li").all_inner_texts()
        assert [text.removesuffix("건") for text in key[:-1]] == ranges
        apart = """all => all.map(one => one.getBoundingClientRect()).every((one, at, boxes) =>
          boxes.slice(at + 1).every(other => Math.min(one.right, other.right) - Math.max(one.left, other.left) <= 1
            || Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) <= 1))"""
        assert tab.eval_on_selector_all("#view-map .map-frame .place", apart)
    # A province that has no type in its name on the map has one in the table beside it.
    go(tab, "#view=map&lang=en")
    assert not [text for text in tab.locator(".map-frame .place").all_inner_texts() if "gwangyeoksi" in text]
    assert "Ulsan-gwangyeoksi" in tab.inner_text("[data-section=map]")


@pytest.mark.slow
def test_filters_reach_the_map(tab: Any, country: Knowledge) -> None:
    go(tab, "#view=map&shade=items&in-technology=tech:battery")
    view = country.view()
    iri = view.names.get("technology", "이차전지")
    uses = {row["activity"] for row in country.query("coverage", asked="이차전지").to_dicts()}
    for node, text in read_areas(tab).items():
        region = view.names.get("region", node.removeprefix("id:region/"))
        inside = {one for place in find_regions_within(view, region) for one in view.landscape.by_region.get(place, ())}
        if text.endswith(": 없음"):
            assert not inside & uses, (node, iri)
    assert tab.inner_text("#conditions")


@pytest.mark.slow
def test_a_region_is_chosen_by_key_and_joint_activities_are_listed(tab: Any) -> None:
    go(tab, "#view=map")
    tab.focus("#view-map .land [data-node='id:region/daegu']")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#details h2") == "대구광역시"
    rows = tab.eval_on_selector_all("[data-section='map.joint'] tbody tr", "all => all.map(one => one.innerText)")
    assert any("대구광역시" in row and "강원특별자치도" in row for row in rows)
    assert tab.locator("#view-map .joint").count() == len(rows)
    # A region that became another one keeps its joint activities.
    for day, name in (("2024-02-22", "전라남도"), ("", "전남광주통합특별시")):
        go(tab, f"#view=map&day={day}")
        rows = tab.eval_on_selector_all("[data-section='map.joint'] tbody tr", "all => all.map(one => one.innerText)")
        ends = {"부산광역시", "경상남도", "충청남도"} if not day else {"부산광역시", "경상남도"}
        assert {end for end in ends if any(name in row and end in row for row in rows)} == ends, day

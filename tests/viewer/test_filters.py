"""The filters of the page reach every view, every answer and every count; chips show them and remove them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.knowledge import Knowledge
from graph.stores import Iri
from graph.view.places import find_regions_within
from graph.viewer.data import Page
from graph.viewer.page import to_id

REGIONS = ("gimje", "daegu", "gyeongnam")
GROUPINGS = ("region", "agency", "technology", "source", "year")


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def list_activities(country: Knowledge, region: str) -> set[str]:
    """The ids of the activities in *region*, from the graph."""
    view = country.view()
    iri = Iri(str(view.names.get("region", region)))
    inner = {iri, *find_regions_within(view, iri)}
    return {to_id(one) for place in inner for one in view.landscape.by_region.get(place, ())}


def read_rows(tab: Any) -> list[list[str]]:
    """The rows of the CSV file of the open view, without the head."""
    return list(csv.reader(io.StringIO(tab.evaluate("downloads.toCsv()")[1:])))[1:]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(("number", "technology"), [(1, "EV"), (2, "AMR"), (3, "PBM")])
def test_an_answer_and_the_matrix_name_only_agencies_of_the_region(
    tab: Any, country: Knowledge, page: Page, region: str, number: int, technology: str
) -> None:
    inside = list_activities(country, region)
    rows = country.query("coverage", asked=technology).to_dicts()
    agencies = {to_id(str(row["agency"])) for row in rows if to_id(str(row["activity"])) in inside}
    go(tab, f"#view=matrix&question={number}&in-region=id:region/{region}")
    named = "parts => parts.map(part => part.dataset.node)"
    assert set(tab.eval_on_selector_all("#details .neighbours [data-kind=Agency]", named)) == agencies
    note = tab.inner_text("#details .note")
    labels = {node.id: node.label.ko for node in page.nodes}
    assert all(labels[agency] in note for agency in agencies)
    assert agencies or note == "주관하거나 참여하는 기관이 출처에 없습니다."
    concept = to_id(str(country.view().names.get("technology", technology)))
    cells = [
        key.split("\0") for key in tab.eval_on_selector_all("[data-cell]", "all => all.map(one => one.dataset.cell)")
    ]
    assert {agency for agency, use in cells if use == concept} == agencies


@pytest.mark.parametrize("region", REGIONS)
def test_every_view_shows_only_activities_of_the_region_and_their_parents(
    tab: Any, country: Knowledge, region: str
) -> None:
    inside = list_activities(country, region)
    above = tab.evaluate("ids => ids.flatMap(id => [...model.above(id)])", sorted(inside))
    left = {*inside, *above}
    shown = """view => [...document.querySelectorAll(`#view-${view} [data-node]`)].map(part => part.dataset.node)
      .filter(id => facets.isActivity(model.nodes.get(id)) && model.nodes.get(id).kind !== "Programme")"""
    for view in ("roadmap", "timeline", "table", "money"):
        go(tab, f"#view={view}&in-region=id:region/{region}")
        found = set(tab.evaluate(shown, view))
        assert found, view
        parents = set(tab.evaluate("ids => ids.filter(id => [...model.below(id)].length)", sorted(found - left)))
        # The sections on money also name the priced parents of what has no amount.
        assert (found - left - parents if view == "money" else found - left) == set(), view
    go(tab, f"#view=network&in-region=id:region/{region}")
    drawn = tab.evaluate(
        "network.scene().items.filter(item => !network.scene().nodeSet.get(item.id).hidden).map(item => item.id)"
    )
    assert {one for one in drawn if one in tab.evaluate("[...state.narrowed]")} == set(drawn)


def test_the_counts_are_those_of_what_is_left(tab: Any) -> None:
    go(tab, "#view=table&in-region=id:region/gimje")
    listed = tab.locator("#view-table tbody tr").count()
    assert f"중 {listed}개" in tab.inner_text("#counts")
    kinds = tab.eval_on_selector_all(
        "[data-family=node][data-count]", "all => all.map(one => parseInt(one.textContent))"
    )
    assert sum(kinds) == listed == tab.evaluate("state.narrowed.size")


@pytest.mark.parametrize("day", ["", "2022-05-31"])
def test_sums_made_in_the_page_are_those_of_the_reports(tab: Any, day: str) -> None:
    """Without filters the page has prepared sums; with other filters than the region it adds up itself."""
    go(tab, f"#view=money&day={day}")
    for by in GROUPINGS:
        told = """rows => rows.map(({ group, kind, stage, count, value, inferred }) =>
          [group, kind, stage, count, value, Boolean(inferred)].join("|"))"""
        prepared = tab.evaluate(f"by => ({told})(funding.sums(by, {{}}))", by)
        # A filter that lets every activity pass.
        made = """by => { const kept = [facets.isActive, facets.fitting];
          facets.isActive = () => true; facets.fitting = () => new Set(model.nodes.keys());
          try { return (TOLD)(funding.sums(by, {})); } finally { [facets.isActive, facets.fitting] = kept; } }"""
        assert prepared
        assert sorted(tab.evaluate(made.replace("TOLD", told), by)) == sorted(prepared)


def test_a_funding_source_leaves_only_its_amounts(tab: Any) -> None:
    go(tab, "#view=money&by=source")
    whole = [row for row in tab.evaluate("funding.sums('source', {})") if row["kind"] == "national"]
    go(tab, "#view=money&by=source&in-fund=national")
    rows = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    shown = tab.eval_on_selector_all("[data-section='funding.sums'] tbody tr", rows)
    assert whole
    assert {row[0] for row in shown} == {"국비"}
    assert sorted(row[-2] for row in shown) == sorted(str(row["count"]) for row in whole)


def test_a_technology_leaves_only_its_columns_and_gaps(tab: Any) -> None:
    go(tab, "#view=matrix&in-technology=tech:ev")
    columns = tab.eval_on_selector_all(".matrix thead [data-node]", "all => all.map(one => one.dataset.node)")
    assert "tech:ev" in columns
    assert all("tech:ev" in [one, *tab.evaluate("id => [...model.broader(id)]", one)] for one in columns)
    fitting = set(tab.evaluate("[...state.fitting]"))
    go(tab, "#view=table&list=gaps&in-technology=tech:ev")
    named = tab.eval_on_selector_all("[data-section='gaps.lead'] tbody tr", "all => all.map(one => one.dataset.node)")
    assert set(named) <= fitting


def test_a_role_leaves_only_its_cells(tab: Any) -> None:
    go(tab, "#view=matrix&in-role=lead")
    signs = {sign.rstrip("°0123456789") for sign in tab.locator(".matrix td .sign").all_inner_texts()}
    assert signs == {"주"}
    assert all(row[2] == "주관" for row in read_rows(tab))


def test_what_is_left_out_is_hidden_or_dimmed_as_the_reader_chooses(tab: Any) -> None:
    go(tab, "#view=roadmap")
    everything = tab.locator(".card").count()
    go(tab, "#view=roadmap&in-region=id:region/gimje")
    left = tab.locator(".card").count()
    assert 0 < left < everything
    assert tab.locator(".card.faded").count() == 0
    tab.check("#dims")
    assert tab.locator(".card").count() == everything
    assert tab.locator(".card:not(.faded)").count() == left
    assert "dims=1" in tab.evaluate("location.hash")
    tab.uncheck("#dims")
    assert tab.locator(".card").count() == left


def test_the_plan_of_the_money_view_is_a_chip_there(tab: Any) -> None:
    go(tab, "#view=money&plan=id:roadmap/gimje-special-vehicles")
    tab.select_option("#facet-region", "id:region/jeonbuk")
    chips = tab.locator("#conditions .condition")
    texts = [text.split("\n")[0].removesuffix("✕") for text in chips.all_inner_texts()]
    assert texts == ["지역: 전북특별자치도", "로드맵: 특장차산업 육성계획"]
    tab.click("#tab-map")
    assert chips.count() == 1
    tab.click("#tab-money")
    chips.nth(1).click()
    assert tab.input_value("#plan") == ""
    assert chips.count() == 1
    tab.evaluate("commands.showAll()")


def test_chips_show_what_is_active_and_one_click_removes_each_or_all(tab: Any) -> None:
    go(tab, "#view=roadmap")
    assert not tab.locator("#conditions").is_visible()
    tab.select_option("#facet-region", "id:region/daegu")
    tab.select_option("#facet-technology", "tech:ev")
    tab.uncheck("[data-kind-box=Agency]")
    tab.evaluate("commands.setDay('2022-05-31')")
    chips = tab.locator("#conditions .condition")
    texts = [text.split("\n")[0].removesuffix("✕") for text in chips.all_inner_texts()]
    assert texts == ["지역: 대구광역시", "기술: 전기차", "기관 제외", "2022-05-18 기준"]
    chips.nth(1).click()
    assert tab.evaluate("state.facets.technology") is None
    assert tab.input_value("#facet-technology") == ""
    chips.nth(1).click()
    assert tab.is_checked("[data-kind-box=Agency]")
    chips.nth(1).click()
    assert tab.inner_text("#day-told") == "최신"
    tab.evaluate("commands.setDay('2022-05-31')")
    tab.get_by_role("button", name="조건 모두 지우기").click()
    assert not tab.locator("#conditions").is_visible()
    assert tab.evaluate("[state.day, JSON.stringify(state.facets), model.isLatest()]") == ["", "{}", True]
    assert tab.evaluate("location.hash") == "#view=roadmap"


def test_one_chip_names_the_only_kind_and_the_money_view_keeps_all_amounts(tab: Any) -> None:
    go(tab, "#view=money&in-region=id:region/jeonnam&in-year=2024")
    amounts = "rows => rows.map(row => row.textContent)"
    whole = tab.eval_on_selector_all("#view-money .amounts tbody tr", amounts)
    assert any("415억" in row for row in whole)
    tab.evaluate("commands.listKind('Project')")
    chips = tab.locator("#conditions .condition")
    texts = [text.split("\n")[0].removesuffix("✕") for text in chips.all_inner_texts()]
    assert texts == ["지역: 전라남도", "운영 연도: 2024년", "유형: 사업"]
    tab.click("#tab-money")
    assert tab.eval_on_selector_all("#view-money .amounts tbody tr", amounts) == whole
    assert chips.count() == 2
    tab.click("#tab-table")
    chips.nth(2).click()
    assert tab.evaluate("[state.hiddenNodes.size, state.facets.year]") == [0, "2024"]
    tab.evaluate("commands.showAll()")


def test_an_open_cell_closes_when_a_filter_takes_its_evidence(tab: Any) -> None:
    go(tab, "#view=matrix")
    tab.click("[aria-label^='대구기계부품연구원, 전기차,']")
    assert tab.locator("#details .evidence li").count() > 0
    tab.select_option("#facet-region", "id:region/gimje")
    assert tab.locator("#details .evidence").count() == 0
    assert tab.evaluate("state.cell") is None
    # Resetting the filters leaves no selection by which fewer things are counted.
    tab.evaluate("commands.showAll()")
    whole = tab.inner_text("#counts")
    for opened in ("#view=matrix&agency=id:agency/dmi&technology=tech:ev", "#view=matrix&question=1"):
        go(tab, f"{opened}&in-region=id:region/daegu")
        assert tab.inner_text("#counts") != whole
        tab.click("#show-all")
        assert tab.inner_text("#counts") == whole
        assert "question" not in tab.evaluate("location.hash")


def test_a_filter_ends_earlier_choices_that_it_leaves_out(tab: Any) -> None:
    go(tab, "#view=table&node=id:region/gimje")
    tab.evaluate("commands.narrow('region', 'id:region/jeonnam')")
    assert tab.evaluate("[state.node, document.querySelectorAll('#view-table tr.faded').length]") == [None, 0]
    tab.evaluate("commands.openCheck('id:roadmap/daegu-smart-specialization')")
    go(tab, "#view=money&plan=id:roadmap/daegu-smart-specialization")
    tab.evaluate("commands.narrow('region', 'id:region/jeonnam')")
    assert tab.input_value("#plan") == ""
    assert tab.locator("#view-money .amounts tbody tr").count() > 0
    # What the filter leaves stays chosen.
    go(tab, "#view=table&node=id:region/jeonnam")
    tab.evaluate("commands.narrow('region', 'id:region/jeonnam')")
    assert tab.evaluate("state.node") == "id:region/jeonnam"


def test_the_comparison_begins_with_the_region_that_was_chosen_last(tab: Any) -> None:
    go(tab, "#view=compare&node=id:region/gimje")
    assert tab.input_value("#region-left") == "id:region/gimje"
    go(tab, "#view=compare&meet=partners&home=id:region/gimje")
    tab.evaluate("commands.narrow('region', 'id:region/daegu')")
    assert tab.input_value("#home") == "id:region/daegu"
    go(tab, "#view=compare&in-region=id:region/daegu")
    assert tab.input_value("#region-left") == "id:region/daegu"
    shared = "one => findings.of('compare.shared', [one, 'id:region/daegu'].sort().join(' ')).length"
    known = tab.eval_on_selector_all("#region-left option", "all => all.map(one => one.value)")
    counts = {one: tab.evaluate(shared, one) for one in known if one != "id:region/daegu"}
    assert counts[tab.input_value("#region-right")] == max(counts.values())


def test_the_map_counts_only_activities_of_the_region(tab: Any, country: Knowledge) -> None:
    inside = list_activities(country, "daegu")
    go(tab, "#view=map&shade=items&in-region=id:region/daegu")
    told = tab.eval_on_selector_all(
        "#view-map .land [role=button]",
        "all => Object.fromEntries(all.map(one => [one.dataset.node, one.getAttribute('aria-label').split(': ')[1]]))",
    )
    assert told["id:region/daegu"] == f"{len(inside)}건"
    for node, text in told.items():
        shared = inside & list_activities(country, node.rpartition("/")[2].removeprefix("region/"))
        assert text == (f"{len(shared)}건" if shared else "없음"), node


def test_the_sums_are_those_of_the_chosen_plan(tab: Any, country: Knowledge) -> None:
    plan = "id:roadmap/daegu-smart-specialization"
    go(tab, f"#view=money&by=source&plan={plan}")
    below = {plan, *tab.evaluate("id => [...model.below(id)]", plan)}
    shown = tab.evaluate("funding.sums('source', { plan: state.plan }).map(one => [one.kind, one.stage, one.count])")
    counts: dict[tuple[str, str], int] = {}
    for row in tab.evaluate("findings.of('funding.amounts', 'source').filter(one => !one.why).map(one => one.amount)"):
        if row["activity"] in below:
            key = (row["kind"], row.get("stage") or "")
            counts[key] = counts.get(key, 0) + 1
    assert {(kind, stage): count for kind, stage, count in shown} == counts
    assert tab.inner_text("#view-money .sums h2") == "금액 합계: 스마트특성화 기반구축사업 대구시 선정 과제"
    go(tab, "#view=money")

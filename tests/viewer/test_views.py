"""Each view of the page of all data, in one browser page, against what the queries answer; files, paths, days."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.browsers import open_page
from support.pages import VIEWS
from support.paths import ROOT

from graph.knowledge import Knowledge, load
from graph.model.money import format_amount
from graph.stores import Iri
from graph.view.days import LATEST
from graph.view.flows import iter_flows
from graph.view.funding import Funding
from graph.view.places import find_regions_within
from graph.viewer.data import Node, Page
from graph.viewer.figures import read_days, to_figure
from graph.viewer.page import build_page, to_id
from graph.viewer.rows import Rows

DAEGU = "id:roadmap/daegu-smart-specialization"
GIMJE = "id:region/gimje"
KITECH = "id:agency/kitech"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page of all data; it must not log or ask for anything while all these tests use it."""
    with open_page(browser, page_file) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _start_afresh(request: pytest.FixtureRequest) -> None:
    if "tab" in request.fixturenames:
        go(request.getfixturevalue("tab"), "#view=roadmap")


def go(tab: Any, fragment: str) -> None:
    """Changes what the address asks for, as a shared link would."""
    tab.evaluate("hash => { window.location.hash = hash; commands.followAddress(); }", fragment)


def is_present(node: Node, day: str) -> bool:
    """Whether no edition has dropped *node* by *day*."""
    return not any(one.since <= day and (not one.until or day < one.until) for one in node.absent)


def rows_of(tab: Any) -> list[list[str]]:
    """The rows of the CSV file of the view that is shown, without the head."""
    text = tab.evaluate("downloads.toCsv()")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))[1:]


# The day of the view


def test_every_day_shows_the_links_that_the_query_gives_for_it(tab: Any, country: Knowledge) -> None:
    told = "edge => `${edge.source} ${edge.kind} ${edge.target} ${edge.role || ''}`"
    statements = f"model.edges.filter(edge => edge.since || edge.until).map({told})"
    for day in read_days(Rows(country.view()))[::3]:
        go(tab, f"#view=roadmap&day={day}")
        rows = country.query("links", as_of=day).to_dicts()
        asked = sorted(
            f"{to_id(str(row['source']))} {_local(row['kind'])} {to_id(str(row['target']))} "
            f"{_local(row['role']).removeprefix('role-')}"
            for row in rows
            if row["statement"]
            and not str(row["status"]).endswith("derived")
            and _local(row["kind"]) != "hasIdentityClaim"
        )
        shown = [one for one in tab.evaluate(statements) if one.split()[1] in STATEMENTS]
        assert sorted(shown) == asked


STATEMENTS = {"hasParticipation", "hasTechnologyUse", "hasRegionalPart", "hasGrouping"}


def _local(iri: object) -> str:
    return re.split("[/#]", str(iri or ""))[-1]


@pytest.mark.parametrize("day", ["2022-05-04", "2024-09-30"])
def test_a_day_shows_the_same_nodes_links_and_names_as_a_build_as_of_it(tab: Any, day: str) -> None:
    then = build_page(load(ROOT / "data", as_of=day).view())
    go(tab, f"#view=table&day={day}")
    present = {node.id for node in then.nodes if is_present(node, day)}
    # Agencies that only later editions mention, and the regions of their seats, have no day in the files: such a build
    # leaves them out, the page shows them on all days.
    undated = "[...model.nodes.values()].filter(({ kind }) => ['Agency', 'Region'].includes(kind)).map(({ id }) => id)"
    assert set(tab.evaluate("[...model.nodes.keys()]")) - present <= set(tab.evaluate(undated))
    assert present <= set(tab.evaluate("[...model.nodes.keys()]"))
    every = tab.evaluate("model.edges.map(edge => [edge.source, edge.kind, edge.target, edge.role || ''])")
    shown = [edge for edge in every if {edge[0], edge[2]} <= present]
    # What becomes of a region later is known in such a build.
    held = [edge for edge in then.edges if not edge.until and edge.since <= day and edge.target in present]
    links = [(edge.source, edge.kind, edge.target, edge.role) for edge in held]
    assert sorted(map(tuple, shown)) == sorted(links)
    # Former names of agencies and regions show only on a day of the view, not in a build as of it; a plan whose title a
    # later edition tells first has none in such a build.
    titles = {
        node.id: node.label.ko
        for node in then.nodes
        if is_present(node, day)
        and node.kind not in ("Agency", "Region")
        and "/" not in node.label.ko.removeprefix("https://")
    }
    assert tab.evaluate("ids => ids.map(id => model.nodes.get(id).label.ko)", list(titles)) == list(titles.values())


def test_a_region_and_an_agency_are_called_as_they_were_called_then(tab: Any) -> None:
    name = "ids => ids.map(id => model.nodes.get(id)?.label.ko)"
    ids = ["id:region/jeonbuk", "id:agency/kbia", f"{DAEGU}/nano-value-chain"]
    go(tab, "#day=2022-05-31")
    assert tab.evaluate(name, ids) == [
        "전라북도",
        "한국전지산업협회",
        "국내 부존자원활용 나노소재·부품산업 가치사슬 혁신 플랫폼 구축사업",
    ]
    go(tab, "#")
    assert tab.evaluate(name, ids) == [
        "전북특별자치도", "한국배터리산업협회", "무연탄 기반 탄소나노소재·부품산업 가치사슬 혁신 플랫폼 구축사업",
    ]  # fmt: skip


def test_the_slider_goes_through_the_days_by_keys_and_says_which(tab: Any, country: Knowledge) -> None:
    days = read_days(Rows(country.view()))
    assert tab.inner_text("#day-told") == "최신"
    tab.focus("#day")
    tab.keyboard.press("ArrowLeft")
    assert tab.inner_text("#day-told") == f"{days[-2]} 기준"
    assert f"day={days[-2]}" in tab.evaluate("location.hash")
    assert tab.get_attribute("#day", "aria-valuetext") == f"{days[-2]} 기준"
    tab.keyboard.press("End")
    assert tab.inner_text("#day-told") == "최신"


def test_who_leads_has_an_answer_per_day(tab: Any) -> None:
    lead = "#details .neighbours li:has(.tag:text-is('주관')) [data-kind=Agency]"
    go(tab, f"#node={DAEGU}/battery-centre&day=2022-05-31")
    assert tab.locator(lead).all_inner_texts() == ["한국전지산업협회 대구분원"]
    go(tab, f"#node={DAEGU}/battery-centre")
    assert tab.locator(lead).all_inner_texts() == ["대구기계부품연구원"]


# Views


def test_the_money_view_checks_the_announced_amount_term_by_term(tab: Any) -> None:
    go(tab, f"#view=money&plan={DAEGU}&day=2022-05-31&places=1")
    assert tab.locator(".terms .term").all_inner_texts() == [
        "80억 원", "50억 원", "100억 원 × 50% = 50억 원", "100억 원 × 35% = 35억 원",
    ]  # fmt: skip
    assert (
        " ".join(tab.inner_text(".reconciled .sum").split())
        == "2022-05-04 발표: 합계 215억 원 · 발표 금액 215억 원 일치"
    )
    assert "roadmaps.yaml:458" in tab.inner_text(".reconciled .place")


@pytest.mark.parametrize("day", ["", "2022-05-31", "2023-05-25"])
def test_the_announced_amount_is_dated_and_apart_from_what_it_is_on_the_day(
    tab: Any, country: Knowledge, day: str
) -> None:
    go(tab, f"#view=money&plan={DAEGU}&day={day}")
    view = country.view().on(day or LATEST)
    region = Iri(str(view.names.get("region", "대구")))
    counted = [
        entry
        for group in Funding(view, "region", find_regions_within(view, region)).groups
        for entry, why in group.iter_entries()
        if not why
        and str(entry.amount.kind).endswith("-national")
        and to_id(str(entry.amount.activity)).startswith(f"{DAEGU}/")
    ]
    total = format_amount(Decimal(sum(entry.figure.won for entry in counted)), lang="ko")
    assert tab.locator(".terms thead th").nth(1).inner_text() == "2022-05-04 발표"
    assert tab.locator(".terms tfoot td").all_inner_texts() == ["215억 원", total]
    shown = tab.inner_text(".reconciled .today")
    assert shown.startswith("최신: 합계" if not day else f"{tab.evaluate('state.day')} 기준: 합계")
    assert ("적음" in shown) == (total != "215억 원")


def test_the_money_view_gives_each_region_what_the_query_gives_it(tab: Any, country: Knowledge) -> None:
    go(tab, f"#view=money&plan={DAEGU}&day=2022-05-31")
    shown = {(row[1], row[2]): row[4] for row in rows_of(tab) if row[0] == "지역 몫"}
    rows = country.query("region-amounts", region="대구", kind="총사업비", as_of="2022-05-31").to_dicts()
    asked = {str(row["activity"]): f"{Decimal(str(row['amount'])):.0f}" for row in rows}
    assert sorted(value for (_, region), value in shown.items() if region == "대구광역시") == sorted(asked.values())
    assert sum(map(Decimal, asked.values())) == Decimal("38155000000")


def test_money_is_worded_in_the_page_as_in_the_reports(tab: Any) -> None:
    amounts = ["7150000000", "21500000000", "0", "12345678", "4436700000000", "5005000000", "1000000000000"]
    for language in ("ko", "en"):
        go(tab, f"#lang={language}")
        assert tab.evaluate("amounts => amounts.map(wording.formatWon)", amounts) == [
            format_amount(Decimal(amount), lang=language) for amount in amounts
        ]


def test_compare_gives_the_technologies_that_the_query_gives(tab: Any, country: Knowledge) -> None:
    go(tab, "#view=compare&left=id:region/gimje&right=id:region/daegu")
    rows = country.query("shared-technologies", region="김제", other="대구").to_dicts()
    assert set(tab.eval_on_selector_all(".compare tr.near", "rows => rows.map(row => row.dataset.node)")) == {
        to_id(str(row["technology"])) for row in rows
    }
    reached: dict[str, set[str]] = {}
    for row in country.query("region-technologies").to_dicts():
        if str(row["region"]).endswith("/gimje"):
            reached.setdefault(to_id(str(row["reached"])), set()).add(to_id(str(row["activity"])))
    # The page counts what stands beside a plan as well, as the report does; the query counts only its parts.
    shown = tab.evaluate(
        "[...compare.usesOf('id:region/gimje', 'id:region/daegu')].map(([id, activities]) => [id, "
        "[...activities.keys()].filter(one => model.nodes.get(one).kind !== 'RelatedProject')])"
    )
    assert {technology: set(activities) for technology, activities in shown if activities} == reached


def test_compare_lets_one_choose_both_regions_and_keeps_them_in_the_address(tab: Any) -> None:
    go(tab, "#view=compare&left=id:region/gimje&right=id:region/daegu")
    tab.select_option("#region-right", "id:region/gwangju")
    assert tab.locator(".compare thead .link").all_inner_texts() == ["김제시", "광주광역시"]
    assert "right=id%3Aregion%2Fgwangju" in tab.evaluate("location.hash")


def test_the_timeline_shows_every_period_and_edition_and_opens_an_edition(tab: Any, page: Page) -> None:
    go(tab, "#view=timeline")
    periods = [span for span in page.spans if not span.label.ko and not span.until]
    assert tab.locator("#view-timeline .plan-times > .time .period").count() == len(periods)
    assert tab.locator(".plan-times > .time .reach.start").count() == sum(not span.start for span in periods)
    assert tab.locator(".plan-times > .time .reach.end").count() == sum(not span.end for span in periods)
    assert tab.locator(".edition").count() == len({(one.plan, one.since) for one in page.editions})
    tab.click(".edition[aria-label^='2024-09-06 기준']")
    assert tab.inner_text("#day-told") == "2024-09-06 기준"
    assert tab.locator(".edition[aria-pressed=true]").count() >= 1


def test_an_item_without_a_period_has_that_of_its_whole_marked_as_such(tab: Any) -> None:
    go(tab, "#view=timeline")
    lent = tab.evaluate("""[...document.querySelectorAll("#view-timeline .lent-times .time")].map(row => [
      model.spansOf(row.dataset.node).length,
      [...row.querySelectorAll(".told .status")].every(one => one.textContent === "상위 항목의 기간"),
      model.spans.some(span => model.above(row.dataset.node).has(span.node)),
    ])""")
    assert lent
    assert all(one == [0, True, True] for one in lent)


def test_around_one_node_stand_its_neighbours_and_theirs(tab: Any) -> None:
    go(tab, "#view=around&node=tech:ev")
    near = "new Set(model.touching('tech:ev').map(edge => model.other(edge, 'tech:ev'))).size"
    count = tab.evaluate(near)
    assert tab.inner_text("#rings-hint").startswith(f"전기차: 안쪽 고리 {count}, ")
    assert len(rows_of(tab)) == tab.evaluate("model.touching('tech:ev').length")


def test_around_says_how_many_nodes_it_folds(tab: Any) -> None:
    go(tab, "#view=around&node=tech:robot")
    folded = re.search(r"안쪽 고리 (\d+), 바깥 고리 (\d+)(?:, 그 밖에 접힌 항목 (\d+))?", tab.inner_text("#rings-hint"))
    assert folded
    reached = """(() => {
      const near = id => model.touching(id).map(edge => model.other(edge, id));
      const first = new Set(near("tech:robot")), second = new Set([...first].flatMap(near));
      for (const id of [...first, "tech:robot"]) second.delete(id);
      return [first.size, second.size];
    })()"""
    assert [int(folded[1]), int(folded[2]) + int(folded[3] or 0)] == tab.evaluate(reached)


def test_a_fact_of_a_thing_in_two_files_stands_once_with_the_first_place(page: Page) -> None:
    """A thing that several files declare has one place, so that no file is paired with a line of another."""
    [dmi] = [node for node in page.nodes if node.id == "id:agency/dmi"]
    aliases = [(fact.value.ko, fact.place) for fact in dmi.facts if fact.label.en == "alias"]
    assert aliases == [("대구기계부품소재기술혁신센터", "agencies.yaml:42")]


def test_only_the_newest_vision_of_a_plan_is_a_headline(tab: Any, page: Page) -> None:
    go(tab, "#view=roadmap&in-region=id:region/gimje")
    headlines = tab.locator(".vision:not(.older) [data-node]").evaluate_all("all => all.map(one => one.dataset.node)")
    plan = "id:roadmap/gimje-special-vehicles"
    visions = {edge.target for edge in page.edges if edge.kind == "hasVision" and edge.source == plan}
    newest = max(node.since for node in page.nodes if node.id in visions)
    assert set(headlines) == {node.id for node in page.nodes if node.id in visions and node.since == newest}
    older = tab.locator(".vision.older .tag").all_inner_texts()
    assert older == sorted(older, reverse=True)
    assert len(older) == len(visions) - len(headlines)


@pytest.mark.parametrize(
    ("column", "sort"),
    [("amount", Decimal), ("start", str), ("end", str), ("firstTold", str), ("links", int)],
)
def test_the_list_sorts_by_typed_columns_and_keeps_empty_cells_last(tab: Any, column: str, sort: Any) -> None:
    go(tab, "#view=table")
    read = """key => { const at = catalogue.LIST.findIndex(one => one.key === key);
      return [...document.querySelectorAll("#view-table tbody tr")].map(row =>
        String(catalogue.LIST[at].value(model.nodes.get(row.dataset.node))).split("/")[0]); }"""
    for _ in range(2):
        tab.click(f"#view-table th.{column} button")
        values = tab.evaluate(read, column)
        filled = [sort(value) for value in values if value]
        assert len(filled) > 20
        is_down = tab.get_attribute(f"#view-table th.{column}", "aria-sort") == "descending"
        assert filled == sorted(filled, reverse=is_down)
        assert "" not in values[: len(filled)]


def test_the_list_shows_the_amounts_and_periods_that_the_queries_give(tab: Any, country: Knowledge, page: Page) -> None:
    go(tab, "#view=table")
    read = """key => Object.fromEntries([...model.nodes.values()].map(node =>
      [node.id, catalogue.LIST.find(one => one.key === key).value(node)]))"""
    amounts, starts = tab.evaluate(read, "amount"), tab.evaluate(read, "start")
    flows = {to_id(flow.activity): to_figure(flow.whole) for flow in iter_flows(country.view())}
    assert {one: amount for one, amount in amounts.items() if amount} == flows
    printed = {span.node for span in page.spans if span.start and not span.label.ko and not span.until}
    assert {one for one, start in starts.items() if start} == printed & set(starts)


# Paths and facets


def test_the_way_from_gimje_to_kitech_is_told_in_words(tab: Any) -> None:
    go(tab, f"#from={GIMJE}&node={KITECH}&day=2024-11-08")
    names = tab.locator("#details [data-way=shortest] button").all_inner_texts()
    assert [" ".join(name.split()) for name in names] == [
        "김제시지역",
        "특장차산업 육성계획",
        "EV,HEV(전기,하이브리드)범용 전동화 핵심 부품 기술 개발",
        "전기차기술",
        "전기구동부품",
        names[5],
        "한국생산기술연구원",
    ]
    assert names[5].startswith("미래자동차 전기구동부품 제조공정 고도화")
    assert (
        tab.locator("#details .sentence")
        .first.inner_text()
        .startswith("김제시 — 이 지역의 기관·로드맵 → 특장차산업 육성계획 — 하위 항목 → ")
    )
    assert tab.locator("#details .sentence").first.inner_text().endswith(" → 한국생산기술연구원")


def test_a_path_is_asked_for_by_keys_alone(tab: Any) -> None:
    go(tab, f"#node={GIMJE}")
    tab.keyboard.press("p")
    assert "도착 항목을 선택하십시오" in tab.inner_text("#details .note")
    tab.keyboard.press("/")
    tab.keyboard.type("ㅎㄱㅅㅅㄱㅅㅇㄱㅇ")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#details [data-way=shortest] li:last-child button") == "한국생산기술연구원"


def test_facets_leave_what_fits_and_say_how_many(tab: Any, country: Knowledge) -> None:
    go(tab, "#view=table")
    tab.select_option("#facet-technology", "tech:ev")
    tab.select_option("#facet-role", "lead")
    agencies = {
        to_id(str(row["agency"]))
        for row in country.query("coverage", asked="EV").to_dicts()
        if _local(row["role"]) == "role-lead"
    }
    shown = set(
        tab.eval_on_selector_all("#view-table tbody tr[data-kind=Agency]", "rows => rows.map(row => row.dataset.node)")
    )
    assert shown == agencies
    listed = tab.locator("#view-table tbody tr").count()
    assert tab.inner_text("#view-table .filter .count") == f"{tab.evaluate('model.nodes.size')}건 중 {listed}건"
    assert f"중 {listed}개" in tab.inner_text("#counts")


def test_the_count_of_a_facet_value_is_what_choosing_it_leaves(tab: Any) -> None:
    left = """name => [...facets.counts(name, {})].filter(([value]) => value).every(([value, count]) =>
      [...facets.matching({[name]: value})].filter(id => facets.isActivity(model.nodes.get(id))).length >= count)"""
    for name in ("region", "technology", "role", "fund", "status"):
        assert tab.locator(f"#facet-{name} option").count() == 1 + tab.evaluate(f"facets.counts('{name}', {{}}).size")
        assert tab.evaluate(left, name)


# Files


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_saved_as_a_drawing_with_its_text(tab: Any, view: str) -> None:
    go(tab, f"#view={view}")
    tab.wait_for_timeout(60)
    drawing = ET.fromstring(tab.evaluate("downloads.toSheets()[0].text"))
    assert drawing.tag == f"{SVG}svg"
    assert len(drawing.findall(f".//{SVG}text")) > 20
    assert not drawing.findall(f".//{SVG}foreignObject")


def test_a_picture_is_saved_as_png_in_twice_the_size(tab: Any) -> None:
    go(tab, "#view=map")
    with tab.expect_download() as waiting:
        tab.click("#save-png")
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "roadmaps-map.png"
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 2 * tab.evaluate("downloads.toSheets()[0].width")


def test_the_table_is_saved_as_csv_that_spreadsheets_read(tab: Any, page: Page) -> None:
    go(tab, "#view=table")
    # Another test may have sorted the table.
    tab.reload()
    with tab.expect_download() as waiting:
        tab.click("#save-csv")
    text = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["유형", "이름", "지역", "금액", "시작", "끝", "처음 발표", "사실", "관계 수"]
    assert [row[1] for row in rows[1:]] == [node.label.ko for node in page.nodes if is_present(node, LATEST)]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_matrix_is_saved_with_role_and_source(tab: Any) -> None:
    go(tab, "#view=matrix&node=tech:ev&places=1")
    rows = [row for row in rows_of(tab) if row[1] == "전기차"]
    assert rows
    assert all(row[2] in ("주관", "참여") and ".yaml:" in row[6] for row in rows)


def test_the_network_as_svg_has_an_arrow_head_on_every_link(tab: Any) -> None:
    go(tab, "#view=network&open=all")
    text = tab.evaluate("downloads.toSheets()[0].text")
    far = """() => { const { items, links, scale } = network.scene(), at = new Map(items.map(item => [item.id, item]));
      return links.filter(({ source, target }) => {
        const [one, other] = [at.get(source), at.get(target)];
        return Math.hypot(one.x - other.x, one.y - other.y) * scale > 40;
      }).length; }"""
    # Marks are moved to their place, heads are drawn there.
    assert 0 < tab.evaluate(far) <= text.count('<path d="M')
    assert text.count("<line ") == tab.evaluate("network.scene().links.length")


def test_the_size_of_a_mark_tells_its_links_or_its_amount(tab: Any) -> None:
    read = "Object.fromEntries(network.scene().items.map(({ id, size, x, y }) => [id, [size, x, y]]))"
    go(tab, "#view=network&open=all")
    usual = tab.evaluate(read)
    tab.select_option("#size", "links")
    assert "size=links" in tab.evaluate("location.hash")
    sizes = tab.evaluate(read)
    degrees = tab.evaluate("Object.fromEntries([...model.nodes.keys()].map(id => [id, model.touching(id).length]))")
    ranked = sorted(degrees, key=degrees.__getitem__)
    assert [sizes[one][0] for one in ranked] == sorted(sizes[one][0] for one in ranked)
    assert len({sizes[one][0] for one in ranked}) > 10
    tab.select_option("#size", "money")
    amounts = tab.evaluate(read)
    largest = max(amounts, key=lambda one: amounts[one][0])
    assert largest == tab.evaluate(
        "[...model.nodes.keys()].reduce((a, b) => "
        "figures.toNumber(figures.costsOf(b)?.all || 0) > figures.toNumber(figures.costsOf(a)?.all || 0) ? b : a)"
    )
    # The places stay the same.
    for other in (sizes, amounts):
        assert {one: place[1:] for one, place in other.items()} == {one: place[1:] for one, place in usual.items()}


def test_a_role_that_is_only_derived_is_drawn_where_the_way_goes_over_it(tab: Any) -> None:
    go(tab, "#view=network&open=all&dims=1")
    before = tab.evaluate("network.scene().links.length")
    go(tab, "#view=network&open=all&dims=1&from=id:agency/daegu-city&node=id:agency/kitech")
    derived = tab.evaluate("state.route.filter(({ edge }) => edge.status === 'derived').length")
    assert derived > 0
    assert tab.evaluate("network.scene().links.length") == before + derived
    go(tab, "#view=network&open=all&dims=1")
    assert tab.evaluate("network.scene().links.length") == before

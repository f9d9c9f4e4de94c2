"""The page answers as the reports do: same things, roles, amounts, reasons and ways, over the same data, day by day."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.errors import RoadmapError
from graph.knowledge import Knowledge
from graph.reports.result import Cell, Money, Named, Report
from graph.view.names import find_anything
from graph.viewer.page import build_page, to_id
from graph.viewer.rendering import render_page

DAYS = ("", "2022-05-31", "2024-09-30")
Row = tuple[str, ...]
Show = Callable[..., Any]

# What is called in the page: things become what they are called, so that a cell with several of them can be compared.
NAMES = (
    "const say = id => id ? wording.say(model.nodes.get(id).label) : ''; const all = ids => ids.map(say).join('; ');"
)


@pytest.fixture(scope="module", params=["real", "country"])
def loaded(request: pytest.FixtureRequest) -> Knowledge:
    """The one file, then the whole folder."""
    found: Knowledge = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def opened(browser: Any, loaded: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The page of the data in a browser."""
    path = tmp_path_factory.mktemp("reports") / "roadmaps.html"
    path.write_text(render_page(build_page(loaded.view())), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    yield page
    page.close()


@pytest.fixture(scope="module")
def show(opened: Any) -> Show:
    """Evaluates an expression in the page on a day."""

    def evaluate(expression: str, argument: object = None, *, day: str = "") -> Any:
        opened.evaluate("day => model.setDay(day)", day)
        return opened.evaluate(f"argument => {{ {NAMES} return {expression}; }}", argument)

    return evaluate


def to_cell(cell: Cell) -> str:
    """A thing as the page names it, an amount as exact won."""
    if isinstance(cell, Named):
        return re.sub("^code:(role|amount-kind|amount-stage)-", "", to_id(str(cell.iri)))
    if isinstance(cell, Money):
        return f"{cell.won:f}"
    return "" if cell is None else str(cell)


def rows_of(report: Report, section: str, *columns: str) -> list[Row]:
    """The cells of *columns* of a section, sorted."""
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return sorted(tuple(to_cell(row[place]) for place in places) for row in found.rows)


def to_rows(shown: list[list[object]]) -> list[Row]:
    """The same of what the page gives."""
    return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in shown)


# Coverage


@pytest.mark.parametrize("day", DAYS)
def test_coverage(show: Show, loaded: Knowledge, day: str) -> None:
    for technology in ("ev", "amr", "pbm", "robot", "battery", "autonomous-driving"):
        report = loaded.report("coverage", technology, include="owner,funder", as_of=day)
        asked = {"form": "coverage", "asked": f"tech:{technology}"}
        given = "answers.rowsOf(argument).map(row => [row.role, row.agency, row.activity])"
        shown = set(to_rows(show(given, asked, day=day)))
        assert shown == set(rows_of(report, "implementing", "role", "agency", "activity"))
        weaker = set(to_rows(show(given, {**asked, "roles": ["owner", "funder"]}, day=day)))
        assert weaker == set(rows_of(report, "responsible", "role", "agency", "activity"))


@pytest.mark.parametrize("limits", [{"exact": True}, {"roles": "lead"}, {"region": "김제"}, {"region": "대구"}])
def test_coverage_within_limits(show: Show, loaded: Knowledge, limits: dict[str, Any]) -> None:
    for technology in ("ev", "robot"):
        report = loaded.report("coverage", technology, **limits)
        asked = {"form": "coverage", "asked": f"tech:{technology}", "exact": bool(limits.get("exact"))}
        asked["roles"] = [limits["roles"]] if "roles" in limits else None
        if "region" in limits:
            asked["region"] = {"김제": "id:region/gimje", "대구": "id:region/daegu"}[limits["region"]]
        shown = show("answers.rowsOf(argument).map(row => [row.role, row.agency, row.activity])", asked)
        assert set(to_rows(shown)) == set(rows_of(report, "implementing", "role", "agency", "activity"))


# Gaps

ITEM = "[row.item, landscape.planOf(row.item), landscape.regionOf(row.item) || '']"


def compare_gaps(show: Show, report: Report, question: dict[str, str], day: str) -> None:
    found = "gaps.find(argument)"
    for name in ("lead", "money", "technology", "project"):
        shown = show(f"{found}.{name}.map(row => {ITEM})", question, day=day)
        assert to_rows(shown) == rows_of(report, name, "activity", "roadmap", "region"), name
    shown = show(
        f"{found}.period.map(row => [...{ITEM}, row.period.map(wording.say).join('; '), row.whole])", question, day=day
    )
    assert to_rows(shown) == rows_of(report, "period", "activity", "roadmap", "region", "period", "inherited")
    shown = show(f"{found}.uncovered.map(row => [row.item, row.activities.length])", question, day=day)
    assert [row[0] for row in to_rows(shown)] == [row[0] for row in rows_of(report, "uncovered", "technology")]
    shown = show(
        f"{found}.unnamed.map(row => [row.item, wording.say(row.label), row.count, row.listed])", question, day=day
    )
    counted = next(one for one in report.sections if one.id == "unnamed")
    assert to_rows(shown) == sorted((to_cell(row[1]), str(row[5]), str(row[6]), str(row[7])) for row in counted.rows)


@pytest.mark.parametrize("day", DAYS)
def test_gaps(show: Show, loaded: Knowledge, day: str) -> None:
    compare_gaps(show, loaded.report("gaps", as_of=day), {}, day)


@pytest.mark.parametrize("day", ["", "2022-05-31"])
def test_gaps_of_a_region(show: Show, loaded: Knowledge, day: str) -> None:
    for region, node in (("김제", "id:region/gimje"), ("대구", "id:region/daegu")):
        compare_gaps(show, loaded.report("gaps", region=region, as_of=day), {"region": node}, day)


# Money


def compare_money(show: Show, report: Report, question: dict[str, str], day: str) -> None:
    group = ("group",) if question["by"] == "source" else ("group", "kind")
    kind = "" if question["by"] == "source" else "row.kind,"
    # What has no stage or period is said in words by the report and empty in the page.
    blank = {"적혀 있지 않음": "", "모름": ""}

    def read(section: str, *columns: str) -> list[Row]:
        return sorted(tuple(blank.get(cell, cell) for cell in row) for row in rows_of(report, section, *columns))

    shown = show(
        f"ledger.funding(argument).sums.map(row => [row.group, {kind} row.stage, row.count, row.value])",
        question,
        day=day,
    )
    assert to_rows(shown) == read("sums", *group, "amount_stage", "amounts", "sum")
    kind = kind.replace("row.", "row.amount.")
    shown = show(
        f"ledger.funding(argument).amounts.map(row => [row.group, {kind} row.amount.stage, row.amount.activity,"
        " row.value, wording.heading(`counted.${row.why}`)])",
        question,
        day=day,
    )
    assert to_rows(shown) == read("amounts", *group, "amount_stage", "activity", "amount", "counted")
    cells = "row => [row.region, row.activity, wording.heading(`lacks.${row.why}`), row.whole]"
    assert to_rows(show(f"ledger.funding(argument).missing.map({cells})", question, day=day)) == read(
        "missing", "region", "activity", "why", "whole"
    )


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("by", ["region", "agency", "technology", "source", "year"])
def test_money(show: Show, loaded: Knowledge, by: str, day: str) -> None:
    compare_money(show, loaded.report("funding", by=by, as_of=day), {"by": by}, day)


@pytest.mark.parametrize("by", ["region", "agency", "technology", "source", "year"])
def test_money_of_a_region(show: Show, loaded: Knowledge, by: str) -> None:
    for region, node in (("김제", "id:region/gimje"), ("대구", "id:region/daegu")):
        report = loaded.report("funding", by=by, region=region)
        compare_money(show, report, {"by": by, "region": node}, "")


# Two regions


@pytest.mark.parametrize("day", DAYS)
def test_two_regions(show: Show, loaded: Knowledge, day: str) -> None:
    pairs = [("김제", "대구", "id:region/gimje", "id:region/daegu")]
    if show("model.nodes.has('id:region/gangwon')"):
        pairs += [("대구", "강원", "id:region/daegu", "id:region/gangwon")]
    for one, other, left, right in pairs:
        compare_regions(show, loaded.report("compare", one, other, as_of=day), [left, right], day)


def compare_regions(show: Show, report: Report, places: list[str], day: str) -> None:
    def see(section: str, cells: str) -> list[Row]:
        return to_rows(show(f"meeting.find(...argument).{section}.map(row => [{cells}])", places, day=day))

    sides = ("activities_1", "activities_2")
    assert see("shared", "row.technology, ...row.activities.map(all)") == rows_as_text(
        report, "shared", "technology", *sides
    )
    assert see("only", "row.region, row.technology, all(row.activities)") == rows_as_text(
        report, "only", "region", "technology", "activity", keep=2
    )
    assert see("agencies", "row.agency, ...row.activities.map(all)") == rows_as_text(
        report, "agencies", "agency", *sides
    )
    unknown = "row.shares.map(share => share || '모름')"
    assert see("joint", f"row.activity, ...{unknown}, all(row.agencies)") == rows_as_text(
        report, "joint", "activity", "share_1", "share_2", "agency"
    )
    none = "'적혀 있지 않음'"
    assert see("money", f"row.kind, row.stage || {none}, ...row.values.map(won => won || {none})") == rows_of(
        report, "money", "kind", "amount_stage", "amount_1", "amount_2"
    )
    assert see("strategies", "wording.heading(`strategies.${row.what}`), ...row.counts") == rows_of(
        report, "strategies", "what", "count_1", "count_2"
    )
    assert see("periods", "row.region, row.plan, row.period") == rows_of(
        report, "periods", "region", "roadmap", "period"
    )


def rows_as_text(report: Report, section: str, *columns: str, keep: int = 1) -> list[Row]:
    """As :func:`rows_of`; after the first *keep* cells by name, since a cell may hold several things."""
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return sorted(
        tuple(to_cell(row[place]) if number < keep else str(row[place] or "") for number, place in enumerate(places))
        for row in found.rows
    )


# Ways

PAIRS = [
    ("김제시", "한국생산기술연구원"),
    ("대구기계부품연구원", "EV"),
    ("수소", "자율주행"),
    ("전북특별자치도", "대구테크노파크"),
]

STEP = """({ from, node, edge }, at) => [at + 1, from, node, String(paths.strengthOf(edge)),
  edge.source === from ? `${wording.say(edge.label)} →` : `← ${wording.say(edge.label)}`]"""


@pytest.mark.parametrize("day", DAYS)
def test_ways(show: Show, loaded: Knowledge, day: str) -> None:
    for one, other in PAIRS:
        try:
            ends = [[to_id(str(iri)) for iri in find_anything(loaded.store, name)] for name in (one, other)]
        except RoadmapError:
            continue
        report = loaded.report("connection", one, other, as_of=day)
        for way in ("shortest", "strongest"):
            given = f"(paths.{way}(...argument) || []).map({STEP})"
            expected = rows_of(report, way, "step", "from", "to", "strength", "link")
            if not expected and way == "strongest":
                expected = rows_of(report, "shortest", "step", "from", "to", "strength", "link")
            assert to_rows(show(given, ends, day=day)) == expected, (one, other, way)
        link = "`${wording.say(edge.label)}: ${say(edge.target)}`"
        given = f"paths.direct(...argument).map(row => [row.activity, ...[row.link, row.other].map(edge => {link})])"
        assert to_rows(show(given, ends, day=day)) == rows_of(report, "direct", "activity", "link", "other_link")


# What is seen


@pytest.fixture
def tab(opened: Any, show: Show) -> Any:
    """The page itself, as it opens."""
    show("0")
    opened.evaluate("window.location.hash = '#view=roadmap'")
    return opened


def seen(tab: Any, section: str) -> tuple[str, list[list[str]]]:
    """The heading of a section of the view, without the count, and the texts of its cells."""
    part = tab.locator(f"main > section:not([hidden]) [data-section='{section}']")
    heading = part.locator("> h3, > summary").evaluate("head => head.firstChild.textContent")
    rows = part.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return str(heading), rows


def test_the_table_shows_the_gaps_of_the_region_that_is_picked_out(tab: Any, loaded: Knowledge) -> None:
    tab.evaluate("window.location.hash = '#view=table&list=gaps&in-region=id:region/gimje'")
    report = loaded.report("gaps", region="김제")
    for section in report.sections:
        heading, rows = seen(tab, f"gaps.{section.id}")
        assert heading == section.heading
        assert sorted(row[0] for row in rows) == sorted(str(row[1]) for row in section.rows)


def test_the_money_view_shows_the_sums_by_what_is_chosen(tab: Any, loaded: Knowledge) -> None:
    tab.evaluate("window.location.hash = '#view=money'")
    for by in ("agency", "source"):
        tab.select_option("#by", by)
        for section in loaded.report("funding", by=by).sections[:2]:
            heading, rows = seen(tab, f"funding.{section.id}")
            assert heading == section.heading
            shown = sorted(text for row in rows for text in row if text.endswith(" 원"))
            assert shown == sorted(str(cell) for row in section.rows for cell in row if isinstance(cell, Money))
    assert "by=source" in tab.evaluate("location.hash")


def test_compare_shows_every_section_of_the_report(tab: Any, loaded: Knowledge) -> None:
    tab.evaluate("window.location.hash = '#view=compare&left=id:region/gimje&right=id:region/daegu'")
    for section in loaded.report("compare", "김제", "대구").sections[1:]:
        heading, rows = seen(tab, f"compare.{section.id}")
        assert (heading, len(rows)) == (section.heading, len(section.rows))


def test_saved_questions_open_the_view_that_answers_them(tab: Any) -> None:
    for text, view, section in (
        ("출처에 없는 것은?", "table", "gaps.lead"),
        ("재원별 금액은?", "money", "funding.sums"),
    ):
        tab.get_by_role("button", name=text).click()
        assert tab.evaluate("document.documentElement.dataset.view") == view
        assert seen(tab, section)[1]
        assert tab.evaluate("state.bright.size") > 0
        tab.keyboard.press("Escape")


def test_a_question_draws_the_money_as_wide_as_its_tab_does(tab: Any) -> None:
    tab.get_by_role("button", name="재원별 금액은?").click()
    asked = tab.locator(".flows").get_attribute("width")
    tab.reload()
    assert asked == tab.locator(".flows").get_attribute("width")

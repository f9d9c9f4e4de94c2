"""What the page shows is what Python has worked out and what the reports say: rows, cells, ways and sections by day."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.errors import RoadmapError
from graph.knowledge import Knowledge
from graph.reports.result import Cell, Money, Named, Report
from graph.view.activities import IMPLEMENTING, ROLES
from graph.view.coverage import read_coverings
from graph.view.days import LATEST
from graph.view.names import Names
from graph.viewer.answers import pairs
from graph.viewer.answers.sections import SECTIONS
from graph.viewer.data import Page
from graph.viewer.page import build_page, to_id
from graph.viewer.rendering import render_page

Row = tuple[str, ...]
Show = Callable[..., Any]


@pytest.fixture(scope="module")
def opened(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page of the data in a browser."""
    with open_page(browser, page_file) as tab:
        yield tab


@pytest.fixture(scope="module")
def show(opened: Any) -> Show:
    """Evaluates an expression in the page on a day."""

    def evaluate(expression: str, argument: object = None, *, day: str = "") -> Any:
        opened.evaluate("day => model.setDay(day)", day)
        return opened.evaluate(f"argument => {expression}", argument)

    return evaluate


def list_days(page: Page) -> list[str]:
    """The days as the page is asked for them; the last is the latest view."""
    return [*page.days[:-1], ""]


def to_cell(cell: Cell) -> str:
    """A thing as the page names it, an amount as exact won."""
    if isinstance(cell, Named):
        return re.sub("^code:(role|amount-kind|amount-stage)-", "", to_id(str(cell.iri)))
    return f"{cell.won:f}" if isinstance(cell, Money) else "" if cell is None else str(cell)


def rows_of(report: Report, section: str, *columns: str) -> list[Row]:
    """The cells of *columns* of a section, sorted."""
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return sorted(tuple(to_cell(row[place]) for place in places) for row in found.rows)


# Rows


def decode(page: Page, day: int) -> list[str]:
    """All rows of a day as sorted texts, read from what the page is given."""
    answers = page.answers

    def word(kind: str, cell: Any) -> str:
        if kind in ("nodes", "amounts"):
            return " ".join(word(kind[:-1], one) for one in cell)
        if kind == "parts":
            return " ".join(f"{word('node', node)} {won} {word('amount', amount)}" for node, won, amount in cell)
        if kind == "edge":
            edge = page.edges[cell]
            return f"{edge.source} {edge.kind} {edge.target} {edge.role}"
        if kind == "amount":
            return "" if cell < 0 else f"{page.amounts[cell].activity} {page.amounts[cell].value}"
        if kind == "group" and cell < 0:
            return answers.texts[-1 - cell]
        if kind in ("node", "group"):
            return "" if cell < 0 else page.nodes[cell].id
        return answers.texts[cell] if kind == "text" else cell["ko"] if kind == "words" else str(cell)

    found = []
    for section, batches in answers.sections.items():
        kinds = list(SECTIONS[section].values())
        for since, until, asked, *cells in batches:
            rows = (
                [cells[at : at + len(kinds)] for at in range(0, len(cells), len(kinds))] if since <= day < until else []
            )
            for row in rows:
                text = "|".join(map(word, kinds, row))
                found += [f"{section}|{answers.questions[question]}|{text}" for question in answers.sets[asked]]
    return sorted(found)


READ = """() => {
  const amount = one => (one ? `${one.activity} ${one.value}` : "");
  const edge = one => `${one.source} ${one.kind} ${one.target} ${one.role || ""}`;
  const part = one => `${one.region} ${one.value} ${amount(one.amount)}`;
  const word = (cell) => Array.isArray(cell) ? cell.map(word).join(" ") : typeof cell !== "object" ? String(cell)
    : !cell ? "" : cell.ko ? cell.ko : cell.amount ? part(cell) : cell.target ? edge(cell) : amount(cell);
  const { questions, columns } = model.page.answers, found = [];
  for (const section of Object.keys(columns)) for (const question of questions)
    for (const row of findings.of(section, question))
      found.push([section, question, ...Object.values(row).map(word)].join("|"));
  return found;
}"""


def test_the_page_reads_the_rows_of_every_day_as_they_were_written(opened: Any, page: Page) -> None:
    for number, day in enumerate(list_days(page)):
        opened.evaluate("day => model.setDay(day)", day)
        assert sorted(opened.evaluate(READ)) == decode(page, number), day


# Coverage


@pytest.mark.parametrize("day", ["", "2022-05-31", "2023-06-04", "2024-09-30"])
@pytest.mark.parametrize("others", [False, True])
def test_cells_are_those_of_the_query_on_every_technology(
    show: Show, country: Knowledge, page: Page, day: str, others: bool
) -> None:
    items = "item => [key, item.role.role, item.activity, item.via, item.covers]"
    given = f"[...coverage.table(argument).cells].flatMap(([key, items]) => items.map({items}))"
    shown = {(*row[0].split("\0"), *row[1:]) for row in show(given, others, day=day)}
    view, found = country.view().on(day or LATEST), set()
    for technology in (node.id for node in page.nodes if node.kind == "Concept"):
        asked = view.names.get("technology", re.split("[:/]", technology)[-1])
        for one in read_coverings(view, [asked], ROLES if others else IMPLEMENTING):
            agency, activity, via = map(to_id, (one.agency, one.activity, one.technology))
            role = to_id(one.named).removeprefix("code:role-")
            found.add((agency, technology, role, activity, via, one.role in IMPLEMENTING))
    assert shown == found


def test_the_reconciliation(show: Show, country: Knowledge) -> None:
    told = "one => [one.roadmap, one.region, one.computed, one.announced, one.difference]"
    rows = country.query("reconciliation").to_dicts()
    names = ("computed", "announced", "difference")
    assert [tuple(one) for one in show(f"model.reconciliations.map({told})")] == [
        (to_id(str(row["roadmap"])), to_id(str(row["region"])), *(str(row[name]) for name in names)) for row in rows
    ]


# Ways

PAIRS = [
    ("김제시", "한국생산기술연구원"),
    ("대구기계부품연구원", "EV"),
    ("수소", "자율주행"),
    ("전북특별자치도", "대구테크노파크"),
]

STEP = """({ from, node, edge }, at) => [at + 1, from, node, String(paths.strengthOf(edge)),
  edge.source === from ? `${wording.say(edge.label)} →` : `← ${wording.say(edge.label)}`]"""


def test_ways_are_those_of_the_report_on_every_day(show: Show, country: Knowledge, page: Page) -> None:
    compared = 0
    for number, day in enumerate(list_days(page)):
        for one, other in PAIRS[number % 2 :: 2]:
            try:
                ends = [
                    [to_id(str(iri)) for iri in Names(country.store, "ko").find_anything(name)] for name in (one, other)
                ]
                report = country.report("connection", one, other, as_of=day)
            except RoadmapError:
                continue
            # What nothing concerns on the day is not in the page, so nobody can ask for the way to it.
            if all(show("argument.some(id => model.nodes.has(id))", some, day=day) for some in ends):
                compare_ways(show, report, ends, day)
                compared += 1
    assert compared > len(page.days)


def compare_ways(show: Show, report: Report, ends: list[list[str]], day: str) -> None:
    for way in ("shortest", "strongest"):
        given = f"(paths.{way}(...argument) || []).map({STEP})"
        told = rows_of(report, way, "step", "from", "to", "strength", "link")
        told = told or rows_of(report, "shortest", "step", "from", "to", "strength", "link")
        shown = sorted(tuple(map(str, row)) for row in show(given, ends, day=day))
        assert shown == told, (day, report.title, way)
    link = "`${wording.say(edge.label)}: ${wording.nameNode(edge.target)}`"
    given = f"paths.direct(...argument).map(row => [row.activity, ...[row.link, row.other].map(edge => {link})])"
    shown = sorted(map(tuple, show(given, ends, day=day)))
    assert shown == rows_of(report, "direct", "activity", "link", "other_link"), (day, report.title)


# What is seen

DAYS = ("", "2022-05-31", "2024-09-30")


@pytest.fixture
def tab(opened: Any, show: Show) -> Any:
    """The page itself, as it opens."""
    show("0")
    opened.evaluate("window.location.hash = '#view=roadmap'")
    return opened


def seen(tab: Any, section: str) -> tuple[str, list[list[str]]]:
    """The heading of a section of the view, without the count, and the texts of its cells."""
    part = tab.locator(f"main > section:not([hidden]) [data-section='{section}']")
    # Of a long table the rest is shown on demand.
    part.locator("> button").evaluate_all("buttons => buttons.forEach(button => button.click())")
    heading = part.locator("> h3, > summary").evaluate("head => head.firstChild.textContent")
    rows = part.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return str(heading), rows


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("region", ["", "gimje", "daejeon"])
def test_the_table_shows_the_gaps_of_the_region_that_is_picked_out(
    tab: Any, country: Knowledge, region: str, day: str
) -> None:
    asked = f"&in-region=id:region/{region}" if region else ""
    go(tab, f"#view=table&list=gaps&day={day}{asked}")
    if tab.evaluate("state.facets.region || ''") != (f"id:region/{region}" if region else ""):
        # Nothing lies in the region on the day.
        assert day
        return
    report = country.report("gaps", region=region, as_of=day)
    for section in report.sections:
        heading, rows = seen(tab, f"gaps.{section.id}")
        assert heading == section.heading
        assert len(rows) == len(section.rows)
        if not day:
            assert sorted(row[0] for row in rows) == sorted(str(row[1]) for row in section.rows)
    periods = next(one for one in report.sections if one.id == "period")
    shown = sorted((row[4], row[5]) for row in seen(tab, "gaps.period")[1])
    # The page also names the duration of a period.
    assert [row[0].partition(" (")[0] for row in shown] == sorted(str(row[5] or "") for row in periods.rows)


@pytest.mark.parametrize("day", DAYS)
def test_the_money_view_shows_the_sums_by_what_is_chosen(tab: Any, country: Knowledge, day: str) -> None:
    for region in ("", "gyeongnam"):
        asked = f"&in-region=id:region/{region}" if region else ""
        go(tab, f"#view=money&day={day}{asked}")
        for by in ("region", "agency", "technology", "source", "year"):
            tab.select_option("#by", by)
            sections = {one.id: one for one in country.report("funding", by=by, region=region, as_of=day).sections}
            for section in (sections["sums"], sections["amounts"]):
                heading, _ = seen(tab, f"funding.{section.id}")
                assert heading == section.heading
                shown = sorted(tab.locator(f"[data-section='funding.{section.id}'] tbody .won").all_text_contents())
                assert shown == sorted(str(cell) for row in section.rows for cell in row if isinstance(cell, Money))
            assert len(seen(tab, "funding.missing")[1]) == len(sections["missing"].rows)
            assert by == "region" or f"by={by}" in tab.evaluate("location.hash")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("left", "right"), [("gimje", "daegu"), ("daegu", "chungnam"), ("gyeongnam", "jeonnam")])
def test_compare_shows_every_section_of_the_report(
    tab: Any, country: Knowledge, left: str, right: str, day: str
) -> None:
    go(tab, f"#view=compare&left=id:region/{left}&right=id:region/{right}&day={day}")
    known = tab.locator("#region-left option").evaluate_all("options => options.map(option => option.value)")
    if not {f"id:region/{left}", f"id:region/{right}"} <= set(known):
        # One of the two has no plan on the day.
        assert day
        return
    report = country.report("compare", left, right, as_of=day)
    near = tab.locator(".compare tr.near").evaluate_all("rows => rows.map(row => row.dataset.node)")
    assert sorted(near) == [row[0] for row in rows_of(report, "shared", "technology")]
    # The page has no section on changes of regions.
    for section in (one for one in report.sections if one.id not in ("changes", "shared")):
        heading, rows = seen(tab, f"compare.{section.id}")
        assert (heading, len(rows)) == (section.heading, len(section.rows))
    money = next(one for one in report.sections if one.id == "money")
    cells = sorted(tuple(row[2:4]) for row in seen(tab, "compare.money")[1])
    assert cells == sorted(tuple(map(str, row[2:4])) for row in money.rows)


def test_swapping_the_regions_swaps_the_columns(tab: Any) -> None:
    go(tab, "#view=compare&left=id:region/gyeongnam&right=id:region/jeonnam")
    before = {name: seen(tab, f"compare.{name}")[1] for name in ("joint", "money", "strategies")}
    go(tab, "#view=compare&left=id:region/jeonnam&right=id:region/gyeongnam")
    for name, rows in before.items():
        start = {"joint": 1, "money": 2, "strategies": 1}[name]
        assert rows
        swapped = [[*row[:start], row[start + 1], row[start], *row[start + 2 :]] for row in rows]
        assert sorted(seen(tab, f"compare.{name}")[1]) == sorted(swapped)


def test_regions_that_are_not_compared_are_counted(
    browser: Any, country: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pairs, "MOST_REGIONS", 3)
    path = tmp_path / "roadmaps.html"
    path.write_text(render_page(build_page(country.view())), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(f"{path.as_uri()}#view=compare")
    own = {region for home in country.view().landscape.homes.values() for region in home.regions}
    assert tab.locator("#region-left option").count() == 3
    assert f"계획이 있는 지역 {len(own) - 3}곳은 여기에 없습니다." in tab.inner_text("#view-compare")
    tab.close()


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


@pytest.mark.parametrize("day", DAYS[1:])
def test_saved_questions_are_answered_for_an_earlier_day(tab: Any, country: Knowledge, day: str) -> None:
    go(tab, f"#view=roadmap&day={day}")
    view = country.view().on(day)
    given = "form => answers.nodesOf(model.questions.find(question => question.form === form), {})"
    leadless = set(tab.evaluate(given, "leadless"))
    assert leadless
    assert not leadless & {to_id(activity) for activity in view.landscape.led}
    parts = view.landscape.parts
    regions = {part.region for some in parts.values() for part in some}
    assert set(tab.evaluate(given, "joint")) == {to_id(one) for one in (*parts, *regions)}

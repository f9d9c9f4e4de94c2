"""What changed: the page shows the rows of report ``changes`` and command ``diff``, on every day, in both languages."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page
from support.titles import write_plainly

from graph.knowledge import Knowledge
from graph.reports.changes import changes_to_report
from graph.reports.result import Report
from graph.view.changes import compare, read_state
from graph.view.days import LATEST
from graph.view.names import Names
from graph.viewer import revisions
from graph.viewer.data import Page, Revision, Step, Value, Words
from graph.viewer.page import build_page, to_id

LANGUAGES = ("ko", "en")


def read_rows(report: Report, first: int, names: Names) -> list[tuple[str, ...]]:
    """The cells from the column numbered *first* on."""
    cells = (row[first : first + 5] for row in report.sections[0].rows)
    return [tuple(write_plainly(cell, names) for cell in row) for row in cells]


def name_editions(revision: Revision) -> dict[int, str]:
    """The editions of a plan as the reports take their names, by position."""
    plan = revision.plan.rpartition("/")[2]
    return {one.position: f"{plan}/{one.name}" for one in revision.versions if not one.until}


def pick(words: Words, lang: str) -> str:
    return words.en if lang == "en" else words.ko


def name_nodes(page: Page, day: str) -> dict[str, Words]:
    """The names of the nodes on a day; the latest view has the usual ones, as the reports."""
    if day == LATEST:
        return {node.id: node.label for node in page.nodes}
    known = {node.id: [name.label for name in node.names if name.since <= day] for node in page.nodes}
    return {node.id: known[node.id][-1] if known[node.id] else node.label for node in page.nodes}


def rows_of(page: Page, step: Step, lang: str, day: str = LATEST) -> list[tuple[str, ...]]:
    """The changes of a step as the page is given them: change, item, what, before, after."""
    names = name_nodes(page, day)

    def write(side: tuple[Value, ...]) -> str:
        return "; ".join(pick(names[value.node] if value.node else value.text, lang) for value in side)

    return [
        (
            pick(page.headings[f"change.{one.kind}"], lang),
            pick(names[one.item] if one.item else one.name, lang),
            pick(one.what, lang),
            write(one.before),
            write(one.after),
        )
        for one in step.changes
    ]


def test_each_plan_with_several_editions_has_its_revisions(country: Knowledge, page: Page) -> None:
    editions: dict[str, set[str]] = {}
    for row in country.query("editions").to_dicts():
        editions.setdefault(to_id(str(row["plan"])), set()).add(str(row["name"]))
    several = {plan for plan, names in editions.items() if len(names) > 1}
    assert {one.plan for one in page.revisions} == several
    for one in page.revisions:
        assert {version.name for version in one.versions if not version.until} == editions[one.plan]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_two_editions_differ_as_the_report_says(country: Knowledge, page: Page, lang: str) -> None:
    compared = 0
    for revision in page.revisions:
        names = name_editions(revision)
        steps = {(step.before, step.after): step for step in revision.steps if not step.until}
        assert len(steps) == len(names) * (len(names) - 1) // 2
        for (before, after), step in steps.items():
            report = country.report("changes", before=names[before], after=names[after], lang=lang)
            assert rows_of(page, step, lang) == read_rows(report, 3, country.view(lang=lang).names), (
                names[before],
                names[after],
            )
            compared += len(step.changes)
    assert compared > 500


@pytest.mark.slow
def test_each_day_has_the_steps_of_the_report_on_that_day(country: Knowledge, page: Page) -> None:
    differing = 0
    for day in page.days[:-1]:
        report, view = country.report("changes", as_of=day), country.view(as_of=day)
        expected = [
            (to_id(str(row[0].iri)), *cells)
            for row, cells in zip(report.sections[0].rows, read_rows(report, 3, view.names), strict=True)
        ]
        shown = []
        for revision in sorted(page.revisions, key=lambda one: one.plan):
            positions = sorted({one.position for one in revision.versions if holds(one, day)})
            for step in revision.steps:
                if holds(step, day) and positions.index(step.after) == positions.index(step.before) + 1:
                    shown += [(revision.plan, *row) for row in rows_of(page, step, "ko", day)]
        assert [update_names(page, row) for row in shown] == [update_names(page, row) for row in expected], day
        differing += len(shown)
    assert differing > 1000


def update_names(page: Page, row: tuple[str, ...]) -> tuple[str, ...]:
    """*row* with today's name of each agency and region: texts of the page name things as today."""
    parties = [node for node in page.nodes if node.kind in ("Agency", "Region")]
    former = {name.label.ko: node.label.ko for node in parties for name in node.names}
    for old, new in former.items():
        row = tuple(cell.replace(old, new) for cell in row)
    return row


def holds(one: Any, day: str) -> bool:
    return one.since <= day and (not one.until or day < one.until)


@pytest.mark.slow
def test_a_step_has_the_words_of_diff(country: Knowledge, page: Page) -> None:
    """``diff`` between the day before an edition and its day has the rows of the steps to the editions of that day."""
    told = 0
    for before, day in pairwise(page.days):
        found = [
            (revision, step)
            for revision in page.revisions
            for step in revision.steps
            if holds(step, day)
            and not holds(step, before)
            and step.before == max((one.position for one in revision.versions if holds(one, before)), default=0)
            and step.after == max(one.position for one in revision.versions if holds(one, day))
        ]
        views = tuple(country.view(as_of=one) for one in (before, day))
        changes = compare(*map(read_state, views))
        report = changes_to_report((views[0], views[1]), changes, names=("a", "b"))
        cells = read_rows(report, 0, views[0].names)
        for revision, step in found:
            plan = [row for row, one in zip(cells, changes, strict=True) if is_in(to_id(one.item), revision.plan)]
            latest = rows_of(page, step, "ko")
            assert [row[0] for row in latest] == [row[0] for row in plan], (revision.plan, day)
            told += len(latest)
    assert told > 100


def is_in(item: str, plan: str) -> bool:
    return item == plan or item.startswith(f"{plan}/")


@pytest.mark.slow
def test_a_plan_with_many_editions_has_only_steps_to_the_edition_before(
    country: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MOST_EDITIONS", 3)
    for revision in build_page(country.view()).revisions:
        positions = sorted({one.position for one in revision.versions})
        if len(positions) > 3:
            pairs = {(step.before, step.after) for step in revision.steps if not step.until}
            assert pairs == set(pairwise(positions))


# --- in the browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def flatten(cell: str) -> str:
    """A cell without the marks between its things and its words; the dash of an empty one is nothing."""
    return re.sub(r"[\s;]+", " ", cell).strip().casefold() if cell != "–" else ""


def read_table(tab: Any) -> list[tuple[str, ...]]:
    """The rows of the view as its file has them."""
    return [tuple(row) for row in tab.evaluate("views.get('changes').rows()")][1:]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_view_shows_the_rows_of_the_report_for_every_plan(
    tab: Any, country: Knowledge, page: Page, lang: str
) -> None:
    for revision in page.revisions:
        names = name_editions(revision)
        *_, before, after = sorted(names)
        go(tab, f"#view=changes&revised={revision.plan}&lang={lang}")
        report = country.report("changes", before=names[before], after=names[after], lang=lang)
        rows, told = read_table(tab), read_rows(report, 3, country.view(lang=lang).names)
        assert [row[3:8] for row in rows] == told
        cells = "all => all.map(row => [...row.cells].slice(0, 5).map(cell => cell.innerText))"
        shown = tab.eval_on_selector_all("#view-changes .revised tbody tr", cells)
        assert [list(map(flatten, row)) for row in shown] == [list(map(flatten, row)) for row in told]
        if rows:
            assert all(row[8] for row in rows)
            assert tab.locator("#view-changes .sources li").count() >= 1


@pytest.mark.slow
def test_two_days_show_the_steps_whose_edition_lies_between(tab: Any, page: Page) -> None:
    start, stop = "2022-05-18", "2024-12-31"
    go(tab, f"#view=changes&span=days&start={start}&stop={stop}")
    expected = {
        (one.plan, version.position)
        for one in page.revisions
        for version in one.versions
        if version.position > min(other.position for other in one.versions)
        and start < min(other.since for other in one.versions if other.position == version.position) <= stop
    }
    steps = "all => all.map(one => one.dataset.plan)"
    assert sorted(tab.eval_on_selector_all("#view-changes .step", steps)) == sorted(plan for plan, _ in expected)
    assert len(expected) > 5
    new = tab.eval_on_selector_all("[data-section='changes.new'] tbody tr", "all => all.map(row => row.dataset.node)")
    plans = {node.id for node in page.nodes if node.kind in ("Roadmap", "Programme") and start < node.since <= stop}
    assert set(new) == plans


@pytest.mark.slow
def test_an_earlier_day_shows_the_editions_of_that_day(tab: Any) -> None:
    go(tab, "#view=changes&revised=id:roadmap/gimje-special-vehicles&day=2024-09-06")
    options = "all => all.map(one => one.textContent)"
    assert [text.split(" (")[1] for text in tab.eval_on_selector_all("#before option", options)] == [
        "2024-01-30)",
        "2024-04-12)",
    ]
    assert [text.split(" (")[1] for text in tab.eval_on_selector_all("#after option", options)] == [
        "2024-04-12)",
        "2024-09-06)",
    ]


@pytest.mark.slow
def test_a_choice_of_editions_stays_in_order(tab: Any) -> None:
    go(tab, "#view=changes&revised=id:roadmap/gimje-special-vehicles")
    positions = "['before', 'after'].map(id => Number(document.getElementById(id).value))"
    tab.select_option("#after", index=0)
    before, after = tab.evaluate(positions)
    assert before < after
    tab.select_option("#before", index=2)
    before, after = tab.evaluate(positions)
    assert before < after
    assert tab.evaluate("document.activeElement.id") in ("before", "after", "")


@pytest.mark.slow
def test_filters_reach_the_changes(tab: Any, page: Page) -> None:
    go(tab, "#view=changes&in-region=id:region/gimje")
    plans = tab.eval_on_selector_all("#revised option", "all => all.map(one => one.value)")
    assert plans == ["id:roadmap/gimje-special-vehicles"]
    assert len(page.revisions) > 1


@pytest.mark.slow
def test_words_that_only_one_edition_has_are_marked(tab: Any) -> None:
    go(tab, "#view=changes")
    marked = tab.evaluate(
        """() => {
          const [left, right] = wordmarks.mark("a b c d", "a x c d e");
          const write = parts => parts.map(part => part.outerHTML || part).join("");
          return [write(left), write(right), ...wordmarks.mark("a b", "c d").map(write)];
        }"""
    )
    assert marked == ["a <del>b</del> c d", "a <ins>x</ins> c d <ins>e</ins>", "a b", "c d"]


@pytest.mark.slow
def test_the_changes_of_a_plan_open_from_its_details(tab: Any, show_plan: Callable[[str], None]) -> None:
    show_plan("id:roadmap/gimje-special-vehicles")
    tab.click("#details .actions >> text=바뀐 점 보기")
    assert tab.input_value("#revised") == "id:roadmap/gimje-special-vehicles"
    assert tab.locator("main > section:visible").get_attribute("id") == "view-changes"


@pytest.fixture
def show_plan(tab: Any) -> Callable[[str], None]:
    return lambda plan: go(tab, f"#view=roadmap&node={plan}&lang=ko")


@pytest.mark.slow
def test_a_selection_dims_the_changes_only_if_something_of_it_is_among_them(tab: Any) -> None:
    plan = tab.evaluate("revisions.plans()[0]")
    rows = "#view-changes tbody tr[data-node]"
    go(tab, f"#view=changes&span=plan&revised={plan}")
    shown = set(tab.eval_on_selector_all("#view-changes [data-node]", "all => all.map(one => one.dataset.node)"))
    related = "id => [...coverage.related(id)]"
    chosen = {
        one: set(tab.evaluate(related, one)) & shown for one in tab.evaluate("[...model.nodes.keys()].slice(0, 60)")
    }
    alien = next(one for one, near in chosen.items() if not near)
    go(tab, f"#view=changes&span=plan&revised={plan}&node={alien}")
    assert tab.locator("#view-changes .faded").count() == 0
    own = tab.get_attribute(rows, "data-node")
    go(tab, f"#view=changes&span=plan&revised={plan}&node={own}")
    assert tab.locator(f"#view-changes tr[data-node='{own}'].faded").count() == 0


@pytest.mark.slow
def test_a_value_says_each_text_once_and_its_entries_stand_on_lines(tab: Any) -> None:
    go(tab, "#view=changes&span=plan&revised=id:roadmap/gimje-special-vehicles&lang=ko")
    rows = tab.eval_on_selector_all(
        "#view-changes tbody tr", "all => all.map(row => [...row.cells].slice(2, 5).map(cell => cell.innerText.trim()))"
    )
    after = {what: value for what, _, value in rows}
    assert "디지털 전환" in [value for what, _, value in rows if what == "변화 동인"]
    # The final report only omits the article and the day of the law.
    assert "법적 근거" not in after
    first, *others = after["묶음"].split(";\n")
    assert len(others) == 2
    assert first.count("기술개발, ") > 1


@pytest.mark.slow
def test_the_choice_of_a_plan_names_its_region(tab: Any) -> None:
    go(tab, "#view=changes&span=plan&revised=id:roadmap/gimje-special-vehicles&lang=ko")
    assert tab.evaluate("document.getElementById('revised').selectedOptions[0].text") == "특장차산업 육성계획 (김제시)"
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.id)"
    assert tab.eval_on_selector_all("#view-changes select", cut) == []

"""The first view: every number is that of the view or report it links to, and every question has its answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.knowledge import Knowledge
from graph.viewer.page import to_id

DAYS = ("2022-05-31", "2024-11-08", "")


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def at(day: str) -> str:
    return f"#view=front&day={day}" if day else "#view=front"


@pytest.mark.slow
def test_the_page_opens_with_the_front_unless_the_address_names_a_view(tab: Any) -> None:
    assert tab.locator("main > section:visible").get_attribute("id") == "view-front"
    go(tab, "#view=map")
    assert tab.locator("main > section:visible").get_attribute("id") == "view-map"


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_each_figure_opens_the_list_that_counts_the_same(tab: Any, day: str) -> None:
    go(tab, at(day))
    tiles = tab.eval_on_selector_all(
        "[data-figure]", "all => all.map(one => [one.dataset.figure, one.querySelector('b').textContent])"
    )
    assert len(tiles) == 5
    for kind, number in tiles:
        go(tab, at(day))
        tab.click(f"[data-figure={kind}]")
        assert tab.inner_text("#view-table .filter .count").split()[-1] == f"{number}건"
        kinds = "all => [...new Set(all.map(one => one.dataset.kind))]"
        assert tab.eval_on_selector_all("#view-table tbody tr", kinds) == [kind]


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_the_sums_are_those_of_the_report_on_funding(tab: Any, country: Knowledge, day: str) -> None:
    go(tab, at(day))
    report = country.report("funding", by="source", as_of=day or None)
    (section,) = (one for one in report.sections if one.id == "sums")
    place = [column.id for column in section.columns].index("sum")
    totals = [row for row in section.rows if str(row[0]) == "총사업비"]
    sources = sorted((row for row in section.rows if row not in totals), key=lambda row: -row[place].won)[:3]
    expected = {
        (f"{row[0]} · {row[1]}".replace("적혀", "단계 적혀"), str(row[3]), f"{row[2]}건의 합")
        for row in (*totals, *sources)
    }
    cells = "all => all.map(row => [...row.cells].map(cell => cell.innerText))"
    rows = tab.eval_on_selector_all(".front-sums tr", cells)
    shown = {tuple(row) for row in rows if len(row) == 3}
    assert shown == expected
    # Where the report marks a sum that may contain an amount twice, the page does.
    doubts = {str(row[4].split(" (")[0]) for row in section.rows if len(row) > 4 and row[4]}
    assert {row[0].split("은 두 번")[0] for row in rows if len(row) == 1} == doubts
    assert shown
    tab.click(".front-sums button >> nth=0")
    assert tab.input_value("#by") == "source"


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_the_sources_are_those_of_the_editions_of_the_day(tab: Any, country: Knowledge, day: str) -> None:
    go(tab, at(day))
    view = country.view(as_of=day) if day else country.view()
    sources = {row["source"] for row in view.read("editions")}
    assert f"출처 {len(sources)}건" in tab.inner_text("#view-front .stand")
    assert tab.locator("[data-block=sources] li").count() == len(sources)
    days = tab.eval_on_selector_all("[data-block=sources] .date", "all => all.map(one => one.textContent)")
    dated = [one for one in days if one[0].isdigit()]
    assert dated == sorted(dated, reverse=True)
    # A source without a title says who published it and which plan it is about.
    untitled = [
        text.splitlines() for text in tab.locator("[data-block=sources] li").all_inner_texts() if "기록 없음" in text
    ]
    titles = [(title, about) for _, title, about in untitled if title.endswith("제목 기록 없음")]
    assert len(titles) >= (0 if day else 5)
    assert all(title.removesuffix(" – 제목 기록 없음") != title and about for title, about in titles)


@pytest.mark.slow
def test_the_news_open_the_plan_or_its_changes(tab: Any, country: Knowledge) -> None:
    go(tab, "#view=front")
    first = [row["since"] for row in country.view().read("editions")]
    assert tab.inner_text("[data-block=news] li >> nth=0").startswith(max(map(str, first)))
    edition = tab.locator("[data-block=news] li", has_text="새로 발표").first
    told = edition.locator("small").inner_text()
    plan = edition.locator("button").get_attribute("data-plan")
    edition.locator("button").click()
    assert tab.input_value("#revised") == plan
    assert told.endswith(f"바뀐 점 {tab.locator('#view-changes .revised tbody tr').count()}건")
    go(tab, "#view=front")
    tab.click("[data-block=news] > button")
    assert tab.input_value("#span") == "days"


@pytest.mark.slow
def test_questions_from_the_data_have_answers(tab: Any, country: Knowledge) -> None:
    answered = []
    for number in range(3):
        go(tab, "#view=front")
        tab.locator("[data-block=questions] li button").nth(number).click()
        answered.append(tab.locator("main > section:visible").get_attribute("id"))
        if number == 0:
            region = tab.input_value("#home")
            found = country.report("partners", region.rpartition("/")[2]).sections
            (regions,) = (one for one in found if one.id == "regions")
            assert tab.locator("#view-compare .partner").count() == len(regions.rows)
        if number == 2:
            assert tab.locator(".reconciled .today").is_visible()
    assert answered == ["view-compare", "view-changes", "view-money"]


@pytest.mark.slow
def test_the_index_lists_every_plan_under_its_region(tab: Any, country: Knowledge) -> None:
    go(tab, "#view=front")
    plans = tab.eval_on_selector_all("[data-block=plans] [data-plan]", "all => all.map(one => one.dataset.plan)")
    assert len(plans) == len(set(plans))
    groups = tab.locator("[data-block=plans] .plan-index > li > b").all_inner_texts()
    assert groups[-1] == "여러 지역"
    assert "" not in groups
    roadmaps = {to_id(str(row["node"])) for row in country.view().read("nodes") if str(row["kind"]).endswith("Roadmap")}
    assert roadmaps <= set(plans)
    gimje = tab.locator(".plan-index > li", has_text="김제시").first
    gimje.locator("button").first.click()
    assert tab.inner_text("#details h2") == "특장차산업 육성계획"
    assert tab.locator("main > section:visible").get_attribute("id") == "view-roadmap"


@pytest.mark.slow
def test_filters_reach_the_front(tab: Any) -> None:
    go(tab, "#view=front&in-region=id:region/gimje")
    plans = tab.eval_on_selector_all("[data-block=plans] [data-plan]", "all => all.map(one => one.dataset.plan)")
    assert plans == ["id:roadmap/gimje-special-vehicles"]
    assert tab.inner_text("[data-figure=Roadmap] b") == "1"

"""Partners: the page shows the rows of report ``partners`` on the latest day, and opens the comparison of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page
from support.titles import write_plainly

from graph.knowledge import Knowledge
from graph.viewer.answers import partners
from graph.viewer.page import build_page, to_id
from graph.viewer.rendering import render_page


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def read_reasons(knowledge: Knowledge, region: str, lang: str) -> list[list[str]]:
    """The reasons of the report: partner, reason, subject, activities here and there, agencies."""
    (section,) = (one for one in knowledge.report("partners", region, lang=lang).sections if one.id == "reasons")
    names = knowledge.view(lang=lang).names
    return [[write_plainly(cell, names) for cell in row[:6]] for row in section.rows]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_has_the_partners_of_the_report_for_every_region(tab: Any, country: Knowledge, lang: str) -> None:
    view = country.view()
    regions = [str(region) for region in partners.list_asked(view)]
    assert len(regions) > 25
    go(tab, f"#view=compare&meet=partners&lang={lang}")
    known = set(tab.evaluate("partners.regions()"))
    for region in regions:
        expected = read_reasons(country, region.rpartition("/")[2], lang)
        assert (to_id(region) in known) == bool(expected), region
        if expected:
            go(tab, f"#view=compare&meet=partners&home={to_id(region)}&lang={lang}")
            rows = tab.evaluate("views.get('compare').rows()")[1:]
            assert [row[1:] for row in rows] == expected, region


@pytest.mark.slow
def test_a_partner_opens_the_comparison(tab: Any) -> None:
    go(tab, "#view=compare&meet=partners&home=id:region/gimje")
    names = tab.eval_on_selector_all("#view-compare .partner", "all => all.map(one => one.dataset.partner)")
    assert len(names) > 3
    first = tab.locator("#view-compare .partner").first
    first.locator(".actions button").click()
    assert tab.input_value("#region-left") == "id:region/gimje"
    assert tab.input_value("#region-right") == names[0]


@pytest.mark.slow
def test_a_region_without_a_plan_shows_its_details(tab: Any) -> None:
    go(tab, "#view=compare&meet=partners&home=id:region/daegu")
    tab.locator("[data-partner='id:region/gangwon'] .actions button").click()
    assert tab.inner_text("#details h2") == "강원특별자치도"


@pytest.mark.slow
def test_filters_reach_the_partners(tab: Any) -> None:
    go(tab, "#view=compare&meet=partners&home=id:region/gimje")
    everything = tab.evaluate("views.get('compare').rows()")[1:]
    go(tab, "#view=compare&meet=partners&home=id:region/gimje&in-technology=tech:ai")
    left = tab.evaluate("views.get('compare').rows()")[1:]
    assert left
    assert len(left) < len(everything)
    assert tab.locator("#view-compare .partner tbody tr").count() == len(left)


@pytest.mark.slow
def test_an_earlier_day_says_that_partners_are_of_the_latest(tab: Any) -> None:
    go(tab, "#view=compare&meet=partners&home=id:region/gimje&day=2024-11-08")
    assert tab.inner_text("#view-compare .note").startswith("협력 상대는 최신 내용으로만")
    assert tab.locator("#view-compare .partner").count() == 0
    tab.click("#view-compare .note button")
    assert tab.locator("#view-compare .partner").count() > 3


@pytest.mark.slow
def test_the_partners_of_a_region_open_from_its_details(tab: Any) -> None:
    go(tab, "#view=map&node=id:region/gimje")
    tab.click("#details .actions >> text=협력 상대 보기")
    assert tab.input_value("#home") == "id:region/gimje"


def test_only_the_regions_with_the_most_activities_have_partners(
    country: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = partners.list_asked(country.view())
    monkeypatch.setattr(partners, "MOST_REGIONS", 5)
    assert partners.list_asked(country.view()) == everything[:5]
    asked = {row.question for row in partners.iter_partners(country.view())}
    assert asked <= {partners.to_question(region) for region in everything[:5]}


@pytest.mark.slow
def test_a_page_holds_the_closest_partners_and_the_number_of_the_others(
    browser: Any, country: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(partners, "MOST_PARTNERS", 2)
    expected = read_reasons(country, "gimje", "ko")
    closest = list(dict.fromkeys(row[0] for row in expected))
    path = tmp_path / "roadmaps.html"
    path.write_text(render_page(build_page(country.view())), encoding="utf-8")
    with open_page(browser, path) as tab:
        go(tab, "#view=compare&meet=partners&home=id:region/gimje")
        rows = tab.evaluate("views.get('compare').rows()")[1:]
        assert [row[1:] for row in rows] == [row for row in expected if row[0] in closest[:2]]
        told = f"김제시: 협력 상대가 될 만한 지역 2곳 (덜 가까운 {len(closest) - 2}곳은 이 문서에 없음)"
        assert tab.inner_text("#view-compare [role=status]") == told


@pytest.mark.slow
def test_the_heading_of_a_partner_tells_whether_it_has_agencies(tab: Any) -> None:
    go(tab, "#view=compare&meet=partners&home=id:region/gimje")
    heads = tab.eval_on_selector_all("#view-compare .partner summary", "all => all.map(one => one.innerText)")
    assert heads[0].replace("\n", "") == "대구광역시공통 기술 1 (그중 상대 지역에 기관이 있는 것 1)"
    assert "충청남도공통 기술 2" in [head.replace("\n", "") for head in heads]

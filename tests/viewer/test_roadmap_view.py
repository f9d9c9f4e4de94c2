"""The roadmaps: an index that leads to each plan, one headline for one vision, and amounts that can be told apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

GIMJE = "id:roadmap/gimje-special-vehicles"


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file, "#view=roadmap") as opened:
        yield opened


def read_all(tab: Any, selector: str, name: str) -> list[str]:
    found: list[str] = tab.eval_on_selector_all(selector, "(all, name) => all.map(one => one.dataset[name])", name)
    return found


@pytest.mark.slow
def test_the_index_leads_to_every_plan_of_the_view(tab: Any) -> None:
    go(tab, "#view=roadmap")
    plans = read_all(tab, ".index [data-plan]", "plan")
    assert sorted(plans) == sorted(read_all(tab, "#view-roadmap .roadmap", "roadmap"))
    assert tab.inner_text(".index summary") == f"계획 {len(plans)}건"
    tab.click(f".index [data-plan='{plans[-1]}']")
    top = "plan => [...document.querySelectorAll('.roadmap')].find(one => one.dataset.roadmap === plan)"
    box = tab.evaluate(f"plan => ({top})(plan).getBoundingClientRect().top", plans[-1])
    assert 0 <= box < 900


@pytest.mark.slow
def test_of_several_wordings_of_one_vision_only_one_is_a_headline(tab: Any) -> None:
    go(tab, f"#view=roadmap&node={GIMJE}&day=2024-09-06")
    headlines = f".roadmap[data-roadmap='{GIMJE}'] .vision"
    assert tab.locator(f"{headlines}:not(.older)").all_inner_texts() != []
    assert tab.locator(f"{headlines}:not(.older)").count() == 1
    assert tab.locator(f"{headlines}.older").count() == 2
    go(tab, "#view=roadmap&node=id:roadmap/daejeon-robot")
    assert tab.locator(".roadmap[data-roadmap='id:roadmap/daejeon-robot'] .vision:not(.older)").count() == 1


@pytest.mark.slow
def test_amounts_with_one_label_are_told_apart(tab: Any) -> None:
    go(tab, "#view=roadmap")
    groups = tab.eval_on_selector_all(
        "#view-roadmap .roadmap-head, #view-roadmap .card",
        """all => all.map(one => [...one.querySelectorAll(".context > div, .figures > span")]
          .map(part => part.innerText.replace(/\\s+/gu, " ").trim()))""",
    )
    for texts in groups:
        assert len(texts) == len(set(texts)), texts
    assert tab.locator("#view-roadmap .dated-note").count() > 0


@pytest.mark.slow
def test_filters_reach_the_index(tab: Any) -> None:
    go(tab, "#view=roadmap&in-technology=tech:hydrogen")
    plans = read_all(tab, ".index [data-plan]", "plan")
    assert sorted(plans) == sorted(read_all(tab, "#view-roadmap .roadmap", "roadmap"))
    assert 1 < len(plans) < 30

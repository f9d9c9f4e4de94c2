"""A phone and a sheet of paper: little above the view, hints of more, lines for today, heads that stay."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page
from support.pages import VIEWS

HEIGHT = 844


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        opened.set_viewport_size({"width": 390, "height": HEIGHT})
        yield opened


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_at_most_15_percent_of_a_phone_is_above_the_view(tab: Any, view: str, language: str) -> None:
    go(tab, f"#view={view}&lang={language}")
    assert tab.evaluate("document.querySelector('#main').getBoundingClientRect().top") <= 0.15 * HEIGHT
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    # What the bar has no room for is among what can be taken away.
    tab.click("#takeaway-open")
    assert tab.locator("#take-csv:visible, #take-png:visible, #take-svg:visible, #fragment-copy:visible").count() == 4
    tab.click("#takeaway-close")


def test_a_side_with_more_to_scroll_fades_out(tab: Any) -> None:
    go(tab, "#view=matrix")
    tab.wait_for_selector("#view-matrix .scroll[data-more='right']")
    mask = "getComputedStyle(document.querySelector('#view-matrix .scroll')).maskImage"
    assert tab.evaluate(mask).startswith("linear-gradient")
    tab.evaluate(
        "() => { const part = document.querySelector('#view-matrix .scroll'); part.scrollLeft = part.scrollWidth; }"
    )
    tab.wait_for_selector("#view-matrix .scroll[data-more='left']")
    assert tab.evaluate(mask) == "none"


def test_the_reasons_of_a_change_use_the_width_of_a_phone(tab: Any) -> None:
    go(tab, "#view=changes")
    widths = tab.eval_on_selector_all("#view-changes .revised td:not(:empty)", "all => all.map(one => one.clientWidth)")
    assert min(widths) > 300


def test_the_timeline_has_a_line_for_today_in_every_row_and_its_years_stay_in_view(tab: Any) -> None:
    go(tab, "#view=timeline")
    rows, lines = tab.evaluate("""[document.querySelectorAll("#view-timeline .time").length,
      document.querySelectorAll("#view-timeline .time .now-line").length]""")
    assert rows == lines > 20
    assert tab.inner_text("#view-timeline .axis .now-line") == "오늘"
    # The line stands where a period that ends today would end.
    expected = tab.evaluate("""() => {
      const now = new Date(), start = new Date(now.getFullYear(), 0, 1);
      const years = [...document.querySelectorAll("#view-timeline .axis .tick")];
      const first = years[0].getBoundingClientRect().left, wide = years[1].getBoundingClientRect().left - first;
      const from = Number(years[0].textContent), done = (now - start) / (1000 * 60 * 60 * 24 * 366);
      return first + (now.getFullYear() - from + done) * wide;
    }""")
    found = tab.evaluate("document.querySelector('#view-timeline .axis .now-line').getBoundingClientRect().left")
    assert abs(found - expected) < 2
    tab.evaluate("document.querySelector('#main').scrollTop = 900")
    top = tab.evaluate("document.querySelector('#view-timeline .axis').getBoundingClientRect().top")
    assert abs(top - tab.evaluate("document.querySelector('#main').getBoundingClientRect().top")) < 2
    tab.evaluate("document.querySelector('#main').scrollTop = 0")


def test_the_details_give_their_place_back_when_nothing_is_chosen(tab: Any) -> None:
    go(tab, "#view=table&node=id:agency/dmi")
    tab.locator("#view-table tbody tr button").first.click()
    assert tab.locator("#details-body").is_visible()
    go(tab, "#view=money")
    assert not tab.locator("#details-body").is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_heads_of_long_tables_stay_in_view(tab: Any, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": HEIGHT})
    for view, table in (("table", ".list"), ("matrix", ".matrix"), ("money", ".amounts")):
        if (view, width) == ("money", 390):
            continue
        go(tab, f"#view={view}")
        at = f"document.querySelector('#view-{view} {table}')"
        tab.evaluate(f"{at}.parentElement.scrollIntoView()")
        tab.evaluate(f"{at}.parentElement.scrollTop = 600")
        tops = f"[{at}.parentElement, {at}.querySelector('thead th')].map(one => one.getBoundingClientRect().top)"
        frame, head = tab.evaluate(tops)
        assert abs(head - frame) < 3, view
        # The frame ends within the window, so that its bar to scroll sideways is there.
        assert tab.evaluate(f"{at}.parentElement.clientHeight") < HEIGHT - 150, view
    tab.set_viewport_size({"width": 390, "height": HEIGHT})


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_at_the_edge_of_a_sheet(tab: Any, view: str) -> None:
    """The printed part of a page is 186 mm wide: 703 pixels. The matrix lies across, on 273 mm: 1032 pixels."""
    tab.set_viewport_size({"width": 1440, "height": 900})
    go(tab, f"#view={view}")
    width = 1032 if view == "matrix" else 703
    tab.set_viewport_size({"width": width, "height": 1000})
    tab.emulate_media(media="print")
    tab.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    over = """width => [...document.querySelectorAll("#main *")].filter(part => part.checkVisibility()
      && part.getBoundingClientRect().right > width + 2 && part.getBoundingClientRect().width > 0
      && !part.closest(".unseen, canvas, .vis-network")).map(part => part.outerHTML.slice(0, 90))"""
    found = tab.evaluate(over, width)
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 390, "height": HEIGHT})
    assert found == []


def test_the_matrix_is_printed_across_from_the_first_sheet_on(tab: Any) -> None:
    """Browsers print no buttons in heads that they repeat, so the names of the columns are written for print."""
    go(tab, "#view=matrix")
    tab.emulate_media(media="print")
    printed = tab.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert boxes
    assert all(float(width) > float(height) for width, height in boxes)
    heads = "all => all.map(one => [getComputedStyle(one, '::after').content, one.querySelector('button').textContent])"
    named = tab.eval_on_selector_all("#view-matrix thead [data-name]", heads)
    tab.emulate_media(media="screen")
    assert len(named) > 20
    assert all(written == f'"{name}"' for written, name in named)


def test_a_print_tells_what_it_shows_and_as_of_when(tab: Any) -> None:
    go(tab, "#view=map&day=2024-11-08&in-region=id:region/gimje")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.inner_text("#printed") == "지도 · 지역: 김제시 · 2024-11-08 기준"
    tab.emulate_media(media="screen")
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not tab.locator("#printed").is_visible()
    go(tab, "#view=map")

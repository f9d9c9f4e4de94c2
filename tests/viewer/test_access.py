"""Everybody can use the page: axe-core finds nothing, keys reach everything, paper holds it, in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go
from support.pages import VIEWS
from support.paths import ROOT

from graph.knowledge import Knowledge
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page

AXE = (ROOT / "tests" / "assets" / "axe.min.js").read_text(encoding="utf-8")
RULES = """axe.run(document, { resultTypes: ["violations"] })
  .then(found => found.violations.map(one => `${one.impact} ${one.id}`))"""


@pytest.fixture(scope="module")
def file(real: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("access") / "roadmaps.html"
    path.write_text(render_page(build_page(real.view())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tab(browser: Any, file: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.set_default_timeout(5000)
    opened.goto(file.as_uri())
    opened.evaluate(AXE)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(tab: Any, view: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    found = []
    for fragment in (f"#view={view}", f"#view={view}&node=tech:ev&from=id:region/gimje&lang=en"):
        go(tab, fragment)
        found += tab.evaluate(RULES)
    assert found == []


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_fits_the_window_under_a_title_of_one_line(tab: Any, view: str) -> None:
    for lang in ("ko", "en"):
        go(tab, f"#view={view}&lang={lang}")
        measured = tab.evaluate("""() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth,
          document.querySelector("#title").offsetHeight < 30]""")
        assert measured == [900, 1440, True], lang


@pytest.mark.parametrize("width", [390, 1024])
def test_axe_finds_nothing_on_narrow_screens_with_panels_open(tab: Any, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    go(tab, "#view=roadmap&node=id:agency/dmi&day=2022-05-04")
    assert tab.evaluate(RULES) == []
    tab.click("#legend-toggle")
    assert tab.evaluate(RULES) == []
    tab.keyboard.press("Escape")
    tab.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_search_the_filters_the_sources_and_the_help(
    tab: Any, scheme: str, width: int
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    for lang in ("ko", "en"):
        go(tab, f"#view=table&in-technology=tech:ev&node=id:agency/dmi&day=2022-05-04&lang={lang}")
        tab.fill("#search", "215억")
        assert tab.locator("#found").is_visible()
        assert tab.evaluate(RULES) == []
        tab.keyboard.press("Escape")
        for box in ("#help-open", "#takeaway-open"):
            tab.click(box)
            assert tab.evaluate(RULES) == []
            tab.keyboard.press("Escape")
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.emulate_media(color_scheme="light")


def test_an_amount_is_traced_to_its_terms_and_a_filter_removed_by_keys_alone(tab: Any) -> None:
    go(tab, "#view=roadmap&in-region=id:region/daegu")
    tab.locator("body").focus()
    tab.keyboard.press("/")
    tab.keyboard.insert_text("215억")
    tab.keyboard.press("Enter")
    assert tab.locator(".reconciled .today").is_visible()
    tab.focus("#conditions .condition")
    tab.keyboard.press("Enter")
    # The plan that the amount opened is left.
    assert tab.locator("#conditions .condition").count() == 1
    assert tab.evaluate("document.activeElement.className") == "chip condition"
    tab.keyboard.press("Enter")
    assert not tab.locator("#conditions").is_visible()
    assert tab.evaluate("document.activeElement.id") == "main"


def test_a_question_is_answered_by_keys_alone(tab: Any) -> None:
    """From the search to a technology, to its matrix, to a cell, to its evidence, and back."""
    go(tab, "#view=roadmap")
    tab.locator("body").focus()
    for key in ("/", "전", "기", "차", "Enter", "Escape", str(VIEWS.index("matrix") + 1)):
        tab.keyboard.press(key) if len(key) > 1 or key.isascii() else tab.keyboard.insert_text(key)
    assert tab.evaluate("location.hash") == "#view=matrix&node=tech%3Aev"
    tab.focus("#view-matrix .cell:not(.faded)")
    tab.keyboard.press("Enter")
    assert tab.locator("#details .evidence li").count() >= 1
    for _ in range(3):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Escape")
    assert tab.evaluate("location.hash") == "#view=matrix"


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_of_a_view_is_reached_by_the_tab_key(tab: Any, view: str) -> None:
    go(tab, f"#view={view}")
    controls = """[...document.querySelectorAll("button, input, select, [tabindex='0']")].filter(part =>
      part.checkVisibility() && part.tabIndex >= 0 && !part.closest("[hidden]")).length"""
    reach = """() => { window.reached.add(document.activeElement); return document.activeElement === document.body; }"""
    tab.evaluate("() => { window.reached = new Set(); document.activeElement.blur(); window.scrollTo(0, 0); }")
    wanted = tab.evaluate(controls)
    tab.focus("#skip")
    for _ in range(wanted + 5):
        tab.keyboard.press("Tab")
        if tab.evaluate(reach):
            break
    assert tab.evaluate("window.reached.size - Number(window.reached.has(document.body))") >= wanted


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_paper_holds_the_view_without_the_panels(tab: Any, view: str, language: str) -> None:
    go(tab, f"#view={view}&lang={language}")
    tab.emulate_media(media="print", color_scheme="light")
    assert tab.locator("aside:visible, header .tabs:visible, .toolbar:visible").count() == 0
    printed = tab.pdf(prefer_css_page_size=True, print_background=True)
    tab.emulate_media(media="screen")
    assert printed.startswith(b"%PDF-")
    assert 1 <= printed.count(b"/Type /Page\n") <= 12


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_is_cut_and_no_korean_word_is_broken(tab: Any, view: str) -> None:
    go(tab, f"#view={view}")
    cut = """[...document.querySelectorAll("#main *")].filter(part => part.offsetParent && !part.childElementCount
      && part.textContent.trim() && !part.closest("svg, select, .unseen, .scroll, .caption")
      && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "visible")
      .map(part => part.textContent)"""
    assert tab.evaluate(cut) == []
    # A choice is as wide as its longest text with the sign beside it; titles of plans may be longer.
    narrow = """[...document.querySelectorAll("#main .filter select:not(#plan, #revised)")].filter(part => {
      if (!part.offsetParent) return false;
      const ruler = document.createElement("span");
      Object.assign(ruler.style, { font: getComputedStyle(part).font, position: "absolute", whiteSpace: "pre" });
      document.body.append(ruler);
      const measure = text => { ruler.textContent = text; return ruler.getBoundingClientRect().width; };
      const widths = [...part.options].map(one => measure(one.text));
      ruler.remove();
      return part.offsetWidth < Math.max(...widths) + 35;
    }).map(part => part.id)"""
    assert tab.evaluate(narrow) == []
    assert tab.evaluate("getComputedStyle(document.querySelector('#main')).wordBreak") == "keep-all"

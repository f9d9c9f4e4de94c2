"""In a notebook the same page stands in a frame that needs nothing from around it."""

from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from support.browsers import listen

from graph.knowledge import Knowledge
from graph.viewer.notebook import to_iframe
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page


@pytest.fixture(scope="module")
def frame(real: Knowledge) -> str:
    return to_iframe(real.view(), height=600)


def test_the_frame_is_one_element_that_holds_the_page_as_it_is_written_to_a_file(frame: str, real: Knowledge) -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Tags().feed(frame)
    [(tag, attributes)] = found
    assert tag == "iframe"
    assert attributes["height"] == "600"
    assert attributes["sandbox"] == "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    assert unescape(frame.split('srcdoc="')[1].split('" width=', maxsplit=1)[0]) == render_page(build_page(real.view()))


def test_knowledge_gives_the_frame_that_a_notebook_shows(frame: str, real: Knowledge) -> None:
    page = real.page(height=600)
    assert page._repr_html_() == frame
    assert repr(page) == f"<page in a frame, {len(frame.encode()) // 1000} kB>"


def test_the_page_works_in_the_frame_and_cannot_touch_the_notebook(frame: str, browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    heard: list[str] = []
    tab = browser.new_page()
    tab.set_default_timeout(5000)
    listen(tab, heard)
    tab.goto(path.as_uri())
    inner = tab.frame_locator("iframe")
    inner.locator("#tab-matrix").click()
    assert inner.locator("main > section:visible").get_attribute("id") == "view-matrix"
    inner.locator("#search").fill("ㄷㄱㄱㄱ")
    assert inner.locator("#found .label").first.inner_text() == "대구기계부품연구원"
    assert (
        inner.locator("body").evaluate("() => { try { return String(parent.document); } catch (e) { return e.name; } }")
        == "SecurityError"
    )
    assert heard == []
    tab.close()

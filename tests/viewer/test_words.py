"""The words of the page: the language of the browser, a help on one screen, no options of commands, a small header."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, listen
from support.pages import VIEWS

# An option, a name of a command, or what a program says for nothing.
MACHINE = re.compile(r"(?<![\w-])--[a-z]+|roadmap-graph|\b(?:None|undefined|NaN)\b|\[object ")
SCREENS = ((1440, 900), (1024, 768), (390, 844))


Show = Callable[..., Any]


@pytest.fixture(scope="module")
def show(browser: Any, page_file: Path) -> Iterator[Show]:
    """Shows the page in a tab of a language, which stays open for the next test."""
    tabs: dict[str, Any] = {}
    heard: list[str] = []

    def show_tab(locale: str, fragment: str = "#", width: int = 1440, height: int = 900) -> Any:
        if locale not in tabs:
            tabs[locale] = browser.new_page(locale=locale)
            tabs[locale].set_default_timeout(5000)
            listen(tabs[locale], heard, page_file.as_uri())
            tabs[locale].goto(page_file.as_uri())
        tabs[locale].set_viewport_size({"width": width, "height": height})
        go(tabs[locale], fragment)
        return tabs[locale]

    yield show_tab
    for tab in tabs.values():
        tab.close()
    assert heard == []


@pytest.fixture
def open_page(browser: Any, page_file: Path) -> Iterator[Any]:
    """Opens the page in a browser of a language, with a fragment of the address."""
    tabs: list[Any] = []
    heard: list[str] = []

    def open_tab(locale: str, fragment: str = "", width: int = 1440, height: int = 900) -> Any:
        tab = browser.new_page(locale=locale, viewport={"width": width, "height": height})
        tabs.append(tab)
        tab.set_default_timeout(5000)
        listen(tab, heard, page_file.as_uri())
        tab.goto(page_file.as_uri() + fragment)
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
    assert heard == []


@pytest.mark.parametrize(
    ("locale", "fragment", "language"),
    [
        ("ko-KR", "", "ko"),
        ("en-US", "", "en"),
        ("de-DE", "", "en"),
        ("en-US", "#view=table&lang=ko", "ko"),
        ("ko-KR", "#view=table&lang=en", "en"),
        ("ko-KR", "#view=table&lang=xx", "ko"),
    ],
)
def test_the_page_opens_in_the_language_of_the_browser_unless_the_address_names_one(
    open_page: Any, locale: str, fragment: str, language: str
) -> None:
    tab = open_page(locale, fragment)
    assert tab.evaluate("document.documentElement.lang") == language
    assert tab.inner_text("#tab-table") == {"ko": "전체 목록", "en": "All items"}[language]


def test_a_chosen_language_stays_in_the_address(open_page: Any) -> None:
    tab = open_page("en-US")
    assert "lang" not in tab.evaluate("location.hash")
    tab.click("#language")
    assert "lang=ko" in tab.evaluate("location.hash")
    assert tab.evaluate("document.documentElement.lang") == "ko"
    tab.click("#language")
    assert "lang" not in tab.evaluate("location.hash")


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_help_fits_on_one_screen_and_names_every_view(show: Show, locale: str, width: int, height: int) -> None:
    tab = show(locale, "#", width, height)
    tab.click("#help-open")
    box = tab.locator("#help")
    assert box.is_visible()
    assert tab.evaluate("(box => box.scrollHeight <= box.clientHeight)(document.getElementById('help'))")
    text = box.inner_text()
    assert all(tab.evaluate("name => wording.term(name)", name) in text for name in VIEWS)
    tab.keyboard.press("Escape")
    assert not box.is_visible()
    tab.keyboard.press("?")
    box.get_by_role("button").nth(3).click()
    assert not box.is_visible()
    assert tab.evaluate("state.view") == VIEWS[3]


def test_keys_of_the_page_do_nothing_under_the_help(show: Show) -> None:
    tab = show("ko-KR", "#view=table")
    tab.keyboard.press("?")
    tab.keyboard.press("1")
    assert tab.evaluate("state.view") == "table"
    tab.keyboard.press("Escape")


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
def test_no_text_is_for_a_machine(show: Show, locale: str) -> None:
    """Of all views, panels and answers on the latest day and an earlier one."""
    tab = show(locale)
    texts = tab.evaluate("""() => {
      const texts = [];
      for (const day of ["", "2022-05-31"]) {
        commands.setDay(day);
        for (const view of views.keys()) {
          commands.openView(view);
          texts.push(document.body.innerText);
          for (const part of document.querySelectorAll("[title], [aria-label]")) {
            texts.push(part.getAttribute("title") || "", part.getAttribute("aria-label") || "");
          }
        }
        model.questions.forEach((_, index) => {
          commands.ask(index);
          texts.push(document.querySelector("#details").innerText);
        });
      }
      return texts;
    }""")
    assert [found for text in texts for found in MACHINE.findall(text)] == []


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
def test_the_header_takes_at_most_fifteen_percent_of_a_phone(show: Show, locale: str) -> None:
    tab = show(locale, "#", 390, 844)
    assert tab.evaluate("document.querySelector('header').offsetHeight") <= 844 * 0.15
    for view in VIEWS:
        tab.evaluate("view => commands.openView(view)", view)
        box = tab.locator(f"#tab-{view}").bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
def test_every_tab_says_what_its_view_shows(show: Show, locale: str) -> None:
    tab = show(locale)
    titles = [tab.get_attribute(f"#tab-{view}", "title") for view in VIEWS]
    assert all(titles)
    assert len(set(titles)) == len(VIEWS)

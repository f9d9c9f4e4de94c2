"""What a reader takes along: sheets of A4, the table of amounts, addresses without a path, and copies of the page."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, listen, open_page
from support.pages import VIEWS

from graph.knowledge import Knowledge
from graph.output.exporters import read_exporters

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>\u2028<!--<b>"
# Millimetres of A4 within margins of 10 mm.
LONG, SHORT = 277, 190


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def open_copy(browser: Any, path: Path, heard: list[str], fragment: str = "") -> Any:
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    listen(opened, heard, path.as_uri())
    opened.goto(path.as_uri() + fragment)
    return opened


def save_copy(tab: Any, path: Path) -> Path:
    with tab.expect_download() as waiting:
        tab.click("#copy-save")
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("view", VIEWS)
def test_every_sheet_fits_a4_and_together_they_have_every_text_once(tab: Any, view: str) -> None:
    go(tab, f"#view={view}")
    tab.wait_for_timeout(60)
    texts = tab.evaluate("downloads.toSheets().map(sheet => sheet.text)")
    for number, text in enumerate(texts, start=1):
        sheet = ET.fromstring(text)
        size = sorted(float(sheet.attrib[name].removesuffix("mm")) for name in ("width", "height"))
        assert size[0] <= SHORT + 0.1
        assert size[1] <= LONG + 0.1
        caption = sheet.findall(f"{SVG}text")[-1].text or ""
        assert caption.startswith("지역 산업전략 로드맵 지식그래프 · ")
        assert caption.endswith(f" {number}/{len(texts)}") == (len(texts) > 1)
        assert len(sheet.findall(f".//{SVG}text")) > 2
        # No text goes over the edge on which the next sheet begins.
        shown = sheet.find(f"{SVG}svg")
        assert shown is not None
        _, top, _, height = map(float, shown.attrib["viewBox"].split())
        bottom = top + height
        ends = [float(one.attrib["y"]) for one in shown.findall(f"{SVG}text") if "y" in one.attrib]
        assert number == len(texts) or max(ends) <= bottom


def test_a_long_table_is_saved_as_several_pictures_with_all_its_rows(tab: Any) -> None:
    go(tab, "#view=table")
    texts = tab.evaluate("downloads.toSheets().map(sheet => sheet.text)")
    written = {text.text for sheet in texts for text in ET.fromstring(sheet).iter(f"{SVG}text")}
    names = tab.eval_on_selector_all("#view-table tbody td.region", "all => all.map(one => one.innerText.trim())")
    assert len(texts) > 5
    assert {name for name in names if name and ", " not in name} - written == set()


def test_the_table_of_amounts_is_that_of_the_build(tab: Any, country: Knowledge) -> None:
    tab.click("#takeaway-open")
    with tab.expect_download() as waiting:
        tab.click("#take-amounts")
    tab.click("#takeaway-close")
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "roadmaps.amounts.csv"
    assert content == read_exporters()["amounts"].function(country.store)
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) > 200


def test_a_part_of_an_address_opens_the_same_view_in_another_copy(tab: Any) -> None:
    go(tab, "#view=money&in-region=id:region/daegu&day=2022-12-31")
    tab.click("#takeaway-open")
    part = tab.input_value("#fragment")
    assert part == tab.evaluate("location.hash")
    assert "file:" not in part
    tab.click("#takeaway-close")
    go(tab, "#view=front")
    tab.click("#takeaway-open")
    tab.fill("#given", "https://example.org/")
    tab.click("#given-open")
    assert "#으로 시작하는" in tab.inner_text("#takeaway [role=status]")
    tab.fill("#given", f"file:///C:/Users/kim/roadmaps.html{part}")
    tab.click("#given-open")
    assert tab.evaluate("location.hash") == part
    assert tab.evaluate("[state.view, state.facets.region]") == ["money", "id:region/daegu"]


def test_a_copy_opens_with_its_view_note_and_story_and_can_be_copied_again(
    browser: Any, tab: Any, page_file: Path, tmp_path: Path
) -> None:
    heard: list[str] = []
    go(tab, "#view=matrix&in-technology=tech:ev")
    tab.click("#takeaway-open")
    tab.click("#step-add")
    tab.fill("#step-title-0", "전기차")
    tab.fill("#step-text-0", HOSTILE)
    tab.fill("#note", HOSTILE)
    tab.click("#takeaway-close")
    go(tab, "#view=map")
    tab.click("#takeaway-open")
    tab.click("#step-add")
    copy = save_copy(tab, tmp_path / "copy.html")
    assert tab.inner_text("#copy-told") == "저장했습니다: 내려받기 폴더의 roadmaps-copy.html"
    tab.click("#takeaway-close")
    pattern = re.compile(r'(?<=id="kept">).*?(?=</script>)')
    # Only the kept part differs from the file.
    texts = (pattern.sub("{}", path.read_text(encoding="utf-8")) for path in (copy, page_file))
    first, second = (re.findall(r"(<script[^>]*>|<style>)(.*?)</(?:script|style)>", text, re.DOTALL) for text in texts)
    assert first == second
    other = open_copy(browser, copy, heard)
    assert other.evaluate("state.view") == "map"
    for view in VIEWS:
        other.evaluate("view => commands.openView(view)", view)
        assert other.locator("#note-strip").is_visible() == (view != "front"), view
    assert other.text_content("#note-strip .note") == HOSTILE
    other.evaluate("commands.openView('front')")
    assert other.text_content("[data-block=note] .note") == HOSTILE
    other.click("[data-block=story] li button")
    assert other.evaluate("location.hash") == "#view=matrix&in-technology=tech:ev"
    assert other.inner_text("#story .count") == "1 / 2"
    other.focus("#story-on")
    other.keyboard.press("Enter")
    assert other.evaluate("state.view") == "map"
    assert other.inner_text("#story .count") == "2 / 2"
    other.keyboard.press("Tab")
    other.click("#story-end")
    assert not other.locator("#story").is_visible()
    assert other.evaluate("window.ran") is None
    other.click("#takeaway-open")
    assert other.input_value("#step-text-0") == HOSTILE
    other.click("#step-drop-0")
    again = save_copy(other, tmp_path / "again.html")
    third = open_copy(browser, again, heard, "#view=table")
    assert third.evaluate("[state.view, keepsake.kept.story.length]") == ["table", 1]
    for one in (other, third):
        one.close()
    assert heard == []


@pytest.mark.parametrize(
    "kept",
    [
        "[1, 2",
        "null",
        '{"view": "javascript:window.ran = 3", "note": {"a": 1}, "story": "x"}',
        '{"view": "#view=<img>", "note": 5, "story": [null, 7, {"view": "http://example.org/#a"}, {"title": "x"}]}',
    ],
)
def test_what_a_copy_keeps_is_only_texts_and_addresses_of_the_page(
    browser: Any, tab: Any, page_file: Path, tmp_path: Path, kept: str
) -> None:
    heard: list[str] = []
    path = tmp_path / "forged.html"
    path.write_text(
        page_file.read_text(encoding="utf-8").replace('id="kept">{}', f'id="kept">{kept}'), encoding="utf-8"
    )
    other = open_copy(browser, path, heard)
    assert other.evaluate("[keepsake.kept, state.view, window.ran ?? 0]") == [
        {"view": "", "note": "", "story": []},
        "front",
        0,
    ]
    other.close()
    assert heard == []

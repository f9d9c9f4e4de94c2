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
    built = read_exporters()["amounts"].function(country.store)
    # The Korean page names the columns and codes in Korean; all else is equal.
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    names, *amounts = csv.reader(io.StringIO(built.decode("utf-8-sig")))
    place = names.index("counted")
    assert [row[:place] + row[place + 1 :] for row in rows] == [row[:place] + row[place + 1 :] for row in amounts]
    words = {(row[place], one[place]) for row, one in zip(amounts, rows, strict=True)}
    assert words == {
        ("yes", "포함"),
        ("inside", "제외: 더 큰 금액의 부분 금액"),
        ("sum", "제외: 사업별 금액을 합한 발표액"),
        ("ended", "제외: 새 판으로 대체되었거나 철회됨"),
        ("other-source", "제외: 같은 판의 다른 출처"),
        ("twice", "제외: 다른 로드맵에도 있는 같은 사업"),
    } & {*words, ("yes", "포함"), ("inside", "제외: 더 큰 금액의 부분 금액")}
    assert len(rows) > 200
    assert not [head for head in heads if head.isascii()]
    tab.evaluate("commands.switchLanguage()")
    assert tab.evaluate("downloads.toAmounts()").encode() == built
    tab.evaluate("commands.switchLanguage()")


def test_each_fact_of_a_file_of_amounts_has_a_cell_of_its_own(tab: Any) -> None:
    read = "view => { views.get(view); commands.openView(view); return downloads.toCsv().slice(1); }"
    heads, *rows = csv.reader(io.StringIO(tab.evaluate(read, "front")))
    assert heads == [
        "내용", "이름", "건수", "단계", "금액(원)", "상한(원)", "한정어", "발표 매체", "발표일", "주소",
    ]  # fmt: skip
    assert all(row[4].isdigit() for row in rows if row[4])
    assert {(row[3], row[4], row[6]) for row in rows} >= {("발표", "58711600000000", "약")}
    assert all(row[7] for row in rows if row[0] == "출처")
    heads, *rows = csv.reader(io.StringIO(tab.evaluate(read, "money")))
    assert heads == [
        "내용", "이름", "재원 또는 지역", "단계", "금액(원)", "상한(원)", "한정어", "비고", "발표 매체", "출처",
        "발표일", "주소",
    ]  # fmt: skip
    assert all(row[4].isdigit() and row[3] for row in rows if not row[0].startswith("금액 대사"))
    assert {row[0].partition(":")[0] for row in rows} == {"재원", "지역 몫", "금액 합계", "금액 대사"}
    announced = [row for row in rows if row[0].startswith("금액 대사") and row[1] == "발표 금액"]
    assert [row[4] for row in announced] == ["21500000000"]


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

"""The page opens from a mail attachment: no request, no foreign script, and everything on it can be reached."""

import base64
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from random import Random
from typing import Any

import pytest
from support.pages import ADD_ONS, DAEGU, FOCUS_AREAS, PROJECTS, SCRIPT, VIEWS, sample_page
from support.paths import ROOT

from graph.knowledge import Knowledge
from graph.viewer.data import Citation, Edge, Fact, Kind, Node, Page, Question, Source, Words
from graph.viewer.inline import to_hash, to_json
from graph.viewer.packing import pack_page
from graph.viewer.page import build_page
from graph.viewer.rendering import VIS_NETWORK, render_page
from graph.viewer.sources import read_vendored

ATTACK = '</script><script>window.ran = 1</script><img src=x onerror="window.ran = 1"><!--<script>" & \u2028'


def hostile_page() -> Page:
    """A page whose every text, and every id, tries to leave its place."""
    words = Words(ATTACK, ATTACK)
    cited = Citation(Source(ATTACK, words, ATTACK, ATTACK, ATTACK), ATTACK)
    one = Fact(words, words, "money", "inferred", words, cited, ATTACK, f"a{ATTACK}", ATTACK)
    two = Fact(words, Words("", ""), "variant", ATTACK, words, cited, ATTACK)
    nodes = (
        Node(f"a{ATTACK}", ATTACK, words, aliases=(ATTACK,), facts=(one, two)),
        Node(f"b{ATTACK}", "Agency", words, facts=(one,)),
        Node(f"c{ATTACK}", "Concept", words),
    )
    first, second, third = (node.id for node in nodes)
    edges = (
        Edge(second, first, "hasParticipation", words, "lead", "inferred", words, cited, ATTACK),
        Edge(first, third, "hasTechnologyUse", words, ATTACK, ATTACK, words, cited, ATTACK),
        Edge(first, third, ATTACK, words, ATTACK),
    )
    kind = Kind(ATTACK, words, words)
    question = Question(words, words, (first,))
    statuses = (Kind("inferred", words, words),)
    return Page(words, (kind,), (kind,), nodes, edges, (question,), (first,), {first: (second,)}, statuses)


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes_for_every_hash_seed() -> None:
    code = "from support.pages import sample_page; from graph.viewer.rendering import render_page\n"
    code += "from hashlib import sha256; print(sha256(render_page(sample_page()).encode()).hexdigest())"
    command = [sys.executable, "-c", code]
    path = f"{ROOT / 'tests'}{os.pathsep}{ROOT}"
    seeds = [{**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed} for seed in ("0", "7")]
    sums = {subprocess.run(command, env=seed, capture_output=True, check=True).stdout for seed in seeds}
    assert len(sums) == 1


def test_the_page_is_small_enough_for_a_mail() -> None:
    assert len(render_page(sample_page()).encode()) < 750_000


def test_the_page_is_korean_first_and_keeps_the_text_readable_in_the_file() -> None:
    text = render_page(sample_page())
    assert '<html lang="ko">' in text
    assert "<title>지역 전략 로드맵 지식그래프</title>" in text
    assert "대구기계부품연구원" in text


def test_no_text_of_the_data_leaves_its_script_element() -> None:
    text, plain = render_page(hostile_page()), render_page(sample_page())
    for piece in ("<script", "</script", "<img", "<!--"):
        assert text.count(piece) == plain.count(piece)
    assert "\u2028" not in text.split('id="page-data">')[1].split("</script>")[0]


def test_every_script_and_style_is_named_by_its_hash() -> None:
    text = render_page(sample_page())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    allowed = dict(part.split(" ", 1) for part in unescape(policy[1]).split("; "))
    assert allowed["default-src"] == "'none'"
    library = read_vendored(VIS_NETWORK)
    assert allowed["script-src"].split() == [to_hash(script) for script in (library, *SCRIPT.findall(text))]
    assert allowed["style-src"].split() == [
        to_hash(style) for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    ]


def test_nothing_in_the_markup_points_to_the_net() -> None:
    markup = SCRIPT.sub("", render_page(sample_page()))
    assert re.findall(r'(?:src|href|action|srcset)="(?!#)([^"]*)"', markup) == ["data:,"]
    assert not re.search(r"url\(|@import|sourceMappingURL", render_page(sample_page()).replace("blob:", ""))


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda page: replace(page, nodes=(*page.nodes, page.nodes[0])), "node ids stand twice: Roadmap-1"),
        (lambda page: replace(page, roots=("nowhere",)), "ids without a node: nowhere"),
    ],
    ids=["twice", "unknown"],
)
def test_a_page_that_breaks_the_contract_is_refused(broken: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        render_page(broken(sample_page()))


@pytest.mark.slow
def test_large_data_are_packed_and_say_the_same(country: Knowledge) -> None:
    page = build_page(country.view())
    text = render_page(page)
    assert len(text.encode()) < 1_048_576
    [(kind, block)] = re.findall('<script type="([^"]*)" id="page-data">(.*?)</script>', text)
    assert kind == "text/plain"
    told = json.loads(gzip.decompress(base64.b64decode(block)))
    assert told.pop("marks")
    assert told == json.loads(to_json(pack_page(page)))


def test_a_page_of_nothing_is_still_a_page() -> None:
    assert "<title>빈 쪽</title>" in render_page(Page(Words("빈 쪽", "Empty"), (), (), (), (), (), (), {}))


class Opened:
    """A page in the browser, with what it logged and asked for."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab = tab
        self.address = address
        self.messages: list[str] = []
        self.requests: list[str] = []
        tab.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        tab.on("request", lambda request: self.requests.append(request.url.split("#")[0]))

    def open(self, fragment: str = "") -> Any:
        """Opens the page at *fragment*, among the roadmaps unless it names a view."""
        shown = fragment if "view=" in fragment else f"{fragment or '#'}&view=roadmap"
        self.tab.goto(self.address + shown)
        return self.tab


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render_page(sample_page()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shared_tab(browser: Any, sample_file: Path) -> Iterator[Opened]:
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(5000)
    yield Opened(tab, sample_file.as_uri())
    tab.close()


@pytest.fixture
def opened(shared_tab: Opened) -> Iterator[Opened]:
    """The sample page, opened as a file; nothing it does may log a message or ask for anything else."""
    shared_tab.messages.clear()
    shared_tab.requests.clear()
    yield shared_tab
    assert shared_tab.messages == []
    assert set(shared_tab.requests) <= {shared_tab.address}
    shared_tab.tab.goto("about:blank")
    shared_tab.tab.set_viewport_size({"width": 1440, "height": 900})
    shared_tab.tab.emulate_media(media="screen", color_scheme="light")


@pytest.mark.parametrize("view", VIEWS)
def test_each_tab_opens_its_view_and_only_that(opened: Opened, view: str) -> None:
    tab = opened.open()
    tab.click(f"#tab-{view}")
    assert tab.locator("main > section:visible").get_attribute("id") == f"view-{view}"
    assert tab.locator("[role=tab][aria-selected=true]").get_attribute("id") == f"tab-{view}"
    assert tab.evaluate("location.hash") == f"#view={view}"


def test_the_roadmap_view_shows_every_strategy_and_project_as_a_card(opened: Opened) -> None:
    tab = opened.open()
    titles = {strategy for strategies in FOCUS_AREAS.values() for strategy in strategies} | set(ADD_ONS) | set(PROJECTS)
    assert set(tab.locator(".card h4").all_inner_texts()) == titles
    assert "총사업비 180억 원" in " ".join(tab.locator(".card", has_text="사용 후 배터리").inner_text().split())


def test_initial_consonants_find_an_agency_and_its_facts_follow(opened: Opened) -> None:
    tab = opened.open()
    tab.keyboard.press("/")
    tab.keyboard.type("ㄷㄱㄱㄱ")
    assert tab.locator("#found .label").all_inner_texts()[0] == "대구기계부품연구원"
    tab.keyboard.press("Enter")
    assert tab.locator("#details h2").inner_text() == "대구기계부품연구원"


def test_an_alias_is_searched_but_not_shown(opened: Opened) -> None:
    tab = opened.open()
    tab.fill("#search", "dmi")
    assert tab.locator("#found .label").all_inner_texts() == ["대구기계부품연구원"]


def test_a_chosen_node_shows_facts_with_source_place_and_what_is_inferred(opened: Opened) -> None:
    tab = opened.open()
    tab.click(".card:has-text('사용 후 배터리') h4 button")
    details = tab.locator("#details").inner_text()
    for text in (
        "총사업비",
        "180억 원",
        DAEGU.source.title.ko,
        "추정",
        "사업군의 기간을 물려받음",
        "한국전지산업협회 대구분원",
    ):
        assert text in details
    assert ".yaml" not in details
    tab.check("#places")
    details = tab.locator("#details").inner_text()
    assert "daegu.yaml:20" in details
    assert "sample.yaml:" in details
    assert tab.locator(".card.faded").count() == 19
    assert "node=Project" in tab.evaluate("location.hash")


def test_the_address_brings_back_view_node_and_language(opened: Opened) -> None:
    tab = opened.open("#view=table&node=Agency-38&lang=en")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.locator("main > section:visible").get_attribute("id") == "view-table"
    assert tab.locator("#details h2").inner_text() == sample_page().nodes[37].label.en


def test_a_question_marks_its_answer_and_says_so(opened: Opened) -> None:
    tab = opened.open()
    tab.click("text=전기차를 다루는 기관은?")
    assert tab.locator("#details .note").inner_text() == "주관 기관 두 곳입니다."
    assert tab.locator(".card:not(.faded)").count() == 2
    tab.click("text=수소를 다루는 과제는?")
    assert tab.locator("#details .note").inner_text() == "자료에 없습니다."


def test_a_matrix_cell_tells_direct_from_indirect_and_opens_its_evidence(opened: Opened) -> None:
    tab = opened.open("#view=matrix")
    cell = tab.locator("[aria-label^='한국전지산업협회 대구분원, 배터리']")
    assert cell.inner_text() == "주"
    broader = tab.locator("[aria-label^='한국전지산업협회 대구분원, 전기차']")
    assert broader.inner_text() == "주°"
    broader.click()
    assert "사용 후 배터리" in tab.locator("#details .evidence").inner_text()


def test_the_table_sorts_and_filters(opened: Opened) -> None:
    tab = opened.open("#view=table")
    tab.click("#view-table th.links button")
    assert tab.locator("#view-table th.links").get_attribute("aria-sort") == "descending"
    tab.fill("#table-filter", "ㄴㄴㅅㅈ")
    assert tab.locator("#view-table tbody tr:visible").count() == 2


def test_a_kind_that_is_off_leaves_views_and_counts(opened: Opened) -> None:
    tab = opened.open()
    tab.get_by_label("추가전략").uncheck()
    assert tab.locator(".card:visible").count() == 13
    assert tab.locator("[data-family=node][data-count=AddOnStrategy]").inner_text() == "0 / 7"


def test_the_language_switch_changes_words_and_address(opened: Opened) -> None:
    tab = opened.open()
    tab.click("#language")
    assert tab.locator("#tab-table").inner_text() == "All items"
    assert "lang=en" in tab.evaluate("location.hash")
    tab.click("#language")
    assert tab.locator("#tab-table").inner_text() == "전체 목록"


def test_keys_change_views_and_escape_clears(opened: Opened) -> None:
    tab = opened.open("#node=Roadmap-1")
    assert f"1–{len(VIEWS) if len(VIEWS) < 10 else '9·0'} 보기" in tab.locator("#keys").inner_text()
    tab.keyboard.press("3")
    assert tab.locator("main > section:visible").get_attribute("id") == f"view-{VIEWS[2]}"
    # The last view also has the key 0.
    tab.keyboard.press("0")
    assert tab.locator("main > section:visible").get_attribute("id") == "view-table"
    tab.keyboard.press("Escape")
    assert tab.evaluate("location.hash") == "#view=table"
    tab.locator("#tab-table").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.id") == "tab-front"


@pytest.mark.parametrize("level", [0, 1, 9])
def test_a_compressed_text_is_unpacked_to_what_it_was(opened: Opened, level: int) -> None:
    """Level 0 stores blocks without a code, a short text takes the fixed code, a long one codes of its own."""
    tab = opened.open()
    random = Random(7)
    long = "".join(random.choice("가나다 abc\n<") * random.randint(1, 400) for _ in range(3000))
    for text in ("", "a", "대구 215억", "abc" * 200, long, "".join(map(chr, range(0x20, 0xD7FF)))):
        packed = base64.b64encode(gzip.compress(text.encode(), level)).decode()
        assert tab.evaluate("packed => inflate.toText(packed)", packed) == text


def test_the_network_draws_and_goes_to_a_neighbour_by_arrow_keys(opened: Opened) -> None:
    tab = opened.open("#view=network")
    tab.locator("#canvas").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        tab.keyboard.press(key)
    assert "node=" in tab.evaluate("location.hash")
    assert tab.evaluate("document.querySelector('#canvas canvas').width") > 500


def test_the_tab_key_reaches_cards_and_questions_with_a_visible_focus(opened: Opened) -> None:
    tab = opened.open()
    reached = []
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement === document.body"):
            break
        style = "getComputedStyle(document.activeElement).outlineStyle"
        reached.append(tab.evaluate(f"[document.activeElement.textContent, {style}]"))
    assert {"로드맵", ADD_ONS[0], "대구기계부품연구원", "전기차를 다루는 기관은?"} <= {name for name, _ in reached}
    assert {style for _, style in reached} == {"solid"}


def test_dark_mode_follows_the_system_and_the_switch(opened: Opened) -> None:
    opened.tab.emulate_media(color_scheme="dark")
    tab = opened.open()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.click("#theme")
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_no_width_makes_the_page_scroll_sideways(opened: Opened, width: int, language: str) -> None:
    opened.tab.set_viewport_size({"width": width, "height": 844})
    tab = opened.open(f"#lang={language}")
    for view in VIEWS:
        tab.click(f"#tab-{view}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")


def test_paper_gets_the_roadmap_without_the_panels(opened: Opened) -> None:
    tab = opened.open()
    tab.emulate_media(media="print")
    assert tab.locator(".card:visible").count() == 20
    assert tab.locator("aside:visible").count() == 0


def test_a_hostile_text_is_shown_and_does_not_run(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render_page(hostile_page()), encoding="utf-8")
    page = Opened(browser.new_page(), path.as_uri())
    tab = page.open()
    for view in (*VIEWS, "roadmap"):
        tab.click(f"#tab-{view}")
    tab.click("#view-roadmap h2 button")
    tab.fill("#search", "script")
    assert tab.evaluate("window.ran") is None
    assert tab.locator("#details h2").inner_text().startswith("</script>")
    assert tab.locator("body img").count() == 0
    assert page.messages == []
    tab.close()


@pytest.mark.slow
def test_each_milestone_and_agreement_has_its_source(country: Knowledge) -> None:
    facts = [fact for node in build_page(country.view()).nodes for fact in node.facts]
    dated = [fact for fact in facts if fact.label.en in ("milestone", "agreement")]
    assert len(dated) == len({row["event"] for row in country.view().read_all("events") if row["date"] or row["party"]})
    assert all(fact.source and fact.place for fact in dated)
    # A year that was counted from the article is marked with its reason.
    (feasibility,) = (fact for fact in dated if fact.value.en == "Feasibility study to be passed: 2026")
    assert (feasibility.status, feasibility.reason.ko) == ("inferred", "기사가 난 2026년에서 센 해이다.")


@pytest.mark.slow
def test_a_milestone_without_its_year_in_print_has_the_date(page: Page) -> None:
    values = {fact.value.ko for node in page.nodes for fact in node.facts if fact.label.ko == "일정"}
    assert {"육성계획 최종 확정 예정: 11월 말 (2024-11)", "최종보고회: 2024-11-08"} <= values
    assert [value for value in values if not re.search(r"\d{4}", value)] == []

"""The review page in a browser: decisions by keyboard and mouse, the downloaded file, hostile texts, access."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import listen
from support.commands import run
from support.paths import ROOT
from support.reviews import PRESS, write_draft

from graph.pipeline.checks import check_all

AXE = (ROOT / "tests" / "assets" / "axe.min.js").read_text(encoding="utf-8")
RULES = """axe.run(document, { resultTypes: ["violations"] })
  .then(found => found.violations.map(one => `${one.impact} ${one.id} ${one.nodes[0].html.slice(0, 90)}`))"""
HOSTILE = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>\"'`${1}&amp;<!--"


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    heard: list[str] = []
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(10000)

    def start(lang: str, content: str = PRESS) -> Any:
        plan = write_draft(tmp_path, content)
        assert run("review", str(plan), "--lang", lang).returncode == 0
        address = plan.with_suffix(".html").as_uri()
        listen(tab, heard, address)
        tab.goto(address)
        return tab

    yield start
    tab.close()
    assert heard == []


def press(tab: Any, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def find(tab: Any, name: str) -> Any:
    return tab.locator(f".field[aria-label^='{name}']").first


def list_warnings(path: Path) -> list[str]:
    """The warnings about a file; errors are raised."""
    return [one.to_text("en") for one in check_all([path], say=lambda _: None, lang="en").warnings]


def download(tab: Any, folder: Path) -> Path:
    with tab.expect_download() as waiting:
        tab.click("#download")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


WORDS = {
    "ko": ("금액", "주관: ", "OPEN 미결", "수정, 초안: 150억원; paragraph 4 [140:148]", "# 삭제: 참여 하늘해양연구원"),
    "en": (
        "Amount",
        "lead: ",
        "OPEN",
        "corrected, draft: 150억원; paragraph 4 [140:148]",
        "# rejected: participant 하늘해양연구원",
    ),
}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_draft_is_reviewed_by_keys_and_its_file_is_valid(opened: Any, lang: str, tmp_path: Path) -> None:
    tab = opened(lang)
    assert tab.evaluate("document.documentElement.lang") == lang
    tab.locator("body").focus()
    # The title and the region are accepted, and the next field becomes the current one by itself.
    press(tab, "a", "a", "j", "k", "a")
    fields = tab.evaluate("fieldlist.current()")
    assert tab.evaluate("decisions.count()") == {"accepted": 3, "corrected": 0, "rejected": 0, "gone": 0, "open": 14}
    assert tab.locator(".field.current").get_attribute("data-field") == str(fields)
    # The amount of the project is corrected, and the participant, a new agency, rejected.
    amount, agency = (
        tab.evaluate(f"review.content.fields.findIndex(one => one.quote === {name!r})")
        for name in ("국비 150억원", "하늘해양연구원")
    )
    tab.evaluate("number => fieldlist.go(number)", amount)
    press(tab, "c")
    tab.keyboard.insert_text("many")
    press(tab, "Enter")
    assert tab.locator("[role=alert]").inner_text() == tab.evaluate("review.term('notAmount')")
    tab.locator(".correction input").fill("120억원")
    press(tab, "Enter")
    tab.evaluate("number => fieldlist.go(number)", agency)
    press(tab, "r")
    assert tab.evaluate("decisions.count()") == {"accepted": 3, "corrected": 1, "rejected": 1, "gone": 0, "open": 12}
    path = download(tab, tmp_path)
    assert path.name == "plan.reviewed.yaml"
    (tmp_path / "plan.yaml").unlink()
    assert run("validate", "--data", str(path), "--lang", "en").stdout == "no problems\n"
    text = path.read_text(encoding="utf-8")
    assert f'amount: "120억원"  # {WORDS[lang][3]}' in text
    assert WORDS[lang][4] in text
    assert "name: 하늘해양연구원" not in text
    assert "sha256: " in text
    assert "title: 수소선박 산업 육성 전략  # paragraph 1 [9:22]" in text
    assert text.count("# 미결; " if lang == "ko" else "# OPEN; ") == 12
    # Nothing but the corrected amount is missing in the text.
    assert run("verify", "--data", str(path), "--lang", "en").stdout.count("is not in the text") == 1


def test_a_field_shows_its_passage_and_a_passage_its_field(opened: Any) -> None:
    tab = opened("en")
    find(tab, "lead: ").click()
    assert tab.locator("mark.current").inner_text() == "한국산업기술시험원"
    press(tab, "Enter")
    assert tab.evaluate("document.activeElement.textContent") == "한국산업기술시험원"
    press(tab, "Enter")
    assert tab.evaluate("document.activeElement.dataset.field") == tab.evaluate("String(fieldlist.current())")
    tab.get_by_text("국비 150억원", exact=True).first.click()
    assert tab.locator(".field.current .value").inner_text() == "150억원"


def test_words_selected_in_the_text_become_the_value_with_their_place(opened: Any, tmp_path: Path) -> None:
    tab = opened("en")
    find(tab, "participant: ").get_by_role("button", name="Correct").click()
    tab.evaluate("""() => {
      const mark = [...document.querySelectorAll("mark")].find(one => one.textContent === "울산시");
      document.getSelection().selectAllChildren(mark);
      document.getElementById("text").dispatchEvent(new MouseEvent("mouseup"));
    }""")
    assert tab.locator(".correction input").input_value() == "울산시"
    press(tab, "Enter")
    text = download(tab, tmp_path).read_text(encoding="utf-8")
    assert 'printed: "울산시"' in text
    assert "# corrected, draft: agency-1; paragraph 1 [0:3]" in text


def test_an_unknown_agency_is_declared_and_a_role_can_be_changed(opened: Any, tmp_path: Path) -> None:
    tab = opened("en")
    find(tab, "lead: ").get_by_role("button", name="Correct").click()
    tab.locator(".correction input").fill("구름시험원")
    tab.locator(".correction select").select_option("participant")
    tab.get_by_role("button", name="Save").click()
    path = download(tab, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "agency: agency-2  # corrected, draft: ktl; paragraph 4 [156:165]\n            role: participant" in text
    assert '  - id: agency-2\n    name: "구름시험원"\n    type: group\n' in text
    assert run("validate", "--data", str(path), "--lang", "en").stdout == "no problems\n"


def test_what_a_roadmap_must_have_is_corrected_and_not_rejected(opened: Any, tmp_path: Path) -> None:
    tab = opened("en")
    find(tab, "Region: ").get_by_role("button", name="Reject").click()
    assert tab.locator("[role=alert]").inner_text().startswith("A roadmap must have this value")
    tab.locator(".correction input").fill("구름시")
    press(tab, "Enter")
    assert tab.locator("[role=alert]").inner_text() == "Not a known region. Choose one from the list."
    tab.locator(".correction input").fill("부산광역시")
    press(tab, "Enter")
    path = download(tab, tmp_path)
    assert 'region: "부산광역시"  # corrected, draft: ulsan' in path.read_text(encoding="utf-8")
    assert run("validate", "--data", str(path), "--lang", "en").stdout == "no problems\n"


def test_a_rejected_item_takes_its_fields_with_it(opened: Any, tmp_path: Path) -> None:
    tab = opened("en")
    find(tab, "Project · Title: ").get_by_role("button", name="Reject").click()
    assert tab.evaluate("decisions.count()") == {"accepted": 0, "corrected": 0, "rejected": 1, "gone": 4, "open": 12}
    path = download(tab, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "projects:" not in text
    assert "agencies:\n  - id" not in text
    assert run("validate", "--data", str(path), "--lang", "en").stdout == "no problems\n"


def test_the_file_is_valid_whatever_is_rejected(opened: Any, tmp_path: Path) -> None:
    tab = opened("ko")
    path = tmp_path / "reviewed.yaml"
    written = set()
    for number in range(17):
        if not tab.evaluate("number => decisions.isNeeded(number)", number):
            tab.evaluate("number => decisions.decide(number, { state: 'rejected' })", number)
            written.add(tab.evaluate("result.toYaml()"))
            path.write_text(tab.evaluate("result.toYaml()"), encoding="utf-8")
            assert list_warnings(path) == []
            tab.evaluate("number => decisions.decide(number, null)", number)
    assert len(written) == 14
    tab.evaluate("""review.content.fields.forEach((_, number) =>
      decisions.isNeeded(number) || decisions.decide(number, { state: 'rejected' }))""")
    path.write_text(tab.evaluate("result.toYaml()"), encoding="utf-8")
    assert list_warnings(path) == []


def test_a_technology_that_the_text_does_not_print_is_inferred(opened: Any, tmp_path: Path) -> None:
    tab = opened("en")
    find(tab, "Technology: ").get_by_role("button", name="Correct").click()
    tab.locator(".correction input").fill("전기차")
    press(tab, "Enter")
    path = download(tab, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert '      - technology: "전기차"  # corrected, draft: hydrogen-ship; ' in text
    assert "        printed: 수소선박\n        inferred: review\n" in text
    assert "reasons:\n  - id: review\n    ko: " in text
    assert list_warnings(path) == []


def test_decisions_survive_a_reload_and_can_all_be_undone(opened: Any) -> None:
    tab = opened("ko")
    tab.locator("body").focus()
    press(tab, "a", "r")
    before = tab.evaluate("decisions.count()")
    tab.reload()
    assert tab.evaluate("decisions.count()") == before
    assert tab.locator("#counts").inner_text().startswith("17개 중 1개 결정")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.click("#restart")
    assert tab.evaluate("decisions.count().open") == 17


def test_keys_work_on_a_korean_keyboard(opened: Any) -> None:
    tab = opened("ko")
    tab.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅁ', code: 'KeyA', bubbles: true }))"
    )
    assert tab.evaluate("decisions.count().accepted") == 1


def test_the_page_works_where_the_browser_keeps_nothing(opened: Any) -> None:
    tab = opened("en")
    tab.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    tab.locator("body").focus()
    press(tab, "a")
    assert tab.evaluate("decisions.count().accepted") == 1


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_text_of_a_document_runs_or_changes_the_page(opened: Any, lang: str, tmp_path: Path) -> None:
    marks = "\u202e뒤집힌\u202c"
    content = PRESS.replace("20조원", f"20조원 {HOSTILE} {marks}").replace("시험센터", f"{HOSTILE} 시험센터")
    tab = opened(lang, content)
    assert tab.evaluate("window.ran") is None
    assert tab.locator("img, main script").count() == 0
    assert HOSTILE in tab.locator("#passages").inner_text()
    tab.locator("body").focus()
    press(tab, "c")
    tab.locator(".correction input").fill(f"새 {HOSTILE}\u202e 전략: #1\u2028끝")
    press(tab, "Enter")
    path = download(tab, tmp_path)
    assert tab.evaluate("window.ran") is None
    assert run("validate", "--data", str(path), "--lang", "en").stdout == "no problems\n"
    assert "\u202e" not in path.read_text(encoding="utf-8")


def test_a_text_of_a_million_characters_opens_and_answers(opened: Any) -> None:
    tab = opened("ko", PRESS + "아무 말도 하지 않는 줄이다.\n" * 70_000)
    assert tab.locator("#passages p").count() < 500
    tab.locator("body").focus()
    press(tab, "a")
    assert tab.evaluate("decisions.count().accepted") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(opened: Any, scheme: str, width: int) -> None:
    tab = opened("en")
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    tab.evaluate(AXE)
    found = tab.evaluate(RULES)
    tab.locator("body").focus()
    press(tab, "a", "r")
    press(tab, "c")
    found += tab.evaluate(RULES)
    press(tab, "Escape", "?")
    found += tab.evaluate(RULES)
    assert found == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_holds_the_text_and_all_fields(opened: Any) -> None:
    tab = opened("ko")
    tab.emulate_media(media="print")
    assert tab.locator("button:visible").count() == tab.locator(".rest button:visible").count()
    assert tab.locator(".field:visible").count() == 17
    printed = tab.pdf(print_background=True)
    assert 1 < printed.count(b"/Type /Page\n") < 6


def test_the_language_of_the_page_can_be_changed(opened: Any) -> None:
    tab = opened("ko")
    tab.locator("body").focus()
    press(tab, "a")
    tab.click("#language")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.locator("#counts").inner_text() == "1 of 17 decided · 16 open"

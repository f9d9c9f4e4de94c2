"""Drafts: what stands in a text comes into the draft with its place, and nothing else does."""

import hashlib
import json
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest
from hwpx import HwpxDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from support.documents import LEFT, WIDTH, Line, to_pdf
from support.hostile_texts import NAUGHTY
from support.paths import SHARED

from benchmarks.drafting import score_folder, to_table
from graph.input.drafting import Draft, Given, draft
from graph.input.drafting.evidence import FIELDS
from graph.input.texts import Passage, Text, read_text
from graph.pipeline.checks import check_all

RELEASES = SHARED / "releases"
PRESS = """하늘시, 수소선박 육성계획 내놔

울산광역시는 3일 ‘울산 수소선박 산업 육성 종합계획’을 발표했다. 2030년까지 3대 전략 12개 과제에 \
총사업비 1,200억원(국비 600, 시비 400, 민자 200)을 투입한다.
3대 전략은 실증 기반 구축, 기업 육성, 인력 양성이다.
‘수소선박 시험평가센터 구축사업’에는 2027년부터 2029년까지 국비 150억원이 들어간다. \
한국산업기술시험원이 주관하고 하늘해양연구원, 바다대학교가 참여한다.
세계 수소선박 시장은 2030년 20조원 규모로 커질 전망이다.
부산시는 비슷한 사업에 300억원을 투입한다.
"""
GIVEN = Given(published="2026-03-04", publisher="하늘일보")


def to_text(content: str, name: str = "press.txt") -> Text:
    lines = re.finditer(r"[^\n]*\S[^\n]*", content)
    passages = tuple(Passage(line.start(), line.end(), "paragraph", f"line {at}") for at, line in enumerate(lines))
    return Text(content, passages, hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(), name)


def list_values(made: Draft, *fields: str) -> list[tuple[str, str]]:
    return [(one.field, one.value) for one in made.found if one.field in fields]


def check(made: Draft, folder: Path) -> list[str]:
    """The warnings about the draft; errors are raised."""
    path = folder / "plan.yaml"
    path.write_bytes(made.content)
    return [warning.to_text("en") for warning in check_all([path], say=lambda _: None, lang="en").warnings]


def test_a_press_release_becomes_a_roadmap_that_is_valid(tmp_path: Path) -> None:
    made = draft(to_text(PRESS), GIVEN)
    assert made.content.decode() == EXPECTED
    assert check(made, tmp_path) == []


def test_money_of_a_market_and_of_another_city_is_left_over() -> None:
    made = draft(to_text(PRESS), GIVEN)
    assert [one.value for one in made.found if one.field == "amount"] == ["1,200억원", "600", "400", "200", "150억원"]
    assert {"20조원", "300억원"} <= {one.quote for one in made.left_over}


def test_a_value_belongs_to_the_title_beside_it() -> None:
    made = draft(to_text(PRESS), GIVEN)
    items = {(one.field, one.value): one.item for one in made.found}
    assert items["amount", "150억원"] == items["lead", "한국산업기술시험원"] == "수소선박 시험평가센터 구축사업"
    assert items["amount", "1,200억원"] == "울산 수소선박 산업 육성 종합계획"


def test_an_unknown_agency_is_new_and_not_merged_with_a_similar_one() -> None:
    made = draft(to_text(PRESS), GIVEN)
    content = made.content.decode()
    assert "  # new: 하늘해양연구원 [" in content
    assert "name: 하늘해양연구원\n    type: research-institute" in content
    assert "agency: ktl" in content


def test_what_is_announced_and_not_found_is_said() -> None:
    made = draft(to_text(PRESS), GIVEN)
    assert "# '12개 과제' announced, 1 found" in made.content.decode()
    (missing,) = [one for one in made.found if one.status == "missing"]
    assert (missing.field, missing.value, missing.quote) == ("title", "", "12개 과제")
    korean = draft(to_text(PRESS), GIVEN, lang="ko").content.decode()
    assert "# '12개 과제' 가운데 1개를 찾음" in korean


def test_the_evidence_has_one_entry_for_each_value() -> None:
    made = draft(to_text(PRESS), GIVEN)
    evidence = json.loads(made.evidence)
    assert list(evidence) == ["sha256", "fields", "left_over"]
    assert evidence["sha256"] == hashlib.sha256(PRESS.encode()).hexdigest()
    first = evidence["fields"][1]
    assert first == {
        "path": "roadmaps[0].agencies[0].agency",
        "item": "울산 수소선박 산업 육성 종합계획",
        "field": "owner",
        "value": "울산광역시",
        "quote": "울산광역시",
        "start": 19,
        "end": 24,
        "status": "stated",
        "rule": "government that acts",
        "kind": "ulsan",
        "address": "line 1",
    }
    assert {one["field"] for one in evidence["fields"]} <= set(FIELDS)
    assert {one["status"] for one in evidence["fields"]} <= {"stated", "inferred", "missing"}


def test_every_path_leads_to_a_line_of_the_draft() -> None:
    import yaml

    made = draft(to_text(PRESS), GIVEN)
    tree = yaml.safe_load(made.content)
    for one in made.found:
        node = tree
        for step in re.findall(r"[a-z_]+|\d+", one.path):
            node = node[int(step)] if step.isdigit() else node[step]
        assert not one.path or isinstance(node, (str, int)) or hasattr(node, "isoformat"), one


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("구름시는 15일 시민공원에서 봄꽃 축제를 연다.\n시민 3만명이 찾을 것으로 보인다.\n", "the text names no plan"),
        ("대전시는 9일 ‘바이오 산업 발전 포럼’을 열었다.\n", "the text reports an event"),
        ("", "the text is empty"),
    ],
    ids=["festival", "forum", "nothing"],
)
def test_a_text_that_is_no_roadmap_gives_a_draft_that_says_so(content: str, said: str, tmp_path: Path) -> None:
    made = draft(to_text(content), GIVEN)
    assert made.empty
    assert f"# no roadmap found: {said}" in made.content.decode()
    assert "roadmaps:" not in made.content.decode()
    assert check(made, tmp_path) == []


def test_without_a_date_or_region_the_roadmap_is_a_comment(tmp_path: Path) -> None:
    made = draft(to_text("가나다 ‘미래 모빌리티 육성 전략’을 마련했다.\n"))
    assert made.empty
    lines = made.content.decode().splitlines()
    assert "# the date of publication is not in the text; give it with --published DATE" in lines
    assert "# the region is not clear from the text; give it with --region NAME" in lines
    assert "#     title: 미래 모빌리티 육성 전략" in lines
    assert check(made, tmp_path) == []
    given = Given(published="2025-01-02", region="울산", publisher="하늘일보")
    assert not draft(to_text("가나다 ‘미래 모빌리티 육성 전략’을 마련했다.\n"), given).empty


def assert_exact(made: Draft, content: str) -> None:
    for one in (*made.found, *made.left_over):
        assert content[one.start : one.end] == one.quote != ""


PIECES = st.lists(
    st.sampled_from(
        [
            *PRESS.split(),
            *"△□○‘’“”()[]{}:#,.-~·%0123456789\n\t\\'\"`|>&*!?",
            "\n",
            "5 대 5",
            "억",
            "(이하 ‘가나’)",
            "\u200b",
        ]
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(pieces=PIECES, joined=st.sampled_from(["", " "]))
def test_every_quote_is_exact_and_the_same_text_gives_the_same_bytes(pieces: list[str], joined: str) -> None:
    content = joined.join(pieces)
    made, again = draft(to_text(content), GIVEN), draft(to_text(content), GIVEN)
    assert_exact(made, content)
    assert (made.content, made.evidence) == (again.content, again.evidence)


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(pieces=PIECES)
def test_validate_accepts_every_draft(pieces: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    made = draft(to_text(f"울산시는 ‘가나 육성 전략’을 마련했다. {' '.join(pieces)}"), GIVEN)
    check(made, tmp_path_factory.mktemp("drafts"))


@pytest.mark.slow
@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the naughty strings are not beside this checkout")
def test_naughty_strings_end_nothing(tmp_path: Path) -> None:
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    for first in range(0, len(strings), 40):
        some = "\n".join(
            f"울산시는 ‘{string} 육성 전략’을 마련했다. {string}" for string in strings[first : first + 40]
        )
        assert_exact(draft(to_text(some), GIVEN), some)
    whole = "울산시는 ‘가나 육성 전략’을 마련했다.\n" + "\n".join(strings)
    made = draft(to_text(whole), GIVEN)
    assert_exact(made, whole)
    check(made, tmp_path)


@pytest.mark.parametrize("unit", ["1", "1억", "만", "가 ", "가, ", "△가", "‘가", "가의 ", "(국비1", "가나연구원, "])
def test_long_texts_take_no_time(unit: str) -> None:
    content = f"울산시는 ‘가나 육성 전략’에 1억{unit * 1_500}을 투입한다"
    assert_exact(draft(to_text(content), GIVEN), content)


@pytest.mark.slow
@pytest.mark.skipif(not RELEASES.is_dir(), reason="the press texts are not beside this checkout")
def test_drafts_of_the_press_texts_are_as_precise_as_promised() -> None:
    result = score_folder(RELEASES)
    assert result.overall.precision >= 0.95, result.mistakes
    assert result.overall.recall >= 0.80, result.mistakes
    assert to_table(result)[-1].startswith("| all | ")


EXPECTED = """\
# draft of press.txt; compare every line with the text before you use it
sources:
  - id: press
    title: "하늘시, 수소선박 육성계획 내놔"
    publisher: 하늘일보
    published: 2026-03-04
agencies:
  # new: 하늘해양연구원 [225:232]
  - id: agency-1
    name: 하늘해양연구원
    type: research-institute
  # new: 바다대학교 [234:239]
  - id: agency-2
    name: 바다대학교
    type: university
roadmaps:
  # date as printed: 3일
  - id: ulsan-2026
    kind: plan
    title: 울산 수소선박 산업 육성 종합계획
    region: ulsan
    edition: first
    stage: published
    date: 2026-03-04
    source: press
    period:
      printed: "2030년까지"
    technologies:
      - technology: hydrogen-ship
        printed: 수소선박
    agencies:
      - agency: ulsan-city
        role: owner
        printed: 울산광역시
    counts:
      - of: strategy
        count: 3
      - of: task
        count: 12
    budget:
      - kind: total
        amount: 1,200억원
      - kind: national
        amount: 600억원
        printed: 국비 600
      - kind: city
        amount: 400억원
        printed: 시비 400
      - kind: private
        amount: 200억원
        printed: 민자 200
    strategies:
      - id: strategy-1
        title: 실증 기반 구축
      - id: strategy-2
        title: 기업 육성
      - id: strategy-3
        title: 인력 양성
    projects:
      - id: project-1
        title: 수소선박 시험평가센터 구축사업
        period:
          printed: "2027년부터 2029년까지"
        technologies:
          - technology: hydrogen-ship
            printed: 수소선박
        agencies:
          - agency: ktl
            role: lead
            printed: 한국산업기술시험원
          - agency: agency-1
            role: participant
            printed: 하늘해양연구원
          - agency: agency-2
            role: participant
            printed: 바다대학교
        budget:
          - kind: national
            amount: 150억원
# '12개 과제' announced, 1 found
# not used: 3일 [26:28]
# not used: 3대 [123:125]
# not used: 2030년 [259:264]
# not used: 20조원 [265:269]
# not used: 부산시 [283:286]
# not used: 300억원 [296:301]
"""


def to_pages(paragraphs: Sequence[str]) -> list[list[Line]]:
    """The lines of one page with *paragraphs*, wrapped at blanks, with a wider gap after each."""
    lines: list[Line] = []
    y = 800
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, WIDTH, break_long_words=False):
            lines.append((LEFT, y, line))
            y -= 16
        y -= 14
    return [lines]


def test_a_hwpx_file_and_a_pdf_of_one_text_give_one_draft(tmp_path: Path) -> None:
    document = HwpxDocument.new()
    for paragraph in (paragraphs := PRESS.splitlines()):
        document.add_paragraph(paragraph)
    (tmp_path / "press.hwpx").write_bytes(document.to_bytes())
    (tmp_path / "press.pdf").write_bytes(to_pdf(to_pages(paragraphs)))
    made = [draft(read_text(tmp_path / name), Given("2026-03-04", "하늘일보")) for name in ("press.hwpx", "press.pdf")]
    first, second = (json.loads(one.evidence) for one in made)
    for one in (*first["fields"], *second["fields"]):
        assert one.pop("address").endswith(("paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4", "paragraph 5"))
    assert len(first["fields"]) > 10
    assert first["fields"] == second["fields"]
    assert first["left_over"] == second["left_over"]
    without = [re.sub("(?m)^.*press[.](?:hwpx|pdf).*\n", "", one.content.decode()) for one in made]
    assert without[0] == without[1]

"""The review page: what it holds, and what is refused before it is written."""

import json
import re
from pathlib import Path

import pytest
from support.commands import run
from support.paths import ROOT
from support.reviews import PRESS, write_draft

from graph.errors import RoadmapError
from graph.input.texts import Text
from graph.input.texts.blocks import Cell, Paragraph, Table
from graph.input.texts.text import compose
from graph.viewer.review import build_review, render_review
from graph.viewer.review.passages import LONGEST, Mark, to_passages
from graph.viewer.review.rendering import SCRIPTS
from graph.viewer.review.rules import RULES


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_draft(tmp_path)


@pytest.mark.slow
def test_each_value_of_the_draft_is_a_field_with_its_quote_and_place(plan: Path) -> None:
    content = build_review(plan, lang="ko").content
    fields = content["fields"]
    assert isinstance(fields, list)
    lead = next(one for one in fields if isinstance(one, dict) and one["field"] == "lead")
    assert lead == {
        "field": "lead",
        "value": "ktl",
        "shown": ["한국산업기술시험원", "한국산업기술시험원"],
        "quote": "한국산업기술시험원",
        "status": "stated",
        "rule": ["‘주관’이라는 말", "word for a lead"],
        "reason": ["", ""],
        "second": False,
        "item": "수소선박 시험센터 구축사업",
        "kind": "lead",
        "at": "paragraph 4",
        "start": 156,
        "end": 165,
        "within": [12],
        "fresh": False,
        "choice": "agency",
        "sort": "lead",
        "scheme": "role",
    }
    assert content["left"] == [
        ["figure", "2대", "", "paragraph 3", ""],
        ["figure", "2035년", "", "paragraph 5", ""],
        ["amount", "20조원", "other-money", "paragraph 5", ""],
    ]


def test_the_page_allows_its_own_scripts_only_and_holds_no_markup_of_the_text(tmp_path: Path) -> None:
    hostile = PRESS.replace("20조원", "20조원</script><script>alert(1)</script><img src=x onerror=alert(1)>")
    page = render_review(build_review(write_draft(tmp_path, hostile), lang="en"))
    assert page.count("<script") == len(SCRIPTS) + 1
    assert "<img" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page.split('id="content"')[0])


def test_the_same_draft_gives_the_same_page(plan: Path) -> None:
    assert render_review(build_review(plan, lang="ko")) == render_review(build_review(plan, lang="ko"))


def test_a_long_text_is_shown_around_its_quotes_only() -> None:
    lines = [f"{number}번째 줄은 아무 말도 하지 않는다." for number in range(40_000)]
    content, passages = compose([Paragraph(line) for line in lines])
    assert len(content) > LONGEST
    text = Text(content, passages, "", "long.txt")
    start = content.index("20000번째")
    shown = to_passages(text, [Mark(start, start + 7, "f0")])
    assert 0 < len(shown) < 400
    assert shown[-1] == 0
    assert [piece for part in shown if isinstance(part, list) for piece in part[1] if piece[2]] == [  # type: ignore[index,union-attr]
        ["20000번째", start, ["f0"]]
    ]


def test_quotes_that_overlap_cut_a_passage_into_pieces() -> None:
    content, passages = compose([Paragraph("가나다라마"), Table((Cell(1, 1, 2, 1, "표"), Cell(1, 2, 1, 1, "칸")))])
    text = Text(content, passages, "", "a.txt")
    marks = [Mark(0, 3, "f0"), Mark(1, 2, "f1"), Mark(6, 7, "l0")]
    assert to_passages(text, marks) == [
        [
            ["paragraph 1", 0, 0, 0, 0, 0],
            [["가", 0, ["f0"]], ["나", 1, ["f0", "f1"]], ["다", 2, ["f0"]], ["라마", 3, []]],
        ],
        [["table 1, row 1-2, column 1", 1, 1, 1, 2, 1], [["표", 6, ["l0"]]]],
        [["table 1, row 1, column 2", 1, 1, 2, 1, 1], [["칸", 8, []]]],
    ]


def test_every_rule_of_drafts_has_its_words_on_the_page() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph/input/drafting").glob("*.py"))
    assert [rule for rule in RULES if f'"{rule}"' not in code and rule not in ("second-reader", "row of a table")] == []


def change(plan: Path, **values: object) -> None:
    evidence = json.loads((plan.parent / "plan.json").read_text(encoding="utf-8"))
    evidence["fields"][0] |= values
    (plan.parent / "plan.json").write_text(json.dumps(evidence), encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"start": 7}, "'울산시' is not at 7 in the text"),
        ({"start": -1}, "'울산시' is not at -1 in the text"),
        ({"start": True}, "not the evidence of a draft"),
        ({"field": "<b>"}, "not the evidence of a draft"),
        ({"quote": None}, "not the evidence of a draft"),
    ],
)
def test_evidence_that_does_not_fit_is_refused(plan: Path, values: dict[str, object], message: str) -> None:
    change(plan, **values)
    with pytest.raises(RoadmapError, match=re.escape(f"{message}; write it again with: roadmap-graph draft")):
        build_review(plan, lang="en")


@pytest.mark.parametrize("value", [None, True, 1, "a", [], {}, [["a"]], [{"kind": 1}], [None]])
@pytest.mark.parametrize("name", ["fields", "left_over"])
def test_evidence_of_another_form_is_refused(plan: Path, name: str, value: object) -> None:
    evidence = json.loads((plan.parent / "plan.json").read_text(encoding="utf-8")) | {name: value}
    (plan.parent / "plan.json").write_text(json.dumps(evidence), encoding="utf-8")
    if value in ([], {}):
        assert build_review(plan, lang="en").content["fields" if name == "fields" else "left"] == []
        return
    with pytest.raises(RoadmapError, match=r"plan\.json: not the evidence of a draft; write it again with: "):
        build_review(plan, lang="en")


def test_a_page_is_written_beside_the_draft_and_never_replaced(plan: Path) -> None:
    done = run("review", str(plan), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, f"{plan.with_suffix('.html')}\n")
    again = run("review", str(plan), "--lang", "en")
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


def test_what_is_missing_is_said_in_one_line(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(PRESS + "끝.\n", encoding="utf-8")
    cases = (
        (
            [str(plan), "--document", str(tmp_path / "other.txt")],
            "plan.yaml: the evidence is of another document than other.txt",
        ),
        ([str(plan), "--evidence", str(tmp_path / "none.json")], "none.json: cannot be read"),
        ([str(plan), "--evidence", str(plan)], "plan.yaml: not the evidence of a draft"),
        ([str(tmp_path / "none.yaml")], "none.yaml:1:1: cannot be read"),
    )
    for words, message in cases:
        done = run("review", *words, "--lang", "en")
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
        assert message in done.stderr


def test_a_draft_without_a_roadmap_or_stored_text_is_refused(plan: Path) -> None:
    written = plan.read_text(encoding="utf-8")
    plan.write_text(written.replace("    text: press.txt\n", ""), encoding="utf-8")
    assert (
        "names no stored text; give the document with --document FILE"
        in run("review", str(plan), "--lang", "en").stderr
    )
    plan.write_text(written.partition("roadmaps:")[0], encoding="utf-8")
    assert "plan.yaml: 초안에 로드맵이 없다" in run("review", str(plan), "--lang", "ko").stderr

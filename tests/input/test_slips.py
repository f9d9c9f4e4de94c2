"""A typing slip is reported with its cause and its fix, whether the file becomes unreadable or says something else."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps

BASE = """\
sources:
  - {id: s, title: 계획, publisher: 신문, published: 2025-01-02}
roadmaps:
  - id: plan
    kind: plan
    title: 수소 계획
    region: 울산
    edition: final
    stage: final
    date: 2025-01-02
    source: s
    agencies:
      - {agency: KATECH, role: lead}
    projects:
      - id: p
        title: 수소차 실증
        technologies: [수소차]
"""
TITLE, ROLE, ITEM, LIST = (
    "        title: 수소차 실증\n",
    "      - {agency: KATECH, role: lead}\n",
    "      - id: p\n",
    "        technologies: [수소차]\n",
)
QUOTES = "write the whole value in quotes"
COMMENT = "is a comment and not a part of the value; write the value in quotes, or '  # ' before the comment"


def read(tmp_path: Path, before: str, after: str) -> list[str]:
    assert before in BASE
    path = tmp_path / "a.yaml"
    path.write_text(BASE.replace(before, after), encoding="utf-8")
    try:
        problems = load_roadmaps(path).warnings
    except InvalidInput as error:
        problems = error.problems
    return [str(problem).removeprefix(f"{path}:") for problem in problems]


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ("　　　　technologies: [수소차]\n", ["17:1"]),
        ("  　　technologies: [없는기술]\n", ["17:3"]),
        ("        technologies:\n　　　- 수소차\n", ["18:1"]),
        ("        technologies:\n          　수소차\n", ["18:11"]),
        ("　technologies: [수소차]\n　note: 　참고\n", ["17:1", "18:1"]),
        ("　technologies: [수소차]\n    note: 가: 나\n", ["17:1"]),
    ],
    ids=["whole indentation", "part of it", "list", "value", "two lines", "another fault"],
)
def test_a_wide_space_in_the_indentation_causes_no_other_error(tmp_path: Path, after: str, places: list[str]) -> None:
    """YAML counts the space to the key, which then seems to be at the top level."""
    expected = "the indentation contains U+3000 IDEOGRAPHIC SPACE; write normal spaces"
    assert read(tmp_path, LIST, after) == [f"{place}: {expected}" for place in places]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (TITLE, "\t\ttitle: 수소차 실증\n", "16:1: the indentation contains a tab; write spaces"),
        (TITLE, "　　title: 수소차 실증\n",
         "16:1: the indentation contains U+3000 IDEOGRAPHIC SPACE; write normal spaces"),
        (TITLE, "        title:\u00a0수소차 실증\n",
         "16:15: the colon of 'title' is followed by U+00A0 NO-BREAK SPACE; write a normal space"),
        (TITLE, "        title： 수소차 실증\n", "16:14: '：' is a full-width colon; write ':' and a space"),
        (ROLE, "      - {agency： KATECH, role: lead}\n",
         "13:10: '：' is a full-width colon; write ':' and a space"),
        (TITLE, "        title: [신규] 수소차 실증\n", f"16:16: text follows the bracket [신규]; {QUOTES}"),
        (TITLE, '        title: "수소차" 실증\n', f"16:16: text follows the closing quote; {QUOTES}"),
        (TITLE, "        title: '수소차'의 실증\n", f"16:16: text follows the closing quote; {QUOTES}"),
        (TITLE, "        title: 수소차: 실증\n", f"16:19: the value contains a colon and a space; {QUOTES}"),
        (TITLE, "        title: 수소차 실증:\n", f"16:22: the value contains a colon and a space; {QUOTES}"),
        (TITLE, '        title: "수소차 \\실증"\n', "16:21: \\실 is not an escape; write \\\\ or single quotes"),
        (TITLE, "        title:수소차 실증\n",
         "16:14: there is no space after the colon of 'title'; write 'title: ...'"),
        (ITEM, "      - id:p\n", "15:11: there is no space after the colon of 'id'; write 'id: ...'"),
        (ROLE, "      - {agency:KATECH, role: lead}\n",
         "13:10: there is no space after the colon of 'agency'; write 'agency: ...'"),
        (LIST, "        technologies:[수소차]\n",
         "17:21: there is no space after the colon of 'technologies'; write 'technologies: ...'"),
        (TITLE, "        title= 수소차 실증\n", "16:14: '=' does not follow a key; write 'title: ...'"),
        (ITEM, "      -id: p\n", "15:7: there is no space after '-'; write '-' and a space"),
        (LIST, "        technologies:\n          - 수소차\n          -전기차\n",
         "19:11: there is no space after '-'; write '-' and a space"),
        (ITEM, "      – id: p\n", "15:7: – does not begin an item of a list; write '-' and a space"),
        (ITEM, "      * id: p\n", "15:7: * does not begin an item of a list; write '-' and a space"),
        (ROLE, "      - {agency: KATECH; role: lead}\n",
         "13:24: ; does not separate values; write ',' or quote the value"),
        (LIST, "        technologies: ［수소차］\n", "17:23: ［ is not a bracket of YAML; write '['"),
        (LIST, "          technologies: [수소차]\n",
         "17:23: the indentation fits no line above; align it with the other keys of its entry"),
        (LIST, "       technologies: [수소차]\n",
         "17:8: the indentation fits no line above; align it with the other keys of its entry"),
        (ROLE, "      -\t{agency: KATECH, role: lead}\n", "13:8: the indentation contains a tab; write spaces"),
        (LIST, "        technologies: [수소차 #2, 전기차]\n",
         "17:28: a comment begins inside the bracket; quote the value with '#'"),
        (ROLE, "      - {agency: KATECH, role: lead, task: 시험 #1 총괄}\n",
         "13:47: a comment begins inside the bracket; quote the value with '#'"),
        (ROLE, "      - {agency: KATECH, role: lead, task: '#1', unit: [가], printed: 그의 '가' #2}\n",
         "13:77: a comment begins inside the bracket; quote the value with '#'"),
        (LIST, "        technologies: [수소차]]\n", "17:28: ] closes no bracket; delete it, or quote the value"),
        (TITLE, "        title: - 수소차\n", f"16:16: a value that begins with '-' must be quoted; {QUOTES}"),
        (TITLE, "        title: #2 실증\n", f"16:15: '#2 실증' {COMMENT}"),
        *((TITLE, f"        title: {mark}수소차 실증\n",
           f"16:16: a value that begins with '{mark}' must be quoted; {QUOTES}") for mark in "@`%&*!|>"),
    ],
)  # fmt: skip
def test_an_unreadable_line_is_explained(before: str, after: str, message: str, tmp_path: Path) -> None:
    assert read(tmp_path, before, after) == [message]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("전기차 부품 #2 기반구축", f"16:16: '#2 기반구축' {COMMENT}"),
        ("수소차 실증 # 2단계", f"16:16: '# 2단계' {COMMENT}"),
        ("“수소차 실증”",
         '16:16: “ is not a quote of YAML and stays in the value; write " or delete the marks'),
        ("수소차 실증,", "16:16: ',' at the end stays in the value; delete it"),
        ("yes", "16:16: other YAML tools read 'yes' as true; write it in quotes"),
        ("0123", "16:16: other YAML tools read '0123' as 83; write it in quotes"),
        ("1_000", "16:16: other YAML tools read '1_000' as 1000; write it in quotes"),
        ("12:30", "16:16: other YAML tools read '12:30' as 750; write it in quotes"),
    ],
)  # fmt: skip
def test_what_is_read_otherwise_without_an_error_is_a_warning(value: str, message: str, tmp_path: Path) -> None:
    assert read(tmp_path, TITLE, f"        title: {value}\n") == [message]


@pytest.mark.parametrize(
    "value",
    [
        "'부품 #2'",
        "수소차 실증  # 3쪽",
        "C#과 실증",
        "“세계 최초” 수소차",
        "1:1 실증",
        '"[신규] 실증"',
        "https://a.kr/b",
    ],
)
def test_what_is_meant_is_not_reported(value: str, tmp_path: Path) -> None:
    assert read(tmp_path, TITLE, f"        title: {value}\n") == []

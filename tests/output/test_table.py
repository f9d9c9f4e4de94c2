"""The table of the terminal: lines that fit, in cells as a terminal counts them, and no letter lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.output.formats import format_report
from graph.output.formats.folding import fold, measure
from graph.reports.result import Column, Report, Row, Section

TABLE = """\
기술

기관 (2)
붙임말
┏━━━━━━━━━━━━━━━┳━━━━━━┓
┃               ┃ 몫   ┃
┃ 기관          ┃ (%)  ┃
┡━━━━━━━━━━━━━━━╇━━━━━━┩
│ 대구시        │ 12.5 │
├───────────────┼──────┤
│ KITECH (cafe\u0301) │      │
└───────────────┴──────┘

없는 것 (0)
"""
HEADS = ("기관", "역할", "EV", "계획", "")
LETTERS = st.text(st.sampled_from("ab 가나\n·→\u0301한"), max_size=60)


def to_report(*rows: tuple[str, ...], heads: tuple[str, ...], note: str = "") -> Report:
    columns = tuple(Column(f"c{number}", head) for number, head in enumerate(heads))
    sections = (
        Section("rows", "기관", columns, tuple(Row(cells, ()) for cells in rows), note),
        Section("none", "없는 것", columns, ()),
    )
    return Report("test", "기술", "ko", (), sections)


def draw(report: Report, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    return format_report(report, "table").decode()


def test_a_table_is_drawn_by_the_cells_that_letters_take(monkeypatch: pytest.MonkeyPatch) -> None:
    report = to_report(("대구시", "12.5"), ("KITECH (cafe\u0301)", ""), heads=("기관", "몫\n(%)"), note="붙임말")
    assert draw(report, 80, monkeypatch) == TABLE


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("", 0),
        ("EV 전기차", 9),
        ("①·→", 3),
        ("\u1112\u1161\u11ab", 2),
        ("漢字", 4),
        ("ﾊﾝ", 2),
        ("e\u0301", 1),
        ("🚗", 2),
    ],
)
def test_letters_take_the_cells_of_a_terminal(line: str, cells: int) -> None:
    assert measure(line) == cells


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("가나 다라", ["가나", "다라"]),
        ("ab cd ef", ["ab cd", "ef"]),
        ("ab regions.yaml:12; cd", ["ab", "region", "s.yaml", ":12;", "cd"]),
        ("a\n\nb", ["a", "", "b"]),
        ("가나다라", ["가나다", "라"]),
        ("abcdef gh", ["abcdef", "gh"]),
    ],
)
def test_lines_break_between_words_or_where_they_must(text: str, lines: list[str]) -> None:
    assert fold(text, 6) == lines


@given(text=LETTERS, width=st.integers(2, 20))
def test_whatever_is_folded_fits_and_keeps_its_letters(text: str, width: int) -> None:
    lines = fold(text, width)
    assert max(map(measure, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(rows=st.lists(st.tuples(*[LETTERS] * 5), min_size=1, max_size=4), width=st.integers(80, 120))
def test_every_line_of_a_table_is_as_wide_as_its_rules(rows: list[tuple[str, ...]], width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        text = draw(to_report(*rows, heads=HEADS), width, patch)
    drawn = [line for line in text.split("\n") if line[:1] in {*"┏┃┡│├└"}]
    assert {measure(line) for line in drawn} == {measure(drawn[0])}
    assert measure(drawn[0]) <= width
    letters = re.sub(r"[\s┃│━─┏┳┓┡╇┩├┼┤└┴┘]", "", "".join(drawn))
    assert sorted(letters) == sorted("".join("".join(cells) for cells in (*rows, HEADS)).translate({32: "", 10: ""}))


def test_the_widest_columns_give_way_first(monkeypatch: pytest.MonkeyPatch) -> None:
    report = to_report(("가" * 60, "역" * 20, "EV"), heads=("하나", "둘", "셋"))
    rule = draw(report, 80, monkeypatch).split("\n")[3]
    assert [len(part) - 2 for part in rule.strip("┏┓").split("┳")] == [34, 34, 2]


def test_a_table_of_many_columns_loses_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{chr(0xAC00 + number)}나" for number in range(40)]
    text = draw(to_report(tuple(names), heads=("",) * 40), 80, monkeypatch)
    assert all(name[0] in text for name in names)


def test_a_table_gives_no_orders_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = draw(to_report(("a\x1b[31mb\rc", "[bold]d[/]"), heads=("x", "y")), 80, monkeypatch)
    assert "│ a\\u001b[31mb\\u000dc │ [bold]d[/] │" in text

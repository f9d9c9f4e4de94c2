"""The table of the terminal: lines that fit, in cells as a terminal counts them, and no letter lost."""

import os
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.output.folding import fold, measure
from graph.output.formats import format_report
from graph.reports.result import Column, Kind, Report, Row, Section

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
        ("ab a/b/c/d/e", ["ab", "a/b/c/", "d/e"]),
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


@given(rows=st.lists(st.tuples(*[LETTERS] * 5), min_size=1, max_size=4), width=st.integers(20, 120))
def test_a_table_fits_and_keeps_its_letters(rows: list[tuple[str, ...]], width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        text = draw(to_report(*rows, heads=HEADS), width, patch)
    drawn = text.partition("\n없는 것")[0].split("\n")[3:]
    assert max(map(measure, drawn)) <= width
    ruled = [measure(line) for line in drawn if line[:1] in {*"┏┃┡│├└"}]
    assert set(ruled) <= {measure(drawn[0])}
    letters = re.sub(r"[\s┃│━─┏┳┓┡╇┩├┼┤└┴┘0-9]", "", "".join(drawn))
    wanted = "".join("".join("".join(cells) for cells in (*rows, *([HEADS] if ruled else []))).split())
    assert all(letters.count(letter) >= wanted.count(letter) for letter in set(wanted))


def test_the_widest_columns_give_way_first(monkeypatch: pytest.MonkeyPatch) -> None:
    report = to_report(("가나 " * 24, "역할 " * 15, "EV"), heads=("하나", "둘", "셋"))
    rule = draw(report, 80, monkeypatch).split("\n")[3]
    assert [len(part) - 2 for part in rule.strip("┏┓").split("┳")] == [34, 34, 2]


RECORDS = """\
── 1 ─────────────────────────
agency    대구기계부품연구원
planned   전기 모빌리티 융합
activity  시험평가센터
source    https://example.org/
          plans/2024/battery-
          centre
── 2 ─────────────────────────
agency    KITECH
source    여성신문
"""


def test_a_table_whose_words_do_not_fit_becomes_records(monkeypatch: pytest.MonkeyPatch) -> None:
    report = to_report(
        ("대구기계부품연구원", "전기 모빌리티 융합 시험평가센터", "https://example.org/plans/2024/battery-centre"),
        ("KITECH", "", "여성신문"),
        heads=("agency", "planned activity", "source"),
    )
    text = draw(report, 32, monkeypatch)
    assert text.partition("기관 (2)\n")[2].partition("\n\n")[0] + "\n" == RECORDS


def test_the_shorter_one_of_table_and_records_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words fit into columns of ten cells, but a row would take more lines than a record."""
    few = to_report(("가나 " * 4, "다라 " * 4), heads=("하나", "둘"))
    tall = to_report(*[("가나다라 " * 9, *["마바사아"] * 6)] * 2, heads=tuple("abcdefg"))
    assert "┏" in draw(few, 40, monkeypatch)
    assert "── 2 ──" in draw(tall, 80, monkeypatch)


def test_only_a_column_without_any_value_is_named_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    report = to_report(("가" * 30, "", "나" * 30, ""), ("가", "", "나", "다"), heads=("a", "b", "c", "d"))
    lines = draw(report, 40, monkeypatch).split("\n")
    assert [line[0] for line in lines if line[:1] in {*"abcd"}] == [*"abc", *"abcd"]


NUMBERS = """\
┏━━━━━━┳━━━━━━━━━━━━━━━━━┓
┃ a    ┃            금액 ┃
┡━━━━━━╇━━━━━━━━━━━━━━━━━┩
│ 가나 │ 92억 9,500만 원 │
│ 다   │                 │
├──────┼─────────────────┤
│ 다   │             900 │
└──────┴─────────────────┘
"""


def test_numbers_are_aligned_to_the_right_and_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = (Column("a", "a"), Column("b", "금액", Kind.QUANTITY))
    section = Section("rows", "기관", columns, (Row(("가나 다", "92억 9,500만 원"), ()), Row(("다", 900), ())))
    text = draw(Report("test", "기술", "ko", (), (section,)), 26, monkeypatch)
    assert text.partition("기관 (2)\n")[2] == NUMBERS


def test_a_table_of_many_columns_loses_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{chr(0xAC00 + number)}나" for number in range(40)]
    text = draw(to_report(tuple(names), heads=("",) * 40), 80, monkeypatch)
    assert all(name[0] in text for name in names)


class _Screen:
    """A stream that goes to a terminal of 72 cells."""

    def fileno(self) -> int:
        return 2


def test_a_pager_gets_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stdout is a pipe then, and messages still go to the terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "__stdout__", None)
    monkeypatch.setattr(sys, "__stderr__", _Screen())
    monkeypatch.setattr(os, "get_terminal_size", {2: os.terminal_size((72, 24))}.__getitem__)
    text = format_report(to_report(("가나 " * 20, "다라 " * 20), heads=("a", "b")), "table").decode()
    assert max(map(measure, text.split("\n"))) == 72


def test_a_table_gives_no_orders_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = draw(to_report(("a\x1b[31mb\rc", "[bold]d[/]"), heads=("x", "y")), 80, monkeypatch)
    assert "│ a\\u001b[31mb\\u000dc │ [bold]d[/] │" in text

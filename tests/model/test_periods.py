"""Periods are read as they are printed, or refused with what to write."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.dates import PartialDate, Period
from graph.model.periods import is_duration, parse_period, read_printed_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023/2025", Period(PartialDate("2023"), PartialDate("2025"))),
        ("2023-06/2025-12-31", Period(PartialDate("2023-06"), PartialDate("2025-12-31"))),
        ("2025/", Period(PartialDate("2025"), None)),
        ("/2025-06", Period(None, PartialDate("2025-06"))),
        ("2023", Period(PartialDate("2023"), PartialDate("2023"))),
        ("2023/2023", Period(PartialDate("2023"), PartialDate("2023"))),
        ("2023-06/2023", Period(PartialDate("2023-06"), PartialDate("2023"))),
        ("2023/2023-06", Period(PartialDate("2023"), PartialDate("2023-06"))),
    ],
    ids=[
        "years",
        "month to day",
        "open end",
        "open start",
        "a year alone",
        "one year",
        "month within year",
        "year to its month",
    ],
)
def test_a_period_has_the_ends_that_are_printed(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025/2023", "'2025/2023' ends before it starts; swap the two dates"),
        ("2024-02/2024-01-31", "'2024-02/2024-01-31' ends before it starts; swap the two dates"),
        (
            "2023~2024~2025",
            "'2023~2024~2025' is not a period; write 'start/end', e.g. '2023/2025' or '2023-06/2025-12', "
            "with the text in 'printed:'",
        ),
        ("2025~2023", "'2025~2023' ends before it starts; swap the two dates"),
        ("23~25", "'23' is not a date; write '2024', '2024-11' or '2024-11-08'"),
        (
            "2024~",
            "'2024~' has two meanings; write '2024/' for from 2024 on, or 'span: 2024' and 'printed: 2024~' for about "
            "2024",
        ),
        ("24년", "'24년' has two meanings; write '2024' for the year or 'duration: 24년' for the length"),
        ("총 3년", "'총 3년' is the length of a period; write 'duration: 총 3년'"),
        ("2024-21", "'2024-21' is a season; write its months, e.g. 'span: 2024-03/2024-05', and 'printed: 2024-21'"),
        (
            "/",
            "'/' is not a period; write 'start/end', e.g. '2023/2025' or '2023-06/2025-12', "
            "with the text in 'printed:'",
        ),
        ("2023/24", "'24' is not a date; write '2024', '2024-11' or '2024-11-08'"),
        ("2023/2024/2025", "'2024/2025' is not a date; write '2024', '2024-11' or '2024-11-08'"),
    ],
    ids=[
        "backwards",
        "backwards by a day",
        "three years",
        "backwards tilde",
        "two digits",
        "tilde alone",
        "year or length",
        "length",
        "season",
        "two open ends",
        "short year",
        "three dates",
    ],
)
def test_what_is_not_a_period_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableValue, match=f"^{re.escape(message)}$"):
        parse_period(text)


PRINTED = [
    ("2023~2025", "2023", "2025"),
    ("2023∼2025년", "2023", "2025"),
    ("2023-2025", "2023", "2025"),
    ("’23~’25", "2023", "2025"),
    ("'23-'25", "2023", "2025"),
    ("'97~'03", "1997", "2003"),
    ("2023~25", "2023", "2025"),
    ("2023년 ~ 2025년", "2023", "2025"),
    ("2021년부터 2025년까지", "2021", "2025"),
    ("2023년부터 3년간", "2023", "2025"),
    ("2023.1~2025.12", "2023-01", "2025-12"),
    ("2023. 3. ~ 2025. 12.", "2023-03", "2025-12"),
    ("'23.6~'25.5", "2023-06", "2025-05"),
    ("2023.6~12월", "2023-06", "2023-12"),
    ("2023년 6월 1일~12월 31일", "2023-06-01", "2023-12-31"),
    ("2023.03.01.~2025.12.31.", "2023-03-01", "2025-12-31"),
    ("2023.03.01-2025.12.31", "2023-03-01", "2025-12-31"),
    ("2024-06-01~2024-12-31", "2024-06-01", "2024-12-31"),
    ("2024년", "2024", "2024"),
    ("2024년 11월", "2024-11", "2024-11"),
    ("2024-Q2", "2024-04", "2024-06"),
    ("2024-34", "2024-04", "2024-06"),
    ("2024년 상반기", "2024-01", "2024-06"),
    ("2024 상반기", "2024-01", "2024-06"),
    ("2024년 4/4분기", "2024-10", "2024-12"),
    ("2024년도~2026년도", "2024", "2026"),
    ("2년 6개월(2024.1~2026.6)", "2024-01", "2026-06"),
    ("2024년 1분기~3분기", "2024-01", "2024-09"),
    ("2023년 하반기~2025년 상반기", "2023-07", "2025-06"),
    ("~2028", None, "2028"),
    ("2028년까지", None, "2028"),
    ("2023년부터", "2023", None),
    ("2024-03-05/..", "2024-03-05", None),
    ("../2024-03", None, "2024-03"),
    ("2023~2025년(3년간)", "2023", "2025"),
    ("총 3년(2023~2025)", "2023", "2025"),
    ("사업기간: 2023~2025", "2023", "2025"),
]


@pytest.mark.parametrize(("text", "start", "end"), PRINTED, ids=[case[0] for case in PRINTED])
def test_a_printed_period_has_its_ends_and_keeps_its_text(text: str, start: str | None, end: str | None) -> None:
    first, last = (PartialDate(date) if date else None for date in (start, end))
    assert parse_period(text) == Period(first, last, text)
    assert read_printed_period(text) == parse_period(text)


def test_an_end_in_doubt_is_read_and_kept_in_the_text() -> None:
    assert parse_period("2024~/2025?") == Period(
        PartialDate("2024", "2024~"), PartialDate("2025", "2025?"), "2024~/2025?"
    )


def test_printed_text_without_an_end_is_open() -> None:
    assert read_printed_period("2024~") == Period(PartialDate("2024"), None)


@pytest.mark.parametrize(
    "text", ["올해부터 5년간", "2년", "24년", "곧", "내년", "23~25", "2024년 봄", "2028년까지 10년"]
)
def test_printed_text_that_gives_no_years_is_left_alone(text: str) -> None:
    assert read_printed_period(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2년", True), ("10년", True), ("3년 6개월", True), ("24개월", True), ("총 3년간", True), ("5개년", True),
     ("2024년", False), ("24년", False), ("2023", False), ("3년 뒤", False)],
)  # fmt: skip
def test_a_length_is_told_from_a_year(text: str, expected: bool) -> None:
    assert is_duration(text) == expected


@given(
    st.integers(min_value=1980, max_value=2079),
    st.integers(min_value=0, max_value=60),
    st.sampled_from(["{0}~{1}", "{0}년~{1}년", "{0}년부터 {1}년까지", "{0}-{1}", "{0} – {1}", "'{2}~'{3}", "{0}/{1}"]),
)
def test_every_pair_of_years_is_read_in_every_notation(first: int, more: int, notation: str) -> None:
    last = min(first + more, 2079)
    text = notation.format(first, last, f"{first % 100:02}", f"{last % 100:02}")
    period = parse_period(text)
    assert (period.start, period.end) == (PartialDate(str(first)), PartialDate(str(last)))

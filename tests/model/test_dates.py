"""Dates and periods stay as precise as they are printed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.dates import PartialDate, Period, parse_date, resolve_period
from graph.model.vocabulary import XSD


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2024", XSD.gYear), ("2024-11", XSD.gYearMonth), ("2024-11-08", XSD.date), ("2024-02-29", XSD.date)],
    ids=["year", "month", "day", "leap day"],
)
def test_a_date_keeps_its_precision(text: str, datatype: str) -> None:
    date = parse_date(text)
    assert (date, date.datatype) == (PartialDate(text), datatype)


@pytest.mark.parametrize(
    "text",
    ["", "24", "0000", "2024-13", "2024-00", "2023-02-29", "2024-1-8", "2024/11", "2024-11-08T00:00", "2024-Q2",
     "2024.13.1", "2024..", "2024??", "23년", "2024-11-", "-2024", "20240", "내년"],
    ids=repr,
)  # fmt: skip
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_date(text)
    assert str(caught.value) == f"'{text}' is not a date; write '2024', '2024-11' or '2024-11-08'"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024.11.08", "2024-11-08"),
        ("2024. 11. 8.", "2024-11-08"),
        ("2024년 11월 8일", "2024-11-08"),
        ("2024. 11", "2024-11"),
        ("2024년", "2024"),
        ("’24.11", "2024-11"),
        ("'97년", "1997"),
        ("２０２４．１１", "2024-11"),
        ("2024-11-08 ", "2024-11-08"),
    ],
)
def test_a_date_is_read_in_the_usual_notations(text: str, date: str) -> None:
    assert parse_date(text) == PartialDate(date)


@pytest.mark.parametrize("text", ["2024?", "2024-11~", "2024-11-08%"])
def test_a_date_in_doubt_keeps_its_mark(text: str) -> None:
    assert parse_date(text) == PartialDate(text[:-1], text)


@given(
    st.dates(), st.sampled_from(["{0:%Y.%m.%d}", "{0.year}. {0.month}. {0.day}.", "{0.year}년 {0.month}월 {0.day}일"])
)
def test_every_day_is_read_in_every_notation(day: datetime.date, notation: str) -> None:
    if day.year >= 1000:
        assert parse_date(notation.format(day)) == PartialDate(day.isoformat())


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert parse_date(str(day)) == PartialDate(str(day))


@pytest.mark.parametrize(
    ("printed", "published", "period"),
    [
        ("올해부터 5년간", "2022-05-04", ("2022", "2026")),
        ("내년부터 3년간", "2022-05", ("2023", "2025")),
        ("내년부터 2025년까지", "2022", ("2023", "2025")),
        ("지난해부터 2년간", "2024-01-01", ("2023", "2024")),
    ],
)
def test_relative_words_are_counted_from_the_day_of_publication(
    printed: str, published: str, period: tuple[str, str]
) -> None:
    found = resolve_period(printed, published=PartialDate(published))
    assert found == Period(PartialDate(period[0]), PartialDate(period[1]))


@pytest.mark.parametrize("printed", ["", "5년간", "곧", "올해부터 0년간", "내년부터 2020년까지", "올해부터"])
def test_words_that_fix_no_years_are_left_alone(printed: str) -> None:
    assert resolve_period(printed, published=PartialDate("2022-05-04")) is None

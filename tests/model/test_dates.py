"""Dates and periods stay as precise as they are printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.dates import PartialDate, Period, parse_date, parse_period, resolve_period
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
    ["", "24", "0000", "2024-13", "2024-00", "2023-02-29", "2024-1-8", "2024/11", "2024-11-08T00:00", "2024-11-08 ",
     "2024년", "２０２４", "2024-11-", "-2024", "20240", "내년"],
    ids=repr,
)  # fmt: skip
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_date(text)
    assert str(caught.value) == f"'{text}' is not a date; write '2024', '2024-11' or '2024-11-08'"


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert parse_date(str(day)) == PartialDate(str(day))


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
        ("2023-2025", "'2023-2025' is not a period; write 'start/end', e.g. '2023/2025' or '2023-06/2025-12'"),
        ("/", "'/' is not a period; write 'start/end', e.g. '2023/2025' or '2023-06/2025-12'"),
        ("2023/24", "'24' is not a date; write '2024', '2024-11' or '2024-11-08'"),
        ("2023/2024/2025", "'2024/2025' is not a date; write '2024', '2024-11' or '2024-11-08'"),
    ],
    ids=["backwards", "backwards by a day", "no slash", "two open ends", "short year", "three dates"],
)
def test_what_is_not_a_period_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableValue, match=f"^{re.escape(message)}$"):
        parse_period(text)


@pytest.mark.parametrize(
    ("printed", "published", "period"),
    [
        ("올해부터 5년간", "2022-05-04", ("2022", "2026")),
        ("내년부터 3년간", "2022-05", ("2023", "2025")),
        ("내년부터 2025년까지", "2022", ("2023", "2025")),
        ("2023년부터 2025년까지", "2022-05-04", ("2023", "2025")),
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

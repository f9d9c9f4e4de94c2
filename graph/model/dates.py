"""Dates and periods with the printed precision: a year stays a year."""

import calendar
import datetime
import re
from dataclasses import dataclass

from graph.errors import UnreadableValue
from graph.model.vocabulary import XSD

_YEARS_AWAY = {"지난해": -1, "작년": -1, "올해": 0, "금년": 0, "내년": 1, "내후년": 2}
_RELATIVE = re.compile(rf"(?:({'|'.join(_YEARS_AWAY)})|([0-9]{{4}})년)부터(?:([1-9][0-9]?)년간|([0-9]{{4}})년까지)")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A year, month or day. *text* is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and sorts chronologically."""

    text: str

    @property
    def datatype(self) -> str:
        """The XML Schema datatype of this precision."""
        return {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(self.text)]


@dataclass(frozen=True)
class Period:
    """A span of time from *start* to *end*, both inclusive. One of them may be ``None``, which means open."""

    start: PartialDate | None
    end: PartialDate | None


def parse_date(text: str) -> PartialDate:
    """Parses a date and keeps its precision.

    :raises UnreadableValue: not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or not a calendar date.
    """
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise UnreadableValue(f"'{text}' is not a date", "write '2024', '2024-11' or '2024-11-08'") from error
    return PartialDate(text)


def parse_period(text: str) -> Period:
    """Parses a period ``start/end``. An open end is empty (``2025/``), and a single date is a period of that date.

    :raises UnreadableValue: not a period, or it ends before it starts.
    """
    first, slash, last = text.partition("/")
    if not slash and _DATE.fullmatch(first):
        return Period(parse_date(first), parse_date(first))
    if not slash or not (first or last):
        raise UnreadableValue(f"'{text}' is not a period", "write 'start/end', e.g. '2023/2025' or '2023-06/2025-12'")
    start = parse_date(first) if first else None
    end = parse_date(last) if last else None
    if start and end and end.text[: len(start.text)] < start.text[: len(end.text)]:
        raise UnreadableValue(f"'{text}' ends before it starts", "swap the two dates")
    return Period(start, end)


def resolve_period(printed: str, *, published: PartialDate) -> Period | None:
    """Resolves relative years against the publication date. Returns ``None`` if the words are not understood.

    >>> resolve_period("올해부터 5년간", published=PartialDate("2022-05-04"))
    Period(start=PartialDate(text='2022'), end=PartialDate(text='2026'))
    >>> resolve_period("내년부터 2025년까지", published=PartialDate("2022-05")).start.text
    '2023'
    """
    match = _RELATIVE.fullmatch("".join(printed.split()))
    if match is None:
        return None
    word, year, years, until = match.groups()
    start = int(year) if year else int(published.text[:4]) + _YEARS_AWAY[word]
    end = int(until) if until else start + int(years) - 1
    return Period(PartialDate(f"{start:04}"), PartialDate(f"{end:04}")) if start <= end <= 9999 else None


def to_last_day(date: PartialDate) -> str:
    """The last day of a year, month or day, as ``YYYY-MM-DD``. The as-of date "2022" means its last day.

    >>> to_last_day(PartialDate("2024-02"))
    '2024-02-29'
    """
    year, month = int(date.text[:4]), int(date.text[5:7] or 12)
    return date.text if len(date.text) == 10 else f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"

"""Dates and periods with the printed precision: a year stays a year."""

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.errors import UnreadableValue
from graph.errors.characters import compose
from graph.errors.messages import Message
from graph.model.lengths import refuse_length
from graph.model.vocabulary import XSD

_YEARS_AWAY = {"지난해": -1, "작년": -1, "올해": 0, "금년": 0, "내년": 1, "내후년": 2}
_RELATIVE = re.compile(rf"({'|'.join(_YEARS_AWAY)})부터(?:([1-9][0-9]?)년간|([0-9]{{4}})년까지)")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PRINTED = re.compile(r"([0-9]{4}|'[0-9]{2})(?:\.|년도?|$)(?:([0-9]{1,2})(?:[.월]|$)(?:([0-9]{1,2})[.일]?)?)?")
# Marks of EDTF (ISO 8601-2, 8.2): uncertain, approximate, both.
_DOUBT = "?~%"
_SIGNS = str.maketrans("’‘´`′∼〜–", "'''''~~-")
# Years with two digits: '23 is 2023, '97 is 1997.
_CENTURY_ENDS = 80


@dataclass(frozen=True)
class PartialDate:
    """A year, month or day. *text* is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and sorts chronologically.

    ``printed`` is the text of a date that is marked as uncertain or approximate (``2024?``), otherwise empty.
    """

    text: str
    printed: str = ""

    @property
    def datatype(self) -> str:
        """The XML Schema datatype of this precision."""
        return {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(self.text)]


@dataclass(frozen=True)
class Period:
    """A span of time from *start* to *end*, both inclusive. One of them may be ``None``, which means open.

    ``printed`` is the text that was read, empty for ISO dates.
    """

    start: PartialDate | None
    end: PartialDate | None
    printed: str = ""


def parse_date(text: str) -> PartialDate:
    """Parses a date and keeps its precision: ``2024-11-08``, ``2024. 11. 8.``, ``2024년 11월``, ``'24.11``, ``2024?``.

    :raises UnreadableValue: not a year, month or day, or not a calendar date.
    """
    refuse_length(text)
    if date := read_date(fold_date(text)):
        return date
    raise UnreadableValue(
        Message("'{text}' is not a date", text=text), Message("write '2024', '2024-11' or '2024-11-08'")
    )


def fold_date(text: str) -> str:
    """*text* in lower case without spaces, with one kind of digits, apostrophes, hyphens and tildes."""
    return "".join(compose(text.translate(_SIGNS), "NFKC").split()).casefold()


def read_date(folded: str) -> PartialDate | None:
    """The date that *folded* prints (:func:`fold_date`), ``None`` if it is not one."""
    plain = folded.rstrip(_DOUBT)
    match = _ISO.fullmatch(plain) or _PRINTED.fullmatch(plain)
    if match is None or len(folded) > len(plain) + 1:
        return None
    year, month, day = match.groups()
    if year[0] == "'":
        year = f"{20 if int(year[1:]) < _CENTURY_ENDS else 19}{year[1:]}"
    text = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate(text, folded if folded != plain else "")


def resolve_period(printed: str, *, published: PartialDate) -> Period | None:
    """Resolves relative years against the publication date. Returns ``None`` if the words are not understood.

    >>> resolve_period("올해부터 5년간", published=PartialDate("2022-05-04")).end.text
    '2026'
    >>> resolve_period("내년부터 2025년까지", published=PartialDate("2022-05")).start.text
    '2023'
    """
    match = _RELATIVE.fullmatch("".join(printed.split()))
    if match is None:
        return None
    word, years, until = match.groups()
    start = int(published.text[:4]) + _YEARS_AWAY[word]
    end = int(until) if until else start + int(years) - 1
    return Period(PartialDate(f"{start:04}"), PartialDate(f"{end:04}")) if start <= end <= 9999 else None


def to_first_day(date: PartialDate) -> str:
    """The first day of a year, month or day, as ``YYYY-MM-DD``.

    >>> to_first_day(PartialDate("2024-02"))
    '2024-02-01'
    """
    return date.text + "-01-01"[len(date.text) - 4 :]


def to_last_day(date: PartialDate) -> str:
    """The last day of a year, month or day, as ``YYYY-MM-DD``. The as-of date "2022" means its last day.

    >>> to_last_day(PartialDate("2024-02"))
    '2024-02-29'
    """
    year, month = int(date.text[:4]), int(date.text[5:7] or 12)
    return date.text if len(date.text) == 10 else f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


@lru_cache(maxsize=4096)
def to_days(period: tuple[str, str]) -> tuple[str, str]:
    """The first and the last day of a period; an open end stays empty.

    >>> to_days(("2024", "2024-06")), to_days(("", "2024-02"))
    (('2024-01-01', '2024-06-30'), ('', '2024-02-29'))
    """
    start, end = period
    return start and to_first_day(PartialDate(start)), end and to_last_day(PartialDate(end))


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two periods share a day. Both are a start and an end as text; an empty one is open.

    >>> overlap(("2023", "2024"), ("2024-06", "")), overlap(("", "2023"), ("2024", "2025"))
    (True, False)
    """
    (start, end), (since, until) = to_days(one), to_days(other)
    return (not until or start <= until) and (not end or since <= end)


def is_within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    """Whether the period *outer* contains *inner*. Both are a start and an end as text; an empty one is open.

    Whole years are also within a longer period that begins or ends in one of them, because budgets are made by year.

    >>> is_within(("2024-03", "2024-06"), ("2024", "2024")), is_within(("2024", ""), ("2024", "2025"))
    (True, False)
    >>> is_within(("2024", "2024"), ("2022-07", "2024-06")), is_within(("2022", "2024"), ("2022-07", "2024-06"))
    (True, False)
    """
    days, whole = to_days(inner), to_days(outer)
    if _contains(whole, days):
        return True
    (start, end), (since, until) = days, whole
    years = start.endswith("-01-01") and end.endswith("-12-31")
    widened = (since and f"{since[:4]}-01-01", until and f"{until[:4]}-12-31")
    return years and overlap(inner, outer) and _contains(widened, days) and not _contains(days, whole)


def is_shorter(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    """Whether the period *outer* contains *inner* and is longer, see :func:`is_within`.

    >>> is_shorter(("2024", "2024"), ("2024-01", "2024-12-31")), is_shorter(("2024", "2024"), ("", ""))
    (False, True)
    """
    return is_within(inner, outer) and not is_within(outer, inner)


def fill(parts: Iterable[tuple[str, str]], whole: tuple[str, str]) -> bool:
    """Whether *parts* follow one another without a gap from the start of *whole* to its end.

    >>> fill([("2022-07", "2022-12"), ("2022-01", "2022-06")], ("2022", "2022")), fill([("2022", "2022")], ("2022", ""))
    (True, False)
    """
    days = sorted(map(to_days, parts))
    (since, until), starts = to_days(whole), [start for start, _ in days]
    if not (days and since and until and all(start and end for start, end in days)):
        return False
    follows = starts[1:] == [move_day(end, 1) for _, end in days[:-1]]
    return follows and starts[0] <= since and until <= days[-1][1]


def move_day(day: str, days: int) -> str:
    """The day that is so many *days* after *day*, or before it if negative; both as ``YYYY-MM-DD``."""
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days))


def _contains(whole: tuple[str, str], days: tuple[str, str]) -> bool:
    (since, until), (start, end) = whole, days
    return since <= start and (not until or ("" < end <= until))

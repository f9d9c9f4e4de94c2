"""Periods as they are printed: ``2023/2025``, ``2023.1~2025.12``, ``'23~'25``, ``2021년부터 2025년까지``, EDTF."""

import re

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.model.dates import PartialDate, Period, fold_date, parse_date, read_date
from graph.model.lengths import MOST, refuse_length

_HINT = Message("write 'start/end', e.g. '2023/2025' or '2023-06/2025-12', with the text in 'printed:'")
# Quarters and halves with their first and last month. The codes are those of EDTF (ISO 8601-2, 4.8).
_PARTS = {
    **{f"{quarter}분기": (3 * quarter - 2, 3 * quarter) for quarter in (1, 2, 3, 4)},
    **{f"q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in (1, 2, 3, 4)},
    **{f"{quarter + 32}": (3 * quarter - 2, 3 * quarter) for quarter in (1, 2, 3, 4)},
    **dict.fromkeys(("상반기", "h1", "40"), (1, 6)),
    **dict.fromkeys(("하반기", "h2", "41"), (7, 12)),
}
_PART = re.compile(rf"('[0-9]{{2}}|[0-9]{{4}})(?:년도?|-|(?=[qh상하]))({'|'.join(_PARTS)})")
_SEASON = re.compile(r"[0-9]{4}(?:-2[1-4].*|년?(?:봄|여름|가을|겨울))")
_DURATION = re.compile(r"(?:총)?[0-9]+(?:\.[0-9]+)?(?:개?년|개월)(?:[0-9]+개월)?간?")
# 24년 is the year 2024 or a length of 24 years, but 20년 and 30년 are lengths.
_YEAR_OR_LENGTH = re.compile(r"(?:1[6-9]|2[1-9]|3[1-9])년")
# 사업기간: 2023~2025년(3년간), 총 3년(2023~2025)
_AROUND = re.compile(
    rf"(?:(?:[가-힣]*기간:?)?([^(가-힣][^(]*)(?:\({_DURATION.pattern}\))?|(?:[가-힣]*기간:?)?{_DURATION.pattern}\(([^)]+)\))"
)
_ENDS = (
    re.compile(r"(?P<start>[^/]*)/(?P<end>.*)"),
    re.compile(r"(?P<start>[^부까~]+)부터(?:(?P<end>[^부까~]+)까지)?"),
    re.compile(r"(?P<start>)(?P<end>[^부까~]+)까지"),
    re.compile(r"(?P<start>[^~]*)~(?P<end>[^~]*)"),
    # A hyphen joins two years, or two dates that are not written with hyphens.
    re.compile(r"(?P<start>(?:'[0-9]{2}|[0-9]{4})년?)-(?P<end>(?:'[0-9]{2}|[0-9]{4})년?)"),
    re.compile(r"(?P<start>[^-]+[.월일][^-]*)-(?P<end>[^-]+)"),
)
_YEARS_LONG = re.compile(r"(?P<start>(?:'[0-9]{2}|[0-9]{4})년)부터(?P<years>[1-9][0-9]?)년간?")


def parse_period(text: str) -> Period:
    """Parses a period. An open end is empty or ``..`` (``2025/``), and a single date is a period of that date.

    >>> parse_period("2023.1~2025.12").end.text
    '2025-12'

    :raises UnreadableValue: not a period, ambiguous, or it ends before it starts.
    """
    refuse_length(text)
    folded = re.sub("([1-4])/4분기", r"\1분기", fold_date(text))
    if (match := _AROUND.fullmatch(folded)) and (match[1] or match[2]):
        folded = match[1] or match[2]
    _refuse_unclear(folded, text)
    first, last = _split(folded)
    if not (first or last) or (first == last and not _is_date(first)):
        raise UnreadableValue(Message("'{text}' is not a period", text=text), _HINT)
    start, end = _read_end(first, 0), _read_end(last, 1)
    if start and end and end.text[: len(start.text)] < start.text[: len(end.text)]:
        raise UnreadableValue(Message("'{text}' ends before it starts", text=text), Message("swap the two dates"))
    plain = "/".join(date.text if date else "" for date in (start, end))
    return Period(start, end, "" if text in (plain, plain.partition("/")[0]) else text)


def _refuse_unclear(folded: str, text: str) -> None:
    year = folded[:4]
    if re.fullmatch("[0-9]{4}~", folded):
        instead = Message(
            "write '{year}/' for from {year} on, or 'span: {year}' and 'printed: {text}' for about {year}",
            year=year,
            text=text,
        )
        raise UnreadableValue(Message("'{text}' has two meanings", text=text), instead)
    if _YEAR_OR_LENGTH.fullmatch(folded):
        instead = Message(
            "write '{year}' for the year or 'duration: {text}' for the length", year=f"20{folded[:2]}", text=text
        )
        raise UnreadableValue(Message("'{text}' has two meanings", text=text), instead)
    if is_duration(folded):
        what = Message("'{text}' is the length of a period", text=text)
        raise UnreadableValue(what, Message("write 'duration: {text}'", text=text))
    if _SEASON.fullmatch(folded):
        instead = Message(
            "write its months, e.g. 'span: {year}-03/{year}-05', and 'printed: {text}'", year=year, text=text
        )
        raise UnreadableValue(Message("'{text}' is a season", text=text), instead)


def read_printed_period(printed: str) -> Period | None:
    """The period of printed text that gives its years, ``None`` if it does not, or not clearly.

    >>> read_printed_period("2023~2025년(3년간)").end.text
    '2025'
    """
    folded = fold_date(printed)
    open_end = re.fullmatch(r"([^~]+)~", folded)
    try:
        return parse_period(f"{open_end[1]}/" if open_end else printed)
    except UnreadableValue:
        return None


def is_duration(text: str) -> bool:
    """Whether *text* is the length of a period and not its years: ``2년``, ``3년 6개월``.

    >>> is_duration("2년"), is_duration("2024년")
    (True, False)
    """
    if len(text) > MOST:
        return False
    folded = fold_date(text)
    year = _YEAR_OR_LENGTH.fullmatch(folded) or re.fullmatch("[0-9]{4}년", folded)
    return bool(_DURATION.fullmatch(folded)) and not year


def _split(folded: str) -> tuple[str, str]:
    """The two ends of a period as texts, an open one empty. Both are the same text if there is only one date."""
    if (match := _YEARS_LONG.fullmatch(folded)) and (start := read_date(match["start"])):
        return start.text, f"{int(start.text) + int(match['years']) - 1:04}"
    match = next((found for pattern in _ENDS if (found := pattern.fullmatch(folded))), None)
    if match is None:
        return folded, folded
    first, last = (end.replace("..", "") for end in (match["start"], match["end"] or ""))
    return first, last if "/" in folded else _complete(first, last)


def _complete(first: str, last: str) -> str:
    """*last* with what it shares with *first*: the century of ``2023~25``, the year of ``2023.6~12월``."""
    year = re.match(r"[0-9]{4}|'[0-9]{2}", first)
    if year and last in _PARTS:
        return f"{year[0]}년{last}"
    if year and re.fullmatch(r"[0-9]{2}년?", last) and re.fullmatch("[0-9]{4}년?", first):
        return year[0][:2] + last
    yearless = re.fullmatch(r"[0-9]{1,2}(?:[월.](?:[0-9]{1,2}[일.]?)?)?", last)
    return f"{year[0]}.{last}" if year and yearless else last


def _is_date(text: str) -> bool:
    return bool(_PART.fullmatch(text)) or read_date(text) is not None


def _read_end(text: str, end: int) -> PartialDate | None:
    """The first (0) or last (1) month of a quarter or half, or the date as printed; ``None`` if it is open."""
    if part := _PART.fullmatch(text):
        return PartialDate(f"{parse_date(part[1]).text}-{_PARTS[part[2]][end]:02}")
    return parse_date(text) if text else None

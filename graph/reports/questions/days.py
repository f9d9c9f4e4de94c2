"""The as-of date in a question: "2022년 말", "2023년에", "as of 2022-12-31", "in 2023"."""

import re
from dataclasses import dataclass

from graph.errors import UnreadableValue
from graph.model.dates import parse_date

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"]
_MONTHS += ["november", "december"]
# Spans ("since", "until") are not as-of dates. They stay unknown, so such a question is not answered.
_NO_SPAN = r"(?!년|부터|까지|이후|이전|전|후|간|이래)"
_KOREAN = re.compile(
    r"(?:(\d{4})년(?:(\d{1,2})월(?:(\d{1,2})일)?)?|(\d{4})-(\d{2})(?:-(\d{2}))?(?=기준|현재|시점|당시))"
    rf"(?:도|연)?(?:말|기준|현재|시점|당시)*(?:으로|에는|에|의|엔)?{_NO_SPAN}",
    re.ASCII,
)
_ENGLISH = re.compile(
    rf"(?:asof|attheendof|theendof|endof|in|on|at)(?:({'|'.join(_MONTHS)}))?(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}}))?)?(?![\d-])",
    re.ASCII,
)


@dataclass(frozen=True)
class Day:
    """A value for ``--as-of``, and its length in the question in characters."""

    date: str
    length: int


def find_day(folded: str) -> Day | None:
    """The as-of date at the beginning of *folded* (without spaces and case).

    >>> find_day("2022년말ev를")
    Day(date='2022', length=6)
    >>> find_day("asof2022-12-31")
    Day(date='2022-12-31', length=14)
    >>> find_day("indecember2022")
    Day(date='2022-12', length=14)
    >>> find_day("2022년까지")
    """
    if match := _KOREAN.match(folded):
        year, month, day = (match[1] or match[4], match[2] or match[5], match[3] or match[6])
    elif match := _ENGLISH.match(folded):
        year, month, day = match[2], match[3], match[4]
        if match[1]:
            month = str(_MONTHS.index(match[1]) + 1)
    else:
        return None
    date = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        return Day(parse_date(date).text, match.end())
    except UnreadableValue:
        return None

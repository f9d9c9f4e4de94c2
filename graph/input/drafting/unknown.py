"""Names in a list that nothing but their place beside known ones shows."""

import re
from bisect import bisect_left

from graph.input.drafting.gazetteer import Mention, find_agency, guess_type

_BETWEEN_NAMES = re.compile(
    r"(?:(?<=, )|(?<=[와과고며로] )|(?<=에서 ))[가-힣A-Za-z]{3,20}?(?=, |[과와]\s|[은는이가]\s|\s(?:총\s)?[0-9]+개\s)"
)


def list_unknown(text: str, known: list[Mention]) -> list[Mention]:
    """The names beside known ones that nothing but their place in the list shows: ``A, B, C와``."""
    ends = {one.end for one in known}
    starts = {one.start for one in known}
    taken = sorted((one.start, one.end) for one in known)
    free = [match for match in _BETWEEN_NAMES.finditer(text) if not _overlaps(match.span(), taken)]
    chosen: set[int] = set()
    for match in free:
        # A name after a known one, with a comma or a particle between them.
        if ends & {match.start() - 1, match.start() - 2}:
            chosen.add(match.start())
            ends.add(match.end())
    for match in reversed(free):
        if text.startswith(", ", match.end()) and match.end() + 2 in starts | chosen:
            chosen.add(match.start())
    found = [match for match in free if match.start() in chosen]
    return [Mention(match[0], match.start(), find_agency(match[0]), guess_type(match[0])) for match in found]


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span overlaps one of several, which are in order."""
    number = bisect_left(taken, span[1], key=lambda one: one[0]) - 1
    return number >= 0 and taken[number][1] > span[0]

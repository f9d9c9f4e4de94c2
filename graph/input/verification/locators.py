"""Which passages of a text a locator names: pages, paragraphs or tables, as people and this package write them."""

import re
from collections.abc import Iterator, Sequence

from graph.input.texts import Passage

# The words for a part -> its name in the address of a passage. A number stands before or after them.
_PARTS = {
    "page": r"(?:쪽|페이지|면|pages?|pp?\.)",
    "paragraph": r"(?:문단|paragraphs?|paras?\.?)",
    "table": r"(?:표|tables?)",
    "row": r"(?:행|rows?)",
    "column": r"(?:열|columns?)",
}
_RANGE = r"(?P<{0}>[0-9]{{1,6}})(?:\s?[-–~]\s?(?P<{0}_last>[0-9]{{1,6}}))?"
_TERM = re.compile(
    "|".join(
        rf"(?:{words}\s?{_RANGE.format(f'{part}_after')}|{_RANGE.format(f'{part}_before')}\s?{words})(?=의|[^가-힣A-Za-z0-9]|$)"
        for part, words in _PARTS.items()
    ),
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;·]*(?:의|및|와|과|and)?[\s,;·]*")
_ADDRESS = re.compile(r"([a-z]+) ([0-9]+)(?:-([0-9]+))?")


def read_locator(locator: str) -> dict[str, tuple[int, int]]:
    """The range of each part that *locator* names, empty if it says anything else.

    >>> read_locator("3-4쪽"), read_locator("table 2, row 3"), read_locator("제2장")
    ({'page': (3, 4)}, {'table': (2, 2), 'row': (3, 3)}, {})
    """
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for match in _TERM.finditer(locator):
        named = {name: value for name, value in match.groupdict().items() if value}
        part = next(iter(named)).partition("_")[0]
        if not _BETWEEN.fullmatch(locator[end : match.start()]) or part in found:
            return {}
        numbers = [int(value) for value in named.values()]
        found[part] = (numbers[0], numbers[-1])
        end = match.end()
    return found if _BETWEEN.fullmatch(locator[end:]) else {}


def list_located(passages: Sequence[Passage], wanted: dict[str, tuple[int, int]]) -> list[Passage] | None:
    """The passages with all *wanted* parts, or ``None`` if no passage has such parts, as in a text without pages."""
    addresses = [(one, dict(_iter_parts(one.address))) for one in passages]
    if not all(any(part in address for _, address in addresses) for part in wanted):
        return None
    return [
        one
        for one, address in addresses
        if all(part in address and _overlap(address[part], limits) for part, limits in wanted.items())
    ]


def _iter_parts(address: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for name, first, last in _ADDRESS.findall(address):
        yield name, (int(first), int(last or first))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]

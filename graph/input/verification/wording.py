"""The words of a document, and whether a value stands in them exactly."""

import re
import unicodedata
from string import ascii_letters

from graph.model.numerals import UNITS

_BLANKS = re.compile(r"\s+")
_DIGITS = "0123456789"
# How many characters before a value are looked at.
_AROUND = 6
# 50 is a part of 150, of 1.50 and of 3억 50.
# \Z, because $ also matches before the break that ends a cell.
_BEGUN = re.compile(rf"[0-9]\Z|[0-9][.,]\Z|[0-9][{UNITS}]+ ?\Z")
_WITH_UNIT = re.compile(rf"[0-9][{UNITS}]+$")


def fold_blanks(text: str) -> str:
    """*text* in NFC, with one space for each run of blanks.

    >>> fold_blanks(" 80억\\n  원 ")
    '80억 원'
    """
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


class Wording:
    """The text of a document with folded blanks.

    >>> words = Wording("총 1,150억원\\t국비 80억\\n원")
    >>> words.has("80억 원"), words.has("150억원")
    (True, False)
    """

    def __init__(self, content: str) -> None:
        composed = unicodedata.normalize("NFC", content)
        # Both texts have the same length. Only one of them tells where a passage ends.
        self._broken = _BLANKS.sub(lambda blanks: "\n" if re.search(r"[\t\r\n]", blanks[0]) else " ", composed)
        self._plain = self._broken.replace("\n", " ")

    def has(self, value: str) -> bool:
        """Whether *value* occurs, and not only as a part of a longer figure or of a longer word in Latin letters."""
        wanted = fold_blanks(value)
        start = self._plain.find(wanted) if wanted else -1
        while start >= 0:
            if self._is_apart(wanted, start):
                return True
            start = self._plain.find(wanted, start + 1)
        return False

    def _is_apart(self, wanted: str, start: int) -> bool:
        end = start + len(wanted)
        before, after = self._broken[max(start - _AROUND, 0) : start], self._broken[end : end + 2]
        return not (_goes_on_before(before, wanted[0]) or _goes_on_after(wanted, after))


def _goes_on_before(before: str, first: str) -> bool:
    """Whether the figure or word that begins with *first* has begun before."""
    if first in _DIGITS:
        return bool(_BEGUN.search(before))
    return first in ascii_letters and before[-1:] in tuple(ascii_letters)


def _goes_on_after(wanted: str, after: str) -> bool:
    """Whether the figure or word that *wanted* ends with goes on."""
    if wanted[-1] in _DIGITS:
        return bool(re.match(rf"[0-9{UNITS}]|[.,][0-9]", after))
    if _WITH_UNIT.search(wanted):
        return bool(re.match(rf" ?[0-9]|[{UNITS}]", after))
    return wanted[-1] in ascii_letters and after[:1] in tuple(ascii_letters)

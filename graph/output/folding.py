"""Measures text in terminal cells and breaks it into lines.

Hangul and other wide characters take two cells (UAX #11, East Asian Width), and combining marks take none. The width of
a symbol made of several characters, such as a flag, is the sum of their widths.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_WORD = re.compile(r"\s*\S+\s*")
# A part of a long word, such as an IRI or a path, with the punctuation that ends it.
_PART = re.compile(r"[^/:;,#?&=_-]*[/:;,#?&=_-]+|[^/:;,#?&=_-]+")
# Vowels and final consonants of decomposed Hangul, which share the cells of the consonant before them.
_JOINED = (range(0x1160, 0x1200), range(0xD7B0, 0xD7FC))


def measure(line: str) -> int:
    """The number of cells that *line* takes.

    >>> measure("EV 전기차")
    9
    """
    return len(line) if line.isascii() else sum(map(_count_cells, line))


@cache
def _count_cells(character: str) -> int:
    if unicodedata.category(character) in ("Cf", "Me", "Mn") or any(ord(character) in part for part in _JOINED):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("F", "W") else 1


def measure_words(text: str) -> int:
    """The number of cells that the widest word of *text* takes.

    >>> measure_words("전기 모빌리티 융합")
    8
    """
    return max(map(measure, text.split()), default=0)


def fold(text: str, width: int) -> list[str]:
    """The lines of *text* with at most *width* cells each and without trailing spaces.

    Lines break between words. A word that is longer than a line starts a new line and continues on the next. It breaks
    after punctuation if it can.

    >>> fold("전기 모빌리티 융합", 9)
    ['전기', '모빌리티', '융합']
    >>> fold("data/roadmaps.yaml:464", 14)
    ['data/', 'roadmaps.yaml:', '464']

    :param width: at least 2, the width of a wide character.
    """
    return [part.rstrip() for line in split_lines(text) for part in _fold_line(line, width)]


def split_lines(text: str) -> list[str]:
    """The lines of *text* with tabs expanded to spaces and without carriage returns."""
    return text.replace("\r", "").expandtabs().split("\n")


def _fold_line(line: str, width: int) -> Iterator[str]:
    folded, taken = "", 0
    for word in _WORD.findall(line):
        cells = measure(word.rstrip())
        if folded and taken + cells > width:
            yield folded
            folded, taken = "", 0
        *full, rest = _chop(word, width) if cells > width else [word]
        yield from full
        folded += rest
        taken += measure(rest)
    yield folded


def _chop(word: str, width: int) -> list[str]:
    """*word* in pieces of at most *width* cells. Trailing spaces stay with the last piece."""
    text = word.rstrip()
    pieces, taken = [""], 0
    for part in _PART.findall(text):
        cells = measure(part)
        if pieces[-1] and taken + cells > width:
            pieces.append("")
            taken = 0
        *full, rest = _break(part, width) if cells > width else [part]
        pieces[-1:] = [*full, pieces[-1] + rest]
        taken += measure(rest)
    return [*pieces[:-1], pieces[-1] + word[len(text) :]]


def _break(part: str, width: int) -> list[str]:
    """*part* in pieces of *width* cells, or one less where a wide character does not fit."""
    if part.isascii():
        return [part[start : start + width] for start in range(0, len(part), width)]
    pieces, taken = [""], 0
    for character in part:
        cells = _count_cells(character)
        if taken + cells > width:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += cells
    return pieces

"""Puts the lines of a page together: to paragraphs, and to tables where they have gaps at the same places.

A PDF has neither paragraphs nor tables, only characters with positions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from graph.input.texts.blocks import Block, Cell, Table, to_paragraph

# What begins an item of a Korean document, so never continues a line. "다." ends more sentences than it counts.
_ITEM = re.compile(
    r"[□■ㅁ○●◦ㅇ◯◎◇◆▷▶▪▫•·∙※☞*＊△▲-]|\(?\d{1,2}[.)]\s|\(?[가나라마바사아자차카타파하][.)]\s|[①-⑳➀-➉]|[Ⅰ-Ⅹ]|[<\[【「]"
)
# Endings and units that begin no word, so a line that begins with one of them continues a word.
_ENDING = re.compile(r"(?:은|는|을|를|의|에|로|으로|와|과|며|고|다|다고|다는|했다|됐다|된다|한다|원|년|월)(?![\w(])")
_SENTENCE = re.compile(r"[.!?]\s*$")
# How much more than usual two paragraphs are apart, and in heights of a line: the most that two lines of a paragraph
# are apart, how much an indented line is indented, how near its edge a full line ends for sure, and at most.
_WIDER = 1.2
_LEADING = 2.2
_INDENT = 0.8
_NEAR = 1.5
_FAR = 8.0
# So many lines, and so large a part of all, show by a common end where the edge of the text is.
_ENOUGH = 3
# A right column begins behind this part of the page, a column has so many lines, and few lines go over both.
_MIDDLE = 0.45
_COLUMN = 5
_ACROSS = 0.25
# Words of one syllable. Another syllable at the end of a line is the beginning of a word, where words are broken.
_SINGLE = frozenset(
    "등및수것이그각약총중간또더못안단한두세네첫새전후내외위도시군구본동양매만및즉꼭곧늘참본현구신대주제"
)
_PART = 0.03


@dataclass(frozen=True)
class Run:
    """Words between two gaps, with their left and right edges in points. The text may end in a blank."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class Line:
    """A line of a page from left to right. Its height, its baseline from below and the width of the page in points."""

    runs: Sequence[Run]
    height: float
    base: float
    page: int
    paper: float
    column: int = 0

    @property
    def text(self) -> str:
        """The text, with tabs for gaps."""
        return "\t".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return self.runs[-1].right


def join_lines(lines: Sequence[Line]) -> Iterator[Block]:
    """The paragraphs and tables that *lines* are, in their order."""
    placed = list(_place_columns(lines))
    yield from _Joiner(placed).join(placed)


def _place_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """*lines* with those of a right column moved to the left one, so that one edge holds for both."""
    for _, group in groupby(lines, key=lambda line: line.page):
        own = list(group)
        gutter = _find_gutter(own)
        right = [line for line in own if gutter and line.left >= gutter]
        shift = min(line.left for line in right) - min(line.left for line in own) if right else 0.0
        for line in own:
            if line in right:
                runs = [replace(run, left=run.left - shift, right=run.right - shift) for run in line.runs]
                yield replace(line, runs=runs, column=1)
            else:
                yield line


def _find_gutter(lines: Sequence[Line]) -> float:
    """Where the right one of two columns begins, 0 if the page has one column.

    Some lines at the top may go over both. A table has its columns side by side in one line.
    """
    paper = median(line.paper for line in lines)
    right = [line.left for line in lines if line.left > paper * _MIDDLE]
    if len(right) < _COLUMN:
        return 0.0
    gutter = min(right)
    left = [line for line in lines if line.right <= gutter]
    across = [line for line in lines if line.left < gutter < line.right]
    return gutter if len(left) >= _COLUMN and len(across) <= len(lines) * _ACROSS else 0.0


def _find_edge(lines: Sequence[Line]) -> float:
    """Where full lines end: where enough lines end, or else as far from the right of the page as from its left."""
    ends = sorted((line.right for line in lines), reverse=True)
    enough = max(_ENOUGH, int(_PART * len(ends)))
    tolerance = median(line.height for line in lines) / 2
    for end, later in zip(ends, ends[enough - 1 :], strict=False):
        if end - later < tolerance:
            return end
    return median(line.paper for line in lines) - min(line.left for line in lines)


class _Joiner:
    """Knows how the lines of one document are set.

    *edge* is where full lines end, *leading* how far apart the lines of a paragraph are at most, in heights, and
    *blanks* whether lines end in the blank after their last word, so that one without it breaks inside a word, and
    *broken* whether words are broken at all.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.edge = _find_edge(lines)
        self.leading = _LEADING
        pairs = [(one, other) for one, other in pairwise(lines) if self.continues(one, other)]
        steps = [
            (one.base - other.base) / one.height
            for one, other in pairs
            if (one.page, one.column) == (other.page, other.column)
        ]
        if steps:
            self.leading = min(_LEADING, _WIDER * median(steps))
        self.blanks = any(one.text.endswith(" ") for one, _ in pairs)
        self.broken = any(_ENDING.match(other.text) for _, other in pairs)

    def join(self, lines: Sequence[Line]) -> Iterator[Block]:
        for gapped, group in groupby(lines, key=lambda line: (len(line.runs) > 1) and line.page):
            own = list(group)
            if gapped and len(own) > 1:
                yield to_grid(own)
            else:
                yield from self.join_paragraphs(own)

    def join_paragraphs(self, lines: Sequence[Line]) -> Iterator[Block]:
        parts: list[str] = []
        first = lines[0]
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            first = first if parts else line
            parts.append(line.text)
            if following and self.continues(line, following):
                parts.append(self.find_bond(line, following))
                continue
            yield from (replace(one, page=first.page) for one in to_paragraph("".join(parts)))
            parts = []

    def find_bond(self, one: Line, other: Line) -> str:
        """What stands between a line and its continuation."""
        last = one.text.split()[-1:]
        torn = self.broken and last and len(last[0]) == 1 and "가" <= last[0] <= "힣" and last[0] not in _SINGLE
        inside_word = self.blanks or one.text.endswith(" ") or _ENDING.match(other.text) or torn
        return "" if inside_word else " "

    def continues(self, one: Line, other: Line) -> bool:
        """Whether *other* continues the paragraph of *one*, which then ends where its first word no longer fits."""
        if len(other.runs) > 1 or _ITEM.match(other.text.lstrip()) or abs(one.height - other.height) > one.height / 4:
            return False
        room = self.edge - one.right
        # The end of a word (했|다.) goes over to the next line only if the line is full. Otherwise it is an item.
        if re.match(r"다\.\s", other.text) and (room > _NEAR * one.height or not re.search(r"[가-힣]\s*$", one.text)):
            return False
        if (one.page, one.column) == (
            other.page,
            other.column,
        ) and not 0 < one.base - other.base < self.leading * one.height:
            return False
        if other.left - one.left > _INDENT * one.height and not _ITEM.match(one.text.lstrip()):
            return False
        if room < _NEAR * one.height or _SENTENCE.search(one.text):
            return room < _NEAR * one.height
        width = (other.right - other.left) / len(other.text.strip())
        return room < min((len(other.text.split()[0]) + 1) * width, _FAR * one.height)


def to_grid(lines: Sequence[Line]) -> Table:
    """The table of lines with gaps. The line with the most gaps has the columns, and each run covers those it spans."""
    widest = max(lines, key=lambda line: len(line.runs)).runs
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(lines, 1):
        for run in line.runs:
            covered = [number for number, one in enumerate(widest, 1) if one.left < run.right and run.left < one.right]
            column = covered[0] if covered else _find_nearest(run, widest)
            text = run.text.strip()
            if known := cells.get((row, column)):
                text = f"{known.text} {text}"
            cells[row, column] = Cell(row, column, 1, max(len(covered), 1), text)
    return Table(sorted(cells.values()), lines[0].page)


def _find_nearest(run: Run, columns: Sequence[Run]) -> int:
    return min(range(len(columns)), key=lambda index: abs(columns[index].left - run.left)) + 1

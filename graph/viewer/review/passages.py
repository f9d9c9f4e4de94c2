"""The text of a document as the page shows it: passages cut where a quote begins or ends.

Offsets are resolved here, because a script counts characters differently from Python. Of a very long text only the
surroundings of the quotes are shown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.input.texts import Text
from graph.viewer.packing import Json

LONGEST = 400_000
"""A longer text is not shown as a whole."""
_AROUND = 1_500


@dataclass(frozen=True)
class Mark:
    """A span of the text with the id of what it shows: ``f3`` for a field, ``l2`` for something left over."""

    start: int
    end: int
    id: str


def to_passages(text: Text, marks: Sequence[Mark]) -> list[Json]:
    """The passages in order: ``[place, pieces]``, each piece ``[text, start, marks]``; ``0`` where some are left out.

    The place is ``[address, table, row, column, rows, columns]``.
    """
    shown = _find_shown(text, marks)
    starts, ends = [first for first, _ in shown], [last for _, last in shown]
    cutter = _Cutter(text.content, marks)
    found: list[Json] = []
    at = 0
    for passage in text.passages:
        for part in shown[bisect_left(ends, passage.start) : bisect_right(starts, passage.end)]:
            start, end = max(part[0], passage.start), min(part[1], passage.end)
            if text.content[at:start].strip():
                found.append(0)
            place: Json = [passage.address, *passage[4:]]
            found.append([place, cutter.cut(start, end)])
            at = end
    if text.content[at:].strip():
        found.append(0)
    return found


def _find_shown(text: Text, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The parts of the text that are shown, in order and without overlaps."""
    if len(text.content) <= LONGEST:
        return [(0, len(text.content))]
    shown = [(0, _AROUND)]
    for one in sorted(marks, key=lambda mark: mark.start):
        first, last = max(one.start - _AROUND, 0), one.end + _AROUND
        if first <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(last, shown[-1][1]))
        else:
            shown.append((first, last))
    return shown


class _Cutter:
    def __init__(self, content: str, marks: Sequence[Mark]) -> None:
        self.content = content
        self.marks = sorted(marks, key=lambda one: (one.start, one.end, one.id))
        self.starts = [one.start for one in self.marks]
        self.longest = max((one.end - one.start for one in marks), default=0)
        self.edges = sorted({edge for one in marks for edge in (one.start, one.end)})

    def cut(self, first: int, last: int) -> list[Json]:
        """The pieces of the text between two offsets, each with its marks."""
        inner = self.edges[bisect_right(self.edges, first) : bisect_left(self.edges, last)]
        pieces: list[Json] = []
        for start, end in pairwise((first, *inner, last)):
            near = self.marks[bisect_left(self.starts, start - self.longest) : bisect_right(self.starts, start)]
            ids: list[Json] = [one.id for one in near if end <= one.end]
            pieces.append([self.content[start:end], start, ids])
        return pieces

"""Records: the rows of a table too wide for the terminal, one below the other, with one line per cell."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from graph.output.folding import fold, measure, measure_words, split_lines

_GAP = "  "


class Records:
    """The cells of *rows* below each other, each after its heading, in at most *width* cells.

    An empty cell is left out if another row has a value in its column.
    """

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> None:
        self._rows = rows
        self._filled = [any(column) for column in zip(*rows, strict=True)]
        # Headings take a third at most, unless a word of theirs is longer, and never so much that no text fits.
        widest = max((measure(line) for text in head for line in split_lines(text)), default=0)
        least = max(max(map(measure_words, head), default=0), width // 3)
        self._head = [fold(text, max(min(widest, least, width // 2), 2)) for text in head]
        self._label = max(measure(line) for lines in self._head for line in lines)
        room = width - self._label - len(_GAP)
        # Each text is folded only once, because many rows repeat it.
        self._folded = {text: fold(text, room) for row in rows for text in row}
        longest = max((measure(line) for lines in self._folded.values() for line in lines), default=0)
        self._width = self._label + len(_GAP) + longest

    def count_lines(self) -> int:
        """The number of lines without rules."""
        return sum(max(len(label), len(lines)) for row in self._rows for label, lines in self._iter_cells(row))

    def iter_lines(self) -> Iterator[str]:
        """The lines. A rule with the number of the record precedes each record."""
        for number, row in enumerate(self._rows, start=1):
            yield f"── {number} ".ljust(self._width, "─")
            for label, lines in self._iter_cells(row):
                for left, right in zip_longest(label, lines, fillvalue=""):
                    yield f"{left}{' ' * (self._label - measure(left))}{_GAP}{right}".rstrip()

    def _iter_cells(self, row: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """The lines of the heading and of the text of each cell that is shown."""
        for label, text, filled in zip(self._head, row, self._filled, strict=True):
            if text or not filled:
                yield label, self._folded[text]

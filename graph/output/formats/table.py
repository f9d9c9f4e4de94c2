"""Tables for the terminal, as wide as the terminal.

Columns fold between words. A table whose words do not fit, or that is shorter that way, becomes records.
"""

import os
import shutil
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest

from graph.errors.characters import escape_commands
from graph.errors.messages import escape_line_ends
from graph.output.folding import fold, measure, measure_words, split_lines
from graph.output.formats import output_format
from graph.output.formats.records import Records
from graph.reports.result import Kind, Report, Section, to_text

_LEAST_WIDTH = 20
# The width of a table that goes to no terminal.
_FALLBACK = 160
# A column may break a word that is longer, such as an IRI.
_LONGEST_WORD = 24
# Cells of these kinds are aligned to the right, and an amount such as 92억 9,500만 원 is one word.
_NUMERIC = (Kind.NUMBER, Kind.DECIMAL, Kind.MONEY, Kind.QUANTITY)


@output_format(
    "table",
    extension="txt",
    summary="tables for the terminal",
    summary_ko="터미널용 표",
)
def write_table(report: Report) -> bytes:
    """The title, followed by the heading, note and table of each section."""
    return "".join(f"{line}\n" for line in _iter_lines(report, max(_find_width(), _LEAST_WIDTH))).encode()


def _find_width() -> int:
    """The width of ``COLUMNS`` or of the terminal, even if only messages go there, as with ``| more``."""
    columns = shutil.get_terminal_size((0, 0)).columns
    if not columns:
        with suppress(OSError, ValueError, AttributeError):
            columns = os.get_terminal_size(sys.__stderr__.fileno()).columns  # type: ignore[union-attr]
    return columns or _FALLBACK


def _iter_lines(report: Report, width: int) -> Iterator[str]:
    yield from fold(_to_line(report.title), width)
    for section in report.sections:
        yield ""
        yield from fold(_to_line(f"{section.heading} ({len(section.rows)})"), width)
        if section.note:
            yield from fold(escape_commands(section.note), width)
        if section.rows:
            yield from _draw(section, width)


def _to_line(text: str) -> str:
    """A title, which may contain a word of the user, on one line."""
    return escape_line_ends(escape_commands(text))


def _draw(section: Section, width: int) -> Iterator[str]:
    """The table of *section*, line by line."""
    head = [escape_commands(column.heading) for column in section.columns]
    rows = [[escape_commands(to_text(cell)) for cell in row] for row in section.rows]
    columns = [set(column) for column in zip(head, *rows, strict=True)]
    # A column has a rule and a space before it and a space after it. One more rule follows the last column.
    room = width - 3 * len(columns) - 1
    widest = [max(map(_measure_lines, column)) for column in columns]
    numeric = [column.kind in _NUMERIC for column in section.columns]
    if sum(widest) <= room:
        yield from _Grid(columns, widest, numeric).iter_lines(head, rows)
        return
    records = Records(head, rows, width)
    least = [
        min(max(map(_measure_lines if whole else measure_words, column)), _LONGEST_WORD)
        for column, whole in zip(columns, numeric, strict=True)
    ]
    if sum(least) <= room:
        grid = _Grid(columns, _narrow(widest, least, room), numeric)
        if grid.count_lines(rows) <= records.count_lines():
            yield from grid.iter_lines(head, rows)
            return
    yield from records.iter_lines()


def _measure_lines(text: str) -> int:
    return max(map(measure, split_lines(text)))


class _Grid:
    """Columns of texts, each *widths* cells wide and folded to them. Those of *numeric* are aligned to the right."""

    def __init__(self, columns: Sequence[set[str]], widths: Sequence[int], numeric: Sequence[bool]) -> None:
        self._widths = widths
        # Each text of a column is folded only once, because many rows repeat it.
        self._filled = [
            {text: [_fill(line, cells, right=right) for line in fold(text, max(cells, 2))] for text in column}
            for column, cells, right in zip(columns, widths, numeric, strict=True)
        ]

    def count_lines(self, rows: Sequence[Sequence[str]]) -> int:
        """The number of lines of *rows* without rules."""
        return sum(max(len(lines[text]) for lines, text in zip(self._filled, row, strict=True)) for row in rows)

    def iter_lines(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """The lines of the table."""
        yield self._rule("┏━┳┓")
        # A short heading is aligned to the bottom, next to its column.
        yield from reversed([*self._iter_row(head, "┃", step=-1)])
        yield self._rule("┡━╇┩")
        for number, row in enumerate(rows):
            if number:
                yield self._rule("├─┼┤")
            yield from self._iter_row(row, "│")
        yield self._rule("└─┴┘")

    def _rule(self, signs: str) -> str:
        """A line across the table, drawn with *signs*: at its left end, along columns, between them, at its right."""
        left, along, between, right = tuple(signs)
        return left + between.join(along * (cells + 2) for cells in self._widths) + right

    def _iter_row(self, texts: Sequence[str], rule: str, *, step: int = 1) -> Iterator[str]:
        """The lines of one row, in reverse order if *step* is -1."""
        cells = [lines[text][::step] for lines, text in zip(self._filled, texts, strict=True)]
        blanks = [" " * cells for cells in self._widths]
        for line in zip_longest(*cells):
            parts = [part if part is not None else blank for part, blank in zip(line, blanks, strict=True)]
            yield f"{rule} {f' {rule} '.join(parts)} {rule}"


def _fill(line: str, cells: int, *, right: bool) -> str:
    blanks = " " * (cells - measure(line))
    return f"{blanks}{line}" if right else f"{line}{blanks}"


def _narrow(widest: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths *widest* reduced to a sum of *room*, at most to *least*, which must fit.

    The widest columns are reduced equally to the width of the next one, then together with that one, and so on.
    """

    def reduce(level: int) -> list[int]:
        return [max(min(cells, level), floor) for cells, floor in zip(widest, least, strict=True)]

    level = bisect_right(range(max(widest)), room, key=lambda level: sum(reduce(level))) - 1
    narrowed = reduce(level)
    left = room - sum(narrowed)
    for place, cells in enumerate(widest):
        if left and narrowed[place] == level and cells > level:
            narrowed[place] += 1
            left -= 1
    return narrowed

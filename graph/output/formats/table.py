"""Tables for the terminal, as wide as the terminal."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from graph.errors.characters import escape_commands
from graph.output.formats import output_format
from graph.output.formats.folding import fold, measure, split_lines
from graph.reports.result import Report, Section, to_text

_LEAST_WIDTH = 80
# The width of a wide character. A table with very many columns is wider than the terminal instead of losing text.
_LEAST_COLUMN = 2


@output_format(
    "table",
    extension="txt",
    summary="tables for the terminal",
    summary_ko="터미널용 표",
)
def write_table(report: Report) -> bytes:
    """The title, followed by the heading, note and table of each section."""
    width = max(shutil.get_terminal_size((160, 24)).columns, _LEAST_WIDTH)
    return "".join(f"{line}\n" for line in _iter_lines(report, width)).encode()


def _iter_lines(report: Report, width: int) -> Iterator[str]:
    yield from fold(escape_commands(report.title), width)
    for section in report.sections:
        yield ""
        yield from fold(escape_commands(f"{section.heading} ({len(section.rows)})"), width)
        if section.note:
            yield from fold(escape_commands(section.note), width)
        if section.rows:
            yield from _draw(section, width)


def _draw(section: Section, width: int) -> Iterator[str]:
    """The table of *section*, line by line."""
    head = [escape_commands(column.heading) for column in section.columns]
    rows = [[escape_commands(to_text(cell)) for cell in row] for row in section.rows]
    grid = _Grid([head, *rows], width)
    yield grid.rule("┏━┳┓")
    # A short heading is aligned to the bottom, next to its column.
    yield from reversed([*grid.iter_row(head, "┃", step=-1)])
    yield grid.rule("┡━╇┩")
    for number, row in enumerate(rows):
        if number:
            yield grid.rule("├─┼┤")
        yield from grid.iter_row(row, "│")
    yield grid.rule("└─┴┘")


class _Grid:
    """The columns of a table, wide enough for the texts of *rows* and together at most *width* cells."""

    def __init__(self, rows: Sequence[Sequence[str]], width: int) -> None:
        # Each text of a column is measured and folded only once, because many rows repeat it.
        columns = [set(column) for column in zip(*rows, strict=True)]
        widest = [max(measure(line) for text in column for line in split_lines(text)) for column in columns]
        # A column has a rule and a space before it and a space after it. One more rule follows the last column.
        self._widths = _narrow(widest, width - 3 * len(columns) - 1)
        self._filled = [
            {text: [f"{line}{' ' * (cells - measure(line))}" for line in fold(text, cells)] for text in column}
            for column, cells in zip(columns, self._widths, strict=True)
        ]

    def rule(self, signs: str) -> str:
        """A line across the table, drawn with *signs*: at its left end, along columns, between them, at its right."""
        left, along, between, right = tuple(signs)
        return left + between.join(along * (cells + 2) for cells in self._widths) + right

    def iter_row(self, texts: Sequence[str], rule: str, *, step: int = 1) -> Iterator[str]:
        """The lines of one row, in reverse order if *step* is -1."""
        cells = [lines[text][::step] for lines, text in zip(self._filled, texts, strict=True)]
        blanks = [" " * cells for cells in self._widths]
        for line in zip_longest(*cells):
            parts = [part if part is not None else blank for part, blank in zip(line, blanks, strict=True)]
            yield f"{rule} {f' {rule} '.join(parts)} {rule}"


def _narrow(widths: Sequence[int], room: int) -> list[int]:
    """*widths* reduced to a sum of *room*.

    The widest columns are reduced equally to the width of the next one, then together with that one, and so on.
    """
    narrowed = list(widths)
    while (excess := sum(narrowed) - room) > 0:
        widest = max(narrowed)
        if widest <= _LEAST_COLUMN:
            break
        least = max((cells for cells in narrowed if cells < widest), default=_LEAST_COLUMN)
        places = [place for place, cells in enumerate(narrowed) if cells == widest]
        for left, place in zip(range(len(places), 0, -1), places, strict=True):
            cut = min(round(excess / left), widest - max(least, _LEAST_COLUMN))
            narrowed[place] -= cut
            excess -= cut
    return narrowed

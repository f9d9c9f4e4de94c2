"""What the readers of all formats find: paragraphs and tables, in the order of the document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.errors.messages import Message
from graph.input.texts.limits import MAX_COLUMNS, MAX_ROWS, too_large

# Whatever neither prints nor separates. Some readers mark objects and hyphens with these.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufffc]")
_BREAKS = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t]*\n[ \t]*|[ \t]*\t[ \t]*")


@dataclass(frozen=True)
class Paragraph:
    """The text of one paragraph. *page* is 0 where a format has no pages."""

    text: str
    page: int = 0


class Cell(NamedTuple):
    """A cell of a table, at its first row and column, counted from 1, with how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True)
class Table:
    """The cells of a table by row and column. A merged cell is one cell."""

    cells: Sequence[Cell]
    page: int = 0


Block = Paragraph | Table


class Place(NamedTuple):
    """Where a cell is, as in :class:`Cell`."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


def to_paragraph(text: str) -> Iterator[Paragraph]:
    """The paragraph without blanks around it, or nothing if it is empty."""
    tidy = _CONTROLS.sub("", _BREAKS.sub("\n", text)).strip()
    if tidy:
        yield Paragraph(tidy)


def to_table(cells: Sequence[tuple[Place, Iterable[Block]]]) -> Iterator[Block]:
    """The table of *cells*, followed by the tables inside its cells.

    A table with a single cell is a frame around paragraphs, so it gives those.

    :raises Unreadable: the table has too many rows or columns.
    """
    if len(cells) == 1:
        yield from cells[0][1]
        return
    read, inner = [], []
    for place, blocks in cells:
        _check_place(place)
        content = list(blocks)
        text = "\n".join(block.text for block in content if isinstance(block, Paragraph))
        # In the text of the document a tab ends a cell and a line break ends a row.
        read.append(Cell(*place, _BLANKS.sub(" ", text)))
        inner += [block for block in content if isinstance(block, Table)]
    if read:
        yield Table(sorted(read))
    yield from inner


def _check_place(place: Place) -> None:
    if place.column + place.columns - 1 > MAX_COLUMNS:
        raise too_large(Message("a table has more than {most} columns", most=f"{MAX_COLUMNS:,}"))
    if place.row + place.rows - 1 > MAX_ROWS:
        raise too_large(Message("a table has more than {most} rows", most=f"{MAX_ROWS:,}"))

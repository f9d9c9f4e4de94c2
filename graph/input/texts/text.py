"""The text of a document and its passages, each with an address that a person can find."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from graph.errors.messages import Message
from graph.input.texts.blocks import Block, Cell, Paragraph, Table
from graph.input.texts.limits import MAX_CHARACTERS, MAX_PASSAGES, too_large


class Passage(NamedTuple):
    """A part of the text of a document: a paragraph or a cell of a table.

    *start* and *end* are offsets into the text. *table*, *row* and *column* count from 1; *rows* and *columns* say how
    many of each a cell covers. All five are 0 in a paragraph.
    """

    start: int
    end: int
    kind: str
    address: str
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True)
class Text:
    """The text of a document.

    :param content: a line per paragraph and per row of a table, with tabs between its cells. Lines end in ``\\n``.
    :param sha256: of the bytes of the file.
    :param name: the name of the file.
    """

    content: str
    passages: tuple[Passage, ...]
    sha256: str
    name: str


def find_passage(text: Text, start: int) -> Passage | None:
    """The passage in which the character at *start* stands."""
    number = bisect_right(text.passages, start, key=lambda one: one.start) - 1
    return text.passages[number] if number >= 0 and start <= text.passages[number].end else None


def find_address(text: Text, start: int) -> str:
    """The address of the passage at *start*, empty between passages."""
    passage = find_passage(text, start)
    return passage.address if passage else ""


def to_lines(content: str) -> tuple[Passage, ...]:
    """The passages of a plain text: each line that is not blank, without blanks around it.

    :raises Unreadable: the text is too long.
    """
    passages: list[Passage] = []
    start = 0
    for line in content.split("\n"):
        if words := line.strip():
            begin = start + line.index(words[0])
            address = f"paragraph {len(passages) + 1}"
            passages.append(Passage(begin, begin + len(words), "paragraph", address))
        start += len(line) + 1
        _check_size(start, passages)
    return tuple(passages)


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The text of the blocks of a document, and its passages.

    :raises Unreadable: the text is too long.
    """
    composer = _Composer()
    for block in blocks:
        if isinstance(block, Paragraph):
            composer.add_paragraph(block)
        else:
            composer.add_table(block)
    return "".join(composer.parts), tuple(composer.passages)


class _Composer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.passages: list[Passage] = []
        self.paragraphs = 0
        self.tables = 0

    def add(self, text: str) -> int:
        """Adds *text* and says where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        _check_size(self.length, self.passages)
        return start

    def add_paragraph(self, paragraph: Paragraph) -> None:
        self.paragraphs += 1
        address = f"{_to_page(paragraph)}paragraph {self.paragraphs}"
        start = self.add(paragraph.text)
        self.passages.append(Passage(start, self.length, "paragraph", address))
        self.add("\n")

    def add_table(self, table: Table) -> None:
        self.tables += 1
        last = 1
        for row, cells in groupby(table.cells, key=lambda cell: cell.row):
            # A row that cells from above cover completely has no cell of its own.
            self.add("\n" * (row - last))
            last = row
            column = 1
            for cell in cells:
                self.add("\t" * (cell.column - column))
                column = cell.column
                self.add_cell(cell, _to_page(table))
        self.add("\n")

    def add_cell(self, cell: Cell, page: str) -> None:
        rows, columns = _to_range("row", cell.row, cell.rows), _to_range("column", cell.column, cell.columns)
        address = f"{page}table {self.tables}, {rows}, {columns}"
        start = self.add(cell.text)
        place = (self.tables, cell.row, cell.column, cell.rows, cell.columns)
        self.passages.append(Passage(start, self.length, "cell", address, *place))


def _check_size(length: int, passages: Sequence[Passage]) -> None:
    if length > MAX_CHARACTERS * 1_000_000:
        raise too_large(Message("the text is longer than {most} million characters", most=MAX_CHARACTERS))
    if len(passages) > MAX_PASSAGES:
        raise too_large(Message("the text has more than {most} paragraphs and cells", most=f"{MAX_PASSAGES:,}"))


def _to_page(block: Block) -> str:
    return f"page {block.page}, " if block.page else ""


def _to_range(name: str, first: int, count: int) -> str:
    return f"{name} {first}" if count == 1 else f"{name} {first}-{first + count - 1}"

"""The cells of a sheet as text with their addresses, wherever they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.errors.characters import compose
from graph.errors.problems import Location


class Cell(NamedTuple):
    """The text of a cell that is not blank. *dated* means that the spreadsheet holds a date and not a text."""

    text: str
    location: Location
    dated: bool = False


def to_plain_text(text: str) -> str:
    """The text of a cell with composed Hangul, without spaces around it, and with the line breaks of YAML."""
    return compose(text).replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class Grid:
    """One sheet. ``rows`` has only rows that are not blank, and only cells that are not blank, by column.

    ``merged`` are the places of merged cells that span several columns, with their addresses (``B3:D5``).
    """

    path: str
    title: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merged: tuple[tuple[Location, str], ...] = ()
    hidden: bool = False

    @property
    def name(self) -> str:
        """The title without the ending of a CSV file."""
        return self.title[:-4] if self.title.lower().endswith(".csv") else self.title

    def place(self, row: int, column: int) -> Location:
        """The location of a cell."""
        return Location(self.path, row, column, self.title)

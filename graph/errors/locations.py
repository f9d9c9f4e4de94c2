"""Places in text files and in spreadsheets, and how messages write them."""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file. Lines and columns are counted from 1.

    In a spreadsheet they are the row and the column of a cell. ``sheet`` is then the sheet of the workbook *path*, or
    the CSV file in the folder *path*.

    >>> str(Location("roadmap.xlsx", 7, 3, "budget")), str(Location("tables", 7, 28, "budget.csv"))
    ('roadmap.xlsx:budget!C7', 'tables/budget.csv!AB7')
    """

    path: str
    line: int
    column: int
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The address of the cell: ``C7``."""
        return f"{to_letters(self.column)}{self.line}"

    @property
    def is_csv(self) -> bool:
        """Whether the sheet is a file of its own."""
        return self.sheet.lower().endswith(".csv")

    @property
    def file(self) -> str:
        """The file, with the sheet if it is a workbook."""
        return join_sheet(self.path, self.sheet)

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}!{self.cell}"
        return f"{self.path}:{self.line}:{self.column}"


def join_sheet(path: str, sheet: str) -> str:
    """How a sheet is called in messages: ``roadmap.xlsx:budget``, or ``tables/budget.csv`` for a CSV file."""
    if sheet.lower().endswith(".csv"):
        return sheet if path in ("", ".") else f"{path}/{sheet}"
    return f"{path}:{sheet}" if sheet else path


def to_letters(column: int) -> str:
    """The letters of a column of a spreadsheet: A, B ... Z, AA."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters

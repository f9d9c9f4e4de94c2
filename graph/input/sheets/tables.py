"""CSV files -> grids. The file name is the name of the sheet."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, Remarks
from graph.input.encodings import decode
from graph.input.nodes import read_content
from graph.input.sheets.grid import Cell, Grid, to_plain_text

# Excel in Korea saves CSV files in this encoding unless it is told otherwise.
_KOREAN_EXCEL = "cp949"


def read_tables(folder: str, files: Sequence[Path], remarks: Remarks) -> list[Grid]:
    """The CSV files of a folder. *remarks* receives what is wrong with single files."""
    grids = []
    for file in files:
        try:
            grids.append(_read_table(folder, file, remarks))
        except InvalidInput as error:
            remarks.errors.extend(error.problems)
    return grids


def _read_table(folder: str, file: Path, remarks: Remarks) -> Grid:
    content = _decode(read_content(file, name=str(file)), Location(str(file), 1, 1), remarks)
    rows: dict[int, dict[int, Cell]] = {}
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        for number, values in enumerate(reader, start=1):
            cells = {
                column: Cell(text, Location(folder, number, column, file.name))
                for column, value in enumerate(values, start=1)
                if (text := to_plain_text(value))
            }
            if cells:
                rows[number] = cells
    except csv.Error as error:
        place = Location(folder, max(rows, default=0) + 1, 1, file.name)
        what = Message("not CSV: {problem}", problem=error)
        instead = Message("close the quote, and write a quote within a value twice")
        raise InvalidInput([Malformed(location=place, what=what, instead=instead)]) from error
    _check_separator(rows)
    return Grid(folder, file.name, rows)


def _check_separator(rows: dict[int, dict[int, Cell]]) -> None:
    """Refuses a table whose headings are all in one cell, because another sign than the comma separates them."""
    first = next(iter(rows.values()), {})
    for sign, name in ((";", "a semicolon"), ("\t", "a tab")):
        if len(first) == 1 and sign in (cell := first[min(first)]).text:
            what = Message("the values are separated by {sign}", sign=Message(name))
            instead = Message("save it as 'CSV UTF-8 (comma delimited)'")
            raise InvalidInput([Malformed(location=cell.location, what=what, instead=instead)])


def _decode(content: bytes, start: Location, remarks: Remarks) -> str:
    try:
        return decode(content, start)
    except InvalidInput:
        try:
            text = content.decode(_KOREAN_EXCEL)
        except UnicodeDecodeError:
            text = ""
        if not text:
            raise
    what = Message("file is {codec} and is read as such", codec="CP949")
    instead = Message("save it as 'CSV UTF-8' to keep all characters")
    remarks.warnings.append(Malformed(location=start, what=what, instead=instead))
    return text

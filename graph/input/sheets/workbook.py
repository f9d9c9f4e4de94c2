"""Excel workbooks (.xlsx) -> grids, with openpyxl, which the extra ``excel`` installs."""

import datetime
import io
import re
import warnings
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import MissingExtra
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, Remarks
from graph.input.nodes import read_content
from graph.input.sheets.grid import Cell, Grid, to_plain_text
from graph.input.sheets.package import check_package

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# openpyxl raises whatever a damaged part leads to.
_DAMAGED = (ArithmeticError, AttributeError, LookupError, OSError, EOFError, RuntimeError, SyntaxError, TypeError,
            ValueError, zlib.error)  # fmt: skip
# Literal text, colours and locales in a number format.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
# Excel writes the line ends of other programs so.
_RETURN = "_x000D_"


def read_workbook(path: Path, name: str, remarks: Remarks) -> list[Grid]:
    """The sheets of a workbook in their order. Of a formula, the value that the last program saved is read.

    :param name: the name of the workbook in messages.
    :raises InvalidInput: the file cannot be read, is not a workbook, or is over a limit.
    :raises MissingExtra: openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra("openpyxl", "excel") from error
    start = Location(name, 1, 1)
    content = read_content(path, name=name)
    has_formulas = check_package(content, start, remarks)
    errors = _list_errors()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep, such as pictures. Nothing is written back.
            warnings.simplefilter("ignore")
            books = [
                openpyxl.load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
                for values in ((True, False) if has_formulas else (True,))
            ]
            if not books[0].worksheets:
                raise ValueError("no sheets")
            return [_to_grid(start.path, sheet, books[-1], remarks) for sheet in books[0].worksheets]
    except errors as error:
        what = Message("workbook is damaged ({problem})", problem=f"{type(error).__name__}: {error}"[:200])
        instead = Message("save it again in Excel or LibreOffice")
        raise InvalidInput([Malformed(location=start, what=what, instead=instead)]) from error


def _list_errors() -> tuple[type[Exception], ...]:
    from openpyxl.utils.exceptions import (
        CellCoordinatesException,
        IllegalCharacterError,
        InvalidFileException,
        NamedRangeException,
        SheetTitleException,
    )

    return (
        *_DAMAGED,
        CellCoordinatesException,
        IllegalCharacterError,
        InvalidFileException,
        NamedRangeException,
        SheetTitleException,
    )


def _to_grid(path: str, sheet: "Worksheet", written: "Workbook", remarks: Remarks) -> Grid:
    formulas = written[sheet.title]
    rows: dict[int, dict[int, Cell]] = {}
    # Rows and columns between distant cells are not visited, so two cells at the ends of a sheet cost nothing.
    for (row, column), cell in sorted(sheet._cells.items()):
        place = Location(path, row, column, sheet.title)
        if cell.value is None:
            origin = formulas._cells.get((row, column))
            if origin is not None and origin.data_type == "f":
                what = Message("formula without a saved value")
                instead = Message("open and save the file in Excel, or write the value")
                remarks.errors.append(Malformed(location=place, what=what, instead=instead))
        elif found := _to_cell(cell, place, remarks):
            rows.setdefault(row, {})[column] = found
    merged = tuple(_spread(sheet, rows, path))
    ordered = {row: dict(sorted(rows[row].items())) for row in sorted(rows)}
    return Grid(path, sheet.title, ordered, merged, sheet.sheet_state != "visible")


def _spread(sheet: "Worksheet", rows: dict[int, dict[int, Cell]], path: str) -> Iterator[tuple[Location, str]]:
    """Gives the value of cells that are merged downwards to each row, and returns the ranges of several columns."""
    for one in sheet.merged_cells.ranges:
        first = rows.get(one.min_row, {}).get(one.min_col)
        if first is None:
            continue
        for row in range(one.min_row + 1, one.max_row + 1):
            # A row that is otherwise blank is not a row of the table.
            if row in rows:
                rows[row][one.min_col] = first._replace(location=first.location._replace(line=row))
        if one.max_col > one.min_col:
            yield Location(path, one.min_row, one.min_col, sheet.title), one.coord


def _to_cell(cell: Any, place: Location, remarks: Remarks) -> Cell | None:
    """The text of a cell, or nothing if it is blank or wrong."""
    value = cell.value
    if cell.data_type == "e":
        what = Message("the cell shows the error {error}", error=value)
        remarks.errors.append(Malformed(location=place, what=what, instead=Message("write the value")))
        return None
    if isinstance(value, datetime.time | datetime.timedelta):
        what = Message("the cell holds a time of day")
        instead = Message("format the cell as text and write the value again")
        remarks.errors.append(Malformed(location=place, what=what, instead=instead))
        return None
    if isinstance(value, datetime.date):
        return Cell(_to_date(value, cell.number_format), place, dated=True)
    text = _to_text(value, cell.number_format)
    return Cell(text, place) if text else None


def _to_text(value: object, number_format: str) -> str:
    """The text that stands for a value of Excel.

    >>> _to_text(True, ""), _to_text(12.0, ""), _to_text(0.1 + 0.2, ""), _to_text(0.5, "0%"), _to_text(" 김제 ", "@")
    ('yes', '12', '0.3', '50%', '김제')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        # Excel keeps 15 digits.
        number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
        percent = "%" in _LITERAL.sub("", number_format)
        number = (number * 100 if percent else number).normalize()
        return f"{number:f}{'%' if percent else ''}"
    return to_plain_text(str(value).replace(_RETURN, ""))


def _to_date(value: datetime.date, number_format: str) -> str:
    """The date as exactly as the cell shows it.

    >>> day = datetime.datetime(2024, 11, 1)
    >>> _to_date(day, "yyyy-mm-dd"), _to_date(day, 'yyyy"년" m"월"'), _to_date(day, "yyyy")
    ('2024-11-01', '2024-11', '2024')
    """
    shown = _LITERAL.sub("", number_format).lower()
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat(sep=" ", timespec="minutes")
    length = 10 if "d" in shown else 7 if "m" in shown else 4
    return value.isoformat()[:length]

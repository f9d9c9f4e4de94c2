"""CSV for spreadsheets. Excel on Korean Windows opens it correctly with a double click."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from graph.output.formats import output_format
from graph.output.formats.figures import spell_out
from graph.reports.result import Cell, Money, Report, to_text

# Excel on Korean Windows reads a CSV file as CP949 unless it starts with this mark.
BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@output_format(
    "csv",
    extension="csv",
    summary="comma-separated values, for spreadsheets and programs",
    summary_ko="쉼표로 구분한 값, 스프레드시트·프로그램용",
)
def write_csv(report: Report) -> bytes:
    """One table if the report has one section with rows. Several sections follow one another with heading and note.

    Amounts are exact numbers of won.
    """
    lines: list[Iterable[Cell]] = []
    several = len(report.sections) > 1
    for section in (spell_out(section, report) for section in report.sections):
        if lines:
            lines.append(())
        if several:
            lines.append((section.heading,))
        if section.note and (several or not section.rows):
            lines.append((section.note,))
        lines += [[column.heading for column in section.columns], *section.rows]
    return to_csv(lines)


def to_csv(lines: Iterable[Iterable[Cell]]) -> bytes:
    """The file with these lines of cells."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([to_csv_cell(cell) for cell in line] for line in lines)
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8", "backslashreplace")


def to_csv_cell(cell: Cell) -> str:
    """A number as plain digits, which a minus sign may precede, and anything else as a text that is not a formula."""
    if isinstance(cell, Money):
        return f"{cell.won:f}"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell) if isinstance(cell, int) else _defuse(to_text(cell))


def _defuse(text: str) -> str:
    """*text* with an apostrophe in front if a spreadsheet would run it as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

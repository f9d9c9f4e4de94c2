"""CSV for spreadsheets. Excel on Korean Windows opens it correctly with a double click."""

import csv
import io
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
    """A block of rows per section, with headings if there are several. Amounts are exact numbers of won."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for number, section in enumerate(spell_out(section, report) for section in report.sections):
        if number:
            writer.writerow([])
        if len(report.sections) > 1:
            writer.writerow([defuse(section.heading)])
        if section.note:
            writer.writerow([defuse(section.note)])
        writer.writerow([defuse(column.heading) for column in section.columns])
        writer.writerows([_to_csv_cell(cell) for cell in row] for row in section.rows)
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8", "backslashreplace")


def _to_csv_cell(cell: Cell) -> str:
    if isinstance(cell, Money):
        return f"{cell.won:f}"
    return str(cell) if isinstance(cell, int | Decimal) else defuse(to_text(cell))


def defuse(text: str) -> str:
    """*text* with an apostrophe in front if a spreadsheet would run it as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

"""A workbook for Excel with tables of real numbers, days and links, and a sheet of sources with the rows citing them.

Text is always written as text and never becomes a formula. Only the address of a source becomes a link.
"""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from graph.output.formats import output_format, strip_controls
from graph.output.formats.charts import add_chart
from graph.output.formats.sheets import Link, Names, Sheet, Value, list_rows, set_page, to_sheets
from graph.output.formats.words import list_facts, word
from graph.reports.result import Depth, Report

_NARROWEST, _WIDEST = 6, 60
# A workbook contains its date of creation. A fixed date gives the same bytes every time.
_CREATED = datetime(2000, 1, 1)
_TITLE_HEIGHT = 24
_STYLE = "Table Style Light 1"


@output_format(
    "xlsx",
    extension="xlsx",
    summary="a workbook with real numbers and a sheet of sources",
    summary_ko="실제 숫자와 출처 시트를 갖춘 통합 문서",
    binary=True,
    depth=Depth.SOURCES,
)
def write_xlsx(report: Report) -> bytes:
    """The workbook with an overview, one sheet per section with headings in the first row, and the sources.

    Each sheet has one table of Excel. Where a cell, column or row was cut, the overview says so.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": strip_controls(report.title), "created": _CREATED})
        styles = _Styles.add_to(workbook, decimals=word(report, "decimals"))
        names = Names()
        overview = workbook.add_worksheet(names.take(word(report, "contents")))
        sheets = to_sheets(report, names)
        _write_overview(overview, report, sheets[: len(report.sections)], styles)
        for number, sheet in enumerate(sheets, start=1):
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, f"table_{number}", styles)
        add_chart(workbook, report, sheets, names)
    return buffer.getvalue()


@dataclass(frozen=True)
class _Styles:
    """The formats of cells in a workbook."""

    title: Any
    heading: Any
    plain: Any
    thousands: Any
    units: Any
    day: Any
    link: Any

    @classmethod
    def add_to(cls, workbook: Any, *, decimals: str) -> "_Styles":
        top = {"valign": "top"}
        return cls(
            title=workbook.add_format({"bold": True, "font_size": 16}),
            heading=workbook.add_format(
                {"bold": True, "bg_color": "#E3EAF2", "bottom": 1, "text_wrap": True, "valign": "vcenter",
                 "align": "left"}
            ),
            plain=workbook.add_format({**top, "text_wrap": True}),
            thousands=workbook.add_format({**top, "num_format": "#,##0"}),
            units=workbook.add_format({**top, "num_format": decimals}),
            day=workbook.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
            link=workbook.add_format({**top, "font_color": "#0563C1", "underline": 1, "text_wrap": True}),
        )  # fmt: skip


def _write_overview(worksheet: Any, report: Report, sheets: Sequence[Sheet], styles: _Styles) -> None:
    worksheet.set_row(0, _TITLE_HEIGHT)
    worksheet.write_string(0, 0, strip_controls(report.title), styles.title)
    line = 1
    for fact, value in list_facts(report):
        worksheet.write_string(line, 0, strip_controls(fact), styles.plain)
        worksheet.write_string(line, 1, strip_controls(value), styles.plain)
        line += 1
    line += 1
    for column, heading in enumerate(("section", "rows", "note")):
        worksheet.write_string(line, column, word(report, heading), styles.heading)
    for row, sheet in enumerate(sheets, start=line + 1):
        quoted = sheet.name.replace("'", "''")
        worksheet.write_url(row, 0, f"internal:'{quoted}'!A1", styles.link, sheet.name)
        worksheet.write_number(row, 1, len(sheet.rows), styles.plain)
        worksheet.write_string(row, 2, strip_controls(sheet.note), styles.plain)
    for column, width in enumerate((26, 20, 90)):
        worksheet.set_column(column, column, width)
    set_page(worksheet)


def _write_sheet(worksheet: Any, sheet: Sheet, name: str, styles: _Styles) -> None:
    for column in range(len(sheet.headings)):
        worksheet.set_column(column, column, _measure(sheet, column))
    columns = [{"header": heading, "header_format": styles.heading} for heading in sheet.headings]
    if columns:
        # A table has at least one row, which is empty if the section has none.
        bottom = max(len(sheet.rows), 1)
        worksheet.add_table(0, 0, bottom, len(columns) - 1, {"name": name, "columns": columns, "style": _STYLE})
    for line, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write_value(worksheet, (line, column), value, styles, in_units=column in sheet.units)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    set_page(worksheet)


def _write_value(worksheet: Any, at: tuple[int, int], value: Value, styles: _Styles, *, in_units: bool) -> None:
    if isinstance(value, int | Decimal):
        # An integral decimal is an amount, even from a query without a unit. An integer may be a year.
        amount = isinstance(value, Decimal) and value == value.to_integral_value()
        worksheet.write_number(*at, value, styles.units if in_units else styles.thousands if amount else styles.plain)
    elif isinstance(value, date):
        worksheet.write_datetime(*at, value, styles.day)
    elif isinstance(value, Link):
        worksheet.write_url(*at, value.address, styles.link, value.address)
    elif value:
        worksheet.write_string(*at, value, styles.plain)


def _measure(sheet: Sheet, column: int) -> int:
    """The width of a column in digits, from its longest text. A Korean character counts as two digits."""
    texts = [sheet.headings[column] + "   ", *map(_to_shown, list_rows(sheet, column))]  # the button of the filter
    widest = max(sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text[:200]) for text in texts)
    return min(max(widest + 1, _NARROWEST), _WIDEST)


def _to_shown(value: Value) -> str:
    if isinstance(value, int | Decimal):
        return f"{value:,}"
    if isinstance(value, Link):
        return value.address
    return "" if value is None else str(value)

"""A workbook for Excel with real numbers, one sheet per section, and a sheet of sources with the rows that cite them.

Text is always written as text and never becomes a formula or a link.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from graph.output.formats import output_format, strip_controls
from graph.output.formats.figures import spell_out
from graph.output.formats.references import list_source_rows
from graph.output.formats.words import list_facts, word
from graph.reports.result import Cell, Depth, Measured, Money, Report, Section, to_text

_Value: TypeAlias = str | int | Decimal | None

# Characters that Excel forbids in the name of a sheet.
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 6, 60
# Excel computes in binary floating point and shows 15 digits. A longer number is written as text.
_EXACT_BELOW = 10**15
# A workbook contains its date of creation. A fixed date gives the same bytes every time.
_CREATED = datetime(2000, 1, 1)
_A4 = 9


@dataclass(frozen=True)
class _Sheet:
    """A sheet before it is written."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[_Value, ...], ...]
    note: str = ""


@dataclass
class _Names:
    """Gives each sheet a name that Excel accepts and that is unique regardless of case."""

    taken: set[str] = field(default_factory=lambda: {"history"})  # Excel reserves this name.

    def take(self, wanted: str) -> str:
        plain = " ".join(_FORBIDDEN_IN_NAME.sub(" ", strip_controls(wanted)).split()).strip("'").strip() or "-"
        name, number = _shorten(plain, _LONGEST_NAME), 2
        while name.casefold() in self.taken:
            ending = f" {number}"
            name, number = _shorten(plain, _LONGEST_NAME - len(ending)) + ending, number + 1
        self.taken.add(name.casefold())
        return name


def _shorten(name: str, room: int) -> str:
    """*name* in at most *room* characters, if possible cut between words."""
    if len(name) <= room:
        return name
    cut = name[: room - 1]
    between = name[:room].rpartition(" ")[0]
    return f"{(between if len(between) > room // 2 else cut).rstrip(' ,')}…"


@output_format(
    "xlsx",
    extension="xlsx",
    summary="a workbook with real numbers and a sheet of sources",
    summary_ko="실제 숫자와 출처 시트를 갖춘 통합 문서",
    binary=True,
    depth=Depth.SOURCES,
)
def write_xlsx(report: Report) -> bytes:
    """The workbook with an overview, one sheet per section with headings in the first row, and the sources."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": strip_controls(report.title), "created": _CREATED})
        names = _Names()
        overview = names.take(word(report, "contents"))
        sheets = [_to_sheet(section, names.take(section.heading), report) for section in report.sections]
        _write_overview(workbook, overview, report, sheets)
        for sheet in (*sheets, *_list_sources(report, names)):
            _write_sheet(workbook, sheet)
    return buffer.getvalue()


def _to_sheet(section: Section, name: str, report: Report) -> _Sheet:
    section = spell_out(section, report)
    # The sheet of sources refers to rows by number, which must stay correct after sorting.
    numbered = not section.explains
    headings = [word(report, "row")] if numbered else []
    for place, column in enumerate(section.columns):
        if any(isinstance(row[place], Money) and not isinstance(row[place], Measured) for row in section.rows):
            headings.append(f"{column.heading} ({word(report, 'won')})")
        else:
            headings.append(column.heading)
    rows = tuple(
        (*([number] if numbered else ()), *map(_to_value, row)) for number, row in enumerate(section.rows, start=1)
    )
    return _Sheet(name, tuple(headings), rows, section.note)


def _list_sources(report: Report, names: _Names) -> Iterable[_Sheet]:
    if report.sources:
        headings, *rows = list_source_rows(report)
        yield _Sheet(names.take(word(report, "sources")), tuple(map(str, headings)), tuple(rows))


def _to_value(cell: Cell) -> _Value:
    """An amount as its number of won, a number as it is if Excel keeps it exact, and any other value as text."""
    if isinstance(cell, Money):
        return _to_value(cell.won)
    if isinstance(cell, int | Decimal) and Decimal(cell).is_finite():
        return cell if -_EXACT_BELOW < cell < _EXACT_BELOW else f"{Decimal(cell):f}"
    return None if cell is None else to_text(cell)


def _write_overview(workbook: Any, name: str, report: Report, sheets: Sequence[_Sheet]) -> None:
    worksheet = workbook.add_worksheet(name)
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    worksheet.write_string(0, 0, strip_controls(report.title), workbook.add_format({"bold": True, "font_size": 16}))
    line = 1
    for fact, value in list_facts(report):
        worksheet.write_string(line, 0, strip_controls(fact), plain)
        worksheet.write_string(line, 1, strip_controls(value), plain)
        line += 1
    line += 1
    for column, heading in enumerate(("section", "rows", "note")):
        worksheet.write_string(line, column, word(report, heading), _format_heading(workbook))
    for row, sheet in enumerate(sheets, start=line + 1):
        worksheet.write_string(row, 0, sheet.name, plain)
        worksheet.write_number(row, 1, len(sheet.rows), plain)
        worksheet.write_string(row, 2, strip_controls(sheet.note)[:_LONGEST_TEXT], plain)
    for column, width in enumerate((26, 20, 90)):
        worksheet.set_column(column, column, width)
    _set_page(worksheet)


def _write_sheet(workbook: Any, sheet: _Sheet) -> None:
    worksheet = workbook.add_worksheet(sheet.name)
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    thousands = workbook.add_format({"num_format": "#,##0", "valign": "top"})
    for column, heading in enumerate(sheet.headings):
        worksheet.write_string(0, column, strip_controls(heading), _format_heading(workbook))
        worksheet.set_column(column, column, _measure(sheet, column))
    for line, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int | Decimal):
                # An integral decimal is an amount, even from a query without a unit. An integer may be a year.
                amount = isinstance(value, Decimal) and value == value.to_integral_value()
                worksheet.write_number(line, column, value, thousands if amount else plain)
            elif value:
                worksheet.write_string(line, column, strip_controls(value)[:_LONGEST_TEXT], plain)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    worksheet.repeat_rows(0)
    _set_page(worksheet)


def _format_heading(workbook: Any) -> Any:
    return workbook.add_format(
        {"bold": True, "bg_color": "#E3EAF2", "bottom": 1, "text_wrap": True, "valign": "vcenter", "align": "left"}
    )


def _set_page(worksheet: Any) -> None:
    """Sets the page to A4 landscape, fitted to its width, with page numbers."""
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&C&P / &N")


def _measure(sheet: _Sheet, column: int) -> int:
    """The width of a column in digits, from its longest text. A Korean character counts as two digits."""
    texts = [sheet.headings[column] + "   "]  # the button of the filter covers some of the heading
    for row in sheet.rows:
        value = row[column]
        texts.append(f"{value:,}" if isinstance(value, int | Decimal) else value or "")
    widest = max(sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text) for text in texts)
    return min(max(widest + 1, _NARROWEST), _WIDEST)

"""The sheets of a workbook as values: texts, numbers, days and links within the limits of Excel."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from graph.output.formats import strip_controls
from graph.output.formats.figures import spell_out
from graph.output.formats.references import ADDRESS, is_web_address, list_source_rows
from graph.output.formats.words import word
from graph.reports.result import Cell, Column, Kind, Measured, Money, Report, Row, Section, to_text


@dataclass(frozen=True)
class Link:
    """The address of a web page, which Excel opens with a click."""

    address: str


Value: TypeAlias = "str | int | Decimal | date | Link | None"

# The limits of Excel: https://support.microsoft.com/office/excel-specifications-and-limits
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_LONGEST_TEXT, _LONGEST_HEADING, _LONGEST_NAME, _LONGEST_LINK = 32_767, 255, 31, 2_079
# Characters that Excel forbids in the name of a sheet.
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
# Excel reads these as the code of a character in the name of a column, but not in its cell.
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# Excel computes in binary floating point and shows 15 digits. A longer number is written as text.
_EXACT_BELOW = 10**15
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Excel counts 1900 as a leap year, so that earlier days differ between programs.
_FIRST_DAY = date(1900, 3, 1)
_A4 = 9
# Analysts think in these units; the number is that of the shown amount.
_UNITS = {"ko": Decimal(10**8), "en": Decimal(10**9)}


@dataclass(frozen=True)
class Sheet:
    """A sheet before it is written. ``units`` are the columns with amounts in 억 or in billions of won."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    units: frozenset[int] = frozenset()


@dataclass
class Names:
    """Gives each sheet a name that Excel accepts and that is unique regardless of case."""

    taken: set[str] = field(default_factory=lambda: {"history"})  # Excel reserves this name.

    def take(self, wanted: str) -> str:
        """A name like *wanted* that no sheet has yet."""
        plain = " ".join(_FORBIDDEN_IN_NAME.sub(" ", strip_controls(wanted)).split()).strip("'").strip() or "-"
        return make_unique(plain, self.taken, _LONGEST_NAME)


def make_unique(wanted: str, taken: set[str], most: int) -> str:
    """*wanted* in at most *most* characters, numbered if *taken* has it in upper or lower case. It is added there."""
    name, number = _shorten(wanted, most), 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = _shorten(wanted, most - len(ending)) + ending, number + 1
    taken.add(name.casefold())
    return name


def _shorten(name: str, room: int) -> str:
    """*name* in at most *room* characters, if possible cut between words."""
    if len(name) <= room:
        return name
    cut = name[: room - 1]
    between = name[:room].rpartition(" ")[0]
    return f"{(between if len(between) > room // 2 else cut).rstrip(' ,')}…"


def to_sheets(report: Report, names: Names) -> list[Sheet]:
    """A sheet per section, and one of sources."""
    sheets = [_to_sheet(section, names.take(section.heading), report) for section in report.sections]
    if report.sources:
        headings, *rows = list_source_rows(report)
        cells = tuple(
            tuple(_to_link(cell) if place == ADDRESS else _to_value(cell) for place, cell in enumerate(row))
            for row in rows
        )
        sheets.append(Sheet(names.take(word(report, "sources")), tuple(map(str, headings)), cells))
    return [_fit(sheet, report) for sheet in sheets]


def _to_link(cell: str | int) -> Value:
    # Excel counts the characters of an address as they are sent, of which Hangul takes nine.
    is_link = isinstance(cell, str) and is_web_address(cell) and len(cell) * 9 < _LONGEST_LINK
    return Link(str(cell)) if is_link else _to_value(cell)


def _to_sheet(section: Section, name: str, report: Report) -> Sheet:
    section = _add_units(spell_out(section, report), report)
    # The sheet of sources refers to rows by number, which must stay correct after sorting.
    numbered = not section.explains
    headings = [word(report, "row")] if numbered else []
    for place, column in enumerate(section.columns):
        won = f" ({word(report, 'won')})" if _has_amounts(section, place) else ""
        headings.append(column.heading + won)
    rows = tuple(
        (*([number] if numbered else ()), *map(_to_value, row)) for number, row in enumerate(section.rows, start=1)
    )
    units = (place + numbered for place, column in enumerate(section.columns) if column.id.endswith(_IN_UNITS))
    return Sheet(name, tuple(headings), rows, section.note, frozenset(units))


# The end of the id of a column with the amounts of the column before it. No column of a report has a space in its id.
_IN_UNITS = " in units"


def _add_units(section: Section, report: Report) -> Section:
    """*section* with a column in 억 or in billions of won after each column of amounts."""
    rows, columns = section.rows, list(section.columns)
    for place in [place for place in range(len(columns)) if _has_amounts(section, place)][::-1]:
        heading = f"{columns[place].heading} ({word(report, 'units')})"
        columns.insert(place + 1, Column(f"{columns[place].id}{_IN_UNITS}", heading, Kind.DECIMAL))
        rows = tuple(_insert_units(row, place, _UNITS[report.lang]) for row in rows)
    return replace(section, columns=tuple(columns), rows=rows)


def _insert_units(row: Row, place: int, unit: Decimal) -> Row:
    amount = _find_amount(row.cells[place])
    figure = amount.won / unit if amount and amount.won.is_finite() else None
    return replace(row, cells=(*row.cells[: place + 1], figure, *row.cells[place + 1 :]))


def _has_amounts(section: Section, place: int) -> bool:
    return any(_find_amount(row.cells[place]) for row in section.rows)


def _find_amount(cell: Cell) -> Money | None:
    return cell if isinstance(cell, Money) and not isinstance(cell, Measured) else None


def _to_value(cell: Cell) -> Value:
    """An amount as its number of won, a number as it is if Excel keeps it exact, a whole day as a date, else text."""
    if isinstance(cell, Money):
        return _to_value(cell.won)
    if isinstance(cell, int | Decimal) and Decimal(cell).is_finite():
        return cell if -_EXACT_BELOW < cell < _EXACT_BELOW else f"{Decimal(cell):f}"
    if cell is None:
        return None
    text = strip_controls(to_text(cell))
    return _read_day(text) or text


def _read_day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _fit(sheet: Sheet, report: Report) -> Sheet:
    """*sheet* within the limits of Excel. Its note says what was cut, and a cut text ends with its length."""
    notes, headings, rows = [sheet.note] if sheet.note else [], sheet.headings, sheet.rows
    cut = sum(isinstance(value, str) and _measure(value) > _LONGEST_TEXT for row in rows for value in row)
    if cut:
        notes.append(word(report, "cells_cut").format(count=cut))
    if len(headings) > MOST_COLUMNS:
        notes.append(word(report, "columns_cut").format(count=len(headings) - MOST_COLUMNS))
    if len(rows) >= MOST_ROWS:
        notes.append(word(report, "rows_cut").format(count=len(rows) - MOST_ROWS + 1))
    ending = word(report, "cut")
    rows = tuple(tuple(_cut(value, ending) for value in row[:MOST_COLUMNS]) for row in rows[: MOST_ROWS - 1])
    return replace(sheet, headings=_name_columns(headings[:MOST_COLUMNS]), rows=rows, note=" ".join(notes))


def _name_columns(headings: Sequence[str]) -> tuple[str, ...]:
    """The headings as a table of Excel requires them: unique, not empty, in one line."""
    taken: set[str] = set()
    plain = (" ".join(_CODE.sub("-", strip_controls(heading)).split()) or "-" for heading in headings)
    return tuple(make_unique(heading, taken, _LONGEST_HEADING) for heading in plain)


def _cut(value: Value, ending: str) -> Value:
    if not isinstance(value, str) or _measure(value) <= _LONGEST_TEXT:
        return value
    note = ending.format(count=f"{len(value):,}")
    # Excel counts in UTF-16, and half a character at the end is left out.
    kept = value.encode("utf-16-le")[: 2 * (_LONGEST_TEXT - len(note))].decode("utf-16-le", errors="ignore")
    return kept + note


def _measure(text: str) -> int:
    """The length of *text* as Excel counts it."""
    return len(text) + sum(character > "\uffff" for character in text) if len(text) * 2 > _LONGEST_TEXT else len(text)


def list_rows(sheet: Sheet, column: int) -> Iterable[Value]:
    """The values of a column."""
    return (row[column] for row in sheet.rows)


def set_page(worksheet: Any) -> None:
    """Sets the page of a sheet of XlsxWriter to A4 landscape, fitted to its width, with page numbers."""
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&C&P / &N")

"""A chart of amounts for a workbook, where one helps: where a section has one amount per row, and few rows."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from graph.output.formats.sheets import Names, Sheet, Value, set_page
from graph.output.formats.words import word
from graph.reports.result import Kind, Money, Report, Section

# Fewer bars say no more than the table, and more are not legible.
_FEWEST, _MOST = 3, 60
# If one amount is so many times the median, most bars are too short to be seen.
_LARGEST = 50
_NAMING = (Kind.THING, Kind.LABEL)
_BAR, _AROUND, _WIDTH = 22, 120, 1_100


def add_chart(workbook: Any, report: Report, sheets: Sequence[Sheet], names: Names) -> None:
    """Adds a sheet with a bar per row of the first section that has one column of amounts.

    Nothing is added up: amounts of different funding sources or stages are bars of their own. Each bar is named by the
    columns before the amount that hold things.
    """
    found = next((sheet for section, sheet in zip(report.sections, sheets, strict=False) if _is_drawn(section)), None)
    if found is None or len(found.units) != 1:
        return
    (column,) = found.units
    named = [place for place in range(column) if any(isinstance(row[place], str) for row in found.rows)]
    if named:
        chart = _draw(workbook, found, (named[0], named[-1], column), word(report, "decimals"))
        worksheet = workbook.add_worksheet(names.take(word(report, "chart")))
        worksheet.insert_chart(0, 0, chart, {"description": found.headings[column]})
        set_page(worksheet)


def _draw(workbook: Any, sheet: Sheet, columns: tuple[int, int, int], decimals: str) -> Any:
    """The bars of the last of *columns*, named by the columns from the first to the second."""
    first, last, column = columns
    bottom = len(sheet.rows)
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": [sheet.name, 0, column],
            "categories": [sheet.name, 1, first, bottom, last],
            # XlsxWriter reads the names of bars from the sheet only where they are one column.
            "categories_data": [[_name(row[place]) for row in sheet.rows] for place in range(first, last + 1)],
            "values": [sheet.name, 1, column, bottom, column],
            "gap": 40,
            "fill": {"color": "#2F5D8C"},
            "data_labels": {"value": True, "num_format": decimals, "position": "outside_end"},
        }
    )
    chart.set_title({"name": sheet.headings[column], "overlay": False, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size({"width": _WIDTH, "height": _AROUND + _BAR * bottom})
    return chart


def _name(value: Value) -> str:
    return "" if value is None else str(value)


def _is_drawn(section: Section) -> bool:
    amounts = [place for place, column in enumerate(section.columns) if column.kind is Kind.MONEY]
    if section.explains or len(amounts) != 1 or section.columns[0].kind not in _NAMING:
        return False
    cells = [row.cells[amounts[0]] for row in section.rows]
    figures = [cell.won for cell in cells if isinstance(cell, Money) and cell.won.is_finite()]
    drawn = len(figures) == len(cells) and _FEWEST <= len(figures) <= _MOST
    return drawn and max(figures) <= _LARGEST * median(figures)

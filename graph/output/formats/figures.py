"""Adds what is uncertain about amounts to formats that show amounts as numbers."""

from dataclasses import replace

from graph.output.formats.words import word
from graph.reports.result import Cell, Column, Kind, Money, Report, Section


def spell_out(section: Section, report: Report) -> Section:
    """*section* with a column of text after each column with an inexact amount: ``약 30억 원``, ``30억~50억 원``."""
    rows, columns = section.rows, list(section.columns)
    places = [place for place in range(len(columns)) if any(_is_inexact(row.cells[place]) for row in rows)]
    for place in reversed(places):
        column = columns[place]
        heading = f"{column.heading} ({word(report, 'as_stated')})"
        columns.insert(place + 1, Column(f"{column.id}_as_stated", heading, Kind.TEXT))
        rows = tuple(replace(row, cells=_insert_text(row.cells, place)) for row in rows)
    return replace(section, columns=tuple(columns), rows=rows)


def _insert_text(cells: tuple[Cell, ...], place: int) -> tuple[Cell, ...]:
    text = str(cells[place]) if _is_inexact(cells[place]) else None
    return (*cells[: place + 1], text, *cells[place + 1 :])


def _is_inexact(cell: Cell) -> bool:
    return isinstance(cell, Money) and bool(cell.upper is not None or cell.qualifier)

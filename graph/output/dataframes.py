"""Converts answers to pandas data frames for notebooks. Only this module needs pandas, an optional dependency."""

from decimal import Decimal
from typing import TYPE_CHECKING

from graph.errors import MissingExtra
from graph.reports.result import Cell, Kind, Money, Report, Unstated
from graph.reports.sections import get_section
from graph.stores import Table

if TYPE_CHECKING:
    import pandas as pd

# Kinds of columns for computation. A cell without a stated value is empty.
_NUMBERS = (Kind.NUMBER, Kind.DECIMAL, Kind.MONEY)


def to_dataframe(answer: Table | Report, *, section: str = "") -> "pd.DataFrame":
    """The rows of a query or of one section of a report, see :meth:`graph.knowledge.Knowledge.to_dataframe`."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("pandas", "notebook") from error
    if isinstance(answer, Table):
        return pd.DataFrame([list(row) for row in answer.rows], columns=list(answer.columns))
    found = get_section(answer, section) if section else answer.sections[0]
    columns = found.columns
    rows = [[_to_value(cell, column.kind) for cell, column in zip(row, columns, strict=True)] for row in found.rows]
    return pd.DataFrame(rows, columns=[column.id for column in columns])


def _to_value(cell: Cell, kind: Kind) -> object:
    if isinstance(cell, Money):
        return int(cell.won) if cell.won == int(cell.won) else cell.won
    if cell is None or (isinstance(cell, Unstated) and kind in _NUMBERS):
        return None
    return cell if isinstance(cell, int | Decimal) else str(cell)

"""All amounts in one long table, a row per amount of an edition, for spreadsheets and notebooks."""

import csv
import io

from graph.output.exporters import exporter
from graph.output.formats import escape_text
from graph.output.formats.csv import BYTE_ORDER_MARK, to_csv_cell
from graph.stores import Store
from graph.view.amounts import COLUMNS, iter_amount_rows
from graph.view.view import View


@exporter(
    "amounts",
    extension="amounts.csv",
    summary="all amounts of all editions in one table, for spreadsheets and notebooks",
)
def export_amounts(store: Store) -> bytes:
    """The rows of :func:`graph.view.amounts.iter_amount_rows`, with a heading. A reduction is negative."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([to_csv_cell(cell) for cell in row] for row in iter_amount_rows(View(store)))
    return escape_text((BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8", "backslashreplace"))

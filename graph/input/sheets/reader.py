"""Workbooks and folders of CSV files -> nodes, as :mod:`graph.input.nodes` makes them of YAML."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors.messages import Message
from graph.errors.problems import Location, Malformed, Remarks
from graph.errors.spreadsheets import name_sheet
from graph.input.nodes import Node
from graph.input.sheets.rows import read_rows
from graph.input.sheets.tables import read_tables
from graph.input.sheets.tree import to_node
from graph.input.sheets.workbook import read_workbook


def read_sheets(path: Path, tables: Sequence[Path], remarks: Remarks, *, name: str) -> Node:
    """The document in the workbook *path*, or in the CSV files *tables* of the folder *path*.

    :param remarks: receives what is wrong with sheets, columns, rows and cells.
    :param name: the name of the workbook or folder in messages.
    :raises InvalidInput: the workbook cannot be read.
    """
    grids = read_tables(name, tables, remarks) if tables else read_workbook(path, name, remarks)
    start = Location(name, 1, 1)
    rows = read_rows(grids, remarks)
    if not rows and not remarks.errors:
        what = Message("no row was read")
        names = {name: name_sheet(name) for name in ("sources", "roadmaps")}
        instead = Message("fill in the sheets '{sources}' and '{roadmaps}'", **names)
        remarks.warnings.append(Malformed(location=start, what=what, instead=instead))
    return to_node(rows, start, remarks)

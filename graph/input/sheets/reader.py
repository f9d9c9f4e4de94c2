"""Workbooks and folders of CSV files -> nodes, as :mod:`graph.input.nodes` makes them of YAML."""

from collections.abc import Sequence
from pathlib import Path

from graph.errors.problems import Location, Remarks
from graph.input.nodes import Node
from graph.input.sheets.rows import read_rows
from graph.input.sheets.tables import read_tables
from graph.input.sheets.tree import to_node
from graph.input.sheets.workbook import read_workbook


def read_sheets(path: Path, tables: Sequence[Path], remarks: Remarks) -> Node:
    """The document in the workbook *path*, or in the CSV files *tables* of the folder *path*.

    :param remarks: receives what is wrong with sheets, columns, rows and cells.
    :raises InvalidInput: the workbook cannot be read.
    """
    grids = read_tables(str(path), tables, remarks) if tables else read_workbook(path, remarks)
    return to_node(read_rows(grids, remarks), Location(str(path), 1, 1), remarks)

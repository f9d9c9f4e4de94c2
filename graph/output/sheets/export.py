"""Data files -> the workbook that an analyst fills in. Reading it back gives the same statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import Problem, Remarks, sort_problems
from graph.input.files import find_files, read_node
from graph.input.loader import load_files
from graph.input.sheets.flat import flatten
from graph.output.sheets.workbook import write_workbook


@dataclass(frozen=True)
class Export:
    """The workbook, the number of its rows, and what it cannot hold."""

    content: bytes
    rows: int
    problems: tuple[Problem, ...]


def export_workbook(paths: Iterable[Path], *, lang: str) -> Export:
    """The data in *paths* as one workbook with headings in *lang*. Things that several files describe become one row.

    :raises InvalidInput: the data have errors, so what they mean is not known.
    """
    files = find_files(paths)
    load_files(files)
    problems: list[Problem] = []
    rows = flatten((read_node(file, Remarks()) for file in files), problems)
    return Export(write_workbook(rows, lang=lang), len(rows), sort_problems(problems))

"""Reads the files that a command names, other than roadmaps."""

from pathlib import Path

from graph.errors.locations import Location
from graph.input.encodings import decode


def read_query(path: Path) -> str:
    """The text of a file with a query.

    :raises InvalidInput: it is not UTF-8.
    """
    return decode(path.read_bytes(), Location(str(path), 1, 1))

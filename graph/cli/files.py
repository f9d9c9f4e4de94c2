"""Reads the files that a command names, other than roadmaps."""

from pathlib import Path

from graph.errors.locations import Location
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Malformed
from graph.input.encodings import decode


def read_query(path: Path) -> str:
    """The text of a file with a query.

    :raises InvalidInput: it is not UTF-8, or has no query.
    """
    place = Location(str(path), 1, 1)
    text = decode(path.read_bytes(), place)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        what, instead = Message("the file contains no query"), Message("write SPARQL into it")
        raise InvalidInput([Malformed(location=place, what=what, instead=instead)])
    return text

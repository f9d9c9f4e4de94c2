"""The formats of a report: one module each, with a function marked by :func:`output_format`; a scan finds them.

A format gives the whole file as bytes. It knows what its readers take for markup, a formula or a link, and defuses it.
Modules here import what is heavy only when they write, because the command line reads their names for its help.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.errors import RoadmapError, UnknownName
from graph.reports.registry import find_marked, read_marked
from graph.reports.result import Depth, Report

__all__ = [
    "Format",
    "UnknownEnding",
    "find_format",
    "format_report",
    "get_format",
    "output_format",
    "read_formats",
    "strip_controls",
]

_Write = Callable[[Report], bytes]
# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets, and what a terminal would obey, but tab and line ends.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Format(NamedTuple):
    """One format: its name, its file ending, what it is good for, and its function.

    A terminal cannot show a *binary* one; ``depth`` is how far it needs reports to follow what their rows rest on.
    """

    name: str
    extension: str
    summary: str
    function: _Write
    binary: bool
    depth: Depth


class UnknownEnding(RoadmapError):
    """A file whose ending is not that of a format."""

    def __init__(self, path: Path) -> None:
        endings = ", ".join(f".{one.extension}" for one in read_formats().values())
        super().__init__(f"{path}: no format has this ending; known endings are {endings}, or give --format")


def output_format(
    name: str, *, extension: str, summary: str, binary: bool = False, depth: Depth = Depth.CITED
) -> Callable[[_Write], _Write]:
    """Marks a function as the format *name*; see :class:`Format`."""

    def mark(function: _Write) -> _Write:
        function.__dict__["spec"] = Format(name, extension, summary, function, binary, depth)
        return function

    return mark


def strip_controls(text: str) -> str:
    """*text* without the characters that are no letters but orders to a machine.

    >>> strip_controls("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


@cache
def read_formats() -> Mapping[str, Format]:
    """All formats by name, sorted.

    :raises ValueError: two of them bear the same name.
    """
    return read_marked(__name__, __path__, Format)


def get_format(name: str) -> Format:
    """The format called *name*.

    :raises UnknownName: with the most similar names.
    """
    found = find_marked(__name__, __path__, Format, name)
    if found is None:
        raise UnknownName("format", name, read_formats())
    return found


def find_format(path: Path) -> Format:
    """The format of the ending of *path*, in capitals or not.

    :raises UnknownEnding: no format has it.
    """
    ending = path.suffix.removeprefix(".").casefold()
    for one in read_formats().values():
        if one.extension == ending:
            return one
    raise UnknownEnding(path)


def format_report(report: Report, format: str) -> bytes:
    """*report*, with what it holds, in the format called *format*; texts are UTF-8. Equal reports give equal bytes.

    :meth:`graph.knowledge.Knowledge.to_bytes` first reads what the format needs and the report lacks.

    :raises UnknownName: no such format.
    """
    return get_format(format).function(report)

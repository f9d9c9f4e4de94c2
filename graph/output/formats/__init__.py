"""The formats of a report: one module each, with a function marked by :func:`output_format`; packages may add more.

A format gives the whole file as bytes. It knows what its readers take for markup, a formula or a link, and defuses it.
Modules here import what is heavy only when they write, because the command line reads their names for its help.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RoadmapError
from graph.reports.registry import Registry
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


@dataclass(frozen=True)
class Format:
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


_FORMATS: Registry[Format] = Registry("format", package=__name__, folder=__path__, group="roadmap_graph.formats")


def output_format(
    name: str, *, extension: str, summary: str, binary: bool = False, depth: Depth = Depth.CITED
) -> Callable[[_Write], _Write]:
    """Marks a function as the format *name*; see :class:`Format`."""

    def mark(function: _Write) -> _Write:
        _FORMATS.add(Format(name, extension, summary, function, binary, depth))
        return function

    return mark


def strip_controls(text: str) -> str:
    """*text* without the characters that are no letters but orders to a machine.

    >>> strip_controls("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


def read_formats() -> Mapping[str, Format]:
    """All formats by name, sorted; see :meth:`graph.reports.registry.Registry.read_all` for errors."""
    return _FORMATS.read_all()


def get_format(name: str) -> Format:
    """The format called *name*.

    :raises UnknownName: with the most similar names; for other errors see :meth:`graph.reports.registry.Registry.get`.
    """
    return _FORMATS.get(name)


def find_format(path: Path) -> Format:
    """The format of the ending of *path*, in capitals or not; ours before those of other distributions.

    :raises UnknownEnding: no format has it.
    """
    ending = path.suffix.removeprefix(".").casefold()
    for one in _FORMATS.iter_all():
        if one.extension == ending:
            return one
    raise UnknownEnding(path)


def format_report(report: Report, format: str) -> bytes:
    """*report*, with what it holds, in the format called *format*; texts are UTF-8. Equal reports give equal bytes.

    :meth:`graph.knowledge.Knowledge.to_bytes` first reads what the format needs and the report lacks.

    :raises UnknownName: no such format.
    """
    return get_format(format).function(report)

"""The forms of a report: one module each, with one function marked by :func:`form`; a scan of this folder finds them.

A form gives the whole file as bytes. It decides what its readers take for markup, a formula or a link, and defuses it.
Modules here import what is heavy only when they write, because the command line reads their names for its help.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.errors import RoadmapError, UnknownName
from graph.reports.registry import find_marked, read_marked
from graph.reports.result import Report

__all__ = ["Form", "UnknownEnding", "find_form", "form", "format_report", "get_form", "read_forms", "strip_controls"]

_Write = Callable[[Report], bytes]
# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets, and what a terminal would obey, but tab and line ends.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Form(NamedTuple):
    """One form: its name, its file ending, what it is good for, its function, and whether a terminal can show it."""

    name: str
    extension: str
    summary: str
    function: _Write
    binary: bool


class UnknownEnding(RoadmapError):
    """A file whose ending tells no form."""

    def __init__(self, path: Path) -> None:
        endings = ", ".join(f".{one.extension}" for one in read_forms().values())
        super().__init__(f"{path}: the ending tells no form; known endings are {endings}, or give --format")


def form(name: str, *, extension: str, summary: str, binary: bool = False) -> Callable[[_Write], _Write]:
    """Marks a function as the form *name*."""

    def mark(function: _Write) -> _Write:
        function.__dict__["spec"] = Form(name, extension, summary, function, binary)
        return function

    return mark


def strip_controls(text: str) -> str:
    """*text* without the characters that are no letters but orders to a machine.

    >>> strip_controls("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


@cache
def read_forms() -> Mapping[str, Form]:
    """All forms by name, sorted.

    :raises ValueError: two of them bear the same name.
    """
    return read_marked(__name__, __path__, Form)


def get_form(name: str) -> Form:
    """The form called *name*.

    :raises UnknownName: with the most similar names.
    """
    found = find_marked(__name__, __path__, Form, name)
    if found is None:
        raise UnknownName("form", name, read_forms())
    return found


def find_form(path: Path) -> Form:
    """The form that the ending of *path* tells, in capitals or not.

    :raises UnknownEnding: none does.
    """
    ending = path.suffix.removeprefix(".").casefold()
    for one in read_forms().values():
        if one.extension == ending:
            return one
    raise UnknownEnding(path)


def format_report(report: Report, form: str) -> bytes:
    """*report* in the form called *form*; texts are UTF-8. The same report gives the same bytes.

    :raises UnknownName: no such form.
    """
    return get_form(form).function(report)

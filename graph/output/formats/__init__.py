"""The forms of a report: one module each, with one function marked by :func:`form`; other distributions may add more.

A form gives the whole file as bytes. It decides what its readers take for markup, a formula or a link, and defuses it.
Modules here import what is heavy only when they write, because the command line reads their names for its help.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RoadmapError
from graph.reports.registry import Registry
from graph.reports.result import Report

__all__ = ["Form", "UnknownEnding", "find_form", "form", "format_report", "get_form", "read_forms", "strip_controls"]

_Write = Callable[[Report], bytes]
# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets, and what a terminal would obey, but tab and line ends.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Form:
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


_FORMS: Registry[Form] = Registry("form", package=__name__, folder=__path__, group="roadmap_graph.formats")


def form(name: str, *, extension: str, summary: str, binary: bool = False) -> Callable[[_Write], _Write]:
    """Marks a function as the form *name*."""

    def mark(function: _Write) -> _Write:
        _FORMS.add(Form(name, extension, summary, function, binary))
        return function

    return mark


def strip_controls(text: str) -> str:
    """*text* without the characters that are no letters but orders to a machine.

    >>> strip_controls("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


def read_forms() -> Mapping[str, Form]:
    """All forms by name, sorted; see :meth:`graph.reports.registry.Registry.read_all` for errors."""
    return _FORMS.read_all()


def get_form(name: str) -> Form:
    """The form called *name*.

    :raises UnknownName: with the most similar names; for other errors see :meth:`graph.reports.registry.Registry.get`.
    """
    return _FORMS.get(name)


def find_form(path: Path) -> Form:
    """The form that the ending of *path* tells, in capitals or not; ours before those of other distributions.

    :raises UnknownEnding: none does.
    """
    ending = path.suffix.removeprefix(".").casefold()
    for one in _FORMS.iter_all():
        if one.extension == ending:
            return one
    raise UnknownEnding(path)


def format_report(report: Report, form: str) -> bytes:
    """*report* in the form called *form*; texts are UTF-8. The same report gives the same bytes.

    :raises UnknownName: no such form.
    """
    return get_form(form).function(report)

"""Exporters: one module per format, with one function marked by :func:`exporter`; a scan of this folder finds them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.reports.registry import read_marked
from graph.stores import Store

__all__ = ["Exporter", "exporter", "read_exporters"]

_Export = Callable[[Store], bytes]


@dataclass(frozen=True)
class Exporter:
    """One format: its name, its file ending, what it is good for, and the function that gives the whole file."""

    name: str
    extension: str
    summary: str
    function: _Export


def exporter(name: str, *, extension: str, summary: str) -> Callable[[_Export], _Export]:
    """Marks a function as the exporter *name*."""

    def mark(function: _Export) -> _Export:
        function.__dict__["spec"] = Exporter(name, extension, summary, function)
        return function

    return mark


@cache
def read_exporters() -> Mapping[str, Exporter]:
    """All exporters by name, sorted.

    :raises ValueError: two of them bear the same name.
    """
    return read_marked(__name__, __path__, Exporter)

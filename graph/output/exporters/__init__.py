"""Exporters, with one module per format. The function is decorated with :func:`exporter`. Plugins can add more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors.messages import Message
from graph.reports.registry import DuplicateName, Registry, expect_bytes
from graph.stores import Store

__all__ = ["Exporter", "exporter", "read_exporters"]

_Export = Callable[[Store], bytes]


@dataclass(frozen=True)
class Exporter:
    """An export format: its name, its file ending, its purpose, and the function that returns the file."""

    name: str
    extension: str
    summary: str
    function: _Export


_EXPORTERS: Registry[Exporter] = Registry(
    "exporter", package=__name__, folder=__path__, group="roadmap_graph.exporters", find_fault=expect_bytes
)
# The ending of the file that a build writes in addition to those of the exporters.
_PAGE = {"html": Message("the page")}


def exporter(name: str, *, extension: str, summary: str) -> Callable[[_Export], _Export]:
    """Registers the decorated function as the exporter *name*."""

    def mark(function: _Export) -> _Export:
        _EXPORTERS.add(Exporter(name, extension, summary, function))
        return function

    return mark


def read_exporters() -> Mapping[str, Exporter]:
    """All exporters by name, sorted. See :meth:`graph.reports.registry.Registry.read_all` for other errors.

    :raises DuplicateName: two exporters write the same file.
    """
    exporters = _EXPORTERS.read_all()
    writers: dict[str, Message] = dict(_PAGE)
    for one in exporters.values():
        writer = Message("{noun} '{name}'", noun=Message("exporter"), name=one.name)
        file = f"roadmaps.{one.extension}"
        if (other := writers.setdefault(one.extension.casefold(), writer)) != writer:
            raise DuplicateName("file", file, (other, writer))
    return exporters

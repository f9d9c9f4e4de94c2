"""Reports: one module each, with one function marked by :func:`report`. Other distributions may add more.

A report answers one frequent question. It reads the store and lists what it found, or explains why it found nothing.
The formats (table, page, workbook ...) are in :mod:`graph.output.formats`.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.reports.registry import Registry
from graph.reports.result import Report

__all__ = ["Opposite", "ReportSpec", "get_report", "read_reports", "report"]


class Opposite(NamedTuple):
    """The name of the opposite of a yes-or-no parameter, for ``Annotated[bool, Opposite("...")]``."""

    name: str


@dataclass(frozen=True)
class ReportSpec:
    """One report: its name, its summary in Korean and English, its function, and a help text per parameter.

    ``example`` holds arguments that give an answer on the data of the package. The function takes the view and its own
    parameters, all of them texts. Parameters with a default are options.
    """

    name: str
    summary_ko: str
    summary: str
    function: Callable[..., Report]
    helps: Mapping[str, str]
    example: tuple[str, ...] = ()

    @property
    def parameters(self) -> list[inspect.Parameter]:
        """The parameters of the report, in order: those of its function without the view."""
        every = inspect.signature(self.function).parameters.values()
        return [parameter for parameter in every if parameter.name != "view"]


_REPORTS: Registry[ReportSpec] = Registry("report", package=__name__, folder=__path__, group="roadmap_graph.reports")


def report(
    name: str, *, summary_ko: str, summary: str, example: tuple[str, ...] = (), **helps: str
) -> Callable[[Callable[..., Report]], Callable[..., Report]]:
    """Marks a function as the report *name*.

    :param example: a value for each required parameter.
    :param helps: the help text of each parameter.
    :raises TypeError: a parameter has no help.
    """

    def mark(function: Callable[..., Report]) -> Callable[..., Report]:
        spec = ReportSpec(name, summary_ko, summary, function, helps, example)
        for parameter in spec.parameters:
            if parameter.name not in helps:
                raise TypeError(f"parameter '{parameter.name}' of report '{name}' has no help")
        _REPORTS.add(spec)
        return function

    return mark


def read_reports() -> Mapping[str, ReportSpec]:
    """All reports by name, sorted. For errors see :meth:`graph.reports.registry.Registry.read_all`."""
    return _REPORTS.read_all()


def get_report(name: str) -> ReportSpec:
    """The report named *name*. For other errors see :meth:`graph.reports.registry.Registry.get`.

    :raises UnknownName: no report has this name. The message suggests the most similar names.
    """
    return _REPORTS.get(name)

"""Reports: one module each, with one function marked by :func:`report`; a scan of this folder finds them.

A report is a question that people ask again and again. It reads the store, says in words what it found or why it found
nothing, and leaves the format (table, page, workbook ...) to :mod:`graph.output.formats`.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from graph.errors import UnknownName
from graph.reports.registry import find_marked, read_marked
from graph.reports.result import Report

__all__ = ["Opposite", "ReportSpec", "get_report", "read_reports", "report"]


class Opposite(NamedTuple):
    """The name of the choice that a yes-or-no parameter is set against, for ``Annotated[bool, Opposite("...")]``."""

    name: str


class ReportSpec(NamedTuple):
    """One report: its name, what it answers in Korean and English, its function, and a help text per parameter.

    ``example`` are arguments that give an answer on the data that come with the package.
    The function takes the view and its own parameters (text; those with a default are options).
    """

    name: str
    summary_ko: str
    summary: str
    function: Callable[..., Report]
    helps: Mapping[str, str]
    example: tuple[str, ...] = ()

    @property
    def parameters(self) -> list[inspect.Parameter]:
        """The report's own parameters, in order: those of its function without the view."""
        every = inspect.signature(self.function).parameters.values()
        return [parameter for parameter in every if parameter.name != "view"]


def report(
    name: str, *, summary_ko: str, summary: str, example: tuple[str, ...] = (), **helps: str
) -> Callable[[Callable[..., Report]], Callable[..., Report]]:
    """Marks a function as the report *name*.

    :param example: a value for each parameter that must be given.
    :param helps: what each parameter is.
    """

    def mark(function: Callable[..., Report]) -> Callable[..., Report]:
        function.__dict__["spec"] = ReportSpec(name, summary_ko, summary, function, helps, example)
        return function

    return mark


@cache
def read_reports() -> Mapping[str, ReportSpec]:
    """All reports by name, sorted.

    :raises ValueError: two of them bear the same name.
    """
    return read_marked(__name__, __path__, ReportSpec)


def get_report(name: str) -> ReportSpec:
    """The report called *name*.

    :raises UnknownName: with the most similar names.
    """
    spec = find_marked(__name__, __path__, ReportSpec, name)
    if spec is None:
        raise UnknownName("report", name, read_reports())
    return spec

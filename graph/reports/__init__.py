"""Reports: one module each, with one function marked by :func:`report`. Other distributions may add more.

A report answers one frequent question. It reads the store and lists what it found, or explains why it found nothing.
The formats (table, page, workbook ...) are in :mod:`graph.output.formats`.
"""

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, ParamSpec

from graph.errors import RoadmapError, UnknownName
from graph.errors.messages import Message
from graph.reports.registry import Registry
from graph.reports.result import Report, find_fault

__all__ = ["Opposite", "ReportSpec", "WrongArguments", "get_report", "read_reports", "report"]


class WrongArguments(RoadmapError):
    """A required parameter of a report without a value, or with several."""

    def __init__(self, report: str, needed: Sequence[str]) -> None:
        super().__init__(
            Message(
                "report '{report}' takes one value for each of: {needed}; give the other parameters by name"
                if needed
                else "report '{report}' takes no value without a name; give the other parameters by name",
                report=report,
                needed=", ".join(needed),
            )
        )


_Given = ParamSpec("_Given")


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

    def check(self, arguments: Sequence[str], options: Collection[str]) -> None:
        """Checks the number of values for required parameters, and the names of all *options*.

        :raises UnknownName: the report has no such parameter.
        :raises WrongArguments: a required parameter has no value or several.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in options:
            if name not in known:
                raise UnknownName("parameter", name, known, closed=True)
        needed = [one.name for one in self.parameters if one.default is one.empty]
        given = [*needed[: len(arguments)], *(name for name in needed if name in options)]
        if len(arguments) > len(needed) or sorted(given) != sorted(needed):
            raise WrongArguments(self.name, needed)


_REPORTS: Registry[ReportSpec] = Registry(
    "report", package=__name__, folder=__path__, group="roadmap_graph.reports", find_fault=find_fault
)
# The parameters and options of every report, in Python, on the command line and of the decorator.
_TAKEN = frozenset(
    (
        "as_of",
        "data",
        "depth",
        "example",
        "format",
        "help",
        "lang",
        "name",
        "out",
        "section",
        "self",
        "store",
        "summary",
    )
) | {"summary_ko", "why"}


def report(
    name: str, *, summary_ko: str, summary: str, example: tuple[str, ...] = (), **helps: str
) -> Callable[[Callable[_Given, Report]], Callable[_Given, Report]]:
    """Marks a function as the report *name*.

    :param example: a value for each required parameter.
    :param helps: the help text of each parameter.
    :raises TypeError: a parameter has no help, or the name of an option of every report.
    """

    def mark(function: Callable[_Given, Report]) -> Callable[_Given, Report]:
        spec = ReportSpec(name, summary_ko, summary, function, helps, example)
        for parameter in spec.parameters:
            if parameter.name in _TAKEN:
                raise TypeError(f"parameter '{parameter.name}' of report '{name}' is taken; choose another name")
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

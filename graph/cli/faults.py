"""What the command line says of an error that ends a command."""

import errno
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graph.errors import RoadmapError
from graph.errors.messages import Message

if TYPE_CHECKING:
    from graph.errors.problems import Problem

OUT_OF_MEMORY = Message("roadmap-graph: out of memory; load fewer files at once or raise the memory limit")


def explain_fault(error: Exception, lang: str) -> tuple[int, str]:
    """The exit code for *error*, and its message in *lang*. Control characters are escaped.

    Errors of this package carry their own message. Any other error is reported as an internal error.
    """
    from graph.errors.characters import escape_unprintable

    if isinstance(error, OSError) and error.errno == errno.ENOMEM:  # a process cannot be started
        return 3, OUT_OF_MEMORY.to_text(lang)
    if isinstance(error, RoadmapError):
        return error.exit_code, "\n".join(map(escape_unprintable, _word(error, lang).split("\n")))
    fault = f"{type(error).__name__}: {error}"
    return 4, Message("roadmap-graph: internal error: {fault}; please report it", fault=fault).to_text(lang)


def _word(error: RoadmapError, lang: str) -> str:
    from graph.errors.capped import to_lines
    from graph.errors.problems import InvalidInput

    return to_lines(error.problems, lang) if isinstance(error, InvalidInput) else error.to_text(lang)


def warn(problems: Iterable["Problem"], lang: str, *, err: bool = True) -> None:
    """Prints a warning for each of *problems*, see :func:`graph.errors.capped.cap_problems`."""
    from graph.errors.capped import cap_problems

    for problem in cap_problems(problems):
        click.echo(Message("warning: {problem}", problem=problem.to_text(lang)).to_text(lang), err=err)

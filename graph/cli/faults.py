"""What the command line says of an error that ends a command."""

import errno
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graph.errors import RoadmapError
from graph.errors.exits import ExitCode, find_exit_code, find_reason
from graph.errors.messages import Message

if TYPE_CHECKING:
    from graph.errors.problems import Problem

OUT_OF_MEMORY = Message("roadmap-graph: out of memory; load fewer files at once or raise the memory limit")
CLOSED = Message("roadmap-graph: standard output is closed; open it, or write to a file with --out FILE")
INTERRUPTED = Message("roadmap-graph: interrupted")


def explain_fault(error: BaseException, lang: str) -> tuple[int, str]:
    """The exit code for *error*, and its message in *lang*. Control characters are escaped.

    Errors of this package carry their own message. Any other error is reported as an internal error, unless the system
    refused a file.
    """
    from graph.errors.characters import escape_unprintable

    code, text = _explain(error, lang)
    return code, "\n".join(map(escape_unprintable, text.split("\n")))


def _explain(error: BaseException, lang: str) -> tuple[int, str]:
    if isinstance(error, RoadmapError):
        return error.exit_code, _word(error, lang)
    if isinstance(error, OSError) and (code := find_exit_code(error)) is not ExitCode.OURS:
        return code, _explain_system(error, code).to_text(lang)
    fault = f"{type(error).__name__}: {error}"
    return ExitCode.OURS, Message("roadmap-graph: internal error: {fault}; please report it", fault=fault).to_text(lang)


def _explain_system(error: OSError, code: ExitCode) -> Message:
    if error.errno == errno.ENOMEM:  # a process cannot be started
        return OUT_OF_MEMORY
    if error.errno == errno.EBADF and error.filename is None:
        return CLOSED
    reason = find_reason(error)
    if error.filename is not None:
        return Message("{path}: {reason}", path=error.filename, reason=reason)
    if code is ExitCode.LIMIT:
        return Message("roadmap-graph: {reason}; free some of it or write elsewhere", reason=reason)
    return Message("roadmap-graph: {reason}", reason=reason)


def _word(error: RoadmapError, lang: str) -> str:
    from graph.errors.capped import to_lines
    from graph.errors.problems import InvalidInput

    return to_lines(error.problems, lang) if isinstance(error, InvalidInput) else error.to_text(lang)


def warn(problems: Iterable["Problem"], lang: str, *, err: bool = True) -> None:
    """Prints a warning for each of *problems*, see :func:`graph.errors.capped.cap_problems`."""
    from graph.errors.capped import cap_problems

    for problem in cap_problems(problems):
        click.echo(Message("warning: {problem}", problem=problem.to_text(lang)).to_text(lang), err=err)

"""Writes a report to a file, a pipe or the terminal."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.streams import write_bytes
from graph.errors import RoadmapError
from graph.errors.characters import escape_unprintable
from graph.errors.messages import Message
from graph.output.folding import fold
from graph.output.formats import Format, find_format, get_format
from graph.reports.result import Depth, Report

if TYPE_CHECKING:
    from graph.knowledge import Knowledge

_KILO = 1_000


class NotForTerminal(RoadmapError):
    """A format that a terminal cannot show."""

    def __init__(self, name: str, extension: str) -> None:
        super().__init__(
            Message(
                "format '{name}' is binary; write it to a file with --out FILE.{extension}",
                name=name,
                extension=extension,
            )
        )


def choose_format(format: str = "", out: Path | None = None) -> Format:
    """The format called *format*. The default is the format of the ending of *out*, or ``table`` for stdout.

    :raises UnknownEnding: *format* is empty and no format has the ending.
    :raises NotForTerminal: the format is binary and stdout is a terminal.
    """
    chosen = get_format(format or "table") if format or out is None else find_format(out)
    if out is None and chosen.binary and sys.stdout.isatty():
        raise NotForTerminal(chosen.name, chosen.extension)
    return chosen


def find_depth(chosen: Format, *, why: bool) -> Depth:
    """The depth that a report needs for the format *chosen*, or for its evidence if *why* is set."""
    return Depth.REASONS if why else chosen.depth


def deliver(report: Report, chosen: Format, out: Path | None = None) -> None:
    """Writes *report* in the format *chosen* to the file *out*, or to stdout.

    The report must have the depth that the format needs, see :class:`graph.reports.result.Depth`.

    :raises CannotWrite: see :func:`graph.pipeline.files.write_file`.
    """
    put(chosen.function(report), out, lang=report.lang, for_people=chosen.name == "table")


def put(content: bytes, out: Path | None, *, lang: str, for_people: bool = False) -> None:
    """Writes *content* to the file *out* and says so on stderr, or writes it to stdout.

    :param for_people: see :func:`graph.cli.streams.write_bytes`.
    :raises CannotWrite: see :func:`graph.pipeline.files.write_file`.
    """
    if out is None:
        write_bytes(content, for_people=for_people)
        return
    from graph.pipeline.files import write_file

    write_file(out, content)
    tell_written(out, len(content), lang)


def tell_written(path: Path, size: int, lang: str) -> None:
    """Says on stderr that a file of *size* bytes was written."""
    said = Message("{path}: written ({size})", path=escape_unprintable(str(path)), size=describe_size(size))
    click.echo(said.to_text(lang), err=True)


def fit_terminal(text: str) -> str:
    """*text* for stderr. If that is a terminal, lines fold between words, except indented ones, which are to copy."""
    if not sys.stderr.isatty():
        return text
    width = shutil.get_terminal_size().columns
    lines = ([line] if line.startswith(" ") else fold(line, max(width, 2)) for line in text.split("\n"))
    return "\n".join(one for folded in lines for one in folded)


def describe_size(size: int) -> str:
    """*size* in bytes with a unit.

    >>> describe_size(126), describe_size(73_110), describe_size(4_200_000)
    ('126 B', '73.1 kB', '4.2 MB')
    """
    if size < _KILO:
        return f"{size} B"
    return f"{size / _KILO:.1f} kB" if size < _KILO**2 else f"{size / _KILO**2:,.1f} MB"


def deliver_each(
    knowledge: "Knowledge", reports: Iterable[tuple[str, Report]], folder: Path, *, format: str
) -> list[Path]:
    """Writes each report to *folder* as ``<name>.<ending of the format>``, for scripts that run unattended.

    :param knowledge: the graph that the reports come from, read for the sources or evidence that the format needs.
    :param reports: pairs of name and report. Names are ids, which every file system accepts.
    :returns: the files, in order.
    """
    from graph.pipeline.files import write_files

    chosen = get_format(format)
    written = []
    for name, report in reports:
        file = f"{name}.{chosen.extension}"
        write_files(folder, {file: knowledge.to_bytes(report, format)})
        written.append(folder / file)
    return written

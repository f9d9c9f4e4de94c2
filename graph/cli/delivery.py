"""Where a report goes: to a file, to a pipe, or to the terminal."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import RoadmapError
from graph.output.formats import Format, find_format, get_format
from graph.reports.result import Depth, Report

if TYPE_CHECKING:
    from graph.knowledge import Knowledge


class NotForTerminal(RoadmapError):
    """A format that a terminal cannot show."""

    def __init__(self, name: str, extension: str) -> None:
        super().__init__(f"format '{name}' is not text for a terminal; write it to a file with --out FILE.{extension}")


def choose_format(format: str = "", out: Path | None = None) -> Format:
    """The format called *format*; by default that of the ending of *out*, for stdout the table.

    :raises UnknownEnding: no format is named and none has the ending.
    :raises NotForTerminal: the format is binary and stdout a terminal.
    """
    chosen = get_format(format or "table") if format or out is None else find_format(out)
    if out is None and chosen.binary and sys.stdout.isatty():
        raise NotForTerminal(chosen.name, chosen.extension)
    return chosen


def find_depth(chosen: Format, *, why: bool) -> Depth:
    """How deep a report is to be made for the format *chosen*, or for its reasons to be told."""
    return Depth.REASONS if why else chosen.depth


def deliver(report: Report, chosen: Format, out: Path | None = None) -> None:
    """Writes *report* in the format *chosen* to the file *out*, or to stdout.

    The report is to have been made as deep as the format needs it, see :class:`graph.reports.result.Depth`.

    :raises CannotWrite: see :func:`graph.pipeline.files.write_file`.
    """
    content = chosen.function(report)
    if out is not None:
        from graph.pipeline.files import write_file

        write_file(out, content)
    elif sys.stdout.isatty():
        sys.stdout.write(content.decode())
    else:
        # As bytes, because a text stream of Windows would turn the line ends of a CSV into CR CR LF.
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def deliver_each(
    knowledge: "Knowledge", reports: Iterable[tuple[str, Report]], folder: Path, *, format: str
) -> list[Path]:
    """Writes each report to *folder* as ``<name>.<ending of the format>``; for what runs unattended.

    :param knowledge: what the reports were made from; it gives what the format needs besides.
    :param reports: name and report, one after the other; names are ids, which no file system refuses.
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

"""Where a report goes: to a file, to a pipe, or to the terminal."""

import sys
from collections.abc import Iterable
from pathlib import Path

from graph.errors import RoadmapError
from graph.output.formats import find_format, get_format
from graph.reports.result import Report


class NotForTerminal(RoadmapError):
    """A format that a terminal cannot show."""

    def __init__(self, name: str, extension: str) -> None:
        super().__init__(f"format '{name}' is not text for a terminal; write it to a file with --out FILE.{extension}")


def deliver(report: Report, *, format: str = "", out: Path | None = None) -> None:
    """Writes *report* to the file *out*, or to stdout.

    :param format: name of the format; by default that of the ending of *out*, for stdout the table.
    :raises UnknownEnding: no format is named and none has the ending.
    :raises NotForTerminal: the format is binary and stdout a terminal.
    :raises CannotWrite: see :func:`graph.pipeline.files.write_file`.
    """
    chosen = get_format(format or "table") if format or out is None else find_format(out)
    terminal = out is None and sys.stdout.isatty()
    if terminal and chosen.binary:
        raise NotForTerminal(chosen.name, chosen.extension)
    content = chosen.function(report)
    if out is not None:
        from graph.pipeline.files import write_file

        write_file(out, content)
    elif terminal:
        sys.stdout.write(content.decode())
    else:
        # As bytes, because a text stream of Windows would turn the line ends of a CSV into CR CR LF.
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def deliver_each(reports: Iterable[tuple[str, Report]], folder: Path, *, format: str) -> list[Path]:
    """Writes each report to *folder* as ``<name>.<ending of the format>``; for what runs unattended.

    :param reports: name and report, one after the other; names are ids, which no file system refuses.
    :returns: the files, in order.
    """
    from graph.pipeline.files import write_files

    chosen = get_format(format)
    written = []
    for name, report in reports:
        file = f"{name}.{chosen.extension}"
        write_files(folder, {file: chosen.function(report)})
        written.append(folder / file)
    return written

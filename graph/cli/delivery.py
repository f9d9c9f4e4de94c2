"""Where a report goes: to a file, to a pipe, or to the terminal."""

import sys
from collections.abc import Iterable
from pathlib import Path

from graph.errors import RoadmapError
from graph.output.formats import find_form, get_form
from graph.reports.result import Report


class NotForTerminal(RoadmapError):
    """A form that a terminal cannot show."""

    def __init__(self, name: str, extension: str) -> None:
        super().__init__(f"form '{name}' is no text for a terminal; write it to a file with --out FILE.{extension}")


def deliver(report: Report, *, form: str = "", out: Path | None = None) -> None:
    """Writes *report* to the file *out*, or to stdout.

    :param form: name of the form; by default the one that the ending of *out* tells, for stdout the table.
    :raises UnknownEnding: no form is named and the ending tells none.
    :raises NotForTerminal: the form is binary and stdout a terminal.
    :raises CannotWrite: see :func:`graph.pipeline.files.write_file`.
    """
    chosen = get_form(form or "table") if form or out is None else find_form(out)
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


def deliver_each(reports: Iterable[tuple[str, Report]], folder: Path, *, form: str) -> list[Path]:
    """Writes each report to *folder* as ``<name>.<ending of the form>``; for what runs unattended.

    :param reports: name and report, one after the other; names are ids, which no file system refuses.
    :returns: the files, in order.
    """
    from graph.pipeline.files import write_files

    chosen = get_form(form)
    written = []
    for name, report in reports:
        file = f"{name}.{chosen.extension}"
        write_files(folder, {file: chosen.function(report)})
        written.append(folder / file)
    return written

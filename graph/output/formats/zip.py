"""A ZIP file with one CSV table per section, for programs that read one table per file."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from graph.output.formats import escape_text, output_format
from graph.output.formats.csv import to_csv
from graph.output.formats.figures import spell_out
from graph.output.formats.references import list_source_rows
from graph.output.formats.words import word
from graph.reports.result import Cell, Depth, Report

_Lines = Iterable[Iterable[Cell]]
# A file contains its date. A fixed one, the earliest that the format has, gives the same bytes every time.
_CREATED = (1980, 1, 1, 0, 0, 0)
_PLAIN = re.compile(r"[^\w-]+")
# The rights of a file in the upper half of its attributes, as Unix has them.
_READABLE = 0o644 << 16


@output_format(
    "zip",
    extension="zip",
    summary="one CSV file per section and one of sources, for programs",
    summary_ko="구분별 CSV 파일과 출처 파일, 프로그램용",
    binary=True,
    depth=Depth.SOURCES,
)
def write_zip(report: Report) -> bytes:
    """A file per section named by its id, ``sources.csv``, and ``contents.csv`` with the heading and note of each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in _iter_files(report):
            entry = zipfile.ZipInfo(name, _CREATED)
            entry.external_attr, entry.compress_type = _READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, escape_text(to_csv(lines)))
    return buffer.getvalue()


def _iter_files(report: Report) -> Iterator[tuple[str, _Lines]]:
    sections = [spell_out(section, report) for section in report.sections]
    names = _name_files(["contents", "sources", *(section.id for section in sections)])
    contents = [
        (name, section.heading, len(section.rows), section.note)
        for name, section in zip(names[2:], sections, strict=True)
    ]
    yield names[0], [[word(report, one) for one in ("file", "section", "rows", "note")], *contents]
    for name, section in zip(names[2:], sections, strict=True):
        yield name, [[column.heading for column in section.columns], *section.rows]
    if report.sources:
        yield names[1], list_source_rows(report)


def _name_files(ids: Iterable[str]) -> list[str]:
    """A file name for each id that every system accepts, numbered if an earlier one has it."""
    names: list[str] = []
    for one in ids:
        plain, number = _PLAIN.sub("-", one) or "-", 2
        name = f"{plain}.csv"
        while name.casefold() in map(str.casefold, names):
            name, number = f"{plain}-{number}.csv", number + 1
        names.append(name)
    return names

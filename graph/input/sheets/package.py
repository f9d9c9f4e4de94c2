"""Checks an .xlsx file before it is parsed: it is a ZIP archive of XML, and both can be bombs.

Sizes are those that the archive declares, and :mod:`zipfile` reads no more than that.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, Remarks
from graph.input.nodes import MAX_NODES

MAX_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_MERGED = 100_000
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
# What Excel encrypts, and what it saved before 2007, begins with this.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_package(content: bytes, start: Location, remarks: Remarks) -> bool:
    """Refuses what is no workbook or too large, and warns of macros.

    :returns: whether the workbook has formulas.
    :raises InvalidInput: not an .xlsx file, over a limit, or with declarations that could expand.
    """
    if content.startswith(_COMPOUND):
        instead = Message("save it as .xlsx without a password")
        raise _invalid(start, Message("workbook is encrypted or of an old format"), instead)
    has_formulas, cells = False, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, start, remarks)
            for name, part in _iter_xml(archive):
                if any(mark.encode(codec) in part for mark in _DECLARATIONS for codec in ("ascii", "utf-16-le")):
                    raise _invalid(start, Message("'{name}' declares a DTD", name=name), Message("save it in Excel"))
                if name.startswith("xl/worksheets/"):
                    cells += len(_CELL.findall(part))
                    has_formulas = has_formulas or bool(_FORMULA.search(part))
                    _check_merged(part, start)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        what = Message("not an Excel workbook")
        raise _invalid(start, what, Message("save it as .xlsx in Excel or LibreOffice")) from error
    if cells > MAX_NODES:
        what = Message("more than {most} cells", most=format(MAX_NODES, ","))
        raise _invalid(start, what, Message("split the file into several"))
    return has_formulas


def _check_sizes(archive: zipfile.ZipFile, start: Location, remarks: Remarks) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        what = Message("unpacked workbook is over {most} MiB", most=MAX_UNPACKED // 1024 // 1024)
        raise _invalid(start, what, Message("split the file into several, without pictures"))
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        what = Message("not an Excel workbook")
        raise _invalid(start, what, Message("save it as .xlsx in Excel or LibreOffice"))
    if any(name.endswith("vbaProject.bin") for name in names):
        what = Message("the macros of the workbook are ignored")
        remarks.warnings.append(Malformed(location=start, what=what, instead=Message("save it as .xlsx")))


def _iter_xml(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            yield part.filename, archive.read(part)


def _check_merged(part: bytes, start: Location) -> None:
    """Refuses merged ranges of many cells, as each cell of them would be built."""
    area = 0
    for first, top, last, bottom in _MERGED.findall(part):
        area += (abs(_to_number(last) - _to_number(first)) + 1) * (abs(int(bottom) - int(top)) + 1)
    if area > _MOST_MERGED:
        what = Message("more than {most} merged cells", most=format(_MOST_MERGED, ","))
        raise _invalid(start, what, Message("unmerge them"))


def _to_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _invalid(place: Location, what: Message, instead: Message) -> InvalidInput:
    return InvalidInput([Malformed(location=place, what=what, instead=instead)])

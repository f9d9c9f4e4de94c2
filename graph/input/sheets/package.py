"""Checks an .xlsx file before it is parsed: it is a ZIP archive of XML, and both can be bombs."""

import re
from collections.abc import Iterator

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, Remarks
from graph.input.archives import COMPOUND_MARK, Archive, ArchiveLimits, BadArchive, Fault
from graph.input.nodes import MAX_NODES

MAX_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_MERGED = 100_000
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")


def check_package(content: bytes, start: Location, remarks: Remarks) -> bool:
    """Refuses files that are not workbooks or too large, and warns of macros.

    :returns: whether the workbook has formulas.
    :raises InvalidInput: not an .xlsx file, over a limit, or with declarations that could expand.
    """
    if content.startswith(COMPOUND_MARK):
        instead = Message("save it as .xlsx without a password")
        raise _invalid(start, Message("workbook is encrypted or of an old format"), instead)
    has_formulas, cells = False, 0
    try:
        archive = Archive(content, ArchiveLimits(_MOST_PARTS, MAX_UNPACKED, MAX_UNPACKED))
        _check_parts(archive, start, remarks)
        for name, part in _iter_xml(archive):
            if any(mark.encode(codec) in part for mark in _DECLARATIONS for codec in ("ascii", "utf-16-le")):
                raise _invalid(start, Message("'{name}' declares a DTD", name=name), Message("save it in Excel"))
            if name.startswith("xl/worksheets/"):
                cells += len(_CELL.findall(part))
                has_formulas = has_formulas or bool(_FORMULA.search(part))
                _check_merged(part, start)
    except BadArchive as error:
        raise _explain(error, start) from error
    if cells > MAX_NODES:
        what = Message("more than {most} cells", most=format(MAX_NODES, ","))
        raise _invalid(start, what, Message("split the file into several"))
    return has_formulas


def _explain(error: BadArchive, start: Location) -> InvalidInput:
    if error.fault in (Fault.MANY_PARTS, Fault.LARGE_PART, Fault.LARGE):
        what = Message("unpacked workbook is over {most} MiB", most=MAX_UNPACKED // 1024 // 1024)
        return _invalid(start, what, Message("split the file into several, without pictures"))
    what = Message("not an Excel workbook")
    return _invalid(start, what, Message("save it as .xlsx in Excel or LibreOffice"))


def _check_parts(archive: Archive, start: Location, remarks: Remarks) -> None:
    if not archive.has("xl/workbook.xml"):
        what = Message("not an Excel workbook")
        raise _invalid(start, what, Message("save it as .xlsx in Excel or LibreOffice"))
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        what = Message("the macros of the workbook are ignored")
        remarks.warnings.append(Malformed(location=start, what=what, instead=Message("save it as .xlsx")))


def _iter_xml(archive: Archive) -> Iterator[tuple[str, bytes]]:
    for name in archive.names:
        if name.lower().endswith((".xml", ".rels", ".vml")):
            yield name, archive.read(name)


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

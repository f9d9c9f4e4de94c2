"""Reads DOCX, the format of Microsoft Word. Deleted text, comments, headers and footers are left out.

Footnotes follow their paragraph.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.input.texts.blocks import Block, Place, to_table
from graph.input.texts.limits import MAX_COLUMNS, damaged, encrypted
from graph.input.texts.packages import OLE_MARK, Package, to_count, to_local_name
from graph.input.texts.walking import Walker

_FORM = "DOCX"
_DOCUMENT = "word/document.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# What was deleted or moved away, codes of fields, and properties.
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "Fallback"})


def read_word(content: bytes) -> Iterator[Block]:
    """The blocks of a DOCX file.

    :raises Unreadable: the file cannot be read.
    """
    if content.startswith(OLE_MARK):
        raise encrypted()
    package = Package(content, _FORM)
    if not package.has(_DOCUMENT):
        raise damaged(_FORM)
    root = package.parse(_DOCUMENT)
    notes = {reference: _find_notes(package, name) for reference, name in _NOTES.items()}
    yield from _Reader(notes).read_inside(root)


def _find_notes(package: Package, name: str) -> dict[str, Any]:
    """The notes of a document by their ids."""
    return {_read(note, "id"): note for note in package.parse(name)} if package.has(name) else {}


class _Reader(Walker):
    left_out = _LEFT_OUT

    def __init__(self, notes: dict[str, dict[str, Any]]) -> None:
        self.notes = notes

    @property
    def readers(self) -> Mapping[str, Callable[[Any], Iterator[Block]]]:
        return {"p": self.read_paragraph, "tbl": self.read_table}

    def iter_texts(self, element: Any, anchored: list[Block]) -> Iterator[str]:
        for child in element:
            name = to_local_name(child)
            if name == "t":
                yield child.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "txbxContent":
                anchored.extend(self.read_inside(child))
            elif name in self.notes:
                # Each note is read once, so a note that refers to itself ends.
                note = self.notes[name].pop(_read(child, "id"), None)
                anchored.extend(self.read_inside(note) if note is not None else ())
            elif name not in _LEFT_OUT:
                yield from self.iter_texts(child, anchored)

    def read_table(self, table: Any) -> Iterator[Block]:
        cells: list[tuple[Place, list[Block]]] = []
        # By column, the index of the cell that a continued cell belongs to.
        above: dict[int, int] = {}
        for row, element in enumerate(_iter_children(table, "tr"), 1):
            column = 1 + to_count(_read_property(element, "trPr", "gridBefore"))
            for cell in _iter_children(element, "tc"):
                span = min(to_count(_read_property(cell, "tcPr", "gridSpan"), 1), MAX_COLUMNS)
                merge = _read_property(cell, "tcPr", "vMerge")
                if merge in ("", "continue") and column in above:
                    index = above[column]
                    place, blocks = cells[index]
                    cells[index] = (place._replace(rows=row - place.row + 1), blocks)
                else:
                    above[column] = len(cells)
                    cells.append((Place(row, column, 1, span), list(self.read_inside(cell))))
                column += span
        yield from to_table(cells)


def _iter_children(element: Any, name: str) -> Iterator[Any]:
    """The rows or cells of a table, also those inside content controls and tracked insertions."""
    for child in element:
        own = to_local_name(child)
        if own == name:
            yield child
        elif own in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _iter_children(child, name)


def _read_property(element: Any, group: str, name: str) -> str | None:
    """The value of a property of a row or cell, empty if it has no value, ``None`` if it is absent."""
    for child in element:
        if to_local_name(child) == group:
            for one in child:
                if to_local_name(one) == name:
                    return _read(one, "val")
    return None


def _read(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")

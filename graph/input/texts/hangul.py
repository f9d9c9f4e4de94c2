"""Reads HWPX, the format of Hancom Office, and HWP 5, which python-hwpx converts to HWPX.

Header and footer lines, comments, and text that a tracked change deleted are left out. Footnotes follow their
paragraph.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from hwpx import HwpxDocument
from hwpx.errors import Hwp5Error, HwpxError
from hwpx.opc.package import HwpxPackageError
from lxml import etree

from graph.errors.messages import Message
from graph.input.texts.blocks import Block, Place, to_table
from graph.input.texts.limits import Unreadable, damaged, encrypted, too_large
from graph.input.texts.packages import OLE_MARK, Package, check_depth, to_count, to_local_name
from graph.input.texts.walking import Walker

_MANIFEST = "META-INF/manifest.xml"
_HWP3_MARK = b"HWP Document File"
_MARKS = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": "\u3000", "hyphen": "-"}
_LEFT_OUT = frozenset({"header", "footer", "hiddenComment", "fieldBegin", "secPr", "masterPage", "linesegarray"})
_LOCKED = frozenset({"hwp5-password", "hwp5-distribution", "hwp5-drm"})


def read_hangul(content: bytes) -> Iterator[Block]:
    """The blocks of an HWPX or HWP file.

    :raises Unreadable: the file cannot be read.
    """
    if content.startswith(_HWP3_MARK):
        raise Unreadable(Message("the file is HWP 3 or older"), Message("save it as HWPX"))
    if not content.startswith(OLE_MARK):
        _check_package(Package(content, "HWPX or HWP"))
    for section in _open(content).sections:
        check_depth(section.element)
        yield from _Reader().read_inside(section.element)


def _check_package(package: Package) -> None:
    """Refuses what python-hwpx would read, or refuse in its own words."""
    if package.has(_MANIFEST) and any(
        to_local_name(element) == "encryption-data" for element in package.parse(_MANIFEST).iter()
    ):
        raise encrypted()
    for name in package.archive.names:
        if name.endswith((".xml", ".hpf", ".rdf")):
            package.parse(name)


def _open(content: bytes) -> HwpxDocument:
    try:
        with warnings.catch_warnings():
            # It warns about what an old format has and HWPX lacks, none of which is text.
            warnings.simplefilter("ignore")
            return HwpxDocument.open(BytesIO(content))
    except Hwp5Error as error:
        raise _explain_code(error.code) from error
    except (HwpxError, HwpxPackageError, BadZipFile, etree.LxmlError, ValueError, LookupError, EOFError) as error:
        raise damaged("HWPX or HWP") from error


def _explain_code(code: str) -> Unreadable:
    if code in _LOCKED:
        return encrypted()
    if code == "hwp5-limit-exceeded":
        return too_large(Message("the file unpacks to more than can be read"))
    return damaged("HWPX or HWP")


class _Reader(Walker):
    """Reads one section. A tracked deletion may end in a later paragraph, so it is remembered."""

    left_out = _LEFT_OUT

    def __init__(self) -> None:
        self.deleted = False

    @property
    def readers(self) -> Mapping[str, Callable[[Any], Iterator[Block]]]:
        return {"p": self.read_paragraph, "tbl": self.read_table, "switch": self.read_switch}

    def read_switch(self, switch: Any) -> Iterator[Block]:
        """The first of several versions of one thing for programs of different age."""
        return self.read_inside(switch[0] if len(switch) else switch)

    def iter_texts(self, element: Any, anchored: list[Block]) -> Iterator[str]:
        for run in element:
            for child in run if to_local_name(run) == "run" else ():
                name = to_local_name(child)
                if name == "t":
                    yield from self.iter_parts(child)
                elif name == "tbl":
                    anchored.extend(self.read_table(child))
                elif name not in _LEFT_OUT:
                    anchored.extend(self.read_inside(child))

    def iter_parts(self, element: Any) -> Iterator[str]:
        """The texts and marks in a text element, without deleted ones."""
        if element.text and not self.deleted:
            yield element.text
        for child in element:
            name = to_local_name(child)
            if name in ("deleteBegin", "deleteEnd"):
                self.deleted = name == "deleteBegin"
            elif not self.deleted:
                yield _MARKS.get(name, "")
            if child.tail and not self.deleted:
                yield child.tail

    def read_table(self, table: Any) -> Iterator[Block]:
        """The caption of a table, which often has the unit of its amounts, and the table."""
        cells: list[tuple[Place, list[Block]]] = []
        for child in table:
            name = to_local_name(child)
            if name == "caption":
                yield from self.read_inside(child)
            elif name == "tr":
                cells += [(_find_place(cell), list(self.read_inside(cell))) for cell in child]
        yield from to_table(cells)


def _find_place(cell: Any) -> Place:
    values = {to_local_name(child): child.attrib for child in cell}
    address, span = values.get("cellAddr", {}), values.get("cellSpan", {})
    return Place(
        to_count(address.get("rowAddr")) + 1,
        to_count(address.get("colAddr")) + 1,
        to_count(span.get("rowSpan"), 1),
        to_count(span.get("colSpan"), 1),
    )

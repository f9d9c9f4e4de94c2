"""Reads PDF: the characters of each page with their positions, as pdfium orders them."""

import re
from collections.abc import Iterator
from ctypes import byref, c_double
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from graph.errors.messages import Message
from graph.input.texts.blocks import Block
from graph.input.texts.limits import MAX_PAGES, damaged, encrypted, too_large
from graph.input.texts.lines import Line, Run, join_lines

# A space that pdfium adds stands for any gap. In heights of a line: the least gap that separates columns.
_GAP = 1.2
# A line with more equal gaps than these is justified.
_FEW = 3
# pdfium marks a hyphen at the end of a line with U+0002.
_HYPHEN = "\x02"
_PAGE_NUMBER = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s?/\s?\d{1,4}|\d{1,4}")


def read_pdf(content: bytes) -> Iterator[Block]:
    """The blocks of a PDF. Numbers of pages are left out.

    :raises Unreadable: the file cannot be read.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise encrypted() if locked else damaged("PDF") from error
    if len(document) > MAX_PAGES:
        raise too_large(Message("more than {most} pages", most=f"{MAX_PAGES:,}"))
    lines: list[Line] = []
    for number in range(len(document)):
        lines += _read_page(document, number)
    if lines:
        yield from join_lines(lines)


def _read_page(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise damaged("PDF") from error
    lines = list(_iter_lines(text, number + 1, page.get_width()))
    text.close()
    page.close()
    for edge in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[edge].text.strip()):
            del lines[edge]
    return lines


def _iter_lines(text: Any, page: int, paper: float) -> Iterator[Line]:
    characters: list[_Character] = []
    for index in range(text.count_chars()):
        character = _Character(text, index)
        if character.text in "\r\n":
            yield from _to_line(characters, page, paper)
            characters = []
        elif character.text != _HYPHEN:
            characters.append(character)
    yield from _to_line(characters, page, paper)


class _Character:
    """A character with its box. A pair of surrogates comes as two characters."""

    __slots__ = ("added", "base", "height", "left", "right", "text")

    def __init__(self, text: Any, index: int) -> None:
        self.text = chr(raw.FPDFText_GetUnicode(text, index))
        self.added = raw.FPDFText_IsGenerated(text, index) == 1
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, index, byref(box))
        self.left, self.right, self.height = box.left, box.right, box.top - box.bottom
        across, base = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text, index, byref(across), byref(base))
        self.base = base.value


def _to_line(characters: list[_Character], page: int, paper: float) -> Iterator[Line]:
    seen = [one for one in characters if not one.added and not one.text.isspace()]
    if not seen:
        return
    # Letters of another font may be higher or lower than the rest.
    height = median(one.height for one in seen)
    runs: list[Run] = []
    start = 0
    for index in _find_gaps(characters, _GAP * height):
        runs.append(_to_run(characters[start:index]))
        start = index + 1
    runs.append(_to_run(characters[start:]))
    yield Line(runs, height, median(one.base for one in seen), page, paper)


def _find_gaps(characters: list[_Character], least: float) -> list[int]:
    """The added spaces that stand for gaps between columns. In a justified line all spaces are as wide."""
    widths = {
        index: characters[index + 1].left - characters[index - 1].right
        for index in range(1, len(characters) - 1)
        if characters[index].added
    }
    if len(widths) > _FEW and max(widths.values()) - min(widths.values()) < least / 4:
        return []
    return [index for index, width in widths.items() if width > least]


def _to_run(characters: list[_Character]) -> Run:
    text = "".join(one.text for one in characters)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    printed = [one for one in characters if not one.text.isspace()] or characters
    return Run(joined, min(one.left for one in printed), max(one.right for one in printed))

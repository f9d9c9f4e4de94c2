"""Reads a web page: its text without menus, scripts and lists of links."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from graph.input.texts.blocks import Block, Place, to_paragraph, to_table
from graph.input.texts.limits import MAX_COLUMNS
from graph.input.texts.packages import check_depth, explain, to_count

_LEFT_OUT = frozenset(
    """
    script style noscript template head nav aside footer form button select option textarea input iframe object embed
    svg canvas audio video map dialog
    """.split()  # noqa: SIM905
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike
    strong sub sup time tt u var wbr img ruby rb rt rp
    """.split()  # noqa: SIM905
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:gnb|lnb|snb|nav|navi|navigation|menu|footer|breadcrumbs?|location|sidebar|side|banner|copyright|"
    r"sns|share|comments?|related|skip|quick|paging|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPACES_IN_LINE = re.compile(" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
# The part of a list of links that is links, and the part of the text that is the main text of a page.
_LINKED = 0.7
_MAIN = 0.25


def read_html(content: bytes) -> Iterator[Block]:
    """The blocks of a web page.

    :raises Unreadable: the file cannot be read.
    """
    # Given as bytes, because the parser refuses a text that states another encoding.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_decode(content).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise explain(error.code, str(error), "HTML") from error
    for entry in parser.error_log:
        # The parser stops here without an exception.
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise explain(entry.type, entry.message, "HTML")
    if root is None:
        return
    check_depth(root)
    yield from _Reader().read_children(_find_main(root))


def _decode(content: bytes) -> str:
    for mark, codec in _MARKS.items():
        if content.startswith(mark):
            return content.decode(codec, "replace")
    named = _CHARSET.search(content[:4096])
    # Pages that say EUC-KR use the characters that only CP949 has.
    stated = (
        named.group(1).decode().lower().replace("euc-kr", "cp949").replace("ks_c_5601-1987", "cp949") if named else ""
    )
    for codec in (stated, "utf-8", "cp949"):
        try:
            return content.decode(codec) if codec else content.decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


def _find_main(root: Any) -> Any:
    """The element that a page marks as its main text, if it has one with enough text; otherwise the whole page."""
    whole = _count("".join(root.itertext()))
    marked = (root.findall(".//article"), root.findall(".//main"), root.findall(".//*[@role='main']"))
    for found in marked:
        if len(found) == 1 and _count("".join(found[0].itertext())) > _MAIN * whole:
            return found[0]
    return root


def _count(text: str) -> int:
    return sum(map(len, text.split()))


class _Reader:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def read_children(self, element: Any) -> Iterator[Block]:
        """The blocks inside *element*. Text between two blocks is a paragraph."""
        yield from self.read_mixed(element)
        yield from self.end_paragraph()

    def read_mixed(self, element: Any) -> Iterator[Block]:
        self.add(element.text)
        for child in element:
            name = child.tag if isinstance(child.tag, str) else "script"
            if name == "br":
                self.parts.append("\n")
            elif name in _INLINE:
                yield from self.read_mixed(child)
            elif not _is_furniture(child, name):
                yield from self.end_paragraph()
                yield from self.read_table(child) if name == "table" else self.read_children(child)
            self.add(child.tail)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(_SPACES.sub(" ", text))

    def end_paragraph(self) -> Iterator[Block]:
        text = _AROUND_BREAK.sub("\n", _SPACES_IN_LINE.sub(" ", "".join(self.parts)))
        self.parts = []
        # An empty line made of breaks ends a paragraph.
        for part in re.split(r"\n{2,}", text):
            yield from to_paragraph(part)

    def read_table(self, table: Any) -> Iterator[Block]:
        """The table, or the paragraphs of one that only lays out the page."""
        if table.get("role") == "presentation" or table.find(".//table") is not None:
            yield from self.read_children(table)
            return
        for caption in table.findall("caption"):
            yield from self.read_children(caption)
        rows = list(table.iter("tr"))
        cells: list[tuple[Place, list[Block]]] = []
        # By column, the last row that a cell from above covers.
        covered = [0] * (MAX_COLUMNS + 1)
        for number, row in enumerate(rows, 1):
            column = 1
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while column < MAX_COLUMNS and covered[column] >= number:
                    column += 1
                place = _find_place(cell, number, column, last=len(rows))
                cells.append((place, list(_Reader().read_children(cell))))
                column += place.columns
                for one in range(place.column, min(column, MAX_COLUMNS + 1)):
                    covered[one] = number + place.rows - 1
        yield from to_table(cells)


def _find_place(cell: Any, row: int, column: int, *, last: int) -> Place:
    rows = min(to_count(cell.get("rowspan"), 1), last - row + 1)
    return Place(row, column, rows, to_count(cell.get("colspan"), 1))


def _is_furniture(element: Any, name: str) -> bool:
    """Whether an element belongs to the site and not to the text, or is hidden."""
    if name in _LEFT_OUT or element.get("hidden") is not None:
        return True
    if _FURNITURE.search(f"{element.get('id', '')} {element.get('class', '')} {element.get('role', '')}"):
        return True
    if name not in ("ul", "ol", "div", "dl"):
        return False
    links = [_count("".join(link.itertext())) for link in element.iter("a")]
    return len(links) > 2 and sum(links) > _LINKED * _count("".join(element.itertext()))

"""HTML: a self-contained page to read, print on A4 and mail, and tables for notebooks.

The page runs no scripts and makes no network requests. Its content security policy allows its style sheet by hash.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors.characters import escape_commands
from graph.output.formats import output_format
from graph.output.formats.references import is_web_address
from graph.output.formats.words import list_facts, word
from graph.reports.result import Cell, Citations, Depth, Kind, Report, Section, Source, to_text
from graph.reports.sources import list_uses, to_ranges

_TEMPLATES = Path(__file__).parent / "templates"
# The most columns that are readable on A4 portrait. Wider tables are printed in landscape.
_UPRIGHT_COLUMNS = 6
# The style of each kind of column.
_STYLES = {
    Kind.NUMBER: "number",
    Kind.DECIMAL: "number",
    Kind.MONEY: "number",
    Kind.QUANTITY: "number",
    Kind.SOURCES: "source",
    Kind.PLACES: "small",
}


@dataclass(frozen=True)
class PageColumn:
    """A column of a table. *style* is ``number``, ``source``, ``small`` or ``text``."""

    heading: str
    style: str


@dataclass(frozen=True)
class PageCell:
    """A cell with text, or with the *numbers* of sources if it only cites them."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class PageSection:
    """A table with its heading and a note. If *numbered* is set, rows show their number."""

    heading: str
    note: str
    numbered: bool
    columns: tuple[PageColumn, ...]
    rows: tuple[tuple[PageCell, ...], ...]


@dataclass(frozen=True)
class PageSource:
    """An entry in the list of sources. *link* is empty if the address is not a web address."""

    number: int
    publisher: str
    date: str
    title: str
    url: str
    link: str
    used: str


@dataclass(frozen=True)
class ReportPage:
    """The values for the templates. *facts* are the names and values of the parameters."""

    lang: str
    title: str
    wide: bool
    facts: tuple[tuple[str, str], ...]
    sections: tuple[PageSection, ...]
    row_heading: str
    sources_heading: str
    sources: tuple[PageSource, ...]


@output_format(
    "html",
    extension="html",
    summary="a page to read, print on A4 and mail",
    summary_ko="열람·A4 인쇄·전자우편용 웹 페이지",
    depth=Depth.SOURCES,
)
def write_html(report: Report) -> bytes:
    """The page with the title, the parameters, the sections with notes, and the numbered sources that cells cite."""
    from markupsafe import Markup

    # Both values are safe: one is a file of this package, the other contains only a hash.
    style = Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = Markup("default-src 'none'; style-src 'sha256-{}'").format(digest)
    return _render("report.html", page=_to_page(report), style=style, policy=policy, linked=True).encode(
        "utf-8", "backslashreplace"
    )


def render_fragment(report: Report) -> str:
    """The tables of *report* for a notebook, without a style of their own."""
    return escape_commands(_render("body.html", page=_to_page(report), linked=False))


def _render(template: str, **values: Any) -> str:
    return str(_open_templates().get_template(template).render(**values))


@cache
def _open_templates() -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _to_page(report: Report) -> ReportPage:
    uses = list_uses(report)
    return ReportPage(
        lang=report.lang,
        title=report.title,
        wide=any(len(section.columns) > _UPRIGHT_COLUMNS for section in report.sections if section.rows),
        facts=tuple(list_facts(report)),
        sections=tuple(_to_section(section, report) for section in report.sections),
        row_heading=word(report, "row"),
        sources_heading=word(report, "sources"),
        sources=tuple(_to_source(one, uses[one.number], report) for one in report.sources),
    )


def _to_section(section: Section, report: Report) -> PageSection:
    # The only section of a query or list has the title of the report.
    heading = "" if section.heading == report.title else section.heading
    columns = tuple(PageColumn(column.heading, _STYLES.get(column.kind, "text")) for column in section.columns)
    rows = tuple(tuple(_to_cell(cell) for cell in row) for row in section.rows)
    return PageSection(heading, section.note, not section.explains, columns, rows)


def _to_cell(cell: Cell) -> PageCell:
    if isinstance(cell, Citations) and cell.items:
        return PageCell("", tuple(sorted({one.number for one in cell.items})))
    # An amount from a query has no printed text, so it is shown with thousands separators.
    return PageCell(f"{cell:,f}" if isinstance(cell, Decimal) else to_text(cell))


def _to_source(source: Source, uses: Iterable[tuple[str, tuple[int, ...]]], report: Report) -> PageSource:
    used = "; ".join(f"{heading or report.title}: {to_ranges(rows)}" for heading, rows in uses)
    return PageSource(
        number=source.number,
        publisher=source.publisher,
        date=source.date,
        title="" if source.title == source.url else source.title,
        url=source.url,
        link=source.url if is_web_address(source.url) else "",
        used=used,
    )

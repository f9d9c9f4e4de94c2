"""HTML: one page that needs nothing else, to read, to print on A4 and to mail; and tables for a notebook.

The page runs no script and fetches nothing; its content security policy names its own style by its hash.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graph.output.formats import output_format
from graph.output.formats.words import list_facts, word
from graph.reports.citations import Citation, read_citations, to_ranges
from graph.reports.explanation import tells_reasons
from graph.reports.result import Cell, Money, Report, Section, to_text

_TEMPLATES = Path(__file__).parent / "templates"
# A4 upright holds about this many columns with readable words; more are printed sideways.
_UPRIGHT_COLUMNS = 6
_SOURCE_COLUMN = "source"
_SMALL_COLUMNS = ("place",)


@dataclass(frozen=True)
class PageColumn:
    """A column; *kind* is ``number``, ``source``, ``small`` or ``text`` and names its style."""

    heading: str
    kind: str


@dataclass(frozen=True)
class PageCell:
    """The text of a cell; instead of it the *numbers* of sources where the cell only cites them."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class PageSection:
    """One table with its heading, and its note or the reason why it is empty; *numbered* rows get their number."""

    heading: str
    note: str
    numbered: bool
    columns: tuple[PageColumn, ...]
    rows: tuple[tuple[PageCell, ...], ...]


@dataclass(frozen=True)
class PageSource:
    """One entry of the list of sources; *link* is empty where the address is none of the web."""

    number: int
    publisher: str
    date: str
    title: str
    url: str
    link: str
    used: str


@dataclass(frozen=True)
class Page:
    """All that the templates print; *facts* are name and value of what was asked."""

    lang: str
    title: str
    wide: bool
    facts: tuple[tuple[str, str], ...]
    sections: tuple[PageSection, ...]
    row_heading: str
    sources_heading: str
    sources: tuple[PageSource, ...]


@output_format("html", extension="html", summary="one page to read, to print on A4 and to mail")
def write_html(report: Report) -> bytes:
    """The page: title, what was asked, sections with notes, and the list of sources that cells cite by number."""
    from markupsafe import Markup

    # Both are ours: a file of this package, and a text that holds a hash.
    style = Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = Markup("default-src 'none'; style-src 'sha256-{}'").format(digest)
    return _render("report.html", page=_to_page(report), style=style, policy=policy, linked=True).encode()


def render_fragment(report: Report) -> str:
    """The tables of *report* for a notebook, in whose style they appear."""
    return _render("body.html", page=_to_page(report), linked=False)


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


def _to_page(report: Report) -> Page:
    citations = read_citations(report)
    return Page(
        lang=report.lang,
        title=report.title,
        wide=any(len(section.columns) > _UPRIGHT_COLUMNS for section in report.sections if section.rows),
        facts=tuple(list_facts(report)),
        sections=tuple(_to_section(section, report, citations) for section in report.sections),
        row_heading=word(report, "row"),
        sources_heading=word(report, "sources"),
        sources=tuple(_to_source(one, report) for one in citations),
    )


def _to_section(section: Section, report: Report, citations: Sequence[Citation]) -> PageSection:
    # The one section of a query or list is called as the whole.
    heading = "" if section.heading == report.title else section.heading
    kinds = [
        _find_kind(column.id, [row[place] for row in section.rows]) for place, column in enumerate(section.columns)
    ]
    columns = tuple(PageColumn(column.heading, kind) for column, kind in zip(section.columns, kinds, strict=True))
    rows = tuple(
        tuple(_to_cell(cell, kind, citations) for cell, kind in zip(row, kinds, strict=True)) for row in section.rows
    )
    return PageSection(heading, section.note, not tells_reasons(section), columns, rows)


def _find_kind(column: str, cells: Sequence[Cell]) -> str:
    if column == _SOURCE_COLUMN:
        return "source"
    if column in _SMALL_COLUMNS:
        return "small"
    told = [cell for cell in cells if cell is not None]
    return "number" if told and all(isinstance(cell, Money | int | Decimal) for cell in told) else "text"


def _to_cell(cell: Cell, kind: str, citations: Sequence[Citation]) -> PageCell:
    # An amount that a query gives without words is read by its thousands.
    text = f"{cell:,f}" if isinstance(cell, Decimal) else to_text(cell)
    return PageCell(text, _find_numbers(text, citations) if kind == "source" else ())


def _find_numbers(text: str, citations: Sequence[Citation]) -> tuple[int, ...]:
    """The numbers of the sources that *text* cites, if it does nothing else.

    A title may hold the ``; `` that parts two sources, so the longest wording that fits is taken first.
    """
    wordings = sorted(((one, by.number) for by in citations for one in by.wordings), key=lambda pair: -len(pair[0]))
    numbers, rest = [], text
    while rest:
        for wording, number in wordings:
            if rest == wording or rest.startswith(f"{wording}; "):
                numbers.append(number)
                rest = rest[len(wording) :].removeprefix("; ")
                break
        else:
            return ()
    return tuple(sorted(set(numbers)))


def _to_source(citation: Citation, report: Report) -> PageSource:
    used = "; ".join(f"{heading or report.title}: {to_ranges(rows)}" for heading, rows in citation.rows)
    return PageSource(
        number=citation.number,
        publisher=citation.publisher,
        date=citation.date,
        title="" if citation.title == citation.url else citation.title,
        url=citation.url,
        link=citation.url if citation.url.casefold().startswith(("http:", "https:")) else "",
        used=used,
    )

"""Whatever a text of the data holds, each output gives it back as text: nothing runs, counts, links or is cut off."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import openpyxl
import pyoxigraph
import pytest
from markdown_it import MarkdownIt
from support.poison import POISONS, poison_data
from support.rdf_formats import RDF_FORMATS
from support.report_cases import fill

from graph.errors.characters import escape_commands
from graph.knowledge import Knowledge, load
from graph.output.exporters import read_exporters
from graph.output.formats import format_report, strip_controls
from graph.reports import read_reports
from graph.reports.result import Cell, Citations, Named, Paths, Report, Things
from graph.view.network import to_network
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page

pytestmark = pytest.mark.slow

TAGS = {
    "a", "b", "body", "dd", "div", "dl", "dt", "h1", "h2", "head", "header", "html", "li", "main", "meta", "ol", "p",
    "section", "small", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr",
}  # fmt: skip
ATTRIBUTES = {
    "charset", "class", "content", "href", "http-equiv", "id", "lang", "name", "rel", "scope", "value",
}  # fmt: skip
# Cells that hold texts of the data.
TEXTS = (str, Named, Things, Paths, Citations)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Names are poisoned; ids are not.
NAMES = {
    "agency": "dmi",
    "region": "daegu",
    "one": "kitech",
    "other": "gimje",
    "technology": "ev",
    "roadmap": "daegu-smart-specialization",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return tmp_path_factory.mktemp("poisoned")


@pytest.fixture(scope="module")
def fields(folder: Any) -> set[str]:
    return poison_data(folder)


@pytest.fixture(scope="module")
def poisoned(folder: Any, fields: set[str]) -> Knowledge:
    return load(folder)


@pytest.fixture(scope="module")
def exports(poisoned: Knowledge) -> dict[str, bytes]:
    return {name: exporter.function(poisoned.store) for name, exporter in read_exporters().items()}


@pytest.fixture(scope="module")
def page(poisoned: Knowledge) -> bytes:
    return render_page(build_page(poisoned.view())).encode()


@pytest.fixture(scope="module")
def reports(poisoned: Knowledge) -> list[Report]:
    given = [poisoned.report(name, *fill(spec, **NAMES)) for name, spec in read_reports().items()]
    return [*given, poisoned.why(given[list(read_reports()).index("coverage")])]


def list_cells(report: Report, *, without: str = "") -> set[str]:
    """The cells of a report that hold text, but for those of one column."""
    return {
        str(cell)
        for section in report.sections
        for row in section.rows
        for column, cell in zip(section.columns, row, strict=True)
        if isinstance(cell, TEXTS) and str(cell) and column.id != without
    }


def list_texts(cell: Cell) -> set[str]:
    """The texts of the data in a cell, each by itself."""
    if isinstance(cell, Paths):
        return {thing.label for path in cell.items for thing in path}
    return {one.label for one in cell.items} if isinstance(cell, Things | Citations) else {str(cell)}


def list_labels(value: object) -> set[str]:
    """Every text in a part of JSON."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return {text for part in parts for text in list_labels(part)}
    return {value} if isinstance(value, str) else set()


def squeeze(text: str) -> str:
    """*text* as it is read where any blanks are one."""
    return " ".join(text.split())


def read_literals(content: bytes, form: pyoxigraph.RdfFormat) -> set[str]:
    quads = pyoxigraph.parse(content, format=form)
    return {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}


def test_every_field_is_poisoned_and_every_poison_reaches_a_report(fields: set[str], reports: list[Report]) -> None:
    assert len(fields) > 90
    texts = "\0".join(text for report in reports for text in list_cells(report))
    # The loader takes away the blanks around a text.
    assert [poison for poison in POISONS if unicodedata.normalize("NFC", poison).strip() not in texts] == []


# --- graphs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["turtle", "trig", "jsonld"])
def test_every_rdf_form_holds_every_text(exports: dict[str, bytes], name: str) -> None:
    stated = read_literals(exports["nquads"], pyoxigraph.RdfFormat.N_QUADS)
    assert read_literals(exports[name], RDF_FORMATS[name][0]) == stated
    assert sum(any(text.startswith(poison) for poison in POISONS) for text in stated) > 500


def test_graphml_holds_every_name_and_declares_no_entity(exports: dict[str, bytes], poisoned: Knowledge) -> None:
    content = exports["graphml"]
    network, found = to_network(poisoned.view()), nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert dict(found.nodes(data="label")) == dict(network.nodes(data="label"))
    assert b"<!" not in content


# --- pages -----------------------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """What a browser takes for markup, tag by tag, and the text of each cell."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_cell = tag == "td" or self._in_cell
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data

    @property
    def names(self) -> list[str]:
        return [tag for tag, _ in self.tags]


def test_the_page_has_the_tags_of_a_page_without_poison(page: bytes, real: Knowledge) -> None:
    assert Tags(page).names == Tags(render_page(build_page(real.view())).encode()).names


def test_a_report_as_a_page_holds_every_text_and_only_our_tags(reports: list[Report]) -> None:
    for report in reports:
        page = Tags(format_report(report, "html"))
        assert set(page.names) <= TAGS
        assert {name for _, given in page.tags for name in given} <= ATTRIBUTES
        links = [str(given["href"]) for tag, given in page.tags if tag == "a"]
        assert [link for link in links if not re.match(r"https?://|#source-\d+$", link)] == []
        found = set(map(squeeze, page.cells))
        # A cell of sources may hold their numbers instead.
        texts = map(squeeze, map(escape_commands, list_cells(report, without="source")))
        assert {text for text in texts if text not in found} == set()


def test_every_page_forbids_what_it_does_not_bring(page: bytes, reports: list[Report]) -> None:
    for one in map(Tags, [page, *(format_report(report, "html") for report in reports[:3])]):
        policies = [given for _, given in one.tags if given.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1
        assert str(policies[0]["content"]).startswith("default-src 'none'")
        assert "unsafe-inline" not in str(policies[0]["content"])
        # It stands before anything that it is to hold back.
        before = one.names[: one.tags.index(("meta", policies[0]))]
        assert set(before) <= {"html", "head", "meta"}


# --- tables ----------------------------------------------------------------------------------------------------------


def test_csv_holds_every_text_and_no_formula(reports: list[Report]) -> None:
    for report in reports:
        content = format_report(report, "csv").decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
        assert [cell for cell in cells if cell.startswith(FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == []
        assert (
            set(map(escape_commands, list_cells(report)))
            - {*cells, *(cell[1:] for cell in cells if cell.startswith("'"))}
            == set()
        )


def test_a_workbook_holds_every_text_and_no_formula_or_link(reports: list[Report]) -> None:
    for report in reports:
        workbook = openpyxl.load_workbook(io.BytesIO(format_report(report, "xlsx")))
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        # A link leads to a sheet, or to the address that its cell shows.
        assert [cell for cell in cells if cell.hyperlink and cell.hyperlink.target not in (None, cell.value)] == []
        shown = {str(cell.value.date()) if cell.is_date else cell.value for cell in cells}
        assert set(map(strip_controls, list_cells(report))) - shown == set()


def test_markdown_holds_every_text_as_text(reports: list[Report]) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for report in reports:
        tokens = reader.parse(format_report(report, "markdown").decode())
        blocks = {token.type.rpartition("_")[0] for token in tokens if token.type != "inline"}
        assert blocks <= {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
        inline = [token.children or [] for token in tokens if token.type == "inline"]
        assert {child.type for children in inline for child in children} <= {"text", "text_special"}
        found = {squeeze("".join(child.content for child in children)) for children in inline}
        texts = (escape_commands(re.sub(r"[\r\n]+", " ", text)) for text in list_cells(report))
        assert set(map(squeeze, texts)) - found == set()


def test_json_holds_every_text(reports: list[Report]) -> None:
    for report in reports:
        sections = json.loads(format_report(report, "json"))["sections"]
        labels = {text for section in sections for row in section["rows"] for text in list_labels(row)}
        cells = (cell for section in report.sections for row in section.rows for cell in row)
        texts = {text for cell in cells if isinstance(cell, TEXTS) for text in list_texts(cell)}
        assert len(texts) > 10
        assert texts - labels == set()


def test_reasons_as_turtle_hold_texts_as_literals(poisoned: Knowledge, reports: list[Report]) -> None:
    literals = read_literals(poisoned.to_bytes(reports[0], "prov"), pyoxigraph.RdfFormat.TURTLE)
    assert sum(any(poison in text for poison in POISONS) for text in literals) > 10

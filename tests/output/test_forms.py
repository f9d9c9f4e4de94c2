"""Formats: every one gives bytes, the same each time; none lets a text become markup, a link or a formula."""

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pyoxigraph
import pytest
from support.paths import ROOT

from graph.cli.delivery import NotForTerminal, choose_format, deliver, describe_size
from graph.errors import UnknownName
from graph.errors.characters import escape_commands
from graph.knowledge import Knowledge, load
from graph.model.identifiers import mint_iri
from graph.output.formats import UnknownEnding, find_format, format_report, get_format, read_formats, strip_controls
from graph.output.formats.prov import NoReasons
from graph.reports.result import Cell, Column, Kind, Money, Named, Report, Row, Section
from graph.reports.sections import select_section
from graph.reports.sources import list_uses
from graph.stores import Iri

HOSTILE = [
    "=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", "<script>alert(1)</script>", "a|b", "[x](javascript:y)", "`*_",
    "a\x1b[31mb", '"><img src=x onerror=alert(1)>', "{{ 1 }}", "_x0041_", "가\x00\x08나",
]  # fmt: skip
KINDS = {Decimal: Kind.DECIMAL, Money: Kind.MONEY, Named: Kind.THING, int: Kind.NUMBER}
TEXTS = ("csv", "html", "json", "markdown", "table")


def make_report(*cells: Cell, heading: str = "구분", sections: int = 1, title: str = "보고") -> Report:
    """A report whose sections hold one row with *cells*."""
    kinds = (KINDS.get(type(cell), Kind.TEXT) for cell in cells)
    columns = tuple(Column(f"c{number}", heading, kind) for number, kind in enumerate(kinds))
    section = Section("s", heading, columns, (Row(cells, ()),), note=heading)
    return Report("r", title, "ko", (), (section,) * sections)


def read_workbook(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(format_report(report, "xlsx")))


class Page(HTMLParser):
    """The tags of a page with their attributes, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data

    def find(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.tags if found == tag]


def test_the_formats_are_found_by_the_scan_of_their_folder() -> None:
    assert list(read_formats()) == ["csv", "html", "json", "markdown", "parquet", "prov", "table", "xlsx", "zip"]
    assert len({one.extension for one in read_formats().values()}) == len(read_formats())


def test_reading_the_names_of_the_formats_imports_nothing_heavy() -> None:
    code = (
        "import sys; from graph.output.formats import read_formats; read_formats();"
        "print({'jinja2', 'pyoxigraph', 'rich', 'xlsxwriter', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.slow
@pytest.mark.parametrize("format", sorted(read_formats()))
def test_a_format_gives_the_same_bytes_each_time(real: Knowledge, format: str) -> None:
    first, second = (
        one.to_bytes(select_section(one.report("coverage", "EV"), "implementing"), format) for one in (load(), load())
    )
    assert first
    assert first == second


@pytest.mark.parametrize("format", TEXTS)
def test_every_text_format_names_every_agency(real: Knowledge, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A table is as wide as the terminal, and folds long names on a narrow one.
    monkeypatch.setenv("COLUMNS", "160")
    text = format_report(real.report("coverage", "AMR"), format).decode()
    assert all(name in text for name in ("대구기계부품연구원", "한국로봇융합연구원"))


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.HTML", "html"), ("x/a.b.json", "json"), ("a.md", "markdown"), ("a.parquet", "parquet"),
     ("a.ttl", "prov"), ("a.txt", "table"), ("a.xlsx", "xlsx"), ("a.zip", "zip")],
)  # fmt: skip
def test_the_ending_of_a_file_names_its_format(name: str, format: str) -> None:
    assert find_format(Path(name)).name == format


def test_an_unknown_ending_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownEnding) as caught:
        find_format(Path("a.docx"))
    assert str(caught.value) == (
        "a.docx: no format has this ending; known endings are .csv, .html, .json, .md, .parquet, .ttl, "
        ".txt, .xlsx, .zip, or give --format"
    )


def test_an_unknown_format_is_answered_with_suggestions() -> None:
    with pytest.raises(UnknownName, match=r"^unknown format 'markdwn'; did you mean 'markdown'\?$"):
        get_format("markdwn")


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    content = format_report(
        make_report(Named(Iri("https://example.org/x"), text), text, heading=text, sections=2), "csv"
    )
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 9
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_becomes_a_formula_or_a_link_in_a_workbook(text: str) -> None:
    workbook = read_workbook(make_report(text, heading=text, sections=2, title=text))
    assert len(workbook.sheetnames) == 3
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    # The contents have a link to each sheet.
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink] == [None, None]
    assert workbook.worksheets[1]["B2"].value == strip_controls(text)


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_becomes_markup_in_a_page(text: str) -> None:
    page = Page(format_report(make_report(text, heading=text, title=text), "html").decode())
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "small", "section", "p",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not any(name.startswith("on") or name == "style" for _, attributes in page.tags for name in attributes)
    assert page.cells[1].strip() == escape_commands(text).strip()


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_json_keeps_and_markdown_and_table_tell_every_text(text: str) -> None:
    report = make_report(text, title=text)
    assert json.loads(format_report(report, "json"))["title"] == text
    assert not {"<script", "<img"} & set(re.findall(r"<\w+", format_report(report, "markdown").decode()))
    assert escape_commands(text).strip() in format_report(report, "table").decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# h", "\\# h"),
        ("12. x", "12\\. x"),
        ("- x", "\\- x"),
        ("> q", "&gt; q"),
        ("    x", "x"),
        ("2023~2025", "2023~2025"),
        ("2023~2025, 2026~2027", "2023\\~2025, 2026\\~2027"),
        ("A & B &lt; &#106;", "A & B &amp;lt; &amp;#106;"),
        ("a\r\n\nb", "a b"),
    ],
)
def test_a_note_stays_a_paragraph_in_markdown(text: str, written: str) -> None:
    section = Section("s", "s", (Column("c", "c"),), (), note=text)
    lines = format_report(Report("r", "r", "ko", (), (section,)), "markdown").decode().split("\n")
    assert lines[4] == written


def test_csv_begins_with_the_mark_that_excel_needs_and_ends_lines_as_excel_does(real: Knowledge) -> None:
    content = format_report(real.report("coverage", "EV"), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == 16


def test_a_page_allows_its_own_style_and_nothing_else(real: Knowledge) -> None:
    text = format_report(real.report("coverage", "EV"), "html").decode()
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [one["content"] for one in Page(text).find("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'"]


def test_a_page_links_to_the_web_or_to_its_own_sources_only(country: Knowledge) -> None:
    page = Page(format_report(country.report("reconcile"), "html").decode())
    targets = {f"#{one['id']}" for one in page.find("li")}
    links = {str(one["href"]) for one in page.find("a")}
    assert {link for link in links if not link.startswith(("https://", "http://"))} == targets
    assert len(targets) > 5


def test_a_page_cites_sources_by_number_and_lists_each_once(real: Knowledge) -> None:
    text = format_report(real.report("coverage", "EV"), "html").decode()
    assert text.count("대구시, ‘스마트특성화 기반구축사업’ 3년간 국비 215억 확보") == 1
    assert text.count('<a href="#source-1">[1]</a>') == 8


def test_a_page_is_printed_sideways_where_columns_are_many(real: Knowledge) -> None:
    assert '<body class="wide">' in format_report(real.report("coverage", "EV"), "html").decode()
    assert "<body>" in format_report(make_report("a", "b"), "html").decode()


def test_a_notebook_shows_the_tables_of_a_report_without_style_or_links_into_the_page(real: Knowledge) -> None:
    page = Page(real.report("coverage", "EV")._repr_html_())
    assert len(page.find("tr")) == 13
    assert not {"html", "style", "script", "meta"} & {tag for tag, _ in page.tags}
    assert not [one for one in page.find("a") if str(one["href"]).startswith("#")]


def test_a_page_in_a_browser_shows_its_style_and_reports_no_fault(real: Knowledge, browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(format_report(real.report("coverage", "EV"), "html"))
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(path.as_uri())
    assert page.eval_on_selector("body", "body => getComputedStyle(body).wordBreak") == "keep-all"
    page.emulate_media(media="print")
    assert page.eval_on_selector("tbody tr", "row => getComputedStyle(row).breakInside") == "avoid"
    assert page.eval_on_selector("thead", "head => getComputedStyle(head).display") == "table-header-group"
    page.close()
    assert faults == []


def test_a_workbook_holds_numbers_to_add_up() -> None:
    report = make_report(Money(Decimal("7150000000"), "71억 5,000만 원"), 3, Decimal("0.5"), None, "=1+1", 10**15)
    sheet = read_workbook(report).worksheets[1]
    assert [cell.value for cell in sheet[2]] == [1, 7150000000, 71.5, 3, 0.5, None, "=1+1", "1000000000000000"]
    assert (sheet["B1"].value, sheet["B2"].number_format) == ("구분 (원)", "#,##0")
    assert (sheet["C1"].value, sheet["C2"].number_format) == ("구분 (억 원)", "#,##0.0")
    assert sheet["D1"].value == "구분"


def test_a_workbook_tells_what_is_no_number() -> None:
    sheet = read_workbook(make_report(Decimal("NaN"), Decimal("-Infinity"), 10**400)).worksheets[1]
    assert [cell.value for cell in sheet[2]] == [1, "NaN", "-Infinity", f"{10**400}"]


def test_amounts_of_a_query_are_read_by_their_thousands_and_years_are_not() -> None:
    report = make_report(Decimal(7150000000), Decimal("0.5"), 2024)
    sheet = read_workbook(report).worksheets[1]
    assert [cell.number_format for cell in sheet[2]] == ["General", "#,##0", "General", "General"]
    cells = Page(format_report(report, "html").decode()).cells
    assert [cell.strip() for cell in cells] == ["1", "7,150,000,000", "0.5", "2024"]


def test_a_sheet_can_be_filtered_and_keeps_its_headings_in_sight(real: Knowledge) -> None:
    sheet = read_workbook(real.report("coverage", "EV")).worksheets[1]
    (table,) = sheet.tables.values()
    assert (sheet.title, sheet.freeze_panes, table.autoFilter.ref) == ("주관·참여 기관", "A2", "A1:H7")
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["a/b:c", "a?b*c"], ["a b c", "a b c 2"]),
        (["[x]", "'x'"], ["x", "x 2"]),
        (["", "History"], ["-", "History 2"]),
        (["목차", "ABC", "abc"], ["목차 2", "ABC", "abc 2"]),
        (["가" * 40, "가" * 40], ["가" * 30 + "…", "가" * 28 + "… 2"]),
    ],
)
def test_sheets_get_names_that_excel_takes(headings: list[str], names: list[str]) -> None:
    sections = tuple(Section("s", heading, (Column("c", "c"),), ()) for heading in headings)
    assert read_workbook(Report("r", "t", "ko", (), sections)).sheetnames == ["목차", *names]


def test_a_workbook_lists_each_source_once_with_its_rows(real: Knowledge) -> None:
    rows = list(read_workbook(real.report("coverage", "EV", lang="en"))["Sources"].values)
    assert rows == [
        ("no.", "publisher", "date", "title", "address", "cited in rows"),
        (1, "여성신문", datetime(2022, 5, 4), "대구시, ‘스마트특성화 기반구축사업’ 3년간 국비 215억 확보", None,
         "Leads and participants: 1–6; Activities that concern it: 1, 4"),
        (2, "뉴스스텝", datetime(2024, 11, 8), "김제시, '특장차산업 육성계획 수립 연구용역' 최종보고회 개최", None,
         "Activities that concern it: 2, 3, 5"),
    ]  # fmt: skip


def test_the_overview_tells_why_a_section_is_empty(real: Knowledge) -> None:
    report = real.report("coverage", "PBM")
    rows = [row for row in read_workbook(report).worksheets[0].values if row[0] == "주관·참여 기관"]
    assert rows == [("주관·참여 기관", 0, report.sections[0].note)]


def test_reasons_are_numbered_by_the_rows_that_they_explain(real: Knowledge) -> None:
    report = real.why(real.report("coverage", "EV", lang="en"))
    page = Page(format_report(report, "html").decode())
    assert [attributes["class"] for attributes in page.find("th")].count("row") == 2
    answers, reasons = read_workbook(report).worksheets[1:3]
    assert [cell.value for cell in answers[1]][:2] == ["row", "role"]
    assert [cell.value for cell in reasons[1]][:2] == ["row", "answer"]
    assert {row[0] for row in reasons.iter_rows(min_row=2, values_only=True)} == {1, 2, 3, 4, 5, 6}


def test_a_workbook_has_no_clock(real: Knowledge) -> None:
    with zipfile.ZipFile(io.BytesIO(format_report(real.report("coverage", "EV"), "xlsx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("name", ["conflicts", "reconcile"])
def test_every_row_that_rests_on_statements_rests_on_a_source_of_the_list(country: Knowledge, name: str) -> None:
    report = country.report(name)
    listed = {(heading, row) for uses in list_uses(report).values() for heading, rows in uses for row in rows}
    assert listed == {
        (section.heading, number) for section in report.sections for number, _ in enumerate(section.rows, start=1)
    }


def test_the_reasons_as_turtle_lead_from_rows_to_the_source(real: Knowledge) -> None:
    quads = pyoxigraph.parse(real.to_bytes(real.report("coverage", "EV"), "prov"), format=pyoxigraph.RdfFormat.TURTLE)
    store = pyoxigraph.Store()
    store.extend(quads)
    (answer,) = store.query(
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/>"
        "SELECT (COUNT(DISTINCT ?row) AS ?rows) (COUNT(DISTINCT ?source) AS ?sources) WHERE {"
        "  ?report dcterms:hasPart ?row . ?row prov:wasDerivedFrom+/prov:hadPrimarySource ?source }"
    )
    assert (answer["rows"].value, answer["sources"].value) == ("11", "2")


def test_reasons_asked_for_do_not_change_the_turtle(real: Knowledge) -> None:
    report = real.report("coverage", "EV")
    assert format_report(real.why(report), "prov") == real.to_bytes(report, "prov")


def test_rows_without_reasons_are_refused_as_turtle() -> None:
    with pytest.raises(
        NoReasons, match=r"^the rows of '보고' have no evidence; format 'prov' applies to reports only$"
    ):
        format_report(make_report("x"), "prov")


def test_a_report_is_delivered_to_a_file_in_the_format_of_its_ending(real: Knowledge, tmp_path: Path, capsys) -> None:
    report = real.report("coverage", "EV")
    files = ((tmp_path / "new" / "ev.csv", ""), (tmp_path / "ev.dat", "json"))
    for out, given in files:
        deliver(report, choose_format(given, out), out)
    assert (tmp_path / "new" / "ev.csv").read_bytes() == format_report(report, "csv")
    assert (tmp_path / "ev.dat").read_bytes() == format_report(report, "json")
    said = [f"{out}: 저장함({describe_size(out.stat().st_size)})\n" for out, _ in files]
    assert capsys.readouterr() == ("", "".join(said))


def test_a_workbook_is_not_written_to_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(NotForTerminal) as caught:
        choose_format("xlsx")
    assert str(caught.value) == "format 'xlsx' is binary; write it to a file with --out FILE.xlsx"
    assert capsys.readouterr().out == ""


SAME_NAME = """
sources: [{id: s, title: 글, publisher: P, published: 2024-01-01}]
regions: [{id: aa, name: 남구, level: city}, {id: bb, name: 남구, level: city}]
agencies: [{id: one, name: 경제진흥원, type: company}, {id: two, name: 경제진흥원, type: company}]
roadmaps:
  - id: r
    kind: plan
    title: 계획
    region: aa
    edition: e
    stage: final
    date: 2024-01-01
    source: s
    agencies: [{agency: one, role: owner}, {agency: two, role: lead}]
"""


@pytest.mark.parametrize(
    ("name", "given", "asked"),
    [
        ("agency", ("one",), {"agency": "agency/one"}),
        ("agency", ("two",), {"agency": "agency/two"}),
        ("region", ("bb",), {"region": "region/bb"}),
        ("compare", ("aa", "bb"), {"region": "region/aa", "other": "region/bb"}),
        ("roadmap", ("r",), {"roadmap": "roadmap/r"}),
        ("partners", ("bb",), {"region": "region/bb"}),
    ],
)
def test_json_and_turtle_tell_which_of_two_things_of_one_name_was_asked_for(load_text, name, given, asked) -> None:
    knowledge = load_text(SAME_NAME)
    report = knowledge.report(name, *given)
    assert json.loads(format_report(report, "json"))["asked"] == {key: mint_iri(one) for key, one in asked.items()}
    turtle = knowledge.to_bytes(report, "prov").decode().replace("\\/", "/")
    assert f"id:report/{'/'.join((name, *asked.values()))}" in turtle


@pytest.mark.parametrize("name", ["coverage", "gaps", "timeline", "overlap", "matrix", "funding"])
def test_an_option_that_names_a_region_is_asked_for_too(load_text, name: str) -> None:
    given = ("EV",) if name == "coverage" else ()
    report = load_text(SAME_NAME).report(name, *given, region="bb")
    assert json.loads(format_report(report, "json"))["asked"]["region"] == mint_iri("region/bb")

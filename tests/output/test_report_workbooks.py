"""Workbooks of reports, read back by two programs: days, links, amounts in 억, a chart, and notes on what was cut."""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import python_calamine
from support.report_cases import CASES

from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports.result import Column, Kind, Money, Named, Report, Row, Section, Source
from graph.stores import Iri


def make(*sections: Section, sources: tuple[Source, ...] = (), lang: str = "ko") -> Report:
    return Report("r", "보고", lang, (), sections, sources=sources)


def make_rows(*texts: str) -> Section:
    return Section("s", "표", (Column("a", "가"),), tuple(Row((text,), ()) for text in texts))


def read(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(format_report(report, "xlsx")))


def make_amounts(*won: int) -> Section:
    rows = tuple(Row((Named(Iri(f"x:{one}"), f"사업 {one}"), Money(Decimal(one), "")), ()) for one in won)
    return Section("s", "금액", (Column("a", "사업", Kind.THING), Column("b", "금액", Kind.MONEY)), rows)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_two_programs_read_every_row_of_every_report(case: str, real: Knowledge) -> None:
    name, arguments, options = CASES[case]
    report = real.report(name, *arguments, **options)
    content = real.to_bytes(report, "xlsx")
    wanted = [len(section.rows) for section in report.sections]
    book = openpyxl.load_workbook(io.BytesIO(content))
    tables = [table for sheet in book for table in sheet.tables.values()][: len(wanted)]
    assert [int(table.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for table in tables] == [
        max(count, 1) for count in wanted
    ]
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [other.get_sheet_by_index(place + 1).to_python() for place in range(len(wanted))]
    assert [len(rows) - 1 for rows in sheets] == wanted


def test_a_whole_day_is_a_date_and_anything_else_is_not() -> None:
    texts = ("2024-11-08", "2024-11", "2024", "2024-02-30", "1899-12-31", "2024-11-08, 추정")
    sheet = read(make(make_rows(*texts))).worksheets[1]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [datetime(2024, 11, 8), *texts[1:]]
    assert sheet["B2"].number_format == "yyyy-mm-dd"


def test_only_the_address_of_a_source_on_the_web_is_a_link() -> None:
    addresses = ("https://example.org/a?b=c", "javascript:alert(1)", "file:///etc/passwd", "")
    sources = tuple(
        Source(number, Iri(f"x:{number}"), "신문", "2024-01-02", "https://example.org/title", address)
        for number, address in enumerate(addresses, start=1)
    )
    sheet = read(make(make_rows("x"), sources=sources))["출처"]
    links = [[cell.hyperlink and cell.hyperlink.target for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert links == [[None] * 4 + [target, None] for target in (addresses[0], None, None, None)]
    assert [row[4].value for row in sheet.iter_rows(min_row=2)] == [*addresses[:3], None]


@pytest.mark.parametrize(
    ("lang", "heading", "figure", "format"),
    [("ko", "금액 (억 원)", 12.5, "#,##0.0"), ("en", "금액 (KRW bn)", 1.25, "#,##0.00")],
)
def test_an_amount_stands_beside_its_won_in_the_unit_of_the_language(
    lang: str, heading: str, figure: float, format: str
) -> None:
    sheet = read(make(make_amounts(1_250_000_000), lang=lang)).worksheets[1]
    assert [cell.value for cell in sheet[2]] == [1, "사업 1250000000", 1_250_000_000, figure]
    assert (sheet["D1"].value, sheet["D2"].number_format) == (heading, format)


def test_headings_are_the_unique_names_of_the_columns_of_a_table() -> None:
    columns = tuple(
        Column(f"c{place}", text) for place, text in enumerate(("A", "a", "", "x\ny", "_x0041_", "ㄱ" * 300))
    )
    sheet = read(make(Section("s", "표", columns, ()))).worksheets[1]
    (table,) = sheet.tables.values()
    names = ["행", "A", "a 2", "-", "x y", "-x0041_", "ㄱ" * 254 + "…"]
    assert [column.name for column in table.tableColumns] == names == [cell.value for cell in sheet[1]]


@pytest.mark.parametrize("text", ["가" * 40_000, "😀" * 20_000])
def test_a_cut_text_says_how_long_it_was(text: str) -> None:
    book = read(make(make_rows(text, "b")))
    value = book.worksheets[1]["B2"].value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith(f" … [생략됨: 전체 {len(text):,}자]")
    assert text.startswith(value.rpartition(" … [")[0])
    assert "셀 1개는 Excel 한도(32,767자)를 넘어 뒷부분을 생략하였다." in list_overview(book)


@pytest.mark.slow
def test_cut_columns_are_counted_in_the_contents() -> None:
    columns = tuple(Column(f"c{place}", f"c{place}") for place in range(17_000))
    book = read(make(Section("s", "표", columns, (Row(("x",) * 17_000, ()),))))
    assert book.worksheets[1].max_column == 16_384
    assert "Excel 한도(16,384열)를 넘는 617개 열을 생략하였다. csv에는 모두 있다." in list_overview(book)


def list_overview(book: Any) -> list[object]:
    return [cell.value for row in book.worksheets[0].iter_rows() for cell in row]


def test_what_is_no_number_is_a_text() -> None:
    columns = (Column("a", "a", Kind.DECIMAL), Column("b", "b", Kind.MONEY))
    row = Row((Decimal("NaN"), Money(Decimal("NaN"), "?")), ())
    sheet = read(make(Section("s", "표", columns, (row,)))).worksheets[1]
    assert [cell.value for cell in sheet[2]] == [1, "NaN", "NaN", None]


def test_comparable_amounts_have_a_chart_with_a_bar_each() -> None:
    with zipfile.ZipFile(io.BytesIO(format_report(make(make_amounts(3, 5, 4)), "xlsx"))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert "<c:f>금액!$D$2:$D$4</c:f>" in chart
    assert re.findall("<c:v>(사업 .)</c:v>", chart) == ["사업 3", "사업 5", "사업 4"]
    assert read(make(make_amounts(3, 5, 4))).sheetnames == ["목차", "금액", "차트"]


@pytest.mark.parametrize("won", [(3, 5), (1, 1, 51), tuple(range(1, 62))], ids=["few", "uneven", "many"])
def test_amounts_that_no_chart_shows_well_have_none(won: tuple[int, ...]) -> None:
    assert read(make(make_amounts(*won))).sheetnames == ["목차", "금액"]


def test_the_contents_lead_to_each_sheet() -> None:
    sheet = read(make(make_rows("x"))).worksheets[0]
    assert [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink] == ["'표'!A1"]


def test_a_day_before_the_calendar_of_excel_stays_a_text() -> None:
    first = date(1900, 3, 1)
    sheet = read(make(make_rows("1900-02-28", str(first)))).worksheets[1]
    assert [sheet["B2"].value, sheet["B3"].value.date()] == ["1900-02-28", first]

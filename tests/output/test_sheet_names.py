"""The sheets of a workbook are told apart by their names, which Excel limits to 31 characters."""

import io

import openpyxl
import pytest
from support.report_cases import CASES, LANGS

from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports.result import Column, Report, Row, Section


def read_names(workbook: bytes) -> list[str]:
    return list(openpyxl.load_workbook(io.BytesIO(workbook), read_only=True).sheetnames)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", sorted({name: case for case, (name, _, _) in CASES.items()}.values()))
def test_no_sheet_of_a_report_is_told_from_another_by_a_number(real: Knowledge, case: str, lang: str) -> None:
    name, arguments, options = CASES[case]
    report = real.report(name, *arguments, lang=lang, **options)
    for one in (report, real.why(report)):
        names = read_names(real.to_bytes(one, "xlsx"))
        assert max(map(len, names)) <= 31
        headings = [section.heading.replace(":", "") for section in one.sections]
        assert [
            sheet
            for sheet, heading in zip(names[1:], headings, strict=False)
            if sheet != heading and not (sheet.endswith("…") and heading.startswith(sheet[:-1]))
        ] == []


def test_a_long_heading_is_cut_between_words() -> None:
    headings = ["Strategies, projects and other activities", "가" * 40, "Strategies, projects and other amounts"]
    sections = tuple(Section("s", heading, (Column("c", "c"),), (Row(("1",), ()),)) for heading in headings)
    assert read_names(format_report(Report("r", "보고", "ko", (), sections), "xlsx"))[1:] == [
        "Strategies, projects and other…",
        f"{'가' * 30}…",
        "Strategies, projects and… 2",
    ]

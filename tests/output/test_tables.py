"""One table per file: a section as CSV, and a ZIP file with a CSV table per section, read back by pandas."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from support.commands import run
from support.report_cases import CASES

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.output.formats import format_report
from graph.reports.result import Column, Report, Row, Section
from graph.reports.sections import select_section

TWO = Report(
    "r",
    "보고",
    "ko",
    (),
    (
        Section("sums", "합계", (Column("a", "가"), Column("b", "나")), (Row(("=1", 2), ()),), note="설명"),
        Section("sums", "둘째", (Column("a", "가"),), (), note="없음"),
    ),
)


def read_files(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def read_table(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_pandas_reads_each_table_of_each_report(case: str, real: Knowledge) -> None:
    name, arguments, options = CASES[case]
    report = real.report(name, *arguments, **options)
    with zipfile.ZipFile(io.BytesIO(real.to_bytes(report, "zip"))) as archive:
        contents = read_table(archive.read("contents.csv"))
        counts = {name: len(read_table(archive.read(name))) for name in contents.iloc[:, 0]}
    assert list(counts.values()) == [len(section.rows) for section in report.sections]


def test_a_zip_file_has_a_table_per_section_and_one_of_contents() -> None:
    assert read_files(format_report(TWO, "zip")) == {
        "contents.csv": "\ufeff파일,구분,행 수,설명\r\nsums.csv,합계,1,설명\r\nsums-2.csv,둘째,0,없음\r\n",
        "sums.csv": "\ufeff가,나\r\n'=1,2\r\n",
        "sums-2.csv": "\ufeff가\r\n",
    }


def test_a_section_that_is_called_as_another_file_has_a_number() -> None:
    odd = Report("r", "t", "en", (), (Section("sources", "s", (Column("a", "a"),), ()), *TWO.sections))
    assert list(read_files(format_report(odd, "zip"))) == ["contents.csv", "sources-2.csv", "sums.csv", "sums-2.csv"]


def test_no_table_of_a_zip_file_orders_a_terminal() -> None:
    row = Row(("a\x1b]0;x\x07b\x9b31m",), ())
    report = Report("r", "t", "en", (), (Section("s", "s", (Column("a", "\x1ba"),), (row,)),))
    text = read_files(format_report(report, "zip"))["s.csv"]
    assert not {"\x1b", "\x07", "\x9b"} & set(text)
    assert text.encode() == format_report(report, "csv")


def test_the_sources_are_a_table(real: Knowledge) -> None:
    report = real.report("funding", lang="en")
    with zipfile.ZipFile(io.BytesIO(real.to_bytes(report, "zip"))) as archive:
        sources = read_table(archive.read("sources.csv"))
    assert list(sources) == ["no.", "publisher", "date", "title", "address", "cited in rows"]
    assert list(sources["no."]) == [str(number) for number in range(1, len(sources) + 1)]


def test_one_section_is_one_table_without_its_note() -> None:
    assert format_report(select_section(TWO, "SUMS"), "csv").decode("utf-8-sig") == "가,나\r\n'=1,2\r\n"


def test_a_section_without_rows_says_why() -> None:
    assert format_report(select_section(TWO, "둘째"), "csv").decode("utf-8-sig") == "없음\r\n가\r\n"


def test_a_section_keeps_its_sources_only(real: Knowledge) -> None:
    report = real.report("agency", "KITECH")
    one = select_section(report, report.sections[-1].id)
    assert [section.id for section in one.sections] == [report.sections[-1].id]
    assert {one.number for one in one.sources} == {number for row in one.sections[0].rows for number in row.sources}
    assert len(one.sources) < len(report.sources)


def test_an_unknown_section_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"^unknown section 'sum'; did you mean 'sums'\?$"):
        select_section(TWO, "sum")


@pytest.mark.slow
def test_the_command_line_writes_a_section_and_all_sections(tmp_path: Path) -> None:
    done = run("report", "funding", "--section", "sums", "--format", "csv", "--lang", "en")
    assert done.stdout.lstrip("\ufeff").startswith("region,funding source,stage of the amount,amounts,sum")
    run("report", "funding", "--out", str(tmp_path / "all.zip"))
    assert "sums.csv" in read_files((tmp_path / "all.zip").read_bytes())


@pytest.mark.parametrize("format", ["csv", "xlsx", "zip"])
def test_half_a_character_is_written_as_something_else(format: str) -> None:
    broken = Report(
        "r", "\ud800", "ko", (), (Section("s", "\ud800", (Column("a", "\ud800"),), (Row(("x\ud800",), ()),)),)
    )
    assert b"\xed\xa0" not in format_report(broken, format)

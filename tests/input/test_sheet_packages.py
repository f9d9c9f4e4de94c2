"""Workbooks that are damaged, made to harm, or full of what a spreadsheet has and data have not."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.statements import list_statements
from support.workbooks import PLAN, build, change, save, to_bytes, to_shared, write_tables

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.input.sheets import package

SHEET = "xl/worksheets/sheet1.xml"


def explain(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    return caught.value.to_text("en").replace(f"{path.parent}/", "")


def rewrite(content: bytes, name: str, change_part: Callable[[bytes], bytes]) -> bytes:
    """The workbook with another part *name*, which is added if it has none."""
    source, buffer = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    parts = {one: source.read(one) for one in source.namelist()}
    parts[name] = change_part(parts.get(name, b""))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for one, part in parts.items():
            target.writestr(one, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not an Excel workbook; save it as .xlsx in Excel or LibreOffice"),
        (b"sources: []", "not an Excel workbook; save it as .xlsx in Excel or LibreOffice"),
        (b"PK\x03\x04cut", "not an Excel workbook; save it as .xlsx in Excel or LibreOffice"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            "workbook is encrypted or of an old format; save it as .xlsx without a password",
        ),
    ],
    ids=["empty", "text", "cut", "encrypted"],
)
def test_what_is_no_workbook_is_explained(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert explain(tmp_path / "plan.xlsx") == f"plan.xlsx:1:1: {message}"


def test_an_archive_without_a_workbook_is_explained(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert explain(tmp_path / "plan.xlsx").endswith("not an Excel workbook; save it as .xlsx in Excel or LibreOffice")


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsm", "plan.ods"])
def test_other_spreadsheets_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(to_bytes(build(PLAN)))
    suffix = Path(name).suffix
    assert explain(tmp_path / name) == f"{name}:1:1: {suffix} files are not read; save it as .xlsx"


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1024 * 1024)
    bomb = rewrite(to_bytes(build(PLAN)), "xl/media/big.xml", lambda _: bytes(2 * 1024 * 1024))
    (tmp_path / "plan.xlsx").write_bytes(bomb)
    assert len(bomb) < 20_000
    assert explain(tmp_path / "plan.xlsx") == (
        "plan.xlsx:1:1: unpacked workbook is over 1 MiB; split the file into several, without pictures"
    )


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    content = to_bytes(build(PLAN))
    for codec in ("utf-8", "utf-16"):
        declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'.decode().encode(codec)
        (tmp_path / "plan.xlsx").write_bytes(rewrite(content, SHEET, lambda _, text=declared: text))
        assert explain(tmp_path / "plan.xlsx").startswith(f"plan.xlsx:1:1: '{SHEET}' declares a DTD; ")


def test_two_cells_at_the_ends_of_a_sheet_cost_nothing(tmp_path: Path) -> None:
    book = build(PLAN)
    book["budget"]["XFD1048576"] = "far"
    (tmp_path / "plan.xlsx").write_bytes(to_bytes(book))
    assert explain(tmp_path / "plan.xlsx") == (
        "plan.xlsx:budget!XFD1048576: the column has no heading; add one, or delete the value"
    )


def test_a_merged_sheet_is_refused(tmp_path: Path) -> None:
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    content = rewrite(to_bytes(build(PLAN)), SHEET, lambda part: part.replace(b"</worksheet>", merged))
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert explain(tmp_path / "plan.xlsx") == "plan.xlsx:1:1: more than 100,000 merged cells; unmerge them"


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_NODES", 10)
    assert explain(save(tmp_path / "plan.xlsx", PLAN)) == (
        "plan.xlsx:1:1: more than 10 cells; split the file into several"
    )


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("damage", [lambda part: part[: len(part) // 2], lambda _: b"<a/>"], ids=["cut", "other"])
def test_a_damaged_part_is_an_error(tmp_path: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    content = to_shared(PLAN)
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert load_roadmaps(tmp_path / "plan.xlsx").warnings == ()
    (tmp_path / "plan.xlsx").write_bytes(rewrite(content, name, damage))
    assert explain(tmp_path / "plan.xlsx").startswith("plan.xlsx:")


def test_macros_are_ignored_with_a_warning(tmp_path: Path) -> None:
    content = to_bytes(build(PLAN))
    (tmp_path / "plain.xlsx").write_bytes(content)
    (tmp_path / "plan.xlsx").write_bytes(rewrite(content, "xl/vbaProject.bin", lambda _: b"\xd0\xcf"))
    (warning,) = load_roadmaps(tmp_path / "plan.xlsx").warnings
    assert warning.text == "the macros of the workbook are ignored; save it as .xlsx"
    assert list_statements(tmp_path / "plan.xlsx") == list_statements(tmp_path / "plain.xlsx")


def test_of_a_formula_the_saved_value_is_read(tmp_path: Path) -> None:
    book = build(change(budget=[["belongs_to", "kind", "amount"], ["fire-engine", "국비", "=5*100000000"]]))
    (tmp_path / "plan.xlsx").write_bytes(to_bytes(book))
    assert explain(tmp_path / "plan.xlsx") == (
        "plan.xlsx:budget!C2: formula without a saved value; open and save the file in Excel, or write the value"
    )
    # The empty value looks different with and without lxml.
    empty = re.compile(b"<v */>|<v></v>")
    saved = rewrite(to_bytes(book), "xl/worksheets/sheet4.xml", lambda part: empty.sub(b"<v>500000000</v>", part))
    (tmp_path / "plan.xlsx").write_bytes(saved)
    record = next(load_roadmaps(tmp_path / "plan.xlsx").iter_records("roadmaps")).get_value("projects")
    assert record.get_value("budget").get_value("amount").won == 500_000_000


def test_an_error_of_a_formula_is_an_error_at_its_cell(tmp_path: Path) -> None:
    book = build(change(budget=[["belongs_to", "kind", "amount"], ["fire-engine", "국비", "#REF!"]]))
    book["budget"]["C2"].data_type = "e"
    (tmp_path / "plan.xlsx").write_bytes(to_bytes(book))
    assert explain(tmp_path / "plan.xlsx") == "plan.xlsx:budget!C2: the cell shows the error #REF!; write the value"


def test_invisible_and_control_characters_are_reported_at_their_cells(tmp_path: Path) -> None:
    path = save(
        tmp_path / "plan.xlsx", change(sources=[PLAN["sources"][0], ["press", "발\u200b표", "하늘일보", "2025"]])
    )
    assert [str(one).replace(f"{tmp_path}/", "") for one in load_roadmaps(path).warnings] == [
        "plan.xlsx:sources!B2: U+200B ZERO WIDTH SPACE is invisible or looks like another character; delete it"
    ]
    rows = [PLAN["sources"][0], ["press", "발\x07표", "하늘일보", "2025"]]
    assert explain(write_tables(tmp_path / "t", change(sources=rows))) == (
        "t/sources.csv!B2: control character '\\x07' is not allowed; delete it"
    )


def test_a_broken_csv_file_is_an_error_at_its_row(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text('id,title\npress,"open\n', encoding="utf-8")
    assert explain(tmp_path / "sources.csv") == (
        "sources.csv!A2: not CSV: unexpected end of data; close the quote, and write a quote within a value twice"
    )


def test_a_locked_file_of_excel_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    save(folder / "plan.xlsx", PLAN)
    (folder / "~$plan.xlsx").write_bytes(b"lock")
    assert list_statements(folder) == list_statements(folder / "plan.xlsx")


def test_rows_that_lead_far_down_are_refused(tmp_path: Path) -> None:
    rows = [
        [f"p{number - 1}" if number else "plan", "project", f"p{number}", "사업"] for number in reversed(range(300))
    ]
    path = save(tmp_path / "plan.xlsx", change(activities=[["belongs_to", "item", "id", "title"], *rows], budget=[]))
    assert "nested deeper than 32 levels; flatten it" in explain(path)


@pytest.mark.slow
def test_thousands_of_wrong_or_shared_names_take_seconds(tmp_path: Path) -> None:
    heading = ["belongs_to", "item", "id", "title"]
    twins = [["plan", "project", "twin", "사업"]] * 2_000
    lost = [[f"no-{number}", "project", f"p{number}", "사업"] for number in range(2_000)]
    budget = [PLAN["budget"][0], *([["twin", "국비", "1억원"]] * 2_000)]
    folder = write_tables(tmp_path / "t", change(activities=[heading, *twins, *lost], budget=budget))
    start = time.process_time()
    assert explain(folder).count("no row is called 'no-") == 2_000
    assert time.process_time() - start < 10

"""The workbook that an analyst fills in."""

import io

import openpyxl
import pytest

from graph.input.sheets.headings import to_heading
from graph.input.sheets.layout import read_layout
from graph.output.sheets.choices import find_choice
from graph.output.sheets.words import CONTENTS, is_required
from graph.output.sheets.workbook import write_workbook

LANGUAGES = pytest.mark.parametrize("lang", ["ko", "en"])


def read(lang: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(lang=lang)))


@LANGUAGES
def test_each_sheet_has_its_headings_with_a_note_each(lang: str) -> None:
    book = read(lang)
    for sheet in read_layout().values():
        heading = book[sheet.to_title(lang)][1]
        assert [cell.value for cell in heading] == [to_heading(sheet, key, lang) for key in sheet.keys]
        assert [cell.value for cell in heading if not cell.comment or len(cell.comment.text) < 10] == []


@LANGUAGES
def test_the_guide_comes_first_and_the_lists_are_hidden(lang: str) -> None:
    first, *sheets, last = read(lang).worksheets
    shown = {row[0].value for row in first.iter_rows()}
    assert {sheet.title for sheet in sheets} <= shown
    assert CONTENTS.keys() == read_layout().keys()
    assert (last.title, last.sheet_state) == ({"ko": "목록", "en": "lists"}[lang], "hidden")


@LANGUAGES
def test_codes_regions_and_agencies_are_offered(lang: str) -> None:
    book = read(lang)
    lists = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book.worksheets[-1].columns
    }
    assert {"ko": "국비", "en": "national"}[lang] in lists["amount-kind"]
    assert {"중구 (부산광역시)", "김제시"} <= set(lists["Region"])
    assert "한국생산기술연구원" in lists["Agency"]
    sheet = book["예산" if lang == "ko" else "budget"]
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered["C2"].startswith("'목록'!$" if lang == "ko" else "'lists'!$")
    assert offered["A2"].startswith("'전략·사업'!$C$2:" if lang == "ko" else "'activities'!$C$2:")


def test_cells_are_text_so_excel_changes_nothing() -> None:
    sheet = read("ko")["예산"]
    assert {dimension.number_format for dimension in sheet.column_dimensions.values()} == {"@"}


def test_two_runs_give_the_same_bytes() -> None:
    assert write_workbook(lang="ko") == write_workbook(lang="ko")


def test_only_lists_that_no_file_can_extend_refuse_other_values() -> None:
    layout = read_layout()
    strict = {
        key
        for sheet in layout.values()
        for key in sheet.keys
        if (choice := find_choice(sheet, key, "en")) and choice.strict
    }
    assert strict == {"item", "open_list", "replaces", "kind"}
    assert not find_choice(layout["budget"], "kind", "en").strict
    assert is_required(layout["budget"], "kind")
    assert not is_required(layout["budget"], "amount")

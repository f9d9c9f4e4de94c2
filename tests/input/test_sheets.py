"""A workbook or a folder of CSV files means what the same YAML means, and its mistakes are reported at their cells."""

import datetime
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from support.commands import run
from support.statements import list_statements
from support.workbooks import PLAN, YAML, build, change, save, write_tables

from graph.errors import MissingExtra
from graph.errors.korean.columns import SHEETS_BY_NAME
from graph.errors.problems import InvalidInput
from graph.errors.spreadsheets import name_column
from graph.input.loader import load_roadmaps
from graph.input.sheets.headings import find_key, to_heading
from graph.input.sheets.layout import find_sheet, read_layout
from graph.model.entities import ENTITY_TYPES
from graph.output.sheets.workbook import write_workbook


def list_problems(path: Path, *, lang: str = "en") -> list[str]:
    """The problems of a file, without its folder."""
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    return [line.replace(f"{path.parent}/", "") for line in caught.value.to_text(lang).split("\n")]


def list_warnings(path: Path) -> list[str]:
    return [str(one).replace(f"{path.parent}/", "") for one in load_roadmaps(path).warnings]


def write_yaml(folder: Path) -> Path:
    (folder / "plan.yaml").write_text(YAML, encoding="utf-8")
    return folder / "plan.yaml"


def test_a_workbook_means_what_the_same_yaml_means(tmp_path: Path) -> None:
    assert list_statements(save(tmp_path / "plan.xlsx", PLAN)) == list_statements(write_yaml(tmp_path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_folder_of_csv_files_means_what_the_same_yaml_means(tmp_path: Path, encoding: str) -> None:
    folder = write_tables(tmp_path / "tables", PLAN, encoding=encoding)
    assert list_statements(folder) == list_statements(write_yaml(tmp_path))
    # Named one by one, they are one file, too.
    assert list_statements(*folder.glob("*.csv")) == list_statements(folder)


def test_a_csv_file_of_korean_excel_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "tables", PLAN, encoding="cp949")
    assert list_statements(folder) == list_statements(write_yaml(tmp_path))
    assert list_warnings(folder)[0] == (
        "tables/activities.csv:1:1: file is CP949 and is read as such; save it as 'CSV UTF-8' to keep all characters"
    )


def test_csv_files_lie_beside_yaml(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "mixed", {"sources": PLAN["sources"]})
    text = "roadmaps:" + YAML.split("roadmaps:")[1]
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert list_statements(folder) == list_statements(write_yaml(tmp_path))


def test_decomposed_hangul_is_composed_as_in_yaml(tmp_path: Path) -> None:
    rows = [[unicodedata.normalize("NFD", value) for value in row] for row in PLAN["sources"]]
    folder = write_tables(tmp_path / "tables", change(sources=rows))
    assert list_statements(folder) == list_statements(write_yaml(tmp_path))
    assert list_statements(save(tmp_path / "p.xlsx", change(sources=rows))) == list_statements(write_yaml(tmp_path))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_headings_and_names_of_sheets_are_read_in_both_languages(tmp_path: Path, lang: str) -> None:
    sheets = {}
    for name, (heading, *rows) in PLAN.items():
        sheet = read_layout()[name]
        sheets[sheet.to_title(lang)] = [[to_heading(sheet, key, lang) for key in heading], *rows]
    assert list_statements(save(tmp_path / "plan.xlsx", sheets)) == list_statements(write_yaml(tmp_path))


def test_every_heading_finds_its_column() -> None:
    for sheet in read_layout().values():
        for key in sheet.keys:
            assert [find_key(sheet, to_heading(sheet, key, lang)) for lang in ("ko", "en")] == [key, key]
        assert find_sheet(sheet.to_title("ko")) is find_sheet(sheet.name) is sheet


def test_every_field_of_the_model_has_a_column() -> None:
    """A record of any type is a row of one sheet, or its fields are columns of the row that it is within."""
    homes = {entity: sheet for sheet in read_layout().values() for entity in sheet.entities}
    within = {"Period", "EditionDate"}
    assert {one.__name__ for one in ENTITY_TYPES.values() if one.terms and one not in homes} == within
    for entity, sheet in homes.items():
        for name, field in entity.fields.items():
            nested = ENTITY_TYPES.get(field.of) if field.kind.value == "nested" else None
            if nested and nested.__name__ in within:
                keys = {name} | {f"{name}.{one}" for one in nested.fields if one != nested.shorthand}
                assert keys <= sheet.columns.keys()
            else:
                assert name in sheet.columns or nested in homes


def test_a_workbook_with_ten_mistakes_reports_each_at_its_cell(tmp_path: Path) -> None:
    sheets = change(
        sources=[["id", "title", "publisher", "published", "ulr"], ["press", "발표", None, "2025-13-02", "https://x"]],
        activities=[
            ["belongs_to", "item", "id", "title", "technologies"],
            ["plan", "project", "Fire Engine", "전기 소방차 실증", "전기챠"],
            ["plna", "project", "bus", "버스", None],
            ["plan", "projekt", "truck", "트럭", None],
            ["plan", "project", "van", None, None],
        ],
        budget=[["belongs_to", "kind", "amount"], ["bus", "국피", "12억 5천"], ["van", "국비", "연 10억원"]],
    )
    assert list_problems(save(tmp_path / "plan.xlsx", sheets)) == [
        "plan.xlsx:activities!C2: 'Fire Engine' is not a valid id; use lower-case letters, digits and single hyphens, "
        "e.g. 'daegu-amr'",
        "plan.xlsx:activities!E2: unknown technology '전기챠'; did you mean '전기차'? Or add it on the sheet "
        "'concepts'",
        "plan.xlsx:activities!A3: no row is called 'plna'; did you mean 'plan'?",
        "plan.xlsx:activities!B4: 'projekt' does not belong on this sheet; write project, strategy, focus area, add on "
        "strategy, task, phase, axis, zone, study or related project",
        "plan.xlsx:activities!C5: project 'van' has no 'title'; fill in the column 'title'",
        "plan.xlsx:budget!B2: unknown amount kind '국피'; did you mean '국비'? Or add it on the sheet 'concepts'",
        "plan.xlsx:budget!C3: '연 10억원' is an amount per year; write one line for each year: '10억원' in column "
        "'amount' with '2025' in column 'period' and '연 10억원' in column 'printed'",
        "plan.xlsx:sources!E1: unknown field 'ulr' in sheet 'sources'; did you mean 'url'?",
        "plan.xlsx:sources!C2: 'publisher' is empty; fill in the cell",
        "plan.xlsx:sources!D2: '2025-13-02' is not a date; write '2024', '2024-11' or '2024-11-08'",
    ]


def test_mistakes_of_csv_files_are_at_their_cells(tmp_path: Path) -> None:
    rows = [["belongs_to", "kind", "amount"], [], ["fire-engine", "국비", "많음"]]
    folder = write_tables(tmp_path / "tables", change(budget=rows))
    assert [line.split(": ")[0] for line in list_problems(folder)] == ["tables/budget.csv!C3"]
    assert list_problems(folder, lang="ko")[0].startswith("tables/budget.csv!C3: '많음' 값은 금액이 아니다; ")


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (datetime.date(2025, 3, 2), "yyyy-mm-dd", "2025-03-02"),
        (datetime.datetime(2025, 3, 1), 'yyyy"년" m"월"', "2025-03"),
        (datetime.datetime(2025, 1, 1), "yyyy", "2025"),
        (2025, "General", "2025"),
        (2025.0, "0", "2025"),
        ("  2025-03-02\u3000", "@", "2025-03-02"),
    ],
)
def test_what_excel_made_of_a_date_is_read_as_the_date(tmp_path: Path, value: Any, format: str, text: str) -> None:
    sheets = change(roadmaps=[PLAN["roadmaps"][0], [*PLAN["roadmaps"][1][:7], value, "press"]])
    book = build(sheets)
    book["roadmaps"]["H2"].number_format = format
    book.save(tmp_path / "plan.xlsx")
    record = next(load_roadmaps(tmp_path / "plan.xlsx").iter_records("roadmaps"))
    assert record.get_value("date").get_value("value").text == text


@pytest.mark.parametrize(
    ("amount", "won"), [(1250000000, "1250000000"), (1.25e9, "1250000000"), ("80억 원 ", "8000000000")]
)
def test_an_amount_may_be_a_number(tmp_path: Path, amount: Any, won: str) -> None:
    path = save(tmp_path / "plan.xlsx", change(budget=[PLAN["budget"][0], ["fire-engine", "국비", amount]]))
    record = next(load_roadmaps(path).iter_records("roadmaps")).get_value("projects").get_value("budget")
    assert f"{record.get_value('amount').won:f}" == won


def test_a_text_that_excel_turned_into_a_date_is_an_error(tmp_path: Path) -> None:
    rows = [PLAN["budget"][0], ["fire-engine", "국비", datetime.date(2025, 3, 4)]]
    assert list_problems(save(tmp_path / "plan.xlsx", change(budget=rows))) == [
        "plan.xlsx:budget!C2: the spreadsheet made the date 2025-03-04 of this value; format the cell as text and "
        "write the value again"
    ]


def test_titles_above_the_headings_blank_rows_and_comments_are_no_data(tmp_path: Path) -> None:
    heading, row = PLAN["budget"]
    rows = [["예산 2025"], [], [*heading, "# memo"], [], [None, None, "  "], [*row, "ask again"], []]
    sheets = {**change(budget=rows), "# memo": [["anything"]], "안내": [["how to"]]}
    path = save(tmp_path / "plan.xlsx", sheets)
    assert list_statements(path) == list_statements(write_yaml(tmp_path))
    assert list_warnings(path) == []


def test_cells_that_are_merged_downwards_count_for_each_row(tmp_path: Path) -> None:
    rows = [["belongs_to", "kind", "amount"], ["fire-engine", "국비", "1억원"], [None, "시비", "2억원"]]
    book = build(change(budget=rows))
    book["budget"].merge_cells("A2:A3")
    book["sources"].merge_cells("B2:C2")
    book["sources"]["D2"] = "2025-03-02"
    book.save(tmp_path / "plan.xlsx")
    assert list_problems(tmp_path / "plan.xlsx") == ["plan.xlsx:sources!C2: 'publisher' is empty; fill in the cell"]
    book["sources"].unmerge_cells("B2:C2")
    book["sources"]["C2"] = "하늘일보"
    book["sources"].merge_cells("D2:E2")
    book.save(tmp_path / "plan.xlsx")
    assert list_warnings(tmp_path / "plan.xlsx") == [
        "plan.xlsx:sources!D2: merged cells D2:E2 hold one value; unmerge them if the other columns have values, too"
    ]
    record = next(load_roadmaps(tmp_path / "plan.xlsx").iter_records("roadmaps")).get_value("projects")
    assert [line.content.get_value("kind").name for line in record.values["budget"]] == ["national", "city"]


def test_hidden_sheets_and_rows_are_read(tmp_path: Path) -> None:
    book = build(PLAN)
    book["budget"].sheet_state = "hidden"
    book["activities"].row_dimensions[2].hidden = True
    book.save(tmp_path / "plan.xlsx")
    assert list_statements(tmp_path / "plan.xlsx") == list_statements(write_yaml(tmp_path))


def test_sheets_and_columns_that_are_not_read_are_reported(tmp_path: Path) -> None:
    sheets = {**PLAN, "meeting": [["x"]], "bugdet": [["belongs_to"], ["plan"]], "empty": []}
    rows = [[*PLAN["budget"][0], "금엑 (amout)", None], [*PLAN["budget"][1], "x", "y"]]
    assert list_problems(save(tmp_path / "plan.xlsx", {**sheets, "budget": rows})) == [
        "plan.xlsx:budget!D1: unknown field '금엑' in sheet 'budget'; did you mean '금액'?",
        "plan.xlsx:budget!E2: the column has no heading; add one, or delete the value",
        "plan.xlsx:bugdet!A1: sheet 'bugdet' is not read; did you mean 'budget'?",
    ]
    assert list_warnings(save(tmp_path / "plan.xlsx", {**PLAN, "meeting": [["x"]]})) == [
        "plan.xlsx:meeting!A1: sheet 'meeting' is not read; rename it, or write '#' before its name to keep it as a "
        "comment"
    ]


def test_a_value_in_the_column_of_another_kind_of_row_is_an_error(tmp_path: Path) -> None:
    rows = [["belongs_to", "item", "title", "date", "parties"], ["plan", "milestone", "회의", "2025-01-02", "KETI"]]
    assert [line.split("; ")[0] for line in list_problems(save(tmp_path / "plan.xlsx", {**PLAN, "events": rows}))] == [
        "plan.xlsx:events!E2: unknown field 'parties' in a milestone"
    ]


def test_a_row_belongs_to_an_id_with_as_much_of_its_path_as_is_needed(tmp_path: Path) -> None:
    plan = PLAN["roadmaps"][1]
    earlier = [*plan[:5], "kickoff", "kickoff", "2024", "press"]
    activities = [
        ["belongs_to", "item", "id", "title"],
        ["plan/kickoff", "strategy", "one", "전략"],
        ["plan/final", "strategy", "one", "전략"],
        ["final/one", "task", "part", "과제"],
    ]
    sheets = change(roadmaps=[PLAN["roadmaps"][0], earlier, plan], activities=activities)
    budget = [["belongs_to", "kind", "amount"], ["kickoff/one", "국비", "1억"], ["과제", "국비", "2억"]]
    kickoff, final = load_roadmaps(save(tmp_path / "plan.xlsx", {**sheets, "budget": budget})).iter_records("roadmaps")
    assert kickoff.get_value("strategies").get_value("budget").get_value("amount").won == 100_000_000
    assert final.get_value("strategies").get_value("tasks").get_value("budget").get_value("amount").won == 200_000_000
    budget[1][0] = "one"
    assert list_problems(save(tmp_path / "plan.xlsx", {**sheets, "budget": budget})) == [
        "plan.xlsx:budget!A2: row 'one' is ambiguous; write one of 'plan/final/press/one', 'plan/kickoff/press/one'"
    ]


def test_a_row_that_belongs_to_nothing_or_to_itself_is_an_error(tmp_path: Path) -> None:
    activities = [
        ["belongs_to", "item", "id", "title"],
        ["b", "project", "a", "가"],
        ["a", "project", "b", "나"],
        [None, "project", "c", "다"],
        ["press", "project", "d", "라"],
    ]
    sheets = change(activities=activities, budget=[["belongs_to", "kind", "amount"], ["a", "국비", "1억"]])
    assert list_problems(save(tmp_path / "plan.xlsx", sheets)) == [
        "plan.xlsx:activities!A2: 'a' belongs to itself; write the id of the roadmap or of another activity",
        "plan.xlsx:activities!A4: the row does not say what it belongs to; write the id of a row of another sheet",
        "plan.xlsx:activities!A5: a project cannot belong to 'press'; write the id of what it belongs to",
    ]


def test_lists_fields_within_fields_and_flags_have_their_columns(tmp_path: Path) -> None:
    header = ["belongs_to", "item", "id", "title", "aliases", "period", "period.printed", "open_list", "technologies"]
    row = [
        "plan",
        "project",
        "fire-engine",
        "전기 소방차 실증",
        '"가; 나"\n다',
        "2025/2026",
        "내년까지",
        True,
        "EV; 소방차",
    ]
    text = YAML.replace(
        "technologies: [전기 소방차]",
        "technologies: [EV, {technology: 특장차, printed: 소방차}]\n        aliases: ['가; 나', 다]\n"
        "        open_list: yes\n        period: {span: 2025/2026, printed: 내년까지}",
    )
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    sheets = {
        **change(activities=[header, [*row[:-1], "EV"]]),
        "technologies": [["belongs_to", "technology", "printed"], ["fire-engine", "특장차", "소방차"]],
    }
    assert list_statements(save(tmp_path / "plan.xlsx", sheets)) == list_statements(tmp_path / "plan.yaml")


def test_openpyxl_comes_with_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "plan.xlsx", PLAN)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"openpyxl is not installed; pip install 'roadmap-graph\[excel\]'"):
        load_roadmaps(path)


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_problems_for_programs_name_the_file_and_the_cell(tmp_path: Path, format: str) -> None:
    save(tmp_path / "plan.xlsx", change(budget=[PLAN["budget"][0], ["fire-engine", "국비", "많음"]]))
    done = run("validate", "--data", "plan.xlsx", "--format", format, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "budget!C2: '많음' is not an amount" in done.stdout
    assert "plan.xlsx:budget" not in done.stdout
    (tmp_path / "plan.xlsx").unlink()
    write_tables(tmp_path / "t", change(budget=[PLAN["budget"][0], ["fire-engine", "국비", "많음"]]))
    done = run("validate", "--data", "t", "--format", format, "--lang", "en", cwd=tmp_path)
    assert "t/budget.csv" in done.stdout
    assert "C2: '많음' is not an amount" in done.stdout


def test_a_report_shows_the_sheet_and_row_of_a_statement(tmp_path: Path) -> None:
    save(tmp_path / "plan.xlsx", PLAN)
    done = run("report", "funding", "--data", "plan.xlsx", "--format", "csv", "--lang", "en", cwd=tmp_path)
    assert "plan.xlsx:budget:2" in done.stdout


@pytest.mark.slow
def test_a_kept_graph_notices_a_change_in_a_table(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "tables", PLAN)
    arguments = ("load", "--store", "./kept", "--data", "tables", "--lang", "en")
    assert run(*arguments, cwd=tmp_path).returncode == 0
    write_tables(folder, {"budget": [PLAN["budget"][0], ["fire-engine", "국비", "3억원"]]})
    assert run(*arguments, cwd=tmp_path).returncode == 0
    done = run("report", "funding", "--store", "./kept", "--format", "csv", "--lang", "en", cwd=tmp_path)
    assert "300000000" in done.stdout
    assert "1250000000" not in done.stdout


def test_the_empty_template_says_what_is_missing_and_does_not_fail(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(write_workbook(lang="en"))
    assert list_warnings(tmp_path / "empty.xlsx") == [
        "empty.xlsx:1:1: no row was read; fill in the sheets 'sources' and 'roadmaps'"
    ]


def test_the_words_for_columns_and_sheets_are_those_of_the_workbook() -> None:
    for name, title in SHEETS_BY_NAME.items():
        if name != "lists":
            sheet = find_sheet(name)
            assert sheet
            assert sheet.to_title("ko") == title
            for key in (one for one in sheet.keys if "." not in one):
                assert name_column(key, title)["ko"] == to_heading(sheet, key, "ko")
                assert name_column(key, f"{name}.csv") == {
                    "ko": to_heading(sheet, key, "ko"),
                    "en": to_heading(sheet, key, "en"),
                }


@pytest.mark.parametrize(
    ("sheet", "cells", "korean", "english"),
    [
        ("roadmaps", {"region": "하늘시"},
         "알 수 없는 지역 '하늘시'; '지역' 시트에 추가한다",
         "unknown region '하늘시'; add it on the sheet 'regions'"),
        ("roadmaps", {"stage": "최종"},
         "알 수 없는 추진 단계 '최종'; 비슷한 이름: '최종 보고'. 아니면 '자체 코드' 시트에 추가한다",
         "unknown stage '최종'; did you mean '최종 보고'? Or add it on the sheet 'concepts'"),
        ("roadmaps", {"kind": "계획"},
         "알 수 없는 로드맵 종류 '계획'; 쓸 수 있는 이름: '단일 사업', '선정 결과', '육성계획', "
         "'지정 구역'. "
         "아니면 '자체 코드' 시트에 추가한다",
         "unknown roadmap kind '계획'; known names: '단일 사업', '선정 결과', '육성계획', '지정 구역'. Or add it "
         "on the sheet 'concepts'"),
        ("roadmaps", {"edition": ""},
         "'판 (edition)' 값이 비어 있다; 칸을 채운다", "'edition' is empty; fill in the cell"),
        ("budget", {"amount": "많음"},
         "'많음' 값은 금액이 아니다; 숫자와 단위로 적고 다른 말은 '표기 (printed)' 열에 적는다. "
         "예: '80억원', '71억 5천만원'",
         "'많음' is not an amount; write figure and unit, e.g. '80억원' or '71억 5천만원', and other words in column "
         "'printed'"),
    ],
)  # fmt: skip
def test_messages_speak_of_sheets_and_headings(
    sheet: str, cells: dict[str, str], korean: str, english: str, tmp_path: Path
) -> None:
    heads, row = PLAN[sheet]
    changed = [cells.get(key, value) for key, value in zip(heads, row, strict=True)]
    path = save(tmp_path / "plan.xlsx", change(**{sheet: [heads, changed]}))
    for lang, text in (("ko", korean), ("en", english)):
        assert text in [line.partition(": ")[2] for line in list_problems(path, lang=lang)]


def test_a_repeated_row_is_named_with_the_names_of_codes(tmp_path: Path) -> None:
    row = ["fire-engine", "KETI", "participant"]
    path = save(tmp_path / "plan.xlsx", change(participations=[["belongs_to", "agency", "role"], row, row]))
    (line,) = list_problems(path, lang="ko")
    assert line.partition(": ")[2].startswith("참여 '참여 keti'는 ")


@pytest.mark.parametrize(("sign", "name"), [(";", "a semicolon"), ("\t", "a tab")])
def test_a_table_with_another_separator_is_explained(sign: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(f"id{sign}title\npress{sign}발표\n", encoding="utf-8")
    done = run("validate", "--data", str(tmp_path), "--lang", "en")
    assert done.returncode == 2
    advice = "save it as 'CSV UTF-8 (comma delimited)'"
    assert done.stdout == f"{tmp_path}/sources.csv!A1: the values are separated by {name}; {advice}\n"


def test_a_workbook_without_rows_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(write_workbook(lang="ko"))
    done = run("validate", "--data", str(path), "--lang", "ko")
    assert done.returncode == 1
    assert done.stdout == f"경고: {path}:1:1: 읽은 행이 없다; '출처', '로드맵' 시트를 채운다\n"

"""Tables that a plain text prints with spaces between their columns."""

import re

import pytest

from graph.input.drafting.reading import Reading, read
from graph.input.texts import Passage, Text

PLAN = "울산시는 ‘수소선박 산업 육성 종합계획’을 마련했다. 총사업비는 90억 원이다.\n"


def to_reading(content: str) -> Reading:
    lines = re.finditer(r"[^\n]*\S[^\n]*", content)
    passages = tuple(Passage(line.start(), line.end(), "paragraph", f"line {at}") for at, line in enumerate(lines))
    return read(Text(content, passages, "", "press.txt"))


def list_rows(content: str) -> list[tuple[str, str, str, str]]:
    """Field, kind, value and item of what the tables say."""
    found = to_reading(PLAN + content).found
    return [(one.field, one.kind, one.value, one.item) for one in found if one.rule == "row of a table"]


def test_each_line_with_as_many_figures_is_a_row() -> None:
    table = (
        "(단위: 억원)\n지역 사업명 총사업비 국비 시비\n중구 수소 관제 센터 구축 50 30 20\n북구 시험 수조 조성 40 40 -\n"
    )
    assert list_rows(table) == [
        ("title", "project", "수소 관제 센터 구축", "수소 관제 센터 구축"),
        ("amount", "total", "50", "수소 관제 센터 구축"),
        ("amount", "national", "30", "수소 관제 센터 구축"),
        ("amount", "city", "20", "수소 관제 센터 구축"),
        ("title", "project", "시험 수조 조성", "시험 수조 조성"),
        ("amount", "total", "40", "시험 수조 조성"),
        ("amount", "national", "40", "시험 수조 조성"),
    ]


def test_a_number_before_and_years_or_a_lead_behind_the_title_are_columns() -> None:
    table = (
        "< 세부과제 > (단위 : 백만원)\n연번 과제명 주관기관 사업기간 사업비\n"
        "1 수소 연료탱크 시험 기반 구축 한국선급 2027~2029 4,500\n"
        "2 선박 설계 인력 양성 울산대학교 ’27~’30 1,200\n"
    )
    assert list_rows(table) == [
        ("title", "task", "수소 연료탱크 시험 기반 구축", "수소 연료탱크 시험 기반 구축"),
        ("lead", "lead", "한국선급", "수소 연료탱크 시험 기반 구축"),
        ("period", "", "2027~2029", "수소 연료탱크 시험 기반 구축"),
        ("amount", "total", "4,500", "수소 연료탱크 시험 기반 구축"),
        ("title", "task", "선박 설계 인력 양성", "선박 설계 인력 양성"),
        ("lead", "lead", "울산대학교", "선박 설계 인력 양성"),
        ("period", "", "’27~’30", "선박 설계 인력 양성"),
        ("amount", "total", "1,200", "선박 설계 인력 양성"),
    ]


def test_years_beside_funding_sources_are_the_amounts_of_each_year() -> None:
    table = "재원 계획 (단위 : 억 원)\n구분 계 2027 2028\n국비 60 20 40\n시비 30 10 20\n"
    assert list_rows(table) == [
        ("amount", "national", "60", "수소선박 산업 육성 종합계획"),
        ("amount", "national", "20", "수소선박 산업 육성 종합계획"),
        ("amount", "national", "40", "수소선박 산업 육성 종합계획"),
        ("amount", "city", "30", "수소선박 산업 육성 종합계획"),
        ("amount", "city", "10", "수소선박 산업 육성 종합계획"),
        ("amount", "city", "20", "수소선박 산업 육성 종합계획"),
    ]


@pytest.mark.parametrize(
    ("sums", "amounts"), [("합계 90 70 20", ["70", "20"]), ("합계 95 70 25", []), ("소계 90 70 20", [])]
)
def test_a_row_of_sums_is_about_the_plan_if_its_total_is_that_of_the_plan(sums: str, amounts: list[str]) -> None:
    table = f"(단위: 억원)\n사업명 총사업비 국비 시비\n수소 관제 센터 구축 50 30 20\n시험 수조 조성 40 40 -\n{sums}\n"
    assert [value for _, _, value, item in list_rows(table) if item == "수소선박 산업 육성 종합계획"] == amounts


@pytest.mark.parametrize(
    "table",
    [
        # Nothing says what the first column is.
        "(단위: 억원)\n대학 사업명 총사업비 국비\n울산대 시험 수조 조성 40 40\n유니스트 센터 구축 50 30\n",
        # Two columns of words without a border.
        "(단위: 억원)\n사업명 과제명 사업비 국비\n수소 관제 센터 구축 50 30\n시험 수조 조성 40 40\n",
        # One row is none.
        "(단위: 억원)\n사업명 총사업비 국비\n시험 수조 조성 40 40\n",
        # No unit.
        "사업명 총사업비 국비\n시험 수조 조성 40 40\n센터 구축 50 30\n",
        # Prose that begins with headings.
        "사업명 총사업비 국비 등을 적는다.\n시험 수조 조성 40 40\n센터 구축 50 30\n",
    ],
)
def test_a_table_that_can_be_parted_in_two_ways_gives_no_amounts(table: str) -> None:
    assert [row for row in list_rows(table) if row[0] == "amount"] == []


def test_a_line_that_begins_with_the_region_of_a_row_is_about_its_project() -> None:
    table = (
        "(단위: 억원)\n지역 사업명 총사업비 국비\n중구 수소 관제 센터 구축 50 30\n울주군 시험 수조 조성 40 40\n"
        "ㅇ (울주군) 배를 띄울 물길을 낸다. 한국선급이 주관하고 울산대학교가 참여한다.\n"
    )
    found = to_reading(PLAN + table).found
    assert [(one.field, one.value, one.item) for one in found if one.field in ("lead", "participant")] == [
        ("lead", "한국선급", "시험 수조 조성"),
        ("participant", "울산대학교", "시험 수조 조성"),
    ]


def test_a_table_goes_on_after_the_name_of_its_part() -> None:
    table = (
        "(단위 : 억 원)\n과제명 | 주관 | 계 | ’27 | ’28\n[전략 1] 기반 고도화\n"
        "1-1 시험 수조 조성 | 울산대학교 | 50 | 20 | 30\n"
        "[전략 2] 인력 확보\n2-1 선박 인력 양성 | 울산대학교 | 40 | 10 | 30\n합 계 | | 90 | 30 | 60\n"
    )
    found = to_reading(PLAN + table).found
    rows = [(one.field, one.value, one.period, one.item) for one in found if one.rule == "row of a table"]
    assert rows == [
        ("title", "시험 수조 조성", "", "시험 수조 조성"),
        ("lead", "울산대학교", "", "시험 수조 조성"),
        ("amount", "50", "", "시험 수조 조성"),
        ("amount", "20", "2027", "시험 수조 조성"),
        ("amount", "30", "2028", "시험 수조 조성"),
        ("title", "선박 인력 양성", "", "선박 인력 양성"),
        ("lead", "울산대학교", "", "선박 인력 양성"),
        ("amount", "40", "", "선박 인력 양성"),
        ("amount", "10", "2027", "선박 인력 양성"),
        ("amount", "30", "2028", "선박 인력 양성"),
        ("amount", "30", "2027", "수소선박 산업 육성 종합계획"),
        ("amount", "60", "2028", "수소선박 산업 육성 종합계획"),
    ]
    assert [one.value for one in found if one.kind == "strategy" and one.field == "title"] == [
        "기반 고도화",
        "인력 확보",
    ]


def test_the_unit_of_a_target_may_stand_in_brackets_after_its_name() -> None:
    table = "목표 지표\n지표 | ’27년 | ’30년\n선박 국산화율(%) | 18 | 30\n인력 배출(명, 누적) | 900 | 2,000\n"
    found = to_reading(PLAN + table).found
    assert [one.value for one in found if one.field == "indicator"] == ["선박 국산화율 30%", "인력 배출 2,000명"]


STRATEGIES = "[전략 1] 수소선박 설계 기반 구축\n 1-1. 시험 수조 조성\n[전략 2] 조선 인력 양성\n 2-1. 교육센터 설립\n"


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        (
            "합계 90 60 30\n전략 1 50 40 10\n전략 2 40 20 20\n",
            [
                ("amount", "total", "50", "수소선박 설계 기반 구축"),
                ("amount", "national", "40", "수소선박 설계 기반 구축"),
                ("amount", "city", "10", "수소선박 설계 기반 구축"),
                ("amount", "total", "40", "조선 인력 양성"),
                ("amount", "national", "20", "조선 인력 양성"),
                ("amount", "city", "20", "조선 인력 양성"),
                ("amount", "national", "60", "수소선박 산업 육성 종합계획"),
                ("amount", "city", "30", "수소선박 산업 육성 종합계획"),
            ],
        ),
        # No title has this number, and a label that is none says that the rows are something else.
        ("전략 1 50 40 10\n전략 3 40 20 20\n", []),
        ("전략 1 50 40 10\n바다시 40 20 20\n", []),
    ],
)
def test_rows_with_the_numbers_of_titles_are_about_them(rows: str, values: list[tuple[str, str, str, str]]) -> None:
    assert list_rows(f"{STRATEGIES}(단위 : 억 원)\n구분 계 국비 시비\n{rows}") == values

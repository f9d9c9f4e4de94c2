"""Tables of a document: who gets what, by cells with clear headings, and nothing else."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.documents import to_docx, to_hwpx

from graph.input.drafting import Draft, Given, draft
from graph.input.texts import Text, read_text
from graph.input.texts.blocks import Block, Cell, Paragraph, Table
from graph.input.texts.text import compose
from graph.pipeline.checks import check_all

STRATEGY = "수소선박 산업 육성 전략"
LEAD = "울산시는 3일 ‘수소선박 산업 육성 전략’을 마련했다고 밝혔다."


def to_cells(rows: Sequence[str]) -> list[Cell]:
    """The cells of rows written ``가 | 나``. ``^`` continues the cell above, ``<`` the cell at the left."""
    cells: dict[tuple[int, int], Cell] = {}
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(rows, 1):
        for column, text in enumerate((part.strip() for part in line.split("|")), 1):
            above = {"^": (row - 1, column), "<": (row, column - 1)}.get(text)
            home = homes[above] if above else (row, column)
            homes[row, column] = home
            if above is None:
                cells[home] = Cell(row, column, 1, 1, text)
            elif text == "^":
                cells[home] = cells[home]._replace(rows=row - home[0] + 1)
            else:
                cells[home] = cells[home]._replace(columns=column - home[1] + 1)
    return list(cells.values())


def make(*blocks: str | Sequence[str]) -> Draft:
    """The draft of :data:`LEAD` and further paragraphs and tables."""
    read: list[Block] = [Paragraph(LEAD)]
    read += [Paragraph(one) if isinstance(one, str) else Table(to_cells(one)) for one in blocks]
    content, passages = compose(read)
    return draft(Text(content, passages, "0" * 64, "press.hwpx"), Given("2026-03-04", "하늘일보"))


def list_cells(made: Draft) -> list[tuple[str, str, str, str]]:
    return [(one.field, one.kind, one.value, one.item) for one in made.found if one.rule == "row of a table"]


def list_left(made: Draft) -> list[tuple[str, str, str]]:
    return [(one.kind, one.quote, one.reason) for one in made.left_over if one.kind in ("cell", "table")]


PROJECTS = [
    "사업명 | 주관기관 | 참여기관 | 기간 | 사업비(억원) | < | <",
    "^ | ^ | ^ | ^ | 계 | 국비 | 시비",
    "수소선박 시험센터 | 한국산업기술시험원 | 하늘해양연구원, 울산대학교 | 2027~2030 | 150 | 100 | 50",
    "수소 전문인력 양성 | 울산대학교 | ^ | 2027년부터 2029년까지 | 1,200 | ^ | 30",
    "합계 | | | | 1,350 | 100 | 80",
]


def test_each_row_gives_its_project_what_its_cells_say(tmp_path: Path) -> None:
    centre, people = "수소선박 시험센터", "수소 전문인력 양성"
    made = make(PROJECTS)
    assert list_cells(made) == [
        ("title", "project", centre, centre),
        ("lead", "lead", "한국산업기술시험원", centre),
        ("period", "", "2027~2030", centre),
        ("amount", "total", "150", centre),
        ("amount", "city", "50", centre),
        ("title", "project", people, people),
        ("lead", "lead", "울산대학교", people),
        ("period", "", "2027년부터 2029년까지", people),
        ("amount", "total", "1,200", people),
        ("amount", "city", "30", people),
        # The sum of the rows is that of the plan.
        ("amount", "total", "1,350", STRATEGY),
        ("amount", "national", "100", STRATEGY),
        ("amount", "city", "80", STRATEGY),
    ]
    # The participants and the national money are merged over two projects.
    assert [quote for _, quote, _ in list_left(made)] == ["하늘해양연구원, 울산대학교", "100", "합계"]
    path = tmp_path / "plan.yaml"
    path.write_bytes(made.content)
    warnings = check_all([path], say=lambda _: None, lang="en").warnings
    assert [one.to_text("en") for one in warnings] == []
    text = made.content.decode()
    assert "        title: 수소선박 시험센터  # table 1, row 3, column 1\n" in text
    assert "            amount: 150억원  # table 1, row 3, column 5\n            printed: 150\n" in text


def test_every_value_of_a_cell_has_its_quote_and_address() -> None:
    made = make(PROJECTS)
    content, passages = compose([Paragraph(LEAD), Table(to_cells(PROJECTS))])
    by_address = {one.address: one for one in passages}
    for one in made.found:
        assert content[one.start : one.end] == one.quote
        assert by_address[one.address].start <= one.start < one.end <= by_address[one.address].end


def test_a_merged_title_holds_for_all_its_rows() -> None:
    made = make(
        [
            "과제명 | 참여기관 | 지역",
            "수소선박 실증 | 하늘해양연구원 | 울산",
            "^ | 울산대학교 | 부산",
        ]
    )
    assert list_cells(made)[1:] == [
        ("participant", "participant", "하늘해양연구원", "수소선박 실증"),
        ("region", "ulsan", "울산", "수소선박 실증"),
        ("participant", "participant", "울산대학교", "수소선박 실증"),
        ("region", "busan", "부산", "수소선박 실증"),
    ]
    assert "        regions:\n          - ulsan  # table 1, row 2, column 3\n          - busan" in made.content.decode()
    assert "    region: ulsan  #" not in made.content.decode()


def test_several_amounts_of_one_kind_are_neither_added_nor_chosen_from() -> None:
    made = make(["사업명 | 지역 | 국비(백만원)", "수소선박 실증 | 울산 | 500", "^ | 포항 | 700"])
    assert [one for one in list_cells(made) if one[0] == "amount"] == []
    assert list_left(made) == [("cell", "500", "several"), ("cell", "700", "several")]


@pytest.mark.parametrize(
    ("heading", "before", "value", "written"),
    [
        ("국비(백만원)", "", "1,500", "amount: 1,500백만원"),
        ("국비", "(단위: 백만원)", "1,500", "amount: 1,500백만원"),
        ("국비", "(단위: 억원, %)", "15", "amount: 15억원"),
        ("국비(백만원)", "", "15억원", "amount: 15억원"),
    ],
)
def test_the_unit_is_that_of_the_cell_heading_or_caption(heading: str, before: str, value: str, written: str) -> None:
    made = make(*filter(None, [before]), [f"사업명 | {heading}", f"수소선박 실증 | {value}"])
    assert f"{written}  # table 1, row 2, column 2\n" in made.content.decode().replace('"', "")


@pytest.mark.parametrize(
    "rows",
    [
        ["사업명 | 국비", "수소선박 실증 | 500"],
        ["사업명 | 국비(억원)", "수소선박 실증 | 미정"],
        ["사업명 | 국비(억원)", "수소선박 실증 | 0"],
        ["사업명 | 국비(억원)", "수소선박 실증 | 30% 증가"],
    ],
)
def test_an_amount_without_unit_or_figure_is_left_over(rows: list[str]) -> None:
    made = make(rows)
    assert [one[0] for one in list_cells(made)] == ["title"]
    assert [quote for _, quote, _ in list_left(made)] == [rows[1].split(" | ")[1]]


def test_the_first_column_may_hold_the_headings() -> None:
    made = make(
        [
            "사업명 | 수소선박 시험센터 구축",
            "총사업비 | 300억원",
            "사업기간 | 2027~2030",
            "주관기관 | 한국산업기술시험원",
            "비고 | 공모 예정",
        ]
    )
    item = "수소선박 시험센터 구축"
    assert list_cells(made) == [
        ("title", "project", item, item),
        ("amount", "total", "300억원", item),
        ("period", "", "2027~2030", item),
        ("lead", "lead", "한국산업기술시험원", item),
    ]
    assert [quote for _, quote, _ in list_left(made)] == ["비고", "공모 예정"]


@pytest.mark.parametrize(
    "blocks",
    [
        [["구분 | 내용 | 비고", "수소 | 100 | 없음"]],
        [["연도 | 2025 | 2026", "국비(억원) | 10 | 20"]],
        ["타 지자체 사례", ["사업명 | 국비(억원)", "수소선박 실증 | 500"]],
        ["그간의 추진 실적", ["사업명 | 국비(억원)", "수소선박 실증 | 500"]],
        ["부산시는 앞서 다른 사업을 했다.", ["부산시 현황 | 국비(억원)", "수소선박 실증 | 500"]],
        [["사업명 | 사업명 | 국비(억원)", "가나 사업 | 다라 사업 | 500"]],
    ],
    ids=["unknown headings", "years", "examples", "past", "another city", "two columns of titles"],
)
def test_a_table_that_is_not_clear_is_left_over_as_a_whole(blocks: list[str | list[str]]) -> None:
    made = make(*blocks)
    assert list_cells(made) == []
    assert [kind for kind, _, _ in list_left(made)] == ["table"]
    assert "# table 1 not used" in made.content.decode()


def test_the_prose_comes_before_a_table() -> None:
    prose = "‘수소선박 시험센터 구축사업’에는 국비 150억원이 들어간다. 한국산업기술시험원이 주관한다."
    rows = ["사업명 | 주관기관 | 국비(억원)", "수소선박 시험센터 구축사업 | 한국산업기술시험원 | {}"]
    same = make(prose, [rows[0], rows[1].format(150)])
    assert (list_cells(same), list_left(same)) == ([], [])
    other = make(prose, [rows[0], rows[1].format(160)])
    assert (list_cells(other), list_left(other)) == ([], [("cell", "160", "differs")])


@pytest.mark.slow
@pytest.mark.parametrize("form", ["hwpx", "docx"])
def test_merged_cells_of_a_file_keep_who_gets_what(form: str, tmp_path: Path) -> None:
    """The table of the sample document has a heading over two columns and a cell over two rows."""
    path = tmp_path / f"a.{form}"
    path.write_bytes(to_hwpx() if form == "hwpx" else to_docx())
    addresses = [one.address for one in read_text(path).passages if one.kind == "cell"]
    assert any("row 2-3" in one or "row 3-4" in one for one in addresses)
    assert any("column 2-3" in one for one in addresses)
    made = draft(read_text(path), Given("2026-03-04"))
    assert all(one.rule != "row of a table" or one.address in addresses for one in made.found)


def test_a_large_table_is_read_as_a_whole() -> None:
    rows = ["사업명 | 국비(억원)", *(f"수소선박 실증 {number}호 | {number}" for number in range(1, 400))]
    assert len(list_cells(make(rows))) == 2 * 399


def test_many_tables_without_headings_take_linear_time() -> None:
    began = time.process_time()
    made = make(*(["가 | 나", "다 | 라", "마 | 바", "사 | 아", "자 | 차", "카 | 타"] for _ in range(600)))
    assert len(list_left(made)) == 600
    assert time.process_time() - began < 2

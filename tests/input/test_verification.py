"""The values of a roadmap file are looked for in the stored text of their source."""

import hashlib
import unicodedata
from pathlib import Path

import pytest
from support.workbooks import change, write_tables

from graph.errors.problems import InvalidInput
from graph.input.texts import reading
from graph.input.verification import Verification, verify
from graph.input.verification.locators import read_locator
from graph.input.verification.wording import Wording

TEXT = """하늘시는 ‘하늘  수소 전략’을 발표했다. 비전은 바람의 도시다.
2027년부터 2030년까지 총사업비 1,300억 원(국비 200)을 투입하고 일자리 3만명 이상을 만든다.
하늘연구원이 주관하고 HRI와 구름군이 5:5로 나눈다. 3대 과제를 둔다.
"""
PLAN = """sources:
  - {{id: press, title: 발표, publisher: 하늘일보{stored}}}
  - {{id: other, title: 다른 발표, publisher: 하늘일보}}
reasons:
  - {{id: guess, ko: 추정, en: a guess}}
regions:
  - {{id: haneul, name: 하늘시, level: city}}
  - {{id: cloud, name: 구름특별군, level: county, aliases: [구름군]}}
agencies:
  - {{id: sky, name: 하늘산업연구원, type: research-institute, abbreviations: [HRI]}}
  - {{id: lab, name: 바람연구소, type: research-institute}}
roadmaps:
  - id: plan
    kind: plan
    title: 하늘 수소 전략
    region: haneul
    edition: first
    stage: final
    date: 2027-01-02
    source: press
{facts}"""


def write(folder: Path, facts: str = "", *, text: str = TEXT, stored: str = ", text: press.txt") -> Path:
    (folder / "press.txt").write_text(text, encoding="utf-8")
    path = folder / "plan.yaml"
    lines = "".join(f"    {line}\n" for line in facts.splitlines())
    path.write_text(PLAN.format(stored=stored, facts=lines), encoding="utf-8")
    return path


def count(result: Verification) -> tuple[int, int, int]:
    return result.found, len(result.unfound), result.skipped


@pytest.mark.parametrize(
    "facts",
    [
        "visions: [바람의 도시]",
        "budget: [{kind: total, amount: '1,300억 원'}]",
        "budget: [{kind: national, amount: 200억원, printed: 국비 200}]",
        "period: 2027년부터 2030년까지",
        "period: {printed: 2027년부터 2030년까지}",
        "indicators: [{name: 일자리, target: 3만명 이상}]",
        "indicators: [{name: 일자리, target: 3만, unit: 명}]",
        "indicators: [{name: 일자리, target: '3', unit: 만명}]",
        "counts: [{of: task, count: 3}]",
        "agencies: [{agency: sky, role: participant}]",
        "agencies: [{agency: lab, role: lead, printed: 하늘연구원}]",
        "regions: [{region: cloud}]",
        "technologies: [{technology: hydrogen, printed: 수소}]",
    ],
)
def test_what_the_text_prints_is_found(facts: str, tmp_path: Path) -> None:
    # The title and the region of the plan are found, too.
    assert count(verify([write(tmp_path, facts)])) == (3, 0, 0)


def test_the_terms_of_a_ratio_are_found(tmp_path: Path) -> None:
    facts = "regions: [{region: haneul, share: 5}, {region: cloud, share: 5}]"
    assert count(verify([write(tmp_path, facts)])) == (6, 0, 0)


@pytest.mark.parametrize(
    ("facts", "value", "column"),
    [
        ("visions: [물의 도시]", "물의 도시", 15),
        ("budget: [{kind: total, amount: 300억 원}]", "300억 원", 36),
        ("budget: [{kind: national, amount: 200억원}]", "200억원", 39),
        ("budget: [{kind: total, amount: 1300억 원}]", "1300억 원", 36),
        ("budget: [{kind: total, amount: '1,300억 원', printed: 총 1300억}]", "총 1300억", 57),
        ("period: {printed: 2027년~2030년}", "2027년~2030년", 23),
        ("period: {duration: 4년}", "4년", 24),
        ("indicators: [{name: 일자리, target: '30', unit: 명}]", "30", 38),
        ("agencies: [{agency: lab, role: lead}]", "바람연구소", 25),
        ("agencies: [{agency: sky, role: lead, printed: 하늘 연구원}]", "하늘 연구원", 51),
        ("projects: [{id: one, title: 수소 전략 사업}]", "수소 전략 사업", 33),
        ("milestones: [{title: 착수, date: 2027-01-02, host: sky}]", "착수", 26),
    ],
)
def test_what_the_text_does_not_print_is_reported_with_its_place(
    facts: str, value: str, column: int, tmp_path: Path
) -> None:
    path = write(tmp_path, facts)
    (one,) = verify([path]).unfound
    assert (one.value, one.source) == (value, "press")
    assert str(one.location) == f"{path}:21:{column}"


def test_a_name_that_is_not_found_is_worded_in_both_languages(tmp_path: Path) -> None:
    (one,) = verify([write(tmp_path, "agencies: [{agency: lab, role: lead}]")]).unfound
    assert one.text == (
        "no name of '바람연구소' is in the text of source 'press'; correct 'agency', or write the printed name there"
    )
    assert one.to_line("ko") == (
        "'바람연구소'의 이름이 출처 'press'의 글에 하나도 없다; 'agency' 항목을 고치거나 글에 있는 이름을 적는다"
    )


@pytest.mark.parametrize(
    "facts",
    [
        "budget: [{kind: total, amount: 7억원, inferred: guess}]",
        "budget: [{kind: total, amount: 7억원, printed: 7천, corrected: guess}]",
        "agencies: [{agency: lab, role: lead, inferred: guess}]",
        "technologies: [{technology: ev, inferred: guess}]",
        "translation: Sky hydrogen strategy",
    ],
)
def test_what_is_inferred_corrected_or_translated_is_skipped_and_counted(facts: str, tmp_path: Path) -> None:
    assert count(verify([write(tmp_path, facts)])) == (2, 0, 1)


def test_blanks_and_decomposed_hangul_do_not_count(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", TEXT).replace("1,300", "1,300\n").replace(" ", "\u00a0 ")
    facts = "budget: [{kind: total, amount: '1,300 억 원'}]"
    assert count(verify([write(tmp_path, facts, text=text)])) == (3, 0, 0)


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("150억원", "총 1,150억원", False),
        ("150억원", "총 1150억원, 국비 150억원", True),
        ("71억", "71억 5,000만원", False),
        ("71억", "71억\t5,000만원", True),
        ("5,000만원", "71억 5,000만원", False),
        ("33", "33.3%", False),
        ("33", "33. 그리고", True),
        ("3", "3만명", False),
        ("5개", "스마트 제조 5개", True),
        ("제조", "제조 2030", True),
        ("DMI", "ADMIN DMIT", False),
        ("DMI", "DMI가", True),
        ("가나", "가 나", False),
        ("", "가", False),
    ],
)
def test_a_figure_is_not_found_in_a_longer_one(value: str, text: str, found: bool) -> None:
    assert Wording(text).has(value) is found


def test_the_hash_must_match(tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    stored = f", text: press.txt, sha256: '{digest.upper()}'"
    assert count(verify([write(tmp_path, stored=stored)])) == (2, 0, 0)
    path = write(tmp_path, text=TEXT + "추가", stored=stored)
    result = verify([path])
    assert count(result) == (0, 0, 0)
    (error,) = result.errors
    assert str(error.location) == f"{path}:2:70"
    assert error.text == (
        f"the SHA-256 of {tmp_path / 'press.txt'} is {hashlib.sha256((TEXT + '추가').encode()).hexdigest()}, not "
        f"'{digest.upper()}'; restore the file, or compare the data with it and write its hash"
    )


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("gone.txt", "{folder}/gone.txt: no such file; check the path and its permissions"),
        (
            "plan.yaml",
            "{folder}/plan.yaml: files that end in '.yaml' are not documents; give a file that ends in .hwpx, .hwp, "
            ".docx, .pdf, .html, .htm, .txt",
        ),
        ("/gone.txt", "the path '/gone.txt' is absolute; write it relative to the data file"),
    ],
)
def test_a_text_that_cannot_be_read_is_one_error(file: str, message: str, tmp_path: Path) -> None:
    path = write(tmp_path, stored=f", text: {file}")
    (error,) = verify([path]).errors
    assert error.text == message.format(folder=tmp_path)
    assert str(error.location) == f"{path}:2:51"


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _: None)
    (tmp_path / "press.pdf").write_bytes(b"%PDF")
    (error,) = verify([write(tmp_path, stored=", text: press.pdf")]).errors
    assert error.text == "pypdfium2 is not installed; pip install 'roadmap-graph[documents]'"


def test_sources_without_a_text_are_counted_and_not_checked(tmp_path: Path) -> None:
    result = verify([write(tmp_path, stored="")])
    assert count(result) == (0, 0, 0)
    assert result.without_text == ("press", "other")
    assert result.describe().to_text("ko") == (
        "대조 0건: 있음 0건, 없음 0건; 제외 0건(추론·정정·번역); 글이 없는 출처 2건"
    )


def test_a_region_of_the_package_is_found_by_its_aliases_or_as_written(tmp_path: Path) -> None:
    path = write(tmp_path, text="울산시와 아산은 ‘하늘 수소 전략’을 냈다.")
    path.write_text(path.read_text(encoding="utf-8").replace("region: haneul", "region: ulsan"), encoding="utf-8")
    assert count(verify([path])) == (2, 0, 0)
    path.write_text(path.read_text(encoding="utf-8").replace("region: ulsan", "region: 아산"), encoding="utf-8")
    assert count(verify([path])) == (2, 0, 0)
    path.write_text(path.read_text(encoding="utf-8").replace("region: 아산", "region: 아산시"), encoding="utf-8")
    assert [one.value for one in verify([path]).unfound] == ["아산시"]


def test_tables_are_checked_with_the_addresses_of_cells(tmp_path: Path) -> None:
    (tmp_path / "press.txt").write_text("김제시는 ‘계획’과 ‘전기 소방차 실증’에 13억원을 쓴다.", encoding="utf-8")
    source = [["id", "title", "publisher", "text"], ["press", "발표", "하늘일보", "press.txt"]]
    folder = write_tables(tmp_path, change(sources=source))
    result = verify([folder])
    assert count(result) == (3, 1, 0)
    assert str(result.unfound[0].location) == f"{folder}/budget.csv!C2"


def test_a_file_with_errors_is_not_checked(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="unknown region"):
        verify([write(tmp_path, "regions: [{region: nowhere}]")])


@pytest.mark.parametrize(
    ("locator", "wanted"),
    [
        ("3쪽", {"page": (3, 3)}),
        ("p. 3", {"page": (3, 3)}),
        ("pp. 3-5", {"page": (3, 5)}),
        ("page 3, table 1", {"page": (3, 3), "table": (1, 1)}),
        ("표 2, 3행", {"table": (2, 2), "row": (3, 3)}),
        ("3~4쪽의 표 1", {"page": (3, 4), "table": (1, 1)}),
        ("문단 12", {"paragraph": (12, 12)}),
        ("제2장", {}),
        ("3쪽 하단", {}),
        ("보도자료 3", {}),
        ("", {}),
        ("3쪽, 4쪽", {}),
    ],
)
def test_a_locator_names_pages_paragraphs_and_tables(locator: str, wanted: dict[str, tuple[int, int]]) -> None:
    assert read_locator(locator) == wanted


@pytest.mark.parametrize(
    ("locator", "result"),
    [
        ("문단 1", (2, 1, 0)),
        ("paragraph 2", (1, 2, 0)),
        ("문단 1-3", (3, 0, 0)),
        ("3쪽", (3, 0, 0)),
        ("제1장", (3, 0, 0)),
    ],
)
def test_a_value_must_stand_in_the_passage_of_the_locator(
    locator: str, result: tuple[int, int, int], tmp_path: Path
) -> None:
    stored = f", text: press.txt, locator: '{locator}'"
    assert count(verify([write(tmp_path, "budget: [{kind: total, amount: '1,300억 원'}]", stored=stored)])) == result


def test_a_value_that_stands_elsewhere_is_said_to(tmp_path: Path) -> None:
    stored = ", text: press.txt, locator: 문단 1"
    found = verify([write(tmp_path, "budget: [{kind: total, amount: '1,300억 원'}]", stored=stored)])
    assert [one.text for one in found.problems] == [
        "'1,300억 원' (amount) is in the text of source 'press', but not at its locator '문단 1'; correct one of them"
    ]


def test_a_locator_outside_of_the_text_is_an_error(tmp_path: Path) -> None:
    found = verify([write(tmp_path, stored=", text: press.txt, locator: 문단 9")])
    (problem,) = found.errors
    assert problem.text == f"{tmp_path / 'press.txt'} has no passage '문단 9'; correct the locator"


def test_a_figure_alone_in_its_cell_is_not_a_part_of_the_one_before() -> None:
    words = Wording("2027~2030\t150\t1,300\n50\t미정")
    assert [value for value in ("2027~2030", "150", "1,300", "50", "300", "30") if not words.has(value)] == [
        "300",
        "30",
    ]

"""A funding source that is named without an amount is shown as missing and never added."""

from pathlib import Path

import pytest

from graph.knowledge import Knowledge, load

TEXT = """\
sources: [{id: paper, title: 기사, publisher: 신문, published: 2024-01-01}]
regions: [{id: east, name: 동쪽시, level: city}]
roadmaps:
  - id: plan
    kind: plan
    title: 동쪽 계획
    region: east
    edition: final
    stage: final
    date: 2024-01-01
    source: paper
    budget: [{kind: 국비, amount: 10억원}, {kind: 민자, printed: 민자 유치}]
"""


@pytest.fixture
def named(tmp_path: Path) -> Knowledge:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    return load(tmp_path / "a.yaml")


@pytest.mark.parametrize(
    ("lang", "words"), [("ko", "재원만 적혀 있음: 민자"), ("en", "only the funding source is named: private")]
)
def test_funding_lists_it_as_missing_and_adds_only_amounts(named: Knowledge, lang: str, words: str) -> None:
    sums, _, missing = named.report("funding", lang=lang).sections
    assert [str(row.cells[3]) for row in sums.rows] == ["1"]
    assert [str(row.cells[2]) for row in missing.rows] == [words]


def test_the_query_has_a_row_for_it(named: Knowledge) -> None:
    (row,) = named.query("named-sources").to_dicts()
    assert (row["kind"].rpartition("#")[2], row["printed"]) == ("amount-kind-private", "민자 유치")


def test_the_roadmap_lists_it_beside_its_amounts(named: Knowledge) -> None:
    (money,) = (one for one in named.report("roadmap", "plan").sections if one.id == "money")
    assert [[str(cell) for cell in row.cells[1:4]] for row in money.rows] == [
        ["국비", "10억 원", "10억원"],
        ["민자", "금액 미상", "민자 유치"],
    ]


def test_a_project_with_only_named_sources_is_missing_once_for_each(load_text) -> None:
    budget = "{kind: 국비}, {kind: 민자}"
    text = TEXT.split("    budget", maxsplit=1)[0] + f"    projects: [{{id: p, title: 시험동, budget: [{budget}]}}]\n"
    missing = load_text(text).report("funding").sections[2]
    assert [str(row.cells[2]) for row in missing.rows] == ["재원만 적혀 있음: 국비", "재원만 적혀 있음: 민자"]


@pytest.mark.parametrize(
    ("budget", "note"),
    [
        ("{kind: 국비, amount: 10억원}", "Stated for every strategy and project in this scope: amount."),
        ("{kind: 국비, amount: 10억원}, {kind: 민자}", "Funding sources without an amount: private (시험동)."),
        (
            "{kind: 민자}",
            "Neither these items nor their parents or parts have an amount. "
            "Funding sources without an amount: private (시험동).",
        ),
    ],
)
def test_the_gaps_name_funding_sources_without_an_amount(budget: str, note: str, load_text) -> None:
    text = TEXT.split("    budget", maxsplit=1)[0] + f"    projects: [{{id: p, title: 시험동, budget: [{budget}]}}]\n"
    (money,) = (one for one in load_text(text).report("gaps", lang="en").sections if one.id == "money")
    assert money.note == note

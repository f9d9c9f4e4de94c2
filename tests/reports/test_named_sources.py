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


@pytest.mark.parametrize(("lang", "words"), [("ko", "재원만 적혀 있음"), ("en", "only the funding source is named")])
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

"""Equal amounts of two roadmaps that may be the same money are counted, and their sum is marked."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge

LoadText = Callable[..., Knowledge]
TWO = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions: [{id: aa, name: 가시, level: city}, {id: bb, name: 나시, level: city}]
agencies: [{id: firm, name: 회사, type: company}]
roadmaps:
  - {id: g, kind: plan, title: 개발, region: aa, edition: e, stage: final, date: 2022-01-01, source: s,
     projects: [{id: x, title: 단지, agencies: [{agency: firm, role: investor}],
                 budget: [{kind: private, amount: 120억원, stage: announced}]}]}
  - {id: h, kind: plan, title: 계획, region: %(region)s, edition: e, stage: final, date: 2022-02-01, source: s,
     budget: [{kind: private, amount: 600억원, stage: announced}],
     projects: [{id: p, title: 단지 조성, agencies: [{agency: firm, role: %(role)s}],
                 budget: [{kind: private, amount: %(amount)s, stage: announced}]%(same)s}]}
"""
ALIKE = {"region": "aa", "role": "investor", "amount": "120억원", "same": ""}


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({}, "120억 원 (단지, 단지 조성)"),
        ({"amount": "약 120억원"}, "120억 원 (단지, 단지 조성)"),
        # Another place, another amount, or an agency that only hands out the money, says nothing.
        ({"region": "bb"}, ""),
        ({"amount": "121억원"}, ""),
        ({"role": "funder"}, ""),
        # A source says that they are one: no doubt is left.
        ({"same": ", same_as: [g/x]"}, ""),
    ],
)
def test_a_sum_names_the_amounts_that_it_may_contain_twice(
    change: dict[str, str], doubt: str, load_text: LoadText
) -> None:
    section = load_text(TWO % (ALIKE | change)).report("funding", by="source").sections[0]
    columns = [column.id for column in section.columns]
    (row,) = section.rows
    assert str(row[columns.index("sum")]) == "720억 원"
    assert (str(row[columns.index("doubt")]) if "doubt" in columns else "") == doubt


def test_the_mark_appears_with_the_second_announcement(load_text: LoadText) -> None:
    knowledge = load_text(TWO % ALIKE)
    for day, marked in (("2022-01-31", False), ("2022-02-01", True)):
        section = knowledge.report("funding", by="source", as_of=day).sections[0]
        assert ("doubt" in [column.id for column in section.columns]) is marked

"""Local money, and the money of cities and provinces in it, count once where sources stand side by side."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge
from graph.view.flows import iter_flows
from graph.view.generals import find_rests

LoadText = Callable[..., Knowledge]
PLAN = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions: [{id: aa, name: 가시, level: city}]
roadmaps:
  - {id: g, kind: plan, title: 계획, region: aa, edition: e, stage: final, date: 2022-01-01, source: s, %s}
"""


@pytest.mark.parametrize(
    ("money", "rests"),
    [
        # A part states as local money what its whole splits.
        ("budget: [{kind: city, amount: 105억원}, {kind: province, amount: 45억원}],"
         " projects: [{id: p, title: 사업, budget: [{kind: 지방비, amount: 150억원}]}]", [0]),
        ("budget: [{kind: city, amount: 60억원}, {kind: 지방비, amount: 100억원}]", [40]),
        ("budget: [{kind: 지방비, amount: 100억원}],"
         " projects: [{id: p, title: 사업, budget: [{kind: city, amount: 60억원}]}]", [40]),
        # What a city pays is deducted once, whichever parts state local money.
        ("budget: [{kind: city, amount: 120억원}], projects: ["
         "{id: p, title: 사업, budget: [{kind: 지방비, amount: 100억원}]},"
         " {id: q, title: 과제, budget: [{kind: 지방비, amount: 50억원}]}]", [0, 30]),
        # Sources that are general to different degrees contain each other.
        ("budget: [{kind: 지방비, amount: 100억원}, {kind: 시·군비, amount: 80억원}, {kind: county, amount: 50억원}]",
         [20, 30]),
        # Projects beside each other, other years, and a source alone.
        ("projects: [{id: p, title: 사업, budget: [{kind: 지방비, amount: 100억원}]},"
         " {id: q, title: 과제, budget: [{kind: city, amount: 60억원}]}]", []),
        ("budget: [{kind: city, amount: 60억원, period: 2021}, {kind: 지방비, amount: 100억원, period: 2022}]", []),
        ("budget: [{kind: 지방비, amount: 100억원}]", []),
    ],
)  # fmt: skip
def test_what_is_left_of_general_money(money: str, rests: list[int], load_text: LoadText) -> None:
    landscape = load_text(PLAN % money).view().landscape
    found = find_rests(landscape, landscape.amounts)
    assert sorted(int(one.won) // 10**8 for one in found.values()) == rests


def test_the_sources_of_an_activity_do_not_exceed_its_total(load_text: LoadText) -> None:
    money = (
        "budget: [{kind: total, amount: 200억원}, {kind: national, amount: 100억원}, {kind: 지방비, amount: 100억원},"
        " {kind: city, amount: 70억원}, {kind: province, amount: 30억원}]"
    )
    (flow,) = iter_flows(load_text(PLAN % money).view())
    funds = {str(fund.kind).rpartition("-")[2]: int(fund.won) // 10**8 for fund in flow.funds}
    assert (funds, flow.rest) == ({"national": 100, "city": 70, "province": 30}, 0)

"""What each region gets: shares, amounts stated for a region, activities of one region."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge
from graph.view.flows import iter_flows
from graph.viewer.page import build_page

LoadText = Callable[..., Knowledge]
HEAD = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions:
  - {id: aa, name: 가시, level: city}
  - {id: bb, name: 나시, level: city}
  - {id: inner, name: 안구, level: district, within: aa}
roadmaps:
  - id: g
    kind: plan
    title: 계획
    region: aa
    edition: e
    stage: final
    date: 2022-01-01
    source: s
    projects: [{id: p, title: 사업, %s}]
"""


def read_sums(knowledge: Knowledge) -> dict[str, str]:
    return {str(row[0]): str(row[-1]) for row in knowledge.report("funding").sections[0].rows}


@pytest.mark.parametrize(
    ("project", "sums", "unknown"),
    [
        # The only region gets all, also if it is not that of the plan.
        ("regions: [inner], budget: [{kind: national, amount: 120억원 이상}]", {"안구": "120억 원 이상"}, 0),
        ("regions: [aa], budget: [{kind: national, amount: 10~20억원}]", {"가시": "10억~20억 원"}, 0),
        ("regions: [aa, bb], budget: [{kind: national, amount: 10억원}]", {}, 1),
        ("regions: [inner], budget: [{kind: national, amount: 4억원}],"
         " tasks: [{id: t, title: 과제, budget: [{kind: city, amount: 1억원}]}]", {"안구": "1억 원"}, 0),
        # An amount stated for a region takes the place of its share in the same years only.
        ("regions: [{region: aa, share: 6}, {region: bb, share: 4}], budget: ["
         "{kind: city, amount: 20억원, period: 2024}, {kind: city, amount: 10억원, period: 2025},"
         " {kind: city, amount: 3억원, region: aa, period: 2025}]",
         {"가시": "15억 원", "나시": "12억 원"}, 0),
        ("regions: [{region: aa, share: 6}, {region: bb, share: 4}], budget: ["
         "{kind: city, amount: 20억원, period: 2024}, {kind: city, amount: 10억원, period: 2025},"
         " {kind: city, amount: 17억원, region: aa}]",
         {"가시": "17억 원", "나시": "12억 원"}, 0),
        # Amounts of regions that add up to the whole divide it.
        ("regions: [aa, bb], budget: [{kind: city, amount: 10억원}, {kind: city, amount: 7억원, region: aa},"
         " {kind: city, amount: 3억원, region: bb}]", {"가시": "7억 원", "나시": "3억 원"}, 0),
        ("regions: [aa, bb], budget: [{kind: city, amount: 10억원}, {kind: city, amount: 7억원, region: aa}]",
         {"가시": "7억 원"}, 1),
    ],
)  # fmt: skip
def test_each_region_gets_what_is_known_of_an_amount(
    project: str, sums: dict[str, str], unknown: int, load_text: LoadText
) -> None:
    knowledge = load_text(HEAD % project)
    found = read_sums(knowledge)
    assert {region: found.get(region) for region in sums} == sums
    if not sums:
        assert found == {}
    missing = [row for row in knowledge.report("funding", lang="en").sections[2].rows if "share" in str(row[2])]
    assert len(missing) == unknown


def test_the_report_on_a_region_has_the_amounts_that_funding_counts_for_it(load_text: LoadText) -> None:
    knowledge = load_text(
        HEAD % "regions: [{region: aa, share: 6}, {region: bb, share: 4}], budget: ["
        "{kind: national, amount: 30억원, stage: spent}, {kind: national, amount: 100억원, stage: selected},"
        " {kind: national, amount: 50억원, region: aa, stage: selected},"
        " {kind: city, amount: 20억원, period: 2024}, {kind: city, amount: 10억원, period: 2025},"
        " {kind: city, amount: 3억원, region: aa, period: 2025}, {kind: private, amount: 1억원, region: inner}]"
    )
    for region in ("aa", "bb", "inner"):
        report = knowledge.report("region", region, lang="en")
        shares = next(section for section in report.sections if section.id == "shares")
        place = [column.id for column in shares.columns].index("part")
        told = sorted(int(row[place].won) for row in shares.rows if row[place] is not None)
        funding = knowledge.report("funding", region=region, lang="en").sections[1]
        within = {"aa": ("가시", "안구"), "bb": ("나시",), "inner": ("안구",)}[region]
        counted = sorted(int(row[4].won) for row in funding.rows if str(row[0]) in within)
        assert told == counted, region


def test_a_reduction_is_deducted_and_is_no_part(load_text: LoadText) -> None:
    money = "{id: n, kind: national, amount: 20억원}, {kind: national, amount: △5억원, inside: n}"
    knowledge = load_text(HEAD % f"budget: [{money}]")
    assert read_sums(knowledge) == {"가시": "15억 원"}
    assert knowledge.report("reconcile").sections[0].rows == ()


@pytest.mark.parametrize("kind", ["total", "national", "city"])
def test_a_reduction_is_deducted_everywhere_from_what_it_reduces(kind: str, load_text: LoadText) -> None:
    money = (
        "{id: t, kind: total, amount: 100억원, stage: selected}, {kind: national, amount: 60억원, stage: selected}, "
        f"{{kind: {kind}, amount: △5억원, inside: t}}"
    )
    knowledge = load_text(HEAD % f"budget: [{money}]")
    for by in ("source", "region", "year"):
        rows = knowledge.report("funding", by=by).sections[0].rows
        assert sorted(str(row[-1]) for row in rows) == ["60억 원", "95억 원"]
    assert [str(row[2]) for row in knowledge.report("reconcile").sections[0].rows] == ["60억 원 < 95억 원"]
    (flow,) = iter_flows(knowledge.view())
    assert (flow.whole.won, flow.rest) == (95 * 10**8, 35 * 10**8)
    assert [sum(entry.figure.won for entry in part) for part in flow.parts] == [95 * 10**8]
    shown = {(one.kind, one.stage) for one in build_page(knowledge.view()).amounts if one.value.startswith("-")}
    assert shown == {("total", "selected")}
    for money, won in (("total", "95억 원"), ("national", "60억 원")):
        form = {"ask": "amount", "scope": {"activities": ["id:roadmap/g/p"]}, "filters": {"money": [money]}}
        assert won in knowledge.ask(form).sentence


@pytest.mark.parametrize(
    ("regions", "stated", "told"),
    [
        ("{region: aa, share: 5}, {region: bb, share: 5}", "36억원", [("30억 원 < 36억 원", "사유 없음")]),
        ("{region: aa, share: 5}, {region: bb, share: 5}", "30억원", [("30억 원 = 30억 원", "일치")]),
        ("{region: aa, share: 6}, {region: bb, share: 4}", "36억원", [("36억 원 = 36억 원", "일치")]),
    ],
)
def test_a_share_is_compared_with_what_is_stated_for_its_region(
    regions: str, stated: str, told: list[tuple[str, str]], load_text: LoadText
) -> None:
    money = f"{{kind: national, amount: 60억원}}, {{kind: national, amount: {stated}, region: aa}}"
    knowledge = load_text(HEAD % f"regions: [{regions}], budget: [{money}]")
    rows = knowledge.report("reconcile").sections[0].rows
    assert [(str(row[2]), str(row[4])) for row in rows] == told


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (("40억원 이상", "25억원"), "사유 없음"),
        (("약 40억원", "25억원"), "확인 불가"),
        (("40억원 이상", "10억원"), "확인 불가"),
    ],
)
def test_a_sum_with_a_lower_bound_above_the_total_does_not_agree(
    parts: tuple[str, str], verdict: str, load_text: LoadText
) -> None:
    money = (
        f"{{kind: total, amount: 60억원}}, {{kind: national, amount: {parts[0]}}}, {{kind: city, amount: {parts[1]}}}"
    )
    (row,) = load_text(HEAD % f"budget: [{money}]").report("reconcile").sections[0].rows
    assert str(row[4]) == verdict


CHANGING = """
sources: [{id: s, title: 글, publisher: P}, {id: t, title: 글, publisher: P}]
regions:
  - {id: aa, name: 가시, level: city, until: 2024-06-30}
  - {id: bb, name: 나시, level: city, until: 2024-06-30}
  - {id: ab, name: 가나시, level: city, since: 2024-07-01, successor_of: [
      {region: aa, kind: merged, since: 2024-07-01}, {region: bb, kind: merged, since: 2024-07-01}]}
  - {id: cc, name: 다시, level: city}
roadmaps:
  - {id: g, kind: plan, title: 계획, region: cc, edition: e, stage: interim, date: 2022-01-01, source: s,
     projects: [{id: p, title: 사업, %s}]}
  - {id: g, edition: f, stage: final, date: 2025-01-01, source: t, projects: [{id: p, %s}]}
"""


@pytest.mark.parametrize(
    ("before", "after", "sums"),
    [
        # What a former region gets is part of what the merged region gets.
        ("budget: [{kind: city, amount: 12억원, region: aa}]", "budget: [{kind: city, amount: 13억원, region: ab}]",
         {"가나시": "13억 원"}),
        # An amount stated for the merged region takes the place of the shares of the former ones.
        ("regions: [{region: aa, share: 1}, {region: bb, share: 1}, {region: cc, share: 2}], "
         "budget: [{kind: city, amount: 20억원}]", "budget: [{kind: city, amount: 11억원, region: ab}]",
         {"가나시": "11억 원", "다시": "10억 원"}),
        # All regions of a joint project have become one, which gets all of it.
        ("regions: [aa, bb], budget: [{kind: city, amount: 14억원}]", "note: 그대로", {"가나시": "14억 원"}),
    ],
)  # fmt: skip
def test_a_merged_region_gets_what_its_parts_got(
    before: str, after: str, sums: dict[str, str], load_text: LoadText
) -> None:
    assert read_sums(load_text(CHANGING % (before, after))) == sums


def test_what_a_district_gets_is_part_of_what_its_city_gets(load_text: LoadText) -> None:
    knowledge = load_text(
        HEAD % "regions: [aa, bb], budget: [{kind: city, amount: 10억원}, {kind: city, amount: 7억원, region: aa}, "
        "{kind: city, amount: 2억원, region: inner}, {kind: city, amount: 3억원, region: bb}]"
    )
    section = knowledge.report("funding", by="source", region="가시").sections[0]
    assert [str(row[-1]) for row in section.rows] == ["7억 원"]
    terms = [str(row[2]) for row in knowledge.report("reconcile").sections[0].rows]
    assert terms == ["7억 원 + 3억 원 = 10억 원"]

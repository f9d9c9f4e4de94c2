"""Every number of the money view equals the report on funding, to the won, on every edition day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.knowledge import Knowledge
from graph.model.figures import Figure
from graph.stores import Iri
from graph.view.days import LATEST
from graph.view.funding import Funding
from graph.view.generals import find_rests
from graph.view.ledger import sum_figures
from graph.view.places import find_regions_within
from graph.view.running import iter_runs
from graph.viewer.page import to_id

READ = """([day, region]) => {
  const pairs = parts => parts.map(({ key, value }) => [key, value]);
  selection.setDay(day);
  const read = ({ id, whole, total, sources, regions }) =>
    ({ id, whole, total: total?.value, sources: pairs(sources), regions: pairs(regions) });
  return flows.of(null, { region }).map(read);
}"""


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def to_won(value: str) -> Decimal:
    return Decimal(value.partition("/")[0])


def list_days(tab: Any) -> list[str]:
    # The last day of the page is the latest view.
    return [*tab.evaluate("model.days")[:-1], ""]


def read_report(
    country: Knowledge, by: str, day: str, region: str = ""
) -> Iterator[tuple[str, str, str, Decimal, Iri]]:
    """Group, activity, kind, won and statement of the amounts of planned money that the report adds."""
    view = country.view().on(day or LATEST)
    scope = find_regions_within(view, view.names.get("region", region)) if region else frozenset()
    rests: dict[Iri, Figure] = {}
    money = Funding(view, by, scope)
    if by == "source":
        added = [replace(one.amount, figure=one.figure) for group in money.groups for one in group.added]
        rests = find_rests(view.landscape, added)
    for group in money.groups:
        for entry in group.added:
            kind = str(entry.amount.kind).rpartition("amount-kind-")[2]
            stage = str(entry.amount.stage or "")
            if kind != "study-price" and not stage.endswith("spent"):
                won = rests.get(entry.amount.statement, entry.figure).won
                yield to_id(str(group.key)), to_id(str(entry.amount.activity)), kind, won, entry.amount.statement


REGIONS = ("", "gyeongnam", "jeonnam", "gyeongbuk", "daegu")


@pytest.mark.parametrize("region", REGIONS)
def test_the_flows_have_the_sums_of_the_report_on_each_day(tab: Any, country: Knowledge, region: str) -> None:
    compared = 0
    for day in list_days(tab):
        asked = f"id:region/{region}" if region else ""
        sources: dict[str, Decimal] = defaultdict(Decimal)
        regions: dict[str, Decimal] = defaultdict(Decimal)
        flows = tab.evaluate(READ, [day, asked])
        if region and not tab.evaluate("region => model.nodes.has(region)", asked):
            continue
        for flow in flows:
            for key, value in flow["sources"]:
                sources[key] += to_won(value)
            for key, value in flow["regions"]:
                regions[key] += to_won(value)
            whole = to_won(flow["whole"])
            # No part of a total is shown twice.
            assert sum(to_won(value) for _, value in flow["sources"]) == whole, (day, flow)
            assert flow["total"] is None or to_won(flow["total"]) == whole, (day, flow)
        told: dict[str, Decimal] = defaultdict(Decimal)
        priced = set()
        for _, activity, kind, won, _ in read_report(country, "source", day, region):
            told[kind] += won
            priced |= {activity} if kind == "total" else set()
        total = told.pop("total", Decimal(0))
        known = {kind: won for kind, won in told.items() if won}
        assert {key: won for key, won in sources.items() if key != "rest"} == known, day
        assert sources["rest"] <= total
        by_region: dict[str, Decimal] = defaultdict(Decimal)
        for group, activity, kind, won, _ in read_report(country, "region", day, region):
            if activity in {flow["id"] for flow in flows} and (kind == "total") == (activity in priced):
                by_region[group] += won
        assert dict(regions) == dict(by_region), day
        compared += bool(flows)
    assert compared


def test_no_name_of_an_activity_covers_its_bar(tab: Any) -> None:
    go(tab, "#view=money")
    boxes = """[".flows rect.flow-row", ".flow .caption.row"].map(name =>
      [...document.querySelectorAll(name)].map(one => one.getBoundingClientRect()))"""
    gaps = tab.evaluate(f"(([bars, names]) => names.map((name, at) => bars[at].top - name.bottom))({boxes})")
    assert len(gaps) == 13
    assert min(gaps) >= 0


def test_each_amount_of_the_report_by_region_is_in_a_flow(tab: Any, country: Knowledge) -> None:
    """A total that the report adds for a region is not missing, as that of 전라남도 was."""
    for day in list_days(tab):
        flows = {flow["id"]: dict(flow["regions"]) for flow in tab.evaluate(READ, [day, ""])}
        for region, activity, kind, won, _ in read_report(country, "region", day):
            if kind == "total" and won > 0:
                assert to_won(flows[activity][region]) >= won, (day, activity)


def test_the_money_of_a_part_is_not_added_to_that_of_its_whole(tab: Any) -> None:
    """A part states local money, which its whole states as that of the city and the province."""
    flow = next(one for one in tab.evaluate(READ, ["", ""]) if one["id"] == "id:roadmap/gumi-semiconductor-projects")
    eok = {key: int(value) // 10**8 for key, value in flow["sources"]}
    assert (int(flow["whole"]) // 10**8, eok) == (367, {"national": 191, "province": 45, "city": 105, "other": 26})


REACH = """([day, region]) => {
  selection.setDay(day);
  return funding.sums("source", { region }).map(one =>
    [one.kind, one.stage, one.value, funding.reach(region, one, {})?.own, caveats.ofWithin(region, {}, one)]);
}"""


def test_each_figure_of_a_region_says_whether_it_includes_the_regions_inside(tab: Any, country: Knowledge) -> None:
    """The bars, the map and the box give the sum of a region with or without those inside it, and name the other."""
    differing = 0
    for day in list_days(tab):
        view = country.view().on(day or LATEST)
        for region in ("gyeongnam", "gyeongbuk", "gangwon", "jeonnam"):
            node = f"id:region/{region}"
            if not tab.evaluate("([day, id]) => { selection.setDay(day); return model.nodes.has(id); }", [day, node]):
                continue
            # The region alone, also after it became a part of another one.
            alone: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
            for group in Funding(view, "region", frozenset({view.names.get("region", region)})).groups:
                for (kind, stage), entries in group.sums.items():
                    names = [
                        str(one or "").rpartition(f"{word}-")[2] for one, word in ((kind, "kind"), (stage, "stage"))
                    ]
                    alone[names[0], names[1]] += sum_figures(entries).won
            for kind, stage, value, own, said in tab.evaluate(REACH, [day, node]):
                told = alone.get((kind, stage), Decimal(0))
                assert (own is not None) == (to_won(value) != told), (day, region, kind, stage)
                if own is not None:
                    assert to_won(own or "0") == told
                    assert said[0].startswith("안의 시·군·구를 뺀 금액" if own else "모두 안의 시·군·구의 금액")
                    differing += 1
    assert differing > 5
    # All of this money is of the province, which has become a part of another region.
    assert [row[3] for row in tab.evaluate(REACH, ["", "id:region/jeonnam"])] == [None, None]


@pytest.mark.slow
@pytest.mark.parametrize("by", ["region", "agency", "technology", "source", "year"])
def test_the_chart_has_the_sums_of_the_report(tab: Any, country: Knowledge, by: str) -> None:
    go(tab, f"#view=money&by={by}")
    read = "all => all.map(one => [one.querySelector('.name').innerText, one.querySelector('b').innerText])"
    shown = tab.eval_on_selector_all("#view-money .ranking li", read)
    kind = "" if by == "source" else tab.eval_on_selector("#sum", "one => one.selectedOptions[0].textContent")
    (section,) = (one for one in country.report("funding", by=by).sections if one.id == "sums")
    named, _, stage = kind.partition(" · ")
    place = [column.id for column in section.columns].index("sum")
    if by == "source":
        told = {
            f"{row[0]} · {str(row[1]).replace('적혀 있지 않음', '단계 적혀 있지 않음')}": str(row[place])
            for row in section.rows
        }
    else:
        told = {
            str(row[0]).replace("미상", "적혀 있지 않음"): str(row[place])
            for row in section.rows
            if str(row[1]) == named and str(row[2]) == stage.removeprefix("단계 ")
        }
    assert shown
    assert {name: won.replace(" (추정)", "") for name, won in shown}.items() <= told.items()
    assert len(shown) == (len(told) if by == "year" else min(len(told), 15))


@pytest.mark.slow
def test_small_flows_are_drawn_and_the_rest_is_one(tab: Any) -> None:
    go(tab, "#view=money")
    rows = tab.locator("#view-money .caption.row").all_inner_texts()
    assert len(rows) == 13
    assert rows[-1].startswith("그 밖의")
    thin = "all => Math.min(...all.map(one => one.getBBox().height))"
    assert tab.eval_on_selector_all("#view-money .flow-bar", thin) >= 2
    root = tab.eval_on_selector_all("#view-money .flow-bar.flow-row", thin)
    go(tab, "#view=money&scale=linear")
    assert tab.input_value("#scale") == "linear"
    assert root >= tab.eval_on_selector_all("#view-money .flow-bar.flow-row", thin)


@pytest.mark.slow
def test_no_caption_of_the_flows_covers_another(tab: Any) -> None:
    for width in (1440, 1024):
        tab.set_viewport_size({"width": width, "height": 900})
        go(tab, "#view=money")
        boxes = tab.eval_on_selector_all(
            "#view-money .caption > *", "all => all.map(one => one.getBoundingClientRect().toJSON())"
        )
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = (
                    one["right"] <= other["left"] + 1
                    or other["right"] <= one["left"] + 1
                    or one["bottom"] <= other["top"] + 3
                    or other["bottom"] <= one["top"] + 3
                )
                assert apart, (width, one, other)
    tab.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.slow
def test_a_picture_has_no_text_of_a_folded_section(tab: Any) -> None:
    go(tab, "#view=money")
    draw = "() => picture.ofElements(document.getElementById('view-money')).pieces.filter(one => one.isText).length"
    closed = tab.evaluate(draw)
    tab.evaluate("document.querySelectorAll('#view-money details').forEach(one => { one.open = true; })")
    rows = tab.locator("#view-money details tbody tr").count()
    assert rows > 50
    assert tab.evaluate(draw) >= closed + 5 * rows


def test_the_flows_and_the_names_of_regions_fit_the_view(tab: Any) -> None:
    go(tab, "#view=money")
    ends = tab.evaluate(
        "[document.getElementById('view-money'), ...document.querySelectorAll('#view-money .caption.region')]"
        ".map(one => Math.ceil(one.getBoundingClientRect().right))"
    )
    assert len(ends) > 10
    assert max(ends[1:]) <= ends[0]


# The year


def test_the_years_are_those_of_the_activities_on_each_day(tab: Any, country: Knowledge) -> None:
    read = "day => { selection.setDay(day); return [...facets.counts('year', {})].filter(([one]) => one === '2024'); }"
    for day in [*list_days(tab)[::6], ""]:
        shown = tab.evaluate(read, day)
        view = country.view().on(day or LATEST)
        this_year = (day or max(str(row["since"]) for row in view.read("editions")))[:4]
        told = [
            one.activity
            for one in iter_runs(view)
            if (one.start or min(one.known, one.end)) <= "2024" <= (one.end or max(one.start, this_year))
        ]
        assert shown == ([["2024", len(told)]] if told else []), day


def test_what_runs_in_a_year_in_a_region_and_with_whose_money_takes_three_choices(tab: Any) -> None:
    go(tab, "#view=front")
    tab.click("#tab-timeline")
    tab.select_option("#facet-region", "id:region/jeonnam")
    tab.select_option("#facet-year", "2024")
    read = "all => all.map(row => [...row.cells].map(cell => cell.innerText))"
    rows = {row[0]: row for row in tab.eval_on_selector_all("[data-section=running] tbody tr", read)}
    assert len(rows) == 5
    assert rows["8.2GW 해상풍력사업"][2:4] == [
        "–2030 (시작이 적혀 있지 않음)",
        "총사업비 48조 5,000억 원 (발표); 민자 (적혀 있지 않음)",
    ]
    joint = next(row for name, row in rows.items() if name.startswith("무인이동체"))
    assert joint[2:4] == ["–2025 (시작이 적혀 있지 않음)", "총사업비 188억 원 (선정)"]
    engine = next(row for name, row in rows.items() if name.startswith("중소형 선박"))
    assert engine[3].startswith("묶음 전체 ‘2023년 지역거점")
    assert "’ (행끼리 더하면 겹침): " in engine[3]
    assert "2024년에 운영되는 계획·사업" in tab.inner_text("[data-section=running]")
    assert engine[3].endswith("총사업비 415억 원 (선정); 국비 250억 원 (선정)")
    # Every row of the timeline has the lines of the years.
    assert "repeating-linear-gradient" in tab.eval_on_selector(
        "#view-timeline .time .track", "one => getComputedStyle(one).backgroundImage"
    )
    tab.click("#tab-money")
    assert "한 해가 아니라 적힌 기간 전체의 금액" in tab.inner_text("#view-money")
    assert "2024년 한 해만의 금액은 없습니다" in tab.inner_text("#view-money")
    # Amounts of a year alone are promised where the sums by period have them, and only there.
    single = tab.evaluate("funding.sums('year', {}).map(one => one.group).filter(group => /^\\d{4}$/.test(group))")
    known = [year for year in single if tab.evaluate("year => facets.counts('year', {}).has(year)", year)]
    assert known
    for year in known:
        go(tab, f"#view=money&in-year={year}")
        has = tab.evaluate("year => funding.sums('year', { year }).some(one => one.group === year)", year)
        assert (f"기간별로 볼 때 {year}로 나옵니다" in tab.inner_text("#view-money")) == has
    go(tab, "#view=money")


# The card


def read_facts(tab: Any, node: str) -> list[str]:
    go(tab, f"#view=roadmap&node=id:roadmap/daegu-smart-specialization{node}")
    return list(tab.locator("#details .fact-list dd").all_inner_texts())


def test_the_card_of_a_plan_says_what_an_announced_amount_has_become(tab: Any) -> None:
    announced = [one for one in read_facts(tab, "") if one.startswith("215억 원")]
    assert len(announced) == 1
    assert "최신: 합계 205억 5,500만 원 (발표보다 9억 4,500만 원 적음)" in announced[0]


def test_the_card_tells_rounded_amounts_from_different_ones_and_gives_a_reason_once(tab: Any) -> None:
    facts = read_facts(tab, "/e-drive-parts")
    marks = {one.split("\n")[0] for one in facts if "같음" in one or "다름" in one}
    assert marks == {"71억 원 다름", "71억 5,000만 원 같음", "50억 원 같음", "약 48억 원 어림값으로 같음"}
    assert sum("이유: 같은 기사가 국비를" in one for one in facts) == 1
    titles = tab.eval_on_selector_all("#details dd.variant [title*=견준]", "all => all.map(one => one.textContent)")
    assert set(titles) == {"같음", "다름", "어림값으로 같음"}
    assert not tab.locator("#details dt", has_text="번역 제목").count()

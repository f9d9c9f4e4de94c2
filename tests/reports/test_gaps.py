"""Gaps in the sources: facts that count as a gap and facts that do not."""

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.knowledge import Knowledge

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
reasons: [{id: why, ko: 기사에 해가 없다, en: The article gives no year}]
regions: [{id: r, name: 시, level: city}, {id: o, name: 군, level: county}]
agencies: [{id: a, name: 연구원, type: research-institute}, {id: b, name: 대학교, type: university}]
roadmaps:
"""
PLAN = "  - {id: plan, kind: plan, title: 계획, region: r, edition: final, stage: final, date: 2024-05, source: s"


@pytest.mark.parametrize(
    ("section", "count"),
    [
        ("lead", 16),
        ("money", 16),
        ("technology", 4),
        ("project", 16),
        ("period", 20),
        ("uncovered", 17),
        ("unnamed", 0),
    ],
)
def test_the_gaps_of_the_two_roadmaps(real: Knowledge, section: str, count: int) -> None:
    assert len(get_section(real.report("gaps"), section).rows) == count


def test_all_sixteen_strategies_of_gimje_have_no_lead(real: Knowledge) -> None:
    rows = read_cells(real.report("gaps"), "lead", "class", "region")
    assert rows == [("전략", "김제시")] * 9 + [("추가전략", "김제시")] * 7


def test_the_projects_of_daegu_have_the_period_of_their_whole(real: Knowledge) -> None:
    rows = read_cells(real.report("gaps", region="대구", lang="en"), "period", "missing", "period", "inherited")
    whole = "Daegu's projects selected in the smart specialization programme"
    assert rows == [("period of its own", "2023–2025", whole)] * 4


def test_a_region_with_nothing_missing_says_so(real: Knowledge) -> None:
    report = real.report("gaps", region="대구", lang="en")
    assert [(section.id, section.note) for section in report.sections if not section.rows] == [
        ("lead", "Stated for every strategy and project in this scope: lead."),
        ("money", "Stated for every strategy and project in this scope: amount."),
        ("technology", "Stated for every strategy and project in this scope: technology."),
        ("project", "This scope has no strategy."),
        ("uncovered", "Every technology in this scope has a lead or participant."),
        ("unnamed", "Every announced item in this scope is named."),
    ]


def test_a_region_without_plans_says_so(real: Knowledge) -> None:
    report = real.report("gaps", region="철원", lang="en")
    assert [section.note for section in report.sections] == [
        *["This scope has no strategy or project."] * 3,
        "This scope has no strategy.",
        "This scope has no strategy or project.",
        "No technology is stated in this scope.",
        "No count is announced in this scope.",
    ]


def test_a_count_above_the_list_is_a_gap(country: Knowledge) -> None:
    report = country.report("gaps", lang="en")
    assert ("names: 5", "tasks", "16", "11") in read_cells(report, "unnamed", "missing", "of", "count", "listed")
    assert all(int(count) > int(listed) for count, listed in read_cells(report, "unnamed", "count", "listed"))


def test_money_of_a_whole_or_of_a_part_is_enough(load_text) -> None:
    knowledge = load_text(
        HEAD
        + PLAN
        + """, strategies: [
        {id: s-1, title: 하나, projects: [{id: p-1, title: 일, budget: [{kind: total, amount: 1억원}]}]},
        {id: s-2, title: 둘, budget: [{kind: total, amount: 2억원}], projects: [{id: p-2, title: 이}]},
        {id: s-3, title: 셋, projects: [{id: p-3, title: 삼}]}]}
        """
    )
    assert read_cells(knowledge.report("gaps"), "money", "activity") == [("셋",), ("삼",)]


def test_what_an_edition_drops_is_no_gap_from_that_day_on(load_text) -> None:
    knowledge = load_text(
        HEAD
        + PLAN
        + """, strategies: [{id: s-1, title: 하나}, {id: s-2, title: 둘}]}
  - {id: plan, edition: later, stage: final, date: 2025-01, source: s, removes: [s-2]}
        """
    )
    assert read_cells(knowledge.report("gaps"), "lead", "activity") == [("하나",)]
    assert read_cells(knowledge.report("gaps", as_of="2024"), "lead", "activity") == [("하나",), ("둘",)]
    assert read_cells(knowledge.report("gaps", as_of="2023"), "lead", "activity") == []


def test_a_technology_is_covered_through_a_narrower_one(load_text) -> None:
    knowledge = load_text(
        HEAD
        + PLAN
        + """, technologies: [ev, robot], projects: [
        {id: p-1, title: 일, technologies: [used-battery-testing], agencies: [{agency: a, role: participant}]},
        {id: p-2, title: 이, technologies: [robot], agencies: [{agency: b, role: owner}]}]}
        """
    )
    rows = read_cells(knowledge.report("gaps", lang="en"), "uncovered", "technology", "activities")
    assert rows == [("robot", "계획; 이")]


def test_every_row_ends_in_a_file(country: Knowledge) -> None:
    assert find_unfounded(country, country.report("gaps")) == []


def test_the_lists_agree_with_the_query_of_the_library(country: Knowledge) -> None:
    leads = {row[1].iri for row in get_section(country.report("gaps"), "lead").rows}
    rows = country.query("strategies-without-lead").to_dicts()
    dropped = {row["item"] for row in country.query("edition-removals").to_dicts()}
    assert leads == {row["activity"] for row in rows} - dropped

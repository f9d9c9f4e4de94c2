"""One technology on one page: what concerns it and by which path, who works on it, and whose money it is."""

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.errors import UnknownName
from graph.knowledge import Knowledge

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}, {id: q, name: 다른시, level: city}]
agencies: [{id: a, name: 연구원, type: research-institute}, {id: b, name: 대학교, type: university}]
roadmaps:
"""
PLAN = "  - {id: plan, kind: plan, title: 계획, region: r, edition: first, stage: final, date: 2024, source: s"


def test_the_agencies_that_carry_out_work_are_those_of_the_coverage(real: Knowledge) -> None:
    coverage = read_cells(real.report("coverage", "EV"), "implementing", "role", "agency")
    found = read_cells(real.report("technology", "EV"), "agencies", "role", "agency")
    assert [row for row in found if row[0] in ("주관", "참여")] == coverage


def test_an_activity_shows_the_path_by_which_it_concerns_the_technology(real: Knowledge) -> None:
    rows = read_cells(real.report("technology", "EV", lang="en"), "activities", "region", "class", "path")
    assert rows == [
        ("Daegu", "project", "used-battery testing → used battery → EV battery → electric vehicle"),
        ("Daegu", "project", "e-drive parts → electric vehicle"),
        ("Gimje", "strategy", "electrification core parts → electric vehicle; electric vehicle"),
        ("Gimje", "add-on strategy", "electric fire engine → electric vehicle"),
    ]


def test_the_taxonomy_counts_what_concerns_each_step(real: Knowledge) -> None:
    rows = read_cells(
        real.report("technology", "전기차 배터리", lang="en"), "taxonomy", "relation", "technology", "activities"
    )
    assert ("broader", "electric vehicle", "4") in rows
    assert ("narrower", "used-battery testing", "1") in rows


def test_money_is_told_per_activity_and_kind_and_not_added_up(real: Knowledge) -> None:
    report = real.report("technology", "AMR", lang="en")
    assert read_cells(report, "money", "kind", "amount") == [("national", "KRW 10 bn"), ("total", "KRW 16 bn")]
    assert "they are not added up" in get_section(report, "money").note


def test_a_joint_activity_counts_in_each_of_its_regions(real: Knowledge) -> None:
    rows = read_cells(real.report("technology", "AMR", lang="en"), "regions", "region", "activities")
    assert rows == [("Daegu", "1"), ("Gyeongsangbuk-do", "1")]


def test_without_lead_and_participant_the_page_says_so(real: Knowledge) -> None:
    report = real.report("technology", "PBM", lang="en")
    assert get_section(report, "agencies").note == "No source names a lead or a participant."
    assert {role for (role,) in read_cells(report, "agencies", "role")} == {"owner"}
    assert get_section(report, "money").note == "No source states an amount for these activities."


def test_who_was_consulted_on_the_plan_stands_apart(real: Knowledge) -> None:
    report = real.report("technology", "특장차", lang="en")
    assert "consulted" not in {role for (role,) in read_cells(report, "agencies", "role")}
    assert len(get_section(report, "consulted").rows) == 7


def test_a_technology_in_no_plan_is_told_with_its_names(real: Knowledge) -> None:
    report = real.report("technology", "드론", lang="en")
    assert read_cells(report, "names", "what", "value") == [
        ("Korean", "드론"),
        ("English", "drone"),
        ("other names", "무인기, 무인비행체"),
        ("definition", "An aircraft that flies with no one on board."),
    ]
    assert get_section(report, "activities").note == "The technology is known, but no plan concerns it."
    assert not any(section.rows for section in report.sections if section.id not in ("names", "taxonomy"))
    with pytest.raises(UnknownName):
        real.report("technology", "드로온")


def test_only_what_was_known_on_the_day_counts(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, projects: [{{id: p-1, title: 일, technologies: [ev], "
        "agencies: [{agency: a, role: lead}]}]}\n"
        "  - {id: plan, edition: later, stage: final, date: 2025, source: s, projects: ["
        "{id: p-1, agencies: [{agency: b, role: lead}]}]}\n"
    )
    assert read_cells(knowledge.report("technology", "EV"), "agencies", "agency") == [("대학교",)]
    assert read_cells(knowledge.report("technology", "EV", as_of="2024"), "agencies", "agency") == [("연구원",)]
    note = get_section(knowledge.report("technology", "EV", as_of="2023", lang="en"), "activities").note
    assert note == "The technology is known, but no plan concerns it as of 2023-12-31."


@pytest.mark.parametrize("name", ["EV", "PBM", "로봇", "인공지능", "드론", "자율주행"])
def test_every_row_ends_in_a_file(country: Knowledge, name: str) -> None:
    assert find_unfounded(country, country.report("technology", name)) == []

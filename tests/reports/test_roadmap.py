"""One roadmap on one page: its tree with what was inferred, its editions, and what no source says."""

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.errors import UnknownName
from graph.knowledge import Knowledge

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}]
agencies: [{id: a, name: 연구원, type: research-institute}]
programmes:
  - {id: scheme, title: 지원사업, edition: first, stage: final, date: 2023, source: s,
     agencies: [{agency: a, role: funder}]}
roadmaps:
"""
PLAN = (
    "  - {id: plan, kind: plan, title: 계획, region: r, programme: scheme, edition: first, stage: final, "
    "date: 2023, source: s"
)
LATER = "  - {id: plan, edition: later, stage: final, date: 2024, source: s"


def test_the_tree_marks_what_was_inferred_with_its_reason(real: Knowledge) -> None:
    report = real.report("roadmap", "gimje-special-vehicles", lang="en")
    rows = read_cells(report, "tree", "number", "class", "grouping", "reason")
    assert [row[0] for row in rows] == [
        *("1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "3", "3.1", "3.2", "3.3", "3.4"),
        *("4", "5", "6", "7", "8", "9", "10"),
    ]
    inferred = [row for row in rows if row[2] == "inferred"]
    assert [row[1] for row in inferred] == ["strategy"] * 9
    assert all(row[3].startswith("The article does not say which strategy belongs to which area.") for row in inferred)


def test_a_roadmap_is_found_by_its_title_and_by_its_id(real: Knowledge) -> None:
    assert real.report("roadmap", "특장차산업 육성계획") == real.report("roadmap", "gimje-special-vehicles")
    with pytest.raises(UnknownName):
        real.report("roadmap", "특장차 계획표")


def test_what_no_source_says_is_said(real: Knowledge) -> None:
    report = real.report("roadmap", "gimje-special-vehicles", lang="en")
    notes = {section.id: section.note for section in report.sections}
    assert notes["period"] == "No source states a period."
    assert notes["money"] == "No source states an amount."
    assert notes["agencies"] == "No source names a lead."


def test_sections_that_do_not_apply_are_left_out(real: Knowledge) -> None:
    report = real.report("roadmap", "daegu-smart-specialization")
    ids = {section.id for section in report.sections}
    assert not ids & {"visions", "drivers", "legal", "consulted", "indicators"}
    assert {"accounts", "corrections", "regions", "money"} <= ids


def test_conflicts_are_those_of_the_roadmap_alone(country: Knowledge) -> None:
    report = country.report("roadmap", "gimje-special-vehicles")
    (every,) = [section for section in country.report("conflicts").sections if section.id == "corrections"]
    rows = get_section(report, "corrections").rows
    assert 0 < len(rows) < len(every.rows)
    assert {row[0].iri.split("/")[6] for row in rows} == {"gimje-special-vehicles"}


def test_a_programme_contains_its_roadmaps(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}, projects: [{{id: p-1, title: 일}}]}}\n")
    report = knowledge.report("roadmap", "지원사업", lang="en")
    assert read_cells(report, "tree", "number", "activity") == [("1", "계획"), ("1.1", "일")]
    assert read_cells(report, "agencies", "role", "agency") == [("funder", "연구원")]


def test_each_edition_is_told_and_the_newest_stands_last(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, commitment: proposed, visions: [하나], drivers: [{{title: 전환, technologies: [ai]}}]}}\n"
        f"{LATER}, commitment: funded, visions: [둘], drivers: [{{title: 전환, technologies: [robot]}}]}}\n"
    )
    report = knowledge.report("roadmap", "plan", lang="en")
    assert read_cells(report, "visions", "vision", "date") == [("하나", "2023"), ("둘", "2024")]
    assert read_cells(report, "drivers", "driver", "technology", "date") == [("전환", "robot", "2024")]
    assert ("commitment", "funded") in read_cells(report, "overview", "what", "value")
    before = knowledge.report("roadmap", "plan", lang="en", as_of="2023")
    assert read_cells(before, "visions", "vision") == [("하나",)]
    assert ("commitment", "proposed") in read_cells(before, "overview", "what", "value")


def test_a_law_keeps_what_a_later_edition_leaves_out(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, legal_basis: [{{title: 조례, article: 제5조, enacted: 2020}}]}}\n"
        f"{LATER}, legal_basis: [조례]}}\n"
    )
    assert read_cells(knowledge.report("roadmap", "plan"), "legal", "law", "article", "enacted") == [
        ("조례", "제5조", "2020")
    ]


def test_announced_numbers_stand_beside_the_lists(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, counts: [{{of: project, count: 3}}, {{of: eligible-region, count: 14}}], "
        "projects: [{id: p-1, title: 일}], indicators: [{name: 고용, unit: 명, target: 50, qualifier: 이상}, "
        "{name: 매출, unit: 원, target: 170억 6000만원}]}\n"
    )
    report = knowledge.report("roadmap", "plan", lang="en")
    assert read_cells(report, "counts", "of", "count", "listed") == [
        ("eligible regions", "14", ""),
        ("projects", "3", "1"),
    ]
    assert read_cells(report, "indicators", "indicator", "target", "unit", "qualifier") == [
        ("고용", "at least 50", "명", "이상"),
        ("매출", "KRW 17.06 bn", "", ""),
    ]


def test_a_role_is_told_with_the_day_of_the_first_edition_that_names_it(country: Knowledge) -> None:
    rows = read_cells(country.report("roadmap", "gimje-special-vehicles"), "agencies", "role", "agency", "since")
    assert rows.count(("수립", "김제시", "2024-01-30")) == 2


def test_before_its_first_edition_a_roadmap_is_not_known(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}}}\n")
    report = knowledge.report("roadmap", "plan", lang="en", as_of="2022")
    assert get_section(report, "overview").note == "No edition was published by the as-of date."
    assert not any(section.rows for section in report.sections)


ROADMAPS = [
    "daegu-smart-specialization", "gimje-special-vehicles", "gwangju-ai-complex", "smart-specialization-2023",
    "sejong-autonomous-driving-zone",
]  # fmt: skip


@pytest.mark.parametrize("name", ROADMAPS)
def test_every_row_ends_in_a_file(country: Knowledge, name: str) -> None:
    assert find_unfounded(country, country.report("roadmap", name)) == []

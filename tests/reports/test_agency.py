"""One agency on one page: roles as they are and as they were, whose money it is, and who works with whom."""

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.errors import AmbiguousName, UnknownName
from graph.knowledge import Knowledge

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 시, level: city}]
agencies:
  - {id: a, name: 연구원, type: research-institute}
  - {id: b, name: 대학교, type: university, unit_of: a, abbreviations: [AB]}
  - {id: c, name: 협회, type: association, abbreviations: [AB], members: [{agency: b, since: 2020}]}
roadmaps:
"""
PLAN = "  - {id: plan, kind: plan, title: 계획, region: r, edition: first, stage: final, date: 2023, source: s"
LATER = "  - {id: plan, edition: later, stage: final, date: 2024, source: s"


def test_an_agency_leads_one_project_and_takes_part_in_another(real: Knowledge) -> None:
    rows = read_cells(real.report("agency", "DMI", lang="en"), "roles", "role", "activity", "since")
    assert rows == [
        (
            "lead",
            "Joint platform of two regions for the AMR industry in smart transport and logistics",
            "2022-05-04",
        ),
        ("participant", "Test centre for used batteries of electric mobility", "2022-05-04"),
    ]


def test_a_role_that_has_ended_is_told_apart_with_its_days(country: Knowledge) -> None:
    report = country.report("agency", "DMI")
    assert read_cells(report, "former", "role", "since", "until") == [("참여", "2022-05-04", "2023-06-04")]
    before = country.report("agency", "DMI", as_of="2022-12-31")
    assert "former" not in {section.id for section in before.sections}
    assert read_cells(before, "roles", "role", "since") == [("주관", "2022-05-04"), ("참여", "2022-05-04")]


def test_a_role_that_each_edition_repeats_is_one_role(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, agencies: [{{agency: a, role: lead}}]}}\n{LATER}, agencies: [{{agency: a, role: lead}}]}}\n"
    )
    report = knowledge.report("agency", "연구원")
    assert read_cells(report, "roles", "role", "since") == [("주관", "2023")]
    (row,) = get_section(report, "roles").rows
    assert len(row.basis) == 2


def test_a_role_that_was_interrupted_stands_in_both_sections(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, agencies: [{{agency: a, role: lead}}]}}\n{LATER}, agencies: [{{agency: b, role: lead}}]}}\n"
        "  - {id: plan, edition: last, stage: final, date: 2025, source: s, agencies: [{agency: a, role: lead}]}\n"
    )
    report = knowledge.report("agency", "연구원")
    assert read_cells(report, "roles", "since") == [("2025",)]
    assert read_cells(report, "former", "since", "until") == [("2023", "2024")]


def test_who_was_only_consulted_is_said_to_do_no_work(real: Knowledge) -> None:
    report = real.report("agency", "한국교통안전공단", lang="en")
    assert get_section(report, "roles").note == "No source names work that it carries out. It was only consulted."
    assert read_cells(report, "consulted", "role") == [("consulted",)]
    assert [get_section(report, name).rows for name in ("roles", "money", "partners")] == [(), (), ()]


def test_the_money_is_that_of_the_activity_one_row_per_kind(real: Knowledge) -> None:
    report = real.report("agency", "KITECH", lang="en")
    assert "not of the agency" in get_section(report, "money").heading
    assert read_cells(report, "money", "kind", "amount", "printed") == [
        ("national", "KRW 5 bn", "50억원"),
        ("total", "KRW 7.15 bn", "71억5천원"),
    ]


def test_partners_are_those_who_carry_out_the_same_activity(real: Knowledge) -> None:
    rows = read_cells(real.report("agency", "DMI", lang="en"), "partners", "agency", "together")
    assert len(rows) == 5
    assert {count for _, count in rows} == {"1"}
    assert "대구시" not in {name for name, _ in rows}


def test_a_claim_of_identity_is_marked_and_puts_no_roles_together(real: Knowledge) -> None:
    report = real.report("agency", "대구테크노파크 나노융합실용화센터", lang="en")
    claim = ("나노실용화센터", "identity claim", "대구테크노파크 나노융합실용화센터", "inferred")
    assert claim in read_cells(report, "ties", "agency", "tie", "other", "status")
    assert get_section(report, "roles").rows == ()
    assert get_section(report, "roles").note.endswith("ask for their own names: 나노실용화센터.")


def test_an_agency_is_found_by_a_former_name_and_shows_its_days(real: Knowledge) -> None:
    report = real.report("agency", "건설기계부품연구원", lang="en")
    assert report.title == "Korea Construction Equipment Technology Institute"
    dated = [row for row in read_cells(report, "names", "what", "name", "start", "end") if row[0] == "has dated name"]
    assert dated == [
        ("has dated name", "건설기계부품연구원", "", "2024-12-31"),
        ("has dated name", "한국건설기계연구원", "2025-01-01", ""),
    ]


def test_units_and_members_are_told_on_both_sides(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}, agencies: [{{agency: b, role: lead}}]}}\n")
    ties = read_cells(knowledge.report("agency", "대학교", lang="en"), "ties", "agency", "tie", "other", "start")
    assert ties == [("대학교", "unit of", "연구원", ""), ("협회", "membership", "대학교", "2020")]
    whole = knowledge.report("agency", "연구원", lang="en")
    assert get_section(whole, "roles").note == (
        "The agency is known, but no plan gives it a role. "
        "For the roles of its units and of agencies inferred to be the same, ask for their own names: 대학교."
    )


def test_an_agreement_is_told_to_each_party(country: Knowledge) -> None:
    rows = read_cells(country.report("agency", "SK텔레콤"), "agreements", "day", "agreement", "parties")
    assert rows == [("2022-09-14", "업무협약(MOU)", "한국공항공사; 한화시스템; 제주특별자치도; SK텔레콤")]


def test_a_name_of_two_agencies_is_refused(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}}}\n")
    with pytest.raises(AmbiguousName):
        knowledge.report("agency", "AB")
    with pytest.raises(UnknownName):
        knowledge.report("agency", "없는 기관")


@pytest.mark.parametrize("name", ["DMI", "KBIA", "김제시", "대구시", "산업부", "SK텔레콤", "대구테크노파크"])
def test_every_row_ends_in_a_file(country: Knowledge, name: str) -> None:
    assert find_unfounded(country, country.report("agency", name)) == []

"""One region on one page: what lies in it, what it gets of the money, who is seated and who acts there."""

import pytest
from support.report_rows import find_unfounded, get_section, read_cells

from graph.knowledge import Knowledge

HEAD = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions:
  - {id: p, name: 도, level: province}
  - {id: r, name: 시, level: city, within: p, codes: [{system: legal-dong, code: 4500000000}]}
  - {id: old, name: 옛시, level: city, within: p, codes: [{system: legal-dong, code: 4600000000, until: 1995-01-01}]}
  - {id: moved, name: 옮긴군, level: county,
     within_by_date: [{region: p, until: 2023-06-30}, {region: q, since: 2023-07-01}]}
  - {id: q, name: 다른도, level: province}
agencies:
  - {id: a, name: 연구원, type: research-institute, region: r}
  - {id: b, name: 대학교, type: university, region: q}
roadmaps:
"""
PLAN = "  - {id: plan, kind: plan, title: 계획, region: r, edition: first, stage: final, date: 2024, source: s"


def test_daegu_gets_its_share_of_each_national_amount(real: Knowledge) -> None:
    rows = read_cells(real.report("region", "대구", lang="en"), "shares", "kind", "whole", "share", "part")
    assert [row[1:] for row in rows if row[0] == "national"] == [
        ("KRW 8 bn", "", "KRW 8 bn"),
        ("KRW 5 bn", "", "KRW 5 bn"),
        ("KRW 10 bn", "5", "KRW 5 bn"),
        ("KRW 10 bn", "35", "KRW 3.5 bn"),
    ]


def test_the_announced_money_stands_beside_the_computed_part(real: Knowledge) -> None:
    rows = read_cells(real.report("region", "대구", lang="en"), "announced", "announced", "computed", "difference")
    assert rows == [("KRW 21.5 bn", "KRW 21.5 bn", "KRW 0 bn")]


def test_a_region_that_only_takes_part_shows_its_joint_activity(real: Knowledge) -> None:
    report = real.report("region", "경북", lang="en")
    assert get_section(report, "roadmaps").note == "No roadmap of the region is known."
    assert read_cells(report, "joint", "region", "share") == [("Daegu", "5"), ("Gyeongsangbuk-do", "5")]
    assert read_cells(report, "shares", "kind", "part") == [("national", "KRW 5 bn"), ("total", "KRW 8 bn")]


def test_a_province_has_what_lies_in_its_cities(real: Knowledge) -> None:
    report = real.report("region", "전북", lang="en")
    assert read_cells(report, "inside", "region", "roadmaps") == [("Gimje", "1")]
    assert read_cells(report, "roadmaps", "region", "edition") == [("Gimje", "final")]
    assert len(get_section(report, "activities").rows) == 3 + 9 + 7


def test_names_and_codes_have_their_days(real: Knowledge) -> None:
    rows = read_cells(real.report("region", "전라북도", lang="en"), "names", "name", "system", "start", "end")
    assert ("전라북도", "", "", "2024-01-17") in rows
    assert ("5200000000", "legal-dong code", "2024-01-18", "") in rows


def test_a_region_lies_where_it_lay_on_the_day(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}}}\n")
    before, after = (knowledge.report("region", "옮긴군", as_of=day) for day in ("2023-06", "2024"))
    assert get_section(before, "place").note == "옮긴군 → 도"
    assert get_section(after, "place").note == "옮긴군 → 다른도"
    assert [row[1:] for row in read_cells(after, "place", "what", "value", "start", "end")[1:]] == [
        ("도", "", "2023-06-30"),
        ("다른도", "2023-07-01", ""),
    ]


def test_a_region_that_is_no_more_does_not_lie_in_another(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}}}\n")
    assert read_cells(knowledge.report("region", "도"), "inside", "region") == [("시",)]
    before = read_cells(knowledge.report("region", "도", as_of="1994"), "inside", "region")
    assert before == [("옛시",), ("시",), ("옮긴군",)]


def test_money_of_a_joint_activity_without_shares_is_not_divided(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, projects: [{{id: p-1, title: 일, regions: [r, q], "
        "budget: [{kind: national, amount: 7억원}]}]}\n"
    )
    for name in ("시", "다른도"):
        assert read_cells(knowledge.report("region", name, lang="en"), "shares", "region", "whole", "part") == [
            ("", "KRW 0.7 bn", "")
        ]


def test_who_acts_in_a_region_may_be_seated_elsewhere(load_text) -> None:
    knowledge = load_text(
        f"{HEAD}{PLAN}, projects: [{{id: p-1, title: 일, agencies: [{{agency: b, role: lead}}]}}]}}\n"
    )
    report = knowledge.report("region", "시")
    assert read_cells(report, "seated", "agency", "activities") == [("연구원", "0")]
    assert read_cells(report, "acting", "role", "agency", "seat", "activity") == [("주관", "대학교", "다른도", "일")]


def test_a_region_without_anything_says_what_is_not_known(load_text) -> None:
    knowledge = load_text(f"{HEAD}{PLAN}}}\n")
    report = knowledge.report("region", "다른도", lang="en")
    assert [(section.id, section.note) for section in report.sections if not section.rows] == [
        ("roadmaps", "No roadmap of the region is known."),
        ("activities", "No strategy or project is known."),
        ("shares", "No source states an amount for its activities."),
        ("announced", "No source states an amount for a whole roadmap."),
        ("technologies", "Its plans state no technology."),
        ("acting", "Its plans name no agency."),
    ]


def test_only_what_was_known_on_the_day_counts(country: Knowledge) -> None:
    report = country.report("region", "김제", as_of="2024-02")
    assert read_cells(report, "roadmaps", "edition") == [("tender",)]


@pytest.mark.parametrize("name", ["대구", "경남", "강원", "광주", "전북", "철원", "대전"])
def test_every_row_ends_in_a_file(country: Knowledge, name: str) -> None:
    assert find_unfounded(country, country.report("region", name)) == []


def test_what_stands_beside_a_plan_lies_in_the_region_of_the_plan(country: Knowledge) -> None:
    """As in report ``matrix``: the region has an agency at work on the technology."""
    rows = get_section(country.report("coverage", "로봇", region="대전"), "implementing").rows
    assert ("주관", "한국과학기술원") in [(str(row[0]), str(row[1])) for row in rows]
    lacking = get_section(country.report("gaps", region="대전"), "uncovered").rows
    assert "로봇" not in [str(row[1]) for row in lacking]


def test_a_joint_roadmap_with_money_of_its_own_is_divided(load_text) -> None:
    report = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: a, name: 가시, level: city}, {id: b, name: 나시, level: city}]
        roadmaps:
          - {id: plan, kind: project, title: 공동 사업, region: a, edition: final, stage: final, date: 2024, source: s,
             budget: [{kind: total, amount: 10억원}], regions: [{region: a, share: 3}, {region: b, share: 7}]}
        """
    ).report("region", "나시", lang="ko")
    rows = next(section.rows for section in report.sections if section.id == "shares")
    assert [(str(row[0]), str(row[1]), str(row[3]), str(row[4]), str(row[5])) for row in rows] == [
        ("공동 사업", "나시", "10억 원", "7", "7억 원")
    ]

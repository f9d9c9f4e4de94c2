"""Partners: who comes first and why, with the activities of both sides; who is none, and what an empty answer says."""

import pytest

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.reports.result import Report


def read(report: Report, section: int, *columns: str) -> list[tuple[object, ...]]:
    ids = [column.id for column in report.sections[section].columns]
    return [tuple(str(row[ids.index(name)]) for name in columns) for row in report.sections[section].rows]


def test_gimje_could_work_with_daegu_that_leads_what_gimje_plans_without_a_lead(real: Knowledge) -> None:
    report = real.report("partners", "김제", lang="en")
    assert read(report, 0, "region", "joint", "common_agencies", "staffed", "shared", "technology") == [
        ("Daegu", "0", "0", "1", "1", "electric vehicle")
    ]
    assert read(report, 1, "reason", "thing", "activity", "agency")[0] == (
        "only the other region has a lead",
        "electric vehicle",
        "Future electric fire engine for team tactics; Core electrification parts common to EV and HEV",
        "한국전지산업협회 대구분원; Korea Institute of Industrial Technology",
    )


def test_regions_with_joint_activities_come_first(country: Knowledge) -> None:
    rows = read(country.report("partners", "대구", lang="en"), 0, "region", "joint")
    assert rows[:2] == [("Gangwon", "1"), ("Gyeongsangbuk-do", "1")]
    assert {joint for _, joint in rows[2:]} == {"0"}


def test_an_agency_at_work_on_both_sides_is_a_reason(country: Knowledge) -> None:
    rows = read(country.report("partners", "세종", lang="en"), 1, "region", "reason", "thing")
    assert (
        "Daegu", "agency active in both regions", "Electronics and Telecommunications Research Institute"
    ) in rows  # fmt: skip


def test_the_order_of_the_regions_is_that_of_the_counts(country: Knowledge) -> None:
    rows = read(country.report("partners", "경남"), 0, "joint", "common_agencies", "staffed", "shared")
    counts = [tuple(map(int, row)) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= (1, 0, 0, 0)


def test_a_region_with_agencies_comes_before_one_that_names_none(country: Knowledge) -> None:
    rows = read(country.report("partners", "김제", lang="en"), 0, "region", "staffed", "shared", "agency")
    assert [row[:3] for row in rows[:4]] == [
        ("Daegu", "1", "1"),
        ("Sejong-teukbyeoljachisi", "1", "1"),
        ("Chungcheongnam-do", "0", "2"),
        ("Daejeon-gwangyeoksi", "0", "2"),
    ]
    assert all(bool(agencies) == (staffed != "0") for _, staffed, _, agencies in rows)


NESTED = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions:
  - {id: p, name: 가도, level: province}
  - {id: c, name: 나시, level: city, within: p}
  - {id: o, name: 다도, level: province}
roadmaps:
  - {id: one, kind: plan, title: 하나, region: p, edition: e, stage: final, date: 2024, source: s, technologies: [amr]}
  - {id: two, kind: plan, title: 둘, region: c, edition: e, stage: final, date: 2024, source: s, technologies: [amr]}
  - {id: six, kind: plan, title: 셋, region: o, edition: e, stage: final, date: 2024, source: s, technologies: [robot]}
"""


@pytest.mark.parametrize("region", ["가도", "나시"])
def test_neither_a_region_inside_nor_one_around_is_a_partner(region: str, load_text) -> None:
    assert read(load_text(NESTED).report("partners", region), 0, "region", "technology") == [("다도", "로봇")]


def test_a_province_speaks_for_what_lies_in_it(load_text) -> None:
    report = load_text(NESTED).report("partners", "가도")
    assert read(report, 1, "activity", "other_activity") == [("하나; 둘", "셋")]


def test_a_region_without_activities_says_so(country: Knowledge) -> None:
    report = country.report("partners", "강남구", lang="en")
    assert report.sections[0].note.endswith("the region is known, but has no roadmap or joint activity in the data.")
    assert report.sections[0].rows == ()


def test_a_region_with_nothing_in_common_says_so(load_text) -> None:
    knowledge = load_text(NESTED.replace("technologies: [robot]", "technologies: [ai]"))
    assert knowledge.report("partners", "다도", lang="en").sections[0].note == (
        "다도: it has no technology, agency or activity in common with another region."
    )


def test_an_unknown_region_is_refused(real: Knowledge) -> None:
    with pytest.raises(UnknownName, match="unknown region '긴제'"):
        real.report("partners", "긴제")

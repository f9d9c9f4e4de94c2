"""Two things are linked in words, or it is said why they are not; the network report counts what it says it counts."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from support.report_rows import get_section

from graph.errors import SameThing, UnknownName
from graph.knowledge import Knowledge
from graph.reports.result import Section

LoadText = Callable[..., Knowledge]
HEAD = """\
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: r, name: 도, level: province}, {id: q, name: 다른 도, level: province}]
agencies:
  - {id: a, name: 가, type: company}
  - {id: b, name: 나, type: company}
  - {id: c, name: 다, type: company}
  - {id: alone, name: 홀로, type: company}
roadmaps:
  - {id: plan, kind: plan, title: 계획, region: r, edition: final, stage: final, date: 2024, source: s, projects: [
      {id: one, title: 하나, technologies: [ev-battery], agencies: [
        {agency: a, role: lead}, {agency: b, role: participant}]},
      {id: two, title: 둘, agencies: [{agency: b, role: lead}, {agency: c, role: participant}]}]}
  - {id: other, kind: plan, title: 다른 계획, region: q, edition: final, stage: final, date: 2024, source: s,
     projects: [
      {id: three, title: 셋, agencies: [{agency: b, role: lead}, {agency: a, role: consulted}]}]}
"""


def to_texts(section: Section, count: int) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row[:count]) for row in section.rows]


def test_a_technology_and_an_agency_meet_in_a_project(load_text: LoadText) -> None:
    report = load_text(HEAD).report("connection", "EV", "가")
    assert to_texts(get_section(report, "direct"), 3) == [("하나", "기술: 전기차 배터리", "주관: 가")]
    assert get_section(report, "shortest").note == "전기차 ←(상위 기술)– 전기차 배터리 ←(기술)– 하나 –(주관)→ 가"
    assert get_section(report, "strongest").note == "최단 경로와 같다."


def test_the_strongest_way_avoids_a_weak_role(load_text: LoadText) -> None:
    """From 가 to 셋: one step as an adviser (0.3), or three steps over 하나 and 나 (1 x 0.9 x 1)."""
    report = load_text(HEAD).report("connection", "가", "셋")
    assert [row[4] for row in get_section(report, "shortest").rows] == ["0.3"]
    assert to_texts(get_section(report, "strongest"), 5) == [
        ("1", "가", "← 주관", "하나", "1"),
        ("2", "하나", "참여 →", "나", "0.9"),
        ("3", "나", "← 주관", "셋", "1"),
    ]


def test_a_way_by_advice_alone_says_that_nobody_carries_anything_out(real: Knowledge) -> None:
    report = real.report("connection", "KOTSA", "EV", lang="en")
    note = "The agencies on it are only owners, funders or advisers and carry out no activity."
    assert get_section(report, "shortest").note.endswith(note)


@pytest.mark.parametrize(
    ("one", "other", "as_of", "note"),
    [
        ("가", "홀로", "", "홀로: 등록된 이름이지만 이 대상을 다른 대상과 잇는 진술이 없다."),
        ("가", "EV", "2023", "2023-12-31 기준으로 두 대상을 잇는 진술이 없다. 이후의 판에는 있다."),
    ],
    ids=["alone", "not yet"],
)
def test_without_a_way_the_report_says_why(load_text: LoadText, one: str, other: str, as_of: str, note: str) -> None:
    report = load_text(HEAD).report("connection", one, other, as_of=as_of)
    assert [(section.rows, section.note) for section in report.sections[1:]] == [((), note), ((), note)]


@pytest.mark.parametrize(
    ("one", "other", "name"), [("가", "a", "가"), ("EV", "전기차", "전기차"), ("plan", "계획", "계획")]
)
def test_a_thing_has_no_link_to_itself(load_text: LoadText, one: str, other: str, name: str) -> None:
    with pytest.raises(SameThing) as caught:
        load_text(HEAD).report("connection", one, other)
    assert str(caught.value) == f"'{one}' and '{other}' both mean '{name}'; give the names of two different things"


@pytest.mark.parametrize(("one", "other"), [("김제시", "gimje-city"), ("김제", "gimje-city")])
def test_of_two_things_with_one_name_the_other_one_is_meant(real: Knowledge, one: str, other: str) -> None:
    report = real.report("connection", one, other)
    assert get_section(report, "direct").rows == ()
    assert get_section(report, "shortest").note == "김제시(지역) ←(지역)– 김제시(기관)"


def test_an_unknown_name_is_no_empty_answer(load_text: LoadText) -> None:
    with pytest.raises(UnknownName, match=r"^unknown name '없는 곳'; no similar name is known$"):
        load_text(HEAD).report("connection", "없는 곳", "EV")


def test_a_city_and_its_government_are_told_apart(real: Knowledge) -> None:
    note = get_section(real.report("connection", "전북", "gimje-city"), "shortest").note
    assert note == "전북특별자치도 ←(상위 지역)– 김제시(지역) ←(지역)– 김제시(기관)"


def test_of_equally_short_ways_the_strongest_is_told(real: Knowledge) -> None:
    """Over the roadmap it is as far as over the city government, whose roles in the strategies are only derived."""
    note = get_section(real.report("connection", "김제", "KITECH"), "shortest").note
    assert note.startswith("김제시 ←(지역)– 특장차산업 육성계획 –(하위 항목)→ ")


def test_centrality_counts_activities_partners_and_ways(load_text: LoadText) -> None:
    report = load_text(HEAD).report("network")
    assert [(str(row[0]), *row[1:4]) for row in get_section(report, "centrality").rows] == [
        ("나", 3, 2, Decimal("1.000")),
        ("가", 1, 1, Decimal("0.000")),
        ("다", 1, 1, Decimal("0.000")),
    ]


def test_a_broker_joins_regions_that_nobody_else_joins(load_text: LoadText) -> None:
    section = get_section(load_text(HEAD).report("network"), "brokers")
    assert to_texts(section, 4) == [("나", "다른 도; 도", "1", "1")]


def test_agencies_without_a_common_activity_form_no_community(load_text: LoadText) -> None:
    section = get_section(load_text(HEAD).report("network"), "communities")
    assert to_texts(section, 4) == [("1", "3", "가; 나; 다", "하나; 둘")]


def test_regions_with_a_role_are_no_agencies(real: Knowledge) -> None:
    named = {str(row[0]) for row in get_section(real.report("network"), "centrality").rows}
    assert named & {"대구광역시", "경상북도"} == set()

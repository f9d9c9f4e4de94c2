"""The questions that the graph must answer on ``data/roadmaps.yaml`` alone, each with its right answer."""

from decimal import Decimal

import pytest

from graph.knowledge import Knowledge
from graph.reports.result import Report
from graph.stores import Iri
from graph.view.counts import read_counts
from graph.view.names import get_thing, read_labels
from graph.view.network import find_path, to_network

EOK = 100_000_000


@pytest.fixture
def knowledge(real: Knowledge) -> Knowledge:
    return real


def names(knowledge: Knowledge, query: str, column: str, **parameters: str) -> list[str]:
    """The Korean names in one column of a query, in the order of its rows."""
    things = [row[column] for row in knowledge.query(query, **parameters).to_dicts()]
    labels = read_labels(knowledge.store, [thing for thing in things if isinstance(thing, Iri)], lang="ko")
    return [labels[thing] if isinstance(thing, Iri) else str(thing) for thing in things]


def section(report: Report, name: str) -> list[tuple[str, ...]]:
    found = next(section for section in report.sections if section.id == name)
    return [tuple(str(cell) for cell in row) for row in found.rows]


@pytest.mark.parametrize("asked", ["EV", "전기차", "electric vehicle", "전기 자동차", "ev"])
def test_six_agencies_cover_ev(knowledge: Knowledge, asked: str) -> None:
    rows = section(knowledge.report("coverage", asked), "implementing")
    battery = "전기모빌리티융합 사용 후 배터리 시험평가센터 구축사업"
    parts = "미래자동차 전기구동부품 제조공정 고도화 지원 기반구축 사업"
    assert [row[:3] for row in rows] == [
        ("주관", "한국전지산업협회 대구분원", battery),
        ("주관", "한국생산기술연구원", parts),
        ("참여", "대구기계부품연구원", battery),
        ("참여", "대구경북과학기술원", battery),
        ("참여", "한국자동차연구원", parts),
        ("참여", "지능형자동차부품진흥원", parts),
    ]
    assert {row[3:5] for row in rows} == {
        ("사용 후 배터리 시험평가", "사용 후 배터리 시험평가 → 사용 후 배터리 → 전기차 배터리 → 전기차"),
        ("전기구동부품", "전기구동부품 → 전기차"),
    }
    assert {row[5] for row in rows} == {
        "여성신문 (2022-05-04): 대구시, ‘스마트특성화 기반구축사업’ 3년간 국비 215억 확보"
    }
    assert all(place.startswith("roadmaps.yaml:") for row in rows for place in row[6].split("; "))


def test_owners_are_told_apart_and_consulted_bodies_stand_in_a_section_of_their_own(knowledge: Knowledge) -> None:
    report = knowledge.report("coverage", "EV", include="owner,funder,consulted")
    assert len(section(report, "implementing")) == 6
    assert {row[:2] for row in section(report, "responsible")} == {
        ("수립", "대구시"),
        ("수립", "산업통상자원부"),
        ("수립", "김제시"),
    }
    assert {row[1] for row in section(report, "consulted")} == {
        "전북특별자치도",
        "한국교통안전공단",
        "자동차융합기술원",
        "한국건설기계연구원",
        "한국전자기술연구원",
        "전북연구원",
        "전주대학교",
    }


def test_consulted_bodies_do_not_cover_ev(knowledge: Knowledge) -> None:
    covering = {row[1] for row in section(knowledge.report("coverage", "EV"), "implementing")}
    consulted = {row[1] for row in section(knowledge.report("coverage", "EV", include="consulted"), "consulted")}
    assert covering.isdisjoint(consulted)


def test_one_agency_leads_amr_and_three_take_part(knowledge: Knowledge) -> None:
    assert [row[:2] for row in section(knowledge.report("coverage", "AMR"), "implementing")] == [
        ("주관", "대구기계부품연구원"),
        ("참여", "한국전자통신연구원"),
        ("참여", "한국로봇융합연구원"),
        ("참여", "구미전자정보기술원"),
    ]


def test_nobody_covers_pbm_and_the_answer_says_why(knowledge: Knowledge) -> None:
    report = knowledge.report("coverage", "PBM")
    assert section(report, "implementing") == []
    assert "출처에 수행 기관이 적혀 있지 않다" in report.sections[0].note
    activities = section(report, "activities")
    assert {row[2] for row in activities} == {"김제시"}
    assert {row[0] for row in activities} >= {
        "미래 PBM 공동협업센터 구축 사업",
        "차세대 PBM 인증 및 성능 시험시설 기반구축 사업",
        "특수목적기반 모빌리티 초거대 AI 자율제조 혁신플랫폼 조성",
    }


def test_daegu_gets_215_eok_of_the_national_money(knowledge: Knowledge) -> None:
    rows = knowledge.query("region-amounts", region="대구", kind="국비").to_dicts()
    assert [Decimal(str(row["amount"])) for row in rows] == [80 * EOK, 50 * EOK, 50 * EOK, 35 * EOK]
    assert [Decimal(str(row["whole"])) for row in rows] == [80 * EOK, 50 * EOK, 100 * EOK, 100 * EOK]
    (line,) = knowledge.query("reconciliation").to_dicts()
    assert (line["computed"], line["announced"], line["difference"]) == (215 * EOK, 215 * EOK, 0)


def test_the_misprinted_total_keeps_its_text_its_value_and_both_other_accounts(knowledge: Knowledge) -> None:
    rows = knowledge.query("budget-accounts").to_dicts()
    assert [(row["amount"], row["printed"], row["preference"]) for row in rows] == [
        (Decimal(7_150_000_000), "71억5천원", 1),
        (Decimal(7_150_000_000), "71억 5천만 원", 2),
        (Decimal(7_100_000_000), "71억 원", 3),
    ]
    assert [str(row["source"]).rpartition("/")[2] for row in rows] == [
        "womennews-2022-05-04",
        "nocutnews-2022-05-04",
        "dgmbc-2022-05",
    ]


def test_two_projects_are_shared_by_regions(knowledge: Knowledge) -> None:
    rows = knowledge.query("joint-activities").to_dicts()
    regions = names(knowledge, "joint-activities", "region")
    shares = [
        (str(row["activity"]).rpartition("/")[2], region, row["share"])
        for row, region in zip(rows, regions, strict=True)
    ]
    assert shares == [
        ("amr-platform", "대구광역시", 5),
        ("amr-platform", "경상북도", 5),
        ("nano-value-chain", "강원특별자치도", 65),
        ("nano-value-chain", "대구광역시", 35),
    ]


def test_one_agency_works_in_two_projects(knowledge: Knowledge) -> None:
    rows = knowledge.query("repeated-agencies").to_dicts()
    assert set(names(knowledge, "repeated-agencies", "agency")) == {"대구기계부품연구원"}
    assert [(str(r["role"]).rpartition("-")[2], str(r["activity"]).rpartition("/")[2]) for r in rows] == [
        ("lead", "amr-platform"),
        ("participant", "battery-centre"),
    ]


def test_gimje_and_daegu_share_ev_by_narrower_terms_on_both_sides(knowledge: Knowledge) -> None:
    asked = {"region": "김제", "other": "대구"}
    assert set(names(knowledge, "shared-technologies", "technology", **asked)) == {"전기차"}
    assert set(names(knowledge, "shared-technologies", "narrower", **asked)) == {
        "전기차",
        "전기 소방차",
        "전동화 핵심 부품",
    }
    assert set(names(knowledge, "shared-technologies", "other_narrower", **asked)) == {
        "사용 후 배터리 시험평가",
        "전기구동부품",
    }


def test_no_strategy_of_gimje_has_a_lead(knowledge: Knowledge) -> None:
    activities = [str(row["activity"]) for row in knowledge.query("strategies-without-lead").to_dicts()]
    assert len(activities) == 16
    assert all("/gimje-special-vehicles/" in activity for activity in activities)


def test_gimje_is_linked_to_kitech_by_ev(knowledge: Knowledge) -> None:
    ends = [get_thing(knowledge.store, "agency", name) for name in ("gimje-city", "KITECH")]
    path = find_path(to_network(knowledge.view()), ends[:1], ends[1:])
    assert [step.end.rpartition("/")[2].rpartition("#")[2] for step in path] == [
        "strategy-1",
        "ev",
        "e-drive-parts",
        "e-drive-parts",
        "kitech",
    ]


def test_the_grouping_of_the_strategies_is_inferred_and_gives_its_reason(knowledge: Knowledge) -> None:
    rows = knowledge.query(
        """
        PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>
        PREFIX code: <https://w3id.org/roadmap-graph/code#>
        SELECT ?area (COUNT(?strategy) AS ?strategies) (SAMPLE(?status) AS ?said) (SAMPLE(?reason) AS ?why)
        WHERE { ?grouping rm:groupedArea ?area ; rm:groupedStrategy ?strategy ; rm:status ?status ; rm:reason ?reason }
        GROUP BY ?area ORDER BY ?area
        """
    ).rows
    assert [row[1] for row in rows] == [3, 2, 4]
    assert {str(cell).rpartition("/")[2].rpartition("#")[2] for row in rows for cell in row[2:]} == {
        "status-inferred",
        "order-and-marks",
    }


@pytest.mark.parametrize("name", ["한국전지산업협회", "한국배터리산업협회", "KBIA"])
def test_a_renamed_agency_is_found_by_either_name(knowledge: Knowledge, name: str) -> None:
    assert get_thing(knowledge.store, "agency", name).endswith("/agency/kbia")


def test_announced_counts_agree_with_what_is_listed(knowledge: Knowledge) -> None:
    view = knowledge.view()
    found = read_counts(view, view.activities)
    counts = {one.of.rpartition("#")[2]: (one.count, one.listed) for one in found if one.listed is not None}
    assert counts == {
        "count-of-focus-area": (3, 3),
        "count-of-strategy": (9, 9),
        "count-of-add-on-strategy": (7, 7),
        "count-of-project": (4, 4),
    }


def test_a_nano_centre_is_probably_another_and_the_reason_is_kept(knowledge: Knowledge) -> None:
    rows = knowledge.query(
        """
        PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>
        SELECT ?one ?other ?status ?reason
        WHERE { ?one rm:hasIdentityClaim ?claim . ?claim rm:sameAgency ?other ; rm:status ?status ; rm:reason ?reason }
        """
    ).rows
    assert [tuple(str(cell).rpartition("/")[2] for cell in row) for row in rows] == [
        ("daegu-nano-centre", "daegu-tp-nano", "code#status-inferred", "nano-centre-names")
    ]

"""Overlaps: each part of the score by hand, unknown where a side prints nothing, and the known cases near the top."""

import pytest
from support.report_rows import get_section

from graph.errors import UnknownName, UnreadableValue
from graph.knowledge import Knowledge
from graph.reports.result import Unstated

UNKNOWN = Unstated("unknown")
TWO_REGIONS = """
sources: [{{id: s, title: 기사, publisher: 신문}}]
regions: [{{id: a, name: 가시, level: city}}, {{id: b, name: 나시, level: city}}]
agencies: [{{id: x, name: 엑스원, type: research-institute}}, {{id: y, name: 와이원, type: research-institute}}]
roadmaps:
  - {{id: one, kind: plan, title: 하나, region: a, edition: final, stage: final, date: 2024, source: s,
     projects: [{{id: p, title: {title}, technologies: [{technology}] {more}}}]}}
  - {{id: two, kind: plan, title: 둘, region: b, edition: final, stage: final, date: 2024, source: s,
     projects: [{{id: q, title: 무인선박 통합 시험장과 인증센터 구축, technologies: [drone] {other}}}]}}
"""


@pytest.fixture
def compare(load_text):
    """The only pair as column id -> cell."""

    def run(
        more: str = "", other: str = "", title: str = "전혀 다른 사업", technology: str = "drone"
    ) -> dict[str, object]:
        text = TWO_REGIONS.format(more=more, other=other, title=title, technology=technology)
        section = get_section(load_text(text).report("overlap", lang="en"), "pairs")
        (row,) = section.rows
        return {column.id: cell for column, cell in zip(section.columns, row, strict=True)}

    return run


def test_what_no_side_prints_is_unknown_and_not_zero(compare) -> None:
    row = compare()
    assert [row[name] for name in ("shared_agencies", "common_period", "similar_money")] == [UNKNOWN] * 3
    assert (row["parts"], row["technology_closeness"], row["similar_title"], row["score"]) == ("2/5", 100, 0, 50)


def test_what_one_side_prints_is_unknown_too(compare) -> None:
    row = compare(
        more=", period: 2024/2025, agencies: [{agency: x, role: lead}], budget: [{kind: total, amount: 1억원}]"
    )
    assert row["parts"] == "2/5"


def test_agencies_are_those_in_both_by_those_in_either(compare) -> None:
    both = ", agencies: [{agency: x, role: lead}, {agency: y, role: participant}]"
    assert compare(more=both, other=", agencies: [{agency: y, role: lead}]")["shared_agencies"] == 50


def test_an_owner_does_not_make_two_projects_alike(compare) -> None:
    owner = ", agencies: [{agency: x, role: owner}]"
    assert compare(more=owner, other=owner)["shared_agencies"] == UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [("2023/2025", "2025/2028", 33), ("2023-01/2023-06", "2023-04/2024", 50), ("2020/2021", "2022/2023", 0)],
    ids=["one year of three", "three months of six", "nothing in common"],
)
def test_periods_overlap_by_the_shorter(one: str, other: str, percent: int, compare) -> None:
    assert compare(more=f", period: {one}", other=f", period: {other}")["common_period"] == percent


def test_an_open_period_cannot_be_compared(compare) -> None:
    assert compare(more=", period: 2023/2025", other=", period: 2024/")["common_period"] == UNKNOWN


def test_money_is_compared_within_one_kind(compare) -> None:
    one = ", budget: [{kind: total, amount: 100억원}, {kind: national, amount: 50억원}]"
    assert compare(more=one, other=", budget: [{kind: national, amount: 40억원}]")["similar_money"] == 80
    assert compare(more=one, other=", budget: [{kind: city, amount: 40억원}]")["similar_money"] == UNKNOWN


def test_nearly_the_same_title_makes_one_activity_whatever_the_technology(compare) -> None:
    row = compare(title="무인선박 통합시험장·인증센터 구축", technology="amr")
    assert row["verdict"] == "the same activity announced twice (inferred from the titles)"
    assert (row["technology"], row["technology_closeness"]) == (None, 0)


def test_two_technologies_below_a_common_one_are_no_duplicate(compare) -> None:
    row = compare(technology="unmanned-ship", more=", period: 2024", other=", period: 2024")
    assert (str(row["technology"]), row["score"], row["verdict"]) == ("unmanned vehicle", 67, "partner")


def test_a_broad_field_is_shared_only_if_both_sides_name_it(load_text) -> None:
    def count(one: str, other: str) -> int:
        text = TWO_REGIONS.format(more="", other="", title="전혀 다른 사업", technology=one).replace(
            "[drone]", f"[{other}]"
        )
        return len(get_section(load_text(text).report("overlap", lang="en"), "pairs").rows)

    assert [count(*pair) for pair in (("ess", "nuclear-power"), ("ess", "energy"), ("energy", "energy"))] == [0, 0, 1]


def test_absorbable_materials_and_nano_materials_are_no_pair(country: Knowledge) -> None:
    rows = get_section(country.report("overlap", limit="500", lang="en"), "pairs").rows
    assert [row for row in rows if str(row[6]) in ("materials", "software", "vehicle technology")] == []


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("수전해", "액화수소", "similar: check for duplication"),
        ("수전해", "연료전지", "similar: check for duplication"),
        ("수전해", "수소 생산", "the same activity announced twice (inferred from the titles)"),
        ("수전해", "수전해", "the same activity announced twice (inferred from the titles)"),
    ],
)
def test_titles_that_differ_in_the_technology_are_not_the_same_activity(
    one: str, other: str, verdict: str, load_text
) -> None:
    text = TWO_REGIONS.format(
        more="", other="", title=f"{one} 소재부품 시험평가 인증 기술지원센터 기반구축 사업", technology=one
    )
    title = f"{other} 소재부품 시험평가 인증 기술지원센터 기반구축 사업"
    text = text.replace("무인선박 통합 시험장과 인증센터 구축", title).replace("[drone]", f"[{other}]")
    (row,) = get_section(load_text(text).report("overlap", lang="en"), "pairs").rows
    assert row[12] == verdict


def test_the_project_that_two_provinces_announce_comes_first(country: Knowledge) -> None:
    first = get_section(country.report("overlap", lang="en"), "pairs").rows[0]
    assert [getattr(cell, "iri", "").rpartition("roadmap/")[2] for cell in (first[3], first[5])] == [
        "gyeongnam-smart-specialization/southern-coast-monitoring",
        "jeonnam-smart-specialization/southern-coast-monitoring",
    ]
    assert first[12] == "the same activity announced twice (stated)"


def test_the_nano_project_of_gangwon_and_daegu_is_jointly_funded(country: Knowledge) -> None:
    rows = get_section(country.report("overlap", region="강원", lang="en"), "joint").rows
    assert [(str(row[1]), row[2], row[3]) for row in rows] == [("Gangwon; Daegu", "65:35", "jointly funded")]


def test_a_region_leaves_out_pairs_that_do_not_concern_it(country: Knowledge) -> None:
    rows = get_section(country.report("overlap", region="세종", lang="ko"), "pairs").rows
    assert rows
    assert all("세종특별자치시" in (str(row[2]), str(row[4])) for row in rows)


def test_the_limit_cuts_the_list_and_not_the_order(country: Knowledge) -> None:
    every = get_section(country.report("overlap", limit="1000"), "pairs").rows
    assert get_section(country.report("overlap", limit="3"), "pairs").rows == every[:3]
    assert [row[0] for row in every] == sorted((row[0] for row in every), reverse=True)


def test_no_pair_lies_in_one_region(country: Knowledge) -> None:
    rows = get_section(country.report("overlap", limit="1000"), "pairs").rows
    assert all(row[2] != row[4] for row in rows)


HOMES = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: a, name: 가시, level: city}, {id: b, name: 나시, level: city}, {id: c, name: 다시, level: city}]
roadmaps:
  - {id: one, kind: selection, title: 하나, region: a, edition: final, stage: final, date: 2024, source: s,
     projects: [{id: p, title: 나노소재 부품 실증기반 구축, technologies: [drone], regions: %s},
                {id: r, title: 나노소재 시험장, technologies: [drone]}]}
  - {id: two, kind: selection, title: 둘, region: a, edition: final, stage: final, date: 2024, source: s,
     projects: [{id: q, title: %s, technologies: [drone], regions: %s}]}
"""


@pytest.mark.parametrize(
    ("one", "other", "title", "expected"),
    [
        (
            "[a, b]",
            "[c, a]",
            "나노소재 부품 실증기반 구축",
            ("가시; 나시", "가시; 다시", "similar: check for duplication"),
        ),
        ("[a, b]", "[a, b, c]", "아주 다른 이름", ("가시; 나시", "가시; 나시; 다시", "joint (shares unknown)")),
        ("[b, a]", "[a, b]", "나노소재 부품 실증기반 구축", None),
    ],
    ids=["other partners", "one partner in common", "the same partners"],
)
def test_joint_projects_of_one_home_are_compared_if_their_partners_differ(
    one: str, other: str, title: str, expected: tuple[str, ...] | None, load_text
) -> None:
    rows = get_section(load_text(HOMES % (one, title, other)).report("overlap", lang="en"), "pairs").rows
    # Activities of one title are named with their roadmaps.
    pairs = ({PROJECT, title}, {f"{PROJECT} (하나)", f"{title} (둘)"})
    found = [(str(row[2]), str(row[4]), row[12]) for row in rows if {str(row[3]), str(row[5])} in pairs]
    assert found == ([expected] if expected else [])
    # The other project of the first roadmap is compared with the second roadmap, not with its own.
    others = [str(row[5]).removesuffix(" (둘)") for row in rows if str(row[3]) == "나노소재 시험장"]
    assert others == [title]


PROJECT = "나노소재 부품 실증기반 구축"


@pytest.mark.parametrize(("kind", "count"), [("project", 1), ("plan", 0)])
def test_a_roadmap_that_is_a_project_is_compared(kind: str, count: int, load_text) -> None:
    about = f"kind: {kind}, edition: final, stage: final, date: 2024, source: s, technologies: [drone]"
    roadmaps = [f"{{id: {one}, title: 클러스터 {one}, region: {one}, {about}}}" for one in "ab"]
    head = HOMES.partition("roadmaps:")[0]
    rows = get_section(load_text(f"{head}roadmaps: [{', '.join(roadmaps)}]").report("overlap"), "pairs").rows
    assert [(str(row[3]), str(row[5])) for row in rows] == [("클러스터 a", "클러스터 b")] * count


def test_nothing_in_common_says_so(load_text) -> None:
    knowledge = load_text(TWO_REGIONS.format(more="", other="", title="다른 사업", technology="ai"))
    section = get_section(knowledge.report("overlap", lang="en"), "pairs")
    assert section.rows == ()
    assert section.note == "No activities of two regions share a stated technology or have nearly the same title."


def test_a_limit_that_is_no_number_and_an_unknown_region_are_refused(country: Knowledge) -> None:
    with pytest.raises(UnreadableValue, match="unreadable limit 'many'; a whole number from 1, such as 20"):
        country.report("overlap", limit="many")
    with pytest.raises(UnknownName, match="unknown region"):
        country.report("overlap", region="없는시")

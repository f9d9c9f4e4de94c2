"""Two things of one kind and one name are shown apart everywhere, and each name that is shown can be typed."""

import json
from collections.abc import Callable

import pytest

from graph.errors import AmbiguousName
from graph.knowledge import Knowledge
from graph.reports.result import to_text
from graph.view.names import Names
from graph.viewer.page import build_page

DATA = """
sources:
  - {id: s, title: 발표, publisher: 신문, published: 2024-05-01}
regions:
  - {id: gana, name: 가나도, name_en: Gana, level: province}
  - {id: dara, name: 다라도, name_en: Dara, level: province}
  - id: gana-nam
    name: 남구
    name_en: Nam-gu
    level: district
    within: gana
    codes: [{system: legal-dong, code: 9911000000}]
  - {id: dara-nam, name: 남구, name_en: Nam-gu, level: district, within: dara}
  - {id: gana-ho, name: 호산군, level: county, within: gana}
agencies:
  - {id: one, name: 경제진흥원, type: foundation, region: gana-nam}
  - {id: two, name: 경제진흥원, type: foundation, region: dara-nam}
  - {id: loose, name: 연구조합, type: association}
  - {id: other, name: 연구조합, type: association}
  - {id: ho, name: 호산군, type: government, region: gana-ho}
roadmaps:
  - id: first
    kind: plan
    title: 육성계획
    region: gana-nam
    edition: final
    stage: final
    date: 2024-05-01
    source: s
    projects:
      - id: p
        title: 전기차 사업
        technologies: [ev]
        agencies: [{agency: one, role: lead}, {agency: loose, role: participant}]
        budget: [{kind: total, amount: 10억원}]
  - id: second
    kind: plan
    title: 육성계획
    region: 다라도 남구
    edition: final
    stage: final
    date: 2024-05-01
    source: s
    projects:
      - id: p
        title: 전기차 사업
        technologies: [ev]
        agencies: [{agency: 다라도 남구 경제진흥원, role: lead}, {agency: other, role: participant}]
        budget: [{kind: total, amount: 20억원}]
"""


@pytest.fixture
def shared(load_text: Callable[..., Knowledge]) -> Knowledge:
    return load_text(DATA)


def read_cells(
    knowledge: Knowledge, report: str, section: str, column: str, *arguments: str, lang: str = "ko"
) -> list[str]:
    answer = knowledge.report(report, *arguments, lang=lang)
    found = next(one for one in answer.sections if one.id == section)
    place = [one.id for one in found.columns].index(column)
    return [to_text(row.cells[place]) for row in found.rows]


def test_agencies_are_named_with_their_region_or_else_their_id(shared: Knowledge) -> None:
    assert sorted(set(read_cells(shared, "coverage", "implementing", "agency", "EV"))) == [
        "경제진흥원 (가나도 남구)",
        "경제진흥원 (다라도 남구)",
        "연구조합 (loose)",
        "연구조합 (other)",
    ]


@pytest.mark.parametrize(
    ("lang", "names"), [("ko", ["남구 (가나도)", "남구 (다라도)"]), ("en", ["Nam-gu (Dara)", "Nam-gu (Gana)"])]
)
def test_regions_are_named_with_the_region_around_them(shared: Knowledge, lang: str, names: list[str]) -> None:
    assert sorted(set(read_cells(shared, "funding", "sums", "group", lang=lang))) == names


def test_a_name_that_nothing_shares_is_shown_alone(shared: Knowledge) -> None:
    names = shared.view().names
    # The county and its government are of two kinds.
    assert [names[names.get(kind, "호산군")] for kind in ("region", "agency")] == ["호산군", "호산군"]


def test_the_page_names_things_as_the_reports_do(shared: Knowledge) -> None:
    page = build_page(shared.view())
    labels = {node.label.ko: node for node in page.nodes if node.kind in ("Region", "Agency", "Roadmap")}
    assert sorted(labels) == [
        "가나도", "경제진흥원 (가나도 남구)", "경제진흥원 (다라도 남구)", "남구 (가나도)", "남구 (다라도)", "다라도",
        "연구조합 (loose)", "연구조합 (other)", "육성계획 (가나도 남구)", "육성계획 (다라도 남구)",
    ]  # fmt: skip
    assert {"남구", "가나도 남구"} <= set(labels["남구 (가나도)"].aliases)


@pytest.mark.parametrize("format", ["csv", "json", "markdown", "html"])
def test_every_format_has_the_parent(shared: Knowledge, format: str) -> None:
    written = shared.to_bytes(shared.report("funding"), format).decode()
    assert written.count("남구 (가나도)") >= 2
    if format == "json":
        assert json.loads(written)


@pytest.mark.parametrize(
    ("kind", "text", "thing"),
    [
        ("region", "가나도 남구", "gana-nam"),
        ("region", "남구(가나도)", "gana-nam"),
        ("region", "남구 (가나도)", "gana-nam"),
        ("region", "Nam-gu, Dara", "dara-nam"),
        ("region", "Nam-gu (Dara)", "dara-nam"),
        ("region", "9911000000", "gana-nam"),
        ("region", "99110", "gana-nam"),
        ("region", "id:region/dara-nam", "dara-nam"),
        ("region", "region/dara-nam", "dara-nam"),
        ("region", "호산", "gana-ho"),
        ("region", "가나 호산", "gana-ho"),
        ("agency", "가나도 경제진흥원", "one"),
        ("agency", "다라도 남구 경제진흥원", "two"),
        ("agency", "경제진흥원 (다라도 남구)", "two"),
        ("agency", "경제진흥원 (two)", "two"),
        ("agency", "재단법인 경제진흥원 (다라도)", "two"),
        ("agency", "연구조합 (loose)", "loose"),
        ("roadmap", "육성계획 (다라도 남구)", "second"),
        ("technology", "tech:ev", "technology#ev"),
        ("technology", "ＥＶ", "technology#ev"),
    ],
)
def test_a_qualified_name_or_code_means_one_thing(shared: Knowledge, kind: str, text: str, thing: str) -> None:
    assert shared.view().names.get(kind, text).rpartition("/")[2] == thing


@pytest.mark.parametrize(
    ("kind", "text", "choices"),
    [
        ("region", "남구", "'남구 (가나도)', '남구 (다라도)'"),
        ("agency", "경제진흥원", "'경제진흥원 (가나도 남구)', '경제진흥원 (다라도 남구)'"),
        ("agency", "연구조합", "'연구조합 (loose)', '연구조합 (other)'"),
        ("roadmap", "육성계획", "'육성계획 (가나도 남구)', '육성계획 (다라도 남구)'"),
    ],
)
def test_a_shared_name_is_an_error_with_names_to_type(shared: Knowledge, kind: str, text: str, choices: str) -> None:
    with pytest.raises(AmbiguousName) as caught:
        shared.view().names.get(kind, text)
    assert str(caught.value) == f"{kind} '{text}' is ambiguous; write one of {choices}"


def test_a_connection_is_of_one_agency(shared: Knowledge) -> None:
    with pytest.raises(AmbiguousName):
        shared.report("connection", "경제진흥원", "EV")
    linked = read_cells(shared, "connection", "direct", "link", "가나도 경제진흥원", "EV")
    assert linked == ["주관: 경제진흥원 (가나도 남구)"]


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("가나도 남구의 전략은?", "남구 (가나도)"),
        ("남구 (가나도)의 전략은?", "남구 (가나도)"),
        ("가나도 남구 경제진흥원의 역할은?", "경제진흥원 (가나도 남구)"),
        ("호산군 예산은?", "호산군"),
        ("ＥＶ 담당 기관은?", "전기차"),
    ],
)
def test_a_question_may_use_qualified_names(shared: Knowledge, question: str, thing: str) -> None:
    assert [one.label for one in shared.ask(question).understanding.names] == [thing]


def test_a_question_with_a_shared_name_is_declined_with_names_to_type(shared: Knowledge) -> None:
    found = shared.ask("남구의 전략은?").understanding
    assert found.reason == "'남구': 같은 이름의 대상이 둘 이상 (남구 (가나도), 남구 (다라도))"
    assert [one.question for one in found.suggestions] == ["남구 (가나도)의 전략은?", "남구 (다라도)의 전략은?"]


def test_a_parameter_of_a_query_takes_a_qualified_name(shared: Knowledge) -> None:
    rows = shared.query("region-within", region="Nam-gu, Dara").to_dicts()
    assert [str(row["within"]).rpartition("/")[2] for row in rows] == ["dara"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("부산 중구", "kr-2111000000"),
        ("부산광역시 중구", "kr-2111000000"),
        ("Jung-gu, Busan", "kr-2111000000"),
        ("경상남도 고성군", "kr-4882000000"),
        ("경남 고성", "kr-4882000000"),
        ("고성군(경남)", "kr-4882000000"),
        ("강원 고성군", "kr-4282000000"),
        ("26110", "kr-2111000000"),
        ("26", "busan"),
        ("대전시", "daejeon"),
    ],
)
def test_regions_of_korea_are_found_by_qualified_names_and_codes(country: Knowledge, text: str, region: str) -> None:
    assert Names(country.store, "ko").get("region", text).rpartition("/")[2] == region


def test_a_question_with_an_ambiguous_short_name_offers_what_the_report_offers(country: Knowledge) -> None:
    """No region is called 고성 in full, so the short name is found only after the words of the question."""
    found = country.ask("고성 예산은?").understanding
    with pytest.raises(AmbiguousName) as caught:
        country.report("region", "고성", lang="ko")
    for name in ("고성군 (강원특별자치도)", "고성군 (경상남도)"):
        assert name in str(caught.value)
        assert name in found.reason
    assert {one.question for one in found.suggestions} == {
        "고성군 (강원특별자치도) 예산은?",
        "고성군 (경상남도) 예산은?",
    }


PROJECTS = """
sources: [{id: s, title: 발표, publisher: 신문, published: 2024-05-01}]
regions: [{id: r, name: 가시, level: city}]
agencies: [{id: lab, name: 연구원, type: research-institute}]
roadmaps:
  - id: a
    kind: plan
    title: 가 계획
    region: r
    edition: final
    stage: final
    date: 2024
    source: s
    strategies:
      - {id: x, title: 전략 하나, projects: [{id: p, title: 시험동, budget: [{kind: total, amount: 1억원}]}]}
      - {id: y, title: 전략 둘, projects: [{id: q, title: 시험동, budget: [{kind: total, amount: 2억원}]}]}
  - id: b
    kind: plan
    title: 나 계획
    region: r
    edition: final
    stage: final
    date: 2024
    source: s
    projects:
      - {id: p, title: 시험동, agencies: [{agency: lab, role: lead}], budget: [{kind: total, amount: 3억원}]}
"""
SHOWN = {"시험동 (전략 하나)": "a/p", "시험동 (전략 둘)": "a/q", "시험동 (나 계획)": "b/p"}


def test_activities_of_the_same_title_are_told_apart_in_a_report(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text(PROJECTS)
    rows = knowledge.report("funding", by="source").sections[1].rows
    shown = {str(row[2]): str(row[3]) for row in rows}
    assert shown == dict(zip(SHOWN, ("1억 원", "2억 원", "3억 원"), strict=True))
    names = knowledge.view().names
    for text, found in SHOWN.items():
        assert names.get("activity", text) == names.get("activity", found)
        assert names.get("activity", text).endswith(f"/roadmap/{found}")


def test_an_agency_is_directly_linked_to_the_activity_that_it_leads(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text(PROJECTS)
    told = [
        knowledge.report("connection", *pair, lang="en").sections[0].rows for pair in (("b/p", "lab"), ("lab", "b/p"))
    ]
    assert [[tuple(map(str, row[:3])) for row in rows] for rows in told] == [
        [("시험동", "itself", "lead: 연구원")],
        [("시험동", "lead: 연구원", "itself")],
    ]

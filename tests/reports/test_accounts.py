"""What several sources of one edition state differently stands side by side, and what they agree on does not."""

import pytest
from support.report_rows import get_section

from graph.reports.lines import write_span
from graph.viewer.page import build_page

ACCOUNTS = """
sources: [{{id: s1, title: 첫 기사, publisher: 신문}}, {{id: s2, title: 둘째 기사, publisher: 신문}}]
regions: [{{id: a, name: 가시, level: city}}]
roadmaps:
  - {{id: x, kind: plan, title: 계획, region: a, edition: first, stage: final, date: 2025, source: s1 {one}}}
  - {{id: x, edition: {edition}, stage: final, date: 2025, source: s2, preference: 2 {other}}}
"""
PERIOD, TARGET = ", period: 2025/2026", ", indicators: [{name: 고용, target: 90}]"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (PERIOD, ", period: 2025/2027", [("기간", "끝", "2026", 1), ("기간", "끝", "2027", 2)]),
        (TARGET, TARGET.replace("90", "100"), [("고용", "목표값", "90", 1), ("고용", "목표값", "100", 2)]),
        (
            ", counts: [{of: task, count: 3}]",
            ", counts: [{of: task, count: 4}]",
            [("발표 건수", "건수", "3", 1), ("발표 건수", "건수", "4", 2)],
        ),
        (PERIOD, "", []),
        (PERIOD, PERIOD, []),
        (TARGET, ", indicators: [{name: 수출, target: 100}]", []),
    ],
    ids=["period", "indicator", "count", "one is silent", "the same", "another indicator"],
)
def test_values_of_other_sources(one: str, other: str, expected: list[tuple[object, ...]], load_text) -> None:
    knowledge = load_text(ACCOUNTS.format(one=one, other=other, edition="first"))
    for asked in (("conflicts",), ("roadmap", "x")):
        sections = [one for one in knowledge.report(*asked, lang="ko").sections if one.id == "values" and one.rows]
        rows = [(str(row[1]), str(row[2]), row[3], row[4]) for section in sections for row in section.rows]
        assert rows == expected


def test_a_later_edition_is_no_other_account(load_text) -> None:
    text = ACCOUNTS.format(one=TARGET, other=TARGET.replace("90", "100"), edition="second").replace(
        "stage: final, date: 2025, source: s2", "stage: final, date: 2026, source: s2"
    )
    assert get_section(load_text(text).report("conflicts"), "values").rows == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("[앞선 도시]", "[앞선 도시, 젊은 도시]", ["젊은 도시"]),
        ("[앞선 도시, 젊은 도시]", "[젊은 도시, 앞선 도시]", []),
        ("[앞선 도시]", "[젊은 도시]", ["앞선 도시", "젊은 도시"]),
    ],
)
def test_visions_that_not_all_sources_state(one: str, other: str, expected: list[str], load_text) -> None:
    text = ACCOUNTS.format(one=f", visions: {one}", other=f", visions: {other}", edition="first")
    rows = get_section(load_text(text).report("conflicts"), "wordings").rows
    assert [str(row[2]) for row in rows] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (PERIOD, ", period: 2025/2027", [("기간 · 다른 출처", "2025–2027")]),
        (TARGET, TARGET.replace("90", "100~120명"), [("목표값 · 다른 출처", "고용: 100~120명")]),
        (", counts: [{of: task, count: 3}]", ", counts: [{of: task, count: 4}]", [("건수 · 다른 출처", "4")]),
        (PERIOD, PERIOD, []),
    ],
    ids=["period", "indicator", "count", "the same"],
)
def test_the_page_shows_the_values_of_other_sources(one: str, other: str, expected: list[object], load_text) -> None:
    page = build_page(load_text(ACCOUNTS.format(one=one, other=other, edition="first")).view())
    facts = [fact for node in page.nodes for fact in node.facts if fact.kind == "account"]
    assert [(fact.label.ko, fact.value.ko) for fact in facts] == expected
    cited = {(fact.source.source.publisher, fact.source.date, fact.source.source.title.ko) for fact in facts}
    assert cited <= {("신문", "2025", "둘째 기사")}


def test_the_visions_of_the_preferred_source_come_first(load_text) -> None:
    one, other = ", visions: [바람의 도시, 중심]", ", visions: [선도도시, 중심]"
    same, later = ["바람의 도시", "중심", "선도도시"], ["바람의 도시", "선도도시", "중심"]
    for edition, expected in (("first", same), ("later", later)):
        text = ACCOUNTS.format(one=one, other=other, edition=edition)
        if edition == "later":
            text = text.replace("date: 2025, source: s2, preference: 2", "date: 2026, source: s2")
        section = get_section(load_text(text).report("roadmap", "x", lang="ko"), "visions")
        assert [str(row[0]) for row in section.rows] == expected
        assert ("preference" in [one.id for one in section.columns]) == (edition == "first")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [("2023", "2025", "2023–2025"), ("2027", "2027", "2027"), ("2023", None, "2023–"), (None, None, "")],
)
def test_a_period_of_one_year_is_written_once(start: str | None, end: str | None, text: str) -> None:
    assert write_span({"start": start, "end": end}) == text

"""What an edition states again under the same id replaces the earlier statement, and other sources stand beside it."""

from pathlib import Path

import pytest

from graph.knowledge import Knowledge, load
from graph.view.accounts import find_editions
from graph.view.changes import compare_editions
from graph.viewer.page import build_page

HEAD = """\
sources: [{id: one, title: 가, publisher: p}, {id: two, title: 나, publisher: p}]
regions: [{id: gimje, name: 김제시, level: city}]
roadmaps:
"""
FIRST = """\
  - {id: plan, kind: plan, title: 계획, region: gimje, edition: first, stage: interim, date: 2022-01-01,
    source: one, %s}
"""
LATER = "  - {id: plan, edition: second, stage: final, date: 2023-01-01, source: two, %s}\n"
OTHER = "  - {id: plan, edition: first, stage: interim, date: 2022-01-01, source: two, preference: 2, %s}\n"
STATED = """visions: [{id: v, title: 비전 하나}], drivers: [{id: d, title: 동인 하나, technologies: [전기차]}],
    legal_basis: [{id: l, title: 육성 조례, article: 제1조}], sites: [{id: z, title: 단지, area: 40ha}],
    agreements: [{id: a, title: 협약, date: 2021-05-01, party_count: 3}],
    milestones: [{id: m, title: 착수, date: 2021-01-01}, {title: 공청회, date: 2021-02-01}],
    indicators: [{id: i, name: 고용, target: 10명}],
    context: [{id: c, name: 인구, value: 10만}, {name: 면적, value: 7}],
    zones: [{id: zone, title: 특구, area: 4ha, exemptions: [{under: 가법, count: 2}, {under: 나법, count: 1}]}]"""
RESTATED = """visions: [{id: v, title: 비전 둘}], drivers: [{id: d, title: 동인 둘, technologies: [수소]}],
    legal_basis: [{id: l, title: 진흥 조례}], sites: [{id: z, title: 단지, area: 55ha}],
    agreements: [{id: a, title: 협약, date: 2021-05-01, party_count: 5}],
    milestones: [{id: m, title: 착수, date: 2021-03-01}],
    indicators: [{id: i, name: 고용, target: 20명}], context: [{id: c, name: 인구, value: 20만}],
    zones: [{id: zone, area: 5ha, exemptions: [{under: 가법, count: 3}]}]"""


def read_rows(knowledge: Knowledge, section: str, *columns: int, report: str = "roadmap") -> list[tuple[str, ...]]:
    arguments = ("plan",) if report == "roadmap" else ()
    found = next(one for one in knowledge.report(report, *arguments, lang="en").sections if one.id == section)
    return [tuple(str(row[column] or "") for column in columns) for row in found.rows]


def load_yaml(folder: Path, text: str) -> Knowledge:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return load(folder / "plan.yaml")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load_yaml(tmp_path_factory.mktemp("later"), HEAD + FIRST % STATED + LATER % RESTATED)


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load_yaml(tmp_path_factory.mktemp("beside"), HEAD + FIRST % STATED + OTHER % RESTATED)


def test_a_later_edition_replaces_what_it_states_again_and_nothing_else(later: Knowledge) -> None:
    assert read_rows(later, "visions", 0) == [("비전 둘",)]
    assert read_rows(later, "drivers", 0, 1) == [("동인 둘", "hydrogen")]
    assert read_rows(later, "legal", 0, 1) == [("진흥 조례", "")]
    assert read_rows(later, "timeline", 3, 9) == [
        ("착수", "2023-01-01"),
        ("공청회", ""),
        ("착수", ""),
        ("협약 (3 parties)", "2023-01-01"),
        ("협약 (5 parties)", ""),
    ]
    assert read_rows(later, "indicators", 1, 3) == [("고용", "20")]
    details = [row for row in read_rows(later, "details", 0, 2, 3, 4) if row[2] != "name"]
    assert sorted(details) == [
        ("계획", "단지", "area (km²)", "0.55"),
        ("계획", "면적", "amount", "7"),
        ("계획", "인구", "amount", "200000"),
        ("특구", "", "area (km²)", "0.05"),
        ("특구", "가법", "count", "3"),
        ("특구", "나법", "count", "1"),
    ]


def test_the_values_of_other_sources_stand_beside_those_that_hold(beside: Knowledge) -> None:
    assert read_rows(beside, "legal", 0, 1) == [("육성 조례", "제1조")]
    assert sorted(row for row in read_rows(beside, "details", 2, 4) if row[0] == "단지") == [
        ("단지", "0.4"),
        ("단지", "단지"),
    ]
    assert read_rows(beside, "values", 1, 2, 3, 4, report="conflicts") == [
        ("협약", "number of parties", "3", "1"),
        ("협약", "number of parties", "5", "2"),
        ("인구", "amount", "100000", "1"),
        ("인구", "amount", "200000", "2"),
        ("동인 하나", "name", "동인 하나", "1"),
        ("동인 둘", "name", "동인 둘", "2"),
        ("고용", "target", "10 명", "1"),
        ("고용", "target", "20 명", "2"),
        ("육성 조례", "name", "육성 조례", "1"),
        ("진흥 조례", "name", "진흥 조례", "2"),
        ("육성 조례", "article", "제1조", "1"),
        ("착수", "date of milestone", "2021-01-01", "1"),
        ("착수", "date of milestone", "2021-03-01", "2"),
        ("단지", "area (km²)", "0.4", "1"),
        ("단지", "area (km²)", "0.55", "2"),
        ("", "area (km²)", "0.04", "1"),
        ("", "area (km²)", "0.05", "2"),
        ("가법", "count", "2", "1"),
        ("가법", "count", "3", "2"),
    ]


def test_the_difference_between_editions_pairs_things_by_their_ids(later: Knowledge) -> None:
    view = later.view()
    changes = compare_editions(view, find_editions(view, "plan/first"), find_editions(view, "plan/second"))
    assert {(change.kind, change.what.rpartition("#")[2]) for change in changes} == {
        ("reworded", "Vision"),
        *(("changed", kind) for kind in (
            "Driver", "LegalBasis", "Site", "Agreement", "Milestone", "Indicator", "ContextFigure", "Exemption", "area",
        )),
    }  # fmt: skip


@pytest.mark.slow
def test_the_page_shows_a_replaced_law_and_vision_until_the_later_edition(later: Knowledge) -> None:
    absent = {
        node.label.ko: [(one.since, one.until) for one in node.absent]
        for node in build_page(later.view()).nodes
        if node.kind in ("Vision", "LegalBasis", "Driver")
    }
    ended = [("2023-01-01", "")]
    assert absent == {
        "비전 하나": ended, "비전 둘": [], "육성 조례": ended, "진흥 조례": [], "동인 하나": ended, "동인 둘": [],
    }  # fmt: skip

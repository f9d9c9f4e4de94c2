"""A share that no source prints is marked wherever it is used: reports on overlaps, regions, roadmaps, and the page."""

import pytest
from support.report_rows import get_section

from graph.knowledge import Knowledge
from graph.viewer.page import build_page

JOINT = """
sources: [{{id: s, title: 기사, publisher: 신문}}]
reasons: [{{id: half, ko: 균등 분담으로 추정, en: inferred as equal}}]
regions: [{{id: a, name: 가시, level: city}}, {{id: b, name: 나시, level: city}}]
roadmaps:
  - {{id: plan, kind: plan, title: 계획, region: a, edition: final, stage: final, date: 2024, source: s,
     projects: [{{id: p, title: 공동 사업, budget: [{{kind: total, amount: 10억원}}],
       regions: [{{region: a, share: 5{reason}}}, {{region: b, share: 5{reason}}}]}}]}}
  - {{id: other, kind: plan, title: 다른 계획, region: b, edition: final, stage: final, date: 2024, source: s}}
"""
SECTIONS = [
    (("region", "가시"), "joint", "status"),
    (("region", "가시"), "joint", "reason"),
    (("region", "가시"), "shares", "status"),
    (("roadmap", "plan"), "regions", "status"),
    (("roadmap", "plan"), "regions", "reason"),
    (("compare", "가시", "나시"), "joint", "status"),
    (("compare", "가시", "나시"), "money", "status"),
    (("funding",), "sums", "status"),
]


@pytest.fixture
def printed(load_text) -> Knowledge:
    return load_text(JOINT.format(reason=""))


@pytest.fixture
def inferred(load_text) -> Knowledge:
    return load_text(JOINT.format(reason=", inferred: half"))


@pytest.mark.parametrize(("asked", "name", "column"), SECTIONS)
def test_reports_mark_an_inferred_share(
    asked: tuple[str, ...], name: str, column: str, printed: Knowledge, inferred: Knowledge
) -> None:
    section = get_section(inferred.report(*asked, lang="en"), name)
    place = [one.id for one in section.columns].index(column)
    expected = {"status": "inferred", "reason": "inferred as equal"}[column]
    assert section.rows
    assert {str(row[place]) for row in section.rows} == {expected}
    assert column not in [one.id for one in get_section(printed.report(*asked, lang="en"), name).columns]


def test_overlap_marks_an_inferred_ratio(printed: Knowledge, inferred: Knowledge) -> None:
    ratios = [get_section(one.report("overlap", lang="en"), "joint").rows[0][2] for one in (printed, inferred)]
    assert ratios == ["5:5", "5:5 (inferred)"]


def test_the_note_of_compare_calls_no_inferred_share_printed(printed: Knowledge, inferred: Knowledge) -> None:
    notes = [get_section(one.report("compare", "가시", "나시", lang="en"), "joint").note for one in (printed, inferred)]
    assert notes == ["The numbers are the printed shares.", "The numbers are the shares."]


def test_the_page_knows_which_shares_are_inferred(printed: Knowledge, inferred: Knowledge) -> None:
    for knowledge, status in ((printed, "stated"), (inferred, "inferred")):
        page = build_page(knowledge.view())
        assert {one.status for one in page.amounts if one.share} == {status}
        (batch,) = page.answers.sections["compare.joint"]
        assert batch[-1] == int(status == "inferred")
        (sums,) = page.answers.sections["compare.money"]
        assert sums[-1] == int(status == "inferred")

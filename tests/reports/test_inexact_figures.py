"""The unit, the qualifier and the upper end of an indicator or background figure stay with it everywhere."""

import json

import pytest

from graph.knowledge import Knowledge, load
from graph.output.formats import format_report
from graph.reports.result import Depth, Report
from graph.viewer.page import build_page

SOURCES = [
    {"id": one, "title": "글", "publisher": "신문", "published": f"202{year}-01-01"}
    for one, year in (("s1", 2), ("s2", 2), ("s3", 3))
]


def to_edition(name: str, source: str, preference: int, date: str, sales: str, jobs: str) -> dict[str, object]:
    indicators = [
        {"id": "sales", "name": "매출", "baseline": "약 10억원", "target": sales, "actual": "90억원 이상"},
        {"id": "jobs", "name": "고용", "target": jobs},
    ]
    return {
        "id": "r", "edition": name, "stage": "final", "date": date, "source": source, "preference": preference,
        "projects": [{"id": "p", "indicators": indicators}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    first = to_edition("e1", "s1", 1, "2022-01-01", "100~200억원", "약 300~500명")
    first |= {"kind": "plan", "title": "계획", "region": "울산"}
    first |= {"context": [{"name": "시장", "value": "3~5조원"}, {"name": "인구", "value": "12만명 이상"}]}
    first["projects"][0] |= {"title": "사업", "budget": [{"kind": "national", "amount": "20~30억원"}]}  # type: ignore[index]
    second = to_edition("e1", "s2", 2, "2022-01-01", "100억원", "300~600명")
    third = to_edition("e2", "s3", 1, "2023-01-01", "150억원 이상", "300~700명")
    path = tmp_path_factory.mktemp("figures") / "plan.yaml"
    path.write_text(
        json.dumps({"sources": SOURCES, "roadmaps": [first, second, third]}, ensure_ascii=False), encoding="utf-8"
    )
    return load(path)


def read(report: Report, name: str, *names: str) -> list[tuple[str, ...]]:
    (section,) = (one for one in report.sections if one.id == name)
    places = [next(place for place, one in enumerate(section.columns) if one.id == name) for name in names]
    return [tuple(str(row[place]) for place in places) for row in section.rows]


def test_the_report_on_a_roadmap_shows_both_ends_and_the_qualifier(figures: Knowledge) -> None:
    report = figures.report("roadmap", "r", as_of="2022-12-31")
    assert read(report, "indicators", "indicator", "baseline", "target", "actual") == [
        ("매출", "약 10억 원", "100억~200억 원", "90억 원 이상"),
        ("고용", "None", "약 300~500", "None"),
    ]
    assert read(report, "details", "subject", "value") == [
        ("시장", "시장"), ("시장", "3조~5조 원"), ("인구", "인구"), ("인구", "120000명 이상"),
    ]  # fmt: skip


def test_a_file_has_the_ends_as_numbers(figures: Knowledge) -> None:
    report = figures.report("roadmap", "r", as_of="2022-12-31")
    (section,) = (one for one in json.loads(format_report(report, "json"))["sections"] if one["id"] == "indicators")
    assert section["rows"][1]["target"] == {"number": "300", "upper": "500", "qualifier": "약", "label": "약 300~500"}


def test_conflicts_and_changes_show_both_ends(figures: Knowledge) -> None:
    conflicts = figures.report("conflicts")
    assert read(conflicts, "values", "what", "value", "preference") == [
        ("고용", "약 300~500명", "1"),
        ("고용", "300~600명", "2"),
        ("매출", "100억 원", "2"),
        ("매출", "100억~200억 원", "1"),
    ]
    changes = figures.report("changes")
    assert read(changes, "changes", "before", "after") == [
        ("고용, 목표값 약 300~500명", "고용, 목표값 300~700명"),
        (
            "매출, 기준값 약 10억 원, 목표값 100억~200억 원, 실적 90억 원 이상",
            "매출, 기준값 약 10억 원, 목표값 150억 원 이상, 실적 90억 원 이상",
        ),
    ]


def test_the_reasons_and_the_page_show_both_ends(figures: Knowledge) -> None:
    report = figures.report("roadmap", "r", as_of="2022-12-31", depth=Depth.REASONS)
    texts = {one.label for one in report.reasons.statements} if report.reasons else set()
    for text in ("시장", "매출", "국비"):
        assert any(text in one and "~" in one for one in texts), text
    page = build_page(figures.view())
    said = {fact.value.ko for node in page.nodes for fact in node.facts}
    assert {"매출: 100억~200억 원", "매출: 150억 원 이상", "고용: 약 300~500명", "시장: 3조~5조 원"} <= said
    assert not any("20000000000" in one for one in said)

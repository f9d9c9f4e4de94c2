"""Every report on the day before, the day of and the day after each edition, for plans whose time is hard to tell."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from support.report_cases import fill

from graph.errors import UnknownName
from graph.knowledge import Knowledge
from graph.model.dates import PartialDate, to_first_day
from graph.reports import read_reports
from graph.view.funding import GROUPINGS

LoadText = Callable[..., Knowledge]
HEAD = """\
sources: [{id: s1, title: 가, publisher: p}, {id: s2, title: 나, publisher: p}, {id: s3, title: 다, publisher: p}]
reasons: [{id: why, ko: 기사의 순서, en: order of the articles}]
regions: [{id: r, name: 가나시, level: city}, {id: q, name: 다라시, level: city}]
agencies: [{id: a, name: 가기관, type: association, region: r}, {id: b, name: 나기관, type: association}]
roadmaps:
"""
PLAN = """\
  - id: plan
    kind: plan
    title: 계획
    region: r
    edition: one
    stage: final
    date: %s
    source: s1
    visions: [{id: v, title: 비전}]
    period: 2024/2026
    agencies: [{agency: a, role: owner}]
    indicators: [{id: jobs, name: 고용, target: 90}]
    budget: [{id: all, kind: total, amount: 30억원}, {kind: national, amount: 10억원, inside: all}]
    projects:
      - id: p
        title: 전기차 사업
        technologies: [ev]
        agencies: [{agency: b, role: lead}]
        regions: [{region: r, share: 5}, {region: q, share: 5}]
        budget: [{kind: total, amount: 20억원}]
"""
SECOND = "  - {id: plan, edition: two, stage: revised, date: %s, source: s2, %s}\n"
THIRD = "  - {id: plan, edition: three, stage: closed, date: %s, source: s3, %s}\n"
AMOUNT = "projects: [{id: p, budget: [{kind: total, amount: 12억원}]}]"
INPUTS = {
    "a year around a day": PLAN % "2024-03-05" + SECOND % ("2024", AMOUNT),
    "one day": PLAN % "2024-03-05" + SECOND % ("2024-03-05", AMOUNT),
    "an inferred month": PLAN % "{value: 2024-02, inferred: why}" + SECOND % ("2024-02-10", AMOUNT),
    "removed and stated again": PLAN % "2024-03-05"
    + SECOND % ("2024-05", "removes: [p, jobs, all, v]")
    + THIRD % ("2025-02-28", AMOUNT),
    "everything replaced": PLAN % "2024-02-29" + SECOND % ("2025", f"replaces: all, {AMOUNT}"),
    "files in another order": SECOND % ("2024-12", AMOUNT) + PLAN % "2023",
}
NAMES = {
    "agency": "나기관", "region": "가나시", "one": "나기관", "other": "다라시", "technology": "ev", "roadmap": "plan",
}  # fmt: skip


def list_days(knowledge: Knowledge) -> list[str]:
    """The day before, the day of and the day after each edition."""
    starts = {to_first_day(PartialDate(str(row["since"]))) for row in knowledge.query("editions").to_dicts()}
    days = {date.fromisoformat(start) + timedelta(step) for start in starts for step in (-1, 0, 1)}
    return sorted(day.isoformat() for day in days)


@pytest.mark.slow
@pytest.mark.parametrize("text", INPUTS.values(), ids=list(INPUTS))
def test_every_report_answers_around_the_day_of_each_edition(text: str, load_text: LoadText) -> None:
    knowledge = load_text(HEAD + text)
    asked = [(spec.name, fill(spec, **NAMES), {}) for spec in read_reports().values()]
    asked += [("funding", (), {"by": by}) for by in GROUPINGS]
    days = list_days(knowledge)
    for day in days:
        for name, arguments, options in asked:
            try:
                report = knowledge.report(name, *arguments, as_of=day, **options)
            except UnknownName:
                continue
            for section in report.sections:
                assert {len(row) for row in section.rows} <= {len(section.columns)}, (name, day)
    assert len(days) >= 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INPUTS["a year around a day"], {"2024-03-04": [], "2024-03-05": ["20억원"], "2024-12-31": ["12억원"]}),
        (INPUTS["one day"], {"2024-03-04": [], "2024-03-05": ["12억원"]}),
        (INPUTS["an inferred month"], {"2024-01-31": [], "2024-02-09": ["20억원"], "2024-02-10": ["12억원"]}),
        (
            INPUTS["removed and stated again"],
            {"2024-04-30": ["20억원"], "2024-05-01": [], "2025-02-27": [], "2025-02-28": ["12억원"]},
        ),
        (INPUTS["everything replaced"], {"2024-12-31": ["20억원"], "2025-01-01": ["12억원"]}),
        (INPUTS["files in another order"], {"2022-12-31": [], "2023-01-01": ["20억원"], "2024-12-01": ["12억원"]}),
    ],
    ids=list(INPUTS),
)
def test_the_amount_of_the_project_changes_on_the_day(
    text: str, expected: dict[str, list[str]], load_text: LoadText
) -> None:
    knowledge = load_text(HEAD + text)
    found = {
        day: [
            str(row["printed"])
            for row in knowledge.view(as_of=day).read("amounts")
            if str(row["activity"]).endswith("/p")
        ]
        for day in expected
    }
    assert found == expected

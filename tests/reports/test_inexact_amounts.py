"""What is uncertain about an amount stays with it in every report and on the page."""

import json

import pytest
from support.report_cases import fill

from graph.knowledge import Knowledge, load
from graph.reports import read_reports
from graph.reports.result import Money
from graph.viewer.page import build_page

AMOUNTS = ("약 60억원", "20~30억원", "10억원 이상", "40여억원")
DATA = {
    "sources": [{"id": "s", "title": "글", "publisher": "신문", "published": "2022-01-01"}],
    "regions": [{"id": one, "name": f"{one}시", "level": "city"} for one in ("aa", "bb")],
    "agencies": [{"id": "own", "name": "가기관", "type": "association"}],
    "roadmaps": [
        {
            "id": f"r{number}", "kind": "plan", "title": f"계획 {number}", "region": region, "edition": "e1",
            "stage": "final", "date": "2022-01-01", "source": "s",
            "budget": [{"kind": "national", "amount": "약 50억원", "region": region}],
            "projects": [
                {
                    "id": f"p{place}", "title": f"사업 {place}", "technologies": ["ev"], "period": "2022/2023",
                    "agencies": [{"agency": "own", "role": "lead"}], "budget": [{"kind": "national", "amount": amount}],
                    **({"regions": [{"region": "aa", "share": 5}, {"region": "bb", "share": 5}]} if place % 2 else {}),
                }
                for place, amount in enumerate(AMOUNTS)
            ],
        }
        for number, region in enumerate(("aa", "bb"))
    ],
}  # fmt: skip
NAMES = {"agency": "own", "region": "aa", "one": "own", "other": "bb", "technology": "ev", "roadmap": "r0"}


@pytest.fixture(scope="module")
def inexact(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    path = tmp_path_factory.mktemp("inexact") / "plans.yaml"
    path.write_text(json.dumps(DATA, ensure_ascii=False), encoding="utf-8")
    return load(path)


def test_no_amount_of_a_report_is_exact(inexact: Knowledge) -> None:
    shown = 0
    for name, spec in read_reports().items():
        for section in inexact.report(name, *fill(spec, **NAMES)).sections:
            for row in section.rows:
                for column, cell in zip(section.columns, row, strict=True):
                    if isinstance(cell, Money) and column.id != "difference":
                        shown += 1
                        assert cell.qualifier or cell.upper is not None, (name, section.id, column.id, str(cell))
    assert shown > 40


def test_no_amount_of_the_page_is_exact(inexact: Knowledge) -> None:
    page = build_page(inexact.view())
    facts = [fact for node in page.nodes for fact in node.facts if fact.kind == "money"]
    assert len(facts) == 10
    for fact in facts:
        assert any(word in fact.value.ko for word in ("약 ", "여 ", "이상", "~")), fact
    assert page.reconciliations
    for one in page.reconciliations:
        values = (one.announced, one.computed, *(value for term in one.terms for value in (term.whole, term.value)))
        assert all("/" in value for value in values), one
    assert all("/" in amount.value for amount in page.amounts)

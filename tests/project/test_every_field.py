"""Every field that can be written reaches a report and the page."""

import json
from dataclasses import asdict

import pytest
from support.every_field import write_every_field

from graph.knowledge import Knowledge, load
from graph.output.formats import format_report
from graph.viewer.page import build_page

TEXT, EXPECTED = write_every_field()
SHOWN = sorted(key for key, text in EXPECTED.items() if text)
# The roadmaps, agencies and regions of the file, and the reports without a subject.
ASKED = [
    ("roadmap", "plan"), ("roadmap", "programmeid"), ("agency", "agencyid"),
    ("region", "regionid"), ("technology", "technologyid"), ("conflicts",), ("timeline",), ("gaps",), ("funding",),
    ("overlap",), ("reconcile",),
]  # fmt: skip
WITH_ID = ("Agreement", "ContextFigure", "Driver", "Indicator", "LegalBasis", "Milestone", "Site", "Vision")
# What by design is in no report, and what is not on the page, with the reason.
NOT_REPORTED = (
    {
        (one, "until_source"): "a row cites the source of the beginning; the page has both"
        for one in ("DatedCode", "DatedContainment", "DatedName")
    }
    | {(one, "id"): "only 'removes' of a later edition refers to it" for one in WITH_ID}
    | {
        ("Source", "text"): "only 'verify' reads it",
        ("Source", "sha256"): "only 'verify' reads it",
    }
)
NOT_ON_PAGE = {
    ("BudgetLine", "id"): "only other lines of the file refer to it",
    ("Plan", "preference"): "the page marks what other sources say as variants",
    ("Plan", "replaces"): "the page shows what it ends",
    ("Reason", "id"): "only the file refers to it; the page has the text",
    ("Source", "text"): "only 'verify' reads it",
    ("Source", "sha256"): "only 'verify' reads it",
} | {(one, "id"): "only 'removes' of a later edition refers to it" for one in WITH_ID}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    path = tmp_path_factory.mktemp("every") / "every.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path)


@pytest.fixture(scope="module")
def reported(knowledge: Knowledge) -> str:
    """All reports in both languages with the statements behind their rows."""
    reports = [knowledge.report(*asked, lang=lang) for asked in ASKED for lang in ("ko", "en")]
    return "".join(format_report(one, "json").decode() for report in reports for one in (report, knowledge.why(report)))


@pytest.fixture(scope="module")
def page(knowledge: Knowledge) -> str:
    return json.dumps(asdict(build_page(knowledge.view())), ensure_ascii=False)


@pytest.mark.parametrize("key", SHOWN, ids=".".join)
def test_a_field_reaches_a_report(key: tuple[str, str], reported: str) -> None:
    assert (EXPECTED[key] in reported) != (key in NOT_REPORTED)


@pytest.mark.parametrize("key", SHOWN, ids=".".join)
def test_a_field_reaches_the_page(key: tuple[str, str], page: str) -> None:
    assert (EXPECTED[key] in page) != (key in NOT_ON_PAGE)

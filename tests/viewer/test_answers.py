"""The page answers by itself, from what is embedded: the same rows as the queries that the reports are made of."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from graph.knowledge import Knowledge
from graph.model.vocabulary import CODE
from graph.stores import Iri
from graph.viewer.page import build_page, to_id
from graph.viewer.rendering import render_page

DAYS = ("", "2022-05-31", "2023-06-04", "2024-09-30")


@pytest.fixture(scope="module")
def tab(browser: Any, country: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("answers") / "roadmaps.html"
    path.write_text(render_page(build_page(country.view())), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(path.as_uri())
    yield opened
    opened.close()


def rows_of(tab: Any, question: dict[str, object], day: str, *columns: str) -> set[tuple[str, ...]]:
    """The rows that the page computes for *question* on *day*."""
    tab.evaluate("day => model.setDay(day)", day)
    return {
        tuple(row[column] for column in columns)
        for row in tab.evaluate("question => answers.rowsOf(question)", question)
    }


def as_of(day: str) -> dict[str, str]:
    return {"as_of": day} if day else {}


def short(iri: object) -> str:
    return to_id(str(iri))


def role(iri: object) -> str:
    return re.split("[/#]", str(iri))[-1].removeprefix("role-")


@pytest.mark.parametrize("day", DAYS)
def test_coverage_of_every_technology(tab: Any, country: Knowledge, day: str) -> None:
    concepts = tab.evaluate("model.allNodes.filter(node => node.kind === 'Concept').map(node => node.id)")
    for concept in concepts:
        rows = country.query("coverage", asked=concept.partition(":")[2], **as_of(day)).to_dicts()
        asked = {(role(r["role"]), short(r["agency"]), short(r["activity"]), short(r["technology"])) for r in rows}
        question = {"form": "coverage", "asked": concept}
        assert rows_of(tab, question, day, "role", "agency", "activity", "technology") == asked


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["owner", "funder", "consulted"])
def test_coverage_by_other_roles_with_those_of_the_whole(tab: Any, country: Knowledge, name: str, day: str) -> None:
    for technology in ("ev", "amr", "pbm", "robot"):
        named = str(Iri(CODE.to_iri(f"role-{name}")))
        rows = country.query("coverage", asked=technology, role=name, **as_of(day)).to_dicts()
        assert {str(row["role"]) for row in rows} <= {named}
        asked = {(short(row["agency"]), short(row["activity"]), short(row["technology"])) for row in rows}
        question = {"form": "coverage", "asked": f"tech:{technology}", "roles": [name]}
        assert rows_of(tab, question, day, "agency", "activity", "technology") == asked


@pytest.mark.parametrize("day", DAYS)
def test_regions_that_work_together(tab: Any, country: Knowledge, day: str) -> None:
    rows = country.query("joint-activities", **as_of(day)).to_dicts()
    asked = {(short(row["activity"]), short(row["region"])) for row in rows}
    shown = rows_of(tab, {"form": "joint"}, day, "activity", "region")
    # The query counts an activity as joint for good, the page only while several regions share it.
    assert shown <= asked
    assert {pair for pair in asked if sum(one == pair[0] for one, _ in asked) > 1} == shown


def test_agencies_with_several_activities(tab: Any, country: Knowledge) -> None:
    rows = country.query("repeated-agencies").to_dicts()
    assert rows_of(tab, {"form": "repeated"}, "", "agency", "activity") == {
        (short(row["agency"]), short(row["activity"])) for row in rows
    }


def test_strategies_that_nobody_leads(tab: Any, country: Knowledge) -> None:
    rows = country.query("strategies-without-lead").to_dicts()
    assert rows_of(tab, {"form": "leadless"}, "", "activity") == {(short(row["activity"]),) for row in rows}


def test_the_reconciliation(tab: Any, country: Knowledge) -> None:
    tab.evaluate("model.setDay('')")
    shown = tab.evaluate(
        "model.reconciliations.map(one => [one.roadmap, one.region, one.computed, one.announced, one.difference])"
    )
    rows = country.query("reconciliation").to_dicts()
    names = ("computed", "announced", "difference")
    assert [tuple(one) for one in shown] == [
        (short(row["roadmap"]), short(row["region"]), *(str(row[name]) for name in names)) for row in rows
    ]

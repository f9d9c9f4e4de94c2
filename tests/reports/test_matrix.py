"""The table of agencies and technologies: marks by role, columns by technology, nothing marked that is not stated."""

import json

import pytest

from graph.errors import UnknownName, UnreadableValue
from graph.knowledge import Knowledge
from graph.model.identifiers import mint_code_iri
from graph.output.formats import format_report
from graph.reports.result import Report

TEXT = """
sources: [{id: s, title: 기사, publisher: 신문}]
regions: [{id: a, name: 가시, level: city}, {id: b, name: 나시, level: city}]
agencies: [{id: x, name: 엑스원, type: research-institute}, {id: y, name: 와이원, type: research-institute}]
roadmaps:
  - {id: one, kind: plan, title: 하나, region: a, edition: e, stage: final, date: 2024, source: s,
     projects: [
       {id: p, title: 배터리 사업, technologies: [ev-battery],
        agencies: [{agency: x, role: lead}, {agency: y, role: owner}]},
       {id: q, title: 둘째 배터리 사업, technologies: [ev-battery, amr], agencies: [{agency: x, role: participant}]},
       {id: r, title: 드론 사업, technologies: [drone]}]}
  - {id: two, kind: plan, title: 둘, region: b, edition: e, stage: final, date: 2024, source: s,
     projects: [{id: p, title: 로봇 사업, technologies: [robot], agencies: [{agency: y, role: lead}]}]}
"""


def read(report: Report, section: int = 0) -> dict[str, dict[str, str]]:
    """Agency -> column id -> mark, without empty cells."""
    ids = [column.id for column in report.sections[section].columns]
    return {
        str(row[0]): {name: str(cell) for name, cell in zip(ids[1:], row[1:], strict=True) if str(cell or "")}
        for row in report.sections[section].rows
    }


def test_marks_tell_who_leads_and_who_takes_part(load_text) -> None:
    assert read(load_text(TEXT).report("matrix", lang="en")) == {
        "엑스원": {"ev-battery": "L; P", "amr": "P"},
        "와이원": {"robot": "L"},
    }


def test_a_cell_with_two_marks_keeps_the_iri_of_each_role(load_text) -> None:
    section = json.loads(format_report(load_text(TEXT).report("matrix", lang="en"), "json"))["sections"][0]
    roles = [mint_code_iri("role", name) for name in ("lead", "participant")]
    assert section["types"]["ev-battery"] == "things"
    assert [(row["agency"]["label"], row["ev-battery"]) for row in section["rows"]] == [
        ("엑스원", [{"iri": iri, "label": label} for iri, label in zip(roles, "LP", strict=True)]),
        ("와이원", []),
    ]


def test_the_marks_are_korean_in_korean(load_text) -> None:
    assert read(load_text(TEXT).report("matrix"))["엑스원"] == {"ev-battery": "주; 참", "amr": "참"}


def test_a_broader_technology_is_marked_only_when_asked_for(load_text) -> None:
    rows = read(load_text(TEXT).report("matrix", closure=True, lang="en"))
    assert (rows["엑스원"]["ev"], rows["엑스원"]["robot"], rows["와이원"]["robot"]) == ("L; P", "P", "L")


def test_a_region_leaves_out_the_agencies_elsewhere(load_text) -> None:
    assert read(load_text(TEXT).report("matrix", region="나시", lang="en")) == {"와이원": {"robot": "L"}}


def test_a_technology_that_nobody_carries_out_is_listed_apart(load_text) -> None:
    section = load_text(TEXT).report("matrix", lang="en").sections[1]
    assert [(str(row[0]), str(row[1])) for row in section.rows] == [("drone", "드론 사업")]


def test_the_top_technologies_are_those_that_most_agencies_cover(real: Knowledge) -> None:
    report = real.report("matrix", top="1", lang="en")
    column = report.sections[0].columns[1]
    assert (column.id, len(report.sections[0].rows)) == ("amr", 4)
    assert "1 of 5 technologies." in report.sections[0].note


def test_a_row_rests_on_roles_and_uses(real: Knowledge) -> None:
    (row,) = (row for row in real.report("matrix", lang="en").sections[0].rows if "Mechatronics" in str(row[0]))
    kinds = {one.rsplit("/", 2)[-2] for one in row.basis}
    assert kinds == {"agencies", "technologies"}


def test_agencies_of_daegu_are_those_of_its_projects(real: Knowledge) -> None:
    rows = read(real.report("matrix", region="대구"))
    assert rows["대구기계부품연구원"] == {"amr": "주", "logistics": "주", "used-battery-testing": "참"}
    assert "김제시" not in rows


def test_without_agencies_the_answer_says_why(real: Knowledge) -> None:
    report = real.report("matrix", region="김제", lang="en")
    assert report.sections[0].rows == ()
    assert report.sections[0].note.startswith("No agency leads or takes part in an activity with a stated technology.")
    assert "special-purpose vehicle" in [str(row[0]) for row in report.sections[1].rows]


def test_every_agency_that_leads_with_a_technology_has_a_row(country: Knowledge) -> None:
    answer = country.query(
        """
        PREFIX code: <https://w3id.org/roadmap-graph/code#>
        PREFIX m8g: <http://data.europa.eu/m8g/>
        PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>
        SELECT DISTINCT ?agency WHERE {
          ?activity m8g:hasParticipation ?role ; rm:hasTechnologyUse ?use .
          ?use rm:validUntil "9999-12-31" .
          ?role m8g:role code:role-lead ; m8g:hasParticipant ?agency ; rm:validUntil "9999-12-31" .
        }
        """
    )
    rows = {row[0].iri for row in country.report("matrix").sections[0].rows}
    leads = {row["agency"] for row in answer.to_dicts()}
    assert leads
    assert leads <= rows


def test_wrong_options_are_refused(real: Knowledge) -> None:
    with pytest.raises(
        UnreadableValue, match="unreadable number of technologies 'ten'; a whole number from 1, such as 10"
    ):
        real.report("matrix", top="ten")
    with pytest.raises(UnknownName, match="unknown region '대귀'"):
        real.report("matrix", region="대귀")

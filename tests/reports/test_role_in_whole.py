"""A technology that only a part names reaches the agencies of the whole, marked as derived with its reason."""

import pytest
from support.report_rows import get_section

from graph.knowledge import Knowledge

WHOLE = """
sources: [{{id: s, title: 기사, publisher: 신문}}]
regions: [{{id: r, name: 가시, level: city}}]
agencies:
  - {{id: a, name: 가원, type: research-institute}}
  - {{id: b, name: 나원, type: research-institute}}
  - {{id: c, name: 다원, type: research-institute}}
roadmaps:
  - {{id: plan, kind: {kind}, title: 계획, region: r, edition: final, stage: final, date: 2024, source: s{at_plan},
     {field}: [{{id: p, title: 사업{at_whole},
       tasks: [{{id: t, title: 로봇 제작{at_part}, tasks: [{{id: u, title: 시험{at_inner}}}]}}]}}]}}
"""
BOTH = ", agencies: [{agency: a, role: lead}, {agency: b, role: participant}]"
AMR = ", technologies: [{technology: amr, printed: 자율주행로봇}]"


def write(kind: str = "plan", field: str = "projects", **places: str) -> str:
    """A plan with a project, its task and a task within that; *places* are what is written at each."""
    empty = {"at_plan": "", "at_whole": "", "at_part": "", "at_inner": ""}
    return WHOLE.format(kind=kind, field=field, **empty | places)


def read(knowledge: Knowledge, name: str = "coverage", section: str = "implementing") -> list[tuple[str, ...]]:
    found = get_section(knowledge.report(name, "AMR", lang="en"), section)
    rows = [{column.id: str(cell) for column, cell in zip(found.columns, row, strict=True)} for row in found.rows]
    return [(row["role"], row["agency"], row["activity"], row.get("status", "stated")) for row in rows]


LEAD, PARTICIPANT = ("lead", "가원", "로봇 제작", "derived"), ("participant", "나원", "로봇 제작", "derived")
INNER = [("lead", "가원", "시험", "derived"), ("participant", "나원", "시험", "derived")]
C = ", agencies: [{agency: c, role: participant}]"
STATED = ("participant", "다원", "로봇 제작", "stated")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (write(at_whole=BOTH, at_part=AMR), [LEAD, PARTICIPANT]),
        (write(at_whole=BOTH, at_part=AMR + C), [LEAD, PARTICIPANT, STATED]),
        (write(at_whole=BOTH, at_inner=AMR), INNER),
        (write(field="strategies", at_whole=BOTH, at_part=AMR), [LEAD, PARTICIPANT]),
        (write(field="focus_areas", at_whole=BOTH, at_part=AMR), []),
        (write(at_plan=BOTH, at_part=AMR), []),
        (write(kind="project", at_plan=BOTH, at_part=AMR), [LEAD, PARTICIPANT]),
        (write(at_whole=BOTH.replace("lead", "contractor"), at_part=AMR), [PARTICIPANT]),
        (
            write(at_whole=BOTH + AMR, at_part=AMR),
            [("lead", "가원", "사업", "stated"), ("participant", "나원", "사업", "stated")],
        ),
        (write(at_whole=BOTH, at_part=AMR + BOTH), [(*one[:3], "stated") for one in (LEAD, PARTICIPANT)]),
    ],
    ids=[
        "of a task", "of a task with an agency of its own", "of a task of a task", "of a part of a strategy",
        "an area only groups", "a plan only groups", "a roadmap that is a project", "a contractor does not count",
        "the whole names it too", "the part names the same agencies",
    ],
)  # fmt: skip
def test_the_agencies_of_the_whole_cover_what_a_part_names(
    text: str, expected: list[tuple[str, ...]], load_text
) -> None:
    knowledge = load_text(text)
    assert sorted(read(knowledge)) == sorted(expected)
    assert sorted(read(knowledge, "technology", "agencies")) == sorted(expected)


def test_an_inferred_technology_marks_its_row(load_text) -> None:
    inferred = ", technologies: [{technology: amr, inferred: guess}]" + C
    text = write(at_part=inferred) + "reasons: [{id: guess, ko: 제목으로 추정, en: inferred from the title}]\n"
    assert read(load_text(text)) == [("participant", "다원", "로봇 제작", "inferred")]


def test_why_gives_the_rule_and_the_stated_role(load_text) -> None:
    knowledge = load_text(write(at_whole=BOTH, at_part=AMR))
    report = knowledge.why(knowledge.report("coverage", "AMR", lang="en"))
    text = " ".join(str(cell) for row in get_section(report, "why-implementing").rows for cell in row)
    assert "Who leads or takes part in a whole also covers the technologies that only a part of it names." in text


def test_a_question_is_answered_the_same_way(load_text) -> None:
    answer = load_text(write(at_whole=BOTH, at_part=AMR)).ask("AMR을 담당하는 기관은?")
    assert answer.report
    assert [str(row[0]) for row in answer.report.sections[0].rows] == ["가원", "나원"]

"""Coverage by one of the implementing roles: only that one is shown, and an empty answer tells of the other."""

import pytest

from graph.errors import UnknownName
from graph.knowledge import Knowledge


def roles_of(knowledge: Knowledge, roles: str) -> list[str]:
    section, _ = knowledge.report("coverage", "AMR", roles=roles, lang="en").sections
    return [str(row[0]) for row in section.rows]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("lead", ["lead"]),
        ("participant", ["participant"] * 3),
        ("participant, lead", ["participant"] * 3 + ["lead"]),
        ("", ["lead"] + ["participant"] * 3),
    ],
)
def test_only_the_roles_asked_for_are_shown_in_their_order(real: Knowledge, roles: str, expected: list[str]) -> None:
    assert roles_of(real, roles) == expected


def test_a_narrowed_report_says_so_in_heading_and_parameters(real: Knowledge) -> None:
    report = real.report("coverage", "AMR", roles="lead")
    assert report.sections[0].heading == "주관 기관"
    assert ("roles", "lead") in report.parameters
    assert ("roles", "lead, participant") not in real.report("coverage", "AMR").parameters


@pytest.mark.parametrize("role", ["owner", "leader"])
def test_a_role_that_is_not_implementing_is_refused(real: Knowledge, role: str) -> None:
    with pytest.raises(UnknownName, match=f"^unknown role '{role}'"):
        real.report("coverage", "AMR", roles=role)


def test_without_a_lead_the_note_counts_those_who_take_part(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        agencies: [{id: a, name: 연구원, type: research-institute}]
        roadmaps:
          - {id: plan, kind: plan, title: EV 계획, region: r, edition: final, stage: final, date: 2024,
             source: s, technologies: [ev], agencies: [{agency: a, role: participant}]}
        """
    )
    implementing, activities = knowledge.report("coverage", "EV", roles="lead", lang="en").sections
    assert implementing.rows == ()
    assert implementing.note == (
        "electric vehicle: no source names an agency with the role lead. Agencies with the role participant: 1."
    )
    assert [str(row[0]) for row in activities.rows] == ["EV 계획"]


@pytest.mark.parametrize(
    ("options", "roles"),
    [
        ({"include": "의장"}, {"주관", "의장"}),
        ({"include": "자문,chair"}, {"주관", "의장", "자문·보고회 참석"}),
        ({"roles": "주관"}, {"주관"}),
        ({"roles": "참여기관"}, set()),
    ],
    ids=["a label of an own role", "an alias and an id", "a role that implements", "another one"],
)
def test_roles_are_named_by_id_or_label(options: dict[str, str], roles: set[str], load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        agencies: [{id: a, name: 연구원, type: research-institute}]
        roles: [{id: chair, name: 의장}]
        roadmaps:
          - {id: plan, kind: plan, title: EV 계획, region: r, edition: final, stage: final, date: 2024, source: s,
             technologies: [ev], agencies: [{agency: a, role: lead}, {agency: a, role: 의장}, {agency: a, role: 자문}]}
        """
    )
    sections = {section.id: section for section in knowledge.report("coverage", "EV", **options).sections[:-1]}
    consulted = sections.pop("consulted", None)
    shown = {str(row[0]) for section in sections.values() for row in section.rows}
    assert shown | ({"자문·보고회 참석"} if consulted and consulted.rows else set()) == roles

"""Files add technologies and codes to the lists of the ontology, and every fault of these is reported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.knowledge import load
from graph.model.codes import CONCEPT_TYPES, SECTIONS
from graph.model.concepts import find_place, read_ontology

Write = Callable[[str, str], Path]
BASE = """\
sources: [{id: paper, title: 기사, publisher: 신문}]
regions: [{id: gimje, name: 김제시, level: city}]
"""
PLAN = BASE + (
    "roadmaps:\n"
    "  - {id: plan, kind: plan, title: 계획, region: gimje, edition: final, stage: final, date: 2024, source: paper,\n"
    "     technologies: [%s]}\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def to_messages(path: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    return [line.removeprefix(f"{path if path.is_dir() else path.parent}/") for line in str(caught.value).splitlines()]


def read_used(path: Path) -> list[object]:
    """What the technologies of the plan refer to."""
    (plan,) = load_roadmaps(path).iter_records("roadmaps")
    return [use.content.get_value("technology") for use in plan.values["technologies"]]


@pytest.mark.parametrize("written", ["sky-fuel", "하늘연료", "하늘 연료", "Sky Fuel", "SKF"])
def test_an_own_technology_is_found_by_id_and_every_label_whatever_its_case_and_spaces(
    write: Write, written: str
) -> None:
    own = "technologies: [{id: sky-fuel, name: 하늘연료, name_en: sky fuel, aliases: [skf], broader: energy}]\n"
    (used,) = read_used(write("a.yaml", PLAN % written + own))
    assert used == ("sky-fuel", "technology/sky-fuel")


def test_files_use_the_technologies_of_each_other(write: Write, tmp_path: Path) -> None:
    write("a.yaml", PLAN % "하늘연료")
    write("b.yaml", "technologies: [{id: sky-fuel, name: 하늘연료, broader: hydrogen-energy}]\n")
    write("c.yaml", "technologies: [{id: hydrogen-energy, name: 시험 수소, broader: energy}]\n")
    (used,) = read_used(tmp_path)
    assert used == ("sky-fuel", "technology/sky-fuel")


def test_every_code_list_that_a_field_names_has_a_section() -> None:
    named = {
        field.of for entity in CONCEPT_TYPES.values() for field in entity.fields.values() if field.kind.value == "code"
    }
    closed = {"status", "reason", "replacement", "succession"}
    assert set(SECTIONS.values()) == named - closed == set(read_ontology().schemes) - closed


def test_the_message_about_an_unknown_technology_contains_lines_that_make_it_known(write: Write) -> None:
    path = write("a.yaml", PLAN % "'하늘빛: 2세대'")
    (message,) = to_messages(path)
    what, _, lines = message.partition(" at the top level of a file: ")
    assert (
        what
        == "a.yaml:5:21: unknown technology '하늘빛: 2세대'; 'roadmap-graph list technologies' shows all. Or add it"
    )
    assert lines == 'technologies: [{id: own-technology-267, name: "하늘빛: 2세대"}]'
    (used,) = read_used(write("b.yaml", path.read_text(encoding="utf-8") + lines))
    assert used == ("own-technology-267", "technology/own-technology-267")


def test_a_label_of_the_ontology_cannot_be_given_to_another_concept(write: Write) -> None:
    text = """\
technologies: [{id: new-car, name: 새 차, aliases: [전지]}]
roles: [{id: leader, name: 주 관}]
"""
    battery = find_place(read_ontology().schemes["technology"].concepts["battery"].iri)
    lead = find_place(read_ontology().schemes["role"].concepts["lead"].iri)
    use = "use that or another name"
    assert to_messages(write("a.yaml", text)) == [
        f"a.yaml:1:51: '전지' already names the technology 'battery' in line {battery[1]} of technology.ttl; {use}",
        f"a.yaml:2:28: '주 관' already names the role 'lead' in line {lead[1]} of codes.ttl; {use}",
    ]


def test_an_entry_that_the_ontology_has_too_is_a_warning_and_means_that_of_the_ontology(write: Write) -> None:
    own = "technologies: [{id: ev, name: 전기차, aliases: [하늘차]}]\n"
    path = write("a.yaml", PLAN % "하늘차" + own)
    (used,) = read_used(path)
    assert used == read_ontology().schemes["technology"].concepts["ev"]
    (warning,) = load_roadmaps(path).warnings
    line = find_place(used.iri)[1]
    assert warning.text == (
        f"technology 'ev' is already in line {line} of technology.ttl; the entry has no effect, so delete it"
    )
    assert "id/technology" not in load(path).store.dump()


def test_two_own_concepts_of_a_list_cannot_share_a_label(write: Write, tmp_path: Path) -> None:
    write("a.yaml", "technologies: [{id: one, name: 시험기술}]\nstages: [{id: one, name: 시험기술}]\n")
    write("b.yaml", "technologies: [{id: two, name: 다른 기술, aliases: [시험 기술]}]\n")
    first = f"line 1 of {tmp_path / 'a.yaml'}"
    assert to_messages(tmp_path) == [
        f"b.yaml:1:16: technology label '시험기술' is already defined in {first}; keep one"
    ]


def test_files_that_describe_one_own_technology_must_agree(write: Write, tmp_path: Path) -> None:
    write("a.yaml", "technologies: [{id: one, name: 시험기술, definition: 가}]\n")
    write("b.yaml", "technologies: [{id: one, name: 시험기술, definition: 나}]\n")
    first = f"line 1 of {tmp_path / 'a.yaml'}"
    assert to_messages(tmp_path) == [
        f"b.yaml:1:50: 'definition' of technology 'one' is '가' in {first}; make both the same"
    ]


def test_an_unreadable_section_does_not_make_its_technologies_unknown(write: Write) -> None:
    assert to_messages(write("a.yaml", PLAN % "하늘연료" + "technologies: none\n")) == [
        "a.yaml:6:15: 'technologies' is a list; write each value as '- ...', or all as [..., ...]"
    ]

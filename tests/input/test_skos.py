"""SKOS files beside the data add technologies and codes, with the checks of those in roadmap files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import Roadmaps, load_roadmaps
from graph.knowledge import load

Write = Callable[[str, str], Path]
PREFIXES = """\
@prefix ex: <https://example.org/tech#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tech: <https://w3id.org/roadmap-graph/technology#> .
@prefix code: <https://w3id.org/roadmap-graph/code#> .
"""
CONCEPTS = (
    PREFIXES
    + """\
ex:scheme a skos:ConceptScheme ; skos:prefLabel "시험 분류"@ko .
ex:sky-fuel a skos:Concept ;
    skos:inScheme ex:scheme ;
    skos:prefLabel "하늘연료"@ko, "sky fuel"@en ;
    skos:altLabel "SKF"@en ;
    skos:broader ex:hydro, tech:energy .
ex:hydro a skos:Concept ; skos:prefLabel "시험수소"@ko ; skos:definition "시험용."@ko ; skos:narrower ex:pipe .
ex:pipe a skos:Concept ; skos:prefLabel "시험배관" ; skos:notation "P-1" , "pipe-one" .
<https://example.org/roles/chair> a skos:Concept ; skos:prefLabel "의장"@ko ; skos:inScheme code:role .
"""
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
    return [line.removeprefix(f"{path.parent}/") for line in str(caught.value).splitlines()]


def list_concepts(roadmaps: Roadmaps, section: str) -> list[tuple[object, ...]]:
    """The line, id, name and broader concepts of each concept of a section."""
    found = []
    for one in roadmaps.iter_records(section):
        above = [getattr(value.content, "id", None) or value.content.name for value in one.values.get("broader", ())]
        found.append((one.location.line, one.get_value("id"), one.get_value("name"), above))
    return found


def test_concepts_become_technologies_or_codes_of_their_scheme_with_their_lines(write: Write) -> None:
    roadmaps = load_roadmaps(write("a.ttl", CONCEPTS))
    assert list_concepts(roadmaps, "technologies") == [
        (6, "sky-fuel", "하늘연료", ["hydro", "energy"]),
        (11, "hydro", "시험수소", []),
        (12, "pipe-one", "시험배관", ["hydro"]),
    ]
    assert list_concepts(roadmaps, "roles") == [(13, "chair", "의장", [])]


def test_a_roadmap_file_of_the_same_folder_uses_them_and_the_iri_of_the_file_is_kept(write: Write) -> None:
    write("a.ttl", CONCEPTS)
    plan = """\
sources: [{id: paper, title: 기사, publisher: 신문}]
regions: [{id: gimje, name: 김제시, level: city}]
roadmaps:
  - {id: plan, kind: plan, title: 계획, region: gimje, edition: final, stage: final, date: 2024, source: paper,
     technologies: [{technology: SKF, printed: SKF}]}
"""
    knowledge = load(write("b.yaml", plan).parent)
    uses = knowledge.query("activities-by-technology", asked="energy").to_dicts()
    assert [row["technology"].rpartition("/id/")[2] for row in uses] == ["technology/sky-fuel"]
    names = [tuple(map(str, row[:2])) for row in knowledge.report("technology", "sky fuel").sections[0].rows]
    assert ("같은 개념", "https://example.org/tech#sky-fuel") in names


def test_a_property_that_is_not_read_is_a_warning(write: Write) -> None:
    text = PREFIXES + 'ex:a skos:related ex:b ; a skos:Concept ; skos:prefLabel "시험가"@ko .\n'
    (warning,) = load_roadmaps(write("a.ttl", text)).warnings
    assert str(warning).rpartition("/")[2] == (
        "a.ttl:5:1: skos:related of 'a' is not read; only names, definitions, notes, broader concepts and matches are"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'ex:car-one a skos:Concept ; skos:prefLabel "전기차"@ko .',
            "a.ttl:5:1: '전기차' already names the technology 'ev' in line ",
        ),
        (
            'ex:a a skos:Concept ; skos:prefLabel "only"@en .',
            "a.ttl:5:1: technology 'a' has no Korean name; add 'skos:prefLabel \"...\"@ko'",
        ),
        (
            'ex:시험 a skos:Concept ; skos:prefLabel "시험"@ko .',
            "a.ttl:5:1: '시험' is not a valid id; use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'",
        ),
        ("ex:a a skos:Concept", "a.ttl:6:1: not Turtle"),
    ],
    ids=["packaged", "no Korean name", "no id", "not Turtle"],
)
def test_a_fault_is_reported_with_its_line(write: Write, line: str, message: str) -> None:
    (found,) = to_messages(write("a.ttl", f"{PREFIXES}{line}\n"))
    assert found.startswith(message)


def test_an_export_of_a_graph_in_the_folder_is_not_read_and_that_is_said(write: Write) -> None:
    text = "<https://example.org/x> a <https://w3id.org/roadmap-graph/ontology#Agency> .\n"
    write("b.yaml", "# Nothing yet.\n")
    (warning,) = load_roadmaps(write("a.ttl", text).parent).warnings
    assert warning.text == "the file is not read, because it is an export of a graph; move it out of the folder"

"""The ontology says every word once, in both languages, and nothing that the model does not use."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, SH
from support.paths import ROOT
from support.plain_yaml import read_plain_yaml

from graph.model.concepts import read_ontology
from graph.model.entities import ENTITY_TYPES, Document
from graph.model.resources import get_ontology_folder
from graph.model.schema import to_context, to_json_schema
from graph.model.vocabulary import NAMESPACES, RM, RULE, SKOS
from graph.reports.overlaps.closeness import ALIKE, LONG_ENOUGH
from graph.reports.overlaps.titles import TitleIndex, spell

ONTOLOGY = read_ontology()
FILES = sorted(path.name for path in get_ontology_folder().glob("*.ttl"))
FIELD_TERMS = {field.term for entity in ENTITY_TYPES.values() for field in entity.fields.values()}
TECHNOLOGIES = ONTOLOGY.schemes["technology"].concepts.values()
BROADER = rdflib.URIRef(SKOS.broader)
CLASS_TERMS = {term for entity in ENTITY_TYPES.values() for term in entity.terms}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The technologies."""
    return rdflib.Graph().parse(get_ontology_folder() / "technology.ttl")


def sources() -> str:
    """The text of everything that may use a term: code, queries, rules, shapes."""
    folders = [(ROOT / "graph", "*.py"), (ROOT / "graph", "*.rq"), (ROOT / "ontology" / "rules", "*.rq")]
    files = [path for folder, pattern in folders for path in sorted(folder.rglob(pattern))]
    texts = [path.read_text(encoding="utf-8") for path in files if path.name != "vocabulary.py"]
    return "\n".join([*texts, (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8")])


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_turtle_for_rdflib_too(name: str) -> None:
    assert len(rdflib.Graph().parse(get_ontology_folder() / name)) > 10


def test_every_term_of_the_vocabulary_is_defined_and_the_other_way_round() -> None:
    defined = {RM.to_name(iri) for iri in ONTOLOGY.terms if iri.startswith(RM.base)}
    assert defined == set(RM.names)


def test_every_defined_term_is_used() -> None:
    used = set(re.findall(r"\b(?:RM\.|rm:)(\w+)", sources()))
    assert set(RM.names) - used == set()


def test_every_term_of_the_model_has_words_in_both_languages() -> None:
    terms = {iri: ONTOLOGY.terms[iri] for iri in FIELD_TERMS | {iri for iri in CLASS_TERMS if iri.startswith(RM.base)}}
    assert {iri for iri, term in terms.items() if not {"ko", "en"} == set(term.label) == set(term.definition)} == set()
    assert {iri for iri, term in terms.items() if not re.search("[가-힣]", term.definition["ko"])} == set()


def test_every_term_is_a_class_or_a_property() -> None:
    kinds = {str(OWL.Class), str(OWL.ObjectProperty), str(OWL.DatatypeProperty)}
    terms = {iri for iri in ONTOLOGY.terms if iri.startswith(RM.base)}
    assert {iri for iri in terms if len(ONTOLOGY.types[iri] & kinds) != 1} == set()


@pytest.mark.parametrize("entity", [e for e in ENTITY_TYPES.values() if e.terms], ids=lambda entity: entity.__name__)
def test_the_docstring_of_an_entity_is_its_definition(entity) -> None:
    assert " ".join((entity.__doc__ or "").split()) == ONTOLOGY.terms[entity.terms[0]].definition["en"]


def fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@pytest.mark.parametrize("name", sorted(ONTOLOGY.schemes))
def test_concepts_of_a_scheme_have_words_and_no_name_twice(name: str) -> None:
    scheme = ONTOLOGY.schemes[name]
    owners: dict[str, set[str]] = {}
    for concept in scheme.concepts.values():
        assert set(concept.label) == {"ko", "en"}, concept.name
        assert set(concept.definition) == {"ko", "en"}, concept.name
        for word in {*concept.label.values(), *concept.other_labels}:
            owners.setdefault(fold(word), set()).add(concept.name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_a_concept_is_named_as_its_iri_ends() -> None:
    for name, scheme in ONTOLOGY.schemes.items():
        for concept in scheme.concepts.values():
            ending = concept.name if name == "technology" else f"{name}-{concept.name}"
            assert concept.iri.rpartition("#")[2] == ending


def test_every_technology_is_at_the_top_or_below_another(graph: rdflib.Graph) -> None:
    for concept in ONTOLOGY.schemes["technology"].concepts.values():
        node = rdflib.URIRef(concept.iri)
        above = list(graph.objects(node, rdflib.URIRef(SKOS.broader)))
        assert bool(above) != bool(list(graph.objects(node, rdflib.URIRef(SKOS.topConceptOf))))
        assert {str(one) for one in above} <= {other.iri for other in ONTOLOGY.schemes["technology"].concepts.values()}


def test_no_technology_is_called_by_a_generic_word() -> None:
    generic = {
        "개발",
        "구축",
        "기반",
        "기술",
        "부품",
        "사업",
        "산업",
        "센터",
        "시스템",
        "실증",
        "장비",
        "지원",
        "첨단",
        "플랫폼",
    }
    words = {word for one in TECHNOLOGIES for word in (*one.label.values(), *one.other_labels)}
    assert generic & set(map(fold, words)) == set()


def test_a_technology_is_in_a_list_or_plan_or_in_the_data_or_contains_one_that_is(graph: rdflib.Graph) -> None:
    uses = {str(one) for path in sorted((ROOT / "data").rglob("*.yaml")) for one in iter_technologies(path)}
    needed = {str(one) for one in graph.subjects(DCTERMS.source)}
    needed |= {concept.iri for word in uses if (concept := ONTOLOGY.schemes["technology"].find_concept(word))}
    needed |= {str(up) for one in needed for up in graph.transitive_objects(rdflib.URIRef(one), BROADER)}
    assert {one.name for one in TECHNOLOGIES if one.iri not in needed} == set()


def iter_technologies(path: Path) -> Iterator[str]:
    """Every technology that a data file names."""
    nodes = [read_plain_yaml(path)]
    for node in nodes:
        nodes += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
        for use in node.get("technologies", ()) if isinstance(node, dict) else ():
            yield (use.get("technology") or use["id"]) if isinstance(use, dict) else use


def test_a_list_or_plan_has_a_title_in_both_languages_and_is_a_source(graph: rdflib.Graph) -> None:
    plans = set(graph.subjects(rdflib.RDF.type, DCTERMS.BibliographicResource))
    assert plans == set(graph.objects(None, DCTERMS.source))
    assert {
        one for one in plans if {title.language for title in graph.objects(one, DCTERMS.title)} != {"ko", "en"}
    } == set()


def test_no_technology_is_broader_than_itself_and_the_taxonomy_is_at_most_six_levels_deep(graph: rdflib.Graph) -> None:
    level = {rdflib.URIRef(one.iri) for one in TECHNOLOGIES}
    depth = 0
    while level and depth < 10:
        level, depth = {up for one in level for up in graph.objects(one, BROADER)}, depth + 1
    assert depth <= 6


def test_a_broad_field_is_a_technology(graph: rdflib.Graph) -> None:
    fields = {str(one) for one in graph.subjects(rdflib.RDF.type, rdflib.URIRef(RM.BroadField))}
    assert "energy" in {RM.to_name(one).rpartition("#")[2] for one in fields}
    assert fields <= {one.iri for one in TECHNOLOGIES}


def test_siblings_are_not_nearly_called_the_same(graph: rdflib.Graph) -> None:
    """Otherwise projects that are titled after them would look like one project."""
    spellings = {one.iri: spell(one.label["ko"]) for one in TECHNOLOGIES}
    index = TitleIndex(spellings.values())
    found = set()
    for parent in set(graph.objects(None, BROADER)):
        below = {spellings[str(one)] for one in graph.subjects(BROADER, parent)}
        long = {one for one in below if index.measure_length(one) >= LONG_ENOUGH}
        found |= {pair for pair in index.iter_alike(long, float(ALIKE)) if pair[0] != pair[1]}
    assert found == set()


def test_technologies_stand_in_the_order_of_their_names() -> None:
    text = (get_ontology_folder() / "technology.ttl").read_text(encoding="utf-8")
    names = re.findall(r"^tech:([\w-]+) a skos:Concept\b", text, re.MULTILINE)
    assert names == sorted(names)


def test_every_code_scheme_that_a_field_names_exists() -> None:
    named = {
        field.of for entity in ENTITY_TYPES.values() for field in entity.fields.values() if field.kind.value == "code"
    }
    assert named <= set(ONTOLOGY.schemes)


@pytest.mark.parametrize(
    ("name", "content"),
    [("roadmaps.schema.json", to_json_schema()), ("context.jsonld", to_context())],
    ids=["schema", "context"],
)
def test_a_derived_file_is_what_the_model_yields_now(name: str, content: dict) -> None:
    committed = (get_ontology_folder() / name).read_text(encoding="utf-8")
    assert committed == json.dumps(content, ensure_ascii=False, indent=1) + "\n", (
        "run: python scripts/write_ontology_files.py"
    )


def test_the_schema_accepts_the_real_data_and_refuses_a_misspelt_key() -> None:
    data = read_plain_yaml(ROOT / "data" / "roadmaps.yaml")
    for plan in [*data["roadmaps"], *data["programmes"]]:
        for item in [
            plan,
            *plan.get("counts", []),
            *(p for part in plan.get("projects", []) for p in part.get("regions", [])),
        ]:
            item.update({key: int(item[key]) for key in ("count", "share", "preference") if key in item})
    validator = jsonschema.Draft7Validator(to_json_schema())
    assert list(validator.iter_errors(data)) == []
    data["agencies"][0]["nmae"] = data["agencies"][0].pop("name")
    assert len(list(validator.iter_errors(data))) == 2


def test_the_schema_has_hover_texts_in_korean_for_every_field() -> None:
    schema = to_json_schema()
    objects = [schema, *schema["definitions"].values()]
    objects += [choice for definition in schema["definitions"].values() for choice in definition.get("anyOf", [])]
    fields = [field for one in objects for field in one.get("properties", {}).values()]
    assert len(fields) > 100
    assert all(re.search("[가-힣]", field["description"]) for field in fields)
    assert set(schema["properties"]) == set(Document.fields)


def test_the_first_line_of_the_data_names_the_schema() -> None:
    first = (ROOT / "data" / "roadmaps.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../ontology/roadmaps.schema.json"
    assert (ROOT / "data" / first.rpartition("=")[2]).resolve() == ROOT / "ontology" / "roadmaps.schema.json"


def test_every_shape_names_its_rule() -> None:
    shapes = rdflib.Graph().parse(get_ontology_folder() / "shapes.ttl")
    rules = [
        str(shapes.value(shape, rdflib.URIRef(RM.ruleId))) for shape in shapes.subjects(rdflib.RDF.type, SH.NodeShape)
    ]
    assert len(rules) == len(set(rules)) >= 12


def test_namespaces_do_not_share_a_prefix_or_a_base() -> None:
    assert len({namespace.prefix for namespace in NAMESPACES}) == len(NAMESPACES)
    assert len({namespace.base for namespace in NAMESPACES}) == len(NAMESPACES)
    assert RULE.base.startswith("https://")

"""Each rule finds what it is for, at the line where it is written, and finds nothing in the real data."""

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH
from support.paths import DATA, ROOT

from graph.errors.problems import Location
from graph.input.files import find_files
from graph.input.loader import load_roadmaps
from graph.model.vocabulary import RM
from graph.pipeline.assembly import assemble
from graph.pipeline.dataset import Dataset, ontology_to_nquads, to_dataset
from graph.pipeline.validation import Findings, validate

UNFIT = sorted((ROOT / "tests" / "roadmaps" / "unfit").glob("*.yaml"))
SHAPES = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
RULE_ID = rdflib.URIRef(RM.ruleId)


def read_unfit(path: Path) -> Dataset:
    """The dataset of a file, with the quads beside it that the loader would never write."""
    dataset, beside = to_dataset(load_roadmaps(path)), path.with_suffix(".nq")
    triples = {name: list(lines) for name, lines in dataset.triples.items()}
    for quad in pyoxigraph.parse(path=beside) if beside.exists() else ():
        triples.setdefault(quad.graph_name.value, []).append(f"{quad.triple} .\n")
    return replace(dataset, triples=triples)


def to_lines(path: Path, *, lang: str) -> list[str]:
    findings = validate(read_unfit(path), lang=lang)
    lines = [f"error: {problem}" for problem in findings.errors] + [f"warning: {p}" for p in findings.warnings]
    return [line.replace(f"{path.parent}/", "") for line in lines]


@pytest.mark.parametrize("path", UNFIT, ids=[path.stem for path in UNFIT])
def test_each_rule_finds_what_it_is_for_where_it_is_written(path: Path) -> None:
    assert to_lines(path, lang="en") == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("E1", ["error: E1.yaml:10:9: 근거가 없다. 'inferred', 'printed' 또는 출처를 적어야 한다 [E1]"]),
        ("E3", ["warning: E3.yaml:6:5: 판의 날짜가 출처의 발표일보다 늦다 [E3]"]),
    ],
    ids=["rule on a property", "rule as a query"],
)
def test_messages_come_in_korean(name: str, lines: list[str]) -> None:
    assert to_lines(ROOT / "tests" / "roadmaps" / "unfit" / f"{name}.yaml", lang="ko") == lines


def test_each_rule_has_a_file_that_breaks_it_alone() -> None:
    broken = {p.stem: set(re.findall(r"\[(\w+)\]$", p.with_suffix(".txt").read_text("utf-8"), re.M)) for p in UNFIT}
    rules = sorted(str(rule) for rule in SHAPES.objects(None, RULE_ID))
    assert broken == {rule: {rule} for rule in rules}
    assert len(broken) == len(rules)


def test_only_a_doubtful_date_is_a_warning() -> None:
    warned = [p.stem for p in UNFIT if p.with_suffix(".txt").read_text(encoding="utf-8").startswith("warning: ")]
    assert warned == ["E3"]


@pytest.mark.parametrize("shape", sorted(SHAPES.subjects(rdflib.RDF.type, SH.NodeShape)), ids=lambda s: s.split("#")[1])
def test_each_shape_has_one_rule_id_and_messages_in_both_languages(shape: rdflib.URIRef) -> None:
    constraints = [*SHAPES.objects(shape, SH.property), *SHAPES.objects(shape, SH.sparql)]
    languages = [sorted(str(m.language) for m in SHAPES.objects(node, SH.message)) for node in constraints]
    assert len(list(SHAPES.objects(shape, RULE_ID))) == 1
    assert constraints != []
    assert languages == [["en", "ko"]] * len(constraints)


def test_the_real_data_break_no_rule() -> None:
    assert validate(to_dataset(load_roadmaps(DATA))) == Findings(errors=(), warnings=())


@pytest.mark.slow
@pytest.mark.parametrize("path", UNFIT, ids=[path.stem for path in UNFIT])
def test_asking_a_query_once_for_all_finds_what_asking_it_for_each_node_finds(path: Path) -> None:
    """pySHACL alone, over rdflib's own store, is the judge."""
    dataset = read_unfit(path)
    quads = rdflib.Dataset(default_union=True).parse(data=dataset.nquads + ontology_to_nquads(), format="nquads")
    triples = rdflib.Graph()
    for subject, predicate, value, _ in quads.quads():
        triples.add((subject, predicate, value))
    _, results, _ = pyshacl.validate(triples, shacl_graph=SHAPES, inference="none")
    judged = set()
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        shape = results.value(result, SH.sourceShape)
        owner = SHAPES.value(None, SH.property, shape) or shape
        focus, property_ = (str(results.value(result, part) or "") for part in (SH.focusNode, SH.resultPath))
        place = dataset.places.get((focus, property_)) or dataset.places.get((focus,), Location("ontology", 1, 1))
        judged.add((str(SHAPES.value(owner, RULE_ID)), place))
    findings = validate(dataset)
    assert {(problem.rule, problem.location) for problem in (*findings.errors, *findings.warnings)} == judged != set()


def test_what_is_too_large_for_memory_is_judged_on_disk_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "tests" / "roadmaps" / "unfit" / "M2.yaml"
    expected = validate(to_dataset(load_roadmaps(path)))
    opened = []
    monkeypatch.setattr("graph.pipeline.validation._IN_MEMORY", 0)
    monkeypatch.setattr("pyoxigraph.Store", lambda *path, store=pyoxigraph.Store: opened.append(path) or store(*path))
    with assemble(find_files([path]), processes=1) as assembly:
        assert validate(assembly) == expected
    assert [len(path) for path in opened] == [1]
    assert expected.errors

"""SHACL over the dataset, its results led back to lines of the YAML files."""

from collections.abc import Iterator
from dataclasses import dataclass

import oxrdflib
import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import SH

from graph.assembly import Assembly
from graph.errors import Location, Problem, RuleBroken
from graph.rdf import Dataset, ontology_to_nquads
from graph.resources import get_ontology_folder
from graph.vocabulary import RM

# Later than any edition: the shapes look at all of them.
_EVERY_DAY = "9999-12-31"


@dataclass(frozen=True)
class Findings:
    """What the shapes found: *errors* make the data unusable, *warnings* are for a human to judge."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def validate(dataset: Dataset | Assembly, *, lang: str = "en") -> Findings:
    """Tests *dataset* and the ontology against ``ontology/shapes.ttl``; messages in *lang* (ko or en)."""
    # Most shapes are SPARQL; over Oxigraph they took 1 s where rdflib's own store took 22 s (25,000 statements).
    statements = pyoxigraph.Store()
    merged = rdflib.Graph(store=oxrdflib.OxigraphStore(store=statements))
    name = pyoxigraph.BlankNode(merged.identifier)
    for part in (*dataset.iter_nquads(_EVERY_DAY), ontology_to_nquads()):
        triples = (f"{line.rpartition(' <')[0]} .\n" for line in part.split("\n") if line)
        statements.bulk_load(input="".join(triples).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=name)
    shapes = rdflib.Graph().parse(get_ontology_folder() / "shapes.ttl", format="turtle")
    _, results, _ = pyshacl.validate(merged, shacl_graph=shapes, inference="none", inplace=True)
    found: dict[rdflib.term.Node, set[Problem]] = {SH.Violation: set(), SH.Warning: set()}
    for severity, problem in _iter_problems(results, shapes, dataset, lang):
        found.setdefault(severity, set()).add(problem)
    return Findings(_sort(found[SH.Violation]), _sort(found[SH.Warning]))


def _iter_problems(
    results: rdflib.Graph, shapes: rdflib.Graph, dataset: Dataset | Assembly, lang: str
) -> Iterator[tuple[rdflib.term.Node, Problem]]:
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus = str(results.value(result, SH.focusNode))
        path = str(results.value(result, SH.resultPath) or "")
        nowhere = Location("ontology", 1, 1)
        place = dataset.places.get((focus, path)) or dataset.places.get((focus,), nowhere)
        shape = results.value(result, SH.sourceShape)
        problem = RuleBroken(location=place, rule=_find_rule(shapes, shape), message=_find_message(shapes, shape, lang))
        yield results.value(result, SH.resultSeverity) or SH.Violation, problem


def _find_message(shapes: rdflib.Graph, shape: rdflib.term.Node | None, lang: str) -> str:
    """The message of a shape in *lang*. The report holds only one of the languages, now this and now that."""
    for node in (shape, *shapes.objects(shape, SH.sparql)):
        messages = {m.language: str(m) for m in shapes.objects(node, SH.message) if isinstance(m, rdflib.Literal)}
        if lang in messages:
            return messages[lang]
    return ""


def _find_rule(shapes: rdflib.Graph, shape: rdflib.term.Node | None) -> str:
    """The rule id of a node shape, or of the node shape that holds a property or SPARQL constraint."""
    rule = rdflib.URIRef(RM.ruleId)
    for node in (shape, *shapes.subjects(SH.property, shape), *shapes.subjects(SH.sparql, shape)):
        if node is not None and (found := shapes.value(node, rule)):
            return str(found)
    return ""


def _sort(problems: set[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.location, problem.text)))

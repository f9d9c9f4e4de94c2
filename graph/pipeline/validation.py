"""Validates the dataset with SHACL and maps the results to lines of the YAML files."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

import oxrdflib
import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import SH

from graph.errors.particles import fit_particles
from graph.errors.problems import Location, Problem, RuleBroken, sort_problems
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import RM, SHAPE
from graph.pipeline.dataset import ontology_to_ntriples
from graph.pipeline.scratch import scratch_folder
from graph.pipeline.statements import Statements

# Largest size of N-Triples in bytes that is validated in memory, which takes three times as much. Larger data are
# validated in a store on disk, which is three times as slow.
_IN_MEMORY = 730_000_000


@dataclass(frozen=True)
class Findings:
    """The findings of the shapes. *errors* make the data unusable, and *warnings* need a human decision."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


class _Merged(rdflib.Graph):
    """The single graph of an Oxigraph store. Its length comes from the store, because counting triples is slow."""

    name = pyoxigraph.NamedNode(SHAPE.base)

    def __init__(self, statements: pyoxigraph.Store) -> None:
        super().__init__(oxrdflib.OxigraphStore(store=statements), rdflib.URIRef(self.name.value))
        self._statements = statements

    def __len__(self) -> int:
        return len(self._statements)


def validate(dataset: Statements, *, lang: str = "en") -> Findings:
    """Validates *dataset* and the ontology with ``ontology/shapes.ttl``, with messages in *lang* (ko or en)."""
    shapes = rdflib.Graph().parse(get_ontology_folder() / "shapes.ttl", format="turtle")
    found: dict[rdflib.term.Node, set[Problem]] = {SH.Violation: set(), SH.Warning: set()}
    with _merge(dataset) as statements:
        merged = _Merged(statements)
        details: dict[tuple[str, str], dict[str, str]] = {}
        for tested, focus_nodes in _list_work(shapes, statements, details):
            _, results, _ = pyshacl.validate(
                merged, shacl_graph=shapes, use_shapes=tested, focus_nodes=focus_nodes, inference="none", inplace=True
            )
            for severity, problem in _iter_problems(results, shapes, dataset, details, lang):
                found.setdefault(severity, set()).add(problem)
    return Findings(sort_problems(found[SH.Violation]), sort_problems(found[SH.Warning]))


@contextmanager
def _merge(dataset: Statements) -> Iterator[pyoxigraph.Store]:
    """All statements and the ontology in one graph of Oxigraph, which is ten times as fast as rdflib here."""
    with scratch_folder() as folder:
        large = dataset.size > _IN_MEMORY
        statements = pyoxigraph.Store(str(folder / "store")) if large else pyoxigraph.Store()
        for part in chain([ontology_to_ntriples()], dataset.iter_triples()):
            statements.bulk_load(
                input=part.encode(),
                format=pyoxigraph.RdfFormat.N_TRIPLES,
                to_graph=_Merged.name,
                lenient=True,
            )
        yield statements


def _list_work(
    shapes: rdflib.Graph, statements: pyoxigraph.Store, details: dict[tuple[str, str], dict[str, str]]
) -> Iterator[tuple[list[str | rdflib.URIRef], list[str | rdflib.URIRef] | None]]:
    """Shapes with the nodes to validate, or ``None`` for all their targets. Shapes without nodes are left out.

    A SPARQL constraint runs once over all data, and only the targets that it finds are validated. pySHACL would run it
    once per target with ``$this`` bound. For the queries that SHACL allows (section 5.2.1), both give the same rows.

    :param details: receives the variables of the first row for each constraint and node, for messages.
    """
    prefixes = "".join(
        f"PREFIX {shapes.value(one, SH.prefix)}: <{shapes.value(one, SH.namespace)}>\n"
        for one in shapes.objects(None, SH.declare)
    )
    asking = set(shapes.subjects(SH.sparql))
    yield [str(shape) for shape in set(shapes.subjects(rdflib.RDF.type, SH.NodeShape)) - asking], None
    for shape in asking:
        selected = f"SELECT $this {{ {' UNION '.join(_iter_targets(shapes, shape))} }}"
        targets = {row["this"] for row in _find_rows(statements, selected)}
        queries = [prefixes + str(shapes.value(one, SH.select)) for one in shapes.objects(shape, SH.sparql)]
        rows = [row for query in queries for row in _find_rows(statements, query) if row["this"] in targets]
        for row in rows:
            details.setdefault((str(shape), row["this"]), row)
        if focus_nodes := {row["this"] for row in rows}:
            yield [str(shape)], sorted(focus_nodes)


def _find_rows(statements: pyoxigraph.Store, query: str) -> Iterator[dict[str, str]]:
    """The bound variables of each row as text."""
    solutions = statements.query(query, default_graph=_Merged.name)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}


def _iter_targets(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Iterator[str]:
    for kind in shapes.objects(shape, SH.targetClass):
        yield f"{{ $this {rdflib.RDF.type.n3()}/{rdflib.RDFS.subClassOf.n3()}* {kind.n3()} }}"
    for link in shapes.objects(shape, SH.targetSubjectsOf):
        yield f"{{ $this {link.n3()} ?target }}"


def _iter_problems(
    results: rdflib.Graph,
    shapes: rdflib.Graph,
    dataset: Statements,
    details: Mapping[tuple[str, str], Mapping[str, str]],
    lang: str,
) -> Iterator[tuple[rdflib.term.Node, Problem]]:
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        focus = str(results.value(result, SH.focusNode))
        path = str(results.value(result, SH.resultPath) or "")
        nowhere = Location("ontology", 1, 1)
        place = dataset.places.get((focus, path)) or dataset.places.get((focus,), nowhere)
        shape = results.value(result, SH.sourceShape)
        message = _fill_in(_find_message(shapes, shape, lang), details.get((str(shape), focus), {}), dataset)
        problem = RuleBroken(location=place, rule=_find_rule(shapes, shape), message=message)
        yield results.value(result, SH.resultSeverity) or SH.Violation, problem


def _fill_in(message: str, row: Mapping[str, str], dataset: Statements) -> str:
    """*message* with the variables of *row* for ``{?name}`` (SHACL, section 5.3.2), and places for statements."""

    def to_text(match: re.Match[str]) -> str:
        value = row.get(match[1], match[0])
        place = dataset.places.get((value,))
        if place and place.sheet:
            return str(place)
        return f"{place.path}:{place.line}" if place else value

    gap = r"\{\?(\w+)\}"
    return re.sub(gap, to_text, fit_particles(message, gap, to_text))


def _find_message(shapes: rdflib.Graph, shape: rdflib.term.Node | None, lang: str) -> str:
    """The message of a shape in *lang*. It is read from the shape because pySHACL reports only one random language."""
    for node in (shape, *shapes.objects(shape, SH.sparql)):
        messages = {m.language: str(m) for m in shapes.objects(node, SH.message) if isinstance(m, rdflib.Literal)}
        if lang in messages:
            return messages[lang]
    return ""


def _find_rule(shapes: rdflib.Graph, shape: rdflib.term.Node | None) -> str:
    """The rule id of a node shape, or of the node shape that contains a property shape or SPARQL constraint."""
    rule = rdflib.URIRef(RM.ruleId)
    for node in (shape, *shapes.subjects(SH.property, shape), *shapes.subjects(SH.sparql, shape)):
        if node is not None and (found := shapes.value(node, rule)):
            return str(found)
    return ""

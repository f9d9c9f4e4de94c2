"""PROV in Turtle: what each row was derived from, down to documents and lines, for programs that check answers."""

from collections.abc import Iterator
from urllib.parse import quote

from graph.errors import RoadmapError
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import DCTERMS, PREFIXES, PROV, RDF, RDFS, RM, XSD
from graph.output.formats import output_format
from graph.reports.explanation import iter_answers, name_row, say_statements
from graph.reports.result import Report
from graph.reports.wording import Wording
from graph.stores import Iri
from graph.stores.ntriples import to_iri, to_text, to_typed
from graph.view.evidence import Evidence


class NoReasons(RoadmapError):
    """Rows without statements behind them, such as those of a query or a list."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the rows of '{name}' do not say what they rest on; format 'prov' is for reports")


@output_format("prov", extension="ttl", summary="the reasons of every row as RDF in the terms of PROV (Turtle)")
def write_prov(report: Report) -> bytes:
    """The reasons of *report*: each row is derived from statements, those from others and from sources.

    Rows are ``prov:Entity`` below the report's own IRI; ``prov:wasDerivedFrom`` leads to what they rest on,
    ``prov:hadPrimarySource`` to documents, ``rm:derivedBy`` to the rule, ``rm:file`` and ``rm:line`` to the data.

    :raises NoReasons: the report has no origin.
    """
    import pyoxigraph

    if report.origin is None:
        raise NoReasons(report.title)
    words = Wording(report.origin)
    evidence = words.view.read_evidence(
        one for section in iter_answers(report) for row in section.rows for one in row.basis
    )
    said = say_statements(words, evidence)
    lines = set(_iter_row_triples(report))
    for statement, one in evidence.items():
        lines.update(_iter_evidence_triples(statement, one, said[statement], report.lang))
    triples = pyoxigraph.parse("".join(sorted(lines)), format=pyoxigraph.RdfFormat.N_TRIPLES)
    ordered = sorted((quad.triple for quad in triples), key=str)
    return pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _iter_row_triples(report: Report) -> Iterator[str]:
    asked = "/".join(value for _, value in report.parameters if value)
    base = mint_iri(quote("/".join(filter(None, ("report", report.name, asked))), safe="/"))
    yield f"{to_iri(base)} {to_iri(RDFS.label)} {to_text(report.title, language=report.lang)} .\n"
    for section in iter_answers(report):
        for number, row in enumerate(section.rows, start=1):
            subject = to_iri(f"{base}/{section.id}/{number}")
            yield f"{to_iri(base)} {to_iri(DCTERMS.hasPart)} {subject} .\n"
            yield f"{subject} {to_iri(RDF.type)} {to_iri(PROV.Entity)} .\n"
            yield f"{subject} {to_iri(RDFS.label)} {to_text(name_row(row), language=report.lang)} .\n"
            for basis in row.basis:
                yield f"{subject} {to_iri(PROV.wasDerivedFrom)} {to_iri(basis)} .\n"


def _iter_evidence_triples(statement: Iri, evidence: Evidence, said: str, lang: str) -> Iterator[str]:
    subject = to_iri(statement)
    yield f"{subject} {to_iri(RDF.type)} {to_iri(PROV.Entity)} .\n"
    yield f"{subject} {to_iri(RDFS.label)} {to_text(said, language=lang)} .\n"
    yield f"{subject} {to_iri(RM.status)} {to_iri(evidence.status)} .\n"
    links = ((PROV.hadPrimarySource, evidence.source), (RM.reason, evidence.reason), (RM.derivedBy, evidence.rule))
    for predicate, target in links:
        if target:
            yield f"{subject} {to_iri(predicate)} {to_iri(target)} .\n"
    for basis in evidence.basis:
        yield f"{subject} {to_iri(PROV.wasDerivedFrom)} {to_iri(basis)} .\n"
    if evidence.file:
        yield f"{subject} {to_iri(RM.file)} {to_text(evidence.file)} .\n"
        yield f"{subject} {to_iri(RM.line)} {to_typed(str(evidence.line), XSD.integer)} .\n"

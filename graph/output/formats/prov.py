"""PROV in Turtle: the evidence of each row down to documents and lines, for programs that verify answers."""

from collections.abc import Iterator
from urllib.parse import quote

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import DCTERMS, PROV, RDF, RDFS, RM, XSD, to_prefixed
from graph.output.formats import output_format
from graph.reports.reasons import name_row
from graph.reports.result import Depth, Named, Reason, Report
from graph.stores.ntriples import to_iri, to_text, to_typed


class NoReasons(RoadmapError):
    """A report whose rows have no evidence, such as a query or a list."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("the rows of '{name}' have no evidence; format 'prov' applies to reports only", name=name)
        )


@output_format(
    "prov",
    extension="ttl",
    summary="the evidence of every row as PROV in RDF (Turtle)",
    summary_ko="행별 근거를 PROV로 나타낸 RDF(Turtle)",
    depth=Depth.REASONS,
)
def write_prov(report: Report) -> bytes:
    """The evidence of *report*: each row is derived from statements, which come from other statements and sources.

    Rows are of class ``prov:Entity``, with IRIs below the IRI of the report. ``prov:wasDerivedFrom`` links to
    statements, ``prov:hadPrimarySource`` to documents, ``rm:derivedBy`` to rules, and ``rm:file`` and ``rm:line`` to
    the data.

    :raises NoReasons: the report holds no evidence, see :meth:`graph.knowledge.Knowledge.to_bytes`.
    """
    import pyoxigraph

    from graph.output.turtle import serialize_turtle

    if report.reasons is None:
        raise NoReasons(report.title)
    lines = set(_iter_row_triples(report))
    for reason in report.reasons.statements:
        lines.update(_iter_reason_triples(reason, report.lang))
    triples = pyoxigraph.parse("".join(sorted(lines)), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return serialize_turtle(quad.triple for quad in triples)


def _to_step(value: Named | str) -> str:
    """The id of a thing, because two things may have the same name, or else the text."""
    return to_prefixed(value.iri).partition(":")[2] if isinstance(value, Named) else value


def _iter_row_triples(report: Report) -> Iterator[str]:
    asked = (_to_step(value) for _, value in report.parameters if value)
    base = mint_iri(quote("/".join(("report", report.name, *asked)), safe="/"))
    yield f"{to_iri(base)} {to_iri(RDFS.label)} {to_text(report.title, language=report.lang)} .\n"
    for section in report.answers:
        for number, row in enumerate(section.rows, start=1):
            subject = to_iri(f"{base}/{section.id}/{number}")
            yield f"{to_iri(base)} {to_iri(DCTERMS.hasPart)} {subject} .\n"
            yield f"{subject} {to_iri(RDF.type)} {to_iri(PROV.Entity)} .\n"
            yield f"{subject} {to_iri(RDFS.label)} {to_text(name_row(row), language=report.lang)} .\n"
            for basis in row.basis:
                yield f"{subject} {to_iri(PROV.wasDerivedFrom)} {to_iri(basis)} .\n"


def _iter_reason_triples(reason: Reason, lang: str) -> Iterator[str]:
    evidence = reason.evidence
    subject = to_iri(evidence.statement)
    yield f"{subject} {to_iri(RDF.type)} {to_iri(PROV.Entity)} .\n"
    yield f"{subject} {to_iri(RDFS.label)} {to_text(reason.label, language=lang)} .\n"
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

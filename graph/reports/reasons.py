"""The reasons of the rows of a report: the chains of statements behind them, read on request and put into words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from graph.model.quantities import WON
from graph.model.vocabulary import DCAT, M8G, RDFS, RM, SCHEMA
from graph.reports.result import (
    Cell,
    Citations,
    Depth,
    Kind,
    Place,
    Places,
    Reason,
    Reasons,
    Report,
    Row,
    Section,
    to_text,
    write_path,
)
from graph.reports.sources import SourceList
from graph.reports.wording import Wording
from graph.stores import Iri
from graph.view.evidence import iter_chain
from graph.view.quantities import LINKS, to_measures
from graph.view.view import View

# The order of the values in the text of a statement. The values of _NAMED have their property name before them.
_PLAIN = (
    M8G.role, RM.role, M8G.hasParticipant, RM.technology, RM.region, RM.member, RM.sameAgency, RM.sameActivity,
    RM.amountKind, RM.forRegion, RM.forUse, SCHEMA.value, RDFS.label, RM.groupedArea, RM.groupedStrategy, RM.countOf,
    RM.count, RM.milestoneDate, RM.duration, RM.correctedField, RM.resolvedText,
)  # fmt: skip
_NAMED = (
    RM.target,
    RM.baseline,
    RM.actual,
    RM.share,
    RM.announcedAmount,
    RM.computedAmount,
    DCAT.startDate,
    DCAT.endDate,
)
_AMOUNTS = (RM.announcedAmount, RM.computedAmount)


def trace_report(view: View, report: Report, depth: Depth) -> Report:
    """*report* with the evidence of its rows up to *depth*.

    :param view: the view of the report, or another one of the same store, date and language.
    """
    if depth is Depth.CITED or report.reasons is not None:
        return report
    traced = [section for section in report.answers if depth is Depth.REASONS or not _is_cited(section)]
    evidence = view.read_evidence(one for section in traced for row in section.rows for one in row.basis)
    sources = SourceList(view, evidence, report.sources)
    sections = tuple(section if _is_cited(section) else _number_rows(section, sources) for section in report.sections)
    reasons = _read_reasons(view, report, sources) if depth is Depth.REASONS else None
    return replace(report, sections=sections, sources=sources.list_sources(), reasons=reasons)


def _is_cited(section: Section) -> bool:
    return any(column.kind is Kind.SOURCES for column in section.columns)


def _number_rows(section: Section, sources: SourceList) -> Section:
    rows = (replace(row, sources=sources.number(sources.find_ends(row.basis))) for row in section.rows)
    return replace(section, rows=tuple(rows))


def _read_reasons(view: View, report: Report, sources: SourceList) -> Reasons:
    words = Wording(view)
    evidence = sources.evidence
    paths = dict.fromkeys(path for section in report.answers for row in section.rows for path in row.paths)
    named = (thing for one in evidence.values() for thing in (one.status, one.reason, one.rule) if thing)
    words.learn([*named, *(technology for path in paths for technology in path)])
    texts = say_statements(words, evidence)
    statements = []
    for statement, one in evidence.items():
        why = one.reason or one.rule
        cited = sources.cite([one])
        reason = Reason(one, texts[statement], words.name(one.status), words.name(why) if why else None, cited)
        statements.append(reason)
    return Reasons(tuple(statements), tuple(tuple(map(words.name, path)) for path in paths))


def explain_report(view: View, report: Report) -> Report:
    """*report* with its reasons, and a section ``why-...`` after each section that has rows.

    Such a section lists each statement behind each row. The statements from which it was derived follow, indented by
    ``↳``. Columns: number and text of the row, text of the statement, status, reason or rule, source and place.
    """
    traced = trace_report(view, report, Depth.REASONS)
    explaining = _Explaining(Wording(view), traced)
    sections: list[Section] = []
    for section in traced.answers:
        sections.append(section)
        if section.rows:
            sections.append(explaining.explain(section))
    return replace(traced, sections=tuple(sections))


class _Explaining:
    """Lists the reasons of *report* row by row."""

    def __init__(self, words: Wording, report: Report) -> None:
        self.words = words
        reasons = report.reasons or Reasons((), ())
        self.reasons = {one.evidence.statement: one for one in reasons.statements}
        self.evidence = {statement: one.evidence for statement, one in self.reasons.items()}
        self.paths = {tuple(one.iri for one in path): path for path in reasons.paths}

    def explain(self, section: Section) -> Section:
        columns = (
            self.words.column("number", "행", "row", Kind.NUMBER),
            self.words.column("row", "답", "answer"),
            self.words.column("statement", "근거가 되는 진술", "statement behind it"),
            *self.words.columns("status", "reason", "source", "place"),
        )
        rows = []
        for number, row in enumerate(section.rows, start=1):
            name: str | None = name_row(row)
            for cells in self.iter_reasons(row):
                rows.append(Row((number, name, *cells), row.basis))
                name = None  # only the first line of a row has its text
        heading = self.words.pick(f"근거: {section.heading}", f"Evidence: {section.heading}")
        return Section(f"why-{section.id}", heading, columns, tuple(rows), explains=section.id)

    def iter_reasons(self, row: Row) -> Iterator[tuple[Cell, ...]]:
        """The statements behind the row: text, status, reason or rule, source, place. Taxonomy steps come last."""
        seen: set[Iri] = set()
        for statement in row.basis:
            for depth, evidence in iter_chain(self.evidence, statement, seen=seen):
                one = self.reasons[evidence.statement]
                place = Places((Place(evidence.file, evidence.line),) if evidence.file else ())
                yield "↳ " * depth + one.label, one.status, one.why, one.source, place
        for path in dict.fromkeys(path for path in row.paths if len(path) > 1 or not row.basis):
            words = f"{self.words.name_taxonomy([path])}: {write_path(self.paths[path])}"
            yield words, None, None, Citations(()), self.words.locate_taxonomy([path])


def name_row(row: Row) -> str:
    """A short text of the row: its first three cells."""
    return " · ".join(text for cell in row[:3] if (text := to_text(cell)))


def say_statements(words: Wording, statements: Iterable[Iri]) -> dict[Iri, str]:
    """Each statement as ``thing — link: values``. A thing described in an edition or a file shows its name."""
    values: dict[Iri, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    about: dict[Iri, tuple[Iri, Iri]] = {}
    wanted = sorted(set(statements))
    rows = words.view.read("statement-words", statement=wanted) if wanted else []
    words.learn(cell for row in rows for cell in row.values() if isinstance(cell, Iri))
    words.learn(wanted)
    for row in rows:
        statement = Iri(row["statement"])
        about.setdefault(statement, (Iri(row["thing"]), Iri(row["link"])))
        if row["property"] and row["value"] not in values[statement][str(row["property"])]:
            values[statement][str(row["property"])].append(row["value"])
    return {
        statement: _say(words, *about[statement], values[statement])
        if values[statement]
        else words.pick(f"기재된 항목: {words.name(statement).label}", f"described: {words.name(statement).label}")
        for statement in wanted
    }


def _say(words: Wording, thing: Iri, link: Iri, values: Mapping[str, list[object]]) -> str:
    values = {**values, **_word_figures(words, link, values)}
    texts = [_word(words, value, name) for name in _PLAIN for value in values.get(name, ())]
    for name in _NAMED:
        texts += [f"{words.name(Iri(name)).label} {_word(words, value, name)}" for value in values.get(name, ())]
    return f"{words.name(thing).label} — {words.name(link).label}: {' · '.join(texts)}"


def _word_figures(words: Wording, link: Iri, values: Mapping[str, list[object]]) -> dict[str, list[object]]:
    """The figures of a statement in words, with their unit, qualifiers and the upper end of a range."""
    single: dict[str, Any] = {name: some[0] for name, some in values.items()}
    if link not in LINKS:
        single = {**single, RM.unit: WON} if SCHEMA.value in single else {}
    return {name: [measure.write(words.view.lang)] for name, measure in to_measures(single).items()}


def _word(words: Wording, value: object, name: str) -> str:
    if isinstance(value, Iri):
        return words.name(value).label
    return words.money(value).label if name in _AMOUNTS and isinstance(value, Decimal) else str(value)

"""Why each row of a report holds: the chain of statements behind it, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from graph.model.vocabulary import DCAT, M8G, RDFS, RM, SCHEMA
from graph.reports.result import Report, Row, Section
from graph.reports.wording import TAXONOMY, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.evidence import Evidence, iter_chain
from graph.view.view import View

# The order in which the values of a statement are told; those of the second group with their name before them.
_TOLD = (
    M8G.role, RM.role, M8G.hasParticipant, RM.technology, RM.region, RM.member, RM.sameAgency, RM.sameActivity,
    RM.amountKind, RM.forRegion, RM.forUse, SCHEMA.value, RDFS.label, RM.groupedArea, RM.groupedStrategy, RM.countOf,
    RM.count, RM.milestoneDate, RM.duration, RM.correctedField, RM.resolvedText,
)  # fmt: skip
_NAMED = (RM.share, RM.announcedAmount, RM.computedAmount, DCAT.startDate, DCAT.endDate)
_AMOUNTS = (SCHEMA.value, RM.announcedAmount, RM.computedAmount)
# What the id of a section of reasons begins with.
_WHY = "why-"


def explain_report(view: View, report: Report) -> Report:
    """*report* with a section ``why-...`` after each section that has rows.

    Its rows tell, row by row, each statement that the row rests on and, indented by ``↳``, what that was derived from:
    number and words of the row, the statement in words, status, reason or rule, source and place.
    """
    words = Wording(view)
    statements = {one for section in report.sections for row in section.rows for one in row.basis}
    evidence = view.read_evidence(statements)
    words.learn(one.source for one in evidence.values() if one.source)
    said = say_statements(words, evidence)
    sections: list[Section] = []
    for section in report.sections:
        sections.append(section)
        if section.rows:
            sections.append(_explain_section(section, words, evidence, said))
    return replace(report, sections=tuple(sections))


def _explain_section(
    section: Section, words: Wording, evidence: Mapping[Iri, Evidence], said: Mapping[Iri, str]
) -> Section:
    lines: list[Line] = []
    for number, row in enumerate(section.rows, start=1):
        name = name_row(row)
        for told, status, why, end in _iter_reasons(row, words, evidence, said):
            source, place = (words.cite([end]), end.place) if end else ("", TAXONOMY)
            lines.append(Line((number, name, told, status, why, source, place), row.basis))
            name = ""  # told once, in the first of its lines
    columns = (
        words.column("number", "행", "row"),
        words.column("row", "답", "answer"),
        words.column("statement", "근거가 되는 진술", "statement behind it"),
        *words.columns("status", "reason", "source", "place"),
    )
    heading = words.pick(f"왜: {section.heading}", f"Why: {section.heading}")
    return words.section(f"{_WHY}{section.id}", heading, columns, lines, cited=False)


def _iter_reasons(
    row: Row, words: Wording, evidence: Mapping[Iri, Evidence], said: Mapping[Iri, str]
) -> Iterator[tuple[str, RawCell, RawCell, Evidence | None]]:
    """What the row rests on: words, status, reason or rule, and the evidence (none for a step of the taxonomy)."""
    seen: set[Iri] = set()
    for statement in row.basis:
        for depth, one in iter_chain(evidence, statement, seen=seen):
            yield "↳ " * depth + said[one.statement], one.status, one.reason or one.rule, one
    for path in dict.fromkeys(path for path in row.paths if len(path) > 1):
        taxonomy = words.pick("기술 분류", "technology taxonomy")
        yield f"{taxonomy}: {words.path(path)}", None, None, None


def iter_answers(report: Report) -> Iterator[Section]:
    """The sections of *report* without those that tell reasons."""
    return (section for section in report.sections if not tells_reasons(section))


def tells_reasons(section: Section) -> bool:
    """Whether *section* tells why the rows of another one hold; its first column has the numbers of those rows."""
    return section.id.startswith(_WHY)


def name_row(row: Row) -> str:
    """The row in short: its first three cells."""
    return " · ".join(str(cell) for cell in row[:3] if cell not in (None, ""))


def say_statements(words: Wording, statements: Iterable[Iri]) -> dict[Iri, str]:
    """Each statement as ``thing — link: values``; a thing that an edition or a file describes by its name."""
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
    told = [_word(words, value, name) for name in _TOLD for value in values.get(name, ())]
    for name in _NAMED:
        told += [f"{words.name(Iri(name)).label} {_word(words, value, name)}" for value in values.get(name, ())]
    return f"{words.name(thing).label} — {words.name(link).label}: {' · '.join(told)}"


def _word(words: Wording, value: object, name: str) -> str:
    if isinstance(value, Iri):
        return words.name(value).label
    return words.money(value).label if name in _AMOUNTS and isinstance(value, Decimal) else str(value)

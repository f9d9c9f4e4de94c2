"""The sources of a report, each once and numbered, with the rows that rest on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import ID
from graph.reports.explanation import iter_answers
from graph.reports.result import Report, Row
from graph.reports.wording import Wording
from graph.stores import Cell, Iri
from graph.view.evidence import Evidence, find_sources


@dataclass(frozen=True)
class Citation:
    """One source: ``number`` counts from 1 in the order in which the rows first rest on it.

    ``wordings`` are the texts by which cells of the report cite it, ``rows`` per section its heading and the numbers
    of the rows, from 1.
    """

    number: int
    source: Iri
    publisher: str
    date: str
    title: str
    url: str
    wordings: frozenset[str]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class _Use:
    """One row that rests on a source."""

    section: str
    heading: str
    row: int
    evidence: Evidence


def read_citations(report: Report) -> tuple[Citation, ...]:
    """The sources on which the rows of *report* rest; none if the report has no origin."""
    if report.origin is None:
        return ()
    words = Wording(report.origin)
    evidence = words.view.read_evidence(
        one for section in iter_answers(report) for row in section.rows for one in row.basis
    )
    words.learn(one.source for one in evidence.values() if one.source)
    uses: dict[Iri, list[_Use]] = {}
    for section in iter_answers(report):
        for number, row in enumerate(section.rows, start=1):
            for end in _iter_ends(evidence, row):
                if end.source:
                    uses.setdefault(end.source, []).append(_Use(section.id, section.heading, number, end))
    known = {Iri(row["source"]): row for row in words.view.read("sources")} if uses else {}
    return tuple(
        _to_citation(number, source, found, known.get(source, {}), words)
        for number, (source, found) in enumerate(uses.items(), start=1)
    )


def _iter_ends(evidence: Mapping[Iri, Evidence], row: Row) -> Iterable[Evidence]:
    return (end for one in dict.fromkeys(row.basis) for end in find_sources(evidence, one))


def _to_citation(number: int, source: Iri, uses: Sequence[_Use], known: Mapping[str, Cell], words: Wording) -> Citation:
    rows: dict[tuple[str, str], dict[int, None]] = {}
    for use in uses:
        rows.setdefault((use.section, use.heading), {}).setdefault(use.row)
    elsewhere = "" if source.startswith(ID.base) else str(source)
    return Citation(
        number=number,
        source=source,
        publisher=str(known.get("publisher") or uses[0].evidence.publisher),
        date=str(known.get("issued") or uses[0].evidence.date),
        title=words.name(source).label,
        url=str(known.get("url") or elsewhere),
        wordings=frozenset(words.cite_one(use.evidence) for use in uses),
        rows=tuple((heading, tuple(found)) for (_, heading), found in rows.items()),
    )


def to_ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers with runs drawn together.

    >>> to_ranges([1, 2, 3, 5, 8, 9])
    '1–3, 5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)

"""The numbered sources of a report without duplicates, and the rows that use them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import ID
from graph.reports.result import Citation, Citations, Place, Places, Report, Source
from graph.stores import Cell, Iri
from graph.view.evidence import Evidence, find_sources
from graph.view.view import View


@dataclass
class SourceList:
    """Numbers the sources in the order of their first citation.

    ``evidence`` covers all statements behind the rows. ``known`` holds the sources that already have numbers.
    """

    view: View
    evidence: Mapping[Iri, Evidence]
    known: Sequence[Source] = ()
    _numbers: dict[Iri, int] = field(default_factory=dict)
    _first: dict[Iri, Evidence] = field(default_factory=dict)
    _ends: dict[Iri, list[Evidence]] = field(default_factory=dict)
    _citations: dict[Iri, Citation] = field(default_factory=dict)
    _places: dict[Iri, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.view.names.learn(one.source for one in self.evidence.values() if one.source)
        self._numbers.update((one.iri, one.number) for one in self.known)

    def find_ends(self, basis: Iterable[Iri]) -> list[Evidence]:
        """The stated evidence at the end of the chains behind *basis*, in order."""
        return [end for statement in dict.fromkeys(basis) for end in self._find_ends(statement)]

    def _find_ends(self, statement: Iri) -> list[Evidence]:
        if statement not in self._ends:
            self._ends[statement] = find_sources(self.evidence, statement)
        return self._ends[statement]

    def number(self, ends: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of the sources of *ends*, without duplicates."""
        return tuple(dict.fromkeys(self._number(end.source, end) for end in ends if end.source))

    def _number(self, source: Iri, evidence: Evidence) -> int:
        if source not in self._numbers:
            self._numbers[source] = len(self._numbers) + 1
            self._first[source] = evidence
        return self._numbers[source]

    def cite(self, ends: Iterable[Evidence]) -> Citations:
        """The sources of *ends* as citations, or the note that no source is named."""
        items = tuple(dict.fromkeys(self._cite(end.source, end) for end in ends if end.source))
        return Citations(items, "" if items else name_none(self.view.lang))

    def _cite(self, source: Iri, end: Evidence) -> Citation:
        if end.statement not in self._citations:
            number = self._number(source, end)
            self._citations[end.statement] = Citation(number, end.mentioned, self._word(source, end))
        return self._citations[end.statement]

    def _word(self, source: Iri, end: Evidence) -> str:
        """Publisher, date and title. A page known only by its address shows the address."""
        title = self.view.names[source]
        korean = self.view.lang == "ko"
        mark = (", 추정" if korean else ", inferred") if end.dating else ""
        dated = f" ({end.date}{mark})" if end.date else ""
        mention = "언급: " if korean else "mentioned in: "
        return f"{mention if end.mentioned else ''}{end.publisher}{dated}: {title}" if end.publisher else title

    def locate(self, ends: Iterable[Evidence]) -> Places:
        """The places of *ends* in the data files, without duplicates."""
        return Places(tuple(dict.fromkeys(map(self._locate, ends))))

    def _locate(self, end: Evidence) -> Place:
        if end.statement not in self._places:
            self._places[end.statement] = Place(end.file, end.line)
        return self._places[end.statement]

    def list_sources(self) -> tuple[Source, ...]:
        """All numbered sources, in order."""
        new = list(self._first)
        read = self.view.read("sources", {"source": sorted(new)}) if new else ()
        rows = {Iri(row["source"]): row for row in read}
        return (*self.known, *(self._to_source(one, rows.get(one, {})) for one in new))

    def _to_source(self, source: Iri, row: Mapping[str, Cell]) -> Source:
        evidence = self._first[source]
        address = "" if source.startswith(ID.base) else str(source)
        return Source(
            number=self._numbers[source],
            iri=source,
            publisher=str(row.get("publisher") or evidence.publisher),
            date=str(row.get("issued") or evidence.date),
            title=self.view.names[source],
            url=str(row.get("url") or address),
        )


def name_none(lang: str) -> str:
    """The text for an agency or region without a source in the data files."""
    return "출처가 적혀 있지 않음" if lang == "ko" else "no source named"


def list_uses(report: Report) -> dict[int, list[tuple[str, tuple[int, ...]]]]:
    """Source number -> the headings of the sections that use the source, each with the numbers of the rows.

    Rows count from 1.
    """
    found: dict[int, dict[tuple[str, str], list[int]]] = {one.number: {} for one in report.sources}
    for section in report.answers:
        for number, row in enumerate(section.rows, start=1):
            for source in row.sources:
                found[source].setdefault((section.id, section.heading), []).append(number)
    return {
        source: [(heading, tuple(dict.fromkeys(rows))) for (_, heading), rows in sections.items()]
        for source, sections in found.items()
    }


def to_ranges(numbers: Sequence[int]) -> str:
    """The text of ascending numbers with consecutive ones as ranges.

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

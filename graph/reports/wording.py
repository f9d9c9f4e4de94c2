"""Words for the rows and headings of a report, and the sources of each row; terms are worded by the ontology."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from graph.model.vocabulary import DC, DCAT, DCTERMS, M8G, PROV, RM, SCHEMA
from graph.reports.result import Cell, Column, Money, Named, Row, Section
from graph.stores import Cell as StoreCell
from graph.stores import Iri
from graph.view.evidence import Evidence, find_sources
from graph.view.view import View

# Column id -> the term of the ontology whose label is its heading.
_TERMS = {
    "activity": RM.Activity,
    "agency": RM.Agency,
    "amount": SCHEMA.value,
    "amount_stage": RM.amountStage,
    "announced": RM.announcedAmount,
    "arithmetic": RM.arithmetic,
    "by": RM.resolvedBy,
    "check": RM.Reconciliation,
    "computed": RM.computedAmount,
    "count": RM.count,
    "date": DCTERMS.issued,
    "difference": RM.difference,
    "duration": RM.duration,
    "end": DCAT.endDate,
    "for_region": RM.forRegion,
    "kind": RM.amountKind,
    "listed": RM.listed,
    "of": RM.countOf,
    "other_roadmap": RM.Roadmap,
    "path": RM.reaches,
    "period": DCTERMS.temporal,
    "place": RM.line,
    "preference": RM.preference,
    "printed": RM.printedText,
    "publisher": DC.publisher,
    "reason": RM.reason,
    "region": RM.Region,
    "resolved": RM.resolvedText,
    "roadmap": RM.Roadmap,
    "role": M8G.role,
    "same": RM.sameActivity,
    "share": RM.share,
    "since": RM.validFrom,
    "source": PROV.hadPrimarySource,
    "stage": RM.stage,
    "start": DCAT.startDate,
    "status": RM.status,
    "technology": RM.technology,
    "until": RM.validUntil,
    "use": RM.forUse,
    "verdict": RM.verdict,
    "what": RM.correctedField,
}


# Where steps up to a broader technology are written.
TAXONOMY = "ontology/technology.ttl"

# A cell before it is worded: a thing is its IRI, several things a tuple of IRIs, ways through things a tuple of those.
RawCell: TypeAlias = "StoreCell | Money | Named | tuple[Iri | tuple[Iri, ...], ...]"


class Line(NamedTuple):
    """A row before it is worded, with what it rests on; see :class:`graph.reports.result.Row`."""

    cells: tuple[RawCell, ...]
    basis: tuple[Iri, ...]
    paths: tuple[tuple[Iri, ...], ...] = ()


@dataclass
class Wording:
    """Words the rows of a report on *view*."""

    view: View

    def pick(self, korean: str, english: str) -> str:
        """The sentence in the language of the report; only for what no term of the ontology says."""
        return korean if self.view.lang == "ko" else english

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the names of *things* in one question."""
        self.view.names.learn(things)

    def name(self, thing: Iri) -> Named:
        """*thing* with its name."""
        return Named(thing, self.view.names[thing])

    def money(self, won: StoreCell) -> Money:
        """An amount of won as the store gives it."""
        from graph.model.money import format_amount

        exact = Decimal(str(won))
        # A minus sign, not a hyphen: a spreadsheet would take the latter for a formula.
        return Money(exact, format_amount(exact, lang=self.view.lang).replace("-", "\u2212"))

    def tell_day(self) -> str:
        """That only what was known by the day of the view counts; empty for the latest view."""
        if self.view.is_latest:
            return ""
        return self.pick(f"{self.view.day}까지 알려진 것만 본다.", f"Only what was known by {self.view.day} counts.")

    def column(self, name: str, korean: str, english: str) -> Column:
        """A column that no term of the ontology heads."""
        return Column(name, self.pick(korean, english))

    def columns(self, *ids: str) -> tuple[Column, ...]:
        """Columns whose headings are the labels of their terms."""
        terms = [Iri(_TERMS[name]) for name in ids]
        if not all(term in self.view.names for term in terms):
            # At once all of them, for the columns to come.
            self.learn(Iri(term) for term in _TERMS.values())
        return tuple(Column(name, self.name(term).label) for name, term in zip(ids, terms, strict=True))

    def section(  # noqa: PLR0913 - what a section holds
        self,
        name: str,
        heading: str,
        columns: Iterable[str | Column],
        lines: Iterable[Line],
        *,
        note: str = "",
        cited: bool = True,
    ) -> Section:
        """The section with all things named; each row ends with its sources and its places in the data files.

        :param cited: whether the two columns for them are there; a row of sums rests on too many to print.
        """
        lines = list(lines)
        headed = [*columns, *(("source", "place") if cited else ())]
        evidence = self.view.read_evidence(one for line in lines for one in line.basis) if cited else {}
        # All names, of the headings too, in one question: with rdflib each costs a third of a second.
        things = [thing for line in lines for cell in line.cells for thing in _iter_things(cell)]
        terms = [Iri(_TERMS[column]) for column in headed if isinstance(column, str)]
        self.learn([*things, *terms, *(one.source for one in evidence.values() if one.source)])
        rows = []
        for line in lines:
            cells = [self.word(cell) for cell in line.cells]
            if cited and line.paths and not line.basis:
                cells += [self.pick("기술 분류", "technology taxonomy"), TAXONOMY]
            elif cited:
                ends = [end for one in dict.fromkeys(line.basis) for end in find_sources(evidence, one)]
                cells += [self.cite(ends), self.locate(ends)]
            rows.append(Row(tuple(cells), line.basis, line.paths))
        headings = tuple(self.columns(column)[0] if isinstance(column, str) else column for column in headed)
        return Section(name, heading, headings, tuple(rows), note)

    def word(self, cell: RawCell) -> Cell:
        """The cell with things named; yes and no in words."""
        if isinstance(cell, Iri):
            return self.name(cell)
        if isinstance(cell, tuple):
            return "; ".join(dict.fromkeys(self._word_part(part) for part in cell))
        if isinstance(cell, bool):
            return self.pick("예" if cell else "아니오", "yes" if cell else "no")
        return cell

    def _word_part(self, part: Iri | tuple[Iri, ...]) -> str:
        return self.name(part).label if isinstance(part, Iri) else self.path(part)

    def path(self, things: Sequence[Iri]) -> str:
        """A way through the technologies in words: ``a → b → c``."""
        self.learn(things)
        return " → ".join(self.name(thing).label for thing in things)

    def cite(self, evidence: Sequence[Evidence]) -> str:
        """The sources of *evidence* in words: publisher, date, title; each once, or that none is named."""
        self.learn(one.source for one in evidence if one.source)
        cited = (self.cite_one(one) for one in evidence if one.source)
        return "; ".join(dict.fromkeys(cited)) or self.no_source

    @property
    def no_source(self) -> str:
        """What stands for the source of an agency or region of which the data files name none."""
        return self.pick("출처가 적혀 있지 않음", "no source named")

    def cite_one(self, evidence: Evidence) -> str:
        """The source of one statement in words; of a page that is only known by its address, the address.

        A source that only mentions the thing is said to: it need not state all that the files know of it.
        """
        title = self.name(evidence.source).label if evidence.source else ""
        dated = f" ({evidence.date})" if evidence.date else ""
        mentioned = self.pick("언급: ", "mentioned in: ") if evidence.mentioned else ""
        return f"{mentioned}{evidence.publisher}{dated}: {title}" if evidence.publisher else title

    def locate(self, evidence: Sequence[Evidence]) -> str:
        """The places of *evidence* in the data files: ``file:line``, each once."""
        return "; ".join(dict.fromkeys(one.place for one in evidence))


def _iter_things(cell: RawCell) -> Iterator[Iri]:
    if isinstance(cell, Iri):
        yield cell
    elif isinstance(cell, tuple):
        for part in cell:
            yield from _iter_things(part)

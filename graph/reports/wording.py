"""The texts of rows and headings of a report, and the sources of each row. Terms have the labels of the ontology."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from graph.model.figures import Figure
from graph.model.quantities import WON, format_quantity
from graph.model.vocabulary import TECH
from graph.reports.columns import TERMS, Head, Heads
from graph.reports.result import (
    HELD,
    Cell,
    Citations,
    Column,
    Kind,
    Measured,
    Money,
    Named,
    Parameter,
    Paths,
    Place,
    Places,
    Report,
    Row,
    Section,
    Things,
    Unstated,
)
from graph.reports.sources import SourceList
from graph.stores import Cell as StoreCell
from graph.stores import Iri
from graph.view.evidence import Evidence
from graph.view.view import View

# The file of the package that states the technologies and their broader ones.
_TAXONOMY = Place("ontology/technology.ttl")

# A cell before naming: a thing is its IRI, several things are a tuple of IRIs, paths are a tuple of such tuples.
RawCell: TypeAlias = "StoreCell | Money | Named | Things | Unstated | tuple[Iri | tuple[Iri, ...], ...]"


class Line(NamedTuple):
    """A row before its things are named. See :class:`graph.reports.result.Row`."""

    cells: tuple[RawCell, ...]
    basis: tuple[Iri, ...]
    paths: tuple[tuple[Iri, ...], ...] = ()


class Block(NamedTuple):
    """A section before its things are named. See :class:`graph.reports.result.Section`.

    Each row of a *cited* block ends with its sources and its places in the data files. A row of sums has too many of
    them to print.
    """

    id: str
    heading: str
    columns: Heads
    lines: tuple[Line, ...]
    note: str = ""
    cited: bool = True


@dataclass
class Wording:
    """Names the things in the rows of a report on *view*."""

    view: View
    _named: dict[Iri, Named] = field(default_factory=dict, repr=False)
    _evidence: dict[Iri, Evidence] = field(default_factory=dict, repr=False)
    _several: dict[tuple[object, Kind], Cell] = field(default_factory=dict, repr=False)

    def pick(self, korean: str, english: str) -> str:
        """The text in the language of the report, if no label of the ontology fits."""
        return korean if self.view.lang == "ko" else english

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the names of *things* in one query."""
        self.view.names.learn(things)

    def name(self, thing: Iri) -> Named:
        """*thing* with its name."""
        if thing not in self._named:
            self._named[thing] = Named(thing, self.view.names[thing])
        return self._named[thing]

    def money(self, amount: StoreCell | Figure) -> Money:
        """An amount in won from the store, or a figure with its qualifier and upper end."""
        from graph.model.quantities import WON, format_quantity

        it = amount if isinstance(amount, Figure) else Figure(Decimal(str(amount)))
        label = format_quantity(it, lang=self.view.lang, unit=WON)
        # A minus sign, because a spreadsheet would read a leading hyphen as a formula.
        return Money(it.won, label.replace("-", "\u2212"), it.upper, it.qualifier)

    def quantity(self, number: StoreCell, unit: StoreCell, qualifier: StoreCell, upper: StoreCell = None) -> RawCell:
        """A figure for a column beside one of its unit, as an amount if the unit is won. ``None`` and words stay."""
        if not isinstance(number, int | Decimal):
            return number
        figure = Figure(Decimal(number), None if upper is None else Decimal(str(upper)), str(qualifier or ""))
        if unit == WON:
            return self.money(figure)
        label = format_quantity(figure, lang=self.view.lang).replace("-", "\u2212")
        return number if figure.is_exact else Measured(figure.won, label, figure.upper, figure.qualifier)

    def say(self, value: StoreCell) -> str:
        """A value as text: a thing by its name, yes and no in words."""
        if isinstance(value, bool):
            return self.pick("예" if value else "아니오", "yes" if value else "no")
        return self.name(value).label if isinstance(value, Iri) else str(value)

    def date(self, text: str, *, inferred: bool) -> str:
        """A date, marked if it is inferred."""
        return f"{text} {self.pick('(추정)', '(inferred)')}" if inferred else text

    def unstated(self, korean: str, english: str) -> Unstated:
        """The cell of a value that no source states."""
        return Unstated(self.pick(korean, english))

    def add_day(self, note: str) -> str:
        """*note* with a sentence on the as-of date, unless the view is the latest."""
        if self.view.is_latest:
            return note
        day = self.pick(f"{self.view.day}까지 발표된 판만 반영한다.", f"Only editions up to {self.view.day} count.")
        return f"{note} {day}"

    def column(self, name: str, korean: str, english: str, kind: Kind = Kind.TEXT) -> Column:
        """A column whose heading is not an ontology term."""
        return Column(name, self.pick(korean, english), kind)

    def columns(self, *heads: str | Head) -> tuple[Column, ...]:
        """Columns with the labels of their ontology terms as headings, unless a head has its own text."""
        found = [Head(head) if isinstance(head, str) else head for head in heads]
        terms = [Iri(TERMS[head.id][0]) for head in found if not head.english]
        if not all(term in self.view.names for term in terms):
            # One query for all terms, also for later columns.
            self.learn(Iri(term) for term, _ in TERMS.values())
        return tuple(self._to_column(head) for head in found)

    def _to_column(self, head: Head) -> Column:
        if head.english:
            return Column(head.id, self.pick(head.korean, head.english), head.kind or Kind.TEXT)
        term, kind = TERMS[head.id]
        return Column(head.id, self.view.names[Iri(term)], head.kind or kind)

    def section(  # noqa: PLR0913 - the fields of a section
        self,
        name: str,
        heading: str,
        columns: Iterable[str | Head | Column],
        lines: Iterable[Line],
        *,
        note: str = "",
        cited: bool = True,
    ) -> Block:
        """A section whose things :meth:`report` names later."""
        return Block(name, heading, tuple(columns), tuple(lines), note, cited)

    def report(self, name: str, title: str, parameters: Iterable[Parameter], blocks: Iterable[Block]) -> Report:
        """The report with the names of all things and numbered sources."""
        blocks = tuple(blocks)
        sources = SourceList(self.view, self.read(blocks))
        self._tell_apart(blocks)
        sections = tuple(self._to_section(block, sources) for block in blocks)
        asked = tuple(parameters)
        return Report(name, title, self.view.lang, asked, sections, self.view.day, sources.list_sources())

    def report_on(self, name: str, thing: Iri, blocks: Iterable[Block]) -> Report:
        """The report *name* on one *thing*, its parameter of that name, with the blocks that have lines or a note."""
        named = self.name(thing)
        return self.report(name, named.label, ((name, named),), (one for one in blocks if one.lines or one.note))

    def read(self, blocks: Sequence[Block]) -> Mapping[Iri, Evidence]:
        """The evidence of all cited *blocks*. Also reads the names of all things in them.

        Evidence and names take one query each, because a query of rdflib takes a third of a second. Evidence that was
        read before is not read again.
        """
        lines = [line for block in blocks if block.cited for line in block.lines]
        paths = {path for line in lines if not line.basis for path in line.paths}
        self._learn_evidence({*(one for line in lines for one in line.basis), *_iter_own(paths)})
        evidence = self._evidence
        cells = {cell for block in blocks for line in block.lines for cell in line.cells}
        things = {thing for cell in cells for thing in _iter_things(cell)}
        heads = [head for block in blocks for head in block.columns if not isinstance(head, Column)]
        headed = [head if isinstance(head, str) else head.id for head in heads] + ["source", "place"]
        terms = [Iri(TERMS[one][0]) for one in headed if one in TERMS]
        self.learn([*things, *terms, *(one.source for one in evidence.values() if one.source)])
        return evidence

    def _tell_apart(self, blocks: Iterable[Block]) -> None:
        """Names activities of the same title in *blocks* with their roadmap or parent."""
        cells = {cell for block in blocks for line in block.lines for cell in line.cells}
        for thing, label in self.view.names.tell_apart({one for cell in cells for one in _iter_things(cell)}).items():
            self._named[thing] = Named(thing, label)

    def _learn_evidence(self, statements: Set[Iri]) -> None:
        if unread := {one for one in statements if one not in self._evidence}:
            self._evidence.update(self.view.read_evidence(unread))

    def _to_section(self, block: Block, sources: SourceList) -> Section:
        heads = [*block.columns, *(("source", "place") if block.cited else ())]
        columns = tuple(head if isinstance(head, Column) else self.columns(head)[0] for head in heads)
        own, rows = columns[: len(block.columns)], []
        for line in block.lines:
            cells = [self.word(cell, column) for cell, column in zip(line.cells, own, strict=True)]
            if not block.cited:
                rows.append(Row(tuple(cells), line.basis, line.paths))
                continue
            cited, places = self._cite(line, sources)
            numbers = tuple(dict.fromkeys(one.number for one in cited.items))
            rows.append(Row((*cells, cited, places), line.basis, line.paths, numbers))
        return Section(block.id, block.heading, columns, tuple(rows), block.note)

    def _cite(self, line: Line, sources: SourceList) -> tuple[Citations, Places]:
        if line.paths and not line.basis:
            return Citations((), self.name_taxonomy(line.paths)), self.locate_taxonomy(line.paths)
        ends = sources.find_ends(line.basis)
        return sources.cite(ends), sources.locate(ends)

    def name_taxonomy(self, paths: Iterable[tuple[Iri, ...]]) -> str:
        """The source of the steps of *paths*: the technologies of the package, or those of data files alone."""
        if _has_packaged(paths):
            return self.pick("기술 분류", "technology taxonomy")
        return self.pick("데이터 파일의 기술", "technologies of the data files")

    def locate_taxonomy(self, paths: Collection[tuple[Iri, ...]]) -> Places:
        """The files that state the steps of *paths*: that of the package, and those with concepts of their own."""
        own = dict.fromkeys(_iter_own(paths))
        self._learn_evidence(own.keys())
        found = [self._evidence[one] for one in own if one in self._evidence]
        places = (Place(one.file, one.line) for one in found if one.file)
        return Places((*((_TAXONOMY,) if _has_packaged(paths) else ()), *places))

    def word(self, cell: RawCell, column: Column) -> Cell:
        """The cell with the names of things, yes and no as texts, and ``None`` for an empty text.

        :raises TypeError: the cell does not fit the kind of the column.
        """
        if cell is None or cell == "":
            return _EMPTY.get(column.kind)
        worded: Cell
        if isinstance(cell, Iri):
            worded = self.name(cell)
        elif isinstance(cell, tuple):
            worded = self._several.get((cell, column.kind))
            if worded is None:
                worded = self._several[cell, column.kind] = self._word_several(cell, column.kind)
        elif isinstance(cell, bool):
            worded = self.say(cell)
        elif column.kind is Kind.MONEY and isinstance(cell, int | Decimal):
            worded = self.money(cell)
        else:
            worded = cell
        if not isinstance(worded, HELD[column.kind]):
            raise TypeError(f"column '{column.id}' is of kind {column.kind} and cannot hold {cell!r}")
        return worded

    def _word_several(self, cell: tuple[Iri | tuple[Iri, ...], ...], kind: Kind) -> Cell:
        parts = dict.fromkeys(cell)
        if kind is Kind.PATHS:
            return Paths(tuple(tuple(map(self.name, part)) for part in parts if isinstance(part, tuple)))
        return Things(tuple(self.name(part) for part in parts if isinstance(part, Iri)))

    def path(self, things: Sequence[Iri]) -> str:
        """A path through the technologies as text: ``a → b → c``."""
        self.learn(things)
        return " → ".join(self.name(thing).label for thing in things)


# The empty cells by kind, if not ``None``.
_EMPTY: Mapping[Kind, Cell] = {
    Kind.THINGS: Things(()),
    Kind.LABELS: Things(()),
    Kind.PATHS: Paths(()),
    Kind.SOURCES: Citations(()),
    Kind.PLACES: Places(()),
}


def _iter_things(cell: RawCell) -> Iterator[Iri]:
    if isinstance(cell, Iri):
        yield cell
    elif isinstance(cell, tuple):
        for part in cell:
            yield from _iter_things(part)


def _iter_defined(paths: Iterable[tuple[Iri, ...]]) -> Iterator[Iri]:
    """The technologies whose definitions state the steps of *paths*, or the names of a path without a step."""
    yield from (one for path in paths for one in path[:-1] or path)


def _iter_own(paths: Iterable[tuple[Iri, ...]]) -> Iterator[Iri]:
    """Those of the technologies that data files define."""
    yield from (one for one in _iter_defined(paths) if not one.startswith(TECH.base))


def _has_packaged(paths: Iterable[tuple[Iri, ...]]) -> bool:
    return any(one.startswith(TECH.base) for one in _iter_defined(paths))

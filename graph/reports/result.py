"""The result of a report: sections of rows with typed columns, and the sources of the rows.

All classes are values. They need no store, and two reports with the same content are equal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias, get_args, overload

from graph.errors.messages import Message
from graph.stores import Iri
from graph.view.evidence import Evidence


class Kind(StrEnum):
    """The kind of the cells of a column. Each kind has one type in JSON, see ``docs/reports.md``."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    FLAG = "flag"
    MONEY = "money"
    QUANTITY = "quantity"
    THING = "thing"
    THINGS = "things"
    LABEL = "label"
    LABELS = "labels"
    PATHS = "paths"
    SOURCES = "sources"
    PLACES = "places"


class Depth(IntEnum):
    """How far a report follows the evidence of its rows.

    - ``CITED``: the sources cited in cells.
    - ``SOURCES``: also the sources of rows without citations, such as sums.
    - ``REASONS``: also every statement between the rows and their sources, in words.
    """

    CITED = 1
    SOURCES = 2
    REASONS = 3


@dataclass(frozen=True)
class Named:
    """A thing and its name in the language of the report."""

    iri: Iri
    label: str

    def __str__(self) -> str:
        return self.label


# The name of a parameter and its value.
Parameter: TypeAlias = tuple[str, str | Named]


@dataclass(frozen=True)
class Money:
    """An amount in won and its text in the language of the report. A spreadsheet gets the number.

    ``upper`` is the upper end of a range, and ``qualifier`` has the printed words that qualify the amount.
    """

    won: Decimal
    label: str
    upper: Decimal | None = None
    qualifier: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Measured(Money):
    """An inexact figure in the unit of another column. ``won`` is its number or the lower end of a range."""


@dataclass(frozen=True)
class Unstated:
    """A value that no source states. *label* is the text of the cell."""

    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Things:
    """Several things without duplicates, in order. Two of them may have the same name."""

    items: tuple[Named, ...]

    def __str__(self) -> str:
        return "; ".join(one.label for one in self.items)


@dataclass(frozen=True)
class Paths:
    """Paths up the technologies, each from the narrower to the broader one."""

    items: tuple[tuple[Named, ...], ...]

    def __str__(self) -> str:
        return "; ".join(map(write_path, self.items))


class Citation(NamedTuple):
    """One source as a row cites it: its number in the report, and its publisher, date and title as one text.

    A source that only *mentioned* the thing need not state all facts of the row.
    """

    number: int
    mentioned: bool
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Citations:
    """The sources of a row without duplicates, in order. *note* gives the reason if there is none."""

    items: tuple[Citation, ...]
    note: str = ""

    def __str__(self) -> str:
        return "; ".join(one.label for one in self.items) or self.note


class Place(NamedTuple):
    """The file and line of a statement. A file of the ontology has no line."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Places:
    """The places of a row without duplicates, in order."""

    items: tuple[Place, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.items))


Cell: TypeAlias = (
    Named | Money | Unstated | Things | Paths | Citations | Places | str | int | Decimal | bool | None
)  # fmt: skip

# The types of non-empty cells by kind.
HELD: Mapping[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str, Unstated),
    Kind.NUMBER: (int, Unstated),
    Kind.DECIMAL: (int, Decimal, Unstated),
    Kind.FLAG: (bool, Unstated),
    Kind.MONEY: (Money, Unstated),
    Kind.QUANTITY: (Money, int, Decimal, str, Unstated),
    # Several things only where they stand together for one, as the regions of a common plan.
    Kind.THING: (Named, Things, Unstated),
    Kind.THINGS: (Things,),
    Kind.LABEL: (Named, str, Unstated),
    Kind.LABELS: (Things, str),
    Kind.PATHS: (Paths,),
    Kind.SOURCES: (Citations,),
    Kind.PLACES: (Places,),
}


def to_text(cell: Cell) -> str:
    """The text of the cell, empty for ``None``."""
    return "" if cell is None else str(cell)


def write_path(path: tuple[Named, ...]) -> str:
    """``a → b → c``."""
    return " → ".join(one.label for one in path)


def list_things(cell: Cell) -> tuple[Named, ...]:
    """The things in *cell*, without those on a path."""
    if isinstance(cell, Things):
        return cell.items
    return (cell,) if isinstance(cell, Named) else ()


class Column(NamedTuple):
    """A column. *id* is stable and the key in JSON. *heading* is in the language of the report."""

    id: str
    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Row:
    """The cells of one row in the order of the columns.

    ``basis`` holds the statements, or the things described in an edition, behind the row. ``paths`` holds the paths up
    the technologies behind the row, each from the narrower to the broader one. ``sources`` holds the numbers of its
    sources, as far as the report follows them.
    """

    cells: tuple[Cell, ...]
    basis: tuple[Iri, ...]
    paths: tuple[tuple[Iri, ...], ...] = ()
    sources: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    @overload
    def __getitem__(self, place: int) -> Cell: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Cell, ...]: ...

    def __getitem__(self, place: int | slice) -> Cell | tuple[Cell, ...]:
        return self.cells[place]

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True)
class Section:
    """Rows of one kind. *note* explains them, or gives the reason why there are none.

    If *explains* is the id of another section, the rows are the reasons of the rows there. Their first cell is the
    number of the explained row.
    """

    id: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    explains: str = ""


@dataclass(frozen=True)
class Source:
    """A document behind rows. ``number`` counts from 1.

    The sources cited in cells come first, in the order of citation. The sources of other rows follow.
    """

    number: int
    iri: Iri
    publisher: str
    date: str
    title: str
    url: str


@dataclass(frozen=True)
class Reason:
    """One statement behind a row: its evidence, its text, its status, its reason or rule, and its sources.

    ``why`` is the reason of an inferred statement or the rule of a derived one.
    """

    evidence: Evidence
    label: str
    status: Named
    why: Named | None
    source: Citations


@dataclass(frozen=True)
class Reasons:
    """All statements behind the rows of a report, down to the stated ones, and the paths up the technologies."""

    statements: tuple[Reason, ...]
    paths: tuple[tuple[Named, ...], ...]


@dataclass(frozen=True, repr=False)
class Report:
    """The answer to one question, with the parameters of the question. A thing asked for has its IRI.

    ``day`` is the as-of date of the view. Lists have none. ``reasons`` is set only on request, see :class:`Depth`.
    ``form`` is the question that an answer understood, as JSON values, see :class:`graph.reports.questions.Form`.
    """

    name: str
    title: str
    lang: str
    parameters: tuple[Parameter, ...]
    sections: tuple[Section, ...]
    day: str = ""
    sources: tuple[Source, ...] = ()
    reasons: Reasons | None = None
    form: Mapping[str, object] | None = None

    def __repr__(self) -> str:
        sections = ", ".join(f"{section.id} {len(section.rows)}" for section in self.sections)
        return f"<Report {self.name} '{self.title}': {sections}>"

    @property
    def answers(self) -> tuple[Section, ...]:
        """The sections that do not explain other sections."""
        return tuple(section for section in self.sections if not section.explains)


def find_fault(result: object) -> Message | None:
    """What is wrong with the *result* of a report that others wrote, so that no format could write it."""
    if not isinstance(result, Report):
        return Message("it returns {found}, not {wanted}", found=type(result).__name__, wanted="a Report")
    if not all(isinstance(text, str) for text in _iter_texts(result)):
        return Message("a name, title, heading or note is not a text")
    if not all(isinstance(name, str) and isinstance(value, str | Named) for name, value in result.parameters):
        return Message("a parameter is not a text or a thing")
    for section in result.sections:
        ids = [column.id for column in section.columns]
        if len(set(ids)) < len(ids):
            return Message("section '{section}' has two columns of one id", section=section.id)
        for number, row in enumerate(section.rows, start=1):
            if fault := _find_fault_in_row(row, section.columns):
                return fault.fill(number=number, section=section.id)
    return None


def _iter_texts(report: Report) -> Iterator[object]:
    yield from (report.name, report.title)
    for section in report.sections:
        yield from (section.id, section.heading, section.note)
        yield from (text for column in section.columns for text in (column.id, column.heading))


def _find_fault_in_row(row: Row, columns: tuple[Column, ...]) -> Message | None:
    if len(row.cells) != len(columns):
        return Message(
            "row {number} of section '{section}' has {cells} cells in {columns} columns",
            cells=len(row.cells),
            columns=len(columns),
        )
    for cell, column in zip(row.cells, columns, strict=True):
        # A column of texts may hold anything that has a text.
        held = get_args(Cell) if column.kind is Kind.TEXT else HELD[column.kind]
        if cell is not None and not isinstance(cell, held):
            return Message(
                "row {number} of section '{section}' has {found} in column '{column}', which holds {kind}",
                found=type(cell).__name__,
                column=column.id,
                kind=column.kind,
            )
    return None

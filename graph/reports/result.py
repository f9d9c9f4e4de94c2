"""What a report gives: sections of rows in columns of one kind each, and the sources on which the rows rest.

Everything here is a value: no store stands behind it, and two reports with the same content are equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias, overload

from graph.stores import Iri
from graph.view.evidence import Evidence


class Kind(StrEnum):
    """What the cells of a column are. Each kind has one type in JSON, see ``docs/reports.md``."""

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
    """How far a report follows what its rows rest on.

    The sources that cells cite, also those of rows that cite none in a cell (such as sums), or every statement between
    the rows and their sources, in words.
    """

    CITED = 1
    SOURCES = 2
    REASONS = 3


@dataclass(frozen=True)
class Named:
    """A thing and what to call it in the language of the report."""

    iri: Iri
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Money:
    """An exact amount of won, and how the readers of the report write it; a spreadsheet gets the number."""

    won: Decimal
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Unstated:
    """No source states a value; *label* says so where the cell is read."""

    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Things:
    """Several things, each once, in their order; two of them may be called the same."""

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
    """One source as a row cites it: its number in the report, and publisher, date and title in words.

    A source that only *mentioned* the thing need not state all that the row says of it.
    """

    number: int
    mentioned: bool
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Citations:
    """The sources of a row, each once, in their order; *note* says in words why there is none."""

    items: tuple[Citation, ...]
    note: str = ""

    def __str__(self) -> str:
        return "; ".join(one.label for one in self.items) or self.note


class Place(NamedTuple):
    """Where the data files say it; a file of the ontology has no line."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Places:
    """The places of a row, each once, in their order."""

    items: tuple[Place, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.items))


Cell: TypeAlias = (
    Named | Money | Unstated | Things | Paths | Citations | Places | str | int | Decimal | bool | None
)  # fmt: skip


def to_text(cell: Cell) -> str:
    """The cell as it is read; nothing for none."""
    return "" if cell is None else str(cell)


def write_path(path: tuple[Named, ...]) -> str:
    """``a → b → c``."""
    return " → ".join(one.label for one in path)


def list_things(cell: Cell) -> tuple[Named, ...]:
    """The things that *cell* holds; those on a path do not count."""
    if isinstance(cell, Things):
        return cell.items
    return (cell,) if isinstance(cell, Named) else ()


class Column(NamedTuple):
    """A column: *id* is stable and the key in JSON, *heading* is in the language of the report."""

    id: str
    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Row:
    """The cells of one row in the order of the columns.

    ``basis`` are the statements, and the things described in an edition, on which the row rests; ``paths`` are the
    paths up the technologies that it follows, each from the narrower to the broader one; ``sources`` are the numbers
    of the sources on which it rests, as far as the report follows them.
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
    """Rows of one kind; *note* says in words what they mean, or why there are none.

    A section that *explains* another, named by its id, has the reasons of that one's rows and the row number first.
    """

    id: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    explains: str = ""


@dataclass(frozen=True)
class Source:
    """A document on which rows rest: ``number`` counts from 1.

    First come those that cells cite, in the order in which they do, then those on which other rows rest.
    """

    number: int
    iri: Iri
    publisher: str
    date: str
    title: str
    url: str


@dataclass(frozen=True)
class Reason:
    """One statement behind a row, in words: its evidence, its status, and why it holds.

    ``why`` is the reason for an inferred statement, the rule of a derived one; ``source`` is what states it.
    """

    evidence: Evidence
    label: str
    status: Named
    why: Named | None
    source: Citations


@dataclass(frozen=True)
class Reasons:
    """Every statement behind the rows of a report, down to those that a source states, and the technology paths."""

    statements: tuple[Reason, ...]
    paths: tuple[tuple[Named, ...], ...]


@dataclass(frozen=True, repr=False)
class Report:
    """The answer to one question, with the parameters that it was asked with.

    ``day`` is the day of the view that it was made from; a list of what there is has none. ``reasons`` are there only
    if they were asked for, see :class:`Depth`.
    """

    name: str
    title: str
    lang: str
    parameters: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    day: str = ""
    sources: tuple[Source, ...] = ()
    reasons: Reasons | None = None

    def __repr__(self) -> str:
        sections = ", ".join(f"{section.id} {len(section.rows)}" for section in self.sections)
        return f"<Report {self.name} '{self.title}': {sections}>"

    @property
    def answers(self) -> tuple[Section, ...]:
        """The sections without those that explain others."""
        return tuple(section for section in self.sections if not section.explains)

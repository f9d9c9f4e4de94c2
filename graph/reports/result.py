"""What a report gives: sections of rows with headings, and notes in words; each row knows what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, overload

from graph.stores import Iri
from graph.view.view import View


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


Cell = Named | Money | str | int | Decimal | None


def to_text(cell: Cell) -> str:
    """The cell as it is read; nothing for none."""
    return "" if cell is None else str(cell)


class Column(NamedTuple):
    """A column: *id* is stable and the key in JSON, *heading* is in the language of the report."""

    id: str
    heading: str


@dataclass(frozen=True)
class Row:
    """The cells of one row in the order of the columns.

    ``basis`` are the statements, and the things described in an edition, on which the row rests; ``paths`` are the
    ways up the technologies that it follows, each from the narrower to the broader one.
    """

    cells: tuple[Cell, ...]
    basis: tuple[Iri, ...]
    paths: tuple[tuple[Iri, ...], ...] = ()

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
    """Rows of one kind; *note* says in words what they mean, or why there are none."""

    id: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """The answer to one question, with the parameters it was asked with.

    A report that was made elsewhere than by :meth:`graph.knowledge.Knowledge.report` may have no ``origin``; then no
    format of it tells sources beyond its cells. In a notebook it shows itself as tables.
    """

    name: str
    title: str
    lang: str
    parameters: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    origin: View | None = field(default=None, compare=False, repr=False)

    def __repr__(self) -> str:
        sections = ", ".join(f"{section.id} {len(section.rows)}" for section in self.sections)
        return f"<Report {self.name} '{self.title}': {sections}>"

    def _repr_html_(self) -> str:
        from graph.output.formats.html import render_fragment

        return render_fragment(self)

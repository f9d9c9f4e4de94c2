"""What a report gives: sections of rows with headings, and notes in words."""

from dataclasses import dataclass
from decimal import Decimal

from graph.stores import Iri


@dataclass(frozen=True)
class Named:
    """A thing and what to call it in the language of the report."""

    iri: Iri
    label: str

    def __str__(self) -> str:
        return self.label


Cell = Named | str | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """A column: *id* is stable and the key in JSON, *heading* is in the language of the report."""

    id: str
    heading: str


@dataclass(frozen=True)
class Section:
    """Rows of one kind; *note* says in words what they mean, or why there are none."""

    id: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Report:
    """The answer to one question, with the parameters it was asked with."""

    name: str
    title: str
    lang: str
    parameters: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]

"""Specifications of sections with the rows of one query: columns, cells, basis and notes as data."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.reports.columns import Head
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Cell, Iri
from graph.view.activities import INFERRED

# A row of a query, column -> value.
QueryRow = Mapping[str, Cell]
# In Korean and in English.
Words = tuple[str, str]


class Field(NamedTuple):
    """A column and the origin of its cells: a column of the query, or a function of the row."""

    head: Head
    read: str | Callable[[Wording, QueryRow], RawCell]


# Whether a row is inferred, and why. For the spare columns of sections whose rows are mostly stated.
INFERENCE = (
    Field(Head("status"), lambda _, row: row["status"] if row["status"] == INFERRED else None),
    Field(Head("reason"), "reason"),
)
# The dates from which and until which a row holds, as precise as stated.
DAYS = (Field(Head("start"), "start"), Field(Head("end"), "end"))


@dataclass(frozen=True)
class SectionSpec:
    """A section with one row per row of *query*.

    A column without :class:`Field` shows the column of the query with the same name. The columns *basis* of the query
    hold the statements behind each row. A *spare* column is left out if no row has a value there. The section ends with
    *note* if it has rows, otherwise with *none*. A report on one thing omits a section without rows and note.
    """

    id: str
    heading: Words
    query: str
    columns: tuple[str | Head | Field, ...]
    basis: tuple[str, ...]
    note: Words = ("", "")
    none: Words = ("", "")
    spare: tuple[str | Head | Field, ...] = ()


def read_date(words: Wording, row: QueryRow) -> str:
    """The date of an edition, marked if it is inferred."""
    return words.date(str(row["issued"]), inferred=row["dating"] is not None)


def _to_field(column: str | Head | Field) -> Field:
    if isinstance(column, Field):
        return column
    head = Head(column) if isinstance(column, str) else column
    return Field(head, head.id)


def to_block(words: Wording, spec: SectionSpec, rows: Iterable[QueryRow]) -> Block:
    """The section *spec* with *rows* of its query, which the caller may filter or extend."""
    rows, fields, spare = list(rows), list(map(_to_field, spec.columns)), map(_to_field, spec.spare)

    def read(field: Field, row: QueryRow) -> RawCell:
        return row[field.read] if isinstance(field.read, str) else field.read(words, row)

    fields += [field for field in spare if any(read(field, row) not in (None, "") for row in rows)]
    lines = tuple(
        Line(tuple(read(field, row) for field in fields), tuple(Iri(row[name]) for name in spec.basis)) for row in rows
    )
    note = words.pick(*(spec.note if lines else spec.none))
    return Block(spec.id, words.pick(*spec.heading), tuple(field.head for field in fields), lines, note)


def read_block(
    words: Wording,
    spec: SectionSpec,
    among: Mapping[str, Collection[Iri]] | None = None,
    /,
    **values: Iterable[str],
) -> Block:
    """The section *spec* with all rows of its query. See :meth:`graph.view.snapshot.Snapshot.read`."""
    return to_block(words, spec, words.view.read(spec.query, among, ended=False, **values))

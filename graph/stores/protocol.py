"""What every store can do, and the values it gives back."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple, Protocol

from graph.model.vocabulary import XSD


class Iri(str):
    """An IRI, told apart from a literal of the same text."""

    __slots__ = ()


Cell = Iri | str | int | Decimal | bool | None

_NUMBERS: dict[str, Callable[[str], Cell]] = {
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.boolean: lambda text: text in ("true", "1"),
}


class Table(NamedTuple):
    """The answer to a SELECT: column names in the order of the query, rows in the order of the engine."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Each row as column name -> value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store(Protocol):
    """A dataset of named graphs; a query without GRAPH sees the union of all graphs.

    A statement of several graphs counts once in the one engine and once per graph in the other: ask with DISTINCT.
    It can be pickled, for another process to ask the same; :attr:`in_process` says that it lies in this one's memory.
    """

    in_process: bool

    def load(self, nquads: str) -> None:
        """Adds quads.

        :param nquads: N-Quads text; not every engine looks whether its IRIs are.
        """

    def select(self, query: str) -> Table:
        """The answer to a SELECT.

        :raises InvalidQuery: the engine does not accept the query.
        :raises ServiceFault: it calls another server, and fails.
        """

    def construct(self, query: str) -> str:
        """The triples of a CONSTRUCT as N-Triples lines (``subject predicate object .``), in no order, some repeated.

        :raises InvalidQuery: as in :meth:`select`, and so is :class:`ServiceFault`.
        """

    def dump(self) -> str:
        """All quads as sorted N-Quads lines."""


def calls_servers(query: str) -> bool:
    """Whether *query* has the keyword SERVICE, be it in a text or comment."""
    return bool(re.search(r"\bSERVICE\b", query, re.IGNORECASE))


def to_cell(text: str, datatype: str) -> Cell:
    """A literal as a Python value; dates and years stay text, so that they keep their precision."""
    convert = _NUMBERS.get(datatype)
    return convert(text) if convert else text

"""The interface of every store, and the values that it returns."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple, Protocol

from graph.model.vocabulary import XSD


class Iri(str):
    """An IRI, as opposed to a literal with the same text."""

    __slots__ = ()


Cell = Iri | str | int | Decimal | bool | None

# Datatype -> its lexical forms (https://www.w3.org/TR/xmlschema11-2/) and their conversion. Python accepts more, such
# as 1_000 and NaN.
_FORMS: dict[str, tuple[re.Pattern[str], Callable[[str], Cell]]] = {
    XSD.integer: (re.compile("[+-]?[0-9]+"), int),
    XSD.decimal: (re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"), Decimal),
    XSD.boolean: (re.compile("true|false|1|0"), lambda text: text in ("true", "1")),
}
# Python converts no longer integer by default.
_LONGEST = 4_300


class Table(NamedTuple):
    """The result of a SELECT: column names in the order of the query, rows in the order of the engine."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Each row as column name -> value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store(Protocol):
    """A dataset of named graphs. A query without GRAPH runs on the union of all graphs.

    A triple in several graphs counts once in some engines and once per graph in others, so use DISTINCT.
    A store can be pickled and used in another process. :attr:`in_process` means that it is in this process's memory.
    :attr:`on_server` means that each query is sent to a server.
    """

    in_process: bool
    on_server: bool

    def load(self, nquads: str) -> None:
        """Adds quads.

        :param nquads: N-Quads text. Not every engine checks its IRIs.
        """

    def seal(self) -> None:
        """From now on no query calls a server or reads a file, whatever its text, as far as the engine can prevent it.

        A store on a server still sends queries there.
        """

    def select(self, query: str) -> Table:
        """The result of a SELECT.

        :raises InvalidQuery: the engine rejects the query.
        :raises ServiceFault: it calls another server, and fails.
        """

    def ask(self, query: str) -> bool:
        """The answer to an ASK.

        :raises InvalidQuery: as in :meth:`select`, and so is :class:`ServiceFault`.
        """

    def construct(self, query: str) -> str:
        """The triples of a CONSTRUCT or DESCRIBE as N-Triples lines, in any order and possibly repeated.

        :raises InvalidQuery: as in :meth:`select`, and so is :class:`ServiceFault`.
        """

    def dump(self) -> str:
        """All quads as sorted N-Quads lines."""


def calls_servers(query: str) -> bool:
    """Whether *query* has the keyword SERVICE, be it in a text or comment."""
    return bool(re.search(r"\bSERVICE\b", query, re.IGNORECASE))


def to_cell(text: str, datatype: str) -> Cell:
    """A literal as a Python value. Dates and years stay text to keep their precision.

    A text that does not fit its datatype stays text too, and so does an integer of thousands of digits.
    """
    if datatype not in _FORMS or len(text) > _LONGEST:
        return text
    form, convert = _FORMS[datatype]
    return convert(text) if form.fullmatch(text) else text

"""Oxigraph in this process: the default engine."""

import io
from pathlib import Path

import pyoxigraph

from graph.errors import InvalidQuery
from graph.stores.ntriples import to_lines
from graph.stores.protocol import Cell, Iri, Table, to_cell


class OxigraphStore:
    """A :class:`graph.stores.Store` over Oxigraph.

    :param store: an Oxigraph store in the folder *path*, by default an empty one in memory.
    """

    def __init__(self, store: pyoxigraph.Store | None = None, *, path: str = "") -> None:
        self._store = pyoxigraph.Store() if store is None else store
        self._path = path
        self.in_process = not path

    def load(self, nquads: str) -> None:
        # IRIs are checked when they are read from a file. A second check would double the loading time.
        self._store.bulk_load(input=nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)

    def select(self, query: str) -> Table:
        answer = self._query(query)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise InvalidQuery("this is not a SELECT query; only SELECT gives rows")
        columns = tuple(variable.value for variable in answer.variables)
        try:
            convert = _Converted().__getitem__
            return Table(columns, tuple([tuple(map(convert, solution)) for solution in answer]))
        except RuntimeError as error:
            raise InvalidQuery(str(error)) from error

    def construct(self, query: str) -> str:
        answer = self._query(query)
        if not isinstance(answer, pyoxigraph.QueryTriples):
            raise InvalidQuery("this is not a CONSTRUCT query; only CONSTRUCT gives triples")
        try:
            return (answer.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode()
        except RuntimeError as error:
            raise InvalidQuery(str(error)) from error

    def dump(self) -> str:
        buffer = io.BytesIO()
        self._store.dump(buffer, format=pyoxigraph.RdfFormat.N_QUADS)
        return "".join(sorted(to_lines(buffer.getvalue().decode())))

    def exchange(self, removed: str, added: str) -> None:
        """Removes and adds quads in one transaction.

        :param removed: N-Quads text, like *added*.
        """
        operations = (("DELETE", removed), ("INSERT", added))
        self._store.update(" ; ".join(f"{what} DATA {{ {_to_trig(quads)} }}" for what, quads in operations if quads))
        self._store.flush()

    def copy_to(self, folder: Path) -> None:
        """Copies a store from its folder to another folder, with hard links to the files if the disk supports them."""
        self._store.backup(str(folder))

    def __getstate__(self) -> tuple[str, str]:
        """The folder of the quads, or the quads themselves if they are in memory."""
        return self._path, "" if self._path else self.dump()

    def __setstate__(self, state: tuple[str, str]) -> None:
        path, quads = state
        self.__init__(pyoxigraph.Store.read_only(path) if path else None, path=path)  # type: ignore[misc]
        if not path:
            self.load(quads)

    def _query(self, query: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        try:
            return self._store.query(query, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise InvalidQuery(str(error)) from error


def _to_trig(nquads: str) -> str:
    """Quads as the body of an update, because SPARQL has no N-Quads syntax."""
    parsed = pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in parsed)


class _Converted(dict[object, Cell]):
    """Converts the terms of one answer to plain values, each distinct term only once."""

    def __missing__(self, term: object) -> Cell:
        cell = self[term] = to_plain(term)
        return cell


def to_plain(term: object) -> Cell:
    """A term of pyoxigraph as a plain value."""
    if isinstance(term, pyoxigraph.Literal):
        return to_cell(term.value, term.datatype.value)
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    return None if term is None else str(term)

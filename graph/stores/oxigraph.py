"""Oxigraph in this process: the default engine."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from graph.errors import InvalidQuery, ServiceFault
from graph.errors.messages import Message
from graph.model.vocabulary import XSD
from graph.stores.ntriples import is_iri, to_lines
from graph.stores.protocol import Cell, Iri, Table, calls_servers, to_cell

NOT_SELECT = Message("this is not a SELECT query; only SELECT gives rows")
NOT_CONSTRUCT = Message("this is not a CONSTRUCT or DESCRIBE query; only these give triples")
NOT_ASK = Message("this is not an ASK query; only ASK gives yes or no")


class OxigraphStore:
    """A :class:`graph.stores.Store` over Oxigraph.

    :param store: an Oxigraph store in the folder *path*, by default an empty one in memory.
    """

    def __init__(self, store: pyoxigraph.Store | None = None, *, path: str = "") -> None:
        self._store = pyoxigraph.Store() if store is None else store
        self._path = path
        self.in_process = not path
        self.on_server = False

    def load(self, nquads: str) -> None:
        # IRIs are checked when they are read from a file. A second check would double the loading time.
        self._store.bulk_load(input=nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)

    def seal(self) -> None:
        """Nothing to do: FROM reads no files, and calls to servers cannot be switched off here."""

    def select(self, query: str) -> Table:
        return to_table(*self.select_tsv(query))

    def select_tsv(self, query: str) -> tuple[tuple[str, ...], bytes]:
        """The columns of :meth:`select`, and its answer as TSV (SPARQL 1.1 Query Results TSV Format)."""
        with _explain_faults(query):
            answer = self._query(query)
            if not isinstance(answer, pyoxigraph.QuerySolutions):
                raise InvalidQuery(NOT_SELECT)
            columns = tuple(variable.value for variable in answer.variables)
            # As text, because an object for each term takes half as long again as the query itself (2026-11-29).
            return columns, answer.serialize(format=pyoxigraph.QueryResultsFormat.TSV) or b""

    def ask(self, query: str) -> bool:
        with _explain_faults(query):
            answer = self._query(query)
            if not isinstance(answer, pyoxigraph.QueryBoolean):
                raise InvalidQuery(NOT_ASK)
            return bool(answer)

    def construct(self, query: str) -> str:
        with _explain_faults(query):
            answer = self._query(query)
            if not isinstance(answer, pyoxigraph.QueryTriples):
                raise InvalidQuery(NOT_CONSTRUCT)
            return (answer.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode()

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
        """Writes the present state to another folder, with hard links to the files if the disk supports them."""
        self._store.flush()
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
        return self._store.query(query, use_default_graph_as_union=True)


def to_table(columns: tuple[str, ...], tsv: bytes) -> Table:
    """The answer *tsv* of :meth:`OxigraphStore.select_tsv` as plain values."""
    convert = _Converted().__getitem__
    lines = tsv.decode().split("\n")[1:-1]
    return Table(columns, tuple([tuple(map(convert, line.split("\t"))) if columns else () for line in lines]))


@contextmanager
def _explain_faults(query: str) -> Iterator[None]:
    """Oxigraph's faults as ours; that of a disk is left as it is."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise InvalidQuery(str(error)) from error
    except (RuntimeError, OSError) as error:
        if calls_servers(query):
            raise ServiceFault(str(error)) from error
        if isinstance(error, OSError):
            raise
        raise InvalidQuery(str(error)) from error


def _to_trig(nquads: str) -> str:
    """Quads as the body of an update, because SPARQL has no N-Quads syntax."""
    parsed = pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in parsed)


class _Converted(dict[str, Cell]):
    """Converts the terms of one answer to plain values, each distinct term only once."""

    def __missing__(self, term: str) -> Cell:
        cell = self[term] = _parse_term(term)
        return cell


def _parse_term(term: str) -> Cell:
    """A term as plain value, from its text in an answer (SPARQL 1.1 Query Results TSV Format, section 4)."""
    if not term:
        return None
    if term[0] == "<":
        # A triple term of RDF 1.2 is shown as it is written.
        return term if term.startswith("<<") else Iri(term[1:-1])
    if term[0] == '"' and term[-1] == '"' and "\\" not in term:
        return term[1:-1]
    if term[0] == "_":
        return term
    # Numbers and truth values stand without quotes.
    if "\\" not in term:
        text, _, kind = term[1:].rpartition('"') if term[0] == '"' else (term, "", f"^^<{_find_bare_datatype(term)}>")
        return text if kind[0] == "@" else to_cell(text, kind[3:-1])
    literal = term if term[0] == '"' else f'"{term}"^^<{_find_bare_datatype(term)}>'
    (triple,) = pyoxigraph.parse(f"<x:s> <x:p> {literal} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return to_plain(triple.object)


def _find_bare_datatype(term: str) -> str:
    if term in ("true", "false"):
        return XSD.boolean
    return XSD.decimal if "." in term else XSD.integer


def triples_to_table(ntriples: Iterable[str]) -> Table:
    """Lines of N-Triples as rows of subject, predicate and object, in their order."""
    triples = pyoxigraph.parse("\n".join(ntriples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Table(
        ("subject", "predicate", "object"),
        tuple((to_plain(one.subject), to_plain(one.predicate), to_plain(one.object)) for one in triples),
    )


def to_plain(term: object) -> Cell:
    """A term of pyoxigraph as a plain value."""
    if isinstance(term, pyoxigraph.Literal):
        return to_cell(term.value, term.datatype.value)
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value) if is_iri(term.value) else term.value
    return None if term is None else str(term)

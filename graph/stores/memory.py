"""rdflib in memory: slow, but the reference for the other engines."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import rdflib
from pyparsing.exceptions import ParseException
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query

from graph.errors import InvalidQuery, RoadmapError, ServiceFault
from graph.errors.messages import Message
from graph.stores.ntriples import is_iri, to_iri, to_text, to_typed
from graph.stores.protocol import Cell, Iri, Table, calls_servers, to_cell

# Characters of a reason that are shown, because it may contain a whole value.
_LONGEST_REASON = 200
_TERMS = logging.getLogger("rdflib.term")


class MemoryStore:
    """A :class:`graph.stores.Store` over rdflib."""

    def __init__(self) -> None:
        self.in_process = True
        self.on_server = False
        self._sealed = False
        self._dataset = rdflib.Dataset(default_union=True)

    def load(self, nquads: str) -> None:
        self._dataset.parse(data=nquads, format="nquads")

    def seal(self) -> None:
        self._sealed = True

    def select(self, query: str) -> Table:
        with _explain_faults(query):
            answer = self._query(query)
            if answer.type != "SELECT":
                raise InvalidQuery(Message("this is not a SELECT query; only SELECT gives rows"))
            columns = tuple(str(variable) for variable in answer.vars or ())
            # Rows are found one after the other, so that faults come up here too.
            rows = (tuple(_to_cell(term) for term in row) for row in answer if isinstance(row, tuple))
            return Table(columns, tuple(rows))

    def ask(self, query: str) -> bool:
        with _explain_faults(query):
            answer = self._query(query)
            if answer.type != "ASK":
                raise InvalidQuery(Message("this is not an ASK query; only ASK gives yes or no"))
            return bool(answer.askAnswer)

    def construct(self, query: str) -> str:
        with _explain_faults(query):
            answer = self._query(query)
        if answer.type not in ("CONSTRUCT", "DESCRIBE") or answer.graph is None:
            raise InvalidQuery(Message("this is not a CONSTRUCT or DESCRIBE query; only these give triples"))
        return "".join(f"{' '.join(map(_to_ntriples, triple))} .\n" for triple in answer.graph)

    def dump(self) -> str:
        terms = ([term for term in quad if term is not None] for quad in self._dataset.quads())
        quads = (" ".join(map(_to_ntriples, quad)) for quad in terms)
        return "".join(sorted(f"{quad} .\n" for quad in quads))

    def __getstate__(self) -> tuple[str]:
        return (self.dump(),)

    def __setstate__(self, state: tuple[str]) -> None:
        self.__init__()  # type: ignore[misc]
        self.load(*state)

    def _query(self, query: str) -> rdflib.query.Result:
        prefixes = dict(self._dataset.namespaces())
        try:
            prepared = prepareQuery(query, initNs=prefixes)
        except Exception as error:
            # Any, because rdflib raises a plain Exception for many query errors, such as an unknown prefix.
            if _is_fault_of_query(error):
                raise InvalidQuery(str(error)) from error
            raise
        if self._sealed:
            _refuse_other_places(prepared)
        return self._dataset.query(prepared)


def _refuse_other_places(prepared: Query) -> None:
    """Refuses what rdflib itself has understood as SERVICE or FROM."""
    if prepared.algebra.datasetClause:
        raise InvalidQuery(Message("FROM is not allowed in this query; use GRAPH <...> {{ }}"))
    parts: list[object] = [prepared.algebra]
    while parts:
        part = parts.pop()
        if isinstance(part, CompValue):
            if part.name == "ServiceGraphPattern":
                raise InvalidQuery(Message("SERVICE is not allowed in a query; query the other server directly"))
            parts += part.values()
        elif isinstance(part, list | tuple | set):
            parts += part


@contextmanager
def _explain_faults(query: str) -> Iterator[None]:
    """What rdflib raises while a query runs, as ours, and without its warnings about terms, which a row shows."""
    _TERMS.disabled = True
    try:
        yield
    except (RoadmapError, MemoryError, RecursionError):
        raise
    # Anything, because rdflib raises anything for values that do not fit their datatype and for the answers of servers.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        if calls_servers(query):
            raise ServiceFault(reason) from error
        if _is_fault_of_query(error):
            raise InvalidQuery(str(error)) from error
        shown = " ".join(reason.split())[:_LONGEST_REASON]
        raise InvalidQuery(
            Message("rdflib cannot compute a value ({reason}); use --store oxigraph or correct the value", reason=shown)
        ) from error
    finally:
        _TERMS.disabled = False


def _is_fault_of_query(error: Exception) -> bool:
    return type(error) is Exception or isinstance(error, ParseException | SyntaxError | ValueError)


def _to_cell(term: rdflib.term.Node | None) -> Cell:
    if isinstance(term, rdflib.Literal):
        return to_cell(str(term), str(term.datatype) if term.datatype else "")
    # IRI() makes rdflib build one of any text.
    if isinstance(term, rdflib.URIRef) and is_iri(term):
        return Iri(term)
    return None if term is None else str(term)


def _to_ntriples(term: rdflib.term.Node) -> str:
    """The term as N-Triples. rdflib's own ``n3`` writes Turtle, with line breaks inside long texts."""
    if isinstance(term, rdflib.Literal):
        if term.datatype:
            return to_typed(str(term), str(term.datatype))
        return to_text(str(term), language=term.language or "")
    return to_iri(term) if isinstance(term, rdflib.URIRef) else f"_:{term}"

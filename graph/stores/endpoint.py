"""A SPARQL 1.1 server as a store: queries by the SPARQL Protocol, data by the Graph Store Protocol.

The default engine parses each query first. All servers therefore reject the same texts, and no update can be sent as a
query, which Virtuoso would execute. SERVICE is rejected because it would make the server call other servers.

The data on a server do not change until a load is complete; see :meth:`EndpointStore.replace`.
"""

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from urllib.parse import urlencode

import pyoxigraph

from graph.errors import EndpointFault, EndpointLimit, InvalidQuery
from graph.errors.messages import Message
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import ID, RDF, RM
from graph.stores.ntriples import to_iri, to_quads
from graph.stores.oxigraph import OxigraphStore, to_plain
from graph.stores.protocol import Cell, Table
from graph.stores.servers import Endpoint
from graph.stores.transport import Answer, Request, Transport

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_FORM = "application/x-www-form-urlencoded"
# Comments, IRIs and strings, where SERVICE is not a keyword.
_NOT_CODE = re.compile(r"""<[^<>"{}|^`\\\s]*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\#[^\n]*""", re.DOTALL)
_ALL = re.compile(r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?\*", re.IGNORECASE)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
# Code points above U+10FFFF do not exist.
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}))")
# The number of graphs that one request names or moves. Virtuoso 7.2.5 accepted 600 and rejected 1,000 (SQ156).
_MANY = 500
# The number of graphs in the VALUES of one query. 1,000 crashed Virtuoso 7.2.5.
_FEW = 100
_STAGES = mint_iri("loading", "")
# GROUP BY instead of DISTINCT: on Virtuoso 0.02 s instead of 4.6 s for 16 graphs (2026-11-25).
_ALL_GRAPHS = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
# This graph exists while graphs are renamed by updates that are not atomic.
_MARK = mint_iri("replacing")
_NOTHING = mint_iri("nothing")
_MEDIA_TYPES = {_ROWS: (_ROWS, "application/json"), _TRIPLES: (_TRIPLES, "text/plain", "text/ntriples")}


class EndpointStore:
    """A :class:`graph.stores.Store` over a server.

    If the server has other graphs too, or its default graph is not the union of all graphs, each request names our
    graphs: those with our IRI prefix and those that this object has loaded.
    """

    def __init__(self, endpoint: Endpoint, transport: Transport | None = None) -> None:
        self.in_process = False
        self.on_server = True
        self._endpoint = endpoint
        self._transport = transport or Transport(endpoint)
        self._loaded: set[str] = set()
        self._named: tuple[str, ...] | None = None

    def __getstate__(self) -> Endpoint:
        """The endpoint only, because a connection cannot be shared with another process."""
        return self._endpoint

    def __setstate__(self, state: Endpoint) -> None:
        self.__init__(state)  # type: ignore[misc]

    def load(self, nquads: str) -> None:
        """Adds quads graph by graph. Each chunk of :attr:`Endpoint.chunk` bytes is loaded completely or not at all.

        :raises EndpointFault: a chunk failed. Earlier chunks stay, and loading the same quads again adds the rest.
        """
        for name, lines in by_name(nquads.encode()).items():
            self._add(name, lines)
            self._loaded.add(name)
        if self._named is not None:
            self._named = tuple(sorted({*self._named, *self._loaded}))

    def seal(self) -> None:
        """Nothing to do: SERVICE is always refused."""

    def select(self, query: str) -> Table:
        expected = OxigraphStore().select(_refuse_service(query)).columns
        return self._ask(query, self._get_scope(), expected=expected)

    def ask(self, query: str) -> bool:
        OxigraphStore().ask(_refuse_service(query))
        request = self._to_question(query, _ROWS, self._get_scope())
        with self._transport.open(request) as answer, self._reading(answer, _ROWS):
            return _read_boolean(answer)

    def construct(self, query: str) -> str:
        OxigraphStore().construct(_refuse_service(query))
        return "".join(self._iter_triples(query))

    def dump(self) -> str:
        lines: list[str] = []
        for name in self._find_graphs():
            graph_iri = to_iri(name)
            query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph_iri} {{ ?s ?p ?o }} }}"
            lines += (to_quads(triple, graph_iri) for triple in self._iter_triples(query))
        return "".join(sorted(set(lines)))

    def replace(self, quads: Iterable[str]) -> None:
        """Replaces our graphs on the server with *quads*. The old graphs stay until all quads have arrived.

        The quads are uploaded into temporary graphs and counted there. Then one update of up to 500 graphs renames them
        and drops the old graphs. Servers execute an update completely or not at all (SPARQL 1.1 Update, 2.2). Virtuoso
        does not: if it is killed during the update, part of an old graph may remain. A marker graph therefore exists
        during the update, and queries fail with the advice to load again as long as it exists.
        Only one load can run at a time. A second load drops the temporary graphs of the first, whose count then fails.

        :param quads: N-Quads lines, each once, in any order. At most :attr:`Endpoint.chunk` bytes are in memory.
        :raises EndpointFault: the load failed and the old graphs remain. The next load drops the temporary graphs.
        """
        present = self._list_graphs()
        self._update(f"DROP SILENT GRAPH {to_iri(name)}" for name in present if _is_stage(name))
        stages = _Stages()
        for lines in stages.iter_chunks(quads, self._endpoint.chunk):
            for name, triples in lines.items():
                self._add(name, triples)
        self._check_counts(stages.counts)
        gone = (name for name in present if self._is_ours(name) and name not in stages.names)
        moves = (f"MOVE GRAPH {to_iri(stage)} TO GRAPH {to_iri(name)}" for name, stage in stages.names.items())
        self._swap([*moves, *(f"DROP SILENT GRAPH {to_iri(name)}" for name in gone)])
        self._loaded = set(stages.names)
        self._named = None

    def _swap(self, operations: Sequence[str]) -> None:
        if self._endpoint.server.whole_updates and len(operations) <= _MANY:
            self._update(operations)
        elif operations:
            self._add(_MARK, [f"{to_iri(_MARK)} {to_iri(RDF.type)} {to_iri(RM.Statement)} .\n"])
            self._update(operations)
            self._update([f"DROP SILENT GRAPH {to_iri(_MARK)}"])

    def _check_counts(self, counts: Mapping[str, int]) -> None:
        """Compares the number of triples that arrived with the number that was sent."""
        found: dict[str, Cell] = {}
        for names in batched(counts, _FEW):
            values = " ".join(map(to_iri, names))
            query = f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            found |= {str(name): count for name, count in self._ask(query, ()).rows}
        if found != counts:
            arrived = sum(count for count in found.values() if isinstance(count, int))
            what = Message(
                "only {arrived} of {sent} statements have arrived, and nothing was replaced",
                arrived=arrived,
                sent=sum(counts.values()),
            )
            raise EndpointFault(
                self._endpoint.address, what, Message("stop other loads to this server, then load again")
            )

    def _add(self, name: str, lines: Iterable[str]) -> None:
        for content in iter_chunks(lines, self._endpoint.chunk):
            self._transport.send(
                Request(
                    method="POST",
                    url=self._endpoint.graphs_url,
                    repeatable=False,
                    parameters=(("graph", name),),
                    headers={"Content-Type": _TRIPLES},
                    content=content,
                )
            )

    def _update(self, operations: Iterable[str]) -> None:
        """Executes *operations*, up to 500 per request. A server executes a request completely or not at all."""
        for some in batched(operations, _MANY):
            self._transport.send(
                Request(
                    method="POST",
                    url=self._endpoint.update_url,
                    repeatable=False,
                    headers={"Content-Type": "application/sparql-update"},
                    content=" ;\n".join(some).encode(),
                )
            )

    def _to_question(self, query: str, accept: str, graphs: Sequence[str]) -> Request:
        """A request for *query*, restricted to *graphs* if there are any (SPARQL 1.1 Protocol, 2.1.4)."""
        form = [("query", query)]
        form += [(key, name) for name in graphs for key in ("default-graph-uri", "named-graph-uri")]
        return Request(
            method="POST",
            url=self._endpoint.query_url,
            repeatable=True,
            parameters=() if graphs else tuple(self._endpoint.server.parameters.items()),
            headers={"Accept": accept, "Content-Type": _FORM},
            content=urlencode(form).encode(),
        )

    def _get_scope(self) -> Sequence[str]:
        if not self._endpoint.names_graphs and self._endpoint.server.whole_updates:
            return ()
        if not self._endpoint.names_graphs:
            self._find_graphs()
            return ()
        # Without a name, a server would query all its graphs.
        return self._find_graphs() or (_NOTHING,)

    def _find_graphs(self) -> Sequence[str]:
        """Our graphs on the server, sorted, as of the first query after a load."""
        if self._named is None:
            present = self._list_graphs()
            if _MARK in present:
                what = Message("a load is replacing graphs or was interrupted while doing so")
                raise EndpointFault(
                    self._endpoint.address, what, Message("try again, and load again if the error persists")
                )
            self._named = tuple(sorted(filter(self._is_ours, present)))
        if self._endpoint.names_graphs and len(self._named) > _MANY:
            what = Message("{count} graphs are too many to name in each request", count=len(self._named))
            instead = Message("set ROADMAP_GRAPH_SCOPE=endpoint if the server contains nothing else")
            raise EndpointLimit(self._endpoint.address, what, instead)
        return self._named

    def _list_graphs(self) -> list[str]:
        return [str(name) for (name,) in self._ask(_ALL_GRAPHS, ()).rows]

    def _is_ours(self, name: str) -> bool:
        return name in self._loaded or (name.startswith(ID.base) and not _is_stage(name) and name != _MARK)

    def _ask(self, query: str, graphs: Sequence[str], *, expected: Sequence[str] = ()) -> Table:
        with self._transport.open(self._to_question(query, _ROWS, graphs)) as answer, self._reading(answer, _ROWS):
            table = _read_table(answer)
            columns = table.columns
            # For SELECT *, a server may leave out a variable that is never bound.
            if expected and (set(columns) - set(expected) or (not _ALL.search(query) and len(columns) < len(expected))):
                raise SyntaxError("other columns than those of the query")
            self._refuse_part(answer, len(table.rows))
            return table

    def _iter_triples(self, query: str) -> Iterator[str]:
        request = self._to_question(query, _TRIPLES, self._get_scope())
        with self._transport.open(request) as answer, self._reading(answer, _TRIPLES):
            count = 0
            for quad in pyoxigraph.parse(answer.to_stream(), pyoxigraph.RdfFormat.N_TRIPLES):
                count += 1
                yield f"{quad.triple} .\n"
            self._refuse_part(answer, count)

    @contextmanager
    def _reading(self, answer: Answer, wanted: str) -> Iterator[None]:
        """Checks the media type of the answer, and converts parser errors into our own error."""
        media_type = answer.get_header("content-type").partition(";")[0].strip()
        url = self._endpoint.query_url
        if media_type not in _MEDIA_TYPES[wanted]:
            what = Message("the answer is '{media_type}', not '{wanted}'", media_type=media_type, wanted=wanted)
            raise EndpointFault(url, what, Message("set ROADMAP_GRAPH_QUERY_URL to the address of the query service"))
        try:
            yield
        except (SyntaxError, ValueError) as error:
            what = Message("the answer is not well-formed '{wanted}' ({error})", wanted=wanted, error=error)
            raise EndpointFault(url, what, Message("check the server's log, then try again")) from error

    def _refuse_part(self, answer: Answer, count: int) -> None:
        """Raises an error if Virtuoso truncated the answer, which only these headers reveal."""
        most = answer.get_header("x-sparql-maxrows")
        if answer.get_header("x-sql-state"):
            what, instead = (
                Message("the answer is incomplete after a timeout"),
                Message("increase MaxQueryExecutionTime in virtuoso.ini"),
            )
        elif most.isdigit() and count >= int(most):
            what, instead = (
                Message("the answer is truncated to {most} rows", most=most),
                Message("increase ResultSetMaxRows in virtuoso.ini"),
            )
        else:
            return
        raise EndpointLimit(self._endpoint.query_url, what, instead)


class _Stages:
    """The names of the temporary graphs, and the number of triples in each."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        # A random name, so that two loads never write to the same graph.
        self._folder = f"{_STAGES}{secrets.token_hex(8)}/"

    def iter_chunks(self, quads: Iterable[str], size: int) -> Iterator[Mapping[str, Sequence[str]]]:
        """The triples by temporary graph, in chunks of about *size* bytes."""
        for lines in iter_chunks(quads, size):
            by_graph = by_name(lines)
            yield {self._to_stage(name, len(triples)): triples for name, triples in by_graph.items()}

    def _to_stage(self, name: str, count: int) -> str:
        stage = self.names.setdefault(name, f"{self._folder}{len(self.names)}")
        self.counts[stage] += count
        return stage


def iter_chunks(lines: Iterable[str], size: int) -> Iterator[bytes]:
    """*lines* in chunks of at most *size* bytes. A longer line is a chunk of its own."""
    chunk: list[bytes] = []
    length = 0
    for line in lines:
        encoded = line.encode()
        if chunk and length + len(encoded) > size:
            yield b"".join(chunk)
            chunk, length = [], 0
        chunk.append(encoded)
        length += len(encoded)
    if chunk:
        yield b"".join(chunk)


def by_name(nquads: bytes) -> Mapping[str, Sequence[str]]:
    """The triples of each named graph as N-Triples lines.

    :raises ValueError: a quad has no named graph.
    """
    triples: dict[str, list[str]] = {}
    for quad in pyoxigraph.parse(nquads, pyoxigraph.RdfFormat.N_QUADS):
        if not isinstance(quad.graph_name, pyoxigraph.NamedNode):
            raise ValueError(f"quad without a named graph: {quad}")
        triples.setdefault(quad.graph_name.value, []).append(f"{quad.triple} .\n")
    return triples


def batched(names: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """*names* in batches of up to *size*."""
    rest = iter(names)
    while some := tuple(islice(rest, size)):
        yield some


def _read_table(answer: Answer) -> Table:
    """The rows of an answer in JSON.

    Oxigraph reads them in the thread that called it and no other. An error keeps what its functions refer to until some
    thread collects it, so the reader is let go before.

    :raises SyntaxError: no rows, or not well-formed.
    """
    found = pyoxigraph.parse_query_results(answer.to_stream(), pyoxigraph.QueryResultsFormat.JSON)
    try:
        if not isinstance(found, pyoxigraph.QuerySolutions):
            raise SyntaxError("a boolean result")
        columns = tuple(variable.value for variable in found.variables)
        rows = []
        for solution in found:
            rows.append(tuple(to_plain(solution[name]) for name in columns))
        return Table(columns, tuple(rows))
    finally:
        del found


def _read_boolean(answer: Answer) -> bool:
    """The value of an answer in JSON, see :func:`_read_table`.

    :raises SyntaxError: no boolean, or not well-formed.
    """
    found = pyoxigraph.parse_query_results(answer.to_stream(), pyoxigraph.QueryResultsFormat.JSON)
    try:
        if not isinstance(found, pyoxigraph.QueryBoolean):
            raise SyntaxError("rows")
        return bool(found)
    finally:
        del found


def _is_stage(name: str) -> bool:
    return name.startswith(_STAGES)


def _refuse_service(query: str) -> str:
    # Servers may replace \u.... before they look for comments and strings (SPARQL 1.1, 19.2).
    expanded = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), query)
    if any(_SERVICE.search(_NOT_CODE.sub(" ", text)) for text in (query, expanded)):
        raise InvalidQuery(Message("SERVICE is not allowed in a query; query the other server directly"))
    return query

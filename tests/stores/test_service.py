"""A trusted query that calls another server: whatever that does, one line says it, and the exit code is 2."""

import gc
import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from graph.cli import main
from graph.errors import InvalidQuery, ServiceFault
from graph.stores import ENGINES, Store, open_store

# rdflib leaves the connection of an answer that it cannot read to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
QUADS = '<https://a.org/a> <https://a.org/p> "1" <https://a.org/g> .\n'
START = "a query with SERVICE failed: "
END = "; check the address and what that server answers, or write SERVICE SILENT to go on without it"
ROWS = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "1"}}]}}
WRONG_TERM = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "what", "value": "1"}}]}}
NO_VALUE = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal"}}]}}
# Path -> status, type and content of the answer.
ANSWERS = {
    "rows": (200, "application/sparql-results+json", json.dumps(ROWS)),
    "broken": (500, "text/plain", "one\n\ntwo"),
    "long": (500, "text/plain", "x" * 5_000),
    "absent": (404, "text/html", "<p>nothing</p>"),
    "page": (200, "text/html", "<html></html>"),
    "empty": (200, "application/sparql-results+json", ""),
    "cut": (200, "application/sparql-results+json", '{"head": '),
    "list": (200, "application/sparql-results+json", "[1]"),
    "truth": (200, "application/sparql-results+json", '{"head": {}, "boolean": true}'),
    "wrong-term": (200, "application/sparql-results+json", json.dumps(WRONG_TERM)),
    "no-value": (200, "application/sparql-results+json", json.dumps(NO_VALUE)),
    "circle": (302, "text/plain", ""),
}


class Answering(BaseHTTPRequestHandler):
    """Answers by the path that is asked for; ``close`` ends the connection."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name == "close":
            self.close_connection = True
            return
        status, kind, content = ANSWERS[name]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Location", self.path)
        self.end_headers()
        self.wfile.write(content.encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def nowhere() -> str:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return f"http://127.0.0.1:{port}/"


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    store = open_store(request.param)
    store.load(QUADS)
    yield store
    gc.collect()


def ask(address: str) -> list[str]:
    """Queries that run at once, row by row, and into a graph."""
    called = f"{{ SERVICE <{address}> {{ ?x ?y ?z }} }}"
    return [f"SELECT ?x {called}", f"SELECT ?x {called} ORDER BY ?x", f"CONSTRUCT {{ ?x ?y ?z }} {called}"]


def fail(store: Store, query: str) -> str:
    with pytest.raises(ServiceFault) as caught:
        (store.construct if query.startswith("CONSTRUCT") else store.select)(query)
    return str(caught.value)


def test_the_rows_of_another_server_are_read(store: Store, address: str) -> None:
    assert store.select(ask(f"{address}/rows")[0]).rows == (("1",),)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({*ANSWERS, "close"} - {"rows"}))
def test_an_answer_that_is_none_is_told_in_one_line(store: Store, address: str, name: str) -> None:
    for query in ask(f"{address}/{name}"):
        told = fail(store, query)
        assert told.startswith(START)
        assert told.endswith(END)
        assert "\n" not in told
        assert len(START) < len(told.removesuffix(END)) <= len(START) + 303


@pytest.mark.parametrize("place", ["urn:a", "ftp://127.0.0.1:1/", "file:///nowhere/at/all"])
def test_an_address_that_cannot_be_called_is_told_in_one_line(store: Store, place: str) -> None:
    for query in ask(place):
        assert fail(store, query).endswith(END)


def test_where_nobody_listens_is_told_in_one_line(store: Store, nowhere: str) -> None:
    for query in ask(nowhere):
        assert "refused" in fail(store, query)


def test_silence_gives_what_there_is_without_the_other_server(store: Store, nowhere: str) -> None:
    query = f"SELECT ?s {{ ?s ?p ?o OPTIONAL {{ SERVICE SILENT <{nowhere}> {{ ?x ?y ?z }} }} }}"
    assert store.select(query).rows == (("https://a.org/a",),)


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://a.org/ { } }", "SELECT * { SERVICE <http://a.org/> { z:x ?y ?z } }"]
)
def test_a_fault_of_the_text_is_none_of_the_server(store: Store, query: str) -> None:
    with pytest.raises(InvalidQuery):
        store.select(query)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_the_command_ends_with_one_line_and_exit_code_2(
    engine: str, nowhere: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROADMAP_GRAPH_LANG", "en")
    monkeypatch.setattr("sys.argv", ["roadmap-graph", "query", ask(nowhere)[0], "--trusted", "--store", engine])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert told.err.startswith(START)
    assert told.err.endswith(f"{END}\n")
    assert told.err.count("\n") == 1

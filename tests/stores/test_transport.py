"""What goes wrong on the way to a server: each fault is one message with what to do, and only reads are repeated."""

import gzip
import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from support.servers import find_port

from graph.cli.options import warn_of_risk
from graph.errors import (
    EndpointFault,
    EndpointLimit,
    InvalidQuery,
    MissingExtra,
    QueryLimit,
    RoadmapError,
    UnknownName,
)
from graph.stores import open_store
from graph.stores.endpoint import EndpointStore
from graph.stores.sandbox import LIMITS, Limits, select_as
from graph.stores.servers import to_endpoint
from graph.stores.transport import Transport

ROWS = "application/sparql-results+json"
EMPTY = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
ONE = b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal", "value": "1"}}]}}'
QUAD = "<urn:a> <urn:b> <urn:c> <urn:g> .\n"
QUERY = "SELECT ?s { ?s ?p ?o }"


class Fake(ThreadingHTTPServer):
    """Gives the answers that a test has written down, in their order, and remembers what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.release = threading.Event()
        # What follows each answer without end, and the seconds in between.
        self.endless, self.pause = b"", 0.0

    def open(self, **variables: str) -> EndpointStore:
        endpoint = to_endpoint(f"http://127.0.0.1:{self.server_address[1]}", variables)
        return EndpointStore(endpoint, Transport(endpoint, waits=(0, 0)))


class _Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.path, dict(self.headers), body))
        status, headers, answer = self.server.answers.pop(0)
        if status == 0:
            self.server.release.wait(10)
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {"Content-Length": str(len(answer)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.write(answer)
        self.close_connection = True

    def write(self, answer: bytes) -> None:
        try:
            self.wfile.write(answer)
            while self.server.endless:
                self.server.release.wait(self.server.pause)
                self.wfile.write(self.server.endless)
        except OSError:  # the other side has enough
            return

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def fake() -> Iterator[Fake]:
    server = Fake()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_rows_of_a_server_are_written_down_with_limits_and_names_from_the_server(fake: Fake) -> None:
    """A connection that the forked process shared would give one of the two the answer of the other."""
    store = fake.open()
    fake.answers = [(200, {"Content-Type": ROWS}, ONE)] * 4
    assert store.select(QUERY).rows == (("1",),)
    written = select_as(store, QUERY, LIMITS, lambda table: repr((table.rows, store.select(QUERY).rows)).encode())
    assert written == b"((('1',),), (('1',),))"
    assert store.select(QUERY).rows == (("1",),)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
def test_rows_of_a_server_are_written_down_within_the_time_of_their_query(fake: Fake) -> None:
    fake.answers = [(200, {"Content-Type": ROWS}, ONE)]
    with pytest.raises(QueryLimit, match=r"^the query ran longer than 2 seconds"):
        select_as(fake.open(), QUERY, Limits(seconds=2), lambda _: bytes(threading.Event().wait()))


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_question_is_repeated(fake: Fake, status: int) -> None:
    fake.answers = [(status, {}, b"busy"), (status, {}, b"busy"), (200, {"Content-Type": ROWS}, ONE)]
    assert fake.open().select(QUERY).rows == (("1",),)
    assert len(fake.asked) == 3


def test_a_question_is_repeated_thrice_and_no_more(fake: Fake) -> None:
    fake.answers = [(500, {}, b"\nbroken\nat line 3")] * 4
    with pytest.raises(EndpointFault, match=r"/query: the server failed \(500: broken\); check its log, then try"):
        fake.open().select(QUERY)
    assert len(fake.asked) == 3


def test_a_load_is_sent_once(fake: Fake) -> None:
    fake.answers = [(503, {}, b""), (204, {}, b"")]
    with pytest.raises(EndpointFault, match=r"/store: the server failed \(503\); check its log"):
        fake.open().load(QUAD)
    assert len(fake.asked) == 1


def test_an_update_is_sent_once(fake: Fake) -> None:
    fake.answers = [(500, {}, b""), (204, {}, b"")]
    with pytest.raises(EndpointFault):
        fake.open()._update(["DROP GRAPH <urn:g>"])
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (301, 2, "the server has moved to https://example.org/; use that address for --store"),
        (401, 2, "the server requires a login or rejects this one (401: no); set ROADMAP_GRAPH_USER and"),
        (403, 2, "the server denies access (403: no); grant read and write permission on the server, and set"),
        (404, 2, "no service at this address (404: no); set ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL or _GRAPHS_URL"),
        (413, 3, "the upload is too large for the server (413: no); set ROADMAP_GRAPH_CHUNK to fewer bytes"),
        (507, 2, "the server failed (507: no); check its log, then try again"),
    ],
)
def test_a_refusal_says_what_to_do(fake: Fake, status: int, code: int, words: str) -> None:
    fake.answers = [(status, {"Location": "https://example.org/"}, b"no")]
    with pytest.raises(RoadmapError) as caught:
        fake.open().load(QUAD)
    assert words in str(caught.value)
    assert caught.value.exit_code == code


def test_a_query_that_the_server_does_not_accept_comes_with_its_words(fake: Fake) -> None:
    fake.answers = [(400, {}, b"Virtuoso 37000 Error\nmore")]
    with pytest.raises(InvalidQuery, match=r"^the engine rejects the query: Virtuoso 37000 Error$"):
        fake.open().select(QUERY)


def test_no_answer_in_time_is_a_limit(fake: Fake) -> None:
    fake.answers = [(0, {}, b"")] * 3
    with pytest.raises(EndpointLimit, match="no answer within 1 seconds; increase ROADMAP_GRAPH_TIMEOUT"):
        fake.open(ROADMAP_GRAPH_TIMEOUT="1").select(QUERY)
    assert len(fake.asked) == 1


@pytest.mark.parametrize("ask", ["select", "construct"])
def test_an_answer_that_breaks_off_is_no_answer(fake: Fake, ask: str) -> None:
    form, body = (ROWS, ONE) if ask == "select" else ("application/n-triples", b"<urn:a> <urn:b> <urn:c> .\n" * 9)
    fake.answers = [(200, {"Content-Type": form, "Content-Length": "100000"}, body[:-9])]
    text = QUERY if ask == "select" else "CONSTRUCT WHERE { ?s ?p ?o }"
    with pytest.raises(EndpointFault, match="the server closed the connection; check that it is running, then try"):
        list(getattr(fake.open(), ask)(text))


@pytest.mark.parametrize(
    ("form", "body", "words"),
    [
        (
            "text/html",
            b"<p>hello",
            "the answer is 'text/html', not 'application/sparql-results+json'; set ROADMAP_GRAPH_Q",
        ),
        (
            ROWS,
            b'{"head": {"vars": ["other"]}, "results": {"bindings": []}}',
            "the answer is not well-formed 'application/sparql-results+json' (other columns than those of the query)",
        ),
        (
            ROWS,
            b'{"head": {"vars": []}, "results": {"bindings": []}}',
            "the answer is not well-formed 'application/sparql-results+json' (other columns than those of the query)",
        ),
        (ROWS, b'{"head": [', "the answer is not well-formed 'application/sparql-results+json' ("),
        (
            ROWS,
            b'{"head": {}, "boolean": true}',
            "the answer is not well-formed 'application/sparql-results+json' (a boolean",
        ),
    ],
)
def test_an_answer_of_another_form_is_refused(fake: Fake, form: str, body: bytes, words: str) -> None:
    fake.answers = [(200, {"Content-Type": form}, body)]
    with pytest.raises(EndpointFault) as caught:
        fake.open().select(QUERY)
    assert words in str(caught.value)


def test_a_variable_that_is_never_bound_may_be_left_out_of_all_columns(fake: Fake) -> None:
    fake.answers = [(200, {"Content-Type": ROWS}, ONE)]
    assert fake.open().select("SELECT * { ?s ?p ?o }").columns == ("s",)


@pytest.mark.parametrize("where", ["file:///etc/passwd", "/elsewhere", ""])
def test_only_an_address_of_the_web_is_one_to_use(fake: Fake, where: str) -> None:
    fake.answers = [(302, {"Location": where}, b"")]
    with pytest.raises(EndpointFault) as caught:
        fake.open().select(QUERY)
    assert str(caught.value).endswith(f"moved to {where or 'elsewhere'}; correct the address of --store")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ({"X-SPARQL-MaxRows": "1"}, "the answer is truncated to 1 rows; increase ResultSetMaxRows in virtuoso.ini"),
        (
            {"X-SQL-State": "S1TAT"},
            "the answer is incomplete after a timeout; increase MaxQueryExecutionTime in virtuoso.ini",
        ),
    ],
)
def test_a_part_of_an_answer_is_refused(fake: Fake, header: dict[str, str], words: str) -> None:
    fake.answers = [(200, {"Content-Type": ROWS, **header}, ONE)]
    with pytest.raises(EndpointLimit, match=words):
        fake.open().select(QUERY)


@pytest.mark.parametrize(
    ("variables", "sent"),
    [
        ({}, None),
        ({"ROADMAP_GRAPH_USER": "a", "ROADMAP_GRAPH_PASSWORD": "b"}, "Basic YTpi"),
        ({"ROADMAP_GRAPH_TOKEN": "abc"}, "Bearer abc"),
    ],
    ids=["nobody", "basic", "bearer"],
)
def test_the_login_comes_from_the_environment(fake: Fake, variables: dict[str, str], sent: str | None) -> None:
    fake.answers = [(200, {"Content-Type": ROWS}, EMPTY)]
    fake.open(**variables).select(QUERY)
    ((path, headers, _),) = fake.asked
    assert (path, headers.get("Authorization")) == ("/query?union-default-graph=true", sent)


def test_a_password_that_the_server_repeats_is_not_shown(fake: Fake) -> None:
    fake.answers = [(403, {}, b"no 'top-secret' for you")]
    store = fake.open(ROADMAP_GRAPH_USER="a", ROADMAP_GRAPH_PASSWORD="top-secret")
    with pytest.raises(EndpointFault, match=r"\(403: no '\*\*\*' for you\)"):
        store.select(QUERY)


def test_a_server_that_is_not_there_is_named() -> None:
    address = f"http://127.0.0.1:{find_port()}"
    endpoint = to_endpoint(address, {})
    with pytest.raises(EndpointFault) as caught:
        EndpointStore(endpoint, Transport(endpoint, waits=(0,))).select(QUERY)
    assert str(caught.value).startswith(f"{address}/query: the server cannot be reached (")
    assert str(caught.value).endswith("; start the server or correct the address of --store, then try again")


@pytest.mark.parametrize(
    ("address", "services"),
    [
        ("http://h:7878/", ["http://h:7878/query", "http://h:7878/update", "http://h:7878/store"]),
        ("http://h/sparql", ["http://h/sparql", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"]),
        (
            "https://h/repositories/r",
            [
                "https://h/repositories/r",
                "https://h/repositories/r/statements",
                "https://h/repositories/r/rdf-graphs/service",
            ],
        ),
    ],
)
def test_one_address_is_enough(address: str, services: list[str]) -> None:
    endpoint = to_endpoint(address, {})
    assert [endpoint.query_url, endpoint.update_url, endpoint.graphs_url] == services


def test_the_environment_says_what_the_address_does_not() -> None:
    variables = {"ROADMAP_GRAPH_SERVER": "fuseki", "ROADMAP_GRAPH_UPDATE_URL": "http://h/other"}
    endpoint = to_endpoint("http://h/ds", {**variables, "ROADMAP_GRAPH_SCOPE": "endpoint"})
    assert [endpoint.query_url, endpoint.update_url, endpoint.graphs_url] == [
        "http://h/ds/query", "http://h/other", "http://h/ds/data",
    ]  # fmt: skip
    assert not endpoint.names_graphs


@pytest.mark.parametrize(
    ("address", "variables", "words"),
    [
        ("http://a:hidden@h", {}, "http://h: the address contains a login; remove it and set ROADMAP_GRAPH_USER and"),
        (
            "http://h/ds",
            {},
            "http://h/ds: the path does not identify the kind of server; set ROADMAP_GRAPH_SERVER to one of fuseki",
        ),
        ("http://h?x=1", {}, "http://h?x=1: not a server address; write only scheme, host, port and path"),
        ("http://", {}, "http://: not a server address; write only scheme, host, port and path"),
        ("http://h", {"ROADMAP_GRAPH_TIMEOUT": "0"}, "'0' is not a positive whole number; unset it to use 300"),
        (
            "http://h",
            {"ROADMAP_GRAPH_TOKEN": "a\nb"},
            "ROADMAP_GRAPH_TOKEN: the token contains a space, a line break or",
        ),
        (
            "http://h",
            {"ROADMAP_GRAPH_QUERY_URL": "http://a:hidden@q"},
            "http://q: the address contains a login; remove it",
        ),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, variables: dict[str, str], words: str) -> None:
    with pytest.raises(EndpointFault) as caught:
        to_endpoint(address, variables)
    assert words in str(caught.value)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("name", ["ROADMAP_GRAPH_SERVER", "ROADMAP_GRAPH_SCOPE"])
def test_an_unknown_word_in_the_environment_is_refused(name: str) -> None:
    with pytest.raises(UnknownName, match=f"^unknown {name} 'graph'; did you mean"):
        to_endpoint("http://h", {name: "graph"})


def test_too_many_graphs_to_name_are_an_error_that_says_so(fake: Fake) -> None:
    bindings = ",".join(f'{{"g": {{"type": "uri", "value": "urn:g:{number}"}}}}' for number in range(501))
    body = f'{{"head": {{"vars": ["g"]}}, "results": {{"bindings": [{bindings}]}}}}'.encode()
    fake.answers = [(200, {"Content-Type": ROWS}, body)]
    store = fake.open(ROADMAP_GRAPH_SCOPE="graphs")
    store._loaded = {f"urn:g:{number}" for number in range(501)}
    with pytest.raises(EndpointLimit, match="501 graphs are too many to name in each request; set ROADMAP_GRAPH_SCOPE"):
        store.select(QUERY)


def test_an_address_opens_a_store_without_sending_anything() -> None:
    assert isinstance(open_store("http://127.0.0.1:1"), EndpointStore)


def test_without_httpx_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    for name in ("transport", "endpoint"):
        monkeypatch.delitem(sys.modules, f"graph.stores.{name}")
    with pytest.raises(MissingExtra, match=r"^httpx is not installed; pip install 'roadmap-graph\[remote\]'$"):
        open_store("http://localhost")


ENDLESS = {"Content-Type": ROWS, "Content-Length": "1000000000000"}
START = EMPTY[:-3]


def test_an_answer_that_arrives_too_slowly_ends_at_the_deadline(fake: Fake) -> None:
    """Each byte arrives within the time-out, and none of them is the last."""
    fake.answers, fake.endless, fake.pause = [(200, ENDLESS, START)], b" ", 0.05
    with pytest.raises(EndpointLimit, match="no answer within 1 seconds; increase ROADMAP_GRAPH_TIMEOUT"):
        fake.open(ROADMAP_GRAPH_TIMEOUT="1").select(QUERY)


def test_headers_that_arrive_too_slowly_end_at_the_deadline() -> None:
    stop = threading.Event()

    def drip(listener: socket.socket) -> None:
        caller, _ = listener.accept()
        with caller:
            caller.sendall(b"HTTP/1.1 200 OK\r\nx: ")
            while not stop.wait(0.05):
                try:
                    caller.sendall(b"x")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        store = EndpointStore(to_endpoint(address, {"ROADMAP_GRAPH_TIMEOUT": "1"}))
        with pytest.raises(EndpointLimit, match="no answer within 1 seconds; increase ROADMAP_GRAPH_TIMEOUT"):
            store.select(QUERY)
        stop.set()
        thread.join()


def test_an_endless_answer_ends_at_its_size(fake: Fake) -> None:
    row = b'{"s": {"type": "literal", "value": "1"}},'
    fake.answers, fake.endless = [(200, ENDLESS, START)], row * 100
    with pytest.raises(EndpointLimit) as caught:
        fake.open(ROADMAP_GRAPH_ANSWER="1000000").select(QUERY)
    assert str(caught.value).endswith(
        ": the answer has more than 1,000,000 bytes; query less or increase ROADMAP_GRAPH_ANSWER (bytes)"
    )
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("status", [400, 401, 404, 413])
def test_an_endless_error_is_read_at_its_beginning(fake: Fake, status: int) -> None:
    fake.answers, fake.endless = [(status, {"Content-Length": "1000000000000"}, b"too much\n")], b"x" * 1_000
    with pytest.raises(RoadmapError, match="too much"):
        fake.open(ROADMAP_GRAPH_USER="u", ROADMAP_GRAPH_PASSWORD="p", ROADMAP_GRAPH_SERVER="virtuoso").select(QUERY)


@pytest.mark.parametrize("status", [200, 400, 401])
@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip", "br", "deflate"])
def test_a_compressed_answer_is_refused_unread(fake: Fake, status: int, encoding: str) -> None:
    bomb = gzip.compress(b"0" * 1_000_000)
    fake.answers = [(status, {"Content-Type": ROWS, "Content-Encoding": encoding}, bomb)]
    with pytest.raises(EndpointFault, match="the answer is compressed, which was not asked for; switch"):
        fake.open(ROADMAP_GRAPH_USER="u", ROADMAP_GRAPH_SERVER="virtuoso").select(QUERY)
    assert fake.asked[0][1]["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("address", "variables", "risky"),
    [
        ("http://a.org", {"ROADMAP_GRAPH_USER": "u"}, True),
        ("http://10.0.0.1:7878", {"ROADMAP_GRAPH_TOKEN": "t"}, True),
        ("https://a.org", {"ROADMAP_GRAPH_USER": "u", "ROADMAP_GRAPH_UPDATE_URL": "http://a.org/update"}, True),
        ("http://a.org", {}, False),
        ("https://a.org", {"ROADMAP_GRAPH_USER": "u"}, False),
        ("http://localhost:7878", {"ROADMAP_GRAPH_USER": "u"}, False),
        ("http://127.0.0.1:7878", {"ROADMAP_GRAPH_TOKEN": "t"}, False),
        ("http://[::1]:7878", {"ROADMAP_GRAPH_TOKEN": "t"}, False),
    ],
)
def test_a_login_over_plain_http_is_a_risk_unless_it_stays_here(
    address: str, variables: dict[str, str], risky: bool
) -> None:
    assert bool(to_endpoint(address, variables).risk) is risky


def test_the_command_warns_of_a_login_without_encryption(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_GRAPH_USER", "u")
    warn_of_risk("http://a.invalid")
    assert capsys.readouterr().err == (
        "경고: http://a.invalid/query: 로그인이 암호화되지 않고 전송된다; https를 쓴다\n"
    )

"""A query of a stranger only reads, calls nobody, and ends; whatever it does to the engine, the next one is served."""

import pickle
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from support.engines import EACH_ENGINE
from support.hostile_texts import SLY

from graph.cli import app, query
from graph.errors import InvalidQuery, QueryLimit, RoadmapError
from graph.errors.messages import Message
from graph.knowledge import Knowledge
from graph.pipeline.kept.drafts import draft_version
from graph.stores import ENGINES, Store, Table, open_store, sandbox
from graph.stores.folder import open_folder
from graph.stores.memory import MemoryStore
from graph.stores.sandbox import LIMITS, Limits, NotAllowed, check_query, select, select_as, worker

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
QUADS = '<https://a.org/a> <https://a.org/p> "1" <https://a.org/g> .\n'
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory and files of a process")


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    store = open_store(request.param)
    store.load(QUADS)
    return store


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    with draft_version(tmp_path) as draft, draft.begin(copy=False) as (_, store):
        store.load(QUADS)
    return open_folder(tmp_path)


class Server:
    """Somebody else's server, which counts who calls it."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


# --- data stay as they are -------------------------------------------------------------------------------------------


def list_updates() -> list[str]:
    """Every form of SPARQL 1.1 Update, https://www.w3.org/TR/sparql11-update/#grammar, with what may vary in it."""
    triple, graphs = '<https://a.org/a> <https://a.org/p> "1"', ("<https://a.org/g>", "<https://a.org/h>")
    some = (triple, "", f"GRAPH {graphs[0]} {{ {triple} }}", f"{triple} . GRAPH {graphs[1]} {{ {triple} }}")
    changed = ["?s ?p ?o", f"GRAPH {graphs[0]} {{ ?s ?p ?o }}", "?s ?p ?o . ?s ?q ?r", ""]
    silent = ("", "SILENT ")
    every = (*(f"GRAPH {one}" for one in graphs), "DEFAULT", "NAMED", "ALL")
    ends = (*graphs, "DEFAULT")
    plain = [f"{form} DATA {{ {one} }}" for form, one in product(("INSERT", "DELETE", "insert", "Delete"), some)]
    plain += [f"DELETE WHERE {{ {one} }}" for one in changed]
    plain += [
        f"{start}{form} {using}WHERE {{ {where} }}"
        for start, form, using, where in product(
            ("", f"WITH {graphs[0]} "),
            ("DELETE { ?s ?p ?o }", "INSERT { ?s ?p 2 }", "DELETE { ?s ?p ?o } INSERT { ?s ?p 2 }"),
            ("", f"USING {graphs[0]} ", f"USING NAMED {graphs[0]} "),
            changed[:2],
        )
    ]
    plain += [f"LOAD {how}{one}{into}" for how, one, into in product(silent, graphs, ("", f" INTO GRAPH {graphs[1]}"))]
    plain += [f"{form} {how}{what}" for form, how, what in product(("CLEAR", "DROP"), silent, every)]
    plain += [f"CREATE {how}GRAPH {one}" for how, one in product(silent, graphs)]
    plain += [
        f"{form} {how}{one} TO {other}"
        for form, how, one, other in product(("COPY", "MOVE", "ADD"), silent, ends, ends)
        if one != other
    ]
    plain += [f"PREFIX a: <https://a.org/> {one}" for one in plain[::6]]
    return [*plain, f"{plain[0]} ; {plain[4]}", f"{COUNT} ; DROP ALL", f"{COUNT}\n#\nDROP ALL", "DROP#\nALL"]


def count_passed(store: Store) -> int:
    """How many of the updates are refused neither by the policy nor by the engine."""
    passed = 0
    for update in list_updates():
        for ask in (lambda text: select(store, text, LIMITS), store.select):
            try:
                ask(update)
                passed += 1
            except InvalidQuery:
                continue
    return passed


def test_no_update_passes_and_none_changes_the_data(store: Store) -> None:
    before = store.dump()
    # The engines themselves take none for a query either, so that trust in the text changes nothing here.
    assert count_passed(store) == 0
    assert store.dump() == before


def test_every_form_of_update_is_refused_by_its_first_word() -> None:
    told = []
    for update in list_updates():
        with pytest.raises(NotAllowed) as caught:
            check_query(update)
        told.append(str(caught.value).split(" changes data; ")[0])
    assert len(told) == 149
    assert set(told) == {"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}


@pytest.mark.faults
def test_149_updates_are_refused(store: Store, record_property: Callable[[str, object], None]) -> None:
    before, passed = store.dump(), count_passed(store)
    record_property("fault", (f"updates of {type(store).__name__}", len(list_updates()), f"{passed} passed"))
    assert (passed, store.dump()) == (0, before)


# --- nobody is called ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SLY)
def test_nobody_is_called(store: Store, server: Server, text: str) -> None:
    # All but the one whose lone line end makes a comment longer for rdflib: with plain ends it is text, to both.
    refused = InvalidQuery if "\r" in text else NotAllowed
    with pytest.raises(refused):
        select(store, text.format(server.address), LIMITS)
    assert server.calls == 0


def try_anyway(store: Store, text: str) -> str:
    """The error of a query that no policy has checked, if it ends with one."""
    try:
        select(store, text, Limits(seconds=20))
    except (RoadmapError, RuntimeError) as error:
        return str(error)
    return ""


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize("text", SLY)
def test_the_system_stops_a_query_that_no_policy_has_checked(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sandbox, "check_query", lambda query: query)
    monkeypatch.setattr(MemoryStore, "seal", lambda _: None)
    try_anyway(store, text.format(server.address))
    assert server.calls == 0


@pytest.mark.slow
@pytest.mark.parametrize("text", SLY)
def test_the_engine_stops_a_query_that_neither_policy_nor_system_has(
    server: Server, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sandbox, "check_query", lambda query: query)
    monkeypatch.setattr(worker, "isolate", lambda **_: False)
    try_anyway(open_store("memory"), text.format(server.address))
    assert server.calls == 0


def test_what_the_engine_has_understood_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_text('<https://a.org/a> <https://a.org/p> "secret" .\n', encoding="utf-8")
    store = open_store("memory")
    text = f"SELECT * #\\u000AFROM <{secret.as_uri()}>\n {{ ?s ?p ?o }}"
    assert store.select(text).rows
    store.seal()
    with pytest.raises(InvalidQuery, match=r"^FROM is not allowed in this query; use GRAPH <...> { }$"):
        store.select(text)
    with pytest.raises(InvalidQuery, match=r"^SERVICE is not allowed in a query; query the other server directly$"):
        store.select("SELECT * { OPTIONAL { SELECT ?s { FILTER EXISTS { #\\u000ASERVICE <x:a> { ?s ?p ?o }\n } } } }")
    assert store.select("SELECT ?x { VALUES ?x { 'FROM SERVICE' } }").rows == (("FROM SERVICE",),)


@LINUX
@pytest.mark.parametrize("files", [True, False])
def test_an_isolated_process_reaches_no_network_and_starts_nothing(tmp_path: Path, files: bool) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    code = f"""
import os, socket, threading
from graph.stores.sandbox.isolation import isolate
ready, done = threading.Event(), []
def attempt(name, work):
    try:
        work()
        done.append(f"{{name}} works")
    except OSError as error:
        done.append(f"{{name}}: {{error.strerror}}")
other = threading.Thread(target=lambda: (ready.wait(), attempt("a thread", socket.socket)))
other.start()
isolate(files={files})
attempt("a socket", socket.socket)
attempt("a pair", socket.socketpair)
attempt("a program", lambda: os.execv("/bin/true", ["true"]))
attempt("a file", lambda: open("a.txt"))
ready.set()
other.join()
print(*done, sep="\\n")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    refused = "Permission denied"
    assert done.stdout.splitlines() == [
        f"a socket: {refused}",
        f"a pair: {refused}",
        f"a program: {refused}",
        "a file works" if files else "a file: Too many open files",
        f"a thread: {refused}",
    ]


@LINUX
def test_a_query_on_a_folder_reaches_no_network(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with draft_version(tmp_path) as draft, draft.begin(copy=False) as (_, store):
        store.load(QUADS)
    monkeypatch.setattr(sandbox, "check_query", lambda query: query)
    assert try_anyway(open_folder(tmp_path), SLY[0].format(server.address)) != ""
    assert server.calls == 0


@pytest.mark.slow
def test_a_query_of_any_length_is_checked_in_one_pass() -> None:
    """Each of these took minutes while every word was searched up to the end of the text."""
    for piece in ("1-1", "a.", "-", "a-", "<a:", "@a-", "?a", "''", "a:%41", "<a://b:/>"):
        with pytest.raises(InvalidQuery):
            check_query(f"{piece * (490_000 // len(piece))} DROP")
    with pytest.raises(
        QueryLimit, match=r"^the query has more than 500,000 characters; split it into several queries$"
    ):
        check_query("SELECT * { }" + " " * 500_000)


HARMLESS = [
    "SELECT * {{ ?s ?p ?o FILTER(?o = ' SERVICE <{}> {{ ?a ?b ?c }} ') }}",
    "SELECT * {{ ?s ?p ?o FILTER(?o < ?s) # SERVICE <{}> {{ ?a ?b ?c }}\n }}",
    "PREFIX x: <{}> SELECT * {{ VALUES ?s {{ 1 ' SERVICE x:a {{ ?a ?b ?c }}' }} ?a x:SERVICE ?b }}",
]
# Pieces of which some order may be read in two ways.
PIECES = [
    "SERVICE", "service", "SERVICE:g", "<{}>", "x:", ":", "x:a", "?a", "?b", "<", ">", "<?b", "?b>", "'", "''",
    "'''", '"',
    '"""', "#", "#>", "\n", "\r", " ", " ", " ", "{", "}", "(", ")", "{ ?a ?b ?c }", "FILTER", "FILTER(?a<", "BIND(",
    " AS ?c)", ".", ";", "1", "true", "a", "\\u0053", "\\u000A", "\\U0000000a", "\\u003c",
    "#\\u000ASERVICE ", "\\", "^", "/", "|", "?", "UNION", "OPTIONAL", "GRAPH ?g",
    "EXISTS", "VALUES ?v {", "@en", "^^", "_:b", "<#x>", "<http://a:>", "SELECT *", "LIMIT 1", "!", "-", "=", "&&",
]  # fmt: skip


def make_text(chance: random.Random) -> str:
    """A query with pieces taken out of, put into, or changed in one that calls a server, or only tells of it."""
    text = chance.choice((*SLY[:21], *HARMLESS)).replace("{{", "{").replace("}}", "}")
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1, 3, 8)) :]
    return text


def try_texts(store: Store, server: Server, count: int) -> int:
    """How many of *count* texts the policy lets pass; they are run in this process, where nothing else protects."""
    passed = 0
    for seed in range(count):
        text = make_text(random.Random(seed)).replace("{}", server.address)
        try:
            store.select(check_query(text))
            passed += 1
        except RoadmapError:
            continue
    return passed


@pytest.mark.slow
def test_what_the_policy_lets_pass_calls_nobody(store: Store, server: Server) -> None:
    assert try_texts(store, server, 1_500) > 50
    assert server.calls == 0


@pytest.mark.faults
def test_of_many_texts_none_that_passes_calls_anybody(
    store: Store, server: Server, record_property: Callable[[str, object], None]
) -> None:
    try_texts(store, server, 40_000)
    record_property("fault", (f"calls from {type(store).__name__}", 40_000, f"{server.calls} calls"))
    assert server.calls == 0


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("SERVICE" AS ?x) ?service ?from { ?service ?from "a # FROM <x>" }',
        "# FROM SERVICE LOAD\nSELECT * { ?s <https://a.org/service/from> ?o }",
        "PREFIX x: <https://a.org/> SELECT * { x:service x:FROM ?DROP FILTER(?DROP < 3 && ?DROP > 1) }",
        "SELECT * { ?s ?p '''a 'service' \"FROM\" ''' , \"한\\\"글\"@ko , '\\uAC00' }",
        "BASE <https://a.org/> PREFIX a.b: <x/> SELECT DISTINCT ?s { ?s a.b:c-d/^a.b:e* <f> }",
        "select ?a { ?a ?b ?c filter(?c<?a) }\r\nlimit 1",
    ],
)
def test_a_word_may_stand_where_it_calls_nobody(text: str) -> None:
    assert check_query(text) == text.replace("\r", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "SELECT * { SERVICE <https://a.org> { } }",
            "'SERVICE' calls another server; query that server directly, or rename the prefix",
        ),
        ("SELECT * FROM <https://a.org> { }", "'FROM' reads another dataset; use GRAPH <...> { }"),
        ("DROP ALL", "DROP changes data; use SELECT"),
        (
            "SELECT * { ?s ?p <#x> }",
            "<#x> is ambiguous; put spaces around < and >, or write the IRI in full with scheme and host",
        ),
        ("SELECT ('x AS ?a) { }", "' is unpaired or an invalid escape; close the string, or write \\\\"),
        ("SELECT * { } # \\u0041", "a comment contains \\u....; delete it"),
        (
            "SELECT ('\\uD800' AS ?a) { }",
            "a string contains the \\u.... of no character; write the character itself",
        ),
        (
            f"SELECT * {{ SERVICE{'a' * 100}:x {{ }} }}",
            f"'SERVICE{'a' * 53}...' calls another server; query that server directly, or rename the prefix",
        ),
        ("SELECT ('\\u0041' AS ?a) { }", "an ASCII character is written as \\u....; write the character itself"),
    ],
)
def test_a_refusal_says_what_to_do(text: str, told: str) -> None:
    with pytest.raises(NotAllowed) as caught:
        check_query(text)
    assert str(caught.value) == f"{told}, or run the query as trusted (--trusted)"


@pytest.mark.parametrize("text", [" ", "x y", "PREFIX a: <urn:a:> a:b { ?s ?p ?o }"])
def test_only_the_forms_that_read_are_allowed(text: str) -> None:
    message = "^this is not a SELECT, ASK, CONSTRUCT or DESCRIBE query; only these read the graph$"
    with pytest.raises(InvalidQuery, match=message):
        check_query(text)


@pytest.mark.parametrize("start", ["ASK", "CONSTRUCT { ?a ?b ?c } WHERE", "DESCRIBE ?a"])
@pytest.mark.parametrize("inside", ["SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }", "} ; CLEAR ALL ; ASK {"])
def test_every_form_is_held_to_the_policy(start: str, inside: str) -> None:
    with pytest.raises(NotAllowed):
        check_query(f"{start} {{ {inside} }}")


@EACH_ENGINE
def test_every_form_has_an_answer_within_the_limits(engine: str) -> None:
    store = open_store(engine)
    store.load("".join(f"<urn:{subject}> <urn:b> _:x{subject} <urn:g> .\n" for subject in "ac"))
    told = {form: select(store, f"{form} {{ ?s ?p ?o }}", LIMITS) for form in ("ASK", "CONSTRUCT WHERE")}
    triples = (("<urn:a> <urn:b> _:b1 .",), ("<urn:c> <urn:b> _:b2 .",))
    assert told == {"ASK": (("answer",), ((True,),)), "CONSTRUCT WHERE": (("triple",), triples)}
    with pytest.raises(QueryLimit, match="more than 1 rows"):
        select(store, "CONSTRUCT WHERE { ?s ?p ?o }", Limits(rows=1))


@pytest.mark.slow
@given(st.text(alphabet="SERVICfrom <>\"'#?:.\\u0053{}()\n\r@_-1a/", max_size=60) | st.text(max_size=40))
def test_any_text_passes_or_is_refused(text: str) -> None:
    told = ""
    try:
        passed = check_query(f"SELECT * {text}")
    except RoadmapError as error:
        passed, told = "", str(error)
    assert passed.startswith("SELECT * ") != (len(told) > 10)


@pytest.mark.parametrize("sign", ["!", "-", "+", "! ", "-\n", "!-", "! # !\n+"])
def test_signs_do_not_nest_without_end(sign: str) -> None:
    assert check_query(f"ASK {{ FILTER({sign * 50}1) }}")
    with pytest.raises(QueryLimit) as caught:
        check_query(f"ASK {{ FILTER({sign * 101}1) }}")
    assert str(caught.value) == SIGNS


# --- every query ends ------------------------------------------------------------------------------------------------

GROW = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(40))
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TIME = "the query ran longer than 1 seconds; raise the limit with --seconds (in Python limits=Limits(seconds=...))"
MEMORY = (
    "the query needs more than 300 MB of memory; "
    "raise the limit with --megabytes (in Python limits=Limits(megabytes=...))"
)
ROWS = "the query returns more than 99 rows; raise the limit with --rows (in Python limits=Limits(rows=...))"
BROKEN = "the query crashed the engine, probably by its depth; split it into shorter queries"
SIGNS = "the query nests deeper than 100 signs such as '!'; delete them, because two cancel each other out"
TRUSTED = ", or run it as trusted (--trusted)"
HOSTILE = {
    "cartesian product": ("both", CROSS, TIME + TRUSTED),
    "endless path": ("memory", "SELECT * { ?a (<x:a>|^<x:a>|!<x:c>)* ?b . ?b !<x:d>* ?c }", TIME + TRUSTED),
    "regular expression": ("memory", f'SELECT (REGEX("{"a" * 40}!", "^(a+)+$") AS ?x) {{ }}', TIME + TRUSTED),
    "string doubling": ("both", f'SELECT (STRLEN(?a40) AS ?n) {{ BIND("aaaaaaa" AS ?a0) {GROW} }}', MEMORY + TRUSTED),
    "long sum": ("oxigraph", f"SELECT (1{'+1' * 100_000} AS ?x) {{ }}", BROKEN),
    "many negations": ("both", f"SELECT (({'!' * 200_000}true) AS ?x) {{ }}", SIGNS),
    "many rows": ("both", "SELECT * { ?s ?p ?o } LIMIT 100", ROWS + TRUSTED),
    "many parentheses": (
        "both",
        f"SELECT ({'(' * 5_000}1{')' * 5_000} AS ?x) {{ }}",
        "the query nests deeper than 100 brackets; split it into several queries",
    ),
}  # fmt: skip


def wait_forever(_: Table) -> bytes:
    while True:
        pass


def fill_memory(_: Table) -> bytes:
    return bytes(4 * 2**30)


def ask_twice(store: Store, text: str, *, clock: bool) -> tuple[str, Table]:
    """What is told of a hostile query, and the answer to the next one."""
    with pytest.raises(QueryLimit) as caught:
        select(store, text, Limits(seconds=1 if clock else 30, megabytes=300, rows=99))
    assert caught.value.exit_code == 3
    return str(caught.value), select(store, COUNT, LIMITS)


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize(
    ("engine", "name"),
    [(engine, name) for name, (where, *_) in HOSTILE.items() for engine in ENGINES if where in (engine, "both")],
)
def test_a_hostile_query_hits_a_limit_and_the_next_is_served(
    real: Knowledge, reference: Knowledge, engine: str, name: str
) -> None:
    store = (real if engine == "oxigraph" else reference).store
    _, text, told = HOSTILE[name]
    assert ask_twice(store, text, clock=told.startswith(TIME)) == (told, store.select(COUNT))


@LINUX
@pytest.mark.faults
def test_every_hostile_query_hits_its_limit(
    real: Knowledge, reference: Knowledge, record_property: Callable[[str, object], None]
) -> None:
    tried, right = 0, 0
    for engine, store in (("oxigraph", real.store), ("memory", reference.store)):
        for where, text, told in HOSTILE.values():
            if where in (engine, "both"):
                tried += 1
                right += ask_twice(store, text, clock=told.startswith(TIME)) == (told, store.select(COUNT))
    record_property("fault", ("hostile queries", tried, f"{right} hit their limit, and the next was served"))
    assert right == tried


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cartesian product", "string doubling", "many negations", "many rows"])
def test_limits_hold_where_no_process_can_be_forked(
    real: Knowledge, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if sys.platform != "linux" and name == "string doubling":
        pytest.skip("only Linux bounds the memory of a process")
    monkeypatch.setattr(sandbox, "_FORKS", False)
    _, text, told = HOSTILE[name]
    assert ask_twice(real.store, text, clock=told.startswith(TIME)) == (told, real.store.select(COUNT))


def test_an_answer_has_a_size(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MAX_ANSWER", 20)
    with pytest.raises(QueryLimit) as caught:
        select(store, "SELECT ?s ?p ?o { ?s ?p ?o }", LIMITS)
    assert str(caught.value) == (f"the answer takes more than 256 MB; select fewer columns or rows{TRUSTED}")


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize(("convert", "told"), [(wait_forever, TIME), (fill_memory, MEMORY)])
def test_writing_rows_down_has_the_limits_of_their_query(
    store: Store, convert: Callable[[Table], bytes], told: str
) -> None:
    with pytest.raises(QueryLimit) as caught:
        select_as(store, COUNT, Limits(seconds=1 if told == TIME else 30, megabytes=300), convert)
    assert str(caught.value) == told + TRUSTED


@LINUX
@pytest.mark.slow
@pytest.mark.parametrize(("convert", "told"), [(wait_forever, TIME), (fill_memory, MEMORY)])
def test_writing_rows_of_a_folder_down_has_the_limits_too(
    kept: Store, convert: Callable[[Table], bytes], told: str
) -> None:
    with pytest.raises(QueryLimit) as caught:
        select_as(kept, COUNT, Limits(seconds=2 if told == TIME else 30, megabytes=2_000), convert)
    assert str(caught.value) == told.replace("1 second", "2 second").replace("300 MB", "2,000 MB") + TRUSTED
    assert kept.select(COUNT).rows == ((1,),)


def test_rows_are_written_down_in_every_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Table) -> bytes:
        raise NotAllowed(Message("use SELECT"), Message("delete it"))

    for _ in range(2):
        assert select_as(store, COUNT, LIMITS, lambda table: repr(table.rows).encode()) == b"((1,),)"
        with pytest.raises(RoadmapError, match=r"^use SELECT; delete it, or run the query as trusted"):
            select_as(store, COUNT, LIMITS, refuse)
        monkeypatch.setattr(sandbox, "_FORKS", False)


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "value",
    [
        f'-"abc"^^<{XSD}integer>',
        f'YEAR("2020-99-99"^^<{XSD}date>)',
        f'CEIL("INF"^^<{XSD}float>)',
        f'ROUND("INF"^^<{XSD}decimal>)',
        f'SUM("abc"^^<{XSD}integer>)',
        'REGEX("a", "(")',
    ],
)
def test_a_value_that_does_not_fit_is_no_internal_error(value: str) -> None:
    """SPARQL leaves the variable without a value, as Oxigraph does. rdflib cannot always do so."""
    with pytest.raises(InvalidQuery, match=r"^rdflib cannot compute a value \(\w+: .{,200}\); use --store oxigraph"):
        select(open_store("memory"), f"SELECT ({value} AS ?x) {{ }}", LIMITS)


@pytest.mark.parametrize(
    "value",
    [
        f'"1e300000000"^^<{XSD}decimal>',
        f'"1e300000000"^^<{XSD}integer>',
        f'"-1E+999999999"^^<{XSD}decimal>',
        f'"{"9" * 4_301}"^^<{XSD}integer>',
        f'"NaN"^^<{XSD}decimal>',
    ],
)
def test_a_number_of_any_size_takes_as_much_as_its_text(store: Store, value: str) -> None:
    assert select(store, f"SELECT ({value} AS ?x) {{ }}", LIMITS).rows == ((value.split('"')[1],),)


def test_a_limit_may_be_any_number(store: Store) -> None:
    assert select(store, COUNT, Limits(seconds=10**30, megabytes=10**30, rows=10**30)).rows == ((1,),)


def test_an_answer_is_the_same_in_every_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "SELECT ?s ?o (STRLEN(?o) AS ?n) ?none { ?s ?p ?o }"
    forked = select(store, text, LIMITS)
    monkeypatch.setattr(sandbox, "_FORKS", False)
    assert forked == select(store, text, LIMITS) == store.select(text)
    assert [type(cell).__name__ for cell in forked.rows[0]] == ["Iri", "str", "int", "NoneType"]


def test_a_faulty_query_is_told_in_the_words_of_the_engine(store: Store) -> None:
    text = "SELECT * { ?s ?p }"
    with pytest.raises(InvalidQuery) as direct:
        store.select(text)
    with pytest.raises(InvalidQuery) as told:
        select(store, text, LIMITS)
    assert str(told.value) == str(direct.value)


@pytest.mark.parametrize(
    ("engine", "lang", "start"),
    [
        ("oxigraph", "ko", "1행 22열에 문법 오류가 있다; 이곳에 올 수 있는 것: "),
        ("oxigraph", "en", "syntax error at 1:22; one of these is expected: "),
        ("memory", "ko", "엔진이 질의를 거부한다: Expected SelectQuery"),
    ],
)
def test_the_words_of_the_engine_stand_in_a_sentence_of_the_user(engine: str, lang: str, start: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        select(open_store(engine), "SELECT ?x WHERE { ?x ", LIMITS)
    assert caught.value.to_text(lang).startswith(start)
    assert "\n" not in caught.value.to_text(lang)


@pytest.mark.parametrize("quads", ["", QUADS])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_store_goes_to_another_process_as_its_quads(engine: str, quads: str) -> None:
    store = open_store(engine)
    store.load(quads)
    assert pickle.loads(pickle.dumps(store)).dump() == quads


def test_a_graph_in_a_folder_is_opened_by_the_process_of_the_query(kept: Store) -> None:
    assert len(pickle.dumps(kept)) < 1_000
    assert select(kept, COUNT, LIMITS).rows == ((1,),)


def test_a_server_is_asked_anew_by_the_process_of_the_query() -> None:
    again = pickle.loads(pickle.dumps(open_store("http://localhost:1/")))
    assert (again.in_process, again._endpoint) == (False, open_store("http://localhost:1/")._endpoint)


def test_writing_down_may_ask_a_folder_for_names(kept: Store) -> None:
    assert select_as(kept, COUNT, LIMITS, lambda table: repr((table.rows, kept.select(COUNT).rows)).encode()) == (
        b"(((1,),), ((1,),))"
    )


def test_a_server_that_is_not_there_is_told_as_such() -> None:
    with pytest.raises(InvalidQuery, match=r"^http://localhost:1/"):
        select(open_store("http://localhost:1/"), COUNT, LIMITS)


@pytest.mark.slow
@LINUX
def test_no_process_is_left_behind(real: Knowledge) -> None:
    import multiprocessing

    for text in (COUNT, CROSS):
        try:
            select(real.store, text, Limits(seconds=1))
        except QueryLimit:
            continue
    assert multiprocessing.active_children() == []


# --- who is trusted --------------------------------------------------------------------------------------------------


def test_queries_of_the_library_and_trusted_text_run_here(real: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_ask", None)
    assert real.query("counts").rows
    assert real.query(COUNT, trusted=True) == real.store.select(COUNT)


def test_the_command_tells_a_limit_in_one_line(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.cli import main

    monkeypatch.setattr("sys.argv", ["roadmap-graph", "query", "SELECT * { ?s ?p ?o }", "--rows", "99", "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, *capsys.readouterr()) == (3, "", f"{ROWS}{TRUSTED}\n")


def test_the_command_refuses_service_unless_trusted(server: Server) -> None:
    text = f"SELECT * {{ SERVICE SILENT <{server.address}> {{ ?a ?b ?c }} }}"
    assert isinstance(CliRunner().invoke(app, ["query", text]).exception, NotAllowed)
    assert server.calls == 0
    assert CliRunner().invoke(app, ["query", text, "--trusted"]).exit_code == 0
    assert server.calls == 1


def test_a_query_in_a_file_is_not_trusted_either(tmp_path) -> None:
    path = tmp_path / "ask.rq"
    path.write_text("SELECT * FROM <https://a.org/> { ?s ?p ?o }", encoding="utf-8")
    assert isinstance(CliRunner().invoke(app, ["query", str(path)]).exception, NotAllowed)


def test_the_options_of_the_command_begin_with_the_limits_of_the_package() -> None:
    options = {option.name: option.default for option in query.params}
    assert Limits(*(options[name] for name in ("seconds", "megabytes", "rows"))) == LIMITS

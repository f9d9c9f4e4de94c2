"""A server as a store: whole loads, also when the server is killed in the middle, and rules that run over it."""

import io
import re
import signal
from collections.abc import Callable, Iterator

import pytest
from support.paths import DATA
from support.servers import SERVERS, Served

from graph.errors import EndpointFault, InvalidQuery
from graph.input.loader import load_roadmaps
from graph.knowledge import Knowledge
from graph.model.vocabulary import ID
from graph.pipeline.dataset import ontology_to_nquads, to_dataset
from graph.pipeline.rules import derive


def make_quads(word: str, *, graphs: int = 3, size: int = 50) -> list[str]:
    base = ID.to_iri("test")
    return sorted(
        f'<{base}/{number}> <{base}/word> "{word} {number}" <{base}/graph/{name}> .\n'
        for name in range(graphs)
        for number in range(size)
    )


OLD, NEW = make_quads("old"), make_quads("new")


@pytest.fixture(params=SERVERS)
def served(request: pytest.FixtureRequest, servers: Callable[[str], Served]) -> Iterator[Served]:
    started = servers(request.param)
    started.open().replace(OLD)
    yield started
    started.open().replace(())


def test_a_load_replaces_all_that_was_ours(served: Served) -> None:
    served.open().replace(make_quads("new", graphs=2))
    assert served.open().dump() == "".join(make_quads("new", graphs=2))


def test_a_load_leaves_the_graphs_of_others(served: Served) -> None:
    store = served.open()
    store.load("<urn:a> <urn:b> <urn:c> <urn:others> .\n")
    served.open().replace(NEW)
    assert store.select("SELECT ?o { GRAPH <urn:others> { ?s ?p ?o } }").rows == (("urn:c",),)
    store.replace(())


def test_a_load_comes_in_parts_of_the_size_that_is_set(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    store = served.open(ROADMAP_GRAPH_CHUNK="2000")
    sizes = []
    send = store._transport.send
    monkeypatch.setattr(store._transport, "send", lambda request: (sizes.append(len(request.content)), send(request)))
    store.replace(iter(NEW))
    assert store.dump() == "".join(NEW)
    assert len(sizes) > 10
    assert max(sizes) <= 2000


def kill_before(store, served: Served, what: str) -> None:
    """Kills the server when a request that holds *what* is about to be sent."""
    send = store._transport.send

    def killing(request):
        if what in f"{request.parameters} {request.content!r}" and served.process:
            served.end(signal.SIGKILL)
        send(request)

    store._transport.send = killing


@pytest.mark.parametrize("what", ["graph/2", "MOVE"], ids=["while uploading", "before renaming"])
def test_a_server_killed_in_mid_load_keeps_the_old_graphs(served: Served, what: str) -> None:
    store = served.open(ROADMAP_GRAPH_CHUNK="2000")
    kill_before(store, served, "/2'" if what == "graph/2" else what)
    with pytest.raises(EndpointFault, match=r"then load again \(the old graphs stay until a load is complete\)$"):
        store.replace(NEW)
    served.start()
    if what == "MOVE" and served.name == "virtuoso":
        # It may have begun to replace: nobody is answered from a half.
        with pytest.raises(EndpointFault, match="a load is replacing graphs or was interrupted while doing so; try"):
            served.open().dump()
    else:
        assert served.open().dump() == "".join(OLD)
    served.open().replace(NEW)
    assert served.open().dump() == "".join(NEW)
    assert [
        name for name in served.open()._list_graphs() if name.startswith((ID.to_iri("loading"), ID.to_iri("repl")))
    ] == []


def test_an_upload_that_does_not_arrive_whole_replaces_nothing(served: Served) -> None:
    store = served.open()
    with pytest.raises(
        EndpointFault, match=r"only 150 of 151 statements have arrived, and nothing was replaced; stop other loads"
    ):
        store.replace([*NEW, NEW[0]])
    assert store.dump() == "".join(OLD)


def test_the_rules_derive_the_same_over_a_server(served: Served, real: Knowledge) -> None:
    store = served.open()
    store.replace(())
    store.load(ontology_to_nquads())
    store.load(to_dataset(load_roadmaps(DATA)).nquads)
    derive(store)
    assert store.dump() == real.store.dump()


def test_a_login_is_needed_to_write_to_virtuoso(servers: Callable[[str], Served]) -> None:
    store = servers("virtuoso").open(ROADMAP_GRAPH_USER="")
    with pytest.raises(EndpointFault, match=r"the server requires a login or rejects this one \(401.*GRAPH_USER"):
        store.load(NEW[0])


def test_a_wrong_password_is_refused_and_not_shown(servers: Callable[[str], Served]) -> None:
    store = servers("virtuoso").open(ROADMAP_GRAPH_PASSWORD="secret-word")
    with pytest.raises(EndpointFault) as caught:
        store.load(NEW[0])
    assert "401" in str(caught.value)
    assert "secret-word" not in f"{caught.value} {store._endpoint!r}"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT * { service ?x { ?s ?p ?o } }",
        "SELECT * { #\\u000ASERVICE <urn:x> { ?s ?p ?o }\n }",
    ],
)
def test_a_query_must_not_make_the_server_call_another(served: Served, query: str) -> None:
    with pytest.raises(InvalidQuery, match=r"^SERVICE is not allowed in a query; query the other server directly$"):
        served.open().select(query)


def test_the_word_service_in_a_text_is_no_call(served: Served) -> None:
    query = 'SELECT ?s { ?s ?p "SERVICE" . ?s ?q <urn:service> } # SERVICE'
    assert served.open().select(query).rows == ()


def test_a_dump_of_many_lines_is_loaded_as_it_is(served: Served, real: Knowledge) -> None:
    served.open().replace(io.StringIO(real.store.dump(), newline="\n"))
    assert served.open().dump() == real.store.dump()
    assert re.search("가|나", served.open().dump())

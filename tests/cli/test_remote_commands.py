"""The commands over a server: load fills it, the others ask it as it is."""

from collections.abc import Callable, Iterator

import pytest
from support.commands import Done, run
from support.paths import DATA
from support.servers import SERVERS, Served

from graph.knowledge import Knowledge
from graph.output.formats import format_report


def ask(served: Served, *words: str) -> Done:
    return run(*words, "--store", served.address, **served.environment, ROADMAP_GRAPH_LANG="en")


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest, servers: Callable[[str], Served]) -> Iterator[Served]:
    started = servers(request.param)
    started.open().replace(())
    yield started
    started.open().replace(())


def test_an_empty_server_says_how_it_is_filled(served: Served) -> None:
    done = ask(served, "report", "coverage", "EV")
    address = served.address
    expected = f"{address}: it holds no roadmaps; roadmap-graph load --store {address}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_load_fills_a_server_and_a_report_asks_it(served: Served, real: Knowledge) -> None:
    filled = ask(served, "load", "--data", str(DATA), "--lang", "en")
    count = real.store.dump().count("\n")
    assert (filled.returncode, filled.stdout) == (0, f"{served.address}: stored, {count} statements\n")
    asked = ask(served, "report", "coverage", "EV", "--lang", "en", "--format", "markdown")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.encode() == format_report(real.report("coverage", "EV", lang="en"), "markdown")


@pytest.mark.parametrize("option", [("--data", str(DATA)), ("--as-of", "2022")], ids=["data", "as-of"])
def test_a_server_is_asked_as_it_is(option: tuple[str, str]) -> None:
    unasked = Served("", [], DATA.parent, "http://127.0.0.1:1")
    done = ask(unasked, "query", "SELECT ?s { ?s ?p ?o }", *option)
    assert done.returncode == 2
    assert f"{option[0]} does not apply to a filled store; use it with:" in " ".join(
        done.stderr.replace("│", " ").split()
    )


def test_load_wants_a_folder_or_the_address_of_a_server() -> None:
    served = Served("", [], DATA.parent, "oxigraph")
    done = ask(served, "load")
    assert done.returncode == 2
    assert "'oxigraph' is an engine" in done.stderr


def test_what_names_no_store_is_told_before_anything_is_read() -> None:
    done = ask(Served("", [], DATA.parent, "virtuoso"), "report", "network", "--data", "missing.yaml")
    expected = (
        "'virtuoso' is not a store; write memory, oxigraph, a folder (./kept) or the address of a server (http://...)\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)

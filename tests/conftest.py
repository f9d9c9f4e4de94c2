"""What several test modules share: where things lie, the graph of the real data, and loading of inline YAML."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import settings
from support.paths import DATA, ROOT
from support.remembering import remember
from support.selection import is_of_folders
from support.servers import Served, serve

from graph.knowledge import Knowledge, load

pytest_plugins = ["support.costs"]
# The fuzzers and the mutation run need packages that the tests do not.
collect_ignore = ["fuzz", "mutation_coverage.py"]
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The page opens in the language of the browser.
    "--accept-lang=ko-KR",
]
# Each keeps a Chromium and the servers of its own in memory.
MOST_WORKERS = 8

# The same examples in every run, and no verdict that hangs on the speed of the machine.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def real() -> Knowledge:
    """The graph of ``data/roadmaps.yaml``; tests read it and never add to it."""
    return load(DATA)


@pytest.fixture(scope="session")
def country() -> Knowledge:
    """The graph of the folder ``data``; tests read it and never add to it."""
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def reference() -> Knowledge:
    """The graph of ``data/roadmaps.yaml`` in rdflib's store, with which the other engines are compared."""
    return remember(load(DATA, engine="memory"))


@pytest.fixture
def real_on(request: pytest.FixtureRequest) -> Callable[[str], Knowledge]:
    """The graph of ``data/roadmaps.yaml`` in the store of an engine; that of rdflib is filled where a test needs it."""

    def get_real(engine: str) -> Knowledge:
        knowledge: Knowledge = request.getfixturevalue("reference" if engine == "memory" else "real")
        return knowledge

    return get_real


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Served]]:
    """The SPARQL servers by name, each started at first use; a test leaves them empty."""
    started: dict[str, Served] = {}

    def get_server(name: str) -> Served:
        if name not in started:
            started[name] = serve(name, tmp_path_factory.mktemp(name))
        return started[name]

    yield get_server
    for served in started.values():
        served.end()


@pytest.fixture
def load_text(tmp_path: Path) -> Callable[..., Knowledge]:
    """Loads YAML given as text: ``load_text(text)`` or ``load_text(text, engine="memory")``."""

    def load_yaml(text: str, *, engine: str = "oxigraph") -> Knowledge:
        path = tmp_path / "roadmaps.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return load(path, engine=engine)

    return load_yaml


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; skipped with the reason where it is missing, failed where the environment requires it (CI)."""
    chromium = shutil.which("chromium")
    lacking = [name for name, found in (("chromium", chromium), ("playwright", find_spec("playwright"))) if not found]
    if lacking and os.environ.get("ROADMAP_GRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail(f"the browser tests are required, but missing: {', '.join(lacking)}")
    if lacking:
        pytest.skip(f"no browser to open the page in, missing: {', '.join(lacking)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield started
        started.close()


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """How many workers ``-n auto`` of pyproject.toml takes: one for each core where whole folders run, otherwise none.

    A worker takes seconds to start and makes what the tests share anew, which some files or names do not repay; where
    they do, ``-n 2`` asks for two.
    """
    cores = yield
    return min(cores, MOST_WORKERS) if is_of_folders(config) else 0


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table after ``pytest -m faults``: what was tried, how often, and what became of it."""
    reports = [report for key in ("passed", "failed") for report in terminalreporter.stats.get(key, ())]
    rows = [row for report in reports for name, row in report.user_properties if name == "fault"]
    if rows:
        terminalreporter.write_line(f"{'fault':<40}{'inputs tried':>14}  result")
    for fault, tried, result in rows:
        terminalreporter.write_line(f"{fault:<40}{tried:>14,}  {result}")

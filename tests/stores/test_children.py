"""Processes that the package starts run no file of the working directory, whatever it is called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import list_measuring
from support.paths import DATA, ROOT

from graph.stores.children import iter_paths

pytestmark = pytest.mark.slow

NAMES = ("yaml", "resource", "pickle", "json", "graph", "struct", "click", "pyoxigraph", "sitecustomize")
# Several processes read and derive; a letter on stderr tells of each that is started or forked.
PROGRAM = """
import os, sys

def tell(event, _):
    if event in ("subprocess.Popen", "os.fork"):
        os.write(2, {"subprocess.Popen": b"P", "os.fork": b"F"}[event])

sys.addaudithook(tell)
from graph.pipeline import assembly, contents
from graph.stores import sandbox
os.cpu_count = lambda: 2
assembly._WORTH_PROCESSES = contents._WORTH_PROCESSES = 0
if sys.argv.pop(1) == "started":
    sandbox._run_forked = sandbox._run_started
from graph.cli import main
main()
"""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder in which each module that is run leaves a file beside it, ``<name>.ran``."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.py").write_text(f"open({str(folder / name)!r} + '.ran', 'w').close()\n", encoding="utf-8")
    return folder


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = {"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **list_measuring()}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("way", "command", "told"),
    [
        ("started", ("load", "--store", "./kept"), "PP"),
        ("started", ("build",), "PP"),
        ("started", ("query", COUNT), "PPP"),
        pytest.param(
            *("forked", ("query", COUNT), "PPF"),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks"),
        ),
    ],
    ids=["load", "build", "query, started", "query, forked"],
)
def test_no_child_runs_a_file_of_the_working_directory(
    hostile: Path, way: str, command: tuple[str, ...], told: str
) -> None:
    done = run_in(hostile, "-P", "-c", PROGRAM, way, *command, "--data", str(DATA))
    assert (done.returncode, done.stderr) == (0, told)
    assert sorted(hostile.glob("*.ran")) == []


def test_the_module_runs_no_file_of_the_working_directory_when_python_is_told_so(hostile: Path) -> None:
    done = run_in(hostile, "-P", "-m", "graph.cli", "query", COUNT, "--data", str(DATA))
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(hostile.glob("*.ran")) == []


@pytest.mark.parametrize("here", ["", ".", "./", "../hostile", "absolute", "link"])
def test_the_working_directory_is_not_handed_on(hostile: Path, monkeypatch: pytest.MonkeyPatch, here: str) -> None:
    (hostile.parent / "link").symlink_to(hostile)
    entry = {"absolute": str(hostile), "link": str(hostile.parent / "link")}.get(here, here)
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(("", ".", "../hostile")))
    monkeypatch.setattr(sys, "path", [entry, str(ROOT), entry, "../elsewhere"])
    assert list(iter_paths()) == [str(ROOT), str(hostile.parent / "elsewhere")]


def test_the_working_directory_stays_where_the_package_is_imported_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(sys, "path", ["", "/lib"])
    assert list(iter_paths()) == [str(ROOT), os.path.abspath("/lib")]


def test_the_working_directory_stays_where_pythonpath_names_it(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", str(hostile))
    monkeypatch.setattr(sys, "path", [str(hostile), str(ROOT)])
    assert list(iter_paths()) == [str(hostile), str(ROOT)]


def test_a_working_directory_that_is_gone_is_handed_on_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setattr(sys, "path", ["", str(ROOT)])
    gone.rmdir()
    assert list(iter_paths()) == [str(ROOT)]

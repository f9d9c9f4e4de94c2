"""Processes that the package starts run no file of the working directory, whatever it is called."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import list_measuring
from support.paths import DATA, ROOT

from graph.cli import app
from graph.stores.children import iter_paths
from graph.stores.processes import carry_out

pytestmark = pytest.mark.slow

# Modules of Python, of other packages, those that are looked for and may be missing, and our own.
NAMES = sorted(
    {
        *sys.stdlib_module_names,
        *("yaml", "click", "pyoxigraph", "oxrdflib", "rdflib", "pyshacl", "networkx", "igraph", "jinja2", "markupsafe"),
        *("rich", "pygments", "rapidfuzz", "xlsxwriter", "openpyxl", "pandas", "numpy", "httpx", "certifi", "olefile"),
        *("pypdf", "lxml", "html5lib", "isodate", "pyparsing", "sitecustomize", "usercustomize", "coverage", "graph"),
    }
)
WITH_DATA = ("--data", str(DATA))
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
    sandbox._FORKS = False
from graph.cli import main
main()
"""
BELOW = "import sys; sys.argv.pop(1); from graph.cli import main\nmain()\n"
# Runs commands one after the other and keeps their exit codes.
EACH = """
import json
codes = {{}}
for name, words in {commands!r}.items():
    sys.argv[1:] = words
    try:
        main()
    except SystemExit as ended:
        codes[name] = ended.code
json.dump(codes, open("codes.json", "w"))
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
            *("forked", ("query", COUNT), "PPFF"),
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


# Each command, on the real data, and in folders of the test: ``kept`` for a graph, ``plan.txt`` for a document.
COMMANDS = {
    "build": ("build", *WITH_DATA),
    "load": ("load", "--store", "./other", *WITH_DATA),
    "validate": ("validate", *WITH_DATA),
    "query": ("query", "counts", *WITH_DATA),
    "query, text": ("query", COUNT, *WITH_DATA),
    "query, trusted": ("query", COUNT, "--trusted", *WITH_DATA),
    "query, memory": ("query", COUNT, "--store", "memory", *WITH_DATA),
    "query, kept": ("query", "counts", "--store", "./kept"),
    "query, text, kept": ("query", COUNT, "--store", "./kept"),
    "list": ("list", "agencies", *WITH_DATA),
    "diff": ("diff", "gimje-special-vehicles/final", "gimje-special-vehicles/final", *WITH_DATA),
    "match": ("match", "기계부품연구원", *WITH_DATA),
    "why": ("why", "EV", "KITECH", *WITH_DATA),
    "ask": ("ask", "EV를 담당하는 기관은?", *WITH_DATA),
    "report": ("report", "coverage", "EV", *WITH_DATA),
    "report, xlsx": ("report", "gaps", "--out", "gaps.xlsx", *WITH_DATA),
    "report, kept": ("report", "coverage", "EV", "--store", "./kept"),
    "init": ("init", "김제", "--out", "new.yaml"),
    "template": ("template", "new.xlsx"),
    "export": ("export", "--xlsx", "all.xlsx", *WITH_DATA),
    "draft": ("draft", "plan.txt", "--out", "draft.yaml", "--evidence", "draft.json"),
    "draft, page": ("draft", "plan.html", "--text"),
    "review": ("review", "made/draft.yaml", "--evidence", "made/draft.json"),
    "verify": ("verify", "--data", "made/draft.yaml"),
}
TEXT = "울산시는 3일 ‘수소선박 산업 육성 전략’을 마련했다.\n2030년까지 국비 300억원을 투입한다.\n"
GIVEN = ("--published", "2026-03-04", "--publisher", "하늘일보")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a kept graph, documents and a draft."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    (folder / "plan.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    (folder / "made").mkdir()
    for command in (
        ("load", "--store", "./kept", *WITH_DATA),
        ("draft", "plan.txt", "--out", "made/draft.yaml", "--evidence", "made/draft.json", *GIVEN),
    ):
        run_in(folder, "-P", "-m", "graph.cli", *command)
    return folder


def test_every_command_is_tried() -> None:
    assert {words[0] for words in COMMANDS.values()} == set(app.commands)


@pytest.mark.parametrize("start", [PROGRAM, BELOW], ids=["above", "below"])
def test_no_command_runs_a_file_of_the_working_directory(start: str, hostile: Path, prepared: Path) -> None:
    """Above the size at which processes share the work, and below. Each module of Python and of others is tried.

    One process runs all commands, so that what they import is imported once.
    """
    shutil.copytree(prepared, hostile, dirs_exist_ok=True)
    program = start.removesuffix("main()\n") + EACH.format(commands=COMMANDS)
    done = run_in(hostile, "-P", "-c", program, "forked")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    codes = json.loads((hostile / "codes.json").read_text(encoding="utf-8"))
    assert [name for name in COMMANDS if codes[name] not in (None, 0, 1)] == []
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


def test_what_the_system_refuses_to_a_process_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError) as caught:
        carry_out(os.listdir, [str(tmp_path), __file__], str)
    assert caught.value.filename == __file__


def test_an_error_of_a_process_comes_with_its_end() -> None:
    with pytest.raises(ChildProcessError) as caught:
        carry_out(len, ["x"], str)  # type: ignore[arg-type]
    first, *_, last = str(caught.value).splitlines()
    assert first.startswith("a process of this program ended with 1: ")
    assert last == "TypeError: 'int' object is not iterable"

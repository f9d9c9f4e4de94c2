"""The wheel is whole: installed into a fresh environment, away from the checkout, it answers the EV question."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from functools import partial
from pathlib import Path

import pytest
from support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What users import, with the types that the package promises.
TYPED = """
from typing import TYPE_CHECKING, assert_type

from graph.knowledge import Answer, Knowledge, load
from graph.reports import report
from graph.reports.result import Cell, Column, Named, Report, Row, Section
from graph.stores import Cell as TableCell, Iri, Store, Table
from graph.stores.sandbox import Limits
from graph.view.view import View

if TYPE_CHECKING:
    import networkx as nx


@report("empty", summary_ko="없음", summary="nothing", asked="anything")
def empty(view: View, *, asked: str = "") -> Report:
    return Report("empty", asked, view.lang, (), ())


def count(knowledge: Knowledge) -> tuple[int, int]:
    table = assert_type(knowledge.query("coverage", asked=["EV", "AMR"], role="lead"), Table)
    assert_type(table.columns, tuple[str, ...])
    assert_type(table.to_dicts(), list[dict[str, TableCell]])
    assert_type(knowledge.query("SELECT * { ?s ?p ?o } LIMIT 1", limits=Limits(seconds=9)), Table)
    assert_type(empty(knowledge.view(), asked="x"), Report)
    empty(knowledge.view(), asked=1)  # type: ignore[arg-type]
    assert_type(knowledge.network(), "nx.MultiDiGraph[str]")
    assert_type(knowledge.network().number_of_nodes(), int)
    found = assert_type(knowledge.report("coverage", "EV", lang="en", as_of="2022", include="owner"), Report)
    section = assert_type(found.sections[0], Section)
    assert_type(section.columns[0], Column)
    row = assert_type(section.rows[0], Row)
    cell = assert_type(row[0], Cell)
    if isinstance(cell, Named):
        assert_type(cell.iri, Iri)
    assert_type(knowledge.why(found), Report)
    assert_type(knowledge.ask("Which agencies cover EV?"), Answer)
    assert_type(knowledge.store, Store)
    return len(table.rows), len(section.rows)


print(count(load(engine="memory")))
"""


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("distributions")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, capture_output=True, text=True, check=True)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    return next(distributions.glob("*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel and its dependencies, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, capture_output=True, text=True, check=True)
    return programs


@pytest.mark.slow
def test_the_wheel_holds_ontology_data_queries_and_the_viewer(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "graph/py.typed",
        "graph/_resources/data/roadmaps.yaml",
        "graph/_resources/ontology/roadmap.ttl",
        "graph/_resources/ontology/rules/validity.rq",
        "graph/_resources/ontology/roadmaps.schema.json",
        "graph/queries/coverage.rq",
        "graph/queries/checks/technology-named.rq",
        "graph/output/formats/templates/report.css",
        "graph/output/formats/templates/report.html",
        "graph/viewer/templates/page.html",
        "graph/viewer/static/page.js",
        "graph/viewer/static/sparql/style.css",
        "graph/viewer/vendor/oxigraph.wasm.gz",
        "graph/viewer/vendor/vis-network.min.js",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "scripts/", "data/", "ontology/"))]


@pytest.mark.slow
def test_the_source_distribution_says_that_the_package_is_typed(distributions: Path) -> None:
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        assert [name for name in archive.getnames() if name.endswith("py.typed")] == [
            f"roadmap_graph-{PROJECT['version']}/graph/py.typed"
        ]


@pytest.mark.slow
def test_the_wheel_works_in_a_fresh_environment_away_from_the_checkout(scripts: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("yaml", "json", "resource", "graph", "click"):
        (elsewhere / f"{name}.py").write_text("raise SystemExit('a file of the working directory ran')", "utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    ask = [str(scripts / "roadmap-graph"), "report", "coverage", "EV", "--format", "json", "--lang", "en"]
    done = subprocess.run(ask, cwd=elsewhere, env=environment, capture_output=True, encoding="utf-8", check=True)
    rows = json.loads(done.stdout)["sections"][0]["rows"]
    assert [row["agency"]["iri"].rpartition("/")[2] for row in rows] == [
        "kbia-daegu", "kitech", "dmi", "dgist", "katech", "kiapi",
    ]  # fmt: skip
    done = subprocess.run([str(scripts / "roadmap-graph"), "build"], cwd=elsewhere, env=environment, check=True,
                          capture_output=True, encoding="utf-8")  # fmt: skip
    assert (elsewhere / "build" / "roadmaps.html").stat().st_size < 750_000


@pytest.mark.slow
def test_mypy_is_strict_about_a_file_that_uses_the_installed_package(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "asks.py").write_text(TYPED, encoding="utf-8")
    python = str(scripts / "python")
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "MYPYPATH")}
    run = partial(subprocess.run, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    judged = run([sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable", python, "asks.py"])
    assert (judged.stdout, judged.returncode) == ("Success: no issues found in 1 source file\n", 0)
    asked = run([python, "-P", "asks.py"])
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "(3, 6)\n", "")


def test_every_dependency_is_pinned_with_the_hashes_of_its_files_and_no_host() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["documents"], *extras["excel"], *extras["notebook"], *extras["remote"]]
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = re.findall(
        r"^([a-z0-9-]+)==([\w.]+)(?: ;[^\n\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.M
    )
    pinned = {name: version for name, version, _ in entries}
    for one in wanted:
        name, least = re.fullmatch(r"([\w-]+)>=([\d.]+)", one).groups()
        assert to_numbers(pinned[name]) >= to_numbers(least)
    # Nothing stands there but the pins and the lines that say how they were made.
    assert len(entries) == len(re.findall(r"^(?!#| )", text.strip(), re.M))
    assert "://" not in text


def to_numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]

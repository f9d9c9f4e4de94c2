"""The wheel is whole: installed into a fresh environment, away from the checkout, it answers the EV question."""

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, capture_output=True, text=True, check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_ontology_data_queries_and_the_viewer(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
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


def test_the_wheel_works_in_a_fresh_environment_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, capture_output=True, text=True, check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
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


def test_every_dependency_is_pinned_with_the_hashes_of_its_files_and_no_host() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["notebook"], *extras["remote"]]
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

"""The build: every file, the same bytes each time, and nothing touched when the input is bad."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import Done, run, run_process
from support.paths import ROOT

FILES = [
    "roadmaps.amounts.csv",
    "roadmaps.dataset.jsonld",
    "roadmaps.dataset.ttl",
    "roadmaps.geojson",
    "roadmaps.gexf",
    "roadmaps.graphml",
    "roadmaps.html",
    "roadmaps.jsonld",
    "roadmaps.links.csv",
    "roadmaps.nodes.csv",
    "roadmaps.nq",
    "roadmaps.trig",
    "roadmaps.ttl",
]


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    folder = tmp_path_factory.mktemp("built")
    return folder, run("build", "--out", str(folder), "--lang", "en")


@pytest.fixture
def built(build: tuple[Path, Done]) -> Path:
    """The folder of a build, which a test leaves as it is."""
    folder, done = build
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_a_build_writes_every_form(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == FILES


def test_a_build_says_what_it_made_and_what_to_open(build: tuple[Path, Done]) -> None:
    folder, done = build
    lines = done.stdout.splitlines()
    assert lines[:6] == [
        "     2  roadmap", "     1  programme", "     3  focus area", "     9  strategy", "     7  add-on strategy",
        "     4  project",
    ]  # fmt: skip
    assert f"Open: {folder / 'roadmaps.html'}" in lines
    assert lines[-1] == "Try: roadmap-graph report coverage EV --lang en"


@pytest.mark.slow
def test_two_builds_with_different_hash_seeds_are_equal_byte_for_byte(built: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        assert run_process("build", "--out", str(tmp_path / seed), PYTHONHASHSEED=seed).returncode == 0
        assert hashes(tmp_path / seed) == hashes(built)


@pytest.mark.slow
def test_a_build_elsewhere_by_another_path_is_equal_byte_for_byte(built: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    data = tmp_path / "copy" / "roadmaps.yaml"
    data.write_bytes((ROOT / "data" / "roadmaps.yaml").read_bytes())
    done = run("build", "--data", str(data), "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert hashes(tmp_path / "out") == hashes(built)


def test_no_file_names_this_machine(built: Path) -> None:
    for path in built.iterdir():
        text = path.read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert os.path.expanduser("~") + "/" not in text


@pytest.mark.parametrize("fault", ["yaml", "model", "shape"])
def test_bad_input_gives_exit_code_2_and_leaves_earlier_output_untouched(built, tmp_path: Path, fault: str) -> None:
    text = (ROOT / "data" / "roadmaps.yaml").read_text(encoding="utf-8")
    broken = {
        "yaml": text + "\n  - [",
        "model": text.replace("role: lead", "role: leed", 1),
        "shape": text.replace("amount: 180억원", "amount: 70억원", 1),
    }[fault]
    (tmp_path / "roadmaps.yaml").write_text(broken, encoding="utf-8")
    before = hashes(built)
    done = run("build", "--data", str(tmp_path / "roadmaps.yaml"), "--out", str(built))
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path / 'roadmaps.yaml'}:")
    assert hashes(built) == before


def test_a_folder_of_files_is_one_graph(tmp_path: Path) -> None:
    lines = (ROOT / "data" / "roadmaps.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("programmes:"))
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.yaml").write_text("".join(lines[:start]), encoding="utf-8")
    (folder / "b.yaml").write_text("".join(lines[start:]), encoding="utf-8")
    done = run("report", "coverage", "EV", "--data", str(folder), "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.count("b.yaml:") == 17


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_gives_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("build", "--out", str(tmp_path / "file" / "below"), ROADMAP_GRAPH_LANG="en")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_programming_fault_gives_exit_code_4_and_one_line() -> None:
    code = "import graph.cli as c; c.get_paths = lambda data: 1 / 0; import sys; sys.argv = ['x', 'validate']; c.main()"
    settings = {**os.environ, "ROADMAP_GRAPH_LANG": "en"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert done.stderr == "roadmap-graph: internal error: ZeroDivisionError: division by zero; please report it\n"


@pytest.mark.slow
def test_the_full_page_is_built_only_when_it_is_asked_for(built: Path, tmp_path: Path) -> None:
    for folder, viewer, seed in (("light", "light", "1"), ("full", "full", "1"), ("again", "full", "2")):
        done = run_process("build", "--viewer", viewer, "--out", str(tmp_path / folder), PYTHONHASHSEED=seed)
        assert (done.returncode, done.stderr) == (0, "")
    assert hashes(tmp_path / "light") == hashes(built)
    full = hashes(tmp_path / "full")
    assert hashes(tmp_path / "again") == full
    assert {name for name in full if full[name] != hashes(built)[name]} == {"roadmaps.html"}
    assert 'id="tab-sparql"' in (tmp_path / "full" / "roadmaps.html").read_text(encoding="utf-8")


# Every file of a build with the full page, and every report in every format but that of the terminal.
EVERYTHING = """
import hashlib
from graph.cli.building import build_all
from graph.knowledge import load
from graph.reports import read_reports
from graph.reports.sections import select_section
from graph.output.formats import read_formats
from graph.model.resources import get_default_data
files = dict(build_all([get_default_data()], say=lambda _: None, lang="ko", viewer="full").files)
knowledge = load()
for name, spec in read_reports().items():
    report = knowledge.report(name, *spec.example)
    first = select_section(report, report.sections[0].id)  # parquet holds one table
    asked = {format: first if format == "parquet" else report for format in read_formats()}
    files |= {f"{name}.{format}": knowledge.to_bytes(one, format) for format, one in asked.items()}
for name, content in files.items():
    print(hashlib.sha256(content).hexdigest(), name)
"""


def digest_everything(seed: int) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "COLUMNS": "160"}
    command = [sys.executable, "-c", EVERYTHING]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.faults
def test_20_hash_seeds_give_the_same_bytes_of_everything(record_property: Callable[[str, object], None]) -> None:
    digests = [digest_everything(seed) for seed in range(20)]
    assert len(digests[0]) > 100
    different = sorted({line.split()[1] for one in digests for line in set(one) ^ set(digests[0])})
    record_property(
        "fault", ("hash seeds, all files and formats", 20, f"{len(digests[0])} files, {len(different)} differ")
    )
    assert different == []


def test_an_unknown_viewer_is_refused() -> None:
    done = run("build", "--viewer", "fat")
    assert done.returncode == 2
    assert "'light', 'full'" in done.stderr

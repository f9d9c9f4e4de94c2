"""The documentation is true: its commands run, its pages are what the code yields, its links lead somewhere."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, list_measuring

from graph.output.exporters import read_exporters
from graph.queries import read_queries
from graph.reports import read_reports

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
RUNNABLE = [command for command in COMMANDS if not command.startswith("pip install")]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command.partition(" > ")[0])
    words[:1] = [sys.executable, "-m", "graph.cli"] if words[0] == "roadmap-graph" else [sys.executable]
    words = [str(ROOT / word) if word.startswith("scripts/") else word for word in words]
    environment = {"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **list_measuring()}
    return subprocess.run(
        words, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_readme_opens_with_the_two_commands() -> None:
    assert [command for command in COMMANDS if command.startswith("pip")] == [
        "pip install -e . && roadmap-graph build",
        "pip install -e '.[test]' && pytest",
    ]


@pytest.mark.parametrize("command", ["roadmap-graph build", *RUNNABLE])
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    done = run(command, tmp_path)
    # What a question was understood as is told beside the answer, not in it.
    assert done.returncode == 0
    assert ("  roadmap-graph report " in done.stderr) if " ask " in command else (done.stderr == "")
    out = command.partition("--out ")[2]
    assert (tmp_path / out).stat().st_size if out else done.stdout


def test_the_python_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
                          env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, check=True)  # fmt: skip
    assert len(done.stdout.splitlines()) == 6


def test_the_pages_made_from_code_are_what_the_code_yields_now() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import write_docs

    for name, text in (("queries.md", write_docs.to_query_page()), ("commands.md", write_docs.to_command_page())):
        committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert committed == text, f"docs/{name}: run python scripts/write_docs.py"


def test_every_file_of_the_code_that_a_page_or_the_ontology_names_is_there() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (*PAGES, *(ROOT / "ontology").glob("*.ttl"))}
    named = [
        (path, name) for path, text in texts.items() for name in re.findall(r"(?<![\w./-])graph/[\w./-]*\w/?", text)
    ]
    assert len(named) > 20
    assert [f"{path.relative_to(ROOT)}: {name}" for path, name in named if not (ROOT / name).exists()] == []


def test_every_query_report_and_exporter_is_documented() -> None:
    queries = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert all(f"## {name}\n" in queries for name in read_queries())
    assert all(f"`{name}`:" in queries for name in read_queries("checks"))
    assert all(f"## roadmap-graph report {name}\n" in commands for name in read_reports())
    assert all(f"({name}):" in commands for name in read_exporters())


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_rule_is_in_the_model_page() -> None:
    text = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert all(f"[{rule.stem}]" in text for rule in (ROOT / "ontology" / "rules").glob("*.rq"))


def test_decisions_are_numbered_and_short() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert len(text.split("\n")) <= 45
        assert all(f"**{part}.**" in text for part in ("Context", "Choice", "Price"))

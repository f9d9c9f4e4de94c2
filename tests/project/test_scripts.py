"""The scripts that people run unattended: they load, call and write, and say how in their help."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from support.commands import list_measuring
from support.paths import ROOT

from graph.knowledge import Knowledge
from graph.output.formats import format_report

# Those that write what is committed, and the module that they import, have tests of their own.
_TESTED_ELSEWHERE = ("romanise", "vendor_", "write_")
SCRIPTS = sorted(path for path in (ROOT / "scripts").glob("*.py") if not path.stem.startswith(_TESTED_ELSEWHERE))


def run(script: Path, *arguments: str, lang: str = "ko") -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "160",
        "ROADMAP_GRAPH_LANG": lang,
        **list_measuring(),
    }
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_says_how_it_is_run(script: Path) -> None:
    done = run(script, "--help", lang="en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: ")
    assert f"python scripts/{script.name} " in script.read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_thin(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 50
    assert not [line for line in lines if "SELECT" in line or "except" in line]


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_tells_wrong_input_as_the_command_does(script: Path, tmp_path: Path) -> None:
    done = run(script, str(tmp_path / "out"), "--data", "no-such.yaml", lang="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "no-such.yaml:1:1: no such file or folder; check --data\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_page_is_written_for_each_technology_that_a_plan_concerns(real: Knowledge, tmp_path: Path) -> None:
    done = run(ROOT / "scripts" / "technology_pages.py", str(tmp_path))
    reached = {row["technology"] for row in real.query("technologies-tree").to_dicts() if row["activities"]}
    assert {path.name for path in tmp_path.iterdir()} == {f"{one.rpartition('#')[2]}.html" for one in map(str, reached)}
    expected = format_report(real.report("coverage", "EV", include="owner,consulted"), "html")
    assert (tmp_path / "ev.html").read_bytes() == expected
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_the_changes_of_a_week_are_those_between_two_days(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "weekly_changes.py"
    since = ("2022-04", "--until", "2022-05-10")
    done = run(script, *since, "--out", str(tmp_path / "week.json"))
    assert (done.returncode, done.stdout) == (0, "")
    (section,) = json.loads((tmp_path / "week.json").read_bytes())["sections"]
    assert len(section["rows"]) == 6
    assert {row["change"] for row in section["rows"]} == {"추가"}
    assert "변경 사항이 없다." in run(script, "2024-11-30").stdout


@pytest.mark.slow
def test_the_workbooks_for_review_hold_the_sections_of_their_reports(real: Knowledge, tmp_path: Path) -> None:
    done = run(ROOT / "scripts" / "review_workbooks.py", str(tmp_path), "--lang", "en", "--as-of", "2023")
    assert (done.returncode, done.stdout) == (0, "")
    for name in ("conflicts", "reconcile"):
        headings = [section.heading for section in real.report(name, lang="en", as_of="2023").sections]
        assert openpyxl.load_workbook(tmp_path / f"{name}.xlsx").sheetnames[1 : len(headings) + 1] == headings

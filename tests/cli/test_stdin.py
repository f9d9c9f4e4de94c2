"""``--data -`` reads YAML from standard input, as often as a command needs it, and leaves no file."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import Done, run
from support.paths import DATA

from graph.input.nodes import MAX_BYTES
from graph.input.stdin import spool_stdin

WRONG = "agencies:\n  - {id: a, nmae: 기관}\n".encode()


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    """Stdin is read once in a process, and a test is not one."""
    spool_stdin.cache_clear()
    yield
    spool_stdin.cache_clear()


def pipe(monkeypatch: pytest.MonkeyPatch, content: bytes, *arguments: str) -> Done:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="cp949"))
    return run(*arguments, "--data", "-", "--lang", "en")


def test_a_report_of_piped_data_is_that_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = pipe(monkeypatch, DATA.read_bytes(), "report", "coverage", "EV", "--format", "csv")
    named = run("report", "coverage", "EV", "--format", "csv", "--data", str(DATA), "--lang", "en")
    assert piped.stdout == named.stdout.replace("roadmaps.yaml", "stdin.yaml")
    assert (piped.returncode, piped.stderr) == (0, "")


def test_errors_have_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    done = pipe(monkeypatch, WRONG, "validate")
    lines = [
        "<stdin>:2:5: agency 'a' has no 'type'; add 'type: ...'",
        "<stdin>:2:13: unknown field 'nmae' in agency 'a'; did you mean 'name'?",
    ]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (2, lines, "")


def test_programs_get_the_same_name(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = json.loads(pipe(monkeypatch, WRONG, "validate", "--format", "json").stdout)["problems"]
    assert [(one["path"], one["line"]) for one in problems] == [("<stdin>", 2), ("<stdin>", 2)]


@pytest.mark.slow
def test_a_folder_is_filled_and_notices_no_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept")
    assert pipe(monkeypatch, DATA.read_bytes(), "load", "--store", kept).returncode == 0
    spool_stdin.cache_clear()
    assert "0 of 1" in pipe(monkeypatch, DATA.read_bytes(), "load", "--store", kept).stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("agencies: []\n".encode("utf-16"), "<stdin>:1:1: file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)"),
        (b"", "<stdin>:1:1: nothing came from standard input; write YAML to it, or name a file"),
        (b" \n\n", "<stdin>:1:1: nothing came from standard input; write YAML to it, or name a file"),
        (b"a" * (MAX_BYTES + 1), "<stdin>:1:1: file is over 64 MiB; split it into several files"),
    ],
    ids=["UTF-16", "empty", "blank", "too large"],
)
def test_what_is_no_roadmap_is_refused(content: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = pipe(monkeypatch, content, "validate")
    assert (done.returncode, done.stdout + done.stderr) == (2, f"{message}\n")


def test_a_program_without_a_console_has_no_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    done = run("validate", "--data", "-", "--lang", "en")
    assert (done.returncode, done.stderr) == (2, "<stdin>:1:1: no such file or folder; check --data\n")

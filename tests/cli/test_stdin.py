"""``--data -`` and ``--data PIPE`` read their data once, as often as a command needs them, and leave no file."""

import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.commands import Done, run
from support.paths import DATA

from graph.input.nodes import MAX_BYTES
from graph.input.spooled import spool_stdin

PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
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


@contextmanager
def write_to_pipe(path: Path, content: bytes) -> Iterator[str]:
    """A pipe into which somebody writes *content* once."""
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(content,))
    writer.start()
    yield str(path)
    writer.join()


@PIPES
@pytest.mark.slow
def test_a_pipe_fills_a_folder_and_is_compared_with_it(tmp_path: Path) -> None:
    for read in (1, 0):
        (tmp_path / f"{read}").mkdir()
        with write_to_pipe(tmp_path / f"{read}" / "roadmaps.yaml", DATA.read_bytes()) as pipe:
            done = run("load", "--store", f"{tmp_path}/kept", "--data", pipe, "--lang", "en")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{tmp_path}/kept: stored, {read} of 1 files read\n"


@PIPES
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("63", b"roadmaps: 1", ":1:11: 'roadmaps' is a list; write each value as '- ...', or all as [..., ...]"),
        (
            "a.ttl",
            b"no",
            ":1:1: not Turtle; Parser error at line 1 between columns 1 and 3: no is not a valid subject or graph name",
        ),
        ("a.xlsx", b"PK", ":1:1: not an Excel workbook; save it as .xlsx in Excel or LibreOffice"),
        ("a.csv", b"id;type", "!A1: the values are separated by a semicolon; save it as 'CSV UTF-8 (comma delimited)'"),
    ],
)
def test_an_error_names_the_pipe(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    with write_to_pipe(tmp_path / name, content) as pipe:
        done = run("validate", "--data", pipe, "--data", pipe, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (2, f"{tmp_path / name}{message}\n", "")

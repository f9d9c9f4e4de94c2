"""What differs on Windows, simulated here: no fork, no ``resource``, no ``fcntl``, names of devices, open files."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import SETTINGS, run
from support.paths import DATA, ROOT

from graph.errors import QueryLimit
from graph.errors.problems import NoInput
from graph.input.files import find_files
from graph.model.filenames import find_windows_fault
from graph.pipeline import files
from graph.pipeline.files import CannotWrite, UnfitName, write_file
from graph.stores import children, open_store, sandbox
from graph.stores.sandbox import Limits, select

POSIX = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
# What os and signal lack on Windows.
ATTRIBUTES = {"fork", "getuid", "geteuid", "getpgid", "killpg", "setsid", "mkfifo", "statvfs", "SIGKILL", "SIGXCPU"}


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.mark.slow
def test_modules_that_windows_lacks_are_optional() -> None:
    needed = [
        f"{path.relative_to(ROOT)}: {alias.name}"
        for path in (ROOT / "graph").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", None) or alias.name) in POSIX
    ]
    assert needed == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("report", "coverage", "EV"),
        ("query", "ASK { ?s a rm:Agency }"),
        ("load", "--store", "{folder}/kept"),
        ("build", "--out", "{folder}/build"),
        ("draft", "{folder}/press.txt", "--out", "{folder}/plan.yaml"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_runs_without_them(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "press.txt").write_text(
        "울산시는 2026년 3월 4일 ‘수소선박 산업 육성 전략’을 마련했다.", encoding="utf-8"
    )
    words = [word.replace("{folder}", str(tmp_path)) for word in arguments]
    code = f"import sys; sys.modules.update(dict.fromkeys({POSIX})); from graph.cli import main; main()"
    command = [sys.executable, "-c", code, *words]
    # Without locks, another program with locks would take its intermediate files for old ones.
    settings = {**SETTINGS, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_a_query_runs_in_a_started_process_where_none_can_be_forked(
    windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("forked")

    # What the module finds out when it is imported.
    monkeypatch.setattr(sandbox, "_FORKS", False)
    monkeypatch.setattr(sandbox, "_run_forked", refuse)
    store = open_store()
    store.load('<urn:a> <urn:b> "가" <urn:g> .\n')
    assert select(store, "SELECT ?o { ?s ?p ?o }", Limits()).rows == (("가",),)
    with pytest.raises(QueryLimit):
        select(store, "SELECT ?o { ?s ?p ?o }", Limits(rows=0))


def test_a_process_has_no_limits_without_the_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "resource", None)
    children.limit_process(seconds=1, megabytes=1)
    assert len(bytearray(4 * 1024 * 1024)) == 4 * 1024 * 1024


def test_the_end_of_a_process_is_explained_without_its_signals(windows: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.input.texts.limits import LIMITS
    from graph.input.texts.reading import _explain_end as explain_reading
    from graph.stores.processes import _explain_end as explain_process

    for name in ("SIGXCPU", "SIGKILL"):
        monkeypatch.delattr(signal, name)
    assert isinstance(explain_process(-9, ""), ChildProcessError)
    assert isinstance(explain_process(1, "MemoryError"), MemoryError)
    assert "damaged" in str(explain_reading(0xC0000005, "pdf", LIMITS))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("CON.yaml", "'CON.yaml' is a device on Windows"),
        ("aux", "'aux' is a device on Windows"),
        ("nul.tar.gz", "'nul.tar.gz' is a device on Windows"),
        ("Com1", "'Com1' is a device on Windows"),
        ("lpt9 .csv", "'lpt9 .csv' is a device on Windows"),
        ("COM².csv", "'COM².csv' is a device on Windows"),
        ("prn/a.csv", "'prn' is a device on Windows"),
        ("계획:b.csv", "'계획:b.csv' contains :, which Windows does not allow"),
        ("왜?.csv", "'왜?.csv' contains ?, which Windows does not allow"),
        ("계획.", "'계획.' ends in a period or space, which Windows removes"),
        ("계획 /a.csv", "'계획 ' ends in a period or space, which Windows removes"),
    ],
)
def test_names_that_windows_understands_otherwise_are_refused(
    name: str, message: str, windows: None, tmp_path: Path
) -> None:
    assert str(find_windows_fault(Path(name))) == message
    with pytest.raises(NoInput) as caught:
        find_files([Path(name)])
    assert str(caught.value) == f"{name}:1:1: {message}; check --data"
    with pytest.raises(UnfitName):
        write_file(tmp_path / name, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_long_path_that_is_not_found_is_explained(windows: None, tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["한글 폴더"] * 60, "a.yaml")
    message = f"the path has {len(str(path))} characters, and Windows takes 259"
    with pytest.raises(NoInput) as caught:
        find_files([path])
    assert str(caught.value) == f"{path}:1:1: {message}; check --data"
    assert str(CannotWrite(path, OSError(2, "No such file or directory"))) == (
        f"{path}: cannot be written ({message}); the previous file, if any, is unchanged"
    )


@pytest.mark.parametrize("name", ["console.yaml", "auxiliary", "com10.csv", "계획.yaml", "../a.csv", "./a", ".hidden"])
def test_other_names_are_not_refused(name: str, windows: None) -> None:
    assert find_windows_fault(Path(name)) is None


def test_elsewhere_they_are_names_like_any_other(tmp_path: Path) -> None:
    write_file(tmp_path / "CON.yaml", DATA.read_bytes())
    assert run("validate", "--data", str(tmp_path / "CON.yaml"), "--lang", "en").stdout == "no problems\n"


def test_a_file_that_excel_has_open_is_left_as_it_is(
    windows: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    (tmp_path / "a.xlsx").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "a.xlsx", b"new")
    assert str(caught.value) == (
        f"{tmp_path / 'a.xlsx'}: cannot be written (another program may have it open; close it there); "
        "the previous file, if any, is unchanged"
    )
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"old")]


def test_files_are_written_whole_without_a_lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "fcntl", None)
    for content in (b"old", b"new"):
        write_file(tmp_path / "a.csv", content)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.csv", b"new")]


@pytest.mark.parametrize("letter", ["가", "a"])
def test_the_longest_name_can_be_written_and_read(letter: str, tmp_path: Path) -> None:
    """255 bytes, of which a Hangul syllable takes three; the temporary name must not be longer."""
    name = letter * (250 // len(letter.encode())) + ".yaml"
    name = name if len(name.encode()) <= 255 else name[1:]
    folder = tmp_path / ("한글 폴더 " * 10)
    done = run("init", "김제", "--out", str(folder / name), "--lang", "en")
    assert (done.returncode, (folder / name).is_file()) == (0, True)
    assert f"{name}:" in run("validate", "--data", str(folder / name), "--lang", "en").stdout

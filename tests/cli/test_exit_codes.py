"""Each row of the table of exit codes, as a process ends with it."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.paths import DATA

from graph.cli import main
from graph.errors.exits import ExitCode, find_exit_code, find_reason

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits, devices or signals")
COMMAND = [sys.executable, "-P", "-c", "from graph.cli import main; main()"]
# What a shell starts in the background ignores Ctrl-C.
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
CLOSED = "roadmap-graph: standard output is closed; open it, or write to a file with --out FILE\n"
ENGLISH = {**os.environ, "ROADMAP_GRAPH_LANG": "en"}
# A command that ends with a given error.
FAILING = "import click; from graph.cli.running import run_app; run_app(click.Command('x', callback=lambda: {work}))"


def run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    given = {"capture_output": True, "text": True, "encoding": "utf-8", "env": ENGLISH} | options
    return subprocess.run([*COMMAND, *arguments], check=False, **given)  # type: ignore[call-overload,no-any-return]


def test_the_table_is_complete() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "FINDINGS": 1,
        "INPUT": 2,
        "LIMIT": 3,
        "OURS": 4,
        "INTERRUPTED": 130,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("list", "reports"), ExitCode.DONE, ""),
        (("match", "국제연합"), ExitCode.FINDINGS, ""),
        (("list", "report"), ExitCode.INPUT, "unknown list 'report'; did you mean 'reports'?\n"),
        (
            ("query", "SELECT * { ?s ?p ?o }", "--rows", "1"),
            ExitCode.LIMIT,
            "the query returns more than 1 rows; raise the limit with --rows (in Python limits=Limits(rows=...)), or "
            "run it as trusted (--trusted)\n",
        ),
    ],
)
def test_a_command_ends_with_its_code(arguments: tuple[str, ...], code: ExitCode, said: str) -> None:
    done = run(*arguments, "--lang", "en", "--data", str(DATA))
    assert (done.returncode, done.stderr) == (code, said)


@pytest.mark.parametrize(
    ("work", "code", "said"),
    [
        ("print('a')", 0, ""),
        ("1 / 0", 4, "roadmap-graph: internal error: ZeroDivisionError: division by zero; please report it\n"),
        ("(_ for _ in ()).throw(BaseException('panic'))", 4,
         "roadmap-graph: internal error: BaseException: panic; please report it\n"),
        ("[].pop", 0, ""),
        ("(_ for _ in ()).throw(MemoryError())", 3,
         "roadmap-graph: out of memory; load fewer files at once or raise the memory limit\n"),
        ("(_ for _ in ()).throw(OSError(28, 'No space left on device'))", 3,
         "roadmap-graph: No space left on device; free some of it or write elsewhere\n"),
        ("(_ for _ in ()).throw(OSError('IO error: No space left on device: While appending'))", 3,
         "roadmap-graph: No space left on device; free some of it or write elsewhere\n"),
        ("open('a' * 5000)", 2, f"{'a' * 5000}: File name too long\n"),
        ("(_ for _ in ()).throw(KeyboardInterrupt())", 130, "\nroadmap-graph: interrupted\n"),
        ("(_ for _ in ()).throw(BrokenPipeError(32, 'Broken pipe'))", 0, ""),
    ],
)  # fmt: skip
@POSIX
def test_an_error_ends_with_its_code(work: str, code: int, said: str) -> None:
    command = [sys.executable, "-c", FAILING.format(work=work)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENGLISH, check=False)
    assert (done.returncode, done.stderr) == (code, said)


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_stdout_is_a_limit() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = run("--help", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (
        3,
        "roadmap-graph: No space left on device; free some of it or write elsewhere\n",
    )


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("query", "facts", "--out", "x.csv"), "x.csv: cannot be written (File too large)"),
        (("build", "--out", "built"), "cannot be written (File too large)"),
        (("load", "--store", "./kept"), "cannot be written (File too large)"),
    ],
)
def test_a_limit_of_file_size_is_a_limit(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    # What measures branches would meet the limit too, and Python 3.11 would leave cut bytecode behind.
    plain = {name: value for name, value in ENGLISH.items() if not name.startswith("COV")}
    plain["PYTHONDONTWRITEBYTECODE"] = "1"
    done = run(*arguments, "--data", str(DATA), cwd=tmp_path, preexec_fn=limit, env=plain)
    assert done.returncode == 3
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@POSIX
@pytest.mark.parametrize("arguments", [("--help",), ("list", "reports", "--format", "json")])
def test_a_closed_pipe_is_quiet(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*arguments, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
@pytest.mark.parametrize(
    ("closed", "arguments", "code", "said"),
    [
        (">&-", (), 2, CLOSED),
        (">&-", ("--format", "csv"), 2, CLOSED),
        (">&- 2>&-", (), 2, ""),
        ("2>&-", (), 0, ""),
    ],
)
def test_an_answer_that_nobody_can_get_is_an_error(
    closed: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, "list", "reports", *arguments]
    done = subprocess.run(command, env=ENGLISH, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, said)


@POSIX
def test_an_answer_in_a_file_needs_no_stdout(tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "list", "reports", "--out", str(tmp_path / "a.csv")]
    done = subprocess.run(command, env=ENGLISH, capture_output=True, text=True, check=False)
    size = (tmp_path / "a.csv").stat().st_size
    assert (done.returncode, done.stderr) == (0, f"{tmp_path / 'a.csv'}: written ({size / 1000:.1f} kB)\n")


@POSIX
@pytest.mark.slow
def test_an_interrupted_query_ends_with_130_and_one_line(tmp_path: Path) -> None:
    started = tmp_path / "started"
    code = HEEDING + (
        "from pathlib import Path; import graph.stores.sandbox as s; from graph.cli import main; "
        "before = s.check_query; "
        f"s.check_query = lambda text: (Path({str(started)!r}).touch(), before(text))[1]; main()"
    )
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-c", code, "query", endless, "--data", str(DATA)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENGLISH, start_new_session=True)
    while not started.exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "\nroadmap-graph: interrupted\n")


@POSIX
@pytest.mark.parametrize(
    ("where", "said"),
    [("graph.cli.options", ""), ("graph.cli.lists", "\nroadmap-graph: interrupted\n")],
    ids=["before the command", "in the command"],
)
def test_an_interrupted_import_ends_with_130_and_without_a_traceback(where: str, said: str) -> None:
    """The import of a module is interrupted, as Ctrl-C does in the first moment of a command."""
    code = HEEDING + (
        "import os, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {where!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from graph import main; main()"
    )
    command = [sys.executable, "-P", "-c", code, "list", "reports"]
    done = subprocess.run(command, capture_output=True, text=True, env=ENGLISH, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("SELECT ('가' AS ?x) {}".encode("cp949"), "file is CP949; save it as UTF-8 (iconv -f CP949 -t UTF-8)"),
        ("SELECT ('가' AS ?x) {}".encode("utf-16"), "file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)"),
        (b"SELECT ('\xff' AS ?x) {}", "file is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_query_file_in_another_encoding_is_input(
    tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    path = tmp_path / "a.rq"
    path.write_bytes(content)
    monkeypatch.setattr("sys.argv", ["roadmap-graph", "query", str(path), "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, *capsys.readouterr()) == (2, "", f"{path}:1:1: {said}\n")


def test_a_query_file_may_start_with_a_byte_order_mark(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.rq"
    path.write_text("SELECT ('가' AS ?x) {}", encoding="utf-8-sig")
    monkeypatch.setattr("sys.argv", ["roadmap-graph", "query", str(path), "--format", "csv"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, *capsys.readouterr()) == (0, "\ufeffx\r\n가\r\n", "")


LONG = "a" * 5_000


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", f"{LONG}.rq"),
        ("query", "counts", "--store", LONG),
        ("query", "counts", "--store", f"./{LONG}"),
        ("query", "counts", "--data", LONG),
        ("query", "counts", "--out", f"{LONG}.csv"),
        ("diff", LONG, LONG),
        ("draft", f"{LONG}.txt"),
        ("draft", "a.txt", "--evidence", LONG),
        ("workbook", f"{LONG}.xlsx"),
        ("template", f"{LONG}.xlsx"),
        ("verify", "--data", LONG),
        ("query", "SELECT ('\udcff' AS ?x) {}"),
    ],
)
def test_a_name_that_no_system_takes_is_input(
    tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("가", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["roadmap-graph", *arguments, "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, "internal error" in capsys.readouterr().err) == (2, False)


def test_an_engine_reports_a_limit_in_words() -> None:
    error = OSError("IO error: No space left on device: While appending to file")
    assert (find_exit_code(error), find_reason(error)) == (ExitCode.LIMIT, "No space left on device")
    assert find_exit_code(OSError("IO error: something")) is ExitCode.OURS
    assert find_exit_code(PermissionError(errno.EACCES, "Permission denied")) is ExitCode.INPUT

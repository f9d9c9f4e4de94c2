"""In which encoding the command line writes: consoles of Korean Windows, PowerShell, the C locale, and pipes."""

import io
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.commands import SETTINGS, list_measuring
from support.paths import ROOT

from graph.cli import streams
from graph.cli.delivery import fit_terminal
from graph.cli.streams import prepare_streams, write_bytes
from graph.output.folding import measure

TABLE = """\
출력 형식 – 7

┏━━━━━━┳━━━━━┓
┃ csv  ┃ é🚗 ┃
└──────┴─────┘
"""


class Stream(io.TextIOWrapper):
    """A stream of this process with an encoding of its own that goes to a terminal or somewhere else."""

    def __init__(self, encoding: str, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def write(monkeypatch: pytest.MonkeyPatch, stream: Stream, text: str = TABLE, **how: bool) -> bytes:
    """What stdout has received of *text*, after the command has prepared it."""
    monkeypatch.setattr(sys, "stdout", stream)
    prepare_streams()
    write_bytes(text.encode(), **how)
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)


def simulate_windows(monkeypatch: pytest.MonkeyPatch, code_page: int, *, pipe: bool) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(streams, "_read_code_page", lambda: code_page)
    monkeypatch.setattr(streams, "_is_pipe", lambda _: pipe)


def test_a_console_of_korean_windows_shows_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """CP949 has the lines of tables, but neither the dash nor the accent nor the car."""
    shown = write(monkeypatch, Stream("cp949", terminal=True)).decode("cp949")
    assert shown == TABLE.replace("–", "-").replace("é🚗", "e??")


def test_a_console_without_hangul_keeps_the_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = write(monkeypatch, Stream("cp437", terminal=True)).decode("cp437")
    assert shown.splitlines() == ["???? ???? - 7", "", "+------+-----+", "| csv  | é?? |", "└──────┴─────┘"]


@pytest.mark.parametrize(
    ("code_page", "encoding"), [(949, "cp949"), (65001, "utf-8"), (437, "cp437"), (0, "utf-8"), (99999, "utf-8")]
)
def test_a_pipe_on_windows_has_the_code_page_of_the_console(
    code_page: int, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell 5.1, ``more`` and ``findstr`` read it so; 0 is a process without a console."""
    simulate_windows(monkeypatch, code_page, pipe=True)
    shown = write(monkeypatch, Stream("cp1252"), "csv", for_people=True)
    assert (shown, sys.stdout.encoding) == (b"csv", encoding)


def test_powershell_reads_a_table_of_a_pipe_and_writes_utf_16(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_windows(monkeypatch, 949, pipe=True)
    piped = write(monkeypatch, Stream("cp949"), for_people=True)
    redirected = piped.decode("cp949").encode("utf-16")
    assert redirected.decode("utf-16").startswith("출력 형식 - 7\n")


def test_a_file_on_windows_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_windows(monkeypatch, 949, pipe=False)
    assert write(monkeypatch, Stream("cp949"), for_people=True) == TABLE.encode()


def test_formats_for_programs_are_utf_8_in_every_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_windows(monkeypatch, 949, pipe=True)
    assert write(monkeypatch, Stream("cp949")) == TABLE.encode()


def test_without_windows_the_code_page_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert streams._find_code_page() == "utf-8"
    monkeypatch.setattr(sys, "platform", "linux")
    assert write(monkeypatch, Stream("euc_kr"), for_people=True) == TABLE.encode()


def test_a_terminal_of_the_c_locale_gets_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    assert write(monkeypatch, Stream("ascii", terminal=True)).decode() == TABLE


def test_a_terminal_gets_no_byte_order_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    assert write(monkeypatch, Stream("cp949", terminal=True), "\ufeff가\n").decode("cp949") == "가\n"


CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])


@pytest.mark.slow
@given(text=st.text(CHARACTERS, max_size=40), encoding=st.sampled_from(["cp949", "cp437", "euc_kr"]))
def test_whatever_replaces_a_character_is_as_wide(text: str, encoding: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        shown = write(patch, Stream(encoding, terminal=True), f"a{text}").decode(encoding)
    if not any(measure(character) == 0 for character in text):
        assert measure(shown) == measure(f"a{text}")


def test_bytes_of_a_file_name_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("utf-8", terminal=True)
    monkeypatch.setattr(sys, "stdout", stream)
    prepare_streams()
    click.echo(b"a\xff.yaml".decode("utf-8", "surrogateescape"))
    assert stream.buffer.getvalue() == b"a\\xff.yaml\n"  # type: ignore[attr-defined]


def run_bytes(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "graph.cli", *arguments]
    settings = {**SETTINGS, **list_measuring(), **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("list", "formats"), ("list", "queries"), ("report", "coverage", "EV"), ("report", "covrage", "EV")],
    ids=" ".join,
)
@pytest.mark.parametrize(("encoding", "shown"), [("cp949", "cp949"), ("cp437", "cp437"), ("ascii", "utf-8")])
def test_no_command_fails_where_characters_are_missing(
    arguments: tuple[str, ...], lang: str, encoding: str, shown: str
) -> None:
    done = run_bytes(*arguments, ROADMAP_GRAPH_LANG=lang, PYTHONIOENCODING=encoding)
    assert done.returncode == (2 if "covrage" in arguments else 0)
    text = (done.stdout + done.stderr).decode(shown)
    assert "Traceback" not in text
    assert text.count("?") < 3 or encoding == "cp437"


@pytest.mark.slow
def test_the_c_locale_is_no_reason_for_question_marks(tmp_path: Path) -> None:
    for coerced in ("0", "1"):
        done = run_bytes("list", "formats", LC_ALL="C", PYTHONCOERCECLOCALE=coerced, PYTHONUTF8="0")
        assert done.stdout.decode().startswith("형식\n")


def test_long_lines_fold_on_a_terminal_but_not_those_to_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "understood as: one two three\n  roadmap-graph report coverage EV"
    assert fit_terminal(text) == text
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert fit_terminal(text) == "understood as: one\ntwo three\n  roadmap-graph report coverage EV"

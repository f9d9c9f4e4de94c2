"""The command line as tests call it: in this process, or in one of its own where the process is what is tested."""

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from support.paths import ROOT

from graph.cli import main

SETTINGS = {"PATH": "", "COLUMNS": "160", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Done:
    """What is left of a command: its exit code and what it wrote, with the line ends of Python."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> Done:
    """The command as its entry point runs it, in this process; stdout and stderr are no terminals."""
    written = io.BytesIO(), io.BytesIO()
    # Neither understands Korean until the command sees to it.
    out, err = (io.TextIOWrapper(one, encoding="ascii") for one in written)
    code: object = 0
    with (
        chdir(cwd),
        patch.dict(os.environ, {**SETTINGS, **environment}),
        patch.object(sys, "argv", ["roadmap-graph", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    for stream in (out, err):
        stream.flush()
    texts = (one.getvalue().decode().replace("\r\n", "\n") for one in written)
    return Done(int(str(code or 0)), *texts)


def run_process(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a user calls it."""
    command = [sys.executable, "-m", "graph.cli", *arguments]
    settings = {**SETTINGS, **list_measuring(), **environment}
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)


def list_measuring() -> dict[str, str]:
    """What coverage.py needs in the environment of a process to measure it too; nothing unless ``--cov`` is given."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}

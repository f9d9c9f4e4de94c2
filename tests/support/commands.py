"""The command line as tests call it."""

import os
import subprocess
import sys
from pathlib import Path

from support.paths import ROOT


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a user calls it."""
    command = [sys.executable, "-m", "graph.cli", *arguments]
    settings = {"PATH": "", "COLUMNS": "160", "PYTHONPATH": str(ROOT), **list_measuring(), **environment}
    return subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)


def list_measuring() -> dict[str, str]:
    """What coverage.py needs in the environment of a process to measure it too; nothing unless ``--cov`` is given."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}

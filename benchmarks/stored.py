"""A graph kept on disk, as users keep it: by the command line alone, each step a whole process."""

import shutil
import sys
from pathlib import Path

from benchmarks.processes import Outcome, run

_COMMAND = [sys.executable, "-m", "graph.cli"]
_CHANGED = Path("roadmaps") / "gen-00001.yaml"


def start_python(limit: float) -> Outcome:
    """What every Python program takes before it does anything."""
    return run([sys.executable, "-c", "pass"], limit=limit)


def store_anew(data: Path, store: Path, limit: float) -> Outcome:
    """A full build into a folder that was not there."""
    shutil.rmtree(store, ignore_errors=True)
    return run([*_COMMAND, "load", "--store", store, "--data", data], limit=limit)


def store_again(data: Path, store: Path, limit: float) -> Outcome:
    """The same command after one file has changed; the file is put back afterwards."""
    path = data / _CHANGED
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("note: ", "note: 고쳐 쓴 글. ", 1), encoding="utf-8")
    try:
        return run([*_COMMAND, "load", "--store", store, "--data", data], limit=limit)
    finally:
        path.write_text(before, encoding="utf-8")


def ask_stored(store: Path, limit: float) -> Outcome:
    """The EV report out of what is kept."""
    return run([*_COMMAND, "report", "coverage", "EV", "--store", store], limit=limit)

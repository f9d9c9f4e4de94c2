"""Processes that the package starts end with the process that started them, even if that is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.commands import SETTINGS
from support.paths import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
# A query that runs for minutes, on data that are there at once.
QUERY = f"""
import sys
from graph.stores import open_store, sandbox
store = open_store()
store.load("".join(f"<x:s{{n}}> <x:p> <x:o> .\\n" for n in range(500)))
if sys.argv[1] == "started":
    sandbox._FORKS = False
sandbox.select(store, {CROSS!r}, sandbox.LIMITS)
"""
# Work of two processes, each of which would run for a minute.
SHARED = """
import time
from graph.stores.processes import carry_out
carry_out(time.sleep, [60, 60], str)
"""


def list_children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text().split()]


def is_busy(process: int) -> bool:
    """Whether it has begun its work: a process of a query has used processor time, one that sleeps waits in a call."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(words[11]) > 30 or "nanosleep" in Path(f"/proc/{process}/wchan").read_text()


def is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def iter_tries() -> Iterator[None]:
    """Up to half a minute of tries."""
    for _ in range(600):
        yield
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("code", "way", "count"),
    [(QUERY, "forked", 1), (QUERY, "started", 1), (SHARED, "", 2)],
    ids=["query, forked", "query, started", "shared work"],
)
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_a_killed_parent(code: str, way: str, count: int, end: signal.Signals) -> None:
    settings = {**SETTINGS, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-P", "-c", code, way], env=settings) as parent:
        children: list[int] = []
        for _ in iter_tries():
            children = list_children(parent.pid)
            if len(children) == count and all(map(is_busy, children)):
                break
        os.kill(parent.pid, end)
    assert len(children) == count
    for _ in iter_tries():
        if not any(map(is_there, children)):
            break
    assert [child for child in children if is_there(child)] == []

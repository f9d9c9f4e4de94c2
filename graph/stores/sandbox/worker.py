"""The process in which a query of a stranger runs.

It sets its own limits before it asks: memory beyond what the data take, processor time in case its parent dies, no dump
of its memory. Over data of its own it can then open neither a file nor a connection. Windows knows none of these; there
the parent's clock is the only limit besides the rows.
"""

import faulthandler
import os
import pickle
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection

from graph.errors import RoadmapError
from graph.stores import Store, Table

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Limits:
    """What a query may take: seconds of the clock, megabytes of memory beyond the data, rows."""

    seconds: int = 60
    megabytes: int = 2_048
    rows: int = 1_000_000


LIMITS = Limits()


@dataclass(frozen=True)
class Answer:
    """The table; or else the *fault* of the query in the engine's words, which *limit* it hit, or our own *bug*."""

    table: Table | None = None
    fault: str = ""
    limit: str = ""
    bug: str = ""


def serve(store: Store, query: str, limits: Limits, sender: Connection) -> None:
    """Answers in a forked process; its errors are told by its exit code and not on the console."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    sender.send_bytes(_answer(store, query, limits))


def main() -> None:
    """Answers what is pickled on stdin, on stdout."""
    store, query, limits = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_answer(store, query, limits))


def _answer(store: Store, query: str, limits: Limits) -> bytes:
    if store.in_process:
        # What an engine imports at its first question has to be there before no more files can be opened.
        store.select("SELECT ?nothing { } LIMIT 0")
    _limit_process(limits, in_process=store.in_process)
    try:
        return pickle.dumps(_ask(store, query, limits))
    except (MemoryError, RecursionError) as error:
        limit = "megabytes" if isinstance(error, MemoryError) else "depth"
    return pickle.dumps(Answer(limit=limit))


def _ask(store: Store, query: str, limits: Limits) -> Answer:
    try:
        table = store.select(query)
    except RoadmapError as error:
        return Answer(fault=str(error))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        return Answer(bug=f"{type(error).__name__}: {error}")
    return Answer(table) if len(table.rows) <= limits.rows else Answer(limit="rows")


def _limit_process(limits: Limits, *, in_process: bool) -> None:
    if resource is None:
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + limits.seconds + 1)
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            _limit(resource.RLIMIT_AS, int(file.read().split()[0]) * resource.getpagesize() + limits.megabytes * 2**20)
    if in_process:
        _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what: int, most: int) -> None:
    """Lowers a limit of this process; one that is lower already stays."""
    hard = resource.getrlimit(what)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(what, (most, most))

"""The process that runs an untrusted query.

The process sets its own limits before it runs the query: memory in addition to the data, processor time in case its
parent dies, and no core dumps. From then on it can open no connection unless its data are on a server, and no file
unless its data are in a folder, see :mod:`graph.stores.sandbox.isolation`. Windows has none of these limits. There,
only the timeout of the parent, the policy and the row limit apply.
"""

import faulthandler
import os
import pickle
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.stores import Store, Table
from graph.stores.children import limit_process
from graph.stores.sandbox.isolation import isolate


@dataclass(frozen=True)
class Limits:
    """The limits of a query: elapsed seconds, megabytes of memory in addition to the data, and rows."""

    seconds: int = 60
    megabytes: int = 2_048
    rows: int = 1_000_000


LIMITS = Limits()


@dataclass(frozen=True)
class Outcome:
    """The table of a query, or the reason why there is none.

    ``fault`` is the engine's message about the query, ``limit`` the limit that was exceeded, and ``bug`` an internal
    error.
    """

    table: Table | None = None
    fault: Message | str = ""
    limit: str = ""
    bug: str = ""


def serve(store: Store, query: str, limits: Limits, sender: Connection) -> None:
    """Answers a query in a forked process. Crashes show only in the exit code, not on the console."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    sender.send_bytes(_answer(store, query, limits))


def main() -> None:
    """Reads a pickled query from stdin and writes the pickled answer to stdout."""
    store, query, limits = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_answer(store, query, limits))


def _answer(store: Store, query: str, limits: Limits) -> bytes:
    if store.in_process:
        # An engine imports modules at its first query, which must happen before files can no longer be opened.
        store.select("SELECT ?nothing { } LIMIT 0")
    store.seal()
    limit_process(seconds=limits.seconds, megabytes=limits.megabytes)
    if not store.on_server:
        isolate(files=not store.in_process)
    try:
        return pickle.dumps(_ask(store, query, limits))
    except (MemoryError, RecursionError) as error:
        limit = "megabytes" if isinstance(error, MemoryError) else "depth"
    return pickle.dumps(Outcome(limit=limit))


def _ask(store: Store, query: str, limits: Limits) -> Outcome:
    try:
        table = store.select(query)
    except RoadmapError as error:
        return Outcome(fault=error.args[0])
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        # Any, because otherwise the parent would see only an exit code and call it a crash of the engine.
        return Outcome(bug=f"{type(error).__name__}: {error}")
    return Outcome(table) if len(table.rows) <= limits.rows else Outcome(limit="rows")

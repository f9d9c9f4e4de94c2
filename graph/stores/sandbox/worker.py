"""The process that runs an untrusted query.

The process sets its own limits before it runs the query: memory in addition to the data, processor time, and no core
dumps. It ends with its parent. From then on it can open no connection unless its data are on a server, and no file
unless its data are in a folder, see :mod:`graph.stores.sandbox.isolation`. Windows has none of these limits. There,
only the timeout of the parent, the policy and the row limit apply.
"""

import faulthandler
import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from graph.errors import RoadmapError
from graph.stores import Store, Table
from graph.stores.children import end_with_parent, limit_process
from graph.stores.forms import ask_store
from graph.stores.sandbox.answers import Outcome, read_table, write_outcome, write_table
from graph.stores.sandbox.isolation import isolate


@dataclass(frozen=True)
class Limits:
    """The limits of a query: elapsed seconds, megabytes of memory in addition to the data, and rows.

    Writing the rows down in a format has the same seconds and megabytes once more.
    """

    seconds: int = 60
    megabytes: int = 2_048
    rows: int = 1_000_000


LIMITS = Limits()
# The bytes of an answer on its way to the parent, which has no other limit.
MAX_ANSWER = 256 * 2**20


def serve(work: Callable[[], bytes], sender: Connection) -> None:
    """Sends the answer of *work* from a forked process. Crashes show only in the exit code, not on the console."""
    if starter := multiprocessing.parent_process():
        end_with_parent(int(starter.pid or 0))
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    sender.send_bytes(work())


def main() -> None:
    """Reads a pickled query from stdin and writes the outcome to stdout."""
    store, query, limits = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(answer(store, query, limits))


def answer(store: Store, query: str, limits: Limits) -> bytes:
    """The :class:`Outcome` of *query* as bytes. This process cannot be used for anything else afterwards."""
    if store.in_process:
        # An engine imports modules at its first query, which must happen before files can no longer be opened.
        store.select("SELECT ?nothing { } LIMIT 0")
    store.seal()
    limit_process(seconds=limits.seconds, megabytes=limits.megabytes)
    if not store.on_server:
        isolate(files=not store.in_process)
    return _to_answer(lambda: _ask(store, query, limits))


def write(table: bytes, convert: Callable[[Table], bytes], limits: Limits) -> bytes:
    """The :class:`Outcome` of writing a table down, as bytes. Afterwards this process has the limits.

    :param convert: gives the content of the file.
    """
    limit_process(seconds=limits.seconds, megabytes=limits.megabytes)
    return _to_answer(lambda: Outcome(convert(read_table(table))))


def _to_answer(work: Callable[[], Outcome]) -> bytes:
    try:
        return write_outcome(_explain_faults(work))
    except (MemoryError, RecursionError) as error:
        limit = "megabytes" if isinstance(error, MemoryError) else "depth"
    return write_outcome(Outcome(limit=limit))


def _explain_faults(work: Callable[[], Outcome]) -> Outcome:
    try:
        return work()
    except RoadmapError as error:
        return Outcome(fault=error.args[0], exit_code=error.exit_code)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        # Any, because otherwise the parent would see only an exit code and call it a crash of the engine.
        return Outcome(bug=f"{type(error).__name__}: {error}")


def _ask(store: Store, query: str, limits: Limits) -> Outcome:
    table = ask_store(store, query)
    if len(table.rows) > limits.rows:
        return Outcome(limit="rows")
    content = write_table(table)
    return Outcome(content) if len(content) <= MAX_ANSWER else Outcome(limit="bytes")

"""Untrusted queries: validated against a policy, then run with limits in a process that can be killed.

A query can make an engine run for hours, fill the memory or crash its process. The query therefore runs in a child
process. If that fails, the error is reported in one line and the next query can run. See decision 16.
"""

import multiprocessing
import pickle
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import InvalidQuery, QueryLimit, RoadmapError
from graph.errors.messages import Message
from graph.stores import Store, Table
from graph.stores.children import run_child
from graph.stores.plain import UnreadableAnswer
from graph.stores.sandbox.answers import read_outcome, read_table
from graph.stores.sandbox.policy import NotAllowed, check_query
from graph.stores.sandbox.worker import LIMITS, MAX_ANSWER, Limits, answer, main, serve, write

__all__ = ["LIMITS", "Limits", "NotAllowed", "check_query", "select", "select_as"]

# A forked process has the data at once. Only Linux forks safely, and a connection to a server cannot be shared.
_FORKS = sys.platform == "linux"
# Seconds. A system call waits for at most 24 days.
_LONGEST_WAIT = 1_000_000


@dataclass(frozen=True)
class _End:
    """The end of a worker: its answer, or its exit code if there is none. Both are missing after a timeout."""

    answer: bytes = b""
    code: int | None = None


def select(store: Store, query: str, limits: Limits) -> Table:
    """The answer of *store* to an untrusted query, see :func:`graph.stores.forms.ask_store`.

    :raises NotAllowed: see :func:`graph.stores.sandbox.policy.check_query`.
    :raises InvalidQuery: the engine does not accept the query.
    :raises QueryLimit: the query exceeds *limits* or crashes the engine.
    """
    return _open_table(_select(store, query, limits), limits)


def select_as(store: Store, query: str, limits: Limits, convert: Callable[[Table], bytes]) -> bytes:
    """The answer of *store* to an untrusted query as *convert* writes it down.

    On Linux, *convert* runs in a forked process and has the limits too, and this process never holds the rows. It may
    ask the store. See :func:`select` for the errors.
    """
    table = _select(store, query, limits)
    if not _FORKS:
        return convert(_open_table(table, limits))
    return _open_end(_run_forked(lambda: write(table, convert, limits), limits), limits, InvalidAnswer)


class InvalidAnswer(RoadmapError):
    """The rows of a query that cannot be written down in a format."""


def _select(store: Store, query: str, limits: Limits) -> bytes:
    """The table as :func:`graph.stores.sandbox.answers.write_table` writes it."""
    text = check_query(query)
    if _FORKS and store.in_process:
        end = _run_forked(lambda: answer(store, text, limits), limits)
    else:
        end = _run_started(store, text, limits)
    return _open_end(end, limits, InvalidQuery)


def _open_end(end: _End, limits: Limits, fault: type[RoadmapError]) -> bytes:
    if not end.answer:
        raise _explain_end(end.code, limits)
    try:
        outcome = read_outcome(end.answer)
    except UnreadableAnswer as broken:
        raise _explain_limit("depth", limits) from broken
    if outcome.limit:
        raise _explain_limit(outcome.limit, limits)
    if outcome.bug:
        raise RuntimeError(outcome.bug)
    if outcome.content is None:
        error = fault(outcome.fault)
        error.exit_code = outcome.exit_code
        raise error
    return outcome.content


def _open_table(content: bytes, limits: Limits) -> Table:
    try:
        return read_table(content)
    except UnreadableAnswer as error:
        raise _explain_limit("depth", limits) from error


def _run_forked(work: Callable[[], bytes], limits: Limits) -> _End:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    # A daemon, because otherwise the end of an interrupted process would wait for it.
    worker = context.Process(target=serve, args=(work, sender), daemon=True)
    # An interruption must reach this process only, and only when the worker is known and can be ended.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with warnings.catch_warnings():
            # Other threads are no risk: the child runs one query and is killed if it hangs.
            warnings.simplefilter("ignore", DeprecationWarning)
            worker.start()
        sender.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        if not receiver.poll(min(limits.seconds, _LONGEST_WAIT)):
            return _End()
        return _End(receiver.recv_bytes())
    except EOFError:
        worker.join()
        return _End(code=worker.exitcode)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        if worker.pid is not None:
            worker.kill()
            worker.join()
        worker.close()
        receiver.close()


def _run_started(store: Store, query: str, limits: Limits) -> _End:
    """Sends the store to the child process as its quads or its address."""
    try:
        done = run_child(
            main,
            pickle.dumps((store, query, limits)),
            stderr=subprocess.DEVNULL,
            seconds=min(limits.seconds, _LONGEST_WAIT),
        )
    except subprocess.TimeoutExpired:
        return _End()
    return _End(done.stdout, done.returncode)


def _explain_end(code: int | None, limits: Limits) -> QueryLimit:
    if code is None or (sys.platform != "win32" and code == -signal.SIGXCPU):
        return _explain_limit("seconds", limits)
    # Oxigraph aborts when it runs out of memory.
    if code == -signal.SIGABRT:
        return _explain_limit("megabytes", limits)
    return _explain_limit("depth", limits)


def _explain_limit(limit: str, limits: Limits) -> QueryLimit:
    if limit == "depth":
        return QueryLimit(
            Message("the query crashed the engine, probably by its depth"), Message("split it into shorter queries")
        )
    if limit == "bytes":
        return QueryLimit(
            Message("the answer takes more than {most} MB", most=MAX_ANSWER // 2**20),
            Message("select fewer columns or rows, or run it as trusted (--trusted)"),
        )
    what = {
        "seconds": Message("the query ran longer than {most} seconds", most=f"{limits.seconds:,}"),
        "megabytes": Message("the query needs more than {most} MB of memory", most=f"{limits.megabytes:,}"),
        "rows": Message("the query returns more than {most} rows", most=f"{limits.rows:,}"),
    }[limit]
    return QueryLimit(
        what,
        Message(
            "raise the limit with --{limit} (in Python limits=Limits({limit}=...)), or run it as trusted (--trusted)",
            limit=limit,
        ),
    )

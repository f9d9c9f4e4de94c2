"""Queries of strangers: read by one policy, then run in a process that can be killed, within limits.

An engine can be made to run for hours, to fill the memory, or to crash together with the process it runs in. So it runs
in another one, and whatever becomes of that, this one tells it in one line and serves the next query. See decision 16.
"""

import multiprocessing
import pickle
import signal
import subprocess
import sys
import warnings
from dataclasses import dataclass

from graph.errors import InvalidQuery, QueryLimit
from graph.stores import Store, Table
from graph.stores.children import run_child
from graph.stores.sandbox.policy import NotAllowed, check_query
from graph.stores.sandbox.worker import LIMITS, Answer, Limits, main, serve

__all__ = ["LIMITS", "Limits", "NotAllowed", "check_query", "select"]


@dataclass(frozen=True)
class _End:
    """How a worker ended: with an answer, or else by its exit code; with neither if its time was over."""

    answer: bytes = b""
    code: int | None = None


def select(store: Store, query: str, limits: Limits) -> Table:
    """The answer of *store* to a SELECT of somebody who is not trusted.

    :raises NotAllowed: see :func:`graph.stores.sandbox.policy.check_query`.
    :raises InvalidQuery: the engine does not accept the query.
    :raises QueryLimit: it took more than *limits*, or broke the engine.
    """
    text = check_query(query)
    # A fork has the data at once. Other systems have none, or none that is safe, and a connection cannot be shared.
    run = _run_forked if sys.platform == "linux" and store.in_process else _run_started
    end = run(store, text, limits)
    if not end.answer:
        raise _explain_end(end.code, limits)
    answer: Answer = pickle.loads(end.answer)
    if answer.limit:
        raise _explain_limit(answer.limit, limits)
    if answer.bug:
        raise RuntimeError(answer.bug)
    if answer.table is None:
        raise InvalidQuery(answer.fault)
    return answer.table


def _run_forked(store: Store, query: str, limits: Limits) -> _End:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=serve, args=(store, query, limits, sender))
    with warnings.catch_warnings():
        # Other threads are no danger to a child that asks one question and is killed if it hangs.
        warnings.simplefilter("ignore", DeprecationWarning)
        worker.start()
    sender.close()
    try:
        if not receiver.poll(limits.seconds):
            return _End()
        return _End(receiver.recv_bytes())
    except EOFError:
        worker.join()
        return _End(code=worker.exitcode)
    finally:
        worker.kill()
        worker.join()
        worker.close()
        receiver.close()


def _run_started(store: Store, query: str, limits: Limits) -> _End:
    """Sends the store itself: its quads, or where it lies."""
    try:
        done = run_child(main, pickle.dumps((store, query, limits)), stderr=subprocess.DEVNULL, seconds=limits.seconds)
    except subprocess.TimeoutExpired:
        return _End()
    return _End(done.stdout, done.returncode)


def _explain_end(code: int | None, limits: Limits) -> QueryLimit:
    if code is None or (sys.platform != "win32" and code == -signal.SIGXCPU):
        return _explain_limit("seconds", limits)
    # What Oxigraph does where memory ends.
    if code == -signal.SIGABRT:
        return _explain_limit("megabytes", limits)
    return _explain_limit("depth", limits)


def _explain_limit(limit: str, limits: Limits) -> QueryLimit:
    if limit == "depth":
        return QueryLimit("the query broke the engine, most likely by its depth", "ask in several shorter queries")
    what = {
        "seconds": f"the query ran longer than {limits.seconds:,} seconds",
        "megabytes": f"the query needs more than {limits.megabytes:,} MB of memory",
        "rows": f"the query has more than {limits.rows:,} rows",
    }[limit]
    raised = f"allow more with --{limit} (in Python limits=Limits({limit}=...))"
    return QueryLimit(what, f"{raised}, or run it as trusted (--trusted)")

"""Work shared out to processes of our own.

Those of :mod:`multiprocessing` read the user's script again where there is no fork.
"""

import gc
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from graph.stores.children import run_child
from graph.stores.plain import read_line, to_line

# The exit code of a process that the system refused something. Its stderr then has a :class:`_Refusal`.
_REFUSED = 75
Order = TypeVar("Order")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Refusal:
    """An error of the system: its number, its reason, and the file if there is one."""

    number: int
    reason: str
    file: str


def carry_out(work: Callable[[Order], Iterable[Answer]], orders: Sequence[Order], kind: type[Answer]) -> list[Answer]:
    """What *work* gives for each of *orders*, in their order; each order is carried out by a process of its own.

    :param work: a function of a module; it and what it takes can be pickled.
    :param kind: the type of each answer, which comes back as JSON, see :mod:`graph.stores.plain`.
    :raises OSError: the system refused something to a process, such as space on the disk.
    :raises MemoryError: a process was ended, as systems do where memory ends.
    :raises ChildProcessError: a process ended otherwise, with the end of what it said.
    """
    with ThreadPoolExecutor(max_workers=max(len(orders), 1)) as threads:
        return [answer for answers in threads.map(lambda order: _run(work, order, kind), orders) for answer in answers]


def _run(work: Callable[[Order], Iterable[Answer]], order: Order, kind: type[Answer]) -> list[Answer]:
    done = run_child(serve, pickle.dumps((work, order)))
    if done.returncode == _REFUSED:
        refusal = read_line(done.stderr, _Refusal)
        raise OSError(refusal.number, refusal.reason, refusal.file or None)
    if done.returncode:
        raise _explain_end(done.returncode, done.stderr.decode(errors="replace"))
    return [read_line(line, kind) for line in done.stdout.split(b"\n")[:-1]]


def _explain_end(code: int, told: str) -> Exception:
    """Why a process ended without having carried out its order: where memory ends it is killed, or says so itself."""
    if code == -signal.SIGABRT or (sys.platform != "win32" and code == -signal.SIGKILL) or "MemoryError" in told:
        return MemoryError()
    return ChildProcessError(f"a process of this program ended with {code}: {told.strip()[-500:]}")


def serve() -> None:
    """Carries out the order on stdin; each answer goes to stdout as soon as it is there."""
    work, order = pickle.load(sys.stdin.buffer)
    # What is made is needed until the end.
    gc.disable()
    try:
        for answer in work(order):
            sys.stdout.buffer.write(to_line(answer) + b"\n")
    except OSError as error:
        sys.stderr.buffer.write(
            to_line(_Refusal(error.errno or 0, error.strerror or str(error), str(error.filename or "")))
        )
        sys.exit(_REFUSED)

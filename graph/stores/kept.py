"""Reads a kept graph in a process of its own, with limits on time and memory.

A damaged file can make the engine take all memory, run without end or crash. The process is then killed, and the
command reports the damage in one line.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.errors import InvalidQuery, RoadmapError
from graph.errors.commands import name_folder
from graph.errors.messages import Message
from graph.stores.children import limit_memory, limit_next_seconds, start_child
from graph.stores.oxigraph import NOT_ASK, NOT_CONSTRUCT, NOT_SELECT, OxigraphStore, to_table
from graph.stores.protocol import Table

# The limits of one query on a small graph: processor time, and memory. Large graphs have more, because an honest query
# on them takes more.
_SECONDS, _MEGABYTES = 10, 1_536
_MEGABYTES_PER_SECOND = 10
# On a busy machine, processor time takes longer than it says. Windows limits nothing else.
_ELAPSED = 6


class NoStore(RoadmapError):
    """A folder that contains no graph."""

    def __init__(self, folder: Path, what: Message) -> None:
        super().__init__(
            Message(
                "{folder}: {what}; create it with: roadmap-graph load --store {store}",
                folder=folder,
                what=what,
                store=name_folder(folder),
            )
        )


class DamagedStore(NoStore):
    """A kept graph that cannot be read, because its files are incomplete or have changed."""

    def __init__(self, folder: Path, what: Message | str) -> None:
        RoadmapError.__init__(
            self,
            Message(
                "{folder}: the kept graph is damaged ({what}); build it again with: "
                "roadmap-graph load --store {store} --data FILES",
                folder=folder,
                what=what,
                store=name_folder(folder),
            ),
        )


class DirectStore:
    """A kept graph in this process, for reading only and without limits. It opens with the first query.

    :param folder: the folder of the graph, for messages.
    :param path: the folder of the engine's files.
    """

    in_process = False
    on_server = False

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder = folder
        self._path = path

    def load(self, _nquads: str) -> None:
        raise _refuse_writing()

    def seal(self) -> None:
        """See :meth:`OxigraphStore.seal`."""

    def select(self, query: str) -> Table:
        return to_table(*self.select_tsv(query))

    def select_tsv(self, query: str) -> tuple[tuple[str, ...], bytes]:
        """See :meth:`OxigraphStore.select_tsv`."""
        with _explain_damage(self._folder):
            return self._store.select_tsv(query)

    def ask(self, query: str) -> bool:
        with _explain_damage(self._folder):
            return self._store.ask(query)

    def construct(self, query: str) -> str:
        with _explain_damage(self._folder):
            return self._store.construct(query)

    def dump(self) -> str:
        with _explain_damage(self._folder):
            return self._store.dump()

    def __reduce__(self) -> tuple[Callable[..., "DirectStore"], tuple[Path, Path]]:
        return DirectStore, (self._folder, self._path)

    @cached_property
    def _store(self) -> OxigraphStore:
        return OxigraphStore(pyoxigraph.Store.read_only(str(self._path)), path=str(self._path))


class KeptStore:
    """A kept graph, read by another process with limits. Other arguments are as in :class:`DirectStore`.

    :param size: the size of its files in bytes.
    :param pin: an open file that keeps the version from being removed. It is closed with the store.
    """

    in_process = False
    on_server = False

    def __init__(self, folder: Path, path: Path, *, size: int, pin: int | None = None) -> None:
        self._folder = folder
        self._path = path
        self._size = size
        self._turn = threading.Lock()
        self._engine: _Engine | None = None
        if pin is not None:
            weakref.finalize(self, os.close, pin)

    @property
    def direct(self) -> DirectStore:
        """The same graph without limits."""
        return DirectStore(self._folder, self._path)

    def load(self, _nquads: str) -> None:
        raise _refuse_writing()

    def seal(self) -> None:
        """Nothing to do: an untrusted query runs on :attr:`direct`, in the process of the sandbox."""

    def select(self, query: str) -> Table:
        header, body = self._ask("select_tsv", query)
        return to_table(tuple(header["columns"]), body)

    def ask(self, query: str) -> bool:
        return bool(self._ask("ask", query)[0]["truth"])

    def construct(self, query: str) -> str:
        return self._ask("construct", query)[1].decode()

    def dump(self) -> str:
        return self._ask("dump")[1].decode()

    def start(self) -> None:
        """Starts the process, which can then open the graph while this process does something else."""
        # A forked process must not share the pipes of its parent.
        if self._engine is None or self._engine.owner != os.getpid():
            self._engine = _Engine(self._folder, self._path, self._size)

    def __reduce__(self) -> tuple[Callable[..., DirectStore], tuple[Path, Path]]:
        return self.direct.__reduce__()

    def _ask(self, *question: str) -> tuple[dict[str, Any], bytes]:
        with self._turn:
            self.start()
            assert self._engine
            try:
                header, body = self._engine.ask(question)
            except BaseException:
                self._engine.end()
                self._engine = None
                raise
        if "fault" in header:
            known = {message.to_text("en"): message for message in (NOT_SELECT, NOT_CONSTRUCT, NOT_ASK)}
            raise InvalidQuery(known.get(header["fault"], header["fault"]))
        if "damage" in header:
            raise DamagedStore(self._folder, header["damage"])
        return header, body


class _Engine:
    """The process that reads the graph. Arguments are as in :class:`KeptStore`."""

    def __init__(self, folder: Path, path: Path, size: int) -> None:
        self.owner = os.getpid()
        self._folder = folder
        self._seconds = _SECONDS + size // (_MEGABYTES_PER_SECOND * 2**20)
        self._megabytes = _MEGABYTES + size // 2**20
        self._process = start_child(serve)
        self.end = weakref.finalize(self, _end, self._process)
        self._order = [str(folder), str(path), self._seconds, self._megabytes]

    def ask(self, question: tuple[str, ...]) -> tuple[dict[str, Any], bytes]:
        """The answer to a question as in :func:`serve`.

        :raises DamagedStore: the process takes too long or ends.
        """
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(self._seconds * _ELAPSED, stop)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(question)
        except (OSError, EOFError, ValueError) as error:
            raise DamagedStore(self._folder, self._explain_end(late=late.is_set())) from error
        finally:
            timer.cancel()

    def _exchange(self, question: tuple[str, ...]) -> tuple[dict[str, Any], bytes]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        for line in filter(None, (self._order, question)):
            stdin.write(json.dumps(line).encode() + b"\n")
        stdin.flush()
        self._order = []
        header = json.loads(stdout.readline())
        body = stdout.read(header["size"])
        if len(body) < header["size"]:
            raise EOFError
        return header, body

    def _explain_end(self, *, late: bool) -> Message:
        self._process.kill()
        if late or (sys.platform != "win32" and self._process.wait() == -signal.SIGXCPU):
            return Message("reading it took longer than {most} seconds", most=self._seconds)
        return Message(
            "reading it crashed the engine or took more than {most} MB of memory", most=f"{self._megabytes:,}"
        )


def serve() -> None:
    """Answers questions from stdin, one line of JSON each, within limits.

    The first line has the folder, the path of the engine's files, the seconds of processor time for a question and the
    megabytes of memory. A question is the name of a method of :class:`DirectStore` with its arguments. An answer is a
    line of JSON with its ``size``, followed by as many bytes.
    """
    folder, path, seconds, megabytes = json.loads(sys.stdin.buffer.readline())
    limit_memory(megabytes)
    limit_next_seconds(seconds)
    store = DirectStore(Path(folder), Path(path))
    # Opens the graph while the parent does other work. Damage is reported with the first question.
    with suppress(DamagedStore):
        store.select_tsv("SELECT ?nothing { } LIMIT 0")
    for line in sys.stdin.buffer:
        limit_next_seconds(seconds)
        header, body = _answer(store, *json.loads(line))
        sys.stdout.buffer.write(json.dumps({**header, "size": len(body)}).encode() + b"\n")
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()


def _answer(store: DirectStore, name: str, *arguments: str) -> tuple[dict[str, Any], bytes]:
    try:
        answer = getattr(store, name)(*arguments)
    except DamagedStore as error:
        return {"damage": str(error.__cause__)}, b""
    except RoadmapError as error:
        return {"fault": str(error)}, b""
    if isinstance(answer, bool):
        return {"truth": answer}, b""
    if isinstance(answer, str):
        return {}, answer.encode()
    return {"columns": answer[0]}, answer[1]


@contextmanager
def _explain_damage(folder: Path) -> Iterator[None]:
    """Reports every error of the engine as damage, except for errors of the query itself."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError, RecursionError):
        raise
    except InvalidQuery as error:
        if error.__cause__ is None or isinstance(error.__cause__, SyntaxError):
            raise
        raise DamagedStore(folder, str(error.__cause__)) from error.__cause__
    except RoadmapError:
        raise
    except BaseException as error:  # a panic of the engine is no Exception
        raise DamagedStore(folder, str(error)) from error


def _refuse_writing() -> TypeError:
    return TypeError("a kept graph is written by graph.pipeline.kept.keeper.keep")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                continue
    process.wait()

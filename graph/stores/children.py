"""Starts Python child processes that import nothing from the working directory, and limits what a process may take.

``python -c`` alone would put the working directory first on the import path, and a file ``yaml.py`` there would run.
All child processes are therefore started here. They end with the process that started them, even if that is killed.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# The most seconds and bytes that every system takes as a limit.
_MOST_SECONDS, _MOST_BYTES = 2**31, 2**62
# The folder that this package is imported from.
_HOME = str(Path(__file__).resolve().parents[2])
# The number of PR_SET_PDEATHSIG in <sys/prctl.h>.
_SET_DEATH_SIGNAL = 1


def run_child(
    work: Callable[[], None], content: bytes, *, stderr: int = subprocess.PIPE, seconds: float | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Runs *work*, a module-level function of this package, in a child process that reads *content* from stdin.

    :param stderr: as in :func:`subprocess.run`.
    :raises TimeoutExpired: the process took longer than *seconds* and was killed.
    """
    return subprocess.run(
        _to_command(work),
        input=content,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=_to_environment(),
        timeout=seconds,
        check=False,
    )


def start_child(work: Callable[[], None]) -> "subprocess.Popen[bytes]":
    """Starts *work*, a module-level function of this package, in a child process with pipes to its stdin and stdout."""
    return subprocess.Popen(
        _to_command(work),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_to_environment(),
    )


def _to_command(work: Callable[[], None]) -> list[str]:
    # With -m the module would run as __main__, and this process could not unpickle its classes.
    code = (
        f"from {__name__} import end_with_parent; end_with_parent({os.getpid()}); "
        f"from {work.__module__} import {work.__name__}; {work.__name__}()"
    )
    return [sys.executable, "-P", "-c", code]


def _to_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(iter_paths())}


def end_with_parent(parent: int) -> None:
    """Ends this process when the process *parent*, which started it, has ended.

    Linux sends a signal. Other Unix systems give the process another parent, which a thread notices within a second.
    Windows does neither, so the process ends there when its work or its input does.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    elif sys.platform != "win32":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if sys.platform != "win32" and os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def limit_process(*, seconds: int, megabytes: int) -> None:
    """Limits this process: processor time and memory in addition to what it has taken, see :func:`limit_memory`.

    Windows has none of these limits, and only Linux limits memory.
    """
    if resource is None:
        return
    lower_limit(
        resource.RLIMIT_CPU, min(int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + seconds + 1, _MOST_SECONDS)
    )
    limit_memory(megabytes)


def limit_memory(megabytes: int) -> None:
    """Limits the memory of this process in addition to what it has taken (Linux only), and allows no core dumps."""
    if resource is None:
        return
    lower_limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        lower_limit(resource.RLIMIT_AS, min(taken + megabytes * 2**20, _MOST_BYTES))


def limit_next_seconds(seconds: int) -> None:
    """Ends this process when it takes more than *seconds* of processor time from now on. A later call starts anew."""
    if resource is not None:
        taken = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        if hard == resource.RLIM_INFINITY or taken + seconds + 1 < hard:
            resource.setrlimit(resource.RLIMIT_CPU, (taken + seconds + 1, hard))


def lower_limit(what: int, most: int) -> None:
    """Lowers a limit of this process, unless it is already lower."""
    hard = resource.getrlimit(what)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(what, (most, most))


def iter_paths() -> Iterator[str]:
    """The import path of this process as absolute folders, without the working directory.

    The working directory stays if this package is imported from it, or if PYTHONPATH contains its absolute path.
    """
    named = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if os.path.isabs(entry)]
    for entry in sys.path:
        if not _is_here(entry) or any(map(_is_here, (_HOME, *named))):
            yield os.path.abspath(entry)


def _is_here(entry: str) -> bool:
    folder = entry or os.curdir
    return os.path.exists(folder) and os.path.samefile(folder, os.curdir)

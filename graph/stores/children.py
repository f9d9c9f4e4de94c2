"""Starts Python child processes that import nothing from the working directory, and limits what a process may take.

``python -c`` alone would put the working directory first on the import path, and a file ``yaml.py`` there would run.
All child processes are therefore started here.
"""

import os
import subprocess
import sys
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


def run_child(
    work: Callable[[], None], content: bytes, *, stderr: int = subprocess.PIPE, seconds: float | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Runs *work*, a module-level function of this package, in a child process that reads *content* from stdin.

    :param stderr: as in :func:`subprocess.run`.
    :raises TimeoutExpired: the process took longer than *seconds* and was killed.
    """
    # With -m the module would run as __main__, and this process could not unpickle its classes.
    command = [sys.executable, "-P", "-c", f"from {work.__module__} import {work.__name__}; {work.__name__}()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(iter_paths())}
    return subprocess.run(
        command, input=content, stdout=subprocess.PIPE, stderr=stderr, env=environment, timeout=seconds, check=False
    )


def limit_process(*, seconds: int, megabytes: int) -> None:
    """Limits this process: processor time and memory in addition to what it has taken, and no core dumps.

    Windows has none of these limits, and only Linux limits memory.
    """
    if resource is None:
        return
    lower_limit(resource.RLIMIT_CORE, 0)
    lower_limit(
        resource.RLIMIT_CPU, min(int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + seconds + 1, _MOST_SECONDS)
    )
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        lower_limit(resource.RLIMIT_AS, min(taken + megabytes * 2**20, _MOST_BYTES))


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

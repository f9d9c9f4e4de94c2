"""Starts child Pythons, the only place that does, so that no file of the working directory runs in one.

``python -c`` alone would put that directory first on the path, and a file there called ``yaml.py`` would run.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# The folder that this package is imported from.
_HOME = str(Path(__file__).resolve().parents[2])


def run_child(
    work: Callable[[], None], content: bytes, *, stderr: int = subprocess.PIPE, seconds: float | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Runs *work*, a function of a module of this package, in a process that gets *content* on stdin.

    :param stderr: as in :func:`subprocess.run`.
    :raises TimeoutExpired: it took longer than *seconds*, and has been killed.
    """
    # Not with -m: what is pickled by a module that runs as __main__ is not found again here.
    command = [sys.executable, "-P", "-c", f"from {work.__module__} import {work.__name__}; {work.__name__}()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(iter_paths())}
    return subprocess.run(
        command, input=content, stdout=subprocess.PIPE, stderr=stderr, env=environment, timeout=seconds, check=False
    )


def iter_paths() -> Iterator[str]:
    """The folders on this process's path, absolute and in order, without the working directory.

    The working directory stays if this package is imported from there, or if PYTHONPATH names it by its absolute path.
    """
    named = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if os.path.isabs(entry)]
    for entry in sys.path:
        if not _is_here(entry) or any(map(_is_here, (_HOME, *named))):
            yield os.path.abspath(entry)


def _is_here(entry: str) -> bool:
    folder = entry or os.curdir
    return os.path.exists(folder) and os.path.samefile(folder, os.curdir)

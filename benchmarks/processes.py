"""Programs run to their end, with their time and the memory they took at most."""

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Results are published, and where things lay on this machine is nobody's business.
_FOLDERS = re.compile(r"(?<![\w:/])/(?:[^\s'\"/]+/)+")
# Programs that users install are compiled once and for all, so what a checkout compiles is kept too.
_BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Outcome:
    """What became of a program: seconds from start to end, megabytes at the peak, what it printed.

    ``fault`` is empty if it ended well; else the last line of what it said, or the limit that it ran into.
    """

    seconds: float
    megabytes: float
    output: str
    fault: str = ""


def run(command: Sequence[str | Path], *, limit: float, folder: Path | None = None) -> Outcome:
    """Runs *command*, for *limit* seconds at most, in *folder*.

    The memory is that of its largest process, its own children among them.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        start = time.perf_counter()
        # A group of its own, so that what it started ends with it.
        words = [str(word) for word in command]
        process = subprocess.Popen(words, stdout=out, stderr=err, cwd=folder, env=_BYTECODE, start_new_session=True)
        late = threading.Event()
        timer = threading.Timer(limit, lambda: (late.set(), os.killpg(process.pid, signal.SIGKILL)))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = err.read().strip().splitlines()
        fault = ""
        if late.is_set():
            fault = f"> {limit:.0f} s"
        elif process.returncode:
            fault = _FOLDERS.sub("", said[-1]) if said else f"exit code {process.returncode}"
        return Outcome(seconds, to_megabytes(usage.ru_maxrss), out.read(), fault)


def to_megabytes(maximum: int) -> float:
    """The unit of ``ru_maxrss`` is the kilobyte, on macOS the byte."""
    return maximum / (1_000_000 if sys.platform == "darwin" else 1_000)


def measure_own_peak(*, children: bool) -> float:
    """Megabytes that this process took at most so far.

    :param children: adds all that its children can have taken together. A child counts at least what this process took
        when it was started, so this is of use only where that is little.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (os.cpu_count() or 1)
    return to_megabytes(own + theirs * children)

"""Reads files up to a bound, whatever they are, without waiting for ever."""

import os
import select
import stat
from pathlib import Path

# Seconds that a pipe may stay silent. Without a limit, a pipe that nobody writes to would be waited for.
SECONDS = 5


class SilentPipe(Exception):
    """A pipe to which nobody writes."""


def read_bounded(path: Path, most: int) -> bytes:
    """The first *most* bytes of a file, device or pipe, or all if there are fewer.

    :raises OSError: the file cannot be read.
    :raises SilentPipe: nothing arrives from a pipe for :data:`SECONDS`.
    """
    # Opening a pipe waits for a writer, unless it is told not to wait.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb", buffering=0) as file:
        is_pipe = stat.S_ISFIFO(os.fstat(handle).st_mode)
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(handle, not is_pipe)
        content = bytearray()
        while len(content) < most:
            if is_pipe and not select.select([handle], [], [], SECONDS)[0]:
                raise SilentPipe
            part = file.read(min(most - len(content), 1 << 20))
            if not part:
                break
            content += part
    return bytes(content)

"""Standard input (``--data -``) and pipes, kept in a temporary file because a graph is read in several passes."""

import atexit
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from graph.errors.messages import Message
from graph.errors.problems import Location, Malformed, NoInput
from graph.input.nodes import MAX_BYTES, read_content

# What stands for standard input on the command line, and in messages.
DASH, SHOWN = Path("-"), "<stdin>"
_PREFIX, _NAME = "roadmap-graph-stdin-", "stdin.yaml"


@cache
def spool_stdin() -> Path:
    """The file with what stdin had, deleted when the process ends. Stdin is read only once.

    :raises NoInput: there is no standard input, or it is empty.
    """
    if sys.stdin is None:  # a program without a console on Windows
        raise _refuse(Message("no such file or folder"), Message("check --data"))
    # One byte over the limit is enough to refuse it like a file.
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if not content.strip():
        raise _refuse(Message("nothing came from standard input"), Message("write YAML to it, or name a file"))
    return _write(_NAME, content)


def spool_pipe(path: Path) -> Path:
    """A file with what the pipe *path* gives now, deleted when the process ends.

    :raises InvalidInput: nothing arrives, or over 64 MiB.
    """
    return _write(path.name, read_content(path, name=str(path)))


def _write(name: str, content: bytes) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / name
    path.write_bytes(content)
    return path


def _refuse(what: Message, instead: Message) -> NoInput:
    return NoInput([Malformed(location=Location(SHOWN, 1, 1), what=what, instead=instead)])

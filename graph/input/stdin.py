"""``--data -``: YAML from standard input, kept in a temporary file because a graph is read in several passes."""

import atexit
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from graph.errors.messages import Message
from graph.errors.problems import Location, Malformed, NoInput
from graph.input.nodes import MAX_BYTES

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
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / _NAME
    path.write_bytes(content)
    return path


def _refuse(what: Message, instead: Message) -> NoInput:
    return NoInput([Malformed(location=Location(SHOWN, 1, 1), what=what, instead=instead)])


def show_path(path: Path) -> str:
    """*path* as messages show it."""
    return SHOWN if path.name == _NAME and path.parent.name.startswith(_PREFIX) else str(path)

"""Names and paths of files that Windows understands otherwise: devices, characters with a meaning, and long paths."""

import re
import sys
from pathlib import Path

from graph.errors.messages import Message

# A device has these names with any ending, https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:[.:].*)?", re.IGNORECASE | re.DOTALL
)
_SPECIAL = re.compile(r'[<>:"|?*]')
# The longest path of a program that has not asked for longer ones, without the zero at its end.
_LONGEST = 259


def find_windows_fault(path: Path) -> Message | None:
    """Why Windows would not open the file *path*, ``None`` on any other system.

    ``CON.yaml`` is the console there, which waits for input for ever. ``a.txt:b.csv`` is a hidden stream of ``a.txt``.
    """
    if sys.platform != "win32":
        return None
    for name in path.parts[bool(path.anchor) :]:
        if _DEVICE.fullmatch(name):
            return Message("'{name}' is a device on Windows", name=name)
        if found := _SPECIAL.search(name):
            return Message("'{name}' contains {character}, which Windows does not allow", name=name, character=found[0])
        if name not in (".", "..") and name.endswith((".", " ")):
            return Message("'{name}' ends in a period or space, which Windows removes", name=name)
    return None


def find_long_path(path: Path) -> Message | None:
    """The probable reason why Windows did not find *path*, unless its settings allow long paths."""
    length = len(str(path.absolute()))
    if sys.platform != "win32" or length <= _LONGEST:
        return None
    return Message("the path has {length} characters, and Windows takes {most}", length=length, most=_LONGEST)

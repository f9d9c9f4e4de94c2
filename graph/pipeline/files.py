"""Writes files beside their destination and then moves them there, so no reader ever sees an incomplete file.

A writer locks the folder, so two builds run one after the other. The next writer removes the files of a killed one.
"""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import RoadmapError
from graph.errors.characters import find_control
from graph.errors.exits import ExitCode, find_exit_code, find_reason
from graph.errors.messages import Message
from graph.model.filenames import find_long_path, find_windows_fault

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# The limit of most file systems for a name, in bytes. A Hangul syllable takes three.
_LONGEST_NAME = 255
_PREFIX, _SUFFIX = ".roadmap-graph-", ".part"


class CannotWrite(RoadmapError):
    """A file cannot be written. The previous file is unchanged. The exit code is 3 if a limit was reached."""

    def __init__(self, path: Path, error: OSError) -> None:
        limit = find_exit_code(error) is ExitCode.LIMIT
        self.exit_code = ExitCode.LIMIT if limit else ExitCode.INPUT
        super().__init__(
            Message(
                "{path}: cannot be written ({reason}); the previous file, if any, is unchanged",
                path=path,
                reason=_explain(path, error),
            )
        )


def _explain(path: Path, error: OSError) -> Message | str:
    """The reason of the system. Windows refuses to replace a file that a program has open, as Excel has."""
    if sys.platform == "win32" and isinstance(error, PermissionError) and path.is_file():
        return Message("another program may have it open; close it there")
    return find_long_path(path) or find_reason(error)


class UnfitName(RoadmapError):
    """A file name that leads outside its folder or that file systems do not accept."""

    def __init__(self, name: str, what: Message) -> None:
        shown = name if len(name) <= 40 else f"{name[:40]}..."
        super().__init__(Message("{shown} cannot be a file name; {what}", shown=repr(shown), what=what))


def write_file(path: Path, content: bytes) -> None:
    """Writes *content* to *path* and creates its parent folders, see :func:`write_files`."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by name into *folder*, which is created if needed.

    No file is replaced before all contents are on disk.

    :raises UnfitName: a name is not a plain file name. Nothing is written.
    :raises CannotWrite: space or permission is missing. All previous files are unchanged.
    """
    for name in files:
        _check_name(name)
        if fault := find_windows_fault(folder / name):
            raise UnfitName(name, fault)
    staged: dict[Path, str] = {}
    path = folder / next(iter(files), "")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with hold_folder(folder):
            try:
                for name, content in files.items():
                    path = folder / name
                    staged[path] = _stage(path, content)
                for path, temporary in staged.items():
                    os.replace(temporary, path)
            except BaseException:
                for temporary in staged.values():
                    with suppress(FileNotFoundError):
                        os.unlink(temporary)
                raise
    except OSError as error:
        raise CannotWrite(path, error) from error


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Locks *folder* against other writers and flushes its entries to disk, as far as the system supports it."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Without locks, as on some network disks, a stray file looks like one that is being written.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
            for stray in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
                stray.unlink(missing_ok=True)
        yield
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _stage(path: Path, content: bytes) -> str:
    """Writes *content* to a temporary file beside *path* and returns its name."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _check_name(name: str) -> None:
    if name in ("", ".", "..") or "/" in name or "\\" in name:
        raise UnfitName(name, Message("it leads outside its folder"))
    if find_control(name):
        raise UnfitName(name, Message("it contains a control character"))
    if (size := len(os.fsencode(name))) > _LONGEST_NAME:
        raise UnfitName(
            name, Message("it takes {size} bytes, and a name may take {most}", size=size, most=_LONGEST_NAME)
        )

"""Folders for intermediate files. A killed process cannot remove its own, so the next one does."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.pipeline.files import CannotWrite

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = "roadmap-graph-scratch-"
# A file in each folder that its process holds locked. Folders without it may belong to somebody else.
_LOCK = "held.lock"
# The errors that say something of the folder; others, such as missing memory, do not.
_OF_FOLDERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder in the temporary folder of the system, which is removed when the context ends.

    Folders of processes that no longer run are removed first.
    """
    _sweep(Path(tempfile.gettempdir()))
    folder, handle = _create()
    try:
        yield folder
    finally:
        # On Windows, an open file cannot be removed.
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def name_scratch() -> Iterator[None]:
    """Names the temporary folder of the system in errors of writing to a scratch folder.

    :raises CannotWrite: space or permission is missing there.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _OF_FOLDERS:
            raise
        raise CannotWrite(Path(tempfile.gettempdir()), error) from error


def _create() -> tuple[Path, int]:
    """A new folder, and its lock."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        _try_lock(handle)
        # Until it was locked, another process may have taken it for an old one.
        if (folder / _LOCK).exists():
            return folder, handle
        os.close(handle)


def _sweep(parent: Path) -> None:
    if fcntl is None:
        return
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            # Nobody else's, in a folder where everybody may create links.
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            handle = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                if _try_lock(handle):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def _try_lock(handle: int) -> bool:
    """Locks an open file. Returns ``False`` if another process has done so, or if the disk has no locks."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

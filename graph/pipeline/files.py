"""The one way files are written: beside their place first, then moved there, so that nobody ever sees half a file.

Whoever writes into a folder holds it against other writers, so that of two builds one comes after the other; what a
killed writer left behind is swept by the next one.
"""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import RoadmapError
from graph.errors.characters import find_control

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# What most file systems allow for one name, in bytes; a Hangul syllable takes three.
_LONGEST_NAME = 255
_PREFIX, _SUFFIX = ".roadmap-graph-", ".part"
_LIMITS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM)


class CannotWrite(RoadmapError):
    """A file that could not be written; what stood there before still does. Exit code 3 where a limit was hit."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.exit_code = 3 if error.errno in _LIMITS else 2
        super().__init__(f"{path}: cannot be written ({error.strerror}); the earlier file, if any, is untouched")


class UnfitName(RoadmapError):
    """The name of a file that would lie elsewhere than in its folder, or that no disk takes."""

    def __init__(self, name: str, what: str) -> None:
        shown = name if len(name) <= 40 else f"{name[:40]}..."
        super().__init__(f"{shown!r} cannot be the name of a file; {what}")


def write_file(path: Path, content: bytes) -> None:
    """Writes *content* to *path* and creates the folders above it; see :func:`write_files`."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by name into *folder*, which is created: all contents first, and only then each to its place.

    :raises UnfitName: a name is no plain file name; nothing is written then.
    :raises CannotWrite: no space, no permission; every earlier file is then untouched.
    """
    for name in files:
        _check_name(name)
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
    """Holds *folder* against other writers and puts its entries on the disk, as far as the system can do that."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Not every network disk knows locks; then nothing tells a stray file from one in the making.
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
    """The name of a file beside *path* that holds *content* on the disk."""
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
        raise UnfitName(name, "it names a place outside its folder")
    if find_control(name):
        raise UnfitName(name, "it holds a control character")
    if (size := len(os.fsencode(name))) > _LONGEST_NAME:
        raise UnfitName(name, f"it takes {size} bytes, and a name may take {_LONGEST_NAME}")

"""A graph in a folder, in versions. Readers use one complete version while a writer creates the next one.

``current.json`` names the current version and is replaced atomically. If a writer is interrupted, the previous version
stays current. The files of a version never change. A version is removed when it has been replaced twice and nobody
reads it.
"""

import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from graph.errors.messages import Message
from graph.stores.checksums import find_damaged_file
from graph.stores.kept import DamagedStore, KeptStore, NoStore
from graph.stores.oxigraph import OxigraphStore

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Without it, opening a pipe in place of a folder would wait for a writer.
_FOLDER_ONLY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
CURRENT, VERSIONS = "current.json", "versions"
# The most bytes whose checksums a reader compares. It takes a tenth of a second.
_MOST_COMPARED = 64 * 2**20
# The most bytes of ``current.json``.
_LONGEST = 1_000
# How often a reader looks for the current version, and the seconds in between.
_TRIES, _PAUSE = 20, 0.005


class Version(NamedTuple):
    """One version of the graph: its number and its folder, which may contain further files."""

    number: int
    folder: Path

    @property
    def store_folder(self) -> Path:
        """The folder of the Oxigraph files."""
        return self.folder / "store"

    def open(self, *, writable: bool = False) -> OxigraphStore:
        """The store of this version in this process, without limits. Never open a published version as *writable*."""
        path = str(self.store_folder)
        store = pyoxigraph.Store(path) if writable else pyoxigraph.Store.read_only(path)
        return OxigraphStore(store, path=path)


def find_version(folder: Path) -> Version | None:
    """The current version, or ``None`` if there is none yet.

    :raises DamagedStore: ``current.json`` is unreadable or names a missing version.
    """
    path = folder / CURRENT
    try:
        # A pipe would never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DamagedStore(folder, Message("{current} cannot be read", current=CURRENT))
        with path.open("rb") as file:
            number = json.loads(file.read(_LONGEST))["version"]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedStore(folder, Message("{current} cannot be read", current=CURRENT)) from error
    version = Version(number, folder / VERSIONS / f"{number}") if type(number) is int else None
    if version is None or not version.folder.is_dir():
        raise DamagedStore(folder, Message("{current} names a missing version", current=CURRENT))
    return version


def open_folder(folder: Path) -> KeptStore:
    """The graph in *folder*, for reading only. It stays the same when the folder is updated.

    :raises NoStore: the folder contains no graph.
    :raises DamagedStore: the graph is incomplete or has changed.
    """
    version, pin = _pin_current(folder)
    try:
        size = _check(folder, version)
    except BaseException:
        if pin is not None:
            os.close(pin)
        raise
    store = KeptStore(folder, version.store_folder, size=size, pin=pin)
    store.start()
    return store


def _check(folder: Path, version: Version) -> int:
    """The size of the engine's files in bytes."""
    damaged = find_damaged_file(version.folder, most=_MOST_COMPARED)
    if damaged:
        raise DamagedStore(folder, Message("{file} is missing or has changed", file=damaged))
    return sum(path.stat().st_size for path in version.store_folder.iterdir())


def _pin_current(folder: Path) -> tuple[Version, int | None]:
    """The current version, and an open file that keeps it from being removed, see :func:`hold_unread`.

    Two updates may remove a version after its number is read and before it is pinned. The next one is then current.
    """
    for _ in range(_TRIES):
        try:
            version = _find_current(folder)
            return version, _pin(version)
        except (DamagedStore, OSError):
            time.sleep(_PAUSE)
    return _find_current(folder), None


def _find_current(folder: Path) -> Version:
    version = find_version(folder)
    if version is None:
        raise NoStore(folder, Message("contains no graph"))
    return version


def _pin(version: Version) -> int | None:
    """An open file with a shared lock on the folder of *version*, or ``None`` if the system has no such locks.

    :raises OSError: the version was removed, or somebody holds it alone, as does the process that removes it.
    """
    if fcntl is None:
        return None
    handle = os.open(version.folder, _FOLDER_ONLY)
    try:
        with suppress_missing_locks():
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), version.folder.stat()):
            raise FileNotFoundError(version.folder)
    except BaseException:
        os.close(handle)
        raise
    return handle


@contextmanager
def hold_unread(version_folder: Path) -> Iterator[bool]:
    """Whether nobody reads a version, which stays so until the context ends."""
    if fcntl is None:
        yield True
        return
    handle = os.open(version_folder, _FOLDER_ONLY)
    try:
        with suppress_missing_locks():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


@contextmanager
def suppress_missing_locks() -> Iterator[None]:
    """Goes on without a lock where the disk has none, as some network disks. A lock that is taken raises an error."""
    try:
        yield
    except BlockingIOError:
        raise
    except OSError:
        return

"""A graph that lies in a folder, in versions: readers see one whole version while the next one is made beside it.

``current.json`` names the version that counts and is replaced in one step, so that whatever ends a writer leaves the
version before it. The versions hold an Oxigraph store each; a new one begins as hard links to the files of the last.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from graph.errors import RoadmapError
from graph.stores.oxigraph import OxigraphStore
from graph.writing import CannotWrite, hold_folder, write_file

_CURRENT, _VERSIONS, _STORE = "current.json", "versions", "store"


class NoStore(RoadmapError):
    """A folder that holds no graph, or that cannot be read as one."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: {what}; make it with: roadmap-graph load --store {folder}")


@dataclass(frozen=True)
class Version:
    """One version of the graph: its number and its folder, which may hold further files about it."""

    number: int
    folder: Path

    def open(self, *, writable: bool = False) -> OxigraphStore:
        """The store of this version."""
        path = str(self.folder / _STORE)
        store = pyoxigraph.Store(path) if writable else pyoxigraph.Store.read_only(path)
        return OxigraphStore(store, path=path)


def find_version(folder: Path) -> Version | None:
    """The version that counts; ``None`` if there is none yet.

    :raises NoStore: the folder says that there is one, and there is none.
    """
    try:
        number = json.loads((folder / _CURRENT).read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoStore(folder, f"{_CURRENT} cannot be read") from error
    version = Version(number, folder / _VERSIONS / f"{number}") if isinstance(number, int) else None
    if version is None or not version.folder.is_dir():
        raise NoStore(folder, f"{_CURRENT} names a version that is not there")
    return version


def open_folder(folder: Path) -> OxigraphStore:
    """The graph in *folder*, to be read.

    :raises NoStore: there is none.
    """
    version = find_version(folder)
    if version is None:
        raise NoStore(folder, "holds no graph")
    try:
        return version.open()
    except OSError as error:
        raise NoStore(folder, f"the graph cannot be read ({error})") from error


@dataclass
class Draft:
    """A folder held for one writer: the version that counts, and the next one once it is begun."""

    folder: Path
    base: Version | None
    begun: Version | None = None

    def begin(self, *, copy: bool) -> Version:
        """The next version: empty, or with a copy of the store of the base."""
        number = self.base.number + 1 if self.base else 1
        versions = self.folder / _VERSIONS
        _sweep(versions, number - 1)
        version = Version(number, versions / f"{number}")
        version.folder.mkdir()
        if copy and self.base:
            self.base.open(writable=True).copy_to(version.folder / _STORE)
        self.begun = version
        return version


@contextmanager
def draft_version(folder: Path) -> Iterator[Draft]:
    """Holds *folder* against other writers; a version that was begun counts when the context ends without an error.

    :raises CannotWrite: no space, no permission; the version before it then still counts.
    """
    versions = folder / _VERSIONS
    try:
        versions.mkdir(parents=True, exist_ok=True)
        with hold_folder(versions):
            base = None
            with suppress(NoStore):
                base = find_version(folder)
            draft = Draft(folder, base)
            yield draft
            if draft.begun:
                write_file(folder / _CURRENT, json.dumps({"version": draft.begun.number}).encode() + b"\n")
                _sweep(versions, draft.begun.number)
    except OSError as error:
        raise CannotWrite(folder, error) from error


def _sweep(versions: Path, current: int) -> None:
    """Removes all versions but the current one and the one before it, which somebody may still be reading."""
    for other in versions.iterdir():
        if other.name not in (f"{current}", f"{current - 1}"):
            # What the system holds for a reader is removed the next time.
            with suppress(OSError):
                shutil.rmtree(other)

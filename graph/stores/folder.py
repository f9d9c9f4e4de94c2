"""A graph that lies in a folder, in versions: readers see one whole version while the next one is made beside it.

``current.json`` names the version that counts and is replaced in one step, so that whatever ends a writer leaves the
version before it. The versions hold an Oxigraph store each; a new one begins as hard links to the files of the last.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from graph.errors import RoadmapError
from graph.stores.oxigraph import OxigraphStore

CURRENT, VERSIONS = "current.json", "versions"


class NoStore(RoadmapError):
    """A folder that holds no graph, or that cannot be read as one."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: {what}; make it with: roadmap-graph load --store {folder}")


class Version(NamedTuple):
    """One version of the graph: its number and its folder, which may hold further files about it."""

    number: int
    folder: Path

    @property
    def store_folder(self) -> Path:
        """Where Oxigraph has its files."""
        return self.folder / "store"

    def open(self, *, writable: bool = False) -> OxigraphStore:
        """The store of this version."""
        path = str(self.store_folder)
        store = pyoxigraph.Store(path) if writable else pyoxigraph.Store.read_only(path)
        return OxigraphStore(store, path=path)


def find_version(folder: Path) -> Version | None:
    """The version that counts; ``None`` if there is none yet.

    :raises NoStore: the folder says that there is one, and there is none.
    """
    try:
        number = json.loads((folder / CURRENT).read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoStore(folder, f"{CURRENT} cannot be read") from error
    version = Version(number, folder / VERSIONS / f"{number}") if isinstance(number, int) else None
    if version is None or not version.folder.is_dir():
        raise NoStore(folder, f"{CURRENT} names a version that is not there")
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

"""A graph in a folder, in versions. Readers use one complete version while a writer creates the next one.

``current.json`` names the current version and is replaced atomically. If a writer is interrupted, the previous version
stays current. Each version has an Oxigraph store. A new version starts with hard links to the files of the last one.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.stores.oxigraph import OxigraphStore

CURRENT, VERSIONS = "current.json", "versions"


class NoStore(RoadmapError):
    """A folder that contains no graph, or a graph that cannot be read."""

    def __init__(self, folder: Path, what: Message) -> None:
        super().__init__(
            Message("{folder}: {what}; create it with: roadmap-graph load --store {folder}", folder=folder, what=what)
        )


class Version(NamedTuple):
    """One version of the graph: its number and its folder, which may contain further files."""

    number: int
    folder: Path

    @property
    def store_folder(self) -> Path:
        """The folder of the Oxigraph files."""
        return self.folder / "store"

    def open(self, *, writable: bool = False) -> OxigraphStore:
        """The store of this version."""
        path = str(self.store_folder)
        store = pyoxigraph.Store(path) if writable else pyoxigraph.Store.read_only(path)
        return OxigraphStore(store, path=path)


def find_version(folder: Path) -> Version | None:
    """The current version, or ``None`` if there is none yet.

    :raises NoStore: ``current.json`` is unreadable or names a missing version.
    """
    try:
        number = json.loads((folder / CURRENT).read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoStore(folder, Message("{current} cannot be read", current=CURRENT)) from error
    version = Version(number, folder / VERSIONS / f"{number}") if isinstance(number, int) else None
    if version is None or not version.folder.is_dir():
        raise NoStore(folder, Message("{current} names a missing version", current=CURRENT))
    return version


def open_folder(folder: Path) -> OxigraphStore:
    """The graph in *folder*, for reading only.

    :raises NoStore: the folder contains no graph.
    """
    version = find_version(folder)
    if version is None:
        raise NoStore(folder, Message("contains no graph"))
    try:
        return version.open()
    except OSError as error:
        raise NoStore(folder, Message("the graph cannot be read ({error})", error=error)) from error

"""Builds the next version of a kept graph beside the current one, which readers use until the next one is complete."""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pyoxigraph

from graph.errors.messages import Message
from graph.errors.notices import notify
from graph.pipeline.files import CannotWrite, hold_folder, write_file
from graph.stores.checksums import find_damaged_file, write_checksums
from graph.stores.folder import CURRENT, VERSIONS, Version, find_version, hold_unread
from graph.stores.kept import NoStore
from graph.stores.oxigraph import OxigraphStore

# The folder in a new version that the engine writes to.
_WORK = "work"


@dataclass
class Draft:
    """A folder locked for one writer, with the current version if it is undamaged, and the next version once begun."""

    folder: Path
    base: Version | None
    begun: Version | None = None

    @contextmanager
    def begin(self, *, copy: bool) -> Iterator[tuple[Version, OxigraphStore]]:
        """The next version with its store, which is empty or has a copy of the current store.

        The store becomes part of the version when the context ends. No program ever opens the files of a version for
        writing, which would change them under its readers.
        """
        versions = self.folder / VERSIONS
        self.begun = None
        _sweep(versions, keep=_list_kept(_find_named(self.folder)))
        number = max((int(path.name) for path in versions.iterdir() if path.name.isdecimal()), default=0) + 1
        version = Version(number, versions / f"{number}")
        work = version.folder / _WORK
        work.mkdir(parents=True)
        if copy and self.base:
            _copy_store(self.base.store_folder, work)
        store = OxigraphStore(pyoxigraph.Store(str(work)), path=str(work))
        yield version, store
        store.copy_to(version.store_folder)
        del store
        shutil.rmtree(work, ignore_errors=True)
        self.begun = version


@contextmanager
def draft_version(folder: Path) -> Iterator[Draft]:
    """Locks *folder* against other writers. A new version becomes current when the context ends without an error.

    :raises CannotWrite: space or permission is missing. The previous version stays current.
    """
    versions = folder / VERSIONS
    try:
        _move_aside(versions, unless=Path.is_dir)
        versions.mkdir(parents=True, exist_ok=True)
        with hold_folder(versions):
            draft = Draft(folder, _find_undamaged(folder))
            yield draft
            if draft.begun:
                write_checksums(draft.begun.folder)
                _move_aside(folder / CURRENT, unless=Path.is_file)
                write_file(folder / CURRENT, json.dumps({"version": draft.begun.number}).encode() + b"\n")
                _sweep(versions, keep=_list_kept(draft.begun))
    except OSError as error:
        raise CannotWrite(folder, error) from error


def _find_undamaged(folder: Path) -> Version | None:
    """The current version, or ``None`` if there is none or a file of it has changed."""
    found = _find_named(folder)
    return None if found is None or find_damaged_file(found.folder) else found


def _find_named(folder: Path) -> Version | None:
    """The version that is named as the current one, damaged or not."""
    with suppress(NoStore):
        return find_version(folder)
    return None


def _move_aside(path: Path, *, unless: Callable[[Path], bool]) -> None:
    """Renames what is in the place of a file or folder of the graph but is of another kind, such as a pipe.

    It is not deleted, because somebody may have put it there.
    """
    if unless(path) or not os.path.lexists(path):
        return
    others = (path.with_name(f"{path.name}.{number}") for number in count(1))
    other = next(one for one in others if not os.path.lexists(one))
    path.rename(other)
    notify(Message("{path}: not a part of the graph; renamed to {other}", path=path, other=other.name))


def _copy_store(store: Path, copy: Path) -> None:
    """Copies a published store without opening it.

    The engine never changes its data files, so these are linked, which takes no time. It replaces or extends all
    others.
    """
    for path in store.iterdir():
        if path.suffix == ".sst":
            try:
                os.link(path, copy / path.name)
            except OSError:  # a disk without hard links
                shutil.copyfile(path, copy / path.name)
        elif path.name != "LOCK":
            shutil.copyfile(path, copy / path.name)


def _list_kept(current: Version | None) -> list[str]:
    """The names of the versions that stay: the current one and the one before it, which may still have readers."""
    return [f"{current.number}", f"{current.number - 1}"] if current else []


def _sweep(versions: Path, *, keep: Collection[str]) -> None:
    """Removes all versions except those to *keep* and those that somebody reads."""
    for other in versions.iterdir():
        if other.name in keep:
            continue
        # Files that are open in a reader are removed next time.
        with suppress(OSError), hold_unread(other) as unread:
            if unread:
                shutil.rmtree(other)

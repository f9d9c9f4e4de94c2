"""The next version of a graph in a folder: made beside the one that counts, which readers have until it is done."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.pipeline.files import CannotWrite, hold_folder, write_file
from graph.stores.folder import CURRENT, VERSIONS, NoStore, Version, find_version


@dataclass
class Draft:
    """A folder held for one writer: the version that counts, and the next one once it is begun."""

    folder: Path
    base: Version | None
    begun: Version | None = None

    def begin(self, *, copy: bool) -> Version:
        """The next version: empty, or with a copy of the store of the base."""
        number = self.base.number + 1 if self.base else 1
        versions = self.folder / VERSIONS
        _sweep(versions, number - 1)
        version = Version(number, versions / f"{number}")
        version.folder.mkdir()
        if copy and self.base:
            self.base.open(writable=True).copy_to(version.store_folder)
        self.begun = version
        return version


@contextmanager
def draft_version(folder: Path) -> Iterator[Draft]:
    """Holds *folder* against other writers; a version that was begun counts when the context ends without an error.

    :raises CannotWrite: no space, no permission; the version before it then still counts.
    """
    versions = folder / VERSIONS
    try:
        versions.mkdir(parents=True, exist_ok=True)
        with hold_folder(versions):
            base = None
            with suppress(NoStore):
                base = find_version(folder)
            draft = Draft(folder, base)
            yield draft
            if draft.begun:
                write_file(folder / CURRENT, json.dumps({"version": draft.begun.number}).encode() + b"\n")
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

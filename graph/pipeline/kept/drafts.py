"""Builds the next version of a kept graph beside the current one, which readers use until the next one is complete."""

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
    """A folder locked for one writer, with the current version, and the next version once it is begun."""

    folder: Path
    base: Version | None
    begun: Version | None = None

    def begin(self, *, copy: bool) -> Version:
        """Starts the next version, which is empty or has a copy of the current store."""
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
    """Locks *folder* against other writers. A new version becomes current when the context ends without an error.

    :raises CannotWrite: space or permission is missing. The previous version stays current.
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
    """Removes all versions except the current one and the one before it, which may still have readers."""
    for other in versions.iterdir():
        if other.name not in (f"{current}", f"{current - 1}"):
            # Files that are open in a reader are removed next time.
            with suppress(OSError):
                shutil.rmtree(other)

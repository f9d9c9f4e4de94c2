"""Checksums of the files of a kept graph, by which damage is found before an engine reads it.

An engine notices most damage by itself, but not all of it, and some makes it take all memory. The checksums protect
against accidents. They do not protect against a person who may write to the folder.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

FILE = "checksums.json"
# A part of a file in bytes, by which it is read.
_PART = 1024 * 1024
# The most bytes of the list of checksums, that is, of some 100,000 files.
_LONGEST = 16 * 2**20
# Data files of the engine, which are large. The engine has checksums of its own for their blocks.
_LARGE = ".sst"


class _Entry(NamedTuple):
    """The size of a file in bytes and its SHA-256 in hexadecimal."""

    size: int
    digest: str


def write_checksums(folder: Path) -> None:
    """Writes the checksums of all files in *folder* to ``checksums.json`` in it."""
    paths = dict(_iter_files(folder))
    digests = _digest_all(list(paths.values()))
    entries = {name: _Entry(path.stat().st_size, digests[path]) for name, path in paths.items()}
    (folder / FILE).write_bytes(_to_text(entries))


def find_damaged_file(folder: Path, *, most: int | None = None) -> str:
    """The name of a file in *folder* that is missing or has changed since :func:`write_checksums`, or an empty text.

    :param most: compares the contents of small files only, up to *most* bytes in total, and the sizes of all files.
    """
    entries = _read_entries(folder)
    if entries is None:
        return FILE
    for name, entry in entries.items():
        if _find_size(folder / name) != entry.size:
            return name
    chosen = list(entries) if most is None else list(_iter_small(entries, most))
    try:
        digests = _digest_all([folder / name for name in chosen])
    except OSError as error:
        return str(error.filename)
    return next((name for name in chosen if digests[folder / name] != entries[name].digest), "")


def _read_entries(folder: Path) -> dict[str, _Entry] | None:
    path = folder / FILE
    try:
        if not 0 < (_find_size(path) or 0) <= _LONGEST:
            return None
        content = path.read_bytes()
        entries = {name: _Entry(int(size), str(digest)) for name, (size, digest) in json.loads(content).items()}
        entries.pop(FILE, None)
        # Otherwise damage to an entry would look like damage to its file.
        return entries if entries and _to_text(entries) == content else None
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _to_text(entries: Mapping[str, _Entry]) -> bytes:
    """The file with *entries*, and with an entry for these entries."""
    listed = json.dumps(dict(sorted(entries.items())), indent=0).encode()
    own = {FILE: _Entry(len(listed), hashlib.sha256(listed).hexdigest())}
    return json.dumps(own | dict(sorted(entries.items())), indent=0).encode() + b"\n"


def _find_size(path: Path) -> int | None:
    """The size of a regular file, because reading a pipe or device would never end."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _iter_small(entries: Mapping[str, _Entry], most: int) -> Iterator[str]:
    """The names of the files whose contents are compared: those without checksums of the engine first, then by size."""
    left = most
    for name, entry in sorted(entries.items(), key=lambda item: (item[0].endswith(_LARGE), item[1].size)):
        left -= entry.size
        if left < 0:
            return
        yield name


def _iter_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / FILE:
            yield path.relative_to(folder).as_posix(), path


def _digest_all(paths: list[Path]) -> dict[Path, str]:
    # Hashing releases Python's global lock, so threads use all cores.
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as threads:
        return dict(zip(paths, threads.map(_digest, paths), strict=True))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()

"""YAML and SKOS files -> records of the model. All errors of all files are reported together, each with its location.

There are two passes. :mod:`graph.input.documents` turns each file into records. Then the declarations of all files are
collected, references are resolved, and checks across files run.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors.characters import find_control
from graph.errors.problems import InvalidInput, Location, Malformed, NoInput, Problem, Remarks, sort_problems
from graph.input.declarations import declare, register
from graph.input.files import SUFFIXES, read_file
from graph.input.references import resolve
from graph.model.records import Record


@dataclass(frozen=True)
class Roadmaps:
    """The contents of the files without errors: one record per file, with references resolved.

    ``names`` maps the path in a location to a file name that is the same on every machine. ``warnings`` are about
    hidden characters and about values that other tools misread.
    """

    documents: tuple[Record, ...]
    names: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    def iter_records(self, field: str) -> Iterator[Record]:
        """The records of one section (``roadmaps``, ``agencies`` ...) in the order of files and lines."""
        for document in self.documents:
            for value in document.values.get(field, ()):
                yield value.content


@dataclass(frozen=True)
class DataFile:
    """One file to read, with its name relative to the requested path."""

    path: Path
    name: str


def load_roadmaps(*paths: Path) -> Roadmaps:
    """The roadmaps in files and folders. Folders are searched for ``*.yaml``, ``*.yml`` and ``*.ttl``.

    :raises InvalidInput: with every problem of every file, sorted by location.
    """
    return load_files(find_files(paths))


def load_files(files: Sequence[DataFile]) -> Roadmaps:
    """The roadmaps in *files*; see :func:`load_roadmaps`."""
    remarks = Remarks()
    documents = []
    for file in files:
        try:
            documents.append(read_file(file.path, remarks))
        except InvalidInput as error:
            remarks.errors.extend(error.problems)
    # The contents of an unreadable file are unknown, so references cannot be checked.
    if len(documents) == len(files):
        remarks.errors.extend(_resolve_all(documents))
    if remarks.errors:
        raise InvalidInput(remarks.errors)
    return Roadmaps(tuple(documents), {str(file.path): file.name for file in files}, sort_problems(remarks.warnings))


def _resolve_all(documents: Iterable[Record]) -> Iterator[Problem]:
    registry = register(map(declare, documents))
    yield from registry.problems
    for document in documents:
        yield from resolve(document, registry)
    yield from registry.iter_missing()


def find_files(paths: Iterable[Path]) -> list[DataFile]:
    """The data files in *paths*, without duplicates, sorted by name.

    :raises NoInput: a path cannot be read or does not exist, or a folder contains no YAML file.
    """
    found: dict[Path, DataFile] = {}
    for path in paths:
        try:
            files = _find_files_of(path)
        except OSError as error:
            raise _unusable(path, f"cannot be read ({error.strerror})") from error
        for file in files:
            # If a file has several names, the longest is used regardless of order.
            known = found.setdefault(file.path.resolve(), file)
            found[file.path.resolve()] = max(known, file, key=lambda named: (len(named.name), named.name))
    return sorted(found.values(), key=lambda file: file.name)


def _find_files_of(path: Path) -> list[DataFile]:
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
        if not inside:
            raise _unusable(path, "folder contains no YAML file")
        return [_to_data_file(file, file.relative_to(path).as_posix()) for file in inside]
    if path.exists():
        return [_to_data_file(path, path.name)]
    raise _unusable(path, "no such file or folder")


def _to_data_file(path: Path, name: str) -> DataFile:
    """A file with its *name* in NFC, which is the same on file systems that decompose Hangul."""
    composed = unicodedata.normalize("NFC", name)
    if control := find_control(composed):
        place = Location(str(path), 1, 1)
        what = f"file name contains {control.character!r}"
        instead = "rename the file in UTF-8 without control characters"
        raise InvalidInput([Malformed(location=place, what=what, instead=instead)])
    return DataFile(path, composed)


def _unusable(path: Path, what: str) -> NoInput:
    return NoInput([Malformed(location=Location(str(path), 1, 1), what=what, instead="check --data")])

"""The files to read, which are those named and those in the folders named, and the record of each."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors.characters import find_control
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, NoInput, Remarks
from graph.input.documents import read_document
from graph.input.nodes import read_yaml
from graph.input.skos import read_skos, to_skos_problem
from graph.model.records import Record

SUFFIXES = (".yaml", ".yml", ".ttl")


@dataclass(frozen=True)
class DataFile:
    """One file to read, with its name relative to the requested path."""

    path: Path
    name: str


def find_files(paths: Iterable[Path]) -> list[DataFile]:
    """The data files in *paths*, without duplicates, sorted by name.

    :raises NoInput: a path cannot be read or does not exist, or a folder contains no YAML file.
    """
    found: dict[Path, DataFile] = {}
    for path in paths:
        try:
            files = _find_files_of(path)
        except OSError as error:
            raise _unusable(path, Message("cannot be read ({reason})", reason=error.strerror)) from error
        for file in files:
            # If a file has several names, the longest is used regardless of order.
            known = found.setdefault(file.path.resolve(), file)
            found[file.path.resolve()] = max(known, file, key=lambda named: (len(named.name), named.name))
    return sorted(found.values(), key=lambda file: file.name)


def _find_files_of(path: Path) -> list[DataFile]:
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
        if not inside:
            raise _unusable(path, Message("folder contains no YAML file"))
        return [_to_data_file(file, file.relative_to(path).as_posix()) for file in inside]
    if path.exists():
        return [_to_data_file(path, path.name)]
    raise _unusable(path, Message("no such file or folder"))


def _to_data_file(path: Path, name: str) -> DataFile:
    """A file with its *name* in NFC, which is the same on file systems that decompose Hangul."""
    composed = unicodedata.normalize("NFC", name)
    if control := find_control(composed):
        place = Location(str(path), 1, 1)
        what = Message("file name contains {character}", character=repr(control.character))
        instead = Message("rename the file in UTF-8 without control characters")
        raise InvalidInput([Malformed(location=place, what=what, instead=instead)])
    return DataFile(path, composed)


def _unusable(path: Path, what: Message) -> NoInput:
    return NoInput([Malformed(location=Location(str(path), 1, 1), what=what, instead=Message("check --data"))])


def read_file(path: Path, remarks: Remarks) -> Record:
    """The record of a roadmap file, or of a SKOS file in Turtle. *remarks* receives its errors and warnings.

    :raises InvalidInput: the file cannot be read.
    """
    if path.suffix != ".ttl":
        return read_document(read_yaml(path, remarks=remarks), remarks)
    concepts = read_skos(path, remarks=remarks)
    found = Remarks(warnings=remarks.warnings)
    document = read_document(concepts, found)
    remarks.errors.extend(map(to_skos_problem, found.errors))
    return document

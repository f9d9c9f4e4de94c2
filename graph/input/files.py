"""The files to read, which are those named and those in the folders named, and the record of each.

The CSV files of a folder are one file with several sheets, because their rows refer to each other.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors.characters import find_control
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, NoInput, Remarks
from graph.input.documents import read_document
from graph.input.nodes import Node, read_content, read_yaml
from graph.input.skos import read_skos, to_skos_problem
from graph.input.spooled import DASH, SHOWN, spool_pipe, spool_stdin
from graph.model.filenames import find_long_path, find_windows_fault
from graph.model.records import Record

SUFFIXES = (".yaml", ".yml", ".ttl", ".xlsx", ".csv")
# Other spreadsheets, which are not read. Those with macros could be, but nobody should expect them to run.
_OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods")
# Excel's name for the lock of an open file.
_LOCK = "~$"


@dataclass(frozen=True)
class DataFile:
    """One file to read, with its name relative to the requested path. ``tables`` are the CSV files of a folder.

    ``given`` is the pipe whose content is in *path*, as it was named.
    """

    path: Path
    name: str
    tables: tuple[Path, ...] = ()
    given: str = ""

    @property
    def is_spreadsheet(self) -> bool:
        """Whether its locations are cells."""
        return bool(self.tables) or self.path.suffix.lower() == ".xlsx"

    @property
    def shown(self) -> str:
        """The path as messages show it."""
        return self.given or str(self.path)

    def read_bytes(self) -> bytes:
        """The contents, by which a change is noticed.

        :raises InvalidInput: not readable, or over 64 MiB.
        """
        if not self.tables:
            return read_content(self.path, name=self.shown)
        return b"\0".join(table.name.encode() + read_content(table, name=str(table)) for table in self.tables)


def find_files(paths: Iterable[Path]) -> list[DataFile]:
    """The data files in *paths*, without duplicates, sorted by name.

    :raises NoInput: a path cannot be read or does not exist, or a folder contains no YAML file.
    :raises InvalidInput: a part of a folder cannot be read, or a name of a data file is not that of a file.
    """
    paths = list(paths)
    if left_out := [problem for path in paths for problem in _iter_left_out(path)]:
        raise InvalidInput(left_out)
    found: dict[Path, DataFile] = {}
    # A pipe that is named twice has its content once.
    for path in dict.fromkeys(paths):
        try:
            files = _find_files_of(path)
        except OSError as error:
            raise _unusable(path, Message("cannot be read ({reason})", reason=error.strerror)) from error
        for file in files:
            # If a file has several names, the longest is used regardless of order.
            known = found.setdefault(file.path.resolve(), file)
            longest = max(known, file, key=lambda named: (len(named.name), named.name))
            found[file.path.resolve()] = replace(longest, tables=tuple(sorted({*known.tables, *file.tables})))
    return sorted(found.values(), key=lambda file: file.name)


def _find_files_of(path: Path) -> list[DataFile]:
    if path == DASH:
        return [replace(_to_data_file(stdin := spool_stdin(), stdin.name), given=SHOWN)]
    if fault := find_windows_fault(path):
        raise _unusable(path, fault)
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if _is_data(file))
        if not inside:
            raise _unusable(path, Message("folder contains no YAML file"))
        tables: dict[Path, list[Path]] = {}
        for file in inside:
            if _is_table(file):
                tables.setdefault(file.parent, []).append(file)
        files = [_to_data_file(file, file.relative_to(path).as_posix()) for file in inside if not _is_table(file)]
        return [*files, *(_join_tables(of, names, of.relative_to(path).as_posix()) for of, names in tables.items())]
    if path.is_fifo():
        spooled = spool_pipe(path)
        if _is_table(path):
            return [_join_tables(path.parent, [spooled], ".")]
        return [replace(_to_data_file(spooled, path.name), given=str(path))]
    if path.exists():
        return [_join_tables(path.parent, [path], ".") if _is_table(path) else _to_data_file(path, path.name)]
    raise _unusable(path, find_long_path(path) or Message("no such file or folder"))


def _iter_left_out(path: Path) -> Iterator[Malformed]:
    """What would be left out of the folder *path* without a word, as a problem each."""
    if not os.path.isdir(path):
        return
    failed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=failed.append):
        for name in names:
            file = Path(folder, name)
            if _has_data_name(file) and not file.is_file():
                what = Message("not a file, or a link to nothing")
                yield _to_problem(file, what, Message("delete it, or replace it by a file"))
            elif file.suffix.lower() in _OTHER_SHEETS and not name.startswith(_LOCK):
                what = Message("{suffix} files are not read", suffix=file.suffix)
                yield _to_problem(file, what, Message("save it as .xlsx, or move it to another folder"))
        for link in (Path(folder, name) for name in folders if Path(folder, name).is_symlink()):
            # A link within the folder leads to files that are read anyway.
            if not link.resolve().is_relative_to(path.resolve()):
                what = Message("a link to another folder is not followed")
                yield _to_problem(link, what, Message("delete it and name that folder with --data"))
    for error in failed:
        what = Message("cannot be read ({reason})", reason=error.strerror)
        yield _to_problem(Path(error.filename), what, Message("check the path and its permissions"))


def _has_data_name(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and not file.name.startswith(_LOCK)


def _is_data(file: Path) -> bool:
    return _has_data_name(file) and file.is_file()


def _is_table(file: Path) -> bool:
    return file.suffix.lower() == ".csv"


def _join_tables(folder: Path, tables: Iterable[Path], name: str) -> DataFile:
    """The CSV files of a folder as one file."""
    named = [_to_data_file(table, table.name) for table in tables]
    return DataFile(folder, unicodedata.normalize("NFC", name), tuple(table.path for table in named))


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
    return NoInput([_to_problem(path, what, Message("check --data"))])


def _to_problem(path: Path, what: Message, instead: Message) -> Malformed:
    return Malformed(location=Location(str(path), 1, 1), what=what, instead=instead)


def read_file(file: DataFile, remarks: Remarks) -> Record:
    """The record of a roadmap file, whatever its format. *remarks* receives its errors and warnings.

    :raises InvalidInput: the file cannot be read.
    """
    node = read_node(file, remarks)
    inside = Remarks(warnings=remarks.warnings)
    record = read_document(node, inside)
    # A cell that is refused has no value, so its field seems to be empty, too.
    refused = {one.location for one in remarks.errors} if file.is_spreadsheet else set()
    found = (one for one in inside.errors if one.location not in refused)
    remarks.errors.extend(map(to_skos_problem, found) if file.path.suffix == ".ttl" else found)
    return record


def read_node(file: DataFile, remarks: Remarks) -> Node:
    """The contents of a roadmap file in YAML, a SKOS file in Turtle, an Excel workbook, or CSV files.

    :raises InvalidInput: the file cannot be read.
    """
    suffix = file.path.suffix.lower()
    if file.is_spreadsheet:
        from graph.input.sheets.reader import read_sheets

        return read_sheets(file.path, file.tables, remarks, name=file.shown)
    if suffix in _OTHER_SHEETS:
        what = Message("{suffix} files are not read", suffix=suffix)
        place = Location(file.shown, 1, 1)
        raise InvalidInput([Malformed(location=place, what=what, instead=Message("save it as .xlsx"))])
    return (
        read_skos(file.path, name=file.shown, remarks=remarks)
        if suffix == ".ttl"
        else read_yaml(file.path, name=file.shown, remarks=remarks)
    )

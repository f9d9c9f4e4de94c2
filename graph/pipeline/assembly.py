"""Reads many files in several processes and writes N-Triples to disk, so memory never holds the text of all files.

Each file is first read on the assumption that every mention is an id. Once the declarations of all files are known, a
file is read again if one of its mentions is a name. The result and the messages are those of
:func:`graph.input.loader.load_roadmaps` and :func:`graph.pipeline.dataset.to_dataset`.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from graph.errors.problems import InvalidInput, Location, Problem, Remarks, sort_problems
from graph.input.declarations import Declarations, Mention, declare
from graph.input.files import DataFile, find_files, read_file
from graph.input.loader import load_files
from graph.input.packaged import Packaged, add_packaged
from graph.input.references import Presumption, resolve
from graph.input.registry import Registry, register
from graph.model.editions import Issue, Turn, order_editions
from graph.model.entities import Programme
from graph.model.identifiers import REFERENCE_GRAPH, is_id, mint_iri
from graph.pipeline.dataset import (
    NOTHING,
    find_later,
    iter_place_triples,
    iter_steps,
    iter_turn_triples,
    to_dataset,
    to_fragment,
)
from graph.pipeline.garbage import pause_collector
from graph.pipeline.scratch import name_scratch, scratch_folder
from graph.pipeline.statements import Statements
from graph.stores.ntriples import to_iri, to_quads
from graph.stores.processes import carry_out

# Below this many bytes, starting processes takes longer than they save (measured 2026-11-25, two cores).
_WORTH_PROCESSES = 2_000_000
# Characters per part of text.
_PART = 16_000_000


@dataclass(frozen=True)
class Extent:
    """The place of the N-Triples of one file and one named graph within a spool file."""

    named_graph: str
    spool: Path
    start: int
    size: int

    def read(self) -> str:
        """The N-Triples."""
        with self.spool.open("rb") as spool:
            spool.seek(self.start)
            return spool.read(self.size).decode()

    def read_quads(self) -> str:
        """The N-Quads."""
        return to_quads(self.read(), to_iri(self.named_graph))


@dataclass(frozen=True)
class Reading:
    """The result of reading one file. ``declarations`` is ``None`` if the file could not be read.

    A reading is ``settled`` if its statements are in the spool, which are correct if every mention is an id. ``above``
    holds the IRIs of the programmes of its roadmaps, and ``concepts`` the N-Triples of the steps from its own concepts
    to broader ones. ``origins`` is as in :class:`graph.pipeline.dataset.Fragment`.
    """

    file: DataFile
    declarations: Declarations | None
    settled: bool = False
    mentions: tuple[Mention, ...] = ()
    origins: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    issued: Mapping[str, Issue] = field(default_factory=dict)
    above: frozenset[str] = frozenset()
    concepts: str = ""
    extents: tuple[Extent, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Order:
    """The work of one process: the files to read, the declarations of all files if known, and the spool to write."""

    files: tuple[DataFile, ...]
    registry: Registry | None
    spool: Path


@dataclass(frozen=True)
class Assembly:
    """The :class:`graph.pipeline.statements.Statements` of many files, on disk.

    ``shared`` holds the file and line of each entity in the reference graph, which depend on all files. ``packaged``
    are the readings of what was added from the package, see :mod:`graph.input.packaged`.
    """

    readings: tuple[Reading, ...]
    packaged: tuple[Reading, ...]
    shared: Extent
    issued: Mapping[str, str]
    warnings: tuple[Problem, ...]

    @cached_property
    def extents(self) -> Sequence[Extent]:
        """All extents in their order on disk."""
        found = [self.shared, *(extent for reading in (*self.readings, *self.packaged) for extent in reading.extents)]
        return sorted(found, key=lambda extent: (extent.spool, extent.start))

    @property
    def size(self) -> int:
        """The size of the N-Triples in bytes."""
        return sum(extent.size for extent in self.extents)

    def iter_nquads(self, as_of: str) -> Iterator[str]:
        """See :meth:`graph.pipeline.statements.Statements.iter_nquads`."""
        later = find_later(self.issued, as_of)
        yield from join_texts(extent.read_quads() for extent in self.extents if extent.named_graph not in later)

    def iter_triples(self) -> Iterator[str]:
        """See :meth:`graph.pipeline.statements.Statements.iter_triples`."""
        yield from join_texts(extent.read() for extent in self.extents)

    @cached_property
    def places(self) -> Mapping[tuple[str, ...], Location]:
        """See :class:`graph.pipeline.statements.Statements`. All files are read again, but only to report an error."""
        return to_dataset(load_files([reading.file for reading in self.readings])).places


def join_texts(texts: Iterable[str]) -> Iterator[str]:
    """*texts* joined into parts of about ``_PART`` characters."""
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text)
        if size > _PART:
            yield "".join(part)
            part, size = [], 0
    if part:
        yield "".join(part)


@contextmanager
def read_dataset(paths: Iterable[Path], *, processes: int = 0) -> Iterator[Statements]:
    """The statements of the roadmap files in *paths*. Those of large files stay on disk until the context ends.

    :param processes: the number of processes. The default is one, or the number of cores for large files.
    :raises InvalidInput: a file has errors. The exception lists the errors of all files.
    """
    with open_dataset(find_files(paths), processes=processes) as dataset:
        yield dataset


@contextmanager
def open_dataset(files: Sequence[DataFile], *, processes: int = 0) -> Iterator[Statements]:
    """The statements of *files*, see :func:`read_dataset`."""
    large = sum(file.path.stat().st_size for file in files) > _WORTH_PROCESSES
    count = processes or ((os.cpu_count() or 1) if large else 1)
    if count == 1:
        with pause_collector():
            dataset = to_dataset(load_files(files))
        yield dataset
        return
    with assemble(files, processes=count) as assembly:
        yield assembly


@contextmanager
def assemble(files: Sequence[DataFile], *, processes: int) -> Iterator[Assembly]:
    """The statements of *files*, on disk until the context ends, with the reading of each file.

    :raises InvalidInput: a file has errors. The exception lists the errors of all files.
    """
    with scratch_folder() as folder:
        with name_scratch():
            assembly = _assemble(files, folder, processes)
        yield assembly


def _assemble(files: Sequence[DataFile], folder: Path, count: int) -> Assembly:
    with pause_collector():
        first = _read_all(_deal(files, count, None, folder / "first"))
        problems = [problem for reading in first.values() for problem in reading.problems]
        registry = register(one for file in files if (one := first[file.name].declarations))
        if any(reading.declarations is None for reading in first.values()):
            # Missing entities are not reported, because an unreadable file may declare them.
            raise InvalidInput([*problems, *registry.problems])
        mentions = {mention for reading in first.values() for mention in reading.mentions}
        added = add_packaged(mentions, registry)
        again = _find_again(first, registry)
        second = _read_all(_deal(again, count, registry, folder / "second"))
    problems += [problem for reading in second.values() for problem in reading.problems]
    remaining = (*registry.problems, *registry.iter_remaining(), *registry.iter_contradictions())
    if problems := [*problems, *remaining]:
        raise InvalidInput(problems)
    if len(again) == len(files):
        for spool in folder.glob("first-*"):
            spool.unlink()
    readings = [_join(first[file.name], second.get(file.name), registry) for file in files]
    packaged = [_spool(one, folder / f"packaged-{number}.nt") for number, one in enumerate(added)]
    places = "".join(iter_place_triples(reading.origins for reading in (*readings, *packaged))).encode()
    (folder / "places.nt").write_bytes(places)
    turns = order_editions({edition: issue for reading in readings for edition, issue in reading.issued.items()})
    return Assembly(
        tuple(_write_turns(readings, turns, folder / "turns.nt")),
        tuple(packaged),
        Extent(REFERENCE_GRAPH, folder / "places.nt", 0, len(places)),
        {edition: turn.since for edition, turn in turns.items()},
        sort_problems(warning for reading in readings for warning in reading.warnings),
    )


def _spool(packaged: Packaged, spool: Path) -> Reading:
    """The reading of what was added from a packaged file."""
    fragment = to_fragment(packaged.document, {str(packaged.file.path): packaged.file.name})
    with spool.open("wb") as written:
        extents = tuple(_write(written, spool, fragment.triples))
    return Reading(packaged.file, packaged.declarations, True, origins=fragment.origins, extents=extents)


def _write(written: BinaryIO, spool: Path, triples: Mapping[str, Iterable[str]]) -> Iterator[Extent]:
    """Writes N-Triples lines by named graph, and returns their places."""
    for name, lines in triples.items():
        start, size = written.tell(), written.write("".join(lines).encode())
        yield Extent(name, spool, start, size)


def _write_turns(readings: Iterable[Reading], turns: Mapping[str, Turn], path: Path) -> Iterator[Reading]:
    """*readings* with the extents of the positions of their editions, which depend on all files."""
    with path.open("wb") as spool:
        for reading in readings:
            extents = []
            for edition in reading.issued:
                start, text = spool.tell(), "".join(iter_turn_triples(edition, turns[edition]))
                extents.append(Extent(edition, path, start, spool.write(text.encode())))
            yield replace(reading, extents=(*reading.extents, *extents))


def _join(first: Reading, second: Reading | None, registry: Registry) -> Reading:
    """The reading of a file, with the statements of the second reading if there was one."""
    programmes = (mention for mention in first.mentions if mention.kind == Programme.__name__)
    above = frozenset(mint_iri(Programme.path, found) for one in programmes for found in registry.find(one))
    last = second or first
    return replace(last, declarations=first.declarations, mentions=first.mentions, warnings=first.warnings, above=above)


def _find_again(readings: dict[str, Reading], registry: Registry) -> list[DataFile]:
    """The files to read again: those that are not settled, or all files if a text that looks like an id is not one."""
    settled = [reading for reading in readings.values() if reading.settled]
    mentions = {mention for reading in settled for mention in reading.mentions}
    everything = any(registry.find(mention) != {mention.text} for mention in mentions)
    return [reading.file for reading in readings.values() if everything or not reading.settled]


def _deal(files: Sequence[DataFile], count: int, registry: Registry | None, spool: Path) -> list[_Order]:
    """Orders for *count* processes. Files are dealt round-robin because neighbours in a folder are similar."""
    shares = [tuple(files[number::count]) for number in range(count)]
    return [
        _Order(share, registry, spool.with_name(f"{spool.name}-{number}.nt"))
        for number, share in enumerate(shares)
        if share
    ]


def _read_all(orders: Sequence[_Order]) -> dict[str, Reading]:
    """The readings of all orders by file name."""
    return {reading.file.name: reading for reading in carry_out(read_files, orders, Reading)}


def read_files(order: _Order) -> Iterator[Reading]:
    """Reads the files of *order* and writes their statements to its spool."""
    with order.spool.open("wb") as spool:
        for file in order.files:
            reading, triples = _read(file, order)
            yield replace(reading, extents=tuple(_write(spool, order.spool, triples)))


def _read(file: DataFile, order: _Order) -> tuple[Reading, Mapping[str, Iterable[str]]]:
    """The reading of one file, and its N-Triples lines by named graph. There are no lines if it must be read again."""
    remarks = Remarks()
    try:
        document = read_file(file, remarks)
    except InvalidInput as error:
        return Reading(file, None, problems=(*remarks.errors, *error.problems)), {}
    presumed = Presumption()
    declarations = None if order.registry else declare(document)
    unresolved = resolve(document, order.registry or presumed)
    settled = not (remarks.errors or unresolved) and all(is_id(mention.text) for mention in presumed.mentions)
    fragment = to_fragment(document, {file.shown: file.name}) if settled else NOTHING
    reading = Reading(
        file,
        declarations,
        settled,
        mentions=tuple(presumed.mentions),
        origins=fragment.origins,
        issued=fragment.issued,
        concepts="".join(iter_steps(fragment.triples)),
        # Each reading reports its own kind of errors, so no error is reported twice.
        problems=tuple(unresolved if order.registry else remarks.errors),
        warnings=tuple(remarks.warnings),
    )
    return reading, fragment.triples

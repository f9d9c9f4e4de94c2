"""Many files -> N-Triples on disk, read by several processes, so that the text of all files is never held at once.

Each file is read once, taking every mention for an id. When it is known what all files declare, those in which a
mention turns out to be a name are read again. The result is that of :func:`graph.input.loader.load_roadmaps` and
:func:`graph.pipeline.dataset.to_dataset`, messages included.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors.problems import InvalidInput, Location, Problem, Remarks, sort_problems
from graph.input.declarations import Declarations, Mention, Registry, declare, register
from graph.input.documents import read_document
from graph.input.loader import DataFile, find_files, load_files
from graph.input.nodes import read_yaml
from graph.input.references import Presumption, resolve
from graph.model.entities import Programme
from graph.model.identifiers import REFERENCE_GRAPH, is_id, mint_iri
from graph.pipeline.dataset import NOTHING, find_later, iter_place_triples, to_dataset, to_fragment
from graph.pipeline.garbage import pause_collector
from graph.pipeline.statements import Statements
from graph.stores.ntriples import to_iri, to_quads
from graph.stores.processes import carry_out

# Below this many bytes the start of processes takes longer than they save (measured 2026-11-25, two cores).
_WORTH_PROCESSES = 2_000_000
# Characters that are handed on at once.
_PART = 16_000_000


@dataclass(frozen=True)
class Extent:
    """The bytes of a spool that hold, as N-Triples, what one file states in one named graph."""

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
    """What came out of one file; ``declarations`` is ``None`` if it could not be read.

    ``settled``: what it states is in the spool, right if every mention is an id. ``above`` are the IRIs of the
    programmes that its plans belong to.
    """

    file: DataFile
    declarations: Declarations | None
    settled: bool = False
    mentions: tuple[Mention, ...] = ()
    told: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)
    above: frozenset[str] = frozenset()
    extents: tuple[Extent, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Order:
    """What a process is to do: files to read, what all files declare once that is known, and a spool to fill."""

    files: tuple[DataFile, ...]
    registry: Registry | None
    spool: Path


@dataclass(frozen=True)
class Assembly:
    """The :class:`graph.pipeline.statements.Statements` of many files, on disk.

    ``shared`` is what the reference graph says of where things are declared, which takes all files to know.
    """

    readings: tuple[Reading, ...]
    shared: Extent
    issued: Mapping[str, str]
    warnings: tuple[Problem, ...]

    @cached_property
    def extents(self) -> Sequence[Extent]:
        """All statements, in the order in which they lie on the disk."""
        found = [self.shared, *(extent for reading in self.readings for extent in reading.extents)]
        return sorted(found, key=lambda extent: (extent.spool, extent.start))

    @property
    def size(self) -> int:
        """How many bytes of N-Triples there are."""
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
        """See :class:`graph.pipeline.statements.Statements`; the files are read again, which only a fault asks for."""
        return to_dataset(load_files([reading.file for reading in self.readings])).places


def join_texts(texts: Iterable[str]) -> Iterator[str]:
    """*texts* put together, some at a time."""
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
    """What the roadmap files in *paths* state: in memory, or where they are large on disk as long as the context lasts.

    :param processes: how many read; by default one, or where the files are large as many as the machine has cores.
    :raises InvalidInput: with every problem of every file.
    """
    files = find_files(paths)
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
    """What *files* state, on disk as long as the context lasts, with what came out of each file.

    :raises InvalidInput: with every problem of every file.
    """
    with TemporaryDirectory(prefix="roadmap-graph-") as folder:
        yield _assemble(files, Path(folder), processes)


def _assemble(files: Sequence[DataFile], folder: Path, count: int) -> Assembly:
    with pause_collector():
        first = _read_all(_deal(files, count, None, folder / "first"))
        problems = [problem for reading in first.values() for problem in reading.problems]
        if any(reading.declarations is None for reading in first.values()):
            # What an unreadable file holds is not known, so nothing can be said to be missing.
            raise InvalidInput(problems)
        registry = register(one for file in files if (one := first[file.name].declarations))
        again = _find_again(first, registry)
        second = _read_all(_deal(again, count, registry, folder / "second"))
    problems += [problem for reading in second.values() for problem in reading.problems]
    if problems := [*problems, *registry.problems, *registry.iter_missing()]:
        raise InvalidInput(problems)
    if len(again) == len(files):
        for spool in folder.glob("first-*"):
            spool.unlink()
    readings = [_join(first[file.name], second.get(file.name), registry) for file in files]
    places = "".join(iter_place_triples(reading.told for reading in readings)).encode()
    (folder / "places.nt").write_bytes(places)
    return Assembly(
        tuple(readings),
        Extent(REFERENCE_GRAPH, folder / "places.nt", 0, len(places)),
        {edition: day for reading in readings for edition, day in reading.issued.items()},
        sort_problems(warning for reading in readings for warning in reading.warnings),
    )


def _join(first: Reading, second: Reading | None, registry: Registry) -> Reading:
    """What came out of a file, the second reading before the first where there was one."""
    programmes = (mention for mention in first.mentions if mention.kind == Programme.__name__)
    above = frozenset(mint_iri(Programme.path, found) for one in programmes for found in registry.find(one))
    last = second or first
    return replace(first, told=last.told, issued=last.issued, extents=last.extents, above=above)


def _find_again(readings: dict[str, Reading], registry: Registry) -> list[DataFile]:
    """The files to read again: those not settled; all of them where something that looks like an id is none."""
    settled = [reading for reading in readings.values() if reading.settled]
    mentions = {mention for reading in settled for mention in reading.mentions}
    everything = any(registry.find(mention) != {mention.text} for mention in mentions)
    return [reading.file for reading in readings.values() if everything or not reading.settled]


def _deal(files: Sequence[DataFile], count: int, registry: Registry | None, spool: Path) -> list[_Order]:
    """Orders for *count* processes; as neighbours in a folder are alike, each process gets every so-manieth file."""
    shares = [tuple(files[number::count]) for number in range(count)]
    return [
        _Order(share, registry, spool.with_name(f"{spool.name}-{number}.nt"))
        for number, share in enumerate(shares)
        if share
    ]


def _read_all(orders: Sequence[_Order]) -> dict[str, Reading]:
    """The readings of all orders by the name of the file."""
    return {reading.file.name: reading for reading in carry_out(read_files, orders)}


def read_files(order: _Order) -> Iterator[Reading]:
    """Carries out *order*: statements go to its spool."""
    with order.spool.open("wb") as spool:
        for file in order.files:
            reading, triples = _read(file, order)
            extents = []
            for name, lines in triples.items():
                start, written = spool.tell(), spool.write("".join(lines).encode())
                extents.append(Extent(name, order.spool, start, written))
            yield replace(reading, extents=tuple(extents))


def _read(file: DataFile, order: _Order) -> tuple[Reading, Mapping[str, Iterable[str]]]:
    """One file as far as it can be read, and its lines by named graph; none if it must be read again with all ids."""
    remarks = Remarks()
    try:
        document = read_document(read_yaml(file.path, remarks=remarks), remarks)
    except InvalidInput as error:
        return Reading(file, None, problems=(*remarks.errors, *error.problems)), {}
    presumed = Presumption()
    declarations = None if order.registry else declare(document)
    unresolved = resolve(document, order.registry or presumed)
    settled = not (remarks.errors or unresolved) and all(is_id(mention.text) for mention in presumed.mentions)
    fragment = to_fragment(document, {str(file.path): file.name}) if settled else NOTHING
    reading = Reading(
        file,
        declarations,
        settled,
        mentions=tuple(presumed.mentions),
        told=fragment.told,
        issued=fragment.issued,
        # What the first reading finds wrong in a file is not told again by the second, and the other way about.
        problems=tuple(unresolved if order.registry else remarks.errors),
        warnings=tuple(remarks.warnings),
    )
    return reading, fragment.triples

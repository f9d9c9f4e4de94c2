"""Derives statements from many files in several processes, for a batch of roadmaps at a time.

A rule reads the editions of one roadmap and, through ``rm:programme``, those of its programme. It needs nothing else
from the reference graph or from other roadmaps, so batches are independent.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from graph.model.identifiers import REFERENCE_GRAPH
from graph.pipeline.assembly import Assembly, Extent, Reading
from graph.pipeline.dataset import find_later, ontology_to_nquads
from graph.pipeline.rules import iter_derived
from graph.pipeline.scratch import name_scratch, scratch_folder
from graph.stores import open_store
from graph.stores.ntriples import to_iri, to_quads
from graph.stores.processes import carry_out

# Bytes of N-Triples per batch. In smaller batches, loading the ontology for each batch takes most of the time.
_BATCH = 2_900_000
# Characters per part of N-Quads.
_PART = 16_000_000


@dataclass(frozen=True)
class _Batch:
    """The statements of the roadmaps of a batch, and the IRIs of their programmes."""

    extents: tuple[Extent, ...]
    above: frozenset[str]


@dataclass(frozen=True)
class _Order:
    """The work of one process: batches, the statements of the editions of each programme, and the file to write.

    ``concepts`` are the N-Quads of the steps from the own concepts of all files to broader ones.
    """

    batches: tuple[_Batch, ...]
    concepts: str
    programmes: Mapping[str, Sequence[Extent]]
    spool: Path


@contextmanager
def derive_apart(assembly: Assembly, *, as_of: str, processes: int = 0) -> Iterator[Iterator[str]]:
    """The derived statements as unordered parts of N-Quads, computed while the caller does other work.

    :param as_of: as in :meth:`graph.pipeline.assembly.Assembly.iter_nquads`.
    :param processes: the number of processes. The default is the number of cores.
    """
    count = processes or os.cpu_count() or 1
    later = find_later(assembly.issued, as_of)
    readings = [_leave_out(reading, later) for reading in assembly.readings]
    batches = _to_batches(readings)
    concepts = to_quads("".join(reading.concepts for reading in readings), to_iri(REFERENCE_GRAPH))
    programmes = _find_editions(readings, {programme for batch in batches for programme in batch.above})
    with scratch_folder() as folder, ThreadPoolExecutor(max_workers=1) as thread:
        orders = [
            _Order(share, concepts, programmes, folder / f"{number}.nq")
            for number in range(count)
            if (share := tuple(batches[number::count]))
        ]
        yield _iter_results(thread.submit(carry_out, derive_batches, orders, Path))


def derive_batches(order: _Order) -> Iterator[Path]:
    """Derives the statements of *order* and yields the file that holds them."""
    ontology = ontology_to_nquads() + order.concepts
    programmes = {iri: _read_all(extents) for iri, extents in order.programmes.items()}
    with order.spool.open("w", encoding="utf-8", newline="\n") as spool:
        for batch in order.batches:
            store = open_store()
            store.load(ontology)
            store.load("".join([_read_all(batch.extents), *(programmes[programme] for programme in batch.above)]))
            spool.writelines(iter_derived(store))
    yield order.spool


def _iter_results(spools: Future[list[Path]]) -> Iterator[str]:
    with name_scratch():
        written = spools.result()
    for spool in written:
        with spool.open(encoding="utf-8", newline="\n") as lines:
            while part := lines.readlines(_PART):
                yield "".join(part)


def _read_all(extents: Iterable[Extent]) -> str:
    """The N-Quads of *extents*."""
    return "".join(extent.read_quads() for extent in extents)


def _leave_out(reading: Reading, later: Set[str]) -> Reading:
    """*reading* without its statements in the graphs *later*."""
    return replace(reading, extents=tuple(one for one in reading.extents if one.named_graph not in later))


def _to_batches(readings: Iterable[Reading]) -> list[_Batch]:
    """All files in batches. Files with editions of the same roadmap are in the same batch."""
    batches: list[list[Reading]] = [[]]
    for group in _to_groups(readings):
        if sum(extent.size for reading in batches[-1] for extent in reading.extents) > _BATCH:
            batches.append([])
        batches[-1] += group
    return [
        _Batch(
            tuple(extent for reading in batch for extent in reading.extents),
            frozenset(programme for reading in batch for programme in reading.above),
        )
        for batch in batches
    ]


def _to_groups(readings: Iterable[Reading]) -> list[list[Reading]]:
    """All files, grouped so that files with editions of the same roadmap are together."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        known = {id(groups[plan]): groups[plan] for plan in _list_plans(reading) if plan in groups}
        together = [*chain.from_iterable(known.values()), reading]
        groups.update((plan, together) for one in together for plan in _list_plans(one))
    return list({id(group): group for group in groups.values()}.values())


def _list_plans(reading: Reading) -> set[str]:
    """The IRIs of the roadmaps with editions in a file, or the name of the file if there are none."""
    return set(map(_get_plan, reading.issued)) or {reading.file.name}


def _get_plan(edition: str) -> str:
    return edition.partition("/edition/")[0]


def _find_editions(readings: Iterable[Reading], plans: Set[str]) -> dict[str, list[Extent]]:
    """The statements of the editions of each of *plans*."""
    found: dict[str, list[Extent]] = defaultdict(list)
    for extent in chain.from_iterable(reading.extents for reading in readings):
        if (plan := _get_plan(extent.named_graph)) in plans:
            found[plan].append(extent)
    return found

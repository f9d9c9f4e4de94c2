"""What follows from what many files state: for some plans at a time, in memory, by several processes.

A rule looks at the editions of one plan, and along ``rm:programme`` at those of the programme above it; what it says of
agencies, regions and sources needs no second statement of them. So plans can be taken apart from each other.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.pipeline.assembly import Assembly, Extent, Reading, iter_parts
from graph.pipeline.dataset import find_later, leave_out, ontology_to_nquads
from graph.pipeline.rules import iter_derived
from graph.stores import open_store
from graph.stores.ntriples import to_lines
from graph.stores.processes import carry_out

# Bytes of N-Quads that are looked at together; with fewer the ontology, which each batch needs, takes most of the time.
_BATCH = 4_000_000


@dataclass(frozen=True)
class _Batch:
    """Files whose plans are taken together, and the IRIs of the programmes above these."""

    extents: tuple[Extent, ...]
    above: frozenset[str]


@dataclass(frozen=True)
class _Order:
    """What a process is to do: batches, where programmes are told of, ends of lines to leave out, a file to fill."""

    batches: tuple[_Batch, ...]
    programmes: Mapping[str, Sequence[Extent]]
    later: tuple[str, ...]
    spool: Path


@contextmanager
def derive_apart(assembly: Assembly, *, as_of: str, processes: int = 0) -> Iterator[Iterator[str]]:
    """What follows, as N-Quads in parts and in no order; it is worked out while the caller does other things.

    :param as_of: as in :meth:`graph.pipeline.assembly.Assembly.iter_nquads`.
    :param processes: by default as many as the machine has cores.
    """
    count = processes or os.cpu_count() or 1
    batches = _to_batches(assembly.readings)
    needed = {programme for batch in batches for programme in batch.above}
    programmes = _find_extents(assembly.readings, needed)
    later = find_later(assembly.issued, as_of)
    with TemporaryDirectory(prefix="roadmap-graph-") as folder, ThreadPoolExecutor(max_workers=1) as thread:
        orders = [
            _Order(share, programmes, later, Path(folder, f"{number}.nq"))
            for number in range(count)
            if (share := tuple(batches[number::count]))
        ]
        yield _iter_results(thread.submit(carry_out, derive_batches, orders))


def derive_batches(order: _Order) -> Iterator[Path]:
    """Carries out *order*; gives the file that it filled."""
    ontology = ontology_to_nquads()
    programmes = {iri: "".join(_iter_editions(iri, extents)) for iri, extents in order.programmes.items()}
    with order.spool.open("w", encoding="utf-8", newline="\n") as spool:
        for batch in order.batches:
            store = open_store()
            store.load(ontology)
            stated = [extent.read() for extent in batch.extents]
            stated += (programmes[programme] for programme in batch.above)
            # Only where editions are left out are the texts taken apart, which costs as much as to read them.
            store.load("".join(leave_out(to_lines(text), order.later) if order.later else text for text in stated))
            spool.writelines(iter_derived(store))
    yield order.spool


def _iter_results(spools: Future[list[Path]]) -> Iterator[str]:
    for spool in spools.result():
        yield from map("".join, iter_parts(spool))


def _iter_editions(plan: str, extents: Iterable[Extent]) -> Iterator[str]:
    """The lines of the editions of *plan*."""
    start = f"{plan}/edition/"
    lines = (line for extent in extents for line in to_lines(extent.read()))
    return (line for line in lines if line.rpartition(" <")[2].startswith(start))


def _to_batches(readings: Iterable[Reading]) -> list[_Batch]:
    """All files in batches; those that tell of the same plan are in the same one."""
    batches: list[list[Reading]] = [[]]
    for group in _to_groups(readings):
        if sum(reading.extent.size for reading in batches[-1]) > _BATCH:
            batches.append([])
        batches[-1] += group
    return [
        _Batch(
            tuple(reading.extent for reading in batch),
            frozenset(programme for reading in batch for programme in reading.above),
        )
        for batch in batches
    ]


def _to_groups(readings: Iterable[Reading]) -> list[list[Reading]]:
    """All files, those together that tell of the same plan."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        known = {id(groups[plan]): groups[plan] for plan in _list_plans(reading) if plan in groups}
        together = [*chain.from_iterable(known.values()), reading]
        groups.update((plan, together) for one in together for plan in _list_plans(one))
    return list({id(group): group for group in groups.values()}.values())


def _list_plans(reading: Reading) -> set[str]:
    """The IRIs of the plans that a file tells of; the name of a file that tells of none."""
    return {edition.partition("/edition/")[0] for edition in reading.issued} or {reading.file.name}


def _find_extents(readings: Iterable[Reading], plans: Set[str]) -> dict[str, list[Extent]]:
    """The files that tell of each of *plans*."""
    found: dict[str, list[Extent]] = defaultdict(list)
    for reading in readings:
        for plan in _list_plans(reading) & plans:
            found[plan].append(reading.extent)
    return found

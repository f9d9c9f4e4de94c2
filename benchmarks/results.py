"""The tables of a run as Markdown, the targets of the project among them, and the machine that it ran on."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.environments import PEERS, Environment
from benchmarks.measurements import Ledger

SLOPE_FROM = 250
PATH = "EV coverage by property path"
RDFLIB = "EV coverage by property path, rdflib"
STORE, STORE_AGAIN = "load --store", "load --store, one file of all changed"
ASK_STORED = "report coverage EV --store"
OURS = "roadmap-graph report coverage EV --why"
_PACKAGES = ("roadmap-graph", "pyoxigraph", "rdflib", "PyYAML", "pyshacl", "networkx", "igraph")


@dataclass(frozen=True)
class Target:
    """A promise: *one* takes at most, or ``at_least``, *limit* times as long as *other* at *size* roadmaps."""

    text: str
    one: str
    other: str
    size: int
    limit: float
    at_least: bool = False


TARGETS = (
    Target("loading / Oxigraph reading prepared N-Quads", "load", "Oxigraph reads prepared N-Quads", 2_500, 1.5),
    Target("loading and deriving / the same", "load and derive", "Oxigraph reads prepared N-Quads", 2_500, 1.5),
    Target("reading and validating / yaml-rs", "read, validate", "yaml-rs", 2_500, 1.5),
    Target("reading and validating / rapidyaml through JSON", "read, validate", "rapidyaml through JSON", 2_500, 1.5),
    Target("reading and validating / PyYAML C loader", "read, validate", "PyYAML C loader", 2_500, 1.5),
    Target("reading, validating and RDF on all cores / yaml-rs", "read, validate, RDF", "yaml-rs", 2_500, 1.5),
    Target("property path on Oxigraph / EV coverage", PATH, "EV coverage", 2_500, 2, True),
    Target("property path on rdflib / EV coverage", RDFLIB, "EV coverage", 2_500, 30, True),
    Target("rebuilding after one changed file / full build", STORE_AGAIN, STORE, 2_500, 1 / 20),
    Target("report coverage EV from the store / python -c pass", ASK_STORED, "python -c pass", 2_500, 12),
)  # fmt: skip


def describe_machine() -> list[tuple[str, str]]:
    """Cores, memory, processor, system and versions; no name and no path."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    rows = [
        ("processor", find_processor()),
        ("cores", str(os.cpu_count())),
        ("memory", f"{memory:.0f} GB"),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Python", platform.python_version()),
    ]
    return rows + [(package, version(package)) for package in _PACKAGES]


def find_processor() -> str:
    """The model as Linux tells it, else what Python knows."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or "unknown")


def iter_markdown(ledger: Ledger, environments: dict[str, Environment], *, date: str) -> Iterator[str]:
    """The whole result, line by line."""
    yield f"# Benchmark of {date}"
    yield ""
    yield f"Written by `python -m benchmarks`. Medians of {ledger.runs} alternating runs on made-up roadmaps, of fewer"
    yield "where a cell says so; only ratios mean anything on another machine. Peak memory in brackets, in MB."
    yield ""
    versions = [(PEERS[name].name, ", ".join(found.versions) or found.fault) for name, found in environments.items()]
    yield from iter_table(("machine and versions", ""), [*describe_machine(), *versions])
    yield "## Stages and answers, seconds"
    yield ""
    peers = {peer.name for peer in PEERS.values()}
    yield from _iter_times(ledger, [name for name in ledger.names if name not in peers])
    yield "## From YAML files to the agencies that cover EV, whole processes, seconds"
    yield ""
    yield from _iter_peers(ledger)
    yield "## Targets"
    yield ""
    yield from iter_table(("ratio", "at", "target", "measured"), list(_iter_targets(ledger)))


def iter_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table of Markdown and an empty line."""
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""


def _iter_times(ledger: Ledger, names: Sequence[str]) -> Iterator[str]:
    sizes = ledger.sizes
    heads = ("", *(f"{size:,}" for size in sizes), f"slope from {SLOPE_FROM}")
    rows = []
    for name in names:
        slope = ledger.find_slope(name, start=SLOPE_FROM)
        cells = [_to_cell(ledger, name, size) for size in sizes]
        rows.append((name, *cells, "" if slope is None else f"{slope:.2f}"))
    yield from iter_table(heads, rows)


def _to_cell(ledger: Ledger, name: str, size: int) -> str:
    seconds, megabytes = ledger.find_seconds(name, size), ledger.find_megabytes(name, size)
    if seconds is None:
        return ledger.find_fault(name, size) or "–"
    text = f"{seconds:.3f}" if seconds < 1 else f"{seconds:.1f}"
    ran = sum(not entry.fault for entry in ledger.select(name, size))
    notes = [f"{megabytes:.0f}"] * bool(megabytes) + [f"{ran} run{'s' * (ran > 1)}"] * (ran < ledger.runs)
    return f"{text} ({'; '.join(notes)})" if notes else text


def _iter_peers(ledger: Ledger) -> Iterator[str]:
    sizes = [size for size in ledger.sizes if ledger.select(OURS, size)]
    rows = [(OURS, *(_to_cell(ledger, OURS, size) for size in sizes), _to_agencies(ledger, OURS, sizes), "all of it")]
    for peer in PEERS.values():
        if any(ledger.select(peer.name, size) for size in sizes):
            cells = (_to_compared(ledger, peer.name, size) for size in sizes)
            rows.append((peer.name, *cells, _to_agencies(ledger, peer.name, sizes), peer.lacks))
    yield from iter_table(("", *(f"{size:,}" for size in sizes), "agencies", "leaves out"), rows)


def _to_compared(ledger: Ledger, name: str, size: int) -> str:
    ratio = ledger.find_ratio(name, OURS, size)
    return _to_cell(ledger, name, size) + (f", {ratio:.1f} x" if ratio is not None else "")


def _to_advantage(ledger: Ledger, peers: Sequence[str], size: int) -> str:
    """How many times as long as this package the fastest of *peers* took; at least, where none came to its end."""
    ratios = [ratio for name in peers if (ratio := ledger.find_ratio(name, OURS, size)) is not None]
    if ratios:
        return f"{min(ratios):.2f}"
    own = ledger.find_seconds(OURS, size)
    broken_off = [entry.seconds for name in peers for entry in ledger.select(name, size) if entry.fault.startswith(">")]
    return f"above {min(broken_off) / own:.1f}" if own and broken_off else "not available"


def _to_agencies(ledger: Ledger, name: str, sizes: Sequence[int]) -> str:
    return ", ".join(ledger.find_note(name, size) or "–" for size in sizes)


def _iter_targets(ledger: Ledger) -> Iterator[tuple[str, str, str, str]]:
    for size in (size for size in ledger.sizes if size <= 2_500):
        for text, peers in (
            ("the fastest peer / this package", [peer.name for peer in PEERS.values() if peer.counts]),
            ("the fastest peer that validates / the same", [peer.name for peer in PEERS.values() if peer.validates]),
        ):
            yield text, f"{size:,}", "at least 10", _to_advantage(ledger, peers, size)
    for target in TARGETS:
        size = target.size if target.size in ledger.sizes else max(ledger.sizes, default=target.size)
        ratio = ledger.find_ratio(target.one, target.other, size)
        bound = f"{'at least' if target.at_least else 'at most'} {target.limit:g}"
        yield target.text, f"{size:,}", bound, "not available" if ratio is None else f"{ratio:.2f}"
    for size in ledger.sizes:
        for name in (OURS, STORE):
            peak = ledger.find_megabytes(name, size)
            yield f"peak memory of {name}, MB", f"{size:,}", "below 8,000", f"{peak:,.0f}" if peak else "not available"

"""A small graph in a folder, and damage to its files."""

import random
from collections.abc import Callable
from pathlib import Path

from graph.pipeline.kept.keeper import Kept, keep

ROADMAP = """
sources: [{id: paper, title: 기사, publisher: 신문}]
regions: [{id: gimje, name: 김제시, level: city}]
agencies: [{id: one, name: 하나, type: company}]
roadmaps:
  - {id: plan, kind: plan, title: TITLE, region: gimje, edition: final, stage: final, date: 2024-11-08, source: paper,
     agencies: [{agency: one, role: lead}]}
"""
TITLES = (
    "SELECT ?title { <https://w3id.org/roadmap-graph/id/roadmap/plan> "
    "<http://www.w3.org/2000/01/rdf-schema#label> ?title }"
)
Damage = Callable[[bytearray, random.Random], bytes | None]


def write_roadmap(folder: Path, title: str) -> None:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "plan.yaml").write_text(ROADMAP.replace("TITLE", title), encoding="utf-8")


def keep_small(folder: Path) -> Kept:
    """Stores the roadmaps of ``data`` in ``store``."""
    return keep(folder / "store", [folder / "data"], say=lambda _: None, lang="en")


def _flip(content: bytearray, chance: random.Random) -> bytes:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _blank(content: bytearray, chance: random.Random) -> bytes:
    """A sector of zeros, as a disk leaves it after a power failure."""
    start = chance.randrange(len(content))
    content[start : start + 512] = bytes(len(content[start : start + 512]))
    return bytes(content)


DAMAGE: dict[str, Damage] = {
    "flipped bit": _flip,
    "sector of zeros": _blank,
    "cut": lambda content, chance: bytes(content[: chance.randrange(len(content))]),
    "longer": lambda content, chance: bytes(content) + chance.randbytes(100),
    "missing": lambda _content, _chance: None,
}


def list_stored(folder: Path) -> list[Path]:
    """The files of the graph that are not empty."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def do_damage(path: Path, kind: str, chance: random.Random) -> bool:
    """Damages a file. Returns whether that changed it, for a sector may have been of zeros before."""
    before = path.read_bytes()
    after = DAMAGE[kind](bytearray(before), chance)
    if after is None:
        path.unlink()
    else:
        path.write_bytes(after)
    return after != before

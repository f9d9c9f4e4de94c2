"""The containment of regions on one day. A region that has entirely become another one is in that region."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from graph.stores import Cell, Iri
from graph.view.snapshot import Snapshot
from graph.view.succession import Step, Succession


@dataclass(frozen=True)
class Containment:
    """Each region with the regions directly inside it, and with the regions that directly contain it."""

    inner: Mapping[Iri, Set[Iri]]
    outer: Mapping[Iri, Set[Iri]]
    _within: dict[Iri, frozenset[Iri]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _around: dict[Iri, tuple[Iri, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def find_within(self, region: Iri) -> frozenset[Iri]:
        """*region* and all regions in it, at any depth."""
        if region not in self._within:
            self._within[region] = frozenset({region, *climb(self.inner, region)})
        return self._within[region]

    def find_around(self, region: Iri) -> tuple[Iri, ...]:
        """All regions that contain *region*, the closest first."""
        if region not in self._around:
            self._around[region] = tuple(climb(self.outer, region))
        return self._around[region]


def climb(steps: Mapping[Iri, Set[Iri]], start: Iri) -> list[Iri]:
    """All things that *steps* reach from *start*, the closest first."""
    found: list[Iri] = []
    last = {start}
    while last:
        new = sorted({one for each in last for one in steps.get(each, ())} - {start, *found})
        found += new
        last = set(new)
    return found


def read_containment(snapshot: Snapshot) -> Containment:
    """The containment of regions on the day."""
    return _to_containment(snapshot.read("region-within"), Succession(snapshot).past)


def read_all_containment(snapshot: Snapshot) -> Containment:
    """The containment of regions over all days."""
    return _to_containment(snapshot.read_all("region-within"), Succession(snapshot).steps)


def _to_containment(rows: Iterable[Mapping[str, Cell]], steps: Iterable[Step]) -> Containment:
    inner: dict[Iri, set[Iri]] = defaultdict(set)
    outer: dict[Iri, set[Iri]] = defaultdict(set)
    pairs = [(Iri(row["region"]), Iri(row["within"])) for row in rows]
    pairs += [(step.former, step.region) for step in steps if step.entire]
    for region, within in pairs:
        inner[within].add(region)
        outer[region].add(within)
    return Containment(inner, outer)

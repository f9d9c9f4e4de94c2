"""Amounts of two roadmaps that may be the same money, although no source says so.

They are not merged: a sum that contains both is marked. A source that identifies the activities settles the matter, see
query ``same-activities``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from graph.model.figures import Figure
from graph.model.identifiers import mint_code_iri
from graph.stores import Cell, Iri
from graph.view.activities import ROLES
from graph.view.days import FOREVER
from graph.view.landscape import read_figure
from graph.view.snapshot import Snapshot

# The roles that do not tie an agency to the place and the money of one activity.
_DISTANT = frozenset(
    Iri(mint_code_iri("role", name))
    for name in ("owner", "funder", "former-investor", "sponsor", "designating-authority", "evaluator", "consulted")
)
_WORKING = frozenset(ROLES) - _DISTANT


@dataclass(frozen=True)
class Double:
    """Two amounts, by statement, with their activities. They hold together from ``since`` until before ``until``."""

    statements: tuple[Iri, Iri]
    activities: tuple[Iri, Iri]
    kind: Iri
    stage: Iri | None
    figure: Figure
    since: str
    until: str


def iter_doubles(snapshot: Snapshot) -> Iterator[Double]:
    """The pairs of all days, in the order of their activities.

    Both amounts have one value, kind and stage. Their activities belong to different roadmaps, have a region in common,
    and an agency that carries out or pays for both.
    """
    alike: dict[tuple[Cell, ...], list[Mapping[str, Cell]]] = defaultdict(list)
    for row in snapshot.read_all("amounts"):
        if read_figure(row).won > 0 and row["since"] != FOREVER:
            alike[row["kind"], row["stage"], row["amount"]].append(row)
    several = [rows for rows in alike.values() if len(rows) > 1]
    work = _Work(snapshot) if several else None
    for rows in several:
        for one, other in work.pair(rows) if work else ():
            since = max(str(one["since"]), str(other["since"]))
            until = min(str(one["until"]), str(other["until"]))
            if since < until:
                yield _to_double(one, other, since, until)


def _to_double(one: Mapping[str, Cell], other: Mapping[str, Cell], since: str, until: str) -> Double:
    pair = sorted((one, other), key=lambda row: str(row["activity"]))
    first, second = pair
    return Double(
        (Iri(first["statement"]), Iri(second["statement"])),
        (Iri(first["activity"]), Iri(second["activity"])),
        Iri(one["kind"]),
        Iri(one["stage"]) if one["stage"] else None,
        read_figure(first),
        since,
        until,
    )


class _Work:
    """The roadmap, regions and agencies of each activity on any day."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._plans = {Iri(row["activity"]): Iri(row["plan"]) for row in snapshot.read_all("activities")}
        self._homes = _group(snapshot.read_all("homes"), "plan", "region")
        self._parts = _group(snapshot.read_all("regional-parts"), "activity", "region")
        working = [row for row in snapshot.read_all("roles") if row["general"] in _WORKING]
        self._agencies = _group(working, "activity", "agency")
        self._same = {
            frozenset((Iri(row["activity"]), Iri(row["same"]))) for row in snapshot.read_all("same-activities")
        }

    def pair(self, rows: Sequence[Mapping[str, Cell]]) -> Iterator[tuple[Mapping[str, Cell], Mapping[str, Cell]]]:
        """The pairs of *rows*, in their order, whose activities may be one of two roadmaps."""
        # Many amounts are equal, but few of them have an agency and a region in common.
        near: dict[tuple[Iri, Iri], list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            activity = Iri(row["activity"])
            for common in product(self._agencies[activity], self._find_regions(activity)):
                near[common].append(place)
        for left, right in sorted({pair for places in near.values() for pair in combinations(places, 2)}):
            one, other = rows[left], rows[right]
            if self._are_apart(Iri(one["activity"]), Iri(other["activity"])):
                yield one, other

    def _are_apart(self, one: Iri, other: Iri) -> bool:
        """Whether two activities belong to different roadmaps, and no source says that they are the same."""
        return self._plans.get(one) != self._plans.get(other) and frozenset((one, other)) not in self._same

    def _find_regions(self, activity: Iri) -> Set[Iri]:
        return self._parts[activity] or self._homes[self._plans.get(activity, activity)]


def _group(rows: Iterable[Mapping[str, Cell]], key: str, value: str) -> defaultdict[Iri, set[Iri]]:
    found: defaultdict[Iri, set[Iri]] = defaultdict(set)
    for row in rows:
        found[Iri(row[key])].add(Iri(row[value]))
    return found

"""How many items the sources announce, beside how many they list."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import RM
from graph.stores import Iri
from graph.view.activities import Activities
from graph.view.snapshot import Snapshot

# Code of an announced count -> class of the listed items.
_LISTED = {
    Iri(mint_code_iri("count-of", name)): kind
    for name, kind in (
        ("focus-area", RM.FocusArea),
        ("strategy", RM.Strategy),
        ("add-on-strategy", RM.AddOnStrategy),
        ("project", RM.Project),
        ("task", RM.Task),
        ("phase", RM.Phase),
    )
}


@dataclass(frozen=True)
class Count:
    """An announced number of items *of* a kind; *listed* is ``None`` if the items are never listed."""

    activity: Iri
    of: Iri
    count: int
    listed: int | None
    printed: str
    statement: Iri


def read_counts(snapshot: Snapshot, activities: Activities) -> list[Count]:
    """The counts that hold on the day, in the order of query ``counts``, with the number of items listed that day."""
    rows = snapshot.read("counts", {"activity": activities.items} if activities.among else None)
    return [
        Count(
            Iri(row["activity"]),
            Iri(row["of"]),
            int(str(row["count"])),
            _count_listed(activities, Iri(row["activity"]), Iri(row["of"])),
            str(row["printed"] or ""),
            Iri(row["statement"]),
        )
        for row in rows
        if row["activity"] in activities.items
    ]


def _count_listed(activities: Activities, activity: Iri, of: Iri) -> int | None:
    kind = _LISTED.get(of)
    return (
        None if kind is None else sum(activities.items[part].kind == kind for part in _iter_own(activities, activity))
    )


def _iter_own(activities: Activities, activity: Iri) -> Iterator[Iri]:
    """The parts of *activity* at any depth, except related projects and the plans of a programme."""
    for part in activities.parts.get(activity, ()):
        item = activities.items[part]
        if item.kind != RM.RelatedProject and item.iri != item.plan:
            yield part
            yield from _iter_own(activities, part)

"""Amounts of general funding sources, such as local money, less the amounts of the sources in them.

The report on funding never adds two funding sources. Flows show all sources of an activity side by side, and would
count the money of a city twice if a part of the activity states local money.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from decimal import Decimal

from graph.model.figures import Figure
from graph.stores import Iri
from graph.view.landscape import Amount, Landscape
from graph.view.ledger import is_spent


def find_rests(landscape: Landscape, amounts: Iterable[Amount]) -> dict[Iri, Figure]:
    """What is left of those *amounts* of general sources of which others state a part, by statement.

    An amount is part of a more general one if both are for the same activity, or one is for a part of the other, and
    their years meet. It is deducted once, from its own activity first.
    """
    narrower = _read_narrower(landscape)
    planned = [one for one in amounts if one.won > 0 and not is_spent(one)]
    rests: dict[Iri, Decimal] = {one.statement: one.won for one in planned}
    # What is left of a part once amounts of a general source have been reduced by it.
    left: dict[tuple[Iri, Iri], Decimal] = {}
    found = {}
    # A general source may be part of an even more general one.
    for general in sorted(planned, key=lambda one: len(narrower.get(one.kind, ()))):
        inner = narrower.get(general.kind, ())
        parts = [one for one in planned if one.kind in inner and _is_part(landscape, one, general)]
        for part in sorted(parts, key=lambda one: one.activity != general.activity):
            key = general.kind, part.statement
            taken = min(rests[general.statement], left.get(key, rests[part.statement]))
            left[key] = left.get(key, rests[part.statement]) - taken
            rests[general.statement] -= taken
        if rests[general.statement] != general.won:
            found[general.statement] = _to_rest(general.figure, rests[general.statement])
    return found


def _to_rest(figure: Figure, rest: Decimal) -> Figure:
    upper = None if figure.upper is None else figure.upper - figure.won + rest
    return replace(figure, won=rest, upper=upper)


def _is_part(landscape: Landscape, part: Amount, general: Amount) -> bool:
    one, other = part.activity, general.activity
    in_line = one in landscape.climb(other) or other in landscape.climb(one)
    return in_line and part.overlaps(general) and part.region in (None, general.region)


def _read_narrower(landscape: Landscape) -> Mapping[Iri, Set[Iri]]:
    """The funding sources in each general one."""
    found: dict[Iri, set[Iri]] = defaultdict(set)
    for row in landscape.snapshot.read("broader-kinds"):
        found[Iri(row["broader"])].add(Iri(row["kind"]))
    return found

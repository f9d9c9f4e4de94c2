"""What a reduction, a negative amount, is deducted from."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from graph.stores import Iri


def find_reduced(
    statement: Iri, find_won: Callable[[Iri], Decimal | None], find_larger: Callable[[Iri], Iterable[Iri]]
) -> tuple[Iri, ...]:
    """The closest amounts that contain *statement* and are no reductions, if it is a reduction.

    A reduction inside another one is deducted from what that one reduces. There are several amounts if several are
    equally close.

    :param find_won: the won of an amount, or None of one that does not count and is passed through.
    :param find_larger: the amounts that directly contain an amount.
    """
    own = find_won(statement)
    level, seen = ([statement] if own is not None and own < 0 else []), {statement}
    while level:
        outer = [one for inner in level for one in find_larger(inner) if one not in seen]
        counted = [one for one in outer if (won := find_won(one)) is not None and won >= 0]
        if counted:
            return tuple(dict.fromkeys(counted))
        seen.update(outer)
        level = outer
    return ()

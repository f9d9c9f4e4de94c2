"""What holds on a day: the one rule, once for rows that were read and once as a filter of SPARQL.

A dated query has some of these columns, days as ISO 8601 text: ``since`` and ``issued``, the day from which and the day
on which something was said; ``until``, the first day on which it holds no more; ``last``, the last day on which it
does. ``used_since`` and ``used_until`` are those of a second statement on which the row rests. A column without a value
sets no bound.
"""

from collections.abc import Iterable, Mapping

_FROM = ("since", "issued", "used_since")
_BEFORE = ("until", "used_until")
_LAST = "last"
BOUNDS = (*_FROM, *_BEFORE, _LAST)


def is_dated(columns: Iterable[str]) -> bool:
    """Whether rows with *columns* can be told apart by day."""
    return not {*_FROM, *_BEFORE, _LAST}.isdisjoint(columns)


def holds(row: Mapping[str, object], day: str, *, ended: bool = False) -> bool:
    """Whether *row* holds on *day*.

    :param ended: what has ended by the day counts too, as long as it was known.
    """
    if any(row.get(name) and str(row[name]) > day for name in _FROM):
        return False
    if ended:
        return True
    if any(row.get(name) and str(row[name]) <= day for name in _BEFORE):
        return False
    return not row.get(_LAST) or str(row[_LAST]) >= day


def to_filter(columns: Iterable[str], day: str) -> str:
    """:func:`holds` as a FILTER over the *columns* of a query; *day* is a literal in SPARQL."""
    bounds = [f'COALESCE(STR(?{name}), "") <= {day}' for name in _FROM if name in columns]
    bounds += [f'{day} < COALESCE(STR(?{name}), "9999-12-31")' for name in _BEFORE if name in columns]
    bounds += [f'{day} <= COALESCE(STR(?{_LAST}), "9999-12-31")'] if _LAST in columns else []
    return f"FILTER ({' && '.join(bounds)})"

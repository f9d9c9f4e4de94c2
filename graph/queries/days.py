"""The rule for whether a row holds on a day, as a test in Python and as a SPARQL filter.

A dated query has some of these columns, with days as ISO 8601 text. A row holds from ``since``, or from the day
``issued`` on which an edition was published. ``until`` is the first day on which it no longer holds, ``last`` the last
day on which it does. ``used_since`` and ``used_until`` belong to a second statement behind the row. An empty column
sets no limit.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Mapping[str, object])
_FROM = ("since", "issued", "used_since")
_BEFORE = ("until", "used_until")
_LAST = "last"
BOUNDS = (*_FROM, *_BEFORE, _LAST)


def is_dated(columns: Iterable[str]) -> bool:
    """Whether rows with *columns* can be filtered by day."""
    return not {*_FROM, *_BEFORE, _LAST}.isdisjoint(columns)


def holds(row: Mapping[str, object], day: str, *, ended: bool = False) -> bool:
    """Whether *row* holds on *day*.

    :param ended: also accept rows that ended before the day, if they had started.
    """
    return bool(select_holding([row], day, ended=ended))


def select_holding(rows: Sequence[Row], day: str, *, ended: bool = False) -> list[Row]:
    """The rows that hold on *day*, see :func:`holds`. All *rows* have the same columns."""
    columns = rows[0] if rows else {}
    kept = list(rows)
    for name in filter(columns.__contains__, _FROM):
        kept = [row for row in kept if not row[name] or str(row[name]) <= day]
    if ended:
        return kept
    for name in filter(columns.__contains__, _BEFORE):
        kept = [row for row in kept if not row[name] or day < str(row[name])]
    return [row for row in kept if not row[_LAST] or day <= str(row[_LAST])] if _LAST in columns else kept


def to_filter(columns: Iterable[str], day: str) -> str:
    """:func:`holds` as a FILTER over the *columns* of a query. *day* is a SPARQL expression."""
    bounds = [f'COALESCE(STR(?{name}), "") <= {day}' for name in _FROM if name in columns]
    bounds += [f'{day} < COALESCE(STR(?{name}), "9999-12-31")' for name in _BEFORE if name in columns]
    bounds += [f'{day} <= COALESCE(STR(?{_LAST}), "9999-12-31")'] if _LAST in columns else []
    return f"FILTER ({' && '.join(bounds)})"

"""Lines and cells that several reports share."""

from collections.abc import Iterable, Mapping

from graph.reports.wording import Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import Activities

# The columns of money; see :func:`to_money`.
MONEY_COLUMNS = ("activity", "kind", "amount", "printed", "for_region", "use", "amount_stage", "period")


def to_money(words: Wording, known: Activities, activities: Iterable[Iri]) -> list[Line]:
    """One line per amount of *activities*, with :data:`MONEY_COLUMNS`; nothing is added up.

    An amount that lies inside a larger one of the list says so in ``use``.
    """
    lines = []
    for activity in known.sort(activities):
        for row in known.amounts.get(activity, ()):
            amount, told = words.money(row["amount"]), (tell_use(words, row), row["stage"], write_span(row))
            cells = (activity, row["kind"], amount, row["printed"], row["region"], *told)
            lines.append(Line(cells, (Iri(row["statement"]),)))
    return lines


def tell_use(words: Wording, row: Mapping[str, Cell]) -> str:
    """What an amount is for, and whether it lies inside a larger one."""
    inside = words.pick("더 큰 금액에 든 몫", "part of a larger amount") if row["inside"] else ""
    return "; ".join(text for text in (str(row["use"] or ""), inside) if text)


def write_span(row: Mapping[str, Cell]) -> str:
    """``2023–2025`` from ``start`` and ``end``, as precise as they are; empty without both."""
    start, end = row["start"] or "", row["end"] or ""
    return f"{start}–{end}" if start or end else ""


def to_cell(things: Iterable[Iri]) -> tuple[Iri, ...]:
    """Several things as one cell, each once."""
    return tuple(dict.fromkeys(things))

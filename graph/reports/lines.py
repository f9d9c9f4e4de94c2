"""Lines and cells that several reports share."""

from collections.abc import Iterable, Mapping, Sequence

from graph.reports.columns import Head, Heads
from graph.reports.result import Kind
from graph.reports.wording import Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import IMPLEMENTING, INFERRED, STATED, Activities
from graph.view.coverage import Covering
from graph.view.landscape import read_figure
from graph.view.ledger import Entry

# The columns of amounts, see :func:`to_money`.
MONEY_COLUMNS = ("activity", "kind", "amount", "printed", "for_region", "use", "amount_stage", "period")


def to_money(words: Wording, known: Activities, activities: Iterable[Iri]) -> list[Line]:
    """One line per amount of *activities*, with :data:`MONEY_COLUMNS` and without sums.

    The column ``use`` marks an amount that is part of a larger one. A funding source without an amount has a line too.
    """
    lines = []
    for activity in known.sort(activities):
        for row in known.amounts.get(activity, ()):
            amount, context = words.money(read_figure(row)), (describe_use(words, row), row["stage"], write_span(row))
            cells = (activity, row["kind"], amount, row["printed"], row["region"], *context)
            lines.append(Line(cells, (Iri(row["statement"]),)))
        for row in known.named_sources.get(activity, ()):
            unstated = words.unstated("금액 미상", "amount not stated")
            named = (activity, row["kind"], unstated, row["printed"], row["region"], row["use"], row["stage"], "")
            lines.append(Line(named, (Iri(row["statement"]),)))
    return lines


def mark(columns: Heads, lines: Sequence[Line], groups: Sequence[Sequence[Covering]]) -> tuple[Heads, list[Line]]:
    """*columns* and *lines*, with the statuses of the group behind each line if a lead or participant is not stated."""
    if all(one.status == STATED or one.role not in IMPLEMENTING for group in groups for one in group):
        return columns, list(lines)
    statuses = [to_cell(one.status for one in group) for group in groups]
    marked = [line._replace(cells=(*line.cells, some)) for line, some in zip(lines, statuses, strict=True)]
    return (*columns, Head("status", Kind.THINGS)), marked


def trim(columns: Heads, lines: Sequence[Line], last: int = 1) -> tuple[Heads, list[Line]]:
    """*columns* and *lines* without those of the *last* columns in which no line has a value."""
    first = len(columns) - last
    kept = [place for place in range(len(columns)) if place < first or any(line.cells[place] for line in lines)]
    cut = [line._replace(cells=tuple(line.cells[place] for place in kept)) for line in lines]
    return tuple(columns[place] for place in kept), cut


def find_status(entries: Iterable[Entry]) -> Iri | None:
    """The status of a sum of *entries*: inferred if it rests on an inferred share, else none."""
    return INFERRED if any(entry.inferred for entry in entries) else None


def describe_use(words: Wording, row: Mapping[str, Cell]) -> str:
    """The use of an amount, and whether it is part of a larger one."""
    inside = words.pick("더 큰 금액의 부분 금액", "part of a larger amount") if row["inside"] else ""
    return "; ".join(text for text in (str(row["use"] or ""), inside) if text)


def write_span(row: Mapping[str, Cell]) -> str:
    """``2023–2025`` from ``start`` and ``end``, as precise as stated. The text is empty if both are missing."""
    start, end = row["start"] or "", row["end"] or ""
    return str(start) if start == end else f"{start}–{end}"


def to_cell(things: Iterable[Iri]) -> tuple[Iri, ...]:
    """One cell with several things, without duplicates."""
    return tuple(dict.fromkeys(things))

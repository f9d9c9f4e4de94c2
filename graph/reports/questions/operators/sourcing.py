"""Which funding source of an activity gives the most or least money."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal
from graph.reports.questions.operators.money import COLUMNS, TOTAL, add_rows, list_amounts, list_kinds
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.landscape import read_figure


def find_source(asked: Asked) -> Found:
    """One row per funding source with the most or least money; sources that another one contains do not count."""
    form = asked.form
    if len(asked.activities) != 1 or form.rank > 1 or form.filters.roles or form.filters.money:
        return Refusal(asked.pick("어느 사업의 재원인지 알 수 없다", "it is not clear whose funding sources are meant"))
    rows = [row for row in list_amounts(asked, asked.activities[0]) if row["kind"] != TOTAL and not row["use"]]
    rows = [row for row in rows if not _is_contained(asked, row, rows)]
    if len(rows) < 2:
        return Refusal(asked.pick("견줄 재원별 금액이 적혀 있지 않다", "no source states amounts of several sources"))
    least = form.direction == "least"
    best = (min if least else max)(read_figure(row).won for row in rows)
    lines, found = Lines(), [row for row in rows if read_figure(row).won == best]
    add_rows(asked, lines, found)
    name, kinds = asked.name_activity(asked.activities[0]), asked.names(Iri(row["kind"]) for row in found)
    size = asked.pick("적은" if least else "많은", "smallest" if least else "largest")
    return Finding(
        asked.pick(
            f"{name}에서 금액이 가장 {size} 재원은 {kinds}로 {asked.money(found[0])}이다",
            f"{name}: the {size} funding source is {kinds}, {asked.money(found[0])}",
        ),
        COLUMNS,
        lines.lines,
    )


def _is_contained(asked: Asked, row: Row, rows: list[Row]) -> bool:
    """Whether another row is of a kind of money that contains that of *row*."""
    others = [one for one in rows if one["kind"] != row["kind"]]
    return any(row["kind"] in list_kinds(asked, [str(one["kind"]).rpartition("amount-kind-")[2]]) for one in others)

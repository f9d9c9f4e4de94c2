"""Sums of several kinds of money: 도비와 시비를 합치면."""

from collections.abc import Sequence

from graph.errors.particles import add_particle
from graph.model.figures import add_up
from graph.reports.questions.operators.finding import Asked, Finding, Lines
from graph.reports.questions.operators.money import COLUMNS, add_rows, find_total, list_kinds, say_amount
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.landscape import read_figure


def add_kinds(asked: Asked, label: str, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """The sum of the kinds of money of the form, then its parts; ``None`` if one includes another or none is stated."""
    kinds = asked.form.filters.money
    reached = [list_kinds(asked, (kind,)) for kind in kinds]
    overlaps = any(one & other for at, one in enumerate(reached) for other in reached[:at])
    found = {kind: [find_total(asked, one, (kind,)) for one in activities] for kind in kinds}
    rows: list[Row] = [row for some in zip(*found.values(), strict=True) for row in some if row]
    if overlaps or "total" in kinds or not rows:
        return None
    lines = Lines()
    add_rows(asked, lines, rows)
    missing = [kind for kind, some in found.items() if None in some]
    if missing:
        return _say_missing(asked, missing, rows, lines, command)
    money = str(asked.words.money(add_up(read_figure(row) for row in rows)))
    named = asked.join(asked.code("amount-kind", kind) for kind in kinds)
    single = asked.name_activity(activities[0]) if len(activities) == 1 else label
    if len(activities) == 1:
        listed = asked.join((say_amount(asked, row) for row in rows), 8)
    else:
        listed = asked.join(
            (f"{asked.name_activity(Iri(row['activity']))} {say_amount(asked, row)}" for row in rows), 8
        )
    sentence = asked.pick(
        f"{single}의 {add_particle(named, '을')} 더하면 {money}이다 ({listed})",
        f"{named} money of {single} adds up to {money} ({listed})",
    )
    return Finding(sentence, COLUMNS, lines.lines, command)


def _say_missing(
    asked: Asked, kinds: Sequence[str], rows: Sequence[Row], lines: Lines, command: tuple[str, ...]
) -> Finding:
    """That there is no sum because not every amount of *kinds* is stated, with those that are."""
    named = asked.join(asked.code("amount-kind", kind) for kind in kinds)
    listed = asked.join((f"{asked.name_activity(Iri(row['activity']))} {say_amount(asked, row)}" for row in rows), 8)
    sentence = asked.pick(
        f"합계를 셈할 수 없다: {add_particle(named, '이')} 모두 적혀 있지는 않다. 적힌 금액은 {listed}이다",
        f"No sum: not every {named} amount is stated. Stated: {listed}",
    )
    return Finding(sentence, COLUMNS, lines.lines, command)

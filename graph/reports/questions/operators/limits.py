"""Limits on the amounts of activities."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import eq, ge, gt, le, lt

from graph.reports.questions.form import Limit
from graph.reports.questions.operators.finding import Asked, Finding, Lines
from graph.reports.questions.operators.gains import find_command
from graph.reports.questions.operators.money import COLUMNS, add_rows, find_total, say_amount
from graph.stores import Iri
from graph.view.landscape import read_figure

_SIGNS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le, "=": eq}


def list_limits(asked: Asked) -> Sequence[Limit]:
    """The limits of the form; an amount beside a kind of money is one too."""
    form = asked.form
    exact = [Limit("=", won, form.filters.money[0]) for won in form.quantity if form.filters.money]
    return [*form.filters.limits, *exact]


def is_within(asked: Asked, activity: Iri, limit: Limit) -> bool:
    """Whether the amount of an activity is within a limit."""
    row = find_total(asked, activity, (limit.kind,))
    return row is not None and _SIGNS[limit.operator](read_figure(row).won, Decimal(limit.won))


def check_limit(asked: Asked, activity: Iri) -> Finding | None:
    """Whether the amount of the only activity is within the limit of the form: 총사업비가 200억을 넘습니까?"""
    limits = list_limits(asked)
    row = find_total(asked, activity, (limits[0].kind,)) if len(limits) == 1 else None
    if row is None:
        return None
    so = asked.pick("예. ", "Yes. ") if is_within(asked, activity, limits[0]) else asked.pick("아니오. ", "No. ")
    lines = Lines()
    add_rows(asked, lines, [row])
    amount = say_amount(asked, row)
    sentence = asked.pick(f"{so}{asked.name(activity)}의 금액은 {amount}이다", f"{so}{asked.name(activity)}: {amount}")
    return Finding(sentence, COLUMNS, lines.lines, find_command(asked))

"""The amounts of activities that several operators read."""

from collections.abc import Container, Iterable, Mapping, Sequence

from graph.model.figures import add_up
from graph.reports.questions.operators.finding import Asked, Lines, to_code
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.days import FOREVER
from graph.view.landscape import read_figure

COLUMNS = ("activity", "kind", "amount", "printed", "for_region", "use", "amount_stage", "period")
_SPENT = to_code("stage", "spent")
TOTAL = to_code("amount-kind", "total")
_STUDY = to_code("amount-kind", "study-price")


def is_spent(row: Row) -> bool:
    """Whether an amount was spent; any other one is planned."""
    return str(row["stage"] or "").endswith("-spent")


def list_kinds(asked: Asked, kinds: Iterable[str]) -> set[Iri]:
    """The kinds of money named in a form, with the narrower ones."""
    wanted = {to_code("amount-kind", one) for one in kinds}
    narrower = [(Iri(row["kind"]), Iri(row["broader"])) for row in asked.world.view.read_all("broader-kinds")]
    for _ in range(3):
        wanted |= {kind for kind, broader in narrower if broader in wanted}
    return wanted


def list_amounts(
    asked: Asked, activity: Iri, kinds: Sequence[str] = (), *, year: str = "", spent: bool = False
) -> list[Row]:
    """The amounts of *activity* that hold on the day, less their reductions.

    :param kinds: only these kinds of money and, if none has an amount, the narrower ones.
    :param year: only amounts of this year. Otherwise those of single years are left out beside a larger one.
    :param spent: only money that was spent; otherwise only planned money.
    """
    if year:
        return _list_year(asked, activity, kinds, year, spent)
    stated = asked.world.view.activities.amounts.get(activity, ())
    rows = [_deduct(asked, row) for row in stated if is_spent(row) == spent and read_figure(row).won >= 0]
    if not rows:
        rows = _list_last(asked, activity, spent)
    if kinds:
        exact = {to_code("amount-kind", one) for one in kinds}
        every = list_kinds(asked, kinds)
        rows = [row for row in rows if row["kind"] in exact] or [row for row in rows if row["kind"] in every]
    else:
        rows = [row for row in rows if row["kind"] != _STUDY]
    plain = [row for row in rows if not row["use"] and not row["region"]]
    whole = [row for row in plain if not (row["start"] and row["start"] == row["end"] and len(str(row["start"])) == 4)]
    return whole or plain or rows


def list_past(asked: Asked, activity: Iri, kinds: Sequence[str], *, spent: bool = False) -> list[Row]:
    """The amounts of *kinds* that only an earlier edition states. They are not computed with those that hold."""
    rows = _list_last(asked, activity, spent, list_kinds(asked, kinds)) if kinds else []
    return [row for row in rows if not (row["use"] or row["region"])]


def _deduct(asked: Asked, row: Row) -> Row:
    """The row of an amount with what is left of it, and the words printed for it and its reductions."""
    landscape = asked.world.view.landscape
    reductions = landscape.reductions.get(Iri(row["statement"]), ())
    if not reductions:
        return row
    words = {one["statement"]: str(one["printed"]) for ones in landscape.activities.amounts.values() for one in ones}
    left = add_up((read_figure(row), *(one.figure for one in reductions)))
    printed = " ".join((str(row["printed"]), *(words[one.statement] for one in reductions)))
    return {**row, "amount": left.won, "upper": left.upper, "qualifier": left.qualifier, "printed": printed}


def _list_last(asked: Asked, activity: Iri, spent: bool, kinds: Container[object] = ()) -> list[Row]:
    """The amounts that an earlier edition stated last, if none holds on the day; *until* is the day of their end.

    :param kinds: only these kinds of money; all if empty.
    """
    rows = [
        row
        for row in asked.world.view.read("amounts", ended=True)
        if row["activity"] == activity and is_spent(row) == spent and row["since"] != FOREVER
        and (not kinds or row["kind"] in kinds)
    ]  # fmt: skip
    newest = max((str(row["since"]) for row in rows), default="")
    return [row for row in rows if row["since"] == newest]


def _list_year(asked: Asked, activity: Iri, kinds: Sequence[str], year: str, spent: bool) -> list[Row]:
    """The amounts of one year, of the newest edition that states any; later editions may leave out past years."""
    every = list_kinds(asked, kinds)
    rows = [
        row
        for row in asked.world.view.read("amounts", ended=True)
        if row["activity"] == activity and is_spent(row) == spent and row["since"] != FOREVER
        and (not every or row["kind"] in every) and str(row["start"] or "")[:4] == year == str(row["end"] or "")[:4]
    ]  # fmt: skip
    newest = max((str(row["since"]) for row in rows), default="")
    return [row for row in rows if row["since"] == newest]


def add_rows(asked: Asked, lines: Lines, rows: Iterable[Row]) -> None:
    """Adds *rows* with the columns :data:`COLUMNS`."""
    reductions = asked.world.view.landscape.reductions
    for row in rows:
        statement = Iri(row["statement"])
        lines.add(
            row["activity"],
            row["kind"],
            asked.money(row),
            row["printed"],
            row["region"],
            row["use"],
            row["stage"],
            asked.span(row),
            basis=[statement, *(one.statement for one in reductions.get(statement, ()))],
        )


def say_amount(asked: Asked, row: Row) -> str:
    """``국비 100억 원``, with the stage if it was spent, and the words printed if they differ."""
    kind = asked.name(Iri(row["kind"]))
    money = str(asked.money(row))
    what = f" ({row['use']})" if row["use"] else ""
    if str(row["until"]) <= asked.world.view.day:
        what += asked.pick(
            f" ({row['since']} 판, {row['until']} 뒤의 판에는 없음)",
            f" (edition of {row['since']}, not in those since {row['until']})",
        )
    if is_spent(row):
        return asked.pick(f"집행액({kind}) {money}{what}", f"{money} spent ({kind}){what}")
    return asked.pick(f"{kind} {money}{what}", f"{kind} {money}{what}")


def find_total(asked: Asked, activity: Iri, kinds: Sequence[str]) -> Row | None:
    """The one planned amount by which activities are compared."""
    rows = [row for row in list_amounts(asked, activity, kinds or ("total",)) if not row["region"] and not row["use"]]
    return rows[0] if rows else None


def is_priced_kind(asked: Asked, activity: Iri) -> bool:
    """Whether an activity is a project, strategy or task, which are compared by their money."""
    return activity in asked.world.view.landscape.carried_out


Totals = Mapping[Iri, Row]

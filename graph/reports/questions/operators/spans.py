"""What held on or between the two days of a form."""

from collections.abc import Sequence

from graph.reports.questions.operators.finding import Asked
from graph.reports.questions.world import Row
from graph.view.days import FOREVER


def choose_between(asked: Asked, rows: Sequence[Row], *key: str) -> list[Row]:
    """The *rows* that held between the two days of the form.

    If one of those with the same *key* is new on the first day, what held before is left out.
    """
    found = [row for row in rows if is_between(asked, str(row["since"]), str(row["until"] or FOREVER))]
    if not asked.form.filters.years:
        return found
    first = asked.form.filters.years[0]
    starting = {tuple(row[one] for one in key) for row in found if str(row["since"]).startswith(first)}
    return [row for row in found if str(row["since"]) >= first or tuple(row[one] for one in key) not in starting]


def is_between(asked: Asked, since: str, until: str) -> bool:
    """Whether something held on or between the two days of the form. These may be years or months."""
    if not asked.form.filters.years:
        return True
    first, last = asked.form.filters.years
    return since[: len(last)] <= last and until[: len(first)] >= first

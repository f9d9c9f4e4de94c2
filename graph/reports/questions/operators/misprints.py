"""Misprints in sources, with the corrected reading."""

from collections.abc import Iterator
from decimal import Decimal

from graph.errors import UnreadableValue
from graph.errors.particles import add_particle
from graph.model.money import parse_amount
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing
from graph.reports.questions.operators.roles import find_scope
from graph.reports.questions.world import Row
from graph.stores import Iri

_MOST = 4


def list_misprints(asked: Asked) -> Found:
    """One row per misprint in the scope of the form, or of the amount that it names."""
    rows = list(_iter_rows(asked))
    if asked.form.quantity:
        wanted: set[Decimal | None] = {Decimal(one) for one in asked.form.quantity}
        rows = [row for row in rows if _read_won(row["printed"]) in wanted]
        if not rows:
            return Refusal(asked.pick("오기로 적힌 금액 가운데 그 금액은 없다", "no misprint of this amount is known"))
    columns = (
        "activity",
        asked.words.column("field", "항목", "field"),
        "printed",
        asked.words.column("resolved", "바로잡은 표기", "corrected"),
    )
    if not rows:
        scope = find_scope(asked)
        label = scope.label if scope else ""
        return find_nothing(
            asked,
            f"{label}에 관해 바로잡은 오기는 없다",
            f"No corrected misprint is known for {label}",
            columns,
            ("conflicts",),
        )
    lines = Lines()
    for row in rows:
        what = row["what"]
        field = asked.name(what) if isinstance(what, Iri) else str(what)
        lines.add(row["thing"], field, row["printed"], _say(asked, row), basis=[Iri(row["statement"])])
    no = asked.pick("아니오. ", "No. ") if asked.form.yes_no and asked.form.target != "misprint" else ""
    said = no + asked.join((_say_row(asked, row) for row in rows), _MOST)
    return Finding(said, columns, lines.lines, ("conflicts",))


def find_misprint(asked: Asked) -> Finding | None:
    """That the amount of a form is a misprint, if one of a source in its scope is."""
    if not asked.form.quantity:
        return None
    found = list_misprints(asked)
    return found if isinstance(found, Finding) and not found.nothing else None


def _iter_rows(asked: Asked) -> Iterator[Row]:
    scope = find_scope(asked)
    inside = None if scope is None else set(asked.world.expand(scope.activities))
    for row in asked.world.view.read_all("corrections"):
        if row["printed"] and (inside is None or row["thing"] in inside):
            resolved = row["resolved"]
            if resolved is None or _read_won(row["printed"]) != _read_won(resolved):
                yield row


def _read_won(text: object) -> Decimal | None:
    if isinstance(text, Decimal):
        return text
    try:
        return parse_amount(str(text)).won
    except UnreadableValue:
        return None


def _say(asked: Asked, row: Row) -> str:
    """The corrected reading of a row."""
    won = _read_won(row["resolved"]) if row["resolved"] is not None else None
    return str(asked.words.money(won)) if won is not None else str(row["resolved"] or "")


def _say_row(asked: Asked, row: Row) -> str:
    name, printed, right = asked.name(Iri(row["thing"])), str(row["printed"]), _say(asked, row)
    if not right:
        return asked.pick(f"{name}의 '{printed}'은 오기로 보인다", f"'{printed}' of {name} seems to be a misprint")
    quoted = add_particle(f"'{printed}'", "으로")
    korean = f"{name}에 관해 {quoted} 인쇄된 값은 오기이며 바로잡은 값은 {add_particle(right, '이다')}"
    return asked.pick(korean, f"'{printed}' for {name} is a misprint, and the corrected value is {right}")

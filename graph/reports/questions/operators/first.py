"""The first of a ranking by money: the three largest."""

from collections.abc import Mapping

from graph.reports.questions.operators.finding import Asked, Finding, Lines
from graph.reports.questions.operators.money import COLUMNS, add_rows
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.landscape import read_figure


def list_first(asked: Asked, kind: str, priced: Mapping[Iri, Row]) -> Finding:
    """As many of the largest or smallest as the form asks for, in order, and all that are equal to the last."""
    least, top = asked.form.direction == "least", asked.form.top
    order = sorted(priced, key=lambda one: read_figure(priced[one]).won, reverse=not least)
    last = read_figure(priced[order[min(top, len(order)) - 1]]).won
    found = [one for at, one in enumerate(order) if at < top or read_figure(priced[one]).won == last]
    lines = Lines()
    add_rows(asked, lines, [priced[one] for one in found])
    label = asked.code("amount-kind", kind)
    listed = asked.join((f"{asked.name_activity(one)} {asked.money(priced[one])}" for one in found), len(found))
    few = len(found) < top
    only = asked.pick(f"; 금액이 적힌 것은 {len(found)}건뿐", "; only so many have a stated amount") if few else ""
    word = asked.pick("하위" if least else "상위", "smallest" if least else "largest")
    sentence = asked.pick(
        f"{label} {word} {len(found)}건은 {listed}이다{only}",
        f"The {word} by {label} amount ({len(found)}): {listed}{only}",
    )
    return Finding(sentence, COLUMNS, lines.lines, ("funding",))

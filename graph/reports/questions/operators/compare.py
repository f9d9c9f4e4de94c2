"""Compares activities or regions by money or by the number of activities."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from graph.errors.particles import add_particle
from graph.model.figures import Figure, add_up
from graph.reports.questions.operators.activities import count_of_region
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.kinds import name_kind
from graph.reports.questions.operators.money import find_total, list_past
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.landscape import read_figure
from graph.view.ledger import is_spent, list_told


@operator(
    "compare",
    "regions",
    "technologies",
    "activities",
    "money",
    "kinds",
    "target",
    "direction",
    "total",
    "yes_no",
    "agencies",
    "roles",
)
def compare(asked: Asked) -> Found:
    """One row per side, and per kind of money if several are compared; the larger one is named."""
    if asked.form.target == "ratio":
        return _of_ratios(asked)
    if len(asked.activities) > 1:
        return _of_activities(asked)
    if len(asked.regions) > 1:
        if asked.form.filters.money or asked.form.target == "money":
            return _of_money(asked)
        return _of_counts(asked)
    return Refusal(asked.pick("비교할 두 대상의 이름이 없다", "the question does not name two things to compare"))


def _of_activities(asked: Asked) -> Found:
    lines = Lines()
    sides = _find_sides(asked)
    for one, rows in sides.items():
        for row in rows:
            lines.add(one, row["kind"], asked.money(row), basis=[Iri(row["statement"])])
    columns = ("activity", "kind", "amount")
    texts = []
    for one, rows in sides.items():
        amounts = asked.join(f"{asked.name(Iri(row['kind']))} {asked.money(row)}" for row in rows) or asked.pick(
            "금액 없음", "no amount stated"
        )
        texts.append(f"{asked.name_plan(one)} {amounts}")
    figures = _find_comparable(sides)
    verdict = _name_winner(asked, {one: figure.won for one, figure in figures.items()}, _say_gap(asked, figures))
    if asked.form.yes_no and figures:
        texts[0] = f"{_confirm(asked, [figure.won for figure in figures.values()])}{texts[0]}"
    sentence = asked.pick(f"{', '.join(texts)}이다{verdict}", f"{'; '.join(texts)}{verdict}")
    return Finding(sentence, columns, lines.lines, ())


def _find_sides(asked: Asked) -> dict[Iri, list[Row]]:
    """The amounts of each activity: of the kinds of the form, otherwise the totals, or what companies invest in all."""
    kinds = asked.form.filters.money or ("total", "national")
    sides = {one: [row for kind in kinds if (row := _find_amount(asked, one, kind))] for one in asked.activities}
    if asked.form.filters.money or any(sides.values()):
        return sides
    private = {one: find_total(asked, one, ("private",)) for one in asked.activities}
    past = {one: row or next(iter(list_past(asked, one, ("private",))), None) for one, row in private.items()}
    return {one: [row] for one, row in past.items() if row} if all(past.values()) else sides


def _find_amount(asked: Asked, activity: Iri, kind: str) -> Row | None:
    """The amount that holds, otherwise that of the last edition which states such money."""
    row = find_total(asked, activity, (kind,))
    past = list_past(asked, activity, (kind,)) if row is None and asked.form.filters.money else []
    return row or next(iter(past), None)


def _find_comparable(sides: Mapping[Iri, Sequence[Row]]) -> dict[Iri, Figure]:
    """The amounts of the first kind of money that all sides have; empty if they have none in common."""
    for kind in dict.fromkeys(row["kind"] for rows in sides.values() for row in rows):
        found = {one: row for one, rows in sides.items() for row in rows if row["kind"] == kind}
        if len(found) == len(sides):
            return {one: read_figure(row) for one, row in found.items()}
    return {}


def _say_gap(asked: Asked, figures: Mapping[Iri, Figure]) -> str:
    """The difference of two exact amounts, or of about as much."""
    if len(figures) != 2 or any(figure.upper is not None for figure in figures.values()):
        return ""
    one, other = figures.values()
    about = asked.pick("약 ", "about ") if one.qualifier or other.qualifier else ""
    return f"{about}{asked.words.money(abs(one.won - other.won))}"


def _of_ratios(asked: Asked) -> Found:
    """What part of the total of each activity is money of one kind."""
    kind = next((one for one in asked.form.filters.money if one != "total"), "")
    if not kind or len(asked.activities) < 2:
        return Refusal(asked.pick("어떤 금액의 비중인지 알 수 없다", "it is not clear which shares are compared"))
    lines, label = Lines(), asked.code("amount-kind", kind)
    ratios: dict[Iri, Decimal] = {}
    for one in asked.activities:
        total, part = find_total(asked, one, ("total",)), find_total(asked, one, (kind,))
        if not (total and part and total["amount"]):
            return Refusal(asked.pick("비중을 셈할 금액이 적혀 있지 않다", "no source states the amounts for a share"))
        ratio = (
            (Decimal(str(part["amount"])) * 100 / Decimal(str(total["amount"]))).quantize(Decimal("0.1")).normalize()
        )
        ratios[one] = ratio
        for row in (part, total):
            lines.add(one, row["kind"], asked.money(row), f"{ratio:f}%", basis=[Iri(row["statement"])])
    listed = asked.join(f"{asked.name_plan(one)} {ratio:f}%" for one, ratio in ratios.items())
    verdict = _name_winner(asked, ratios).replace("작다", "낮다").replace("크다", "높다")
    columns = ("activity", "kind", "amount", asked.words.column("ratio", "비중", "share of the total"))
    return Finding(
        asked.pick(
            f"총사업비에서 {label}의 비중은 {listed}이다{verdict}", f"Share of {label} money: {listed}{verdict}"
        ),
        columns,
        lines.lines,
    )


def _confirm(asked: Asked, values: Sequence[Decimal]) -> str:
    """Yes if the first side is the larger or smaller one, as is asked."""
    ahead = values[0] < values[1] if asked.form.direction == "least" else values[0] > values[1]
    return asked.pick("예. " if ahead else "아니오. ", "Yes: " if ahead else "No: ")


def _name_winner(asked: Asked, sides: Mapping[Iri, Decimal], gap: str = "") -> str:
    """Which side is ahead, and by how much if *gap* says so."""
    if len(sides) < 2:
        return ""
    least = asked.form.direction == "least"
    best = (min if least else max)(sides.values())
    winners = [one for one, won in sides.items() if won == best]
    if len(winners) == len(sides):
        return asked.pick("; 둘이 같다", "; they are equal")
    items = asked.world.view.activities.items
    name = asked.join(asked.name_plan(one) if one in items else asked.name(one) for one in winners)
    return asked.pick(
        f"; {name} 쪽이 {f'{gap} ' if gap else ''}더 {'작다' if least else '크다'}",
        f"; {name} is {'smaller' if least else 'larger'}{f' by {gap}' if gap else ''}",
    )


def _of_money(asked: Asked) -> Found:
    view = asked.world.view
    kind = (asked.form.filters.money or ("total",))[0]
    lines = Lines()
    sums: dict[Iri, Decimal] = {}
    texts = []
    for region in asked.regions:
        within = view.containment.find_within(region)
        entries = [
            entry
            for entry in view.ledger.regional
            if entry.region in within and str(entry.amount.kind).endswith(f"-{kind}") and not is_spent(entry.amount)
        ]
        added, _ = view.ledger.settle(entries, list_told(entries))
        if not added:
            texts.append(asked.pick(f"{asked.name(region)} 금액 없음", f"no amount for {asked.name(region)}"))
            continue
        figure = add_up(entry.figure for entry in added)
        sums[region] = figure.won
        money = asked.words.money(figure)
        lines.add(
            region,
            added[0].amount.kind,
            money,
            basis=[one for entry in added for one in (entry.statement, entry.amount.statement)],
        )
        texts.append(f"{asked.name(region)} {money}")
    verdict = _name_winner(asked, sums)
    label = asked.code("amount-kind", kind)
    return Finding(
        asked.pick(f"{label}: {asked.join(texts)}{verdict}", f"{label}: {asked.join(texts)}{verdict}"),
        ("region", "kind", "amount"),
        lines.lines,
        ("compare", asked.name(asked.regions[0]), asked.name(asked.regions[1])),
    )


def _of_counts(asked: Asked) -> Found:
    kind = (asked.form.filters.kinds or ("project",))[0]
    lines = Lines()
    counts: dict[Iri, Decimal] = {}
    for region in asked.regions:
        found = count_of_region(asked, region, kind)
        counts[region] = Decimal(len(found))
        lines.add(region, len(found), tuple(found), basis=found)
    texts = [
        asked.pick(f"{asked.name(region)} {count}건", f"{asked.name(region)} {count}")
        for region, count in counts.items()
    ]
    noun = name_kind(asked) if asked.form.filters.kinds else asked.pick("사업", "projects")
    yes = _confirm(asked, list(counts.values())) if asked.form.yes_no else ""
    verdict = _name_winner(asked, counts).replace(asked.pick("크다", "larger"), asked.pick("많다", "ahead"))
    columns = ("region", "count", asked.words.column("activities", "해당 항목", "activities", Kind.THINGS))
    return Finding(
        asked.pick(
            f"{yes}{add_particle(noun, '은')} {asked.join(texts)}이다{verdict}",
            f"{yes}{noun}: {asked.join(texts)}{verdict}",
        ),
        columns,
        lines.lines,
        ("compare", asked.name(asked.regions[0]), asked.name(asked.regions[1])),
    )

"""How much a region gets, as announced or as the sum of its parts; and that an amount is not stated."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from graph.errors.particles import add_particle
from graph.model.figures import Figure, add_up
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines
from graph.reports.questions.operators.money import COLUMNS, add_rows, list_kinds, say_amount
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.ledger import Entry, is_spent, list_told


def find_no_amount(asked: Asked, label: str, others: Sequence[Row]) -> Finding:
    """That no source states the amount, with the *others* that are stated."""
    lines = Lines()
    add_rows(asked, lines, others)
    spent = asked.form.filters.stage == "spent"
    kinds = asked.join(asked.code("amount-kind", one) for one in asked.form.filters.money)
    if asked.form.target == "by-source":
        kinds = asked.pick("재원별", "funding source")
    near = asked.join((say_amount(asked, row) for row in others), 4)
    if year := asked.form.filters.year:
        label = asked.pick(f"{label}의 {year}년", f"{label} in {year}")
    if asked.lang == "ko":
        what = "집행한 금액" if spent else f"{kinds} 금액" if kinds else "예산이나 사업비"
        no, of = "아니오. " if asked.form.yes_no else "", "" if year else "의"
        sentence = f"{no}{label}{of} {add_particle(what, '은')} 적혀 있지 않다"
        stated = f". 적힌 금액은 {near}이다"
    else:
        what = "spent amount" if spent else f"{kinds} amount" if kinds else "amount of money"
        no = "No. " if asked.form.yes_no else ""
        sentence = f"{no}No {what} is stated for {label}; no source gives one"
        stated = f". Stated: {near}"
    return Finding(
        sentence + stated if near else sentence,
        COLUMNS,
        lines.lines,
        find_command(asked),
        cited=bool(near),
        nothing=True,
    )


def find_command(asked: Asked) -> tuple[str, ...]:
    """The report that shows more about the money of the scope."""
    if asked.activities:
        return ("roadmap", str(asked.world.view.activities.items[asked.activities[0]].plan).rpartition("/")[2])
    if asked.regions:
        return ("funding", "--region", asked.name(asked.regions[0]))
    return ("funding",)


def find_of_regions(asked: Asked) -> Found:
    """The amounts of each region."""
    every = [_of_region(asked, one) for one in asked.regions]
    found = [one for one in every if isinstance(one, Finding)]
    if len(every) == 1 or len(found) < len(every):
        return every[0]
    sentence = "; ".join(one.sentence for one in found)
    lines = [line for one in found for line in one.lines]
    return replace(found[0], sentence=sentence, lines=lines, cited=any(one.cited for one in found))


def _of_region(asked: Asked, region: Iri) -> Found:
    """The announced amount of the region, or the sum of its parts in all activities."""
    view, filters = asked.world.view, asked.form.filters
    within = view.containment.find_within(region)
    name = asked.name(region)
    kinds = tuple(one for one in filters.money if one != "total" or len(filters.money) == 1)
    if filters.stage == "spent":
        return find_no_amount(asked, name, [])
    wanted = list_kinds(asked, kinds)
    entries = [
        entry
        for entry in view.ledger.regional
        if entry.region in within and (not wanted or entry.amount.kind in wanted) and not is_spent(entry.amount)
    ]
    added, left = view.ledger.settle(entries, list_told(entries))
    if not added:
        return find_no_amount(asked, name, [])
    by_kind: dict[Iri, list[Figure]] = {}
    announced = {entry.amount.kind: entry for entry in (one.entry for one in left if one.why == "sum")}
    for entry in added:
        by_kind.setdefault(entry.amount.kind, []).append(entry.figure)
    lines = _to_lines(asked, [*added, *announced.values()])
    sums = {asked.name(kind): asked.words.money(add_up(some)) for kind, some in by_kind.items()}
    listed = asked.join(asked.pick(f"{kind} {money}", f"{money} ({kind})") for kind, money in sums.items())
    several = len(added) > 1
    sentence = asked.pick(
        f"{asked.topic(name)} {add_particle(listed, '을')} 받는다{'(몫의 합계)' if several else ''}",
        f"{name} gets {listed}{', the sum of its parts' if several else ''}",
    )
    if announced and all(add_up(by_kind.get(kind, ())).won == one.figure.won for kind, one in announced.items()):
        sentence += asked.pick("; 발표한 금액과 같다", ", as announced")
    if asked.form.yes_no:
        known = {add_up(some).won for some in by_kind.values()}
        agrees = {Decimal(one) for one in asked.form.quantity} <= known
        sentence = asked.pick(f"{'예' if agrees else '아니오'}. {sentence}", f"{'Yes' if agrees else 'No'}. {sentence}")
    return Finding(sentence, COLUMNS, lines.lines, ("funding", "--by", "source", "--region", name))


def _to_lines(asked: Asked, entries: Sequence[Entry]) -> Lines:
    """The parts of a region, with the words printed for the amounts that they are parts of."""
    printed = {row["statement"]: row for rows in asked.world.view.activities.amounts.values() for row in rows}
    lines = Lines()
    for entry in entries:
        amount, money = entry.amount, asked.words.money(entry.figure)
        row = printed.get(amount.statement, {})
        cells = (
            amount.activity,
            amount.kind,
            money,
            row.get("printed"),
            entry.region,
            row.get("use"),
            amount.stage,
            "",
        )
        lines.add(*cells, basis=[entry.statement, amount.statement])
    return lines

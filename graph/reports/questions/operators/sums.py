"""What is worked out of several amounts: sums, averages, what is left of a total, and sums over years."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from graph.errors.particles import add_particle
from graph.model.figures import add_up
from graph.reports.questions.operators.finding import Asked, Finding, Lines, to_code
from graph.reports.questions.operators.kindsums import add_kinds
from graph.reports.questions.operators.money import (
    COLUMNS,
    TOTAL,
    add_rows,
    find_total,
    list_amounts,
    list_past,
    say_amount,
)
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.landscape import read_figure

_KINDS = ("private", "national", "local")


def derive(asked: Asked, label: str, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """The amount that the form asks to work out; ``None`` if it asks for stated amounts, or none can be worked out."""
    if asked.form.filters.years:
        return _add_years(asked, activities, command)
    if asked.form.target == "average":
        return _average(asked, label, activities, command)
    if asked.form.total and asked.form.target == "by-source":
        return _add_by_source(asked, label, activities, command)
    if asked.form.total:
        return _add(asked, label, activities, command)
    if asked.form.target == "difference":
        return _differ(asked, activities, command)
    return _subtract(asked, activities, command) if asked.form.target == "rest" else None


def _read(asked: Asked, activities: Sequence[Iri], kinds: tuple[str, ...]) -> list[Row]:
    return [row for one in activities if (row := find_total(asked, one, kinds[:1]))]


def _add(asked: Asked, label: str, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    kinds = asked.form.filters.money or ("total",)
    if len(kinds) > 1:
        return add_kinds(asked, label, activities, command)
    rows = _read(asked, activities, kinds)
    if not rows and not asked.form.filters.money:
        # What companies invest has no total besides: the one kind of money that all have.
        every = ((one, _read(asked, activities, (one,))) for one in _KINDS)
        kinds, rows = next((((one,), some) for one, some in every if len(some) == len(activities)), (kinds, rows))
    if len(rows) < 2:
        return None
    lines = Lines()
    add_rows(asked, lines, rows)
    total = asked.words.money(add_up(read_figure(row) for row in rows))
    kind = asked.code("amount-kind", kinds[0])
    sentence = asked.pick(
        f"{label} 사업 {len(rows)}건의 {add_particle(kind, '을')} 더하면 {total}이다",
        f"The {kind} amounts of {len(rows)} activities of {label} add up to {total}",
    )
    return Finding(sentence, COLUMNS, lines.lines, command)


def _add_by_source(asked: Asked, label: str, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """The sum of each kind of money over several activities."""
    kinds = dict.fromkeys(
        Iri(row["kind"]) for one in activities for row in list_amounts(asked, one) if row["kind"] != TOTAL
    )
    lines, texts = Lines(), []
    for kind in sorted(kinds, key=asked.name):
        code = str(kind).rpartition("amount-kind-")[2]
        rows = [row for row in _read(asked, activities, (code,)) if row["kind"] == kind]
        if rows:
            add_rows(asked, lines, rows)
            money = asked.words.money(add_up(read_figure(row) for row in rows))
            texts.append(
                asked.pick(f"{asked.name(kind)} {money}({len(rows)}건)", f"{asked.name(kind)} {money} ({len(rows)})")
            )
    if len(activities) < 2 or not texts:
        return None
    listed = asked.join(texts, 8)
    sentence = asked.pick(f"{label} 사업의 재원별 합계는 {listed}이다", f"Sums by funding source of {label}: {listed}")
    return Finding(sentence, COLUMNS, lines.lines, command)


def _average(asked: Asked, label: str, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """The average of the activities with a stated amount, and how many have none."""
    kinds = asked.form.filters.money or ("total",)
    rows = _read(asked, activities, kinds)
    if len(rows) < 2:
        return None
    lines = Lines()
    add_rows(asked, lines, rows)
    total = sum((read_figure(row).won for row in rows), Decimal(0))
    average = _round(total / len(rows))
    about = asked.pick("약 ", "about ") if average * len(rows) != total else ""
    kind, left = asked.code("amount-kind", kinds[0]), len(activities) - len(rows)
    without = (
        asked.pick(f", 금액이 적히지 않은 {left}건 제외", f", {left} more without a stated amount") if left else ""
    )
    all_of = asked.words.money(add_up(read_figure(row) for row in rows))
    sentence = asked.pick(
        f"{label} 사업 {len(rows)}건의 {kind} 평균은 {about}{asked.words.money(average)}이다 (합계 {all_of}{without})",
        f"The average {kind} amount of {len(rows)} activities of {label} is {about}{asked.words.money(average)}"
        f" ({all_of} in all{without})",
    )
    return Finding(sentence, COLUMNS, lines.lines, command)


def _round(won: Decimal) -> Decimal:
    """A quotient to a tenth of 100 million won, or less of smaller amounts."""
    step = Decimal(10_000_000) if won >= 100_000_000 else Decimal(10_000)
    return (won / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _subtract(asked: Asked, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """What of the total is not money of the named kind, and the total."""
    lines = Lines()
    parts = []
    named = asked.form.filters.money[:1] or ("national",)
    if named == ("total",):
        named = ("national",)
    for one in activities:
        total, part = find_total(asked, one, ("total",)), find_total(asked, one, named)
        if total and part:
            add_rows(asked, lines, [total, part])
            left = asked.words.money(Decimal(str(total["amount"])) - Decimal(str(part["amount"])))
            kind = asked.code("amount-kind", named[0])
            name, all_of, of_it = asked.name_activity(one), say_amount(asked, total), say_amount(asked, part)
            parts.append(
                asked.pick(
                    f"{name}에서 {kind}가 아닌 돈은 {left}이다 ({all_of} 가운데 {of_it})",
                    f"{left} of {name} is not {kind} money ({all_of}, of which {of_it})",
                )
            )
    return Finding(asked.join(parts), COLUMNS, lines.lines, command) if parts else None


def _differ(asked: Asked, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """By how much one kind of money is more than another one, of each activity that has both."""
    lines, parts = Lines(), []
    for one in activities:
        rows = [row for kind in asked.form.filters.money if (row := _find_stated(_go_back(asked), one, kind))]
        if asked.form.filters.stage == "spent":
            kinds = (asked.form.filters.money[:1], ("total",))
            rows += next((some for kind in kinds if (some := list_amounts(asked, one, kind, spent=True)[:1])), [])
        figures = [read_figure(row) for row in rows]
        if len(rows) < 2 or any(figure.upper is not None for figure in figures):
            continue
        add_rows(asked, lines, rows)
        name, listed = asked.name_activity(one), [say_amount(asked, row) for row in rows]
        difference = figures[0].won - figures[1].won
        about = asked.pick("약 ", "about ") if any(figure.qualifier for figure in figures) else ""
        money = f"{about}{asked.words.money(abs(difference))}"
        more, less = listed if difference > 0 else listed[::-1]
        parts.append(
            asked.pick(
                f"{name}의 {add_particle(listed[0], '과')} {listed[1]}의 차이는 {money}이다",
                f"{name}: {more} is {money} more than {less}",
            )
            if difference
            else asked.pick(
                f"{name}의 {add_particle(listed[0], '과')} {add_particle(listed[1], '은')} 같다",
                f"{name}: {listed[0]} is as much as {listed[1]}",
            )
        )
    return Finding(asked.join(parts), COLUMNS, lines.lines, command) if parts else None


def _find_stated(asked: Asked, activity: Iri, kind: str) -> Row | None:
    """The amount that holds, otherwise that of the last edition which states such money."""
    return find_total(asked, activity, (kind,)) or next(iter(list_past(asked, activity, (kind,))), None)


def _go_back(asked: Asked) -> Asked:
    """The same at the first edition of the stage at which the planned amount is asked for, if there is one."""
    stages = {to_code("stage", one) for one in asked.form.editions}
    plans = {asked.world.view.activities.items[one].plan for one in asked.activities}
    days = [
        str(row["since"])
        for row in asked.world.view.read("editions")
        if row["plan"] in plans and row["stage"] in stages and row["since"]
    ]
    if not days or asked.form.filters.stage != "spent":
        return asked
    world = asked.world.on(min(days))
    return Asked(world, asked.form, world.word(asked.lang))


def _add_years(asked: Asked, activities: Sequence[Iri], command: tuple[str, ...]) -> Finding | None:
    """The amounts of a span of years: one stated for the whole span, otherwise the sum of those of its years."""
    first, last = asked.form.filters.years
    if len(first) != len("2025") or len(last) != len("2025"):
        return None
    kinds = asked.form.filters.money or ("total",)
    lines, texts = Lines(), []
    for one in activities:
        whole = [row for row in list_amounts(asked, one, kinds[:1]) if _spans(row, first, last)]
        years = [str(year) for year in range(int(first), int(last) + 1)]
        by_year = [row for year in years for row in list_amounts(asked, one, kinds[:1], year=year)[:1]]
        if not whole and len(by_year) < len(years):
            continue
        rows = whole[:1] or by_year
        add_rows(asked, lines, rows)
        money = asked.words.money(add_up(read_figure(row) for row in rows))
        name, kind = asked.name_activity(one), asked.code("amount-kind", kinds[0])
        how = "" if whole else asked.pick(f", {len(rows)}개 연도의 합계", f", the sum of {len(rows)} years")
        texts.append(
            asked.pick(
                f"{name}의 {first}~{last}년 {kind} 금액은 {money}이다{f' ({how[2:]})' if how else ''}",
                f"{name} {first}-{last}: {kind} {money}{how}",
            )
        )
    return Finding(asked.join(texts, 4), COLUMNS, lines.lines, command) if texts else None


def _spans(row: Row, first: str, last: str) -> bool:
    return str(row["start"] or "")[:4] == first and str(row["end"] or "")[:4] == last

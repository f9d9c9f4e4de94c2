"""The largest and the smallest, by money or by the number of activities."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graph.model.vocabulary import RM
from graph.reports.questions.operators.activities import select_activities
from graph.reports.questions.operators.dates import find_by_date
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.first import list_first
from graph.reports.questions.operators.money import COLUMNS, add_rows, find_total
from graph.reports.questions.operators.roles import IMPLEMENTING, fits, get_code, iter_roles
from graph.reports.questions.operators.sourcing import find_source
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.activities import DERIVED
from graph.view.landscape import read_figure

# What is compared if no total is stated, with the amounts of the most activities.
_OTHER_MONEY = ("national", "private", "local")
_ORDER = ("첫", "두 ", "세 ", "네 ", "다섯 ")


@operator(
    "extreme",
    "regions",
    "technologies",
    "activities",
    "agencies",
    "money",
    "kinds",
    "roles",
    "types",
    "target",
    "direction",
    "rank",
    "top",
    "ordinal",
    "total",
    "joint",
    "yes_no",
    "editions",
    "without",
)
def extreme(asked: Asked) -> Found:
    """The activities with the most or least money, all of them if several have the same; or the busiest agencies."""
    if not asked.form.direction:
        return Refusal(
            asked.pick(
                "가장 큰 것인지 작은 것인지 알 수 없다",
                "the question does not say whether the largest or the smallest is meant",
            )
        )
    if asked.form.top > 1 and (asked.form.target in _SPECIAL or asked.form.direction in ("earliest", "latest")):
        return Refusal(asked.pick("여기서는 첫째만 가려낸다", "only the first of this ranking is found"))
    if special := _SPECIAL.get(asked.form.target):
        return special(asked)
    if asked.form.direction in ("earliest", "latest"):
        return find_by_date(asked)
    return _by_money(asked)


def _by_money(asked: Asked) -> Found:
    """The activities with the most or least money, or the agencies with the most or fewest activities."""
    if (
        asked.form.filters.types
        or asked.form.target == "agencies"
        or (not (asked.form.filters.kinds or asked.form.filters.money) and set(asked.form.filters.roles) - {"investor"})
    ):
        return _of_agencies(asked)
    found = _list_compared(asked, select_activities(asked))
    kinds, priced = _price(asked, found)
    if not priced:
        return find_nothing(
            asked, "비교할 금액이 적혀 있지 않다", "No source states amounts to compare", COLUMNS, ("funding",)
        )
    least = asked.form.direction == "least"
    values = sorted({read_figure(row).won for row in priced.values()}, reverse=not least)
    rank = asked.form.rank
    if asked.form.top > 1:
        return list_first(asked, kinds[0], priced)
    if rank > len(values):
        return Refusal(
            asked.pick(f"금액이 적힌 항목이 {len(values)}건뿐이다", f"only {len(values)} different amounts are stated")
        )
    best = [one for one, row in priced.items() if read_figure(row).won == values[rank - 1]]
    lines = Lines()
    add_rows(asked, lines, [priced[one] for one in best])
    money, kind = asked.money(priced[best[0]]), asked.code("amount-kind", kinds[0])
    names = asked.names(best)
    order_ko = f"{_ORDER[rank - 1] if rank <= len(_ORDER) else rank}번째로 " if rank > 1 else "가장 "
    order_en = f"rank {rank} by the " if rank > 1 else ""
    word = asked.pick("작은" if least else "큰", "smallest" if least else "largest")
    if str(priced[best[0]]["until"]) <= asked.world.view.day:
        money = asked.pick(f"{money}, {priced[best[0]]['since']} 판", f"{money}, edition of {priced[best[0]]['since']}")  # type: ignore[assignment]  # a text
    sentence = asked.pick(
        f"{kind}가 {order_ko}{word} 것은 {names}이다({money})"
        if kind[-1] in "비"
        else f"{kind} 기준으로 {order_ko}{word} 것은 {names}이다({money})",
        f"{names}: {order_en}the {word} {kind} amount, {money}"
        if not order_en
        else f"{names}: number {rank} by {kind} amount, {money}",
    )
    return Finding(sentence + _say_roles(asked, best), COLUMNS, lines.lines, ("funding",))


def _list_compared(asked: Asked, found: list[Iri]) -> list[Iri]:
    """What is compared: the parts of the only thing that the form names, since one thing is the largest of nothing."""
    known, kinds = asked.world.view.activities, asked.form.filters.kinds[:1]
    wholes = [one for one in found if all(other == one or one in known.iter_wholes(other) for other in found)]
    if not wholes or wholes[0] not in asked.activities or kinds == ("study",):
        return found
    parts = [one for one in asked.world.expand(wholes) if one != wholes[0]]
    if kinds and kinds[0] in ("project", "strategy", "task", "area"):
        parts = [one for one in parts if is_of_kind(known.items[one], kinds[0]) in (0, 1)]
    return parts if _price(asked, parts)[1] else found


def _price(asked: Asked, found: Sequence[Iri]) -> tuple[tuple[str, ...], dict[Iri, Row]]:
    """The kind of money that is compared, and its amounts: the total, otherwise the kind that is stated most often."""
    wanted = asked.form.filters.money
    choices = [wanted[:1]] if wanted else [("total",), *sorted((one,) for one in _OTHER_MONEY)]
    priced = [(kinds, {one: row for one in found if (row := find_total(asked, one, kinds))}) for kinds in choices]
    if priced[0][1]:
        return priced[0]
    return max(priced, key=lambda pair: len(pair[1]))


def _by_agencies(asked: Asked) -> Found:
    """The activities with the most or fewest agencies in a role; those without a stated one do not count."""
    roles = asked.form.filters.roles or IMPLEMENTING
    known = asked.world.view.activities
    found: dict[Iri, dict[Iri, Iri]] = {}
    for one in select_activities(
        replace(asked, form=replace(asked.form, filters=replace(asked.form.filters, roles=())))
    ):
        for role in known.roles.get(one, ()):
            if role.status != DERIVED and get_code(role.general) in roles and fits(asked, role.agency):
                found.setdefault(one, {})[role.agency] = role.statement
    columns = ("activity", "count", asked.words.column("agencies", "기관", "agencies", Kind.THINGS))
    if not found:
        return find_nothing(asked, "그런 기관이 적혀 있지 않다", "No source names such agencies", columns)
    least = asked.form.direction == "least"
    sizes = sorted({len(some) for some in found.values()}, reverse=not least)
    if asked.form.rank > len(sizes):
        return Refusal(
            asked.pick(f"서로 다른 수가 {len(sizes)}가지뿐이다", f"only {len(sizes)} different numbers are stated")
        )
    most = sizes[asked.form.rank - 1]
    best = [one for one, some in found.items() if len(some) == most]
    lines = Lines()
    for one in best:
        lines.add(one, most, tuple(found[one]), basis=list(found[one].values()))
    said = asked.join(asked.code("role", one) for one in roles)
    order = "가장 " if asked.form.rank == 1 else f"{_ORDER[min(asked.form.rank, len(_ORDER)) - 1]}번째로 "
    rank = "" if asked.form.rank == 1 else f"number {asked.form.rank} by "
    names, agencies = asked.names(best), asked.names(dict.fromkeys(each for one in best for each in found[one]), 8)
    return Finding(
        asked.pick(
            f"{said} 기관이 {order}{'적은' if least else '많은'} 것은 {names}이다({most}곳: {agencies})",
            f"{names}: {rank}the {'fewest' if least else 'most'} agencies ({said}), {most}: {agencies}",
        ),
        columns,
        lines.lines,
        ("network",),
    )


def _say_roles(asked: Asked, best: Sequence[Iri]) -> str:
    """The agencies of the largest in the roles that are asked for."""
    texts = []
    for code in asked.form.filters.roles:
        found = asked.names((one.agency for one in iter_roles(asked, best, (code,))), 8)
        role, none = asked.code("role", code), asked.pick("적혀 있지 않음", "not stated")
        texts.append(asked.pick(f"; {role} 기관: {found or none}", f"; {role}: {found or none}"))
    return "".join(texts)


def _of_agencies(asked: Asked) -> Found:
    view = asked.world.view
    inside = set(select_activities(asked)) if asked.regions or asked.technologies or asked.activities else None
    roles = asked.form.filters.roles if asked.form.filters.roles == ("lead",) else IMPLEMENTING
    found: dict[Iri, dict[Iri, Iri]] = {}
    for activity, some in view.activities.roles.items():
        if view.activities.items[activity].kind == RM.Task or (inside is not None and activity not in inside):
            continue
        for role in some:
            if role.status != DERIVED and get_code(role.general) in roles and fits(asked, role.agency):
                found.setdefault(role.agency, {})[activity] = role.statement
    if not found:
        return find_nothing(
            asked, "맡은 기관이 적혀 있지 않다", "No source names such an agency", ("agency",), ("network",)
        )
    least, rank, top = asked.form.direction == "least", asked.form.rank, asked.form.top
    sizes = sorted({len(some) for some in found.values()}, reverse=not least)
    if rank > len(sizes):
        return Refusal(
            asked.pick(f"서로 다른 수가 {len(sizes)}가지뿐이다", f"only {len(sizes)} different numbers are stated")
        )
    busy = sorted(found, key=lambda agency: len(found[agency]), reverse=not least)
    bound = len(found[busy[min(top, len(busy)) - 1]]) if top else sizes[rank - 1]
    best = [one for one in busy if len(found[one]) == bound or (top and (len(found[one]) < bound) == least)]
    lines = Lines()
    for agency in best:
        lines.add(agency, len(found[agency]), tuple(found[agency]), basis=found[agency].values())
    columns = ("agency", "count", asked.words.column("activities", "해당 항목", "activities", Kind.THINGS))
    order = f"{_ORDER[min(rank, len(_ORDER)) - 1]}번째로" if rank > 1 else "가장"
    word = asked.pick("적은" if least else "많은", "fewest" if least else "most")
    if top:
        asked.words.learn(best)
        listed = asked.join((f"{asked.name(one)} {len(found[one])}" for one in best), len(best))
        sentence = asked.pick(
            f"{order} {word} 사업을 맡은 기관은 {listed}이다", f"The agencies with the {word} activities: {listed}"
        )
    else:
        number = f"number {rank} by " if rank > 1 else ""
        sentence = asked.pick(
            f"{order} {word} 사업을 맡은 기관은 {asked.names(best)}이다({bound}건)",
            f"{asked.names(best)}: {number}the {word} activities, {bound}",
        )
    return Finding(sentence, columns, lines.lines, ("network",))


# Targets that are ranked otherwise.
_SPECIAL: Mapping[str, Callable[[Asked], Found]] = {"by-source": find_source, "agencies-each": _by_agencies}

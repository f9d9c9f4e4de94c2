"""How much: the amounts of activities, of a region, of a year or a use, by funding source, added up or what remains."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from graph.model.vocabulary import RM
from graph.reports.questions.form import Filters, to_iri
from graph.reports.questions.operators.activities import select_activities
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.gains import find_command, find_no_amount, find_of_regions
from graph.reports.questions.operators.money import (
    COLUMNS,
    TOTAL,
    add_rows,
    is_priced_kind,
    list_amounts,
    list_kinds,
    list_past,
    say_amount,
)
from graph.reports.questions.operators.roles import Scoped, find_scope, get_code, is_agency
from graph.reports.questions.operators.share import share
from graph.reports.questions.operators.sums import derive
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.activities import DERIVED


@operator(
    "amount",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "roles",
    "money",
    "stage",
    "kinds",
    "words",
    "target",
    "total",
    "year",
    "years",
    "yes_no",
    "quantity",
    "editions",
    "joint",
    "limits",
    "types",
    "seat",
    "seat_outside",
    "negated",
    "without",
)
def amount(asked: Asked) -> Found:  # noqa: PLR0911, PLR0912 - one return for each kind of scope
    """One row per amount. Planned and spent money are different, and only the one that is asked for is shown."""
    asked = _of_investor(asked)
    filters = asked.form.filters
    if _restricts(filters):
        return _of_restricted(asked)
    if len(asked.agencies) > 1:
        return Refusal(asked.pick("기관을 둘 이상 물었다", "the question names several agencies"))
    if set(filters.roles) & {"lead", "participant"} and not asked.agencies:
        return Refusal(asked.pick("기관과 금액을 함께 물었다", "the question asks for agencies and money at once"))
    if filters.words:
        return _of_use(asked)
    scope = find_scope(asked)
    if asked.agencies and asked.form.target == "get" and (scope is None or scope.named):
        return _refuse_agency(asked)
    if scope is None and asked.agencies:
        return _of_agency(asked)
    if scope is None:
        return Refusal(
            asked.pick("무엇의 금액인지 사업이나 지역의 이름이 없다", "the question does not say whose money is meant")
        )
    if filters.kinds[:1] == ("study",):
        return _of_study(asked, scope.label, scope.activities)
    if scope.named and _is_part_of(asked):
        return share(asked)
    if filters.joint and len(asked.regions) > 1 and not scope.named:
        return _list(asked, scope.label, select_activities(asked))
    plain = not (scope.named or asked.agencies or asked.technologies or filters.kinds or filters.year or filters.years)
    plain = plain and asked.form.target != "average"
    if plain and asked.regions:
        return find_of_regions(asked)
    if asked.form.target == "get" and asked.regions and not (scope.named or asked.technologies or filters.year):
        return find_of_regions(asked)
    activities = _find_priced(asked, scope)
    if asked.agencies and not activities:
        return _refuse_agency(asked)
    derived = derive(asked, scope.label, _find_addends(asked, activities), find_command(asked))
    if derived:
        return derived
    if filters.years or asked.form.target == "average":
        return Refusal(
            asked.pick("셈할 금액이 적혀 있지 않다", "no source states the amounts that would have to be computed")
        )
    if asked.form.target in ("rest", "difference") or (
        asked.form.total and not any(_select(asked, one) for one in activities)
    ):
        return find_no_amount(asked, scope.label, _list_of_kinds(asked, activities))
    return _list(asked, scope.label, activities)


def _list_of_kinds(asked: Asked, activities: Sequence[Iri]) -> list[Row]:
    """The amounts of the kinds whose difference is asked for, also of earlier editions."""
    if asked.form.target != "difference":
        return []
    kinds = [(one, (kind,)) for one in activities for kind in asked.form.filters.money]
    return [row for one, kind in kinds for row in list_amounts(asked, one, kind) or list_past(asked, one, kind)]


def _of_investor(asked: Asked) -> Asked:
    """The same, of private money if it is asked how much an agency invests."""
    filters = asked.form.filters
    if not asked.agencies or filters.roles != ("investor",) or filters.money:
        return asked
    return replace(asked, form=replace(asked.form, filters=replace(filters, money=("private",))))


def _restricts(filters: Filters) -> bool:
    """Whether conditions choose the activities whose amounts are added up: 연구기관이 주관하는 과제의 평균 국비."""
    restricting = filters.limits or filters.types or filters.seat or filters.negated or filters.without
    return bool(restricting)


def _of_restricted(asked: Asked) -> Found:
    if asked.form.target != "average" and not asked.form.total:
        return Refusal(
            asked.pick(
                "조건이 있는 여러 사업의 금액은 합계나 평균만 셈한다",
                "amounts of activities under conditions are only added up or averaged",
            )
        )
    found = select_activities(asked)
    scope = find_scope(asked)
    label = asked.pick("조건에 맞는", "that fit")
    label = " ".join(filter(None, [scope.label if scope else "", label]))
    return derive(asked, label, found, find_command(asked)) or Refusal(
        asked.pick("셈할 금액이 적혀 있지 않다", "no source states the amounts that would have to be computed")
    )


def _find_addends(asked: Asked, activities: list[Iri]) -> list[Iri]:
    """What is added up or averaged: the parts of the kind that is asked for, instead of their only whole."""
    kinds = asked.form.filters.kinds[:1]
    if not (asked.form.total or asked.form.target == "average") or len(activities) != 1 or not kinds:
        return activities
    items = asked.world.view.activities.items
    parts = list(asked.world.view.activities.iter_parts(activities[0]))
    ranked = ([one for one in parts if is_of_kind(items[one], kinds[0]) == rank] for rank in range(6))
    return next((some for some in ranked if any(_select(asked, one) for one in some)), activities)


def _refuse_agency(asked: Asked) -> Refusal:
    return Refusal(
        asked.pick(
            "자료는 금액을 기관별로 나누어 적지 않는다", "the data do not say how much money an agency gives or gets"
        )
    )


def _find_priced(asked: Asked, scope: Scoped) -> list[Iri]:
    """The activities of the scope whose money is asked for."""
    activities, filters = list(scope.activities), asked.form.filters
    if asked.agencies:
        held = [one for one in activities if _has_role(asked, one)]
        if not held and (asked.form.total or filters.roles == ("investor",)):
            # 삼성전자가 메가 클러스터에 투자하는 돈의 합: the agency invests in parts of the plan.
            held = [one for one in asked.world.expand(activities) if _has_role(asked, one)]
        if filters.roles == ("investor",):
            # What several invest together is not divided.
            held = [one for one in held if _count_investors(asked, one) == 1]
        activities = held
        if asked.regions and not scope.named:
            # A plan of several regions does not say which of its work is in this one.
            activities = [one for one in activities if _is_in_region(asked, one)]
    if scope.named and filters.kinds[:1] in (("area",), ("task",), ("strategy",), ("phase",)) and not filters.year:
        # 집적단지 네 분야의 금액: the parts of that kind, if the scope is of another one.
        items, wanted = asked.world.view.activities.items, filters.kinds[0]
        parts = [one for one in asked.world.expand(activities) if is_of_kind(items[one], wanted) == 0]
        own = any(is_of_kind(items[one], wanted) == 0 for one in activities)
        priced = [] if own else [one for one in parts if _select(asked, one)]
        activities = priced or activities
    if scope.named or filters.year:
        return activities
    items = asked.world.view.activities.items
    if filters.kinds[:1] in (("project",), ("strategy",), ("task",), ()):
        return [one for one in activities if is_priced_kind(asked, one)]
    return [one for one in activities if items[one].kind == RM.Roadmap] or activities


def _is_in_region(asked: Asked, activity: Iri) -> bool:
    """Whether an activity has a part in the region of the form, or its plan is of no other region."""
    world = asked.world
    within = world.view.containment.find_within(asked.regions[0])
    parts = {part.region for part in world.view.landscape.parts.get(activity, ())}
    places = world.view.activities.items[activity].places
    return bool(parts & within) if parts else bool(places) and within.issuperset(places)


def _has_role(asked: Asked, activity: Iri) -> bool:
    """Whether the agency of the form has the role that the form names in an activity."""
    roles = asked.form.filters.roles or ("lead", "participant")
    if roles == ("participant",):
        # To take part in something includes leading it and paying for it.
        roles = ("lead", "participant", "investor")
    held = asked.world.view.activities.roles.get(activity, ())
    return any(
        is_agency(asked, role.agency, asked.agencies[0]) and get_code(role.general) in roles and role.status != DERIVED
        for role in held
    )


def _count_investors(asked: Asked, activity: Iri) -> int:
    held = asked.world.view.activities.roles.get(activity, ())
    return len({role.agency for role in held if get_code(role.general) == "investor" and role.status != DERIVED})


def _has_quantity(asked: Asked, activities: Sequence[Iri]) -> bool:
    """Whether the amounts that the question gives are stated in the scope."""
    wanted = {Decimal(one) for one in asked.form.quantity}
    near = asked.world.expand(activities)
    near += [whole for one in activities for whole in asked.world.view.activities.iter_wholes(one)]
    known = {Decimal(str(row["amount"])) for one in near for row in asked.world.view.activities.amounts.get(one, ())}
    return wanted <= known


def _find_with_quantity(asked: Asked, activities: Sequence[Iri]) -> Sequence[Iri]:
    """What contains *activities* and has the amount of the question, if they do not have it themselves."""
    known, wanted = asked.world.view.activities, {Decimal(one) for one in asked.form.quantity}

    def has(one: Iri) -> bool:
        return any(Decimal(str(row["amount"])) in wanted for row in known.amounts.get(one, ()) if row["amount"])

    if not wanted or any(map(has, activities)):
        return activities
    wholes = dict.fromkeys(whole for one in activities for whole in known.iter_wholes(one) if has(whole))
    return list(wholes) or activities


def _list(asked: Asked, label: str, activities: Sequence[Iri]) -> Found:
    filters = asked.form.filters
    if asked.form.target == "by-source":
        activities = _find_with_quantity(asked, activities)
    found = [row for one in activities for row in _select(asked, one)]
    if not found and filters.year:
        found = [row for one in asked.world.expand(activities) for row in _select(asked, one)]
    if not found:
        parts = [one for activity in activities for one in asked.world.view.activities.iter_parts(activity)]
        found = [row for one in parts for row in _select(asked, one)]
    if not found and (asked.form.target == "by-source" or filters.money):
        wholes = [row for one in activities for row in _select(asked, one, any_kind=True)]
        return find_no_amount(asked, label, wholes)
    if not found:
        return find_no_amount(asked, label, [])
    if asked.form.quantity and not asked.form.yes_no and not _has_quantity(asked, activities):
        money = asked.join(str(asked.words.money(Decimal(one))) for one in asked.form.quantity)
        return Refusal(
            asked.pick(f"{label}의 금액으로 {money}을 적은 출처는 없다", f"no source states {money} for {label}")
        )
    lines = Lines()
    add_rows(asked, lines, found)
    by_activity: dict[Iri, list[Row]] = {}
    for row in found:
        by_activity.setdefault(Iri(row["activity"]), []).append(row)
    several = asked.form.target in ("by-source",) or len(filters.money) > 1
    said: dict[Iri, str] = {}
    for one, own in by_activity.items():
        totals = [row for row in own if row["kind"] == TOTAL]
        shown = own if several or filters.money or len(own) < 3 else totals or own
        said[one] = asked.join((say_amount(asked, row) for row in shown), 8)
    if len(said) == 1:
        ((activity, amounts),) = said.items()
        name = asked.name_activity(activity)
        year = asked.pick(f" {filters.year}년", f" in {filters.year}") if filters.year else ""
        sentence = asked.pick(f"{name}의{year} 금액은 {amounts}이다", f"{name}{year}: {amounts}")
    else:
        listed = asked.join((f"{asked.name_activity(one)} {amounts}" for one, amounts in said.items()), 5)
        sentence = asked.pick(f"{label}의 금액은 {listed}이다", f"Amounts of {label}: {listed}")
    if asked.form.yes_no:
        wanted = {Decimal(one) for one in asked.form.quantity}
        agrees = not wanted or any(Decimal(str(row["amount"])) in wanted for row in found)
        sentence = asked.pick(f"{'예' if agrees else '아니오'}. {sentence}", f"{'Yes' if agrees else 'No'}. {sentence}")
    return Finding(sentence, COLUMNS, lines.lines, find_command(asked))


def _select(asked: Asked, activity: Iri, *, any_kind: bool = False) -> list[Row]:
    filters = asked.form.filters
    kinds = () if any_kind or asked.form.target == "by-source" else filters.money
    spent = filters.stage == "spent"
    rows: list[Row] = []
    if len(kinds) > 1:
        for kind in kinds:
            rows += _list_stated(asked, activity, (kind,), spent=spent)
        return rows
    rows = _list_stated(asked, activity, kinds, spent=spent)
    if not kinds and not any_kind and asked.form.target != "by-source":
        return [row for row in rows if row["kind"] == TOTAL] or rows
    if asked.form.target == "by-source" and not any(row["kind"] != TOTAL for row in rows):
        # Without sources, the uses divide an amount.
        known = asked.world.view.activities.amounts.get(activity, ())
        uses = [row for row in known if row["use"] and not spent]
        return [*rows, *uses] if uses or any_kind else []
    return rows


def _list_stated(asked: Asked, activity: Iri, kinds: Sequence[str], *, spent: bool) -> list[Row]:
    """The amounts that hold, otherwise those of the last edition that states such money."""
    year = asked.form.filters.year
    rows = list_amounts(asked, activity, kinds, year=year, spent=spent)
    return rows or ([] if year else list_past(asked, activity, kinds, spent=spent))


def _is_part_of(asked: Asked) -> bool:
    """Whether the question names a region that has only a part in the activity and is not the home of its plan."""
    view = asked.world.view
    within = {one for region in asked.regions for one in view.containment.find_within(region)}
    return any(
        any(part.region in within for part in view.landscape.parts.get(activity, ()))
        and within.isdisjoint(view.activities.items[activity].places)
        for activity in asked.activities
    )


def _of_study(asked: Asked, label: str, activities: Sequence[Iri]) -> Finding:
    """The price of the study that draws up a plan, which is no money of the plan."""
    items = asked.world.view.activities.items
    studies = [one for one in asked.world.expand(activities) if items[one].kind == RM.Study]
    rows = [row for one in studies for row in list_amounts(asked, one, ("study-price",))]
    if not rows:
        return find_no_amount(asked, asked.pick(f"{label} 용역", f"the study of {label}"), [])
    lines = Lines()
    add_rows(asked, lines, rows)
    said = asked.join(f"{asked.name(Iri(row['activity']))} {asked.money(row)}" for row in rows)
    return Finding(asked.pick(f"용역 금액은 {said}이다", f"Price of the study: {said}"), COLUMNS, lines.lines)


def _of_use(asked: Asked) -> Found:
    """The amounts for the uses that the question names."""
    wanted = {to_iri(one) for one in asked.form.filters.words}
    kinds = list_kinds(asked, asked.form.filters.money)
    rows = [
        row
        for some in asked.world.view.activities.amounts.values()
        for row in some
        if row["statement"] in wanted and (not kinds or row["kind"] in kinds)
    ]
    if not rows:
        rows = [
            row for some in asked.world.view.activities.amounts.values() for row in some if row["statement"] in wanted
        ]
        return find_no_amount(asked, asked.join(str(row["use"]) for row in rows), rows)
    lines = Lines()
    add_rows(asked, lines, rows)
    parts = asked.join(f"{asked.name_activity(Iri(row['activity']))}: {say_amount(asked, row)}" for row in rows)
    return Finding(
        asked.pick(f"적힌 금액은 {parts}이다", f"Stated: {parts}"), COLUMNS, lines.lines, find_command(asked)
    )


def _of_agency(asked: Asked) -> Found:
    """The amounts of the activities that an agency leads or takes part in; the agency itself need not get them."""
    agency = asked.agencies[0]
    activities = [one for one in asked.world.view.activities.roles if _has_role(asked, one)]
    name = asked.name(agency)
    if not activities:
        korean = f"{asked.topic(name)} 맡은 사업이 없어 금액도 적혀 있지 않다"
        english = f"No amount is stated: {name} has no activity in this role"
        return find_nothing(asked, korean, english, COLUMNS, ("agency", name))
    label = asked.pick(name, f"the activities of {name}")
    ordered = asked.world.view.activities.sort(activities)
    if asked.form.filters.kinds:
        items = asked.world.view.activities.items
        ordered = [one for one in ordered if is_of_kind(items[one], asked.form.filters.kinds[0]) >= 0] or ordered
    derived = derive(asked, label, ordered, ("agency", name))
    return derived or _list(asked, asked.pick(f"{name}의 사업", label), ordered)

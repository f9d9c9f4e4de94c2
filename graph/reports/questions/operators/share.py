"""Shares: the part of a region in an activity, or the part of one kind of money in the total."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from graph.reports.questions.form import to_id
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.money import TOTAL, find_total, is_spent, list_kinds, say_amount
from graph.reports.questions.operators.roles import Scoped, find_scope
from graph.reports.questions.world import Row
from graph.stores import Iri


@operator(
    "share",
    "regions",
    "technologies",
    "activities",
    "money",
    "kinds",
    "target",
    "quantity",
    "roles",
    "total",
    "yes_no",
    "joint",
    "agencies",
    "editions",
)
def share(asked: Asked) -> Found:
    """One row per region, activity and kind of money; without a region, the kinds of money and the total."""
    scope = find_scope(asked)
    if asked.agencies and not (asked.regions and scope and scope.named):
        return Refusal(asked.pick("몫은 지역별로만 적혀 있다", "shares are stated for regions only"))
    if scope is None:
        return Refusal(asked.pick("무엇의 몫인지 이름이 없다", "the question does not say a share of what"))
    of_kind = any(one != "total" for one in asked.form.filters.money)
    if asked.form.quantity and not _has_amounts(asked, asked.world.expand(scope.activities)):
        # The amount may be that of the whole: what share of the total goes to the infrastructure?
        whole = _of_whole(asked) if asked.form.target == "ratio" and not of_kind else None
        return whole or Refusal(asked.pick("그 금액은 적혀 있지 않다", "no source states this amount"))
    if asked.form.target == "ratio" and not scope.named:
        return Refusal(asked.pick("비중은 사업별로만 셈한다", "shares are worked out of single activities only"))
    if not asked.regions:
        found = None if asked.form.target == "ratio" else _list_parts(asked, set(scope.activities), set())
        return found or _of_money(asked, list(scope.activities))
    return _of_regions(asked, scope)


def _has_amounts(asked: Asked, activities: Sequence[Iri]) -> bool:
    """Whether one of *activities* or a share of it has each amount of the question."""
    view, wanted = asked.world.view, {Decimal(one) for one in asked.form.quantity}
    inside = set(activities)
    known = {
        Decimal(str(row["amount"])) for one in inside for row in view.activities.amounts.get(one, ()) if row["amount"]
    }
    shared = {entry.figure.won for entry in view.ledger.regional if entry.amount.activity in inside}
    return wanted <= known | shared


def _of_regions(asked: Asked, scope: Scoped) -> Found:
    containment, parts = asked.world.view.containment, asked.world.view.landscape.parts
    if len(asked.regions) > 1 and not scope.named and (common := _find_common(asked, scope)):
        # 대구와 강원의 배분비: of what both do.
        asked = replace(asked, form=replace(asked.form, scope=replace(asked.form.scope, activities=common)))
        scope = find_scope(asked) or scope
    inside = set(asked.world.expand(scope.activities))
    holders = {part.region for activity in inside for part in parts.get(activity, ())}
    apart = [one for one in asked.regions if holders.isdisjoint(containment.find_within(one))]
    if apart and len(asked.regions) > 1:
        names = asked.names(apart)
        return Refusal(asked.pick(f"{names}의 몫을 적은 출처는 없다", f"no source states a share of {names}"))
    within = {one for region in asked.regions for one in containment.find_within(region)}
    found = _list_parts(asked, set(asked.world.expand(scope.activities)), within)
    if found:
        return found
    of_kind = any(one != "total" for one in asked.form.filters.money)
    if asked.form.target == "ratio" and not of_kind and (found := _of_whole(asked)):
        return found
    joint = any(one in asked.world.view.landscape.parts for one in scope.activities)
    if not joint and of_kind:
        return _of_money(asked, list(scope.activities))
    if not any(one in asked.world.view.landscape.parts for one in scope.activities):
        return Refusal(asked.pick("지역별로 나눈 사업이 아니다", "the activity is not divided among regions"))
    regions, label = asked.names(asked.regions), asked.names(asked.activities)
    return find_nothing(
        asked,
        f"{label}에서 {regions}의 몫은 적혀 있지 않다",
        f"No source states a share of {regions} in {label}",
        ("region", "activity", "kind", "amount", "share"),
    )


def _find_common(asked: Asked, scope: Scoped) -> tuple[str, ...]:
    """The activities in the scope in which all regions of the form have a part."""
    containment, parts = asked.world.view.containment, asked.world.view.landscape.parts
    within = [set(containment.find_within(region)) for region in asked.regions]
    return tuple(
        to_id(one)
        for one in scope.activities
        if all(any(part.region in some for part in parts.get(one, ())) for some in within)
    )


def _list_parts(asked: Asked, activities: set[Iri], regions: set[Iri]) -> Finding | None:
    view = asked.world.view
    kinds = list_kinds(asked, asked.form.filters.money)
    shares = {(part.region, activity): part for activity, parts in view.landscape.parts.items() for part in parts}
    lines = Lines()
    texts = []
    stated = []
    joint = [one for one in activities if one in view.landscape.parts]
    entries = [
        entry
        for entry in view.ledger.regional
        if entry.amount.activity in activities and entry.region and (not regions or entry.region in regions)
    ]
    # An activity of one region is not divided.
    entries = [entry for entry in entries if entry.amount.activity in joint]
    for entry in entries:
        if kinds and entry.amount.kind not in kinds:
            continue
        part = shares.get((entry.region, entry.amount.activity))  # type: ignore[arg-type]  # it has a region
        basis = [entry.statement, entry.amount.statement, *([part.statement] if part else [])]
        money = asked.words.money(entry.figure)
        lines.add(
            entry.region, entry.amount.activity, entry.amount.kind, money, part.share if part else None, basis=basis
        )
        texts.append((entry, part, money))
    for (region, activity), part in shares.items():
        if not texts and activity in activities and (not regions or region in regions):
            stated.append((region, part))
            lines.add(region, activity, None, None, part.share, basis=[part.statement])
    if not lines.found:
        return None
    said = []
    for entry, part, money in texts:
        ratio = _say_ratio(asked, entry.amount.activity, part.share) if part and part.share is not None else ""
        label = f"{asked.name(entry.region)}: {asked.name(entry.amount.kind)} {money}{f' ({ratio})' if ratio else ''}"  # type: ignore[arg-type]
        said.append(label)
    if not said:
        said = [f"{asked.name(region)}: {part.share}" for region, part in stated if part.share is not None]
    if not said:
        return None
    names = asked.names(lines.column(1), 3)
    listed = asked.join(said, 8)
    sentence = asked.pick(f"{names}의 지역별 몫은 {listed}이다", f"Shares in {names}: {listed}")
    return Finding(sentence, ("region", "activity", "kind", "amount", "share"), lines.lines, ("reconcile",))


def _list_totals(asked: Asked, activity: Iri) -> list[Row]:
    """The planned totals of an activity that any edition states."""
    rows = asked.world.view.read("amounts", ended=True)
    plain = (row for row in rows if row["activity"] == activity and row["kind"] == TOTAL and row["amount"])
    return [row for row in plain if not (row["use"] or row["region"] or is_spent(row))]


def _find_whole(asked: Asked, plan: Iri) -> Row | None:
    """The total that the question gives in words, otherwise the one that holds."""
    wanted = {Decimal(one) for one in asked.form.quantity}
    stated = (row for row in _list_totals(asked, plan) if Decimal(str(row["amount"])) in wanted)
    return next(stated, None) if wanted else find_total(asked, plan, ("total",))


def _of_whole(asked: Asked) -> Finding | None:
    """What part of the total of its plan an activity has."""
    lines = Lines()
    texts = []
    for one in asked.activities:
        plan = asked.world.view.activities.items[one].plan
        part, total = find_total(asked, one, ("total",)), _find_whole(asked, plan)
        if plan != one and part and total and total["amount"]:
            percent = Decimal(str(part["amount"])) * 100 / Decimal(str(total["amount"]))
            ratio = f"{percent.quantize(Decimal('0.1')).normalize():f}%"
            for row in (part, total):
                activity = Iri(row["activity"])
                lines.add(row["region"], activity, row["kind"], asked.money(row), None, basis=[Iri(row["statement"])])
            name, whole = asked.name(one), asked.name(plan)
            all_of, of_it = say_amount(asked, total), say_amount(asked, part)
            texts.append(
                asked.pick(
                    f"{name}의 비중은 {whole}의 {ratio}이다 ({all_of} 가운데 {of_it})",
                    f"{name} is {ratio} of {whole} ({of_it} of {all_of})",
                )
            )
    if not texts:
        return None
    return Finding(asked.join(texts, 3), ("region", "activity", "kind", "amount", "share"), lines.lines)


def _say_ratio(asked: Asked, activity: Iri, share: Decimal) -> str:
    """``65 %``, from the terms of all regions."""
    terms = [part.share for part in asked.world.view.landscape.parts.get(activity, ()) if part.share is not None]
    total = sum(terms, Decimal(0))
    ratio = ":".join(f"{term.normalize():f}" for term in terms)
    return f"{(share * 100 / total).normalize():f}%, {ratio}" if total else ""


def _of_money(asked: Asked, activities: list[Iri]) -> Found:
    """What part of the total is money of one kind."""
    kind = next((one for one in asked.form.filters.money if one != "total"), "national")
    lines = Lines()
    texts = []
    for one in activities:
        total, part = find_total(asked, one, ("total",)), find_total(asked, one, (kind,))
        if total and part and total["amount"]:
            percent = Decimal(str(part["amount"])) * 100 / Decimal(str(total["amount"]))
            ratio = f"{percent.quantize(Decimal('0.1')).normalize():f}%"
            name, label = asked.name_activity(one), asked.code("amount-kind", kind)
            all_of, of_it = say_amount(asked, total), say_amount(asked, part)
            for row in (part, total):
                lines.add(row["region"], one, row["kind"], asked.money(row), None, basis=[Iri(row["statement"])])
            texts.append(
                asked.pick(
                    f"{name}의 {label} 비중은 {ratio}이다 ({all_of} 가운데 {of_it})",
                    f"{ratio} of {name} is {label} money ({of_it} of {all_of})",
                )
            )
    if not texts:
        return find_nothing(
            asked,
            f"{asked.names(activities, 3)}의 비중을 셈할 금액이 적혀 있지 않다",
            f"No source states the amounts for a share of {asked.names(activities, 3)}",
            ("region", "activity", "kind", "amount", "share"),
        )
    return Finding(asked.join(texts, 3), ("region", "activity", "kind", "amount", "share"), lines.lines, ())

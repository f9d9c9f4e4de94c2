"""How many: announced numbers of items, or the items, agencies or regions that are listed."""

from graph.reports.questions.form import to_id, to_iri
from graph.reports.questions.operators.activities import select_activities
from graph.reports.questions.operators.finding import (
    Asked,
    Finding,
    Found,
    Lines,
    Refusal,
    find_nothing,
    operator,
    to_code,
)
from graph.reports.questions.operators.parties import list_parties
from graph.reports.questions.operators.roles import (
    IMPLEMENTING,
    Scoped,
    find_scope,
    fits,
    get_code,
    is_seat_unknown,
    iter_coverings,
    iter_roles,
    say_unknown_seats,
)
from graph.stores import Iri
from graph.view.counts import Count

_CLASSES = {
    "project": ("project", "task", "core-task"),
    "strategy": ("strategy",),
    "add-on-strategy": ("add-on-strategy",),
    "focus-area": ("focus-area", "industry"),
    "task": ("task", "core-task", "project"),
    "phase": ("phase",),
}
_OF_KIND = {"focus-area": "area", "add-on-strategy": "add-on"}


@operator(
    "count",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "roles",
    "types",
    "kinds",
    "target",
    "joint",
    "yes_no",
    "editions",
    "limits",
    "money",
    "quantity",
    "seat",
    "seat_outside",
    "words",
    "total",
    "ordinal",
    "negated",
    "without",
    "alone",
)
def count(asked: Asked) -> Found:  # noqa: PLR0911 - one return for each thing that is counted
    """One row per announced number, with the number that is listed; otherwise one row per thing that is counted."""
    target = asked.form.target
    printed = [one for one in asked.world.counts if to_id(one.statement) in asked.form.filters.words]
    if printed:
        return _say_counts(asked, printed)
    if (
        target in ("agency",)
        or target.startswith("type:")
        or (target in ("company", "institute") and not _find_counts(asked, target))
    ):
        return _of_agencies(asked)
    if target == "region":
        if not asked.activities:
            return Refusal(
                asked.pick(
                    "어느 사업의 지역을 세는지 이름이 없다", "the question names no project whose regions to count"
                )
            )
        return _of_regions(asked)
    several = [kind for kind in asked.form.filters.kinds if kind in ("strategy", "add-on", "project", "task", "area")]
    if len(several) > 1 and "plan" in asked.form.filters.kinds and {"strategy", "add-on"} <= set(several):
        return _of_several(asked, ("strategy", "add-on-strategy"))
    if target == "eligible-region":
        every = [one for one in asked.world.counts if one.of == to_code("count-of", target)]
        return (
            _say_counts(asked, every)
            if every
            else Refusal(asked.pick("그 수를 적은 출처가 없다", "no source states this number"))
        )
    conditions = (
        asked.agencies
        or asked.technologies
        or asked.form.filters.joint
        or asked.form.filters.alone
        or asked.form.filters.limits
        or asked.form.filters.roles
        or asked.form.quantity
    )
    if not conditions:
        announced = _find_counts(asked, target)
        if announced:
            return _say_counts(asked, announced)
    if target in ("exemption", "attendee", "eligible-region", "clause", "company", "industry"):
        return Refusal(asked.pick("그 수를 적은 출처가 없다", "no source states this number"))
    return _of_activities(asked)


def _find_counts(asked: Asked, target: str) -> list[Count]:
    codes = {to_code("count-of", one) for one in _CLASSES.get(target, (target,))}
    scope = find_scope(asked)
    if scope is None:
        found = [one for one in asked.world.counts if one.of in codes]
        return found if len({one.activity for one in found}) == 1 or target in ("eligible-region",) else []
    inside = set(scope.activities)
    if scope.named:
        inside = set(asked.world.expand(scope.activities))
        exact = [one for one in asked.world.counts if one.of in codes and one.activity in scope.activities]
        if exact:
            return _prefer(exact, target)
    found = [one for one in asked.world.counts if one.of in codes and one.activity in inside]
    if not scope.named:
        tops = [one for one in found if asked.world.view.activities.items[one.activity].plan == one.activity]
        found = tops or found
        if len({one.activity for one in found}) > 1:
            return []
    return _prefer(found, target)


def _prefer(found: list[Count], target: str) -> list[Count]:
    for name in _CLASSES.get(target, (target,)):
        exact = [one for one in found if one.of == to_code("count-of", name)]
        if exact:
            return exact
    return found


def _say_counts(asked: Asked, found: list[Count]) -> Finding:
    lines = Lines()
    parts = []
    for one in found:
        lines.add(one.activity, one.of, one.count, one.listed, one.printed, basis=[one.statement])
        listed = ""
        if one.listed is not None and one.listed != one.count:
            listed = asked.pick(f"(이름이 적힌 것은 {one.listed}건)", f" ({one.listed} of them are named)")
        unit = "명" if one.of == to_code("count-of", "attendee") else "개"
        # A word that only the source has.
        shown = f" ('{one.printed}')" if to_id(one.statement) in asked.form.filters.words else ""
        name, noun = asked.name(one.activity), asked.name(one.of)
        parts.append(
            asked.pick(
                f"{asked.topic(f'{name}의 {noun}')} {one.count}{unit}{listed}{shown}",
                f"{name}: {one.count} {noun}{listed}{shown}",
            )
        )
    sentence = asked.pick(f"{asked.join(parts, 4)}이다", asked.join(parts, 4))
    return Finding(sentence, ("activity", "of", "count", "listed", "printed"), lines.lines, ())


def _of_several(asked: Asked, targets: tuple[str, ...]) -> Found:
    found = [one for target in targets for one in _find_counts(asked, target)]
    return _say_counts(asked, found) if found else _of_activities(asked)


def _of_activities(asked: Asked) -> Found:
    scope = find_scope(asked)
    if scope is None and not (asked.agencies or asked.form.filters.kinds):
        return Refusal(asked.pick("무엇을 세는지 알 수 없다", "the question does not say what to count"))
    kinds = asked.form.filters.kinds
    found = select_activities(asked)
    lines = Lines()
    items = asked.world.view.activities.items
    for one in found:
        lines.add(one, items[one].plan if items[one].plan != one else None, basis=[one])
    names = asked.names(asked.agencies)
    where = asked.join([*([names] if names else []), *([scope.label] if scope else [])])
    if asked.form.filters.negated and scope:
        where = asked.pick(f"{scope.label}({names} 제외)", f"{scope.label} without {names}")
    noun = (
        asked.name(
            to_code(
                "count-of",
                {"area": "focus-area", "add-on": "add-on-strategy", "any": "project"}.get(kinds[0], kinds[0]),
            )
        )
        if kinds and kinds[0] in ("project", "strategy", "add-on", "task", "area", "phase")
        else asked.pick("항목", "activities")
    )
    listed = asked.names(found, 5)
    if not found:
        return find_nothing(
            asked,
            f"{where}의 {asked.topic(noun)} 자료에 없다(0건)",
            f"No source lists {noun} of {where} (0)",
            ("activity", "roadmap"),
        )
    sentence = asked.pick(
        f"{where}의 {asked.topic(noun)} {len(found)}건이다: {listed}"
        if where
        else f"{asked.topic(noun)} {len(found)}건이다: {listed}",
        f"{where}: {len(found)} {noun} ({listed})" if where else f"{len(found)} {noun}: {listed}",
    )
    return Finding(sentence, ("activity", "roadmap"), lines.lines, ())


def _of_agencies(asked: Asked) -> Found:
    scope = find_scope(asked)
    if scope is None and asked.form.filters.roles:
        scope = Scoped(list(asked.world.view.activities.items), asked.pick("모든 계획", "all plans"), True)
    if scope is None:
        return Refusal(
            asked.pick("어디의 기관을 세는지 알 수 없다", "the question does not say which agencies to count")
        )
    if "agreement" in asked.form.editions:
        return list_parties(asked, asked.world.expand(scope.activities), scope.label)
    if (announced := _find_counts(asked, asked.form.target.removeprefix("type:"))) and not asked.form.filters.roles:
        return _say_counts(asked, announced)
    roles = asked.form.filters.roles or IMPLEMENTING
    if roles == ("participant",):
        roles = IMPLEMENTING
    activities = list(scope.activities)
    covering = iter_coverings(asked, activities, roles) if asked.technologies and not scope.named else ()
    found = [role for role in (*covering, *iter_roles(asked, activities, roles)) if fits(asked, role.agency)]
    if not found:
        found = [role for role in iter_roles(asked, asked.world.expand(activities), roles) if fits(asked, role.agency)]
    lines = Lines()
    for role in found:
        lines.add(role.agency, role.role, role.activity, basis=[role.statement])
    agencies = list(dict.fromkeys(role.agency for role in found))
    listed = asked.names(agencies, 8)
    words = asked.join(dict.fromkeys(asked.code("role", get_code(role.general)) for role in found))
    if not agencies:
        return find_nothing(
            asked,
            f"{scope.label}에 적힌 기관은 없다(0곳)",
            f"{scope.label}: 0 agencies, none is stated",
            ("agency", "role", "activity"),
        )
    every = iter_roles(asked, activities, roles) if asked.form.filters.seat else ()
    unknown = say_unknown_seats(
        asked, list(dict.fromkeys(one.agency for one in every if is_seat_unknown(asked, one.agency)))
    )
    place = asked.name(to_iri(asked.form.filters.seat)) if asked.form.filters.seat else ""
    outside = asked.form.filters.seat_outside
    korean, english = (
        (f", {place}{' 밖' if outside else ''} 소재", f", {'outside' if outside else 'in'} {place}")
        if place
        else ("", "")
    )
    sentence = asked.pick(
        f"{scope.label}의 기관({words}{korean})은 {len(agencies)}곳이다: {listed}{unknown}",
        f"{len(agencies)} agencies of {scope.label} ({words}{english}): {listed}{unknown}",
    )
    return Finding(sentence, ("agency", "role", "activity"), lines.lines, ())


def _of_regions(asked: Asked) -> Found:
    from graph.reports.questions.operators.regions import regions

    return regions(asked)


Activities = list[Iri]

"""What: the activities of a region, technology or agency, under conditions; and the parts of one."""

from collections.abc import Sequence
from dataclasses import replace

from graph.errors.particles import add_particle
from graph.model.vocabulary import RM
from graph.reports.columns import Heads
from graph.reports.questions.form import Filters, to_iri
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.holding import (
    has_fitting,
    is_without,
    list_fitting,
    list_held,
    restricts_agencies,
    say_condition,
    say_negated,
)
from graph.reports.questions.operators.issued import find_issued
from graph.reports.questions.operators.kinds import name_kind, to_singular
from graph.reports.questions.operators.limits import check_limit, is_within, list_limits
from graph.reports.questions.operators.money import find_total
from graph.reports.questions.operators.naming import find_unnamed
from graph.reports.questions.operators.overlap import is_shared, list_shared
from graph.reports.questions.operators.role import role
from graph.reports.questions.operators.roles import (
    IMPLEMENTING,
    Scoped,
    find_scope,
    get_code,
    is_agency,
    is_seat_unknown,
    say_unknown_seats,
)
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.world import World
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.activities import DERIVED


def select_activities(asked: Asked, *, limited: bool = True) -> list[Iri]:
    """The activities of the kind that the form asks for, within its scope and under its conditions."""
    form, world = asked.form, asked.world
    items = world.view.activities.items
    scope = find_scope(asked)
    kinds = form.filters.kinds[:1]
    if scope is None:
        pool = list(items)
    elif (
        scope.named and kinds and not any(is_of_kind(items[one], kinds[0]) in (0, 1) for one in scope.activities)
    ) or (scope.named and kinds and all(items[one].kind in (RM.Roadmap, RM.Programme) for one in scope.activities)):
        pool = world.expand(scope.activities)
    else:
        pool = list(scope.activities)
    if asked.regions and len(asked.regions) > 1 and not asked.activities:
        # Several regions stand for what they have in common.
        common = set.intersection(*(set(world.find_in_region(one)) for one in asked.regions))
        pool = [one for one in pool if one in common]
    if asked.agencies and not form.filters.negated:
        pool = [one for one in pool if _has_agencies(asked, one)]
    found = _of_kind(asked, pool, kinds)
    found += _find_joint_plans(asked, pool, found) if kinds in ((), ("project",)) else []
    if form.filters.ordinal and form.ask != "extreme":
        plans = [items[one].plan for one in scope.activities] if scope else []
        found = _of_kind(asked, world.expand(plans), kinds) if plans else found
        found = [one for one in found if items[one].place == form.filters.ordinal]
    if form.filters.joint or form.filters.alone:
        found = [one for one in found if _is_joint(world, one, form.filters.alone)]
    if form.filters.negated:
        found = [one for one in found if is_without(asked, one)]
    elif not asked.agencies and restricts_agencies(asked):
        found = [one for one in found if has_fitting(asked, one)]
    if form.filters.without:
        left_out = {to_iri(one) for one in form.filters.without}
        found = [one for one in found if one not in left_out]
    if limited:
        for limit in list_limits(asked):
            found = [one for one in found if is_within(asked, one, limit)]
    return world.view.activities.sort(found)


def _is_joint(world: World, activity: Iri, alone: bool) -> bool:
    """Whether several regions have a part in an activity, or, if *alone*, neither in it nor in what contains it."""
    return not is_shared(world, activity) if alone else len(world.view.landscape.parts.get(activity, ())) > 1


def _find_joint_plans(asked: Asked, pool: Sequence[Iri], found: Sequence[Iri]) -> list[Iri]:
    """The plans of several regions, which are joint work too, if they have nothing that was *found*."""
    if len(asked.regions) < 2 or asked.activities:
        return []
    known = asked.world.view.activities
    near = {*found, *(whole for one in found for whole in known.iter_wholes(one))}
    plans = [one for one in list_shared(asked.world, asked.regions) if one in pool and one not in near]
    return [one for one in plans if is_of_kind(known.items[one], "project") >= 0]


def _of_kind(asked: Asked, pool: Sequence[Iri], kinds: Sequence[str]) -> list[Iri]:
    items, landscape = asked.world.view.activities.items, asked.world.view.landscape
    if not kinds or kinds[0] == "any":
        return [one for one in pool if one in landscape.carried_out] or list(pool)
    for rank in (0, 1, 2, 3, 4):
        found = [one for one in pool if 0 <= is_of_kind(items[one], kinds[0]) <= rank]
        if found and rank < 2 and kinds[0] == "project" and asked.agencies:
            # A plan with the agency that has no such project counts too.
            wholes = {whole for one in found for whole in asked.world.view.activities.iter_wholes(one)}
            plans = (one for one in pool if is_of_kind(items[one], "project") == 3)
            return [*found, *(one for one in plans if one not in wholes)]
        if found and (rank < 2 or kinds[0] != "project" or asked.agencies or asked.technologies or asked.activities):
            return found
    return []


def _has_agencies(asked: Asked, activity: Iri) -> bool:
    roles = asked.form.filters.roles
    wanted = IMPLEMENTING if not roles or "participant" in roles else roles
    held = [role for role in asked.world.view.activities.roles.get(activity, ()) if role.status != DERIVED]
    return all(
        any(
            is_agency(asked, role.agency, agency)
            and get_code(role.general)
            in (
                *wanted,
                *(("owner", "cooperating", "investor", "contractor", "operator", "unspecified") if not roles else ()),
            )
            for role in held
        )
        for agency in asked.agencies
    )


def _say_unknown(asked: Asked) -> str:
    """What may fit too, but is not known to: activities without such an agency, agencies without a stated seat."""
    filters = asked.form.filters
    if filters.negated:
        plain = replace(filters, negated=False, roles=(), types=(), seat="", seat_outside=False)
        scope = replace(asked.form.scope, agencies=())
        every = select_activities(replace(asked, form=replace(asked.form, filters=plain, scope=scope)))
        unknown = [one for one in every if not list_held(asked, one)]
        role = asked.join(asked.code("role", one) for one in filters.roles or IMPLEMENTING)
        return "" if not unknown else asked.pick(
            f"; {role} 기관이 적히지 않은 {len(unknown)}건은 알 수 없다",
            f"; {len(unknown)} more have no stated {role}",
        )  # fmt: skip
    if not filters.seat_outside:
        return ""
    plain = replace(filters, roles=(), types=(), seat="", seat_outside=False)
    every = select_activities(replace(asked, form=replace(asked.form, filters=plain)))
    held = (one for activity in every for one in list_held(asked, activity))
    return say_unknown_seats(asked, [one for one in dict.fromkeys(held) if is_seat_unknown(asked, one)])


def count_of_region(asked: Asked, region: Iri, kind: str) -> list[Iri]:
    """The activities of one kind in a region."""
    items = asked.world.view.activities.items
    return asked.world.view.activities.sort(
        one for one in asked.world.find_in_region(region) if is_of_kind(items[one], kind) == 0
    )


@operator(
    "activities",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "roles",
    "money",
    "limits",
    "types",
    "kinds",
    "seat",
    "seat_outside",
    "ordinal",
    "joint",
    "quantity",
    "yes_no",
    "target",
    "total",
    "negated",
    "without",
    "editions",
    "issued",
    "stated_count",
    "several",
    "alone",
)
def activities(asked: Asked) -> Found:
    """One row per activity with its plan, and the amount or the role that the question names."""
    form = asked.form
    if form.filters.issued:
        return find_issued(asked)
    scope = find_scope(asked)
    if scope is None and not (asked.agencies or form.filters.kinds or form.filters.limits):
        return Refusal(asked.pick("무엇의 목록인지 알 수 없다", "the question does not say what to list"))
    single = scope if scope and scope.named and len(scope.activities) == 1 and not form.filters.kinds else None
    if form.yes_no and single and (checked := check_limit(asked, single.activities[0])):
        return checked
    programmes = form.filters.kinds[:1] == ("programme",)
    found = _find_programmes(asked, scope) if scope and programmes else select_activities(asked)
    if scope and scope.named and not form.filters.kinds and found == list(scope.activities) and not asked.agencies:
        parts = [one for one in scope.activities for one in asked.world.view.activities.parts.get(one, ())]
        found = parts or found
    if (
        scope
        and scope.named
        and found == list(scope.activities)
        and len(found) == 1
        and form.filters.kinds
        and asked.world.view.activities.items[found[0]].kind == RM.Roadmap
    ):
        found = list(asked.world.view.activities.parts.get(found[0], ())) or found
    if (
        not found
        and asked.agencies
        and not (form.filters.negated or form.filters.without)
        and not (form.filters.limits or form.filters.ordinal or form.filters.joint)
    ):
        # The agency may be in activities of another kind.
        known = asked.world.view.activities
        pool = known.items if scope is None else asked.world.expand(scope.activities)
        found = known.sort(one for one in pool if _has_agencies(asked, one))
    if not found and form.filters.kinds[:1] == ("project",) and restricts_agencies(asked) and not form.filters.limits:
        # Agencies of the type may be in activities of another kind.
        found = select_activities(replace(asked, form=replace(form, filters=replace(form.filters, kinds=()))))
    if not found and scope and scope.named and not (asked.agencies or form.filters.limits or form.filters.roles):
        return find_unnamed(asked, scope.activities) or Refusal(
            asked.pick("그 이름에 속한 것이 없다", "what the question names has no such part")
        )
    for kind in form.filters.money:
        # 민자가 있는 사업: others are no answer.
        found = [one for one in found if kind == "total" or find_total(asked, one, (kind,))]
    if not found and (other := _find_other_role(asked, scope)):
        return other
    if form.filters.several:
        found = [one for one in found if len(list_fitting(asked, one)) >= form.filters.several]
    return _to_finding(asked, scope.label if scope else "", found)


def _find_other_role(asked: Asked, scope: Scoped | None) -> Finding | None:
    """The role of the only agency in what the question names if it neither leads nor takes part: it was consulted."""
    filters = asked.form.filters
    plain = not (filters.negated or filters.without or filters.limits or filters.joint or filters.alone)
    if len(asked.agencies) != 1 or scope is None or not plain or "lead" in filters.roles:
        return None
    held = role(replace(asked, form=replace(asked.form, ask="role", filters=Filters())))
    if not isinstance(held, Finding) or held.nothing:
        return None
    name = asked.name(asked.agencies[0])
    none = asked.pick(
        f"{add_particle(name, '이')} 맡은 {name_kind(asked)}은 적혀 있지 않다. ",
        f"No source states that {name} leads or takes part in {name_kind(asked)} of it. ",
    )
    return replace(held, sentence=none + held.sentence)


def _find_programmes(asked: Asked, scope: Scoped) -> list[Iri]:
    """The programmes that support the activities of the scope."""
    known = asked.world.view.activities
    wholes = [whole for one in scope.activities for whole in known.iter_wholes(one)]
    return known.sort(one for one in wholes if known.items[one].kind == RM.Programme)


def _to_finding(asked: Asked, label: str, found: Sequence[Iri]) -> Finding:
    limits = list_limits(asked)
    limited = limits[0].kind if limits else ""
    columns = (
        "activity",
        "roadmap",
        asked.words.column("roles", "역할", "role", Kind.THINGS),
        "amount",
        asked.words.column("agencies", "기관", "agencies", Kind.THINGS),
    )
    if scope_is_list(asked, found, label):
        label = ""
    scoped = not asked.agencies or asked.activities or asked.technologies or asked.regions
    where = " ".join(filter(None, [asked.names(asked.agencies), label if scoped else ""]))
    if asked.form.filters.negated:
        where = say_negated(asked, label)
    kind, command = name_kind(asked), _find_command(asked)
    if asked.form.filters.alone:
        kind, where = asked.pick(f"단독 {kind}", kind), asked.pick(where, f"{where} alone".strip())
    items = asked.world.view.activities.items
    wanted = asked.form.filters.kinds[:1]
    if wanted and found and all(is_of_kind(items[one], wanted[0]) < 0 for one in found):
        kind = asked.pick("사업과 전략", "activities")
    if not found:
        return _say_none(asked, where, kind, columns, command)
    count, listed = len(found), asked.names(found, 10)
    if limited:
        priced = ((one, find_total(asked, one, (limited,))) for one in found)
        listed = asked.join(f"{asked.name(one)} ({asked.money(row)})" for one, row in priced if row)
    yes = asked.pick("예. ", "Yes: ") if asked.form.yes_no else ""
    noun = kind if count > 1 or asked.lang == "ko" else to_singular(kind)
    of_where = f" of {where}" if where else ""
    of = " " if asked.form.filters.negated and not label else "의 "
    subject = asked.pick(f"{where}{of}{kind}" if where else f"해당하는 {kind}", f"{noun}{of_where}")
    how_many = f"{count}건으로 " if count > 1 else ""
    sentence = asked.pick(
        f"{yes}{add_particle(subject, '은')} {how_many}{listed}이다", f"{yes}{count} {subject}: {listed}"
    )
    stated = asked.form.filters.stated_count
    if stated and stated != count and not limits:
        sentence += asked.pick(f"; 질문의 {stated}건과 다르다", f"; the question says {stated}")
    sentence += _say_unknown(asked)
    return Finding(sentence, columns, _to_lines(asked, found, limited).lines, command)


def _to_lines(asked: Asked, found: Sequence[Iri], limited: str) -> Lines:
    """A line per activity, with its amount of the kind *limited*, and the roles of the agencies or its agencies."""
    known, lines = asked.world.view.activities, Lines()
    asked.words.learn([*found, *(known.items[one].plan for one in found)])
    for one in found:
        row = find_total(asked, one, (limited,)) if limited else None
        held = [role for role in known.roles.get(one, ()) if role.status != DERIVED]
        own = [role for role in held if any(is_agency(asked, role.agency, agency) for agency in asked.agencies)]
        wanted = asked.form.filters.roles or ("lead",)
        agencies = tuple(dict.fromkeys(role.agency for role in held if get_code(role.general) in wanted))
        roles = tuple(dict.fromkeys(role.role for role in own))
        plan = known.items[one].plan
        cells = (one, plan if plan != one else None, roles or None, asked.money(row) if row else None)
        basis = [one, *(role.statement for role in own), *([Iri(row["statement"])] if row else [])]
        lines.add(*cells, None if roles else agencies, basis=basis)
    return lines


def _find_command(asked: Asked) -> tuple[str, ...]:
    for name, things in (("agency", asked.agencies), ("coverage", asked.technologies), ("region", asked.regions)):
        if things:
            return name, asked.name(things[0])
    return ()


def scope_is_list(asked: Asked, found: Sequence[Iri], label: str) -> bool:
    """Whether the activities that are listed are those that the form names."""
    return bool(found) and bool(label) and set(asked.activities) >= set(found)


def _say_none(asked: Asked, where: str, kind: str, columns: Heads, command: tuple[str, ...]) -> Finding:
    """That there is none, and the condition without which there would be some."""
    near = ""
    no = asked.pick("아니오. ", "No. ") if asked.form.yes_no else ""
    without = select_activities(asked, limited=False)
    unpriced = [one for one in asked.form.filters.money if one != "total"]
    if unpriced and without and not list_limits(asked):
        label = asked.join(asked.code("amount-kind", one) for one in unpriced)
        near = asked.pick(
            f" {label} 조건이 없으면 {len(without)}건이다.",
            f" Without the condition on {label} money there are {len(without)}.",
        )
    elif list_limits(asked) and without:
        near = asked.pick(
            f" 금액 조건이 없으면 {len(without)}건이다.",
            f" Without the condition on the amount there are {len(without)}.",
        )
    elif asked.technologies and asked.regions:
        there = asked.world.find_in_region(asked.regions[0])
        other = [one for one in there if one in asked.world.view.landscape.carried_out]
        near = (
            ""
            if not other
            else asked.pick(
                f" {asked.names(asked.regions)}의 다른 사업과 전략은 {len(other)}건이다.",
                f" {asked.names(asked.regions)} has {len(other)} other activities.",
            )
        )
    elif len(asked.regions) > 1:
        common = set.intersection(*(set(asked.world.find_in_region(one)) for one in asked.regions))
        joint = [
            one for one in asked.world.view.activities.sort(common) if asked.world.view.activities.items[one].places
        ]
        near = (
            asked.pick(f" 함께하는 것은 {asked.names(joint)}이다.", f" Joint: {asked.names(joint)}.") if joint else ""
        )
    held = say_condition(asked)
    if asked.form.filters.without:
        kind = asked.pick(f"다른 {kind}", f"other {kind}")
    subject = asked.pick(
        f"{where}에 해당하는 {held}{kind}" if where else f"조건에 맞는 {held}{kind}",
        f"{kind}{held} of {where}" if where else f"{kind}{held}",
    )
    sentence = asked.pick(
        f"{no}{add_particle(subject, '은')} 없다.{near}",
        f"{no}No {subject} {'meet' if not where else 'are stated to meet'} the conditions; none is in the data.{near}",
    )
    return Finding(sentence.rstrip(".") + _say_unknown(asked), columns, (), command, cited=False, nothing=True)

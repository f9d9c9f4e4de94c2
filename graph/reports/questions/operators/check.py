"""Yes or no: whether an agency or region has a role in an activity; and presuppositions that are false."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.errors.particles import add_particle
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.parties import check_party
from graph.reports.questions.operators.roles import IMPLEMENTING, find_scope, get_code, is_agency, iter_roles, widen
from graph.stores import Iri
from graph.view.activities import DERIVED, Role

_COLUMNS = ("agency", "role", "activity")


@operator(
    "check",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "roles",
    "types",
    "kinds",
    "quantity",
    "money",
    "why",
    "target",
    "yes_no",
    "editions",
    "joint",
    "words",
    "total",
)
def check(asked: Asked) -> Found:
    """One row per role that decides the answer: those that were asked for, else what is stated instead."""
    if asked.form.target in ("region", "party"):
        return _of_home(asked) if asked.form.target == "region" else check_party(asked)
    if asked.form.quantity and asked.form.why:
        return _of_amount(asked)
    if asked.agencies:
        return _of_agencies(asked)
    if asked.form.why:
        return Refusal(asked.pick("이유는 자료에 적혀 있지 않다", "the data do not state reasons"))
    if asked.regions and (asked.activities or asked.technologies):
        return _of_regions(asked)
    return Refusal(asked.pick("확인할 기관이나 지역의 이름이 없다", "the question names no agency or region to check"))


@dataclass(frozen=True)
class _Held:
    """The roles of an agency in the scope: those that are asked for, and its others."""

    own: Sequence[Role]
    others: Sequence[Role]


def _of_agencies(asked: Asked) -> Found:
    scope = find_scope(asked)
    inside = None if scope is None else set(asked.world.expand(scope.activities))
    if scope and scope.named and not asked.form.filters.roles:
        inside = set(scope.activities)
    # To take part in something includes leading it.
    wanted = asked.form.filters.roles
    accepted = IMPLEMENTING if not wanted or wanted == ("participant",) else widen(wanted)
    held = _find_held(asked, asked.agencies[0], inside, accepted)
    if asked.agencies[1:]:
        return _of_pair(asked, held.own)
    label = scope.label if scope else ""
    if scope and not scope.named:
        label = asked.pick(f"{label} 사업", f"work in {label}")
    if asked.form.why:
        return _correct(asked, held, label)
    if held.own:
        return _confirm(asked, held.own)
    if not held.others and inside:
        # What the agency does in the plan of what is asked for.
        known = asked.world.view.activities
        held = _find_held(asked, asked.agencies[0], {whole for one in inside for whole in known.iter_wholes(one)}, ())
    return _deny(asked, held.others, label, inside, accepted)


def _find_held(asked: Asked, agency: Iri, inside: set[Iri] | None, accepted: Sequence[str]) -> _Held:
    own: list[Role] = []
    others: list[Role] = []
    for activity, roles in asked.world.view.activities.roles.items():
        for role in roles if inside is None or activity in inside else ():
            if role.status != DERIVED and is_agency(asked, role.agency, agency):
                codes = {get_code(role.general), get_code(role.role)}
                (own if codes.intersection(accepted) else others).append(role)
    return _Held(own, others)


def _say_roles(asked: Asked, roles: Sequence[Role]) -> str:
    return asked.join(
        asked.pick(
            f"{asked.name(one.activity)}의 {asked.name(one.role)} 기관",
            f"{asked.name(one.role)} in {asked.name(one.activity)}",
        )
        for one in roles
    )


def _confirm(asked: Asked, own: Sequence[Role]) -> Finding:
    lines = Lines()
    for one in own:
        lines.add(one.agency, one.role, one.activity, basis=[one.statement])
    name, listed = asked.name(asked.agencies[0]), _say_roles(asked, own)
    sentence = asked.pick(f"예. {asked.topic(name)} {listed}이다", f"Yes, {name} is {listed}")
    return Finding(sentence, _COLUMNS, lines.lines, ("agency", name))


def _deny(
    asked: Asked, others: Sequence[Role], label: str, inside: set[Iri] | None, accepted: Sequence[str]
) -> Finding:
    """That no source states the role, with the other roles of the agency or else the agencies in the role."""
    lines = Lines()
    near = ""
    shown = list(others)
    if others:
        said = _say_roles(asked, others)
        near = asked.pick(f" 적힌 역할은 {said}이다", f"; it is {said}")
        holders = _find_holders(asked, inside, accepted)
        if holders:
            role, names = asked.code("role", accepted[0]), asked.names(one.agency for one in holders)
            near += asked.pick(f". {role} 기관은 {names}이다", f"; {role}: {names}")
            shown += holders
    elif inside is not None:
        shown = list(iter_roles(asked, asked.world.view.activities.sort(inside), accepted))[:8]
        said = asked.names(role.agency for role in shown)
        near = asked.pick(f" 적힌 기관은 {said}이다", f"; stated: {said}") if shown else ""
    for one in shown:
        lines.add(one.agency, one.role, one.activity, basis=[one.statement])
    name, claim = asked.name(asked.agencies[0]), _say_claim(asked, label or asked.pick("어느 사업", "any activity"))
    sentence = asked.pick(f"아니오. {claim} 적은 출처는 없다.{near}", f"No, no source states that {claim}{near}")
    return Finding(sentence, _COLUMNS, lines.lines, ("agency", name), cited=bool(lines.found), nothing=True)


def _find_holders(asked: Asked, inside: set[Iri] | None, accepted: Sequence[str]) -> list[Role]:
    """The agencies that have the one role which the question asks for in the activities that it names."""
    if set(accepted) == set(IMPLEMENTING) or not asked.activities or inside is None:
        return []
    return list(iter_roles(asked, asked.activities, accepted))[:8]


_VERBS = {
    "lead": ("을 주관한다고", "leads"),
    "participant": ("에 참여한다고", "takes part in"),
    "owner": ("을 수립했다고", "owns"),
    "funder": ("을 지원한다고", "funds"),
    "consulted": ("에 자문했다고", "was consulted on"),
    "contractor": ("의 용역을 맡았다고", "worked under contract on"),
    "designating-authority": ("을 지정했다고", "designated"),
    "investor": ("에 투자한다고", "invests in"),
}


def _say_claim(asked: Asked, where: str) -> str:
    """What is asked, as a clause."""
    name, roles = asked.name(asked.agencies[0]), asked.form.filters.roles
    korean, english = _VERBS.get(roles[0] if roles else "", _VERBS["participant"])
    verb = f"{add_particle(where, '을')}{korean.removeprefix('을')}" if korean.startswith("을") else f"{where}{korean}"
    return asked.pick(f"{add_particle(name, '이')} {verb}", f"{name} {english} {where}")


def _of_pair(asked: Asked, own: Sequence[Role]) -> Finding:
    """Whether agencies are in one activity together."""
    held = asked.world.view.activities.roles
    lines = Lines()
    for one in own:
        both = [role for role in held.get(one.activity, ()) if role.status != DERIVED and role.agency in asked.agencies]
        if {role.agency for role in both} >= set(asked.agencies):
            for role in both:
                lines.add(role.agency, role.role, role.activity, basis=[role.statement])
    names = asked.names(asked.agencies)
    if lines.found:
        shared = asked.names(lines.column(2))
        return Finding(
            asked.pick(f"예. {names}의 공동 사업은 {shared}이다", f"Yes, {names} are together in {shared}"),
            _COLUMNS,
            lines.lines,
            (),
        )
    return find_nothing(
        asked,
        f"아니오. {names}이 함께 하는 사업은 적혀 있지 않다",
        f"No, no source names an activity of {names} together",
        _COLUMNS,
    )


def _correct(asked: Asked, held: _Held, label: str) -> Found:
    """Why-questions: the reason is not in the data, but a false presupposition is corrected."""
    if held.own:
        return Refusal(asked.pick("이유는 자료에 적혀 있지 않다", "the data do not state reasons"))
    lines = Lines()
    for one in held.others:
        lines.add(one.agency, one.role, one.activity, basis=[one.statement])
    said = _say_roles(asked, held.others)
    near = asked.pick(f" 적힌 역할은 {said}이다", f"; its stated role: {said}") if said else ""
    claim = _say_claim(asked, label or asked.pick("그 사업", "it"))
    sentence = asked.pick(f"{claim} 적은 출처는 없다.{near}", f"No source states that {claim}{near}")
    return Finding(sentence, _COLUMNS, lines.lines, ("agency", asked.name(asked.agencies[0])), cited=bool(lines.found))


def _of_amount(asked: Asked) -> Found:
    """Whether an amount belongs to a region."""
    wanted = {Decimal(one) for one in asked.form.quantity}
    view = asked.world.view
    if not asked.regions:
        return Refusal(asked.pick("이유는 자료에 적혀 있지 않다", "the data do not state reasons"))
    region = asked.regions[0]
    inside = set(asked.world.find_in_region(region))
    rows = [row for some in view.activities.amounts.values() for row in some if Decimal(str(row["amount"])) in wanted]
    if any(row["activity"] in inside for row in rows):
        return Refusal(asked.pick("이유는 자료에 적혀 있지 않다", "the data do not state reasons"))
    lines = Lines()
    for row in rows:
        lines.add(row["activity"], row["kind"], asked.money(row), basis=[Iri(row["statement"])])
    money = asked.words.money(sorted(wanted)[0])
    other = asked.names(Iri(row["activity"]) for row in rows)
    near = asked.pick(
        f" 이 금액은 {other}의 것이다" if other else "", f"; this amount is that of {other}" if other else ""
    )
    return Finding(
        asked.pick(
            f"{asked.name(region)}의 금액으로 {money}을 적은 출처는 없다.{near}",
            f"No source states {money} for {asked.name(region)}{near}",
        ),
        ("activity", "kind", "amount"),
        lines.lines,
        (),
        cited=bool(rows),
    )


def _of_home(asked: Asked) -> Finding:
    """An activity that is not of the region which the question gives it."""
    names, regions = asked.names(asked.activities, 3), asked.names(asked.regions)
    lines = Lines()
    items = asked.world.view.activities.items
    homes: dict[Iri, None] = {}
    for one in asked.activities:
        for place in items[one].places:
            homes[place] = None
            lines.add(place, one, basis=[one])
    where = asked.names(homes)
    return Finding(
        asked.pick(
            f"{regions}에 관해서는 적혀 있지 않다. {add_particle(names, '은')} {where}의 것이다",
            f"There is no such activity of {regions} in the data; {names} is of {where}",
        ),
        ("region", "activity"),
        lines.lines,
        (),
        nothing=True,
    )


def _of_regions(asked: Asked) -> Found:
    """Whether regions have activities in the scope: a part in an activity, or activities that concern a technology."""
    view = asked.world.view
    lines = Lines()
    found: dict[Iri, list[Iri]] = {}
    for region in asked.regions:
        here = asked.world.find_in_region(region)
        if asked.activities:
            found[region] = [one for one in asked.activities if one in here]
        else:
            found[region] = [
                one
                for one in view.activities.sort(here)
                if any(one in asked.world.find_with_technology(technology) for technology in asked.technologies)
                and one in view.landscape.carried_out
            ]
        for one in found[region]:
            lines.add(region, one, basis=[one])
    label = asked.names(asked.activities, 2) if asked.activities else asked.names(asked.technologies)
    yes = [region for region, some in found.items() if some]
    no = [region for region, some in found.items() if not some]
    columns = ("region", "activity")
    listed = asked.names(one for some in found.values() for one in some)
    if not no:
        return Finding(
            asked.pick(
                f"예. {add_particle(asked.names(yes), '은')} {label}에 관한 사업이 있다: {listed}",
                f"Yes, {asked.names(yes)}: {listed}",
            ),
            columns,
            lines.lines,
            (),
        )
    if not lines.found and asked.activities:
        for one in asked.activities:
            for part in view.landscape.parts.get(one, ()):
                lines.add(part.region, one, basis=[part.statement])
    others = asked.names(lines.column(0))
    near = asked.pick(f" 적힌 지역은 {others}이다" if others else "", f"; only {others}" if others else "")
    return Finding(
        asked.pick(
            f"아니오. {add_particle(asked.names(no), '이')} {label}에 참여한다고 적은 출처는 없다.{near}",
            f"No, no source states {label} for {asked.names(no)}{near}",
        ),
        columns,
        lines.lines,
        (),
        cited=bool(lines.found),
    )

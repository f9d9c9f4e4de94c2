"""Who: the agencies in a role in activities."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.errors.particles import add_particle
from graph.model.vocabulary import RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.busy import find_busy
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.parties import list_parties
from graph.reports.questions.operators.roles import (
    IMPLEMENTING,
    Scoped,
    find_scope,
    fits,
    get_code,
    is_agency,
    is_seat_unknown,
    iter_coverings,
    iter_roles,
    name_role,
    say_unknown_seats,
    widen,
)
from graph.stores import Iri
from graph.view.activities import Role

COLUMNS = ("agency", "role", "activity")


@operator(
    "agencies",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "roles",
    "types",
    "kinds",
    "seat",
    "seat_outside",
    "words",
    "editions",
    "yes_no",
    "money",
    "several",
    "without_agencies",
)
def agencies(asked: Asked) -> Found:  # noqa: PLR0911 - one return for each kind of scope
    """One row per agency, role and activity, closest to the work first.

    Without a role those that lead or take part count, and if there are none, those in any role.
    """
    if asked.form.filters.words:
        return _find_tasks(asked)
    if asked.form.filters.several:
        return find_busy(asked)
    scope = find_scope(asked)
    if scope is None and asked.form.filters.seat and not asked.agencies:
        scope = _find_all(asked)
    if len(asked.agencies) > 1 and scope is not None:
        return _choose(asked, scope)
    if asked.agencies and scope is not None:
        return Refusal(
            asked.pick(
                "답할 기관 말고 다른 기관도 질문에 있다", "the question names an agency besides those that it asks for"
            )
        )
    if asked.agencies:
        return Refusal(asked.pick("기관의 사람이나 상위 기관은 자료에 없다", "the data do not say who runs an agency"))
    if scope is None:
        return Refusal(
            asked.pick(
                "무엇에 관한 질문인지 사업·지역·기술의 이름이 없다",
                "the question names no project, region or technology",
            )
        )
    if "agreement" in asked.form.editions and not set(asked.form.filters.roles) - {"participant"}:
        return list_parties(asked, asked.world.expand(scope.activities), scope.label)
    roles = widen(asked.form.filters.roles)
    if not roles and scope.named and _has_programme(asked, scope.activities):
        roles = ("owner",)
    found = next((some for some in _iter_selections(asked, scope, roles) if some), [])
    if found:
        return _to_finding(asked, scope.label, found)
    return _none(asked, scope.label, roles[0] if roles else "", _find_others(asked, scope, roles))


def _choose(asked: Asked, scope: Scoped) -> Found:
    """Which of several agencies are in a role in the scope."""
    wanted = asked.form.filters.roles
    roles = IMPLEMENTING if not wanted or wanted == ("participant",) else wanted
    held = list(iter_roles(asked, asked.world.expand(scope.activities), roles))
    found = [role for role in held if any(is_agency(asked, role.agency, one) for one in asked.agencies)]
    others = [one for one in asked.agencies if not any(is_agency(asked, role.agency, one) for role in found)]
    if not found:
        return _none(asked, scope.label, roles[0], held)
    finding = _to_finding(asked, scope.label, found)
    names = asked.names(others)
    left = asked.pick(f"; {add_particle(names, '은')} 적혀 있지 않다", f"; not stated: {names}") if others else ""
    return replace(finding, sentence=finding.sentence + left)


def _find_all(asked: Asked) -> Scoped:
    """All activities, with the seat as their label."""
    seat = asked.name(to_iri(asked.form.filters.seat))
    outside = asked.form.filters.seat_outside
    label = asked.pick(f"{seat} {'밖' if outside else '소재'}", f"Agencies {'outside' if outside else 'of'} {seat}")
    return Scoped(list(asked.world.view.activities.items), label, named=False)


def _has_programme(asked: Asked, activities: Sequence[Iri]) -> bool:
    items = asked.world.view.activities.items
    return any(items[one].kind == RM.Programme for one in activities)


def _iter_selections(asked: Asked, scope: Scoped, roles: tuple[str, ...]) -> Iterator[list[Role]]:
    """The agencies that may be meant, the likeliest first; the first that are any count."""
    known, wanted = asked.world.view.activities, scope.activities
    every = asked.world.expand(wanted) if scope.named else wanted
    if asked.form.filters.types == ("government",) and scope.named and not set(roles) - {"lead"}:
        # 어느 부처 사업: that of the programme which supports it.
        wholes = [whole for one in every for whole in known.iter_wholes(one)]
        programmes = [one for one in wholes if known.items[one].kind == RM.Programme]
        yield _select(asked, programmes, ("owner", "funder"))
    if asked.technologies and not scope.named:
        yield [one for one in iter_coverings(asked, wanted, roles or IMPLEMENTING) if fits(asked, one.agency)]
    yield _select(asked, wanted, roles or IMPLEMENTING)
    yield _select(asked, every, roles or IMPLEMENTING)
    if not roles:
        yield _select(asked, every, ())
    if "participant" in roles:
        # A source may name those that take part otherwise.
        yield _select(asked, every, (*IMPLEMENTING, "cooperating", "investor"))
    if "contractor" in roles:
        plans = [known.items[one].plan for one in wanted]
        yield _select(asked, asked.world.expand(plans), ("contractor",))
    if {"funder", "owner"} & set(roles):
        wholes = [whole for one in wanted for whole in known.iter_wholes(one)]
        yield _select(asked, [*wanted, *wholes], ("owner", "funder"))
    if asked.technologies and not set(roles) - set(IMPLEMENTING):
        # A source may give an agency a task with the name of the technology.
        yield [one for one in _find_tasks_of(asked) if fits(asked, one.agency)]


def _find_others(asked: Asked, scope: Scoped, roles: tuple[str, ...]) -> list[Role]:
    """The closest agencies if there is none: the owners, those of a broader technology, or those in other roles."""
    if roles == ("lead",) and not asked.form.filters.types:
        owners = _select(asked, scope.activities, ("owner",))
        if owners and scope.named:
            return owners
    if asked.technologies and not asked.activities:
        near = _find_near(asked, roles or IMPLEMENTING)
        if near:
            return near
    return _select(asked, scope.activities, ()) if scope.named else []


def _select(asked: Asked, activities: Iterable[Iri], roles: tuple[str, ...]) -> list[Role]:
    return [role for role in iter_roles(asked, activities, roles) if fits(asked, role.agency)]


def _find_tasks_of(asked: Asked) -> list[Role]:
    """The roles whose task names one of the technologies."""
    names = [
        name
        for one in asked.technologies
        for name in asked.world.view.names.read("technology").get(one, ())
        if len(name) > 2
    ]
    inside = {one for region in asked.regions for one in asked.world.find_in_region(region)}
    tasks = {
        Iri(row["statement"])
        for row in asked.world.view.read("details")
        if row["property"] == RM.task and row["statement"] and any(name in str(row["value"]) for name in names)
    }
    held = asked.world.view.activities.roles
    return [
        role
        for activity, some in held.items()
        if not inside or activity in inside
        for role in some
        if role.statement in tasks
    ]


def _find_near(asked: Asked, roles: tuple[str, ...]) -> list[Role]:
    """The roles in activities of the technologies directly broader than those asked for."""
    landscape = asked.world.view.landscape
    broader = {one for technology in asked.technologies for one in landscape.steps.get(technology, ())}
    near = {
        one
        for technology in broader - set(landscape.broad_fields)
        for one in asked.world.find_with_technology(technology)
    }
    return _select(asked, asked.world.view.activities.sort(near), roles)


def _to_finding(asked: Asked, label: str, found: list[Role]) -> Finding:
    lines = Lines()
    for role in found:
        lines.add(role.agency, role.role, role.activity, basis=[role.statement])
    said = _say(asked, label, found) + _say_unknown(asked, found=True)
    if left_out := asked.names(map(to_iri, asked.form.filters.without_agencies)):
        said += asked.pick(f" ({left_out} 제외)", f" (without {left_out})")
    if asked.form.yes_no:
        said = asked.pick(f"예. {said}", f"Yes. {said}")
    return Finding(said, COLUMNS, lines.lines, _find_command(asked))


def _say_unknown(asked: Asked, *, found: bool) -> str:
    """The agencies that would fit if their seat did, if none is *found* or those outside a region are asked for."""
    scope = find_scope(asked) or (_find_all(asked) if asked.form.filters.seat else None)
    if not asked.form.filters.seat or scope is None or (found and not asked.form.filters.seat_outside):
        return ""
    roles = asked.form.filters.roles or IMPLEMENTING
    every = iter_roles(asked, asked.world.expand(scope.activities), roles)
    return say_unknown_seats(asked, [one.agency for one in every if is_seat_unknown(asked, one.agency)])


def _find_command(asked: Asked) -> tuple[str, ...]:
    if asked.technologies and not asked.activities:
        return ("coverage", asked.name(asked.technologies[0]))
    if asked.activities:
        return ("roadmap", str(asked.world.view.activities.items[asked.activities[0]].plan).rpartition("/")[2])
    return ("region", asked.name(asked.regions[0])) if asked.regions else ()


def _say(asked: Asked, label: str, found: list[Role]) -> str:
    by_role: dict[str, list[Iri]] = {}
    for role in found:
        by_role.setdefault(get_code(role.role), []).append(role.agency)
    if len({role.activity for role in found}) == 1:
        label = asked.name_activity(found[0].activity)
    if asked.lang == "ko":
        parts = [f"{name_role(asked, role)} 기관은 {asked.names(some, 8)}" for role, some in by_role.items()]
        return f"{label}의 {', '.join(parts)}이다"
    parts = [f"{name_role(asked, role)}: {asked.names(some, 8)}" for role, some in by_role.items()]
    return f"{label}: {'; '.join(parts)}"


def _none(asked: Asked, label: str, role: str, others: list[Role]) -> Finding:
    lines = Lines()
    for one in others:
        lines.add(one.agency, one.role, one.activity, basis=[one.statement])
    wanted = name_role(asked, role) if role else ""
    no = asked.pick("아니오. ", "No. ") if asked.form.yes_no else ""
    types = asked.join(asked.code("agency-type", one) for one in asked.form.filters.types[:1])
    missing = f"{wanted or types or '주관·참여'} 기관이"
    seat = asked.name(to_iri(asked.form.filters.seat)) if asked.form.filters.seat else ""
    outside = asked.form.filters.seat_outside
    if seat:
        missing = f"{seat} {'밖의' if outside else '소재'} {missing}"
    if wanted and types:
        missing = f"{wanted} 기관 가운데 {add_particle(types, '이')}"
    if asked.lang == "ko":
        near = f" {_say(asked, label, others)}" if others else ""
        if asked.technologies and others:
            near = asked.pick(
                f" 가까운 사업으로는 {_say(asked, asked.names((one.activity for one in others), 2), others)}",
                "",
            )
        return Finding(
            f"{no}{label}에는 {missing} 적혀 있지 않다{'.' if near else ''}{near}{_say_unknown(asked, found=False)}",
            COLUMNS,
            lines.lines,
            _find_command(asked),
            nothing=True,
        )
    near = f". {_say(asked, label, others)}" if others else ""
    return Finding(
        f"{no}No {types} agency {f'outside {seat}' if outside else f'of {seat}' if seat else ''} is stated in the role"
        f" {wanted or 'lead or participant'} in {label}{near}{_say_unknown(asked, found=False)}".replace("  ", " "),
        COLUMNS,
        lines.lines,
        _find_command(asked),
        nothing=True,
    )


def _find_tasks(asked: Asked) -> Found:
    """The agencies whose task the question names."""
    wanted = {to_iri(one) for one in asked.form.filters.words}
    inside = set(asked.world.expand(asked.activities))
    lines = Lines()
    found = [
        role
        for activity, roles in asked.world.view.activities.roles.items()
        if not inside or activity in inside
        for role in roles
        if role.statement in wanted
    ]
    for role in found:
        lines.add(role.agency, role.role, role.activity, basis=[role.statement])
    if not found:
        return Refusal(asked.pick("그 일을 맡은 기관이 적혀 있지 않다", "no agency is stated for this task"))
    return Finding(_say(asked, "", found).removeprefix("의 "), COLUMNS, lines.lines, ())

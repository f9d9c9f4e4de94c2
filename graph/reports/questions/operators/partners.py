"""Partners: the agencies in the same activities, or the regions of joint activities."""

from graph.errors.particles import add_particle
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.roles import IMPLEMENTING, find_scope, fits, get_code, is_agency
from graph.stores import Iri
from graph.view.activities import DERIVED


@operator("partners", "regions", "agencies", "activities", "technologies", "types", "kinds", "roles", "yes_no", "joint")
def partners(asked: Asked) -> Found:
    """One row per partner, its role and the activity."""
    if asked.agencies:
        return of_agency(asked, asked.agencies[0])
    if asked.regions:
        return of_region(asked, asked.regions[0])
    return Refusal(asked.pick("누구의 협력 상대인지 이름이 없다", "the question does not say whose partners"))


def of_agency(asked: Asked, agency: Iri) -> Found:
    """The other agencies that lead or take part in the activities of *agency*."""
    known = asked.world.view.activities
    scope = find_scope(asked)
    inside = set(asked.world.expand(scope.activities)) if scope else None
    lines = Lines()
    for activity, roles in known.roles.items():
        own = [
            role
            for role in roles
            if is_agency(asked, role.agency, agency)
            and get_code(role.general) in IMPLEMENTING
            and role.status != DERIVED
        ]
        if not own or (inside is not None and activity not in inside):
            continue
        for role in roles:
            if (
                get_code(role.general) in (*IMPLEMENTING, "cooperating")
                and role.status != DERIVED
                and not is_agency(asked, role.agency, agency)
                and fits(asked, role.agency)
            ):
                lines.add(role.agency, role.role, activity, basis=[role.statement, own[0].statement])
    name = asked.name(agency)
    command = ("agency", name)
    if not lines.found:
        return find_nothing(
            asked,
            f"{asked.topic(name)} 다른 기관과 함께 하는 사업이 적혀 있지 않다",
            f"No source names an agency that works with {name}",
            ("agency", "role", "activity"),
            command,
        )
    others = lines.column(0)
    activities = lines.column(2)
    listed, work = asked.names(others, 8), asked.names(activities, 2)
    sentence = asked.pick(
        f"{asked.topic(name)} {work}에서 {listed} 등과 함께 일한다"
        if len(lines) > 8
        else f"{name}의 협력 기관은 {work}의 {listed}이다",
        f"{name} works with {listed} on {work}",
    )
    return Finding(sentence, ("agency", "role", "activity"), lines.lines, command)


def of_region(asked: Asked, region: Iri) -> Found:
    """The regions with a part in the joint activities of *region*, among those that the question names."""
    landscape = asked.world.view.landscape
    scope = find_scope(asked) if asked.activities or asked.technologies else None
    inside = set(asked.world.expand(scope.activities)) if scope else None
    within = asked.world.view.containment.find_within(region)
    lines = Lines()
    for activity, parts in landscape.parts.items():
        if (inside is None or activity in inside) and any(part.region in within for part in parts):
            for part in parts:
                if part.region not in within:
                    lines.add(part.region, activity, part.share, basis=[part.statement])
    name = asked.name(region)
    others = asked.names(lines.column(0))
    if not lines.found:
        sentence = asked.pick(
            f"{add_particle(name, '이')} 다른 지역과 함께 하는 사업이 적혀 있지 않다",
            f"No source states a joint activity of {name}",
        )
        return Finding(sentence, ("region", "activity", "share"), (), ("partners", name), cited=False)
    work = asked.names(lines.column(1), 2)
    sentence = asked.pick(
        f"{asked.topic(name)} {add_particle(others, '과')} 함께 사업을 한다: {work}",
        f"{name} has joint projects with {others}: {work}",
    )
    return Finding(sentence, ("region", "activity", "share"), lines.lines, ("partners", name))

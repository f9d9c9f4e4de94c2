"""The agencies that have a role in each of several activities."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.roles import IMPLEMENTING, fits, iter_roles
from graph.stores import Iri
from graph.view.activities import Role

_ROLES = (*IMPLEMENTING, "consulted", "owner", "cooperating", "investor", "contractor")


@operator("intersect", "activities", "roles", "types", "kinds", "regions", "technologies", "yes_no")
def intersect(asked: Asked) -> Found:
    """One row per agency, role and activity."""
    sides = [[one] for one in asked.activities]
    if len(sides) < 2 and len(asked.regions) > 1 and not sides:
        # The activities of each region.
        known = asked.world.view.activities
        sides = [known.sort(asked.world.find_in_region(one)) for one in asked.regions]
    if len(sides) < 2:
        return Refusal(asked.pick("두 사업의 이름이 없다", "the question does not name two activities"))
    held: list[dict[Iri, list[Role]]] = []
    for side in sides:
        some: dict[Iri, list[Role]] = {}
        for role in iter_roles(asked, side, asked.form.filters.roles or _ROLES):
            if fits(asked, role.agency):
                some.setdefault(role.agency, []).append(role)
        held.append(some)
    both = [agency for agency in held[0] if all(agency in some for some in held[1:])]
    lines = Lines()
    for agency in both:
        for some in held:
            for role in some[agency]:
                lines.add(agency, role.role, role.activity, basis=[role.statement])
    names = asked.names(asked.activities or asked.regions)
    if not both:
        return find_nothing(
            asked,
            f"{names}에 모두 참여하는 기관은 없다",
            f"No agency is in all of {names}",
            ("agency", "role", "activity"),
        )
    listed = asked.names(both)
    return Finding(
        asked.pick(
            f"{names}에 모두 참여하는 기관은 {listed}이다",
            f"{listed}: in both {names}" if len(both) < 2 else f"In all of {names}: {listed}",
        ),
        ("agency", "role", "activity"),
        lines.lines,
        (),
    )

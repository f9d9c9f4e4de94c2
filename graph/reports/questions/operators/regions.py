"""The regions of an activity."""

from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, find_nothing, operator
from graph.reports.questions.operators.roles import Scoped, find_scope


@operator(
    "regions", "activities", "technologies", "kinds", "roles", "joint", "yes_no", "regions", "types", "without_regions"
)
def regions(asked: Asked) -> Found:
    """One row per region with a part in the activity, with its share; otherwise the region of its plan."""
    scope = find_scope(asked)
    if scope is None:
        joint = asked.world.view.activities.sort(asked.world.view.landscape.parts)
        scope = Scoped(joint, asked.pick("공동 사업", "joint activities"), True)
    view = asked.world.view
    lines = Lines()
    for one in scope.activities:
        for part in view.landscape.parts.get(one, ()):
            lines.add(part.region, one, part.share, basis=[part.statement])
    with_parts = {line.cells[1] for line in lines.lines}
    for one in scope.activities:
        item = view.activities.items[one]
        # Others that concern the same technology are those of their plans.
        if one in with_parts or (scope.named and with_parts) or not (one in view.landscape.carried_out or scope.named):
            continue
        for place in item.places:
            lines.add(place, one, None, basis=[one])
    left_out = {
        one for region in asked.form.filters.without_regions for one in view.containment.find_within(to_iri(region))
    }
    lines.found = {cells: line for cells, line in lines.found.items() if cells[0] not in left_out}
    listed = asked.names(lines.column(0), 8)
    label = scope.label
    if not lines.found:
        return find_nothing(
            asked,
            f"{label}의 지역이 적혀 있지 않다",
            f"No source states a region of {label}",
            ("region", "activity", "share"),
        )
    count = len(lines.column(0))
    taking = "에 참여하는" if scope.named else "에 관한 계획이나 사업이 있는"
    return Finding(
        asked.pick(f"{label}{taking} 지역은 {listed}이다({count}곳)", f"Regions of {label}: {listed} ({count})"),
        ("region", "activity", "share"),
        lines.lines,
        (),
    )

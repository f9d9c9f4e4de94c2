"""The members of a group of agencies."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri


@operator("members", "agencies", "types", "roles", "yes_no")
def members(asked: Asked) -> Found:
    """One row per member, with the days of its membership."""
    if not asked.agencies:
        return Refusal(asked.pick("어느 모임의 구성원인지 이름이 없다", "the question names no group"))
    group = asked.agencies[0]
    lines = Lines()
    for row in asked.world.view.read_all("agency-links", asked=[group]):
        if str(row["link"]).endswith(("hasMembership", "hasMember", "member")) and row["agency"] == group:
            lines.add(row["other"], row["start"], row["end"], basis=[Iri(row["statement"])])
    name = asked.name(group)
    columns = ("agency", "start", "end")
    if not lines.found:
        return find_nothing(
            asked,
            f"{name}의 구성원이 적혀 있지 않다",
            f"No source lists the members of {name}",
            columns,
            ("agency", name),
        )
    listed = asked.names(lines.column(0), 12)
    return Finding(
        asked.pick(f"{name}의 구성원은 {listed}이다", f"The members of {name} are {listed}"),
        columns,
        lines.lines,
        ("agency", name),
    )

"""The changes that a plan gives as its background."""

from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri


@operator("drivers", "regions", "technologies", "activities", "kinds", "yes_no")
def drivers(asked: Asked) -> Found:
    """One row per driver, with its date."""
    plans = list_plans(asked)
    if plans is None:
        return Refusal(asked.pick("어느 계획의 배경인지 이름이 없다", "the question names no plan"))
    rows = [row for row in asked.world.view.read("drivers") if row["plan"] in plans]
    last = max((int(str(row["position"])) for row in rows), default=0)
    asked.words.learn(Iri(row["driver"]) for row in rows)
    lines = Lines()
    for row in sorted(rows, key=lambda row: -int(str(row["position"]))):
        lines.add(row["plan"], asked.name(Iri(row["driver"])), str(row["issued"]), basis=[Iri(row["driver"])])
    columns = ("roadmap", asked.words.column("driver", "배경", "driver"), "date")
    name = asked.names(plans, 2)
    if not rows:
        return find_nothing(asked, f"{name}의 배경이 적혀 있지 않다", f"No source states drivers of {name}", columns)
    newest = asked.join(asked.name(Iri(row["driver"])) for row in rows if int(str(row["position"])) == last)
    return Finding(
        asked.pick(
            f"{name}{'이' if name[-1] in '획업' else '가'} 배경으로 든 것은 {newest}이다",
            f"Drivers of {name}: {newest}",
        ),
        columns,
        lines.lines,
        (),
    )

"""The vision of a plan."""

from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.stores import Iri


@operator("vision", "regions", "technologies", "activities", "kinds", "yes_no", "editions")
def vision(asked: Asked) -> Found:
    """One row per plan: the wording of the newest edition, by its preferred source."""
    plans = list_plans(asked)
    if plans is None:
        return Refusal(asked.pick("어느 계획의 비전인지 이름이 없다", "the question names no plan"))
    lines = Lines()
    newest: dict[Iri, dict[str, object]] = {}
    view = asked.world.view
    preferences = {row["edition"]: int(str(row["preference"])) for row in view.read("editions")}
    rows = [row for row in view.read("visions") if row["plan"] in plans]
    for row in sorted(rows, key=lambda row: (int(str(row["position"])), -preferences.get(row["edition"], 1))):
        newest[Iri(row["plan"])] = dict(row)
    for plan, said in newest.items():
        lines.add(plan, said["wording"], said["translation"], str(said["issued"]), basis=[Iri(str(said["vision"]))])
    columns = (
        "roadmap",
        asked.words.column("vision", "비전", "vision"),
        asked.words.column("translation", "번역", "translation"),
        "date",
    )
    name = asked.names(plans, 3)
    if not newest:
        return find_nothing(
            asked, f"{name}의 비전은 적혀 있지 않다", f"No source states a vision of {name}", columns, _command(plans)
        )
    parts = [
        asked.pick(
            f"{asked.name_plan(plan)}의 비전은 '{said['wording']}'이다",
            f"The vision of {asked.name_plan(plan)} is '{said['translation'] or said['wording']}'",
        )
        for plan, said in newest.items()
    ]
    return Finding(asked.join(parts, 3), columns, lines.lines, _command(plans))


def _command(plans: list[Iri]) -> tuple[str, ...]:
    return ("roadmap", plans[0].rpartition("/")[2]) if plans else ()

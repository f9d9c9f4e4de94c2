"""The areas of zones and sites."""

from graph.model.vocabulary import RM
from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.result import Kind
from graph.stores import Iri


@operator("area", "activities", "regions", "technologies", "kinds", "yes_no", "roles")
def area(asked: Asked) -> Found:
    """One row per area in square kilometres."""
    near = list_near(asked)
    if near is None:
        return Refusal(asked.pick("무엇의 면적인지 이름이 없다", "the question names no activity"))
    lines = Lines()
    texts = []
    for row in asked.world.view.read("details"):
        if row["activity"] in near and row["property"] == RM.area:
            lines.add(row["activity"], row["subject"], row["value"], basis=[Iri(row["statement"] or row["edition"])])
            subject = asked.name(Iri(row["subject"])) if row["subject"] else asked.name(Iri(row["activity"]))
            texts.append(asked.pick(f"{subject}의 면적은 {row['value']}㎢", f"{subject}: {row['value']} km²"))

    columns = (
        "activity",
        asked.words.column("site", "장소", "site", Kind.THING),
        asked.words.column("area", "면적(㎢)", "area (km²)", Kind.DECIMAL),
    )
    if not texts:
        return find_nothing(
            asked,
            f"{asked.names(near[:1])}의 면적은 적혀 있지 않다",
            f"No source states an area of {asked.names(near[:1])}",
            columns,
        )
    return Finding(asked.pick(f"{asked.join(texts)}이다", asked.join(texts)), columns, lines.lines, ())

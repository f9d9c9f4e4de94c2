"""The stage that a plan has reached, and how firmly it is decided."""

from graph.model.vocabulary import RM
from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.reached import find_reached
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri


@operator("status", "regions", "technologies", "activities", "kinds", "editions", "yes_no", "target")
def status(asked: Asked) -> Found:
    """One row per plan: the stage and date of its newest edition, and the commitment if a source states it."""
    plans = list_plans(asked)
    if plans is None:
        return Refusal(asked.pick("어느 계획의 단계인지 이름이 없다", "the question names no plan"))
    view = asked.world.view
    if asked.regions and not asked.activities:
        # The plan of another region is no answer.
        within = {one for region in asked.regions for one in view.containment.find_within(region)}
        plans = [one for one in plans if within & set(view.activities.items[one].places)]
        if not plans:
            name = asked.names(asked.regions)
            return Refusal(asked.pick(f"{name}의 계획은 자료에 없다", f"the data have no plan of {name}"))
    if asked.form.target == "reached" and asked.form.editions:
        return find_reached(asked, plans)
    newest: dict[Iri, Row] = {}
    for row in sorted(view.read("editions"), key=lambda row: (int(str(row["position"])), -int(str(row["preference"])))):
        if row["plan"] in plans:
            newest[Iri(row["plan"])] = row
    firm = {Iri(row["thing"]): Iri(row["value"]) for row in view.read("facts") if row["property"] == RM.commitment}
    lines = Lines()
    texts = []
    for plan, edition in newest.items():
        lines.add(plan, edition["stage"], str(edition["issued"]), firm.get(plan), basis=[Iri(edition["edition"])])
        stage, issued = asked.name(Iri(edition["stage"])), edition["issued"]
        commitment = f", {asked.name(firm[plan])}" if plan in firm else ""
        texts.append(
            asked.pick(
                f"{asked.name_plan(plan)}의 최근 판은 {stage} 단계이다({issued}{commitment})",
                f"the newest edition of {asked.name_plan(plan)} is of the stage '{stage}' ({issued}{commitment})",
            )
        )
    columns = ("roadmap", "stage", "date", asked.words.column("commitment", "확정 정도", "commitment", Kind.THING))
    sentence = asked.join(texts, 3)
    return Finding(sentence[:1].upper() + sentence[1:], columns, lines.lines)

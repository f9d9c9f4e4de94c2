"""The technologies that activities concern."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.roles import IMPLEMENTING, find_scope, iter_roles
from graph.reports.result import Kind
from graph.stores import Iri


@operator("technologies", "regions", "agencies", "activities", "kinds", "roles", "yes_no")
def technologies(asked: Asked) -> Found:
    """One row per technology, with the activities of the scope that concern it."""
    scope = find_scope(asked)
    known = asked.world.view.activities
    if scope is None and not asked.agencies:
        return Refusal(asked.pick("누구의 기술인지 이름이 없다", "the question does not say whose technologies"))
    pool = known.sort(asked.world.expand(scope.activities)) if scope else list(known.items)
    if asked.agencies:
        own = {role.activity for role in iter_roles(asked, pool, IMPLEMENTING) if role.agency in asked.agencies}
        pool = [one for one in pool if one in own]
    found: dict[Iri, list[Iri]] = {}
    basis: dict[Iri, list[Iri]] = {}
    for activity in pool:
        for use in known.uses.get(activity, ()):
            found.setdefault(use.technology, []).append(activity)
            basis.setdefault(use.technology, []).append(use.statement)
    lines = Lines()
    for technology, activities in found.items():
        lines.add(technology, tuple(dict.fromkeys(activities)), basis=basis[technology])
    label = asked.names(asked.agencies) or (scope.label if scope else "")
    columns = ("technology", asked.words.column("activities", "해당 항목", "activities", Kind.THINGS))
    if not found:
        sentence = asked.pick(f"{label}의 기술은 적혀 있지 않다", f"No source states a technology of {label}")
        return Finding(sentence, columns, (), cited=False)
    listed = asked.names(found, 10)
    sentence = asked.pick(f"{label}의 기술은 {len(found)}가지로 {listed}이다", f"Technologies of {label}: {listed}")
    return Finding(sentence, columns, lines.lines)

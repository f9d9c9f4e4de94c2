"""The agencies in several activities."""

from dataclasses import replace

from graph.model.vocabulary import RM
from graph.reports.questions.operators.activities import select_activities
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing
from graph.reports.questions.operators.kinds import name_kind
from graph.reports.questions.operators.roles import IMPLEMENTING, find_scope, fits, get_code
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.activities import DERIVED


def find_busy(asked: Asked) -> Found:
    """One row per agency that leads or takes part in as many activities as the form asks for, the busiest first."""
    filters, view = asked.form.filters, asked.world.view
    if set(filters.roles) - set(IMPLEMENTING):
        return Refusal(
            asked.pick("주관하거나 참여하는 기관만 센다", "only agencies that lead or take part are counted")
        )
    roles = ("lead",) if filters.roles == ("lead",) else IMPLEMENTING
    plain = replace(filters, roles=(), types=(), seat="", seat_outside=False, several=0)
    work = select_activities(replace(asked, form=replace(asked.form, filters=plain)))
    held: dict[Iri, dict[Iri, Iri]] = {}
    for activity in work:
        if view.activities.items[activity].kind == RM.Task and filters.kinds[:1] != ("task",):
            continue
        for role in view.activities.roles.get(activity, ()):
            if role.status != DERIVED and get_code(role.general) in roles and fits(asked, role.agency):
                held.setdefault(role.agency, {}).setdefault(activity, role.statement)
    found = sorted(
        ((agency, some) for agency, some in held.items() if len(some) >= filters.several), key=lambda one: -len(one[1])
    )
    scope = find_scope(asked)
    kind, where, least = name_kind(asked), scope.label if scope else "", filters.several
    columns = ("agency", "count", asked.words.column("activities", "해당 항목", "activities", Kind.THINGS))
    label = asked.code("role", "lead" if len(roles) == 1 else "participant")
    of = asked.pick(f"{where}의 " if where else "", f" of {where}" if where else "")
    if not found:
        no = asked.pick("아니오. ", "No. ") if asked.form.yes_no else ""
        return find_nothing(
            asked,
            f"{no}{of}{kind} {least}건 이상의 {label} 기관은 적혀 있지 않다",
            f"{no}No agency is stated as {label} in {least} or more {kind}{of}",
            columns,
            ("network",),
        )
    lines = Lines()
    for agency, some in found:
        lines.add(agency, len(some), tuple(some), basis=list(some.values()))
    asked.words.learn([agency for agency, _ in found])
    listed = asked.join((f"{asked.name(agency)} ({len(some)}: {asked.names(some, 4)})" for agency, some in found), 6)
    yes = asked.pick("예. ", "Yes. ") if asked.form.yes_no else ""
    sentence = asked.pick(
        f"{yes}{of}{kind} {least}건 이상의 {label} 기관은 {listed}이다",
        f"{yes}{label} in {least} or more {kind}{of}: {listed}",
    )
    return Finding(sentence, columns, lines.lines, ("network",))

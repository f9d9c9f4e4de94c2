"""Which kind of thing an activity is: a strategy or an add-on strategy, a project or a task."""

from graph.errors.particles import add_particle
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.result import Kind
from graph.stores import Iri


@operator("kind", "regions", "technologies", "activities", "yes_no")
def kind(asked: Asked) -> Found:
    """One row per activity that the question names, with its plan."""
    items = asked.world.view.activities.items
    named = asked.activities
    if not named:
        return Refusal(asked.pick("무엇을 가리키는지 알 수 없다", "it is not clear what the question names"))
    lines = Lines()
    texts = []
    for one in named:
        # The ontology names the classes.
        sort = asked.name(Iri(items[one].kind))
        english = f"{'an' if sort[:1].casefold() in 'aeiou' else 'a'} {sort[:1].casefold()}{sort[1:]}"
        plan = items[one].plan
        lines.add(one, Iri(items[one].kind), plan if plan != one else None, basis=[one])
        name, whole = asked.name(one), asked.name_plan(plan)
        of_plan = asked.pick(f"{whole}의 ", f" of {whole}") if plan != one else ""
        texts.append(asked.pick(f"{add_particle(name, '은')} {of_plan}{sort}", f"{name} is {english}{of_plan}"))
    columns = ("activity", asked.words.column("sort", "종류", "kind", Kind.THING), "roadmap")
    listed = asked.join(texts, 4)
    return Finding(asked.pick(f"{listed}이다", listed), columns, lines.lines)

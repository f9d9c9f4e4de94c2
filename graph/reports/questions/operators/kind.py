"""Which kind of thing an activity is: a strategy or an add-on strategy, a project or a task."""

from collections.abc import Mapping

from graph.errors.particles import add_particle
from graph.model.vocabulary import RM
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator

_KINDS: Mapping[str, tuple[str, str]] = {
    RM.Strategy: ("전략", "a strategy"),
    RM.AddOnStrategy: ("추가전략", "an add-on strategy"),
    RM.Project: ("사업", "a project"),
    RM.RelatedProject: ("관련 사업", "a related project"),
    RM.Task: ("세부 과제", "a task"),
    RM.FocusArea: ("중점분야", "a focus area"),
    RM.Axis: ("추진축", "an axis"),
    RM.Phase: ("단계", "a phase"),
    RM.Study: ("용역", "a study"),
    RM.Programme: ("지원 프로그램", "a programme"),
    RM.Roadmap: ("계획", "a plan"),
}


@operator("kind", "regions", "technologies", "activities", "yes_no")
def kind(asked: Asked) -> Found:
    """One row per activity that the question names, with its plan."""
    items = asked.world.view.activities.items
    named = [one for one in asked.activities if items[one].kind in _KINDS]
    if not named:
        return Refusal(asked.pick("무엇을 가리키는지 알 수 없다", "it is not clear what the question names"))
    lines = Lines()
    texts = []
    for one in named:
        korean, english = _KINDS[items[one].kind]
        plan = items[one].plan
        lines.add(one, asked.pick(korean, english.partition(" ")[2]), plan if plan != one else None, basis=[one])
        name, whole = asked.name(one), asked.name_plan(plan)
        of_plan = asked.pick(f"{whole}의 ", f" of {whole}") if plan != one else ""
        texts.append(asked.pick(f"{add_particle(name, '은')} {of_plan}{korean}", f"{name} is {english}{of_plan}"))
    columns = ("activity", asked.words.column("sort", "종류", "kind"), "roadmap")
    listed = asked.join(texts, 4)
    return Finding(asked.pick(f"{listed}이다", listed), columns, lines.lines)

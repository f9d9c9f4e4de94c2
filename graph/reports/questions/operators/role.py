"""The role of an agency, in one activity or in all."""

from collections.abc import Mapping, Sequence

from graph.errors.particles import add_particle
from graph.model.vocabulary import RM
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.roles import find_scope, get_code, is_agency
from graph.stores import Iri
from graph.view.activities import DERIVED, Role


@operator(
    "role",
    "agencies",
    "activities",
    "regions",
    "technologies",
    "kinds",
    "types",
    "roles",
    "words",
    "yes_no",
    "editions",
)
def role(asked: Asked) -> Found:
    """One row per activity and role of the agency, with its task if a source states one."""
    if not asked.agencies and asked.regions and asked.activities:
        return _of_regions(asked)
    if not asked.agencies:
        return Refusal(asked.pick("어느 기관의 역할인지 이름이 없다", "the question names no agency"))
    if len(asked.agencies) > 1:
        return Refusal(asked.pick("기관을 둘 이상 물었다", "the question names several agencies"))
    agency = asked.agencies[0]
    known = asked.world.view.activities
    scope = find_scope(asked)
    inside = set(asked.world.expand(scope.activities)) if scope else None
    tasks = _read_tasks(asked)
    lines = Lines()
    found: list[Role] = []
    for activity, roles in known.roles.items():
        for one in roles:
            if (
                is_agency(asked, one.agency, agency)
                and one.status != DERIVED
                and (inside is None or activity in inside)
            ):
                found.append(one)
                lines.add(one.agency, one.role, activity, tasks.get(one.statement, ""), basis=[one.statement])
    name = asked.name(agency)
    columns = ("agency", "role", "activity", asked.words.column("task", "맡은 일", "task"))
    if not lines.found:
        where = f" {scope.label}" if scope else ""
        return find_nothing(
            asked,
            f"{asked.topic(name)}{where}에서 맡은 역할이 적혀 있지 않다",
            f"No source states a role of {name}{' in' + where if where else ''}",
            columns,
            ("agency", name),
        )
    parts, printed = [], _read_printed(asked)
    for held in found:
        task = f": {tasks[held.statement]}" if held.statement in tasks else ""
        label, work = _name_role(asked, held, printed), asked.name(held.activity)
        parts.append(asked.pick(f"{work}의 {label}{task}", f"{label} in {work}{task}"))
    listed = asked.join(parts, 4)
    sentence = asked.pick(f"{name}의 역할은 {listed}이다", f"The role of {name}: {listed}")
    return Finding(f"{_deny(asked, found)}{sentence}", columns, lines.lines, ("agency", name))


def _deny(asked: Asked, found: Sequence[Role]) -> str:
    """That no source states the role which the question takes for granted: 주관기관인 현대자동차."""
    wanted = asked.form.filters.roles
    if not wanted or any({get_code(one.role), get_code(one.general)} & {*wanted} for one in found):
        return ""
    name, label = asked.name(asked.agencies[0]), asked.code("role", wanted[0])
    return asked.pick(
        f"{add_particle(name, '을')} {label} 기관으로 적은 출처는 없다. ", f"No source states {name} as {label}. "
    )


def _read_tasks(asked: Asked) -> dict[object, str]:
    """The task of each participation that has one."""
    rows = (row for row in asked.world.view.read("details") if row["property"] == RM.task)
    return {row["statement"]: str(row["value"]) for row in rows}


def _read_printed(asked: Asked) -> dict[object, str]:
    """The words that a source prints for a participation, unless they are a name of the agency in other words."""
    rows = [row for row in asked.world.view.read("details") if row["property"] == RM.printedText and row["subject"]]
    names = asked.world.active_names
    return {
        row["statement"]: str(row["value"])
        for row in rows
        if (agency := Iri(row["subject"])) in names and not _is_like(str(row["value"]), "".join(names[agency]))
    }


def _is_like(words: str, names: str) -> bool:
    """Whether two letters that stand together in *words* do so in *names*."""
    return any(words[at : at + 2] in names for at in range(len(words) - 1) if " " not in words[at : at + 2])


def _name_role(asked: Asked, held: Role, printed: Mapping[object, str]) -> str:
    """A role, with the words that a source has for it."""
    words = printed.get(held.statement, "")
    return f"{asked.name(held.role)} ('{words}')" if words else asked.name(held.role)


def _list_of_governments(asked: Asked, within: set[Iri]) -> list[Role]:
    """The roles of the governments of regions in the activities of the form."""
    world = asked.world
    return [
        held
        for one in asked.activities
        for held in world.view.activities.roles.get(one, ())
        if held.status != DERIVED
        and world.types.get(held.agency) == "government"
        and world.seats.get(held.agency, ("", None))[1] in within
    ]


def _say_role(asked: Asked, held: Role, tasks: Mapping[object, str], lines: Lines) -> str:
    task = tasks.get(held.statement, "")
    label, work = _name_role(asked, held, _read_printed(asked)), asked.name(held.activity)
    lines.add(held.agency, held.activity, f"{label}{f': {task}' if task else ''}", basis=[held.statement])
    return asked.pick(
        f"{work}의 {label}{f': {task}' if task else ''}", f"{label}{f': {task}' if task else ''} in {work}"
    )


def _of_regions(asked: Asked) -> Found:
    """What regions do in an activity that several of them share."""
    view, tasks, lines, texts = asked.world.view, _read_tasks(asked), Lines(), []
    within = {one for region in asked.regions for one in view.containment.find_within(region)}
    for activity in asked.activities:
        for part in view.landscape.parts.get(activity, ()):
            if part.region in within and (task := tasks.get(part.statement)):
                lines.add(part.region, activity, task, basis=[part.statement])
                texts.append(asked.pick(f"{asked.name(activity)}: {task}", f"{task} in {asked.name(activity)}"))
    names = asked.names(asked.regions)
    if not texts:
        # 울산시는 무슨 역할을 맡나: what its government does.
        texts = [_say_role(asked, held, tasks, lines) for held in _list_of_governments(asked, within)]
    if not texts:
        return Refusal(
            asked.pick(
                f"{add_particle(names, '이')} 맡은 일을 적은 출처가 없다", f"no source states what {names} does in it"
            )
        )
    columns = ("region", "activity", asked.words.column("task", "맡은 일", "task"))
    listed = asked.join(texts, 4)
    korean = f"{add_particle(names, '이')} 맡은 일은 {listed}이다"
    return Finding(asked.pick(korean, f"{names}: {listed}"), columns, lines.lines)

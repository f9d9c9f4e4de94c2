"""What changed over time: amounts, agencies, titles and visions of activities, or all between two editions."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from graph.model.figures import Figure
from graph.model.vocabulary import RDFS, RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import (
    Asked,
    Finding,
    Found,
    Lines,
    Refusal,
    find_nothing,
    operator,
    to_code,
)
from graph.reports.questions.operators.measures import find_areas, find_indicators
from graph.reports.questions.operators.money import is_spent, list_kinds
from graph.reports.questions.operators.roles import find_scope, get_code
from graph.reports.questions.operators.spans import choose_between, is_between
from graph.reports.questions.world import Row
from graph.stores import Iri
from graph.view.activities import Held
from graph.view.changes import compare_editions
from graph.view.days import FOREVER
from graph.view.landscape import read_figure


@operator(
    "change",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "money",
    "kinds",
    "roles",
    "target",
    "editions",
    "words",
    "yes_no",
    "types",
    "total",
    "stage",
    "joint",
    "years",
    "quantity",
)
def change(asked: Asked) -> Found:  # noqa: PLR0911 - one return for each thing that changes
    """One row per value with the days on which it was stated, or per change between two editions."""
    form = asked.form
    scope = find_scope(asked)
    if scope is None and asked.agencies:
        return _of_names(asked)
    if scope is None:
        return Refusal(asked.pick("무엇이 바뀌었는지 이름이 없다", "the question does not say of what"))
    if form.target == "area":
        return find_areas(asked)
    if not form.filters.money and (indicators := find_indicators(asked)):
        return indicators
    if form.target == "vision":
        return _of_visions(asked)
    if form.target == "name":
        return _of_titles(asked, scope.activities)
    roles = set(form.filters.roles) - {"contractor"}
    if roles and (form.filters.money or form.target == "money"):
        return Refusal(asked.pick("기관과 금액을 함께 물었다", "the question asks for agencies and money at once"))
    if form.target in ("lead", "investor", "participant") or roles:
        return _of_roles(asked, scope.activities)
    priced = bool(form.filters.money or form.target == "money" or _list_uses(asked))
    if form.filters.years and not priced:
        return Refusal(
            asked.pick(
                "두 때 사이의 변화는 금액, 기관, 비전만 나열한다",
                "changes between two days are listed for money, agencies and visions only",
            )
        )
    if priced:
        return _of_amounts(asked, scope.activities if scope.named else list_plans(asked) or ())
    if asked.agencies:
        return Refusal(
            asked.pick("그 기관에 관해 바뀐 것은 가려내지 않는다", "changes that concern one agency are not listed")
        )
    return _of_editions(asked, scope.activities)


def _yes(asked: Asked, changed: bool) -> str:
    if not asked.form.yes_no:
        return ""
    return asked.pick("예. " if changed else "아니오. ", "Yes: " if changed else "No: ")


def find_changed(asked: Asked, activities: Sequence[Iri]) -> Finding | None:
    """The amounts of *activities* that differ between editions; ``None`` if none do."""
    rows = _read_amounts(asked, activities)
    known: dict[tuple[object, object], set[object]] = defaultdict(set)
    for row in rows:
        known[row["activity"], row["kind"]].add(row["amount"])
    changed = [one for one in activities if any(key[0] == one and len(some) > 1 for key, some in known.items())]
    found = _of_amounts(asked, changed) if changed else None
    return found if isinstance(found, Finding) else None


def _of_amounts(asked: Asked, activities: Sequence[Iri]) -> Found:
    lines = Lines()
    series: dict[tuple[Iri, Iri], list[tuple[str, str]]] = defaultdict(list)
    figures: dict[tuple[Iri, Iri], list[Figure]] = defaultdict(list)
    for row in choose_between(asked, _read_amounts(asked, _find_priced(asked, activities)), "activity", "kind"):
        money, since = asked.money(row), str(row["since"])
        until = "" if row["until"] == FOREVER else str(row["until"])
        cells = (row["activity"], row["kind"], money, row["printed"], since, until)
        lines.add(*cells, basis=[Iri(row["statement"])])
        series[Iri(row["activity"]), Iri(row["kind"])].append((str(money), since))
        figures[Iri(row["activity"]), Iri(row["kind"])].append(read_figure(row))
    columns, uses = ("activity", "kind", "amount", "printed", "since", "until"), _list_uses(asked)
    if not series:
        name = asked.names(activities)
        korean, english = f"{name}의 그 금액은 적혀 있지 않다", f"No source states this amount of {name}"
        return find_nothing(asked, korean, english, columns, ("changes",))
    parts = []
    changed = False
    ordered = sorted(series.items(), key=lambda pair: len({money for money, _ in pair[1]}) < 2)
    for (activity, kind), values in ordered:
        plain = [values[0], *(after for before, after in pairwise(values) if before[0] != after[0])]
        changed = changed or len(plain) > 1
        label = " ".join([asked.name_activity(activity), *sorted(uses), asked.name(kind)])
        same = asked.pick(f"{plain[0][0]}, 바뀌지 않음", f"{plain[0][0]}, not changed")
        steps = " → ".join(f"{money} ({day})" for money, day in plain) + _say_difference(asked, figures[activity, kind])
        parts.append(f"{label}: {steps if len(plain) > 1 else same}")
    return Finding(f"{_yes(asked, changed)}{asked.join(parts, 3)}", columns, lines.lines, ("changes",))


def _say_difference(asked: Asked, figures: Sequence[Figure]) -> str:
    """By how much the last amount is larger or smaller than the first, unless one is a span of amounts."""
    first, last = figures[0], figures[-1]
    if first.upper is not None or last.upper is not None or first.won == last.won:
        return ""
    difference = asked.words.money(abs(last.won - first.won))
    about = asked.pick("약 ", "about ") if first.qualifier or last.qualifier else ""
    if last.won > first.won:
        return asked.pick(f", {about}{difference} 증가", f", {about}{difference} more")
    return asked.pick(f", {about}{difference} 감소", f", {about}{difference} less")


def _find_priced(asked: Asked, activities: Sequence[Iri]) -> list[Iri]:
    """*activities*, each without amounts replaced by its only part, which has those of the whole."""
    known = asked.world.view.activities
    found = []
    for one in activities:
        parts = known.parts.get(one, ())
        found.append(parts[0] if not known.amounts.get(one) and len(parts) == 1 else one)
    return list(dict.fromkeys(found))


def _read_amounts(asked: Asked, activities: Sequence[Iri]) -> list[Row]:
    """The planned amounts of all editions, the oldest first: those of the uses that the form names.

    Without uses, those of single years are left out.
    """
    kinds, wanted, uses = list_kinds(asked, asked.form.filters.money), set(activities), _list_uses(asked)
    rows = [
        row
        for row in asked.world.view.read_all("amounts")
        if row["activity"] in wanted and row["since"] != FOREVER and not is_spent(row)
    ]
    if uses:
        used = [row for row in rows if row["use"] in uses]
        rows = [row for row in used if row["kind"] in kinds] or used
    else:
        whole = (row for row in rows if not row["use"] and not (row["start"] and row["start"] == row["end"]))
        rows = [row for row in whole if not kinds or row["kind"] in kinds]
    return sorted(rows, key=lambda row: (str(row["activity"]), str(row["kind"]), str(row["since"])))


def _list_uses(asked: Asked) -> set[str]:
    """The uses of money that the form names by one of their amounts."""
    wanted = set(map(to_iri, asked.form.filters.words))
    return {
        str(row["use"]) for row in asked.world.view.read_all("amounts") if row["statement"] in wanted and row["use"]
    }


def _of_roles(asked: Asked, activities: Sequence[Iri]) -> Found:
    """The agencies in a role over time."""
    roles = asked.form.filters.roles or (asked.form.target or "lead",)
    inside = set(asked.world.expand(activities))
    wanted = {*roles, *(("former-investor",) if "investor" in roles else ())}
    held = [
        one
        for one in asked.world.held
        if one.role.activity in inside
        and get_code(one.role.general) in wanted
        and is_between(asked, one.since, one.until)
    ]
    held.sort(key=lambda one: ("former" not in get_code(one.role.role), one.since, one.role.agency))
    lines = Lines()
    for one in held:
        until = "" if one.until == FOREVER else one.until
        cells = (one.role.activity, one.role.role, one.role.agency, one.since, until)
        lines.add(*cells, basis=list(one.statements))
    columns = ("activity", "role", "agency", "since", "until")
    label, role = asked.names(activities, 2), asked.code("role", roles[0])
    if not held:
        korean, english = f"{label}의 {role} 기관이 적혀 있지 않다", f"No source states a {role} of {label}"
        return find_nothing(asked, korean, english, columns, ("changes",))
    former = any("former" in get_code(one.role.role) for one in held)
    several = len({one.role.agency for one in held}) > 1
    changed = former or (several and any(one.until != FOREVER for one in held))
    texts = [_say_held(asked, one) for one in held]
    yes, steps, listed = _yes(asked, changed), " → ".join(texts), asked.join(texts)
    sentence = asked.pick(f"{yes}{label}의 {role} 기관: {steps}", f"{yes}{role} of {label}: {steps}")
    if not changed:
        sentence = asked.pick(
            f"{yes}{label}의 {role} 기관은 바뀌지 않았다: {listed}",
            f"{yes}the {role} of {label} has not changed: {listed}",
        )
    return Finding(sentence, columns, lines.lines, ("changes",))


def _say_held(asked: Asked, one: Held) -> str:
    """An agency with the days of its role, and with the role if it is a former one."""
    former = f"{asked.name(one.role.role)}, " if "former" in get_code(one.role.role) else ""
    until = "" if one.until == FOREVER else one.until
    return f"{asked.name(one.role.agency)} ({former}{one.since}–{until})"


def _of_titles(asked: Asked, activities: Sequence[Iri]) -> Found:
    book = asked.world.view.names.book
    book.learn(activities)
    lines = Lines()
    parts = []
    changed = False
    for one in activities:
        rows = [
            row for row in book.labels[one].rows if row["property"] in (RDFS.label, RM.translation) and row["since"]
        ]
        korean = sorted(
            (row for row in rows if row["property"] == RDFS.label),
            key=lambda row: (str(row["since"]), -int(str(row["rank"] or 0))),
        )
        english = {str(row["since"]): str(row["label"]) for row in rows if row["property"] == RM.translation}
        seen: list[tuple[str, str]] = []
        for row in korean:
            if not seen or seen[-1][1] != row["label"]:
                seen.append((str(row["since"]), str(row["label"])))
        for since, title in seen:
            lines.add(one, title, english.get(since, ""), since, basis=[one])
        changed = changed or len(seen) > 1
        shown = [f"'{english.get(since, title) if asked.lang == 'en' else title}' ({since})" for since, title in seen]
        parts.append(" → ".join(shown))
    columns = (
        "activity",
        asked.words.column("title", "제목", "title"),
        asked.words.column("translation", "번역", "translation"),
        "since",
    )
    return Finding(
        asked.pick(
            f"{_yes(asked, changed)}제목: {asked.join(parts)}", f"{_yes(asked, changed)}title: {asked.join(parts)}"
        ),
        columns,
        lines.lines,
        ("changes",),
    )


def _of_names(asked: Asked) -> Found:
    from graph.reports.questions.operators.name import name

    return name(asked)


def _of_visions(asked: Asked) -> Found:
    plans = list_plans(asked) or []
    stated = [row for row in asked.world.view.read("visions", ended=True) if row["plan"] in plans]
    rows = choose_between(asked, stated, "plan")
    lines = Lines()
    texts = []
    for row in sorted(rows, key=lambda row: (str(row["plan"]), int(str(row["position"])), str(row["edition"]))):
        lines.add(row["plan"], row["wording"], row["translation"], str(row["issued"]), basis=[Iri(row["vision"])])
        texts.append(
            asked.pick(
                f"'{row['wording']}' ({row['issued']})", f"'{row['translation'] or row['wording']}' ({row['issued']})"
            )
        )
    changed = len({row["wording"] for row in rows}) > 1
    columns = (
        "roadmap",
        asked.words.column("vision", "비전", "vision"),
        asked.words.column("translation", "번역", "translation"),
        "date",
    )
    name = asked.names(plans, 2)
    if not rows:
        return find_nothing(asked, f"{name}의 비전은 적혀 있지 않다", f"No source states a vision of {name}", columns)
    return Finding(
        asked.pick(
            f"{_yes(asked, changed)}{name}의 비전: {' → '.join(texts)}",
            f"{_yes(asked, changed)}vision of {name}: {' → '.join(texts)}",
        ),
        columns,
        lines.lines,
        ("changes",),
    )


def _of_editions(asked: Asked, activities: Sequence[Iri]) -> Found:
    """The changes between two editions: those named, otherwise the last two."""
    plans = list_plans(asked) or []
    view = asked.world.view
    if len(plans) > 1:
        return Refusal(asked.pick("어느 계획의 변화인지 알 수 없다", "it is not clear which plan is meant"))
    rows = [row for row in view.read("editions") if row["plan"] in plans]
    by_position: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_position[int(str(row["position"]))].append(row)
    wanted = [to_code("stage", one) for one in asked.form.editions]
    chosen = [
        place for stage in wanted for place, some in by_position.items() if any(row["stage"] == stage for row in some)
    ]
    places = sorted(dict.fromkeys(chosen)) if len(set(chosen)) > 1 else sorted(by_position)[-2:]
    if len(places) < 2:
        return find_nothing(
            asked,
            f"{asked.names(plans, 2)}의 판은 하나뿐이어서 바뀐 것이 없다",
            f"{asked.names(plans, 2)} has one edition only, so nothing is known to have changed",
            ("activity",),
        )
    before, after = by_position[places[0]], by_position[places[-1]]
    changes = compare_editions(view, [Iri(row["edition"]) for row in before], [Iri(row["edition"]) for row in after])
    inside = set(asked.world.expand(activities))
    known = set(view.activities.items)
    changes = [one for one in changes if one.item in inside or one.item not in known]
    lines = Lines()
    for one in changes:
        if one.kind != "spelling":
            lines.add(one.item, one.what, _write(asked, one.before), _write(asked, one.after), basis=list(one.basis))
    columns = (
        "activity",
        "what",
        asked.words.column("before", "이전", "before"),
        asked.words.column("after", "이후", "after"),
    )
    added = [one for one in changes if one.kind == "added"]
    labels = [asked.name(Iri(some[0]["stage"])) for some in (before, after)]
    names = asked.names((one.item for one in added), 3)
    count = len(lines)
    kinds = asked.names(dict.fromkeys(one.what for one in added), 3)
    sentence = asked.pick(
        f"{labels[0]}와 {labels[1]} 사이에 {count}가지가 달라졌다"
        + (f"; 새로 들어간 것은 {kinds} {len(added)}건이다({names})" if added else ""),
        f"{count} changes between {labels[0]} and {labels[1]}"
        + (f"; added: {len(added)} {kinds} ({names})" if added else ""),
    )
    return Finding(sentence, columns, lines.lines, ("changes",))


def _write(asked: Asked, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        texts = []
        for one in value:
            if isinstance(one, Iri):
                texts.append(asked.name(one))
            else:
                fields = getattr(one, "fields", ())
                texts.append(" ".join(asked.words.say(cell) for _, cell in fields))
        return "; ".join(texts)
    return str(value)

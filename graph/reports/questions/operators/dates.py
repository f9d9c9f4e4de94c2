"""The first and the last of several activities, by start, end or announcement."""

from graph.model.vocabulary import RM
from graph.reports.questions.operators.activities import select_activities
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing
from graph.reports.questions.operators.kinds import name_kind
from graph.reports.questions.operators.roles import find_scope
from graph.stores import Iri

_VERBS = {
    ("start", "earliest"): ("가장 먼저 시작한", "the first to start"),
    ("start", "latest"): ("가장 늦게 시작한", "the last to start"),
    ("end", "earliest"): ("가장 먼저 끝나는", "the first to end"),
    ("end", "latest"): ("가장 늦게 끝나는", "the last to end"),
    ("announced", "earliest"): ("가장 먼저 발표된", "the first to be announced"),
    ("announced", "latest"): ("가장 최근에 발표된", "the last to be announced"),
}


# The dates of so many things are all shown.
_MOST_SIDES = 3


def find_by_date(asked: Asked) -> Found:
    """The activities with the earliest or latest date, all of them if several share it."""
    form = asked.form
    if form.rank > 1 or form.filters.money or form.filters.limits:
        return Refusal(asked.pick("날짜로는 첫째나 마지막만 가려낸다", "by date only the first or the last is found"))
    announced = form.target == "announced"
    found = _list_plans(asked) if announced and form.filters.kinds[:1] == ("plan",) else select_activities(asked)
    dated = _read_issues(asked, found) if announced else _read_periods(asked, found)
    compares = announced and not dated
    if compares:
        # Projects have no editions of their own.
        found = _list_sides(asked)
        dated = _read_issues(asked, found)
        if len(dated) < 2:
            return Refusal(
                asked.pick("어느 계획들의 발표를 비교하는지 알 수 없다", "it is not clear which plans are compared")
            )
    columns = ("activity", "date" if announced else "period")
    if not dated:
        return find_nothing(asked, "비교할 시기가 적혀 있지 않다", "No source states dates to compare", columns)
    first = (min if form.direction == "earliest" else max)(day for day, _ in dated.values())
    # 2022 and 2022-05 cannot be ordered within the year.
    digits = min(len(day) for day, _ in dated.values() if day.startswith(first) or first.startswith(day))
    days = {one: day[:digits] for one, (day, _) in dated.items()}
    wanted = first[:digits]
    best = [one for one, day in days.items() if day == wanted]
    lines = Lines()
    for one in best:
        lines.add(one, dated[one][0], basis=[dated[one][1]])
    korean, english = _VERBS[form.target, form.direction]
    noun, names, left = (
        asked.pick("것", "") if compares else name_kind(asked),
        asked.names(best, 8),
        len(found) - len(dated),
    )
    all_same = _say_same(asked, best, dated)
    unknown = asked.pick(f"; 시기가 적히지 않은 {left}건 제외", f"; {left} more without a date") if left else ""
    rest = _add_others(asked, lines, best, dated)
    sentence = asked.pick(
        f"{korean} {noun}{'은' if noun[-1:] in ('업', '략', '획', '역', '것') else '는'} {names}이다({wanted})",
        f"{names}: {english} ({wanted})",
    )
    return Finding(sentence + rest + all_same + unknown, columns, lines.lines, ("timeline",))


def _add_others(asked: Asked, lines: Lines, best: list[Iri], dated: dict[Iri, tuple[str, Iri]]) -> str:
    """Adds the dates of the others to *lines* if only few things are compared, and says them."""
    others = [one for one in dated if one not in best] if len(dated) <= _MOST_SIDES else []
    for one in others:
        lines.add(one, dated[one][0], basis=[dated[one][1]])
    return "".join(f"; {asked.name(one)} {dated[one][0]}" for one in others)


def _say_same(asked: Asked, best: list[Iri], dated: dict[Iri, tuple[str, Iri]]) -> str:
    """That all that is compared has the same date."""
    if len(best) < len(dated) or len(dated) < 2:
        return ""
    return asked.pick(f"; 시기가 적힌 {len(best)}건이 모두 같다", f"; all {len(best)} with a date are the same")


def _list_plans(asked: Asked) -> list[Iri]:
    """All that was announced as a whole: a single project with editions of its own is one of the plans."""
    scope, items = find_scope(asked), asked.world.view.activities.items
    pool = items if scope is None else scope.activities
    return [one for one in pool if items[one].kind == RM.Roadmap]


def _list_sides(asked: Asked) -> list[Iri]:
    """The plans of the named activities, and the only plan of each other region; none if a region has several."""
    items, containment = asked.world.view.activities.items, asked.world.view.containment
    plans = [items[one].plan for one in asked.activities]
    places = {place for one in plans for place in items[one].places}
    for region in asked.regions:
        if not places.isdisjoint(containment.find_within(region)):
            continue
        own = [one for one in asked.world.find_in_region(region) if items[one].kind == RM.Roadmap]
        if len(own) != 1:
            return []
        plans += own
    return list(dict.fromkeys(plans))


def _read_periods(asked: Asked, found: list[Iri]) -> dict[Iri, tuple[str, Iri]]:
    """The start or end of each activity, otherwise of what contains it, and the statement."""
    known = asked.world.view.activities
    dated: dict[Iri, tuple[str, Iri]] = {}
    for one in found:
        for place in (one, *known.iter_wholes(one)):
            rows = [row for row in known.periods.get(place, ()) if row[asked.form.target]]
            if rows:
                dated[one] = (str(rows[0][asked.form.target]), Iri(rows[0]["statement"]))
                break
    return dated


def _read_issues(asked: Asked, found: list[Iri]) -> dict[Iri, tuple[str, Iri]]:
    """The day of the first edition of each plan; other activities have none."""
    items = asked.world.view.activities.items
    plans = {one for one in found if items[one].kind == RM.Roadmap}
    dated: dict[Iri, tuple[str, Iri]] = {}
    for row in asked.world.view.read("editions", ended=True):
        plan, day = Iri(row["plan"]), str(row["issued"] or "")
        if plan in plans and day and (plan not in dated or day < dated[plan][0]):
            dated[plan] = (day, Iri(row["edition"]))
    return dated

"""What was announced, selected, designated or agreed in a month, a year or a span of years."""

from collections.abc import Iterator, Sequence

from graph.model.vocabulary import RM
from graph.reports.questions.operators.facts import list_plans
from graph.reports.questions.operators.finding import Asked, Finding, Lines, find_nothing, to_code
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri

_MOST = 8
# A month without a year, as a question gives it: -03.
_MONTH = 3


def find_issued(asked: Asked) -> Finding:
    """One row per edition of a plan, or per agreement, within the time of the form, the oldest first."""
    if "agreement" in asked.form.editions:
        return _of_agreements(asked)
    plans = list_plans(asked)
    stages = {to_code("stage", one) for one in asked.form.editions if one not in ("announced", "published")}
    rows: list[Row] = [
        row
        for row in asked.world.view.read("editions")
        if (plans is None or row["plan"] in plans) and (not stages or row["stage"] in stages)
    ]
    known = asked.world.view.activities.items
    rows = [row for row in rows if (item := known.get(Iri(row["plan"]))) and item.kind == RM.Roadmap]
    rows.sort(key=lambda row: int(str(row["preference"])))
    editions: dict[tuple[object, object], Row] = {}
    for row in rows:
        # The preferred source dates an edition.
        editions.setdefault((row["plan"], row["name"]), row)
    found = [row for row in editions.values() if _is_within(asked, row["issued"])]
    lines = Lines()
    plans_said: dict[Iri, list[str]] = {}
    for row in sorted(found, key=lambda row: (str(row["issued"]), str(row["plan"]))):
        plan, issued = Iri(row["plan"]), str(row["issued"])
        lines.add(plan, row["stage"], issued, basis=[Iri(row["edition"])])
        plans_said.setdefault(plan, []).append(f"{asked.name(Iri(row['stage']))} {issued}")
    texts = [
        f"{asked.name_plan(plan)} ({', '.join(dict.fromkeys(days))}){_name_parts(asked, plan)}"
        for plan, days in plans_said.items()
    ]
    vague = [row for row in editions.values() if _is_vague(asked, row["issued"])]
    names = asked.names(dict.fromkeys(Iri(row["plan"]) for row in vague))
    left = asked.pick(f"; 달이 적히지 않은 것: {names}", f"; without a month: {names}") if vague else ""
    return _to_finding(asked, texts, lines, ("roadmap", "stage", "date"), left)


def _name_parts(asked: Asked, plan: Iri) -> str:
    """The projects of a plan if projects are asked for."""
    kinds, known = asked.form.filters.kinds[:1], asked.world.view.activities
    if kinds not in (("project",), ("task",)):
        return ""
    parts = [one for one in known.iter_parts(plan) if is_of_kind(known.items[one], kinds[0]) == 0]
    return f": {asked.names(parts, 5)}" if parts else ""


def _to_finding(asked: Asked, texts: Sequence[str], lines: Lines, columns: tuple[object, ...], left: str) -> Finding:
    when = _say_time(asked)
    if not texts:
        korean, english = f"{when}에 나온 것은 자료에 없다{left}", f"Nothing in the data is of {when}{left}"
        return find_nothing(asked, korean, english, columns, ("timeline",))  # type: ignore[arg-type]  # names or columns
    listed = asked.join(texts, _MOST)
    sentence = asked.pick(f"{when}에 나온 것은 {len(texts)}건으로 {listed}이다", f"{len(texts)} of {when}: {listed}")
    return Finding(sentence + left, columns, lines.lines, ("timeline",))  # type: ignore[arg-type]  # as above


def _of_agreements(asked: Asked) -> Finding:
    lines, texts = Lines(), []
    for event, activity, day in sorted(set(_iter_agreements(asked)), key=lambda one: (one[2], one[0])):
        lines.add(activity, event, day, basis=[event])
        texts.append(f"{asked.name(event)} ({day})")
    columns = ("activity", asked.words.column("event", "협약", "agreement", Kind.THING), "date")
    return _to_finding(asked, texts, lines, columns, "")


def _iter_agreements(asked: Asked) -> Iterator[tuple[Iri, Iri, str]]:
    pools = [asked.world.find_in_region(one) for one in asked.regions]
    for row in asked.world.view.read("events", ended=True):
        inside = not pools or any(row["activity"] in pool for pool in pools)
        if row["class"] == RM.Agreement and inside and _is_within(asked, row["date"]):
            yield Iri(row["event"]), Iri(row["activity"]), str(row["date"])


def _is_within(asked: Asked, day: object) -> bool:
    first, last = asked.form.filters.issued[0], asked.form.filters.issued[-1]
    text = str(day or "")
    if len(first) == _MONTH:
        return text[4:7] == first
    return len(text) >= len(first) and first <= text[: len(first)] <= last


def _is_vague(asked: Asked, day: object) -> bool:
    """Whether only the year of something is known, and it may be of the month that is asked for."""
    first, text = asked.form.filters.issued[0], str(day or "")
    return len(text) == len("2022") and len(first) > len(text) and first.startswith(text)


def _say_time(asked: Asked) -> str:
    times = list(dict.fromkeys(asked.form.filters.issued))
    if len(times[0]) == _MONTH:
        month = int(times[0][1:])
        return asked.pick(f"{month}월", f"month {month}")
    texts = [_say(asked, one) for one in times]
    return asked.pick("부터 ".join(texts) + ("까지" if len(texts) > 1 else ""), " to ".join(texts))


def _say(asked: Asked, day: str) -> str:
    year, _, month = day.partition("-")
    return asked.pick(f"{year}년 {int(month[:2])}월" if month else f"{year}년", day)

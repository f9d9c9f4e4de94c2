"""When: the period of an activity, the date of an event, or the day on which something was announced."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model.vocabulary import RM
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.facts import list_near, list_plans
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
from graph.reports.questions.operators.law import law
from graph.reports.questions.operators.parties import find_membership
from graph.reports.questions.operators.roles import Scoped, find_scope
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri

# The stages that events are named after, and words for events that were still to come.
_WITH_EVENTS = ("selected", "designated")
_FUTURE = re.compile(r"예정|목표|결과|\bdue\b|planned|to be|decision", re.IGNORECASE)
_STAGES = {
    "announced",
    "selected",
    "feasibility-admitted",
    "applied",
    "designated",
    "agreement",
    "published",
    "final",
    "interim",
    "kickoff",
    "tender",
    "approved",
}


@operator(
    "date",
    "regions",
    "technologies",
    "agencies",
    "activities",
    "kinds",
    "target",
    "words",
    "editions",
    "roles",
    "yes_no",
    "types",
    "joint",
    "quantity",
)
def date(asked: Asked) -> Found:  # noqa: PLR0911 - one return for each kind of date
    """One row per period, event or edition, as precise as its source states."""
    target = asked.form.target
    if target == "enact":
        return law(asked)
    if asked.form.filters.words:
        return _of_events(asked, {to_iri(one) for one in asked.form.filters.words})
    near = list_near(asked)
    if len(asked.agencies) > 1 and (membership := find_membership(asked)):
        return membership
    if near is None and asked.agencies:
        return _of_parties(asked)
    if near is None:
        return Refusal(
            asked.pick("무엇의 시기인지 사업이나 행사의 이름이 없다", "the question names no activity or event")
        )
    stages = [one for one in asked.form.editions if one in _STAGES]
    if "designating-authority" in asked.form.filters.roles and not target:
        stages = ["designated"]
    if stages and target not in ("start", "end", "period"):
        found = _of_agreements(asked, near) if "agreement" in stages else _of_stage_events(asked, near, stages)
        found = found or _of_editions(asked, stages)
        if found or "agreement" in stages:
            return found or Refusal(asked.pick("협약이 적혀 있지 않다", "no source states an agreement"))
        if not target and not {"announced", "published"} & set(stages):
            return Refusal(asked.pick("그 단계에 이른 날이 적혀 있지 않다", "no source states the day of this stage"))
    if target == "announced" or (stages and target not in ("start", "end", "period")):
        return _of_editions(asked, []) or _of_periods(asked)
    return _of_periods(asked)


def _of_periods(asked: Asked) -> Found:
    """The periods of the activities, else of what contains them, else of their parts."""
    scope = find_scope(asked)
    if scope is None:
        return Refusal(asked.pick("무엇의 기간인지 이름이 없다", "the question names no activity"))
    places = _find_places(asked, scope)
    parts = [(one, row) for one in places for row in asked.world.view.activities.periods[one]]
    if asked.form.target in ("start", "end") and not any(row[asked.form.target] or not row["end"] for _, row in parts):
        parts = []
    lines = Lines()
    for one, row in parts:
        lines.add(one, asked.span(row), row["printed"], row["duration"], basis=[Iri(row["statement"])])
    columns = ("activity", "period", "printed", "duration")
    if not parts:
        korean, english = f"{scope.label}의 기간은 적혀 있지 않다", f"No source states a period of {scope.label}"
        events = _of_events_near(asked)
        if events:
            said = asked.pick(f"{korean}. 적힌 일정: ", f"{english}; stated dates: ")
            return replace(events, sentence=f"{said}{events.sentence}")
        return find_nothing(asked, korean, english, columns)
    sentence = asked.join((_say_period(asked, one, row) for one, row in parts), 3)
    if asked.form.yes_no:
        sentence += asked.pick("; 실제로 끝났는지는 적혀 있지 않다", "; no source states whether it has ended")
    return Finding(sentence, columns, lines.lines, ("timeline",))


def _find_places(asked: Asked, scope: Scoped) -> list[Iri]:
    """The activities whose periods answer for the scope."""
    known, kinds = asked.world.view.activities, asked.form.filters.kinds
    activities = list(scope.activities)
    if not scope.named and kinds and kinds[0] in ("project", "strategy", "task"):
        activities = [one for one in activities if one in asked.world.view.landscape.carried_out]
    elif not scope.named:
        activities = list_plans(asked) or []
    own = [one for one in activities if one in known.periods]
    # The period of a plan is not that of a project beside it.
    within = (one for one in activities if known.items[one].kind != RM.RelatedProject)
    wholes = (next((one for one in known.iter_wholes(part) if one in known.periods), None) for part in within)
    above = [] if own else [one for one in dict.fromkeys(wholes) if one]
    parts = (part for one in activities for part in known.iter_parts(one) if part in known.periods)
    return own or above or list(parts)[:5]


def _say_period(asked: Asked, activity: Iri, row: Row) -> str:
    """The period, or the end of it that is asked for."""
    name, span, target = asked.name_activity(activity), asked.span(row), asked.form.target
    duration = f", {row['duration']}" if row["duration"] and span else ""
    start, end = asked.span({"start": row["start"], "end": None}), asked.span({"start": None, "end": row["end"]})
    if target == "end" and end:
        return asked.pick(f"{asked.topic(name)} {end}이다({span}{duration})", f"{name} ends {row['end']} ({span})")
    if target == "start" and start:
        return asked.pick(
            f"{asked.topic(name)} {start}이다({span}{duration})", f"{name} starts {row['start']} ({span})"
        )
    whole = f"{span or row['duration']}{duration}"
    return asked.pick(f"{name}의 기간은 {whole}이다", f"The period of {name} is {whole}")


def _of_events(asked: Asked, events: set[Iri], *, ended: bool = False) -> Found:
    lines = Lines()
    parts = []
    for row in asked.world.view.read("events", ended=ended):
        if row["event"] in events:
            lines.add(row["activity"], row["event"], str(row["date"] or ""), row["printed"], basis=[Iri(row["event"])])
            parts.append(
                (Iri(row["event"]), str(row["date"] or ""), row["printed"], str(row["status"]).endswith("inferred"))
            )
    columns = ("activity", asked.words.column("event", "일정", "event", Kind.THING), "date", "printed")
    if not parts:
        return Refusal(asked.pick("그날까지 적힌 일정이 아니다", "the event is not stated by this day"))
    texts = []
    for event, day, printed, inferred in dict.fromkeys(parts):
        mark = asked.pick(" (추정)", " (inferred)") if inferred else ""
        words = f" ({printed})" if printed and str(printed) != day else ""
        texts.append(
            asked.pick(
                f"{asked.topic(asked.name(event))} {day}{words}{mark}", f"{asked.name(event)}: {day}{words}{mark}"
            )
        )
    return Finding(asked.pick(f"{asked.join(texts)}이다", asked.join(texts)), columns, lines.lines, ("timeline",))


def _of_events_near(asked: Asked) -> Finding | None:
    near = list_near(asked) or []
    events = {Iri(row["event"]) for row in asked.world.view.read("events") if row["activity"] in near}
    if not events:
        return None
    found = _of_events(asked, events)
    return found if isinstance(found, Finding) else None


def _of_agreements(asked: Asked, near: Sequence[Iri] | None) -> Finding | None:
    """The agreements of the activities, also those that later editions no longer mention."""
    rows = [row for row in asked.world.view.read("events", ended=True) if near is None or row["activity"] in near]
    events = {Iri(row["event"]) for row in rows if row["class"] == RM.Agreement}
    found = _of_events(asked, events, ended=True) if events else None
    return found if isinstance(found, Finding) else None


def _of_stage_events(asked: Asked, near: Sequence[Iri], stages: Sequence[str]) -> Finding | None:
    """Events named after a stage, such as 공모 선정. They are closer to the fact than the day of an edition."""
    words = [asked.code("stage", one) for one in stages if one in _WITH_EVENTS]
    rows = [row for row in asked.world.view.read("events", ended=True) if row["activity"] in near]
    events = {Iri(row["event"]) for row in rows if row["class"] != RM.Agreement}
    named = {one for one in events if any(word.casefold() in asked.name(one).casefold() for word in words)}
    done = {one for one in named if not _FUTURE.search(asked.name(one))}
    found = _of_events(asked, done, ended=True) if done else None
    return found if isinstance(found, Finding) else None


def _of_parties(asked: Asked) -> Found:
    """The agreements of agencies."""
    events = {Iri(row["event"]) for row in asked.world.view.read("events") if row["party"] in asked.agencies}
    return (
        _of_events(asked, events)
        if events
        else Refusal(asked.pick("그 기관의 일정이 적혀 있지 않다", "no source states an event of this agency"))
    )


def _of_editions(asked: Asked, stages: list[str]) -> Finding | None:
    """The days on which editions appeared."""
    plans = list_plans(asked) or []
    codes = {to_code("stage", one) for one in stages}
    view = asked.world.view
    if not stages:
        # What was made final or announced is the newest edition.
        last: dict[object, int] = {}
        for row in view.read("editions"):
            if row["plan"] in plans:
                last[row["plan"]] = max(last.get(row["plan"], 0), int(str(row["position"])))
        rows = [
            row
            for row in view.read("editions")
            if row["plan"] in plans and int(str(row["position"])) == last[row["plan"]]
        ]
    else:
        rows = [row for row in view.read("editions") if row["plan"] in plans and (row["stage"] in codes)]
    if not rows:
        return None
    lines = Lines()
    for row in rows:
        lines.add(row["plan"], row["stage"], str(row["issued"]), basis=[Iri(row["edition"])])
    first = min(rows, key=lambda row: int(str(row["preference"])))
    name, stage = asked.name_plan(Iri(first["plan"])), asked.name(Iri(first["stage"]))
    future = _find_future(asked, plans)
    sentence = asked.pick(
        f"{asked.topic(name + ' ' + stage)} {first['issued']}에 알려졌다", f"{name}, {stage}: {first['issued']}"
    )
    return Finding(
        sentence + future, ("roadmap", "stage", "date"), lines.lines, ("roadmap", str(first["plan"]).rpartition("/")[2])
    )


def _find_future(asked: Asked, plans: list[Iri]) -> str:
    """Milestones of the same words: what is to be made final."""
    words = asked.pick("확정", "final")
    texts = []
    for row in asked.world.view.read("events"):
        if row["activity"] in plans and words in asked.name(Iri(row["event"])):
            printed = f" ({row['printed']})" if row["printed"] else ""
            texts.append(f"; {asked.name(Iri(row['event']))}: {row['date']}{printed}")
    return "".join(dict.fromkeys(texts)) if asked.form.target == "announced" else ""

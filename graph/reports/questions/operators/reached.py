"""Whether and when something reached a stage, and what is stated instead."""

import re
from collections.abc import Sequence

from graph.errors.particles import add_particle
from graph.model.vocabulary import RDFS
from graph.reports.questions.operators.facts import list_near
from graph.reports.questions.operators.finding import Asked, Finding, Lines, to_code
from graph.reports.questions.world import Row
from graph.reports.result import Kind
from graph.stores import Iri

_PLANNED = re.compile(r"예정|목표|\bdue\b|planned|to be|to start", re.IGNORECASE)
_LONGEST_NOTE = 200


def find_reached(asked: Asked, plans: Sequence[Iri]) -> Finding:
    """One row per edition of the stage or event of that name; without any, one per edition that there is."""
    stage = asked.form.editions[0]
    editions = [row for row in asked.world.view.read("editions") if row["plan"] in plans]
    editions.sort(key=lambda row: (str(row["issued"]), int(str(row["preference"]))))
    reached = [row for row in editions if row["stage"] == to_code("stage", stage)]
    newest = max((str(row["issued"]) for row in editions), default="")
    events = _list_events(asked, stage)
    done = [row for row in events if str(row["date"])[:10] <= newest and not _is_planned(asked, row)]
    label, name = asked.code("stage", stage), asked.join(asked.name_plan(one) for one in asked.activities or plans)
    if done or reached:
        yes = asked.pick("예. ", "Yes: ") if asked.form.yes_no else ""
        stated = _name_days(asked, done, reached[:1])
        return _say(asked, asked.pick(f"{yes}적힌 것은 {stated}이다", f"{yes}{stated}"), done, reached)
    # It may have been reached since, so this is no plain no.
    denied = asked.pick(
        f"{name}의 {add_particle(label, '을')} 적은 출처는 없다", f"No source states '{label}' for {name}"
    )
    first = list({row["stage"]: row for row in editions}.values())
    stated = _name_days(asked, events, first)
    near = asked.pick(f". 적힌 것은 {stated}이다", f"; stated: {stated}") if stated else ""
    return _say(asked, f"{denied}{near}{_find_note(asked, plans, label)}", events, first, nothing=True)


def _list_events(asked: Asked, stage: str) -> list[Row]:
    """The events near the scope with the stage in their names."""
    near, words = list_near(asked) or [], [asked.code("stage", stage)]
    words += [word for word, concepts in asked.world.code_words.items() if f"stage:{stage}" in concepts]
    if stage.startswith("feasibility"):
        words = ["예타", "예비타당성", "feasibility"]
    rows = [row for row in asked.world.view.read("events", ended=True) if row["activity"] in near and row["date"]]
    asked.words.learn([Iri(row["event"]) for row in rows])
    unique = {row["event"]: row for row in rows if any(word in asked.name(Iri(row["event"])) for word in words)}
    if stage == "feasibility-admitted":
        return list(unique.values())
    # To be admitted to a study is not to pass it.
    return [row for row in unique.values() if not re.search(r"대상|[Aa]dmitted", asked.name(Iri(row["event"])))]


def _is_planned(asked: Asked, row: Row) -> bool:
    return _PLANNED.search(asked.name(Iri(row["event"]))) is not None


def _name_days(asked: Asked, events: Sequence[Row], editions: Sequence[Row]) -> str:
    texts = []
    for row in events:
        printed = f", {row['printed']}" if row["printed"] and str(row["printed"]) != str(row["date"]) else ""
        texts.append(f"{asked.name(Iri(row['event']))} ({row['date']}{printed})")
    for row in editions:
        plan, stage = asked.name_plan(Iri(row["plan"])), asked.name(Iri(row["stage"]))
        texts.append(asked.pick(f"{plan}의 {stage} ({row['issued']})", f"{stage} of {plan} ({row['issued']})"))
    return asked.join(texts, 4)


def _find_note(asked: Asked, plans: Sequence[Iri], label: str) -> str:
    """The note of a source on the same study or stage: why it was withdrawn."""
    words = ("예타", "예비타당성") if asked.form.editions[0].startswith("feasibility") else (label,)
    notes = (
        str(row["value"])
        for row in asked.world.view.read("details")
        if row["property"] == RDFS.comment and row["activity"] in plans and row["link"] is None
    )
    sentences = (one.strip() for note in notes for one in note.split(". ") if any(word in one for word in words))
    found = [one.rstrip(".") for one in sentences if len(one) < _LONGEST_NOTE]
    return asked.pick(f". 메모: {'. '.join(found)}", f" (note: {'. '.join(found)})") if found else ""


def _say(
    asked: Asked, sentence: str, events: Sequence[Row], editions: Sequence[Row], *, nothing: bool = False
) -> Finding:
    lines = Lines()
    for row in events:
        lines.add(row["activity"], row["event"], str(row["date"]), row["printed"], basis=[Iri(row["event"])])
    for row in editions:
        lines.add(row["plan"], row["stage"], str(row["issued"]), None, basis=[Iri(row["edition"])])
    columns = ("activity", asked.words.column("stage", "단계", "stage", Kind.THING), "date", "printed")
    return Finding(sentence, columns, lines.lines, ("timeline",), nothing=nothing)

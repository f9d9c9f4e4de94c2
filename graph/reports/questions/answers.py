"""Answers a form: one sentence with its source, and the rows behind it, as a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.reports.columns import Heads
from graph.reports.questions.form import Form, to_iri
from graph.reports.questions.operators import OPERATORS, Asked, Finding, Refusal, list_slots
from graph.reports.questions.operators.finding import to_code
from graph.reports.questions.operators.misprints import find_misprint
from graph.reports.questions.operators.roles import find_scope
from graph.reports.questions.world import World
from graph.reports.result import Report
from graph.reports.wording import Line, Wording
from graph.view.days import to_day

_MOST_CITED = 2
# What may be asked as it was when an edition of a stage appeared.
_AT_STAGES = (
    "agencies",
    "check",
    "count",
    "amount",
    "vision",
    "share",
    "indicator",
    "law",
    "activities",
    "extreme",
    "role",
)
# The asks that may be about an amount of a question.
_OF_AMOUNTS = ("amount", "source", "conflict", "check", "compute", "activities")
# The stages that name no selection or agreement.
_EARLY = {"tender", "kickoff", "interim", "applied", "final"}
_BILLIONS = re.compile(r"KRW ([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?) bn")
_NOTHING = (None, "", ())


@dataclass(frozen=True)
class Answered:
    """The report that answers a form, and the words of the command of a report that shows more.

    *nothing* is whether a part of it says that no source states what is asked for, and *stated* whether another part
    states something.
    """

    report: Report
    command: tuple[str, ...]
    nothing: bool = False
    stated: bool = True


def answer_form(world: World, form: Form, *, lang: str, question: str = "") -> Answered | Refusal:
    """The answer to *form*: a report whose title is the sentence, or why there is none.

    A form with a slot that its operator does not honour has no answer.
    """
    found = [_find(world, one, lang) for one in (replace(form, also=()), *form.also)]
    refused = next((one for one in found if isinstance(one, Refusal)), None)
    if refused:
        return refused
    pairs = [one for one in found if not isinstance(one, Refusal)]
    report = _to_report(pairs, form, question)
    command = next((one.command for _, one in pairs if one.command), ())
    stated = [not one.nothing for _, one in pairs]
    return Answered(report, command, nothing=not all(stated), stated=any(stated))


def _find(world: World, form: Form, lang: str) -> tuple[Asked, Finding] | Refusal:
    """What the operator of a form finds; :class:`Refusal` if the form has a slot that it does not honour."""
    operator = OPERATORS[form.ask]
    left = sorted(list_slots(form) - operator.slots - {"why", "yes_no"})
    if left:
        listed = ", ".join(left)
        return Refusal(
            f"함께 답할 수 없는 조건: {listed}"
            if lang == "ko"
            else f"conditions that this kind of question does not take: {listed}"
        )
    day = _find_day(world, form)
    if not day:
        return Refusal("그 단계의 판이 없다" if lang == "ko" else "no edition of this stage is in the data")
    placed = world.on(day)
    asked = Asked(placed, form, placed.word(lang))
    missing = [one for one in form.scope.activities if to_iri(one) not in placed.view.activities.items]
    if missing and len(missing) == len(form.scope.activities):
        return Refusal(asked.pick("그날까지 발표된 판에는 없는 항목이다", "no edition up to this day has this item"))
    # An amount as a source misprints it is no amount of another one.
    misprint = find_misprint(asked) if form.ask in _OF_AMOUNTS else None
    found = misprint or operator.function(asked)
    return found if isinstance(found, Refusal) else (asked, found)


def _find_day(world: World, form: Form) -> str:
    """The as-of day: that of the form, or that of the edition whose stage the form names."""
    if form.day:
        return to_day(form.day)
    if form.target == "difference" and form.filters.stage:
        # What was planned at the selection, and what is spent now.
        return world.view.day
    scope = find_scope(Asked(world, form, world.word(world.view.lang))) if form.ask in _AT_STAGES else None
    if form.ask == "count" and not set(form.editions) & _EARLY:
        # 선정 과제 수: the word says what is counted.
        return world.view.day
    if form.editions and scope:
        plans = {world.view.activities.items[one].plan for one in scope.activities}
        stages = {to_code("stage", one) for one in form.editions}
        days = [
            str(row["since"])
            for row in world.view.read("editions")
            if row["plan"] in plans and row["stage"] in stages and row["since"]
        ]
        if days:
            return max(days)
        if not stages & {to_code("stage", one) for one in ("selected", "announced", "designated")}:
            return ""
    return world.view.day


def _to_report(pairs: Sequence[tuple[Asked, Finding]], form: Form, question: str) -> Report:
    """One report with the sentence and the rows of each finding."""
    parameters = (("question", question),) if question else ()
    # The latest of several days knows the sources of all.
    words = max((asked.words for asked, _ in pairs), key=lambda one: one.view.day)
    blocks, sentences = [], []
    for place, (asked, found) in enumerate(pairs, 1):
        columns, lines = _drop_empty(found.columns, found.lines)
        heading = words.pick("근거", "Rows behind the answer")
        note = words.add_day(found.note) if asked.form.day else found.note
        block = words.section(f"answer-{place}" if place > 1 else "answer", heading, columns, lines, note=note.strip())
        blocks.append(block)
        alone = asked.words.report("ask", found.sentence, parameters, [block])
        sentences.append(_end(_cite(asked.words, alone, found)))
    report = words.report("ask", "", parameters, blocks)
    return replace(report, title=" ".join(sentences), form=form.to_dict())


def _drop_empty(columns: Heads, lines: Sequence[Line]) -> tuple[Heads, list[Line]]:
    """*columns* and *lines* without the columns that no line fills."""
    kept = [at for at in range(len(columns)) if any(line.cells[at] not in _NOTHING for line in lines)] or [0]
    return tuple(columns[at] for at in kept), [
        line._replace(cells=tuple(line.cells[at] for at in kept)) for line in lines
    ]


def _cite(words: Wording, report: Report, found: Finding) -> str:
    """The sentence with the publishers and dates of its sources."""
    sentence = found.sentence.rstrip(". ")
    if words.view.day != "9999-12-30" and not words.view.is_latest:
        sentence = (
            f"{sentence} [{words.view.day} {words.pick('기준', 'as of')}]"
            if words.view.lang == "ko"
            else f"{sentence} [as of {words.view.day}]"
        )
    if not found.cited or not report.sources:
        return sentence
    texts = [text for text in dict.fromkeys(f"{one.publisher} {one.date}".strip() for one in report.sources) if text]
    if not texts:
        return sentence
    shown = ", ".join(texts[:_MOST_CITED])
    left = len(texts) - _MOST_CITED
    more = words.pick(f" 외 {left}건", f" and {left} more") if left > 0 else ""
    return f"{sentence} ({words.pick('출처', 'source')}: {shown}{more})"


def _end(sentence: str) -> str:
    sentence = _BILLIONS.sub(_write_trillions, sentence)
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _write_trillions(match: re.Match[str]) -> str:
    """``KRW 4,436.7 bn`` as ``KRW 4.4367 tn``."""
    return f"KRW {(Decimal(match[1].replace(',', '')) / 1000).normalize():f} tn"

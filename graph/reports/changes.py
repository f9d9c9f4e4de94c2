"""Changes between editions or files, in the words of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.model.vocabulary import SCHEMA
from graph.reports import report
from graph.reports.result import Column, Kind, Report
from graph.reports.wording import Line, RawCell, Wording
from graph.stores import Cell, Iri
from graph.view.accounts import find_editions, read_accounts
from graph.view.changes import (
    Change,
    Entry,
    State,
    compare,
    compare_editions,
    iter_states,
)
from graph.view.quantities import BESIDE, to_measures
from graph.view.view import View

HEADINGS = {
    "changes": ("변경 사항", "Changes"),
    "change": ("변경", "change"),
    "item": ("항목", "item"),
    "what": ("구분", "what"),
    "before_edition": ("이전 판", "from edition"),
    "after_edition": ("이후 판", "to edition"),
    "before": ("이전 내용", "before"),
    "after": ("이후 내용", "after"),
    "none": ("변경 사항이 없다.", "Nothing changed."),
}
# What each kind of change is called.
KIND_LABELS = {
    "added": ("추가", "added"),
    "removed": ("삭제", "removed"),
    "moved": ("위치 이동", "moved"),
    "reworded": ("문구 변경", "reworded"),
    "role": ("역할 변경", "role changed"),
    "amount": ("금액 변경", "amount changed"),
    "changed": ("내용 변경", "changed"),
    "stated": ("새로 명시", "newly stated"),
    "spelling": ("표기만 다름", "spelling only"),
}


class _Step(NamedTuple):
    """One comparison: the names of both sides, the edition that ends it, and the changes."""

    names: tuple[str, str]
    plan: Iri
    edition: Iri
    changes: list[Change]


@report(
    "changes",
    summary_ko="판별 계획 변경 사항",
    summary="Changes of a plan from edition to edition, in the words of the plan",
    roadmap="only this roadmap or programme, by id or title",
    before="the earlier edition, e.g. gimje-special-vehicles/interim with --data data (needs --after)",
    after="the later edition, e.g. gimje-special-vehicles/final with --data data (needs --before)",
)
def changes(
    view: View,
    *,
    roadmap: str = "",
    before: str = "",
    after: str = "",
) -> Report:
    """Section ``changes``: roadmap, from edition, to edition, change, item, what, before, after.

    Each edition is compared with everything that the editions before it say together, because an edition need not
    repeat them. With *before* and *after* only these two editions are compared. The order is by plan, edition and
    change.

    :raises UnknownName: no roadmap or edition has this name.
    :raises UnreadableValue: only one of *before* and *after* is given.
    """
    if bool(before) != bool(after):
        raise UnreadableValue(
            Message("one edition alone, '{edition}'", edition=before or after),
            Message("give two, with --before and --after"),
        )
    words = Wording(view)
    if before:
        steps = [_compare_two(view, before, after)]
    else:
        steps = list(_iter_steps(view, view.names.get("roadmap", roadmap) if roadmap else None, words))
    words.learn(iter_named(change for step in steps for change in step.changes))
    lines = [
        Line((step.plan, *step.names, *_to_cells(change, words)), change.basis or (step.edition,))
        for step in steps
        for change in step.changes
    ]
    columns: tuple[str | Column, ...] = (
        "roadmap",
        _column(words, "before_edition"),
        _column(words, "after_edition"),
        *_headings(words),
        _column(words, "before", Kind.LABELS),
        _column(words, "after", Kind.LABELS),
    )
    note = "" if lines else words.pick(*HEADINGS["none"])
    section = words.section("changes", words.pick(*HEADINGS["changes"]), columns, lines, note=note)
    title = words.pick("판별 변경 사항", "Changes by edition")
    asked = (("roadmap", roadmap), ("before", before), ("after", after))
    return words.report("changes", title, tuple(pair for pair in asked if pair[1]), (section,))


def _compare_two(view: View, before: str, after: str) -> _Step:
    sides = [find_editions(view, name) for name in (before, after)]
    changes = compare_editions(view, *sides)
    return _Step((before, after), Iri(str(sides[1][0]).partition("/edition/")[0]), sides[1][0], changes)


def _iter_steps(view: View, plan: Iri | None, words: Wording) -> Iterator[_Step]:
    """Each edition of each plan with what the editions before it say together."""
    found = read_accounts(view, *([plan] if plan else []), revised=True)
    for _, accounts in groupby(found, key=lambda account: account.plan):
        state, name = State(), ""
        for told, now in iter_states(accounts):
            preferred = told[-1]
            date = words.date(preferred.issued, inferred=preferred.inferred)
            earlier, name = name, f"{preferred.name} ({date})"
            if earlier:
                yield _Step((earlier, name), preferred.plan, preferred.edition, compare(state, now))
            state = now


def changes_to_report(views: tuple[View, View], found: Iterable[Change], *, names: tuple[str, str]) -> Report:
    """The changes between two loads: the kind of change, the item, the property, and the texts before and after.

    :param views: the two sides.
    :param names: the headings of their columns.
    """
    old, words = (Wording(view) for view in views)
    title = words.pick(f"{names[0]} 대비 {names[1]}의 변경 사항", f"What changed from {names[0]} to {names[1]}")
    # The statements of a change may be in either store. The headings name the two files.
    lines = [Line(_to_cells(change, words, old), ()) for change in found]
    sides = (Column("before", names[0], Kind.LABELS), Column("after", names[1], Kind.LABELS))
    note = "" if lines else words.pick(*HEADINGS["none"])
    heading = words.pick(*HEADINGS["changes"])
    section = words.section("changes", heading, (*_headings(words), *sides), lines, note=note, cited=False)
    return replace(words.report("diff", title, (("before", names[0]), ("after", names[1])), (section,)), day="")


def _headings(words: Wording) -> tuple[Column, ...]:
    return (
        _column(words, "change"),
        _column(words, "item", Kind.THING),
        _column(words, "what", Kind.THING),
    )


def _column(words: Wording, name: str, kind: Kind = Kind.TEXT) -> Column:
    return words.column(name, *HEADINGS[name], kind)


def _to_cells(change: Change, words: Wording, old: Wording | None = None) -> tuple[RawCell, ...]:
    # Only the *old* store can name a removed item.
    item = old.name(change.item) if old and change.kind == "removed" else change.item
    sides = (to_cell(change.before, old or words), to_cell(change.after, words))
    return words.pick(*KIND_LABELS[change.kind]), item, change.what, *sides


def iter_named(changes: Iterable[Change]) -> Iterator[Iri]:
    """The things in the entries of *changes*, which one query names."""
    for change in changes:
        for side in (change.before, change.after):
            for entry in side:
                if isinstance(entry, Entry):
                    yield from (one for pair in entry.fields for one in pair if isinstance(one, Iri))
                    yield from (Iri(term) for term, _ in entry.fields if term)


def to_cell(side: str | tuple[Iri | Entry, ...], words: Wording) -> RawCell:
    """Things stay things. Entries become text: the values of each, with the names of the properties that need one."""
    if isinstance(side, str):
        return side
    entries = [one for one in side if isinstance(one, Entry)]
    if entries:
        return "; ".join(_to_text(entry, words) for entry in entries)
    return tuple(one for one in side if isinstance(one, Iri))


def _to_text(entry: Entry, words: Wording) -> str:
    """The values of an entry, each text once, with commas around those with the name of their property and things."""
    text, before = "", ""
    said: set[str] = set()
    for term, value, word in _iter_words(entry, words):
        if word in said:
            continue
        said.add(word)
        parted = bool(term or before) or isinstance(value, Iri)
        text += f"{', ' if parted else ' '}{word}" if text else word
        before = term
    return text


def _iter_words(entry: Entry, words: Wording) -> Iterator[tuple[str, Cell, str]]:
    """Each property that has to be named, or an empty text, with its value and the words for both."""
    # The value of a background figure has no property name.
    named = [(term or SCHEMA.value, value) for term, value in entry.fields if term or isinstance(value, int | Decimal)]
    measures = to_measures(dict(named))
    for term, value in entry.fields:
        if measures and term in BESIDE:
            continue
        measure = measures.get(term or SCHEMA.value) if isinstance(value, int | Decimal) else None
        said = measure.write(words.view.lang) if measure else words.say(value)
        yield term, value, f"{words.name(Iri(term)).label} {said}" if term else said

"""Changes between editions or files, in the words of the plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.reports import report
from graph.reports.result import Column, Kind, Report
from graph.reports.wording import Line, RawCell, Wording
from graph.stores import Iri
from graph.view.changes import Change, Statements, compare, find_editions, read_statements
from graph.view.view import View

_KINDS = {
    "added": ("추가", "added"),
    "removed": ("삭제", "removed"),
    "reworded": ("문구 변경", "reworded"),
    "role": ("역할 변경", "role changed"),
    "amount": ("금액 변경", "amount changed"),
    "spelling": ("표기만 다름", "spelling only"),
}


class _Side(NamedTuple):
    """One side of a comparison: the name and date of the edition, and all editions whose statements count."""

    name: str
    day: str
    editions: list[Iri]


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

    Each edition is compared with the combined statements of all earlier editions, because an edition need not repeat
    them. Newer statements replace older ones. With *before* and *after* only these two editions are compared. The order
    is by plan, date and change.

    :raises UnknownName: no roadmap or edition has this name.
    :raises UnreadableValue: only one of *before* and *after* is given.
    """
    if bool(before) != bool(after):
        raise UnreadableValue(
            Message("one edition alone, '{edition}'", edition=before or after),
            Message("give two, with --before and --after"),
        )
    words = Wording(view)
    statements = read_statements(view)
    lines: list[Line] = []
    if before:
        sides = [_Side(name, "", find_editions(view, name)) for name in (before, after)]
        lines += _compare_sides(statements, sides[0], sides[1], words)
    else:
        plan = view.names.get("roadmap", roadmap) if roadmap else None
        for steps in _iter_steps(view, plan):
            lines += _compare_sides(statements, *steps, words)
    columns: tuple[str | Column, ...] = (
        "roadmap",
        words.column("before_edition", "이전 판", "from edition"),
        words.column("after_edition", "이후 판", "to edition"),
        *_headings(words),
        words.column("before", "이전 내용", "before", Kind.LABELS),
        words.column("after", "이후 내용", "after", Kind.LABELS),
    )
    note = "" if lines else words.pick("변경 사항이 없다.", "Nothing changed.")
    section = words.section("changes", words.pick("변경 사항", "Changes"), columns, lines, note=note)
    title = words.pick("판별 변경 사항", "Changes by edition")
    asked = (("roadmap", roadmap), ("before", before), ("after", after))
    return words.report("changes", title, tuple(pair for pair in asked if pair[1]), (section,))


def _iter_steps(view: View, plan: Iri | None) -> Iterator[tuple[_Side, _Side]]:
    """Each edition of each plan with all editions before it."""
    accounts: dict[Iri, dict[str, list[tuple[str, int, Iri]]]] = defaultdict(lambda: defaultdict(list))
    for row in view.read("editions"):
        if plan in (None, row["plan"]):
            account = (str(row["issued"]), int(str(row["preference"])), Iri(row["edition"]))
            accounts[Iri(row["plan"])][str(row["name"])].append(account)
    for _, editions in sorted(accounts.items()):
        ordered = sorted((_to_side(*edition) for edition in editions.items()), key=lambda side: side.day)
        for number, side in enumerate(ordered[1:], start=1):
            earlier = [edition for one in reversed(ordered[:number]) for edition in one.editions]
            yield _Side(ordered[number - 1].name, ordered[number - 1].day, earlier), side


def _to_side(name: str, accounts: Sequence[tuple[str, int, Iri]]) -> _Side:
    by_preference = sorted(accounts, key=lambda account: (account[1], account[2]))
    return _Side(name, min(day for day, _, _ in accounts), [edition for _, _, edition in by_preference])


def _compare_sides(statements: Statements, before: _Side, after: _Side, words: Wording) -> Iterator[Line]:
    found = compare(statements.to_state(before.editions), statements.to_state(after.editions))
    for change in sorted(found, key=lambda change: list(_KINDS).index(change.kind)):
        plan = Iri(str(after.editions[0]).partition("/edition/")[0])
        names = [f"{side.name} ({side.day})" if side.day else side.name for side in (before, after)]
        cells = (plan, *names, *_to_cells(change, words))
        yield Line(cells, change.basis or (after.editions[0],))


def changes_to_report(views: tuple[View, View], found: Iterable[Change], *, names: tuple[str, str]) -> Report:
    """The changes between two loads: the kind of change, the item, the property, and the texts before and after.

    :param views: the two sides.
    :param names: the headings of their columns.
    """
    old, words = (Wording(view) for view in views)
    title = words.pick(f"{names[0]} 대비 {names[1]}의 변경 사항", f"What changed from {names[0]} to {names[1]}")
    ordered = sorted(found, key=lambda change: list(_KINDS).index(change.kind))
    # The statements of a change may be in either store. The headings name the two files.
    lines = [Line(_to_cells(change, words, old), ()) for change in ordered]
    sides = (Column("before", names[0], Kind.LABELS), Column("after", names[1], Kind.LABELS))
    note = "" if lines else words.pick("변경 사항이 없다.", "Nothing changed.")
    heading = words.pick("변경 사항", "Changes")
    section = words.section("changes", heading, (*_headings(words), *sides), lines, note=note, cited=False)
    return replace(words.report("diff", title, (("before", names[0]), ("after", names[1])), (section,)), day="")


def _headings(words: Wording) -> tuple[Column, ...]:
    return (
        words.column("change", "변경", "change"),
        words.column("item", "항목", "item", Kind.THING),
        words.column("what", "구분", "what", Kind.THING),
    )


def _to_cells(change: Change, words: Wording, old: Wording | None = None) -> tuple[RawCell, ...]:
    # A vision has no name besides its text. Only the *old* store can name a removed item.
    thing = change.what if "/vision/" in change.item else change.item
    item = old.name(thing) if old and change.kind == "removed" else thing
    return words.pick(*_KINDS[change.kind]), item, change.what, change.before, change.after

"""The changes between two editions or two files, as a report in the plan's own words."""

from collections.abc import Sequence

from graph.changes import Change
from graph.reports.result import Cell, Column, Report, Row, Section
from graph.reports.wording import Wording
from graph.stores import Iri, Store

_KINDS = {
    "added": ("추가", "added"),
    "removed": ("삭제", "removed"),
    "reworded": ("문구 변경", "reworded"),
    "role": ("역할 변경", "role changed"),
    "amount": ("금액 변경", "amount changed"),
    "spelling": ("표기만 다름", "spelling only"),
}


def changes_to_report(
    stores: tuple[Store, Store], changes: Sequence[Change], *, names: tuple[str, str], lang: str
) -> Report:
    """*changes* with what each is, what it is about, and both wordings; *stores* and *names* are of the two sides."""
    old, words = (Wording(store, lang) for store in stores)
    words.learn(one for change in changes for one in (change.item, change.what))
    title = words.pick(f"{names[0]}에서 {names[1]}까지 달라진 점", f"What changed from {names[0]} to {names[1]}")
    ordered = sorted(changes, key=lambda change: list(_KINDS).index(change.kind))
    rows = tuple(Row(_to_cells(change, words, old), ()) for change in ordered)
    headings = (("change", "변화", "change"), ("item", "항목", "item"), ("what", "구분", "what"))
    sides = (("before", names[0], names[0]), ("after", names[1], names[1]))
    columns = tuple(Column(name, words.pick(ko, en)) for name, ko, en in (*headings, *sides))
    note = "" if rows else words.pick("달라진 점이 없다.", "Nothing changed.")
    section = Section("changes", words.pick("달라진 점", "Changes"), columns, rows, note)
    return Report("diff", title, lang, (("before", names[0]), ("after", names[1])), (section,))


def _to_cells(change: Change, words: Wording, old: Wording) -> tuple[Cell, ...]:
    # The vision of an edition has no name of its own beside its text; what was removed only the old side can name.
    thing = change.what if "/vision/" in change.item else change.item
    item = (old if change.kind == "removed" else words).name(thing)
    before, after = (_word(side, words) for side in (change.before, change.after))
    return words.pick(*_KINDS[change.kind]), item, words.name(change.what), before, after


def _word(side: str | tuple[Iri, ...], words: Wording) -> str:
    return side if isinstance(side, str) else ", ".join(words.name(agency).label for agency in side)

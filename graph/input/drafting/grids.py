"""Tables that a plain text draws with bars or tabs: ``구분 | 2027 | 2028``. Their parts become cells for the rules."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.input.texts import Passage, Text

_FEWEST_ROWS = 2
_RULE = re.compile(r"[|+\s:=─━│┼-]+")


def read_grids(text: Text) -> Text:
    """*text* with cells for lines after each other that have equally many bars. Its characters stay as they are."""
    passages: list[Passage] = []
    rows: list[Passage] = []
    number = max((one.table for one in text.passages), default=0)
    for one in [*text.passages, None]:
        drawn = one is not None and one.kind != "cell" and _find_bar(text, one) != ""
        if one and drawn and (not rows or _count(text, one) == _count(text, rows[0])):
            rows.append(one)
            continue
        made = _to_cells(text, rows, number + 1) if len(rows) >= _FEWEST_ROWS else []
        number += bool(made)
        passages += made or rows
        rows = [one] if one and drawn else []
        passages += [one] if one and not drawn else []
    return replace(text, passages=tuple(passages)) if len(passages) != len(text.passages) else text


def _count(text: Text, line: Passage) -> int:
    return len(_split(text, line))


def _find_bar(text: Text, line: Passage) -> str:
    """What parts the cells of a line: more than one bar or tab, empty if there are none."""
    for bar in "|\t":
        if text.content.count(bar, line.start, line.end) > 1:
            return bar
    return ""


def _split(text: Text, line: Passage) -> list[tuple[int, int]]:
    """The parts between the bars of a line, without those outside of the first and the last bar."""
    content = text.content[line.start : line.end]
    bar = re.escape(_find_bar(text, line) or "|")
    outer = int(content.startswith("|")), len(content) - int(content.endswith("|"))
    parts = re.finditer(rf"[^{bar}]*(?:{bar}|$)", content[outer[0] : outer[1]] + bar[-1])
    spans = [(match.start(), match.end() - 1) for match in parts if match[0]]
    return [(line.start + outer[0] + start, line.start + outer[0] + end) for start, end in spans]


def _to_cells(text: Text, rows: Sequence[Passage], table: int) -> list[Passage]:
    cells: list[Passage] = []
    drawn = [row for row in rows if not _RULE.fullmatch(text.content[row.start : row.end])]
    for number, row in enumerate(drawn, 1):
        for column, (start, end) in enumerate(_split(text, row), 1):
            words = text.content[start:end]
            begin = start + len(words) - len(words.lstrip())
            stop = max(begin, start + len(words.rstrip()))
            address = f"table {table}, row {number}, column {column}"
            cells.append(Passage(begin, stop, "cell", address, table, number, column, 1, 1))
    return cells

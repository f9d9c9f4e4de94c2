"""Tables that a plain text draws with bars or tabs: ``구분 | 2027 | 2028``. Their parts become cells for the rules."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.input.texts import Passage, Text

_FEWEST_ROWS = 2
_LABEL = re.compile(r"[\[<【(]?\s?(?:전략|분야|부문|과제|목표)\s?[0-9ⅠⅡⅢ①-⑳]{1,2}[^.|]{2,40}")
_RULE = re.compile(r"[|+\s:=─━│┼-]+")


def read_grids(text: Text) -> Text:
    """*text* with cells for lines after each other that have equally many bars. Its characters stay as they are."""
    passages: list[Passage] = []
    rows: list[Passage] = []
    number = max((one.table for one in text.passages), default=0)
    held: list[Passage] = []
    for one, following in pairwise([*text.passages, None, None]):
        drawn = one is not None and _is_drawn(text, one)
        if one and drawn and (not rows or _count(text, one) == _count(text, rows[0])):
            rows.append(one)
            continue
        if one and rows and following and _is_label(text, one) and _is_drawn(text, following):
            # The name of a part of the table stands on a line of its own.
            held.append(one)
            continue
        made = _to_cells(text, rows, number + 1) if len(rows) >= _FEWEST_ROWS else []
        number += bool(made)
        passages += sorted([*(made or rows), *held], key=lambda passage: passage.start)
        rows, held = [one] if one and drawn else [], []
        passages += [one] if one and not drawn else []
    return replace(text, passages=tuple(passages)) if len(passages) != len(text.passages) else text


def _is_drawn(text: Text, one: Passage) -> bool:
    return one.kind != "cell" and _find_bar(text, one) != ""


def _is_label(text: Text, one: Passage) -> bool:
    """Whether a line is the name of a part of a table: ``[전략 1] 기반 고도화``."""
    return one.kind != "cell" and bool(_LABEL.fullmatch(text.content[one.start : one.end].strip()))


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

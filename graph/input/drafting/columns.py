"""Tables that a plain text prints with spaces: ``지역 사업명 총사업비 국비`` and lines that end in as many figures.

The words of such lines become cells for the rules if the headings are known and each row can be parted in one way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.input.drafting.gazetteer import find_agency, iter_agencies, iter_regions
from graph.input.drafting.headings import find_head, is_sum
from graph.input.texts import Passage, Text

# A heading, its number and the rows below it.
_FEWEST_HEADS, _FEWEST_ROWS = 3, 2
_NUMBER = re.compile(r"(?:연|순)?번호?|No\.?")
_LABELS = re.compile(r"구\s?분|항\s?목|재\s?원(?:별)?|비\s?목")
_FIGURE = re.compile(r"[0-9][0-9,.]*|[-–—]|미정")
_SPAN = re.compile(r"[’'‘]?[0-9]{2,4}년?\.?[0-9]{0,2}\.?[~∼～–-][’'‘]?[0-9]{2,4}년?\.?[0-9]{0,2}\.?")
_WORD = re.compile(r"\S+")

Span = tuple[int, int]


def read_columns(text: Text) -> Text:
    """*text* with cells for the words of such lines. Its characters stay as they are."""
    passages: list[Passage] = []
    number = max((one.table for one in text.passages), default=0)
    rest = list(text.passages)
    while rest:
        cells = list(_iter_cells(text, rest, number + 1)) if rest[0].kind != "cell" else []
        taken = cells[-1].row if cells else 1
        passages += cells or rest[:1]
        number += bool(cells)
        rest = rest[taken:]
    return replace(text, passages=tuple(passages)) if len(passages) != len(text.passages) else text


def _iter_cells(text: Text, lines: Sequence[Passage], table: int) -> Iterator[Passage]:
    heads = _read_heads(text, lines[0])
    kinds = [kind for _, kind in heads]
    if len(heads) < _FEWEST_HEADS or kinds.count("figure") < 1 or len(lines) <= _FEWEST_ROWS:
        return
    rows: list[list[Span]] = []
    for line in lines[1:]:
        row = _part(text, line, kinds) if line.kind != "cell" else None
        if row is None:
            break
        rows.append(row)
    if len(rows) < _FEWEST_ROWS:
        return
    for row_number, spans in enumerate([[span for span, _ in heads], *rows], 1):
        for column, (start, end) in enumerate(spans, 1):
            address = f"table {table}, row {row_number}, column {column}"
            yield Passage(start, end, "cell", address, table, row_number, column, 1, 1)


def _read_heads(text: Text, line: Passage) -> list[tuple[Span, str]]:
    """The spans and kinds of the headings in a line, empty if one of its words is none. Two words may be one."""
    words = [match.span() for match in _WORD.finditer(text.content, line.start, line.end)]
    heads: list[tuple[Span, str]] = []
    while words:
        for size in (2, 1):
            span = (words[0][0], words[min(size, len(words)) - 1][1])
            if kind := _find_kind(text.content[slice(*span)]):
                heads.append((span, kind))
                words = words[size:]
                break
        else:
            return []
    return heads


def _find_kind(heading: str) -> str:
    if _NUMBER.fullmatch(heading):
        return "number"
    if _LABELS.fullmatch(heading):
        return "label"
    field = find_head(heading)
    return "figure" if field == "amount" else field


def _part(text: Text, line: Passage, kinds: Sequence[str]) -> list[Span] | None:
    """The spans of the columns in a line, ``None`` if it cannot be parted, or only in doubt."""
    words = [match.span() for match in _WORD.finditer(text.content, line.start, line.end)]
    spans: list[Span] = [(line.start, line.start)] * len(kinds)
    first, last = 0, len(kinds) - 1
    while last >= 0 and words and _is_end(text.content[slice(*words[-1])], kinds[last]):
        spans[last] = words.pop()
        last -= 1
    if any(kind == "figure" for kind in kinds[: last + 1]):
        return None
    if words and first < last and is_sum(text.content[words[0][0] : words[-1][1]]):
        # The sum has one heading for all columns of words.
        spans[last] = (words[0][0], words[-1][1])
        return spans
    while first < last and words and _is_start(text.content[slice(*words[0])], kinds[first]):
        spans[first] = words.pop(0)
        first += 1
    if first != last or not words:
        return None
    spans[last] = (words[0][0], words[-1][1])
    return spans


def _is_end(word: str, kind: str) -> bool:
    """Whether *word* is the whole content of a column from the right."""
    if kind in ("lead", "participant", "other-agency"):
        return bool(find_agency(word)) or any(one.text == word for one in iter_agencies(word))
    return bool({"figure": _FIGURE, "period": _SPAN}.get(kind, re.compile("(?!)")).fullmatch(word))


def _is_start(word: str, kind: str) -> bool:
    """Whether *word* is the whole content of a column from the left."""
    if kind == "number":
        return bool(re.fullmatch(r"[0-9]{1,2}[.)]?|[①-⑳]", word))
    named = re.fullmatch("[가-힣]{1,7}[시군구도]", word) or any(one.text == word for one in iter_regions(word))
    return kind == "label" or (kind == "region" and bool(named))

"""Tables with clear headings: each row says which project gets what. Whatever is not clear stays left over.

A heading must be one of the known words. A cell that is merged over rows counts for all of them, so an amount that is
merged over two projects belongs to neither, and two amounts of one kind for one project are not added or chosen from.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from graph.errors import UnreadableValue
from graph.input.drafting.amounts import parse_won, to_printed
from graph.input.drafting.asides import is_aside, is_elsewhere
from graph.input.drafting.evidence import TABLE, Found, Leftover
from graph.input.drafting.gazetteer import find_agency, find_region, iter_agencies, iter_regions
from graph.input.drafting.goals import iter_goals
from graph.input.drafting.headings import OTHERS, SUM, find_title, find_year, is_sum, to_plain
from graph.input.drafting.numbered import find_numbered
from graph.input.drafting.parts import is_period
from graph.input.drafting.purses import LABELS
from graph.input.drafting.sentences import Sentence
from graph.input.texts import Passage, Text
from graph.model.money import find_likely_reading, parse_amount
from graph.model.naming import to_key

# A grid that is larger is not a table of projects.
_MOST_PLACES = 20_000
# Headings are in the first rows.
_MOST_HEADS = 5
_UNIT_WORDS = r"(?P<unit>(?:조|억|백만|천만|만|천)?\s?원)(?![가-힣])"
_UNIT = re.compile(rf"(?<![가-힣]){_UNIT_WORDS}")
_UNITS_OF = re.compile(rf"단위\s?[:：]\s?{_UNIT_WORDS}")
_FIGURE = re.compile(r"(?:약\s?)?[0-9][0-9,.]*(?:\s?[조억만천백]+)*\s?(?:원)?")
_BETWEEN = re.compile(r"\s*(?:,|/|·|ㆍ|\s및\s|\n)\s*")
_NOT_PLANNED = re.compile(r"사례|현황|실적|기존|비교|타\s?(?:시도|지역|지자체)|경과")
# The number of a row before its title.
_NUMBER = re.compile(r"^(?:[0-9]{1,2}(?:-[0-9]{1,2})?[.)]?\s|[①-⑳]\s?|[가-하][.)]\s)")
_PRINTED_TITLE = re.compile(r"[가-힣A-Za-z0-9].{2,78}[가-힣A-Za-z0-9)]")


@dataclass(frozen=True)
class _Head:
    """What a column holds, by its headings: a *field* with its *kind*, and the unit and the year of its amounts."""

    field: str
    kind: str
    unit: str = ""
    year: str = ""


@dataclass
class Rows:
    """What the tables of a text say: values, cells that no rule understands, and the numbers of the tables read."""

    found: list[Found] = field(default_factory=list)
    left_over: list[Leftover] = field(default_factory=list)
    read: set[int] = field(default_factory=set)


def read_tables(text: Text, known: Iterable[Found], main: Found, owners: Iterable[str]) -> Rows:
    """The values in the tables of *text*.

    :param known: what the rules found in the prose. It stays as it is.
    :param main: the title of the plan, to which a table without a column of titles belongs.
    :param owners: the regions of the plan. A table of another region is not read.
    """
    rows = Rows()
    before = list(known)
    cells = (one for one in text.passages if one.kind == "cell")
    for number, group in groupby(cells, key=lambda one: one.table):
        table = _Table(text, list(group), [one for one in before if one.field == "title"])
        if table.is_about_plan(list(owners)) and (facts := list(table.iter_facts(main, _list_totals(before, main)))):
            rows.read.add(number)
            found = _choose(facts, before, rows.left_over)
            before += found
            rows.found += found
            used = {one.address for one in facts}
            rest = [cell for cell in table.cells if cell.address not in used and cell not in table.heads]
            rows.left_over += [table.leave(cell) for cell in rest if table.get_text(cell)]
    return rows


def _list_totals(known: Iterable[Found], main: Found) -> set[object]:
    """The won of the sums of the plan that are already known."""
    return {_to_value(one) for one in known if one.field == "amount" and one.kind == "total" and one.item == main.value}


def _choose(facts: list[Found], before: Iterable[Found], left_over: list[Leftover]) -> list[Found]:
    """The facts that say something new and do not contradict. Others go to *left_over*, or are repetitions."""
    known: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for one in before:
        known[_to_slot(one)].append(one)
    places: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for one in facts:
        places[_to_slot(one)].add(one.start)
    chosen: list[Found] = []
    for one in dict.fromkeys(facts):
        slot = _to_slot(one)
        single = one.field in ("amount", "period")
        if one.field != "title" and any(_to_value(other) == _to_value(one) for other in known[slot]):
            continue
        if known[slot] and (single or (one.field == "lead" and known[slot][0].rule != TABLE)):
            left_over.append(Leftover("cell", one.quote, one.start, reason="differs"))
        elif single and len(places[slot]) > 1:
            left_over.append(Leftover("cell", one.quote, one.start, reason="several"))
        elif one.field != "title" or not known[slot]:
            chosen.append(one)
            known[slot].append(one)
    return chosen


def _to_slot(one: Found) -> tuple[str, str, str]:
    item = one.value if one.field == "title" else one.item
    return one.field, to_key(item), f"{one.kind} {one.period}" if one.field == "amount" else ""


def _to_value(one: Found) -> object:
    if one.field == "amount":
        return parse_won(to_printed(one)) or one.value
    return find_agency(one.value) or to_key(one.value)


def list_regional(text: Text) -> dict[str, str]:
    """The title of each region that has one row in the tables of *text*, by the name in its row and by its id."""
    titles: dict[str, set[str]] = defaultdict(set)
    cells = (one for one in text.passages if one.kind == "cell")
    for _, group in groupby(cells, key=lambda one: one.table):
        for region, title in _Table(text, list(group)).iter_regional():
            titles[region].add(title)
    return {region: min(named) for region, named in titles.items() if region and len(named) == 1}


class _Table:
    def __init__(self, text: Text, cells: list[Passage], titles: Sequence[Found] = ()) -> None:
        self.text, self.cells, self.titles = text, cells, titles
        self.heads: set[Passage] = set()
        self.grid: dict[int, dict[int, Passage]] = defaultdict(dict)
        if sum(one.rows * one.columns for one in cells) <= _MOST_PLACES:
            for one in cells:
                for row in range(one.row, one.row + one.rows):
                    for column in range(one.column, one.column + one.columns):
                        self.grid[row][column] = one

    def get_text(self, cell: Passage) -> str:
        """The words of a cell as they stand in the text."""
        return self.text.content[cell.start : cell.end]

    def leave(self, cell: Passage) -> Leftover:
        """A cell that no rule understands."""
        return Leftover("cell", self.get_text(cell), cell.start)

    @cached_property
    def caption(self) -> str:
        """The paragraph right before the table, if it is short."""
        number = bisect_left(self.text.passages, self.cells[0].start, key=lambda one: one.start) - 1
        before = self.text.passages[number] if number >= 0 else None
        words = self.get_text(before) if before and before.kind != "cell" else ""
        return words if len(words) <= 60 else ""

    @cached_property
    def note(self) -> str:
        """The unit of all figures as the caption, or the line right after the table, prints it, empty if none does."""
        number = bisect_left(self.text.passages, self.cells[-1].end, key=lambda one: one.start)
        after = self.text.passages[number] if number < len(self.text.passages) else None
        words = self.get_text(after) if after and after.kind != "cell" else ""
        alone = words if re.fullmatch(r"\W*단위\s?[:：][^\n]{1,12}", words.strip()) else ""
        return self.caption if _UNITS_OF.search(self.caption) else alone

    def is_about_plan(self, owners: list[str]) -> bool:
        """Whether nothing before the table says that it is about the past, an example or another region."""
        sentence = Sentence(self.caption, 0, 0, heading=True)
        aside = is_aside(sentence) or is_elsewhere(sentence, owners) or _NOT_PLANNED.search(self.caption)
        return not aside

    def iter_facts(self, main: Found, totals: Collection[object]) -> Iterator[Found]:
        """The values of all rows, or nothing if the headings are not clear.

        :param totals: the known sums of the plan. A row of sums with one of them is about the whole plan.
        """
        last, columns = self._read_heads()
        titles = [column for column, head in columns.items() if head.field == "title"]
        if len(titles) == 1 and len(columns) > 1:
            yield from self._iter_rows(last, columns, titles[0])
            yield from self._iter_sums(last, columns, main, totals)
        elif not columns:
            goals = list(iter_goals(self.text, self.grid, self.caption, main.value))
            self.heads |= set(self.grid[min(self.grid)].values()) if goals else set()
            read = goals or list(self._iter_years(main)) or list(self._iter_numbered(main, totals))
            yield from read or self._iter_pairs(main)

    def _iter_years(self, main: Found) -> Iterator[Found]:
        """The amounts of a table with years on one side and purses on the other: ``구분 | 2027 | 2028 | 계``."""
        first, *rest = sorted(self.grid) or [0]
        if not rest or any(one.rows > 1 or one.columns > 1 for one in self.cells):
            return
        top = {column: cell for column, cell in self.grid[first].items() if column > 1}
        side = {row: self.grid[row][1] for row in rest if 1 in self.grid[row]}
        across = sum(bool(find_year(self._to_plain(cell))) for cell in top.values())
        down = sum(bool(find_year(self._to_plain(cell))) for cell in side.values())
        heads = {cell: self._to_part(cell) for cell in (*top.values(), *side.values())}
        unit = _UNITS_OF.search(self.note) or _UNITS_OF.search(self.get_text(self.grid[first].get(1, self.cells[0])))
        # Where both sides have years, or a side says something else, it is not clear what the figures are.
        if (across < 2) == (down < 2) or not unit or not all(heads.values()):
            return
        self.heads |= {*heads, self.grid[first].get(1, self.cells[0])}
        for row, label in side.items():
            for column, cell in self.grid[row].items():
                if column in top:
                    (year, purse), (other, fund) = heads[label] or ("", ""), heads[top[column]] or ("", "")
                    kind = (purse if across > 1 else fund) or "total"
                    head = _Head("amount", kind, unit["unit"].replace(" ", ""))
                    for found in self._read(cell, head, main.value):
                        yield replace(found, period=year or other)

    def _iter_numbered(self, main: Found, totals: Collection[object]) -> Iterator[Found]:
        """The amounts of a table whose rows are titles by their number: ``전략 1 | 6,350 | 1,900``."""
        first = min(self.grid, default=0)
        sides = {row: self.get_text(cells[1]).strip() for row, cells in self.grid.items() if row > first and 1 in cells}
        items = {row: find_numbered(self.text, self.titles, words) for row, words in sides.items() if not is_sum(words)}
        top = {column: self._name(cell) for column, cell in self.grid[first].items() if column > 1}
        heads = {column: head for column, head in top.items() if head and head.field == "amount" and head.unit}
        # Where one label or heading says something else, it is not clear what the others are.
        if not heads or len(heads) < len(top) or len(items) < 2 or not all(items.values()):
            return
        self.heads |= {*self.grid[first].values(), *(self.grid[row][1] for row in sides)}
        for row, item in items.items():
            for column, head in heads.items():
                if column in self.grid[row]:
                    yield from self._read(self.grid[row][column], head, item)
        yield from self._iter_sums(first, heads, main, totals)

    def _to_plain(self, cell: Passage) -> str:
        return to_plain(self.get_text(cell))

    def _to_part(self, cell: Passage) -> tuple[str, str] | None:
        """The year and the purse of a heading, both empty for the sum of its side. ``None`` if it is neither."""
        plain = self._to_plain(cell)
        if year := find_year(plain):
            return year, ""
        if plain in LABELS and plain != "모두":
            return "", LABELS[plain]
        return ("", "") if SUM.fullmatch(plain) or plain == "총액" else None

    def _iter_rows(self, last: int, columns: Mapping[int, _Head], titled: int) -> Iterator[Found]:
        """The values of the rows below the headings, each for the title of its row."""
        items = {row: cells[titled] for row, cells in self.grid.items() if row > last and titled in cells}
        for row in sorted(items):
            title = _NUMBER.sub("", self.get_text(items[row]).strip())
            if SUM.fullmatch(title) or not _PRINTED_TITLE.fullmatch(title) or _FIGURE.fullmatch(title):
                continue
            yield self._make(items[row], _Head("title", columns[titled].kind), title, title)
            for column, cell in self.grid[row].items():
                over = {items[one].start for one in range(cell.row, cell.row + cell.rows) if one in items}
                if column in columns and column != titled and len(over) == 1 and cell.columns == 1:
                    yield from self._read(cell, columns[column], title)

    def iter_regional(self) -> Iterator[tuple[str, str]]:
        """The name and the id of the region, each with the title of its row, of each row that has one of both."""
        last, columns = self._read_heads()
        named = {head.field: column for column, head in columns.items()}
        for row, cells in self.grid.items() if {"title", "region"} <= set(named) else ():
            if row > last and named["title"] in cells and named["region"] in cells:
                name = self.get_text(cells[named["region"]]).strip()
                yield from ((one, self.get_text(cells[named["title"]]).strip()) for one in (name, find_region(name)))

    def _iter_sums(
        self, last: int, columns: Mapping[int, _Head], main: Found, totals: Collection[object]
    ) -> Iterator[Found]:
        """The amounts in the row of sums, if its total is that of the plan."""
        for row, cells in self.grid.items():
            words = next((words for column in sorted(cells) if (words := self.get_text(cells[column]).strip())), "")
            if row <= last or not is_sum(words) or words.startswith("소"):
                continue
            pairs = [(cells[at], head) for at, head in columns.items() if at in cells and head.field == "amount"]
            found = [one for cell, head in pairs for one in self._read(cell, head, main.value)]
            whole = [_to_value(one) for one in found if one.kind == "total" and not one.period]
            # Without a known total, the sum of the rows above is that of the plan.
            if whole and (whole[0] in totals if totals else whole[0] == self._add_up(last, row, columns)):
                yield from found

    def _add_up(self, last: int, end: int, columns: Mapping[int, _Head]) -> object:
        """The sum of the totals in the rows between the headings and the row *end*."""
        column = next((at for at, head in columns.items() if head.kind == "total" and not head.year), 0)
        cells = [self.grid[row][column] for row in self.grid if last < row < end and column in self.grid[row]]
        found = [one for cell in cells for one in self._read(cell, columns[column], "")]
        return sum(won for one in found if (won := parse_won(to_printed(one)))) if len(cells) > 1 else None

    def _iter_pairs(self, main: Found) -> Iterator[Found]:
        """The values of a table whose first column has the headings: ``주관기관 | 하늘연구원``."""
        pairs: list[tuple[_Head, Passage]] = []
        for cells in self.grid.values():
            ordered = list(dict.fromkeys(cells[column] for column in sorted(cells)))
            for label, value in zip(ordered[::2], ordered[1::2], strict=False):
                head = self._to_head([label])
                if head and label.rows == value.rows == 1:
                    pairs.append((head, value))
                    self.heads.add(label)
        titles = [value for head, value in pairs if head.field == "title"]
        if len(pairs) < 2 or len(titles) > 1:
            self.heads.clear()
            return
        item = self.get_text(titles[0]).strip() if titles else main.value
        for head, value in pairs:
            if head.field == "title":
                yield self._make(value, head, item, item)
            elif titles or head.field != "region":
                yield from self._read(value, head, item)

    def _read_heads(self) -> tuple[int, dict[int, _Head]]:
        """The last row of the headings, and what each column holds. A heading may be above those of its columns."""
        rows = sorted(self.grid)[:_MOST_HEADS]
        first = next((row for row in rows if sum(map(bool, map(self._name, self._list(row)))) > 1), 0)
        if not first or not any(find_title(self.get_text(cell)) for cell in self._list(first)):
            return 0, {}
        last = max(cell.row + cell.rows - 1 for cell in self._list(first) if self._name(cell))
        below = self._list(last + 1) if last + 1 in self.grid else []
        if any(cell.columns > 1 for cell in self._list(first)) and below and all(map(self._name, below)):
            last += 1
        columns: dict[int, _Head] = {}
        for column in self.grid[first]:
            cells = [self.grid[row][column] for row in range(first, last + 1) if column in self.grid[row]]
            if head := self._to_head(list(dict.fromkeys(cells))):
                columns[column] = head
            self.heads |= set(cells)
        return last, columns

    def _list(self, row: int) -> list[Passage]:
        return list(dict.fromkeys(self.grid[row].values()))

    def _name(self, cell: Passage) -> _Head | None:
        return self._to_head([cell])

    def _to_head(self, cells: list[Passage]) -> _Head | None:
        """What a column with these headings holds, the lowest first. The unit may be in them or in the caption."""
        texts = [self.get_text(cell) for cell in cells]
        units = [match["unit"] for text in texts if (match := _UNIT.search(text))]
        caption = _UNITS_OF.search(self.note)
        unit = (units[-1] if units else caption["unit"] if caption else "").replace(" ", "")
        for text in reversed(texts):
            plain = to_plain(text)
            if kind := find_title(text):
                return _Head("title", kind)
            if plain in LABELS and plain not in ("모두",):
                return _Head("amount", LABELS[plain], unit)
            if year := find_year(plain):
                return _Head("amount", "total", unit, year)
            for pattern, (name, kind) in OTHERS:
                if pattern.fullmatch(plain):
                    return _Head(name, kind, unit)
        return None

    def _read(self, cell: Passage, head: _Head, item: str) -> Iterator[Found]:
        """The values in a cell. A cell of which only a part is understood gives nothing."""
        words = self.get_text(cell).strip()
        if head.field == "amount":
            yield from self._read_amount(cell, head, (words, item))
        elif head.field == "period":
            if words and is_period(words):
                yield self._make(cell, head, words, item)
        elif words:
            names = [one for one in _BETWEEN.split(words) if one]
            if all(_is_region(one) if head.field == "region" else _is_agency(one) for one in names):
                for name in names:
                    code = find_region(name) if head.field == "region" else head.kind
                    yield self._make(cell, _Head(head.field, code), name, item)

    def _read_amount(self, cell: Passage, head: _Head, content: tuple[str, str]) -> Iterator[Found]:
        words, item = content
        if not _FIGURE.fullmatch(words):
            return
        found = self._make(cell, head, words, item)
        if not found.unit and not words.endswith("원"):
            return
        try:
            amount = parse_amount(to_printed(found))
        except UnreadableValue:
            return
        if amount.won and find_likely_reading(amount) is None:
            yield found

    def _make(self, cell: Passage, head: _Head, value: str, item: str) -> Found:
        text = self.get_text(cell)
        start = cell.start + text.index(value)
        unit = head.unit if head.field == "amount" and not re.search("[조억만원]", value) else ""
        address = cell.address
        return Found(head.field, value, value, start, TABLE, item, head.kind, "stated", "", address, unit, head.year)


def _is_agency(name: str) -> bool:
    known = find_agency(name) or any(one.text == name for one in iter_agencies(name))
    return bool(known) or (_is_region(name) and bool(re.search("[도시군구]$", name)))


def _is_region(name: str) -> bool:
    return any(one.text == name for one in iter_regions(name))

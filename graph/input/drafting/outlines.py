"""Lists with marks on lines of their own: ``□``, ``○``, ``①``, ``-``, ``▲`` and labels such as ``전략 1.``.

A line is an item if it has a label, its own money, or stands below a heading or item that is followed by items.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import find_region
from graph.input.drafting.items import (
    INLINE,
    LABEL,
    LEADING,
    MANY,
    NOUN,
    NOUNS,
    PAID,
    PLACE_BEFORE,
    find_strategy,
    iter_inline,
    read_line,
    strip_mark,
)
from graph.input.drafting.nouns import NUMBER_WORDS, to_number
from graph.input.drafting.sentences import Sentence

# What a first sketch has is not planned yet.
_SKETCH = re.compile(r"초안|(?<![가-힣])구상안|밑그림을\s보면|잠정")
# A heading that items of a plan follow.
_HEADING = re.compile(
    rf"^[<\[【]?\s?(?:[0-9]\s?대\s|[0-9]+개\s)?(?:(?:협력|협약|추진|세부|주요|중점|핵심|실천|지원|사업|투자|전략|공동|신규|분야별)\s?){{0,3}}"
    rf"(?P<noun>{NOUN}|내용)(?:별)?(?:\s?(?:및|·)\s?(?:[가-힣]+\s){{0,2}}?[가-힣]*(?:{NOUN}|내용))?(?:\s(?:내용|구성|목록))?\s?[>\]】]?\s?[:：]?$"
)
_FOLLOWS = re.compile(
    rf"(?P<number>[0-9]+)(?:대|개|가지)\s(?:[가-힣]+\s){{0,2}}?[가-힣]{{0,4}}(?P<noun>{NOUN})(?:은|는|을|를)?"
    r"(?:\s(?:다음|아래)[^.]{0,12})?\s?[.:：]?$"
)
# 다음 다섯 가지 분야에서 협력하기로 했다.
_NEXT = re.compile(
    rf"(?:다음|아래)(?:의|과\s같은)?\s(?P<number>[0-9]+|{NUMBER_WORDS})\s?(?:가지|개|대)(?:\s(?:[가-힣]+\s)?(?P<noun>{NOUN}))?(?=[가-힣]{{0,3}}[\s.]|$)"
)
_ANNOUNCED = re.compile(rf"(?P<number>[0-9]{{1,3}})(?:대|개)\s(?:[가-힣]+\s){{0,2}}?[가-힣]{{0,4}}(?P<noun>{NOUN})")
# Headings of talks and examples. A plan is no talk.
_TALKS = re.compile(r"^(?!.*(?:계획|전략|사업|과제)).*(?:발표|강연|토론|수상|사례|문의|담당|경과|연혁)")
# What a project has below its name: money, years, a role.
_DETAILS = re.compile(
    r"[0-9][0-9,.]*\s?(?:[조억]|백만|천만)\s?원|(?:사업비|예산|기간|기관|주체|주관|참여|총괄|위탁|운영)\s?[:：]"
    r"|[이가]\s(?:[^.,]{1,20}[을를]\s)?(?:주관|총괄)|에\s(?:[^.,]{1,20}[을를]\s)?위탁|[’'‘]?[0-9]{2}년?\.?\s?[~∼～–-]\s?[’'‘]?(?:20)?[0-9]{2}"
)
# A heading that something else follows: what was, who came, what it will bring.
_OTHER = re.compile(
    r"발표|현황|경과|성과|실적|참석|문의|일정|행사|효과|사례|개요|연혁|배경|필요성|붙임|참고|인사|수상|강연|토론|질의|담당|공약|자격|대상|절차"
)
# Marks of high, middle and low lines, and of notes.
_RANKS = {mark: rank for rank, marks in enumerate(("□■◆◈◇▢★☆▣❖◼◻", "○ㅇ●◎❍", "-‣▪•·∙", "※*"), 1) for mark in marks}
# A heading is shorter than this.
_SHORT = 30
_CLASSES = (
    ("①", "[①-⑳]"), ("❶", "[❶-❿➊-➓]"), ("➀", "[➀-➉]"), ("Ⅰ", "[Ⅰ-Ⅻ]"), ("1-1", "[0-9]+-[0-9]"),
    ("1)", r"[0-9]+\)"), ("1", "[0-9]"),
    ("가)", r"[가-하]\)"), ("가", "[가-하]"), ("(1)", r"\([0-9]"), ("(가)", r"\([가-하]"),
)  # fmt: skip


@dataclass
class _Level:
    """An open line of a list: its kind of mark, and the title or heading that the lines below it belong to."""

    mark: str
    title: str = ""
    opens: str = ""
    other: bool = False
    talks: bool = False
    # The title that the line is if one below it has its details, and the lines below it so far.
    likely: Found | None = None
    below: list[int] = field(default_factory=list)


@dataclass
class Outline:
    """The titles in lists with marks, and the title above each line that has none of its own.

    ``talks`` are the offsets of the lines below a heading on talks, examples or prizes, ``regional`` the titles of the
    rows of tables by their regions, to which lines such as ``(하늘시) ...`` belong.
    """

    regional: Mapping[str, str] = field(default_factory=dict)
    titles: list[Found] = field(default_factory=list)
    above: dict[int, str] = field(default_factory=dict)
    talks: set[int] = field(default_factory=set)


def read_outline(sentences: list[Sentence], regional: Mapping[str, str], tabled: Collection[int]) -> Outline:
    """The lists of a text.

    :param regional: the titles of the rows of tables by their regions.
    :param tabled: the paragraphs right before the rows of tables, which belong to the table.
    """
    reader = _Reader(Outline(regional), tabled)
    for one in sentences:
        reader.add(one)
    reader.finish(_count_announced(sentences))
    return reader.outline


@dataclass
class _Reader:
    """Reads line by line. A *run* are the lines with one mark below one line."""

    outline: Outline
    tabled: Collection[int]
    levels: list[_Level] = field(default_factory=list)
    paragraph: int = -1
    opens: str = ""
    # The title above the line that the next sentences go on with.
    carried: str = ""
    # Run -> the places of its titles, and the titles of lines that may be items.
    runs: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    pending: dict[tuple[int, str], list[Found]] = field(default_factory=dict)
    parents: list[_Level] = field(default_factory=list)

    def add(self, one: Sentence) -> None:
        """Reads the next sentence."""
        if mark := _find_mark(one):
            self._add_line(one, mark)
        else:
            self._add_prose(one)
        self.paragraph = one.paragraph

    def finish(self, counts: dict[int, str]) -> None:
        """Gives the items of a list the kind of which the text announces as many, and adds likely items."""
        titles = self.outline.titles
        for numbers in self.runs.values():
            if kind := counts.get(len(numbers), ""):
                for number in numbers:
                    titles[number] = replace(titles[number], kind=kind)
        for run, likely in self.pending.items():
            if any(titles[number].rule == PAID for number in self.runs.get(run, ())):
                titles += likely

    def _add_prose(self, one: Sentence) -> None:
        # A sentence after the first of a line goes on with it.
        if one.paragraph != self.paragraph or not self.levels:
            other = one.heading and len(one.text) < _SHORT and bool(_OTHER.search(one.text))
            self.levels = [_Level("", other=True)] if other else []
            self.opens = _find_opening(one)
            self.carried = ""
        else:
            self.levels[-1].opens = _find_opening(one) or self.levels[-1].opens
            if self.carried:
                self.outline.above[one.start] = self.carried
        if INLINE.search(one.text) and self.opens:
            self.outline.titles += iter_inline(one, self.opens)

    def _add_line(self, one: Sentence, mark: str) -> None:
        outline = self.outline
        while any(level.mark == mark for level in self.levels) or (
            self.levels and _ends(self.levels[-1].mark, one, mark)
        ):
            self.levels.pop()
        parent = self.levels[-1] if self.levels else _Level("", opens=self.opens)
        self.parents.append(parent)
        if _DETAILS.search(one.text) and not parent.other:
            self._accept()
        for above in self.levels:
            above.below.append(one.start)
        run = (id(parent) if self.levels else -1, mark)
        level = _Level(mark, other=parent.other, talks=parent.talks)
        if parent.talks:
            outline.talks.add(one.start)
        inherited = self._find_row(one) or next((before.title for before in reversed(self.levels) if before.title), "")
        if parent.other and not parent.talks and _HEADING.search(strip_mark(one)[0]):
            # 사업내용 below 사업개요.
            parent = replace(parent, other=False)
            level.other = False
        made = [] if parent.other else list(read_line(one, parent.opens, titled=bool(parent.title)))
        if len(made) == 1 and made[0].rule != MANY:
            level.title = made[0].value
            if not LABEL.match(strip_mark(one)[0]):
                self.runs.setdefault(run, []).append(len(outline.titles))
        elif inherited:
            outline.above[one.start] = inherited
        self.carried = level.title or outline.above.get(one.start, "")
        if not made:
            self._open(one, level, parent, run)
        outline.titles += made
        if one.paragraph not in self.tabled:
            self.levels.append(level)

    def _accept(self) -> None:
        """Takes the open lines for titles, from the last one upwards: a line below has their details."""
        for level in reversed(self.levels):
            if level.title or level.likely is None:
                return
            level.title = level.likely.value
            self.outline.titles.append(level.likely)
            for start in level.below:
                self.outline.above.setdefault(start, level.title)

    def _find_row(self, one: Sentence) -> str:
        """The title of the row of a table for the region with which a line begins."""
        placed = PLACE_BEFORE.match(strip_mark(one)[0])
        name = placed["place"] if placed else ""
        return self.outline.regional.get(name) or self.outline.regional.get(find_region(name), "")

    def _open(self, one: Sentence, level: _Level, parent: _Level, run: tuple[int, str]) -> None:
        """What a line without a title says of the lines below it."""
        if one.heading and not parent.other:
            # Where one line has money, those beside it are items, too.
            likely = list(read_line(one, parent.opens or "task", titled=bool(parent.title)))
            self.pending.setdefault(run, []).extend(likely)
            if len(likely) < 2:
                level.likely = next(iter(likely), None) or find_strategy(one)
        level.opens = _find_opening(one)
        level.other = (
            level.other
            or bool(_SKETCH.search(one.text))
            or (one.heading and len(one.text) < _SHORT and bool(_OTHER.search(one.text)))
        )
        level.talks = level.talks or (level.other and bool(_TALKS.search(one.text)))


def _count_announced(sentences: list[Sentence]) -> dict[int, str]:
    """The kinds of things by their announced number, if only one kind has it: ``4대 전략``."""
    found: dict[int, set[str]] = {}
    for one in sentences:
        for match in _ANNOUNCED.finditer(one.text):
            found.setdefault(int(match["number"]), set()).add(NOUNS[match["noun"]])
    return {number: min(kinds) for number, kinds in found.items() if len(kinds) == 1}


def _ends(mark: str, one: Sentence, own: str) -> bool:
    """Whether a line with the mark *own* ends the open line with *mark* above it: ``□`` after ``-``."""
    old, new = _RANKS.get(mark[:1], 0), _RANKS.get(own[:1], 0)
    return bool(old and new) and (new < old or (new == old and mark != own and not one.heading))


def _find_mark(one: Sentence) -> str:
    """The kind of the mark before a line, empty if it has none."""
    mark = one.mark or (match[0].strip() if (match := LEADING.match(one.text)) else "")
    label = LABEL.match(strip_mark(one)[0])
    if label:
        return f"{mark}{label['noun']}"
    return next((name for name, pattern in _CLASSES if re.match(pattern, mark)), mark)


def _find_opening(one: Sentence) -> str:
    """The kind of the items that a heading or sentence announces below it, empty if it announces none."""
    words, _ = strip_mark(one)
    if one.heading and not _OTHER.search(words) and (match := _HEADING.search(words)):
        return NOUNS.get(match["noun"], "task")
    match = _FOLLOWS.search(words) or _NEXT.search(words)
    return f"{to_number(match['number'])} {NOUNS.get(match['noun'] or '', 'task')}" if match else ""

"""Lists with marks on lines of their own: ``□``, ``○``, ``①``, ``-``, ``▲`` and labels such as ``전략 1.``.

A line is an item if it has a label, its own money, or stands below a heading or item that is followed by items.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.input.drafting.details import find_details
from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import find_region, iter_regions
from graph.input.drafting.nouns import NUMBER_WORDS, to_number
from graph.input.drafting.planned import ACTION, PLACE, WORK, is_section, make_title
from graph.input.drafting.sentences import Sentence

# The rules of titles in such lists.
ITEM, PAID, MANY = "list item", "list item with its amount", "items on one line"
_LEADING = re.compile(r"[△▲#☞]\s*")
_INLINE = re.compile(r"(?:^|\s)[△▲▷▶◇◆#]\s?(?=\S)")
_NOUNS = {
    "전략": "strategy", "과제": "task", "사업": "project", "프로젝트": "project", "분야": "area", "목표": "strategy",
    "부문": "area",
}  # fmt: skip
_NOUN = "|".join(_NOUNS)
_LABEL = re.compile(
    rf"[\[【<(]?(?:추진|중점|핵심|세부|전략)?(?P<noun>{_NOUN})\s?(?:[0-9]{{1,2}}|[①-⑳])\s?(?:[.)：:\]】>]\s*|\s)(?=\S)"
)
# The number of a part without a noun: (세부 1) 가 구축.
_NUMBERED = re.compile(r"[\[【<(](?:세부|내역|단위|핵심|중점|추진)\s?[0-9]{1,2}(?:-[0-9]{1,2})?[)\]】>]\s*(?=\S)")
# The place of an item before its name: (나주) 시험 거점.
_PLACE_BEFORE = re.compile(r"[\[【<(]\s?(?P<place>[가-힣]{2,8}(?:[·,]\s?[가-힣]{2,8})*)\s?[)\]】>]\s*(?=\S)")
# What a first sketch has is not planned yet.
_SKETCH = re.compile(r"초안|(?<![가-힣])구상안|밑그림을\s보면|잠정")
# A heading that items of a plan follow.
_HEADING = re.compile(
    rf"^[<\[【]?\s?(?:[0-9]\s?대\s|[0-9]+개\s)?(?:(?:협력|협약|추진|세부|주요|중점|핵심|실천|지원|사업|투자|전략|공동|신규|분야별)\s?){{0,3}}"
    rf"(?P<noun>{_NOUN}|내용)(?:별)?(?:\s?(?:및|·)\s?(?:[가-힣]+\s){{0,2}}?[가-힣]*(?:{_NOUN}|내용))?(?:\s(?:내용|구성|목록))?\s?[>\]】]?\s?[:：]?$"
)
_FOLLOWS = re.compile(
    rf"(?P<number>[0-9]+)(?:대|개|가지)\s(?:[가-힣]+\s){{0,2}}?[가-힣]{{0,4}}(?P<noun>{_NOUN})(?:은|는|을|를)?"
    r"(?:\s(?:다음|아래)[^.]{0,12})?\s?[.:：]?$"
)
# 다음 다섯 가지 분야에서 협력하기로 했다.
_NEXT = re.compile(
    rf"(?:다음|아래)(?:의|과\s같은)?\s(?P<number>[0-9]+|{NUMBER_WORDS})\s?(?:가지|개|대)(?:\s(?:[가-힣]+\s)?(?P<noun>{_NOUN}))?(?=[가-힣]{{0,3}}[\s.]|$)"
)
_ANNOUNCED = re.compile(rf"(?P<number>[0-9]{{1,3}})(?:대|개)\s(?:[가-힣]+\s){{0,2}}?[가-힣]{{0,4}}(?P<noun>{_NOUN})")
# Headings of talks and examples. A plan is no talk.
_TALKS = re.compile(r"^(?!.*(?:계획|전략|사업|과제)).*(?:발표|강연|토론|수상|사례|문의|담당|경과|연혁)")
# A heading that something else follows: what was, who came, what it will bring.
_OTHER = re.compile(
    r"발표|현황|경과|성과|실적|참석|문의|일정|행사|효과|사례|개요|연혁|배경|필요성|붙임|참고|인사|수상|강연|토론|질의|담당|공약|자격|대상|절차"
)
_NO_TITLE = re.compile(
    r"(?:사업|총사업|국|도|시|군|구|지방|민간)비$|예산$|기간$|기관$|일시$|장소$|대상$|규모$|금액$|매출|고용|유발|효과|합계|총계|[‘’“”「」]|[.!?/]$|다$"
)
# A name in marks inside of a title: 소형위성 ‘하늘샛’ 개발.
_INNER = re.compile(r"(?<=\s)[‘“][^‘’“”]{1,12}[’”](?=\s)")
_ENDS = re.compile(
    rf"(?:{ACTION}|{WORK}|{PLACE}|[가-힣]화|확립|개설|신설|증설|설치|건설|교육|확보|확산|형성|제고|개최|시행|실시|구현|실현|대응|활용|재편|이전|판로|수출|홍보|교류"
    r"|협력|연구|분석|조사|기획|실습|해소|촉진|검증|시험|측정|관리|운용|정착|참여|발사|출시|출범|인증|평가|제작|공급|복원|재생|개척|진출|체결|컨설팅|설계|착공|매입|발행|체계|시스템|인프라|네트워크|생태계|기반|모델|프로그램)$"
)
_PHASE = re.compile(r"(?:제?[1-9]단계|[단중장]기)\s?(?:\([^()]*\))?\s?[:：]\s*")
_AT = re.compile(r"^(?P<place>[가-힣A-Za-z0-9·]+)에\s(?P<what>.+)$")
_SIZE = re.compile(r"\s?\([^()]*(?:㎡|평|종|대|개|명)\)$")
_NOTES = ("※", "*", "☞")
# Marks of high, middle and low lines, and of notes.
_RANKS = {mark: rank for rank, marks in enumerate(("□■◆◈◇▢", "○ㅇ●◎❍", "-‣▪•·∙", "※*"), 1) for mark in marks}
# A list says more than nouns if a word ends like this.
_PARTICLE = re.compile(r"(?:[을를은는]|에서|에게|까지|부터|하고|하며|하여|한다|했다|된다|됐다|이다|들이|것)$")
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


def read_outline(sentences: list[Sentence], regional: Mapping[str, str]) -> Outline:
    """The lists of a text, in which the rows of tables have the titles *regional*."""
    reader = _Reader(Outline(regional))
    for one in sentences:
        reader.add(one)
    reader.finish(_count_announced(sentences))
    return reader.outline


@dataclass
class _Reader:
    """Reads line by line. A *run* are the lines with one mark below one line."""

    outline: Outline
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
        if _INLINE.search(one.text) and self.opens:
            self.outline.titles += _iter_inline(one, self.opens)

    def _add_line(self, one: Sentence, mark: str) -> None:
        outline = self.outline
        while any(level.mark == mark for level in self.levels) or (
            self.levels and _ends(self.levels[-1].mark, one, mark)
        ):
            self.levels.pop()
        parent = self.levels[-1] if self.levels else _Level("", opens=self.opens)
        self.parents.append(parent)
        run = (id(parent) if self.levels else -1, mark)
        level = _Level(mark, other=parent.other, talks=parent.talks)
        if parent.talks:
            outline.talks.add(one.start)
        inherited = self._find_row(one) or next((before.title for before in reversed(self.levels) if before.title), "")
        if parent.other and not parent.talks and _HEADING.search(_strip(one)[0]):
            # 사업내용 below 사업개요.
            parent = replace(parent, other=False)
            level.other = False
        made = [] if parent.other else list(_read_line(one, parent))
        if len(made) == 1 and made[0].rule != MANY:
            level.title = made[0].value
            if not _LABEL.match(_strip(one)[0]):
                self.runs.setdefault(run, []).append(len(outline.titles))
        elif inherited:
            outline.above[one.start] = inherited
        self.carried = outline.above.get(one.start, "")
        if not made:
            self._open(one, level, parent, run)
        outline.titles += made
        self.levels.append(level)

    def _find_row(self, one: Sentence) -> str:
        """The title of the row of a table for the region with which a line begins."""
        placed = _PLACE_BEFORE.match(_strip(one)[0])
        name = placed["place"] if placed else ""
        return self.outline.regional.get(name) or self.outline.regional.get(find_region(name), "")

    def _open(self, one: Sentence, level: _Level, parent: _Level, run: tuple[int, str]) -> None:
        """What a line without a title says of the lines below it."""
        if one.heading and not parent.other:
            # Where one line has money, those beside it are items, too.
            self.pending.setdefault(run, []).extend(_read_line(one, replace(parent, opens=parent.opens or "task")))
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
            found.setdefault(int(match["number"]), set()).add(_NOUNS[match["noun"]])
    return {number: min(kinds) for number, kinds in found.items() if len(kinds) == 1}


def _ends(mark: str, one: Sentence, own: str) -> bool:
    """Whether a line with the mark *own* ends the open line with *mark* above it: ``□`` after ``-``."""
    old, new = _RANKS.get(mark[:1], 0), _RANKS.get(own[:1], 0)
    return bool(old and new) and (new < old or (new == old and mark != own and not one.heading))


def _find_mark(one: Sentence) -> str:
    """The kind of the mark before a line, empty if it has none."""
    mark = one.mark or (match[0].strip() if (match := _LEADING.match(one.text)) else "")
    label = _LABEL.match(_strip(one)[0])
    if label:
        return f"{mark}{label['noun']}"
    return next((name for name, pattern in _CLASSES if re.match(pattern, mark)), mark)


def _strip(one: Sentence) -> tuple[str, int]:
    """The words of a line after its mark, and their offset in the sentence."""
    match = _LEADING.match(one.text)
    start = match.end() if match else 0
    return one.text[start:].rstrip(" ,;"), start


def _find_opening(one: Sentence) -> str:
    """The kind of the items that a heading or sentence announces below it, empty if it announces none."""
    words, _ = _strip(one)
    if one.heading and not _OTHER.search(words) and (match := _HEADING.search(words)):
        return _NOUNS.get(match["noun"], "task")
    match = _FOLLOWS.search(words) or _NEXT.search(words)
    return f"{to_number(match['number'])} {_NOUNS.get(match['noun'] or '', 'task')}" if match else ""


def _iter_inline(one: Sentence, opens: str) -> Iterator[Found]:
    """Announced items with marks on one line: ``#가 #나``."""
    starts = [match.end() for match in _INLINE.finditer(one.text)]
    number, _, kind = opens.rpartition(" ")
    ends = [*(match.start() for match in _INLINE.finditer(one.text)), len(one.text)][1:]
    for start, end in zip(starts, ends, strict=True):
        words = one.text[start:end].rstrip(" ,.;")
        # Fewer marks than announced: one of them may hold two items.
        doubtful = number and len(starts) != int(number) and re.search(rf"(?:{ACTION})\s(?:\S+\s){{3}}", words)
        if _ENDS.search(words) and 4 < len(words) <= 80 and not doubtful and not re.search("[:：‘’“”]", words):
            yield make_title(one, (start, start + len(words)), kind, MANY)


def _read_line(one: Sentence, parent: _Level) -> Iterator[Found]:
    words, offset = _strip(one)
    if _INLINE.search(words):
        yield from _iter_inline(one, parent.opens) if parent.opens else _iter_pieces(one)
        return
    if phase := _PHASE.match(words):
        yield from _iter_tasks(one, (offset + phase.end(), offset + len(words)), several=False)
        return
    kind, rule, below = "", ITEM, bool(parent.title or parent.opens)
    before = _find_before(words)
    if before:
        offset, words = offset + before, words[before:]
    numbered = bool(before and _NUMBERED.match(_strip(one)[0]))
    if label := _LABEL.match(words):
        kind = _NOUNS[label["noun"]]
        offset, words = offset + label.end(), words[label.end() :]
        # What a strategy does stands after its name.
        words = re.split(r"\s[:：]\s", words)[0]
    end, paid = find_details(words)
    words, rule = words[:end], PAID if paid else rule
    if (
        one.mark in _NOTES
        # A headline: 최종 보고회… 2031년까지 9억 원.
        or "…" in words
        or _NO_TITLE.search(_join(_INNER.sub("", words)))
        or is_section(words)
        or not 4 <= len(words) <= 60
        or not one.heading
    ):
        return
    if kind or numbered or (rule == PAID and _is_phrase(words) and not re.search("[:：]", words)):
        kind = kind or _to_kind(words, parent)
        yield make_title(one, (offset, offset + len(words)), kind, rule)
    elif _find_place_of(words):
        yield from _iter_placed(one, offset, words)
    elif below and ":" not in words and "：" not in words:
        yield from _iter_tasks(one, (offset, offset + len(words)), several=True, kind=_to_kind(words, parent))


def _find_before(words: str) -> int:
    """The length of what stands in brackets before the name of an item: the number of a part, or known places."""
    if numbered := _NUMBERED.match(words):
        return numbered.end()
    placed = _PLACE_BEFORE.match(words)
    names = re.split(r"[·,]\s?", placed["place"]) if placed else []
    known = all(any(place.text == name for place in iter_regions(name)) for name in names)
    return placed.end() if placed and known else 0


def _join(words: str) -> str:
    """A label without the blanks between its letters: ``사 업 비``."""
    return words.replace(" ", "") if re.fullmatch(r"[가-힣](?:\s+[가-힣]){1,4}", words) else words


def _to_kind(words: str, parent: _Level) -> str:
    if re.search(f"(?:{WORK})$", words):
        return "project"
    named = parent.opens.rpartition(" ")[2]
    return named if named and not (named == "area" and _ENDS.search(words)) else "task"


def _iter_pieces(one: Sentence) -> Iterator[Found]:
    """Phases with their tasks, several on one line: ``△1단계 : 가 구축 △2단계 : 나 조성``."""
    cuts = [match.end() for match in _INLINE.finditer(one.text)]
    ends = [*(match.start() for match in _INLINE.finditer(one.text)), len(one.text)][1:]
    for start, end in zip(cuts, ends, strict=True):
        if phase := _PHASE.match(one.text[start:end]):
            yield from _iter_tasks(one, (start + phase.end(), end), several=False)


def _iter_tasks(one: Sentence, span: tuple[int, int], *, several: bool, kind: str = "task") -> Iterator[Found]:
    """The tasks of a line with commas between them. All must be noun phrases, and the last one an action.

    :param several: whether a line may be one task, too long for a list of short ones.
    """
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"[^,]+(?:,(?=[0-9])[^,]+)*", one.text[span[0] : span[1]]):
        words = match[0].strip(" .;")
        start = span[0] + match.start() + len(match[0]) - len(match[0].lstrip())
        if placed := _AT.match(words):
            start, words = start + placed.start("what"), placed["what"]
        parts.append((start, start + len(words)))
    texts = [one.text[start:end] for start, end in parts]
    # What stands before 등 are examples of what follows it, and no tasks.
    if len(texts) > 1 and any(" 등 " in text for text in texts):
        return
    if not texts or not _ENDS.search(texts[-1]) or not all(_is_phrase(text) for text in texts):
        return
    if not all(4 <= len(text) <= 60 for text in texts):
        return
    if len(texts) > 1 and sum(bool(_ENDS.search(text)) for text in texts) * 2 < len(texts):
        return
    for part in parts:
        yield make_title(one, part, kind, MANY if len(parts) > 1 or not several else ITEM)


def _find_place_of(words: str) -> str:
    """The region that a line is about: ``군산 : ...``."""
    match = re.match(r"(?P<name>[가-힣]{2,8})\s?[:：]\s", words)
    known = match and any(place.text == match["name"] for place in iter_regions(match["name"]))
    return match["name"] if match and known else ""


def _iter_placed(one: Sentence, offset: int, words: str) -> Iterator[Found]:
    """What one region gets: ``울산 : 하늘산단에 시험 설비(300㎡), 장비 3종``."""
    colon = re.search(r"[:：]\s*", words)
    assert colon is not None
    # A comma in a figure parts nothing.
    first = re.split(r",\s", words[colon.end() :], maxsplit=1)[0]
    if placed := _AT.match(first):
        what = _SIZE.sub("", placed["what"])
        start = offset + colon.end() + placed.start("what")
        if _is_phrase(what) and len(what.split()) > 1:
            yield make_title(one, (start, start + len(what)), "task", ITEM)


def _is_phrase(words: str) -> bool:
    """Whether all words are nouns, and the title is not just a figure."""
    parts = re.sub(r"\([^()]*\)", "", words).split()
    return bool(parts) and not any(_PARTICLE.search(part) for part in parts)

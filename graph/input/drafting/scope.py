"""Which item a statement belongs to: a title of its own sentence, the last one of its paragraph, or the main title."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.input.drafting.asides import GOES_ON
from graph.input.drafting.evidence import INFERRED, Found
from graph.input.drafting.items import ITEM, MANY, PAID
from graph.input.drafting.planned import ACTION, PLACE, PLAN, WORK
from graph.input.drafting.sentences import Sentence
from graph.input.drafting.titles import YEARLY
from graph.model.naming import to_key

# A selection is about the projects selected, so the call comes after them.
_RANKS = ("plan", "call", "project", "study", "agreement", "programme", "wish", "strategy", "area", "task", "event")
_OWN = ("plan", "project", "study", "agreement", "programme", "task", "strategy")
# A new clause between a statement and a title parts them.
_CLAUSE = re.compile(r"[가-힣](?:고|며),?\s")
# A sentence about the whole again.
_BACK = re.compile(
    r"^(?:한편|이 밖에|이밖에|또한?|[가-힣]{0,3}(?:도|시|군|구)(?:는|가|에 따르면)\s"
    r"|[가-힣]{2,8}(?:시|도|군)(?:는|은|가)\s"
    r"|[가-힣]{3}\s[가-힣]+(?:시장|지사|군수)"
    r"|시가 |(?:전체\s)?(?:사업|계획)은\s)"
)
# What a clause is about: 시험동은, 실증단지에는.
_TOPIC = re.compile(
    r"(?:^|,\s|[고며]\s)(?P<topic>(?:[가-힣A-Za-z0-9·]{1,15}\s){0,4}?[가-힣A-Za-z0-9]{2,15}?)(?:은|는|에는|에서는)\s"
)
# △가 구축 20억원(총사업비 30억원) △나 조성 10억원: a piece ends at the next mark, or where its list ends.
_PIECE = re.compile(r"\s?[:：]?\s?(?:총사업비|사업비|국비|도비|시비|총|약)?\s?[0-9]")
_NEXT = re.compile(r"[△▲▷▶◇◆①-⑳#]|\s등|[가-힣](?:을|를|에|은|는)\s|이다")
_BOUND = re.compile(rf"[’'”\"」』]?\s?{PLAN}?(?:으로|로)\s(?:[가-힣]+\s)?(?:묶|엮|통합|아우)")
# What a text is based on or goes with is not what it is about.
_BASED = re.compile(
    r"[’'”\"」』]?(?:\([^()]*\))?(?:에\s(?:근거|바탕|이어|담긴|따라|따른)|의\s(?:일환|후속|하나로)|[와과]\s(?:연계|맞물|이어|별도|별개))"
)
_MANY = ("series of tasks", "announced list", "list with marks", MANY)
# The rules of titles that are parts of a plan.
LISTED = (*_MANY, ITEM, PAID)
# Repeated titles are looked for among no more than these.
_MOST_AGAIN = 300


@dataclass
class Scope:
    """The titles of a text in reading order, the main one, and the title in force at each place."""

    titles: list[Found]
    main: Found | None
    sentences: list[Sentence]
    above: Mapping[int, str] = field(default_factory=dict)
    _starts: dict[int, str] = field(default_factory=dict)
    _inside: dict[int, list[Found]] = field(default_factory=dict)
    _named: dict[str, list[Found]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        starts = [title.start for title in self.titles]
        for one in self.sentences:
            inside = self.titles[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
            self._inside[one.start] = inside
        focus, paragraph = "", -1
        # The titles that the paragraph lists: it is not clear which of several one means.
        last: set[str] = set()
        for one in self.sentences:
            inside = self.list_inside(one)
            goes_on = one.paragraph != paragraph and GOES_ON.match(one.text)
            # Before the main title is named, a project is what 사업은 and 시는 go on with.
            named = self.main is None or self.main.start < one.end
            if (one.paragraph != paragraph and not goes_on) or (named and _BACK.match(one.text)):
                focus = ""
            if goes_on and len(last) > 1:
                focus = ""
            if one.paragraph != paragraph:
                paragraph = one.paragraph
                last = last if goes_on else set()
            above = self.above.get(one.start, "")
            if not inside and (again := self._find_begun(one) or self._find_first_topic(one)):
                focus = again
            self._starts[one.start] = above or focus
            if owners := [
                title
                for title in inside
                if (title.kind in ("project", "programme", "task") and title.rule != "series of tasks")
                or (title.kind == "strategy" and title.rule == "quoted title")
            ]:
                # Of several that a sentence lists, none is meant by the next one.
                things = [title for title in owners if title.rule in _MANY or title.kind == "project"]
                focus = "" if len(things) > 1 else owners[-1].value
                # What was selected in a call stays what the text is about.
                if owners[-1].kind == "programme" and self.main and self.main.value in one.text:
                    focus = ""
                last = last | ({title.value for title in things} if len(things) > 1 else set())

    def list_inside(self, one: Sentence) -> list[Found]:
        """The titles that stand in the sentence, in order."""
        return self._inside.get(one.start, [])

    def find_item(self, one: Sentence, position: int) -> str:
        """The title that a statement at *position* (offset in the text) belongs to."""
        main = self.main.value if self.main else ""
        inside = [title for title in self.list_inside(one) if title.kind in (*_OWN, "phase", "area")]
        # What stands in the brackets after a title is about it: 가 지원(3개 과제, 50억원).
        for title in inside:
            if self._is_beside(one, title, position):
                return title.value
        inside = [title for title in inside if title.kind in _OWN]
        listed = [title for title in inside if title.rule in _MANY]
        # What is said beside the name of a call is about what was selected in it.
        own = [
            title
            for title in inside
            if title not in listed and not (title.kind == "programme" and title.rule == "quoted title")
        ]
        if any(title.value == main for title in own):
            return main
        before = [title for title in own if title.start <= position]
        if before:
            return before[-1].value
        if own and not _CLAUSE.search(one.text[position - one.start : own[0].start - one.start]):
            return own[0].value
        return self._find_again(one, position) or self._find_topic(one, position) or self._starts.get(one.start) or main

    def _is_beside(self, one: Sentence, title: Found, position: int) -> bool:
        """Whether *position* is in the brackets after a title, or in the piece of a list with marks that it begins."""
        if title.end > position:
            return False
        between = one.text[title.end - one.start : position - one.start]
        if re.match(r"\s?\(", between) and ")" not in between:
            return True
        return title.rule in _MANY and not _NEXT.search(between) and bool(_PIECE.match(one.text, title.end - one.start))

    def _find_again(self, one: Sentence, position: int) -> str:
        """The last title before *position* that the sentence prints again."""
        main = self.main.value if self.main else ""
        before = one.text[: position - one.start]
        able = [title for title in self.titles if title.kind in _OWN and " " in title.value and title.value != main]
        places = {title.value: before.rfind(title.value) for title in able if title.start < one.start}
        last = max(places, key=lambda name: places[name], default="") if len(able) <= _MOST_AGAIN else ""
        return last if last and places[last] >= 0 else ""

    def _find_begun(self, one: Sentence) -> str:
        """The title before a sentence that begins with its words again: ``시험소 건립 사업으로는 ...``."""
        main = self.main.value if self.main else ""
        able = self.titles if len(self.titles) <= _MOST_AGAIN else []
        begun = [
            title.value
            for title in able
            if title.kind in _OWN and title.start < one.start and " " in title.value and title.value != main
        ]
        return max((name for name in begun if one.text.startswith(name)), key=len, default="")

    def _find_first_topic(self, one: Sentence) -> str:
        topic = _TOPIC.match(one.text)
        return self._resolve(topic["topic"], one.start) if topic else ""

    def find_topics(self, one: Sentence) -> list[str]:
        """The titles before a sentence that its topics name by their thing: ``시험동은``, ``실증단지에는``."""
        topics = (self._resolve(match["topic"], one.start) for match in _TOPIC.finditer(one.text))
        return list(dict.fromkeys(topic for topic in topics if topic))

    def _find_topic(self, one: Sentence, position: int) -> str:
        topics = [match for match in _TOPIC.finditer(one.text) if one.start + match.end() <= position]
        return next((name for match in reversed(topics) if (name := self._resolve(match["topic"], one.start))), "")

    def _resolve(self, topic: str, before: int) -> str:
        """The one title of a project or task before the offset whose thing is called so."""
        if topic not in self._named:
            main = self.main.value if self.main else ""
            able = (title for title in self.titles if title.value != main and title.kind in ("project", "task"))
            self._named[topic] = [title for title in able if _is_named(topic, title.value)]
        named = {title.value for title in self._named[topic] if title.start < before}
        return min(named) if len(named) == 1 else ""


def _is_named(topic: str, title: str) -> bool:
    """Whether *topic* is the thing of a title, which stands before its action: ``화재 시험동 구축``."""
    words = re.sub(r"\([^()]*\)", "", title).split()
    things = words[:-1] if len(words) > 1 and re.fullmatch(f"(?:{ACTION}|{WORK})+", words[-1]) else words
    own, key = to_key(" ".join(things)), to_key(topic)
    return (
        own == key
        or (" " in topic and to_key(title).endswith(key))
        or (
            (len(key) > 2 or bool(re.fullmatch(PLACE, topic)))
            and (own.endswith(key) if " " in topic else bool(things) and things[-1].endswith(topic))
        )
    )


def order_titles(found: Iterable[Found], sentences: list[Sentence]) -> tuple[list[Found], Found | None]:
    """The titles once each in reading order, and the main one among them."""
    kept: list[Found] = []
    keys: set[str] = set()
    # The places of the kept titles in order, none of which overlap.
    starts: list[int] = []
    ends: list[int] = []
    found = list(found)
    named = {to_key(title.value) for title in found if title.kind != "slogan"}
    for title in found:
        # The same words may be a title elsewhere: ‘하늘 2032’ 발표, ‘하늘 2032’ 전략을.
        # ‘하늘 조성’사업 is the same as ‘하늘 조성사업’.
        again = to_key(title.value) in named if title.kind == "slogan" else to_key(f"{title.value}사업") in named
        if again:
            continue
        key, place = to_key(title.value), bisect_left(starts, title.end)
        if not key or key in keys or (place and ends[place - 1] > title.start):
            continue
        keys.add(key)
        starts.insert(place, title.start)
        ends.insert(place, title.end)
        kept.append(title)
    # A longer title names the same thing again if it only has further words in front.
    headings = [one for one in sentences[:4] if one.heading]
    titles = [one for one in kept if not _is_repeated(one, kept, headings)]
    titles.sort(key=lambda one: one.start)
    return titles, _find_main(titles, sentences)


def _is_in_order(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all *words* are among *others* in their order."""
    rest = iter(others)
    return all(word in rest for word in words)


def _is_repeated(title: Found, kept: list[Found], headings: Sequence[Sentence]) -> bool:
    headed = any(one.start <= title.start < one.end for one in headings)
    if headed and title.rule in ("quoted title", "object of an adoption"):
        # A headline has the short form of a name: ‘수소 벨트’, ‘부울경 수소 벨트 조성 사업’.
        key = to_key(title.value)
        later = [one.value for one in kept if one.rule == "quoted title" and one.start > title.end]
        words = title.value.split()
        return any(key in to_key(one) or (len(words) > 2 and _is_in_order(words, one.split())) for one in later)
    if title.rule != "object of a plan's verb":
        return False
    key = to_key(title.value)
    before = [one.value for one in kept if one.start < title.start]
    return any(to_key(one).endswith(key) or to_key(re.sub(rf"\s(?:{ACTION})$", "", one)) == key for one in before)


def _find_main(titles: list[Found], sentences: list[Sentence]) -> Found | None:
    lead = sentences[min(4, len(sentences) - 1)].end if sentences else 0

    events = [
        title for title in titles if title.kind == "event" and title.rule == "quoted title" and title.start < lead
    ]

    above = _list_above(titles, sentences)

    def rank(title: Found) -> tuple[int, int, int, int]:
        kind = "call" if title.rule == "call with selected projects" else title.kind
        listed, one = title.rule in LISTED, _find_sentence(title, sentences)
        # What a text on an event mentions later, without its name in marks, is not what the text is about.
        beside = title.rule == "object of a plan's verb" and any(one.start < title.start for one in events)
        based = one is not None and bool(_BASED.match(one.text, title.end - one.start))
        late = int(title.start > lead and title not in above) + 2 * listed + 3 * beside + 2 * based
        # The plan of one year is what a text adopts, and names the longer plan above it.
        return late, _RANKS.index(kind), int(title.rule != YEARLY and title.kind == "plan"), title.start

    # A line of a list is a part of a plan, never the plan.
    marked = {one.start for one in sentences if one.mark or one.text[0] in "△▲▷▶"}
    lines = {title.start for title in titles if title.rule in (ITEM, PAID, MANY)}
    lines |= {title.start for title in titles if title.rule == "list with marks" and _is_in(title, sentences, marked)}
    able = [title for title in titles if title.kind in _RANKS and title.start not in lines]
    main = min(able, key=rank) if able else None
    return replace(main, kind="plan", status=INFERRED, rule="aim for a title") if main and main.kind == "wish" else main


def _list_above(titles: list[Found], sentences: list[Sentence]) -> list[Found]:
    """The plans that the projects of the text belong to: ``세 사업을 ‘하늘 2030’ 구상으로 묶어``."""
    return [title for title in titles if title.kind == "plan" and _binds(title, _find_sentence(title, sentences))]


def _binds(title: Found, one: Sentence | None) -> bool:
    if one is None or not _BOUND.match(one.text, title.end - one.start):
        return False
    return bool(re.search(r"(?:사업|과제|프로젝트)(?:을|를)\s", one.text[: title.start - one.start]))


def _find_sentence(title: Found, sentences: list[Sentence]) -> Sentence | None:
    """The sentence in which a title stands."""
    number = bisect_left(sentences, title.start + 1, key=lambda one: one.start) - 1
    return sentences[number] if number >= 0 else None


def _is_in(title: Found, sentences: list[Sentence], starts: set[int]) -> bool:
    """Whether a title stands in one of the sentences that begin at *starts*."""
    one = _find_sentence(title, sentences)
    return one is not None and one.start in starts

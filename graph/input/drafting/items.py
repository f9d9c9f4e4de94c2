"""The titles in one line of a list: after a label, before details such as money, or several with marks or commas."""

import re
from collections.abc import Iterator

from graph.input.drafting.details import find_details
from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import iter_regions
from graph.input.drafting.planned import ACTION, PLACE, WORK, is_section, make_title
from graph.input.drafting.sentences import Sentence

# The rules of titles in such lists.
ITEM, PAID, MANY = "list item", "list item with its amount", "items on one line"
LEADING = re.compile(r"[△▲#☞]\s*")
INLINE = re.compile(r"(?:^|\s)[△▲▷▶◇◆#]\s?(?=\S)")
NOUNS = {
    "전략": "strategy", "과제": "task", "사업": "project", "프로젝트": "project", "분야": "area", "목표": "strategy",
    "부문": "area",
}  # fmt: skip
NOUN = "|".join(NOUNS)
LABEL = re.compile(
    rf"[\[【<(]?(?:추진|중점|핵심|세부|전략)?(?P<noun>{NOUN})\s?(?:[0-9]{{1,2}}|[①-⑳])\s?(?:[.)：:\]】>]\s*|\s)(?=\S)"
)
# The number of a part without a noun: (세부 1) 가 구축.
_NUMBERED = re.compile(r"[\[【<(](?:세부|내역|단위|핵심|중점|추진)\s?[0-9]{1,2}(?:-[0-9]{1,2})?[)\]】>]\s*(?=\S)")
# What sort of item it is: (인력) 현장 교육.
_SORT = re.compile(
    r"\((?:공정|소재|기업|인력|기술|제도|인프라|기반|시장|산업|연구|생태계|금융|규제|창업|수출|시설|장비|안전|환경|신규|계속)\)\s?(?=\S)"
)
# The name of an item in brackets before what is said of it.
_NAMED = re.compile(r"[\[【<(]\s?(?P<name>[가-힣A-Za-z0-9·]+(?:\s[가-힣A-Za-z0-9·]+){1,5})\s?[)\]】>]\s?(?=\S)")
# The place of an item before its name: (나주) 시험 거점.
PLACE_BEFORE = re.compile(r"[\[【<(]\s?(?P<place>[가-힣]{2,8}(?:[·,]\s?[가-힣]{2,8})*)\s?[)\]】>]\s*(?=\S)")
_NO_TITLE = re.compile(
    r"(?:사업|총사업|국|도|시|군|구|지방|민간)비$|예산$|기간$|기관$|일시$|장소$|대상$|규모$|금액$|매출|고용|유발|효과|합계|총계|[‘’“”「」]|[.!?/]$|다$"
)
# A name in marks inside of a title: 소형위성 ‘하늘샛’ 개발.
_INNER = re.compile(r"(?<=\s)[‘“][^‘’“”]{1,12}[’”](?=\s)")
_ENDS = re.compile(
    rf"(?:{ACTION}|{WORK}|{PLACE}|[가-힣]화|확립|개설|신설|증설|설치|건설|교육|확보|확산|형성|제고|개최|시행|실시|구현|실현|대응|활용|재편|이전|판로|수출|홍보|교류"
    r"|협력|연구|분석|조사|기획|실습|해소|촉진|검증|시험|측정|관리|운용|정착|참여|발사|출시|출범|인증|평가|제작|공급|복원|재생|개척|진출|체결|컨설팅|설계|착공|매입|발행|체계|시스템|인프라|네트워크|생태계|기반|모델|프로그램)$"
)
# Money, and the year of an event.
_FIGURES = re.compile(r"[0-9]\s?(?:[조억]|백만|천만)\s?원|^[’'‘]?(?:20)?[0-9]{2}[년.]")
_PHASE = re.compile(r"(?:제?[1-9]단계|[단중장]기)\s?(?:\([^()]*\))?\s?[:：]\s*")
_AT = re.compile(r"^(?P<place>[가-힣A-Za-z0-9·]+)에\s(?P<what>.+)$")
_SIZE = re.compile(r"\s?\([^()]*(?:㎡|평|종|대|개|명)\)$")
_NOTES = ("※", "*", "☞")
# A list says more than nouns if a word ends like this.
_PARTICLE = re.compile(r"(?:[을를은는]|에서|에게|까지|부터|하고|하며|하여|한다|했다|된다|됐다|이다|들이|것)$")


def strip_mark(one: Sentence) -> tuple[str, int]:
    """The words of a line after its mark, and their offset in the sentence."""
    match = LEADING.match(one.text)
    start = match.end() if match else 0
    return one.text[start:].rstrip(" ,;"), start


def iter_inline(one: Sentence, opens: str) -> Iterator[Found]:
    """Announced items with marks on one line: ``#가 #나``."""
    starts = [match.end() for match in INLINE.finditer(one.text)]
    number, _, kind = opens.rpartition(" ")
    ends = [*(match.start() for match in INLINE.finditer(one.text)), len(one.text)][1:]
    for start, end in zip(starts, ends, strict=True):
        words = one.text[start:end].rstrip(" ,.;")
        # Fewer marks than announced: one of them may hold two items.
        doubtful = number and len(starts) != int(number) and re.search(rf"(?:{ACTION})\s(?:\S+\s){{3}}", words)
        if _ENDS.search(words) and 4 < len(words) <= 80 and not doubtful and not re.search("[:：‘’“”]", words):
            yield make_title(one, (start, start + len(words)), kind, MANY)


def read_line(one: Sentence, opens: str, *, titled: bool) -> Iterator[Found]:
    """The titles of a line.

    :param opens: the kind of the items that the line above announces, with their number if it says it.
    :param titled: whether a line above has a title.
    """
    words, offset = strip_mark(one)
    if named := _find_named(one):
        yield named
        return
    if INLINE.search(words):
        yield from iter_inline(one, opens) if opens else _iter_pieces(one)
        return
    if phase := _PHASE.match(words):
        yield from _iter_tasks(one, (offset + phase.end(), offset + len(words)), several=False)
        return
    kind, rule, below = "", ITEM, bool(titled or opens)
    before = _find_before(words)
    if before:
        offset, words = offset + before, words[before:]
    numbered = bool(before and _NUMBERED.match(strip_mark(one)[0]))
    if label := LABEL.match(words):
        kind = NOUNS[label["noun"]]
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
        kind = kind or _to_kind(words, opens)
        yield make_title(one, (offset, offset + len(words)), kind, rule)
    elif _find_place_of(words):
        yield from _iter_placed(one, offset, words)
    elif below and ":" not in words and "：" not in words:
        yield from _iter_tasks(one, (offset, offset + len(words)), several=True, kind=_to_kind(words, opens))


def _find_named(one: Sentence) -> Found | None:
    """The item in brackets with which a line of prose begins: ``(배후항만 확충) 전용 부두를 놓는다.``"""
    words, offset = strip_mark(one)
    match = _NAMED.match(words)
    if match is None or not one.mark or len(words) < match.end() + 8:
        return None
    name = match["name"]
    if not _ENDS.search(name) or not _is_phrase(name) or is_section(name) or _NO_TITLE.search(name):
        return None
    return make_title(one, (offset + match.start("name"), offset + match.end("name")), "task", ITEM)


def find_strategy(one: Sentence) -> Found | None:
    """The strategy that a numbered heading names without a label: ``1. 소재 국산화 전략``."""
    words, offset = strip_mark(one)
    named = re.fullmatch(r"(?:[가-힣A-Za-z0-9·]+\s){1,5}(?:전략|분야|부문|축)", words)
    if not named or not re.match(r"[0-9가-하ⅠⅡⅢⅣⅤ①-⑳(]", one.mark) or is_section(words) or not _is_phrase(words):
        return None
    return make_title(one, (offset, offset + len(words)), "strategy", ITEM)


def _find_before(words: str) -> int:
    """The length of what stands in brackets before the name of an item: the number of a part, or known places."""
    if numbered := _NUMBERED.match(words):
        return numbered.end()
    if (sort := _SORT.match(words)) and _ENDS.search(words):
        return sort.end()
    placed = PLACE_BEFORE.match(words)
    names = re.split(r"[·,]\s?", placed["place"]) if placed else []
    known = all(any(place.text == name for place in iter_regions(name)) for name in names)
    return placed.end() if placed and known else 0


def _join(words: str) -> str:
    """A label without the blanks between its letters: ``사 업 비``."""
    return words.replace(" ", "") if re.fullmatch(r"[가-힣](?:\s+[가-힣]){1,4}", words) else words


def _to_kind(words: str, opens: str) -> str:
    if re.search(f"(?:{WORK})$", words):
        return "project"
    named = opens.rpartition(" ")[2]
    return named if named and not (named == "area" and _ENDS.search(words)) else "task"


def _iter_pieces(one: Sentence) -> Iterator[Found]:
    """Phases with their tasks, several on one line: ``△1단계 : 가 구축 △2단계 : 나 조성``."""
    cuts = [match.end() for match in INLINE.finditer(one.text)]
    ends = [*(match.start() for match in INLINE.finditer(one.text)), len(one.text)][1:]
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
    if not all(4 <= len(text) <= 60 and not _FIGURES.search(text) for text in texts):
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

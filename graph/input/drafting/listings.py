"""Titles that one sentence lists: after or before their number, with marks, or with commas between them."""

import re
from collections.abc import Iterator

from graph.input.drafting.details import find_details
from graph.input.drafting.evidence import Found
from graph.input.drafting.nouns import begin_phrase, is_bare
from graph.input.drafting.planned import ACTION, COUNTED, PLACE, WORK, is_generic, make_title
from graph.input.drafting.sentences import Sentence

# The nouns that lists are of, with the kind of their titles.
_LIST_KINDS = {
    "전략": "strategy",
    "과제": "task",
    "사업": "project",
    "프로젝트": "project",
    "분야": "area",
    "부문": "area",
    "축": "strategy",
    "목표": "strategy",
}
_NOUN = rf"(?P<noun>{'|'.join(_LIST_KINDS)})"
_NUMBER = r"(?<![0-9])(?P<number>[0-9]{1,2})(?:대|개|가지)\s"
# The number before a list: 3대 핵심 전략.
_ANNOUNCEMENT = rf"{_NUMBER}(?:[가-힣]+\s){{0,2}}?{_NOUN}"
_LISTING = re.compile(rf"{_ANNOUNCEMENT}(?:은|는|으로는)\s(?P<list>.+?)(?:\s?등)?(?:이다|다|으로|로|을|를)(?=[.\s]|$)")
_ANNOUNCED = re.compile(rf"{_ANNOUNCEMENT}(?:은|는|으로는?|로는)\s?$")
# The number after the last of a list: 등 3대 전략.
_NUMBERED = re.compile(rf"(?:\s등|의)\s{_NUMBER}(?:[가-힣]+\s)?[가-힣]{{0,4}}?{_NOUN}")
# Some of the tasks: 주요 과제로는 가 구축, 나 조성 등이 있다.
_AMONG = re.compile(
    r"(?:주요|핵심|중점|세부|대표)\s?(?:추진\s?)?(?:과제|사업|내용)(?:으로는|로는|로|은|는|에는)\s(?P<list>[^.]+?)(?:\s등)?"
    r"(?:이다|이\s있다|가\s있다|을\s|를\s|이\s(?:포함|꼽)|가\s(?:포함|꼽))"
)
# A list before its number, which has as many parts: 가, 나, 다의 3개 부문.
_GROUPED = re.compile(
    rf"(?:[은는]\s|^)(?P<list>[^,.:은는]+(?:, [^,.:]+?)+)(?:의|\s등)\s{_NUMBER}(?:[가-힣]+\s)?{_NOUN}"
)
_TRIANGLE = re.compile(r"[△▲▷▶◇◆①-⑳]\s?([^△▲▷▶◇◆①-⑳\n]+)")
_DOES = re.compile(rf"(?:{ACTION}|{WORK}|{PLACE})(?:\([^)]*\))?(?:을|를|이|\s등.*)?(?:\s[가-힣]+)?$")
# A field of a form is no title: 사업기간 : 2027~2030.
_FIELD = re.compile(r"(?:[가-힣]\s?){2,8}\s?[:：]")
_TRAIL = re.compile(
    r"(?:[이가]\s(?:[가-힣]+\s)?[가-힣]+다\.?|에\s(?:함께\s)?(?:힘|뜻|역량|손|머리)(?:을|를)?(?:\s.*)?|의\s[0-9]+(?:개|대|가지)\s.*|\s등(?:이|을|의|으로|에|도|과)?(?:\s.*)?|\s등이다\.?|(?:을|를)\s[가-힣]+(?:\s[가-힣]+)?다\.?|(?:이다|다)\.?|[.,])$"
)
_SERIES = re.compile(rf"(?:{ACTION}|{WORK})(?=(?:\s과제)?(?:을|를|도|은|는|이|가|\s등)(?:\s|을|도))")
# The number after a list of things with commas: 가 실증, 나 조성 2건이다.
_ENUMERATED = re.compile(
    r"(?:^|[은는]\s)(?P<list>[^,.]{4,60}?(?:, [^,.]{4,60}?)+)\s?(?:등\s)?"
    r"(?P<number>[0-9]{1,2})(?:건|개\s?(?:사업|과제|분야)|가지)(?:이다|다|으로|을|를)"
)
# Nothing but a list, whose number the sentence before has: 가 구축, 나 조성, 다 지원 등이다.
_CONTINUED = re.compile(
    r"(?:(?:[가-힣]{2,6}\s)?(?:과제|사업|전략|내용)[은는]\s)?"
    r"(?P<list>[^,.]{4,40}?(?:, [^,.]{4,40}?)+)(?P<more>\s등)?(?:이다|다)\."
)
_COUNTS = re.compile(rf"{_NUMBER}(?:[가-힣]+\s){{0,2}}?[가-힣]{{0,4}}?{_NOUN}")
_TOGETHER = re.compile(
    r"(?P<list>[^,.△□○]+(?:, [^,.△□○]+?)+?)의 (?:[가-힣]+ ){0,4}?(?:[0-9]+(?:종 세트|대 [가-힣]+)|\+[0-9])"
)


def iter_listed(one: Sentence) -> Iterator[Found]:
    """The titles that a sentence announces by their number, joins with marks or lists before their number."""
    if match := _LISTING.search(one.text):
        parts = _split(match["list"], match.start("list"))
        if len(parts) > 1 and all(len(one.text[start:end]) <= 60 for start, end in parts):
            for start, end in parts:
                yield make_title(one, (start, end), _LIST_KINDS[match["noun"]], "announced list")
    if match := _GROUPED.search(one.text):
        parts = _split(match["list"], match.start("list"))
        if len(parts) == int(match["number"]) and all(len(one.text[start:end]) <= 30 for start, end in parts):
            for start, end in parts:
                yield make_title(one, (start, end), _LIST_KINDS[match["noun"]], "announced list")
    yield from _iter_enumerated(one)
    yield from _iter_marked(one)
    if match := _TOGETHER.search(one.text):
        yield from _iter_together(one)


def iter_continued(before: Sentence | None, one: Sentence) -> Iterator[Found]:
    """The titles of a sentence that only lists what the one before announces: ``3개 과제를 편다. 가, 나, 다이다.``"""
    match = _CONTINUED.fullmatch(one.text)
    if before is None or match is None or before.paragraph != one.paragraph:
        return
    announced = list(_COUNTS.finditer(before.text))
    parts = _split(match["list"], match.start("list"))
    if not announced or not all(begin_phrase(one.text, end) == start for start, end in parts):
        return
    number = int(announced[-1]["number"])
    if len(parts) == number or (match["more"] and 1 < len(parts) < number):
        for span in parts:
            yield make_title(one, span, _LIST_KINDS[announced[-1]["noun"]], "announced list")


def _iter_enumerated(one: Sentence) -> Iterator[Found]:
    """Titles with commas, before their number or after words for them."""
    if match := _ENUMERATED.search(one.text):
        listed = re.sub(r"^.*[가-힣][은는]\s", "", match["list"])
        parts = _split(listed, match.end("list") - len(listed))
        texts = [one.text[start:end] for start, end in parts]
        if len(parts) == int(match["number"]) and all(
            _DOES.search(text) and is_bare(text.split()[-1]) for text in texts
        ):
            for span in parts:
                yield make_title(one, span, "task", "announced list")
    for match in _AMONG.finditer(one.text):
        parts = _split(match["list"], match.start("list"))
        texts = [one.text[start:end] for start, end in parts]
        if len(parts) > 1 and all(
            _DOES.search(text) and len(text) <= 40 and is_bare(text.split()[0]) for text in texts
        ):
            for span in parts:
                yield make_title(one, span, "task", "announced list")


def _iter_marked(one: Sentence) -> Iterator[Found]:
    """Titles with a mark before each: ``△가 구축 △나 조성``."""
    marked = list(_TRIANGLE.finditer(one.text))
    announced = _ANNOUNCED.search(one.text[: marked[0].start()]) if marked else None
    after = _NUMBERED.search(marked[-1][1]) if marked else None
    counted = announced or (after if after and int(after["number"]) == len(marked) else None)
    kind = _LIST_KINDS[counted["noun"]] if counted else "task"
    # Without a number before them, things with marks are planned only if one of them says so.
    texts = [match[1].rstrip(" ,.;다") for match in marked]
    planned = counted or any(_DOES.search(text) or _DOES.search(text[: find_details(text)[0]]) for text in texts)
    # So are things of which all have their money in brackets. The last one ends in the rest of the sentence.
    paid = all(re.search(r"\([^()]*\)$", text) and find_details(text)[1] for text in texts[:-1])
    for match in marked if len(marked) > 1 and (planned or paid) else ():
        title = _TRAIL.sub("", match[1].rstrip()) if match is marked[-1] else match[1].rstrip(" ,.;")
        # What a title has in brackets is its number and money.
        title = re.sub(r"\s?\([^()]*[0-9][^()]*\)?(?:[가-힣]{1,2}(?:\s.*)?)?$", "", title)
        if _FIELD.match(title):
            continue
        title = title[: find_details(title)[0]]
        if 3 < len(title) <= 80:
            yield make_title(one, (match.start(1), match.start(1) + len(title)), kind, "list with marks")


def _iter_together(one: Sentence) -> Iterator[Found]:
    """Items that are listed before their number: ``A, B, C의 3종 세트``."""
    for match in _TOGETHER.finditer(one.text):
        parts = _split(match["list"], match.start("list"))
        if not parts:
            continue
        (start, end), *rest = parts
        joints = [joint.end() for joint in re.finditer(r"(?:에|와|과|은|는|이|가)\s", one.text[start:end])]
        spans = [(start + max(joints, default=0), end), *rest]
        if all(first < last and is_bare(one.text[first:last].split()[-1]) for first, last in spans):
            for span in spans:
                yield make_title(one, span, "area", "list before its number")


def _split(listed: str, offset: int) -> list[tuple[int, int]]:
    found = [(offset + match.start(1), offset + match.end(1)) for match in re.finditer(r"\s*([^,]*[^,\s])\s*", listed)]
    return [(start, end) for start, end in found if end > start]


def iter_series(one: Sentence) -> Iterator[Found]:
    """Several planned things with commas between them, the last of them with a particle: ``A 제정, B 육성도 한다``."""
    for match in _SERIES.finditer(one.text):
        chunks = list(re.finditer(r"[^,]+", one.text[: match.end()]))
        parts = []
        for chunk in reversed(chunks):
            end = chunk.start() + len(chunk[0].rstrip())
            start = begin_phrase(one.text, end)
            phrase = one.text[start:end]
            if (
                not re.search(rf"(?:{ACTION}|{WORK})$", phrase)
                or len(phrase.split()) < 2
                or COUNTED.search(phrase)
                or is_generic(phrase)
            ):
                break
            parts.append((start, end))
            if one.text[chunk.start() : start].strip():
                break
        if len(parts) > 1:
            for start, end in reversed(parts):
                yield make_title(one, (start, end), "task", "series of tasks")
        elif parts and one.text.startswith(" 과제", match.end()):
            yield make_title(one, parts[0], "task", "task named as such")

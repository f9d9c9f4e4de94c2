"""Targets in lines of plan papers: below a heading (``성과목표``), behind its label, or as what a project reaches."""

import re
from collections.abc import Iterator, Sequence

from graph.input.drafting.sentences import Sentence

_HEADING = re.compile(
    r"(?:[0-9가-하ⅠⅡⅢⅣⅤ]{1,2}[.)]\s)?(?:20[0-9]{2}년(?:까지)?(?:의)?\s)?(?:핵심|성과|정책|주요|추진|사업|정량|최종|달성|비전\s?(?:및|과|·)\s?)?\s?(?:목표|성과\s?지표|지표|기대\s?효과)(?:\s?(?:및|와|·)\s?[가-힣]{2,4})?"
    r"\s?(?:\([^()]*\))?\s?[:：]?"
)
_LABEL = re.compile(
    r"(?<![가-힣])(?:핵심|성과|정책|사업|최종)?(?:목표|성과\s?지표|지표|기대\s?효과)\s?(?:\([^()]*\))?\s?[:：]\s*(?P<rest>[^/]+)"
)
_UNIT = (
    r"(?:개사|개소|개교|개팀|개국|개월|개|대|명|곳|건|호|기|동|종|팀|회|톤|t|척|만?㎡|㎢|㏊|ha|㎞|km|GW|MW|kW|%|위|[조억만]\s?원"
    r"|[억만]\s?달러)"
)
_FIGURE = (
    r"(?:(?:누적|연간|연평균|연|총|약|매년)\s)?[0-9][0-9,.]*(?:\s?[조억만천백]\s?(?:[0-9][0-9,.]*)?)*\s?여?\s?" + _UNIT
)
# Money is a target only of these.
_EARNED = re.compile(r"매출|수출|유치|수주|생산|부가가치|소득|유발|효과|절감|거래")
_DONE = (
    r"(?:\s?(?:이상|내외|이하))?"
    r"(?:\s(?:양성|달성|창출|확보|유치|배출|구축|육성|지원|돌파|보급|조성|발굴|개발|확대|감축|절감|설치|건립))?"
)
_WHEN = r"(?:(?:[’'‘]?(?:20)?[0-9]{2}년?까지|매년|연간)\s)"
_PIECE = re.compile(
    rf"(?P<value>(?:{_WHEN})?[가-힣A-Za-z](?:[^:：→,/()]|\([^()]*\)){{1,24}}?\s?[:：]?\s{_FIGURE}|{_WHEN}{_FIGURE}){_DONE}(?:\s?\([^()]*\))?"
)
# Whom or how many a project reaches: 인력 양성 : 하늘대학교, 500명 / 12억 원.
_REACHED = re.compile(
    r"(?:[0-9]년간\s)?(?P<value>(?:(?:매년|해마다|연간|누적|총)\s)?[0-9][0-9,]*\s?[만천백]?(?:[0-9]+)?\s?(?:명|개사|개팀|팀))(?:\s(?:양성|지원|교육))?"
)
# What only the lines of projects have.
_OF_PROJECT = re.compile(r"\s/\s|[조억]\s?원|위탁|주관")
_CUT = re.compile(r"\s/\s|,\s|;\s?|\s?[:：]\s")


def list_aimed(sentences: Sequence[Sentence]) -> set[int]:
    """The offsets of the lines right below headings for targets that have the same mark."""
    found: set[int] = set()
    heading, mark = False, None
    for one in sentences:
        own = _to_class(one)
        if one.heading and _HEADING.fullmatch(one.text):
            heading, mark = True, None
        elif heading and one.heading and own and mark in (None, own):
            mark = own
            found.add(one.start)
        else:
            heading = False
    return found


def _to_class(one: Sentence) -> str:
    """The mark of a line without its number, so that ``가.`` and ``나.`` are the same."""
    return re.sub(r"[0-9]+", "1", re.sub(r"[가-하](?=[.)])", "가", re.sub(r"[①-⑳]", "①", one.mark)))


def iter_target_spans(one: Sentence, aimed: set[int]) -> Iterator[tuple[int, int]]:
    """The places in a line at which it names a target with its figure. A line has one target for each comma."""
    label = _LABEL.search(one.text)
    if label:
        yield from _iter_pieces(label["rest"], label.start("rest"))
    elif one.start in aimed:
        yield from _iter_pieces(one.text, 0)
    elif one.mark and one.heading and _OF_PROJECT.search(one.text):
        for start, end in _iter_parts(one.text, _CUT):
            if match := _REACHED.fullmatch(one.text[start:end]):
                yield start + match.start("value"), start + match.end("value")


def _iter_pieces(words: str, offset: int) -> Iterator[tuple[int, int]]:
    for start, end in _iter_parts(words, re.compile(r",\s|\s/\s|;\s?")):
        match = _PIECE.fullmatch(words[start:end].rstrip(" ."))
        if match and (_EARNED.search(match["value"]) or not match["value"].endswith(("원", "달러"))):
            yield offset + start, offset + start + match.end("value")


def _iter_parts(words: str, cut: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in cut.finditer(words):
        yield start, match.start()
        start = match.end()
    yield start, len(words.rstrip())

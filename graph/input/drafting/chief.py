"""Tasks that prose names one by one: the most important ones of a strategy, and those with their money in brackets."""

import re
from collections.abc import Iterator

from graph.input.drafting.details import find_details
from graph.input.drafting.evidence import Found
from graph.input.drafting.nouns import begin_phrase
from graph.input.drafting.planned import ACTION, COUNTED, PLACE, WORK, is_generic, is_section, make_title
from graph.input.drafting.sentences import Sentence

_CHIEF = re.compile(
    r"(?:(?:가장\s[가-힣]+|핵심|대표|대표적인|대표적|주요|주력|선도|첫\s?번째|첫|눈에 띄는|큰)\s?"
    r"(?:추진\s)?(?:과제|사업|프로젝트)(?:은|는|로는|으로는)\s"
    r"(?P<is>[^,.‘’“”]{4,60}?)(?:이다|다)\.?$"
    r"|(?:전략|분야|부문|축|거점|과제)(?:에서는|에는|에선|엔|의 핵심은|으로는|로는)\s"
    r"(?P<has>[^,.‘’“”]{4,60}?)"
    r"(?:[이가]\s(?:핵심|중심|대표|대표적|주축|골자)(?:이다|다|이고|적이다|사업이다|과제다)"
    r"|[이가]\s(?:들어\s?있|들어간|포함|담겼|담긴|꼽힌|꼽혔|눈에)))"
)

# 원료 저장센터(하늘면, 210억 원)와 유통망 구축(45억 원)을 추진한다.
_PRICED = re.compile(
    rf"(?:{ACTION}|{WORK}|{PLACE})(?P<details>\([^()]*[조억]\s?원?[^()]*\))(?=[와과을를에은는이가]\s|,\s|·|\s등)"
)


def iter_priced(one: Sentence) -> Iterator[Found]:
    """The tasks of a sentence that have their money in brackets."""
    for match in _PRICED.finditer(one.text) if not one.mark else ():
        end = match.start("details")
        start = begin_phrase(one.text, end)
        phrase = one.text[start:end]
        if COUNTED.search(phrase) or is_generic(phrase) or is_section(phrase) or " " not in phrase:
            continue
        if re.search(r"[()①-⑳△▲▷▶◇◆]", phrase):
            continue
        if find_details(one.text[start : match.end()]) == (end - start, True):
            kind = "project" if re.search(f"(?:{WORK})$", phrase) else "task"
            yield make_title(one, (start, end), kind, "task with its amount")


# The money of a name in marks: ‘나’(12억 원)는, 나머지 12억 원은 ‘다’에 쓴다.
_WON = r"[0-9][0-9,.]*\s?[조억]\s?(?:[0-9][0-9,.]*\s?만\s?)?원"
_PAID_AFTER = re.compile(rf"\s?\({_WON}\)(?:[은는이가에을를]|,)")
_PAID_BEFORE = re.compile(rf"{_WON}[은을]\s[‘'“\"「]?$")
_SPENT = re.compile(r"에\s(?:쓴다|쓰[고며기]|쓸|투입|들인다|들이[고며기]|배정|투자)")


def is_paid(before: str, after: str) -> bool:
    """Whether the words around a name in marks say which money it gets."""
    return bool(_PAID_AFTER.match(after) or (_PAID_BEFORE.search(before) and _SPENT.match(after)))


def iter_chief(one: Sentence) -> Iterator[Found]:
    """The tasks that *one* calls the most important, or the contents, of something."""
    for match in _CHIEF.finditer(one.text):
        span = match.span("is" if match["is"] else "has")
        phrase = one.text[span[0] : span[1]]
        several = COUNTED.search(phrase) or is_generic(phrase) or is_section(phrase)
        if begin_phrase(one.text, span[1]) == span[0] and " " in phrase and not several:
            kind = "project" if re.search(f"(?:{WORK})$", phrase) else "task"
            yield make_title(one, span, kind, "task named as such")

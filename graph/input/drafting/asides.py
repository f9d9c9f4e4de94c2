"""Sentences that are not about the plan of a text: about another city, the past, or an example to learn from."""

import re

from graph.input.drafting.gazetteer import iter_regions, list_above
from graph.input.drafting.sentences import Sentence

_OTHERS = r"벤치마킹|(?:다른|타)\s?(?:지역|도시|시·?도|시·군|지자체|지방자치단체)"
_DONE = (
    r"(?:추진|투입|투자|확보|조성|구축|완료|운영|시행|유치|개소|준공|선정|지원)(?:한|했|됐|된|해\s온)(?!다고)"
    r"|썼|(?<![가-힣])쓴\s|들였|마쳤|마친|받았|얻었|바 있"
)
_ASIDE = re.compile(
    rf"^(?:이에\s|한편\s?,?\s)?앞서|(?<![가-힣])앞서\s[가-힣]|{_OTHERS}"
    rf"|^[^.]{{0,20}}?(?<![가-힣])(?:지난해|작년|재작년)(?=[\s,에])[^.]{{0,120}}?(?:{_DONE})"
    rf"|^[^.]{{0,20}}?(?<![0-9])20[0-9]{{2}}년(?=\s|에\s|,)(?!\s?[0-9]{{1,2}}월부터)[^.]{{0,120}}?(?:{_DONE})"
)
_GOVERNMENT = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$")
_SUBJECT = re.compile(r"^(?:\([^)]*\))?(?:은|는|이|가|의\s[‘'“\"`])")
# The subject of a sentence, if it is called like a government.
_NAMED = re.compile(r"^(?:[가-힣]{2,8}\s)?(?P<name>[가-힣]{2,8}(?:시|군|구|도))(?:\([^)]*\))?(?:은|는|이|가|,)\s")


def is_aside(one: Sentence) -> bool:
    """Whether a sentence tells what was before, or what another city does."""
    return bool(_ASIDE.search(one.text))


def is_elsewhere(one: Sentence, owner: str) -> bool:
    """Whether the subject of a sentence is the government of a region that neither contains *owner* nor is in it."""
    first = next((place for place in iter_regions(one.text) if place.start == 0), None)
    if not owner or first is None or not _GOVERNMENT.search(first.text) or not _SUBJECT.match(one.text[first.end :]):
        return False
    return first.id != owner and owner not in list_above(first.id) and first.id not in list_above(owner)


def has_unknown_subject(one: Sentence) -> bool:
    """Whether the subject of a sentence is called like a government, but no region that the package knows."""
    match = _NAMED.match(one.text)
    known = match and any(place.end == match.end("name") for place in iter_regions(one.text))
    return bool(match) and not known

"""Sentences that are not about the plan of a text: about another city, the past, or an example to learn from."""

import re
from collections.abc import Callable, Collection

from graph.input.drafting.gazetteer import iter_regions, list_above
from graph.input.drafting.sentences import Sentence

_OTHERS = r"벤치마킹|(?:다른|타)\s?(?:지역|도시|시·?도|시·군|지자체|지방자치단체)"
_DONE = (
    r"(?:추진|투입|투자|확보|조성|구축|완료|운영|시행|유치|개소|준공|선정|지원)(?:했|됐|해\s온)(?!다고)"
    r"|썼|들였|마쳤|받았|얻었|바 있"
)
_DID = (
    r"(?:추진|시행|운영|완료|진행)한\s|마친\s|(?<![가-힣])쓴\s|들여\s(?:지은|세운|만든|조성한|구축한|설치한|들여온)\s"
)
_YEAR = r"(?<![0-9])20[0-9]{2}년"
_WHEN = (
    r"(?:(?<![가-힣])(?:지난해|작년|재작년)(?=[\s,에])"
    rf"|{_YEAR}(?=\s|에\s|,)(?!\s?[0-9]{{1,2}}월부터)|{_YEAR}까지(?=\s(?:추진|시행|운영|진행)(?:한|했)))"
)
# How a plan was made is not about something else.
_MAKING = re.compile(r"연구용역을|공청회|의견을\s(?:듣|들|수렴)|협의를\s(?:마|거)")
_ABROAD = (
    r"(?:싱가포르|중국|일본|미국|독일|덴마크|네덜란드|영국|프랑스|대만|유럽|노르웨이|호주|캐나다|스페인|이스라엘|인도|베트남|핀란드|스웨덴|벨기에"
    r"|로테르담|상하이|두바이)"
)
_ASIDE = re.compile(
    rf"^(?:한편\s?,?\s|또\s)?{_ABROAD}(?:은|는|의|에서|에서는|도)?\s|(?<![가-힣])종전\s?[「『‘]"
    r"|(?:무산|백지화|좌초)(?:된|됐|되[었면고])"
    r"|(?:사업|계획|로드맵|전략)[과와]는?\s(?:별도로|별개로|무관하게)"
    rf"|^[^.]{{0,40}}?{_YEAR}까지\s[^.]{{0,80}}(?:추진|운영|시행)했다\.?$"
    rf"|^(?:이에\s|한편\s?,?\s)?앞서|(?<![가-힣])앞서\s[가-힣]|달라고\s[^.]{{0,24}}(?:요청|건의|촉구|호소|요구)|{_OTHERS}"
    rf"|^[^.]{{0,40}}?{_WHEN}[^.]{{0,120}}?(?:{_DID}|(?:{_DONE})[^,.]{{0,6}}\.?$)"
)
_GOVERNMENT = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$")
_SUBJECT = re.compile(r"^(?:\([^)]*\))?(?:은|는|이|가|도|의\s[‘'“\"`])")
_PLACE = re.compile(r"^에서[는도]?\s")
# Words that may stand before the subject.
_BEFORE = re.compile(r"(?:한편|반면|인근|이웃|이웃한|또|또한)?,?\s?")
# The subject of a sentence, if it is called like a government.
_NAMED = re.compile(r"^(?:[가-힣]{2,8}\s)?(?P<name>[가-힣]{2,8}(?:시|군|구|도))(?:\([^)]*\))?(?:은|는|이|가|,)\s")
# A sentence that goes on with the project of the one before, also in a new paragraph.
GOES_ON = re.compile(
    r"^(?:(?:이|본|해당|동)\s?(?:사업|프로젝트|과제)(?:은|는|에는|에)"
    r"|(?:(?:주관|참여|협력)기관|사업비|총사업비|사업기간)(?:은|는|으로는))\s"
)


def list_without(sentences: list[Sentence], is_out: Callable[[Sentence], bool]) -> list[Sentence]:
    """The sentences for which *is_out* is false, without those that go on with one that is left out."""
    kept: list[Sentence] = []
    out = False
    for one in sentences:
        # A line of a list on money or years is about the plan, whatever the line before tells.
        own = one.mark and one.text.startswith(("사업비", "총사업비", "사업기간"))
        out = is_out(one) or (out and not own and bool(GOES_ON.match(one.text)))
        if not out:
            kept.append(one)
    return kept


def is_aside(one: Sentence) -> bool:
    """Whether a sentence tells what was before, or what another city does."""
    return bool(_ASIDE.search(one.text)) and not _MAKING.search(one.text)


def is_elsewhere(one: Sentence, owners: Collection[str]) -> bool:
    """Whether the subject of a sentence is the government of a region that neither contains an owner nor is in one."""
    first = next(iter_regions(one.text), None)
    if not owners or first is None or not _BEFORE.fullmatch(one.text[: first.start]):
        return False
    after = one.text[first.end :]
    if not _PLACE.match(after) and not (_GOVERNMENT.search(first.text) and _SUBJECT.match(after)):
        return False
    around = {first.id, *list_above(first.id)}
    return not any(owner in around or first.id in list_above(owner) for owner in owners)


def is_part(one: Sentence, owners: Collection[str]) -> bool:
    """Whether the subject of a sentence is one of several *owners*, so that its money is only the part of that one."""
    first = next(iter_regions(one.text), None)
    if len(owners) < 2 or first is None or first.id not in owners or not _BEFORE.fullmatch(one.text[: first.start]):
        return False
    return bool(_GOVERNMENT.search(first.text) and re.match(r"(?:\([^)]*\))?[은는이가]\s", one.text[first.end :]))


def has_unknown_subject(one: Sentence) -> bool:
    """Whether the subject of a sentence is called like a government, but no region that the package knows."""
    match = _NAMED.match(one.text)
    known = match and any(place.end == match.end("name") for place in iter_regions(one.text))
    return bool(match) and not known

"""The regions and owners of a plan: the governments that act, those of a headline or a consortium, and sites."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from graph.input.drafting.asides import has_unknown_subject
from graph.input.drafting.evidence import PLACED, Found
from graph.input.drafting.gazetteer import (
    Mention,
    find_region,
    is_ministry,
    iter_agencies,
    iter_regions,
    list_above,
)
from graph.input.drafting.items import ITEM, MANY, PAID
from graph.input.drafting.makers import find_maker
from graph.input.drafting.nouns import is_bare
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

GOVERNMENT = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$")
SUBJECT = re.compile(
    r"^(?:\([^)]*\))?(?:은|는|이|가|의\s[‘'“\"`]|에서는\s[^.]{0,90}(?:모집|공모|공고)(?:한다|합니다|하고))"
)
_TOGETHER = re.compile(
    r"^\s(?:등\s)?[0-9]개\s(?:시·?도|시·?군|지자체|지역)(?:[와과]\s(?:함께|공동|손)|[이가]\s)|^\s?(?:컨소시엄|연합체?|공동\s?(?:컨소시엄|신청|유치))"
)
# A government and an agency that act together: 하늘시(시장 가나다)와 하늘연구원(원장 라마바)이.
WITH = re.compile(r"^(?:\([^)]*\))?(?:[와과]|,)\s(?P<others>[^.]{2,80}?)(?:\([^)]*\))?[이가은는]\s")
_SITE = re.compile(
    r"(?<![가-힣A-Za-z0-9·])(?P<place>(?:[가-힣]{2,3}\s(?=[가-힣]{2,8}\s국가산))?[가-힣A-Za-z0-9]{2,14}\s(?:국가|일반|도시첨단)(?:산업단지|산단)"
    r"|(?!(?:국가|일반|도시첨단|지역|노후|첨단|신규|특화|농공)?(?:산단|산업단지))[가-힣A-Za-z0-9]{1,14}(?:산단|산업단지|혁신도시|국제도시|신도시|혁신지구|첨단[0-9]지구|경제자유구역|연구개발특구))"
    r"(?=에(?:서|는)?\s)"
)
_BUILT = re.compile(
    r"세우|세운|세워|짓|지어|구축|조성|건립|설치|들어서|들어선|들어설|착공|투입|만든|만들|마련(?!됐|되)|삽을|문을"
)
# What is there already.
_THERE = re.compile(r"(?:준공|완공|조성|지정)(?:된|한)\s$")
# A town or village that the package does not know: 하늘면 바다리 일원에
_TOWN = re.compile(
    r"(?<![가-힣])(?P<place>[가-힣]{1,4}[읍면동](?:\s[가-힣]{1,5}리)?)(?=\s?(?:일원|일대)(?:에|의|\s))|(?<![가-힣])(?P<village>[가-힣]{1,4}(?<![측전화장국대지평표후내외])[읍면](?:\s[가-힣]{1,5}리)?)(?=에\s)"
)
_LOCATED = re.compile(
    r"(?:사업\s?)?(?:위\s*치|장\s*소|대\s?상\s?지|소\s?재\s?지)\s*[:：]\s*(?P<place>[가-힣][가-힣A-Za-z0-9·\s-]{1,38}[가-힣0-9])(?=\s*(?:[,(]|$))"
)
_AROUND = re.compile(r"(?:\s[가-힣0-9·]{2,12}){0,2}?\s(?:일원|일대)(?:에|에서)\s")
# Where something is built: 나주에 ..., 나주시 하늘동 일원에 ...
_STANDS = re.compile(r"(?:\s[가-힣0-9·]{2,12}){0,3}?(?:\s?(?:일원|일대))?에(?:는)?\s")
_ZONED = re.compile(r"(?:\s[가-힣0-9·]{2,12}){0,3}?\s?(?:일원|일대)(?:이|가|을|를)\s[^.]{0,60}?지정")
_ANNOUNCE = re.compile(r"[’'”」』]?(?:을|를)\s[^.]{0,24}?(?:체결|맺|발표|공개|확정|수립|마련|선포|내놨|내놓|내놓았)")
_BRACKETED = re.compile(r"[△▲]?\s*[\[【<(][^()\[\]]{2,24}[)\]】>]\s?(?=\S)")
_LINK = re.compile(r"^(?:\([^)]*\))?(?:\s?,\s?|과\s|와\s|·|\s및\s|,\s그리고\s)$")


def iter_places(scope: Scope, content: str) -> Iterator[Found]:
    """The region and the owner: the government that is the subject of the first sentences."""
    main = scope.main
    if main is None:
        return
    mentions = list(iter_regions(content))
    announcing = _find_announcing(scope)
    governments = [
        one
        for one in mentions
        if GOVERNMENT.search(one.text)
        and len(one.text) > 2
        and (SUBJECT.match(content[one.end : one.end + 120]) or _acts_with(one, content))
    ]
    told = [one for one in scope.sentences if main.value in one.text]
    if any(has_unknown_subject(one) for one in told) and not any(
        one.start <= place.start < one.end for place in governments for one in told
    ):
        return
    lead = scope.sentences[min(5, len(scope.sentences) - 1)].end if scope.sentences else 0
    subjects = [one for one in governments if one.start <= lead] or governments[:1]
    if announcing and not any(one.start <= announcing.start for one in subjects):
        joint = _find_joint(mentions, content)
        # Who selects several regions together does not own their project.
        if not joint:
            yield _make_place("owner", announcing, "authority that acts", main)
        sites = joint or _list_sites(scope, mentions) or _list_first(scope, mentions)
        for place in sites or _list_around(told, mentions, content):
            yield _make_place("region", place, "site of a call", main)
    elif maker := find_maker(scope.sentences) if not subjects else None:
        yield from _iter_owners(maker, mentions, content, main)
    elif not subjects:
        places = _list_headed(scope.sentences[0], mentions, content) if scope.sentences else []
        # The plan may begin with its region: 하늘 수소 산업 육성계획.
        places = places or [one for one in mentions if one.start == main.start]
        for place in places:
            rule = "region of a joint plan" if len(places) > 1 else "region of the headline"
            yield _make_place("region", place, rule, main)
    else:
        yield from _iter_owners(_choose_owner(subjects, content), mentions, content, main)


def _list_headed(first: Sentence, mentions: list[Mention], content: str) -> list[Mention]:
    """The regions with which a headline begins: ``하늘시, ...``, ``가시·나군, ...``, ``하늘시-바다연구원 ...``."""
    headed: list[Mention] = []
    prefix = re.match(r"\[[^\]]{1,20}\]\s*", first.text)
    begin = first.start + (prefix.end() if prefix else 0)
    for one in mentions if first.heading else ():
        if one.start != begin:
            break
        headed.append(one)
        # The province before its municipality: 충남 당진시, ...
        if content.startswith(" ", one.end) and any(
            two.start == one.end + 1 and one.id in list_above(two.id) for two in mentions
        ):
            begin = one.end + 1
            continue
        begin = one.end + (1 if content.startswith("·", one.end) else 0)
    named = headed and GOVERNMENT.search(headed[-1].text) and re.match(r"\s[가-힣]", content[headed[-1].end :])
    if not headed or not (named or re.match(r"\s?[,…–-]", content[headed[-1].end :])):
        return []
    around = {above for one in headed for above in list_above(one.id)}
    return [one for one in headed if one.id not in around]


def _acts_with(one: Mention, content: str) -> bool:
    """Whether a government is the subject together with an agency, which is no government."""
    match = WITH.match(content[one.end : one.end + 120])
    names = re.split(r"(?:\([^)]*\))?(?:,\s|[와과]\s)", match["others"]) if match else []
    regions = [name for name in names if find_region(name)]
    agencies = [name for name in names if any(agency.start == 0 for agency in iter_agencies(name))]
    return bool(set(agencies) - set(regions)) and len({*regions, *agencies}) == len(names)


def _make_place(field: str, one: Mention, rule: str, main: Found) -> Found:
    return Found(field, one.text, one.text, one.start, rule, main.value, one.id)


def _iter_owners(owner: Mention, mentions: list[Mention], content: str, main: Found) -> Iterator[Found]:
    """The owners and the region of a plan: those of all governments that make it together, or of one."""
    beside = _list_beside(owner, mentions, content) or _list_after(owner, mentions, content)
    if beside:
        for one in (*beside, owner):
            yield _make_place("owner", one, "government that acts", main)
            yield _make_place("region", one, "region of a joint plan", main)
        return
    joined = _find_joined(owner, mentions, content) or _find_inside(owner, mentions, content)
    if joined and _announce(owner, content):
        for one in (joined, owner):
            yield _make_place("owner", one, "government that acts", main)
        inner = joined if owner.id in list_above(joined.id) else owner
        yield _make_place("region", inner, "region of the owner", main)
        return
    if joined:
        rule = "government beside the owner"
        yield Found("participant", owner.text, owner.text, owner.start, rule, main.value, "participant")
        owner = joined
    yield _make_place("owner", owner, "government that acts", main)
    place = _find_place(owner, mentions)
    yield _make_place("region", place, "region of the owner" if place is owner else "place of the work", main)


def _find_inside(owner: Mention, mentions: list[Mention], content: str) -> Mention | None:
    """The municipality right after its province in a list of those who act: ``충청북도와 충주시, 하늘연구원은``."""
    for one in mentions:
        linked = one.start > owner.end and re.fullmatch(r"[와과]\s|,\s|·", content[owner.end : one.start])
        if linked and GOVERNMENT.search(one.text) and owner.id in list_above(one.id):
            return one
    return None


def _announce(owner: Mention, content: str) -> bool:
    """Whether the sentence of *owner* announces a plan, which is that of all its subjects."""
    after = content[owner.end : owner.end + 120].split("다.", 1)[0]
    return bool(_ANNOUNCE.search(after)) and not re.search("선정|뽑|공모", after)


def _find_joined(owner: Mention, mentions: list[Mention], content: str) -> Mention | None:
    """The government that is named before *owner* as its partner: ``경상남도와 진주시가``."""
    for one in mentions:
        linked = re.fullmatch(r"[와과] ", content[one.end : owner.start])
        if linked and GOVERNMENT.search(one.text) and one.id != owner.id:
            return one
    return None


def _list_beside(owner: Mention, mentions: list[Mention], content: str) -> list[Mention]:
    """The governments that are named before *owner* as its equals: ``부산시, 울산시와 경상남도는``."""
    beside: list[Mention] = []
    first = owner
    begin = owner.start
    for one in reversed([one for one in mentions if one.end <= owner.start]):
        if one.id in list_above(first.id) and content[one.end : begin] == " ":
            # The province before its municipality: 울산시와 경남 하늘시가.
            begin = one.start
            continue
        linked = re.fullmatch(r"(?:\([^()]*\))?(?:[와과]\s|,\s|·|\s및\s)", content[one.end : begin])
        if not linked or not GOVERNMENT.search(one.text) or one.id in {owner.id, *(other.id for other in beside)}:
            break
        if one.id in list_above(owner.id) or owner.id in list_above(one.id):
            return []
        beside.insert(0, one)
        first, begin = one, one.start
    return beside


def _list_after(owner: Mention, mentions: list[Mention], content: str) -> list[Mention]:
    """The governments right after *owner* in a list that ends in agencies: ``광주시와 전라남도, 하늘연구원은``."""
    after: list[Mention] = []
    end = owner.end
    for one in mentions:
        if one.start <= owner.start:
            continue
        linked = re.fullmatch(r"[와과]\s|,\s|·|\s및\s", content[end : one.start])
        nested = owner.id in list_above(one.id) or one.id in list_above(owner.id) or one.id == owner.id
        if (
            not linked
            or nested
            or not GOVERNMENT.search(one.text)
            or not WITH.match(content[owner.end : owner.end + 120])
        ):
            break
        after.append(one)
        end = one.end
    return after


def _choose_owner(subjects: list[Mention], content: str) -> Mention:
    """The first subject, unless the one that acts is the region around it: ``경남 밀양에 ... 경남도는``."""
    acting = next((one for one in subjects if content[one.end : one.end + 1] in "은는"), subjects[0])
    return acting if acting.id in list_above(subjects[0].id) and acting.id != subjects[0].id else subjects[0]


def _find_announcing(scope: Scope) -> Mention | None:
    """The central authority that is the subject of one of the first sentences."""
    for one in (*scope.sentences[:4], *[one for one in scope.sentences if not one.heading][:2]):
        if match := re.match(r"정부(?=(?:\([^)]*\))?는\s)", one.text):
            return Mention(match[0], one.start, "", "government")
        first = next((agency for agency in iter_agencies(one.text) if agency.start == 0), None)
        group = list_groups(list(iter_agencies(one.text)), one.text)[0] if first else []
        if first and is_ministry(first) and re.match(r"(?:\([^)]*\))?[은는]", one.text[group[-1].end :]):
            return Mention(first.text, one.start + first.start, first.id, first.type)
    return None


def _find_joint(mentions: list[Mention], content: str) -> list[Mention]:
    """The regions of a consortium: ``부산·울산·경남 컨소시엄``."""
    link = r"·|,\s|[와과]\s"
    chain: list[Mention] = []
    for one in mentions:
        linked = chain and re.fullmatch(link, content[chain[-1].end : one.start])
        chain = [*chain, one] if linked else [one]
        if len(chain) > 1 and _TOGETHER.match(content[one.end :]):
            return chain
    return []


def _list_sites(scope: Scope, mentions: list[Mention]) -> list[Mention]:
    """The regions that the first sentence lists, without a province before its own municipality."""
    chosen = [one for one in scope.sentences[1:6] if re.search("선정|지정|뽑", one.text)]
    for sentence in (scope.sentences[0], *chosen):
        inside = [one for one in mentions if sentence.start <= one.start < sentence.end]
        around = {above for one in inside for above in list_above(one.id)}
        sites = [one for one in inside if one.id not in around]
        if len(sites) > 1:
            return sites
    return []


def _list_around(told: list[Sentence], mentions: list[Mention], content: str) -> list[Mention]:
    """The region around the site of a project in the sentences that name it: ``하늘시 바다구 새항 일원에서``."""
    inside = [one for one in mentions if any(part.start <= one.start < part.end for part in told)]
    return [one for one in inside if _AROUND.match(content, one.end)][:1]


def _list_first(scope: Scope, mentions: list[Mention]) -> list[Mention]:
    """The only region that the headlines name: ``경남을 중심으로 키운다``."""
    end = next((one.start for one in scope.sentences if not one.heading), 0)
    inside = [one for one in mentions if one.start < end]
    outer = [one for one in inside if not set(list_above(one.id)) & {other.id for other in inside}]
    return outer[:1] if len({one.id for one in outer}) == 1 else []


def _find_place(owner: Mention, mentions: list[Mention]) -> Mention:
    """The one municipality of the owner's province that the text keeps naming, or the owner's own region."""
    inside = [one for one in mentions if owner.id in list_above(one.id)]
    counted = Counter(one.id for one in inside)
    if len(counted) == 1 and len(inside) > 1:
        return next((one for one in inside if GOVERNMENT.search(one.text)), inside[0])
    return owner


def find_owners(scope: Scope, content: str) -> list[str]:
    """The ids of the regions whose governments are the owners."""
    return [found.kind for found in iter_places(scope, content) if found.rule == "government that acts"]


def _iter_towns(one: Sentence, scope: Scope, homes: Collection[str]) -> Iterator[Found]:
    for place in iter_regions(one.text):
        above = list_above(place.id)
        start, after = one.start + place.start, one.text[place.end :]
        titles = [title for title in scope.list_inside(one) if title.end <= start]
        between = one.text[titles[-1].end - one.start : place.start] if titles else ""
        # 센터 건립(나주, 40억 원): the place stands in the brackets of the title.
        bracketed = titles and re.fullmatch(r"\s?\(", between) and re.match(r"\s?[,)/·]", after)
        built = (_STANDS.match(after) and _BUILT.search(after[:70])) or _ZONED.match(after)
        if not any(home in above for home in homes) or not (bracketed or built):
            continue
        item = titles[-1].value if bracketed else scope.find_item(one, start)
        yield Found("region", place.text, place.text, start, PLACED, item, place.id)


def list_groups(agencies: list[Mention], text: str) -> list[list[Mention]]:
    """Agencies that a text lists side by side."""
    groups: list[list[Mention]] = []
    for one in agencies:
        if groups and _LINK.match(text[groups[-1][-1].end : one.start]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def iter_sites(scope: Scope, homes: Collection[str]) -> Iterator[Found]:
    """The complexes and municipalities in which something is built, and the region that a line of a list is about.

    :param homes: the regions and owners of the plan, in which a municipality must be.
    """
    for one in scope.sentences:
        yield from _iter_towns(one, scope, homes)
        villages = [match for match in _TOWN.finditer(one.text) if _BUILT.search(one.text[match.end() :][:70])]
        for named in (*villages, *filter(None, [_LOCATED.match(one.text)])):
            group = "place" if named["place"] else "village"
            start = one.start + named.start(group)
            yield Found("region", named[group], named[group], start, PLACED, scope.find_item(one, start))
        listed = [title for title in scope.list_inside(one) if title.rule in (ITEM, PAID, MANY)]
        for match in _SITE.finditer(one.text):
            start, after = one.start + match.start("place"), one.text[match.end() :]
            if not is_bare(match["place"].split()[0]) or _THERE.search(one.text[: match.start()]):
                continue
            beside = [
                title.value
                for title in scope.list_inside(one)
                if re.fullmatch(r"에(?:는)?\s[‘'“\"「]?", one.text[match.end() : title.start - one.start])
            ]
            if (beside or _BUILT.search(after[:60])) and not re.search(r"[은는]\s[^.]*에서\s(?:열|가졌)", after):
                item = beside[0] if beside else scope.find_item(one, start)
                yield Found("region", match["place"], match["place"], start, PLACED, item)
        for place in _list_named(one) if listed else ():
            yield Found("region", place.text, place.text, one.start + place.start, PLACED, listed[0].value, place.id)


def _list_named(one: Sentence) -> list[Mention]:
    """The regions with which a line of a list begins: ``나주 : ...``, ``(나주·영암) ...``."""
    if bracket := _BRACKETED.match(one.text):
        return [place for place in iter_regions(one.text) if place.end < bracket.end()]
    place = next(iter_regions(one.text), None)
    begins = place and re.fullmatch(r"[△▲]?\s*", one.text[: place.start])
    return [place] if place and begins and re.match(r"\s?[:：]", one.text[place.end :]) else []

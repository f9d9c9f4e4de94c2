"""Regions and agencies with their roles. Each role needs its word: nobody leads because a text names them first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.input.drafting.addressed import iter_addressed
from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.gazetteer import (
    Mention,
    find_agency,
    find_region,
    is_ministry,
    iter_agencies,
    iter_regions,
)
from graph.input.drafting.nouns import JOSA, OBJECT, is_bare
from graph.input.drafting.places import GOVERNMENT, SUBJECT, WITH, iter_places, iter_sites, list_groups
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence
from graph.input.drafting.unknown import list_unknown

# What is done together or led may stand before the verb.
_OBJECT = r"(?:(?:[가-힣]{1,12}\s){0,2}?[가-힣]{1,12}(?:을|를)\s)?"
_LEADS = r"(?:주관|총괄)"
_LEAD_AFTER = re.compile(
    rf"^(?:\([^)]*\))?(?:\s?\({_LEADS}(?:기관)?\)|\s{_LEADS}(?=[,;)\]·/]|$)"
    rf"|(?:이|가|의)?\s?{_LEADS}(?:으로|기관으로|을 맡)"
    rf"|(?:이|가|의)?\s?(?:{_LEADS}|전담)(?:하[는며고]|해|한다)|(?:이|가)\s{_OBJECT}(?:{_LEADS}|전담|주도)(?:하[는며고]|해|한다)"
    rf"|(?:은|는)\s{_OBJECT}{_LEADS}(?:하[며고]|해|한다)|(?:이|가)\s{_LEADS}(?=,)|(?:이|가)\s{_LEADS}(?:연구)?기관(?:을\s맡|으로(?:서)?\s[^.]{{0,20}}(?:맡|참여|수행|이끌|이끈|추진)))"
)
_LEAD_BEFORE = re.compile(rf"(?:{_LEADS}기관(?:인|은|으로)|{_LEADS}은|(?:주\s*관|총\s*괄)(?:\s?기관)?\s*[:：])\s*$")
# Who does the work alone leads it, but a 전담기관 manages the money of a ministry.
_MANAGES_AFTER = re.compile(r"^(?:\([^)]*\))?(?:\s?\(전담기관\)|[이가은는]?\s?전담기관으로)")
_MANAGES_BEFORE = re.compile(r"전담기관(?:인|은|으로|\s?[:：])\s$")
_CALLED = re.compile(
    r"^(?:이|가)\s(?:주관|추진|공모|시행)(?:한|하는)\s[‘'“\"`]?[^.]*?(?:선정|뽑)|^의\s[^.]*?공모[^.]*?(?:선정|뽑)|^\s(?:[^.]{0,20}공모[^.]{0,20}|[^.]{2,40}사업)에\s[^.]*?(?:선정|뽑)"
)
_FUNDS = re.compile(r"^(?:은|는|이|가)\s[^.]*?(?:국비|국고|예산|사업비)[^.]*?지원(?:한다|하|할)")
_APPROVES = re.compile(r"^의\s[^.]{0,24}?(?:승인|고시)(?:[·을를]|\s)")
_FEASIBLE = re.compile(r"^의?\s(?:예비타당성|예타)")
_JOINED = re.compile(
    r"^(?:\s등)?\s(?:총\s)?[0-9]+개\s?(?:기관|사|기업)(?:의|이)\s컨소시엄|^(?:이|가|도|은|는)?\s?(?:\(참여(?:기관)?\)|\s?(?:공동\s)?참여(?=[,;)\]]|$)|\s협력(?=[,;)\]]|$)|(?:\s등)?(?:\s?(?:총\s)?[0-9]+개\s?[가-힣·]{1,12}[이가은는])?\s?(?:(?:[가-힣]+\s)?[가-힣]+(?:으로|로)\s)(?:함께\s)?참여(?:한|해|하)|\s?참여기관(?:으로|이다)|(?:참여|협력|공동)\s?기관(?:으로|이다)|(?:\s등)?(?:\s?(?:총\s)?[0-9]+개\s?(?:기관|기업|대학|사)[이가은는])?\s?(?:함께\s)?참여(?:한|해|하)|협력(?:해|하|한)|공동(?:으로)?\s?(?:참여|수행|시행))"
    rf"|^(?:이|가|은|는|도)\s{_OBJECT}공동(?:으로)?\s?{_OBJECT}(?:참여|수행|개발|운영|연구|추진|구축|진행|마련|맡)"
    rf"|^[와과]\s(?:[^.,]{{1,24}}[을를]\s)?(?:공동(?:으로)?|함께)\s?{_OBJECT}(?:수행|개발|운영|연구|구축|진행)(?:한다|하[고며]|해|할)"
    r"|^,\s[^.,]{2,24}?[0-9]+여?\s?(?:곳|개사|개\s?[가-힣]{1,8})[이가은는도]\s(?:[가-힣]+(?:으로|로)\s)?(?:함께\s)?참여"
    r"|^(?:\s등)?[이가은는도]\s(?:[가-힣]+\s)?(?:컨소시엄을\s(?:이뤄|꾸려|구성해|맺어)|참여기관으로\s(?:함께|이름)|힘을\s(?:보탠다|보태))"
    r"|^\s공동(?:으로)?\s?(?:개발|운영|연구|수행|추진)(?=[,;/)]|$)"
    rf"|^(?:이|가|은|는)\s(?!(?:[가-힣]+\s)?(?:운영|용역)){OBJECT}(?:맡는다|맡[고며아]|맡으며|담당(?:한다|하[고며])|책임진다)"
    r"|^(?:이|가|은|는)\s(?:[^.,]{2,24}[을를]\s)?함께\s(?:개발|운영|수행|추진)(?:한다|하고|하며|하기로)"
    r"|^(?:이|가|은|는)\s(?:[가-힣·]{2,10}별\s)(?:[가-힣]+\s)?(?:사업|과제|업무)[를을]\s(?:수행|추진|맡)"
)
_JOINED_BEFORE = re.compile(r"(?:참여|협력)기관(?:은|인|으로는)\s$|(?:참\s*여|협\s*력)(?:\s?기관|\s?기업)?\s*[:：]\s*$")
_TAKES_PART = re.compile(r"^(?:은|는|이|가)\s[^.]*에\s(?:모두\s|함께\s|다\s)?참여(?:한다|해|하며|하고)")
_STUDIED = re.compile(r"(?:이|가)\s(?:[^.,]{1,24}\s)?(?:맡아|맡는다|맡았|맡고|수행하|수행한|수행했|진행하|진행했)")
_OPERATES = re.compile(r"^(?:이|가)\s운영(?:을\s맡|한다|하[며고게]|을\s담당)")
_DECIDES = re.compile(
    r"^\s(?:심의|의결)|^(?:를|을)\s(?:열고|열어|개최해|개최하고|개최하여|거쳐)\s[^.]{0,60}?(?:심의|의결|확정)|^(?:의|에서)\s(?:심의|의결)"
)
_DESIGNATES = re.compile(
    r"^(?:이|가|은|는)\s(?:[^.]|\.(?=[0-9])){2,80}?(?:특구|단지|지구|구역)(?:로|으로)\s(?:최종\s|신규\s)?지정"
)
_AFTER_LEAD = re.compile(
    rf"{_LEADS}하고\s(?P<names>[가-힣A-Za-z0-9&]{{2,20}}(?:(?:,\s|[와과]\s|·)[가-힣A-Za-z0-9&]{{2,20}})*?)[이가]\s(?:함께\s)?참여(?:한다|해|하며|한\s)"
)
# A lead that nothing else shows: 하늘텍이 총괄하고.
_LED = re.compile(rf"(?:^|,\s|[고며]\s)(?P<name>[가-힣A-Za-z&]{{3,16}})[이가]\s{_LEADS}(?:하[고며]|한다|해)")
_NO_LEAD = re.compile(r"(?:민간|정부|업계|지자체|회사|[시도군구부처청국과])$")
_NOBODY = re.compile(r"(?:기업|대학|기관|업체|주민|시민|학생|전문가|관계자|단체|병원|개사|명|등)$")
_MEETING = re.compile(r"(?:보고회|공청회|토론회|간담회|설명회)(?:에|에는|에서|에서는)\s")
_SIGNED = re.compile(
    r"(?:업무협약|협약|양해각서)(?:\([A-Z]+\))?[’'”」]?(?:\([A-Z]+\))?(?:[을를]\s(?:[가-힣]+\s)?(?:맺|체결)|에\s(?:최종\s)?서명)"
)
_CONTRACTED = re.compile(r"^(?:이|가)?\s(?:공동으로\s)?(?:[^.]{0,12}(?:시작했|수행|맡아|맡았))")
# The names after a label of a role.
_FORM = re.compile(
    r"(?:(?<![가-힣A-Za-z0-9)])(?P<open>[\[(<])|(?<![가-힣(\[<]))(?:(?P<lead>주\s*관|총\s*괄)|(?P<heard>자\s*문)|(?P<run>운\s*영(?=\s?기관))|(?P<managing>전\s*담(?=\s?기관))|(?P<hired>위\s*탁|수\s*탁|용역\s?수행|수\s*행(?!\s?기간))|(?P<sponsor>후\s*원)|참\s*여|협\s*력|공\s*동)(?:\s?연구)?(?:\s?기관|\s?기업|\s?대학)?"
    r"\s*(?(open)[)\]>]\s*[:：]?|[:：])\s*(?P<names>(?:(?![\[(<](?:주\s*관|참\s*여|협\s*력|공\s*동|총\s*괄)|\s?[,/·]\s?(?:주관|참여|협력|공동|총괄|자문|운영|전담|후원|위탁|수행|시행|주최|기간|목표|규모|사업비|용역비)(?:\s?기관)?\s?[:：])[^▲△▷▶◇◆□○:：;\n])+)"
)
_BARE_NAME = re.compile(
    r"(?:㈜|\((?:재|주|사)\)\s?)?[가-힣A-Za-z][가-힣A-Za-z0-9&·]{1,30}㈜?(?:\s[가-힣A-Za-z0-9]{2,20}){0,2}(?:\([A-Z]{2,8}\))?"
)
# The body that makes a study, named by its part in it.
_CONTRACTOR_BEFORE = re.compile(r"(?:연구|용역|수행)(?:\s?수행)?\s?기관(?:인|은|\s?[:：])\s$")
_HEARD = re.compile(
    r"^(?:,\s[^.,]{2,24}){0,3}(?:\s등)?(?:\s[가-힣]*\s?(?:관계자|전문가|위원|임직원))?(?:\s등)?"
    r"\s?(?:총\s)?[0-9]*여?\s?[명인]?(?:이|가)\s(?:[^.]{0,12}\s)?(?:참석|참여해|자리했|자리를 함께)"
    r"|^(?:\s?등)?에서\s(?:온\s)?[^.]{0,12}(?:전문가|관계자|위원|임직원)[^.]{0,24}(?:나와|나왔|참석|참가|토론)"
    r"|^(?:,\s[^.,]{2,20}){0,3}(?:\s등이|\s등|이|가)\s(?:[^.]{0,12}\s)?(?:참석|자리했|자리를 함께)"
)
_PAYS_BEFORE = re.compile(r"(?:국비|국고)(?:는|\s[0-9][^,.]*?(?:은|는))\s$")
_PAYS = re.compile(r"^(?:이|가)\s(?:[가-힣]+\s)?(?:댄다|대고|대며|지원|부담|낸다|맡는다)")
# Who announces the selection of a call.
_SELECTED = re.compile(r"^(?:은|는)\s[^.]*?(?:사업|공모|과제)[’'”]?에\s[^.]*?(?:선정|뽑)(?:했|아|았|하고)")
_STUDY = re.compile(r"^\s용역(?:을|에|\s)")
_PORTAL = re.compile(r"^(?:\([^)]*\))?\s?(?:누리집|홈페이지)?에서 (?:볼 수|확인|내려)")
_ATTENDED = re.compile(r"참석|자리했|자리를 함께|나와|찾아")
_OFFICIAL = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}\s(?P<name>[가-힣]{2,6}(?:시장|군수|구청장|도지사))(?=[,\s과와은는이가을를]|$)"
)
_ABBREVIATED = re.compile(r"\(([A-Z]{2,8})\)")
_SUPPLIERS = re.compile(r"(?:의)?\s(?:협력사|협력업체|협력 업체|부품사|하청)")
_SHORT = re.compile(r"\(이하\s?[‘'“\"]?(?P<short>[^‘’'“”\"()\s]{2,20})[’'”\"]?\)")


def iter_parties(scope: Scope, content: str, short_forms: Mapping[str, str]) -> Iterator[Found]:
    """The region, owner and agencies of the text, each once for its item and role."""
    seen: set[tuple[str, str, str]] = set()
    places = list(iter_places(scope, content))
    homes = {one.kind for one in places if one.kind}
    for found in (
        *places,
        *_iter_roles(scope, short_forms),
        *_iter_officials(scope),
        *iter_sites(scope, homes),
    ):
        name = short_forms.get(found.value, found.value)
        who = find_agency(name) or name
        key = (found.field, found.item, who)
        if key not in seen:
            seen.add(key)
            yield found


def _iter_roles(scope: Scope, short_forms: Mapping[str, str]) -> Iterator[Found]:
    yield from _iter_state(scope)
    agreement = next((one for one in scope.titles if one.kind == "agreement"), None)
    for one in scope.sentences:
        yield from _iter_labelled(one, scope)
        agencies = _list_agencies(one.text, short_forms)
        for group in list_groups(agencies, one.text):
            yield from _iter_group(one, group, scope)
        yield from _iter_joined(one, agencies, scope)
        yield from _iter_taking_part(one, scope)
        yield from iter_addressed(one, agencies, scope)
        if agreement and (signed := _SIGNED.search(one.text)):
            yield from _iter_partners(one, [who for who in agencies if who.start < signed.start()], agreement)


def _iter_joined(one: Sentence, agencies: list[Mention], scope: Scope) -> Iterator[Found]:
    """The names beside known ones in a list of those who take part: ``하늘연구원, 바다모터스가 참여한다``."""
    unknown = list_unknown(one.text, agencies) if agencies and re.search("참여|컨소시엄", one.text) else []
    for group in list_groups(sorted([*agencies, *unknown], key=lambda found: found.start), one.text) if unknown else ():
        role = _find_shared_role(one, group, scope)
        if role and role.field == "participant" and any(who in agencies for who in group):
            yield from (_make(one, who, role, scope) for who in group)


# The label of a role -> its field and code.
_LABELLED = {
    "lead": ("lead", "lead"),
    "heard": ("consulted", "consulted"),
    "run": ("other-agency", "operator"),
    "managing": ("other-agency", "managing"),
    "hired": ("other-agency", "contractor"),
    "sponsor": ("other-agency", "sponsor"),
}


def _iter_taking_part(one: Sentence, scope: Scope) -> Iterator[Found]:
    """Names after the clause on the lead, even if nothing else shows them: ``가 주관하고 나라와 다라가 참여한다``."""
    for match in _LED.finditer(one.text):
        start = one.start + match.start("name")
        name = match["name"]
        if not _NOBODY.search(name) and not _NO_LEAD.search(name) and is_bare(name) and not find_region(name):
            yield Found("lead", name, name, start, "word for a lead", scope.find_item(one, start), "lead")
    for match in _AFTER_LEAD.finditer(one.text):
        for name in re.finditer(r"[^,·\s]+(?<![와과])", match["names"]):
            text = re.sub(r"[와과]$", "", name[0])
            start = one.start + match.start("names") + name.start()
            if not _NOBODY.search(text):
                item = scope.find_item(one, start)
                yield Found("participant", text, text, start, "word for a participant", item, "participant")


def _iter_labelled(one: Sentence, scope: Scope) -> Iterator[Found]:
    """The names after a label, also those that nothing else shows: ``참여기관 : 가나, ㈜다라``."""
    if scope.main is None or scope.main.kind == "event":
        return
    for match in _FORM.finditer(one.text):
        role = next((_LABELLED[name] for name in _LABELLED if match[name]), ("participant", "participant"))
        names = [name for name in re.finditer(r"[^,/]+", _part(match["names"])) if name[0].strip()]
        for name in names:
            text = re.sub(r"\s(?:등|외)(?:\s.*)?$", "", name[0].strip(" .;"))
            start = one.start + match.start("names") + name.start() + name[0].index(text) if text else 0
            central = re.search(r"(?:부|처|청|위원회|[시도군구])$", text) and role[0] == "lead"
            if not _BARE_NAME.fullmatch(text) or central or (not find_agency(text) and not is_bare(text.split()[-1])):
                continue
            yield Found(role[0], text, text, start, "label of a role", scope.find_item(one, start), role[1])


def _part(names: str) -> str:
    """*names* with commas for the dots between agencies: ``하늘연구원·바다대학교``."""
    agencies = list(iter_agencies(names))
    dots = [
        one.end for one in agencies[:-1] if names[one.end] == "·" and any(two.start == one.end + 1 for two in agencies)
    ]
    return "".join("," if at in dots else char for at, char in enumerate(names))


class _Role(NamedTuple):
    """The field and role of an agency, the rule that says so, and whether it holds for the whole text."""

    field: str
    role: str
    rule: str
    whole: bool = False
    status: str = STATED


_LEAD = _Role("lead", "lead", "word for a lead")
_CONTRACTOR = _Role("other-agency", "contractor", "contractor of a study", whole=True)
_MANAGING = _Role("other-agency", "managing", "word for a managing agency")
# Whether it holds for central authorities only or for all others only, the words after the name, and the role.
_OWN_ROLES = (
    (True, _CALLED, _Role("funder", "funder", "ministry of a call", whole=True)),
    (True, _FUNDS, _Role("funder", "funder", "ministry that gives money")),
    (True, _FEASIBLE, _Role("other-agency", "designating-authority", "ministry of a feasibility study", whole=True)),
    (False, _LEAD_AFTER, _LEAD),
    (False, _MANAGES_AFTER, _MANAGING),
    (False, _OPERATES, _Role("other-agency", "operator", "word for an operator")),
    (True, _DECIDES, _Role("other-agency", "evaluator", "committee that decides", whole=True)),
    (True, _DESIGNATES, _Role("other-agency", "designating-authority", "authority that designates", whole=True)),
    (True, _APPROVES, _Role("other-agency", "designating-authority", "authority that approves", whole=True)),
    (None, _STUDY, _Role("other-agency", "contractor", "contractor of a study", whole=True)),
    (None, _PORTAL, _Role("other-agency", "unspecified", "agency that publishes the call", whole=True)),
)


def _iter_group(one: Sentence, group: list[Mention], scope: Scope) -> Iterator[Found]:
    for agency in group:
        after, before = one.text[agency.end :], one.text[: agency.start]
        # A province before its municipality is not the one that is named.
        if find_region(agency.text) and re.match(r"\s[가-힣]{1,6}[시군구](?![가-힣])", after):
            continue
        found = _find_own_role(agency, before, after)
        if found is None and len(group) > 1 and _SELECTED.match(one.text[group[-1].end :]):
            found = _find_caller(agency, group)
        if found is None and not is_ministry(agency):
            found = _find_shared_role(one, group, scope)
        if found:
            made = _make(one, agency, found, scope)
            items = [] if found.whole else _list_all(one, scope)
            yield from (replace(made, item=item) for item in items or [made.item])


def _find_caller(agency: Mention, group: list[Mention]) -> _Role | None:
    """The role of one of those that announce together whom they selected: the ministry pays."""
    if not any(map(is_ministry, group)):
        return None
    if is_ministry(agency):
        return _Role("funder", "funder", "ministry of a call", whole=True)
    return _Role("other-agency", "unspecified", "agency of a call", whole=True)


def _list_all(one: Sentence, scope: Scope) -> list[str]:
    """The items that a sentence means by their number, those of the sentence before: ``두 과제에 모두``."""
    match = re.search(r"(?P<number>두|세|네|[2-9]개)\s(?:과제|사업|시설|프로젝트)에\s(?:모두|함께|다)\s", one.text)
    before = [other for other in scope.sentences if other.end <= one.start][-1:] if match else []
    items = scope.find_topics(before[0]) if before else []
    number = {"두": 2, "세": 3, "네": 4}.get(match["number"]) or int(match["number"][0]) if match else 0
    return items if len(items) == number else []


def _find_own_role(agency: Mention, before: str, after: str) -> _Role | None:
    """The role that the words right beside an agency give it."""
    central = is_ministry(agency)
    if not central and _LEAD_BEFORE.search(before):
        return _LEAD
    run = re.search(r"운영은\s$", before) and re.match(r"(?:이|가)\s맡", after)
    if not central and run:
        return _Role("other-agency", "operator", "word for an operator")
    made = re.search(r"(?:용역|과업)[은을]\s$", before) and (
        re.match(r"(?:이|가)\s(?:맡|수행|진행)", after) or _STUDIED.match(after)
    )
    if not central and (made or _CONTRACTOR_BEFORE.search(before)):
        return _CONTRACTOR
    if central and _PAYS_BEFORE.search(before) and _PAYS.match(after):
        return _Role("funder", "funder", "ministry that gives money", whole=True)
    if not central and _MANAGES_BEFORE.search(before):
        return _MANAGING
    return next((role for of, pattern, role in _OWN_ROLES if of in (None, central) and pattern.match(after)), None)


def _gapped_lead(text: str, group: list[Mention]) -> bool:
    """Whether the verb of a lead comes after another clause: ``가는 하늘연구원이, 나는 바다연구원이 주관한다``."""
    clause = r"(?:이|가),\s[^,.]{2,30}?(?:은|는)\s[^,.]{2,40}?(?:이|가)"
    return len(group) == 1 and bool(re.match(rf"(?:{clause})+\s{_LEADS}(?:하[는며고]|해|한다)", text[group[0].end :]))


def _find_shared_role(one: Sentence, group: list[Mention], scope: Scope) -> _Role | None:
    """The role that the words around a list of agencies give to all of them."""
    # A head or a place in brackets parts nothing: 하늘진흥원(원장 가나다)이.
    after, before = re.sub(r"^\([^()]*\)", "", one.text[group[-1].end :]), one.text[: group[0].start]
    if _gapped_lead(one.text, group):
        return _LEAD
    if _TAKES_PART.match(after) or _JOINED.match(after) or _JOINED_BEFORE.search(before):
        return _Role("participant", "participant", "word for a participant")
    met = scope.main and (scope.main.kind in ("event", "study") or _MEETING.search(one.text))
    if _HEARD.match(after) and met:
        return _Role("consulted", "consulted", "body that was heard", whole=True)
    if len(group) > 1 and _is_study(scope, one) and _CONTRACTED.match(after):
        return _Role("other-agency", "contractor", "bodies that made a study", whole=True, status=INFERRED)
    return None


def _iter_state(scope: Scope) -> Iterator[Found]:
    """The state as the one that runs what a sentence names."""
    for one in scope.sentences:
        if match := re.search(r"(?<![가-힣])정부(?=가\s[^,.]*?(?:추진|지원|공모)하는\s)", one.text):
            start = one.start + match.start()
            item = scope.find_item(one, start)
            yield Found("other-agency", "정부", "정부", start, "the state runs it", item, "unspecified")


def _is_study(scope: Scope, one: Sentence) -> bool:
    about = re.match(r"(?:이번\s|이\s)?(?:연구\s?)?용역은", one.text)
    return bool(about or (scope.main and scope.main.kind == "study" and "용역" in one.text))


def _iter_partners(one: Sentence, agencies: list[Mention], agreement: Found) -> Iterator[Found]:
    """The parties of an agreement: the agencies and governments of the sentence that reports it."""
    end = signed.start() if (signed := _SIGNED.search(one.text)) else len(one.text)
    regions = [place for place in iter_regions(one.text[:end]) if GOVERNMENT.search(place.text)]
    covered = [
        *agencies,
        *(place for place in regions if not any(who.start <= place.start < who.end for who in agencies)),
    ]
    covered += list_unknown(one.text, covered)
    first = 0
    for who in sorted(covered, key=lambda found: found.start):
        # The governments with which the sentence begins make the agreement.
        subject, government = SUBJECT.match(one.text[who.end :]), find_region(who.text)
        if who.start == first and (
            (subject and (government or not first)) or (government and WITH.match(one.text[who.end :]))
        ):
            first = len(one.text) - len(re.sub(r"^(?:[와과]|,)?\s?", "", one.text[who.end :]))
            continue
        if not agreement.start <= one.start + who.start < agreement.end:
            yield Found(
                "participant",
                who.text,
                who.text,
                one.start + who.start,
                "party of an agreement",
                agreement.value,
                "party",
            )


def _iter_officials(scope: Scope) -> Iterator[Found]:
    """The governments whose heads attended a meeting."""
    if scope.main is None or scope.main.kind not in ("event", "study"):
        return
    for one in scope.sentences:
        for match in _OFFICIAL.finditer(one.text) if _ATTENDED.search(one.text) else ():
            start = one.start + match.start("name")
            yield Found(
                "consulted",
                match["name"],
                match["name"],
                start,
                "head who attended",
                scope.main.value,
                "consulted",
                INFERRED,
            )


def _make(one: Sentence, agency: Mention, found: _Role, scope: Scope) -> Found:
    start = one.start + agency.start
    used = [title for title in scope.list_inside(one) if title.rule == "use of an amount"]
    near = next((title.value for title in used if title.start > start), "")
    item = scope.main.value if found.whole and scope.main else near or scope.find_item(one, start)
    return Found(found.field, agency.text, agency.text, start, found.rule, item, found.role, found.status)


def read_short_forms(content: str) -> dict[str, str]:
    """The short forms of agencies that the text introduces, with their names: ``하늘연구원(이하 ‘하연’)``."""
    agencies = list(iter_agencies(content))
    ends = {one.end: one.text for one in agencies}
    found = {match["short"]: ends[match.start()] for match in _SHORT.finditer(content) if match.start() in ends}
    for one in agencies:
        if abbreviated := _ABBREVIATED.search(one.text) or _ABBREVIATED.match(content, one.end):
            found[abbreviated[1]] = one.text.removesuffix(abbreviated[0])
    return found


def _list_agencies(text: str, short_forms: Mapping[str, str]) -> list[Mention]:
    """The agencies that a sentence names, also by the short forms of this text. Whose suppliers it names is not."""
    found = [one for one in iter_agencies(text) if not _SUPPLIERS.match(text, one.end)]
    for short, name in short_forms.items():
        for match in re.finditer(rf"(?<![가-힣A-Za-z0-9]){re.escape(short)}(?={JOSA}?(?:[^가-힣A-Za-z0-9]|$))", text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Mention(short, match.start(), find_agency(name)))
    return sorted(found, key=lambda one: one.start)

"""Regions and agencies with their roles. Each role needs its word: nobody leads because a text names them first."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.input.drafting.addressed import iter_addressed, iter_meant
from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.forms import LEADS, iter_labelled, iter_taking_part
from graph.input.drafting.gazetteer import (
    Mention,
    find_agency,
    find_region,
    is_ministry,
    iter_agencies,
    iter_regions,
)
from graph.input.drafting.nouns import JOSA, OBJECT
from graph.input.drafting.places import GOVERNMENT, SUBJECT, WITH, iter_places, iter_sites, list_groups
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence
from graph.input.drafting.unknown import list_unknown

# What is done together or led may stand before the verb.
_OBJECT = r"(?:(?:[가-힣]{1,12}\s){0,2}?[가-힣]{1,12}(?:을|를)\s)?"
_LEAD_AFTER = re.compile(
    rf"^(?:\([^)]*\))?(?:\s?\({LEADS}(?:기관)?\)|\s{LEADS}(?=[,;)\]·/]|$)"
    rf"|(?:이|가|의)?\s?{LEADS}(?:으로|기관으로|을 맡)"
    rf"|(?:이|가|의)?\s?(?:{LEADS}|전담)(?:하[는며고]|해|한다)|(?:이|가)\s{_OBJECT}(?:{LEADS}|전담|주도)(?:하[는며고]|해|한다)"
    rf"|(?:은|는)\s{_OBJECT}{LEADS}(?:하[며고]|해|한다)|(?:이|가)\s{LEADS}(?=,)|(?:이|가)\s{LEADS}(?:연구)?기관(?:을\s맡|으로(?:서)?\s[^.]{{0,20}}(?:맡|참여|수행|이끌|이끈|추진)))"
)
# The part of a party: 하늘연구원 : 시험설비 구축, 거점 조성 총괄.
_LEADS_IN_LIST = re.compile(r"^\s?[:：]\s(?:[^:]*,\s)?[가-힣·\s]{0,20}\s(?:총괄|주관)(?=,|$)")
_LEAD_BEFORE = re.compile(rf"(?:{LEADS}기관(?:인|은|으로)|{LEADS}은|(?:주\s*관|총\s*괄)(?:\s?기관)?\s*[:：])\s*$")
# Who does the work alone leads it, but a 전담기관 manages the money of a ministry.
_MANAGES_AFTER = re.compile(r"^(?:\([^)]*\))?(?:\s?\(전담기관\)|[이가은는]?\s?전담기관으로)")
_MANAGES_BEFORE = re.compile(r"전담기관(?:인|은|으로|\s?[:：])\s$")
_CALLED = re.compile(
    r"^(?:이|가)\s(?:주관|추진|공모|시행)(?:한|하는)\s[‘'“\"`]?[^.]*?(?:선정|뽑)|^의\s[^.]*?공모[^.]*?(?:선정|뽑)|^\s(?:[^.]{0,20}공모[^.]{0,20}|[^.]{2,40}사업)에\s[^.]*?(?:선정|뽑)"
)
# Whose call is still to come: 국비는 하늘부와 바다부의 공모를 통해 확보한다.
_CALLS = re.compile(r"^(?:[와과]\s[가-힣]{2,12})?의\s공모(?:사업)?[를을]\s통해")
_FUNDS = re.compile(r"^(?:은|는|이|가)\s[^.]*?(?:국비|국고|예산|사업비)[^.]*?지원(?:한다|하|할)")
_APPROVES = re.compile(r"^의\s[^.]{0,24}?(?:승인|고시)(?:[·을를]|\s)")
_FEASIBLE = re.compile(r"^[의에]?\s(?:예비타당성|예타)")
_JOINED = re.compile(
    r"^(?:\s등)?\s(?:총\s)?[0-9]+개\s?(?:기관|사|기업)(?:의|이)\s컨소시엄|^(?:이|가|도|은|는)?\s?(?:\(참여(?:기관)?\)|\s?(?:공동\s)?참여(?=[,;)\]]|$)|\s협력(?=[,;)\]]|$)|(?:\s등)?(?:\s?(?:총\s)?[0-9]+개\s?[가-힣·]{1,12}[이가은는])?\s?(?:(?:[가-힣]+\s)?[가-힣]+(?:으로|로)\s)(?:함께\s)?참여(?:한|해|하)|\s?참여기관(?:으로|이다)|(?:참여|협력|공동)\s?기관(?:으로|이다)|(?:\s등)?(?:\s?(?:총\s)?[0-9]+개\s?(?:기관|기업|대학|사)[이가은는])?\s?(?:함께\s)?참여(?:한|해|하)|협력(?:해|하|한)|공동(?:으로)?\s?(?:참여|수행|시행))"
    rf"|^(?:이|가|은|는|도)\s{_OBJECT}공동(?:으로)?\s?{_OBJECT}(?:참여|수행|개발|운영|연구|추진|구축|진행|마련|맡)(?![에의비])"
    rf"|^[와과]\s(?:[^.,]{{1,24}}[을를]\s)?(?:공동(?:으로)?|함께)\s?{_OBJECT}(?:수행|개발|운영|연구|구축|진행)(?:한다|하[고며]|해|할)"
    r"|^,\s[^.,]{2,24}?[0-9]+여?\s?(?:곳|개사|개\s?[가-힣]{1,8})[이가은는도]\s(?:[가-힣]+(?:으로|로)\s)?(?:함께\s)?참여"
    r"|^(?:\s등)?[이가은는도]\s(?:[가-힣]+\s)?(?:컨소시엄을\s(?:이뤄|꾸려|구성해|맺어)|컨소시엄에\s(?:이름을\s올|들어|합류|함께)|참여기관으로\s(?:함께|이름)|힘을\s(?:보탠다|보태))"
    r"|^\s공동(?:으로)?\s?(?:개발|운영|연구|수행|추진)(?=[,;/)]|$)"
    rf"|^(?:이|가|은|는)\s(?!(?:[가-힣]+\s)?(?:운영|용역|책임|주관|총괄)){OBJECT}(?:맡는다|맡[고며아]|맡으며|담당(?:한다|하[고며])|책임진다)"
    r"|^(?:이|가|은|는)\s(?:[^.,]{2,24}[을를]\s)?함께\s(?:개발|운영|수행|추진)(?:한다|하고|하며|하기로)"
    r"|^(?:이|가|은|는)\s(?:[가-힣·]{2,10}별\s)(?:[가-힣]+\s)?(?:사업|과제|업무)[를을]\s(?:수행|추진|맡)"
)
_JOINED_BEFORE = re.compile(r"(?:참여|협력)기관(?:은|인|으로는)\s$|(?:참\s*여|협\s*력)(?:\s?기관|\s?기업)?\s*[:：]\s*$")
_TAKES_PART = re.compile(r"^(?:은|는|이|가)\s[^.]*에\s(?:모두\s|함께\s|다\s)?참여(?:한다|해|하며|하고)")
_STUDIED = re.compile(r"(?:이|가)\s(?:[^.,]{1,24}\s)?(?:맡|수행|진행)")
_OPERATES = re.compile(r"^(?:이|가)\s운영(?:을\s맡|한다|하[며고게]|을\s담당)")
_DECIDES = re.compile(
    r"^\s(?:심의|의결)|^(?:를|을)\s(?:열고|열어|개최해|개최하고|개최하여|거쳐)\s[^.]{0,60}?(?:심의|의결|확정)|^(?:의|에서)\s(?:심의|의결)"
)
_DESIGNATES = re.compile(
    r"^(?:이|가|은|는)\s(?:[^.]|\.(?=[0-9])){2,80}?(?:특구|단지|지구|구역)(?:로|으로)\s(?:최종\s|신규\s)?지정"
)
_MEETING = re.compile(r"(?:보고회|공청회|토론회|간담회|설명회)(?:에|에는|에서|에서는)\s")
_SIGNED = re.compile(
    r"(?:업무협약|협약|양해각서)(?:\([A-Z]+\))?[’'”」]?(?:\([A-Z]+\))?(?:[을를]\s(?:[가-힣]+\s)?(?:맺|체결)|에\s(?:최종\s)?서명)"
)
_CONTRACTED = re.compile(r"^(?:이|가)?\s(?:공동으로\s)?(?:[^.]{0,12}(?:시작했|수행|맡아|맡았))")
# The body that makes a study, named by its part in it.
_CONTRACTOR_BEFORE = re.compile(
    r"용역[을를]\s(?:수행한|맡은|진행한)\s$|(?:연구|용역|수행)(?:\s?수행)?\s?기관(?:인|은|\s?[:：])\s$"
)
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
        *_iter_roles(scope, short_forms, {one.kind for one in places if one.field == "owner"}),
        *_iter_officials(scope),
        *iter_sites(scope, homes),
    ):
        name = short_forms.get(found.value, found.value)
        party = find_agency(name) or name
        key = (found.field, found.item, party)
        if key not in seen:
            seen.add(key)
            yield found


def _iter_roles(scope: Scope, short_forms: Mapping[str, str], owners: Collection[str]) -> Iterator[Found]:
    yield from _iter_state(scope)
    agreement = next((one for one in scope.titles if one.kind == "agreement"), None)
    for one in scope.sentences:
        agencies = _list_agencies(one.text, short_forms)
        narrow = [
            *iter_labelled(one, scope),
            *(found for group in list_groups(agencies, one.text) for found in _iter_group(one, group, scope)),
            *_iter_joined(one, agencies, scope),
            *iter_taking_part(one, scope),
            *iter_addressed(one, agencies, scope),
        ]
        if agreement and (signed := _SIGNED.search(one.text)):
            narrow += _iter_partners(one, [party for party in agencies if party.start < signed.start()], agreement)
        yield from narrow
        yield from iter_meant(one, agencies, {found.start - one.start for found in narrow}, scope, owners)


def _iter_joined(one: Sentence, agencies: list[Mention], scope: Scope) -> Iterator[Found]:
    """The names beside known ones in a list of those who take part: ``하늘연구원, 바다모터스가 참여한다``."""
    unknown = list_unknown(one.text, agencies) if agencies and re.search("참여|컨소시엄", one.text) else []
    for group in list_groups(sorted([*agencies, *unknown], key=lambda found: found.start), one.text) if unknown else ():
        role = _find_shared_role(one, group, scope)
        if role and role.field == "participant" and any(party in agencies for party in group):
            yield from (_make(one, party, role, scope) for party in group)


class _Role(NamedTuple):
    """The field and role of an agency, the rule that says so, and whether it holds for the whole text."""

    field: str
    role: str
    rule: str
    whole: bool = False
    status: str = STATED


_LEAD = _Role("lead", "lead", "word for a lead")
_PARTICIPANT = _Role("participant", "participant", "word for a participant")
_CONTRACTOR = _Role("other-agency", "contractor", "contractor of a study", True)
_MANAGING = _Role("other-agency", "managing", "word for a managing agency")
_FUNDER = _Role("funder", "funder", "ministry that gives money", True)
_OPERATOR = _Role("other-agency", "operator", "word for an operator")
_ANY = re.compile("")
# A role in brackets holds for the names before it that are joined by dots: 하늘연구원·바다대학교(참여).
_BRACKETED = re.compile(r"^(?:·[가-힣A-Za-z0-9&㈜]{2,20})*\s?\((?:참여|협력|공동)(?:\s?기관)?\)")


class _Words(NamedTuple):
    """Words right before and after a name that give it a role.

    *central* says whether they hold for central authorities only, for all others only, or for both if it is ``None``.
    """

    central: bool | None
    before: re.Pattern[str]
    after: re.Pattern[str]
    role: _Role


_OWN_ROLES = (
    _Words(False, _LEAD_BEFORE, re.compile(r"(?:\([^)]*\))?(?!에서|의\s|[은는]\s)"), _LEAD),
    _Words(False, re.compile(r"운영은\s$"), re.compile(r"(?:이|가)\s맡"), _OPERATOR),
    _Words(
        False, re.compile(r"(?<![가-힣])(?:사업|과제|연구|성과|총괄)\s?관리는\s$"), re.compile(r"[이가]\s맡"), _MANAGING
    ),
    _Words(False, re.compile(r"^$"), _LEADS_IN_LIST, _LEAD),
    _Words(False, re.compile(r"(?:용역[은을]|과업[은을]|(?<![가-힣])(?:타당성\s?)?조사는)\s$"), _STUDIED, _CONTRACTOR),
    _Words(False, _CONTRACTOR_BEFORE, _ANY, _CONTRACTOR),
    _Words(False, _ANY, re.compile(r"[이가]\s(?:수행|진행|맡)(?:한|은)\s(?:[가-힣]+\s)?(?:연구)?용역"), _CONTRACTOR),
    _Words(True, _PAYS_BEFORE, _PAYS, _FUNDER),
    _Words(False, _MANAGES_BEFORE, _ANY, _MANAGING),
    _Words(True, _ANY, _CALLED, _Role("funder", "funder", "ministry of a call", True)),
    _Words(True, _ANY, _CALLS, _Role("other-agency", "unspecified", "agency of a call", True)),
    _Words(True, _ANY, _FUNDS, _FUNDER._replace(whole=False)),
    _Words(
        True, _ANY, _FEASIBLE, _Role("other-agency", "designating-authority", "ministry of a feasibility study", True)
    ),
    _Words(False, _ANY, _LEAD_AFTER, _LEAD),
    _Words(False, _ANY, _MANAGES_AFTER, _MANAGING),
    _Words(False, _ANY, _BRACKETED, _PARTICIPANT),
    _Words(False, re.compile(r"(?:은|는)\s$"), re.compile(r"^[이가]\s맡(?:는다|고|아|기로)"), _PARTICIPANT),
    _Words(False, _ANY, _OPERATES, _OPERATOR),
    _Words(None, _ANY, _DECIDES, _Role("other-agency", "evaluator", "committee that decides", True)),
    _Words(True, _ANY, _DESIGNATES, _Role("other-agency", "designating-authority", "authority that designates", True)),
    _Words(True, _ANY, _APPROVES, _Role("other-agency", "designating-authority", "authority that approves", True)),
    _Words(None, _ANY, _STUDY, _CONTRACTOR),
    _Words(None, _ANY, _PORTAL, _Role("other-agency", "unspecified", "agency that publishes the call", True)),
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
        return _Role("funder", "funder", "ministry of a call", True)
    return _Role("other-agency", "unspecified", "agency of a call", True)


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
    after = re.sub(r"^\s[가-힣]{2,6}캠퍼스", "", after)
    able = (words for words in _OWN_ROLES if words.central in (None, central))
    return next((words.role for words in able if words.before.search(before) and words.after.match(after)), None)


def _gapped_lead(text: str, group: list[Mention]) -> bool:
    """Whether the verb of a lead comes after another clause: ``가는 하늘연구원이, 나는 바다연구원이 주관한다``."""
    clause = r"(?:이|가),\s[^,.]{2,30}?(?:은|는)\s[^,.]{2,40}?(?:이|가)"
    return len(group) == 1 and bool(re.match(rf"(?:{clause})+\s{LEADS}(?:하[는며고]|해|한다)", text[group[0].end :]))


def _find_shared_role(one: Sentence, group: list[Mention], scope: Scope) -> _Role | None:
    """The role that the words around a list of agencies give to all of them."""
    # A head or a place in brackets parts nothing: 하늘진흥원(원장 가나다)이.
    after, before = re.sub(r"^\([^()]*\)", "", one.text[group[-1].end :]), one.text[: group[0].start]
    if _gapped_lead(one.text, group):
        return _LEAD
    if _TAKES_PART.match(after) or _JOINED.match(after) or _JOINED_BEFORE.search(before):
        return _PARTICIPANT
    met = scope.main and (scope.main.kind in ("event", "study") or _MEETING.search(one.text))
    if _HEARD.match(after) and met:
        return _Role("consulted", "consulted", "body that was heard", True)
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
        *(place for place in regions if not any(party.start <= place.start < party.end for party in agencies)),
    ]
    covered += list_unknown(one.text, covered)
    first = 0
    for party in sorted(covered, key=lambda found: found.start):
        # The governments with which the sentence begins make the agreement.
        subject, government = SUBJECT.match(one.text[party.end :]), find_region(party.text)
        if party.start == first and (
            (subject and (government or not first)) or (government and WITH.match(one.text[party.end :]))
        ):
            first = len(one.text) - len(re.sub(r"^(?:[와과]|,)?\s?", "", one.text[party.end :]))
            continue
        if not agreement.start <= one.start + party.start < agreement.end:
            yield Found(
                "participant",
                party.text,
                party.text,
                one.start + party.start,
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

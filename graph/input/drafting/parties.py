"""Regions and agencies with their roles. Each role needs its word: nobody leads because a text names them first."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph.input.drafting.asides import has_unknown_subject
from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.gazetteer import (
    Mention,
    find_agency,
    guess_type,
    is_ministry,
    iter_agencies,
    iter_regions,
    list_above,
)
from graph.input.drafting.nouns import JOSA
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

_GOVERNMENT = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$")
_SUBJECT = re.compile(r"^(?:\([^)]*\))?(?:은|는|이|가|의\s[‘'“\"`])")
# What is done together or led may stand before the verb.
_OBJECT = r"(?:(?:[가-힣]{1,12}\s){0,2}?[가-힣]{1,12}(?:을|를)\s)?"
_LEADS = r"(?:주관|총괄)"
_LEAD_AFTER = re.compile(
    rf"^(?:\([^)]*\))?(?:\s?\({_LEADS}기관\)|(?:이|가|의)?\s?{_LEADS}(?:으로|기관으로|을 맡)"
    rf"|(?:이|가|의)?\s?(?:{_LEADS}|전담)(?:하[는며고]|해|한다)|(?:이|가)\s{_OBJECT}(?:{_LEADS}|전담)(?:하[는며고]|해|한다))"
)
_LEAD_BEFORE = re.compile(rf"(?:{_LEADS}기관(?:인|은|으로)|{_LEADS}(?:기관)?\s?[:：])\s$")
# Who does the work alone leads it, but a 전담기관 manages the money of a ministry.
_MANAGES_AFTER = re.compile(r"^(?:\([^)]*\))?(?:\s?\(전담기관\)|(?:이|가)?\s?전담기관으로)")
_MANAGES_BEFORE = re.compile(r"전담기관(?:인|은|으로|\s?[:：])\s$")
_CALLED = re.compile(
    r"^(?:이|가)\s(?:주관|추진|공모|시행)(?:한|하는)\s[‘'“\"`]?[^.]*?(?:선정|뽑)|^의\s[^.]*?공모[^.]*?(?:선정|뽑)|^\s(?:[^.]{0,20}공모[^.]{0,20}|[^.]{2,40}사업)에\s[^.]*?(?:선정|뽑)"
)
_FUNDS = re.compile(r"^(?:은|는|이|가)\s[^.]*?(?:국비|국고|예산|사업비)[^.]*?지원(?:한다|하|할)")
_FEASIBLE = re.compile(r"^의?\s(?:예비타당성|예타)")
_JOINED = re.compile(
    r"^(?:이|가|도|은|는)?\s?(?:\(참여기관\)|\s?참여기관(?:으로|이다)|(?:함께\s)?참여(?:한|해|하)|협력(?:해|하|한)|공동(?:으로\s)?(?:참여|수행))"
    rf"|^(?:이|가|은|는)\s{_OBJECT}공동(?:으로\s)?{_OBJECT}(?:참여|수행)"
)
_JOINED_BEFORE = re.compile(r"(?:참여|협력)기관(?:은|인|으로는|\s?[:：])\s$")
_TAKES_PART = re.compile(r"^(?:은|는|이|가)\s[^.]*에\s참여(?:한다|해|하며|하고)")
_CONTRACTED = re.compile(r"^(?:이|가)?\s(?:공동으로\s)?(?:[^.]{0,12}(?:시작했|수행|맡아|맡았))")
_STUDY = re.compile(r"^\s용역(?:을|에|\s)")
_PORTAL = re.compile(r"^(?:\([^)]*\))?\s?(?:누리집|홈페이지)?에서 (?:볼 수|확인|내려)")
_ATTENDED = re.compile(r"참석|자리했|자리를 함께|나와|찾아")
_OFFICIAL = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}\s(?P<name>[가-힣]{2,6}(?:시장|군수|구청장|도지사))(?=[,\s과와은는이가을를]|$)"
)
_LINK = re.compile(r"^(?:\([^)]*\))?(?:\s?,\s?|과\s|와\s|·|\s및\s|,\s그리고\s)$")
_ABBREVIATED = re.compile(r"\(([A-Z]{2,8})\)")
_SHORT = re.compile(r"\(이하\s?[‘'“\"]?(?P<short>[^‘’'“”\"()\s]{2,20})[’'”\"]?\)")


def iter_parties(scope: Scope, content: str, short_forms: Mapping[str, str]) -> Iterator[Found]:
    """The region, owner and agencies of the text, each once for its item and role."""
    seen: set[tuple[str, str, str]] = set()
    for found in (*_iter_places(scope, content), *_iter_roles(scope, short_forms), *_iter_officials(scope)):
        name = short_forms.get(found.value, found.value)
        who = find_agency(name) or name
        key = (found.field, found.item, who)
        if key not in seen:
            seen.add(key)
            yield found


def _iter_places(scope: Scope, content: str) -> Iterator[Found]:
    """The region and the owner: the government that is the subject of the first sentences."""
    main = scope.main
    if main is None:
        return
    mentions = list(iter_regions(content))
    announcing = _find_announcing(scope)
    governments = [
        one
        for one in mentions
        if _GOVERNMENT.search(one.text) and len(one.text) > 2 and _SUBJECT.match(content[one.end : one.end + 24])
    ]
    told = [one for one in scope.sentences if main.value in one.text]
    if any(has_unknown_subject(one) for one in told) and not any(
        one.start <= place.start < one.end for place in governments for one in told
    ):
        return
    lead = scope.sentences[min(5, len(scope.sentences) - 1)].end if scope.sentences else 0
    subjects = [one for one in governments if one.start <= lead] or governments[:1]
    if announcing and not any(one.start <= announcing.start for one in subjects):
        yield _make_place("owner", announcing, "authority that acts", main)
        for place in _list_sites(scope, mentions):
            yield _make_place("region", place, "site of a call", main)
    elif subjects:
        yield from _iter_owners(_choose_owner(subjects, content), mentions, content, main)


def _make_place(field: str, one: Mention, rule: str, main: Found) -> Found:
    return Found(field, one.text, one.text, one.start, rule, main.value, one.id)


def _iter_owners(owner: Mention, mentions: list[Mention], content: str, main: Found) -> Iterator[Found]:
    """The owners and the region of a plan: those of all governments that make it together, or of one."""
    if beside := _list_beside(owner, mentions, content):
        for one in (*beside, owner):
            yield _make_place("owner", one, "government that acts", main)
            yield _make_place("region", one, "region of a joint plan", main)
        return
    if joined := _find_joined(owner, mentions, content):
        rule = "government beside the owner"
        yield Found("participant", owner.text, owner.text, owner.start, rule, main.value, "participant")
        owner = joined
    yield _make_place("owner", owner, "government that acts", main)
    place = _find_place(owner, mentions)
    yield _make_place("region", place, "region of the owner" if place is owner else "place of the work", main)


def _find_joined(owner: Mention, mentions: list[Mention], content: str) -> Mention | None:
    """The government that is named before *owner* as its partner: ``경상남도와 진주시가``."""
    for one in mentions:
        linked = re.fullmatch(r"[와과] ", content[one.end : owner.start])
        if linked and _GOVERNMENT.search(one.text) and one.id != owner.id:
            return one
    return None


def _list_beside(owner: Mention, mentions: list[Mention], content: str) -> list[Mention]:
    """The governments that are named before *owner* as its equals: ``부산시, 울산시와 경상남도는``."""
    beside: list[Mention] = []
    first = owner
    for one in reversed([one for one in mentions if one.end <= owner.start]):
        linked = re.fullmatch(r"[와과]\s|,\s|·|\s및\s", content[one.end : first.start])
        if not linked or not _GOVERNMENT.search(one.text) or one.id in {owner.id, *(other.id for other in beside)}:
            break
        if one.id in list_above(owner.id) or owner.id in list_above(one.id):
            return []
        beside.insert(0, one)
        first = one
    return beside


def _choose_owner(subjects: list[Mention], content: str) -> Mention:
    """The first subject, unless the one that acts is the region around it: ``경남 밀양에 ... 경남도는``."""
    acting = next((one for one in subjects if content[one.end : one.end + 1] in "은는"), subjects[0])
    return acting if acting.id in list_above(subjects[0].id) and acting.id != subjects[0].id else subjects[0]


def _find_announcing(scope: Scope) -> Mention | None:
    """The central authority that is the subject of one of the first sentences."""
    for one in scope.sentences[:4]:
        first = next((agency for agency in iter_agencies(one.text) if agency.start == 0), None)
        if first and is_ministry(first) and re.match("[은는]", one.text[first.end :]):
            return Mention(first.text, one.start + first.start, first.id, first.type)
    return None


def _list_sites(scope: Scope, mentions: list[Mention]) -> list[Mention]:
    """The regions that the first sentence lists, without a province before its own municipality."""
    first = scope.sentences[0]
    inside = [one for one in mentions if first.start <= one.start < first.end]
    around = {above for one in inside for above in list_above(one.id)}
    sites = [one for one in inside if one.id not in around]
    return sites if len(sites) > 1 else []


def _find_place(owner: Mention, mentions: list[Mention]) -> Mention:
    """The one municipality of the owner's province that the text keeps naming, or the owner's own region."""
    inside = [one for one in mentions if owner.id in list_above(one.id)]
    counted = Counter(one.id for one in inside)
    if len(counted) == 1 and len(inside) > 1:
        return next((one for one in inside if _GOVERNMENT.search(one.text)), inside[0])
    return owner


def find_owners(scope: Scope, content: str) -> list[str]:
    """The ids of the regions whose governments are the owners."""
    return [found.kind for found in _iter_places(scope, content) if found.rule == "government that acts"]


def _iter_roles(scope: Scope, short_forms: Mapping[str, str]) -> Iterator[Found]:
    yield from _iter_state(scope)
    agreement = next((one for one in scope.titles if one.kind == "agreement"), None)
    for one in scope.sentences:
        agencies = _list_agencies(one.text, short_forms)
        for group in _group(agencies, one.text):
            yield from _iter_group(one, group, scope)
        if agreement and re.search(r"업무협약[’'”」]?(?:\([A-Z]+\))?을\s(?:맺|체결)", one.text):
            yield from _iter_partners(one, agencies, agreement)


def _group(agencies: list[Mention], text: str) -> list[list[Mention]]:
    """Agencies that a text lists side by side."""
    groups: list[list[Mention]] = []
    for one in agencies:
        if groups and _LINK.match(text[groups[-1][-1].end : one.start]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


class _Role(NamedTuple):
    """The field and role of an agency, the rule that says so, and whether it holds for the whole text."""

    field: str
    role: str
    rule: str
    whole: bool = False
    status: str = STATED


_LEAD = _Role("lead", "lead", "word for a lead")
_MANAGING = _Role("other-agency", "managing", "word for a managing agency")
# Whether it holds for central authorities only or for all others only, the words after the name, and the role.
_OWN_ROLES = (
    (True, _CALLED, _Role("funder", "funder", "ministry of a call", whole=True)),
    (True, _FUNDS, _Role("funder", "funder", "ministry that gives money", whole=True)),
    (True, _FEASIBLE, _Role("other-agency", "designating-authority", "ministry of a feasibility study", whole=True)),
    (False, _LEAD_AFTER, _LEAD),
    (False, _MANAGES_AFTER, _MANAGING),
    (None, _STUDY, _Role("other-agency", "contractor", "contractor of a study", whole=True)),
    (None, _PORTAL, _Role("other-agency", "unspecified", "agency that publishes the call", whole=True)),
)


def _iter_group(one: Sentence, group: list[Mention], scope: Scope) -> Iterator[Found]:
    for agency in group:
        after, before = one.text[agency.end :], one.text[: agency.start]
        found = _find_own_role(agency, before, after)
        if found is None and not is_ministry(agency):
            found = _find_shared_role(one, group, scope)
        if found:
            yield _make(one, agency, found, scope)


def _find_own_role(agency: Mention, before: str, after: str) -> _Role | None:
    """The role that the words right beside an agency give it."""
    central = is_ministry(agency)
    if not central and _LEAD_BEFORE.search(before):
        return _LEAD
    if not central and _MANAGES_BEFORE.search(before):
        return _MANAGING
    return next((role for of, pattern, role in _OWN_ROLES if of in (None, central) and pattern.match(after)), None)


def _find_shared_role(one: Sentence, group: list[Mention], scope: Scope) -> _Role | None:
    """The role that the words around a list of agencies give to all of them."""
    after, before = one.text[group[-1].end :], one.text[: group[0].start]
    if _TAKES_PART.match(after) or _JOINED.match(after) or _JOINED_BEFORE.search(before):
        return _Role("participant", "participant", "word for a participant")
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
    regions = [place for place in iter_regions(one.text) if _GOVERNMENT.search(place.text)]
    covered = [
        *agencies,
        *(place for place in regions if not any(who.start <= place.start < who.end for who in agencies)),
    ]
    covered += _list_unknown(one.text, covered)
    for who in sorted(covered, key=lambda found: found.start):
        if _SUBJECT.match(one.text[who.end :]) and who.start == 0:
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


def _list_unknown(text: str, known: list[Mention]) -> list[Mention]:
    """The names between known parties that nothing but their place in the list shows: ``A, B, C와``."""
    found: list[Mention] = []
    for match in re.finditer(r"(?<=, )[가-힣A-Za-z]{3,20}?(?=, |[과와]\s[‘'“\"「])", text):
        beside = any(one.end + 2 == match.start() for one in [*known, *found])
        if beside and not any(one.start < match.end() and match.start() < one.end for one in known):
            found.append(Mention(match[0], match.start(), find_agency(match[0]), guess_type(match[0])))
    return found


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
    """The agencies that a sentence names, also by the short forms of this text."""
    found = list(iter_agencies(text))
    for short, name in short_forms.items():
        for match in re.finditer(rf"(?<![가-힣A-Za-z0-9]){re.escape(short)}(?={JOSA}?(?:[^가-힣A-Za-z0-9]|$))", text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Mention(short, match.start(), find_agency(name)))
    return sorted(found, key=lambda one: one.start)

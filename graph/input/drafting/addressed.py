"""Agencies that a plan needs beside those who take part: who is commissioned, advises, sponsors, pays or is asked.

Governments count here as agencies: one leads a project of its province, several carry one out or pay together.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import Mention, find_region, is_ministry, iter_regions
from graph.input.drafting.nouns import CLAUSE, OBJECT
from graph.input.drafting.places import GOVERNMENT, list_groups
from graph.input.drafting.roles import find_meaning
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

_TASK, _THING = rf"(?:{CLAUSE})", rf"(?:{OBJECT})"
_DOES = r"(?:한다|하[고며기]|했|해|할)"
# The body of a step: 국비사업 신청(하늘부), 중간평가(하늘연구원).
_ASKED_BEFORE, _JUDGED_BEFORE = re.compile(r"(?:신청|건의|제출)\s?\($"), re.compile(r"(?:평가|심의)\s?\($")


class _Rule(NamedTuple):
    """The words after a list of names, those *before* it, and what they make of the names."""

    after: re.Pattern[str]
    role: str
    name: str
    field: str = "other-agency"
    before: re.Pattern[str] = re.compile("")


_ASKED = _Rule(
    re.compile(
        rf"에\s{_TASK}?(?:국비|국가|예산|사업|지원|반영|심사|승인|지정|조사|선정)[^.,]{{0,16}}?(?:건의|요청|신청|제안)(?:한다|하[고며기]|할|했|해)"
    ),
    "unspecified",
    "agency that is asked for support",
)
_RULES = (
    _Rule(re.compile(r"\s운영(?=[,;/]|$)"), "operator", "word for an operator"),
    _Rule(re.compile(rf"(?:이|가|은|는)\s{_TASK}?출자(?:한다|했|하[고며]|해)"), "investor", "word for an investor"),
    _Rule(
        re.compile(rf"(?:이|가|은|는)\s{_THING}?후원(?:한다|하[고며]|해)|\s?후원(?=[,;)/]|$)"),
        "sponsor",
        "word for a sponsor",
    ),
    _Rule(
        re.compile(
            rf"에\s(?:공동으로\s)?{_THING}?(?:위탁(?!받)|의뢰|맡[기긴겼길])"
            rf"|(?:이|가|은|는)\s{_THING}?(?:위탁\s?받|수탁(?:받|{_DOES})|위탁\s?운영)|\s위탁(?:\s운영)?(?=[,;)/]|$)"
        ),
        "contractor",
        "word for a contractor",
    ),
    _Rule(
        re.compile(
            rf"(?:이|가|은|는)\s{_TASK}?자문(?:{_DOES}|[을를]\s(?:{_DOES}|맡|제공|담당)|에\s응)"
            r"|(?:\s등)?(?:\s[가-힣]+){0,2}?(?:\s?[0-9]+여?\s?명)?(?:으로|로)\s자문(?:단|위원회)"
            r"|의\s(?:[가-힣]+\s)?자문을\s(?:받|거|얻|구)|\s자문(?=[,;)/]|$)"
            r"|(?:\s등)?(?:\s[가-힣]+){0,3}?(?:\s?[0-9]+개?(?:사|곳))?(?:이|가|은|는)\s[^.]{0,30}자문(?:단|위원(?:회)?)(?:에|을|으로)"
        ),
        "consulted",
        "word for an adviser",
        "consulted",
    ),
    _Rule(
        re.compile(rf"(?:이|가|은|는)\s(?:[^.,]{{1,20}}아니지만\s)?{_THING}(?:돕기로|돕는다|도와|돕고)"),
        "cooperating",
        "word for a helper",
    ),
    _Rule(
        re.compile(r"의\s(?:[가-힣0-9]+\s)?(?:정부\s?)?예산안?에\s[^.,]{0,16}?(?:반영|담|포함|편성)"),
        "funder",
        "ministry that gives money",
        "funder",
    ),
    _ASKED,
    _Rule(re.compile(r"\)(?!\s?[,가-힣])"), "unspecified", "agency that is asked for support", before=_ASKED_BEFORE),
    _Rule(re.compile(r"\)(?!\s?[,가-힣])"), "evaluator", "committee that decides", before=_JUDGED_BEFORE),
    _Rule(
        re.compile(r"\s(?:의견\s?(?:조회|수렴|청취)|협의)(?=[\s,;)→]|$)"),
        "consulted",
        "body that was heard",
        "consulted",
    ),
)
_AGREED = _Rule(
    re.compile(r"(?:과|와)\s(?:[가-힣]+\s)?(?:사업\s)?협약(?:[을를]\s(?:맺|체결)|\s체결|$)"),
    "unspecified",
    "agency of a project agreement",
)
# What governments do beside agencies or alone.
_TOGETHER = _Rule(
    re.compile(rf"(?:이|가)\s(?:공동(?:으로)?|함께)\s{_TASK}?(?:추진|수행|시행|운영|개발|조성|구축){_DOES}"),
    "participant",
    "word for a participant",
    "participant",
)
_INVEST = _Rule(
    re.compile(
        r"(?:이|가)\s[^.]{0,60}?원을\s(?:들여|투입해|투자해)\s[^.]{0,40}?(?:설치|구축|조성|건립|개발|짓|만드)(?:하는|는|한다|할|하기로)"
    ),
    "participant",
    "word for a participant",
    "participant",
)
_LEADS = _Rule(re.compile(r"(?:이|가)\s(?:주관|총괄)(?:한다|하[고며]|해)"), "lead", "word for a lead", "lead")
_PAY = _Rule(
    re.compile(
        r"(?:이|가)\s(?:절반씩|반반씩|나눠|각각|함께|공동으로)\s(?:[가-힣]+\s)?(?:낸|내[고며]|부담|분담|댄|대[고며])"
    ),
    "funder",
    "governments that give money",
    "funder",
)


# What each one pays: 경상남도 95억, 하늘시 60억 분담.
_SHARE = re.compile(r"\s[0-9][0-9,.천백]*\s?[조억](?:\s?원)?(?:,|\s분담|\s부담|·|\))")


def iter_addressed(one: Sentence, agencies: list[Mention], scope: Scope) -> Iterator[Found]:
    """Those who are commissioned, advise, sponsor, invest, help, pay or are asked, and partners of a project agreement.

    The text on an agreement names its parties as such, so that no agreement of a project is looked for there.
    """
    agreement = scope.main is not None and scope.main.kind == "agreement"
    rules = _RULES if agreement else (*_RULES, _AGREED)
    for group in list_groups(agencies, one.text):
        after = re.sub(r"^\([^()]*\)", "", one.text[group[-1].end :])
        before = one.text[: group[0].start]
        rule = next((rule for rule in rules if rule.after.match(after) and rule.before.search(before)), None)
        yield from (_make(one, party, rule, scope) for party in group if rule)
    if re.search(r"분담|부담", one.text):
        for party in _add_governments(one, agencies):
            if _SHARE.match(one.text, party.end):
                yield _make(one, party, _PAY, scope)
    yield from _iter_governments(one, agencies, scope)


def _iter_governments(one: Sentence, agencies: list[Mention], scope: Scope) -> Iterator[Found]:
    both = _add_governments(one, agencies)
    governments = [party for party in both if party not in agencies]
    for group in list_groups(both, one.text) if governments else ():
        after = one.text[group[-1].end :]
        rules = (_TOGETHER, _INVEST, _PAY) if len(group) > 1 else (_LEADS, _ASKED)
        rule = next((rule for rule in rules if rule.after.match(after)), None)
        if rule is None or not any(place in group for place in governments):
            continue
        for party in group:
            made = _make(one, party, rule, scope)
            # Who makes the plan owns it and is no partner of itself.
            if made.field in ("funder", "other-agency") or scope.main is None or made.item != scope.main.value:
                yield made


def iter_meant(
    one: Sentence, agencies: list[Mention], taken: Collection[int], scope: Scope, owners: Collection[str]
) -> Iterator[Found]:
    """The bodies and governments whose role only the verb of their clause says.

    :param taken: the places of names in the sentence whose role is known.
    :param owners: the ids of the regions that own the plan. They have no role beside it.
    """
    if scope.main is None or scope.main.kind == "event":
        return
    agreement = scope.main.kind == "agreement"
    for group in list_groups(_add_governments(one, agencies), one.text):
        if any(party.start in taken for party in group):
            continue
        meaning = find_meaning(one.text[group[-1].end :])
        if meaning is None or (agreement and meaning.field not in ("funder", "consulted")):
            continue
        for party in group:
            region, start = find_region(party.text), one.start + party.start
            item = scope.find_item(one, start)
            own = region in owners and not agreement
            # A ministry runs no project, and a government that is only named does not take part in the plan as such.
            central = is_ministry(party) and meaning.field in ("lead", "participant")
            if not own and not central and not (region and meaning.field == "participant" and item == scope.main.value):
                yield Found(meaning.field, party.text, party.text, start, meaning.rule, item, meaning.role)


def _add_governments(one: Sentence, agencies: list[Mention]) -> list[Mention]:
    """The agencies and the governments that a sentence names, in order."""
    governments = [place for place in iter_regions(one.text) if GOVERNMENT.search(place.text)]
    others = [party for party in agencies if not any(place.start < party.end <= place.end for place in governments)]
    return sorted([*others, *governments], key=lambda party: party.start)


def _make(one: Sentence, party: Mention, rule: _Rule, scope: Scope) -> Found:
    start = one.start + party.start
    return Found(rule.field, party.text, party.text, start, rule.name, scope.find_item(one, start), rule.role)

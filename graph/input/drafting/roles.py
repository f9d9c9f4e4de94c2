"""What a body does, by the particle after its name and the verb of its clause, where no narrower rule knows its role.

The verbs of each role are derived from a few stems, so that 분담한다, 분담하기로 and 분담을 are one entry.
"""

import re
from typing import NamedTuple

# The bracket, the rest of a list and the number between a name and its particle.
_REST = r"\)?(?:\([^()]*\))?(?:\s등)?(?:\s(?:총\s)?[0-9]+(?:개|여\s?개)?\s?[가-힣]{1,6})?"
_PARTICLES = re.compile(
    rf"{_REST}(?P<particle>이|가|은|는|도|에게|에는|에|의|와|과)(?P<more>도|는)?\s(?P<clause>.+)", re.DOTALL
)
# Where a clause ends. A clause that ends in its object has the verb of a later one.
_END = re.compile(r"(?<=[가-힣])(?:고|며|지만|는데|으나|면서),?\s|(?<=[가-힣])[.;](?:\s|$)|[.]?$|(?<=[을를]),\s")
_AMOUNT = r"[0-9][0-9,.천백]*\s?(?:[조억]|[천백]?만)[^,]{0,12}원"
_MONEY = rf"(?:{_AMOUNT}|비용|사업비|연구비|운영비|예산|자금|재원|시군비|시비|도비|군비|구비)"


def _verbs(*stems: str) -> str:
    """The forms of verbs with 하다 by their stems: 참여한다, 참여하기로, 참여해, 참여함, 참여를 맡아."""
    return rf"(?:{'|'.join(stems)})(?:하|한|할|해|했|함|하여|[을를]\s(?:맡|담당|하|해|한|받|제공))"


class Meaning(NamedTuple):
    """A field with its role and the name of the rule."""

    field: str
    role: str
    rule: str


_LEAD = Meaning("lead", "lead", "word for a lead")
_PARTICIPANT = Meaning("participant", "participant", "word for a participant")
_FUNDER = Meaning("funder", "funder", "body that gives money")
_CONTRACTOR = Meaning("other-agency", "contractor", "word for a contractor")
_OPERATOR = Meaning("other-agency", "operator", "word for an operator")
_HEARD = Meaning("consulted", "consulted", "body that was heard")
_GIVES = rf"{_verbs('출연', '분담', '부담', '지원', '투자')}|낸다|내[고며기]|댄다|대[고며기]|보탠|보태"
_JOINS = r"함께(?:한다|하[고며기]|했|해)"
_WORKS = r"(?:맡아|나눠|함께|공동으로)\s(?:[^\s]+[을를]\s)?[가-힣]{2,6}(?:한|하|할|해|했|함)"
# The particles after a name, the verb of its clause, and the role.
_ROLES = (
    ("이가은는", rf"{_MONEY}[^.]*?(?:{_GIVES})", _FUNDER),
    ("이가은는", rf"{_verbs('주관', '총괄', '주도')}|주관기관을\s맡|책임을\s맡|이끈다|이끌", _LEAD),
    ("이가은는", rf"(?:운영|운용|대행)(?:[은을]\s)?(?:맡|담당)|{_verbs('운용')}", _OPERATOR),
    ("이가은는", rf"{_verbs('자문', '조언')}|자문에\s응", Meaning("consulted", "consulted", "word for an adviser")),
    (
        "이가은는도",
        rf"{_verbs('참여', '참가', '협력')}|참여기관(?:에|으로)\s(?:이름|함께|참여|들어)|{_JOINS}|{_WORKS}",
        _PARTICIPANT,
    ),
    ("에", rf"[^.]*?(?:{_verbs('위탁', '의뢰')}|맡[기긴겨겼길])", _CONTRACTOR),
    ("에에게", r"자문[을도]\s(?:구[하했할한]|청[하했할한]|요청)", _HEARD),
    ("의", r"(?:의견|조언|자문)[을도]\s(?:듣|들|받|구|거|수렴|반영)", _HEARD),
    ("와과", r"(?:[가-힣]+\s)?협의(?:를\s(?:마|거|진행)|했|하[고며]|해)", _HEARD),
    ("와과", r"(?:함께|공동으로|협력해|손잡고)\s", _PARTICIPANT),
)
_COMPILED = tuple((particles, re.compile(verbs), meaning) for particles, verbs, meaning in _ROLES)


def find_meaning(after: str) -> Meaning | None:
    """The role of the names before *after*, the rest of their sentence, ``None`` if its clause does not say it."""
    match = _PARTICLES.match(after)
    if match is None:
        return None
    clause = _take_clause(match["clause"])
    for particles, verbs, meaning in _COMPILED:
        if match["particle"] in particles and _ends_in(verbs, clause, match["particle"]):
            return meaning
    return None


def _ends_in(verbs: re.Pattern[str], clause: str, particle: str) -> bool:
    """Whether a clause has one of the verbs: near its end after a subject, at its beginning after other particles."""
    if particle in "의와과":
        return bool(verbs.match(clause))
    found = list(verbs.finditer(clause))
    return bool(found) and len(clause[found[-1].end() :].split()) <= 2


def _take_clause(rest: str) -> str:
    """The clause with which *rest* begins, and the verb of the last one if several objects share it."""
    end = _END.search(rest)
    clause = rest[: end.end()] if end else rest
    while end and re.search(r"[을를],\s$", clause) and len(clause) < 160:
        # 가는 나를, 다는 라를 맡아 만든다.
        end = _END.search(rest, end.end())
        clause = rest[: end.end()] if end else rest
    return clause.rstrip(" .;")

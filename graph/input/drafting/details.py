"""What stands after the title in a line of a list: money, years, a place, a lead.

``시험소 건립(나주, ’27~’29) : 40억 원`` has three details.
A detail is a piece of which every word is understood. A line whose rest has other words keeps them in its title.
"""

import re

from graph.input.drafting.gazetteer import iter_regions
from graph.input.drafting.purses import LABELS

_WON = (
    r"(?:[가-힣]{1,4}당\s)?(?:총|약|모두|최대)?\s?[0-9][0-9,.]*(?:\s?천(?:[0-9]{1,3})?)?(?:\s?백(?:[0-9]{1,2})?)?\s?(?:[조억]|만)(?:\s?[0-9][0-9,.]*\s?[억만천백]*)*\s?원?"
    r"(?:\s?(?:규모|이내|내외|수준))?"
)
_PURSE = "|".join(sorted(LABELS, key=len, reverse=True))
_MONEY = re.compile(rf"(?:(?:{_PURSE}|소계|합계|계)\s?)?{_WON}(?:\s?\([^()]*\))?|비예산")
_YEAR = r"(?:[’'‘`]\s?[0-9]{2}|(?:19|20)[0-9]{2})(?:년도?|\.(?:\s?[0-9]{1,2}\.?)?)?(?:\s?[0-9]{1,2}월)?"
_YEARS = re.compile(rf"{_YEAR}(?:\s?[~∼～–-]\s?(?:{_YEAR}|[0-9]{{2}}년?)?|까지|부터)?|[0-9]{{1,2}}(?:년|개월)간?|계속")
_COUNTED = re.compile(
    r"(?:(?:매년|연간|연|일|총|약|전체|[가-힣]{2,5})\s?)?[0-9][0-9,.]*\s?(?:[만천백]\s?)?(?:개사|개소|개교|개월|개|명|대|건|식|종|기|동|호|㎡|㎢|km|MW|GW|톤|%|회|곳|과제)(?:\s?(?:과제|사업|기업|기관|팀|지역))?"
    r"(?:\s?내외|\s?이상)?"
)
_STATE = re.compile(r"신규|계속|국가사업|공모|(?:국가|시|도|군)\s?직접|단기|중기|장기|확정|추진\s?중")
_ROLE = re.compile(
    r"[^()\s]{3,20}(?:\([A-Z]{2,8}\))?(?:\s?(?:주관|총괄|전담|참여|협력|위탁|운영|수행)|\((?:주관|총괄|전담|참여|협력)(?:\s?기관)?\))"
)
_BETWEEN = re.compile(r"\s*(?:,(?![0-9]{3})|/|;|·(?=\s?(?:[’'‘국도시군]|지방비|민자))|\s-\s)\s*")
_BRACKET = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]*(?:\([^()]*\)[^()（）\[\]]*)*)[)）\]]?$")
_COLON = re.compile(r"\s*[:：]\s*|\s[-–—]\s")
_BARE = re.compile(rf"\s(?P<money>{_WON}(?:\s?\([^()]*\))?)$")


def find_details(words: str) -> tuple[int, bool]:
    """The offset at which the details of a line begin, and whether they contain money.

    >>> find_details("시험소 건립(나주, 40억 원)"), find_details("시험소 건립(2단계)")
    ((6, True), (11, False))
    """
    end, paid = len(words), False
    while True:
        found = _find_last(words[:end])
        if found is None:
            return end, paid
        end, paid = found[0], paid or found[1]


def _find_last(words: str) -> tuple[int, bool] | None:
    for match in (_BRACKET.search(words), *reversed(list(_COLON.finditer(words)))):
        if match is None or match.start() < 2:
            continue
        rest = match["inside"] if match.re is _BRACKET else words[match.end() :]
        if (paid := _read(rest)) is not None:
            return match.start(), paid
    return (match.start(), True) if (match := _BARE.search(words)) and match.start() > 2 else None


def _read(rest: str) -> bool | None:
    """Whether details contain money, ``None`` if they have other words."""
    pieces = [piece.strip() for piece in _BETWEEN.split(_fold(rest)) if piece.strip()]
    kinds = [_find_kind(piece) for piece in pieces]
    if not pieces or not any(kinds) or kinds.count("") > 1:
        return None
    paid = "money" in kinds
    # One unknown piece beside money says whom or what it is for.
    return paid if "" not in kinds or (paid and len(pieces[kinds.index("")]) <= 24) else None


def _fold(rest: str) -> str:
    """*rest* without the commas in brackets, which part nothing."""
    return re.sub(r"\([^()]*\)", lambda match: match[0].replace(",", " ").replace("/", " "), rest)


def _find_kind(piece: str) -> str:
    for kind, pattern in (
        ("money", _MONEY),
        ("years", _YEARS),
        ("count", _COUNTED),
        ("state", _STATE),
        ("role", _ROLE),
    ):
        if pattern.fullmatch(piece):
            return kind
    return "place" if any(len(one.text) == len(piece) for one in iter_regions(piece)) else ""

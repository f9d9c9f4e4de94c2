"""Special cases of what a question asks for, which rules of `choosing` try before the plain ones."""

import re
from itertools import pairwise

from graph.reports.questions.heads import is_head
from graph.reports.questions.sentences import Sentence, get_kind

# Verbs that only ask for a sum.
_CALCULATE = ("산출", "계산", "산정", "셈하", "calculate", "workout", "compute")
_NAMES_OF_WORK = ("사업명", "과제명", "사업이름", "과제이름", "전략명", "전략이름", "계획명", "계획이름")
_SUPERLATIVES = ("최대", "최다", "최소", "최저", "최고", "최고액", "최저액", "최대규모", "최소규모")
_RANKED = ("money", "costs", "investor", "kind:")
# What the words for agencies in a role end in: 주관기관, 시행사.
_AGENT = ("기관", "업체", "사업자", "주관사", "사")
# Words for what a source says: 적힌, stated.
_STATED = (
    "적혀",
    "적힌",
    "적혔",
    "기재",
    "발표",
    "공개",
    "stated",
    "given",
    "reported",
    "published",
    "quoted",
    "printed",
)
# 전략인가요 사업인가요
_IS_IT = ("인가", "인지", "이야", "예요", "이에요", "입니까", "야")


def has_amount(s: Sentence) -> bool:
    """Whether a question has a word for money."""
    named = bool(s.money) or s.has("money:total")
    return named or s.has("money", "how-much", "spent", "pay", "by-source", "costs", "spend")


def is_extreme(s: Sentence) -> bool:
    """Whether the largest or the smallest is asked for."""
    superlative = s.has("most") or s.lexicon.lang == "en" or s.ordinal > 0 or s.top > 0
    return s.has("big", "small") and (superlative or _is_superlative(s))


def _is_superlative(s: Sentence) -> bool:
    """Whether a word for the largest stands before money or a kind of activity: 최대 투자 사업."""
    pairs = pairwise(s.content)
    return any(
        one.folded in _SUPERLATIVES and any(concept.startswith(_RANKED) for concept in other.concepts)
        for one, other in pairs
    )


def is_consortium(s: Sentence) -> bool:
    """Whether the only name is that of a consortium, whose members are asked for."""
    types = [s.world.types.get(things[0], "") for _, things in s.agencies]
    return types == ["consortium"] and not s.groups


def asks_kind(s: Sentence) -> bool:
    """Whether it is asked which of two kinds an activity is: 전략인가요 아니면 추가전략인가요?"""
    either = s.has("either") or any(piece.kind == "joiner" and piece.folded == "or" for piece in s.pieces)
    either = either or sum(s.find_ending(one).startswith(_IS_IT) for one in s.content if get_kind(one)) > 1
    other = s.has("who", "agency", "how-much", "how-many", "when", "where", "not", "region") or s.agencies
    return either and len(set(s.kinds)) > 1 and bool(s.groups) and not other


def asks_for_shared(s: Sentence) -> bool:
    """Whether the joint activities of regions are asked for: which project do Daegu and Gangwon share?"""
    how = s.has("percent", "ratio", "how", "how-much", "how-many", "who", "each", "compute") or asks_terms(s)
    return s.has("share") and len(s.regions) > 1 and bool(s.kinds) and not (s.groups or how or has_amount(s))


def asks_what_is_shared(s: Sentence) -> bool:
    """Whether it is asked what regions have in common: what do Daegu and Gimje share?"""
    money = s.has("percent", "ratio", "how", "compute", "get") or has_amount(s) or s.amounts
    return s.has("share") and s.has("what") and len(s.regions) > 1 and not (s.groups or s.kinds or money)


def is_check_of_role(s: Sentence) -> bool:
    """Whether an agency in a role is stated at all: 주관 기관이 정해져 있나요?"""
    noun = s.has("agency") or any(piece.folded.endswith(_AGENT) and s.has_role(piece) for piece in s.content)
    return s.polar and noun and bool(s.roles and s.groups) and not (s.agencies or s.types or s.has("not"))


def asks_derivation(s: Sentence) -> bool:
    """Whether it is asked how an amount comes about: 어떻게 나온 숫자."""
    comes = any("from" in one.concepts and "costs" not in one.concepts for one in s.content)
    return s.has("how") and comes and bool(s.amounts or ((s.groups or s.regions or s.agencies) and has_amount(s)))


def ranks_sources(s: Sentence) -> bool:
    """Whether the funding source with the most or least money is asked for: 금액이 제일 적은 재원."""
    return s.has("by-source") and is_extreme(s) and bool(s.groups) and not s.kinds[1:] and not s.has("sum", "share")


def splits_money(s: Sentence) -> bool:
    """Whether amounts by several funding sources are asked for: 국비·시비·민자로 쪼개서."""
    return len({one for one in s.money if one != "total"}) > 1 and s.has("share") and not s.has("percent", "ratio")


def is_vision(s: Sentence) -> bool:
    """Whether a vision is asked for. It may be the name of a plan: 비전의 10대 사업."""
    listed = ("kind:project", "kind:strategy", "kind:task", "kind:area")
    at = next((at for at, piece in enumerate(s.content) if "vision" in piece.concepts), None)
    if at is None or s.lexicon.lang == "en" or not s.content[at].title:
        return at is not None
    return not any(set(listed) & {*piece.concepts} for piece in s.content[at + 1 :])


_WISHES = ("want", "wants", "wanted", "say", "says", "hope", "hopes", "aim", "aims", "seek", "seeks", "planto", "plans")
_TO_BE = re.compile(
    r"\b(?:want|wish|hope|aim|aspire|seek)s?\s+to\s+(?:be|become|turn into)\s*(?:[?.]|$|by\b|with\b)", re.IGNORECASE
)
_BECOMING = ("되려", "되겠", "되고싶", "만들려", "만들겠", "꿈꾸", "지향", "거듭나", "도약")


def asks_what_to_become(s: Sentence) -> bool:
    """Whether it is asked what a region or plan wants to become, which its vision says."""
    if s.agencies or s.has("who", "when", "how-much", "how-many") or not (s.regions or s.groups):
        return False
    if s.lexicon.lang == "en":
        becomes = any("change" in one.concepts and one.folded in ("become", "turninto") for one in s.content)
        wishes = any(one.folded.startswith(_WISHES) for one in s.pieces)
        return s.has("what") and ((becomes and wishes) or _TO_BE.search(s.written) is not None)
    # 어떤 도시가 되려고, 무엇이 되겠다고
    asked = s.has("what") or any(one.folded == "어떤" for one in s.pieces)
    written = s.written.replace(" ", "")
    return asked and any(one in written for one in _BECOMING) and s.has("region", "what")


def asks_regions(s: Sentence) -> bool:
    """Whether the regions of a technology are asked for: which cities have a robot plan, 반도체 계획이 있는 시도는."""
    only = bool(s.groups) and all(one.technologies and not (one.words or one.names) for one in s.groups)
    if not only or s.regions or s.agencies or s.limits or has_amount(s):
        return False
    if s.has("who", "agency", "when", "how-many", "big", "small", "not", "early", "late"):
        return False
    if is_head(s, "region") or any("region" in one.concepts and s.is_asked(one) for one in s.content):
        return True
    # Where are there semiconductor plans? A single one has a site.
    plain = set(s.concepts) - {"weak"} <= {"where", "exist", "undertake", "kind:plan", "kind:project", "of:project"}
    found = [s.finder.find(one, None, s.kinds[-1:], every=True).activities for one in s.groups]
    several = all(len(one) > 1 for one in found) or any(get_kind(one) and one.folded.endswith("s") for one in s.content)
    return s.has("where") and bool(s.kinds) and plain and several


# What something does that comes into being: 어디에 생겨요.
_ARISING = ("생기", "생겨", "생긴", "생길", "생깁", "생겼")
_KINDS = ("kind:project", "kind:plan", "kind:zone", "kind:phase", "of:phase", "of:project", "of:task")


def asks_where(s: Sentence) -> bool:
    """Whether only the place of something is asked for: 어디에 있나요, 어디에 생겨요."""
    arising = {one for piece in s.content if piece.folded.startswith(_ARISING) for one in piece.concepts}
    plain = set(s.concepts) - arising - {"where", "exist"} <= set(_KINDS)
    return s.has("where") and bool(s.groups) and plain


def asks_where_made(s: Sentence) -> bool:
    """Whether 어디서 asks who made a plan or did a study: 어디서 세운 계획, 용역은 어디서 했나요."""
    by = any("where" in one.concepts and one.folded.startswith("어디서") for one in s.content)
    by = by or any("where" in one.concepts and s.find_ending(one) in ("에서", "서", "가") for one in s.content)
    return by and s.lexicon.lang == "ko" and bool(s.groups) and s.kinds[-1:] in (["plan"], ["study"])


def asks_in_role(s: Sentence) -> bool:
    """Whether the last noun means the agencies in a role: 평가기관은?"""
    last = s.content[-1]
    named = s.has_role(last) and last.folded.endswith(_AGENT) and s.sort_piece(last) == "concept"
    return s.lexicon.lang == "ko" and named and bool(s.groups) and not (s.agencies or s.polar or has_amount(s))


def asks_series(s: Sentence) -> bool:
    """Whether the amounts stated over a span of years are asked for: 2019년부터 2023년까지 어떻게 적혀 있나."""
    stated = s.has("how", "what") and any("from" in one.concepts or one.folded in _STATED for one in s.content)
    stated = stated or any(one.folded.startswith(_STATED) for one in s.pieces)
    return len(s.years) > 1 and bool(s.money or s.has("money")) and stated and not s.has("sum", "average", "spent")


def asks_how_computed(s: Sentence) -> bool:
    """Whether it is asked how an amount comes about, and not for it (합계를 산출해 주세요, calculate the total)."""
    request = any("compute" in one.concepts and one.folded in _CALCULATE for one in s.content)
    return s.has("compute") and (s.has("how", "why") or bool(s.amounts) or not request)


def names_work(s: Sentence) -> bool:
    """Whether the names of activities are asked for, and not those of an agency: KITECH가 주관하는 과제명."""
    return any("name" in one.concepts and one.folded in _NAMES_OF_WORK for one in s.content)


def asks_difference(s: Sentence) -> bool:
    """Whether the difference between two things is asked for, and no change of one over time."""
    return any(one.folded.startswith(("차이", "격차", "difference", "gap")) for one in s.content)


def asks_terms(s: Sentence) -> bool:
    """Whether the terms in which something is divided are asked for: 배분 비율, 분담비."""
    return any(
        "share" in one.concepts and one.folded.endswith(("비율", "배분비", "분담비", "ratio")) for one in s.content
    )


def asks_ratio(s: Sentence) -> bool:
    """Whether the part of one kind of money in the total is asked for: 총사업비 대비 국비."""
    parts = [one for one in s.money if one != "total"]
    named = len(parts) == 1 and "total" in s.money and len(s.groups) < 2 and not (s.amounts or s.limits)
    if not named:
        return False
    if s.lexicon.lang == "en":
        return s.has("percent", "ratio") and not s.has("compare", "more", "less", "big", "small")
    # 국비 대비 총사업비 is another ratio.
    order = [one for one in s.content if any(concept.startswith("money:") for concept in one.concepts)]
    against = [one for one in s.content if one.folded == "대비"]
    return (
        len(against) == 1 and "money:total" in order[0].concepts and order[0].start < against[0].start < order[-1].start
    )


def asks_which_agency(s: Sentence) -> bool:
    """Whether a word for which stands before one for agencies: 어느 부처 사업."""
    kinds = ("agency", "institute")
    which = any(
        one.folded in ("어느", "어떤", "무슨", "which", "what")
        and any(concept in kinds or concept.startswith("type:") for concept in other.concepts)
        for one, other in pairwise(s.pieces)
    )
    return which and bool(s.groups or s.regions) and not (s.agencies or s.limits or has_amount(s))


def asks_cost(s: Sentence) -> bool:
    """Whether a sentence with what ends in the verb: what will the plan cost?"""
    last = s.content[-1]
    plain = s.lexicon.lang == "en" and s.has("what") and bool(s.groups) and not (s.limits or s.money)
    return plain and "costs" in last.concepts and len(s.content) > 1


def is_extreme_date(s: Sentence) -> bool:
    """Whether the first or the last of several is asked for: 가장 먼저 시작한 사업."""
    # The latest edition is no extreme.
    superlative = s.has("most") or s.lexicon.lang == "en"
    dated = s.has("start", "end", "announced", "period")
    order = (s.has("early") and (superlative or dated)) or (s.has("late") and dated and (superlative or s.has("end")))
    return order and bool(s.kinds) and not s.has("agency", "who")

"""What a question asks for: the question word decides, otherwise the head noun.

Rules are tried in order, and the first that fits counts. The head noun is the last one in Korean and the first one in
English.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from graph.reports.questions.asks import ROLE_CONCEPTS
from graph.reports.questions.cases import (
    asks_cost,
    asks_derivation,
    asks_difference,
    asks_for_shared,
    asks_how_computed,
    asks_in_role,
    asks_kind,
    asks_ratio,
    asks_regions,
    asks_series,
    asks_what_is_shared,
    asks_what_to_become,
    asks_where,
    asks_where_made,
    asks_which_agency,
    has_amount,
    is_check_of_role,
    is_consortium,
    is_extreme,
    is_extreme_date,
    is_vision,
    names_work,
    ranks_sources,
    splits_money,
)
from graph.reports.questions.counting import is_apart, is_count, is_indicator
from graph.reports.questions.differences import subtracts
from graph.reports.questions.heads import is_head
from graph.reports.questions.indicators import counts_indicator, list_counted, list_printed
from graph.reports.questions.missing import find_missing_part
from graph.reports.questions.reaching import find_reached
from graph.reports.questions.sentences import Sentence, find_indicators
from graph.reports.questions.signing import asks_party
from graph.reports.questions.targets import find_counted
from graph.reports.questions.working import asks_task, asks_work

Rule: TypeAlias = tuple[str, Callable[[Sentence], bool]]

_ROLES = tuple(ROLE_CONCEPTS)
# 대구로 오는 국비: what comes to a region.
_TOWARDS = ("로", "으로", "로는", "으로는", "로만", "으로만")
_TAKING_PART = ("participant", "involve", "joint", "partner", "lead")


def choose_ask(sentence: Sentence) -> str:
    """The ask of a question, empty if no rule fits."""
    if sentence.has("why"):
        return "check" if sentence.agencies or sentence.regions else ""
    if _is_beyond(sentence) and not sentence.several:
        return ""
    return next((ask for ask, fits in _RULES if fits(sentence)), "")


def _is_beyond(s: Sentence) -> bool:
    """Whether something is asked that the data do not have or that no operator answers."""
    # What regions do in an activity without a name.
    # 국비와 시비의 차이: no change over time.
    several = s.stated_count > 1 and has_amount(s) and not (s.years or s.day or s.stages)
    between = asks_difference(s) and ((len(set(s.money)) > 1 and not s.groups) or several)
    role = s.has("role") and not s.agencies and bool(s.regions) and not s.groups
    ranked = is_extreme(s) and (s.has("region") or _ranks_otherwise(s) or _ranks_times(s))
    # 2019년에 지정된 특구: what was new in a year is not listed.
    new = bool(s.day) and s.has("designating-authority") and not s.has("who", "agency", "when")
    person = s.has("job") and not s.groups
    # Are any of the strategies assigned to an agency?
    assigned = s.lexicon.lang == "en" and s.polar and s.has("agency") and not (_names_agencies(s) or s.has("not"))
    # Are two agencies the same one?
    related = s.kinds or s.groups or s.has("partner", "lead", "participant", "involve")
    identity = s.has("same") and len(s.agencies) > 1 and not related
    return identity or between or role or ranked or new or person or assigned


def _has_names(s: Sentence) -> bool:
    return bool(s.groups or s.regions or s.agencies)


def _ranks_otherwise(s: Sentence) -> bool:
    """Whether technologies or a share of money rank the things, and no amount or number of agencies."""
    ratio = s.has("percent", "ratio") or (s.has("share") and any(one != "total" for one in s.money))
    return (s.has("technology") and not _names_money(s)) or (ratio and len(s.groups) < 2)


def _ranks_times(s: Sentence) -> bool:
    """Whether a time is ranked: 총사업비가 가장 컸던 때는?"""
    last = next((one for one in reversed(s.pieces) if one.kind != "ending"), None)
    return last is not None and last.folded in ("때", "시점", "시기", "무렵")


def _names_agencies(s: Sentence) -> bool:
    return bool(s.agencies or s.roles or s.types or s.seat or s.groups)


def _names_money(s: Sentence) -> bool:
    return s.has("money", "how-much", "spent", "by-source") or bool(s.money)


def _asks_where_else(s: Sentence) -> bool:
    """Whether the other activities of an agency are asked for: DGIST는 배터리 센터 말고 또 어디에 참여하나요?"""
    left_out = s.excluded_groups or s.excluded_regions or _asks_where_it_is(s)
    other = s.groups or s.has("who", "agency", "member") or has_amount(s)
    return bool(left_out) and len(s.agencies) == 1 and s.has(*_TAKING_PART, "undertake", "where", "exist") and not other


def _asks_where_it_is(s: Sentence) -> bool:
    """Whether 어디 means the activities of an agency: ETRI는 어디 참여해?"""
    subject = any(s.find_ending(piece) in ("은", "는", "이", "가") for piece, _ in s.agencies)
    return s.lexicon.lang == "ko" and subject and s.has("where") and s.has("participant", "involve")


def _is_definition(s: Sentence) -> bool:
    if s.has("define"):
        return True
    if s.lexicon.lang == "ko" and s.written.rstrip("?").endswith("란") and len(s.groups) == 1 and not s.concepts:
        return True
    alone = len(s.groups) == 1 and not (s.regions or s.agencies or s.limits or s.amounts)
    if not (s.has("what") and alone and set(s.concepts) <= {"what", "technology"}):
        return False
    group = s.groups[0]
    return bool(group.technologies or len(group.words) == 1) and not group.names


def _is_lack(s: Sentence) -> bool:
    if any(one.folded in ("아닌", "아니고", "아니라") for one in s.content) and s.regions:
        # 주관기관이 대구가 아닌 과제: a condition, and nothing that is missing.
        return False
    what = s.has("agency", "lead", "money", "period", "technology", "undertake", "participant") or bool(s.money)
    return s.has("not", "lack-word") and not (s.polar and s.agencies) and what


def _is_comparison(s: Sentence) -> bool:
    several = len(s.groups) > 1 or len(s.regions) > 1
    several = several or (len(set(s.ordinals)) > 1 and s.ordinal_kind == "phase")
    # A와 B 중 사업비가 큰 쪽
    ranks = len(s.groups) > 1 and s.has("big", "small") and not is_extreme(s) and has_amount(s)
    words = (
        ranks
        or s.has("compare", "than")
        or (s.has("over") and not (s.limits or s.amounts))
        or (s.has("more", "less") and not s.limits)
    )
    return (words and several) or (s.has("compare") and _has_names(s))


def _is_linked_work(s: Sentence) -> bool:
    """Whether a relation only says which work is meant: the three projects linked to the semiconductor complex."""
    asked = is_extreme(s) or has_amount(s) or s.has("how-many", "who", "agency", "when", "lead", "participant")
    return bool(s.kinds and s.groups) and asked


def _asks_stage(s: Sentence) -> bool:
    """Whether the stage of a plan is asked for: 어느 단계."""
    which = ("어느", "무슨", "what")
    return any(one.folded in which and "kind:phase" in other.concepts for one, other in pairwise(s.pieces))


def _asks_seat(s: Sentence) -> bool:
    """Whether only a place is asked for. In Korean 어디 also asks which agency."""
    plain = ("where", "exist") if s.lexicon.lang == "ko" else ("where", "exist", "agency", "institute")
    return all(one in plain or (one.startswith(("type:", "of:")) and plain[-1] == "institute") for one in s.concepts)


def _is_check_of_status(s: Sentence) -> bool:
    """Whether a plan or project has reached a stage or is under way."""
    if not s.polar or s.agencies or s.has("who", "source", "law", "change") or has_amount(s):
        return False
    done = s.has("announced", "selected") and not s.has("when", "agency")
    return done and _is_scoped_singly(s)


def _is_scoped_singly(s: Sentence) -> bool:
    return bool(s.groups or s.regions) and not s.limits and not s.has("exist", "not", "participant", "lead")


def _is_gain(s: Sentence) -> bool:
    """Whether a region gets a part of the money of an activity."""
    asked = s.has("how-much") or bool(s.money)
    gets = s.has("get") or any(s.find_ending(piece) in _TOWARDS for piece, _ in s.regions)
    return bool(s.regions) and gets and asked and bool(s.groups) and not s.has("who", "when", "until-when")


def _is_partners(s: Sentence) -> bool:
    if not (s.has("partner", "same") and s.agencies) or s.has("role") or is_head(s, "lead"):
        return False
    pair = len(s.agencies) > 1
    lists_work = s.lexicon.lang == "ko" and is_head(s, "activity")
    return not (s.polar and pair) and not lists_work


def _is_check_of_agency(s: Sentence) -> bool:
    words = ("involve", "undertake", "right", "cover", "partner", *_ROLES)
    return s.polar and bool(s.agencies) and (s.has(*words) or bool(s.groups))


def _is_check_of_region(s: Sentence) -> bool:
    words = ("participant", "involve", "lead", "undertake", "overlap", "both", "cover")
    return s.polar and bool(s.regions) and bool(s.groups) and s.has(*words) and not _names_money(s)


def _describes_work(s: Sentence) -> bool:
    """Whether a start or end only describes the work that is asked for: 2023년에 시작한 사업."""
    return s.lexicon.lang == "ko" and is_head(s, "activity")


def _is_list_of_work(s: Sentence) -> bool:
    """Whether the work of an agency is asked for: KITECH는 어떤 사업을 주관하나요?"""
    # What does KITECH lead in Daegu, 전남테크노파크는 무엇을 주관하나?
    verb = s.has("what") and s.has("lead", "participant", "undertake")
    named = bool(s.kinds) or verb
    return named and not s.groups and not has_amount(s) and not s.has("agency", "who", "role", "partner")


def _is_list_of_activities(s: Sentence) -> bool:
    if s.lexicon.lang == "en" and s.groups and s.has("money:total") and not s.limits:
        # robot plan of Daejeon: total budget?
        return False
    return bool(s.kinds) and (bool(s.limits) or not has_amount(s) or is_head(s, "activity"))


_RULES: tuple[Rule, ...] = (
    ("conflict", lambda s: s.has("misprint") and (bool(s.amounts) or _has_names(s))),
    ("check", asks_party),
    ("status", lambda s: bool(find_reached(s))),
    ("lack", lambda s: bool(find_missing_part(s))),
    ("conflict", lambda s: s.has("how-many") and s.has("conflict") and bool(s.groups) and bool(find_counted(s))),
    ("amount", subtracts),
    ("share", asks_ratio),
    ("compare", lambda s: len(s.groups) > 1 and has_amount(s) and not s.years and asks_difference(s)),
    ("change", asks_series),
    ("count", lambda s: s.alone and s.has("how-many", "count-noun")),
    ("activities", lambda s: s.alone and not has_amount(s) and not is_extreme(s)),
    ("activities", lambda s: s.several > 0 and is_head(s, "activity") and not s.has("how-many", "not", "big", "small")),
    ("agencies", lambda s: s.several > 0 and not s.has("how-many", "not", "big", "small")),
    ("amount", asks_cost),
    (
        "amount",
        lambda s: (
            s.has("sum")
            and has_amount(s)
            and not (s.has("change", "percent", "ratio") or asks_how_computed(s))
            and not (s.has("share") and s.groups)
            and not (s.has("source") and s.amounts)
        ),
    ),
    ("extreme", ranks_sources),
    ("activities", _asks_where_else),
    ("regions", lambda s: bool(s.excluded_regions and s.groups) and not s.agencies and s.has("region", "where")),
    ("activities", lambda s: "agreement" in s.stages and bool(s.day or s.month or s.years) and s.has("what")),
    ("indicator", lambda s: s.has("change") and s.has("how-much", "how-many", "from-to") and is_indicator(s)),
    ("amount", lambda s: s.has("by-source") and _has_names(s)),
    (
        "activities",
        lambda s: bool(s.limits) and _has_names(s) and not s.has("how-much", "how-many", "when", "who", "sum"),
    ),
    ("compute", lambda s: s.has("sum") and bool(s.amounts) and s.has("what", "how") and not s.has("how-much")),
    (
        "compute",
        lambda s: s.has("compute") and bool(s.amounts or _has_names(s)) and (s.has("how") or not s.has("percent")),
    ),
    ("compute", lambda s: asks_derivation(s) and not s.has("source", "change", "conflict")),
    (
        "change",
        lambda s: (
            s.has("conflict")
            and _has_names(s)
            and (len(set(s.stages)) > 1 or s.has("former") or bool(s.then) or bool(s.years))
        ),
    ),
    ("amount", splits_money),
    ("count", lambda s: bool(list_printed(s))),
    ("indicator", lambda s: any(find_indicators(s, one.folded) for one in list_counted(s)) and is_apart(s)),
    ("indicator", counts_indicator),
    ("conflict", lambda s: s.has("conflict")),
    ("conflict", lambda s: s.has("right") and s.has("what") and bool(s.amounts)),
    ("source", lambda s: s.has("source") or (s.has("from") and s.has("where") and bool(s.amounts))),
    ("drivers", lambda s: s.has("driver")),
    ("vision", asks_what_to_become),
    ("change", lambda s: s.has("change")),
    ("definition", _is_definition),
    ("name", lambda s: s.has("full", "name") and bool(s.agencies) and not (s.has("agency", "role") or names_work(s))),
    ("activities", lambda s: names_work(s) and bool(s.agencies) and not (s.groups or has_amount(s) or s.has("change"))),
    ("regions", asks_regions),
    ("kind", asks_kind),
    ("vision", is_vision),
    ("agencies", asks_where_made),
    ("agencies", lambda s: s.has("owner") and is_head(s, "agency") and "plan" in s.kinds and bool(s.groups)),
    ("relation", lambda s: s.has("relation") and not _is_linked_work(s)),
    ("status", lambda s: s.has("status") or (s.polar is False and _asks_stage(s))),
    ("members", lambda s: s.has("member") and bool(s.agencies)),
    ("agencies", lambda s: bool(s.seat) and not (s.groups or s.kinds) and is_head(s, "agency")),
    ("status", _is_check_of_status),
    ("site", lambda s: s.has("site") and not (s.has("law", "basis", "lead", "participant", "how-much") or s.money)),
    ("site", lambda s: s.has("where") and len(s.agencies) == 1 and _asks_seat(s)),
    ("site", asks_where),
    ("site", lambda s: s.has("seated") and len(s.agencies) == 1 and not s.regions),
    ("area", lambda s: s.has("area")),
    ("date", lambda s: s.has("law") and s.has("enact") and s.has("when", "period")),
    (
        "law",
        lambda s: s.has("law") or any("basis" in one.concepts and "target" not in one.concepts for one in s.content),
    ),
    ("count", lambda s: s.negated and s.has("how-many") and bool(s.kinds)),
    ("activities", lambda s: s.negated and bool(s.kinds) and not s.polar),
    ("lack", _is_lack),
    ("share", lambda s: s.has("share") and s.has("compare") and len(s.regions) > 1 and bool(s.groups)),
    ("compare", _is_comparison),
    ("compare", lambda s: len(s.groups) > 1 and s.has("percent", "ratio") and s.has("big", "small", "more", "less")),
    ("partners", lambda s: s.has("rest") and not s.excluded_groups and bool(s.agencies) and s.has("who", "agency")),
    ("extreme", is_extreme),
    ("extreme", is_extreme_date),
    ("overlap", lambda s: s.has("overlap") and len(s.regions) > 1 and not (s.polar and s.groups)),
    ("intersect", lambda s: s.has("overlap", "both") and len(s.groups) > 1 and is_head(s, "agency")),
    ("indicator", is_indicator),
    ("count", is_count),
    ("overlap", lambda s: s.has("share") and len(s.regions) > 1 and is_head(s, "technology")),
    ("activities", asks_for_shared),
    ("overlap", asks_what_is_shared),
    (
        "agencies",
        lambda s: s.has("who", "agency") and s.has("share") and not (has_amount(s) or s.has("percent", "how")),
    ),
    ("partners", lambda s: s.has("partner") and is_head(s, "region") and bool(s.regions)),
    (
        "members",
        lambda s: s.has("involve", "participant", "partner") and s.has("who", "where", "agency") and is_consortium(s),
    ),
    ("share", lambda s: s.has("share", "percent") or (s.has("ratio") and s.has("how"))),
    ("share", lambda s: s.has("ratio") and bool(s.amounts and s.groups)),
    ("share", _is_gain),
    ("date", lambda s: s.has("when", "until-when", "how-many-years") and not s.has("participant", "lead")),
    ("members", lambda s: s.has("member")),
    ("partners", _is_partners),
    ("partners", lambda s: s.has("partner") and s.has("region") and bool(s.regions)),
    ("partners", lambda s: s.has("partner") and len(s.regions) == 1 and not s.groups and not s.kinds),
    ("agencies", is_check_of_role),
    ("check", _is_check_of_agency),
    ("check", _is_check_of_region),
    ("amount", lambda s: s.polar and has_amount(s) and not (s.has("agency") and not _names_money(s))),
    ("activities", lambda s: s.polar and s.has("exist") and bool(s.kinds)),
    ("role", lambda s: bool(s.regions and s.groups) and not s.agencies and (s.has("role") or asks_task(s))),
    ("role", lambda s: (s.has("role") and bool(s.agencies)) or asks_work(s)),
    ("role", lambda s: bool(s.agencies) and s.has("do") and bool(s.groups or s.kinds) and not s.has("who")),
    ("amount", lambda s: s.has("how-much", "pay", "spent") and not s.limits),
    ("partners", lambda s: bool(s.agencies) and s.has("partner") and is_head(s, "lead")),
    ("agencies", lambda s: s.has("who")),
    ("technologies", lambda s: is_head(s, "technology") and _has_names(s) and not s.has("who", "agency")),
    ("exemptions", lambda s: s.has("exemption")),
    ("regions", lambda s: s.has("region") and not (s.regions or s.agencies) and bool(s.groups) and not s.limits),
    ("regions", lambda s: is_head(s, "region") and s.has(*_TAKING_PART) and not s.agencies),
    ("agencies", asks_which_agency),
    ("agencies", asks_in_role),
    ("activities", lambda s: bool(s.agencies) and _is_list_of_work(s)),
    ("date", lambda s: s.lexicon.lang == "ko" and is_head(s, "date") and _has_names(s)),
    ("agencies", lambda s: is_head(s, "agency", "lead") and not s.has("most")),
    ("agencies", lambda s: s.has("where") and s.has(*_ROLES)),
    ("agencies", lambda s: s.has("counted-agency") and s.has(*_ROLES, "undertake", "involve") and _has_names(s)),
    ("amount", lambda s: is_head(s, "money") and not s.limits),
    ("date", lambda s: s.has("period", "start", "end") and _has_names(s) and not _describes_work(s)),
    ("technologies", lambda s: s.has("technology") and bool(s.regions or s.agencies) and not s.groups),
    ("activities", lambda s: bool(s.agencies) and not has_amount(s)),
    ("activities", _is_list_of_activities),
    ("amount", has_amount),
    ("agencies", lambda s: s.has("agency", "institute", *_ROLES) and _has_names(s)),
    ("activities", lambda s: s.has("what", "cover") and _has_names(s)),
    ("activities", lambda s: bool(s.groups) and not s.concepts),
    ("indicator", lambda s: s.has("target", "actual", "indicator")),
)

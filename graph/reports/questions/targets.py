"""What of its scope a question asks for: the target of its form."""

from collections.abc import Mapping, Sequence

from graph.reports.questions.differences import subtracts
from graph.reports.questions.heads import ranks_by_agencies
from graph.reports.questions.missing import find_missing_part
from graph.reports.questions.ranking import ranks_agencies
from graph.reports.questions.reaching import find_reached
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence
from graph.reports.questions.signing import asks_party

# Ask -> concepts with their targets, the most decisive first.
_TARGETS: Mapping[str, Sequence[tuple[str, str]]] = {
    "date": (
        ("enact", "enact"), ("event", "event"), ("start", "start"), ("end", "end"), ("until-when", "end"),
        ("period", "period"), ("how-many-years", "period"), ("announced", "announced"),
    ),
    "indicator": (("actual", "actual"), ("target", "target")),
    "change": (
        *((one, one) for one in ("area", "name", "vision", "lead", "investor", "participant", "money")),
        ("how-much", "money"), ("sum", "money"),
    ),
    "amount": (
        ("average", "average"), ("by-source", "by-source"), ("pay", "by-source"), ("rest", "rest"), ("each", "each"),
    ),
    "share": (("percent", "ratio"), ("ratio", "ratio"), ("compare", "ratio"), ("share", "share"), ("get", "get")),
    "compare": (("percent", "ratio"), ("ratio", "ratio"), ("money", "money")),
    "law": (("enact", "enact"),),
    "name": (("current", "current"), ("former", "former"), ("full", "full")),
    "lack": tuple((one, one) for one in ("lead", "agency", "period", "technology", "money")),
    "extreme": (("participant", "agencies"),),
}  # fmt: skip
_COUNTED = {
    "kind:area": "focus-area",
    "kind:add-on": "add-on-strategy",
    "eligible": "eligible-region",
    "attended": "attendee",
    "institute": "agency",
}
_DAYS = ("날", "날짜", "일자")
_TIMES = (*_DAYS, "시점", "시기", "date", "dates")
_PLAIN_NOUNS = ("agency", "exemption", "member", "region")
_COUNT_NOUNS = {"사업수": "project", "과제수": "project", "전략수": "strategy", "기관수": "agency"}


def find_direction(sentence: Sentence) -> str:
    """``most`` or ``least``. A word such as 가장 alone gives no direction."""
    if sentence.has("early", "late") and not sentence.has("big", "small"):
        return "earliest" if sentence.has("early") else "latest"
    if sentence.has("small", "less"):
        return "least"
    return "most" if sentence.has("big", "more") else ""


def find_target(sentence: Sentence, ask: str) -> str:  # noqa: PLR0911, PLR0912 - one return for each exception
    """What of the scope is asked for."""
    if ask == "count":
        return find_counted(sentence)
    if ask == "status" and find_reached(sentence):
        return "reached"
    if ask == "check" and asks_party(sentence):
        return "party"
    if ask == "lack" and (part := find_missing_part(sentence)):
        return part
    if ask == "amount" and subtracts(sentence):
        return "difference"
    if ask == "amount" and not sentence.agencies and _is_gained(sentence):
        return "get"
    if ask == "amount" and sentence.agencies and sentence.has("get", "funder", "role:funder", "pay"):
        return "get"
    if ask == "date" and sentence.has("start", "when") and sentence.has("end", "until-when"):
        return "period" if sentence.has("start") or sentence.has("until-when") else "end"
    if ask == "extreme" and sentence.has("early", "late"):
        default = "announced" if sentence.kinds[-1:] == ["plan"] else "start"
        return next((one for one in ("end", "start", "announced") if sentence.has(one)), default)
    if ask == "amount" and sentence.amounts and sentence.has("how") and not sentence.has("how-much"):
        # 5,200억은 어떻게 쓰이나
        return "by-source"
    several = ask == "amount" and len({one for one in sentence.money if one != "total"}) > 1
    if several or (ask == "date" and _asks_day_of_edition(sentence)):
        return ""
    if ask == "extreme" and sentence.has("by-source"):
        return "by-source"
    if ask == "extreme" and (ranked := _find_ranked(sentence)):
        return ranked
    if ask == "conflict":
        return _find_disputed(sentence)
    if ask == "extreme" and sentence.money:
        return ""
    for concept, target in _TARGETS.get(ask, ()):
        if sentence.has(concept):
            return target
    return "money" if ask == "lack" and sentence.money else ""


def _is_gained(sentence: Sentence) -> bool:
    """Whether a region is what gets the money: how much did Daegu secure, 대구가 따낸 국비."""
    places = [piece for piece, _ in sentence.regions]
    if sentence.groups or len(places) != 1 or not sentence.has("get"):
        return False
    if sentence.lexicon.lang == "ko":
        return sentence.find_ending(places[0]) in ("이", "가", "은", "는")
    after = sentence.content[sentence.content.index(places[0]) + 1 :]
    return bool(after) and "get" in after[0].concepts


def _find_ranked(sentence: Sentence) -> str:
    """What is ranked by a number: activities by their agencies, or agencies by their activities."""
    if ranks_by_agencies(sentence):
        return "agencies-each"
    return "agencies" if ranks_agencies(sentence) else ""


def _find_disputed(sentence: Sentence) -> str:
    """What sources may state differently: a number, a period, otherwise any value."""
    if sentence.has("misprint"):
        return "misprint"
    if sentence.has("how-many", "exemption"):
        return find_counted(sentence)
    return "period" if sentence.has("period", "start", "end") and not sentence.money else ""


def _asks_day_of_edition(sentence: Sentence) -> bool:
    """Whether a day is asked for on which a plan reached a stage, and no period: 선정된 날."""
    days = _TIMES if sentence.has("designating-authority") else _DAYS if sentence.stages else ()
    return any(one.folded in days for one in sentence.content)


def find_counted(sentence: Sentence) -> str:
    """The code of what is counted: the last noun in Korean, the first one in English."""
    # Strategies without the add-on ones are strategies.
    kept = (one for one in sentence.content if not ("kind:add-on" in one.concepts and one.start in sentence.apposed))
    nouns = [noun for piece in kept if (noun := _to_noun(piece))]
    if "eligible-region" in nouns:
        return "eligible-region"
    if not nouns:
        # 참여 기관 is a role.
        return "agency" if sentence.roles else ""
    return nouns[-1] if sentence.lexicon.lang == "ko" else nouns[0]


def _to_noun(piece: Piece) -> str:
    for concept in piece.concepts:
        if concept == "count-noun":
            return _COUNT_NOUNS.get(piece.folded, "project")
        if concept in _COUNTED:
            return _COUNTED[concept]
        if concept in _PLAIN_NOUNS or concept.startswith(("kind:", "of:", "type:")):
            return concept.removeprefix("kind:").removeprefix("of:")
    return ""

"""The second pass over a sentence: figures, what it leaves out, and words that only repeat what a name says.

``주관기관 말고``, ``besides the lead`` and ``not led by``: the word that leaves out belongs to its neighbour, which
stands before it in Korean and after it in English.
"""

from itertools import pairwise

from graph.reports.questions.alone import read_alone
from graph.reports.questions.asks import ROLE_CONCEPTS
from graph.reports.questions.directions import TYPE_WORDS
from graph.reports.questions.heads import is_head
from graph.reports.questions.lexicon.korean import split_syllable
from graph.reports.questions.numbers import read_figures, read_seat
from graph.reports.questions.places import read_places
from graph.reports.questions.planyears import read_plans_of_years
from graph.reports.questions.ranking import read_top
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind, to_group
from graph.reports.questions.several import read_several

# X가 아닌: X is left out.
_IS_NOT = ("아닌", "아니고", "아니라")
# Words after a stage, and the beginnings of phrases with one, that say when something was so.
_THEN = ("때", "당시", "당시에", "시", "시점", "무렵")
_AT = ("atthe", "atselection", "when", "onselection")
# The stages of drawing up a plan.
_DRAWING_UP = ("kickoff", "interim", "final")
_APPLYING = ("신청", "응모")
_BEFORE_VERBS = ("안", "못")
_AGENTS = ("기관", "업체", "participants", "agencies")


def refine(sentence: Sentence) -> Sentence:
    """*sentence* after the second pass."""
    sentence.loose += [*_list_unknown_names(sentence), *_list_bare_days(sentence)]
    read_plans_of_years(sentence)
    read_top(sentence)
    read_several(sentence)
    read_figures(sentence)
    read_places(sentence)
    read_seat(sentence)
    _read_appositions(sentence)
    _read_then(sentence)
    read_exclusions(sentence)
    read_alone(sentence)
    return sentence


def _list_unknown_names(sentence: Sentence) -> list[Piece]:
    """The types in proper names of regions that no agency has: Incheon Technopark."""
    if sentence.lexicon.lang != "en":
        return []
    pairs = pairwise(sentence.content)
    proper = ((one, other) for one, other in pairs if other.folded in TYPE_WORDS and other.text[:1].isupper())
    return [other for one, other in proper if one.end == other.start and sentence.sort_piece(one) == "region"]


def _list_bare_days(sentence: Sentence) -> list[Piece]:
    """날 asks when only after a verb: 통과한 날, but not 수소의 날."""
    pairs = pairwise(sentence.pieces)
    return [
        day for before, day in pairs if day.folded == "날" and day.kind == "content" and not _is_attributive(before)
    ]


def _read_then(sentence: Sentence) -> None:
    """Notes the stages that say when something was so: 선정 때, 끝날 때, at the time of the selection."""
    pieces = [one for one in sentence.pieces if one.kind != "ending"]
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        stage = _find_stage(piece)
        timed = after is not None and after.folded in _THEN
        if sentence.lexicon.lang == "en":
            # the final plan
            plan = stage in _DRAWING_UP and after is not None and get_kind(after) == "plan"
            timed = piece.folded.startswith(_AT) or plan
        if not stage or not timed:
            continue
        sentence.then.append(stage)
        sentence.used |= {one.start for one in (before, piece, after) if one and _belongs(one, piece)}


def _find_stage(piece: Piece) -> str:
    if piece.folded.startswith(_APPLYING) and "eligible" in piece.concepts:
        return "applied"
    if "end" in piece.concepts:
        return "closed"
    return next((one.removeprefix("stage:") for one in piece.concepts if one.startswith("stage:")), "")


def _belongs(one: Piece, stage: Piece) -> bool:
    """Whether a word beside a stage only says when: 처음 선정 당시."""
    return one is stage or "former" in one.concepts


def _is_attributive(piece: Piece) -> bool:
    return "가" <= piece.folded[-1] <= "힣" and split_syllable(piece.folded[-1])[2] == "ㄴ"


def _read_appositions(sentence: Sentence) -> None:
    """A word for the type of an agency beside its name says nothing new: the test lab KTL."""
    named = {piece.start for piece, _ in sentence.agencies}
    for one, other in pairwise(sentence.content):
        for piece, near in ((one, other), (other, one)):
            is_type = any(concept.startswith("type:") or concept == "institute" for concept in piece.concepts)
            if is_type and near.start in named and one.end == other.start:
                sentence.apposed.add(piece.start)
    for one, other in pairwise(sentence.content):
        if get_kind(one) == "strategy" and get_kind(other) == "project" and one.text + other.text in sentence.written:
            # 전략사업 written as one word is a strategy.
            sentence.apposed.add(other.start)
    sentence.apposed |= {piece.start for piece in sentence.content if _refers_back(sentence, piece)}
    sentence.used |= sentence.apposed


def _refers_back(sentence: Sentence, piece: Piece) -> bool:
    """Whether a word for a type means the agency that is named before it: 교통안전공단은 ..., 공단이."""
    if not _list_types(piece) or sentence.content[-1] is piece:
        return False
    at = sentence.pieces.index(piece)
    if sentence.lexicon.lang == "en":
        definite = at > 0 and sentence.pieces[at - 1].folded in ("the", "this", "that", "thes")
        types = [sentence.world.types.get(things[0]) for one, things in sentence.agencies if one.start < piece.start]
        return definite and len(types) == 1 and types[0] in _list_types(piece)
    named = [one for one, _ in sentence.agencies if one.end < piece.start]
    subject = sentence.find_ending(piece) in ("이", "가", "은", "는", "도", "을", "를", "의", "에서", "에")
    return subject and not sentence.is_asked(piece) and len(named) == 1 and named[0].folded.endswith(piece.folded)


def _find_named(sentence: Sentence, at: int, near: Piece) -> Piece:
    """What is left out: 전기구동부품 in 전기구동부품 과제 말고, where *near* is the kind of it."""
    before = sentence.content[at - 1] if sentence.lexicon.lang == "ko" and at > 0 else None
    if before is None or not get_kind(near) or all(before not in parts for parts in sentence.group_pieces):
        return near
    sentence.apposed.add(near.start)
    sentence.used.add(near.start)
    return before


def read_exclusions(sentence: Sentence) -> None:
    """Notes in *sentence* what is left out, and which pieces that uses."""
    content = sentence.content
    step = -1 if sentence.lexicon.lang == "ko" else 1
    for at, piece in enumerate(content):
        # 안 끼는: these stand before the verb.
        after = content[at + 1 : at + 2] if piece.folded in _BEFORE_VERBS else []
        denied = any(list_roles(one) or "involve" in one.concepts for one in after)
        place = at + 1 if denied else at + step
        near = content[place] if 0 <= place < len(content) else None
        if near is None:
            continue
        if "rest" in piece.concepts or (piece.folded in _IS_NOT and not list_roles(near)):
            _leave_out(sentence, piece, _find_named(sentence, at + step, near))
        elif (
            "not" in piece.concepts
            and (list_roles(near) or "involve" in near.concepts)
            and (sentence.agencies or sentence.types or sentence.seat)
        ):
            sentence.negated = True
            sentence.used.add(piece.start)
            # 주관하지 않고 참여만 하는: one role is denied, and another one is not.
            others = (one for one in content if one is not near and one is not piece and list_roles(one))
            sentence.loose += [one for one in others if not set(list_roles(one)) & set(list_roles(near))]
    left_out = (
        sentence.excluded_roles or sentence.excluded_agencies or sentence.excluded_groups or sentence.excluded_regions
    )
    # R&D 말고 나머지: both words leave out the same.
    sentence.used |= {piece.start for piece in content if left_out and "rest" in piece.concepts}


def list_roles(piece: Piece) -> list[str]:
    """The roles that a piece names, as codes."""
    named = [ROLE_CONCEPTS[one] for one in piece.concepts if one in ROLE_CONCEPTS]
    return named or [one.removeprefix("role:") for one in piece.concepts if one.startswith("role:")]


def _leave_out_types(sentence: Sentence, piece: Piece, near: Piece) -> None:
    """연구기관만, 대학이나 공단은 빼고: types that are left out beside the one that is asked for."""
    content = sentence.content
    step = -1 if sentence.lexicon.lang == "ko" else 1
    at, run = content.index(near), []
    while 0 <= at < len(content) and (types := _list_types(content[at])):
        run.append(content[at])
        sentence.excluded_types += types
        at += step
    sentence.used |= {one.start for one in (piece, *run)} if sentence.types else set()


def _list_types(piece: Piece) -> list[str]:
    return [one.removeprefix("type:") for one in piece.concepts if one.startswith("type:")]


def _leave_out(sentence: Sentence, piece: Piece, near: Piece) -> None:
    agency = next((things for one, things in sentence.agencies if one is near), None)
    if agency and _lists_agencies(sentence):
        sentence.agencies = []
        sentence.excluded_agencies.append(agency[0])
        sentence.used |= {piece.start, near.start}
        return
    region = next((things for one, things in sentence.regions if one is near), None)
    if region and (sentence.agencies or _asks_regions(sentence)):
        # 구미 말고 다른 지역
        sentence.regions = [pair for pair in sentence.regions if pair[0] is not near]
        sentence.excluded_regions.append(region[0])
        sentence.used |= {piece.start, near.start}
        return
    if get_kind(near) == "add-on" and "strategy" in sentence.kinds:
        # Strategies are counted and listed without the add-on ones.
        sentence.apposed.add(near.start)
        sentence.used |= {piece.start, near.start}
        return
    if _list_types(near) and len(sentence.types) > 1:
        _leave_out_types(sentence, piece, near)
        return
    if sentence.sort_piece(near) == "concept" and list_roles(near):
        sentence.excluded_roles += list_roles(near)
        sentence.used |= {piece.start, near.start}
        return
    place = next((place for place, parts in enumerate(sentence.group_pieces) if near in parts), None)
    if place is not None and (len(sentence.group_pieces[place]) == 1 or _leaves_all(sentence, place, piece)):
        sentence.excluded_groups.append(sentence.groups[place])
        sentence.groups = [one for at, one in enumerate(sentence.groups) if at != place]
        sentence.group_pieces = [one for at, one in enumerate(sentence.group_pieces) if at != place]
        sentence.used |= {piece.start, near.start}
    elif place is not None:
        # R&D 말고: the other words of the group name where it is left out.
        _split_group(sentence, place, piece, near)


def _asks_regions(sentence: Sentence) -> bool:
    """Whether the other regions of an activity are asked for: AMR 사업에 대구 말고 어느 지역이 참여하나요?"""
    together = sentence.has("participant", "involve", "partner", "joint", "share")
    return bool(sentence.groups) and sentence.has("region", "where") and together


def _lists_agencies(sentence: Sentence) -> bool:
    """Whether the other agencies in a scope are asked for: which agencies lead EV except KITECH?"""
    scoped = sentence.groups or sentence.regions
    asked = sentence.has("agency", "who", "institute") or is_head(sentence, "agency", "lead") or bool(sentence.types)
    # 참여 기관
    asked = asked or any(sentence.has_role(one) and one.folded.endswith(_AGENTS) for one in sentence.content)
    return len(sentence.agencies) == 1 and bool(scoped and asked) and not sentence.has("partner", "how-many")


def _leaves_all(sentence: Sentence, place: int, piece: Piece) -> bool:
    """Whether all words of a group are left out: DGIST는 배터리 센터 말고, besides the e-drive project.

    Without an agency, the other words name what something is left out of.
    """
    parts = sentence.group_pieces[place]
    # Daegu projects except the AMR platform
    follows = sentence.lexicon.lang == "en" and bool(sentence.regions) and parts[0].start > piece.start
    return (bool(sentence.agencies) or follows) and all(one.end == other.start for one, other in pairwise(parts))


def _split_group(sentence: Sentence, place: int, piece: Piece, near: Piece) -> None:
    kept = [one for one in sentence.group_pieces[place] if one is not near]
    sentence.excluded_groups.append(to_group([(sentence.sort_piece(near), near)]))
    sentence.groups[place] = to_group([(sentence.sort_piece(one), one) for one in kept])
    sentence.group_pieces[place] = kept
    sentence.used |= {piece.start, near.start}

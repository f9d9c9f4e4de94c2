"""The figures of a sentence: days, spans of years, ordinals, amounts with their comparison, and seats."""

import re
from itertools import pairwise

from graph.model.dates import move_day
from graph.reports.questions.form import Limit
from graph.reports.questions.rewording import APART
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind

_COMPARISONS = {"over": ">", "at-least": ">=", "under": "<", "up-to": "<="}
_SINCE = ("부터", "이후", "이래")
_SPAN = re.compile(
    r"[0-9]년?도?\s*(?:부터|에서|[~–-])"
    r"|[0-9]년?도?[가-힣\s]{0,12}(?:과|와|하고|이?랑)\s*[0-9]{4}년?도?[가-힣\s]{0,12}\s*사이"
    r"|(?:between|from)\s+(?:the\s+)?[0-9]{4}|[0-9]{4}\s+(?:to|through|until)\s+[0-9]{4}",
    re.IGNORECASE,
)
_AMONG = ("가운데", "중에", "중에서", "중", "에서")
_OF = ("of", "among", "amongst")
# What is asked of parts that are only counted by the way, and what marks them.
_ASKED_OF_PARTS = ("agency", "lead", "participant", "funder", "money", "costs", "period")
_OF_EACH = ("에", "의", "마다", "별", "은", "는", "모두", "이", "가")
_DEFINITE = ("the", "all", "these", "those", "its", "their", "s")
_YEARS = ("년", "년간", "개년", "years", "year")


def read_figures(s: Sentence) -> None:
    """Reads days, ordinals, and amounts with the comparison and the kind of money beside them."""
    content = s.content
    for at, piece in enumerate(content):
        if piece.kind != "figure" or piece.start in s.used:
            continue
        if piece.figure == "day":
            near = content[max(at - 1, 0) : at + 2]
            before = next((one for one in near if "before" in one.concepts), None)
            if before:
                s.used.add(before.start)
            if not before and _is_span(s):
                s.years.append(piece.value)
                continue
            if s.day:
                s.loose.append(piece)
            s.day = _go_before(piece.value) if before else piece.value
            _check_span(s, piece)
        elif piece.figure == "month":
            if s.month:
                s.loose.append(piece)
            s.month = piece
        elif piece.figure == "nth-year":
            if s.nth_year:
                s.loose.append(piece)
            s.nth_year = piece
        elif piece.figure in ("ordinal", "number", "percent"):
            _read_number(s, at, piece)
        elif piece.figure == "amount":
            _read_amount(s, at, piece)


def _is_span(s: Sentence) -> bool:
    """Whether two days are the ends of a span: 2021년부터 2023년까지, between April and August 2025."""
    days = [one.value for one in s.content if one.figure == "day"]
    if len(days) != 2 or not days[0] < days[1] or s.has(APART):
        return False
    # 2019년보다 2023년에 얼마나 늘었나: the days are those between which something changed.
    changed = s.has("change") or (s.has("conflict") and not s.has("source"))
    return changed or (all(len(one) == 4 for one in days) and _SPAN.search(s.written) is not None)


def _check_span(s: Sentence, day: Piece) -> None:
    """A day after which something holds is no as-of day."""
    at = s.pieces.index(day)
    if any(one.kind == "ending" and one.folded in _SINCE for one in s.pieces[at + 1 : at + 2]):
        s.loose.append(day)


def _read_number(s: Sentence, at: int, piece: Piece) -> None:
    """An ordinal of a kind (전략 7번, 1단계, strategy 3), or how many there are; any other number is left over."""
    content = s.content
    before, after = (content[place] if 0 <= place < len(content) else None for place in (at - 1, at + 1))
    if after and s.lexicon.lang == "en" and s.sort_piece(after) in ("region", "agency") and at + 2 < len(content):
        # the four Daegu projects
        after = content[at + 2] if get_kind(content[at + 2]) else after
    kinds = [get_kind(one) for one in (before, after)]
    if piece.figure == "ordinal":
        _add_ordinal(s, piece, kinds[1] or kinds[0])
    elif kinds[1] == "phase" or (kinds[0] and piece.folded == piece.value):
        _add_ordinal(s, piece, kinds[1] if kinds[1] == "phase" else kinds[0])
    elif piece.folded.endswith(_YEARS):
        s.spans.append(piece)
        if before and s.lexicon.lang == "en" and "over" in before.concepts:
            s.used.add(before.start)
    elif (after and get_kind(after) and _is_partitive(s, piece, after)) or (
        s.polar and after and get_kind(after) and _is_only_said(s, piece, after)
    ):
        s.parts_of = (int(float(piece.value)), piece)
    elif s.polar and after and any(map(_is_countable, after.concepts)):
        # Does Daegu have five projects? No slot holds a number to confirm.
        s.loose.append(piece)
    elif after and get_kind(after):
        s.stated_count = int(float(piece.value))
    elif before and get_kind(before) and piece.folded != piece.value:
        # 공모사업 3개
        s.stated_count = int(float(piece.value))
    elif piece.folded == piece.value and not (after and any(map(_is_countable, after.concepts))):
        s.loose.append(piece)


def _is_partitive(s: Sentence, number: Piece, noun: Piece) -> bool:
    """Whether a number only says of how many something is asked: 9개 전략 가운데, of the nine strategies."""
    at, end = s.pieces.index(number), s.pieces.index(noun)
    if s.lexicon.lang == "ko":
        return any(one.folded.startswith(_AMONG) for one in s.pieces[end + 1 : end + 2])
    return any(one.folded in _OF for one in s.pieces[max(at - 2, 0) : at])


def _is_only_said(s: Sentence, number: Piece, noun: Piece) -> bool:
    """Whether a question of yes or no only says by the way how many things it is about: 9개 전략에 예산이 있나."""
    if not (s.has(*_ASKED_OF_PARTS) or s.money):
        return False
    at, end = s.pieces.index(number), s.pieces.index(noun)
    if s.lexicon.lang == "ko":
        return any(one.folded.startswith(_OF_EACH) for one in s.pieces[end + 1 : end + 2])
    return (
        any(one.folded in _DEFINITE for one in s.pieces[max(at - 2, 0) : at]) or "all" in s.written.casefold().split()
    )


def _add_ordinal(s: Sentence, piece: Piece, kind: str) -> None:
    """Several ordinals (1단계와 2단계) must be of one kind."""
    if s.ordinals and kind != s.ordinal_kind:
        s.loose.append(piece)
    s.ordinal, s.ordinal_kind = int(piece.value), kind
    s.ordinals.append(s.ordinal)


def _read_amount(s: Sentence, at: int, piece: Piece) -> None:
    content = s.content
    near = [content[place] for place in (at + 1, at - 1) if 0 <= place < len(content)]
    for other in near:
        found = next((sign for concept, sign in _COMPARISONS.items() if concept in other.concepts), "")
        if found:
            s.used.add(other.start)
            s.limits.append(Limit(found, piece.value, _find_kind(s, at) or "total"))
            return
    s.amounts.append(piece.value)


def _find_kind(s: Sentence, at: int) -> str:
    """The kind of money nearest to the amount at *at*; before it in Korean."""
    order = sorted(range(len(s.content)), key=lambda place: (abs(place - at), place > at))
    for place in order:
        if abs(place - at) > 3:
            break
        if {"money", "costs"} & {*s.content[place].concepts} and place < at:
            return "total"
        between = s.content[min(place, at) + 1 : max(place, at)]
        if any(one.kind == "figure" for one in between):
            continue
        for concept in s.content[place].concepts:
            if concept.startswith("money:"):
                return concept.removeprefix("money:")
    return ""


def _read_place(s: Sentence) -> None:
    """경북에 있는 기관: a region in the locative before agencies that are there is their seat."""
    for piece, near in pairwise(s.content):
        after = s.pieces[s.pieces.index(piece) + 1 : s.pieces.index(near)]
        located = [one.folded for one in after] in (["에", "있는"], ["에", "위치한"], ["에", "소재한"])
        # AMR 사업에 대구 기관이, Daegu agencies in the AMR project: the place of the work is named by the project.
        located = located or (not after and bool(s.groups) and s.sort_piece(near) == "concept" and not s.has("include"))
        if s.lexicon.lang == "en":
            # agencies from Daejeon
            after = s.pieces[s.pieces.index(piece) + 1 : s.pieces.index(near)]
            if [one.folded for one in after] == ["from"] and _is_agent(piece):
                known = [pair for pair in s.regions if pair[0] is near]
                if known and s.seat is None:
                    s.seat = known[0][1][0]
                    s.regions = [pair for pair in s.regions if pair is not known[0]]
            continue
        is_agency = "agency" in near.concepts or any(one.startswith("type:") for one in near.concepts)
        known = [pair for pair in s.regions if pair[0] is piece]
        if located and is_agency and known and s.seat is None:
            s.seat = known[0][1][0]
            s.regions = [pair for pair in s.regions if pair is not known[0]]


def _is_agent(piece: Piece) -> bool:
    return "agency" in piece.concepts or any(one.startswith("type:") for one in piece.concepts)


def read_seat(s: Sentence) -> None:
    """A region with a word for a seat beside it is where agencies are, not where the work is."""
    _read_place(s)
    content = s.content
    for at, piece in enumerate(content):
        for concept in ("seated", "outside"):
            if concept not in piece.concepts:
                continue
            after = s.lexicon.lang == "en" or concept == "outside"
            for place in (at + 1, at - 1) if after else (at - 1,):
                known = [pair for pair in s.regions if 0 <= place < len(content) and pair[0] is content[place]]
                if known and concept == "outside" and s.agencies:
                    # ETRI가 대구 밖에서 하는 사업: the work is elsewhere, whatever the seat.
                    s.excluded_regions.append(known[0][1][0])
                    s.regions = [pair for pair in s.regions if pair is not known[0]]
                    s.used.add(piece.start)
                elif known and s.seat is None:
                    s.seat = known[0][1][0]
                    s.seat_outside = concept == "outside"
                    s.regions = [pair for pair in s.regions if pair is not known[0]]
                    s.used.add(piece.start)


def _is_countable(concept: str) -> bool:
    return concept in ("agency", "institute", "region") or concept.startswith(("kind:", "of:", "type:"))


def _go_before(day: str) -> str:
    """The last day, month or year before *day*."""
    if len(day) == 4:
        return str(int(day) - 1)
    return move_day((day + "-01")[:10], -1)

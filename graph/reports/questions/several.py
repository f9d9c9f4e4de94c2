"""In how many activities agencies are, or how many agencies are in activities: 둘 이상의 과제에 참여하는 기관."""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.heads import is_head
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind

# The comparison beside a number, and how much it adds to the least number.
_LEAST = {"at-least": 0, "over": 1}
# Words for more than one.
_SEVERAL = ("여러", "여러개", "여러건", "여러군데", "다수", "다수의", "복수", "복수의", "several", "multiple")
_AGENTS = ("agency", "institute", "who", "where", "participant", "lead")


def drop_several(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which a word for several before a kind of activity is no word of a title."""
    kinds = [at for at, piece in enumerate(pieces) if get_kind(piece)]
    return [
        replace(one, kind="stop", title=False)
        if one.folded in _SEVERAL and one.kind == "content" and {at + 1, at + 2}.intersection(kinds)
        else one
        for at, one in enumerate(pieces)
    ]


def read_several(s: Sentence) -> None:
    """Notes how many activities of an agency, or agencies of an activity, are meant at least."""
    if s.top or not _has_agents(s):
        return
    pieces = [one for one in s.pieces if one.kind != "ending"]
    for at, piece in enumerate(pieces):
        count = read_count(s, piece)
        signs = [
            one for one in (*pieces[at + 1 : at + 2], *pieces[max(at - 1, 0) : at]) if _LEAST.keys() & {*one.concepts}
        ]
        if count and signs and ("counted-agency" not in piece.concepts or is_head(s, "activity")):
            s.several = count + next(_LEAST[one] for one in signs[0].concepts if one in _LEAST)
            s.used |= {piece.start, signs[0].start}
            return
    if is_head(s, "agency", "lead") and any(one.folded in _SEVERAL and _stands_before_work(s, one) for one in s.pieces):
        s.several = 2


def _has_agents(s: Sentence) -> bool:
    agents = s.has(*_AGENTS) or bool(s.types)
    return (
        agents and bool(s.kinds) and not (s.agencies or s.amounts or s.limits or s.money or s.has("how-much", "money"))
    )


def read_count(s: Sentence, piece: Piece) -> int:
    """The number that a piece counts things with, not years or shares."""
    if piece.figure == "number" and not piece.folded.endswith(("년", "년간", "개년", "years", "year")):
        return int(float(piece.value))
    plain = piece.kind == "stop" or piece.concepts == ("weak",)
    return s.lexicon.numerals.get(piece.folded, 0) if plain else 0


def _stands_before_work(s: Sentence, piece: Piece) -> bool:
    after = [one for one in s.content if one.start > piece.start][:2]
    return any(get_kind(one) for one in after)

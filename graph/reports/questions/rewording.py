"""Wordings that say the same as plainer ones: which is larger and by how much, how did the number of parts change."""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.owning import has_role
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import get_kind
from graph.reports.questions.world import World
from graph.stores import Iri

_COMPARING = frozenset(("big", "small", "more", "less", "compare", "than", "over"))
# The roles of those whose a part of a plan is.
_OWNING = ("lead", "owner", "operator", "investor")
# What stands around two years between which something changed.
_SPANNING = ("from", "to", "between", "and", "에서", "부터", "까지", "사이", "사이에", "과", "와")
# What names two sides: did it get larger, and by how much has one.
_CHOOSING = ("or", "which")
_KOREAN_NUMBERS = ("수", "개수", "숫자", "갯수")
# What joins two years of which each is asked about.
APART = "apart"
_FALLING = ("fall", "falls", "fell", "fallen")
_IT = ("it", "this", "that", "they")
_NUMBERS = ("thenumberof", "numberof", "totalnumberof", "countof")


def reword(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* in the plainer wording of each kind."""
    return _read_changed_count(_read_gap(_read_close(_read_falling(_drop_holders(pieces, world)))))


def _read_falling(pieces: Sequence[Piece]) -> list[Piece]:
    """What share falls to a region is the share that it gets."""
    shared = any({"percent", "share", "ratio"} & {*piece.concepts} for piece in pieces)
    return [
        replace(one, concepts=("get",)) if shared and one.folded in _FALLING and other.folded == "to" else one
        for one, other in zip(pieces, [*pieces[1:], *pieces[-1:]], strict=True)
    ]


def _read_close(pieces: Sequence[Piece]) -> list[Piece]:
    """How much had been spent when it closed: the close says when, and no day is asked for."""
    concepts = [one for piece in pieces for one in piece.concepts]
    found = list(pieces)
    for at, piece in enumerate(pieces[:-2]):
        after = pieces[at + 1 : at + 3]
        closes = after[0].folded in _IT and "end" in after[1].concepts
        if piece.concepts == ("when",) and at > 0 and closes and "spent" in concepts and "how-much" in concepts:
            found[at] = replace(piece, kind="stop", concepts=())
    return found


def _read_gap(pieces: Sequence[Piece]) -> list[Piece]:
    """By how much after a word for larger asks for a difference, and for no change over time."""
    sides = any(piece.folded in _CHOOSING or {"than", "over"} & {*piece.concepts} for piece in pieces)
    compared = False
    found = []
    for piece in pieces:
        changes = sides and compared and {"how-much", "change"} <= {*piece.concepts}
        found.append(replace(piece, concepts=("how-much",)) if changes else piece)
        compared = compared or bool({"big", "small", "more", "less"} & {*piece.concepts})
    return found


def _drop_holders(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* without the agencies that only say whose each compared thing is: the memory cluster of SK hynix."""
    if not any(_COMPARING & {*piece.concepts} for piece in pieces):
        return list(pieces)
    names = [at for at, piece in enumerate(pieces) if _list_things(piece, "activity", "roadmap")]
    held: set[int] = set()
    for at in names if len(names) > 1 else ():
        of = at + 2 < len(pieces) and pieces[at + 1].folded == "of"
        genitive = at > 1 and pieces[at - 1].kind == "ending" and pieces[at - 1].folded in ("s", "의")
        near = [at - 2 if genitive else at - 1, *([at + 2] if of else [])]
        things = _list_things(pieces[at], "activity", "roadmap")
        held |= {one for one in near if one >= 0 and _owns(world, _list_things(pieces[one], "agency"), things)}
    return [replace(one, kind="stop", readings=()) if at in held else one for at, one in enumerate(pieces)]


def _list_things(piece: Piece, *kinds: str) -> list[Iri]:
    return [one.thing for one in piece.readings if one.kind in kinds]


def _owns(world: World, agencies: Sequence[Iri], activities: Sequence[Iri]) -> bool:
    """Whether one of *agencies* leads, owns or pays for each of *activities*."""
    return bool(agencies) and all(has_role(world, agencies, one, _OWNING) for one in activities)


def _read_changed_count(pieces: Sequence[Piece]) -> list[Piece]:
    """How the number of parts changed between two years asks for the number in each of them."""
    days = [at for at, piece in enumerate(pieces) if piece.figure == "day"]
    changes = [at for at, piece in enumerate(pieces) if "change" in piece.concepts]
    if len(days) != 2 or len(changes) != 1 or not any(_counts(pieces, at) for at in range(len(pieces))):
        return list(pieces)
    first, second = days
    between = range(first + 1, second)
    if any(pieces[at].folded not in _SPANNING for at in between):
        return list(pieces)
    around = [at for at in (first - 1, second + 1, second + 2) if 0 <= at < len(pieces)]
    spans = {at for at in around if pieces[at].folded in _SPANNING}
    asks = {at for at, piece in enumerate(pieces) if piece.concepts == ("how",)}
    left = {*spans, *asks, *changes, *between[1:]}
    found = [
        replace(one, kind="content", concepts=("how-many",)) if _is_number(pieces, at) else one
        for at, one in enumerate(pieces)
    ]
    for at in between[:1]:
        # Two years side by side, and no span of them.
        word = "and" if pieces[at].folded.isascii() else "와"
        found[at] = replace(pieces[at], kind="joiner", folded=word, concepts=(APART,))
    return [piece for at, piece in enumerate(found) if at not in left]


def _counts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word for the number stands beside a kind of part: the number of focus areas, 중점분야 수."""
    piece = pieces[at]
    if piece.folded in _NUMBERS:
        return at + 1 < len(pieces) and bool(get_kind(pieces[at + 1]))
    return _is_number(pieces, at)


def _is_number(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].folded in _KOREAN_NUMBERS and at > 0 and bool(get_kind(pieces[at - 1]))

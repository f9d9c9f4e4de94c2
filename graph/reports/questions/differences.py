"""What one kind of money of a thing is more than another, and what of a total is not of one kind.

``총사업비와 국비의 차이``, ``how much of the budget is not covered by national money``
"""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence

_DIFFERENCES = ("차이", "격차", "차액", "difference", "gap", "differ")
_PARTS = ("partof", "portionof", "shareof", "fractionof", "restof")
# What may stand between a kind of money and the negation: not covered by, does not come from, 국비로 충당되지 않는.
_COVERING = frozenset(("cover", "from", "costs", "pay", "funder", "weak", "involve", "target"))
_DENIED = ("아닌", "아니", "않")


def subtracts(s: Sentence) -> bool:
    """Whether the difference of two kinds of money of one thing, or of planned and spent money, is asked for."""
    exceeds = s.has("than") or (s.has("over") and not s.limits)
    # 국비와 시비 중 어느 쪽이 더 많아
    chooses = len(s.money) == 2 and s.has("more", "less", "big", "small") and not (s.kinds or s.has("who", "agency"))
    differs = exceeds or chooses or any(one.folded.startswith(_DIFFERENCES) for one in s.content)
    kinds = len(s.money) == 2 or (len(s.money) == 1 and s.has("spent") and not s.has("times"))
    return kinds and len(s.groups) == 1 and differs and not (s.limits or s.amounts or s.years)


def read_uncovered(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which a negated kind of money leaves it out, as besides does."""
    kinds = {one for piece in pieces for one in piece.concepts if one.startswith("money:") and one != "money:total"}
    denied = [at for at, piece in enumerate(pieces) if "not" in piece.concepts]
    # 국비가 아닌 금액은?
    korean = any("not" in piece.concepts and piece.folded.startswith(_DENIED) for piece in pieces)
    asked = korean or any("how-much" in piece.concepts or piece.folded.startswith(_PARTS) for piece in pieces)
    found = list(pieces)
    if asked and len(kinds) == 1 and len(denied) == 1 and (between := _find_between(pieces, denied[0])) is not None:
        found[denied[0]] = replace(pieces[denied[0]], concepts=("rest",))
        for at in between:
            found[at] = replace(pieces[at], kind="stop", concepts=(), title=False)
    if any("rest" in piece.concepts for piece in found):
        # What part of the budget is not national money?
        found = [
            replace(one, concepts=("how-much",), title=False) if one.folded.startswith(_PARTS) else one for one in found
        ]
    return found


def _find_between(pieces: Sequence[Piece], at: int) -> list[int] | None:
    """The places of the verb between the negation at *at* and its kind of money; ``None`` if there is no such kind."""
    korean = pieces[at].folded.startswith(_DENIED)
    if not korean and not pieces[at].folded.isascii():
        return None
    content = [place for place, piece in enumerate(pieces) if piece.kind == "content"]
    place = content.index(at)
    after = content[place + 1 :]
    if korean and not any({"money", "how-much"} & {*pieces[one].concepts} for one in after[:1]):
        return None
    near = content[:place][::-1] if korean else after
    between: list[int] = []
    for one in near:
        if any(concept.startswith("money:") for concept in pieces[one].concepts):
            return between
        if not _COVERING & {*pieces[one].concepts}:
            return None
        between.append(one)
    return None

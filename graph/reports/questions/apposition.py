"""What a question says again of the part that an ordinal names: the third focus area, the one on policy and support."""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.scopes import is_of_kind
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import get_kind
from graph.reports.questions.world import World
from graph.stores import Iri

_ONE = ("one", "ones")
# A word that begins a longer one, such as support and supporting, has at least so many letters.
_LONG = 6
_ON = ("on", "about", "for")


def drop_apposition(pieces: Sequence[Piece], world: World, lexicon: Lexicon) -> list[Piece]:
    """*pieces* without the words at the end if every part of that number in the regions has them in its names.

    If one has not, the words are unknown.
    """
    at = next((at for at in range(len(pieces) - 2) if _begins(pieces, at)), None)
    ordinals = [place for place, piece in enumerate(pieces[:at]) if piece.figure == "ordinal"]
    if at is None or len(ordinals) != 1 or ordinals[0] + 1 >= at:
        return list(pieces)
    kind = get_kind(pieces[ordinals[0] + 1])
    regions = [one.thing for piece in pieces[:at] for one in piece.readings if one.kind == "region"]
    parts = _list_parts(world, kind, int(float(pieces[ordinals[0]].value)), regions) if kind else []
    words = [piece.folded for piece in pieces[at + 3 :] if piece.kind in ("content", "unknown", "figure")]
    said = bool(words) and bool(parts) and all(_has(world, lexicon, part, word) for part in parts for word in words)
    if said or not parts:
        return list(pieces[:at]) if said else list(pieces)
    # The part of this number is another one.
    return [
        replace(one, kind="unknown") if place > at + 2 and one.kind == "content" else one
        for place, one in enumerate(pieces)
    ]


def _begins(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].folded == "the" and pieces[at + 1].folded in _ONE and pieces[at + 2].folded in _ON


def _list_parts(world: World, kind: str, place: int, regions: Sequence[Iri]) -> list[Iri]:
    """The parts of *kind* with the number *place* in all of *regions*."""
    items = world.view.activities.items
    inside = [world.find_in_region(one) for one in regions]
    pool = set.intersection(*map(set, inside)) if inside else set()
    return sorted(one for one in pool if items[one].place == place and is_of_kind(items[one], kind) == 0)


def _has(world: World, lexicon: Lexicon, part: Iri, word: str) -> bool:
    """Whether a title or category of *part* has *word*, a form of it, or a word of the same meaning."""
    own = [one for one in world.documents if one.activity == part and one.kind in ("activity", "category")]
    same = lexicon.list_same(word)
    # Supporting the industry is support.
    begun = len(word) >= _LONG and any(other.startswith(word) for one in own for other in one.words)
    return begun or any(one.has(each) for one in own for each in same)

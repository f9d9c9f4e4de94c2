"""Lists of plans that are named by what they list: the core technologies of a plan are the members of such a list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.reports.questions.segments import Piece
from graph.reports.questions.text import fold
from graph.reports.questions.world import Reading, World
from graph.stores import Iri

# What a list is called without its number, as it is printed, and in English.
_NOUNS: Mapping[str, str] = {
    "핵심기술": "핵심기술",
    "coretechnologies": "핵심기술",
    "keytechnologies": "핵심기술",
}
_COUNTING = ("how-many", "count-noun", "how-much")


def read_lists(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* in which the noun of a list that a plan of the named regions has is that list.

    Nothing changes if several lists have the noun, or if it is counted.
    """
    if any(concept in _COUNTING for piece in pieces for concept in piece.concepts):
        return list(pieces)
    for at in range(len(pieces)):
        for end in (at + 1, at + 2):
            noun = _NOUNS.get("".join(one.folded for one in pieces[at:end]), "")
            lists = _find_lists(pieces, noun, world)
            if pieces[at].kind == "content" and len(lists) == 1:
                named = next(iter(lists.items()))
                return [*_check_count(pieces[:at], len(named[1])), _to_list(pieces[at:end], named), *pieces[end:]]
    return list(pieces)


def _find_lists(pieces: Sequence[Piece], noun: str, world: World) -> dict[str, list[Reading]]:
    """The lists with *noun* that the regions of the question have, with their members."""
    places = [one.thing for piece in pieces for one in piece.readings if one.kind == "region"]
    if not (noun and places):
        return {}
    inside: set[Iri] = {activity for place in places for activity in world.find_in_region(place)}
    found: dict[str, list[Reading]] = {}
    for document in world.documents:
        for text in document.texts if document.kind == "category" and document.activity in inside else ():
            if text.removesuffix(noun) != text:
                found.setdefault(text, []).append(Reading("category", document.activity, text))
    return found


def _check_count(before: Sequence[Piece], count: int) -> list[Piece]:
    """The pieces before a list; a number right before it that is not that of its members is not understood."""
    last = before[-1] if before else None
    other = last is not None and last.figure == "number" and float(last.value) != count
    return [*before[:-1], replace(before[-1], kind="unknown", figure="")] if other else list(before)


def _to_list(pieces: Sequence[Piece], named: tuple[str, list[Reading]]) -> Piece:
    """The words of a list as one piece, under the name that the plan gives it."""
    first, last = pieces[0], pieces[-1]
    text = " ".join(dict.fromkeys(one.text for one in pieces))
    name, readings = named
    return replace(
        first, end=last.end, text=text, folded=fold(name), concepts=(), readings=tuple(readings), title=False
    )

"""Words of a question that only belong to a title: regions beside other parts of a plan, and the adjective national."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.reports.questions.scopes import Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence
from graph.reports.questions.world import World
from graph.stores import Iri

# Words that mean what an answer is based on, unless they are part of a name.
_DATA_WORDS = ("데이터", "정보", "자료")


def drop_adjectives(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* in which national is a word of a title if a title has it with the word after it, and no kind of money.

    The national display research platform has no national money in its name.
    """
    after = {one.start: other for one, other in pairwise(pieces)}
    return [_to_title(piece, after.get(piece.start), world) for piece in pieces]


def read_data_words(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which a word such as 데이터 between a name and its kind is one of the name: 바이오 데이터 사업."""
    found = list(pieces)
    for at, piece in enumerate(pieces[:-1]):
        before, after = pieces[at - 1] if at else None, pieces[at + 1]
        named = before is not None and before.kind == "content" and bool(before.title or before.readings)
        kind = any(one.startswith("kind:") for one in after.concepts)
        if piece.kind == "stop" and piece.folded in _DATA_WORDS and named and kind:
            found[at] = replace(piece, kind="content", title=True)
    return found


def read_eligible(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* in which 대상 beside the number of regions means those that may apply: 몇 개 시·도가 대상이었나."""
    concepts = {one for piece in pieces for one in piece.concepts}
    if not {"how-many", "region"} <= concepts:
        return list(pieces)
    return [
        replace(one, kind="content", concepts=("eligible",)) if one.kind == "stop" and one.folded == "대상" else one
        for one in pieces
    ]


def _to_title(piece: Piece, after: Piece | None, world: World) -> Piece:
    plain = piece.folded.isascii() and piece.title and piece.concepts
    if not plain or not all(one.startswith("money:") for one in piece.concepts):
        return piece
    if after is None or after.concepts or not (after.title or after.readings):
        return piece
    both = _find_titled(world, piece.folded) & _find_titled(world, after.folded)
    return replace(piece, concepts=()) if both else piece


def _find_titled(world: World, word: str) -> set[Iri]:
    return {one.activity for one in world.find_documents(word) if one.kind == "activity"}


def read_places(sentence: Sentence) -> None:
    """A region joined with a word of a title is one too if both name parts of one plan: 평택과 기흥."""
    if not sentence.has("investor"):
        return
    pieces = list(sentence.pieces)
    for at, joiner in enumerate(pieces):
        if joiner.kind != "joiner" or not 0 < at < len(pieces) - 1:
            continue
        sides = (pieces[at - 1], pieces[at + 1])
        place = next((pair for pair in sentence.regions if pair[0] in sides and pair[0].title), None)
        other = next((one for one in sides if sentence.sort_piece(one) == "title"), None)
        if place and other and _share_plan(sentence, place[0], other):
            sentence.regions = [pair for pair in sentence.regions if pair is not place]
            sentence.groups.append(Group((place[0].folded,)))
            sentence.group_pieces.append([place[0]])


def _share_plan(sentence: Sentence, place: Piece, other: Piece) -> bool:
    """Whether the words name parts of one plan in which an agency of the question invests."""
    agencies = {thing for _, things in sentence.agencies for thing in things}
    plans = [_find_plans(sentence, one, agencies) for one in (place, other)]
    return not plans[0].isdisjoint(plans[1])


def _find_plans(sentence: Sentence, piece: Piece, agencies: Iterable[Iri]) -> set[Iri]:
    known = sentence.world.view.activities
    named = _find_titled(sentence.world, piece.folded)
    held = (one for one in named if any(role.agency in agencies for role in known.roles.get(one, ())))
    return {known.items[one].plan for one in held if known.items[one].plan != one}

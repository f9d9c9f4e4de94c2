"""Words of a title that stand together in a question: ``초광역 협력`` in one asks for no partner."""

from collections.abc import Sequence
from dataclasses import replace

from graph.reports.questions.segments import Piece
from graph.reports.questions.text import Text, fold
from graph.reports.questions.world import Document, World
from graph.stores import Iri

# How much of a title must be written so that its words are no words of the question.
_LEAST_PIECES, _LEAST_LETTERS, _LEAST_PART = 4, 12, 0.6
_LEAST_OF_PART = 5
_LEAST_OF_PHRASE, _LEAST_LETTERS_OF_PHRASE = 3, 8
_CONDITIONS = ("joint", "partner")
_HYPHENS = "-\u2010\u2011"
# Concepts that a word of a title keeps: what the title calls itself.
_KEPT = ("kind:", "type:")


def read_titles(text: Text, pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* in which the words of a title that is written in part, but in its order, have no other meaning.

    Neither has the second half of a word with a hyphen that a title has: AI-based.
    """
    pieces = [_read_hyphen(text, one) for one in pieces]
    at = 0
    while at < len(pieces):
        end = max((_match(pieces, at, one) for one in _list_titles(pieces[at], world)), default=at)
        if end == at:
            end = _find_phrase(pieces, at, world)
            pieces[at:end] = [_without_condition(piece) for piece in pieces[at:end]]
        elif end > at:
            pieces[at:end] = [_to_title(piece, last=place == end - 1) for place, piece in enumerate(pieces[at:end], at)]
        at = max(end, at + 1)
    return pieces


def _find_phrase(pieces: Sequence[Piece], at: int, world: World) -> int:
    """The end of a run of three words or more that stand side by side in the title of one activity alone."""
    ends: dict[Iri, int] = {}
    for document in _list_titles(pieces[at], world):
        for title in map(fold, document.texts):
            end, phrase = at, ""
            while end < len(pieces) and pieces[end].kind == "content" and phrase + pieces[end].folded in title:
                phrase, end = phrase + pieces[end].folded, end + 1
            if end - at >= _LEAST_OF_PHRASE and len(phrase) >= _LEAST_LETTERS_OF_PHRASE:
                ends[document.activity] = max(end, ends.get(document.activity, at))
    longest = [activity for activity, end in ends.items() if end == max(ends.values())]
    return ends[longest[0]] if len(longest) == 1 else at


def _without_condition(piece: Piece) -> Piece:
    """A word of a title that is no condition: 초광역 in 초광역 협력 플랫폼."""
    condition = any(one in _CONDITIONS for one in piece.concepts) and piece.title
    return replace(piece, concepts=()) if condition else piece


def _read_hyphen(text: Text, piece: Piece) -> Piece:
    before = text.written[text.places[piece.start] - 1] if piece.start else ""
    joined = piece.kind == "content" and piece.title and before in _HYPHENS and before != ""
    return replace(piece, concepts=()) if joined and piece.folded.isascii() else piece


def _list_titles(piece: Piece, world: World) -> list[Document]:
    """The activities whose titles have the first word of a run."""
    if piece.kind != "content" or not (piece.title or piece.readings or piece.concepts):
        return []
    return [one for one in world.find_documents(piece.folded) if one.kind == "activity"]


def _match(pieces: Sequence[Piece], at: int, document: Document) -> int:
    """The end of the run of pieces from *at* that are words of one title, in its order; *at* if it is too short."""
    return max((_match_title(pieces, at, title) for title in document.texts), default=at)


def _match_title(pieces: Sequence[Piece], at: int, title: str) -> int:
    folded = fold(title)
    place, end, letters, count = 0, at, 0, 0
    for number, piece in enumerate(pieces[at:], at):
        found = folded.find(piece.folded, place) if piece.kind in ("content", "figure", "stop", "joiner") else -1
        if found < 0:
            break
        place = found + len(piece.folded)
        if piece.kind in ("content", "figure"):
            letters, count, end = letters + len(piece.folded), count + 1, number + 1
    long = count >= _LEAST_PIECES and letters >= _LEAST_LETTERS
    # Phase 3 of a plan may be written as its title and as a number.
    plain = all(piece.kind != "figure" for piece in pieces[at:end])
    most = plain and count > 1 and letters >= max(_LEAST_PART * len(folded), _LEAST_OF_PART)
    return end if long or most else at


def _to_title(piece: Piece, *, last: bool) -> Piece:
    """A word without its other meanings; the last one may say what kind of thing the title names."""
    if piece.kind not in ("content", "figure") or (last and any(one.startswith(_KEPT) for one in piece.concepts)):
        return piece
    kept = tuple(one for one in piece.concepts if one.startswith(_KEPT))
    if piece.folded.isascii() and " " in piece.text and not (kept or piece.readings):
        # Titles are looked up by single words: linked to.
        return replace(piece, kind="stop", concepts=())
    return replace(piece, kind="content", concepts=kept, title=True, figure="", value="")

"""Clauses that only say why somebody asks: ``기사 쓰다 막혀서요``, ``I am writing a report.``

Such a clause has no word that the question could use and stands apart by punctuation. Only a clause that says in its
form that it is a reason counts, since any other one may restrict what is asked.
"""

import re
from collections.abc import Iterator, Sequence

from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.segments import Piece
from graph.reports.questions.text import Text

_BOUND = re.compile(r"[,.?!;:…]|\s[-–—]\s")
_REASON = {
    "ko": re.compile(r"(?:[아어해려여]서|라서|려고|서|거든|니까|느라|때문에|ㅂ니다|습니다|여쭙니다)요?$"),
    "en": re.compile(r"^(?:i|we|my|our|it's|this is|asking)\b"),
}

# Concepts that a reason may have: 기사 쓰다 막혀서요.
_MILD = frozenset(("source", "weak", "costs", "from", "exist", "same", "announced"))


def drop_asides(text: Text, pieces: Sequence[Piece], lexicon: Lexicon) -> list[Piece]:
    """*pieces* without clauses that only give a reason, if something else is left."""
    clauses = list(_split(text, pieces))
    kept = [clause for clause in clauses if not _is_aside(text, clause, lexicon)]
    return [piece for clause in kept for piece in clause] if any(map(_has_content, kept)) else list(pieces)


def _split(text: Text, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    clause: list[Piece] = []
    for piece in pieces:
        if clause and _BOUND.search(text.written[text.places[clause[-1].end - 1] + 1 : text.places[piece.start]]):
            yield clause
            clause = []
        clause.append(piece)
    yield clause


def _has_content(clause: Sequence[Piece]) -> bool:
    return any(piece.kind in ("content", "figure") for piece in clause)


def _is_aside(text: Text, clause: Sequence[Piece], lexicon: Lexicon) -> bool:
    used = [piece for piece in clause if piece.kind in ("content", "figure") and not _MILD.intersection(piece.concepts)]
    if used or not any(piece.kind == "unknown" for piece in clause):
        return False
    written = text.cut(clause[0].start, clause[-1].end).casefold()
    return _REASON[lexicon.lang].search(written) is not None

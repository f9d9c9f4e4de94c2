"""Clauses beside a question that give its context: ``AMR 기사를 쓰는데, 주관 기관은?``, ``For a story: who leads it?``

A clause that only says why somebody asks, and has no word that the question could use, is left aside wherever it
stands: ``기사 쓰다 막혀서요``. Of a clause before the question, the names, days and amounts count, and everything else
is left aside. With a negation, a limit, a superlative, or an agency in a role it restricts what is asked, so it is no
preface. The question after it must ask for something by itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.lexicon.korean import gives_reason, introduces, introduces_alone
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, get_kind
from graph.reports.questions.text import Text

# Where a reason stands apart, and how an English one begins.
_BOUND = re.compile(r"[,.?!;:…]|\s[-–—]\s")
_ENGLISH_REASON = re.compile(r"^(?:i|we|my|our|it's|this is|asking)\b")
# Concepts that a reason may have: 기사 쓰다 막혀서요.
_MILD = frozenset(("source", "weak", "costs", "from", "exist", "same", "announced"))
_SENTENCE = re.compile(r"[.!:;…]+[\s\"'”’)]|\n|\s[-–—]\s")
_QUESTION = re.compile(r"[?？]")
_ENGLISH = re.compile(
    r"^(?:for (?:a|an|my|our|the|some)\b|i\b|we\b|my\b|our\b|as (?:a|an)\b|writing\b|preparing\b|working\b|quick\b"
    r"|just\b|sorry\b|hello\b|hi\b|thanks\b|reading\b|looking (?:at|into)\b|speaking of\b|regarding\b"
    r"|(?:someone|somebody|people|a colleague|colleagues|they|he|she|everyone)\b|asking\b|according to\b)",
    re.IGNORECASE,
)
_NEGATED = {
    "ko": re.compile(
        r"않|못|없|아니|말고|빼|제외|이외|외에|뿐|이상|이하|미만|초과|밖|안\s|보다\s+(?:많|크|적|작|높|낮)|\S만\s|\S만$"
        r"|가장|제일|최대|최소|최고"
    ),
    "en": re.compile(
        r"\b(?:not|no|none|never|without|except|besides|only|outside|unless|but|rather than|other than|apart from|than"
        r"|most|least|over|under|above|below|before)\b|n't\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
_RESTRICTING = frozenset(
    (
        "not", "rest", "over", "under", "at-least", "up-to", "outside", "before", "only", "either", "joint", "not-only",
        "another-region", "most", "early", "late", "than", "less", "conflict",
    )
)  # fmt: skip
# Concepts that ask for nothing by themselves.
_EMPTY = frozenset(("what", "exist", "weak", "right", "do", "current", "how", "from", "name"))
_NAMES = ("agency", "region", "technology", "name", "category")
_ASKING = frozenset(("who", "what", "where", "when", "how-much", "how-many", "how", "why"))


@dataclass(frozen=True)
class Cut:
    """A question without the words of its preface that do not matter; *aside* is the preface as written."""

    pieces: list[Piece]
    written: str
    aside: str


def iter_cuts(
    text: Text, pieces: Sequence[Piece], lexicon: Lexicon, read: Callable[[Sequence[Piece]], Sentence]
) -> Iterator[Cut]:
    """The ways to leave context aside: without reasons, then also without a preface, the shortest one first.

    *read* sorts pieces.
    """
    kept, reasons = _split_reasons(text, pieces, lexicon)
    if reasons:
        yield Cut(kept, text.written, reasons)
    for cut in _iter_prefaces(text, kept, lexicon, read):
        yield replace(cut, aside=" … ".join(filter(None, (cut.aside, reasons))))


def _split_reasons(text: Text, pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[list[Piece], str]:
    """*pieces* without clauses that only give a reason, if something else is left, and these clauses as written."""
    clauses = list(_split(text, pieces))
    reasons = [clause for clause in clauses if _is_reason(text, clause, lexicon)]
    kept = [clause for clause in clauses if clause not in reasons]
    if not reasons or not any(map(_has_content, kept)):
        return list(pieces), ""
    written = " … ".join(text.cut(clause[0].start, clause[-1].end) for clause in reasons)
    return [piece for clause in kept for piece in clause], written


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


def _is_reason(text: Text, clause: Sequence[Piece], lexicon: Lexicon) -> bool:
    used = [piece for piece in clause if piece.kind in ("content", "figure") and not _MILD.intersection(piece.concepts)]
    if used or not any(piece.kind == "unknown" for piece in clause):
        return False
    written = text.cut(clause[0].start, clause[-1].end).casefold()
    return gives_reason(written) if lexicon.lang == "ko" else _ENGLISH_REASON.search(written) is not None


def _iter_prefaces(
    text: Text, pieces: Sequence[Piece], lexicon: Lexicon, read: Callable[[Sequence[Piece]], Sentence]
) -> Iterator[Cut]:
    for at in _iter_places(text, pieces, lexicon):
        preface, main = list(pieces[:at]), list(pieces[at:])
        written = text.cut(preface[0].start, preface[-1].end)
        asks = any(set(piece.concepts) - _EMPTY for piece in main if piece.kind == "content")
        before, after = read(preface), read(main)
        if not asks or _restricts(before, after, written, lexicon):
            continue
        rest = text.written[text.places[main[0].start] :]
        kept = list(_iter_kept(before, after))
        yield Cut([*kept, *main], rest, written)
        named = any(before.sort_piece(piece) in _NAMES for piece in kept)
        fewer = [
            piece for piece in kept if before.sort_piece(piece) != "title" or (named and _is_of_activity(before, piece))
        ]
        if len(fewer) < len(kept):
            # Words of titles alone may be ordinary words: 보고서를 준비하는데.
            yield Cut([*fewer, *main], rest, written)


def _iter_places(text: Text, pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[int]:
    """The places between pieces where a preface may end."""
    start = 0
    for at in range(1, len(pieces)):
        last, first = text.places[pieces[at - 1].end - 1], text.places[pieces[at].start]
        gap, clause = text.written[last + 1 : first], text.written[start : last + 1].strip()
        if _QUESTION.search(gap):
            # What was asked before is no preface.
            return
        sentence = _SENTENCE.search(gap)
        comma = "," in gap
        if lexicon.lang == "ko":
            ends = (comma and introduces(clause)) or (bool(gap) and introduces_alone(clause))
        else:
            ends = comma and _ENGLISH.search(clause) is not None
        if sentence or ends:
            yield at
        if sentence:
            start = last + 1 + sentence.end()


def _restricts(before: Sentence, after: Sentence, written: str, lexicon: Lexicon) -> bool:
    """Whether a clause says more than a context."""
    concepts = {one for piece in before.content for one in piece.concepts}
    if concepts & (_RESTRICTING | _ASKING) or _NEGATED[lexicon.lang].search(written):
        return True
    if lexicon.lang == "en" and concepts & {"big", "small", "more"}:
        return True
    named = bool(before.agencies or before.types)
    roles, types = set(before.roles) - set(after.roles), set(before.types) - set(after.types)
    return (named and bool(roles)) or bool(types)


def _iter_kept(before: Sentence, after: Sentence) -> Iterator[Piece]:
    """The pieces of a preface that count: names and words of titles, figures, and kinds if the question has none."""
    words = {piece.folded for piece in after.content}
    things = {one.thing for piece in after.content for one in piece.readings}
    counted = bool(after.kinds)
    for piece in before.pieces:
        sort = before.sort_piece(piece)
        if piece.folded in words or any(one.thing in things for one in piece.readings):
            continue
        is_figure = piece.kind == "figure" and not (piece.figure == "number" and counted)
        is_kind = bool(get_kind(piece)) and not counted and not after.groups
        if sort in (*_NAMES, "title") or is_figure or is_kind:
            yield piece


def _is_of_activity(sentence: Sentence, piece: Piece) -> bool:
    """Whether the title of an activity has a word, and not only that of an event."""
    return any(one.kind == "activity" for one in sentence.world.find_documents(piece.folded))

"""A parsed question: its names, the concepts of its words, its as-of dates, and its unknown words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.reports.questions.names import Index
from graph.reports.questions.patterns import Language, fold
from graph.reports.questions.segments import Piece, segment

_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Span:
    """Adjacent unknown words, without the ending of the last one."""

    text: str
    start: int


@dataclass(frozen=True)
class Read:
    """A parsed question. *asked* is the noun that it asks for, *lang* is its language."""

    names: tuple[Piece, ...]
    concepts: tuple[str, ...]
    days: tuple[str, ...]
    unknown: tuple[Span, ...]
    asked: str
    lang: str


def read_question(question: str, language: Language, index: Index) -> Read:
    """Parses *question*. An entity that is named twice counts once."""
    pieces = segment(question, language, index)
    lang = _find_language(pieces)
    concepts = tuple(piece.value for piece in pieces if piece.kind == "word")
    heads = [concept for concept in concepts if concept in language.heads]
    return Read(
        names=_find_names(pieces),
        concepts=concepts,
        days=tuple(dict.fromkeys(piece.value for piece in pieces if piece.kind == "day")),
        unknown=tuple(_find_unknown(pieces, language)),
        # The noun asked for is the last one in Korean and the first one in English.
        asked=(heads[-1] if lang == "ko" else heads[0]) if heads else "",
        lang=lang,
    )


def _find_names(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    names: list[Piece] = []
    for piece in (one for one in pieces if one.kind == "name"):
        things = {reading.thing for reading in piece.readings}
        # "전기차(EV)" names one entity twice.
        if not any(things == {reading.thing for reading in known.readings} for known in names):
            names.append(piece)
    return tuple(names)


def _find_unknown(pieces: Sequence[Piece], language: Language) -> list[Span]:
    spans: list[Span] = []
    known = True
    for piece in pieces:
        if piece.kind == "unknown":
            text = _without_ending(piece.text, language)
            if known:
                spans.append(Span(text, piece.start))
            else:
                before = pieces[pieces.index(piece) - 1]
                spans[-1] = Span(
                    f"{spans[-1].text}{before.text[len(_without_ending(before.text, language)) :]} {text}",
                    spans[-1].start,
                )
        known = piece.kind != "unknown"
    return spans


def _without_ending(text: str, language: Language) -> str:
    endings = [ending for ending in language.endings if fold(text).endswith(ending) and len(ending) < len(text)]
    return text[: len(text) - max(map(len, endings))] if endings and _HANGUL.search(text) else text


def _find_language(pieces: Sequence[Piece]) -> str:
    """Korean or English, by the letters outside names. If there are only names, their letters decide."""
    plain = "".join(piece.text for piece in pieces if piece.kind not in ("name", "day"))
    text = plain or "".join(piece.text for piece in pieces)
    korean = len(_HANGUL.findall(text))
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    return "ko" if korean * 2 >= latin and korean else "en"

"""Names in several pieces, and parts of names that only one agency has.

``부산 중구``, ``고성군 (경남)`` and ``경남 고성`` name one thing. ``삼성`` is an agency if one name begins with it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.segments import Piece
from graph.reports.questions.text import Text, fold
from graph.reports.questions.world import Reading, World
from graph.view.names import Names

_BETWEEN = re.compile(r"[\s(,]*")
_MOST_PIECES = 4
_KINDS = ("region", "agency", "roadmap")


def join_names(text: Text, pieces: Sequence[Piece], names: Names, lexicon: Lexicon) -> list[Piece]:
    """*pieces* with one piece for adjacent ones that together name something, the longest such name first.

    Only unknown words, which may be short names, and names that several things share are looked up.
    """
    pieces = [one for piece in pieces for one in _split_ending(piece, lexicon)]
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        ends = range(min(at + _MOST_PIECES, len(pieces)), at, -1)
        runs = ((end, _join(text, pieces[at:end], names)) for end in ends)
        at, joined = next(((end, piece) for end, piece in runs if piece), (at + 1, pieces[at]))
        kept.append(joined)
    return [_whole(piece) for piece in kept]


def _split_ending(piece: Piece, lexicon: Lexicon) -> list[Piece]:
    """An unknown Korean word and the particle at its end, as two pieces."""
    _, ending = lexicon.split_ending(piece.folded) if piece.kind == "unknown" else ("", "")
    if not ending:
        return [piece]
    size = len(ending)
    middle = piece.end - size
    stem = replace(piece, end=middle, text=piece.text[:-size], folded=piece.folded[:-size], value=piece.text)
    return [stem, Piece("ending", middle, piece.end, piece.text[-size:], ending)]


def _whole(piece: Piece) -> Piece:
    """An unknown word as it is written, with its particle."""
    return replace(piece, text=piece.value) if piece.kind == "unknown" and piece.value else piece


def _join(text: Text, pieces: Sequence[Piece], names: Names) -> Piece | None:
    if not all(_is_open(piece) for piece in pieces) or not any(map(_is_doubtful, pieces)):
        return None
    written = [(text.places[piece.start], text.places[piece.end - 1] + 1) for piece in pieces]
    between = (text.written[one[1] : other[0]] for one, other in pairwise(written))
    if (len(pieces) == 1 and pieces[0].readings) or not all(map(_BETWEEN.fullmatch, between)):
        return None
    name = text.written[written[0][0] : written[-1][1]]
    name += ")" if "(" in name else ""
    found = [(kind, thing) for kind in _KINDS for thing in names.find(kind, name)]
    first = replace(pieces[0], kind="content", end=pieces[-1].end, text=name, concepts=(), title=False)
    readings = tuple(Reading(kind, thing, name) for kind, thing in found)
    folded = "".join(piece.folded for piece in pieces)
    return replace(first, readings=readings, folded=folded) if readings else None


def _is_open(piece: Piece) -> bool:
    return piece.kind == "unknown" or any(one.kind in _KINDS for one in piece.readings)


def _is_doubtful(piece: Piece) -> bool:
    """Whether a piece is unknown or shared by several things of one kind."""
    kinds = [one.kind for one in piece.readings if one.kind in ("region", "agency")]
    return piece.kind == "unknown" or len(kinds) > len(set(kinds))


def read_short_regions(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* with the regions whose short names are words of titles too: Changwon is Changwon-si.

    Only a region with activities counts, since other short names are ordinary words more often.
    """
    return [_read_region(piece, world) if _is_plain_title(piece) else piece for piece in pieces]


def _is_plain_title(piece: Piece) -> bool:
    capital = not piece.folded.isascii() or piece.text[:1].isupper()
    return piece.title and not (piece.readings or piece.concepts) and capital


def _read_region(piece: Piece, world: World) -> Piece:
    found = [one for one in world.view.names.find("region", piece.text) if one in world.view.landscape.by_region]
    return replace(piece, readings=(Reading("region", found[0], piece.text),)) if len(found) == 1 else piece


# How long the beginning or the end of a name must be.
_LEAST_KOREAN, _LEAST_REST, _LEAST_LATIN = 2, 4, 5


def read_parts_of_names(pieces: Sequence[Piece], world: World) -> list[Piece]:
    """*pieces* with unknown words that are the beginning of the name of one agency, or the name without its region."""
    return [_read_part(piece, world) for piece in pieces]


def _read_part(piece: Piece, world: World) -> Piece:
    if piece.kind != "unknown" and not (_is_plain_title(piece) and not _names_other(piece, world)):
        return piece
    found = {
        agency for agency, names in world.active_names.items() if any(_is_part(piece, one, world) for one in names)
    }
    if len(found) != 1 or _is_elsewhere(piece):
        return piece
    return replace(piece, kind="content", readings=(Reading("agency", found.pop(), piece.text),))


def _names_other(piece: Piece, world: World) -> bool:
    named = ("activity", "event", "agreement", "indicator")
    return any(one.kind in named for one in world.find_documents(piece.folded))


def _is_part(piece: Piece, name: str, world: World) -> bool:
    word, folded = piece.folded, fold(name)
    if word.isascii():
        first = re.split(r"[\s-]", name, maxsplit=1)[0]
        return len(word) >= _LEAST_LATIN and piece.text[:1].isupper() and fold(first) == word != folded
    if len(word) >= _LEAST_KOREAN and folded.startswith(word) and len(word) < len(folded):
        return True
    region = folded.removesuffix(word)
    known = any(one.kind == "region" for one in world.readings.get(region, ()))
    return len(word) >= _LEAST_REST and folded.endswith(word) and known


def _is_elsewhere(piece: Piece) -> bool:
    """Whether a word is a region that the loaded data do not have: 서울 is no 서울대학교."""
    from graph.input.packaged import is_packaged

    return is_packaged("Region", piece.text)

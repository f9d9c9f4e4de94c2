"""Names in several pieces: ``부산 중구``, ``고성군 (경남)`` and ``경남 고성`` name one thing."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.model.naming import FORMS
from graph.reports.questions.names import Reading
from graph.reports.questions.question import Read, Span
from graph.reports.questions.segments import Piece
from graph.view.names import Names

_BETWEEN = re.compile(r"[\s(,]*")
_MOST_PIECES = 4
_KINDS = ("region", "agency", "roadmap")


def to_width(question: str) -> str:
    """*question* with characters of usual width and with spaces instead of legal forms.

    >>> to_width("ＥＶ와 (재)연구원")
    'EV와    연구원'
    """
    return FORMS.sub(lambda form: " " * len(form[0]), unicodedata.normalize("NFKC", question))


def join_names(question: str, read: Read, names: Names) -> Read:
    """*read* with one piece for adjacent ones that together name something. The longest such name comes first.

    An unknown word may be a short or qualified name by itself.
    """
    spans = [Piece("unknown", span.text, span.start, span.start + len(span.text)) for span in read.unknown]
    pieces = sorted((*read.names, *spans), key=lambda piece: piece.start)
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        ends = range(min(at + _MOST_PIECES, len(pieces)), at, -1)
        runs = ((end, _join(question, pieces[at:end], names)) for end in ends)
        at, joined = next(((end, piece) for end, piece in runs if piece), (at + 1, pieces[at]))
        kept.append(joined)
    unknown = tuple(Span(piece.text, piece.start) for piece in kept if piece.kind == "unknown")
    return replace(read, names=tuple(piece for piece in kept if piece.kind == "name"), unknown=unknown)


def _join(question: str, pieces: Sequence[Piece], names: Names) -> Piece | None:
    between = (question[one.end : other.start] for one, other in pairwise(pieces))
    if (len(pieces) == 1 and pieces[0].readings) or not all(map(_BETWEEN.fullmatch, between)):
        return None
    text = question[pieces[0].start : pieces[-1].end]
    text += ")" if "(" in text else ""
    readings = tuple(Reading(kind, thing, text) for kind in _KINDS for thing in names.find(kind, text))
    return Piece("name", text, pieces[0].start, pieces[-1].end, readings=readings) if readings else None

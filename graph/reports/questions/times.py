"""The days of a question: months that take their year from another one, and words for an edition beside a day.

``between April and August 2025``, ``2025년 4월하고 8월``, ``the 2020 proposal``, ``2023년 5월 판에서``
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.reports.questions.segments import Piece

_THEN = ("때", "당시", "시점", "무렵", "시")
_EDITION = "edition"
# How many words may stand between a day and the word for its edition: 2021년 용역 최종보고 때, the report of 2021.
_NEAR = 2
_ACTS = ("start", "end", "event", "announced", "kind:study", _EDITION)


def read_times(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* with full months, and in which words beside a day that only say which edition is meant are no content.

    Anywhere else a word for an edition is a word of a title, or unknown.
    """
    found = _complete_months(pieces)
    beside = set(_list_beside(found))
    return [replace(one, kind="stop") if at in beside else _without_edition(one) for at, one in enumerate(found)]


def _complete_months(pieces: Sequence[Piece]) -> list[Piece]:
    years = {one.value[:4] for one in pieces if one.figure == "day"}
    months = [one for one in pieces if one.figure == "month"]
    full = [one for one in pieces if one.figure == "day" and len(one.value) > len("2025")]
    if len(years) != 1 or len(months) != 1 or len(full) != 1:
        return list(pieces)
    year = years.pop()
    return [replace(one, figure="day", value=f"{year}{one.value}") if one in months else one for one in pieces]


def _list_beside(pieces: Sequence[Piece]) -> Iterator[int]:
    """The places of the words that say which edition of a day is meant."""
    for at, piece in enumerate(pieces):
        if piece.figure != "day":
            continue
        near = [place for place, one in enumerate(pieces) if one.kind in ("content", "figure", "unknown")]
        place = near.index(at)
        before, after = near[max(place - 2, 0) : place][::-1], near[place + 1 : place + 1 + _NEAR]
        yield from _list_acts(pieces, after)
        for side in (after, before if piece.folded.isascii() else []):
            for one in side:
                if _EDITION in pieces[one].concepts:
                    yield one
                elif not _is_act(pieces[one]):
                    break


def _list_acts(pieces: Sequence[Piece], after: Sequence[int]) -> list[int]:
    """The acts between a day and a word for then: 2022년 착공 때. Stages stay, since they choose the edition."""
    acts: list[int] = []
    for one in after:
        if not _is_act(pieces[one]):
            return []
        acts.append(one)
        if any(piece.folded in _THEN for piece in pieces[one + 1 : one + 2]):
            return [at for at in acts if not any(name.startswith("stage:") for name in pieces[at].concepts)]
    return []


def _is_act(piece: Piece) -> bool:
    return any(one in _ACTS or one.startswith("stage:") for one in piece.concepts)


def _without_edition(piece: Piece) -> Piece:
    if _EDITION not in piece.concepts:
        return piece
    kept = tuple(one for one in piece.concepts if one != _EDITION)
    known = kept or piece.title or piece.readings
    return replace(piece, concepts=kept, kind=piece.kind if known else "unknown")

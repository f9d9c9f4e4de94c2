"""Several things that each stand with a region of their own: Changwon's plan and Ulsan's cluster."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from graph.reports.questions.scopes import Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence
from graph.stores import Iri

# A region as written, and what it may mean.
Region: TypeAlias = tuple[Piece, tuple[Iri, ...]]
# Marks of what is named: a region, the words of one thing, and words of a title that has its region.
_REGION, _THING, _BOTH = "R", "T", "B"


def pair_regions(sentence: Sentence, groups: Sequence[Group]) -> list[tuple[Group, Sequence[Region]]]:
    """Each group with its own region if every group has one, otherwise with all regions of the question.

    A group has none if its region is a word of its title.
    """
    marks = _list_marks(sentence)
    written = "".join(mark for mark, _ in marks)
    orders = [_REGION + _THING, *([_THING + _REGION] if sentence.lexicon.lang == "en" else [])]
    own = [region for _, region in marks if region]
    apart = len({things[0] for _, things in own}) + written.count(_BOTH) > 1 and len(groups) == len(written) - len(own)
    if not (own and apart and any(re.fullmatch(f"(?:{order}|{_BOTH})+", written) for order in orders)):
        return [(group, sentence.regions) for group in groups]
    rest = iter(own)
    regions = [[] if mark == _BOTH else [next(rest)] for mark in written if mark != _REGION]
    return list(zip(groups, regions, strict=True))


def _list_marks(sentence: Sentence) -> list[tuple[str, Region | None]]:
    """What each region and each group of a question is, in its order."""
    marks: list[tuple[int, str, Region | None]] = [(one[0].start, _REGION, one) for one in sentence.regions]
    for parts in sentence.group_pieces:
        named = any(_has_region(sentence, piece) for piece in parts)
        marks.append((min((one.start for one in parts), default=0), _BOTH if named else _THING, None))
    return [(mark, region) for _, mark, region in sorted(marks, key=lambda one: one[0])]


def _has_region(sentence: Sentence, piece: Piece) -> bool:
    """Whether a word of a title is a region, or a name begins with one."""
    kinds = {one.kind for one in piece.readings}
    if kinds & {"roadmap", "activity"}:
        begun = (piece.folded[:end] for end in range(2, len(piece.folded)))
        return any(one.kind == "region" for name in begun for one in sentence.world.readings.get(name, ()))
    return piece.title and "region" in kinds

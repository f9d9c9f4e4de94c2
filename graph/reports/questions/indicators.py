"""The words of a question that name an indicator instead of an activity."""

from collections.abc import Sequence
from dataclasses import replace

from graph.model.vocabulary import RM
from graph.reports.questions.scopes import Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, find_indicators
from graph.stores import Iri


def split_indicators(sentence: Sentence) -> tuple[list[Group], list[str]]:
    """The groups of a question for an indicator without the words that are indicators, and these words."""
    kept, words = [], []
    for group in sentence.groups:
        named = (text for text, things in group.names if not _is_plan(sentence, things))
        own = [word for word in (*group.words, *named) if find_indicators(sentence, word)]
        words += own
        names = tuple(pair for pair in group.names if pair[0] not in own)
        rest = replace(group, words=tuple(word for word in group.words if word not in own), names=names)
        if group.names or own or sentence.regions:
            # 수소버스 보급 목표: the name of a technology is a word of the indicator.
            uses = [piece for piece in group.pieces if _is_indicator(sentence, piece, own)]
            words += [piece.folded for piece in uses]
            rest = rest.leave(uses)
        kept.append(rest)
    return [group for group in kept if not group.is_empty], words


def _is_indicator(sentence: Sentence, piece: Piece, words: Sequence[str]) -> bool:
    """Whether an indicator has a technology, and one of *words* or a word for a target follows it."""
    if not find_indicators(sentence, piece.folded):
        return False
    content = sentence.content
    after = content[content.index(piece) + 1 :][:1]
    return any(one.folded in words or {"target", "how-many", "how-much"} & {*one.concepts} for one in after)


def _is_plan(sentence: Sentence, things: Sequence[Iri]) -> bool:
    items = sentence.world.view.activities.items
    return any(one in items and items[one].kind == RM.Roadmap for one in things)

"""The words of a question that name an indicator instead of an activity."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from graph.model.vocabulary import RM
from graph.reports.questions.scopes import Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence, find_indicators, get_kind
from graph.reports.questions.text import split_words
from graph.stores import Iri

# What may stand between how many and what it counts.
_NEAR = 2
_VERBS = ("do", "does", "did", "will", "would", "is", "are", "was", "were", "has", "have", "can", "should")
# What a plan wants by a year is a target.
_WISHES = ("want", "wants", "wish", "wishes", "seek", "seeks")
# The syllables of a noun before 하다: 유치 in 유치한.
_STEM = 2


def split_indicators(sentence: Sentence) -> tuple[list[Group], list[str]]:
    """The groups of a question for an indicator without the words that are indicators, and these words."""
    kept, words = [], list(find_counted_indicator(sentence))
    for group in sentence.groups:
        named = (text for text, things in group.names if not _is_plan(sentence, things))
        own = [word for word in (*group.words, *named) if find_indicators(sentence, word)]
        words += own
        names = tuple(pair for pair in group.names if pair[0] not in own)
        rest = replace(group, words=tuple(word for word in group.words if word not in own), names=names)
        if group.names or own or sentence.regions:
            # 수소버스 보급 목표: the name of a technology is a word of the indicator.
            uses = [piece for piece in group.pieces if _is_indicator(sentence, piece, own)]
            words += [word for piece in uses for word in _list_words(sentence, piece)]
            rest = rest.leave(uses)
        kept.append(rest)
    return [group for group in kept if not group.is_empty], words


def find_counted_indicator(sentence: Sentence) -> tuple[str, ...]:
    """A word for a type of agency and the verb beside it if both are an indicator: 유치한 기업은 몇 개."""
    if not sentence.has("how-many"):
        return ()
    if sentence.lexicon.lang == "en":
        return _find_counted_in_english(sentence)
    for one, other in pairwise(sentence.content):
        typed = any(concept.startswith("type:") for concept in other.concepts)
        verb, noun = one.folded[:_STEM], other.folded
        if typed and one.kind == "content" and len(one.folded) >= _STEM:
            found = find_indicators(sentence, noun)
            if any(document.has(verb) for document in found):
                return verb, noun
    return ()


def list_printed(s: Sentence) -> list[str]:
    """The words beside how many that a source prints with a number: how many new fabs, 핵심기술은 몇 개."""
    plans = {thing for group in s.groups for _, things in group.names for thing in things}
    items = s.world.view.activities.items
    named = {items[one].plan for one in plans if one in items}
    return [
        one.folded
        for one in list_counted(s)
        if any(
            document.kind == "count" and (not named or items[document.activity].plan in named)
            for word in s.lexicon.list_same(one.folded)
            for document in s.world.find_documents(word)
        )
    ]


def list_counted(s: Sentence) -> list[Piece]:
    """The words of titles right beside how many, if what is counted has no word of its own kind."""
    at = next((at for at, one in enumerate(s.content) if "how-many" in one.concepts), None)
    if at is None:
        return []
    if s.lexicon.lang == "ko":
        near = s.content[max(at - _NEAR, 0) : at][::-1] if not get_kind(next(iter(s.content[at + 1 :]), None)) else []
    else:
        verb = next((one.start for one in s.pieces if one.start > s.content[at].start and one.folded in _VERBS), None)
        near = [one for one in s.content[at + 1 : at + 1 + _NEAR] if verb is None or one.start < verb]
    titles = list(takewhile(lambda one: one.title and not any(map(_is_kind, one.concepts)), near))
    # how many hydrogen projects
    return (
        []
        if len(titles) < len(near) and any(map(_is_kind, near[len(titles)].concepts)) and s.lexicon.lang == "en"
        else titles
    )


def _is_kind(concept: str) -> bool:
    return concept.startswith(("kind:", "of:", "type:")) or concept in ("agency", "region", "exemption", "member")


def _find_counted_in_english(sentence: Sentence) -> tuple[str, ...]:
    verbs = [one.folded for one in sentence.content if one.kind == "content" and len(one.folded) > _STEM * 2]
    for piece in sentence.content:
        if any(concept.startswith("type:") for concept in piece.concepts):
            words = {word for document in find_indicators(sentence, piece.folded) for word in document.words}
            if any(word != piece.folded and word.startswith(verb) for verb in verbs for word in words):
                return (piece.folded,)
    return ()


def _is_indicator(sentence: Sentence, piece: Piece, words: Sequence[str]) -> bool:
    """Whether an indicator has a technology, and one of *words* or a word for a target follows it."""
    if not _list_words(sentence, piece):
        return False
    content = sentence.content
    at = content.index(piece)
    # A year may stand between them: 수소버스는 2022년까지 몇 대.
    after = [one for one in content[at + 1 :] if one.kind != "figure"][:1]
    if sentence.lexicon.lang == "en" and at > 0 and "how-many" in content[at - 1].concepts:
        # How many hydrogen cars: the first of two words is no name of what is counted.
        return not any(one.start == piece.end and sentence.sort_piece(one) in ("technology", "title") for one in after)
    return any(one.folded in words or {"target", "how-many", "how-much"} & {*one.concepts} for one in after)


def _list_words(sentence: Sentence, piece: Piece) -> list[str]:
    """A name if an indicator has it, otherwise its words if one indicator has all of them: hydrogen vehicles."""
    if find_indicators(sentence, piece.folded):
        return [piece.folded]
    words = list(split_words(piece.text))
    found = [set(find_indicators(sentence, word)) for word in words]
    return words if len(words) > 1 and set.intersection(*found) else []


def counts_indicator(s: Sentence) -> bool:
    """Whether how many of what an indicator counts is asked for: how many hydrogen vehicles does the vision want."""
    if s.lexicon.lang != "en" or not s.has("how-many") or set(s.kinds) - {"plan"}:
        return False
    near = next((other for one, other in pairwise(s.content) if "how-many" in one.concepts), None)
    aims = s.has("vision", "target") or any(one.folded in _WISHES for one in s.pieces)
    return aims and near is not None and s.sort_piece(near) == "technology" and bool(_list_words(s, near))


def _is_plan(sentence: Sentence, things: Sequence[Iri]) -> bool:
    items = sentence.world.view.activities.items
    return any(one in items and items[one].kind == RM.Roadmap for one in things)

"""Repairs the spelling of words in a question: one wrong letter in a word of three syllables or five letters."""

import unicodedata
from collections.abc import Sequence

from graph.reports.questions.figures import MONTHS
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.text import fold
from graph.reports.questions.world import World

# Words of these concepts turn an answer around, so they are never repaired.
_POLARITY = frozenset(
    [
        "big",
        "small",
        "most",
        "more",
        "less",
        "over",
        "under",
        "at-least",
        "up-to",
        "not",
        "outside",
        "before",
        "rest",
        "start",
        "end",
        "target",
        "actual",
    ]
)


def repair(
    question: str, words: Sequence[str], world: World, lexicon: Lexicon
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """*question* with the *words* that are not understood repaired, and the pairs of a word and its repair.

    A word is repaired only if exactly one known name or word is one letter away. Without a repair for each word there
    is none.
    """
    repaired = []
    for word in words:
        found = _find(word, world, lexicon)
        if found is None:
            return question, ()
        repaired.append((word, found))
        question = question.replace(word, found)
    return question, tuple(repaired)


def _find(word: str, world: World, lexicon: Lexicon) -> str | None:
    from rapidfuzz.distance import DamerauLevenshtein

    if any(letter.isdigit() for letter in word) or _is_known(fold(word), world, lexicon):
        return None
    is_korean = not word.isascii()
    for cut in range(4 if is_korean else 1):
        bare = fold(word[: len(word) - cut])
        ending = word[len(word) - cut :]
        if len(bare) < (3 if is_korean else 5) or (ending and not lexicon.is_tail(ending)):
            continue
        letters = unicodedata.normalize("NFD", bare)
        near = {}
        for known, label in _iter_known(world, lexicon):
            if abs(len(known) - len(bare)) <= 1 and known.isascii() != is_korean:
                other = unicodedata.normalize("NFD", known)
                if (
                    abs(len(other) - len(letters)) <= 1
                    and DamerauLevenshtein.distance(letters, other, score_cutoff=1) == 1
                ):
                    near[label] = known
        if len(set(near.values())) == 1:
            return next(iter(near)) + ending
    return None


def _is_known(folded: str, world: World, lexicon: Lexicon) -> bool:
    """Whether a word is spelt well and only has no place in the question: March is no misspelt match."""
    known = folded in MONTHS or folded in lexicon.words or folded in lexicon.stop or folded in world.readings
    # parts of a title is no misspelt party
    return known or (folded.isascii() and bool(world.find_documents(folded)))


def _iter_known(world: World, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Folded names and words, and how to write them."""
    names = [
        (key, readings[0].name if fold(readings[0].name) == key else key)
        for key, readings in world.readings.items()
        if readings and readings[0].kind in ("technology", "agency")
    ]
    words = [(word, word) for word, concepts in lexicon.words.items() if not _POLARITY.intersection(concepts)]
    return [*names, *words]

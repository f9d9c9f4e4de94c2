"""Whether the amounts of several things are asked for as one sum."""

import re
from itertools import pairwise

from graph.reports.questions.sentences import Sentence, get_kind

_TOGETHER = re.compile(r"\b(?:altogether|in all|all told|in total|together)\b|통틀어|도합|다\s*해서", re.IGNORECASE)
# These mean a sum only right before a word for how much: 총 얼마, 모두 얼마.
_ALL = ("총", "모두", "전부", "다")


def adds_up(sentence: Sentence, ask: str) -> bool:
    """Whether amounts of several things are asked for together: how much in A and B together, altogether."""
    if ask != "amount" or sentence.has("each", "by-source", "rest"):
        return False
    if len(sentence.groups) > 1 and sentence.content[-1].folded in ("together", "함께"):
        return True
    pairs = pairwise(sentence.pieces)
    summed = any(one.folded in _ALL and "how-much" in other.concepts for one, other in pairs)
    # The words of one group may be those of one thing: its total cost in all is no sum.
    plural = any(get_kind(one) and one.folded.endswith(("s", "들")) for one in sentence.content)
    several = len(sentence.groups) != 1 or plural or sentence.stated_count > 1
    return several and (summed or _TOGETHER.search(sentence.written) is not None)

"""Titles that resemble each other, found without comparing each with each."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

_MARKS = re.compile(r"[\W_]+")
# Less than any difference between two shares of common letters, more than the error of their computation.
_TOLERANCE = 1e-9


def spell(title: str) -> str:
    """*title* as titles are compared: without blanks, marks and capitals.

    >>> spell("Smart-Farm 보급")
    'smartfarm보급'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def count_pairs_of_letters(spelling: str) -> Counter[tuple[str, str]]:
    """The pairs of neighbouring letters of a title."""
    return Counter(pairwise(spelling))


class TitleIndex:
    """The pairs of letters of titles, the rarest first.

    Two titles that resemble each other to a given degree have one of their rarest pairs in common, so only those that
    do are compared (prefix filter, Bayardo, Ma and Srikant 2007, https://doi.org/10.1145/1242572.1242591).
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        # The second time that a title has a pair of letters counts as a pair of its own.
        found = {
            one: [(pair, time) for pair, times in count_pairs_of_letters(one).items() for time in range(times)]
            for one in sorted(set(spellings))
        }
        counts = Counter(pair for pairs in found.values() for pair in pairs)
        ranks = {pair: rank for rank, pair in enumerate(sorted(counts, key=lambda pair: (counts[pair], pair)))}
        self._ordered = {one: sorted(ranks[pair] for pair in pairs) for one, pairs in found.items()}
        self._sets = {one: frozenset(ordered) for one, ordered in self._ordered.items()}

    def measure_length(self, spelling: str) -> int:
        """How many pairs of letters the title has."""
        return len(self._ordered[spelling])

    def iter_alike(self, among: Collection[str], least: float) -> Iterator[tuple[str, str]]:
        """The pairs of *among* of which at least the part *least* of the pairs of letters is common (Dice 1945).

        Each title is also paired with itself, and one that is too short to tell with every other.
        """
        sharing: dict[int, list[str]] = defaultdict(list)
        before: list[str] = []
        short: list[str] = []
        for title in sorted(among):
            yield title, title
            ordered = self._ordered[title]
            prefix = ordered[: _measure_prefix(len(ordered), least)]
            some = least > _TOLERANCE and ordered
            found = {other for rank in prefix for other in sharing[rank]}.union(short) if some else before
            yield from ((other, title) for other in sorted(found) if self._is_alike(title, other, least))
            before.append(title)
            for rank in prefix:
                sharing[rank].append(title)
            if not ordered:
                short.append(title)

    def _is_alike(self, title: str, other: str, least: float) -> bool:
        mine, theirs = self._sets[title], self._sets[other]
        common, every = len(mine & theirs), len(mine) + len(theirs)
        return not (mine and theirs) or 2 * common >= (least - _TOLERANCE) * every


def _measure_prefix(length: int, least: float) -> int:
    """How many of the rarest pairs of letters must be looked at.

    A title of *length* has *least* * *length* / (2 - *least*) pairs in common with any title that resembles it; were
    none of the first ones common, fewer would be left.
    """
    return length - math.ceil(least * length / (2 - least) - _TOLERANCE) + 1

"""Similar titles, found without comparing all pairs."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

_MARKS = re.compile(r"[\W_]+")
# Less than any difference between two similarities of titles, more than the rounding error of one.
_TOLERANCE = 1e-9


def spell(title: str) -> str:
    """*title* in the form for comparison: without spaces, punctuation and capitals.

    >>> spell("Smart-Farm 보급")
    'smartfarm보급'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def count_bigrams(spelling: str) -> Counter[tuple[str, str]]:
    """The letter bigrams of a title."""
    return Counter(pairwise(spelling))


class TitleIndex:
    """The letter bigrams of titles, the rarest first.

    Two titles of a given similarity share one of their rarest bigrams. Only titles with a shared rare bigram are
    compared (prefix filter, Bayardo, Ma and Srikant 2007, https://doi.org/10.1145/1242572.1242591).
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        # Each repetition of a bigram in a title counts as a bigram of its own.
        found = {
            one: [(pair, time) for pair, times in count_bigrams(one).items() for time in range(times)]
            for one in sorted(set(spellings))
        }
        counts = Counter(pair for pairs in found.values() for pair in pairs)
        ranks = {pair: rank for rank, pair in enumerate(sorted(counts, key=lambda pair: (counts[pair], pair)))}
        self._ordered = {one: sorted(ranks[pair] for pair in pairs) for one, pairs in found.items()}
        self._sets = {one: frozenset(ordered) for one, ordered in self._ordered.items()}

    def measure_length(self, spelling: str) -> int:
        """The number of bigrams of the title."""
        return len(self._ordered[spelling])

    def iter_alike(self, among: Collection[str], least: float) -> Iterator[tuple[str, str]]:
        """The pairs of *among* with a similarity of at least *least*, from 0 to 1 (Dice 1945).

        Each title also forms a pair with itself. A title without bigrams forms a pair with every other title.
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
    """The number of rarest bigrams to compare.

    A title with *length* bigrams shares at least *least* * *length* / (2 - *least*) of them with any similar title. If
    it shared none of the rarest ones, too few would be left.
    """
    return length - math.ceil(least * length / (2 - least) - _TOLERANCE) + 1

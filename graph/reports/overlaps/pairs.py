"""The closest pairs of activities, and the number of pairs, without comparing all pairs.

The number of pairs with a shared technology grows with the square of the number of activities. The count therefore
uses sets of technologies, and only pairs that can still be among the closest are compared. The rarity of the shared
technology gives the least similarity of their titles (threshold algorithm, Fagin, Lotem and Naor 2003,
https://doi.org/10.1016/S0022-0000(03)00026-6).
"""

from bisect import bisect, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations, combinations_with_replacement, product
from operator import itemgetter

from graph.reports.overlaps.closeness import ALIKE, LONG_ENOUGH, Comparison
from graph.reports.overlaps.titles import TitleIndex
from graph.stores import Iri

# What keeps two activities from being a pair: the same regions with the same home, or the same roadmap.
_Bounds = tuple[Hashable, Hashable]
# The technologies and the bounds of an activity.
_Key = tuple[int, _Bounds]
# The sort key of a pair: negative score, negative number of known parts, and the two activities.
_Rank = tuple[int, int, Iri, Iri]
# The parts technology, period and title, and all parts. Few activities have agencies and amounts.
_FEW, _ALL = 3, 5


@dataclass(frozen=True)
class _Group:
    """Sorted activities with the same title, technologies and period, equally close to any other activity.

    An activity with agencies or amounts (``rich``) has a group of its own. ``technologies`` has one bit per technology.
    The rarest technology has the lowest bit.
    """

    title: str
    technologies: int
    members: Sequence[Iri]
    agencies: Set[Iri]
    rich: bool

    def iter_pairs(self, other: "_Group") -> Iterator[tuple[Iri, Iri]]:
        """The pairs of one member of each group, in order."""
        if other is self:
            yield from combinations(self.members, 2)
            return
        sides = dict.fromkeys(self.members, other.members) | dict.fromkeys(other.members, self.members)
        for one in sorted(sides):
            opposite = sides[one]
            yield from ((one, opposite[place]) for place in range(bisect(opposite, one), len(opposite)))


@dataclass
class Pairing:
    """Pairs of activities of *comparison*, from two roadmaps each.

    ``bounds`` maps each activity to its regions and its roadmap. Two activities with the same regions or the same
    roadmap are not a pair. Each pair has at least one activity of ``asked``. ``stated`` holds the pairs that are stated
    to be the same activity.
    """

    comparison: Comparison
    bounds: Mapping[Iri, _Bounds]
    asked: Set[Iri]
    stated: Collection[Set[Iri]]

    def find_closest(self, limit: int) -> list[tuple[Iri, Iri]]:
        """The closest pairs by descending score, then by descending number of known parts, then by IRI."""
        search = _Search(self, limit)
        if limit:
            search.run()
        return [(one, other) for _, _, one, other in search.found]

    def is_asked(self, one: Iri, other: Iri) -> bool:
        """Whether the pair is of different regions and roadmaps and has an activity of ``asked``."""
        apart = all(mine != theirs for mine, theirs in zip(self.bounds[one], self.bounds[other], strict=True))
        return apart and (one in self.asked or other in self.asked)

    @cached_property
    def order(self) -> Sequence[Iri]:
        """The technologies, the rarest first."""
        rarity = self.comparison.rarity
        return sorted(rarity, key=lambda technology: (-rarity[technology], technology))

    @cached_property
    def technologies(self) -> Mapping[Iri, int]:
        """The technologies of each activity, one bit per technology."""
        bits = {technology: 1 << place for place, technology in enumerate(self.order)}
        uses = self.comparison.landscape.meeting_points
        return {one: sum(bits[technology] for technology in uses.get(one, ())) for one in self.comparison.among}

    @cached_property
    def titles(self) -> TitleIndex:
        """The index of all titles."""
        return TitleIndex(self.comparison.spellings.values())

    @cached_property
    def long_titles(self) -> Set[str]:
        """The titles that are long enough to show that two activities are the same."""
        spellings = set(self.comparison.spellings.values())
        return {one for one in spellings if self.titles.measure_length(one) >= LONG_ENOUGH}

    @cached_property
    def stated_pairs(self) -> list[tuple[Iri, Iri]]:
        """The pairs with an activity of ``asked`` that a source states to be the same activity, in order."""
        known = set(self.comparison.among)
        pairs = sorted(tuple(sorted(pair)) for pair in self.stated if len(pair & known) == len(pair) == 2)
        return [(one, other) for one, other in pairs if self.is_asked(one, other)]

    def count(self) -> int:
        """The number of pairs that share a technology, have nearly the same title, or are stated to be the same."""
        every = self.comparison.among
        others = [one for one in every if one not in self.asked]
        stated = sum(not self._resembles(one, other) for one, other in self.stated_pairs)
        return self._count_among(every) - self._count_among(others) + stated

    def _resembles(self, one: Iri, other: Iri) -> bool:
        return bool(self.technologies[one] & self.technologies[other]) or self.comparison.measure(one, other).alike

    def _count_among(self, activities: Iterable[Iri]) -> int:
        """The number of pairs of *activities* that share a technology or have nearly the same title."""
        every: Counter[_Key] = Counter()
        by_title: dict[str, Counter[_Key]] = defaultdict(Counter)
        for one in activities:
            key = (self.technologies[one], self.bounds[one])
            every[key] += 1
            by_title[self.comparison.spellings[one]][key] += 1
        alike = self.titles.iter_alike(self.long_titles & set(by_title), float(ALIKE))
        without = (_count_pairs(by_title[one], by_title[other], sharing=False) for one, other in alike)
        return _count_pairs(every, every, sharing=True) + sum(without)


def _count_pairs(some: Counter[_Key], others: Counter[_Key], *, sharing: bool) -> int:
    """The number of pairs within no bounds that share a technology if *sharing*, or that share none.

    If *some* and *others* are the same, each pair counts once.
    """

    def count(to_bounds: Callable[[_Bounds], Hashable]) -> int:
        """The number of pairs, in both directions, whose activities have the same bounds."""
        sides: dict[Hashable, tuple[Counter[int], Counter[int]]] = defaultdict(lambda: (Counter(), Counter()))
        for side, counts in enumerate((some, others)):
            for (technologies, bounds), number in counts.items():
                sides[to_bounds(bounds)][side][technologies] += number
        return sum(_count_by_technologies(*pair, sharing) for pair in sides.values())

    # Pairs of the same regions and the same roadmap are left out twice, so they are added once.
    twice = count(lambda _: None) - count(itemgetter(0)) - count(itemgetter(1)) + count(itemgetter(0, 1))
    return twice // 2 if some is others else twice


def _count_by_technologies(some: Counter[int], others: Counter[int], sharing: bool) -> int:
    return sum(
        count * further
        for technologies, count in some.items()
        for theirs, further in others.items()
        if bool(technologies & theirs) == sharing
    )


@dataclass
class _Search:
    """The search for the closest pairs, which skips all pairs that cannot be among them."""

    pairing: Pairing
    limit: int
    found: list[_Rank] = field(default_factory=list)

    def run(self) -> None:
        for one, other in self.pairing.stated_pairs:
            closeness = self.pairing.comparison.measure(one, other)
            self.add((-closeness.score, -len(closeness.known), one, other))
        for place, technology in enumerate(self.pairing.order):
            self.search_technology(1 << place, float(self.pairing.comparison.rarity[technology]))
        self.search_titles()

    @cached_property
    def groups(self) -> list[_Group]:
        comparison = self.pairing.comparison
        members: dict[tuple[object, ...], list[Iri]] = defaultdict(list)
        for one in comparison.among:
            rich = one if self.is_rich(one) else None
            key = (comparison.spellings[one], self.pairing.technologies[one], comparison.months.get(one), rich)
            members[key].append(one)
        agencies = comparison.agencies
        return [
            _Group(str(key[0]), self.pairing.technologies[some[0]], some, agencies[some[0]], key[3] is not None)
            for key, some in members.items()
        ]

    def is_rich(self, activity: Iri) -> bool:
        comparison = self.pairing.comparison
        return bool(comparison.agencies[activity] or comparison.landscape.amounts_of(activity))

    @cached_property
    def by_technology(self) -> Mapping[int, Sequence[_Group]]:
        """The groups by the bit of each of their technologies."""
        found: dict[int, list[_Group]] = defaultdict(list)
        for group in self.groups:
            rest = group.technologies
            while rest:
                found[rest & -rest].append(group)
                rest &= rest - 1
        return found

    def search_technology(self, technology: int, rarity: float) -> None:
        """Searches the pairs whose rarest shared technology is *technology*."""
        groups = self.by_technology[technology]
        rich = [group for group in groups if group.rich]
        for some, parts in ((rich, _ALL), (groups, _FEW)):
            # The technology counts its rarity. Each other part, without the title, counts at most 1.
            for ones, others in self.iter_candidates(some, self.find_least(parts, rarity + parts - 2)):
                shared = ones[0].technologies & others[0].technologies
                if shared & -shared == technology and (parts == _ALL or not (ones[0].rich and others[0].rich)):
                    self.compare_each(ones, others, rarity)

    def search_titles(self) -> None:
        """Searches the pairs that have nearly the same title and no shared technology."""
        groups = [group for group in self.groups if group.title in self.pairing.long_titles]
        # If both sides name technologies, the technology part is 0 and only four parts are left.
        least = self.find_least(_ALL - 1, _ALL - 2)
        for ones, others in self.iter_candidates(groups, max(float(ALIKE), least)):
            if not ones[0].technologies & others[0].technologies:
                self.compare_each(ones, others, 1)

    def find_least(self, parts: int, rest: float) -> float:
        """The least similarity of titles for a pair to be among the closest. It is 0 until the limit is reached.

        The score of a pair is ``round(100 * (title + others) / n)``, the mean of its *n* known parts from 0 to 1. The
        title is one of them. A pair that comes before the last kept pair has at least its score *s*. Hence
        ``100 * (title + others) / n >= s - 0.5`` in either direction of rounding, and
        ``title >= n * (s - 0.5) / 100 - others``.

        The other parts add up to at most *rest*. A pair with one part less needs no lower similarity: the first term
        loses ``(s - 0.5) / 100``, which is below 1, and *rest* loses the 1 that the part could have had. The bound for
        the most parts therefore holds for fewer parts.

        :param parts: the maximum number of known parts, with the title.
        :param rest: the maximum sum of the parts without the title.
        """
        if len(self.found) < self.limit:
            return 0
        worst = -self.found[-1][0]
        return parts * (worst - 0.5) / 100 - rest

    def iter_candidates(self, groups: Sequence[_Group], least: float) -> Iterator[tuple[list[_Group], list[_Group]]]:
        """The pairs of *groups* whose titles have at least the similarity *least*.

        Groups with the same title and technologies come together, because a frequent title has many groups.
        """
        if least > 1:
            return
        by_title: dict[str, dict[tuple[int, bool], list[_Group]]] = defaultdict(lambda: defaultdict(list))
        for group in groups:
            by_title[group.title][group.technologies, group.rich].append(group)
        for one, other in self.pairing.titles.iter_alike(by_title, least):
            some, others = by_title[one].values(), by_title[other].values()
            yield from combinations_with_replacement(some, 2) if one == other else product(some, others)

    def compare_each(self, some: list[_Group], others: list[_Group], rarity: float) -> None:
        """Compares each group of *some* with each group of *others*, which may be the same list."""
        pairs = combinations_with_replacement(some, 2) if some is others else product(some, others)
        for one, other in pairs:
            self.compare(one, other, rarity)

    def compare(self, some: _Group, others: _Group, rarity: float) -> None:
        """Adds the pairs of two groups in order, as long as they are among the closest."""
        pairs = (pair for pair in some.iter_pairs(others) if self.pairing.is_asked(*pair))
        first = next(pairs, None)
        # If no known agency is shared, that part is 0. Period and money are left with at most 1 each.
        apart = some.agencies and others.agencies and not some.agencies & others.agencies
        if first is None or (apart and self.find_least(_ALL, rarity + 2) > 1):
            return
        closeness = self.pairing.comparison.measure(*first)
        score, known = -closeness.score, -len(closeness.known)
        if len(self.found) == self.limit and (score, known) > self.found[-1][:2]:
            return
        for pair in chain((first,), pairs):
            if not self.add((score, known, *pair)):
                return

    def add(self, rank: _Rank) -> bool:
        """Keeps the pair if it is among the closest so far, and returns whether it is."""
        if len(self.found) == self.limit and rank >= self.found[-1]:
            return False
        place = bisect(self.found, rank)
        if not (place and self.found[place - 1] == rank):
            insort(self.found, rank)
            del self.found[self.limit :]
        return True

"""The order of the editions of a plan, and the day from which each edition counts.

A date is an interval of days. Editions whose intervals do not overlap are ordered by time. Otherwise their stages
decide, if the ontology says that one stage follows the other (``rm:follows``).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple, TypeVar

from graph.model.concepts import read_ontology
from graph.model.dates import PartialDate, to_first_day, to_last_day

Key = TypeVar("Key", bound=Hashable)


class Issue(NamedTuple):
    """One source of an edition: its plan, the name of the edition, the date, the IRI of the stage, the preference."""

    plan: str
    name: str
    date: str
    stage: str
    preference: int = 1

    @property
    def first(self) -> str:
        """The first day of its date."""
        return to_first_day(PartialDate(self.date))

    @property
    def last(self) -> str:
        """The last day of its date."""
        return to_last_day(PartialDate(self.date))


class Turn(NamedTuple):
    """The position of an edition among the editions of its plan, from 1, and the day from which it counts.

    If that is the first day of its date, ``since`` is the date as printed, so that a month is not shown as a day.
    No two sources of an edition have the same ``preference``.
    """

    order: int
    since: str
    preference: int


def order_editions(issues: Mapping[Key, Issue]) -> dict[Key, Turn]:
    """The turn of each issue. The sources of one edition have the same position.

    :param issues: in the order of the files. Sources of the same preference follow each other in this order.
    """
    turns: dict[Key, Turn] = {}
    for editions in _group(issues).values():
        first = {name: _get_first(issues, keys) for name, keys in editions.items()}
        names = _sort(first)
        for order, (name, since) in enumerate(zip(names, _find_days([first[name] for name in names]), strict=True), 1):
            for key, rank in _rank(issues, editions[name]):
                turns[key] = Turn(order, _to_since(issues[key], since), rank)
    return turns


def _rank(issues: Mapping[Key, Issue], keys: Sequence[Key]) -> Iterator[tuple[Key, int]]:
    """The sources of one edition in the order of preference, each with a preference that no other one has."""
    ordered = sorted(keys, key=lambda key: issues[key].preference)
    rank = issues[ordered[0]].preference
    for key in ordered:
        rank = max(rank, issues[key].preference)
        yield key, rank
        rank += 1


def find_undecided(issues: Mapping[Key, Issue]) -> Iterator[tuple[Key, Key]]:
    """Pairs of editions of a plan whose order neither time nor stage decides, by their first sources."""
    for editions in _group(issues).values():
        first = {name: _get_first(issues, keys) for name, keys in editions.items()}
        keys = {name: next(key for key in keys if issues[key] == first[name]) for name, keys in editions.items()}
        names = _sort(first)
        neighbours = set(pairwise(names))
        for one, other in combinations(names, 2):
            ordered = (one, other) not in neighbours or _is_before(first[one], first[other])
            # Time and stage may put three editions in a circle.
            if not ordered or _is_before(first[other], first[one]):
                yield keys[one], keys[other]


def _to_since(issue: Issue, day: str) -> str:
    return issue.date if issue.first >= day else day


def _group(issues: Mapping[Key, Issue]) -> dict[str, dict[str, list[Key]]]:
    """The sources of each edition by plan and name."""
    grouped: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key, issue in issues.items():
        grouped[issue.plan][issue.name].append(key)
    return grouped


def _get_first(issues: Mapping[Key, Issue], keys: Sequence[Key]) -> Issue:
    """The source that dates an edition: the earliest, and of those the most precise."""
    return min((issues[key] for key in keys), key=lambda issue: (issue.last, -len(issue.date), issue))


def _sort(editions: Mapping[str, Issue]) -> list[str]:
    """The names of the editions in their order. Undecided editions are in the order of their dates and names."""
    names = sorted(editions, key=lambda name: (editions[name].last, editions[name].first, name))
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(names, ()))
    for one, other in combinations(names, 2):
        for before, after in ((one, other), (other, one)):
            if _is_before(editions[before], editions[after]):
                sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError:
        return names


def _is_before(one: Issue, other: Issue) -> bool:
    if one.last < other.first or other.last < one.first:
        return one.last < other.first
    return one.stage in _find_earlier(other.stage)


@cache
def _find_earlier(stage: str) -> frozenset[str]:
    """The stages that *stage* follows, directly or through others."""
    follows = read_ontology().follows
    direct = follows.get(stage, frozenset())
    return direct.union(*map(_find_earlier, direct))


def _find_days(issues: Sequence[Issue]) -> Iterator[str]:
    """The day from which each edition counts: the first of its date, or the last if the edition before is not earlier.

    No edition counts later than the last day of an edition that follows it.
    """
    latest = list(accumulate((issue.last for issue in reversed(issues)), min))[::-1]
    since = ""
    for issue, last in zip(issues, latest, strict=True):
        since = issue.first if issue.first > since else max(last, since)
        yield since

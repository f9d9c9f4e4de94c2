"""What the activities of a region have in common with others: their technologies and agencies, indexed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from graph.stores import Iri
from graph.view.activities import Role

# Technology that an activity reaches -> the narrower ones that it reaches too.
Reach = Mapping[Iri, frozenset[Iri]]


@dataclass(frozen=True, eq=False)
class Profile:
    """The technologies and agencies of *activities*; both mappings are those of all activities."""

    activities: Sequence[Iri]
    reach: Mapping[Iri, Reach]
    roles_of: Mapping[Iri, Sequence[Role]]

    @cached_property
    def technologies(self) -> Mapping[Iri, Mapping[frozenset[Iri], Sequence[Iri]]]:
        """Technology -> narrower technologies -> the activities that reach it and exactly these."""
        found: dict[Iri, dict[frozenset[Iri], list[Iri]]] = defaultdict(lambda: defaultdict(list))
        for one in self.activities:
            for technology, narrower in self.reach.get(one, {}).items():
                found[technology][narrower].append(one)
        return found

    @cached_property
    def roles(self) -> Mapping[Iri, Sequence[tuple[Iri, Role]]]:
        """Agency -> the activities that it leads or takes part in, each with its role, in the order of activities."""
        found: dict[Iri, list[tuple[Iri, Role]]] = defaultdict(list)
        for one in self.activities:
            for role in self.roles_of.get(one, ()):
                found[role.agency].append((one, role))
        return found


def read_reach(points: Mapping[Iri, Iterable[Iri]], broader: Mapping[Iri, Set[Iri]]) -> Mapping[Iri, Reach]:
    """The reach of each activity. Activities with the same technologies share one.

    :param points: activity -> the technologies that it reaches.
    :param broader: technology -> all broader ones.
    """
    known: dict[frozenset[Iri], Reach] = {}
    found = {}
    for activity, technologies in points.items():
        reached = frozenset(technologies)
        if reached not in known:
            known[reached] = _to_reach(reached, broader)
        found[activity] = known[reached]
    return found


def _to_reach(reached: frozenset[Iri], broader: Mapping[Iri, Set[Iri]]) -> Reach:
    narrower: dict[Iri, set[Iri]] = {technology: set() for technology in reached}
    for technology in reached:
        for above in reached & broader[technology]:
            narrower[above].add(technology)
    return {technology: frozenset(below) for technology, below in narrower.items()}

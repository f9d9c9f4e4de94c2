"""The gaps in the sources on the day of a view: items without lead, money, technology, project or period.

A gap is a fact about the sources, not an error in the data. Items are in the order of plans, kinds and places.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import RM
from graph.stores import Iri
from graph.view.activities import LEAD, Use
from graph.view.counts import Count, read_counts
from graph.view.view import View

_STRATEGIES = (RM.Strategy, RM.AddOnStrategy)
# The kinds with a lead, money, a technology and a period of their own.
_CARRIED = (*_STRATEGIES, RM.Project)
# The kinds that can be carried out.
_CONCRETE = (RM.Project, RM.Task)


@dataclass(frozen=True)
class Undated:
    """An activity without a period of its own, and its nearest parent with one."""

    activity: Iri
    whole: Iri | None


@dataclass(frozen=True)
class Uncovered:
    """A technology without an agency, with the activities that concern it and the statements behind that."""

    technology: Iri
    activities: tuple[Iri, ...]
    uses: tuple[Iri, ...]


@dataclass
class Gaps:
    """The gaps of *view* among the activities of *scope*, or among all if it is ``None``."""

    view: View
    scope: Set[Iri] | None = None

    @cached_property
    def counted(self) -> Sequence[Iri]:
        """The activities that count."""
        return [iri for iri in self.view.activities.items if self.scope is None or iri in self.scope]

    @cached_property
    def strategies(self) -> Sequence[Iri]:
        """The strategies that count."""
        return self._select(_STRATEGIES)

    @cached_property
    def carried(self) -> Sequence[Iri]:
        """The strategies and projects that count."""
        return self._select(_CARRIED)

    def _select(self, kinds: Collection[str]) -> Sequence[Iri]:
        items = self.view.activities.items
        return [iri for iri in self.counted if items[iri].kind in kinds]

    @cached_property
    def without_lead(self) -> Sequence[Iri]:
        """Strategies and projects in which no agency leads. Leads of their parts do not count."""
        roles = self.view.activities.roles
        return [iri for iri in self.carried if all(role.general != LEAD for role in roles.get(iri, ()))]

    @cached_property
    def without_money(self) -> Sequence[Iri]:
        """Strategies and projects without an amount of their own, of a parent or of a part."""
        activities = self.view.activities

        def has_money(iri: Iri) -> bool:
            near = (iri, *activities.iter_wholes(iri), *activities.iter_parts(iri))
            return any(one in activities.amounts for one in near)

        return [iri for iri in self.carried if not has_money(iri)]

    @cached_property
    def named_sources(self) -> Mapping[Iri, Sequence[Iri]]:
        """The funding sources of activities that are named without an amount."""
        named = self.view.activities.named_sources
        return {
            iri: tuple(dict.fromkeys(Iri(row["kind"]) for row in named[iri])) for iri in self.counted if iri in named
        }

    @cached_property
    def without_technology(self) -> Sequence[Iri]:
        """Strategies and projects that concern no technology."""
        return [iri for iri in self.carried if iri not in self.view.activities.uses]

    @cached_property
    def without_project(self) -> Sequence[Iri]:
        """Strategies without a project or task at any depth."""
        activities = self.view.activities

        def has_project(iri: Iri) -> bool:
            return any(activities.items[part].kind in _CONCRETE for part in activities.iter_parts(iri))

        return [iri for iri in self.strategies if not has_project(iri)]

    @cached_property
    def without_period(self) -> Sequence[Undated]:
        """Strategies and projects without a period of their own; first those whose parents have none either."""
        activities = self.view.activities
        found = [
            Undated(iri, next((one for one in activities.iter_wholes(iri) if one in activities.periods), None))
            for iri in self.carried
            if iri not in activities.periods
        ]
        return sorted(found, key=lambda one: one.whole is not None)

    @property
    def are_uses(self) -> bool:
        """Whether any activity concerns a technology."""
        return any(iri in self.view.activities.uses for iri in self.counted)

    @cached_property
    def uncovered(self) -> Sequence[Uncovered]:
        """Technologies without an agency that leads or takes part in an activity that concerns them."""
        uses = self.view.activities.uses
        return list_uncovered(
            (use for iri in self.counted for use in uses.get(iri, ())), self.view.landscape.roles.keys()
        )

    @cached_property
    def counts(self) -> Sequence[Count]:
        """The announced counts of items that the sources also list."""
        counted, known = set(self.counted), read_counts(self.view, self.view.activities)
        return [one for one in known if one.listed is not None and one.activity in counted]

    @cached_property
    def unnamed(self) -> Sequence[Count]:
        """Announced counts that are larger than the number of items listed."""
        return [one for one in self.counts if (one.listed or 0) < one.count]


def list_uncovered(uses: Iterable[Use], carried: Set[Iri]) -> list[Uncovered]:
    """The technologies of *uses* that no activity *carried* out by an agency reaches."""
    concerned: dict[Iri, list[Use]] = defaultdict(list)
    covered: set[Iri] = set()
    for use in uses:
        concerned[use.technology].append(use)
        if use.activity in carried:
            covered |= use.reached
    return [
        Uncovered(technology, tuple(use.activity for use in found), tuple(use.statement for use in found))
        for technology, found in concerned.items()
        if technology not in covered
    ]

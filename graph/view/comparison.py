"""Two regions side by side on the day of a view: shared work, technologies of one side only, sums and counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from graph.stores import Iri
from graph.view.landscape import Landscape, Span
from graph.view.ledger import Entry, list_told, sum_entries
from graph.view.meeting import Meeting, Reason
from graph.view.places import find_regions_within
from graph.view.view import View


@dataclass(frozen=True)
class Joint:
    """An activity of both regions with the stated or inferred share of each; ``None`` if there is none."""

    reason: Reason
    shares: tuple[Decimal | None, ...]
    inferred: bool


@dataclass(frozen=True)
class Only:
    """A technology that activities of *region* name and no activity of the other side concerns."""

    region: Iri
    technology: Iri
    activities: tuple[Iri, ...]
    uses: tuple[Iri, ...]


@dataclass(frozen=True)
class Sum:
    """The entries added for each region for one kind and stage of money."""

    kind: Iri
    stage: Iri | None
    entries: tuple[Sequence[Entry], ...]


@dataclass(frozen=True)
class Count:
    """The strategies, projects and tasks of each region: ``all``, ``led`` or ``priced``."""

    what: str
    activities: tuple[Sequence[Iri], ...]


@dataclass(frozen=True)
class Period:
    """The period of a roadmap of *region*."""

    region: Iri
    roadmap: Iri
    span: Span


@dataclass
class Side:
    """The activities of the regions of *scope*, independent of the other side."""

    view: View
    scope: frozenset[Iri]

    @cached_property
    def activities(self) -> Set[Iri]:
        """The activities of the regions, including joint ones."""
        return {one for place in self.scope for one in self.view.landscape.by_region.get(place, ())}

    @cached_property
    def reached(self) -> Set[Iri]:
        """The technologies that the activities concern, including broader ones."""
        uses = self.view.landscape.uses
        return {technology for activity in self.activities for technology in uses.get(activity, ())}

    @cached_property
    def stated(self) -> Mapping[Iri, tuple[tuple[Iri, ...], tuple[Iri, ...]]]:
        """Technology that the activities name -> these activities and their statements."""
        found: dict[Iri, dict[Iri, Iri]] = defaultdict(dict)
        for activity in sorted(self.activities):
            for use in self.view.activities.uses.get(activity, ()):
                found[use.technology][use.statement] = activity
        return {one: (tuple(dict.fromkeys(some.values())), tuple(some)) for one, some in sorted(found.items())}

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The amounts that the regions get."""
        return self.view.ledger.find_regional(self.scope)

    @cached_property
    def told_twice(self) -> frozenset[tuple[Iri, Iri]]:
        """The activities and kinds of the money of activities that another roadmap announces too."""
        twins = set(self.view.landscape.same.values())
        return frozenset((activity, kind) for activity, kind in list_told(self.entries) if activity in twins)

    def add_up(self, doubtful: frozenset[tuple[Iri, Iri]]) -> Mapping[tuple[Iri, Iri | None], Sequence[Entry]]:
        """The entries added, by kind and stage; *doubtful* is :attr:`told_twice` of the other side."""
        if doubtful not in self._sums:
            added, _ = self.view.ledger.settle(self.entries, list_told(self.entries) | doubtful)
            self._sums[doubtful] = sum_entries(added)
        return self._sums[doubtful]

    @cached_property
    def _sums(self) -> dict[frozenset[tuple[Iri, Iri]], Mapping[tuple[Iri, Iri | None], Sequence[Entry]]]:
        return {}

    @cached_property
    def items(self) -> Sequence[Iri]:
        """The strategies, projects and tasks. An activity that two roadmaps announce counts once."""
        landscape = self.view.landscape
        carried_out = sorted(self.activities & landscape.carried_out)
        return [one for one in carried_out if landscape.same.get(one) not in self.activities]

    @cached_property
    def counts(self) -> Mapping[str, Sequence[Iri]]:
        """All items, the ``led`` ones, and the ``priced`` ones, which have an amount of their own."""
        landscape = self.view.landscape
        kept = {"all": landscape.carried_out, "led": landscape.led, "priced": landscape.priced}
        return {what: [one for one in self.items if one in those] for what, those in kept.items()}

    @cached_property
    def periods(self) -> Sequence[tuple[Iri, Span]]:
        """The roadmaps of the regions that have a period."""
        landscape = self.view.landscape
        homes = (landscape.homes[one] for one in self.activities if one in landscape.homes)
        roadmaps = {home.roadmap for home in homes if not self.scope.isdisjoint(home.regions)}
        return [(one, landscape.spans[one]) for one in sorted(roadmaps) if one in landscape.spans]


@dataclass
class Comparison:
    """The two regions *places*, each with the regions in it except the other side.

    ``known`` caches sides for further comparisons on the same view.
    """

    view: View
    places: tuple[Iri, Iri]
    known: dict[frozenset[Iri], Side] = field(default_factory=dict)

    @property
    def landscape(self) -> Landscape:
        return self.view.landscape

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """The regions of each side. A province compared with one of its cities excludes that city."""
        first, second = (find_regions_within(self.view, place) for place in self.places)
        return self._get_side(first - second or first), self._get_side(second - first or second)

    def _get_side(self, scope: frozenset[Iri]) -> Side:
        return self.known.setdefault(scope, Side(self.view, scope))

    @cached_property
    def meeting(self) -> Meeting:
        """The links between the activities of the two sides."""
        first, second = (side.activities for side in self.sides)
        both = first & second
        return Meeting(self.landscape, first - both, second - both, both & set(self.landscape.parts))

    def iter_joint(self) -> Iterator[Joint]:
        """The activities in which both have a part."""
        for reason in self.meeting.iter_joint_reasons():
            parts = [part for part in self.landscape.parts[reason.thing] if part.share is not None]
            shares = [[part.share or Decimal(0) for part in parts if part.region in side.scope] for side in self.sides]
            inferred = any(part.inferred for part in parts)
            yield Joint(reason, tuple(sum(some, Decimal(0)) if some else None for some in shares), inferred)

    def iter_only(self) -> Iterator[Only]:
        """The technologies that one side names and no activity of the other side concerns."""
        for place, side, other in zip(self.places, self.sides, self.sides[::-1], strict=True):
            for technology, (activities, statements) in side.stated.items():
                if technology not in other.reached:
                    yield Only(place, technology, activities, statements)

    @cached_property
    def sums(self) -> Sequence[Sum]:
        """The amounts added for each region, by kind and stage."""
        first, second = self.sides
        sums = first.add_up(second.told_twice), second.add_up(first.told_twice)
        keys = sorted({*sums[0], *sums[1]}, key=lambda key: (key[0], key[1] or ""))
        return [Sum(kind, stage, tuple(side.get((kind, stage), ()) for side in sums)) for kind, stage in keys]

    @cached_property
    def counts(self) -> Sequence[Count]:
        """The numbers of items, of led and of priced ones; empty if there are no items."""
        if not any(side.items for side in self.sides):
            return []
        return [Count(what, tuple(side.counts[what] for side in self.sides)) for what in self.sides[0].counts]

    def iter_periods(self) -> Iterator[Period]:
        """The periods of the roadmaps of each region."""
        for place, side in zip(self.places, self.sides, strict=True):
            yield from (Period(place, roadmap, span) for roadmap, span in side.periods)

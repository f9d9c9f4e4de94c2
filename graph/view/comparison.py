"""Two regions side by side on the day of a view: what they share, what each has alone, and what each counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from graph.stores import Iri
from graph.view.landscape import Landscape, Span
from graph.view.ledger import Entry, list_told, sum_entries
from graph.view.meeting import Meeting, Reason
from graph.view.places import find_regions_within
from graph.view.view import View


@dataclass(frozen=True)
class Joint:
    """An activity of both regions, with the share of each as printed, ``None`` where none is."""

    reason: Reason
    shares: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Only:
    """A technology that activities of *region* name and nothing on the other side concerns."""

    region: Iri
    technology: Iri
    activities: tuple[Iri, ...]
    uses: tuple[Iri, ...]


@dataclass(frozen=True)
class Sum:
    """What is added for each region in one kind of money and stage."""

    kind: Iri
    stage: Iri | None
    entries: tuple[Sequence[Entry], ...]


@dataclass(frozen=True)
class Count:
    """The strategies, projects and tasks of each region: ``all`` of them, the ``led`` or the ``priced`` ones."""

    what: str
    activities: tuple[Sequence[Iri], ...]


@dataclass(frozen=True)
class Period:
    """The period of a roadmap of *region*."""

    region: Iri
    roadmap: Iri
    span: Span


@dataclass
class Comparison:
    """The two regions *places*. Each stands for what lies in it, but for the other region if that does."""

    view: View
    places: tuple[Iri, Iri]

    @property
    def landscape(self) -> Landscape:
        return self.view.landscape

    @cached_property
    def scopes(self) -> tuple[Set[Iri], Set[Iri]]:
        """The regions that each side stands for: of a province and a city in it, the province for the rest."""
        first, second = (find_regions_within(self.view, place) for place in self.places)
        return first - second or first, second - first or second

    @cached_property
    def sides(self) -> tuple[Set[Iri], Set[Iri]]:
        """The activities of each region, joint ones on both sides."""
        by_region = self.landscape.by_region
        first, second = ({one for place in scope for one in by_region.get(place, ())} for scope in self.scopes)
        return first, second

    @cached_property
    def meeting(self) -> Meeting:
        """What the activities of one side have to do with those of the other."""
        first, second = self.sides
        both = first & second
        return Meeting(self.landscape, first - both, second - both, both & set(self.landscape.parts))

    def iter_joint(self) -> Iterator[Joint]:
        """The activities in which both have a part."""
        for reason in self.meeting.iter_joint_reasons():
            parts = self.landscape.parts[reason.thing]
            told = [
                [part.share for part in parts if part.region in scope and part.share is not None]
                for scope in self.scopes
            ]
            yield Joint(reason, tuple(sum(shares, Decimal(0)) if shares else None for shares in told))

    def iter_only(self) -> Iterator[Only]:
        """The technologies that one side names and nothing on the other side concerns."""
        uses = self.landscape.uses
        for place, own, others in zip(self.places, self.sides, self.sides[::-1], strict=True):
            there = {one for activity in others for one in uses.get(activity, ())}
            found: dict[Iri, dict[Iri, Iri]] = defaultdict(dict)
            for activity in sorted(own):
                for use in chain.from_iterable(uses.get(activity, {}).values()):
                    if use.technology not in there:
                        found[use.technology][use.statement] = activity
            for technology, statements in sorted(found.items()):
                yield Only(place, technology, tuple(dict.fromkeys(statements.values())), tuple(statements))

    @cached_property
    def sums(self) -> Sequence[Sum]:
        """What each region gets, by kind and stage, as far as it is added."""
        ledger = self.view.ledger
        sides = [[entry for entry in ledger.regional if entry.region in scope] for scope in self.scopes]
        told = list_told(chain(*sides))
        sums = [sum_entries(ledger.settle(side, told)[0]) for side in sides]
        keys = sorted({*sums[0], *sums[1]}, key=lambda key: (key[0], key[1] or ""))
        return [Sum(kind, stage, tuple(side.get((kind, stage), ()) for side in sums)) for kind, stage in keys]

    @cached_property
    def items(self) -> tuple[Sequence[Iri], ...]:
        """The strategies, projects and tasks of each side. Of an activity that two roadmaps announce, one counts."""
        landscape = self.landscape
        return tuple(
            [one for one in sorted(side & landscape.carried_out) if landscape.same.get(one) not in side]
            for side in self.sides
        )

    @cached_property
    def counts(self) -> Sequence[Count]:
        """How many items there are, how many have a lead and an amount of their own; none if there are no items."""
        kept = {"all": self.landscape.carried_out, "led": self.landscape.led, "priced": self.landscape.priced}
        if not any(self.items):
            return []
        return [
            Count(what, tuple([one for one in side if one in those] for side in self.items))
            for what, those in kept.items()
        ]

    def iter_periods(self) -> Iterator[Period]:
        """The periods of the roadmaps of each region."""
        for place, scope in zip(self.places, self.scopes, strict=True):
            for roadmap in sorted({home.roadmap for home in self.landscape.homes.values() if home.region in scope}):
                if span := self.landscape.spans.get(roadmap):
                    yield Period(place, roadmap, span)

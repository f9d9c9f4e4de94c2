"""The work of the regions, read in a few batches: the plan, technologies, agencies, periods and money of activities.

Reports that compare regions read their rows here. This module adds nothing up.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from graph.model.dates import is_shorter, is_within, overlap
from graph.model.figures import Figure, add_up
from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import RM
from graph.stores import Cell, Iri
from graph.view.activities import IMPLEMENTING, INFERRED, LEAD, Activities, Role, Use
from graph.view.evidence import climb_technologies, read_technology_steps
from graph.view.names import read_labels
from graph.view.profiles import Profile, Reach, read_reach
from graph.view.reductions import find_reduced
from graph.view.snapshot import Snapshot

# The kinds that are carried out. Areas, axes and phases only group them, and a study draws up the plan.
_CARRIED_OUT = frozenset(
    Iri(one) for one in (RM.Project, RM.RelatedProject, RM.Strategy, RM.AddOnStrategy, RM.Task)
)  # fmt: skip
# The kind of a roadmap that is itself a project.
_PROJECT = Iri(mint_code_iri("roadmap-kind", "project"))


@dataclass(frozen=True)
class Home:
    """The roadmap of an activity, and the regions of that roadmap, the leading one first.

    ``region`` and ``places`` are as in :class:`graph.view.activities.Item`.
    """

    roadmap: Iri
    region: Iri | None
    regions: tuple[Iri, ...]
    places: tuple[Iri, ...]


@dataclass(frozen=True)
class Part:
    """The part of a region in an activity; ``share`` is a term of the ratio, ``None`` if no source states it."""

    region: Iri
    share: Decimal | None
    inferred: bool
    statement: Iri


@dataclass(frozen=True)
class Amount:
    """One amount that holds on the day of the view.

    ``larger`` are the budget lines that contain it, the closest first. A ``divided`` amount is for one use or year of
    the money of its activity, or a reduction. A reduction has the kind and stage of the amount that it reduces.
    """

    activity: Iri
    kind: Iri
    stage: Iri | None
    figure: Figure
    region: Iri | None
    use: str
    divided: bool
    larger: tuple[Iri, ...]
    start: str
    end: str
    statement: Iri

    @property
    def won(self) -> Decimal:
        """The amount in won, of a range the lower end."""
        return self.figure.won

    def covers(self, other: "Amount") -> bool:
        """Whether its period contains that of *other*. An amount without a period is for all years."""
        return is_within((other.start, other.end), (self.start, self.end))

    def overlaps(self, other: "Amount") -> bool:
        """Whether both periods share a day. An amount without a period is for all years."""
        return overlap((self.start, self.end), (other.start, other.end))

    def is_shorter(self, other: "Amount") -> bool:
        """Whether its period is a part of that of *other*."""
        return is_shorter((self.start, self.end), (other.start, other.end))


@dataclass(frozen=True)
class Span:
    """The printed period of an activity, and its statement; an end that is not printed is empty."""

    start: str
    end: str
    statement: Iri


@dataclass
class Landscape:
    """The rows for reports on regions, as of the day of *snapshot*; each property queries the store once."""

    snapshot: Snapshot
    activities: Activities
    _climbed: dict[Iri, Sequence[Iri]] = field(default_factory=dict, init=False)
    _closest: dict[frozenset[Iri], list[Iri]] = field(default_factory=dict, init=False)
    _paths: dict[tuple[Iri, Iri], tuple[Iri, ...]] = field(default_factory=dict, init=False)
    _profiles: dict[frozenset[Iri], Profile] = field(default_factory=dict, init=False)

    @cached_property
    def homes(self) -> Mapping[Iri, Home]:
        """The home of each activity known on the day of the view, including related projects."""
        items = sorted(self.activities.items.values(), key=lambda item: item.iri)
        return {one.iri: Home(one.plan, one.region, one.regions, one.places) for one in items if one.regions}

    @cached_property
    def carried_out(self) -> Set[Iri]:
        """Strategies, projects and tasks, except the tasks of the study that draws up the plan.

        A roadmap of the kind project is a project.
        """
        items = self.activities.items
        studies = {one for one, item in items.items() if item.kind == RM.Study}
        projects = {item.plan for item in items.values() if item.plan_kind == _PROJECT}
        return {
            one
            for one, item in items.items()
            if (item.kind in _CARRIED_OUT or one in projects) and not studies & set(self.climb(one))
        }

    @cached_property
    def related(self) -> Set[Iri]:
        """Related projects and their parts, which do not belong to the plan."""
        named = {one for one, item in self.activities.items.items() if item.kind == RM.RelatedProject}
        return {one for one in self.activities.items if named & set(self.climb(one))}

    def climb(self, activity: Iri) -> Sequence[Iri]:
        """*activity* and its parents, or the plan it is related to, the nearest first."""
        if activity not in self._climbed:
            known = activity in self.activities.items
            self._climbed[activity] = [activity, *self.activities.iter_wholes(activity)] if known else [activity]
        return self._climbed[activity]

    @cached_property
    def uses(self) -> Mapping[Iri, Mapping[Iri, tuple[Use, ...]]]:
        """Activity -> technology that it reaches -> the uses that reach it."""
        found: dict[Iri, dict[Iri, list[Use]]] = {}
        for activity, uses in self.activities.uses.items():
            reached: dict[Iri, list[Use]] = defaultdict(list)
            for use in uses:
                for technology in sorted(use.reached):
                    reached[technology].append(use)
            found[activity] = reached
        return {activity: {one: tuple(uses) for one, uses in reached.items()} for activity, reached in found.items()}

    @cached_property
    def steps(self) -> Mapping[Iri, Set[Iri]]:
        """Each technology that has broader ones, with those directly broader."""
        return read_technology_steps(self.snapshot)

    @cached_property
    def broad_fields(self) -> Set[Iri]:
        """The technologies that two activities have in common only if both name them."""
        return {Iri(row["technology"]) for row in self.snapshot.read("broad-fields")}

    @cached_property
    def meeting_points(self) -> Mapping[Iri, Mapping[Iri, tuple[Use, ...]]]:
        """``uses`` without the broad fields that an activity reaches and does not name."""
        broad = self.broad_fields
        return {
            activity: {
                technology: kept
                for technology, uses in reached.items()
                if (kept := tuple(one for one in uses if technology not in broad or one.technology == technology))
            }
            for activity, reached in self.uses.items()
        }

    def find_closest(self, technologies: Set[Iri]) -> list[Iri]:
        """The members of *technologies* without a narrower member, sorted."""
        known = self._closest.get(technologies := frozenset(technologies))
        if known is None:
            above = {one for technology in technologies for one in self.iter_broader(technology)}
            known = self._closest[technologies] = sorted(technologies - above)
        return known

    def iter_broader(self, technology: Iri) -> list[Iri]:
        """All technologies broader than *technology*, the nearest first."""
        found = [technology]
        for one in found:
            found += sorted(self.steps.get(one, set()) - set(found))
        return found[1:]

    def profile(self, activities: Set[Iri]) -> Profile:
        """The technologies and agencies of *activities*."""
        activities = frozenset(activities)
        if activities not in self._profiles:
            self._profiles[activities] = Profile(sorted(activities), self._reach, self.roles)
        return self._profiles[activities]

    @cached_property
    def _reach(self) -> Mapping[Iri, Reach]:
        named = {technology for reached in self.meeting_points.values() for technology in reached}
        return read_reach(self.meeting_points, {one: set(self.iter_broader(one)) for one in named})

    def find_path(self, narrower: Iri, broader: Iri) -> tuple[Iri, ...]:
        """The shortest path from *narrower* up to *broader*, ends included; empty if there is none."""
        path = self._paths.get((narrower, broader))
        if path is None:
            path = self._paths[narrower, broader] = tuple(climb_technologies(self.steps, narrower, broader))
        return path

    @cached_property
    def roles(self) -> Mapping[Iri, tuple[Role, ...]]:
        """The roles of agencies that lead or take part in each activity."""
        found = {
            activity: tuple(role for role in roles if role.general in IMPLEMENTING)
            for activity, roles in self.activities.roles.items()
        }
        return {activity: roles for activity, roles in found.items() if roles}

    @cached_property
    def led(self) -> Set[Iri]:
        """The activities in which an agency leads."""
        return {activity for activity, roles in self.roles.items() if any(role.general == LEAD for role in roles)}

    @cached_property
    def parts(self) -> Mapping[Iri, tuple[Part, ...]]:
        """The regional parts of each activity that has several."""
        found: dict[Iri, list[Part]] = defaultdict(list)
        for row in self.snapshot.read("joint-activities"):
            share = None if row["share"] is None else Decimal(str(row["share"]))
            found[Iri(row["activity"])].append(
                Part(Iri(row["region"]), share, row["status"] == INFERRED, Iri(row["statement"]))
            )
        return {activity: tuple(parts) for activity, parts in found.items()}

    @cached_property
    def same(self) -> Mapping[Iri, Iri]:
        """Each activity that a source identifies with one of another roadmap, with that one; both are kept."""
        pairs = ((Iri(row["activity"]), Iri(row["same"])) for row in self.snapshot.read("same-activities"))
        return {one: other for one, other in pairs if {one, other} <= self.homes.keys()}

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that holds on the day, in the order of activities and kinds."""
        amounts = [self._to_amount(row) for rows in self.activities.amounts.values() for row in rows]
        if all(amount.won >= 0 for amount in amounts):
            return tuple(amounts)
        known = {amount.statement: amount for amount in amounts}
        return tuple(_deduct_from(self._find_reduced(amount, known), amount) for amount in amounts)

    @cached_property
    def reductions(self) -> Mapping[Iri, Sequence[Amount]]:
        """The reductions of each amount, by its statement."""
        known = {amount.statement: amount for amount in self.amounts}
        found: dict[Iri, list[Amount]] = defaultdict(list)
        for amount in self.amounts:
            if reduced := self._find_reduced(amount, known):
                found[reduced.statement].append(amount)
        return found

    def _find_reduced(self, amount: Amount, known: Mapping[Iri, Amount]) -> Amount | None:
        """The closest of the *known* amounts that *amount* reduces, if it is a reduction."""

        def find_won(one: Iri) -> Decimal | None:
            return known[one].won if one in known else None

        found = find_reduced(amount.statement, find_won, lambda one: self._larger.get(one, ()))
        return known[found[0]] if found else None

    def deduct(self, amount: Amount) -> Figure:
        """What is left of *amount* after its reductions."""
        return add_up((amount.figure, *(one.figure for one in self.reductions.get(amount.statement, ()))))

    def _to_amount(self, row: Mapping[str, Cell]) -> Amount:
        activity, kind, statement = Iri(row["activity"]), Iri(row["kind"]), Iri(row["statement"])
        return Amount(
            activity,
            kind,
            Iri(row["stage"]) if row["stage"] else None,
            read_figure(row),
            Iri(row["region"]) if row["region"] else None,
            str(row["use"] or ""),
            bool(row["use"])
            or Decimal(str(row["amount"])) < 0
            or (activity, kind) in self._larger.get(statement, {}).values(),
            tuple(self._climb_amounts(statement)),
            str(row["start"] or ""),
            str(row["end"] or ""),
            statement,
        )

    @cached_property
    def _larger(self) -> Mapping[Iri, Mapping[Iri, tuple[Iri, Iri]]]:
        """The larger amounts that directly contain each amount, with their activities and kinds."""
        found: dict[Iri, dict[Iri, tuple[Iri, Iri]]] = defaultdict(dict)
        for row in self.snapshot.read("larger-amounts"):
            found[Iri(row["statement"])][Iri(row["larger"])] = Iri(row["activity"]), Iri(row["kind"])
        return found

    def _climb_amounts(self, statement: Iri) -> list[Iri]:
        """All amounts that contain *statement*, the closest first."""
        found = [statement]
        for one in found:
            found += [larger for larger in self._larger.get(one, ()) if larger not in found]
        return found[1:]

    @cached_property
    def priced(self) -> Set[Iri]:
        """The activities with an amount of their own."""
        return set(self._amounts_by_activity)

    @cached_property
    def _amounts_by_activity(self) -> Mapping[Iri, Sequence[Amount]]:
        found: dict[Iri, list[Amount]] = defaultdict(list)
        for amount in self.amounts:
            found[amount.activity].append(amount)
        return found

    def amounts_of(self, *activities: Iri) -> list[Amount]:
        """The amounts of *activities*, in their order."""
        return [amount for one in activities for amount in self._amounts_by_activity.get(one, ())]

    @cached_property
    def spans(self) -> Mapping[Iri, Span]:
        """The period of each activity that has its own; of several the first."""
        found: dict[Iri, Span] = {}
        for activity, (row, *_) in self.activities.periods.items():
            found[activity] = Span(str(row["start"] or ""), str(row["end"] or ""), Iri(row["statement"]))
        return found

    def find_span(self, activity: Iri) -> Span | None:
        """The period of *activity*, or else of its nearest parent with one, within which it runs."""
        wholes = [activity] if activity in self.related else self.climb(activity)
        return next((self.spans[one] for one in wholes if one in self.spans), None)

    @cached_property
    def titles(self) -> Mapping[Iri, str]:
        """The Korean titles, which are compared in a report of any language."""
        return read_labels(self.snapshot.store, self.homes, lang="ko", day=self.snapshot.day)

    @cached_property
    def by_region(self) -> Mapping[Iri, Set[Iri]]:
        """Each region with the activities of its roadmaps and, with their tasks, those in which it has a part.

        A programme belongs to no region, but regions may have parts in its activities.
        """
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for activity, home in self.homes.items():
            for region in home.regions:
                found[region].add(activity)
        for row in self.snapshot.read("regional-parts"):
            if row["activity"] in self.activities.items:
                found[Iri(row["region"])].add(Iri(row["activity"]))
        return found

    @cached_property
    def regions(self) -> Set[Iri]:
        """The regions with activities, and those to which an amount is assigned."""
        assigned = {amount.region for amount in self.amounts if amount.region}
        return assigned.union(self.by_region)

    def measure_rarity(self, among: Iterable[Iri]) -> Mapping[Iri, Decimal]:
        """How informative a shared technology is: 1 if only two activities of *among* concern it, 0 if all do.

        Information content -log p of the concept (Resnik 1995, https://arxiv.org/abs/cmp-lg/9511007), divided by the
        content of a concept that only two activities concern. p is the fraction of activities of *among* that concern
        the technology or a narrower one. Activities without a technology are not counted.
        """
        counts = Counter(technology for one in among for technology in self.meeting_points.get(one, ()))
        every = sum(one in self.uses for one in among)
        most = math.log(every / 2) if every > 2 else 0.0
        return {
            technology: Decimal(str(round(min(1.0, math.log(every / count) / most), 3) if most else 1.0))
            for technology, count in counts.items()
        }


def _deduct_from(reduced: Amount | None, reduction: Amount) -> Amount:
    """The *reduction* as an amount of the kind and stage that it is deducted from."""
    return replace(reduction, kind=reduced.kind, stage=reduced.stage) if reduced else reduction


def read_figure(row: Mapping[str, Cell], amount: str = "amount", upper: str = "upper") -> Figure:
    """The amount of a row: its columns *amount*, *upper* and ``qualifier``."""
    highest = None if row[upper] is None else Decimal(str(row[upper]))
    return Figure(Decimal(str(row[amount])), highest, str(row["qualifier"] or ""))

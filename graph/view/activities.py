"""The activities of the roadmaps on the day of the view: their parents, roles, technologies, amounts and periods.

Reports on gaps, agencies, regions and technologies read them here. Each kind of row takes one query.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import RM
from graph.stores import Cell, Iri
from graph.view.snapshot import Snapshot

LEAD = Iri(mint_code_iri("role", "lead"))
CONSULTED = Iri(mint_code_iri("role", "consulted"))
DERIVED = Iri(mint_code_iri("status", "derived"))
INFERRED = Iri(mint_code_iri("status", "inferred"))
STATED = Iri(mint_code_iri("status", "stated"))
# The roles, closest to the work first.
ROLES = tuple(
    Iri(mint_code_iri("role", name))
    for name in (
        "lead", "participant", "cooperating", "contractor", "operator", "managing", "owner", "funder", "investor",
        "former-investor", "sponsor", "designating-authority", "evaluator", "host", "unspecified", "consulted",
    )
)  # fmt: skip
_ROLE_RANKS = {role: rank for rank, role in enumerate(ROLES)}
# The roles that carry out the work.
IMPLEMENTING = ROLES[:2]
_KINDS = tuple(
    Iri(term)
    for term in (
        RM.Programme, RM.Roadmap, RM.FocusArea, RM.Strategy, RM.AddOnStrategy, RM.Project, RM.Task, RM.Axis, RM.Phase,
        RM.Study, RM.Zone, RM.RelatedProject,
    )
)  # fmt: skip
_KIND_RANKS = {kind: rank for rank, kind in enumerate(_KINDS)}


@dataclass(frozen=True)
class Item:
    """One activity: its kind, its plan, and its parent ``whole``.

    ``plan_kind`` and ``regions`` are those of the plan, the leading region first; if several regions have a plan in
    common, or if it is a programme, the regions stated for the activity. ``region`` is the only or the leading region,
    ``None`` if there are several and none leads.
    """

    iri: Iri
    kind: Iri
    plan: Iri
    plan_kind: Iri | None
    region: Iri | None
    regions: tuple[Iri, ...]
    whole: Iri | None
    place: int

    @property
    def places(self) -> tuple[Iri, ...]:
        """The regions of the plan as a cell, always a list."""
        return self.regions or ((self.region,) if self.region else ())


@dataclass(frozen=True)
class Role:
    """One role of an agency in an activity. It holds from ``since`` until before ``until``.

    ``general`` is the most general role that contains the role, or the role itself.
    """

    activity: Iri
    role: Iri
    general: Iri
    agency: Iri
    status: Iri
    since: str
    until: str
    statement: Iri

    def is_current(self, day: str) -> bool:
        """Whether it still holds on the day."""
        return day < self.until


@dataclass(frozen=True)
class Held:
    """A role held without a break, merged from one or more editions; ``role`` is the earliest."""

    role: Role
    since: str
    until: str
    statements: tuple[Iri, ...]

    def is_current(self, day: str) -> bool:
        """Whether it still holds on the day."""
        return day < self.until


@dataclass(frozen=True)
class Use:
    """One technology that an activity concerns; ``reached`` adds all broader ones."""

    activity: Iri
    technology: Iri
    reached: frozenset[Iri]
    statement: Iri


@dataclass
class Activities:
    """The activities of the view; each property queries the store once.

    :param among: ``{"activity": activities}`` reads these, ``{"edition": editions}`` those that the editions describe;
        by default all are read.
    """

    snapshot: Snapshot
    among: Mapping[str, Collection[Iri]] | None = None

    @cached_property
    def _described(self) -> Mapping[Iri, Mapping[str, Cell]]:
        """The columns of query ``activities`` for each activity, merged over its editions."""
        described: dict[Iri, dict[str, Cell]] = defaultdict(dict)
        for row in self.snapshot.read("activities", self.among):
            # The preferred and newest edition comes last. A cell that it leaves empty keeps its earlier value.
            described[Iri(row["activity"])].update({name: cell for name, cell in row.items() if cell is not None})
        return described

    @cached_property
    def items(self) -> Mapping[Iri, Item]:
        """Every activity by its IRI, in the order of plans, kinds and places."""
        grouped = {Iri(row["strategy"]): Iri(row["area"]) for row in self.groupings}
        items = [_to_item(row, grouped, self._find_homes(row)) for row in self._described.values()]
        ordered = sorted(items, key=lambda item: (item.plan, _KIND_RANKS[item.kind], item.place, item.iri))
        return {item.iri: item for item in ordered}

    @cached_property
    def _homes(self) -> Mapping[Cell, Sequence[tuple[Iri, bool]]]:
        """The regions of each plan, and whether they lead it."""
        plans = {Iri(row["plan"]) for row in self._described.values()}
        found: dict[Cell, list[tuple[Iri, bool]]] = defaultdict(list)
        for row in self.snapshot.read("homes", {"plan": plans} if self.among else None):
            found[row["plan"]].append((Iri(row["region"]), row["leads"] is True))
        return found

    def _find_homes(self, row: Mapping[str, Cell]) -> Sequence[tuple[Iri, bool]]:
        """The regions of the plan, or those stated for the activity itself, and whether they lead the plan."""
        homes = self._homes.get(row["plan"], [])
        parts = self._regional_parts.get(row["activity"], {})
        if len({region for region, _ in homes}) == 1 or not parts.keys() - self._regional_parts.get(row["plan"], {}):
            return homes
        places = sorted(set(parts.values()))
        return [home for home in homes if home[0] in places] or [(region, False) for region in places]

    @cached_property
    def _regional_parts(self) -> Mapping[Cell, Mapping[Cell, Iri]]:
        """The regions with a part in each activity, by statement."""
        found: dict[Cell, dict[Cell, Iri]] = defaultdict(dict)
        activities = {*self._described, *(Iri(row["plan"]) for row in self._described.values())}
        for row in self.snapshot.read("regional-parts", {"activity": activities} if self.among else None):
            found[row["activity"]][row["statement"]] = Iri(row["region"])
        return found

    @cached_property
    def groupings(self) -> Sequence[Mapping[str, Cell]]:
        """The strategies grouped under focus areas, see query ``groupings``."""
        return self.snapshot.read("groupings", {"strategy": self._described} if self.among else None)

    def read_rows(self, query: str, *, ended: bool = False) -> list[dict[str, Cell]]:
        """The rows of a query about the activities, see :meth:`graph.view.snapshot.Snapshot.read`."""
        rows = self.snapshot.read(query, {"activity": self.items} if self.among else None, ended=ended)
        return [row for row in rows if row["activity"] in self.items]

    @cached_property
    def known_roles(self) -> Sequence[Role]:
        """Every role known by the day, including ended ones; closest to the work first."""
        roles = [to_role(row) for row in self.read_rows("roles", ended=True)]
        return sorted(roles, key=lambda role: (rank_role(role.general), self._ranks[role.activity]))

    @cached_property
    def roles(self) -> Mapping[Iri, Sequence[Role]]:
        """The roles that hold on the day, by activity."""
        found: dict[Iri, list[Role]] = defaultdict(list)
        for role in self.known_roles:
            if role.is_current(self.snapshot.day):
                found[role.activity].append(role)
        return found

    @cached_property
    def held(self) -> Sequence[Held]:
        """Every role with its full span. Roles that parts inherit from a plan are left out."""
        grouped: dict[tuple[Iri, Iri, Iri], list[Role]] = defaultdict(list)
        for role in self.known_roles:
            if role.status != DERIVED:
                grouped[role.activity, role.role, role.agency].append(role)
        return [held for roles in grouped.values() for held in _join(roles)]

    @cached_property
    def uses(self) -> Mapping[Iri, Sequence[Use]]:
        """The technologies that activities concern, by activity."""
        reached: dict[tuple[Iri, Iri, Iri], set[Iri]] = defaultdict(set)
        for row in self.read_rows("technology-uses"):
            key = (Iri(row["activity"]), Iri(row["technology"]), Iri(row["statement"]))
            reached[key].add(Iri(row["reached"]))
        found: dict[Iri, list[Use]] = defaultdict(list)
        for (activity, technology, statement), every in reached.items():
            found[activity].append(Use(activity, technology, frozenset(every), statement))
        return found

    @cached_property
    def amounts(self) -> Mapping[Iri, Sequence[Mapping[str, Cell]]]:
        """The amounts that hold on the day, by activity, see query ``amounts``."""
        return self._by_activity("amounts")

    @cached_property
    def named_sources(self) -> Mapping[Iri, Sequence[Mapping[str, Cell]]]:
        """The funding sources that are named without an amount, by activity, see query ``named-sources``."""
        return self._by_activity("named-sources")

    @cached_property
    def periods(self) -> Mapping[Iri, Sequence[Mapping[str, Cell]]]:
        """The periods that hold on the day, by activity, see query ``periods``."""
        return self._by_activity("periods")

    def _by_activity(self, query: str) -> Mapping[Iri, Sequence[Mapping[str, Cell]]]:
        found: dict[Iri, list[Mapping[str, Cell]]] = defaultdict(list)
        for row in self.read_rows(query):
            found[Iri(row["activity"])].append(row)
        return found

    @cached_property
    def _ranks(self) -> Mapping[Iri, int]:
        return {iri: rank for rank, iri in enumerate(self.items)}

    def rank(self, activity: Iri) -> int:
        """The position of *activity* in :attr:`items`."""
        return self._ranks[activity]

    def sort(self, activities: Iterable[Iri]) -> list[Iri]:
        """*activities* without duplicates, in the order of plans, kinds and places."""
        return sorted(set(activities), key=self._ranks.__getitem__)

    @cached_property
    def parts(self) -> Mapping[Iri, Sequence[Iri]]:
        """The direct parts of each activity, in order."""
        found: dict[Iri, list[Iri]] = defaultdict(list)
        for item in self.items.values():
            if item.whole:
                found[item.whole].append(item.iri)
        return found

    def iter_wholes(self, activity: Iri) -> Iterator[Iri]:
        """The parents of *activity*, from the closest up to the plan and its programme."""
        seen = {activity}
        whole = self.items[activity].whole
        while whole and whole in self.items and whole not in seen:
            yield whole
            seen.add(whole)
            whole = self.items[whole].whole

    def iter_parts(self, activity: Iri) -> Iterator[Iri]:
        """The parts of *activity* at any depth, each followed by its own."""
        for part in self.parts.get(activity, ()):
            yield part
            yield from self.iter_parts(part)

    def name_technologies(self, activity: Iri) -> tuple[Iri, ...]:
        """The technologies that the activity itself concerns."""
        return tuple(use.technology for use in self.uses.get(activity, ()))

    def name_agencies(self, activity: Iri, role: Iri) -> tuple[Iri, ...]:
        """The agencies in *role*."""
        return tuple(one.agency for one in self.roles.get(activity, ()) if one.general == role)


def rank_role(role: Iri) -> int:
    """The position of a general *role* in :data:`ROLES`. A role that a file adds comes last."""
    return _ROLE_RANKS.get(role, len(ROLES))


def to_role(row: Mapping[str, Cell]) -> Role:
    """The role in a row of query ``roles``."""
    return Role(
        activity=Iri(row["activity"]),
        role=Iri(row["role"]),
        general=Iri(row["general"]),
        agency=Iri(row["agency"]),
        status=Iri(row["status"]),
        since=str(row["since"]),
        until=str(row["until"]),
        statement=Iri(row["statement"]),
    )


def _to_item(row: Mapping[str, Cell], grouped: Mapping[Iri, Iri], homes: Sequence[tuple[Iri, bool]]) -> Item:
    iri, plan = Iri(row["activity"]), Iri(row["plan"])
    whole = grouped.get(iri) or row.get("whole") or (row.get("programme") if iri == plan else None)
    plan_kind = row.get("plan_kind")
    regions = tuple(dict.fromkeys(region for region, _ in homes))
    leading = tuple(dict.fromkeys(region for region, leads in homes if leads)) or regions
    return Item(
        iri=iri,
        kind=Iri(row["class"]),
        plan=plan,
        plan_kind=Iri(plan_kind) if plan_kind else None,
        region=leading[0] if len(leading) == 1 else None,
        regions=regions,
        whole=Iri(whole) if whole else None,
        place=int(str(row.get("place", 0))),
    )


def _join(roles: Sequence[Role]) -> list[Held]:
    """Merges adjacent and overlapping roles of one kind that one agency has in one activity."""
    spans: list[Held] = []
    for role in sorted(roles, key=lambda role: (role.since, role.until)):
        if spans and role.since <= spans[-1].until:
            last = spans.pop()
            statements = (*last.statements, role.statement)
            spans.append(Held(last.role, last.since, max(last.until, role.until), statements))
        else:
            spans.append(Held(role, role.since, role.until, (role.statement,)))
    return spans

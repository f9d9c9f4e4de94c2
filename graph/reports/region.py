"""All facts about one region: names and codes by date, roadmaps, amounts, technologies, agencies."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.figures import add_up
from graph.model.vocabulary import DCAT, RDFS, RM, SCHEMA, SKOS
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.lines import describe_use, to_cell, trim, write_span
from graph.reports.result import Kind, Report
from graph.reports.specifications import DAYS, INFERENCE, Field, QueryRow, SectionSpec, read_date, to_block
from graph.reports.successions import mark_former, turn_to
from graph.reports.wording import Block, Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import DERIVED, INFERRED, LEAD, Activities, Item, Role, rank_role
from graph.view.evidence import read_share_terms
from graph.view.landscape import read_figure
from graph.view.places import find_activities_in, find_regions_around, find_regions_within
from graph.view.view import View

_NAME_PROPERTIES = (RDFS.label, RM.romanisedName, RM.hasName, SKOS.altLabel, RM.hasCode)
_CONTAINMENTS = (SCHEMA.containedInPlace, RM.hasContainment)

_NAMES = SectionSpec(
    "names",
    ("이름과 코드", "Names and codes"),
    "profile",
    columns=(
        Field(Head("what", Kind.THING, "종류", "kind"), "property"),
        Field(Head("name", Kind.TEXT, "이름 또는 코드", "name or code"), "value"),
        Head("system", Kind.THING, "코드 체계", "code system"),
        *DAYS,
    ),
    basis=("basis",),
)
_PLACE = SectionSpec(
    "place",
    ("위치", "Location"),
    "profile",
    columns=(
        Field(Head("what", Kind.THING, "항목", "what"), "property"),
        Head("value", Kind.LABEL, "내용", "value"),
        *DAYS,
    ),
    basis=("basis",),
)
_INSIDE = SectionSpec(
    "inside",
    ("하위 지역", "Regions in it"),
    "regions-inside",
    columns=(
        Field(Head("region"), "inside"),
        Head("level", Kind.THING, "행정 단계", "level"),
        *DAYS,
        Head("roadmaps", Kind.NUMBER, "로드맵 수", "roadmaps"),
    ),
    # The statement of the location, and the region itself with its codes.
    basis=("basis", "inside"),
)
_ROADMAPS = SectionSpec(
    "roadmaps",
    ("로드맵과 판", "Roadmaps and editions"),
    "editions",
    columns=(
        Field(Head("roadmap"), "plan"),
        Field(Head("region", Kind.THINGS), lambda words, row: words.view.activities.items[Iri(row["plan"])].places),
        Field(Head("edition", Kind.TEXT, "판", "edition"), "name"),
        "stage",
        Field(Head("date"), read_date),
    ),
    basis=("edition",),
    none=("이 지역의 로드맵은 확인되지 않았다.", "No roadmap of the region is known."),
)
_JOINT = SectionSpec(
    "joint",
    ("다른 지역과의 공동 사업", "Joint activities"),
    "joint-activities",
    columns=("activity", "region", "role", "share"),
    basis=("statement",),
    spare=INFERENCE,
)
_SEATED = SectionSpec(
    "seated",
    ("이 지역에 소재한 기관", "Agencies based here"),
    "seats",
    columns=(
        "agency",
        Head("type", Kind.THING, "유형", "type"),
        Field(Head("seat", Kind.THING, "소재지", "seat"), "region"),
        Head(
            "activities",
            Kind.NUMBER,
            "이 지역에서 역할을 맡은 계획 요소 수",
            "activities here in which it has a role",
        ),
    ),
    basis=("agency",),
    none=("이 지역에 소재한 기관은 확인되지 않았다.", "No agency based here is known."),
)


@report(
    "region",
    summary_ko="한 지역의 모든 사항: 이름과 코드, 로드맵, 사업, 금액, 기술, 기관",
    summary="All facts about one region: names and codes, roadmaps, activities, amounts, technologies, agencies",
    example=("대구",),
    region="the region, by any of its names (대구, Daegu, a former name)",
)
def region(view: View, region: str) -> Report:
    """Sections ``changes``, ``names``, ``place``, ``inside``, ``roadmaps``, ``activities``, ``joint``, ``shares``,
    ``announced``, ``technologies``, ``seated`` and ``acting``.

    The section ``changes`` says whether the region exists on the as-of date, and which regions it replaced or was
    replaced by. It is left out if there were no changes. Every report on a region has it. The column ``former`` marks
    the rows stated of a former region. The next three sections are about the region alone, the others also about
    every region in it. ``shares`` lists the amount of each activity, the share of the region and the part derived
    from both. ``announced`` lists the amounts printed for a plan, or for the region's part of it, and the sum of the
    parts if there is one. Amounts of different funding sources are never added up.

    :raises UnknownName: no region has this name.
    :raises AmbiguousName: several regions have this name.
    """
    asked = view.names.get("region", region)
    words, changes = turn_to(view, asked)
    regions = find_regions_within(words.view, asked)
    scope = find_activities_in(words.view, asked)
    page = _Page(words, asked, Activities(words.view, {"activity": sorted(scope)}), regions, scope)
    every = (
        page.names(), page.place(), page.inside(), page.roadmaps(), page.stated(), page.joint(), page.shares(),
        page.announced(), page.technologies(), page.seated(), page.acting(),
    )  # fmt: skip
    marked = [mark_former(words, asked, section) for section in every]
    coming = view.succession.is_yet_to_come(asked)
    sections = [section for section in marked if section.lines or (section.note and not coming)]
    return words.report_on("region", asked, (*changes, *sections))


@dataclass
class _Page:
    """The sections about the region *asked*.

    ``regions`` holds the region and all regions in it. ``scope`` holds the activities in these regions.
    """

    words: Wording
    asked: Iri
    activities: Activities
    regions: frozenset[Iri]
    scope: set[Iri]

    @cached_property
    def facts(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("profile", thing=[self.asked])

    @cached_property
    def items(self) -> Sequence[Item]:
        """The plans and activities of the region, in order."""
        return [item for item in self.activities.items.values() if item.iri in self.scope]

    @cached_property
    def plans(self) -> Sequence[Item]:
        """The roadmaps of the region and of the regions in it."""
        return [item for item in self.items if item.iri == item.plan and self.regions & set(item.regions)]

    def names(self) -> Block:
        rows = [row for name in _NAME_PROPERTIES for row in self.facts if row["property"] == name]
        rows.sort(key=lambda row: (_NAME_PROPERTIES.index(str(row["property"])), row["language"] == "en"))
        return to_block(self.words, _NAMES, rows)

    def place(self) -> Block:
        """The level of the region and, as far as stated, every region that ever contained it.

        The note has the current path up to the outermost region.
        """
        dated = any(row["property"] == RM.hasContainment for row in self.facts)
        wanted = (RM.level, DCAT.startDate, DCAT.endDate, _CONTAINMENTS[1] if dated else _CONTAINMENTS[0])
        place = to_block(self.words, _PLACE, (row for name in wanted for row in self.facts if row["property"] == name))
        path = [self.asked, *find_regions_around(self.words.view, self.asked)]
        return place._replace(note=self.words.path(path) if len(path) > 1 else "")

    def inside(self) -> Block:
        """The regions one level below, each with the number of its roadmaps."""
        count = Counter(region for plan in self.plans for region in plan.regions)
        rows = self.words.view.read("regions-inside", region=[self.asked])
        return to_block(self.words, _INSIDE, ({**row, "roadmaps": count[Iri(row["inside"])]} for row in rows))

    def roadmaps(self) -> Block:
        """One row per edition of each roadmap, oldest first."""
        rows = self.words.view.read("editions", {"plan": [plan.iri for plan in self.plans]})
        return to_block(self.words, _ROADMAPS, rows)

    def stated(self) -> Block:
        lines = []
        for item in self.items:
            if item.iri != item.plan:
                leads = [role for role in self.activities.roles.get(item.iri, ()) if role.general == LEAD]
                uses = self.activities.uses.get(item.iri, ())
                basis = (item.iri, *(role.statement for role in leads), *(use.statement for use in uses))
                agencies, technologies = (role.agency for role in leads), (use.technology for use in uses)
                cells = (item.iri, item.kind, item.plan, to_cell(agencies), to_cell(technologies))
                lines.append(Line(cells, basis))
        columns: Heads = (
            "activity",
            self.words.column("class", "종류", "kind of item", Kind.THING),
            "roadmap",
            self.words.column("lead", "주관 기관", "lead", Kind.THINGS),
            Head("technology", Kind.THINGS),
        )
        heading = self.words.pick("전략·사업 등 계획 요소", "Strategies, projects and other activities")
        note = (
            ""
            if lines
            else self.words.pick("이 지역의 전략이나 사업은 확인되지 않았다.", "No strategy or project is known.")
        )
        return self.words.section("activities", heading, columns, lines, note=note)

    def joint(self) -> Block:
        """The joint activities of the region, with the part of each region."""
        rows = self.words.view.read("joint-activities")
        shared = {row["activity"] for row in rows if row["region"] in self.regions}
        return to_block(self.words, _JOINT, (row for row in rows if row["activity"] in shared))

    def shares(self) -> Block:
        """The part of each region in the amounts of an activity, by the rules of :mod:`graph.view.ledger`."""
        view = self.words.view
        known = {Iri(line["statement"]): line for line in view.read("amounts")}
        terms = {Iri(row["statement"]): row["share"] for row in view.read("region-amounts")}
        # The amount of a plan of one region is all its own, see announced.
        own = {item.iri for item in self.items if item.iri == item.plan and len(item.regions) == 1}
        entries = [
            entry for entry in view.ledger.regional if entry.region in self.regions and entry.amount.activity not in own
        ]
        lines = []
        for entry in entries:
            amount, line = entry.amount, known[entry.amount.statement]
            money = (self.words.money(amount.figure), terms.get(entry.statement), self.words.money(entry.figure))
            context = (describe_use(self.words, line), amount.stage, INFERRED if entry.inferred else None)
            cells = (amount.activity, entry.region, amount.kind, *money, *context)
            lines.append(Line(cells, (entry.statement,)))
        counted = {entry.amount.statement for entry in entries}
        below = {item.iri for item in self.items} - own
        rest = [line for one, line in known.items() if line["activity"] in below and one not in counted]
        lines += [self.to_undivided(line) for line in rest]
        # The query does not order the amounts of one activity.
        lines.sort(key=lambda line: (view.activities.rank(Iri(line.cells[0])), str(line.cells[2]), line.basis))
        whole = self.words.column("whole", "사업의 금액", "amount of the activity", Kind.MONEY)
        part = self.words.column("part", "지역의 몫(계산)", "region's part (derived)", Kind.MONEY)
        columns, lines = trim(
            ("activity", "region", "kind", whole, "share", part, "use", "amount_stage", "status"), lines
        )
        heading = self.words.pick("사업별 금액과 지역의 몫", "Amounts of activities and the region's part")
        return self.words.section("shares", heading, columns, lines, note=self.explain_shares(bool(lines)))

    def to_undivided(self, row: Mapping[str, Cell]) -> Line:
        """An amount without a known part of the region."""
        context = (describe_use(self.words, row), row["stage"], None)
        amount = self.words.money(read_figure(row))
        cells = (row["activity"], row["region"], row["kind"], amount, None, None, *context)
        return Line(cells, (Iri(row["statement"]),))

    def explain_shares(self, stated: bool) -> str:
        if stated:
            return self.words.pick(
                "한 지역만의 사업은 금액 전체가 그 지역의 몫이다. "
                "공동 사업에 배분비가 없으면 지역의 몫을 알 수 없어 비워 둔다. 금액이 겹치므로 합산하지 않는다.",
                "The whole amount of an activity of one region is its part. The part in a joint activity without "
                "shares is unknown and left empty. Amounts overlap, so they are not added up.",
            )
        return self.words.pick(
            "이 지역의 사업 금액을 적은 출처가 없다.", "No source states an amount for its activities."
        )

    def announced(self) -> Block:
        """The amounts printed for a plan, or for a region's part of it, next to the sum of the parts."""
        sums = {(row["roadmap"], row["region"], row["kind"], row["announced"]): row for row in self.reconciled}
        terms, lines = read_share_terms(self.words.view), []
        for plan in self.plans:
            for row in self.activities.amounts.get(plan.iri, ()):
                found = sums.get((plan.iri, row["region"], row["kind"], row["amount"]))
                computed = add_up(map(read_figure, terms.get(Iri(found["statement"]), ()))) if found else None
                added = [self.words.money(one) for one in (computed, found["difference"])] if found else [None, None]
                context = (describe_use(self.words, row), row["stage"], write_span(row))
                cells = (plan.iri, row["region"], row["kind"], self.words.money(read_figure(row)), *added, *context)
                basis = (Iri(row["statement"]), *((Iri(found["statement"]),) if found else ()))
                lines.append(Line(cells, basis))
        columns = (
            "roadmap",
            "for_region",
            "kind",
            "announced",
            "computed",
            "difference",
            "use",
            "amount_stage",
            "period",
        )
        heading = self.words.pick("로드맵 전체의 발표 금액과 계산 금액", "Announced and computed amounts of roadmaps")
        compared = any(line.cells[4] is not None for line in lines)
        note = self.explain_announced(bool(lines), compared=compared)
        return self.words.section("announced", heading, columns, lines, note=note)

    def explain_announced(self, stated: bool, *, compared: bool) -> str:
        if compared:
            return self.words.pick(
                "계산 금액은 발표일의 사업별 금액과 배분비로 계산하였다. 이후의 판에서 사업 금액이 바뀌었을 수 있다.",
                "The computed amount uses the amounts and shares as of the announcement. "
                "Later editions may have changed them.",
            )
        none = self.words.pick(
            "로드맵 전체의 금액을 적은 출처가 없다.", "No source states an amount for a whole roadmap."
        )
        return "" if stated else none

    @cached_property
    def reconciled(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read_all("reconciliation")

    def technologies(self) -> Block:
        uses: dict[Iri, list[tuple[Iri, Iri]]] = defaultdict(list)
        for item in self.items:
            for use in self.activities.uses.get(item.iri, ()):
                uses[use.technology].append((item.iri, use.statement))
        self.words.learn(uses)
        lines = []
        for technology, found in uses.items():
            activities = self.activities.sort(activity for activity, _ in found)
            basis = tuple(statement for _, statement in found)
            lines.append(Line((technology, len(activities), to_cell(activities)), basis))
        lines.sort(key=lambda line: (-int(str(line.cells[1])), self.words.name(Iri(line.cells[0])).label))
        count = Head("activities", Kind.NUMBER, "계획 요소 수", "activities")
        columns = ("technology", count, Head("activity", Kind.THINGS))
        none = self.words.pick("이 지역의 계획에 적힌 기술이 없다.", "Its plans state no technology.")
        return self.words.section(
            "technologies", self.words.pick("기술", "Technologies"), columns, lines, note="" if lines else none
        )

    @cached_property
    def roles(self) -> Mapping[Iri, Sequence[Role]]:
        """The stated roles in the activities of the region, by agency. Roles closest to the work come first."""
        found: dict[Iri, list[Role]] = defaultdict(list)
        for role in self.activities.known_roles:
            if role.activity in self.scope and role.status != DERIVED and role.is_current(self.words.view.day):
                found[role.agency].append(role)
        return found

    @cached_property
    def seats(self) -> Mapping[Iri, Mapping[str, Cell]]:
        rows = self.words.view.read("seats")
        return {Iri(row["agency"]): row for row in rows}

    def seated(self) -> Block:
        here = (row for row in self.seats.values() if row["region"] in self.regions)
        return to_block(self.words, _SEATED, ({**row, "activities": self.count_acting(row)} for row in here))

    def count_acting(self, seat: QueryRow) -> int:
        """The number of activities of the region in which the agency with this seat has a role."""
        return len({role.activity for role in self.roles.get(Iri(seat["agency"]), ())})

    def acting(self) -> Block:
        """The agencies with a role in the region, wherever their seat is: one row per agency and role."""
        grouped: dict[tuple[Iri, Iri], list[Role]] = defaultdict(list)
        for roles in self.roles.values():
            for role in roles:
                grouped[role.role, role.agency].append(role)
        lines = []
        for (name, agency), roles in sorted(grouped.items(), key=lambda item: rank_role(item[1][0].general)):
            seat = self.seats[agency]["region"] if agency in self.seats else None
            activities = self.activities.sort(role.activity for role in roles)
            basis = tuple(role.statement for role in roles)
            lines.append(Line((name, agency, seat, to_cell(activities)), basis))
        columns = (
            "role",
            "agency",
            self.words.column("seat", "소재지", "seat", Kind.THING),
            Head("activity", Kind.THINGS),
        )
        heading = self.words.pick("이 지역의 계획에서 역할을 맡은 기관", "Agencies acting here")
        none = self.words.pick("이 지역의 계획에 적힌 기관이 없다.", "Its plans name no agency.")
        return self.words.section("acting", heading, columns, lines, note="" if lines else none)

"""Everything known about one region on one page: names and codes by date, roadmaps, money, technologies, agencies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import RDFS, RM, SCHEMA, SKOS
from graph.reports import report
from graph.reports.lines import tell_use, to_cell, write_span
from graph.reports.result import Report, Section
from graph.reports.wording import Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import DERIVED, LEAD, Activities, Item, Role
from graph.view.places import find_activities_in, find_regions_around, find_regions_within
from graph.view.view import View

_NAMES = (RDFS.label, RM.hasName, SKOS.altLabel, RM.hasCode)
_WHOLES = (SCHEMA.containedInPlace, RM.hasContainment)


@report(
    "region",
    summary_ko="한 지역에 대해 알려진 모든 것: 이름과 코드, 로드맵, 사업, 금액, 기술, 기관",
    summary="Everything known about one region: names and codes, roadmaps, activities, money, technologies, agencies",
    example=("대구",),
    region="the region, by any of its names (대구, Daegu, a former name)",
)
def region(view: View, region: str) -> Report:
    """Sections ``names``, ``place``, ``inside``, ``roadmaps``, ``activities``, ``joint``, ``shares``, ``announced``,
    ``technologies``, ``seated`` and ``acting``.

    All but the first three are about the region and every region in it. ``shares`` has what a region gets of each
    activity: the whole amount, the share and the part derived from them; ``announced`` the money printed for a plan or
    for the region's part of it, beside the sum of those parts where there is one. Nothing is added up across kinds.

    :raises UnknownName: no such region.
    :raises AmbiguousName: several are called so.
    """
    words = Wording(view)
    asked = view.names.get("region", region)
    regions = find_regions_within(view, asked)
    scope = find_activities_in(view, asked)
    page = _Page(words, asked, Activities(view, {"activity": sorted(scope)}), regions, scope)
    every = (
        page.names(), page.place(), page.inside(), page.roadmaps(), page.stated(), page.joint(), page.shares(),
        page.announced(), page.technologies(), page.seated(), page.acting(),
    )  # fmt: skip
    label = words.name(asked).label
    sections = tuple(section for section in every if section.rows or section.note)
    return Report("region", label, view.lang, (("region", label),), sections)


@dataclass
class _Page:
    """The sections about the region *asked*; *regions* are it and all in it, *scope* the activities there."""

    words: Wording
    asked: Iri
    activities: Activities
    regions: set[Iri]
    scope: set[Iri]

    @cached_property
    def facts(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("profile", thing=[self.asked])

    @cached_property
    def items(self) -> Sequence[Item]:
        """What lies here, in order."""
        return [item for item in self.activities.items.values() if item.iri in self.scope]

    @cached_property
    def plans(self) -> Sequence[Item]:
        """The roadmaps of the region and of the regions in it."""
        return [item for item in self.items if item.iri == item.plan and item.region in self.regions]

    def names(self) -> Section:
        rows = [row for name in _NAMES for row in self.facts if row["property"] == name]
        rows.sort(key=lambda row: (_NAMES.index(str(row["property"])), row["language"] == "en"))
        lines = [
            Line((Iri(row["property"]), row["value"], row["system"], *_read_days(row)), (Iri(row["basis"]),))
            for row in rows
        ]
        columns = (
            self.words.column("what", "종류", "kind"),
            self.words.column("name", "이름 또는 코드", "name or code"),
            self.words.column("system", "코드 체계", "code system"),
            *self.words.columns("start", "end"),
        )
        return self.words.section("names", self.words.pick("이름과 코드", "Names and codes"), columns, lines)

    def place(self) -> Section:
        """Its level and, as far as it is told, every region that ever contained it; above all of them in the note."""
        dated = any(row["property"] == RM.hasContainment for row in self.facts)
        wanted = (RM.level, _WHOLES[1] if dated else _WHOLES[0])
        lines = [
            Line((Iri(row["property"]), row["value"], *_read_days(row)), (Iri(row["basis"]),))
            for name in wanted
            for row in self.facts
            if row["property"] == name
        ]
        columns = (
            self.words.column("what", "항목", "what"),
            self.words.column("value", "내용", "value"),
            *self.words.columns("start", "end"),
        )
        path = [self.asked, *find_regions_around(self.words.view, self.asked)]
        note = self.words.path(path) if len(path) > 1 else ""
        return self.words.section("place", self.words.pick("위치", "Where it lies"), columns, lines, note=note)

    def inside(self) -> Section:
        """The regions one step below, with the number of roadmaps that lie in each."""
        count: dict[Iri | None, int] = defaultdict(int)
        for plan in self.plans:
            count[plan.region] += 1
        lines = [
            Line((row["inside"], row["level"], *_read_days(row), count[Iri(row["inside"])]), _read_basis(row))
            for row in self.words.view.read("regions-inside", region=[self.asked])
        ]
        columns = (
            *self.words.columns("region"),
            self.words.column("level", "행정 단계", "level"),
            *self.words.columns("start", "end"),
            self.words.column("roadmaps", "로드맵 수", "roadmaps"),
        )
        return self.words.section("inside", self.words.pick("속한 지역", "What lies in it"), columns, lines)

    def roadmaps(self) -> Section:
        """One row per edition of each roadmap, oldest first."""
        plans = {plan.iri: plan for plan in self.plans}
        lines = []
        for row in self.words.view.read("editions", {"plan": plans}):
            if str(row["issued"]) <= self.words.view.day:
                plan = plans[Iri(row["plan"])]
                cells = (plan.iri, plan.region, row["name"], row["stage"], str(row["issued"]))
                lines.append(Line(cells, (Iri(row["edition"]),)))
        columns = (*self.words.columns("roadmap", "region"), self.words.column("edition", "판", "edition"))
        columns += self.words.columns("stage", "date")
        note = "" if lines else self.words.pick("이 지역의 로드맵은 알려지지 않았다.", "No roadmap of it is known.")
        return self.words.section(
            "roadmaps", self.words.pick("로드맵과 판", "Roadmaps and editions"), columns, lines, note=note
        )

    def stated(self) -> Section:
        lines = []
        for item in self.items:
            if item.iri != item.plan:
                leads = [role for role in self.activities.roles.get(item.iri, ()) if role.role == LEAD]
                uses = self.activities.uses.get(item.iri, ())
                basis = (item.iri, *(role.statement for role in leads), *(use.statement for use in uses))
                agencies, technologies = (role.agency for role in leads), (use.technology for use in uses)
                cells = (item.iri, item.kind, item.plan, to_cell(agencies), to_cell(technologies))
                lines.append(Line(cells, basis))
        columns = (
            *self.words.columns("activity"),
            self.words.column("class", "종류", "kind of item"),
            *self.words.columns("roadmap"),
            self.words.column("lead", "주관 기관", "lead"),
            *self.words.columns("technology"),
        )
        heading = self.words.pick("전략·사업 등 계획 요소", "Strategies, projects and the like")
        note = (
            ""
            if lines
            else self.words.pick("이 지역의 전략이나 사업은 알려지지 않았다.", "No strategy or project is known.")
        )
        return self.words.section("activities", heading, columns, lines, note=note)

    def joint(self) -> Section:
        """Activities that the region shares with others: the part of each."""
        rows = self.words.view.read("joint-activities")
        shared = {row["activity"] for row in rows if row["region"] in self.regions}
        lines = [
            Line((row["activity"], row["region"], row["role"], row["share"]), (Iri(row["statement"]),))
            for row in rows
            if row["activity"] in shared
        ]
        columns = self.words.columns("activity", "region", "role", "share")
        return self.words.section(
            "joint", self.words.pick("다른 지역과 함께 하는 사업", "Joint activities"), columns, lines
        )

    def shares(self) -> Section:
        """What each region gets of an activity's money, derived from the amount and the share."""
        kinds = sorted(self.words.view.names.read("amount-kind"))
        rows = {
            Iri(row["statement"]): (region, row)
            for region in sorted(self.regions & self.paid)
            for row in self.words.view.read("region-amounts", region=[region], kind=kinds)
        }
        stated = {
            Iri(line["statement"]): line
            for item in self.items
            if item.iri != item.plan
            for line in self.activities.amounts.get(item.iri, ())
        }
        evidence = self.words.view.read_evidence(rows)
        lines = []
        for statement, (region, row) in rows.items():
            of = next(one for one in evidence[statement].basis if one in stated)
            money = (self.words.money(row["whole"]), row["share"], self.words.money(row["amount"]))
            told = (tell_use(self.words, stated[of]), stated[of]["stage"])
            lines.append(Line((row["activity"], region, row["kind"], *money, *told), (statement,)))
        divided = {one for statement in rows for one in evidence[statement].basis}
        lines += [self.to_undivided(line) for one, line in stated.items() if one not in divided]
        # The query leaves open in which order the kinds of one activity come.
        lines.sort(key=lambda line: (self.activities.rank(Iri(line.cells[0])), str(line.cells[2]), line.basis))
        whole = self.words.column("whole", "사업의 금액", "amount of the activity")
        part = self.words.column("part", "지역의 몫(계산)", "region's part (derived)")
        columns = (*self.words.columns("activity", "region", "kind"), whole, *self.words.columns("share"), part)
        columns += self.words.columns("use", "amount_stage")
        heading = self.words.pick("사업별 금액과 지역의 몫", "Money of activities and the region's part")
        return self.words.section("shares", heading, columns, lines, note=self.explain_shares(bool(lines)))

    def to_undivided(self, row: Mapping[str, Cell]) -> Line:
        """An amount that no share divides: the region's part is told only where the source prints it."""
        amount = self.words.money(row["amount"])
        part = amount if row["region"] in self.regions else None
        told = (tell_use(self.words, row), row["stage"])
        return Line((row["activity"], row["region"], row["kind"], amount, None, part, *told), (Iri(row["statement"]),))

    @cached_property
    def paid(self) -> set[Iri | None]:
        """The regions of the activities here that have money, and those that share in them."""
        joint = {Iri(row["region"]) for row in self.words.view.read("joint-activities")}
        return joint | {self.activities.items[iri].region for iri in self.activities.amounts}

    def explain_shares(self, stated: bool) -> str:
        if stated:
            return self.words.pick(
                "한 지역의 사업은 금액 전체가 그 지역의 몫이다. "
                "함께 하는 사업에 배분비가 없으면 몫을 알 수 없어 비워 둔다. 재원이 겹치므로 더하지 않는다.",
                "Of an activity of one region all is its part; of a joint one without shares the part is not known and "
                "left empty. Kinds overlap; nothing is added up.",
            )
        return self.words.pick(
            "이 지역의 사업 금액을 적은 출처가 없다.", "No source gives the money of its activities."
        )

    def announced(self) -> Section:
        """Money printed for a plan, or for a region's part of it, beside the sum of the parts."""
        sums = {(row["roadmap"], row["region"], row["kind"], row["announced"]): row for row in self.reconciled}
        lines = []
        for plan in self.plans:
            for row in self.activities.amounts.get(plan.iri, ()):
                found = sums.get((plan.iri, row["region"], row["kind"], row["amount"]))
                added = [self.words.money(found[name]) if found else None for name in ("computed", "difference")]
                told = (tell_use(self.words, row), row["stage"], write_span(row))
                cells = (plan.iri, row["region"], row["kind"], self.words.money(row["amount"]), *added, *told)
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
        heading = self.words.pick(
            "로드맵 전체로 발표한 금액과 계산한 몫", "Money announced for roadmaps, and computed parts"
        )
        compared = any(line.cells[4] is not None for line in lines)
        note = self.explain_announced(bool(lines), compared=compared)
        return self.words.section("announced", heading, columns, lines, note=note)

    def explain_announced(self, stated: bool, *, compared: bool) -> str:
        if compared:
            return self.words.pick(
                "계산한 금액은 발표한 날의 사업별 금액과 배분비로 셈한 것이다. 나중 판이 사업 금액을 고쳤을 수 있다.",
                "The computed amount rests on the amounts and shares of the day of the announcement; "
                "later editions may have changed them.",
            )
        none = self.words.pick(
            "로드맵 전체의 금액을 적은 출처가 없다.", "No source gives the money of a whole roadmap."
        )
        return "" if stated else none

    @cached_property
    def reconciled(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read_all("reconciliation")

    def technologies(self) -> Section:
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
        columns = ("technology", self.words.column("activities", "계획 요소 수", "activities"), "activity")
        none = self.words.pick("이 지역의 계획에 기술이 적혀 있지 않다.", "No technology is stated in its plans.")
        return self.words.section(
            "technologies", self.words.pick("기술", "Technologies"), columns, lines, note="" if lines else none
        )

    @cached_property
    def roles(self) -> Mapping[Iri, Sequence[Role]]:
        """The stated roles in what lies here, by agency; the closest to the work first."""
        found: dict[Iri, list[Role]] = defaultdict(list)
        for role in self.activities.known_roles:
            if role.activity in self.scope and role.status != DERIVED and role.is_current(self.words.view.day):
                found[role.agency].append(role)
        return found

    @cached_property
    def seats(self) -> Mapping[Iri, Mapping[str, Cell]]:
        rows = self.words.view.read("seats")
        return {Iri(row["agency"]): row for row in rows}

    def seated(self) -> Section:
        lines = []
        for agency, row in self.seats.items():
            if row["region"] in self.regions:
                acting = {role.activity for role in self.roles.get(agency, ())}
                lines.append(Line((agency, row["type"], row["region"], len(acting)), (agency,)))
        columns = (
            *self.words.columns("agency"),
            self.words.column("type", "유형", "type"),
            self.words.column("seat", "소재지", "seat"),
            self.words.column(
                "activities", "이 지역에서 역할을 맡은 계획 요소 수", "activities here in which it has a role"
            ),
        )
        note = (
            ""
            if lines
            else self.words.pick("이 지역에 있는 기관은 알려지지 않았다.", "No agency seated here is known.")
        )
        return self.words.section(
            "seated", self.words.pick("이 지역에 있는 기관", "Agencies seated here"), columns, lines, note=note
        )

    def acting(self) -> Section:
        """Agencies with a role in what lies here, wherever their seat is: one row per agency and role."""
        grouped: dict[tuple[Iri, Iri], list[Role]] = defaultdict(list)
        for roles in self.roles.values():
            for role in roles:
                grouped[role.role, role.agency].append(role)
        lines = []
        for (name, agency), roles in grouped.items():
            seat = self.seats[agency]["region"] if agency in self.seats else None
            activities = self.activities.sort(role.activity for role in roles)
            basis = tuple(role.statement for role in roles)
            lines.append(Line((name, agency, seat, to_cell(activities)), basis))
        lines.sort(key=lambda line: self.activities.rank_role(Iri(line.cells[0])))
        columns = ("role", "agency", self.words.column("seat", "소재지", "seat"), "activity")
        heading = self.words.pick("이 지역의 계획에서 역할을 맡은 기관", "Agencies acting here")
        none = self.words.pick("이 지역의 계획에 기관이 적혀 있지 않다.", "No agency is named in its plans.")
        return self.words.section("acting", heading, columns, lines, note="" if lines else none)


def _read_days(row: Mapping[str, Cell]) -> tuple[str, str]:
    """The first and the last day, as precise as stated."""
    return str(row["start"] or ""), str(row["end"] or "")


def _read_basis(row: Mapping[str, Cell]) -> tuple[Iri, Iri]:
    """What says where a region lies, and the region, whose codes are those of the table."""
    return Iri(row["basis"]), Iri(row["inside"])

"""All facts about one agency: names, ties, current and former roles, partners, agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import ORG, RDFS, RM, SCHEMA, SKOS
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.lines import MONEY_COLUMNS, to_cell, to_money
from graph.reports.result import Kind, Report
from graph.reports.specifications import DAYS, Field, QueryRow, SectionSpec, to_block
from graph.reports.wording import Block, Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import CONSULTED, ROLES, Activities, Held, Role
from graph.view.view import View

_NAME_PROPERTIES = (RDFS.label, RM.hasName, RM.abbreviation, SKOS.altLabel)
_FACT_PROPERTIES = (ORG.classification, RM.region, SCHEMA.sameAs, RDFS.comment)
# The roles that carry an activity out. Owners, funders and advisers do not count as partners.
_WORKING = ROLES[:4]


def _is_claim(row: QueryRow) -> bool:
    """Whether a tie claims that both agencies are the same. Such a claim is inferred."""
    return row["link"] == RM.hasIdentityClaim


_NAMES = SectionSpec(
    "names",
    ("이름", "Names"),
    "profile",
    columns=(
        Field(Head("what", Kind.THING, "이름의 종류", "kind of name"), "property"),
        Field(Head("name", Kind.TEXT, "이름", "name"), "value"),
        Head("language", Kind.TEXT, "언어", "language"),
        *DAYS,
    ),
    basis=("basis", "thing"),
)
_PROFILE = SectionSpec(
    "profile",
    ("유형·소재지·식별자", "Type, seat, identifiers"),
    "profile",
    columns=(
        Field(Head("what", Kind.THING, "항목", "what"), "property"),
        Head("value", Kind.LABEL, "내용", "value"),
    ),
    basis=("basis",),
)
_TIES = SectionSpec(
    "ties",
    ("다른 기관과의 관계", "Ties to other agencies"),
    "agency-links",
    columns=(
        "agency",
        Field(Head("tie", Kind.THING, "관계", "tie"), "link"),
        Head("other", Kind.THING, "상대 기관", "other agency"),
        *DAYS,
        Field(Head("status"), lambda _, row: row["status"] if _is_claim(row) else None),
        "reason",
    ),
    basis=("statement", "other"),
    spare=("printed",),
    note=(
        "두 기관이 같은 기관이라는 것은 추정이므로 역할은 합치지 않았다.",
        "It is inferred that two agencies are the same, so their roles are not merged.",
    ),
)


@report(
    "agency",
    summary_ko="한 기관의 모든 사항: 이름, 관계, 역할과 기간, 함께 수행하는 기관, 협약",
    summary="All facts about one agency: names, ties, roles with dates, partners, agreements",
    example=("DMI",),
    agency="the agency, by any of its names (DMI, 대구기계부품연구원, a former name)",
)
def agency(view: View, agency: str) -> Report:
    """Sections ``names``, ``profile``, ``ties``, ``roles``, ``consulted``, ``former``, ``money``, ``partners``,
    ``agreements``.

    A section without rows is left out. Only ``roles``, ``money`` and ``partners`` stay and give the reason.

    ``roles`` has one row per activity and role that the agency holds on the as-of date. ``since`` is the date of the
    first edition that names the role. ``until``, in ``former``, is the date of the first edition that drops it. A role
    inherited from a plan is not repeated for each part of the plan.
    ``money`` has one row per amount of the activities and no sums. ``partners`` counts the activities in which both
    agencies lead, take part, cooperate or work under contract.

    :raises UnknownName: no agency has this name.
    :raises AmbiguousName: several agencies have this name.
    """
    words = Wording(view)
    page = _Page(words, view.names.get("agency", agency))
    every = (
        page.names(), page.profile(), page.ties(), page.roles(), page.consulted(), page.former(), page.money(),
        page.partners(), page.agreements(),
    )  # fmt: skip
    return words.report_on("agency", page.asked, every)


@dataclass
class _Page:
    """The sections about the agency *asked*."""

    words: Wording
    asked: Iri

    @cached_property
    def facts(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("profile", thing=[self.asked])

    @cached_property
    def links(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("agency-links", asked=[self.asked])

    def names(self) -> Block:
        rows = [row for name in _NAME_PROPERTIES for row in self.facts if row["property"] == name]
        rows.sort(key=lambda row: (_NAME_PROPERTIES.index(str(row["property"])), row["language"] == "en"))
        return to_block(self.words, _NAMES, rows)

    def profile(self) -> Block:
        rows = (row for name in _FACT_PROPERTIES for row in self.facts if row["property"] == name)
        return to_block(self.words, _PROFILE, rows)

    def ties(self) -> Block:
        """Units and members on either side, and claims of identity with their reason."""
        ties = to_block(self.words, _TIES, self.links)
        return ties if any(map(_is_claim, self.links)) else ties._replace(note="")

    @cached_property
    def activities(self) -> Activities:
        """The activities in which the agency, or one of :attr:`others`, ever had a role."""
        agencies = {self.asked, *self.others}
        rows = self.words.view.read("roles", {"agency": sorted(agencies)}, ended=True)
        return Activities(self.words.view, {"activity": sorted({Iri(row["activity"]) for row in rows})})

    @cached_property
    def others(self) -> Sequence[Iri]:
        """Its units, and agencies claimed to be the same."""
        units = [row["agency"] for row in self.links if row["link"] == ORG.unitOf and row["other"] == self.asked]
        claims = [row for row in self.links if row["link"] == RM.hasIdentityClaim]
        same = [row["agency"] if row["other"] == self.asked else row["other"] for row in claims]
        return [Iri(one) for one in dict.fromkeys((*units, *same))]

    @cached_property
    def held(self) -> Sequence[Held]:
        return [held for held in self.activities.held if held.role.agency == self.asked]

    def current(self, *, consulted: bool) -> list[Held]:
        held = (one for one in self.held if one.is_current(self.words.view.day))
        return [one for one in held if (one.role.general == CONSULTED) is consulted]

    def to_section(
        self, name: str, heading: str, held: Iterable[Held], *, note: str = "", ended: bool = False
    ) -> Block:
        """One row per role with its first date. Roles that have *ended* also have their last date."""
        lines = []
        for one in held:
            item = self.activities.items[one.role.activity]
            technologies = self.activities.name_technologies(item.iri)
            cells = (one.role.role, item.iri, item.plan, item.places, to_cell(technologies))
            days = (one.since, one.until) if ended else (one.since,)
            lines.append(Line((*cells, *days), one.statements))
        technology = Head("technology", Kind.THINGS)
        until = ("until",) if ended else ()
        columns = ("role", "activity", "roadmap", Head("region", Kind.THINGS), technology, "since", *until)
        return self.words.section(name, heading, columns, lines, note=note)

    def roles(self) -> Block:
        held = self.current(consulted=False)
        notes = ("" if held else self.explain_absence(), self.point_to_others())
        note = " ".join(note for note in notes if note)
        return self.to_section("roles", self.words.pick("맡은 역할", "Roles"), held, note=note)

    def point_to_others(self) -> str:
        """The names under which to ask for the roles of its units and of agencies claimed to be the same."""
        named = ", ".join(self.words.name(one).label for one in self.others if self.has_roles(one))
        if not named:
            return ""
        return self.words.pick(
            f"하부 조직이나 같은 기관으로 추정되는 기관의 역할은 그 기관의 이름으로 조회한다: {named}.",
            f"For the roles of its units and of agencies inferred to be the same, ask for their own names: {named}.",
        )

    def has_roles(self, agency: Iri) -> bool:
        return any(role.agency == agency for role in self.activities.known_roles)

    def explain_absence(self) -> str:
        if any(one.role.general == CONSULTED for one in self.held):
            return self.words.pick(
                "이 기관이 사업을 맡았다고 적은 출처가 없다. 계획에 자문한 기록만 있다.",
                "No source names work that it carries out. It was only consulted.",
            )
        if self.held:
            return self.words.pick(
                "기준일에 맡은 역할을 적은 출처가 없다. 이전 역할은 아래 표에 있다.",
                "No source gives it a role on the as-of date. Its former roles are listed below.",
            )
        return self.words.pick(
            "등록된 기관이지만 역할을 적은 계획이 없다.",
            "The agency is known, but no plan gives it a role.",
        )

    def consulted(self) -> Block:
        heading = self.words.pick("계획에 대해 자문", "Consulted on the plan")
        return self.to_section("consulted", heading, self.current(consulted=True))

    def former(self) -> Block:
        held = [one for one in self.held if not one.is_current(self.words.view.day)]
        return self.to_section("former", self.words.pick("이전 역할", "Former roles"), held, ended=True)

    def money(self) -> Block:
        lines = to_money(self.words, self.activities, (one.role.activity for one in self.current(consulted=False)))
        heading = self.words.pick(
            "역할을 맡은 계획 요소의 금액(기관의 금액이 아님)", "Amounts of its activities (not of the agency)"
        )
        return self.words.section("money", heading, MONEY_COLUMNS, lines, note=self.explain_money(bool(lines)))

    def explain_money(self, stated: bool) -> str:
        if stated:
            return self.words.pick(
                "기관이 받는 금액이 아니라 그 기관이 역할을 맡은 계획 요소의 금액이다. "
                "재원이 서로 다르고 금액이 겹칠 수 있어 합산하지 않는다.",
                "The amount of each activity, not of the agency. Amounts may overlap, so they are not added up.",
            )
        if self.current(consulted=False):
            return self.words.pick(
                "역할을 맡은 계획 요소의 금액을 적은 출처가 없다.", "No source states an amount for its activities."
            )
        return self.words.pick("맡은 역할이 없어 금액도 없다.", "It has no role, so there are no amounts to show.")

    def partners(self) -> Block:
        """The agencies that work in the same activities, in descending order of common activities."""
        shared: dict[Iri, list[Role]] = defaultdict(list)
        own: dict[Iri, list[Iri]] = defaultdict(list)
        for one in self.current(consulted=False):
            if one.role.general in _WORKING:
                own[one.role.activity] += one.statements
        for activity in own:
            for role in self.activities.roles[activity]:
                if role.general in _WORKING and role.agency != self.asked:
                    shared[role.agency].append(role)
        self.words.learn(shared)
        lines = []
        for other, roles in shared.items():
            common = self.activities.sort(role.activity for role in roles)
            basis = (*(role.statement for role in roles), *(one for activity in common for one in own[activity]))
            lines.append(Line((other, len(common), to_cell(common)), basis))
        lines.sort(key=lambda line: (-int(str(line.cells[1])), self.words.name(Iri(line.cells[0])).label))
        together = Head("together", Kind.NUMBER, "함께 수행하는 계획 요소 수", "common activities")
        columns = ("agency", together, Head("activity", Kind.THINGS))
        heading = self.words.pick("함께 수행하는 기관", "Agencies it works with")
        return self.words.section(
            "partners", heading, columns, lines, note="" if lines else self.explain_alone(bool(own))
        )

    def explain_alone(self, works: bool) -> str:
        if works:
            return self.words.pick(
                "이 기관이 맡은 계획 요소에 다른 수행 기관이 적혀 있지 않다.",
                "The sources name no other agency in the activities that it carries out.",
            )
        return self.words.pick(
            "이 기관이 주관·참여·협력·용역으로 수행하는 계획 요소가 없다.",
            "It does not lead, take part, cooperate or work under contract in any activity.",
        )

    def agreements(self) -> Block:
        parties: dict[Iri, list[Iri]] = defaultdict(list)
        events: dict[Iri, dict[str, Cell]] = {}
        for row in self.words.view.read("events"):
            if row["party"]:
                parties[Iri(row["event"])].append(Iri(row["party"]))
                events[Iri(row["event"])] = row
        lines = []
        for event, row in events.items():
            if self.asked in parties[event]:
                cells = (str(row["date"] or ""), event, to_cell(parties[event]), row["activity"], row["reason"])
                lines.append(Line(cells, (event,)))
        columns = (
            self.words.column("day", "날짜", "date"),
            self.words.column("agreement", "협약", "agreement", Kind.THING),
            self.words.column("parties", "당사자", "parties", Kind.THINGS),
            *self.words.columns("activity", "reason"),
        )
        return self.words.section("agreements", self.words.pick("협약", "Agreements"), columns, lines)

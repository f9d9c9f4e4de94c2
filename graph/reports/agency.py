"""Everything known about one agency on one page: names, ties, roles now and before, partners, agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import ORG, RDFS, RM, SCHEMA, SKOS
from graph.reports import report
from graph.reports.lines import MONEY_COLUMNS, to_cell, to_money
from graph.reports.result import Report, Section
from graph.reports.wording import Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import CONSULTED, ROLES, Activities, Held, Role
from graph.view.view import View

_NAMES = (RDFS.label, RM.hasName, RM.abbreviation, SKOS.altLabel)
_FACTS = (ORG.classification, RM.region, SCHEMA.sameAs, RDFS.comment)
# Who works together in an activity: those who carry it out, not who owns, pays for, judges or comments on it.
_WORKING = ROLES[:4]


@report(
    "agency",
    summary_ko="한 기관에 대해 알려진 모든 것: 이름, 관계, 역할과 기간, 함께 일하는 기관",
    summary="Everything known about one agency: names, ties, roles with dates, partners, agreements",
    example=("DMI",),
    agency="the agency, by any of its names (DMI, 대구기계부품연구원, a former name)",
)
def agency(view: View, agency: str) -> Report:
    """Sections ``names``, ``profile``, ``ties``, ``roles``, ``consulted``, ``former``, ``money``, ``partners``,
    ``agreements``; those that do not apply are left out, but roles, money and partners say why they are empty.

    ``roles`` has one row per activity and role that the agency holds on the day; since is the day of the edition that
    first named it, in ``former`` until that of the one that no longer does. What is inherited from a plan is not
    repeated for each of its parts.
    ``money`` is that of the activities, one row per amount, and never added up. ``partners`` counts the activities
    in which both lead, take part, cooperate or work under contract.

    :raises UnknownName: no such agency.
    :raises AmbiguousName: several are called so.
    """
    words = Wording(view)
    page = _Page(words, view.names.get("agency", agency))
    every = (
        page.names(), page.profile(), page.ties(), page.roles(), page.consulted(), page.former(), page.money(),
        page.partners(), page.agreements(),
    )  # fmt: skip
    sections = tuple(section for section in every if section.rows or section.note)
    label = words.name(page.asked).label
    return Report("agency", label, view.lang, (("agency", label),), sections)


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

    def names(self) -> Section:
        rows = [row for name in _NAMES for row in self.facts if row["property"] == name]
        rows.sort(key=lambda row: (_NAMES.index(str(row["property"])), row["language"] == "en"))
        lines = []
        for row in rows:
            days = (str(row["start"] or ""), str(row["end"] or ""))
            lines.append(
                Line((Iri(row["property"]), row["value"], row["language"], *days), (Iri(row["basis"]), self.asked))
            )
        columns = (
            self.words.column("what", "이름의 종류", "kind of name"),
            self.words.column("name", "이름", "name"),
            self.words.column("language", "언어", "language"),
            *self.words.columns("start", "end"),
        )
        return self.words.section("names", self.words.pick("이름", "Names"), columns, lines)

    def profile(self) -> Section:
        rows = [row for name in _FACTS for row in self.facts if row["property"] == name]
        lines = [Line((Iri(row["property"]), row["value"]), (Iri(row["basis"]),)) for row in rows]
        columns = (self.words.column("what", "항목", "what"), self.words.column("value", "내용", "value"))
        return self.words.section(
            "profile", self.words.pick("유형·소재지·식별자", "Type, seat, identifiers"), columns, lines
        )

    def ties(self) -> Section:
        """Units and members on either side, and claims of identity, which are marked with their reason."""
        lines = []
        for row in self.links:
            days = (str(row["since"] or ""), str(row["end"] or ""))
            claim = row["link"] == RM.hasIdentityClaim
            tail = (row["status"] if claim else None, row["reason"])
            cells = (row["agency"], Iri(row["link"]), row["other"], *days, *tail)
            lines.append(Line(cells, (Iri(row["statement"]), Iri(row["other"]))))
        columns = (
            *self.words.columns("agency"),
            self.words.column("tie", "관계", "tie"),
            self.words.column("other", "상대 기관", "other agency"),
            *self.words.columns("start", "end", "status", "reason"),
        )
        claimed = any(row["link"] == RM.hasIdentityClaim for row in self.links)
        note = self.words.pick(
            "같은 곳이라는 것은 추정이므로 두 기관의 역할을 합치지 않았다.",
            "That two are the same is a claim; their roles are not put together here.",
        )
        heading = self.words.pick("다른 기관과의 관계", "Ties to other agencies")
        return self.words.section("ties", heading, columns, lines, note=note if claimed else "")

    @cached_property
    def activities(self) -> Activities:
        """Those in which the agency, or another of its page, ever had a role."""
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
        return [one for one in held if (one.role.role == CONSULTED) is consulted]

    def to_section(
        self, name: str, heading: str, held: Iterable[Held], *, note: str = "", ended: bool = False
    ) -> Section:
        """Since and, of roles that have *ended*, until when; on the day of the view no later end is known."""
        lines = []
        for one in held:
            item = self.activities.items[one.role.activity]
            technologies = self.activities.name_technologies(item.iri)
            cells = (one.role.role, item.iri, item.plan, item.region, to_cell(technologies))
            days = (one.since, one.until) if ended else (one.since,)
            lines.append(Line((*cells, *days), one.statements))
        columns = ("role", "activity", "roadmap", "region", "technology", "since", *(("until",) if ended else ()))
        return self.words.section(name, heading, columns, lines, note=note)

    def roles(self) -> Section:
        held = self.current(consulted=False)
        notes = ("" if held else self.explain_absence(), self.point_to_others())
        note = " ".join(note for note in notes if note)
        return self.to_section("roles", self.words.pick("맡은 역할", "Roles"), held, note=note)

    def point_to_others(self) -> str:
        """Where roles of its units, and of agencies claimed to be the same, are to be found."""
        named = ", ".join(self.words.name(one).label for one in self.others if self.has_roles(one))
        if not named:
            return ""
        return self.words.pick(
            f"하부 조직이나 같은 곳으로 추정되는 기관의 역할은 그 이름으로 따로 본다: {named}.",
            f"Roles of its units, and of agencies claimed to be the same, are told under their own names: {named}.",
        )

    def has_roles(self, agency: Iri) -> bool:
        return any(role.agency == agency for role in self.activities.known_roles)

    def explain_absence(self) -> str:
        if any(one.role.role == CONSULTED for one in self.held):
            return self.words.pick(
                "이 기관이 사업을 맡았다고 적은 출처는 없다. 계획에 의견을 낸 기록만 있다.",
                "No source gives it work to do; it was consulted only.",
            )
        if self.held:
            return self.words.pick(
                "지금 맡은 역할은 적혀 있지 않다. 전에 맡은 역할은 아래에 있다.",
                "No source gives it a role on this day; those it held before are below.",
            )
        return self.words.pick(
            "알려진 기관이지만 이 자료의 어떤 계획에도 역할이 적혀 있지 않다.",
            "A known agency, but no plan of these data gives it a role.",
        )

    def consulted(self) -> Section:
        heading = self.words.pick("계획에 대해 자문", "Consulted on the plan")
        return self.to_section("consulted", heading, self.current(consulted=True))

    def former(self) -> Section:
        held = [one for one in self.held if not one.is_current(self.words.view.day)]
        return self.to_section("former", self.words.pick("전에 맡은 역할", "Roles held before"), held, ended=True)

    def money(self) -> Section:
        lines = to_money(self.words, self.activities, (one.role.activity for one in self.current(consulted=False)))
        heading = self.words.pick(
            "역할을 맡은 계획 요소의 금액(기관의 금액이 아님)", "Money of its activities (not of the agency)"
        )
        return self.words.section("money", heading, MONEY_COLUMNS, lines, note=self.explain_money(bool(lines)))

    def explain_money(self, stated: bool) -> str:
        if stated:
            return self.words.pick(
                "기관이 받는 금액이 아니라 그 기관이 역할을 맡은 계획 요소의 금액이다. "
                "재원이 서로 다르고 겹칠 수 있어 더하지 않는다.",
                "What the activity costs, not what the agency gets. Kinds differ and may overlap; nothing is added up.",
            )
        if self.current(consulted=False):
            return self.words.pick(
                "역할을 맡은 계획 요소의 금액을 적은 출처가 없다.", "No source gives the money of its activities."
            )
        return self.words.pick("맡은 역할이 없어 금액도 없다.", "It has no role, so there is no money to tell of.")

    def partners(self) -> Section:
        """Agencies that work in the same activities, most common first."""
        shared: dict[Iri, list[Role]] = defaultdict(list)
        own: dict[Iri, list[Iri]] = defaultdict(list)
        for one in self.current(consulted=False):
            if one.role.role in _WORKING:
                own[one.role.activity] += one.statements
        for activity in own:
            for role in self.activities.roles[activity]:
                if role.role in _WORKING and role.agency != self.asked:
                    shared[role.agency].append(role)
        self.words.learn(shared)
        lines = []
        for other, roles in shared.items():
            common = self.activities.sort(role.activity for role in roles)
            basis = (*(role.statement for role in roles), *(one for activity in common for one in own[activity]))
            lines.append(Line((other, len(common), to_cell(common)), basis))
        lines.sort(key=lambda line: (-int(str(line.cells[1])), self.words.name(Iri(line.cells[0])).label))
        columns = ("agency", self.words.column("together", "함께 하는 계획 요소 수", "activities together"), "activity")
        heading = self.words.pick("함께 일하는 기관", "Agencies it works with")
        return self.words.section(
            "partners", heading, columns, lines, note="" if lines else self.explain_alone(bool(own))
        )

    def explain_alone(self, works: bool) -> str:
        if works:
            return self.words.pick(
                "이 기관이 맡은 계획 요소에 다른 수행 기관이 적혀 있지 않다.",
                "No other agency is named in what it carries out.",
            )
        return self.words.pick(
            "이 기관이 주관·참여·협력·용역으로 수행하는 계획 요소가 없다.",
            "It does not lead, take part, cooperate or work under contract in any activity.",
        )

    def agreements(self) -> Section:
        parties: dict[Iri, list[Iri]] = defaultdict(list)
        events: dict[Iri, dict[str, Cell]] = {}
        for row in self.words.view.read("events", ended=True):
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
            self.words.column("agreement", "협약", "agreement"),
            self.words.column("parties", "당사자", "parties"),
            *self.words.columns("activity", "reason"),
        )
        return self.words.section("agreements", self.words.pick("협약", "Agreements"), columns, lines)

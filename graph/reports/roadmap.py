"""One roadmap or programme on one page: what it wants, what it rests on and contains, who acts, with what money."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model.vocabulary import RDFS, RM, SKOS
from graph.reports import report
from graph.reports.conflicts import read_conflicts
from graph.reports.lines import MONEY_COLUMNS, to_cell, to_money, write_span
from graph.reports.result import Report, Section
from graph.reports.timeline import read_timeline
from graph.reports.wording import Line, Wording
from graph.stores import Cell, Iri
from graph.view.activities import CONSULTED, LEAD, Activities, Held
from graph.view.counts import read_counts
from graph.view.view import View

# What an edition may tell anew: of these the newest counts.
_SINGLE = (RM.roadmapKind, RM.commitment, RM.region, RM.programme)
# Of these everything that was ever told counts.
_SEVERAL = (RDFS.label, RM.translation, SKOS.altLabel, RM.parentPolicy, RDFS.comment)

# The unit of the indicators that are sums of money.
_WON = "원"


@report(
    "roadmap",
    summary_ko="한 로드맵이나 지원 프로그램의 모든 것: 비전, 근거, 기간, 구성, 기관, 금액, 지표, 판과 바로잡음",
    summary="Everything known about one roadmap or programme: vision, basis, period, tree, agencies, money, editions",
    example=("gimje-special-vehicles",),
    roadmap="the roadmap or programme, by its id or any of its names",
)
def roadmap(view: View, roadmap: str) -> Report:
    """Sections ``overview``, ``period``, ``visions``, ``drivers``, ``legal``, ``tree``, ``agencies``, ``consulted``,
    ``money``, ``regions``, ``indicators``, ``timeline``, ``counts``, ``editions``, then those of report ``conflicts``.

    ``tree`` numbers every part (1, 1.1, 1.1.2); where its place was inferred, status and reason say so. Period,
    agencies and money say why they are empty; other sections that do not apply are left out.

    :raises UnknownName: no such roadmap or programme.
    :raises AmbiguousName: several are called so.
    """
    words = Wording(view)
    asked = view.names.get("roadmap", roadmap)
    editions = [Iri(row["edition"]) for row in words.view.read("editions", {"plan": _find_plans(view, asked)})]
    page = _Page(words, asked, Activities(view, {"edition": editions}))
    every = (
        page.overview(), page.period(), page.visions(), page.drivers(), page.legal(), page.tree(), page.agencies(),
        page.consulted(), page.money(), page.regions(), page.indicators(), *page.timeline(), page.counts(),
        page.editions(), *page.conflicts(),
    )  # fmt: skip
    label = words.name(page.asked).label
    sections = tuple(section for section in every if section.rows or section.note)
    return Report("roadmap", label, view.lang, (("roadmap", label),), sections)


@dataclass
class _Page:
    """The sections about the roadmap or programme *asked*."""

    words: Wording
    asked: Iri
    activities: Activities

    @cached_property
    def scope(self) -> Sequence[Iri]:
        """The plan itself and all that its own editions describe, in order."""
        return [item.iri for item in self.activities.items.values() if item.plan == self.asked]

    @cached_property
    def facts(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("profile", thing=[self.asked])

    def overview(self) -> Section:
        """Names and standing; of names and notes every wording, of the rest the newest."""
        told: dict[tuple[str, object], Line] = {}
        for name in (*_SEVERAL[:3], *_SINGLE, *_SEVERAL[3:]):
            for row in self.facts:
                if row["property"] == name:
                    key = (name, None if name in _SINGLE else row["value"])
                    told[key] = Line((Iri(name), row["value"]), (Iri(row["basis"]),))
        columns = (self.words.column("what", "항목", "what"), self.words.column("value", "내용", "value"))
        heading = self.words.pick("개요", "Overview")
        note = "" if told else self.words.pick("이 날까지 나온 판이 없다.", "No edition had appeared by that day.")
        return self.words.section("overview", heading, columns, list(told.values()), note=note)

    def period(self) -> Section:
        lines = [
            Line((write_span(row), row["printed"], row["duration"], row["status"]), (Iri(row["statement"]),))
            for row in self.activities.periods.get(self.asked, ())
        ]
        columns = self.words.columns("period", "printed", "duration", "status")
        note = "" if lines else self.words.pick("기간을 적은 출처가 없다.", "No source gives a period.")
        return self.words.section("period", self.words.pick("기간", "Period"), columns, lines, note=note)

    def visions(self) -> Section:
        """Every wording; the newest edition last."""
        told = {
            self.words.name(Iri(row["value"])).label: Line((row["value"], str(row["issued"])), (Iri(row["value"]),))
            for row in self.facts
            if row["property"] == RM.hasVision
        }
        columns = (self.words.column("vision", "비전", "vision"), *self.words.columns("date"))
        heading, note = self.words.pick("비전", "Vision"), self.explain_editions(len(told))
        return self.words.section("visions", heading, columns, list(told.values()), note=note)

    def explain_editions(self, count: int) -> str:
        """How to read several wordings; nothing to say of one."""
        if count < 2:
            return ""
        return self.words.pick(
            "판마다 적은 것을 모두 옮겼다. 가장 늦은 날의 것이 지금의 것이다.",
            "As each edition words it; that of the latest day is the current one.",
        )

    def drivers(self) -> Section:
        """Every driver with its technologies; the newest edition last."""
        told: dict[str, tuple[Mapping[str, Cell], list[Iri]]] = {}
        rows = self.words.view.read("drivers", {"plan": [self.asked]})
        self.words.learn(Iri(row["driver"]) for row in rows)
        for row in rows:
            label = self.words.name(Iri(row["driver"])).label
            # A later edition tells the driver anew, with its own technologies.
            if label not in told or told[label][0]["driver"] != row["driver"]:
                told[label] = (row, [])
            told[label][1].extend([Iri(row["technology"])] if row["technology"] else [])
        lines = [
            Line((row["driver"], to_cell(technologies), str(row["issued"])), (Iri(row["driver"]),))
            for row, technologies in told.values()
        ]
        columns = (self.words.column("driver", "변화 동인", "driver"), *self.words.columns("technology", "date"))
        heading, note = self.words.pick("변화 동인", "Drivers"), ""
        if len({line.cells[-1] for line in lines}) > 1:
            note = self.explain_editions(len(lines))
        return self.words.section("drivers", heading, columns, lines, note=note)

    def legal(self) -> Section:
        """Each law once; what a later edition leaves out stays as it was told before."""
        told: dict[tuple[object, str], dict[str, Cell]] = {}
        basis: dict[tuple[object, str], list[Iri]] = {}
        rows = self.words.view.read("legal-bases", {"activity": self.scope})
        self.words.learn(Iri(row["law"]) for row in rows)
        for row in rows:
            key = (row["activity"], self.words.name(Iri(row["law"])).label)
            told.setdefault(key, {}).update({name: cell for name, cell in row.items() if cell is not None})
            basis.setdefault(key, []).append(Iri(row["law"]))
        names = ("law", "article", "relation", "enacted", "activity", "note")
        lines = [Line(tuple(row.get(name) for name in names), tuple(basis[key])) for key, row in told.items()]
        columns = (
            self.words.column("law", "법령", "act or ordinance"),
            self.words.column("article", "조항", "article"),
            self.words.column("relation", "관계", "relation"),
            self.words.column("enacted", "제정일", "enacted"),
            *self.words.columns("activity"),
            self.words.column("note", "메모", "note"),
        )
        return self.words.section("legal", self.words.pick("법적 근거", "Legal basis"), columns, lines)

    def tree(self) -> Section:
        inferred = {Iri(row["strategy"]): row for row in self.activities.groupings}
        lines = []
        for number, iri in self.iter_tree(self.asked, ""):
            item, row = self.activities.items[iri], inferred.get(iri)
            told = (row["status"], row["reason"]) if row else (None, None)
            leads = self.activities.name_agencies(iri, LEAD)
            technologies = self.activities.name_technologies(iri)
            cells = (number, iri, item.kind, to_cell(leads), to_cell(technologies), *told)
            lines.append(Line(cells, (iri, *((Iri(row["statement"]),) if row else ()))))
        columns = (
            self.words.column("number", "번호", "number"),
            *self.words.columns("activity"),
            self.words.column("class", "종류", "kind of item"),
            self.words.column("lead", "주관 기관", "lead"),
            *self.words.columns("technology"),
            self.words.column("grouping", "상위 항목의 명시 여부", "status of its place"),
            *self.words.columns("reason"),
        )
        none = self.words.pick("하위 항목을 적은 출처가 없다.", "No source names a part of it.")
        note = "" if lines else none
        return self.words.section("tree", self.words.pick("구성", "What it contains"), columns, lines, note=note)

    def iter_tree(self, whole: Iri, prefix: str) -> Iterator[tuple[str, Iri]]:
        for place, part in enumerate(self.activities.parts.get(whole, ()), start=1):
            number = f"{prefix}{place}"
            yield number, part
            yield from self.iter_tree(part, f"{number}.")

    @cached_property
    def roles(self) -> Sequence[Held]:
        """The stated roles that hold on the day."""
        held = (one for one in self.activities.held if one.is_current(self.words.view.day))
        scope = set(self.scope)
        return [one for one in held if one.role.activity in scope]

    def agencies(self) -> Section:
        roles = [one for one in self.roles if one.role.role != CONSULTED]
        notes = []
        if not roles:
            notes.append(self.words.pick("기관을 적은 출처가 없다.", "No source names an agency."))
        elif all(one.role.role != LEAD for one in roles):
            notes.append(self.words.pick("주관 기관을 적은 출처가 없다.", "No source names a lead."))
        return self.to_roles("agencies", self.words.pick("기관과 역할", "Agencies by role"), roles, " ".join(notes))

    def consulted(self) -> Section:
        roles = [one for one in self.roles if one.role.role == CONSULTED]
        return self.to_roles("consulted", self.words.pick("계획에 대해 자문", "Consulted on the plan"), roles)

    def to_roles(self, name: str, heading: str, roles: Sequence[Held], note: str = "") -> Section:
        lines = [Line((one.role.role, one.role.agency, one.role.activity, one.since), one.statements) for one in roles]
        columns = ("role", "agency", "activity", "since")
        return self.words.section(name, heading, columns, lines, note=note)

    def money(self) -> Section:
        lines = to_money(self.words, self.activities, self.scope)
        note = self.words.pick(
            "한 줄이 한 금액이다. 전체와 부분, 재원이 함께 적혀 있으므로 더하지 않는다.",
            "One amount per row. Wholes, parts and kinds stand together; they are not to be added up.",
        )
        none = self.words.pick("금액을 적은 출처가 없다.", "No source gives money.")
        heading = self.words.pick("금액", "Money")
        return self.words.section("money", heading, MONEY_COLUMNS, lines, note=note if lines else none)

    def regions(self) -> Section:
        lines = [
            Line((row["activity"], row["region"], row["role"], row["share"]), (Iri(row["statement"]),))
            for row in self.words.view.read("joint-activities", {"activity": self.scope})
        ]
        columns = ("activity", "region", "role", "share")
        heading = self.words.pick("여러 지역이 함께 하는 사업", "Joint activities")
        return self.words.section("regions", heading, columns, lines)

    def indicators(self) -> Section:
        lines = []
        for row in self.words.view.read("indicators", {"activity": self.scope}):
            is_money = row["unit"] == _WON
            figures = (row[name] for name in ("baseline", "target", "actual"))
            told = [self.words.money(one) if is_money and one is not None else one for one in figures]
            unit = None if is_money else row["unit"]
            cells = (row["activity"], row["indicator"], *told, unit, row["qualifier"], write_span(row), row["printed"])
            lines.append(Line(cells, (Iri(row["indicator"]),)))
        lines.sort(key=lambda line: self.activities.rank(Iri(line.cells[0])))
        columns = (
            *self.words.columns("activity"),
            self.words.column("indicator", "성과지표", "indicator"),
            self.words.column("baseline", "기준값", "baseline"),
            self.words.column("target", "목표값", "target"),
            self.words.column("actual", "실적", "actual"),
            self.words.column("unit", "단위", "unit"),
            self.words.column("qualifier", "한정어", "qualifier"),
            *self.words.columns("period", "printed"),
        )
        return self.words.section("indicators", self.words.pick("성과지표", "Indicators"), columns, lines)

    def timeline(self) -> Iterator[Section]:
        """What report ``timeline`` tells of this plan, but its editions, which have their own section."""
        for section in read_timeline(self.words, self.activities, set(self.scope), editions=False):
            yield section if section.rows else replace(section, note="")

    def counts(self) -> Section:
        """Announced numbers beside the number of items listed; empty where the items are not listed one by one."""
        lines = [
            Line((one.activity, one.of, one.count, one.listed, one.printed or None), (one.statement,))
            for one in read_counts(self.words.view, self.activities)
            if one.activity in self.scope
        ]
        columns = ("activity", "of", "count", "listed", "printed")
        return self.words.section("counts", self.words.pick("발표한 건수", "Announced counts"), columns, lines)

    def editions(self) -> Section:
        lines = []
        for row in self.words.view.read("editions", {"plan": [self.asked]}):
            cells = (row["name"], row["stage"], str(row["issued"]), row["preference"])
            lines.append(Line(cells, (Iri(row["edition"]),)))
        columns = (self.words.column("edition", "판", "edition"), *self.words.columns("stage", "date", "preference"))
        return self.words.section("editions", self.words.pick("판과 출처", "Editions and sources"), columns, lines)

    def conflicts(self) -> Iterator[Section]:
        """The sections of report ``conflicts`` with what concerns this plan."""
        yield from read_conflicts(self.words, self.scope)


def _find_plans(view: View, asked: Iri) -> list[Iri]:
    """*asked* and, of a programme, the roadmaps that it holds, at any depth."""
    below: dict[Iri, list[Iri]] = defaultdict(list)
    for row in view.read("programmes"):
        below[Iri(row["programme"])].append(Iri(row["roadmap"]))
    found = [asked]
    for one in found:
        found += [plan for plan in below[one] if plan not in found]
    return found

"""All facts about one roadmap or programme: visions, legal basis, parts, agencies, amounts, indicators, editions."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.quantities import WON
from graph.model.vocabulary import RDFS, RM, SKOS
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.conflicts import read_conflicts
from graph.reports.lines import MONEY_COLUMNS, to_cell, to_money, trim, write_span
from graph.reports.result import Kind, Report
from graph.reports.specifications import INFERENCE, Field, QueryRow, SectionSpec, read_block, read_date, to_block
from graph.reports.timeline import read_timeline
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Cell, Iri
from graph.view.activities import CONSULTED, LEAD, Activities, Held
from graph.view.counts import read_counts
from graph.view.quantities import iter_measured
from graph.view.view import View

# Properties with one current value, that of the newest edition.
_SINGLE = (RM.roadmapKind, RM.commitment, RM.region, RM.programme)
# Properties of which the values of all editions count.
_SEVERAL = (RDFS.label, RM.translation, SKOS.altLabel, RM.parentPolicy, RDFS.comment)


def _read_figure(name: str) -> Callable[[Wording, QueryRow], RawCell]:
    """Reads the figure *name* of an indicator with its qualifier.

    ``qualifier`` and the upper end are those of the target or, without one, of what the indicator has.
    """

    def read(words: Wording, row: QueryRow) -> RawCell:
        main = name == "target" or row["target"] is None
        qualifier, upper = (row["qualifier"], row["upper"]) if main else (None, None)
        return words.quantity(row[name], row["unit"], row.get(f"{name}_qualifier") or qualifier, upper)

    return read


def _read_value(_: Wording, row: QueryRow) -> RawCell:
    return row["value"] if isinstance(row["value"], Iri) else str(row["value"])


_OVERVIEW = SectionSpec(
    "overview",
    ("개요", "Overview"),
    "profile",
    columns=(
        Field(Head("what", Kind.THING, "항목", "what"), "property"),
        Head("value", Kind.LABEL, "내용", "value"),
    ),
    basis=("basis",),
    none=("기준일까지 발표된 판이 없다.", "No edition was published by the as-of date."),
)
_PERIOD = SectionSpec(
    "period",
    ("기간", "Period"),
    "periods",
    columns=(Field(Head("period"), lambda _, row: write_span(row)), "printed", "duration", "status"),
    basis=("statement",),
    none=("기간을 적은 출처가 없다.", "No source states a period."),
)
_REGIONS = SectionSpec(
    "regions",
    ("여러 지역의 공동 사업", "Joint activities"),
    "joint-activities",
    columns=("activity", "region", "role", "share"),
    basis=("statement",),
    spare=INFERENCE,
)
_INDICATORS = SectionSpec(
    "indicators",
    ("성과지표", "Indicators"),
    "indicators",
    columns=(
        "activity",
        Head("indicator", Kind.THING, "성과지표", "indicator"),
        Field(Head("baseline", Kind.QUANTITY, "기준값", "baseline"), _read_figure("baseline")),
        Field(Head("target", Kind.QUANTITY, "목표값", "target"), _read_figure("target")),
        Field(Head("actual", Kind.QUANTITY, "실적", "actual"), _read_figure("actual")),
        # The cell of an amount already has its unit.
        Field(Head("unit", Kind.TEXT, "단위", "unit"), lambda _, row: None if row["unit"] == WON else row["unit"]),
        Head("qualifier", Kind.TEXT, "한정어", "qualifier"),
        Field(Head("period"), lambda _, row: write_span(row)),
        "printed",
    ),
    basis=("indicator",),
)
_DETAILS = SectionSpec(
    "details",
    ("그 밖의 사항", "Further facts"),
    "details",
    columns=(
        "activity",
        Field(Head("what", Kind.THING, "구분", "kind"), "link"),
        Field(Head("subject", Kind.THING, "대상", "subject"), "subject"),
        Head("property", Kind.THING, "항목", "what"),
        Field(Head("value", Kind.LABEL, "내용", "value"), _read_value),
    ),
    basis=("statement",),
)
# What other sections show: all about some things, and all but these properties of others.
_IN_SECTIONS = (RM.hasAnnouncedCount, RM.hasBudgetLine, RM.hasCorrection, RM.hasIndicator, RM.hasLegalBasis)
_LEFT = {
    RM.hasAgreement: (RM.count,),
    RM.hasRegionalPart: (RM.printedText, RM.task),
}
_COUNTS = SectionSpec(
    "counts",
    ("발표한 건수", "Announced counts"),
    "counts",
    columns=("activity", "of", "count", "listed", "printed"),
    basis=("statement",),
)
_EDITIONS = SectionSpec(
    "editions",
    ("판과 출처", "Editions and sources"),
    "editions",
    columns=(
        Field(Head("edition", Kind.TEXT, "판", "edition"), "name"),
        "stage",
        Field(Head("date"), read_date),
        "preference",
    ),
    basis=("edition",),
    spare=(Head("locator", Kind.TEXT, "출처 내 위치", "locator"), Head("note", Kind.TEXT, "메모", "note")),
)


@report(
    "roadmap",
    summary_ko="한 로드맵이나 지원 프로그램의 모든 사항: 비전, 근거, 기간, 구성, 기관, 금액, 지표, 판, 바로잡은 오기",
    summary="All facts about one roadmap or programme: vision, legal basis, period, parts, agencies, amounts, editions",
    example=("gimje-special-vehicles",),
    roadmap="the roadmap or programme, by its id or any of its names",
)
def roadmap(view: View, roadmap: str) -> Report:
    """Sections ``overview``, ``period``, ``visions``, ``drivers``, ``legal``, ``tree``, ``agencies``, ``consulted``,
    ``money``, ``regions``, ``indicators``, ``timeline``, ``counts``, ``details``, ``editions``, then the
    sections of the report ``conflicts``.

    ``tree`` numbers every part (1, 1.1, 1.1.2). If the place of a part was inferred, the row has the status and the
    reason. A section without rows is left out. Only the sections with a note on missing data stay, such as ``period``,
    ``agencies`` and ``money``.

    :raises UnknownName: no roadmap or programme has this name.
    :raises AmbiguousName: several have this name.
    """
    words = Wording(view)
    asked = view.names.get("roadmap", roadmap)
    editions = [Iri(row["edition"]) for row in words.view.read("editions", {"plan": _find_plans(view, asked)})]
    page = _Page(words, asked, Activities(view, {"edition": editions}))
    every = (
        page.overview(), page.period(), page.visions(), page.drivers(), page.legal(), page.tree(), page.agencies(),
        page.consulted(), page.money(), page.regions(), page.indicators(), *page.timeline(), page.counts(),
        page.details(), page.editions(), *page.conflicts(),
    )  # fmt: skip
    return words.report_on("roadmap", page.asked, every)


@dataclass
class _Page:
    """The sections about the roadmap or programme *asked*."""

    words: Wording
    asked: Iri
    activities: Activities

    @cached_property
    def scope(self) -> Sequence[Iri]:
        """The plan itself and all activities that its own editions describe, in order."""
        return [item.iri for item in self.activities.items.values() if item.plan == self.asked]

    @cached_property
    def facts(self) -> Sequence[Mapping[str, Cell]]:
        return self.words.view.read("profile", thing=[self.asked])

    def overview(self) -> Block:
        """Names and notes in every wording, the other properties with their newest value."""
        kept: dict[tuple[str, object], QueryRow] = {}
        for name in (*_SEVERAL[:3], *_SINGLE, *_SEVERAL[3:]):
            for row in self.facts:
                if row["property"] == name:
                    kept[name, None if name in _SINGLE else row["value"]] = row
        return to_block(self.words, _OVERVIEW, kept.values())

    def period(self) -> Block:
        return to_block(self.words, _PERIOD, self.activities.periods.get(self.asked, ()))

    def visions(self) -> Block:
        """Every wording, the newest edition last, and in each edition the preferred source first."""
        found: dict[str, QueryRow] = {}
        rows = [row for row in self.facts if row["property"] == RM.hasVision]
        for row in sorted(rows, key=lambda row: (int(str(row["position"])), int(str(row["preference"])))):
            label = self.words.name(Iri(row["value"])).label
            # The preferred source of an edition is cited.
            if label not in found or found[label]["position"] != row["position"]:
                found.pop(label, None)
                found[label] = row
        several = len({row["preference"] for row in found.values()}) > 1
        lines = [
            Line(
                (row["value"], read_date(self.words, row), row["preference"] if several else None), (Iri(row["value"]),)
            )
            for row in found.values()
        ]
        heads: Heads = (self.words.column("vision", "비전", "vision", Kind.THING), "date", "preference")
        columns, lines = trim(heads, lines)
        heading, note = self.words.pick("비전", "Vision"), ""
        if len(lines) > 1:
            note = self.words.pick(
                "모든 판의 비전이며 최근 판이 뒤에 온다. 나중 판의 비전은 id가 같은 비전만 대체한다.",
                "The visions of every edition, the newest last. One replaces only an earlier one of the same id.",
            )
        return self.words.section("visions", heading, columns, lines, note=note)

    def explain_editions(self, count: int) -> str:
        """How to read several wordings. A single wording needs no note."""
        if count < 2:
            return ""
        return self.words.pick(
            "판마다 적은 내용을 모두 옮겼다. 가장 최근 판에서 우선순위가 가장 높은 출처의 것이 현재의 내용이다.",
            "The wording of every edition. That of the preferred source of the newest edition is current.",
        )

    def drivers(self) -> Block:
        """Every driver with its technologies, the newest edition last."""
        found: dict[str, tuple[Mapping[str, Cell], list[Iri]]] = {}
        rows = self.words.view.read("drivers", {"plan": [self.asked]})
        self.words.learn(Iri(row["driver"]) for row in rows)
        for row in rows:
            label = self.words.name(Iri(row["driver"])).label
            # A later edition replaces the driver and its technologies.
            if label not in found or found[label][0]["driver"] != row["driver"]:
                found[label] = (row, [])
            found[label][1].extend([Iri(row["technology"])] if row["technology"] else [])
        lines = [
            Line((row["driver"], to_cell(technologies), read_date(self.words, row)), (Iri(row["driver"]),))
            for row, technologies in found.values()
        ]
        columns = (Head("driver", Kind.THING, "변화 동인", "driver"), Head("technology", Kind.THINGS), "date")
        heading, note = self.words.pick("변화 동인", "Drivers"), ""
        if len({line.cells[-1] for line in lines}) > 1:
            note = self.explain_editions(len(lines))
        return self.words.section("drivers", heading, columns, lines, note=note)

    def legal(self) -> Block:
        """Each law once. A value that a later edition omits stays, unless the edition states another law instead."""
        laws: dict[Cell, dict[str, Cell]] = {}
        basis: dict[Cell, list[Iri]] = {}
        rows = self.words.view.read("legal-bases", {"activity": self.scope})
        self.words.learn(Iri(row["law"]) for row in rows)
        for row in rows:
            law, known = row["facet"], laws.get(row["facet"])
            if known and self.words.name(Iri(known["law"])).label != self.words.name(Iri(row["law"])).label:
                del laws[law], basis[law]
            laws.setdefault(law, {}).update({name: cell for name, cell in row.items() if cell is not None})
            basis.setdefault(law, []).append(Iri(row["law"]))
        names = ("law", "article", "relation", "enacted", "activity", "note")
        lines = [Line(tuple(row.get(name) for name in names), tuple(basis[key])) for key, row in laws.items()]
        columns = (
            self.words.column("law", "법령", "act or ordinance", Kind.THING),
            self.words.column("article", "조항", "article"),
            self.words.column("relation", "관계", "relation", Kind.THING),
            self.words.column("enacted", "제정일", "enacted"),
            *self.words.columns("activity"),
            self.words.column("note", "메모", "note"),
        )
        return self.words.section("legal", self.words.pick("법적 근거", "Legal basis"), columns, lines)

    def tree(self) -> Block:
        inferred = {Iri(row["strategy"]): row for row in self.activities.groupings}
        lines = []
        for number, iri in self.iter_tree(self.asked, ""):
            item, row = self.activities.items[iri], inferred.get(iri)
            grouping = (row["status"], row["reason"]) if row else (None, None)
            leads = self.activities.name_agencies(iri, LEAD)
            technologies = self.activities.name_technologies(iri)
            cells = (number, iri, item.kind, to_cell(leads), to_cell(technologies), *grouping)
            lines.append(Line(cells, (iri, *((Iri(row["statement"]),) if row else ()))))
        columns: Heads = (
            self.words.column("number", "번호", "number"),
            "activity",
            self.words.column("class", "종류", "kind of item", Kind.THING),
            self.words.column("lead", "주관 기관", "lead", Kind.THINGS),
            Head("technology", Kind.THINGS),
            self.words.column("grouping", "상위 항목의 명시 여부", "status of its place", Kind.THING),
            "reason",
        )
        none = self.words.pick("하위 항목을 적은 출처가 없다.", "No source names its parts.")
        note = "" if lines else none
        return self.words.section("tree", self.words.pick("구성", "Parts"), columns, lines, note=note)

    def iter_tree(self, parent: Iri, prefix: str) -> Iterator[tuple[str, Iri]]:
        for place, part in enumerate(self.activities.parts.get(parent, ()), start=1):
            number = f"{prefix}{place}"
            yield number, part
            yield from self.iter_tree(part, f"{number}.")

    @cached_property
    def roles(self) -> Sequence[Held]:
        """The stated roles that hold on the as-of date."""
        held = (one for one in self.activities.held if one.is_current(self.words.view.day))
        scope = set(self.scope)
        return [one for one in held if one.role.activity in scope]

    def agencies(self) -> Block:
        roles = [one for one in self.roles if one.role.general != CONSULTED]
        notes = []
        if not roles:
            notes.append(self.words.pick("기관을 적은 출처가 없다.", "No source names an agency."))
        elif all(one.role.general != LEAD for one in roles):
            notes.append(self.words.pick("주관 기관을 적은 출처가 없다.", "No source names a lead."))
        return self.to_roles("agencies", self.words.pick("기관과 역할", "Agencies by role"), roles, " ".join(notes))

    def consulted(self) -> Block:
        roles = [one for one in self.roles if one.role.general == CONSULTED]
        return self.to_roles("consulted", self.words.pick("계획에 대해 자문", "Consulted on the plan"), roles)

    def to_roles(self, name: str, heading: str, roles: Sequence[Held], note: str = "") -> Block:
        lines = [Line((one.role.role, one.role.agency, one.role.activity, one.since), one.statements) for one in roles]
        columns = ("role", "agency", "activity", "since")
        return self.words.section(name, heading, columns, lines, note=note)

    def money(self) -> Block:
        lines = to_money(self.words, self.activities, self.scope)
        note = self.words.pick(
            "한 행이 한 금액이다. 전체 금액, 부분 금액, 재원별 금액이 섞여 있으므로 합산하지 않는다.",
            "One amount per row. The list mixes totals, parts and funding sources, so do not add them up.",
        )
        none = self.words.pick("금액을 적은 출처가 없다.", "No source states an amount.")
        heading = self.words.pick("금액", "Amounts")
        return self.words.section("money", heading, MONEY_COLUMNS, lines, note=note if lines else none)

    def regions(self) -> Block:
        return read_block(self.words, _REGIONS, {"activity": self.scope})

    def indicators(self) -> Block:
        rows = self.words.view.read("indicators", {"activity": self.scope})
        return to_block(
            self.words, _INDICATORS, sorted(rows, key=lambda row: self.activities.rank(Iri(row["activity"])))
        )

    def details(self) -> Block:
        """What the other sections leave out."""
        rows = self.words.view.read("details", {"activity": self.scope})
        shown = (row for row in rows if row["link"] not in _IN_SECTIONS)
        kept = (row for row in shown if row["property"] in _LEFT.get(str(row["link"]), (row["property"],)))
        lang = self.words.view.lang
        worded = ({**row, "value": one.write(lang)} if one else row for row, one in iter_measured(kept))
        return to_block(self.words, _DETAILS, worded)

    def timeline(self) -> Iterator[Block]:
        """The entries of the report ``timeline`` for this plan, without its editions, which have their own section."""
        for section in read_timeline(self.words, self.activities, set(self.scope), editions=False):
            yield section if section.lines else section._replace(note="")

    def counts(self) -> Block:
        """Announced numbers next to the number of listed items, which is empty if the source lists none."""
        rows = (
            {
                "activity": one.activity,
                "of": one.of,
                "count": one.count,
                "listed": one.listed,
                "printed": one.printed or None,
                "statement": one.statement,
            }
            for one in read_counts(self.words.view, self.activities)
            if one.activity in self.scope
        )
        return to_block(self.words, _COUNTS, rows)

    def editions(self) -> Block:
        return read_block(self.words, _EDITIONS, {"plan": [self.asked]})

    def conflicts(self) -> Iterator[Block]:
        """The sections of the report ``conflicts`` that have rows for this plan."""
        yield from (section for section in read_conflicts(self.words, self.scope) if section.lines)


def _find_plans(view: View, asked: Iri) -> list[Iri]:
    """*asked* and, if it is a programme, the roadmaps below it at any depth."""
    below: dict[Iri, list[Iri]] = defaultdict(list)
    for row in view.read("programmes"):
        below[Iri(row["programme"])].append(Iri(row["roadmap"]))
    found = [asked]
    for one in found:
        found += [plan for plan in below[one] if plan not in found]
    return found

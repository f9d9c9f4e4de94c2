"""Two regions compared: technologies, agencies, joint activities, amounts, strategies and periods."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import SameThing
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.lines import find_status, trim
from graph.reports.result import Column, Kind, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.activities import INFERRED
from graph.view.comparison import Comparison
from graph.view.ledger import Entry, sum_figures
from graph.view.meeting import Reason
from graph.view.view import View

HEADINGS = {
    "shared": ("공통 기술", "Shared technologies"),
    "only": ("한쪽만 다루는 기술", "Technologies of only one region"),
    "agencies": ("공통 기관", "Common agencies"),
    "joint": ("공동 사업", "Joint activities"),
    "money": ("금액", "Amounts"),
    "strategies": ("전략과 사업", "Strategies and projects"),
    "periods": ("기간", "Periods"),
}
# The rows of the section on strategies.
COUNTED = {
    "all": ("전략·사업·과제", "strategies, projects and tasks"),
    "led": ("주관 기관이 있는 항목", "with a lead"),
    "priced": ("금액이 있는 항목", "with an amount of their own"),
}


@report(
    "compare",
    summary_ko="두 지역의 비교: 공통 기술, 한쪽만 다루는 기술, 공통 기관, 공동 사업, 금액, 전략, 기간",
    summary="Two regions compared: technologies, agencies, joint activities, amounts, strategies, periods",
    example=("김제", "대구"),
    region="one region, by any of its names (김제, Gimje)",
    other="the other region",
)
def compare(view: View, region: str, other: str) -> Report:
    """Sections ``shared``, ``only``, ``agencies``, ``joint``, ``money``, ``strategies`` and ``periods``.

    - *shared*: the closest common technologies with the activities of each region, in descending order of activities.
    - *only*: technologies that one region states and the other does not concern.
    - *agencies*: agencies that lead or take part in both regions.
    - *joint*: activities in which both regions have a part, with the printed shares.
    - *money*: the sum of each region by funding source and stage, see :class:`graph.view.ledger.Ledger`.
    - *strategies*: the number of strategies, projects and tasks, and of those with a lead or an amount of their own.
    - *periods*: the periods of the roadmaps.

    A region includes the regions in it. If one of the two regions contains the other, it does not include that one.

    :raises UnknownName: no region has this name.
    :raises SameThing: both names mean the same region.
    """
    places = (view.names.get("region", region), view.names.get("region", other))
    words, changes = turn_to(view, *places)
    asked = [words.name(place) for place in places]
    if places[0] == places[1]:
        raise SameThing(region, other, asked[0].label)
    title = words.pick(f"{asked[0]} · {asked[1]} 비교", f"{asked[0]} and {asked[1]} compared")
    answer = _Answer(words, Comparison(words.view, places))
    sections = (
        *changes,
        answer.shared(),
        answer.only(),
        answer.agencies(),
        answer.joint(),
        answer.money(),
        answer.strategies(),
        answer.periods(),
    )
    return words.report("compare", title, (("region", asked[0]), ("other", asked[1])), sections)


@dataclass
class _Answer:
    words: Wording
    found: Comparison

    def head(self, name: str, kind: Kind) -> list[Column]:
        """A column for each region."""
        labels = [self.words.name(place).label for place in self.found.places]
        return [Column(f"{name}_{number}", label, kind) for number, label in enumerate(labels, 1)]

    def explain(self, korean: str, english: str, *, empty: bool) -> str:
        """Why a section is empty. Regions without any activity come first."""
        if not empty:
            return ""
        paid = [any(one.entries[side] for one in self.found.sums) for side in range(len(self.found.places))]
        sides = zip(self.found.places, self.found.sides, paid, strict=True)
        bare = [self.words.name(place).label for place, side, money in sides if not (side.activities or money)]
        named = ", ".join(bare)
        if bare:
            korean = f"{named}: 등록된 지역이지만 자료에 로드맵이나 공동 사업이 없다."
            english = f"{named}: the region is known, but has no roadmap or joint activity in the data."
        return self.words.add_day(self.words.pick(korean, english))

    def to_line(self, reason: Reason) -> Line:
        return Line((reason.thing, reason.mine, reason.theirs), reason.basis, reason.paths)

    def shared(self) -> Block:
        lines = [self.to_line(one) for one in self.found.meeting.iter_technology_reasons()]
        none = (
            "두 지역의 사업에 공통된 기술이 없다.",
            "The activities of the two regions share no technology.",
        )
        heading = self.words.pick(*HEADINGS["shared"])
        columns: Heads = ("technology", *self.head("activities", Kind.THINGS))
        return self.words.section("shared", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def only(self) -> Block:
        lines = [Line((one.region, one.technology, one.activities), one.uses) for one in self.found.iter_only()]
        heading = self.words.pick(*HEADINGS["only"])
        none = ("한쪽만 다루는 기술이 없다.", "No technology is limited to one region.")
        columns: Heads = ("region", "technology", Head("activity", Kind.THINGS))
        return self.words.section("only", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def agencies(self) -> Block:
        lines = [self.to_line(one) for one in self.found.meeting.iter_agency_reasons()]
        none = (
            "공동 사업을 제외하면 두 지역 모두에서 사업을 주관하거나 이에 참여하는 기관이 없다.",
            "Apart from joint activities, no agency leads or takes part in both regions.",
        )
        heading = self.words.pick(*HEADINGS["agencies"])
        columns: Heads = ("agency", *self.head("activities", Kind.THINGS))
        return self.words.section("agencies", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def joint(self) -> Block:
        lines = []
        for one in self.found.iter_joint():
            shares: list[RawCell] = [
                self.words.unstated("미상", "unknown") if share is None else share for share in one.shares
            ]
            status = INFERRED if one.inferred else None
            lines.append(Line((one.reason.thing, *shares, one.reason.agencies, status), one.reason.basis))
        note = self.words.pick("지역별 수치는 출처에 적힌 배분비이다.", "The numbers are the printed shares.")
        if any(line.cells[-1] for line in lines):
            note = self.words.pick("지역별 수치는 배분비이다.", "The numbers are the shares.")
        none = ("두 지역의 공동 사업을 적은 출처가 없다.", "No source states a joint activity of the two regions.")
        heading = self.words.pick(*HEADINGS["joint"])
        columns: Heads = ("activity", *self.head("share", Kind.DECIMAL), Head("agency", Kind.THINGS), "status")
        columns, lines = trim(columns, lines)
        empty = self.explain(*none, empty=not lines)
        return self.words.section("joint", heading, columns, lines, note=empty or note)

    def money(self) -> Block:
        lines = []
        for one in self.found.sums:
            basis = tuple(entry.statement for side in one.entries for entry in side)
            status = find_status(entry for side in one.entries for entry in side)
            lines.append(Line((one.kind, self.word_stage(one.stage), *map(self.add_up, one.entries), status), basis))
        note = self.words.pick(
            "재원이나 단계가 다른 금액은 합산하지 않는다. 공동 사업은 배분비만큼만 반영한다. "
            "개별 금액은 funding 보고서에 있다.",
            "Different funding sources or stages are not added up. Joint activities count by share. "
            "The report funding lists the amounts.",
        )
        none = ("두 지역의 금액을 적은 출처가 없다.", "No source states an amount for either region.")
        heading = self.words.pick(*HEADINGS["money"])
        columns: Heads = ("kind", "amount_stage", *self.head("amount", Kind.MONEY), "status")
        columns, lines = trim(columns, lines)
        empty = self.explain(*none, empty=not lines)
        return self.words.section("money", heading, columns, lines, note=empty or note, cited=False)

    def add_up(self, entries: Iterable[Entry]) -> RawCell:
        found = tuple(entries)
        return self.words.money(sum_figures(found)) if found else self.words.unstated("적혀 있지 않음", "not stated")

    def word_stage(self, stage: Iri | None) -> RawCell:
        return stage or self.words.unstated("적혀 있지 않음", "not stated")

    def strategies(self) -> Block:
        """The number of items, and of those with a lead or an amount. Tasks count in addition to their projects."""
        lines = []
        for one in self.found.counts:
            items = one.activities if any(one.activities) else [side.items for side in self.found.sides]
            basis = [it for side in items for it in side]
            label = self.words.pick(*COUNTED[one.what])
            lines.append(Line((label, *map(len, one.activities)), tuple(dict.fromkeys(basis))))
        none = ("두 지역의 전략이나 사업을 적은 출처가 없다.", "No source states a strategy or project of either.")
        heading = self.words.pick(*HEADINGS["strategies"])
        columns: Heads = (
            self.words.column("what", "구분", "items"),
            *self.head("count", Kind.NUMBER),
        )
        note = self.explain(*none, empty=not lines)
        return self.words.section("strategies", heading, columns, lines, note=note, cited=False)

    def periods(self) -> Block:
        lines = [
            Line((one.region, one.roadmap, f"{one.span.start}–{one.span.end}"), (one.span.statement,))
            for one in self.found.iter_periods()
        ]
        none = ("두 지역의 로드맵에 기간이 적혀 있지 않다.", "The roadmaps of the two regions state no period.")
        heading = self.words.pick(*HEADINGS["periods"])
        columns: Heads = ("region", "roadmap", "period")
        return self.words.section("periods", heading, columns, lines, note=self.explain(*none, empty=not lines))

"""Two regions side by side: technologies, agencies, joint activities, money by kind, strategies and periods."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.result import Column, Kind, Report
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.comparison import Comparison
from graph.view.ledger import Entry
from graph.view.meeting import Reason
from graph.view.view import View

HEADINGS = {
    "shared": ("같은 기술", "Shared technologies"),
    "only": ("한쪽만 다루는 기술", "Technologies of one side only"),
    "agencies": ("공통 기관", "Agencies on both sides"),
    "joint": ("함께 하는 사업", "Joint activities"),
    "money": ("금액", "Money"),
    "strategies": ("전략과 사업", "Strategies and projects"),
    "periods": ("기간", "Periods"),
}
# What the section on strategies counts.
COUNTED = {
    "all": ("전략·사업·과제", "strategies, projects and tasks"),
    "led": ("주관 기관이 있는 것", "with a lead"),
    "priced": ("금액이 적힌 것", "with an amount of their own"),
}


@report(
    "compare",
    summary_ko="두 지역의 비교: 같은 기술, 한쪽만의 기술, 공통 기관, 함께 하는 사업, 금액, 전략, 기간",
    summary="Two regions side by side: technologies, agencies, joint activities, money, strategies, periods",
    example=("김제", "대구"),
    region="one region, by any of its names (김제, Gimje)",
    other="the other region",
)
def compare(view: View, region: str, other: str) -> Report:
    """Sections ``shared``, ``only``, ``agencies``, ``joint``, ``money``, ``strategies`` and ``periods``.

    ``shared``: closest technologies in common, with the activities of each side; those that most activities concern
    come first. ``only``: technologies that one side names and the other does not concern. ``agencies``: that lead or
    take part on both sides. ``joint``: activities in which both have a part, with the shares as printed. ``money``:
    what each gets, by kind and stage, by the rules of :class:`graph.view.ledger.Ledger`; money inside larger money
    is not added. ``strategies``: how many strategies, projects and tasks each has, with a lead, with own amounts.
    ``periods``: those of the roadmaps. A region stands for what lies in it, but for the other region if that does.

    :raises UnknownName: no such region.
    """
    words = Wording(view)
    places = (view.names.get("region", region), view.names.get("region", other))
    answer = _Answer(words, Comparison(view, places))
    labels = [words.name(place).label for place in places]
    title = words.pick(f"{labels[0]} · {labels[1]} 비교", f"{labels[0]} and {labels[1]} side by side")
    sections = (
        answer.shared(),
        answer.only(),
        answer.agencies(),
        answer.joint(),
        answer.money(),
        answer.strategies(),
        answer.periods(),
    )
    return words.report("compare", title, (("region", labels[0]), ("other", labels[1])), sections)


@dataclass
class _Answer:
    words: Wording
    found: Comparison

    def head(self, name: str, kind: Kind) -> list[Column]:
        """A column for each region."""
        labels = [self.words.name(place).label for place in self.found.places]
        return [Column(f"{name}_{number}", label, kind) for number, label in enumerate(labels, 1)]

    def explain(self, korean: str, english: str, *, empty: bool) -> str:
        """Why a section is empty; a region without any activity is told first."""
        if not empty:
            return ""
        sides = zip(self.found.places, self.found.sides, strict=True)
        bare = [self.words.name(place).label for place, side in sides if not side.activities]
        named = ", ".join(bare)
        if bare:
            korean = f"{named}: 알려진 지역이지만 이 자료에 로드맵이나 함께 하는 사업이 없다."
            english = f"{named}: a known region, but these data hold no roadmap or joint activity of it."
        return self.words.add_day(self.words.pick(korean, english))

    def to_line(self, reason: Reason) -> Line:
        return Line((reason.thing, reason.mine, reason.theirs), reason.basis, reason.paths)

    def shared(self) -> Block:
        lines = [self.to_line(one) for one in self.found.meeting.iter_technology_reasons()]
        none = (
            "두 지역의 사업에 적힌 기술 가운데 겹치는 것이 없다.",
            "The technologies stated on both sides do not meet.",
        )
        heading = self.words.pick(*HEADINGS["shared"])
        columns: Heads = ("technology", *self.head("activities", Kind.THINGS))
        return self.words.section("shared", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def only(self) -> Block:
        lines = [Line((one.region, one.technology, one.activities), one.uses) for one in self.found.iter_only()]
        heading = self.words.pick(*HEADINGS["only"])
        none = ("한쪽만 다루는 기술이 없다.", "No technology is stated on one side only.")
        columns: Heads = ("region", "technology", Head("activity", Kind.THINGS))
        return self.words.section("only", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def agencies(self) -> Block:
        lines = [self.to_line(one) for one in self.found.meeting.iter_agency_reasons()]
        none = (
            "양쪽에서 주관하거나 참여하는 기관이 없다. 함께 하는 사업의 기관은 아래에 있다.",
            "No agency leads or takes part on both sides, joint activities aside.",
        )
        heading = self.words.pick(*HEADINGS["agencies"])
        columns: Heads = ("agency", *self.head("activities", Kind.THINGS))
        return self.words.section("agencies", heading, columns, lines, note=self.explain(*none, empty=not lines))

    def joint(self) -> Block:
        lines = []
        for one in self.found.iter_joint():
            shares: list[RawCell] = [
                self.words.unstated("모름", "unknown") if share is None else share for share in one.shares
            ]
            lines.append(Line((one.reason.thing, *shares, one.reason.agencies), one.reason.basis))
        note = self.words.pick("지역 아래의 수는 출처에 적힌 배분비이다.", "The numbers are the shares as printed.")
        none = ("두 지역이 함께 하는 사업이 적혀 있지 않다.", "No activity is said to be shared by both.")
        heading = self.words.pick(*HEADINGS["joint"])
        columns: Heads = ("activity", *self.head("share", Kind.DECIMAL), Head("agency", Kind.THINGS))
        empty = self.explain(*none, empty=not lines)
        return self.words.section("joint", heading, columns, lines, note=empty or note)

    def money(self) -> Block:
        lines = []
        for one in self.found.sums:
            basis = tuple(entry.statement for side in one.entries for entry in side)
            lines.append(Line((one.kind, self.word_stage(one.stage), *map(self.add_up, one.entries)), basis))
        note = self.words.pick(
            "재원과 단계가 다른 금액은 더하지 않는다. 함께 하는 사업은 배분비만큼만 들어 있다. "
            "금액 하나하나는 funding 보고서에 있다.",
            "Kinds and stages are not added up. Joint activities count by their share. "
            "The report funding lists the amounts.",
        )
        none = ("두 지역의 금액이 적혀 있지 않다.", "No amount is stated for either region.")
        heading = self.words.pick(*HEADINGS["money"])
        columns: Heads = ("kind", "amount_stage", *self.head("amount", Kind.MONEY))
        empty = self.explain(*none, empty=not lines)
        return self.words.section("money", heading, columns, lines, note=empty or note, cited=False)

    def add_up(self, entries: Iterable[Entry]) -> RawCell:
        won = [entry.won for entry in entries]
        return self.words.money(sum(won)) if won else self.words.unstated("적혀 있지 않음", "not stated")

    def word_stage(self, stage: Iri | None) -> RawCell:
        return stage or self.words.unstated("적혀 있지 않음", "not stated")

    def strategies(self) -> Block:
        """How many there are, how many have a lead and an amount of their own; tasks count beside their projects."""
        lines = []
        for one in self.found.counts:
            items = one.activities if any(one.activities) else [side.items for side in self.found.sides]
            basis = [it for side in items for it in side]
            label = self.words.pick(*COUNTED[one.what])
            lines.append(Line((label, *map(len, one.activities)), tuple(dict.fromkeys(basis))))
        none = ("두 지역에 적힌 전략이나 사업이 없다.", "No strategy or project is stated for either region.")
        heading = self.words.pick(*HEADINGS["strategies"])
        columns: Heads = (
            self.words.column("what", "무엇", "what"),
            *self.head("count", Kind.NUMBER),
        )
        note = self.explain(*none, empty=not lines)
        return self.words.section("strategies", heading, columns, lines, note=note, cited=False)

    def periods(self) -> Block:
        lines = [
            Line((one.region, one.roadmap, f"{one.span.start}–{one.span.end}"), (one.span.statement,))
            for one in self.found.iter_periods()
        ]
        none = ("두 지역의 로드맵에 기간이 적혀 있지 않다.", "The roadmaps of both regions state no period.")
        heading = self.words.pick(*HEADINGS["periods"])
        columns: Heads = ("region", "roadmap", "period")
        return self.words.section("periods", heading, columns, lines, note=self.explain(*none, empty=not lines))

"""Gaps in the sources: strategies without a lead or amount, technologies without an agency, items without a name.

A gap is a fact about the sources, not an error in the data.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import SKOS
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.lines import to_cell, write_span
from graph.reports.result import Column, Kind, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.counts import Count
from graph.view.gaps import Gaps, Uncovered, Undated
from graph.view.places import find_activities_in
from graph.view.view import View

HEADINGS = {
    "lead": ("주관 기관이 없는 전략과 사업", "Without a lead"),
    "money": ("금액이 없는 전략과 사업", "Without an amount"),
    "technology": ("기술이 없는 전략과 사업", "Without a technology"),
    "project": ("사업이나 과제가 없는 전략", "Without a project or task"),
    "period": ("자체 기간이 없는 전략과 사업", "Without a period of their own"),
    "uncovered": ("주관·참여 기관이 없는 기술", "Technologies without an agency"),
    "unnamed": ("발표되었으나 명칭이 없는 항목", "Announced but not named"),
}


@report(
    "gaps",
    summary_ko="출처에 없는 것: 주관·금액·기술·사업·기간이 없는 전략과 사업, 담당 기관이 없는 기술, 명칭이 없는 항목",
    summary="Gaps in the sources: missing leads, amounts, technologies, projects and periods, and unnamed items",
    region="only activities of this region or of a region in it",
)
def gaps(view: View, *, region: str = "") -> Report:
    """Sections ``lead``, ``money``, ``technology``, ``project``, ``period``, ``uncovered`` and ``unnamed``.

    Columns: the missing fact, the item, its class, roadmap and region. ``period`` also has the parent whose period the
    item inherits, ``uncovered`` the activities that concern the technology, and ``unnamed`` the announced and the
    listed number. The sources of a row are those of the editions that describe the item.

    :raises UnknownName: no region has this name.
    """
    place = view.names.get("region", region) if region else None
    words, changes = turn_to(view, place)
    search = _Search(words, Gaps(words.view, find_activities_in(words.view, place) if place else None))
    title = words.pick("출처에 없는 것", "Gaps in the sources")
    asked = words.name(place) if place else None
    sections = (
        *changes, search.lead(), search.money(), search.technology(), search.project(), search.period(),
        search.uncovered(), search.unnamed(),
    )  # fmt: skip
    heading, parameters = (f"{title}: {asked}", (("region", asked),)) if asked else (title, ())
    return words.report("gaps", heading, parameters, sections)


@dataclass
class _Search:
    """The sections of one report."""

    words: Wording
    gaps: Gaps

    def columns(self) -> tuple[Column, ...]:
        missing = self.words.column("missing", "없는 것", "missing")
        kind = self.words.column("class", "종류", "kind of item", Kind.THING)
        places = self.words.columns("roadmap", Head("region", Kind.THINGS))
        return (missing, *self.words.columns("activity"), kind, *places)

    def to_line(self, missing: str, activity: Iri) -> Line:
        item = self.gaps.view.activities.items[activity]
        return Line((missing, activity, item.kind, item.plan, item.places), (activity,))

    def to_section(self, name: str, missing: tuple[str, str], found: Sequence[Iri], note: str = "") -> Block:
        lines = [self.to_line(self.words.pick(*missing), iri) for iri in found]
        heading = self.words.pick(*HEADINGS[name])
        return self.words.section(name, heading, self.columns(), lines, note=note or self.explain(lines, missing))

    def explain(self, lines: Sequence[Line], missing: tuple[str, str]) -> str:
        """Why a section is empty."""
        if lines:
            return ""
        if not self.gaps.carried:
            return self.words.pick("이 범위에는 전략이나 사업이 없다.", "This scope has no strategy or project.")
        return self.words.pick(
            f"이 범위의 모든 전략과 사업에 적혀 있다: {missing[0]}.",
            f"Stated for every strategy and project in this scope: {missing[1]}.",
        )

    def lead(self) -> Block:
        return self.to_section("lead", ("주관 기관", "lead"), self.gaps.without_lead)

    def money(self) -> Block:
        found, named = self.gaps.without_money, self.list_named()
        note = self.words.pick(
            "자체 금액도 없고 상위 항목이나 하위 항목의 금액도 없는 항목이다.",
            "Neither these items nor their parents or parts have an amount.",
        )
        return self.to_section(
            "money", ("금액", "amount"), found, " ".join(filter(None, (note if found else "", named)))
        )

    def list_named(self) -> str:
        """The funding sources without an amount, with their activities."""
        named = self.gaps.named_sources
        self.words.learn(one for iri, kinds in named.items() for one in (iri, *kinds))
        texts = [
            f"{', '.join(self.words.name(one).label for one in kinds)} ({self.words.name(iri).label})"
            for iri, kinds in named.items()
        ]
        if not texts:
            return ""
        listed = "; ".join(texts)
        return self.words.pick(
            f"재원만 적혀 있고 금액이 없다: {listed}.", f"Funding sources without an amount: {listed}."
        )

    def technology(self) -> Block:
        return self.to_section("technology", ("기술", "technology"), self.gaps.without_technology)

    def project(self) -> Block:
        missing = self.words.pick("사업·과제", "project or task")
        heading = self.words.pick(*HEADINGS["project"])
        lines = [self.to_line(missing, iri) for iri in self.gaps.without_project]
        note = "" if lines else self.explain_projects()
        return self.words.section("project", heading, self.columns(), lines, note=note)

    def explain_projects(self) -> str:
        if self.gaps.strategies:
            return self.words.pick("모든 전략에 사업이나 과제가 있다.", "Every strategy has a project or task.")
        return self.words.pick("이 범위에는 전략이 없다.", "This scope has no strategy.")

    def period(self) -> Block:
        """Items without a period of their own. Those that inherit one from a parent come last."""
        lines = [self.to_period(one) for one in self.gaps.without_period]
        inherited = self.words.column("inherited", "기간이 적힌 상위 항목", "parent with a period", Kind.THING)
        columns = (*self.columns(), *self.words.columns("period"), inherited)
        heading = self.words.pick(*HEADINGS["period"])
        note = self.explain(lines, ("기간", "period"))
        return self.words.section("period", heading, columns, lines, note=note)

    def to_period(self, one: Undated) -> Line:
        if one.whole is None:
            line = self.to_line(self.words.pick("기간", "period"), one.activity)
            return Line((*line.cells, "", None), line.basis)
        line = self.to_line(self.words.pick("자체 기간", "period of its own"), one.activity)
        rows = self.gaps.view.activities.periods[one.whole]
        spans = "; ".join(write_span(row) or str(row["duration"] or row["printed"] or "") for row in rows)
        return Line((*line.cells, spans, one.whole), (*line.basis, *(Iri(row["statement"]) for row in rows)))

    def uncovered(self) -> Block:
        """Technologies of activities, none of which has a lead or participant."""
        lines = [self.to_uncovered(one) for one in self.gaps.uncovered]
        heading = self.words.pick(*HEADINGS["uncovered"])
        by = self.words.column("activities", "이 기술을 다루는 계획 요소", "activities that concern it", Kind.THINGS)
        missing, _, kind, *_ = self.columns()
        where = (Head("roadmap", Kind.THINGS), Head("region", Kind.THINGS))
        columns = (missing, "technology", kind, *where, by)
        return self.words.section("uncovered", heading, columns, lines, note=self.explain_uncovered(lines))

    def to_uncovered(self, one: Uncovered) -> Line:
        items = [self.gaps.view.activities.items[iri] for iri in one.activities]
        plans = to_cell(item.plan for item in items)
        regions = to_cell(region for item in items for region in item.regions)
        missing = self.words.pick("주관·참여 기관", "lead or participant")
        kind = Iri(SKOS.Concept)
        return Line((missing, one.technology, kind, plans, regions, to_cell(one.activities)), one.uses)

    def explain_uncovered(self, lines: Sequence[Line]) -> str:
        if lines:
            return self.words.pick(
                "이 기술이나 그 하위 기술을 다루는 계획 요소에 주관·참여 기관이 적혀 있지 않다.",
                "No activity that concerns the technology or a narrower one has a lead or participant.",
            )
        if self.gaps.are_uses:
            return self.words.pick(
                "이 범위의 모든 기술에 주관·참여 기관이 있다.",
                "Every technology in this scope has a lead or participant.",
            )
        return self.words.pick("이 범위에는 기술이 적혀 있지 않다.", "No technology is stated in this scope.")

    def unnamed(self) -> Block:
        """Announced counts that exceed the number of listed items."""
        lines = [self.to_unnamed(one) for one in self.gaps.unnamed]
        columns = (*self.columns(), *self.words.columns("of", "count", "listed"))
        heading = self.words.pick(*HEADINGS["unnamed"])
        note = "" if lines else self.explain_unnamed()
        return self.words.section("unnamed", heading, columns, lines, note=note)

    def to_unnamed(self, one: Count) -> Line:
        left = one.count - (one.listed or 0)
        line = self.to_line(self.words.pick(f"명칭 {left}건", f"names: {left}"), one.activity)
        return Line((*line.cells, one.of, one.count, one.listed), (one.statement,))

    def explain_unnamed(self) -> str:
        if self.gaps.counts:
            return self.words.pick(
                "이 범위에서 발표된 항목은 모두 명칭이 적혀 있다.",
                "Every announced item in this scope is named.",
            )
        return self.words.pick("이 범위에는 발표된 건수가 없다.", "No count is announced in this scope.")

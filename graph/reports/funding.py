"""Sums by region, agency, technology, funding source or year, with the amounts behind each sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnknownName
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.lines import find_status, trim
from graph.reports.result import Column, Kind, Parameter, Report
from graph.reports.successions import FORMER, describe_step, to_change_section, turn_to
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.funding import GROUPINGS, Funding, Group, Key, Lack
from graph.view.ledger import Entry, sum_figures
from graph.view.places import find_regions_within
from graph.view.view import View

GROUP_HEADINGS = {
    "region": ("지역", "region"),
    "agency": ("주관 기관", "lead"),
    "technology": ("기술", "technology"),
    "source": ("재원", "funding source"),
    "year": ("기간", "period"),
}
HEADINGS = {
    "sums": ("합계", "Sums"),
    "amounts": ("합계를 이루는 금액", "Amounts behind the sums"),
    "missing": ("금액이 적혀 있지 않은 항목", "Without an amount"),
}
DOUBT = ("두 번 집계되었을 수 있는 금액", "possibly counted twice")
WHY = {
    "": ("포함", "added"),
    "inside": ("제외: 더 큰 금액의 부분 금액", "not added: part of a larger amount"),
    "sum": ("제외: 사업별 금액을 합한 발표액", "not added: announced sum of its projects"),
    "twice": ("제외: 다른 로드맵에도 있는 같은 사업", "not added: counted in another roadmap"),
}
LACKS = {
    "whole": ("상위 항목의 금액만 있음", "only its parent has an amount"),
    "amount": ("금액 없음", "no amount"),
    "source": ("재원만 적혀 있음", "only the funding source is named"),
    "share": ("지역의 몫 미상", "regional shares unknown"),
}
NOTES = {
    "region": (
        "공동 사업의 금액은 배분비에 따라 지역별로 나눈다.",
        "For joint activities, each region counts its share.",
    ),
    "agency": (
        "기관이 받는 금액이 아니라 그 기관이 주관하는 사업의 금액이다. 주관 기관이 둘 이상인 사업은 기관마다 "
        "집계되므로 기관 간에는 합산하지 않는다.",
        "The amounts of the activities that an agency leads, not of the agency. An activity with several leads counts "
        "for each of them, so do not add up agencies.",
    ),
    "technology": (
        "사업은 명시된 기술과 그 상위 기술마다 한 번씩 집계되므로 기술 간에는 합산하지 않는다.",
        "Each activity counts once for every stated technology and every broader one, so do not add up technologies.",
    ),
    "source": (
        "총사업비는 모든 재원을, 지방비는 도비·시비 등을 포함하므로 그 재원과 합산하지 않는다.",
        "A total contains the other funding sources, and local money that of provinces and cities, so do not add it to "
        "them.",
    ),
    "year": (
        "출처에 적힌 금액을 연도별로 나누지 않는다. 금액에 기간이 없으면 사업이나 로드맵의 기간을 적용한다. "
        "기간이 서로 겹치므로 기간 간에는 합산하지 않는다.",
        "No amount is spread over years. An amount without a period has the period of its activity or roadmap. "
        "Periods overlap, so do not add them up.",
    ),
}
_BARE = {
    "agency": (
        "주관 기관이 적혀 있지 않은 금액 {}건은 제외하였다.",
        "Amounts left out because no lead is stated: {}.",
    ),
    "technology": (
        "기술이 적혀 있지 않은 금액 {}건은 제외하였다.",
        "Amounts left out because no technology is stated: {}.",
    ),
}


@report(
    "funding",
    summary_ko="지역, 기관, 기술, 재원, 기간별 합계와 합계를 이루는 금액",
    summary="Sums by region, agency, technology, funding source or period, with every amount behind them",
    by="region, agency, technology, source (funding source) or year",
    region="only the amounts of this region and of the regions in it",
)
def funding(view: View, *, by: str = "region", region: str = "") -> Report:
    """Sections ``sums``, ``amounts`` and ``missing``.

    ``sums`` has one row per group, funding source and stage, with the number of amounts and their sum in won. Column
    ``doubt`` names equal amounts of two roadmaps that may be one, see :func:`graph.view.doubles.iter_doubles`.
    ``amounts`` lists the amounts of each group with their activities. An amount is not added if it is part of a larger
    one, if it is the announced sum of its parts, or if another roadmap announces the same activity. ``missing`` lists
    strategies, projects and tasks without an amount of their own and, by region, those with unknown shares.

    An amount of a former region counts for the region that it entirely became, and is marked. Section ``changes``
    lists the regions that replaced others.

    The groups are the regions that get the amounts, the leads, the stated technologies and all broader ones, the
    funding sources, or the periods as printed. They are sorted by name, with unknown groups last. With *region*, each
    amount counts by the share of that region, otherwise in full. Funding sources, stages and groups are never added up.
    For the rules see :class:`graph.view.ledger.Ledger`.

    :raises UnknownName: no region or no grouping has this name.
    """
    if by not in GROUPINGS:
        raise UnknownName("grouping", by, GROUPINGS, closed=True)
    place = view.names.get("region", region) if region else None
    words, changes = turn_to(view, place)
    scope = find_regions_within(words.view, place) if place else frozenset[Iri]()
    answer = _Answer(words, Funding(words.view, by, scope))
    heading = words.pick(*GROUP_HEADINGS[by])
    title = words.pick(f"{heading}별 금액", f"Amounts by {heading}")
    parameters: list[Parameter] = [("by", by), *([("region", words.name(place))] if place else [])]
    sections = (*changes, answer.to_sum_section(), answer.to_amount_section(), answer.to_missing_section())
    if by == "region" and not place:
        sections += answer.to_change_sections()
    return words.report("funding", title, tuple(parameters), sections)


@dataclass
class _Answer:
    words: Wording
    money: Funding

    @property
    def by(self) -> str:
        return self.money.by

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The groups sorted by name. Groups without a name come last."""
        self.words.learn(group.key for group in self.money.groups if isinstance(group.key, Iri))
        return sorted(self.money.groups, key=lambda group: self.to_order(group.key))

    def to_order(self, key: Key) -> tuple[bool, str, str]:
        label = self.words.name(key).label if isinstance(key, Iri) else key
        return not key, label, key

    def to_change_sections(self) -> tuple[Block, ...]:
        """The changes of the regions that have a sum."""
        block = to_change_section(self.words, [group.key for group in self.groups if isinstance(group.key, Iri)])
        return (block,) if block.lines else ()

    def head(self) -> tuple[str | Column, ...]:
        """The group, the kind and the stage. If grouped by funding source, the group is the kind."""
        kind = () if self.by == "source" else ("kind",)
        # A period is a text, so the kind is not THING.
        group = self.words.column("group", *GROUP_HEADINGS[self.by], Kind.LABEL)
        return (group, *kind, "amount_stage")

    def to_key(self, key: Key, kind: Iri, stage: Iri | None) -> tuple[RawCell, ...]:
        group = key or self.words.unstated("미상", "unknown")
        known = stage or self.words.unstated("적혀 있지 않음", "not stated")
        return (group, known) if self.by == "source" else (group, kind, known)

    def to_sum_section(self) -> Block:
        lines = []
        for group in self.groups:
            for (kind, stage), entries in group.sums.items():
                basis = [one for entry in entries for one in self.find_basis(group.key, entry)]
                total = self.words.money(sum_figures(entries))
                doubt = self.describe_doubles(group, kind, stage)
                cells = (*self.to_key(group.key, kind, stage), len(entries), total, doubt, find_status(entries))
                lines.append(Line(cells, tuple(dict.fromkeys(basis))))
        column = self.words.column
        counts = (column("amounts", "금액 수", "amounts", Kind.NUMBER), column("sum", "합계", "sum", Kind.MONEY))
        columns, lines = trim((*self.head(), *counts, column("doubt", *DOUBT), "status"), lines, last=2)
        heading = self.words.pick(*HEADINGS["sums"])
        note = self.words.add_day(self.explain())
        return self.words.section("sums", heading, columns, lines, note=note, cited=False)

    def describe_doubles(self, group: Group, kind: Iri, stage: Iri | None) -> str:
        """The amounts that may be in the sum twice, each with the two activities that state it."""
        return "; ".join(
            f"{self.words.money(one.figure)} ({', '.join(self.words.name(it).label for it in one.activities)})"
            for one in self.money.find_doubles(group, kind, stage)
        )

    def explain(self) -> str:
        """How to read the sums, or why there are none."""
        bare = len(self.money.ungrouped)
        left_out = self.words.pick(*_BARE[self.by]).format(bare) if bare and self.by in _BARE else ""
        if not self.groups:
            none = self.words.pick("이에 해당하는 금액을 적은 출처가 없다.", "No source states an amount of this kind.")
            return f"{none} {left_out}".strip()
        rule = self.words.pick(
            "재원이나 단계가 다른 금액과 더 큰 금액의 부분 금액은 합산하지 않는다. ",
            "Different funding sources or stages are not added up, and neither are parts of a larger amount. ",
        )
        return " ".join(filter(None, (rule + self.words.pick(*NOTES[self.by]), *self.explain_twice(), left_out)))

    def explain_twice(self) -> Iterator[str]:
        """The activities of two roadmaps that count once, and those that may be in two sums."""
        twice = {left.entry.amount.activity for group in self.groups for left in group.left if left.why == "twice"}
        if twice:
            named = ", ".join(sorted(self.words.name(one).label for one in twice))
            yield self.words.pick(f"한 번만 집계한 사업: {named}.", f"Counted once: {named}.")
        for one in self.money.ledger.find_hidden_twice(self.money.entries):
            label = self.words.name(one).label
            yield self.words.pick(
                f"두 로드맵의 총액에 모두 포함되었으나 금액이 적혀 있지 않아 제외할 수 없는 사업: {label}.",
                f"In the sums of two roadmaps, and not subtracted because no source states its amount: {label}.",
            )

    def to_amount_section(self) -> Block:
        lines = []
        for group in self.groups:
            for entry, why in group.iter_entries():
                amount = entry.amount
                key = self.to_key(group.key, amount.kind, amount.stage)
                added = (self.explain_entry(entry, why), self.name_former(entry))
                cells = (*key, amount.activity, self.words.money(entry.figure), *added)
                basis = tuple(dict.fromkeys(self.find_basis(group.key, entry)))
                lines.append(Line(cells, basis, self.money.find_paths(group.key, entry)))
        counted = self.words.column("counted", "합계 포함 여부", "in the sum")
        columns: Heads = (*self.head(), "activity", "amount", counted)
        if any(line.cells[-1] for line in lines):
            columns += (FORMER,)
        else:
            lines = [line._replace(cells=line.cells[:-1]) for line in lines]
        heading = self.words.pick(*HEADINGS["amounts"])
        return self.words.section("amounts", heading, columns, lines, note="" if lines else self.explain())

    def explain_entry(self, entry: Entry, why: str) -> str:
        """Whether an entry is added, and whether it rests on an inferred share."""
        inferred = self.words.pick("추정한 배분비", "inferred share") if entry.inferred else ""
        return "; ".join(filter(None, (self.words.pick(*WHY[why]), inferred)))

    def name_former(self, entry: Entry) -> str:
        """The former region that gets the amount, and what became of it. Empty if the region still exists."""
        steps = self.words.view.succession.iter_after(entry.region) if entry.region else ()
        named = [describe_step(self.words, step, step.former) for step in steps if step.entire]
        return named[0] if named else ""

    def find_basis(self, key: Key, entry: Entry) -> tuple[Iri, ...]:
        """The amount, and the statements that put it into the group *key*."""
        return (entry.statement, *self.money.find_reasons(key, entry))

    def to_missing_section(self) -> Block:
        """The activities without an amount or with unknown shares, and the parent that has an amount."""
        self.words.learn(one.kind for one in self.money.missing if one.kind)
        lines = [
            Line((one.region, one.activity, self.say_lack(one), one.whole), one.basis) for one in self.money.missing
        ]
        columns = (
            Head("region", Kind.THINGS),
            "activity",
            self.words.column("why", "없는 것", "missing"),
            self.words.column("whole", "금액이 있는 상위 항목", "parent with an amount", Kind.THING),
        )
        heading = self.words.pick(*HEADINGS["missing"])
        note = self.words.pick(
            f"합계에 포함되지 않은 항목: {len(lines)}건. 0원이라는 뜻은 아니다.",
            f"Not in the sums: {len(lines)}. This does not mean zero.",
        )
        return self.words.section("missing", heading, columns, lines, note=note if lines else self.explain_complete())

    def say_lack(self, lack: Lack) -> str:
        """What is missing, with the name of a funding source without an amount."""
        named = [self.words.name(lack.kind).label] if lack.kind else []
        return ": ".join((self.words.pick(*LACKS[lack.why]), *named))

    def explain_complete(self) -> str:
        """Why no amount is missing."""
        if not self.money.are_carried_out:
            return self.words.pick("이 범위에는 전략이나 사업이 없다.", "This scope has no strategy or project.")
        return self.words.pick(
            "이 범위의 모든 전략과 사업에 금액이 적혀 있다.", "Every strategy and project in this scope has an amount."
        )

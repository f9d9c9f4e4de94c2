"""How much money there is by region, agency, technology, source or year, and which amounts stand behind each sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnknownName
from graph.reports import report
from graph.reports.result import Column, Kind, Report
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.funding import GROUPINGS, Funding, Group, Key
from graph.view.ledger import Entry
from graph.view.places import find_regions_within
from graph.view.view import View

GROUP_HEADINGS = {
    "region": ("지역", "region"),
    "agency": ("주관 기관", "leading agency"),
    "technology": ("기술", "technology"),
    "source": ("재원", "source of the money"),
    "year": ("기간", "period"),
}
HEADINGS = {
    "sums": ("합계", "Sums"),
    "amounts": ("합계를 이루는 금액", "The amounts behind the sums"),
    "missing": ("금액이 적혀 있지 않은 것", "Without an amount"),
}
WHY = {
    "": ("더함", "added"),
    "inside": ("더하지 않음: 더 큰 금액에 들어 있다", "not added: inside a larger amount"),
    "sum": ("더하지 않음: 사업별 금액의 합을 발표한 것이다", "not added: announced sum of its projects"),
    "twice": ("더하지 않음: 다른 로드맵도 발표한 같은 사업이다", "not added: the same activity of another roadmap"),
}
LACKS = {
    "whole": ("전체 금액만 있다", "only the whole has an amount"),
    "amount": ("금액이 없다", "no amount"),
    "share": ("지역 몫을 알 수 없다", "the share of a region is not known"),
}
NOTES = {
    "region": (
        "여러 지역이 함께 하는 사업은 배분비만큼만 센다.",
        "Of activities that regions share each counts its share.",
    ),
    "agency": (
        "기관이 받는 돈이 아니라 그 기관이 주관하는 사업의 금액이다. 한 사업에 주관 기관이 여럿이면 기관마다 나오므로, "
        "기관끼리 더하지 않는다.",
        "The money of the activities that an agency leads, not its own. With several leads an activity stands under "
        "each of them, so agencies are not to be added up.",
    ),
    "technology": (
        "적힌 기술과 그 상위 기술마다 사업을 한 번씩 센다. 한 사업이 여러 기술에 나오므로 기술끼리 더하지 않는다.",
        "Each activity counts once for every technology stated and for each broader one, so technologies are not to be "
        "added up.",
    ),
    "source": (
        "총사업비는 다른 재원을 합한 것이므로 재원과 더하지 않는다.",
        "A total holds the other sources; do not add it to them.",
    ),
    "year": (
        "금액이 나뉘어 적히지 않은 한 해마다 나누지 않는다. 금액에 기간이 없으면 사업이나 로드맵의 기간을 쓴다. "
        "기간은 서로 겹치므로 더하지 않는다.",
        "No amount is spread over years. Where an amount has no period of its own, that of the activity or its roadmap "
        "is used. Periods overlap, so they are not to be added up.",
    ),
}
_BARE = {
    "agency": (
        "주관 기관이 적혀 있지 않은 금액 {}건은 들어 있지 않다.",
        "{} amounts are left out, since no agency is said to lead.",
    ),
    "technology": (
        "기술이 적혀 있지 않은 금액 {}건은 들어 있지 않다.",
        "{} amounts are left out, since no technology is stated.",
    ),
}


@report(
    "funding",
    summary_ko="지역, 기관, 기술, 재원, 기간별 금액과 그 근거가 되는 금액 하나하나",
    summary="Money by region, agency, technology, source or period, and every amount behind a sum",
    by="region, agency, technology, source (of funds) or year",
    region="only what this region gets, and the regions in it",
)
def funding(view: View, *, by: str = "region", region: str = "") -> Report:
    """Sections ``sums``, ``amounts`` and ``missing``.

    ``sums``: one row per group, kind of money and stage: how many amounts, their sum in won. ``amounts``: each amount
    of each group with its activity and whether it is added, and if not, why: it is inside a larger amount, it is the
    announced sum of amounts below, or another roadmap announces the same activity. ``missing``: strategies, projects
    and tasks without an amount of their own, and by region those of which no region's share is known.

    Groups: the region that gets the money, by its share; the agency that leads; each technology stated and each
    broader one; the kind; the period as printed. They come by name, those unknown last. With *region* only what that
    region gets, else each amount in full. Kinds and stages are never added up, nor are groups. The rules:
    :class:`graph.view.ledger.Ledger`.

    :raises UnknownName: no such region, or no such grouping.
    """
    if by not in GROUPINGS:
        raise UnknownName("grouping", by, GROUPINGS)
    words = Wording(view)
    place = view.names.get("region", region) if region else None
    scope = find_regions_within(view, place) if place else frozenset[Iri]()
    answer = _Answer(words, Funding(view, by, scope))
    heading = words.pick(*GROUP_HEADINGS[by])
    title = words.pick(f"{heading}별 금액", f"Money by {heading}")
    parameters = [("by", by), *([("region", words.name(place).label)] if place else [])]
    sections = (answer.to_sum_section(), answer.to_amount_section(), answer.to_missing_section())
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
        """The groups in the order of their names, those without a name last."""
        self.words.learn(group.key for group in self.money.groups if isinstance(group.key, Iri))
        return sorted(self.money.groups, key=lambda group: self.to_order(group.key))

    def to_order(self, key: Key) -> tuple[bool, str, str]:
        label = self.words.name(key).label if isinstance(key, Iri) else key
        return not key, label, key

    def head(self) -> tuple[str | Column, ...]:
        """Group, kind and stage; of sources the group is the kind."""
        kind = () if self.by == "source" else ("kind",)
        # A period is no thing.
        group = self.words.column("group", *GROUP_HEADINGS[self.by], Kind.LABEL)
        return (group, *kind, "amount_stage")

    def to_key(self, key: Key, kind: Iri, stage: Iri | None) -> tuple[RawCell, ...]:
        group = key or self.words.unstated("모름", "unknown")
        told = stage or self.words.unstated("적혀 있지 않음", "not stated")
        return (group, told) if self.by == "source" else (group, kind, told)

    def to_sum_section(self) -> Block:
        lines = []
        for group in self.groups:
            for (kind, stage), entries in group.sums.items():
                basis = [one for entry in entries for one in self.find_basis(group.key, entry)]
                total = self.words.money(sum(entry.won for entry in entries))
                cells = (*self.to_key(group.key, kind, stage), len(entries), total)
                lines.append(Line(cells, tuple(dict.fromkeys(basis))))
        column = self.words.column
        counts = (column("amounts", "금액 수", "amounts", Kind.NUMBER), column("sum", "합계", "sum", Kind.MONEY))
        columns = (*self.head(), *counts)
        heading = self.words.pick(*HEADINGS["sums"])
        note = self.words.add_day(self.explain())
        return self.words.section("sums", heading, columns, lines, note=note, cited=False)

    def explain(self) -> str:
        """How the sums are to be read, or why there are none."""
        bare = len(self.money.ungrouped)
        left_out = self.words.pick(*_BARE[self.by]).format(bare) if bare and self.by in _BARE else ""
        if not self.groups:
            none = self.words.pick("이에 해당하는 금액이 적혀 있지 않다.", "No amount of this kind is stated.")
            return f"{none} {left_out}".strip()
        rule = self.words.pick(
            "재원과 단계가 다른 금액은 더하지 않는다. 더 큰 금액에 들어 있는 금액도 더하지 않는다. ",
            "Kinds and stages are not added up, nor is money inside larger money. ",
        )
        return " ".join(filter(None, (rule + self.words.pick(*NOTES[self.by]), *self.explain_twice(), left_out)))

    def explain_twice(self) -> Iterator[str]:
        """Which activities of two roadmaps count once, and which may be in two sums."""
        twice = {left.entry.amount.activity for group in self.groups for left in group.left if left.why == "twice"}
        if twice:
            named = ", ".join(sorted(self.words.name(one).label for one in twice))
            yield self.words.pick(f"한 번만 센 사업: {named}.", f"Counted once: {named}.")
        for one in self.money.ledger.find_hidden_twice(self.money.entries):
            label = self.words.name(one).label
            yield self.words.pick(
                f"두 로드맵이 발표한 사업이 두 총액에 다 들어 있고, 그 금액이 적혀 있지 않아 뺄 수 없다: {label}.",
                f"Announced by two roadmaps and so inside both sums, at an amount that no source gives: {label}.",
            )

    def to_amount_section(self) -> Block:
        lines = []
        for group in self.groups:
            for entry, why in group.iter_entries():
                amount = entry.amount
                key = self.to_key(group.key, amount.kind, amount.stage)
                cells = (*key, amount.activity, self.words.money(entry.won), self.words.pick(*WHY[why]))
                basis = tuple(dict.fromkeys(self.find_basis(group.key, entry)))
                lines.append(Line(cells, basis, self.money.find_paths(group.key, entry)))
        columns = (*self.head(), "activity", "amount", self.words.column("counted", "합계에", "in the sum"))
        heading = self.words.pick(*HEADINGS["amounts"])
        return self.words.section("amounts", heading, columns, lines, note="" if lines else self.explain())

    def find_basis(self, key: Key, entry: Entry) -> tuple[Iri, ...]:
        """The amount, and the statements by which it stands in the group *key*."""
        return (entry.statement, *self.money.find_reasons(key, entry))

    def to_missing_section(self) -> Block:
        """What no source gives an amount for, or no share of it; the whole that has one is named."""
        lines = [
            Line((one.region, one.activity, self.words.pick(*LACKS[one.why]), one.whole), one.basis)
            for one in self.money.missing
        ]
        columns = (
            "region",
            "activity",
            self.words.column("why", "빠진 것", "what is missing"),
            self.words.column("whole", "금액이 있는 전체", "whole with an amount", Kind.THING),
        )
        heading = self.words.pick(*HEADINGS["missing"])
        note = self.words.pick(
            f"합계에 들어 있지 않다: {len(lines)}건. 0원이라는 뜻이 아니다.",
            f"Not in the sums: {len(lines)}. That does not mean zero.",
        )
        complete = self.words.pick("모든 전략과 사업에 금액이 적혀 있다.", "Every strategy and project has an amount.")
        return self.words.section("missing", heading, columns, lines, note=note if lines else complete)

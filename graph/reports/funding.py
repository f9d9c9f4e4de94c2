"""How much money there is by region, agency, technology, source or year, and which amounts stand behind each sum."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnknownName
from graph.reports import report
from graph.reports.result import Column, Kind, Report, Unstated
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.activities import LEAD
from graph.view.landscape import Landscape
from graph.view.ledger import Entry, Ledger, Left, group_entries, list_told, sum_entries
from graph.view.places import find_regions_within
from graph.view.view import View

GROUP_HEADINGS = {
    "region": ("지역", "region"),
    "agency": ("주관 기관", "leading agency"),
    "technology": ("기술", "technology"),
    "source": ("재원", "source of the money"),
    "year": ("기간", "period"),
}
GROUPS = tuple(GROUP_HEADINGS)
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
    if by not in GROUPS:
        raise UnknownName("grouping", by, GROUPS)
    words = Wording(view)
    place = view.names.get("region", region) if region else None
    scope = find_regions_within(view, place) if place else set()
    answer = _Funding(words, view.landscape, by, scope)
    heading = words.pick(*GROUP_HEADINGS[by])
    title = words.pick(f"{heading}별 금액", f"Money by {heading}")
    parameters = [("by", by), *([("region", words.name(place).label)] if place else [])]
    sections = (answer.to_sum_section(), answer.to_amount_section(), answer.to_missing_section())
    return words.report("funding", title, tuple(parameters), sections)


@dataclass(frozen=True)
class _Settled:
    """A group with the entries that are added and those that are not."""

    name: RawCell
    added: list[Entry]
    left: list[Left]


@dataclass
class _Funding:
    words: Wording
    landscape: Landscape
    by: str
    scope: set[Iri]

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self.landscape)

    @cached_property
    def entries(self) -> list[Entry]:
        """What is asked for: the parts of the regions asked for, else of all regions, else every amount in full."""
        if self.scope:
            return [entry for entry in self.ledger.regional if entry.region in self.scope]
        return self.ledger.regional if self.by == "region" else self.ledger.whole

    @cached_property
    def groups(self) -> list[_Settled]:
        """The groups in the order of their names, those without a name last."""
        grouped = group_entries((group, entry) for entry in self.entries for group in self.iter_groups(entry))
        self.words.learn(group for group in grouped if isinstance(group, Iri))
        found, told = [], list_told(self.entries)
        for group, entries in sorted(grouped.items(), key=lambda item: self.to_order(item[0])):
            found.append(_Settled(group, *self.ledger.settle(entries, told)))
        return found

    def to_order(self, group: RawCell) -> tuple[bool, str, str]:
        label = self.words.name(group).label if isinstance(group, Iri) else str(group)
        return group == self.unknown, label, str(group)

    @property
    def unknown(self) -> Unstated:
        return self.words.unstated("모름", "unknown")

    def iter_groups(self, entry: Entry) -> Iterator[RawCell]:
        """The groups that *entry* stands in."""
        activity = entry.amount.activity
        if self.by == "region" and entry.region:
            yield entry.region
        elif self.by == "agency":
            yield from dict.fromkeys(it.agency for it in self.landscape.roles.get(activity, ()) if it.role == LEAD)
        elif self.by == "technology":
            yield from self.landscape.uses.get(activity, ())
        elif self.by == "source":
            yield entry.amount.kind
        elif self.by == "year":
            yield self.to_period(entry)

    def to_period(self, entry: Entry) -> str | Unstated:
        """The period of the amount, else of its activity, as printed: ``2023–2025``."""
        start, end = entry.amount.start, entry.amount.end
        if not (start or end):
            span = self.landscape.find_span(entry.amount.activity)
            start, end = (span.start, span.end) if span else ("", "")
        if not (start or end):
            return self.unknown
        return start if start == end else f"{start}–{end}"

    def get_reasons(self, group: RawCell, entry: Entry) -> tuple[Iri, ...]:
        """The statements by which *entry* stands in *group*, beside the amount itself."""
        activity, landscape = entry.amount.activity, self.landscape
        if self.by == "agency":
            roles = landscape.roles.get(activity, ())
            return tuple(it.statement for it in roles if it.agency == group and it.role == LEAD)
        if self.by == "technology" and isinstance(group, Iri):
            return tuple(use.statement for use in landscape.uses[activity][group])
        if self.by == "year" and not (entry.amount.start or entry.amount.end):
            span = landscape.find_span(activity)
            return (span.statement,) if span else ()
        return ()

    def get_paths(self, group: RawCell, entry: Entry) -> tuple[tuple[Iri, ...], ...]:
        if self.by != "technology" or not isinstance(group, Iri):
            return ()
        uses = self.landscape.uses[entry.amount.activity][group]
        return tuple(self.landscape.find_path(use.technology, group) for use in uses)

    def head(self) -> tuple[str | Column, ...]:
        """Group, kind and stage; of sources the group is the kind."""
        kind = () if self.by == "source" else ("kind",)
        # A period is no thing.
        group = self.words.column("group", *GROUP_HEADINGS[self.by], Kind.LABEL)
        return (group, *kind, "amount_stage")

    def to_key(self, group: RawCell, kind: Iri, stage: Iri | None) -> tuple[RawCell, ...]:
        told = stage or self.words.unstated("적혀 있지 않음", "not stated")
        return (group, told) if self.by == "source" else (group, kind, told)

    def to_sum_section(self) -> Block:
        lines = []
        for group in self.groups:
            for (kind, stage), entries in sum_entries(group.added).items():
                basis = [one for entry in entries for one in (entry.statement, *self.get_reasons(group.name, entry))]
                total = self.words.money(sum(entry.won for entry in entries))
                cells = (*self.to_key(group.name, kind, stage), len(entries), total)
                lines.append(Line(cells, tuple(dict.fromkeys(basis))))
        column = self.words.column
        counts = (column("amounts", "금액 수", "amounts", Kind.NUMBER), column("sum", "합계", "sum", Kind.MONEY))
        columns = (*self.head(), *counts)
        heading = self.words.pick(*HEADINGS["sums"])
        return self.words.section(
            "sums", heading, columns, lines, note=f"{self.explain()} {self.words.tell_day()}".strip(), cited=False
        )

    def explain(self) -> str:
        """How the sums are to be read, or why there are none."""
        bare = sum(not any(True for _ in self.iter_groups(entry)) for entry in self.entries)
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
        for one in self.ledger.find_hidden_twice(self.entries):
            label = self.words.name(one).label
            yield self.words.pick(
                f"두 로드맵이 발표한 사업이 두 총액에 다 들어 있고, 그 금액이 적혀 있지 않아 뺄 수 없다: {label}.",
                f"Announced by two roadmaps and so inside both sums, at an amount that no source gives: {label}.",
            )

    def to_amount_section(self) -> Block:
        lines = []
        for group in self.groups:
            added = [entry for entries in sum_entries(group.added).values() for entry in entries]
            entries = [(entry, "") for entry in added] + [(left.entry, left.why) for left in group.left]
            for entry, why in entries:
                amount = entry.amount
                key = self.to_key(group.name, amount.kind, amount.stage)
                cells = (*key, amount.activity, self.words.money(entry.won), self.words.pick(*WHY[why]))
                basis = (entry.statement, *self.get_reasons(group.name, entry))
                lines.append(Line(cells, tuple(dict.fromkeys(basis)), self.get_paths(group.name, entry)))
        columns = (*self.head(), "activity", "amount", self.words.column("counted", "합계에", "in the sum"))
        heading = self.words.pick(*HEADINGS["amounts"])
        return self.words.section("amounts", heading, columns, lines, note="" if lines else self.explain())

    def to_missing_section(self) -> Block:
        """What no source gives an amount for, or no share of it; the whole that has one is named."""
        in_scope = {one for place in self.scope for one in self.landscape.by_region.get(place, ())}
        lines = self.list_unpriced(in_scope)
        if self.by == "region" or self.scope:
            lines += self.list_unshared(in_scope)
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

    def list_unpriced(self, in_scope: set[Iri]) -> list[Line]:
        """What is carried out without an amount of its own, with the nearest whole that has one."""
        landscape, lines = self.landscape, []
        priced = {amount.activity for amount in landscape.amounts}
        for activity, home in landscape.homes.items():
            if activity in priced or activity not in landscape.carried_out:
                continue
            if self.scope and activity not in in_scope:
                continue
            above = [] if activity in landscape.related else landscape.climb(activity)[1:]
            whole = next((one for one in above if one in priced), None)
            why = self.words.pick(*LACKS["whole" if whole else "amount"])
            lines.append(Line((home.region, activity, why, whole), (activity,)))
        return lines

    def list_unshared(self, in_scope: set[Iri]) -> list[Line]:
        """Activities with money of which no source says what each region gets."""
        found: dict[Iri, list[Iri]] = {}
        for amount in self.ledger.unshared:
            if amount.activity in self.landscape.homes and (not self.scope or amount.activity in in_scope):
                found.setdefault(amount.activity, []).append(amount.statement)
        why = self.words.pick(*LACKS["share"])
        homes = self.landscape.homes
        return [Line((homes[one].region, one, why, None), tuple(statements)) for one, statements in found.items()]

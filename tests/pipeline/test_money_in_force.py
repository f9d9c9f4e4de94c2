"""The amounts in force and their sums, compared with plain lists and loops written from ``docs/data.md``.

Each generated set is a roadmap of one to four editions. Many sets are loaded at once, because each has its own regions.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from graph.knowledge import Knowledge
from graph.reports.result import Money, Named

DAYS = ("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")
EOK = 10**8
KINDS = ("national", "city", "total")
USES = ("장비", "건물")
YEARS = ((2021, 2021), (2022, 2022), (2023, 2024))
RATIOS = ((1, 1), (3, 7), (1, 1, 1), (33, 67))
Period = tuple[int, int] | None


@dataclass(frozen=True)
class Line:
    """One printed amount, in 억 won. A reduction is negative."""

    of: str
    kind: str
    eok: int
    use: str = ""
    region: str = ""
    period: Period = None
    stage: str = ""
    id: str = ""
    inside: str = ""
    edition: int = 0
    source: str = "a"

    @property
    def is_spent(self) -> bool:
        return self.stage == "spent"

    @property
    def slot(self) -> tuple[object, ...]:
        """What two amounts have in common that state the same money."""
        return (self.of, self.kind, self.use, self.region, self.period, self.is_spent, self.eok < 0)


@dataclass(frozen=True)
class Entry:
    """One source of one edition."""

    edition: int
    source: str
    lines: tuple[Line, ...]


@dataclass
class Plan:
    """A roadmap: its activities and their parents, the shares of joint activities, its entries and what they remove.

    ``tied``: its entries state no preference, and those of one edition rank in their order.
    """

    id: str
    parents: dict[str, str] = field(default_factory=dict)
    shares: dict[str, dict[str, int]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    removes: dict[int, list[str]] = field(default_factory=dict)
    tied: bool = False


# The reference.


def list_above(plan: Plan, activity: str) -> list[str]:
    above = []
    while activity in plan.parents:
        activity = plan.parents[activity]
        above.append(activity)
    return above


def is_longer(one: Period, other: Period) -> bool:
    """A period that contains the other. An amount without a period is for all years."""
    if one == other or other is None:
        return False
    return one is None or (one[0] <= other[0] and other[1] <= one[1])


def overlaps(one: Period, other: Period) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def is_part_by_itself(small: Line, large: Line) -> bool:
    """A use, a region or a shorter period of the same activity and funding source."""
    return (
        min(small.eok, large.eok) >= 0
        and (small.of, small.kind, small.is_spent) == (large.of, large.kind, large.is_spent)
        and large.use in ("", small.use)
        and large.region in ("", small.region)
        and large.slot != small.slot
        and (
            overlaps(large.period, small.period)
            if (large.use, large.region) != (small.use, small.region)
            else is_longer(large.period, small.period)
        )
    )


def is_slice(line: Line, whole: Line) -> bool:
    """A shorter period of the same money."""
    return replace(line, period=whole.period).slot == whole.slot and is_longer(whole.period, line.period)


def read_edition(plan: Plan, edition: int) -> list[Line]:
    """The amounts of an edition. Where the preferred source states a use or a region, or neither, it alone counts."""
    found: list[Line] = []
    for entry in sorted((one for one in plan.entries if one.edition == edition), key=lambda one: one.source):
        taken = {replace(line, period=None).slot for line in found}
        found += [line for line in entry.lines if replace(line, period=None).slot not in taken]
    return found


def list_stated(line: Line, held: list[Line]) -> list[Line]:
    """The amount, or what the preferred source states instead of it: for its period, a longer one or parts of it."""
    if line in held:
        return [line]
    same = [other for other in held if replace(other, period=line.period).slot == line.slot]
    return (
        [other for other in same if other.period == line.period]
        or [other for other in same if is_longer(other.period, line.period)]
        or [other for other in same if overlaps(other.period, line.period)]
    )


class Ledger:
    """The amounts in force, edition by edition."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.held: list[Line] = []
        # The amounts for a shorter period than another one.
        self.slices: list[Line] = []
        # What an amount is inside by ``inside:``, its own or that of its predecessor; and what took its place.
        self.larger: dict[Line, list[Line]] = {}
        self.next: dict[Line, list[Line]] = {}

    def follow(self, line: Line) -> list[Line]:
        return [last for one in self.next[line] for last in self.follow(one)] if line in self.next else [line]

    def list_larger(self, small: Line) -> list[Line]:
        """What an amount is inside by ``inside:``, directly or by way of others."""
        found = [small]
        for one in found:  # grows while it is read
            found += [last for large in self.larger.get(one, []) for last in self.follow(large) if last not in found]
        return found[1:]

    def is_part(self, small: Line, large: Line) -> bool:
        return large in self.list_larger(small) or (
            is_part_by_itself(small, large) and (large not in self.slices or is_slice(small, large))
        )

    def is_inside(self, small: Line, large: Line) -> bool:
        above = list_above(self.plan, small.of)
        same = (small.kind, small.is_spent) == (large.kind, large.is_spent)
        if self.is_part(small, large) or (same and small.of == large.of and small.use and not large.use):
            return True
        return same and large.of in above and not (large.use or large.region)

    def remove(self, ids: list[str]) -> None:
        """Takes amounts and what is inside them out of force."""
        gone = [line for line in self.held if line.id in ids]
        for large in gone:  # grows while it is read
            gone += [small for small in self.held if small not in gone and self.is_part(small, large)]
        self.held = [line for line in self.held if line not in gone]

    def add_edition(self, edition: int) -> None:
        self.remove(self.plan.removes.get(edition, []))
        new = read_edition(self.plan, edition)
        old = list(self.held)
        for line in new:
            restated = any(other.slot == line.slot and other in self.slices for other in old)
            if restated or any(is_slice(line, whole) for whole in [*new, *(one for one in old if one.period)]):
                self.slices.append(line)
        same = {line: self.list_same(line, old) for line in new}
        gone = [other for line in new for other in [*same[line], *self.list_changed(line, old, new)]]
        self.next |= {other: [line for line in new if other in same[line]] for one in new for other in same[one]}
        self.held = [line for line in old if line not in gone] + new
        for line in new:
            before = [other for other in old if line in self.next.get(other, [])]
            self.larger[line] = [] if line.inside else [large for other in before for large in self.larger[other]]
        stated = {line.id: line for entry in self.plan.entries if entry.edition == edition for line in entry.lines}
        for line in stated.values():
            if line.inside:
                for one in list_stated(line, new) if line.eok >= 0 else [line] if line in new else []:
                    self.larger[one] += list_stated(stated[line.inside], new)

    def list_same(self, line: Line, old: list[Line]) -> list[Line]:
        """The same part, or the same whole."""
        return [
            other
            for other in old
            if replace(other, period=line.period).slot == line.slot
            and overlaps(other.period, line.period)
            and (other in self.slices) == (line in self.slices)
        ]

    def list_changed(self, line: Line, old: list[Line], new: list[Line]) -> list[Line]:
        """What is no longer in force because the line states a new figure."""
        same = self.list_same(line, old)
        gone = [other for other in same if other.eok != line.eok]
        if gone == same and not (line.use or line.region or line.eok < 0 or line in self.slices):
            alike = [other for other in old if (other.of, other.is_spent) == (line.of, line.is_spent)]
            gone = [other for other in alike if overlaps(other.period, line.period)]
            if not any(replace(other, period=line.period).slot == line.slot for other in old):
                gone = [
                    other
                    for other in gone
                    if not (self.is_repeated(other, old, new) or is_longer(other.period, line.period))
                ]
        for large in gone:  # grows while it is read: what is inside what is inside
            gone += [small for small in old if small not in gone and self.is_part(small, large)]
        return gone

    def is_repeated(self, held: Line, old: list[Line], new: list[Line]) -> bool:
        """Whether an edition repeats the total of the money of *held*."""
        return any(
            (line.of, line.is_spent, line.kind) == (held.of, held.is_spent, "total")
            and not (line.use or line.region or line.eok < 0 or line in self.slices)
            and overlaps(line.period, held.period)
            and any(other.eok == line.eok for other in self.list_same(line, old))
            for line in new
        )

    def list_added(self, lines: list[Line]) -> list[Line]:
        """Those of *lines* that are not inside another one, and not the sum that a region gets from projects.

        What is ``inside:`` such a sum is added like its other parts, and a reduction with what it reduces.
        """
        sums: list[Line] = []
        amounts = [line for line in lines if line.eok >= 0]
        while True:
            outer = [line for line in amounts if line not in sums and not self.is_inside_any(line, amounts, sums)]
            found = [line for line in outer if line.region and self.list_below(line, amounts, sums)]
            if not found:
                return outer + [line for line in lines if line.eok < 0 and self.find_reduced(line) in outer]
            sums += found

    def find_reduced(self, line: Line) -> Line | None:
        """What a reduction is deducted from."""
        return next((large for large in self.list_larger(line) if large in self.held), None)

    def find_kind(self, line: Line) -> Line:
        """The line whose funding source and stage an amount has in sums: of a reduction, what it reduces."""
        return (self.find_reduced(line) if line.eok < 0 else None) or line

    def is_inside_any(self, line: Line, lines: list[Line], sums: list[Line]) -> bool:
        linked = self.list_larger(line)
        return any(large in linked for large in lines if large not in sums) or any(
            self.is_inside(line, large) for large in lines if large not in linked
        )

    def list_below(self, line: Line, lines: list[Line], sums: list[Line]) -> list[Line]:
        """What the projects and strategies below get of the same funding source, without what is inside another one."""
        return [
            other
            for other in lines
            if line.of in list_above(self.plan, other.of)
            and (other.kind, other.is_spent) == (line.kind, line.is_spent)
            and not other.use
            and not any(large in lines and large not in sums for large in self.list_larger(other))
        ]


def hold(plan: Plan, day: str) -> Ledger:
    ledger = Ledger(plan)
    for edition in sorted({entry.edition for entry in plan.entries}):
        if DAYS[edition] <= day:
            ledger.add_edition(edition)
    return ledger


def split(won: int, shares: dict[str, int]) -> dict[str, int]:
    """The part of each region, from rounded running sums."""
    parts, before, running = {}, 0, 0
    for region, share in shares.items():
        running += share
        until = int((Decimal(won) * running / sum(shares.values())).quantize(Decimal(1), ROUND_HALF_UP))
        parts[region] = until - before
        before = until
    return parts


def divide(ledger: Ledger, line: Line) -> dict[str, int]:
    """What each region gets of an amount."""
    plan = ledger.plan
    if line.region:
        return {line.region: line.eok * EOK}
    if line.of in plan.shares:
        parts = split(line.eok * EOK, plan.shares[line.of])
        claim = replace(line, kind=ledger.find_kind(line).kind, stage=ledger.find_kind(line).stage, eok=1, use="")
        stated = {
            other.region
            for other in ledger.held
            if not other.use
            and replace(claim, region=other.region, period=other.period).slot == other.slot
            and (other.period == line.period or is_longer(other.period, line.period))
        }
        return {region: won for region, won in parts.items() if region not in stated}
    joint = any(above in plan.shares for above in list_above(plan, line.of))
    return {} if joint else {f"{plan.id}-a": line.eok * EOK}


Sums = Counter[tuple[str, ...]]


def add_whole(ledger: Ledger) -> Sums:
    sums: Sums = Counter()
    for line in ledger.list_added(ledger.held):
        counted = ledger.find_kind(line)
        sums[line.of, counted.kind, counted.stage] += line.eok * EOK
    return sums


def add_by_region(ledger: Ledger) -> Sums:
    """Region by region: what a region gets is inside what it gets of a larger amount."""
    parts = {line: divide(ledger, line) for line in ledger.held}
    sums: Sums = Counter()
    for region in {region for part in parts.values() for region in part}:
        reaching = [line for line, part in parts.items() if region in part]
        for line in ledger.list_added(reaching):
            counted = ledger.find_kind(line)
            sums[region, line.of, counted.kind, counted.stage] += parts[line][region]
    return sums


# The generator.


def make_plan(rng: random.Random, name: str) -> Plan:
    plan = Plan(name)
    for strategy in range(rng.randint(0, 2)):
        plan.parents[f"s{strategy}"] = name
        for project in range(rng.randint(0, 2)):
            plan.parents[f"s{strategy}p{project}"] = f"s{strategy}"
    activities = [name, *plan.parents]
    if rng.random() < 0.5:
        plan.shares[rng.choice(activities)] = {
            f"{name}-{'abc'[place]}": share for place, share in enumerate(rng.choice(RATIOS))
        }
    dated = {activity: rng.random() < 0.3 for activity in activities}
    for edition in sorted(rng.sample(range(4), rng.randint(1, 4))):
        for source in "ab" if rng.random() < 0.25 else "a":
            lines = [
                line
                for activity in activities
                if rng.random() < 0.6
                for line in make_lines(rng, plan, activity, dated=dated[activity])
            ]
            plan.entries.append(Entry(edition, source, make_links(rng, plan, lines, edition, source, reduced=True)))
    return plan


def make_set(seed: int) -> Plan:
    rng = random.Random(seed)
    plan = make_removals(rng, make_plan(rng, f"z{seed}"))
    plan.tied = rng.random() < 0.5
    return plan


def make_removals(rng: random.Random, plan: Plan) -> Plan:
    """The plan, some editions of which remove amounts that are in force before them."""
    for edition in sorted({entry.edition for entry in plan.entries})[1:]:
        held = hold(plan, DAYS[edition - 1]).held
        if held and rng.random() < 0.5:
            plan.removes[edition] = [line.id for line in rng.sample(held, min(len(held), rng.randint(1, 2)))]
    return plan


def list_regions(plan: Plan, activity: str) -> list[str]:
    joint = [one for one in (activity, *list_above(plan, activity)) if one in plan.shares]
    return list(plan.shares[joint[0]]) if joint else []


def make_lines(rng: random.Random, plan: Plan, activity: str, *, dated: bool) -> Iterator[Line]:
    """The amounts of one activity in one entry: a total of each funding source, its parts, or both."""
    whole: Period = (2021, 2024) if dated else None
    stage = rng.choice(("", "", "announced", "selected"))
    for kind in rng.sample(KINDS, rng.choice((1, 1, 1, 2))):
        base = Line(activity, kind, 0, period=whole, stage="spent" if rng.random() < 0.15 else stage)
        if rng.random() < 0.75:
            yield replace(base, eok=rng.choice((100, 100, 110, 130)))
        parts: list[Line] = []
        match rng.randint(0, 7):
            case 0 | 1:
                parts = [replace(base, use=use) for use in USES]
            case 2:
                parts = [replace(base, period=years) for years in YEARS]
            case 3:
                parts = [replace(base, region=region) for region in list_regions(plan, activity)]
            case 4:
                parts = [
                    replace(base, region=region, period=years)
                    for region in list_regions(plan, activity)
                    for years in YEARS[:2]
                ]
        for part in parts:
            if rng.random() < 0.8:
                yield replace(part, eok=rng.choice((10, 20, 30, 40)))


def make_links(
    rng: random.Random, plan: Plan, lines: list[Line], edition: int, source: str, *, reduced: bool
) -> tuple[Line, ...]:
    """The amounts with ids, some of them ``inside:`` one of the same funding source in an activity above.

    :param reduced: some are reduced, by an amount of the same or another funding source.
    """
    named = [
        replace(line, id=f"m{edition}{source}{place}", edition=edition, source=source)
        for place, line in enumerate(lines)
    ]
    linked = []
    for line in named:
        above = list_above(plan, line.of)
        larger = [one.id for one in named if one.of in above and (one.kind, one.is_spent) == (line.kind, line.is_spent)]
        linked.append(replace(line, inside=rng.choice(larger)) if larger and rng.random() < 0.5 else line)
        if reduced and rng.random() < 0.1:
            stage = rng.choice((line.stage, line.stage if line.is_spent else ""))
            less = replace(line, kind=rng.choice(KINDS), eok=-5, stage=stage, id=f"{line.id}-less", inside=line.id)
            linked.append(less)
    return tuple(linked)


# As YAML.


def write_line(line: Line, plan: Plan) -> dict[str, object]:
    stated: dict[str, object] = {"id": line.id, "kind": line.kind, "amount": f"{line.eok}억원"}
    for key in ("use", "region", "stage", "inside"):
        if getattr(line, key):
            stated[key] = getattr(line, key)
    if line.period:
        stated["period"] = f"{line.period[0]}/{line.period[1]}"
    return stated


def write_activity(plan: Plan, activity: str, entry: Entry, *, first: bool) -> dict[str, object]:
    stated: dict[str, object] = {"id": activity}
    if first:
        stated["title"] = activity
        if activity in plan.shares:
            stated["regions"] = [{"region": region, "share": share} for region, share in plan.shares[activity].items()]
    stated["budget"] = [write_line(line, plan) for line in entry.lines if line.of == activity]
    below = [one for one, parent in plan.parents.items() if parent == activity]
    if below:
        key = "strategies" if activity == plan.id else "projects"
        stated[key] = [write_activity(plan, one, entry, first=first) for one in below]
    return {key: value for key, value in stated.items() if value != []}


def write_entry(plan: Plan, entry: Entry) -> dict[str, object]:
    stated = write_activity(plan, plan.id, entry, first=entry == plan.entries[0])
    edition = {
        "kind": "plan",
        "title": plan.id,
        "region": f"{plan.id}-a",
        "edition": f"e{entry.edition}",
        "stage": "final",
        "date": DAYS[entry.edition],
        "source": entry.source,
    }
    if not plan.tied:
        edition["preference"] = 1 + "ab".index(entry.source)
    if entry.edition in plan.removes and entry == next(one for one in plan.entries if one.edition == entry.edition):
        stated["removes"] = plan.removes[entry.edition]
    return stated | edition


def write_plans(plans: list[Plan]) -> str:
    """YAML, as JSON."""
    return json.dumps(
        {
            "sources": [
                {"id": source, "title": source, "publisher": source, "published": "2020-01-01"} for source in "ab"
            ],
            "regions": [
                {"id": f"{plan.id}-{letter}", "name": f"{plan.id}{letter}시", "level": "city"}
                for plan in plans
                for letter in "abc"
            ],
            "roadmaps": [write_entry(plan, entry) for plan in plans for entry in plan.entries],
        },
        ensure_ascii=False,
        indent=1,
    )


# What the product says, and what the reference says in the same terms.


def to_id(iri: object) -> str:
    return str(iri).rsplit("/", 1)[-1] if iri else ""


def to_code(named: object) -> str:
    """``national`` of ``…/code#amount-kind-national``; nothing for a stage that no source states."""
    return str(named.iri).rsplit("#amount-", 1)[-1].split("-", 1)[-1] if isinstance(named, Named) else ""


def read_held(knowledge: Knowledge, day: str) -> Counter[tuple[str, ...]]:
    """The edition and the id of each amount in force."""
    rows = knowledge.query("amounts", as_of=day).rows
    return Counter(tuple(str(row[-1]).split("/roadmap/")[1].replace("/edition/", "/").split("/")) for row in rows)


def read_added(knowledge: Knowledge, by: str, day: str) -> Sums:
    """The amounts that a report adds, whose sums are those that it prints."""
    report = knowledge.report("funding", by=by, as_of=day, lang="en")
    sums: Sums = Counter()
    printed: Sums = Counter()
    counts: Sums = Counter()
    for group, *kind, stage, activity, won, verdict, _, _ in report.sections[1].rows:
        if verdict == "added":
            assert isinstance(won, Money)
            region = [to_id(group.iri)] if kind else []
            name = str(activity.iri).split("/roadmap/")[1].split("/")
            key = (*region, name[0], name[-1], to_code(kind[0] if kind else group), to_code(stage))
            sums[key] += int(won.won)
            printed[group, *map(str, (*kind, stage))] += int(won.won)
            counts[group, *map(str, (*kind, stage))] += 1
    rows = report.sections[0].rows
    assert printed == Counter({(row[0], *map(str, row[1:-2])): int(row[-1].won) for row in rows})
    assert counts == Counter({(row[0], *map(str, row[1:-2])): row[-2] for row in rows})
    return sums


def expect_held(plan: Plan, ledger: Ledger) -> Counter[tuple[str, ...]]:
    return Counter((plan.id, f"e{line.edition}", line.source, "budget", line.id) for line in ledger.held)


def list_differences(plans: list[Plan], knowledge: Knowledge) -> Iterator[tuple[str, str, str, object, object]]:
    """Plan, day and question for which the product and the reference differ, with what each says."""
    for day in DAYS:
        answers = {
            "held": read_held(knowledge, day),
            "source": read_added(knowledge, "source", day),
            "region": read_added(knowledge, "region", day),
        }
        for plan in plans:
            ledger = hold(plan, day)
            whole = Counter({(plan.id, *key): won for key, won in add_whole(ledger).items()})
            parts = Counter({(key[0], plan.id, *key[1:]): won for key, won in add_by_region(ledger).items()})
            expected = {"held": expect_held(plan, ledger), "source": whole, "region": parts}
            for question, found in answers.items():
                own = {key: value for key, value in found.items() if plan.id in key[:2]}
                if own != dict(expected[question]):
                    yield plan.id, day, question, own, dict(expected[question])


def find_differences(
    plans: list[Plan], load_text: Callable[..., Knowledge]
) -> list[tuple[str, str, str, object, object]]:
    return list(list_differences(plans, load_text(write_plans(plans))))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 100, 10))
def test_a_generated_set_is_summed_as_the_docs_say(start: int, load_text: Callable[..., Knowledge]) -> None:
    plans = [make_set(seed) for seed in range(start, start + 10)]
    assert find_differences(plans, load_text) == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(100, 1300, 200))
def test_many_generated_sets_are_summed_as_the_docs_say(start: int, load_text: Callable[..., Knowledge]) -> None:
    plans = [make_set(seed) for seed in range(start, start + 200)]
    assert find_differences(plans, load_text) == []


# Sets whose parts add up: whatever is stated, the sum is the total.


def list_even(rng: random.Random, plan: Plan, activity: str, eok: int) -> Iterator[Line]:
    """The amount of an activity, its parts, or both; without an amount, the activities below have it."""
    below = [one for one, parent in plan.parents.items() if parent == activity]
    whole = Line(activity, "national", eok, period=(2021, 2024))
    first = rng.randint(1, eok - 1)
    last = eok - first
    if not below:
        regions = list_regions(plan, activity)[:2]
        parts = rng.choice(
            [
                [replace(whole, use="장비", eok=first), replace(whole, use="건물", eok=last)],
                [replace(whole, period=(2021, 2022), eok=first), replace(whole, period=(2023, 2024), eok=last)],
                [replace(whole, region=one, eok=won) for one, won in zip(regions, (first, last), strict=True)]
                if regions
                else [whole],
            ]
        )
        yield from rng.choice([[whole], parts, [whole, *parts] if parts != [whole] else parts])
        return
    if rng.random() < 0.6:
        yield whole
    for one, won in zip(below, (first, last) if len(below) > 1 else (eok,), strict=True):
        yield from list_even(rng, plan, one, won)


def make_even(rng: random.Random, name: str) -> Plan:
    """Three editions: 1,000, some of the figures again, and all figures doubled."""
    plan = Plan(name, {"s0": name, "s1": name, "s0p0": "s0", "s0p1": "s0"})
    plan.shares["s0p0"] = {f"{name}-a": 1, f"{name}-b": 1}
    lines = list(list_even(rng, plan, name, 1000))
    again = [line for line in lines if rng.random() < 0.5]
    doubled = [replace(line, eok=2 * line.eok) for line in lines]
    for edition, stated in enumerate((lines, again, doubled)):
        plan.entries.append(Entry(edition, "a", make_links(rng, plan, stated, edition, "a", reduced=False)))
    return plan


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 40, 5))
def test_parts_that_add_up_give_the_total(start: int, load_text: Callable[..., Knowledge]) -> None:
    plans = [make_even(random.Random(seed), f"y{seed}") for seed in range(start, start + 5)]
    knowledge = load_text(write_plans(plans))
    for day, eok in zip(DAYS, (1000, 1000, 2000, 2000), strict=True):
        whole, parts = (read_added(knowledge, by, day) for by in ("source", "region"))
        for plan in plans:
            assert sum(won for key, won in whole.items() if key[0] == plan.id) == eok * EOK
            for region in ("a", "b"):
                assert sum(won for key, won in parts.items() if key[0] == f"{plan.id}-{region}") <= eok * EOK

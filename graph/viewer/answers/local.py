"""Rows about the activities of one plan: gaps, homes, joint activities, flows of money, grouped amounts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.stores import Iri
from graph.view.flows import iter_flows
from graph.view.funding import GROUPINGS, Funding, Key
from graph.view.gaps import Gaps
from graph.view.generals import find_rests
from graph.view.ledger import Entry, sum_figures
from graph.view.places import find_regions_around, find_regions_within
from graph.view.running import iter_runs
from graph.view.view import View
from graph.viewer.answers.journal import Cell, Row


class Told(NamedTuple):
    """A row about *activity*."""

    activity: Iri
    row: Row


@dataclass(frozen=True)
class Grouped:
    """An entry in the group *key* of the question; *why* it is left out there is empty if it is added."""

    question: str
    key: Key
    entry: Entry
    why: str


def to_question(by: str, region: Iri | None = None) -> str:
    """The question for amounts in groups, of one region or of all."""
    return f"{by} {region}" if region else by


def iter_rows(view: View) -> Iterator[Told]:
    """The rows about each activity of *view* except grouped amounts."""
    yield from _iter_gaps(view)
    yield from _iter_places(view)
    yield from _iter_missing(view)
    yield from _iter_flows(view)
    for run in iter_runs(view):
        yield Told(run.activity, Row("running", (run.activity, run.start, run.end, run.known, run.whole)))


def _iter_gaps(view: View) -> Iterator[Told]:
    gaps = Gaps(view)
    found = {
        "lead": gaps.without_lead,
        "money": gaps.without_money,
        "technology": gaps.without_technology,
        "project": gaps.without_project,
    }
    for name, items in found.items():
        yield from (Told(item, Row(f"gaps.{name}", (item,))) for item in items)
    for undated in gaps.without_period:
        yield Told(undated.activity, Row("gaps.period", (undated.activity, undated.whole)))
    for one in gaps.unnamed:
        yield Told(one.activity, Row("gaps.unnamed", (one.activity, one.of, one.count, one.listed)))


def _iter_places(view: View) -> Iterator[Told]:
    landscape = view.landscape
    for item in view.activities.items.values():
        yield Told(item.iri, Row("homes", (item.iri, item.plan, item.region, item.places)))
    for region, activities in landscape.by_region.items():
        yield from (Told(activity, Row("members", (activity, region))) for activity in activities)
    for activity, parts in landscape.parts.items():
        # Regions that have become one are one end of a joint activity.
        regions = dict.fromkeys(view.succession.find_heir(part.region) for part in parts)
        yield from (Told(activity, Row("joint", (activity, region))) for region in regions)


def _iter_missing(view: View) -> Iterator[Told]:
    whole = {by: Funding(view, by).missing for by in ("region", "source")}
    asked = [(to_question(by), whole["region" if by == "region" else "source"]) for by in GROUPINGS]
    for scope, regions in list_scopes(view).items():
        missing = Funding(view, "source", scope).missing
        asked += [(to_question(by, region), missing) for by in GROUPINGS for region in regions]
    for question, lacks in asked:
        for one in lacks:
            yield Told(one.activity, Row("funding.missing", (one.activity, one.why, one.whole, one.kind), question))


def _iter_flows(view: View) -> Iterator[Told]:
    for flow in iter_flows(view):
        parts = tuple(_to_part(entries) for entries in flow.parts)
        funds = tuple((None, amount.figure, amount.statement) for amount in flow.funds)
        total = flow.total.statement if flow.total else None
        yield Told(flow.activity, Row("flows", (flow.activity, flow.whole, total, funds, flow.rest, parts)))


def _to_part(entries: Sequence[Entry]) -> tuple[Cell, ...]:
    """The part of a region: the region, the amount, the first of its statements."""
    return entries[0].region, sum_figures(entries), entries[0].statement


def list_regions(view: View) -> list[Iri]:
    """The regions with activities or amounts of *view*, and the regions that contain them."""
    found = view.landscape.regions
    return sorted({*found, *(outer for region in found for outer in find_regions_around(view, region))})


def iter_grouped(view: View) -> Iterator[Grouped]:
    """The amounts of *view* in every grouping, for all regions together and for each region."""
    for by in GROUPINGS:
        yield from _group(Funding(view, by), [to_question(by)])
        for scope, regions in list_scopes(view).items():
            yield from _group(Funding(view, by, scope), [to_question(by, region) for region in regions])


def iter_rests(view: View, grouped: Sequence[Grouped]) -> Iterator[Row]:
    """What is left of the added amounts of general funding sources, per question about funding sources."""
    added: dict[str, list[Entry]] = defaultdict(list)
    for one in grouped:
        if not one.why and one.question.split(" ")[0] == "source":
            added[one.question].append(one.entry)
    for question, entries in added.items():
        places = {entry.amount.statement: entry.statement for entry in entries}
        rests = find_rests(view.landscape, [replace(entry.amount, figure=entry.figure) for entry in entries])
        for statement, rest in rests.items():
            yield Row("funding.rests", (places[statement], rest), question)


def list_scopes(view: View) -> dict[frozenset[Iri], list[Iri]]:
    """Each set of regions with activities or amounts of *view*, with the regions that contain exactly this set."""
    found: dict[frozenset[Iri], list[Iri]] = defaultdict(list)
    regions = view.landscape.regions
    known = regions | {view.succession.find_heir(region) for region in regions}
    for region in list_regions(view):
        found[frozenset(find_regions_within(view, region) & known)].append(region)
    return found


def _group(money: Funding, questions: Sequence[str]) -> Iterator[Grouped]:
    for group in money.groups:
        for entry, why in group.iter_entries():
            yield from (Grouped(question, group.key, entry, why) for question in questions)

"""The answers of the page are those of the reports: on every edition day, for every region, and for two regions."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest

from graph.knowledge import Knowledge
from graph.model.vocabulary import to_prefixed
from graph.reports import compare, funding, get_report
from graph.reports.result import Money, Named, Report
from graph.stores import Iri
from graph.view.activities import ROLES
from graph.view.comparison import Comparison
from graph.view.coverage import find_repeated, read_coverings
from graph.view.days import LATEST
from graph.view.funding import GROUPINGS, Funding
from graph.view.gaps import Gaps
from graph.view.places import find_regions_within
from graph.view.view import View
from graph.viewer.answers.build import build_answers
from graph.viewer.answers.journal import Batch, Row
from graph.viewer.answers.local import iter_grouped, iter_rows, list_regions, to_question
from graph.viewer.answers.pairs import iter_pair
from graph.viewer.figures import read_days
from graph.viewer.rows import Rows

BLANK = {"적혀 있지 않음": "", "미상": ""}
Cells = tuple[str, ...]


class Days:
    """The rows of the page over ``data/``, day by day, with the view of each day."""

    def __init__(self, knowledge: Knowledge) -> None:
        view = knowledge.view()
        days = read_days(Rows(view))
        self.names = (*days[:-1], LATEST)
        self.views = [view.on(name) for name in self.names]
        self.batches: list[Batch] = build_answers(view, days)

    def list_rows(self, day: int, *sections: str) -> set[Row]:
        """The rows of *day*, of all sections unless some are given."""
        return {
            Row(batch.section, cells, question)
            for batch in self.batches
            if batch.since <= day < batch.until and batch.section in (sections or (batch.section,))
            for cells in batch.rows
            for question in batch.questions
        }

    def get_cells(self, day: int, section: str, question: str = "") -> list[Cells]:
        """The rows of a section as sorted texts."""
        found = (row.cells for row in self.list_rows(day, section) if row.question == question)
        return sorted(tuple(map(to_text, cells)) for cells in found)

    def report(self, day: int, name: str, *arguments: str, **options: str) -> Report:
        """A report on *day*."""
        return get_report(name).function(self.views[day], *arguments, **options)

    def __iter__(self) -> Iterator[tuple[int, View]]:
        return iter(enumerate(self.views))


@pytest.fixture(scope="module")
def days(country: Knowledge) -> Days:
    return Days(country)


def to_text(cell: object) -> str:
    """A cell of the page or of a report: things by their ids, money as exact won."""
    if isinstance(cell, Named):
        return to_text(cell.iri)
    if isinstance(cell, Iri):
        return re.sub("^code:(role|amount-kind|amount-stage)-", "", to_prefixed(cell))
    if isinstance(cell, Money | Decimal):
        return f"{cell.won if isinstance(cell, Money) else cell:f}"
    if isinstance(cell, tuple):
        return "; ".join(sorted(map(to_text, cell)))
    return BLANK.get(str(cell), str(cell)) if cell is not None else ""


def to_name(region: Iri | None) -> str:
    """How a report is asked for *region*; empty for all."""
    return region.rpartition("/")[2] if region else ""


def read(report: Report, section: str, *columns: str) -> list[Cells]:
    """The cells of *columns* of a section of a report, sorted."""
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return sorted(tuple(to_text(row[place]) for place in places) for row in found.rows)


# What is worked out day by day for a few plans is what one finds in the whole graph of the day


def list_all(view: View) -> set[Row]:
    """Every row of one day, from all that is known on it."""
    found = {told.row for told in iter_rows(view)}
    found |= {
        Row("funding.amounts", (one.key, one.entry.statement, one.why), one.question) for one in iter_grouped(view)
    }
    for region in (None, *list_regions(view)):
        scope = find_regions_within(view, region) if region else frozenset[Iri]()
        found |= {row for by in GROUPINGS for row in list_sums(Funding(view, by, scope), to_question(by, region))}
        inner = {one for place in scope for one in view.landscape.by_region.get(place, ())} if region else None
        for one in Gaps(view, inner).uncovered:
            found.add(Row("gaps.uncovered", (one.technology, tuple(sorted(one.activities))), region or ""))
    for agency, activities in find_repeated(view.landscape.roles).items():
        found |= {Row("repeated", (agency, activity)) for activity in activities}
    own = sorted({home.region for home in view.landscape.homes.values()})
    return found.union(*(iter_pair(Comparison(view, pair)) for pair in combinations(own, 2)))


def list_sums(money: Funding, question: str) -> Iterator[Row]:
    for group in money.groups:
        for (kind, stage), entries in group.sums.items():
            won = sum((entry.won for entry in entries), Decimal(0))
            yield Row("funding.sums", (group.key, kind, stage, len(entries), won), question)


@pytest.mark.slow
def test_the_rows_of_each_day_are_those_of_all_that_is_known_on_it(days: Days) -> None:
    read_as_they_are = {"coverage", "coverage.others", "inherited", "reaches", "within"}
    for day, view in days:
        own = {home.region for home in view.landscape.homes.values()}
        found = {row for row in days.list_rows(day) if row.section not in read_as_they_are}
        # Of a region without plans of its own on the day nothing is asked in the page.
        found = {row for row in found if not row.section.startswith("compare") or set(row.question.split()) <= own}
        assert found == list_all(view), days.names[day]


@pytest.mark.slow
def test_the_links_of_each_day_are_those_of_the_queries(days: Days) -> None:
    for day, view in days:
        inherited = {row["statement"]: Iri(row["basis"]) for row in view.read("inherited-roles")}
        technologies = {Iri(row["technology"]) for row in view.read_all("technology-uses")}
        coverings = read_coverings(view, technologies, ROLES)
        pairs = {(inherited.get(one.participation, one.participation), one.use) for one in coverings}
        assert {row.cells for row in days.list_rows(day, "coverage", "coverage.others")} == pairs
        roles = {(Iri(row["activity"]), Iri(row["basis"])) for row in view.read("inherited-roles")}
        assert {row.cells for row in days.list_rows(day, "inherited")} == roles


# The reports word the same rows


@pytest.mark.slow
def test_gaps_are_those_of_the_report(days: Days) -> None:
    for day, view in days:
        homes = {row.cells[0]: row.cells for row in days.list_rows(day, "homes")}
        regions = (None, *list_regions(view))
        for region in (None, *regions[day % 3 :: 3]):
            report = days.report(day, "gaps", region=to_name(region))
            members = find_members(days, day, region)
            for name in ("lead", "money", "technology", "project"):
                items = [row.cells[0] for row in days.list_rows(day, f"gaps.{name}") if row.cells[0] in members]
                assert sorted(tuple(map(to_text, homes[item])) for item in items) == read(
                    report, name, "activity", "roadmap", "region"
                ), (days.names[day], region, name)
            periods = [row.cells for row in days.list_rows(day, "gaps.period") if row.cells[0] in members]
            assert sorted(tuple(map(to_text, cells)) for cells in periods) == read(
                report, "period", "activity", "inherited"
            )
            unnamed = [row.cells for row in days.list_rows(day, "gaps.unnamed") if row.cells[0] in members]
            assert sorted(tuple(map(to_text, cells)) for cells in unnamed) == read(
                report, "unnamed", "activity", "of", "count", "listed"
            )
            uncovered = days.get_cells(day, "gaps.uncovered", region or "")
            assert [row[0] for row in uncovered] == [row[0] for row in read(report, "uncovered", "technology")]


def find_members(days: Days, day: int, region: Iri | None) -> set[object]:
    """The activities that the page finds in *region*: those in it and in the regions that it contains."""
    if region is None:
        return {row.cells[0] for row in days.list_rows(day, "homes")}
    inner = {region, *(row.cells[0] for row in days.list_rows(day, "within") if row.cells[1] == region)}
    return {row.cells[0] for row in days.list_rows(day, "members") if row.cells[1] in inner}


def compare_money(days: Days, day: int, by: str, region: Iri | None) -> None:
    report = days.report(day, "funding", by=by, region=to_name(region))
    question = to_question(by, region)
    group = ("group",) if by == "source" else ("group", "kind")
    start = 2 if by == "source" else 1
    sums = [(row[0], *row[start:]) for row in days.get_cells(day, "funding.sums", question)]
    assert sorted(sums) == read(report, "sums", *group, "amount_stage", "amounts", "sum"), (days.names[day], question)
    amounts = [row.cells for row in days.list_rows(day, "funding.amounts") if row.question == question]
    told = {
        entry.statement: (entry.amount.activity, entry.won)
        for entry in (*days.views[day].ledger.whole, *days.views[day].ledger.regional)
    }
    shown = [(key, *told[statement], funding.WHY[why][0]) for key, statement, why in amounts]
    assert sorted(tuple(map(to_text, row)) for row in shown) == read(
        report, "amounts", "group", "activity", "amount", "counted"
    )
    homes = {row.cells[0]: row.cells[2] for row in days.list_rows(day, "homes")}
    missing = [row.cells for row in days.list_rows(day, "funding.missing") if row.question == question]
    lacks = [(homes[activity], activity, funding.LACKS[why][0], whole) for activity, why, whole in missing]
    assert sorted(tuple(map(to_text, row)) for row in lacks) == read(
        report, "missing", "region", "activity", "why", "whole"
    )


@pytest.mark.slow
def test_money_is_that_of_the_report(days: Days) -> None:
    for day, view in days:
        for number, by in enumerate(GROUPINGS):
            compare_money(days, day, by, None)
            for region in list_regions(view)[(day + number) % 5 :: 5]:
                compare_money(days, day, by, region)


@pytest.mark.slow
def test_two_regions_are_those_of_the_report(days: Days) -> None:
    for day, view in days:
        own = sorted({home.region for home in view.landscape.homes.values()})
        pairs = list(combinations(own, 2))
        near = [pair for pair in pairs if days.get_cells(day, "compare.shared", " ".join(pair))]
        for pair in {*near[day % 4 :: 4], *pairs[day % 9 :: 9]}:
            compare_regions(days, day, pair)


def compare_regions(days: Days, day: int, pair: tuple[Iri, Iri]) -> None:
    report, question = days.report(day, "compare", *map(to_name, pair)), " ".join(pair)
    names = days.views[day].names

    def see(section: str) -> list[Cells]:
        rows = [row.cells for row in days.list_rows(day, f"compare.{section}") if row.question == question]
        return sorted(tuple(word(cell) for cell in cells) for cells in rows)

    def word(cell: object) -> str:
        """Several things by their names, as a report has them, each once."""
        return "; ".join(sorted({names[one] for one in cell})) if isinstance(cell, tuple) else to_text(cell)

    def told(section: str, *columns: str) -> list[Cells]:
        return sorted(
            (row[0], *("; ".join(sorted(set(cell.split("; ")))) for cell in row[1:]))
            for row in read_as_text(report, section, *columns)
        )

    assert see("shared") == told("shared", "technology", "activities_1", "activities_2")
    assert see("agencies") == told("agencies", "agency", "activities_1", "activities_2")
    assert see("joint") == told("joint", "activity", "share_1", "share_2", "agency")
    assert see("periods") == read(report, "periods", "region", "roadmap", "period")
    only = [(technology, some) for _, technology, some in see("only")]
    assert sorted(only) == told("only", "technology", "activity")
    for place, number in zip(pair, ("1", "2"), strict=True):
        sums = [row[1:] for row in see("money") if row[0] == to_text(place)]
        assert sums == [row for row in read(report, "money", "kind", "amount_stage", f"amount_{number}") if row[2]]
        counts = [(compare.COUNTED[row[1]][0], row[2]) for row in see("strategies") if row[0] == to_text(place)]
        assert sorted(counts) == read(report, "strategies", "what", f"count_{number}")


def read_as_text(report: Report, section: str, *columns: str) -> list[Cells]:
    """As :func:`read`; all but the first cell in words, since a cell may hold several things."""
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return [
        (to_text(row[places[0]]), *(BLANK.get(str(row[place]), str(row[place] or "")) for place in places[1:]))
        for row in found.rows
    ]

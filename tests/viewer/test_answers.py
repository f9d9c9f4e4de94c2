"""The answers of the page are those of the reports: on every edition day, for every region, and for two regions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from support.random_roadmaps import write_roadmaps
from support.titles import write_plainly

from graph.knowledge import Knowledge
from graph.model.figures import Figure
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import to_prefixed
from graph.reports import compare, funding, get_report
from graph.reports.result import Money, Named, Report, Things
from graph.stores import Iri
from graph.view.activities import ROLES
from graph.view.comparison import Comparison
from graph.view.coverage import find_repeated, read_coverings
from graph.view.days import LATEST
from graph.view.doubles import iter_doubles
from graph.view.funding import GROUPINGS, Funding
from graph.view.gaps import Gaps
from graph.view.ledger import sum_figures
from graph.view.names import Names
from graph.view.places import find_regions_within
from graph.view.view import View
from graph.viewer.answers.build import build_answers
from graph.viewer.answers.journal import Batch, Row
from graph.viewer.answers.local import iter_grouped, iter_rests, iter_rows, list_regions, to_question
from graph.viewer.answers.pairs import iter_pair, iter_sides
from graph.viewer.figures import read_days
from graph.viewer.page import build_page
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
    """A cell of the page or of a report: things by their ids, money as exact won with what is uncertain about it."""
    if isinstance(cell, Named):
        return to_text(cell.iri)
    if isinstance(cell, Things):
        return to_text(tuple(item.iri for item in cell.items))
    if isinstance(cell, Iri):
        return re.sub("^code:(role|amount-kind|amount-stage)-", "", to_prefixed(cell))
    if isinstance(cell, Money | Figure):
        return " ".join(filter(None, (to_text(cell.won), to_text(cell.upper), cell.qualifier)))
    if isinstance(cell, Decimal):
        return f"{cell:f}"
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
    grouped = list(iter_grouped(view))
    found |= {Row("funding.amounts", (one.key, one.entry.statement, one.why), one.question) for one in grouped}
    found |= set(iter_rests(view, grouped))
    for region in (None, *list_regions(view)):
        scope = find_regions_within(view, region) if region else frozenset[Iri]()
        found |= {row for by in GROUPINGS for row in list_sums(Funding(view, by, scope), to_question(by, region))}
        inner = {one for place in scope for one in view.landscape.by_region.get(place, ())} if region else None
        for one in Gaps(view, inner).uncovered:
            found.add(Row("gaps.uncovered", (one.technology, tuple(sorted(one.activities))), region or ""))
    found |= {Row("doubles", one.statements) for one in iter_doubles(view) if one.since <= view.day < one.until}
    for agency, activities in find_repeated(view.landscape.roles).items():
        found |= {Row("repeated", (agency, activity)) for activity in activities}
    compared = [Comparison(view, pair) for pair in combinations(list_planning(view), 2)]
    return found.union(*map(iter_pair, compared), *map(list_sides, compared))


def list_sides(compared: Comparison) -> list[Row]:
    """The rows about one side of a pair."""
    question = " ".join(compared.places)
    rows = list(iter_sides([compared]))
    assert {row.question for row in rows} <= {frozenset({question})}
    return [row._replace(question=question) for row in rows]


def list_planning(view: View) -> list[Iri]:
    """The regions with a roadmap, as far as the page compares them."""
    return sorted({region for home in view.landscape.homes.values() for region in home.regions})


def list_sums(money: Funding, question: str) -> Iterator[Row]:
    for group in money.groups:
        for (kind, stage), entries in group.sums.items():
            inferred = int(any(entry.inferred for entry in entries))
            yield Row("funding.sums", (group.key, kind, stage, len(entries), sum_figures(entries), inferred), question)


@pytest.mark.slow
def test_the_rows_of_each_day_are_those_of_all_that_is_known_on_it(days: Days) -> None:
    compare_all(days)


def compare_all(days: Days) -> None:
    # The tests of changes and partners compare their rows with the reports.
    read_as_they_are = {"changes", "coverage", "coverage.others", "inherited", "partners", "reaches", "within"}
    for day, view in days:
        own = set(list_planning(view))
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
def test_coverage_is_that_of_the_report(days: Days) -> None:
    compared = 0
    for day, _ in days:
        cells, reaches = list_coverings(days, day), dict(row.cells for row in days.list_rows(day, "reaches"))
        technologies = sorted({one for *_, technology in cells for one in reaches[technology]})
        for asked in technologies[day % 9 :: 9]:
            report = days.report(day, "coverage", asked.rpartition("#")[2])
            found = [(*cells, technology) for *cells, technology in cells if asked in reaches[technology]]
            expected = read(report, "implementing", "role", "agency", "activity", "technology")
            assert group(found) == expected, (days.names[day], asked)
            compared += len(found)
    assert compared > 500


def list_coverings(days: Days, day: int) -> list[tuple[Iri, Iri, Iri, Iri]]:
    """Role, agency, activity and technology of each cell of the page, which has their statements."""
    view = days.views[day]
    roles = {Iri(row["statement"]): (Iri(row["role"]), Iri(row["agency"])) for row in view.read("roles")}
    uses = {use.statement: (use.activity, use.technology) for some in view.activities.uses.values() for use in some}
    return [(*roles[role], *uses[use]) for role, use in (row.cells for row in days.list_rows(day, "coverage"))]


def group(coverings: Iterable[tuple[Iri, ...]]) -> list[Cells]:
    """One row per role, agency and activity with all technologies, sorted."""
    found: dict[tuple[Iri, ...], set[Iri]] = defaultdict(set)
    for *key, technology in coverings:
        found[tuple(key)].add(technology)
    return sorted((*map(to_text, key), to_text(tuple(some))) for key, some in found.items())


@pytest.mark.slow
def test_gaps_are_those_of_the_report(days: Days) -> None:
    for day, view in days:
        regions = (None, *list_regions(view))
        for region in (None, *regions[day % 3 :: 3]):
            compare_gaps(days, day, region)


def compare_gaps(days: Days, day: int, region: Iri | None) -> None:
    homes = {row.cells[0]: row.cells for row in days.list_rows(day, "homes")}
    report = days.report(day, "gaps", region=to_name(region))
    members = find_members(days, day, region)
    for name in ("lead", "money", "technology", "project"):
        items = [row.cells[0] for row in days.list_rows(day, f"gaps.{name}") if row.cells[0] in members]
        shown = sorted((to_text(item), to_text(homes[item][1]), to_text(homes[item][3])) for item in items)
        assert shown == read(report, name, "activity", "roadmap", "region"), (days.names[day], region, name)
    periods = [row.cells for row in days.list_rows(day, "gaps.period") if row.cells[0] in members]
    assert sorted(tuple(map(to_text, cells)) for cells in periods) == read(report, "period", "activity", "inherited")
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
    report, view = days.report(day, "funding", by=by, region=to_name(region)), days.views[day]
    question = to_question(by, region)
    group = ("group",) if by == "source" else ("group", "kind")
    start = 2 if by == "source" else 1
    sums = [(row[0], *row[start:-1]) for row in days.get_cells(day, "funding.sums", question)]
    assert sorted(sums) == read(report, "sums", *group, "amount_stage", "amounts", "sum"), (days.names[day], question)
    amounts = [row.cells for row in days.list_rows(day, "funding.amounts") if row.question == question]
    told = {
        entry.statement: (entry.amount.activity, entry.figure)
        for entry in (*days.views[day].ledger.whole, *days.views[day].ledger.regional)
    }
    shown = [(key, *told[statement], funding.WHY[why][0]) for key, statement, why in amounts]
    assert sorted(tuple(map(to_text, row)) for row in shown) == read(
        report, "amounts", "group", "activity", "amount", "counted"
    )
    homes = {row.cells[0]: row.cells[3] for row in days.list_rows(day, "homes")}
    missing = [row.cells for row in days.list_rows(day, "funding.missing") if row.question == question]
    lacks = [
        (homes[activity], activity, ": ".join((funding.LACKS[why][0], *([view.names[kind]] if kind else []))), whole)
        for activity, why, whole, kind in missing
    ]
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
        pairs = list(combinations(list_planning(view), 2))
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
            for row in read_as_text(report, names, section, *columns)
        )

    assert see("shared") == told("shared", "technology", "activities_1", "activities_2")
    assert see("agencies") == told("agencies", "agency", "activities_1", "activities_2")
    joint = see("joint")
    assert [row[:-1] for row in joint] == told("joint", "activity", "share_1", "share_2", "agency")
    columns = next(one.columns for one in report.sections if one.id == "joint")
    # The report has the column only if a share is inferred.
    statuses = dict(told("joint", "activity", "status")) if columns[-1].id == "status" else {}
    assert [row[-1] for row in joint] == [str(int(bool(statuses.get(row[0])))) for row in joint]
    assert see("periods") == read(report, "periods", "region", "roadmap", "period")
    only = [(technology, some) for _, technology, some in see("only")]
    assert sorted(only) == told("only", "technology", "activity")
    for place, number in zip(pair, ("1", "2"), strict=True):
        sums = [row[1:-1] for row in see("money") if row[0] == to_text(place)]
        assert sums == [row for row in read(report, "money", "kind", "amount_stage", f"amount_{number}") if row[2]]
        counts = [(compare.COUNTED[row[1]][0], row[2]) for row in see("strategies") if row[0] == to_text(place)]
        assert sorted(counts) == read(report, "strategies", "what", f"count_{number}")


def read_as_text(report: Report, names: Names, section: str, *columns: str) -> list[Cells]:
    """As :func:`read`; all but the first cell in words, since a cell may hold several things.

    What a report adds to activities of one title to tell them apart is left out.
    """
    found = next(one for one in report.sections if one.id == section)
    places = [[column.id for column in found.columns].index(name) for name in columns]
    return [
        (
            to_text(row[places[0]]),
            *(BLANK.get(str(row[place]), write_plainly(row[place], names)) for place in places[1:]),
        )
        for row in found.rows
    ]


# Small roadmaps that the real data do not resemble

MOVED = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions:
  - {id: east, name: 동도, level: province}
  - {id: west, name: 서도, level: province}
  - id: aa
    name: 가시
    level: city
    within_by_date: [{region: east, until: 2022-06-30}, {region: west, since: 2022-07-01}]
roadmaps:
  - id: r
    kind: plan
    title: 계획
    region: aa
    edition: e1
    stage: final
    date: 2022-01-01
    source: s
    technologies: [ev]
    budget: [{kind: national, amount: 5억원}]
  - {id: r, edition: e2, stage: final, date: 2022-12-01, source: s}
"""
FOREIGN = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions: [{id: aa, name: 가시, level: city}, {id: bb, name: 나시, level: city}, {id: cc, name: 다시, level: city}]
programmes:
  - id: call
    title: 공모
    edition: e1
    stage: final
    date: 2022-01-01
    source: s
    projects: [{id: x, title: 공동 사업, regions: [aa], budget: [{kind: city, amount: 3억원}]}]
roadmaps:
  - id: ra
    kind: plan
    title: 가계획
    region: aa
    edition: e1
    stage: final
    date: 2022-01-01
    source: s
    budget: [{kind: national, amount: 5억원, region: bb}, {kind: city, amount: 1억원, region: cc}]
  - id: ra
    edition: e2
    stage: final
    date: 2023-01-01
    source: s
    budget: [{kind: national, amount: 7억원, region: bb}]
  - {id: rb, kind: plan, title: 나계획, region: bb, edition: e1, stage: final, date: 2022-01-01, source: s}
"""
CITY = Iri(mint_iri("region", "aa"))
LoadText = Callable[..., Knowledge]


def test_a_region_that_moved_is_in_the_page_with_both_regions_that_contain_it(load_text: LoadText) -> None:
    knowledge = load_text(MOVED)
    page = build_page(knowledge.view())
    assert {node.label.ko for node in page.nodes if node.kind == "Region"} == {"가시", "동도", "서도"}
    days = Days(knowledge)
    sums = [[row.question for row in days.list_rows(day, "funding.sums") if row.cells[0] == CITY] for day, _ in days]
    assert [sorted(map(to_prefixed, (one.rpartition(" ")[2] for one in some))) for some in sums] == [
        ["id:region/aa", "id:region/east", "region"],
        ["id:region/aa", "id:region/west", "region"],
    ]
    uncovered = [{row.question for row in days.list_rows(day, "gaps.uncovered")} for day, _ in days]
    east, west = (mint_iri("region", one) for one in ("east", "west"))
    assert uncovered == [{"", CITY, east}, {"", CITY, west}]


def test_an_amount_for_another_region_counts_there_and_is_replaced_there(load_text: LoadText) -> None:
    days = Days(load_text(FOREIGN))
    pair = f"{CITY} {mint_iri('region', 'bb')}"
    money = [
        sorted(row.cells for row in days.list_rows(day, "compare.money") if row.question == pair) for day, _ in days
    ]
    assert [[tuple(map(to_text, cells)) for cells in rows] for rows in money] == [
        [("id:region/aa", "city", "", "300000000", "0"), ("id:region/bb", "national", "", "500000000", "0")],
        [("id:region/aa", "city", "", "300000000", "0"), ("id:region/bb", "national", "", "700000000", "0")],
    ]
    question = to_question("source", mint_iri("region", "bb"))
    assert [days.get_cells(day, "funding.sums", question) for day, _ in days] == [
        [("national", "national", "", "1", "500000000", "0")],
        [("national", "national", "", "1", "700000000", "0")],
    ]


def test_a_group_is_named_even_if_the_region_has_no_plan(load_text: LoadText) -> None:
    page = build_page(load_text(FOREIGN).view())
    assert {node.label.ko for node in page.nodes if node.kind == "Region"} == {"가시", "나시", "다시"}
    assert not [text for text in page.answers.texts if "region" in text]


def test_a_project_of_a_programme_is_an_activity_of_the_regions_with_a_part(load_text: LoadText) -> None:
    days = Days(load_text(FOREIGN))
    project = Iri(mint_iri("programme", "call", "x"))
    assert {row.cells for row in days.list_rows(1, "members") if row.cells[0] == project} == {(project, CITY)}
    for region in ("", "aa"):
        report = days.report(1, "funding", region=region)
        # The only region gets all of its money.
        assert read(report, "missing", "activity", "region", "why") == []
        amounts = read(report, "amounts", "activity", "group", "amount")
        assert (to_text(project), "id:region/aa", "300000000") in amounts


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_random_roadmaps_have_the_same_rows_in_the_page_and_in_reports(load_text: LoadText, seed: int) -> None:
    days = Days(load_text(write_roadmaps(seed)))
    compare_all(days)
    for day, view in days:
        for region in (None, *list_regions(view)):
            compare_gaps(days, day, region)
            for by in GROUPINGS:
                compare_money(days, day, by, region)
        own = sorted({home.region for home in view.landscape.homes.values()})
        for pair in combinations(own, 2):
            compare_regions(days, day, pair)

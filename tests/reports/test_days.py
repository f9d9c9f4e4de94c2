"""Every report on each day on which an edition appeared, and before the first: an answer, or a fault of who asks.

What takes a region or a roadmap is asked about all of them by turns, so that each comes on several days; ``pytest -m
faults`` asks about each of them on each day, and on the day before each, which shows what the edition before it shows.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import NamedTuple

import pytest
from support.paths import ROOT
from support.remembering import remember

from graph.errors import AmbiguousName, SameThing, UnknownName, UnreadableValue
from graph.knowledge import Knowledge, load
from graph.reports import ReportSpec, read_reports
from graph.view.days import to_day
from graph.view.funding import GROUPINGS

PARTS = 8
# What a user can ask for that is not there, or not to be read.
OF_THE_USER = (AmbiguousName, SameThing, UnknownName, UnreadableValue)


@pytest.fixture(scope="module")
def country() -> Knowledge:
    """The graph of the folder ``data``, which remembers no answer: those of one day are of no use on the next."""
    return load(ROOT / "data")


class Question(NamedTuple):
    """A report with its arguments and options."""

    report: str
    arguments: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join([self.report, *self.arguments, *(f"--{name} {value}" for name, value in self.options)])

    def ask(self, knowledge: Knowledge, day: str) -> str:
        """Why there is no answer on *day* although there should be one; nothing where all is well."""
        try:
            report = knowledge.report(self.report, *self.arguments, as_of=day, **dict(self.options))
        except OF_THE_USER:
            return ""
        except Exception as fault:
            return f"{type(fault).__name__}: {fault}"
        wrong = [
            section.id for section in report.sections if {len(row) for row in section.rows} - {len(section.columns)}
        ]
        return f"rows that do not fit their columns: {wrong}" if wrong else ""


def list_days(knowledge: Knowledge) -> list[str]:
    """The day before the first edition and the days of all editions, in order."""
    days = {date.fromisoformat(to_day(str(row["issued"]))) for row in knowledge.query("editions").to_dicts()}
    return [to_day_before(min(days).isoformat()), *sorted(day.isoformat() for day in days)]


def to_day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def list_always() -> list[Question]:
    """Each report by its example, and money by each other grouping than by region."""
    return [
        *(Question(name, spec.example) for name, spec in read_reports().items()),
        *(Question("funding", options=(("by", by),)) for by in GROUPINGS if by != "region"),
    ]


def list_things(knowledge: Knowledge, spec: ReportSpec) -> list[Question]:
    """The report about each region that has a roadmap, and about each roadmap, where it takes one."""
    rows = knowledge.query("roadmap-regions").to_dicts()
    things = {kind: sorted({str(row[kind]).rpartition("/")[2] for row in rows}) for kind in ("region", "roadmap")}
    found = []
    for place, parameter in enumerate(spec.parameters):
        for thing in things.get(parameter.name, ()):
            if parameter.default is parameter.empty:
                arguments = (*spec.example[:place], thing, *spec.example[place + 1 :])
                found.append(Question(spec.name, arguments))
            else:
                found.append(Question(spec.name, spec.example, ((parameter.name, thing),)))
    return found


def iter_by_turns(knowledge: Knowledge, days: list[str]) -> Iterator[tuple[str, list[Question]]]:
    """Each day with what is asked on it: what is always asked, and of each report the next region or roadmap."""
    turns = [cycle(things) for spec in read_reports().values() if (things := list_things(knowledge, spec))]
    for day in days:
        yield day, [*list_always(), *(next(turn) for turn in turns)]


def find_faults(knowledge: Knowledge, day: str, questions: list[Question]) -> list[str]:
    remembering = remember(knowledge)
    faults = ((question, question.ask(remembering, day)) for question in questions)
    return [f"{day} {question}: {fault}" for question, fault in faults if fault]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_report_answers_on_every_day_of_an_edition(country: Knowledge, part: int) -> None:
    asked = list(iter_by_turns(country, list_days(country)))[part::PARTS]
    assert [fault for day, questions in asked for fault in find_faults(country, day, questions)] == []


def test_every_region_and_roadmap_comes_by_turns(country: Knowledge) -> None:
    asked = {question for _, questions in iter_by_turns(country, list_days(country)) for question in questions}
    things = [list_things(country, spec) for spec in read_reports().values()]
    assert len({question.report for question in asked}) == len(read_reports())
    assert {question for questions in things for question in questions} <= asked


@pytest.mark.faults
def test_every_report_about_everything_answers_on_every_day(
    country: Knowledge, record_property: Callable[[str, object], None]
) -> None:
    things = [question for spec in read_reports().values() for question in list_things(country, spec)]
    days = list_days(country)
    days, faults = sorted({*days, *map(to_day_before, days)}), []
    for day in days:
        faults += find_faults(country, day, [*list_always(), *things])
    tried = len(days) * (len(list_always()) + len(things))
    record_property("fault", ("reports on the days of editions", tried, f"{len(faults)} without an answer"))
    assert faults == []

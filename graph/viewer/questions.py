"""The saved questions of the page, answered from the store when the page is built."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.reports import get_report
from graph.reports.coverage import explain_absence
from graph.reports.result import Cell, Report, list_things
from graph.view.coverage import find_repeated
from graph.view.gaps import Gaps
from graph.view.view import View
from graph.viewer.data import Question, Words

# The technologies of the questions: their id, and their short name in Korean with its particle and in English.
_TECHNOLOGIES = (("ev", "EV를", "EV"), ("amr", "AMR을", "AMR"), ("pbm", "PBM을", "PBM"))

# The page answers these for the day of the view.
_VIEWED = (
    Question(Words("출처에 없는 것은?", "Which gaps do the sources leave?"), form="gaps", view="table", mode="gaps"),
    Question(Words("재원별 금액은?", "How much money by funding source?"), form="funding", view="money", mode="source"),
)


def ask_questions(view: View, shown: set[str], *, shorten: Callable[[str], str]) -> Iterator[Question]:
    """Each question with its answer in words and the nodes of the answer that are *shown*."""
    for question in (*_coverage(view), _together(view), _several(view), _without_lead(view), *_VIEWED):
        nodes = tuple(dict.fromkeys(node for node in map(shorten, question.nodes) if node in shown))
        asked = shorten(question.asked) if question.asked else ""
        yield replace(question, nodes=nodes, asked=asked if asked in shown else "")


def _coverage(view: View) -> Iterator[Question]:
    for name, korean, english in _TECHNOLOGIES:
        ko, en = (get_report("coverage").function(one, name) for one in (view, replace(view, lang="en")))
        # The other sections list roles that do not count as coverage.
        cells = (cell for row in ko.sections[0].rows for cell in row)
        nodes = [str(thing.iri) for cell in cells for thing in list_things(cell)]
        text = Words(f"{korean} 다루는 기관은?", f"Which agencies cover {english}?")
        technology = view.names.get("technology", name)
        # A box of the matrix shows the other roles, so no option of the command is named.
        why = [explain_absence(one, technology) for one in (view, replace(view, lang="en"))]
        note = Words(_word_coverage(ko) or why[0], _word_coverage(en) or why[1])
        yield Question(text, note, tuple(nodes), asked=technology, form="coverage")


def _word_coverage(report: Report) -> str:
    """A line for each role, ``주관: a, b``."""
    first = report.sections[0]
    by_role: dict[str, list[Cell]] = {}
    for role, agency, *_ in first.rows:
        by_role.setdefault(str(role), []).append(agency)
    lines = [f"{role}: {', '.join(map(str, dict.fromkeys(agencies)))}" for role, agencies in by_role.items()]
    return "\n".join(lines)


def _together(view: View) -> Question:
    parts = view.landscape.parts
    return Question(
        Words("함께 사업을 하는 지역은?", "Which regions work together?"),
        Words("여러 지역이 함께 하는 사업과 그 지역", "Projects that several regions share, and their regions"),
        tuple(one for activity, some in parts.items() for part in some for one in (activity, part.region)),
        form="joint",
    )


def _several(view: View) -> Question:
    repeated = find_repeated(view.landscape.roles)
    return Question(
        Words("둘 이상의 사업을 맡은 기관은?", "Who takes part in more than one project?"),
        Words("둘 이상의 사업을 주관하거나 참여하는 기관과 그 사업", "Agencies that lead or join several projects"),
        tuple(one for agency, activities in repeated.items() for one in (agency, *activities)),
        form="repeated",
    )


def _without_lead(view: View) -> Question:
    found = Gaps(view).without_lead
    return Question(
        Words("주관 기관이 없는 전략은?", "Which strategies have no lead?"),
        Words(f"{len(found)}건. 출처가 주관 기관을 밝히지 않는다.", f"{len(found)} without a lead in their sources."),
        tuple(found),
        form="leadless",
    )

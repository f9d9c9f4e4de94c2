"""Conflicting values of several sources, misprints with their corrections, and conflicting periods."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal

from graph.model.vocabulary import RM
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.lines import write_span
from graph.reports.result import Kind, Report
from graph.reports.specifications import Field, QueryRow, SectionSpec, read_block, to_block
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.quantities import iter_accounts
from graph.view.view import View


def _resolve(words: Wording, row: QueryRow) -> RawCell:
    """The correction of a misprint, which is an amount or a text."""
    return words.money(row["resolved"]) if isinstance(row["resolved"], Decimal) else row["resolved"]


# The links to things with a name. Others are known by the link.
_NAMED = (
    RM.hasAgreement, RM.hasContextFigure, RM.hasDriver, RM.hasExemption, RM.hasIndicator, RM.hasLegalBasis,
    RM.hasMilestone, RM.hasSite,
)  # fmt: skip
_LOWEST = (
    "우선순위 숫자가 가장 작은 출처의 값을 현재 값으로 쓴다.",
    "The value of the source with the lowest preference is the current one.",
)
_ACCOUNTS = SectionSpec(
    "accounts",
    ("출처마다 다른 금액", "Amounts by source"),
    "budget-accounts",
    columns=("activity", "kind", "amount", "printed", "preference"),
    basis=("statement",),
    note=_LOWEST,
    none=(
        "출처마다 금액을 다르게 적은 항목이 없다.",
        "No sources of the same edition state different amounts.",
    ),
)
_VALUES = SectionSpec(
    "values",
    ("출처마다 다른 기간과 수치", "Periods and figures by source"),
    "value-accounts",
    columns=(
        "activity",
        Field(
            Head("what", Kind.THING, "구분", "subject"),
            lambda _, row: row["statement"] if row["link"] in _NAMED else row["link"],
        ),
        Field(Head("property", Kind.THING, "항목", "what"), "property"),
        Head("value", Kind.TEXT, "내용", "value"),
        "preference",
    ),
    basis=("statement",),
    note=_LOWEST,
    none=(
        "같은 판의 출처들이 서로 다르게 적은 기간이나 수치가 없다.",
        "No sources of the same edition state different periods or figures.",
    ),
)
_CORRECTIONS = SectionSpec(
    "corrections",
    ("바로잡은 오기", "Misprints and corrections"),
    "corrections",
    columns=(
        Field(Head("activity"), "thing"),
        Head("what", Kind.LABEL),
        "printed",
        Field(Head("resolved"), _resolve),
        "reason",
        "by",
    ),
    basis=("statement",),
    none=("오기를 바로잡은 항목이 없다.", "No misprint was corrected."),
)
_PERIODS = SectionSpec(
    "periods",
    ("기간의 표기와 해석", "Periods as printed and resolved"),
    "durations",
    columns=(
        Field(Head("activity"), "thing"),
        Field(Head("period"), lambda _, row: write_span(row)),
        "printed",
        "duration",
        "reason",
    ),
    basis=("statement",),
    none=(
        "기간의 길이를 적거나 기간을 날짜가 아닌 말로 적은 출처가 없다.",
        "No source states a period in words or with a length.",
    ),
)


@report(
    "conflicts",
    summary_ko="출처마다 다르게 적힌 값, 오기, 서로 다른 기간",
    summary="Conflicting values of several sources, misprints, conflicting periods",
)
def conflicts(view: View) -> Report:
    """Sections ``accounts``, ``values``, ``wordings``, ``corrections`` and ``periods``.

    If several sources report one edition, the source with the lowest ``preference`` gives the current values. The
    default is 1. Of sources with the same preference, the first in the files comes first.
    """
    words = Wording(view)
    title = words.pick("출처 간 불일치", "Conflicting values")
    return words.report("conflicts", title, (), read_conflicts(words, None))


def read_conflicts(words: Wording, scope: Collection[Iri] | None) -> tuple[Block, ...]:
    """The sections of the report for the plans and activities of *scope*. ``None`` stands for all."""
    durations = (row for row in words.view.read("durations") if scope is None or row["thing"] in scope)
    return (
        read_block(words, _ACCOUNTS, None if scope is None else {"activity": scope}),
        to_block(words, _VALUES, _read_values(words, scope)),
        _wordings(words, scope),
        read_block(words, _CORRECTIONS, None if scope is None else {"thing": scope}),
        to_block(words, _PERIODS, durations),
    )


def _read_values(words: Wording, scope: Collection[Iri] | None) -> Iterator[QueryRow]:
    """The values of the accounts in words, figures with all that is said about them."""
    rows = words.view.read(_VALUES.query, None if scope is None else {"activity": scope}, ended=False)
    for row, measure in iter_accounts(rows):
        yield {**row, "value": measure.write(words.view.lang) if measure else str(row["value"])}


def _wordings(words: Wording, scope: Collection[Iri] | None) -> Block:
    """Titles and visions of one edition that its sources word differently, and visions that not all of them state."""
    lines: dict[tuple[object, ...], dict[str, Line]] = defaultdict(dict)
    stated: dict[tuple[object, ...], dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
    editions = None if scope is None else words.view.read("editions", {"plan": scope})
    among = None if editions is None else {"edition": [Iri(row["edition"]) for row in editions]}
    for row in words.view.read("edition-items", among):
        if row["title"] is None:
            continue
        item = (row["plan"], row["name"], row["class"], None if row["class"] == RM.Vision else row["item"])
        # The sources come in order of preference. The first source of a wording is cited.
        line = Line((row["plan"], row["class"], row["title"], row["preference"]), (Iri(row["edition"]),))
        lines[item].setdefault(str(row["title"]), line)
        stated[item][row["edition"]].add(str(row["title"]))
    common = {item: set.intersection(*some.values()) for item, some in stated.items()}
    shown = [line for item, some in lines.items() for title, line in some.items() if title not in common[item]]
    heading = words.pick("출처마다 다른 문구", "Wordings by source")
    none = words.pick(
        "같은 판의 제목이나 비전을 다르게 적은 출처가 없다.",
        "No sources of the same edition word a title or vision differently.",
    )
    columns = ("activity", "what", "printed", "preference")
    return words.section("wordings", heading, columns, shown, note="" if shown else none)

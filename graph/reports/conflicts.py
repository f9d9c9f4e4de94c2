"""Values that sources print differently, side by side; misprints beside how they are read; periods that disagree."""

from decimal import Decimal

from graph.money import format_amount
from graph.naming import LATEST
from graph.queries import run_query
from graph.reports import report
from graph.reports.result import Cell, Report, Section
from graph.reports.wording import Wording
from graph.stores import Iri, Store
from graph.vocabulary import RM


@report(
    "conflicts",
    summary_ko="출처마다 다르게 적힌 값, 잘못 적힌 값, 어긋나는 기간",
    summary="Values that sources print differently, misprints, periods that disagree",
)
def conflicts(store: Store, *, lang: str = "ko", as_of: str = LATEST) -> Report:
    """Sections ``accounts``, ``wordings``, ``corrections`` and ``periods``.

    The rule of preference: of several accounts of one edition the one with the lowest rank gives the current view;
    the rank is written in the data (``preference``), 1 where nothing is written.
    """
    words = Wording(store, lang, as_of)
    title = words.pick("서로 다르게 적힌 값", "Conflicting values")
    return Report(
        "conflicts", title, lang, (), (_accounts(words), _wordings(words), _corrections(words), _periods(words))
    )


def _accounts(words: Wording) -> Section:
    rows, evidence = words.read_rows("budget-accounts")
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        one = evidence[Iri(row["statement"])]
        amount = format_amount(Decimal(str(row["amount"])), lang=words.lang)
        named = (words.name(Iri(row["activity"])), words.name(Iri(row["kind"])))
        cells.append((*named, amount, str(row["printed"]), str(row["preference"]), words.cite([one]), one.place))
    note = words.pick("우선순위 1이 지금의 값이다.", "Rank 1 gives the current view.") if cells else ""
    columns = words.columns("activity", "kind", "amount", "printed", "preference", "source", "place")
    return Section("accounts", words.pick("출처마다 다른 금액", "Amounts by source"), columns, tuple(cells), note)


def _wordings(words: Wording) -> Section:
    """Titles and visions that several accounts of one edition word differently."""
    told: dict[tuple[Cell, ...], dict[str, tuple[Cell, ...]]] = {}
    for row in run_query(words.store, "edition-items").to_dicts():
        if row["title"] is None or str(row["issued"]) > words.as_of:
            continue
        vision = row["class"] == RM.Vision
        item = (row["plan"], row["name"], row["class"], row["place"] if vision else row["item"])
        # The accounts come in the order of their preference; the first to print a wording is cited.
        told.setdefault(item, {}).setdefault(str(row["title"]), (row["preference"], row["source"]))
    cells: list[tuple[Cell, ...]] = []
    for (plan, _, kind, _), titles in told.items():
        for title, (rank, source) in titles.items() if len(titles) > 1 else ():
            named = (words.name(Iri(str(plan))), words.name(Iri(str(kind))))
            cells.append((*named, title, str(rank), words.name(Iri(str(source)))))
    columns = words.columns("activity", "what", "printed", "preference", "source")
    heading = words.pick("출처마다 다른 문구", "Wordings by source")
    return Section("wordings", heading, columns, tuple(cells))


def _corrections(words: Wording) -> Section:
    rows, evidence = words.read_rows("corrections")
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        resolved = row["resolved"]
        text = format_amount(resolved, lang=words.lang) if isinstance(resolved, Decimal) else str(resolved or "")
        what = words.name(row["what"]).label if isinstance(row["what"], Iri) else str(row["what"])
        by = words.name(Iri(row["by"])).label if row["by"] else ""
        one = evidence[Iri(row["statement"])]
        reason = words.name(Iri(row["reason"])).label
        thing = words.name(Iri(row["thing"]))
        cells.append((thing, what, str(row["printed"] or ""), text, reason, by, words.cite([one]), one.place))
    columns = words.columns("activity", "what", "printed", "resolved", "reason", "by", "source", "place")
    return Section("corrections", words.pick("바로잡은 표기", "Misprints and their reading"), columns, tuple(cells))


def _periods(words: Wording) -> Section:
    rows, evidence = words.read_rows("durations")
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        span = f"{row['start'] or ''}–{row['end'] or ''}" if row["start"] or row["end"] else ""
        one = evidence[Iri(row["statement"])]
        reason = words.name(Iri(row["reason"])).label if row["reason"] else ""
        texts = (span, str(row["printed"] or ""), str(row["duration"] or ""), reason)
        cells.append((words.name(Iri(row["thing"])), *texts, words.cite([one]), one.place))
    columns = words.columns("activity", "period", "printed", "duration", "reason", "source", "place")
    return Section("periods", words.pick("기간의 표기와 풀이", "Periods as printed and as read"), columns, tuple(cells))

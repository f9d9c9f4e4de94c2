"""Whether the figures add up: parts and totals, shares and announced amounts, counts and lists, double counting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.figures import Figure, add_up
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Kind, Report
from graph.reports.specifications import SectionSpec, read_block
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.counts import read_counts
from graph.view.evidence import read_share_terms
from graph.view.landscape import read_figure
from graph.view.reconciliation import Sum, iter_sums, judge
from graph.view.view import View

_VERDICTS = {
    "confirmed": ("일치", "confirmed"),
    "explained": ("사유 있음", "explained"),
    "unexplained": ("사유 없음", "unexplained"),
    "unknown": ("확인 불가", "cannot be checked"),
}
_WHAT = {
    "sources": ("재원별 금액과 총사업비", "funding sources and total"),
    "uses": ("쓰임별 금액과 전체 금액", "uses and full amount"),
    "activities": ("하위 항목과 상위 항목", "parts and parent"),
    "periods": ("기간별 금액과 전체 금액", "periods and full amount"),
    "regions": ("지역별 금액과 전체 금액", "regions and full amount"),
    "parts": ("부분 금액과 전체 금액", "part and full amount"),
}
_WHY = {
    "rounded": ("적힌 자리에서 반올림하였다", "rounded to the printed digit"),
    "approximate": ("어림한 금액이다", "approximate figures"),
    "incomplete": ("나머지가 적혀 있지 않다", "the rest is not broken down"),
}
# Activities that two roadmaps announce. The sum of both roadmaps counts their amounts twice.
_TWICE = SectionSpec(
    "twice",
    ("중복 계상되는 사업", "Counted twice"),
    "same-activities",
    columns=("activity", "roadmap", "same", "other_roadmap", "reason"),
    basis=("statement",),
    note=("두 로드맵의 금액을 합산하면 이 사업이 중복 계상된다.", "The sum of both roadmaps counts these twice."),
    none=("두 로드맵이 함께 발표한 사업이 없다.", "No activity is announced in two roadmaps."),
)


@dataclass(frozen=True)
class Check:
    """One sum: its item, its terms, the amount that they should give, and the verdict."""

    item: Iri
    what: str
    terms: tuple[Figure, ...]
    total: Figure
    verdict: str
    why: str
    statements: tuple[Iri, ...]


@report(
    "reconcile",
    summary_ko="금액과 건수의 일치 여부: 부분과 총액, 배분과 발표액, 발표 건수와 목록, 중복 계상",
    summary="Whether figures add up: parts and totals, shares and announced amounts, counts and lists, double counting",
)
def reconcile(view: View) -> Report:
    """Sections ``money``, ``counts`` and ``twice``. Each row has the arithmetic, the difference and a verdict.

    The verdicts are:

    - *confirmed*: the terms give the amount.
    - *explained*: the data files state a reason for the difference.
    - *unexplained*: no reason is known for the difference.
    - *cannot be checked*: a term is missing or approximate.

    The rules: :mod:`graph.view.reconciliation`.
    """
    words = Wording(view)
    checks = [*_shares(words), *_stated_shares(words), *(_to_check(one, words) for one in iter_sums(view))]
    title = words.pick("금액과 건수의 대사", "Reconciliation")
    return words.report("reconcile", title, (), (_to_section(checks, words), _counts(words), read_block(words, _TWICE)))


def _to_check(one: Sum, words: Wording) -> Check:
    statements = tuple(it for amount in (*one.terms, one.total) for it in (amount.statement, *amount.reductions))
    what, why = words.pick(*_WHAT[one.what]), one.why
    if why:
        why = words.pick(*_WHY[why]) if why in _WHY else words.name(Iri(why)).label
    item = one.terms[0].activity if len(one.terms) == 1 else one.total.activity
    figures = tuple(term.figure for term in one.terms)
    return Check(item, what, figures, one.total.figure, one.verdict, why, statements)


def _shares(words: Wording) -> Iterator[Check]:
    """Compares the derived parts of a region with each announced amount."""
    rows = words.view.read("reconciliation", ended=True)
    terms_of = read_share_terms(words.view)
    words.learn(Iri(row[name]) for row in rows for name in ("region", "kind"))
    for row in rows:
        region, kind = Iri(row["region"]), Iri(row["kind"])
        terms = terms_of.get(Iri(row["statement"]), [])
        what = _name_part(words, region, kind)
        statements = (*(Iri(line["statement"]) for line in terms), Iri(row["statement"]))
        amounts, announced = tuple(map(read_figure, terms)), read_figure(row, "announced")
        verdict, why = judge(add_up(amounts), announced)
        yield Check(
            Iri(row["roadmap"]), what, amounts, announced, verdict, words.pick(*_WHY[why]) if why else "", statements
        )


def _stated_shares(words: Wording) -> Iterator[Check]:
    """Compares the share of a region in an amount with what a source states for the region."""
    pairs = [
        (entry, stated)
        for entry, stated in words.view.ledger.shares
        # The share in one use is not what the region gets of all uses.
        if stated and entry.amount.covers(stated) and not entry.amount.use
    ]
    words.learn(one for entry, _ in pairs for one in (entry.region, entry.amount.kind) if one)
    for entry, stated in pairs:
        verdict, why = judge(entry.figure, stated.figure)
        statements = (entry.statement, stated.statement)
        what = _name_part(words, stated.region or stated.activity, stated.kind)
        reason = words.pick(*_WHY[why]) if why else ""
        yield Check(stated.activity, what, (entry.figure,), stated.figure, verdict, reason, statements)


def _name_part(words: Wording, region: Iri, kind: Iri) -> str:
    owner, source = words.name(region).label, words.name(kind).label
    return words.pick(f"{owner} 몫의 {source}", f"{source} amount, part of {owner}")


def _to_section(checks: Sequence[Check], words: Wording) -> Block:
    columns = ("activity", "check", "arithmetic", "difference", "verdict", Head("reason", Kind.TEXT))
    lines = [Line(_to_cells(check, words), check.statements) for check in checks]
    none = words.pick("대사할 합계나 배분을 적은 출처가 없다.", "No source states a sum or share to compare.")
    return words.section("money", words.pick("금액", "Amounts"), columns, lines, note="" if lines else none)


def _to_cells(check: Check, words: Wording) -> tuple[RawCell, ...]:
    difference = add_up(check.terms).won - check.total.won
    sign = "=" if not difference else "<" if difference < 0 else ">"
    terms = " + ".join(words.money(term).label for term in check.terms)
    arithmetic = f"{terms} {sign} {words.money(check.total).label}"
    verdict = words.pick(*_VERDICTS[check.verdict])
    return check.item, check.what, arithmetic, words.money(difference), verdict, check.why


def _counts(words: Wording) -> Block:
    """Compares announced counts with listed items. A list with fewer items is a gap, not an error."""
    lines = []
    for one in read_counts(words.view, words.view.activities):
        if one.listed is None:
            continue
        count, listed = one.count, one.listed
        verdict = "confirmed" if count == listed else "explained" if listed < count else "unexplained"
        gap = (
            words.pick(
                f"{count - listed}건은 명칭이 없다",
                f"{count - listed} {'is' if count - listed == 1 else 'are'} not named",
            )
            if listed < count
            else ""
        )
        cells = (one.activity, one.of, count, listed, words.pick(*_VERDICTS[verdict]), gap)
        lines.append(Line(cells, (one.statement,)))
    columns = ("activity", "of", "count", "listed", "verdict", Head("reason", Kind.TEXT))
    none = words.pick(
        "목록과 비교할 건수를 발표한 출처가 없다.", "No source announces a count that can be compared with a list."
    )
    return words.section("counts", words.pick("건수", "Counts"), columns, lines, note="" if lines else none)

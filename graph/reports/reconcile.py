"""Whether the figures add up: parts and totals, shares and announced amounts, counts and lists, double counting."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.model.money import format_amount
from graph.model.vocabulary import CODE
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Kind, Report
from graph.reports.specifications import SectionSpec, read_block
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.counts import read_counts
from graph.view.evidence import read_share_terms
from graph.view.view import View

TOTAL = CODE.to_iri("amount-kind-total")
# Kinds of amount that are not funding sources of a total.
_NOT_SOURCES = (TOTAL, CODE.to_iri("amount-kind-study-price"))
_LOCAL = CODE.to_iri("amount-kind-local")
# The funding sources within local money, if a source breaks it down.
_IN_LOCAL = tuple(CODE.to_iri(f"amount-kind-{name}") for name in ("province", "city", "county"))
_EOK = Decimal(10**8)
_VERDICTS = {
    "confirmed": ("일치", "confirmed"),
    "explained": ("사유 있음", "explained"),
    "off": ("차이 있음", "off by"),
    "unknown": ("확인 불가", "cannot be checked"),
}
_PARTS = ("하위 항목과 상위 항목", "parts and parent")
# Activities that two roadmaps announce. The sum of both roadmaps counts their amounts twice.
_TWICE = SectionSpec(
    "twice",
    ("중복 계상되는 사업", "Counted twice"),
    "same-activities",
    columns=("activity", "roadmap", "same", "other_roadmap", "reason"),
    basis=("statement",),
    note=("두 로드맵의 금액을 합산하면 이 사업이 중복 계상된다.", "The sum of both roadmaps counts these twice."),
)


@dataclass(frozen=True)
class Amount:
    """One budget line as an edition states it."""

    edition: Iri
    item: Iri
    kind: Iri
    won: Decimal
    stage: str
    region: str
    use: str
    inside: str
    reason: str
    statement: Iri


@dataclass(frozen=True)
class Check:
    """One sum: its item, its terms, the amount that they should give, and the verdict."""

    item: Iri
    what: str
    terms: tuple[Decimal, ...]
    total: Decimal
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
    - *off by*: no reason is known for the difference.
    - *cannot be checked*: a term is missing, and the difference is the missing amount.
    """
    words = Wording(view)
    amounts = _read_amounts(view)
    checks = [*_shares(words), *_totals(amounts, words), *_uses(amounts, words), *_parts(amounts, words)]
    checks += _insides(amounts, words)
    title = words.pick("금액과 건수의 대사", "Reconciliation")
    return words.report("reconcile", title, (), (_to_section(checks, words), _counts(words), read_block(words, _TWICE)))


# The order of the amounts of all editions.
_ORDER = ("edition", "activity", "kind", "statement")


def _read_amounts(view: View) -> list[Amount]:
    known = {row["edition"] for row in view.read("editions")}
    # A line with several periods has several rows.
    lines = {row["statement"]: row for row in view.read_all("amounts") if row["edition"] in known}
    rows = sorted(lines.values(), key=lambda row: tuple(str(row[name]) for name in _ORDER))
    return [
        Amount(
            edition=Iri(row["edition"]),
            item=Iri(row["activity"]),
            kind=Iri(row["kind"]),
            won=Decimal(str(row["amount"])),
            stage=str(row["stage"] or ""),
            region=str(row["region"] or ""),
            use=str(row["use"] or ""),
            inside=str(row["inside"] or ""),
            reason=str(row["reason"] or ""),
            statement=Iri(row["statement"]),
        )
        for row in rows
    ]


def _group(amounts: Sequence[Amount], *names: str) -> dict[tuple[object, ...], list[Amount]]:
    grouped: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for amount in amounts:
        grouped[tuple(getattr(amount, name) for name in names)].append(amount)
    return grouped


def _judge(terms: Sequence[Amount], total: Amount, *, complete: bool, words: Wording) -> tuple[str, str]:
    """The verdict on a sum, and its reason in words."""
    computed = sum((term.won for term in terms), Decimal(0))
    if computed == total.won:
        return "confirmed", ""
    if not complete and computed < total.won:
        return "unknown", words.pick("나머지가 적혀 있지 않다", "the rest is not broken down")
    if abs(computed - total.won) < _printed_step(total.won):
        return "explained", words.pick("적힌 자리에서 반올림하였다", "rounded to the printed digit")
    reason = next((one.reason for one in (total, *terms) if one.reason), "")
    return ("explained", words.name(Iri(reason)).label) if reason else ("off", "")


def _printed_step(won: Decimal) -> Decimal:
    """The value of the last printed digit, such as 1억 for 4조 4367억. The maximum is 1억."""
    step = Decimal(1)
    while step < _EOK and won % (step * 10) == 0:
        step *= 10
    return step


def _totals(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Compares the funding sources with the total, as one edition states them for one item."""
    plain = [one for one in amounts if not (one.use or one.inside or one.region)]
    for lines in _group(plain, "edition", "item", "stage").values():
        totals = [line for line in lines if line.kind == TOTAL]
        kinds = {line.kind for line in lines}
        counted_elsewhere = (*_NOT_SOURCES, *(_IN_LOCAL if _LOCAL in kinds else ()))
        sources = [line for line in lines if line.kind not in counted_elsewhere]
        if len(totals) == 1 and sources:
            verdict = _judge(sources, totals[0], complete=len(sources) > 2, words=words)
            what = words.pick("재원별 금액과 총사업비", "funding sources and total")
            yield _to_check(sources[0].item, what, sources, totals[0], verdict)


def _uses(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Compares the amounts per use with the full amount of the same funding source and edition."""
    plain = [one for one in amounts if not (one.inside or one.region)]
    for lines in _group(plain, "edition", "item", "kind", "stage").values():
        full, uses = [line for line in lines if not line.use], [line for line in lines if line.use]
        if len(full) == 1 and uses:
            verdict = _judge(uses, full[0], complete=len(uses) > 1, words=words)
            what = words.pick("쓰임별 금액과 전체 금액", "uses and full amount")
            yield _to_check(uses[0].item, what, uses, full[0], verdict)


def _parts(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Compares the amounts of all parts with the amount of their parent, unless it is the share of one region."""
    parents = {Iri(row["part"]): Iri(row["whole"]) for row in words.view.read("stated-parts")}
    plain = [one for one in amounts if not (one.use or one.inside or one.region)]
    siblings: dict[Iri, set[Iri]] = defaultdict(set)
    for child, parent in parents.items():
        siblings[parent].add(child)
    by_place = _group(plain, "edition", "item", "kind", "stage")
    for (edition, item, kind, stage), (total, *_) in by_place.items():
        below = sorted(siblings.get(Iri(str(item)), ()))
        terms = [line for part in below for line in by_place.get((edition, part, kind, stage), ())]
        if terms:
            verdict = _judge(terms, total, complete=len(terms) == len(below), words=words)
            yield _to_check(total.item, words.pick(*_PARTS), terms, total, verdict)


def _insides(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Checks amounts that are part of a larger one.

    The amounts of several items must add up to the larger one. A single amount must not exceed it.
    """
    by_statement = {str(one.statement): one for one in amounts}
    inside = [one for one in amounts if one.inside in by_statement]
    for lines in _group(inside, "inside", "stage").values():
        larger = by_statement[lines[0].inside]
        parts = [line for line in lines if line.item != larger.item]
        if len({part.item for part in parts}) > 1:
            verdict, why = _judge(parts, larger, complete=True, words=words)
            yield _to_check(larger.item, words.pick(*_PARTS), parts, larger, (verdict, why))
        else:
            parts = []
        for line in (line for line in lines if line not in parts):
            verdict = "confirmed" if line.won <= larger.won else "off"
            what = words.pick("더 큰 금액의 부분 금액", "part of a larger amount")
            yield _to_check(line.item, what, [line], larger, (verdict, words.pick("합산하지 않는다", "not added up")))


def _to_check(item: Iri, what: str, terms: Sequence[Amount], total: Amount, verdict: tuple[str, str]) -> Check:
    statements = (*(term.statement for term in terms), total.statement)
    return Check(item, what, tuple(term.won for term in terms), total.won, *verdict, statements)


def _shares(words: Wording) -> Iterator[Check]:
    """Compares the derived parts of a region with each announced amount."""
    rows = words.view.read("reconciliation", ended=True)
    terms_of = read_share_terms(words.view)
    words.learn(Iri(row[name]) for row in rows for name in ("region", "kind"))
    for row in rows:
        region, kind = Iri(row["region"]), Iri(row["kind"])
        terms = terms_of.get(Iri(row["statement"]), [])
        verdict = "confirmed" if row["difference"] == 0 else "off"
        owner, source = words.name(region).label, words.name(kind).label
        what = words.pick(f"{owner} 몫의 {source}", f"{source} amount, part of {owner}")
        statements = (*(Iri(line["statement"]) for line in terms), Iri(row["statement"]))
        amounts = tuple(Decimal(str(line["amount"])) for line in terms)
        yield Check(Iri(row["roadmap"]), what, amounts, Decimal(str(row["announced"])), verdict, "", statements)


def _to_section(checks: Sequence[Check], words: Wording) -> Block:
    columns = ("activity", "check", "arithmetic", "difference", "verdict", Head("reason", Kind.TEXT))
    lines = [Line(_to_cells(check, words), check.statements) for check in checks]
    return words.section("money", words.pick("금액", "Amounts"), columns, lines)


def _to_cells(check: Check, words: Wording) -> tuple[RawCell, ...]:
    computed = sum(check.terms, Decimal(0))
    sign = "=" if computed == check.total else "<" if computed < check.total else ">"
    terms = " + ".join(format_amount(term, lang=words.view.lang) for term in check.terms)
    arithmetic = f"{terms} {sign} {format_amount(check.total, lang=words.view.lang)}"
    verdict = words.pick(*_VERDICTS[check.verdict])
    return check.item, check.what, arithmetic, words.money(computed - check.total), verdict, check.why


def _counts(words: Wording) -> Block:
    """Compares announced counts with listed items. A list with fewer items is a gap, not an error."""
    lines = []
    for one in read_counts(words.view, words.view.activities):
        if one.listed is None:
            continue
        count, listed = one.count, one.listed
        verdict = "confirmed" if count == listed else "explained" if listed < count else "off"
        gap = (
            words.pick(f"{count - listed}건은 명칭이 없다", f"{count - listed} are not named") if listed < count else ""
        )
        cells = (one.activity, one.of, count, listed, words.pick(*_VERDICTS[verdict]), gap)
        lines.append(Line(cells, (one.statement,)))
    columns = ("activity", "of", "count", "listed", "verdict", Head("reason", Kind.TEXT))
    return words.section("counts", words.pick("건수", "Counts"), columns, lines)

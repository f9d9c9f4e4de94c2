"""Whether the figures add up: parts to total, shares to announced money, counts to lists, money counted twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.model.money import format_amount
from graph.model.vocabulary import CODE
from graph.reports import report
from graph.reports.result import Report, Section
from graph.reports.wording import Line, RawCell, Wording
from graph.stores import Iri
from graph.view.counts import read_counts
from graph.view.evidence import read_share_terms
from graph.view.view import View

TOTAL = CODE.to_iri("amount-kind-total")
# Money of one purse; several of them make a total.
_NO_PURSE = (TOTAL, CODE.to_iri("amount-kind-study-price"))
_LOCAL = CODE.to_iri("amount-kind-local")
# What local money is made of, where a source divides it.
_IN_LOCAL = tuple(CODE.to_iri(f"amount-kind-{name}") for name in ("province", "city", "county"))
_EOK = Decimal(10**8)
_VERDICTS = {
    "confirmed": ("확인됨", "confirmed"),
    "explained": ("설명됨", "explained"),
    "off": ("어긋남", "off by"),
    "unknown": ("확인할 수 없음", "cannot be checked"),
}


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
    """One sum: what it is about, its terms, what they should give, and how that came out."""

    item: Iri
    what: str
    terms: tuple[Decimal, ...]
    whole: Decimal
    verdict: str
    why: str
    statements: tuple[Iri, ...]


@report(
    "reconcile",
    summary_ko="금액과 건수가 맞는지: 부분과 총액, 배분과 발표액, 발표 건수와 목록, 중복 계상",
    summary="Whether figures add up: parts and totals, shares and announced money, counts and lists, double counting",
)
def reconcile(view: View) -> Report:
    """Sections ``money``, ``counts`` and ``twice``; each line with its arithmetic, its residual and a verdict.

    Verdicts: confirmed; explained (a reason is written in the data); off by (with the difference); cannot be checked
    (a term is missing; the residual says how much is not named).
    """
    words = Wording(view)
    amounts = _read_amounts(view)
    checks = [*_shares(words), *_totals(amounts, words), *_uses(amounts, words), *_parts(amounts, words)]
    checks += _insides(amounts, words)
    title = words.pick("금액과 건수의 대사", "Reconciliation")
    return Report("reconcile", title, view.lang, (), (_to_section(checks, words), _counts(words), _twice(words)))


# How the amounts of all editions are ordered.
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


def _judge(terms: Sequence[Amount], whole: Amount, *, complete: bool, words: Wording) -> tuple[str, str]:
    """The verdict on a sum, and in words what speaks for it."""
    computed = sum((term.won for term in terms), Decimal(0))
    if computed == whole.won:
        return "confirmed", ""
    if not complete and computed < whole.won:
        return "unknown", words.pick("나머지가 적혀 있지 않다", "the rest is not broken down")
    if abs(computed - whole.won) < _printed_step(whole.won):
        return "explained", words.pick("적힌 자리에서 반올림했다", "rounded to the printed digit")
    reason = next((one.reason for one in (whole, *terms) if one.reason), "")
    return ("explained", words.name(Iri(reason)).label) if reason else ("off", "")


def _printed_step(won: Decimal) -> Decimal:
    """The worth of the last digit that is printed: 1억 for 4조 4367억; never more than that."""
    step = Decimal(1)
    while step < _EOK and won % (step * 10) == 0:
        step *= 10
    return step


def _totals(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Purses to total, as one edition states them for one item."""
    plain = [one for one in amounts if not (one.use or one.inside or one.region)]
    for lines in _group(plain, "edition", "item", "stage").values():
        totals = [line for line in lines if line.kind == TOTAL]
        kinds = {line.kind for line in lines}
        counted_elsewhere = (*_NO_PURSE, *(_IN_LOCAL if _LOCAL in kinds else ()))
        purses = [line for line in lines if line.kind not in counted_elsewhere]
        if len(totals) == 1 and purses:
            verdict = _judge(purses, totals[0], complete=len(purses) > 2, words=words)
            what = words.pick("재원별 금액과 총사업비", "purses and total")
            yield _to_check(purses[0].item, what, purses, totals[0], verdict)


def _uses(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Uses to the amount of which they are the uses, of one kind and edition."""
    plain = [one for one in amounts if not (one.inside or one.region)]
    for lines in _group(plain, "edition", "item", "kind", "stage").values():
        wholes, uses = [line for line in lines if not line.use], [line for line in lines if line.use]
        if len(wholes) == 1 and uses:
            verdict = _judge(uses, wholes[0], complete=len(uses) > 1, words=words)
            what = words.pick("쓰임별 금액과 전체", "uses and whole")
            yield _to_check(uses[0].item, what, uses, wholes[0], verdict)


def _parts(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """The amounts of all parts to the amount of the whole, where the whole's is not one region's share."""
    parents = {Iri(row["part"]): Iri(row["whole"]) for row in words.view.read("stated-parts")}
    plain = [one for one in amounts if not (one.use or one.inside or one.region)]
    siblings: dict[Iri, set[Iri]] = defaultdict(set)
    for child, parent in parents.items():
        siblings[parent].add(child)
    by_place = _group(plain, "edition", "item", "kind", "stage")
    for (edition, item, kind, stage), (whole, *_) in by_place.items():
        below = sorted(siblings.get(Iri(str(item)), ()))
        terms = [line for part in below for line in by_place.get((edition, part, kind, stage), ())]
        if terms:
            verdict = _judge(terms, whole, complete=len(terms) == len(below), words=words)
            yield _to_check(whole.item, words.pick("하위 항목과 전체", "parts and whole"), terms, whole, verdict)


def _insides(amounts: Sequence[Amount], words: Wording) -> Iterator[Check]:
    """Amounts that lie inside a larger one: those of several parts are added up, a single one is not above it."""
    by_statement = {str(one.statement): one for one in amounts}
    inside = [one for one in amounts if one.inside in by_statement]
    for lines in _group(inside, "inside", "stage").values():
        whole = by_statement[lines[0].inside]
        parts = [line for line in lines if line.item != whole.item]
        if len({part.item for part in parts}) > 1:
            verdict, why = _judge(parts, whole, complete=True, words=words)
            what = words.pick("하위 항목과 전체", "parts and whole")
            yield _to_check(whole.item, what, parts, whole, (verdict, why))
        else:
            parts = []
        for line in (line for line in lines if line not in parts):
            verdict = "confirmed" if line.won <= whole.won else "off"
            what = words.pick("더 큰 금액에 들어 있는 몫", "part inside a larger amount")
            yield _to_check(line.item, what, [line], whole, (verdict, words.pick("더하지 않는다", "not to be added")))


def _to_check(item: Iri, what: str, terms: Sequence[Amount], whole: Amount, verdict: tuple[str, str]) -> Check:
    statements = (*(term.statement for term in terms), whole.statement)
    return Check(item, what, tuple(term.won for term in terms), whole.won, *verdict, statements)


def _shares(words: Wording) -> Iterator[Check]:
    """The region shares behind each announced amount, from the rule that derived them."""
    rows = words.view.read("reconciliation", ended=True)
    terms_of = read_share_terms(words.view)
    words.learn(Iri(row[name]) for row in rows for name in ("region", "kind"))
    for row in rows:
        region, kind = Iri(row["region"]), Iri(row["kind"])
        terms = terms_of.get(Iri(row["statement"]), [])
        verdict = "confirmed" if row["difference"] == 0 else "off"
        whose, purse = words.name(region).label, words.name(kind).label
        what = words.pick(f"{whose} 몫의 {purse}", f"{purse} money, part of {whose}")
        statements = (*(Iri(line["statement"]) for line in terms), Iri(row["statement"]))
        amounts = tuple(Decimal(str(line["amount"])) for line in terms)
        yield Check(Iri(row["roadmap"]), what, amounts, Decimal(str(row["announced"])), verdict, "", statements)


def _to_section(checks: Sequence[Check], words: Wording) -> Section:
    columns = ("activity", "check", "arithmetic", "difference", "verdict", "reason")
    lines = [Line(_to_cells(check, words), check.statements) for check in checks]
    return words.section("money", words.pick("금액", "Money"), columns, lines)


def _to_cells(check: Check, words: Wording) -> tuple[RawCell, ...]:
    computed = sum(check.terms, Decimal(0))
    sign = "=" if computed == check.whole else "<" if computed < check.whole else ">"
    terms = " + ".join(format_amount(term, lang=words.view.lang) for term in check.terms)
    arithmetic = f"{terms} {sign} {format_amount(check.whole, lang=words.view.lang)}"
    verdict = words.pick(*_VERDICTS[check.verdict])
    return check.item, check.what, arithmetic, words.money(computed - check.whole), verdict, check.why


def _counts(words: Wording) -> Section:
    """Announced counts to listed items; a list that is open, or names fewer, is a gap and no error."""
    lines = []
    for one in read_counts(words.view, words.view.activities):
        if one.listed is None:
            continue
        count, listed = one.count, one.listed
        verdict = "confirmed" if count == listed else "explained" if listed < count else "off"
        gap = (
            words.pick(f"{count - listed}건은 이름이 없다", f"{count - listed} are not named") if listed < count else ""
        )
        cells = (one.activity, one.of, count, listed, words.pick(*_VERDICTS[verdict]), gap)
        lines.append(Line(cells, (one.statement,)))
    columns = ("activity", "of", "count", "listed", "verdict", "reason")
    return words.section("counts", words.pick("건수", "Counts"), columns, lines)


def _twice(words: Wording) -> Section:
    """Activities that two roadmaps announce: adding the roadmaps up counts their money twice."""
    names = ("activity", "roadmap", "same", "other_roadmap", "reason")
    rows = words.view.read("same-activities")
    lines = [Line(tuple(row[name] for name in names), (Iri(row["statement"]),)) for row in rows]
    note = words.pick("두 로드맵의 금액을 더하면 이 사업을 두 번 센다.", "Adding both roadmaps counts these twice.")
    heading = words.pick("두 번 세는 사업", "Counted twice")
    return words.section("twice", heading, names, lines, note=note if lines else "")

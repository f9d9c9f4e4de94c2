"""How an amount was computed: the parts that add up to it, or the share that a region has of it."""

from decimal import Decimal

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.questions.operators.money import list_kinds
from graph.reports.questions.operators.roles import find_scope
from graph.stores import Iri
from graph.view.evidence import read_share_terms
from graph.view.reconciliation import iter_sums

# The least part of an amount that the stated parts must explain.
_STATED = Decimal("0.95")
COLUMNS = ("activity", "region", "kind", "amount", "share")


@operator(
    "compute",
    "regions",
    "activities",
    "technologies",
    "money",
    "quantity",
    "kinds",
    "target",
    "total",
    "yes_no",
    "roles",
)
def compute(asked: Asked) -> Found:
    """One row per term, with the amount of the activity, then the sum."""
    wanted = {Decimal(one) for one in asked.form.quantity}
    scope = find_scope(asked)
    inside = set(asked.world.expand(scope.activities)) if scope and scope.named else None
    if not wanted and scope and scope.named and len(scope.activities) > 1:
        return Refusal(
            asked.pick("여러 항목의 금액을 함께 물었다", "the question asks for the amounts of several things")
        )
    share = _of_share(asked, wanted, inside)
    if share and (inside is not None or wanted):
        return share
    return (
        _of_reconciliation(asked, wanted)
        or _of_sum(asked, wanted, inside)
        or share
        or Refusal(
            asked.pick(
                "이 금액이 어떻게 계산되었는지 적은 출처가 없고 부분 금액도 없다",
                "no source states parts of this amount",
            )
        )
    )


def _of_reconciliation(asked: Asked, wanted: set[Decimal]) -> Finding | None:
    """The announced amount of a region as the sum of its parts."""
    view = asked.world.view
    terms = read_share_terms(view)
    kinds = list_kinds(asked, asked.form.filters.money)
    for row in view.read("reconciliation"):
        announced = Decimal(str(row["announced"]))
        if (wanted and announced not in wanted) or (asked.regions and row["region"] not in asked.regions):
            continue
        if kinds and row["kind"] not in kinds:
            continue
        lines = Lines()
        parts = []
        for term in terms.get(Iri(row["statement"]), ()):
            amount, whole = Decimal(str(term["amount"])), Decimal(str(term["whole"]))
            money = asked.words.money(amount)
            lines.add(
                term["activity"], row["region"], row["kind"], money, term.get("share"), basis=[Iri(term["statement"])]
            )
            part = f"{amount * 100 / whole:.0f}%" if whole != amount else ""
            of = (
                asked.pick(f"({asked.words.money(whole)}의 {part})", f"({part} of {asked.words.money(whole)})")
                if part
                else ""
            )
            parts.append(f"{asked.name(Iri(term['activity']))} {money}{of}")
        if not parts:
            continue
        total = asked.words.money(announced)
        lines.add(row["roadmap"], row["region"], row["kind"], total, None, basis=[Iri(row["statement"])])
        region, kind = asked.name(Iri(row["region"])), asked.name(Iri(row["kind"]))
        sentence = asked.pick(
            f"{region}의 {kind} {total}은 {' + '.join(parts)}이다",
            f"The {kind} {total} of {region} = {' + '.join(parts)}",
        )
        return Finding(sentence, COLUMNS, lines.lines, ("reconcile",))
    return None


def _of_share(asked: Asked, wanted: set[Decimal], inside: set[Iri] | None) -> Finding | None:
    """An amount that is the share of a region in a larger one."""
    view = asked.world.view
    for entry, _ in view.ledger.shares:
        amount = entry.amount
        if (
            (wanted and entry.figure.won not in wanted)
            or (inside is not None and amount.activity not in inside)
            or (asked.regions and entry.region not in asked.regions)
            or entry.figure.won == amount.won
        ):
            continue
        part = next((one for one in view.landscape.parts.get(amount.activity, ()) if one.region == entry.region), None)
        terms = [one.share for one in view.landscape.parts.get(amount.activity, ()) if one.share is not None]
        ratio = ":".join(f"{term.normalize():f}" for term in terms)
        percent = f"{entry.figure.won * 100 / amount.won:.0f}%"
        money, whole = asked.words.money(entry.figure), asked.words.money(amount.figure)
        lines = Lines()
        lines.add(amount.activity, None, amount.kind, whole, None, basis=[amount.statement])
        lines.add(
            amount.activity,
            entry.region,
            amount.kind,
            money,
            part.share if part else None,
            basis=[entry.statement, *([part.statement] if part else [])],
        )
        name, region, kind = asked.name(amount.activity), asked.name(entry.region), asked.name(amount.kind)  # type: ignore[arg-type]
        sentence = asked.pick(
            f"{region}의 몫 {money}은 {name} {kind} {whole}의 {percent}이다(배분비 {ratio})",
            f"{money} of {region} is {percent} of {whole} ({kind}) of {name}, ratio {ratio}",
        )
        return Finding(sentence, COLUMNS, lines.lines, ("reconcile",))
    return None


def _of_sum(asked: Asked, wanted: set[Decimal], inside: set[Iri] | None) -> Finding | None:
    """An amount with parts."""
    for one in iter_sums(asked.world.view):
        if one.total.figure.won not in wanted and not (
            not wanted and inside is not None and one.total.activity in inside
        ):
            continue
        if inside is not None and one.total.activity not in inside:
            continue
        if sum((term.figure.won for term in one.terms), Decimal(0)) < one.total.figure.won * _STATED:
            # What the sources state explains too little of the amount.
            continue
        lines = Lines()
        for term in one.terms:
            lines.add(
                term.activity,
                term.region or None,
                term.kind,
                asked.words.money(term.figure),
                None,
                basis=[term.statement],
            )
        lines.add(
            one.total.activity,
            one.total.region or None,
            one.total.kind,
            asked.words.money(one.total.figure),
            None,
            basis=[one.total.statement],
        )
        parts = " + ".join(
            f"{asked.name(term.activity)} {asked.name(term.kind)} {asked.words.money(term.figure)}"
            for term in one.terms
        )
        total, name = asked.words.money(one.total.figure), asked.name(one.total.activity)
        return Finding(
            asked.pick(f"{name}의 {total}은 {parts}이다", f"{total} of {name} = {parts}"),
            COLUMNS,
            lines.lines,
            ("reconcile",),
        )
    return None

"""Whether amounts add up to the larger amounts that contain them.

The parts of an amount are compared with it dimension by dimension: funding sources, uses, periods, regions or
activities. An activity is compared with the nearest parent that has an amount of its kind. Within one account of an
edition every figure counts as stated there. Besides, the amounts in force are compared if they come from several
editions or accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from graph.model.dates import fill, is_shorter, overlap, to_days
from graph.model.figures import LOWER, Figure, add_up
from graph.model.vocabulary import CODE
from graph.stores import Cell, Iri
from graph.view.landscape import read_figure
from graph.view.reductions import find_reduced
from graph.view.view import View

_TOTAL = CODE.to_iri("amount-kind-total")
# The price of the study that draws up the plan is not a funding source of its total.
_STUDY_PRICE = CODE.to_iri("amount-kind-study-price")
_SPENT = CODE.to_iri("amount-stage-spent")
_EOK, _JO = Decimal(10**8), Decimal(10**12)
# The dimensions in which amounts are divided, in the order of the sums.
DIMENSIONS = ("sources", "uses", "activities", "periods", "regions", "parts")
# The order of amounts.
_ORDER = ("edition", "activity", "kind", "statement")


@dataclass(frozen=True)
class Amount:
    """One budget line as an edition states it, less its ``reductions``; ``larger`` are the lines that contain it.

    ``inside`` is the line that contains it as its own account says. ``issue`` is the plan with the name of the edition,
    and ``rank`` the preference of the account.
    """

    edition: Iri
    activity: Iri
    kind: Iri
    figure: Figure
    stage: str
    region: Iri | None
    use: str
    period: tuple[str, str]
    reason: str
    inside: Iri | None
    larger: frozenset[Iri]
    statement: Iri
    issue: tuple[Cell, Cell]
    rank: int
    reductions: tuple[Iri, ...] = ()

    @property
    def is_spent(self) -> bool:
        """Whether the amount was spent; any other amount is planned."""
        return self.stage == _SPENT

    def is_slice(self, other: "Amount") -> bool:
        """Whether this is what *other* is, for a shorter period."""
        alike = ("activity", "kind", "region", "use", "is_spent")
        return is_shorter(self.period, other.period) and all(
            getattr(self, name) == getattr(other, name) for name in alike
        )

    def is_restated(self, other: "Amount") -> bool:
        """Whether *other* is the same money in another account of the edition."""
        alike = ("issue", "activity", "kind", "region", "use", "is_spent")
        return (
            self.edition != other.edition
            and overlap(self.period, other.period)
            and all(getattr(self, name) == getattr(other, name) for name in alike)
        )

    def shares_period(self, other: "Amount") -> bool:
        """Whether both are for one period, or one of them is not said to be for one."""
        return self.period == other.period or ("", "") in (self.period, other.period)


@dataclass(frozen=True)
class Sum:
    """The *terms* that should give the amount *total*. *what* is the dimension in which they differ from it.

    ``verdict`` is ``confirmed``, ``explained``, ``unexplained`` or ``unknown``. ``why`` is the reason of a data file,
    ``rounded``, ``approximate`` or ``incomplete``.
    """

    what: str
    terms: Sequence[Amount]
    total: Amount
    verdict: str
    why: str

    @property
    def computed(self) -> Figure:
        """The sum of the terms."""
        return add_up(term.figure for term in self.terms)

    @property
    def editions(self) -> set[Iri]:
        """The editions, each by account, that state the amounts."""
        return {amount.edition for amount in (*self.terms, self.total)}


def iter_sums(view: View) -> Iterator[Sum]:
    """Every amount with parts: first those of each account, then those in force from several accounts."""
    amounts, structure = _read_amounts(view), Structure(view)
    accounts: dict[Iri, list[Amount]] = defaultdict(list)
    for amount in amounts.values():
        within = amounts[amount.inside].edition if amount.inside in amounts else amount.edition
        for edition in {amount.edition, within}:
            accounts[edition].append(amount)
    in_force = [amounts[Iri(row["statement"])] for row in view.read("amounts")]
    across = [one for one in Comparison(structure, _deduct(in_force), True).iter_sums() if len(one.editions) > 1]
    # One account has only some of the parts of a total that several accounts break down, or refers to all of them.
    whole = {(one.total.statement, one.what): set(one.terms) for one in across}
    own = (one for edition in sorted(accounts) for one in Comparison(structure, _deduct(accounts[edition])).iter_sums())
    sums = [
        one
        for one in own
        if (one.total.statement, one.what) not in whole
        or (one.why != "incomplete" and set(one.terms) != whole[one.total.statement, one.what])
    ]
    yield from sorted((*sums, *across), key=lambda one: DIMENSIONS.index(one.what))


def _read_amounts(view: View) -> dict[Iri, Amount]:
    """The amounts by statement, in a stable order. A line with several periods has several rows."""
    editions = {row["edition"]: row for row in view.read("editions")}
    names = {edition: (row["plan"], row["name"]) for edition, row in editions.items()}
    lines = {Iri(row["statement"]): row for row in view.read_all("amounts") if row["edition"] in names}
    larger: dict[Iri, set[Iri]] = defaultdict(set)
    for row in view.read("larger-amounts"):
        statement, whole = Iri(row["statement"]), Iri(row["larger"])
        inside = lines[statement]["inside"] if statement in lines else None
        # What is inside an amount of one account is not inside another figure of the same edition.
        other = inside in lines and whole in lines and whole != inside and read_figure(lines[statement]).won >= 0
        if not (other and names[lines[whole]["edition"]] == names[lines[Iri(inside)]["edition"]]):
            larger[statement].add(whole)
    ordered = sorted(lines.values(), key=lambda row: tuple(str(row[name]) for name in _ORDER))
    return {
        Iri(row["statement"]): _to_amount(row, larger[Iri(row["statement"])], editions[row["edition"]])
        for row in ordered
    }


def _deduct(amounts: Sequence[Amount]) -> list[Amount]:
    """The *amounts* without the reductions among them, which are deducted from what they reduce."""
    known = {one.statement: one for one in amounts}
    reductions: dict[Iri, list[Amount]] = defaultdict(list)
    for one in amounts:
        for reduced in find_reduced(
            one.statement,
            lambda it: known[it].figure.won if it in known else None,
            lambda it: known[it].larger if it in known else (),
        ):
            reductions[reduced].append(one)
    found = []
    for amount in amounts:
        if amount.figure.won >= 0:
            own = reductions[amount.statement]
            net = add_up((amount.figure, *(one.figure for one in own)))
            found.append(replace(amount, figure=net, reductions=tuple(one.statement for one in own)))
    return found


def _to_amount(row: Mapping[str, Cell], larger: Iterable[Iri], edition: Mapping[str, Cell]) -> Amount:
    return Amount(
        edition=Iri(row["edition"]),
        activity=Iri(row["activity"]),
        kind=Iri(row["kind"]),
        figure=read_figure(row),
        stage=str(row["stage"] or ""),
        region=Iri(row["region"]) if row["region"] else None,
        use=str(row["use"] or ""),
        period=to_days((str(row["start"] or ""), str(row["end"] or ""))),
        reason=str(row["reason"] or ""),
        inside=Iri(row["inside"]) if row["inside"] else None,
        larger=frozenset(larger),
        statement=Iri(row["statement"]),
        issue=(edition["plan"], edition["name"]),
        rank=int(str(edition["preference"])),
    )


@dataclass(frozen=True)
class Structure:
    """What the amounts of all comparisons belong to: the parent of each activity, the sources in general ones."""

    view: View

    @cached_property
    def parents(self) -> Mapping[Iri, Iri]:
        """The parent of each activity, of a grouped strategy its focus area."""
        stated = {Iri(row["part"]): Iri(row["whole"]) for row in self.view.read("stated-parts")}
        return stated | {Iri(row["strategy"]): Iri(row["area"]) for row in self.view.read("groupings")}

    @cached_property
    def parts(self) -> Mapping[Iri, Sequence[Iri]]:
        """The parts of each parent."""
        found: dict[Iri, list[Iri]] = defaultdict(list)
        for part, whole in self.parents.items():
            found[whole].append(part)
        return found

    def climb(self, activity: Iri) -> Iterator[Iri]:
        """The parents of *activity*, the nearest first."""
        while activity := self.parents.get(activity, Iri("")):
            yield activity

    def covers(self, activities: Set[Iri], whole: Iri) -> bool:
        """Whether each part of *whole* is among *activities*, or each of its own parts."""
        parts = self.parts.get(whole, ())
        return bool(parts) and all(part in activities or self.covers(activities, part) for part in parts)

    @cached_property
    def broader(self) -> Mapping[Iri, Sequence[Iri]]:
        found: dict[Iri, list[Iri]] = defaultdict(list)
        for row in self.view.read("broader-kinds"):
            found[Iri(row["kind"])].append(Iri(row["broader"]))
        return found


@dataclass
class Comparison:
    """The comparison of *amounts*, in which no money is stated twice.

    :param across_editions: compares amounts of several stages, which editions reach one after the other.
    """

    structure: Structure
    amounts: Sequence[Amount]
    across_editions: bool = False

    def iter_sums(self) -> Iterator[Sum]:
        """The sums in the order of their terms."""
        groups: dict[tuple[Iri, str], list[Amount]] = defaultdict(list)
        for amount in self.amounts:
            for total, what in self._find_totals(amount):
                groups[total.statement, what].append(amount)
        totals = {amount.statement: amount for amount in self.amounts}
        for (statement, what), parts in groups.items():
            once = _drop_restated(parts, totals[statement].edition)
            terms = [part for part in once if not self._is_in_other(part, once)]
            if not _is_sample(what, terms, totals[statement]):
                yield Sum(what, terms, totals[statement], *self._judge(what, terms, totals[statement]))

    def _find_totals(self, amount: Amount) -> Iterator[tuple[Amount, str]]:
        """The amounts of which *amount* is a part, each with the dimension; only those that sources name, if any."""
        named = [one for one in self.amounts if one.statement in amount.larger] if amount.larger else []
        if named or amount.inside:
            yield from ((total, _name_dimension(amount, total)) for total in named)
            return
        for total in self._find_around(amount):
            comparable = self._to_stage(total) == self._to_stage(amount) and not total.larger
            if comparable and (what := self._find_dimension(amount, total)):
                yield total, what

    def _find_around(self, amount: Amount) -> Iterator[Amount]:
        """The amounts of the activity and of its parents, up to the first parent with the same kind of money."""
        yield from self._by_activity.get(amount.activity, ())
        for parent in self.structure.climb(amount.activity):
            above = self._by_activity.get(parent, ())
            yield from above
            if any(one.kind == amount.kind and not (one.use or one.region) for one in above):
                return

    def _find_dimension(self, part: Amount, total: Amount) -> str:
        """The dimension in which *part* is a part of *total*, if no source says so; empty if it is none."""
        shorter = part.is_slice(total)
        if part is total or total.use or not (shorter or part.shares_period(total)) or self._is_beside(part, total):
            return ""
        if shorter:
            return "periods"
        same = part.activity == total.activity and part.kind == total.kind
        if part.region != total.region:
            return "regions" if same and not (total.region or part.use) else ""
        if part.activity != total.activity:
            return "activities" if part.kind == total.kind and not (part.use or part.region) else ""
        if part.kind == total.kind:
            return "uses" if part.use else ""
        general = total.kind == _TOTAL or total.kind in self.structure.broader.get(part.kind, ())
        return "sources" if general and part.kind != _STUDY_PRICE and not part.use else ""

    def _is_beside(self, part: Amount, total: Amount) -> bool:
        """Whether *part* is for all years of a use, or of a funding source, and *total* for one of several years."""
        if any(part.period) or not any(total.period):
            return False
        alike = ("kind", "region", "use", "is_spent")
        return bool(part.use) or any(
            one.period != total.period and all(getattr(one, name) == getattr(total, name) for name in alike)
            for one in self._by_activity[total.activity]
        )

    def _to_stage(self, amount: Amount) -> object:
        return amount.is_spent if self.across_editions else amount.stage

    def _is_in_other(self, part: Amount, parts: Sequence[Amount]) -> bool:
        """Whether another one of *parts* contains *part*: a general funding source, or the undivided amount."""
        general = {part.kind, *self.structure.broader.get(part.kind, ())}
        alike = [one for one in parts if one.activity == part.activity and one.kind in general and one is not part]
        return any(
            (one.kind != part.kind and one.use == part.use)
            or (one.kind == part.kind and part.use and not (one.use or one.region))
            or part.is_slice(one)
            or (
                one.kind == part.kind
                and part.region
                and one.region in self.structure.view.containment.find_around(part.region)
            )
            for one in alike
        )

    @cached_property
    def _by_activity(self) -> Mapping[Iri, Sequence[Amount]]:
        found: dict[Iri, list[Amount]] = defaultdict(list)
        for amount in self.amounts:
            found[amount.activity].append(amount)
        return found

    def _judge(self, what: str, terms: Sequence[Amount], total: Amount) -> tuple[str, str]:
        """The verdict on a sum, and why."""
        computed = add_up(term.figure for term in terms)
        difference = computed.won - total.figure.won
        alone = judge(computed, total.figure)
        if alone[0] == "confirmed":
            return alone
        if difference < 0 and not self._is_complete(what, terms, total):
            return "unknown", "incomplete"
        if abs(difference) < _printed_step(total.figure.won):
            return "explained", "rounded"
        if reason := next((one.reason for one in (total, *terms) if one.reason), ""):
            return "explained", reason
        return alone

    def _is_complete(self, what: str, terms: Sequence[Amount], total: Amount) -> bool:
        """Whether the terms claim to be all parts: all parts of an activity, or several within one period."""
        activities = {term.activity for term in terms}
        if what == "activities" and all(total.activity in self.structure.climb(one) for one in activities):
            return self.structure.covers(activities, total.activity)
        if what == "regions" and (parts := self.structure.view.landscape.parts.get(total.activity)):
            return {part.region for part in parts} <= {term.region for term in terms}
        if what == "periods":
            return fill([term.period for term in terms], total.period)
        return len(terms) > 1 and all(term.shares_period(total) for term in terms)


def _drop_restated(parts: Sequence[Amount], account: Iri) -> Sequence[Amount]:
    """What several accounts state once: the figure of *account*, or that of the preferred one."""
    if len({part.edition for part in parts}) == 1:
        return parts
    ranked = sorted(parts, key=lambda part: (part.edition != account, part.rank, part.edition))
    restated = {part.statement for at, part in enumerate(ranked) if any(map(part.is_restated, ranked[:at]))}
    return [part for part in parts if part.statement not in restated]


def judge(computed: Figure, announced: Figure) -> tuple[str, str]:
    """The verdict on a sum with all its terms, and why, see :class:`Sum`."""
    exact = computed.is_exact and announced.is_exact
    if computed.won == announced.won or (not exact and _overlap(computed, announced)):
        return "confirmed", "" if exact else "approximate"
    # At least 65 is more than 60.
    bounded = announced.is_exact and computed.won > announced.won and {*computed.qualifier.split()} <= {*LOWER}
    return ("unexplained", "") if exact or bounded else ("unknown", "approximate")


def _name_dimension(part: Amount, total: Amount) -> str:
    """The dimension in which *part* differs from *total*, which contains it as a source says."""
    if part.activity != total.activity:
        return "activities"
    if part.kind != total.kind:
        return "sources"
    divided = {
        "uses": (part.use, total.use),
        "periods": (part.period, total.period),
        "regions": (part.region, total.region),
    }
    return next((name for name, (one, other) in divided.items() if one != other), "parts")


def _is_sample(what: str, terms: Sequence[Amount], total: Amount) -> bool:
    """Whether a single year or region is stated besides the total, and no source says more about it."""
    below = what in ("periods", "regions") and terms[0].figure.won < total.figure.won
    return below and len(terms) == 1 and total.statement not in terms[0].larger


def _overlap(one: Figure, other: Figure) -> bool:
    return one.won <= (other.upper or other.won) and other.won <= (one.upper or one.won)


def _printed_step(won: Decimal) -> Decimal:
    """The value of the last printed digit, such as 1억 for 4조 4367억. The maximum is 1억, from 100조 on 1조."""
    step, most = Decimal(1), _JO if won >= 100 * _JO else _EOK
    while won and step < most and won % (step * 10) == 0:
        step *= 10
    return step

"""The funding sources of each activity and the regions that get the money, on the day of a view."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.model.figures import Figure, add_up
from graph.model.identifiers import mint_code_iri
from graph.stores import Iri
from graph.view.generals import find_rests
from graph.view.landscape import Amount
from graph.view.ledger import Entry, is_spent
from graph.view.view import View

_TOTAL = Iri(mint_code_iri("amount-kind", "total"))
# The price of the study that draws up the plan is not planned money.
_STUDY = Iri(mint_code_iri("amount-kind", "study-price"))


@dataclass(frozen=True)
class Flow:
    """The planned money of an activity, less its reductions.

    ``funds`` holds one amount for each stated funding source. Of a general source it holds what no closer one states,
    see :func:`graph.view.generals.find_rests`. ``rest`` is the part of the ``total`` without a stated source, and
    ``whole`` the larger of the total and the sum of the funds. ``parts`` groups by region the amounts that regions get
    of the total or, without a total, of the funds, and their reductions.
    """

    activity: Iri
    total: Amount | None
    funds: Sequence[Amount]
    rest: Decimal
    whole: Figure
    parts: Sequence[Sequence[Entry]]


def iter_flows(view: View) -> Iterator[Flow]:
    """The flow of each activity with planned money of its own."""
    amounts: dict[Iri, dict[Iri, Amount]] = defaultdict(dict)
    for amount in view.landscape.amounts:
        if not amount.divided and not is_spent(amount) and not amount.region and amount.kind != _STUDY:
            left = replace(amount, figure=view.landscape.deduct(amount))
            amounts[amount.activity].setdefault(amount.kind, left)
    entries: dict[Iri, list[Entry]] = defaultdict(list)
    for entry in view.ledger.regional:
        entries[entry.amount.statement].append(entry)
    for activity, by_kind in amounts.items():
        total = by_kind.pop(_TOTAL, None)
        rests = find_rests(view.landscape, by_kind.values())
        net = (replace(one, figure=rests.get(one.statement, one.figure)) for one in by_kind.values())
        funds = tuple(one for one in net if one.won or one.statement not in rests)
        named = add_up(fund.figure for fund in funds)
        whole = total.figure if total and total.won >= named.won else named
        parts: dict[Iri | None, list[Entry]] = defaultdict(list)
        for amount in (total,) if total else funds:
            reductions = view.landscape.reductions.get(amount.statement, ())
            for statement in (amount.statement, *(one.statement for one in reductions)):
                for entry in entries[statement]:
                    parts[entry.region].append(entry)
        rest = max(total.won - named.won, Decimal(0)) if total else Decimal(0)
        if whole.won > 0:
            yield Flow(activity, total, funds, rest, whole, tuple(map(tuple, parts.values())))

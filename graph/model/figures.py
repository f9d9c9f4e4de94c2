"""Amounts of money with what is uncertain about them, and their sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# The qualifier of a sum of differently qualified amounts.
ABOUT = "약"


@dataclass(frozen=True)
class Figure:
    """An amount in won, the upper end of a range, and the printed words that qualify it (``약``, ``이상``)."""

    won: Decimal
    upper: Decimal | None = None
    qualifier: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number without a qualifier."""
        return self.upper is None and not self.qualifier


def add_up(figures: Iterable[Figure]) -> Figure:
    """The sum of *figures*. What is uncertain about one of them is uncertain about the sum.

    The ends of ranges are added separately. If the terms have different qualifiers, the sum is approximate.

    >>> add_up([Figure(Decimal(30), qualifier="이상"), Figure(Decimal(20))])
    Figure(won=Decimal('50'), upper=None, qualifier='이상')
    >>> add_up([Figure(Decimal(30), Decimal(50)), Figure(Decimal(20), qualifier="약")])
    Figure(won=Decimal('50'), upper=Decimal('70'), qualifier='약')
    """
    terms = list(figures)
    won = sum((term.won for term in terms), Decimal(0))
    upper = None
    if any(term.upper is not None for term in terms):
        upper = sum((term.won if term.upper is None else term.upper for term in terms), Decimal(0))
    qualifiers = {term.qualifier for term in terms if term.qualifier}
    return Figure(won, upper, qualifiers.pop() if len(qualifiers) == 1 else ABOUT if qualifiers else "")

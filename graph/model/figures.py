"""Amounts of money with what is uncertain about them, and their sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# The qualifier of a sum of differently qualified amounts.
ABOUT = "약"
# The qualifiers that set a lower or an upper bound. The first word is that of a sum with several of them.
LOWER = ("이상", "초과", "최소", "최저")
UPPER = ("이하", "이내", "미만", "까지", "최대", "최고")


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

    The ends of ranges are added separately. A sum with a lower bound has no upper end.

    >>> add_up([Figure(Decimal(30), qualifier="이상"), Figure(Decimal(20))])
    Figure(won=Decimal('50'), upper=None, qualifier='이상')
    >>> add_up([Figure(Decimal(30), Decimal(50)), Figure(Decimal(20), qualifier="약")])
    Figure(won=Decimal('50'), upper=Decimal('70'), qualifier='약')
    >>> add_up([Figure(Decimal(50), qualifier="약"), Figure(Decimal(5), Decimal(6), qualifier="이상")])
    Figure(won=Decimal('55'), upper=None, qualifier='약 이상')
    """
    terms = list(figures)
    if len(terms) == 1:
        return terms[0]
    won = sum((term.won for term in terms), Decimal(0))
    qualifier = join_qualifiers({term.qualifier for term in terms})
    upper = None
    if any(term.upper is not None for term in terms) and qualifier.split()[-1:] != ["이상"]:
        upper = sum((term.won if term.upper is None else term.upper for term in terms), Decimal(0))
    return Figure(won, upper, qualifier)


def join_qualifiers(qualifiers: Iterable[str]) -> str:
    """The qualifier of a sum of amounts with *qualifiers*: whether it is approximate, and its bound.

    With a lower and an upper bound among the amounts the sum is only approximate.
    """
    words = {word for one in qualifiers for word in one.split()}
    lower, upper = words.intersection(LOWER), words.intersection(UPPER)
    about = ABOUT if words - lower - upper or (lower and upper) else ""
    if len(words) == 1 and about:
        return words.pop()
    bounds = (LOWER if lower else UPPER)[:1] if bool(lower) != bool(upper) else ()
    return " ".join(filter(None, (about, *bounds)))


def list_joined(qualifiers: Iterable[str]) -> set[str]:
    """All qualifiers that sums of amounts with *qualifiers* may have."""
    words = {word for one in qualifiers for word in one.split()}
    bounds = {side[0] for side in (LOWER, UPPER) if words.intersection(side)}
    return {"", ABOUT, *qualifiers, *words, *bounds, *(f"{ABOUT} {bound}" for bound in bounds)}

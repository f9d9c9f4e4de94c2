"""Whether the figures of two sources for one thing agree."""

from decimal import Decimal

from graph.model.figures import ABOUT, Figure

# No figure is rounded to more than a trillion won.
_MOST = Decimal(10**12)


def compare_figures(one: Figure, other: Figure) -> str:
    """``same``, ``about`` if one of them is inexact and may mean the other, or ``differs``.

    Ranges agree if they overlap, and a figure with 약 agrees with what rounds to its last printed digit.

    >>> compare_figures(Figure(Decimal(48), qualifier="약"), Figure(Decimal("47.55")))
    'about'
    """
    if one == other:
        return "same"
    if one.is_exact and other.is_exact:
        return "differs"
    overlap = one.won <= (other.upper or other.won) and other.won <= (one.upper or one.won)
    return "about" if overlap or _is_rounded(one, other) or _is_rounded(other, one) else "differs"


def _is_rounded(about: Figure, other: Figure) -> bool:
    return ABOUT in about.qualifier.split() and abs(about.won - other.won) * 2 <= _find_step(about.won)


def _find_step(won: Decimal) -> Decimal:
    """The value of the last digit that is not zero, 1억 of 약 48억."""
    step = Decimal(1)
    while won and step < _MOST and won % (step * 10) == 0:
        step *= 10
    return step

"""What a reduction is deducted from: the closest amounts around it that are no reductions."""

from decimal import Decimal

import pytest

from graph.stores import Iri
from graph.view.reductions import find_reduced

WON = {"total": 100, "part": 40, "other": 60, "cut": -5, "inner": -2}
LARGER = {"part": ["total"], "other": ["total"], "cut": ["part", "other"], "inner": ["cut"], "lost": ["total"]}


def find(statement: str, larger: dict[str, list[str]]) -> list[str]:
    def find_won(one: Iri) -> Decimal | None:
        return Decimal(WON[one]) if one in WON else None

    return [*find_reduced(Iri(statement), find_won, lambda one: map(Iri, larger.get(one, [])))]


@pytest.mark.parametrize(
    ("statement", "more", "expected"),
    [
        ("part", {}, []),
        ("cut", {}, ["part", "other"]),
        ("inner", {}, ["part", "other"]),
        # An amount that does not count is passed through.
        ("cut", {"cut": ["lost"]}, ["total"]),
        # Reductions in each other reduce nothing.
        ("cut", {"cut": ["inner"]}, []),
    ],
)
def test_a_reduction_reduces_the_closest_amounts_around_it(
    statement: str, more: dict[str, list[str]], expected: list[str]
) -> None:
    assert find(statement, {**LARGER, **more}) == expected

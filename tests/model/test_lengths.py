"""Printed values have a length, because reading takes the square of it."""

from collections.abc import Callable

import pytest

from graph.errors import UnreadableValue
from graph.model.dates import parse_date
from graph.model.money import parse_amount
from graph.model.periods import is_duration, parse_period, read_printed_period
from graph.model.quantities import parse_quantity

LONG = "1" * 1_000_000


@pytest.mark.parametrize("parse", [parse_amount, parse_quantity, parse_date, parse_period])
def test_a_value_of_any_length_is_refused_at_once(parse: Callable[[str], object]) -> None:
    """10,000 digits took a second, and a million would have taken hours."""
    with pytest.raises(UnreadableValue) as caught:
        parse(LONG)
    assert str(caught.value) == f"'{'1' * 40}...' has more than 300 characters; write only the value"


def test_a_long_text_is_no_length_of_a_period() -> None:
    assert (is_duration(f"{LONG}년"), read_printed_period(f"{LONG}~2024")) == (False, None)


def test_the_longest_value_is_read() -> None:
    assert parse_amount("0" * 299 + "1").won == 1

"""Figures of indicators are split into number, unit, qualifier and upper end, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.quantities import Quantity, parse_quantity

PRINTED = [
    ("46,554", "46554", "", "", None),
    ("-3.5", "-3.5", "", "", None),
    ("△5%", "-5", "%", "", None),
    ("100~200", "100", "", "", "200"),
    ("100명~200명", "100", "명", "", "200"),
    ("10~20만t", "100000", "t", "", "200000"),
    ("248명 이상", "248", "명", "이상", None),
    ("10만t", "100000", "t", "", None),
    ("0.3GW", "0.3", "GW", "", None),
    ("3만명", "30000", "명", "", None),
    ("약 3만 2천 명", "32000", "명", "약", None),
    ("30여 개사", "30", "개사", "여", None),
    ("3만여명", "30000", "명", "여", None),
    ("1만5천대", "15000", "대", "", None),
    ("최대 88.5PF", "88.5", "PF", "최대", None),
    ("25개/년", "25", "개/년", "", None),
    ("40㎢ 내외", "40", "㎢", "내외", None),
    ("3km²", "3", "km²", "", None),
    ("100tCO2", "100", "tCO2", "", None),
    ("１００명", "100", "명", "", None),
    ("천명", "1000", "명", "", None),
    ("만7천 개", "17000", "개", "", None),
    ("만 2천여 명", "12000", "명", "여", None),
    ("천5백명", "1500", "명", "", None),
    ("150억원", "15000000000", "원", "", None),
    ("25조 1738억원 이상", "25173800000000", "원", "이상", None),
    ("약 100~200명 수준", "100", "명", "약 수준", "200"),
]


@pytest.mark.parametrize(("text", "number", "unit", "qualifier", "upper"), PRINTED, ids=[case[0] for case in PRINTED])
def test_a_figure_is_split(text: str, number: str, unit: str, qualifier: str, upper: str | None) -> None:
    assert parse_quantity(text) == Quantity(Decimal(number), unit, qualifier, Decimal(upper) if upper else None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("많음", "is not a figure"),
        ("만족", "is not a figure"),
        ("1.2.3", "is not a figure"),
        ("1e5", "is not a figure"),
        ("10명(15개사)", "is not a figure"),
        ("100명~200대", "is not a figure"),
        ("5 10", "is not one number"),
        ("200~100", "is a descending range"),
        ("1~2~3", "is not one range"),
        ("9" * 40, "has too many digits"),
    ],
)
def test_what_is_no_figure_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_quantity(text)
    assert str(caught.value) == (
        f"'{text}' {reason}; write number, unit and qualifier apart: 'target: 10만', 'unit: t', 'qualifier: 이상'"
    )


@given(
    st.integers(min_value=0, max_value=10**12),
    st.sampled_from(["", "명", "t", "GW", "%", "개사", "㎡", "t/년"]),
    st.sampled_from(["", "이상", "이내", "내외"]),
    st.sampled_from(["", " "]),
)
def test_what_is_put_together_is_split_again(number: int, unit: str, qualifier: str, space: str) -> None:
    text = f"{number:,}{space}{unit} {qualifier}"
    assert parse_quantity(text) == Quantity(Decimal(number), unit, qualifier)

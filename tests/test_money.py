"""Printed Korean amounts become exact won, or are refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.money import Amount, format_amount, parse_amount

PRINTED = [
    ("80억원", 8_000_000_000, ""),
    ("71억5천만원", 7_150_000_000, ""),
    ("71억 5천만 원", 7_150_000_000, ""),
    ("6643억 5000만원", 664_350_000_000, ""),
    ("551억 7000만원", 55_170_000_000, ""),
    ("136.5억", 13_650_000_000, ""),
    ("4조4367억", 4_436_700_000_000, ""),
    ("2천억여원", 200_000_000_000, "여"),
    ("약 48억 원", 4_800_000_000, "약"),
    ("8천만원", 80_000_000, ""),
    ("1조 2,000억", 1_200_000_000_000, ""),
    ("83조 2780억", 83_278_000_000_000, ""),
    ("10억원 이상", 1_000_000_000, "이상"),
    ("71억5천원", 7_100_005_000, ""),
    ("3조3995억", 3_399_500_000_000, ""),
    ("총 180억원", 18_000_000_000, ""),
    ("5백만원 미만", 5_000_000, "미만"),
    ("1,150원", 1_150, ""),
    ("0원", 0, ""),
]
REFUSED = [
    "", " ", "원", "억", "약", "80억웡", "80억90조", "1억2억", "1,15억", "1,150,00억", "nan", "inf", "1e9", "-5억",
    "5천천만", "5만3천만", "1.2.3억", "80억 달러", "팔십억원", "80~90억원", "9" * 40 + "원", "9" * 5000 + "억",
    "1." + "3" * 40 + "억",
]  # fmt: skip


@pytest.mark.parametrize(("text", "won", "qualifier"), PRINTED, ids=[case[0] for case in PRINTED])
def test_a_printed_amount_is_exact_won_and_keeps_its_text(text: str, won: int, qualifier: str) -> None:
    assert parse_amount(text) == Amount(Decimal(won), text, qualifier)


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:20]))
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue, match=r"write it as printed, e\.g\. '80억원' or '71억 5천만원'$"):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("80억웡", "'80억웡' is not an amount"),
        ("80억90조", "'80억90조' has its units out of order"),
        ("9" * 40, f"'{'9' * 40}' has more digits than an amount of money"),
    ],
    ids=["misspelt unit", "units out of order", "too many digits"],
)
def test_the_message_says_why_an_amount_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_amount(text)
    assert str(caught.value) == f"{message}; write it as printed, e.g. '80억원' or '71억 5천만원'"


@pytest.mark.parametrize(
    ("won", "korean", "english"),
    [
        (Decimal(7_150_000_000), "71억 5,000만 원", "KRW 7.15 bn"),
        (Decimal(21_500_000_000), "215억 원", "KRW 21.5 bn"),
        (Decimal(7_100_005_000), "71억 5,000 원", "KRW 7.100005 bn"),
        (Decimal(1_200_000_000_000), "1조 2,000억 원", "KRW 1200 bn"),
        (Decimal(-500_000_000), "-5억 원", "KRW -0.5 bn"),
        (Decimal(0), "0 원", "KRW 0 bn"),
    ],
    ids=str,
)
def test_an_amount_is_written_as_its_readers_are_used_to(won: Decimal, korean: str, english: str) -> None:
    assert (format_amount(won, lang="ko"), format_amount(won, lang="en")) == (korean, english)


@given(st.integers(min_value=1, max_value=10**17 - 1))
def test_the_korean_form_reads_back_as_the_same_won(won: int) -> None:
    assert parse_amount(format_amount(Decimal(won), lang="ko")).won == won


@given(st.integers(min_value=1, max_value=10**17 - 1))
def test_the_english_form_is_exact(won: int) -> None:
    billions = format_amount(Decimal(won), lang="en").removeprefix("KRW ").removesuffix(" bn")
    assert Decimal(billions) * 10**9 == won


@given(st.text(alphabet="0123456789.,십백천만억조원약여 -", max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        amount = parse_amount(text)
    except UnreadableValue:
        return
    assert amount.printed == text
    assert amount.won >= 0

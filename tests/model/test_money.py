"""Printed Korean amounts become exact won, or are refused."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.money import Amount, format_amount, parse_amount

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
    ("50억원 이하", 5_000_000_000, "이하"),
    ("50억원 내외", 5_000_000_000, "내외"),
    ("3백2십억원", 32_000_000_000, ""),
    ("1,150원", 1_150, ""),
    ("0원", 0, ""),
]
NO_AMOUNT = [
    "", " ", "원", "억", "약", "80억웡", "1,15억", "1,150,00억", "1,1504억", "1150,000원", "nan", "inf", "1e9", "-5억",
    "5천천만", "1.2.3억", "80억 달러", "팔십억원", "80~90~100억원", "~90억원", "80억원~",
]  # fmt: skip
OUT_OF_ORDER = ["80억90조", "1억2억", "5만3천만", "5백3천만원", "5천3천만원", "1억 5백3백만원"]
TOO_LONG = ["9" * 40 + "원", "9" * 5000 + "억", "1." + "3" * 40 + "억"]
REFUSED = [
    *((text, "is not an amount") for text in NO_AMOUNT),
    *((text, "has its units in the wrong order") for text in OUT_OF_ORDER),
    *((text, "has more digits than an amount of money") for text in TOO_LONG),
]


@pytest.mark.parametrize(("text", "won", "qualifier"), PRINTED, ids=[case[0] for case in PRINTED])
def test_a_printed_amount_is_exact_won_and_keeps_its_text(text: str, won: int, qualifier: str) -> None:
    assert parse_amount(text) == Amount(Decimal(won), text, qualifier)


RANGES = [
    ("80~90억원", 8_000_000_000, 9_000_000_000, ""),
    ("100억~120억원", 10_000_000_000, 12_000_000_000, ""),
    ("100억원~120억원", 10_000_000_000, 12_000_000_000, ""),
    ("100억 원 ∼ 120억 원", 10_000_000_000, 12_000_000_000, ""),
    ("5천만~1억원", 50_000_000, 100_000_000, ""),
    ("약 1조~1조 2,000억 원", 1_000_000_000_000, 1_200_000_000_000, "약"),
    ("1,000~1,200억원", 100_000_000_000, 120_000_000_000, ""),
    ("1.5~2억원", 150_000_000, 200_000_000, ""),
    ("1.5~2천만원", 15_000_000, 20_000_000, ""),
    ("8~9천만원", 80_000_000, 90_000_000, ""),
    ("5천~6천만원", 50_000_000, 60_000_000, ""),
    ("5천~6,500만원", 50_000_000, 65_000_000, ""),
    ("1~1조 2,000억원", 1_000_000_000_000, 1_200_000_000_000, ""),
    ("5,000원~1만원", 5_000, 10_000, ""),
    ("80〜90억원 가량", 8_000_000_000, 9_000_000_000, "가량"),
]


@pytest.mark.parametrize(("text", "won", "upper", "qualifier"), RANGES, ids=[case[0] for case in RANGES])
def test_a_range_keeps_both_ends(text: str, won: int, upper: int, qualifier: str) -> None:
    assert parse_amount(text) == Amount(Decimal(won), text, qualifier, Decimal(upper))


@pytest.mark.parametrize("text", ["90~80억원", "80~80억원", "120억~100억원", "1억~5천만원", "5천~1억원"])
def test_a_range_that_does_not_rise_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_amount(text)
    assert str(caught.value) == f"'{text}' is a descending range; write the lower end first"


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[repr(text[:20]) for text, _ in REFUSED])
def test_what_is_not_an_amount_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_amount(text)
    assert str(caught.value) == f"'{text}' {reason}; write it as printed, e.g. '80억원' or '71억 5천만원'"


@pytest.mark.parametrize(
    ("text", "won"),
    [("1.50원", "1.5"), ("1.00원", "1"), ("1.50억원", "150000000")],
    ids=["part of a won", "whole", "억"],
)
def test_digits_that_say_nothing_are_left_out(text: str, won: str) -> None:
    assert str(parse_amount(text).won) == won


@pytest.mark.parametrize(
    ("won", "korean", "english"),
    [
        (Decimal(7_150_000_000), "71억 5,000만 원", "KRW 7.15 bn"),
        (Decimal(21_500_000_000), "215억 원", "KRW 21.5 bn"),
        (Decimal(7_100_005_000), "71억 5,000 원", "KRW 7.100005 bn"),
        (Decimal(1_200_000_000_000), "1조 2,000억 원", "KRW 1200 bn"),
        (Decimal(-500_000_000), "-5억 원", "KRW -0.5 bn"),
        (Decimal(0), "0 원", "KRW 0 bn"),
        (Decimal("15000.5"), "1만 5,000.5 원", "KRW 0.0000150005 bn"),
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


# --- many spellings of known amounts --------------------------------------------------------------------------------

# How many of each large unit, and the spellings of a count below 10,000 that a page may print.
UNITS = (("조", 10**12), ("억", 10**8), ("만", 10**4))
QUALIFIERS = (("", "", ""), ("약", "", ""), ("", "여", ""), ("", "", "이상"), ("", "", "미만"))
BLANKS = ("", " ", "\u00a0")


def spell_count(count: int, chance: random.Random, *, last: bool) -> str:
    """*count* (below 10,000) in digits, with a comma, or in thousands and hundreds: ``5천``, ``2천7백``, ``3천450``."""
    form = chance.choice(("digits", "commas", "thousands", "hundreds"))
    thousands, rest = divmod(count, 1_000)
    if form == "thousands" and thousands and (last or not rest):
        return f"{thousands}천{rest or ''}"
    if form == "hundreds" and thousands and count % 100 == 0 and rest:
        return f"{thousands}천{rest // 100}백"
    return f"{count:,}" if form == "commas" else str(count)


def spell(chance: random.Random) -> tuple[str, int, str]:
    """A printed amount, its won and its qualifier; the won is known because the print is made from it."""
    won, terms = 0, []
    for number, (unit, size) in enumerate(UNITS):
        # Most pages print one or two units, and round counts more often than others.
        if chance.random() < 0.5 or (number == len(UNITS) - 1 and not terms):
            count = chance.choice((chance.randint(1, 9_999), chance.randint(1, 99) * 100, chance.randint(1, 9) * 1_000))
            won += count * size
            terms.append(spell_count(count, chance, last=True) + unit)
    if len(terms) == 1 and terms[0].endswith("억") and chance.random() < 0.5:
        # 136.5억: a decimal fraction of the unit, up to ten thousand won.
        count, digits = chance.randint(1, 99_999), chance.randint(1, 4)
        fraction = chance.randint(1, 10**digits - 1)
        won = count * 10**8 + fraction * 10 ** (8 - digits)
        terms = [f"{chance.choice((str(count), f'{count:,}'))}.{fraction:0{digits}}억"]
    blank = chance.choice(BLANKS)
    about, over, bound = chance.choice(QUALIFIERS)
    ending = chance.choice(("원", blank + "원", "" if not over else "원"))
    text = chance.choice(("", "총 ")) + about + (blank if about else "") + blank.join(terms) + over + ending + bound
    return text, won, about or over or bound


def test_ten_thousand_printed_amounts_are_read_to_the_won() -> None:
    chance = random.Random(215)
    printed = {text: (won, qualifier) for text, won, qualifier in (spell(chance) for _ in range(20_000))}
    assert len(printed) > 10_000
    wrong = [
        (text, amount.won, *expected)
        for text, expected in printed.items()
        if ((amount := parse_amount(text)).won, amount.qualifier) != expected
    ]
    assert wrong == []


def test_the_printed_amounts_are_as_varied_as_those_of_pages() -> None:
    chance = random.Random(215)
    texts = [spell(chance)[0] for _ in range(20_000)]
    marks = ("조", "억", "만", "천", "백", "천만", "백만", ",", ".", " ", "약", "여", "이상", "미만", "총")
    assert {mark: sum(mark in text for text in texts) > 200 for mark in marks} == dict.fromkeys(marks, True)


def test_two_thousand_ranges_are_read_to_the_won_at_both_ends() -> None:
    chance = random.Random(90)
    for _ in range(2_000):
        low = chance.randint(1, 9_998)
        high = chance.randint(low + 1, 9_999)
        unit, size = chance.choice(UNITS)
        mark, ending = chance.choice("~∼〜–"), chance.choice(("", "원", " 원"))
        lower = chance.choice((f"{low}", f"{low:,}", f"{low:,}{unit}{ending} "))
        text = f"{lower}{mark} {high:,}{unit}{ending}"
        assert parse_amount(text) == Amount(Decimal(low * size), text, "", Decimal(high * size))

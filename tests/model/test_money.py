"""Printed Korean amounts become exact won, or are refused."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableValue
from graph.model.money import QUALIFIERS, Amount, find_likely_reading, format_amount, parse_amount

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
    ("-5억", -500_000_000, ""),
    ("△5억 원", -500_000_000, ""),
    ("▲ 1,200만원", -12_000_000, ""),
    ("−5억", -500_000_000, ""),
    ("최대 30억원", 3_000_000_000, "최대"),
    ("최소 30억원", 3_000_000_000, "최소"),
    ("30여억원", 3_000_000_000, "여"),
    ("약 30여억 원", 3_000_000_000, "약 여"),
    ("약 30억원 이상", 3_000_000_000, "약 이상"),
    ("30억원 규모", 3_000_000_000, "규모"),
    ("30억원 이내", 3_000_000_000, "이내"),
    ("30억 초과", 3_000_000_000, "초과"),
    ("30억원 안팎", 3_000_000_000, "안팎"),
    ("30억원 정도", 3_000_000_000, "정도"),
    ("30억원까지", 3_000_000_000, "까지"),
    ("30억원 가까이", 3_000_000_000, "가까이"),
    ("30억원대", 3_000_000_000, "대"),
    ("천억원", 100_000_000_000, ""),
    ("2천백억원", 210_000_000_000, ""),
    ("백만원", 1_000_000, ""),
    ("三十億원", 3_000_000_000, ""),
    ("二千五百億 원", 250_000_000_000, ""),
    ("팔십억원", 8_000_000_000, ""),
    ("삼천오백만 원", 35_000_000, ""),
    ("1경원", 10**16, ""),
    ("1경 2,000조 원", 12 * 10**15, ""),
    ("1,817 억 8 천만 원", 181_780_000_000, ""),
    ("1 817억원", 181_700_000_000, ""),
    ("８０억원", 8_000_000_000, ""),
    ("８０．５억원", 8_050_000_000, ""),
    ("12,500백만원", 12_500_000_000, ""),
    ("1,234천원", 1_234_000, ""),
    ("₩80억", 8_000_000_000, ""),
    ("12억 3,456만 7,890원", 1_234_567_890, ""),
]
LABELLED = [
    ("국비 13억", 1_300_000_000, "국비"),
    ("총사업비 90억", 9_000_000_000, "총사업비"),
    ("총사업비: 90억 원", 9_000_000_000, "총사업비"),
    ("지방비 0원", 0, "지방비"),
    ("국비 △13억", -1_300_000_000, "국비"),
    ("민간 1억원", 100_000_000, "민간"),
    ("80억원(국비)", 8_000_000_000, "국비"),
    ("구비 3억", 300_000_000, "구비"),
]
# What is printed instead of one amount of won, and what to write.
OTHERS = [
    ("국비 50%", "is a share and not an amount", "work out the amount and write 'amount: ...' with 'printed: 국비 50%' "
     "and 'inferred:'"),
    ("연 10억원", "is an amount per year", "write one line for each year: 'amount: 10억원' with 'period: 2025' and "
     "'printed: 연 10억원'"),
    ("연간 국비 10억", "is an amount per year", "write one line for each year: 'amount: 국비 10억' with 'period: 2025' "
     "and 'printed: 연간 국비 10억'"),
    ("각각 1억원", "is an amount for each of several", "write one line for each region: 'amount: 1억원' with "
     "'region: ...' and 'printed: 각각 1억원'"),
    ("30만 달러", "is not in won", "write the won that the source prints, with 'printed: 30만 달러'; without won, put "
     "it under 'context:' as a figure with its unit"),
    ("＄5억", "is not in won", "write the won that the source prints, with 'printed: ＄5억'; without won, put it under "
     "'context:' as a figure with its unit"),
    ("5년간 100억원", "is an amount for several years", "write 'amount: 100억원' with 'period: ...' and "
     "'printed: 5년간 100억원'"),
    ("수십억원", "does not say how much", "leave the line out, as the source prints no figure"),
    ("▲국비 13억", "begins with the mark of a list", "delete it: '국비 13억'; a reduction is written '국비 △5억원'"),
    ("국비191, 도비45", "is more than one amount", "write one line for each, e.g. 'kind: 국비, amount: 191억원, "
     "printed: 국비191'"),
    ("국비 34, 도비 12, 시비 22", "is more than one amount", "write one line for each, e.g. 'kind: 국비, "
     "amount: 34억원, printed: 국비 34'"),
    ("총사업비 1,200백만원, 도비 12", "is more than one amount", "write one line for each, e.g. 'kind: 총사업비, "
     "amount: 1,200백만원, printed: 총사업비 1,200백만원'"),
    ("100억원(국비 50억, 도비 50억)", "is more than one amount", "write one line for each, e.g. 'kind: 국비, "
     "amount: 50억원, printed: 국비 50억'"),
]  # fmt: skip
NO_AMOUNT = [
    "", " ", "원", "억", "약", "80억웡", "1,15억", "1,150,00억", "1,1504억", "1150,000원", "nan", "inf", "1e9",
    "1.2.3억", "~90억원", "80억원~", "만원", "△30~50억", "-0원", "국비 80억(국비)", "천.5억",
]  # fmt: skip
OUT_OF_ORDER = ["5천천만", "80억90조", "1억2억", "5만3천만", "5백3천만원", "5천3천만원", "1억 5백3백만원"]
TOO_LONG = ["9" * 40 + "원", "9" * 299 + "억", "1." + "3" * 40 + "억"]
REFUSED = [
    ("80~90~100억원", "is not one range"),
    ("80 90억", "is not one number"),
    ("②억", "is not one number"),
    *((text, "is not an amount") for text in NO_AMOUNT),
    *((text, "has its units in the wrong order") for text in OUT_OF_ORDER),
    *((text, "has too many digits") for text in TOO_LONG),
]


@pytest.mark.parametrize(("text", "won", "qualifier"), PRINTED, ids=[case[0] for case in PRINTED])
def test_a_printed_amount_is_exact_won_and_keeps_its_text(text: str, won: int, qualifier: str) -> None:
    assert parse_amount(text) == Amount(Decimal(won), text, qualifier)


@pytest.mark.parametrize(("text", "won", "label"), LABELLED, ids=[case[0] for case in LABELLED])
def test_the_kind_of_money_in_front_is_kept(text: str, won: int, label: str) -> None:
    assert parse_amount(text) == Amount(Decimal(won), text, label=label)


@pytest.mark.parametrize(("text", "what", "instead"), OTHERS, ids=[case[0] for case in OTHERS])
def test_what_is_no_single_amount_of_won_says_what_to_write(text: str, what: str, instead: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_amount(text)
    assert str(caught.value) == f"'{text}' {what}; {instead}"


RANGES = [
    ("30-50억원", 3_000_000_000, 5_000_000_000, ""),
    ("30억원에서 50억원", 3_000_000_000, 5_000_000_000, ""),
    ("30억 내지 50억원", 3_000_000_000, 5_000_000_000, ""),
    ("약 30~50억원 규모", 3_000_000_000, 5_000_000_000, "약 규모"),
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
    assert (
        str(caught.value)
        == f"'{text}' {reason}; write figure and unit, e.g. '80억원' or '71억 5천만원', and other words in 'printed:'"
    )


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
        (Decimal(1_200_000_000_000), "1조 2,000억 원", "KRW 1,200 bn"),
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


QUALIFIED = [
    ("약", None, "약 30억 원", "about KRW 3 bn"),
    ("이상", None, "30억 원 이상", "at least KRW 3 bn"),
    ("여", None, "30억여 원", "a little over KRW 3 bn"),
    ("대", None, "30억 원대", "in the range of KRW 3 bn"),
    ("최대", None, "최대 30억 원", "up to KRW 3 bn"),
    ("약 이상", None, "약 30억 원 이상", "at least about KRW 3 bn"),
    ("", 5, "30억~50억 원", "KRW 3–5 bn"),
    ("약", 5, "약 30억~50억 원", "about KRW 3–5 bn"),
    ("규모", 5, "30억~50억 원 규모", "about KRW 3–5 bn"),
]


@pytest.mark.parametrize(("qualifier", "upper", "korean", "english"), QUALIFIED, ids=[case[2] for case in QUALIFIED])
def test_qualifier_and_upper_end_are_written_with_the_amount(
    qualifier: str, upper: int | None, korean: str, english: str
) -> None:
    end = Decimal(upper * 10**9) if upper else None
    written = [format_amount(Decimal(3 * 10**9), lang=lang, qualifier=qualifier, upper=end) for lang in ("ko", "en")]
    assert written == [korean, english]


@given(
    st.integers(min_value=-(10**19), max_value=10**19),
    st.integers(min_value=0, max_value=10**19),
    st.sampled_from(["", *QUALIFIERS, "약 이상", "최대 규모", "약 여 정도"]),
)
def test_what_is_written_reads_back_with_qualifier_and_upper_end(won: int, more: int, qualifier: str) -> None:
    upper = Decimal(won + more) if more and won >= 0 else None
    text = format_amount(Decimal(won), lang="ko", qualifier=qualifier, upper=upper)
    assert parse_amount(text) == Amount(Decimal(won), text, qualifier, upper)


@given(st.integers(min_value=1, max_value=10**17 - 1))
def test_the_english_form_is_exact(won: int) -> None:
    billions = format_amount(Decimal(won), lang="en").removeprefix("KRW ").removesuffix(" bn")
    assert Decimal(billions.replace(",", "")) * 10**9 == won


@given(st.text(alphabet="0123456789.,십백천만억조원약여 -", max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        amount = parse_amount(text)
    except UnreadableValue:
        return
    assert amount.printed == text
    assert (amount.upper is None) or amount.upper > amount.won >= 0


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("12억 5천", "12억 5천만"),
        ("3억 5000", "3억 5000만"),
        ("7억 3", "7억 3천만"),
        ("1조2", "1조2천억"),
        ("7억 30", "7억 30만"),
        ("1조2천", "1조2천억"),
        ("71억5천원", "71억5천만원"),
        ("1조 5,000 원", "1조 5,000억 원"),
        ("2억 3천5백", "2억 3천5백만"),
        ("10억~12억 5천", "10억~12억 5천만"),
        ("800", "800억"),
        ("국비191", "국비191억"),
        ("30원", "30억원"),
        ("5천원", "5천만원"),
        ("3~5천", "3~5천만"),
        ("50만원", ""),
        ("1,500조원", ""),
        ("300조~3000조원", ""),
        ("△30원", "△30억원"),
    ],
)
def test_an_improbable_amount_has_a_likely_reading(text: str, likely: str) -> None:
    assert find_likely_reading(parse_amount(text)) == likely


@pytest.mark.parametrize(
    "text",
    ["12억 5천만", "1조 2,000억", "1조 2천 억", "100만원", "0원", "12억 3,456만 7,890원", "1,234천원", "4500000000",
     "80억", "30~50억원", "1,000조원", "360조원", "5백만원", "1억 5천3백만원", "3억 5.5백만"],
)  # fmt: skip
def test_a_probable_amount_has_no_other_reading(text: str) -> None:
    assert find_likely_reading(parse_amount(text)) is None


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


# --- any mixture of forms -------------------------------------------------------------------------------------------

HANGUL, HANJA = "영일이삼사오육칠팔구", "〇一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
SIZES = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4, "": 1}
HANJA_UNITS = {"경": "京", "조": "兆", "억": "億", "만": "萬", "": "", "천": "千", "백": "百", "십": "十"}


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, int]:
    """A printed amount whose sections are each in a form of their own, and its won."""
    won, text = 0, ""
    for unit in draw(
        st.lists(st.sampled_from(list(SIZES)), min_size=1, unique=True).map(
            lambda found: sorted(found, key=lambda one: -SIZES[one])
        )
    ):
        count = draw(st.integers(min_value=1, max_value=9_999))
        form = draw(st.sampled_from(["digits", "commas", "wide", "hangul", "hanja", "mixed"]))
        won += count * SIZES[unit]
        text += draw(st.sampled_from(["", " ", "\u00a0", "\u3000"])) if text else ""
        text += write_count(count, form) + (HANJA_UNITS[unit] if form == "hanja" else unit)
    return text, won


def write_count(count: int, form: str) -> str:
    if form in ("digits", "commas", "wide"):
        written = str(count) if form == "digits" else f"{count:,}"
        return written.translate(FULL_WIDTH) if form == "wide" else written
    numerals = {"hangul": HANGUL, "hanja": HANJA, "mixed": "0123456789"}[form]
    written = ""
    for size, unit in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit = count // size % 10
        # One thousand is 천 and not 일천, in figures 1천.
        one = "" if digit == 1 and unit and form != "mixed" else numerals[digit]
        written += f"{one}{HANJA_UNITS[unit] if form == 'hanja' else unit}" if digit else ""
    return written


@given(mixtures())
def test_any_mixture_of_forms_is_read_to_the_won(mixture: tuple[str, int]) -> None:
    text, won = mixture
    assert parse_amount(text).won == won
    assert parse_amount(f"총사업비 약 {text} 원 이상") == Amount(
        Decimal(won), f"총사업비 약 {text} 원 이상", "약 이상", label="총사업비"
    )

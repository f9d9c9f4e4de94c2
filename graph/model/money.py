"""Korean amounts as printed, and their exact value in won.

The parser does not guess misprints. The data mark a misprint with ``printed`` beside ``amount``. An amount that is
read but improbably small or large has a :func:`likely reading <find_likely_reading>`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.model.lengths import refuse_length
from graph.model.numerals import FIGURE, LARGE_UNITS, RANGE_MARKS, NoFigure, fold_figure, read_range

# Qualifiers with their English form. The Korean ones stand before the figure, after it, or before its 원.
_BEFORE = {"약": "about", "대략": "about", "최대": "up to", "최고": "up to", "최소": "at least", "최저": "at least"}
_AFTER = {
    "이상": "at least",
    "이하": "at most",
    "이내": "at most",
    "미만": "less than",
    "초과": "more than",
    "까지": "up to",
    "가까이": "nearly",
    **dict.fromkeys(("내외", "안팎", "가량", "정도", "규모", "수준", "상당"), "about"),
    **dict.fromkeys(("남짓", "여"), "a little over"),
    "대": "in the range of",
}
QUALIFIERS = {**_BEFORE, **_AFTER}
BEFORE, AFTER = "|".join(_BEFORE), "|".join(word for word in _AFTER if word != "대")
# The kind of money may be printed in front: 국비, 총사업비, 민자, 지방비 등.
_LABEL = r"[가-힣·]*(?:비|금|액|자|산|계|타|담|민간|국고)"
_SHAPE = re.compile(
    rf"(?P<label>{_LABEL})?[:=]?(?P<before>(?:총|{BEFORE})*)(?:₩|KRW)?(?P<sign>[△▲▽▼−-])?(?P<body>{FIGURE}"
    rf"(?:{FIGURE}|원|[{RANGE_MARKS}])*?)(?P<over>여)?(?:원|KRW)?(?P<after>(?:{AFTER}|대)*)"
    rf"(?:\((?P<aside>{_LABEL})\))?"
)
_OVER = re.compile(rf"(?<=[0-9십백천])여(?=[십백천{LARGE_UNITS}])")
_MARKS = re.compile(r"[△▲▽▼](?=[가-힣])")
_HINT = Message("write figure and unit, e.g. '80억원' or '71억 5천만원', and other words in 'printed:'")

# Below this, the amount of an activity has most likely lost its unit.
FLOOR = Decimal(1_000_000)
# Above this, 1,000조원, it has most likely a unit too much: it exceeds the yearly budget of the state.
CEILING = Decimal(10) ** 15
# 12억 5천, 3억 5000, 1조 2천: a figure without a large unit right after 억 or 조 lacks the next smaller one.
_CUT = re.compile(rf"([억조경])((?:\s*[0-9][0-9,]*(?:\s*[십백천])?)+)(?!\s*[0-9.,십백천{LARGE_UNITS}])")
_PART = re.compile(
    rf"(?P<label>{_LABEL})\s*(?P<number>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)\s*(?P<unit>[십백천만억조]*원?)"
)
_NEXT = {"억": "만", "조": "억", "경": "조"}
_LAST = re.compile(r"[0-9십백천](?=[^0-9십백천]*$)")


@dataclass(frozen=True)
class Amount:
    """An amount in exact won, with its printed text and its qualifiers.

    ``qualifier`` has the words that qualify it as printed, such as ``약``, ``이상`` or ``약 이상``, or is empty.
    ``upper`` is the upper end of a range. ``label`` is the kind of money in front of the figure (``국비``), or empty.
    """

    won: Decimal
    printed: str
    qualifier: str = ""
    upper: Decimal | None = None
    label: str = ""


def parse_amount(text: str) -> Amount:
    """Parses a printed amount.

    >>> parse_amount("71억 5천만원").won
    Decimal('7150000000')
    >>> parse_amount("약 1조 2,000억 원").qualifier
    '약'
    >>> parse_amount("80~90억원").upper
    Decimal('9000000000')

    :raises UnreadableValue: not one amount of won, or its units do not descend.
    """
    refuse_length(text)
    _refuse(text, _OTHERS)
    try:
        folded = fold_figure(text).replace("에서", "~").replace("내지", "~")
        match = _SHAPE.fullmatch(_OVER.sub("", folded))
        if match is None or (match["label"] and match["aside"]):
            raise NoFigure
        lower, upper = read_range(match["body"])
        if match["sign"] and (upper is not None or not lower):
            raise NoFigure
    except NoFigure as error:
        _refuse(text, _SEVERAL)
        raise error.explain(text, what=Message("'{text}' is not an amount"), instead=error.instead or _HINT) from error
    over = "여" if match["over"] or _OVER.search(folded) else ""
    words = re.findall("|".join(QUALIFIERS), f"{match['before']}{over}{match['after']}")
    won = -lower if match["sign"] else lower
    return Amount(won, text, " ".join(words), upper, match["label"] or match["aside"] or "")


def _refuse(text: str, others: Iterable[tuple[re.Pattern[str], Message, Message]]) -> None:
    for pattern, what, instead in others:
        if pattern.search(text):
            values = {"text": text, "rest": pattern.sub("", text).strip(), **_read_part(text)}
            raise UnreadableValue(what.fill(text=text), instead.fill(**values))


def _read_part(text: str) -> dict[str, str]:
    """The first amount in *text* with a kind of money, for an example. Amounts without a unit are in 억."""
    found = _PART.search(text)
    if not found:
        return {"label": "...", "amount": "...", "part": "..."}
    unit = found["unit"].removesuffix("원") or "억"
    return {"label": found["label"], "amount": f"{found['number']}{unit}원", "part": found[0].strip()}


# Printed texts that are something else than one amount of won, and how to write them.
_OTHERS = [
    (re.compile(pattern), what, instead)
    for pattern, what, instead in (
        (
            r"(?<=[십백천만억조원])\s*\([^()]*(?:[%％]|퍼센트)[^()]*\)\s*$",
            Message("'{text}' is an amount and a share"),
            Message("write 'amount: {rest}' with 'printed: {text}'"),
        ),
        (
            r"[%％]|퍼센트|[0-9]\s*프로(?!젝)",
            Message("'{text}' is a share and not an amount"),
            Message("work out the amount and write 'amount: ...' with 'printed: {text}' and 'inferred:'"),
        ),
        (
            r"[$€¥£＄]|달러|유로|엔화?(?=$|\s)|위안|USD|EUR|JPY|CNY",
            Message("'{text}' is not in won"),
            Message(
                "write the won that the source prints, with 'printed: {text}'; without won, put it under 'context:' as "
                "a figure with its unit"
            ),
        ),
        (
            r"매년|해마다|연간|연평균|(?<![가-힣])연(?=\s*[0-9])|/\s*년",
            Message("'{text}' is an amount per year"),
            Message("write one line for each year: 'amount: {rest}' with 'period: 2025' and 'printed: {text}'"),
        ),
        (
            r"각각|각(?=\s*[0-9])|씩|[가-힣·]+별(?=\s*[0-9])|[0-9가-힣]+당(?=\s*[0-9])",
            Message("'{text}' is an amount for each of several"),
            Message("write one line for each region: 'amount: {rest}' with 'region: ...' and 'printed: {text}'"),
        ),
        (
            r"(?<![가-힣])[0-9]+\s*년\s*간",
            Message("'{text}' is an amount for several years"),
            Message("write 'amount: {rest}' with 'period: ...' and 'printed: {text}'"),
        ),
        (
            r"수(?=[십백천만억조])|몇|여러",
            Message("'{text}' does not say how much"),
            Message("leave the line out, as the source prints no figure"),
        ),
        (
            _MARKS.pattern,
            Message("'{text}' begins with the mark of a list"),
            Message("delete it: '{rest}'; a reduction is written '국비 △5억원'"),
        ),
    )
]
_SEVERAL = [
    (
        re.compile(r"[0-9].*[(\[,+;·/].*[가-힣]\s*[0-9]"),
        Message("'{text}' is more than one amount"),
        Message("write one line for each, e.g. 'kind: {label}, amount: {amount}, printed: {part}'"),
    )
]


def find_likely_reading(amount: Amount) -> str | None:
    """A more likely reading of an improbable amount; empty if only its size is improbable, ``None`` if it is not.

    >>> find_likely_reading(parse_amount("12억 5천"))
    '12억 5천만'
    >>> find_likely_reading(parse_amount("50만원"))
    ''
    >>> find_likely_reading(parse_amount("12억 5천만"))
    """
    text = amount.printed
    if (longer := _CUT.sub(_complete, text)) != text:
        return longer
    ends = [abs(end) for end in (amount.won, amount.upper) if end]
    if any(end > CEILING for end in ends):
        return ""
    if not any(end < FLOOR for end in ends):
        return None
    if re.search(f"[{LARGE_UNITS}萬万億兆京]", text):
        return ""
    unit = "만" if re.search("[십백천十百千]", text) else "억"
    return _LAST.sub(lambda last: last[0] + unit, text)


def _complete(cut: re.Match[str]) -> str:
    """The amount with the unit that it lost: 3 of 7억 3 are thousands, as one says 칠억 삼천."""
    thousand = "천" if re.fullmatch(r"\s*[1-9]", cut[2]) else ""
    return f"{cut[0]}{thousand}{_NEXT[cut[1]]}"


def format_amount(won: Decimal, *, lang: str, qualifier: str = "", upper: Decimal | None = None) -> str:
    """Formats an amount as is usual in *lang*, with its qualifiers and the upper end of a range.

    >>> format_amount(Decimal("7150000000"), lang="ko")
    '71억 5,000만 원'
    >>> format_amount(Decimal("3000000000"), lang="en", qualifier="약")
    'about KRW 3 bn'
    >>> format_amount(Decimal("58711600000000"), lang="en")
    'KRW 58,711.6 bn'
    >>> format_amount(Decimal("3000000000"), lang="ko", upper=Decimal("5000000000"))
    '30억~50억 원'
    """
    if lang == "en":
        span = _to_billions(won) if upper is None else f"{_to_billions(won)}–{_to_billions(upper)}"
        return frame_amount(qualifier, lang=lang).format(span)
    figure = _to_korean(won if upper is None else upper)
    if upper is not None:
        lower = _to_korean(won)
        figure = f"{lower}{'' if lower[-1] in LARGE_UNITS else '원'}~{figure}"
    return frame_amount(qualifier, lang=lang).format(figure)


def frame_amount(qualifier: str, *, lang: str) -> str:
    """The words around the figure ``{}`` of an amount, of a figure in units of 억 or in billions.

    >>> frame_amount("약", lang="en"), frame_amount("여", lang="ko")
    ('about KRW {} bn', '{}여 원')
    """
    words = qualifier.split()
    if lang == "en":
        english = dict.fromkeys(QUALIFIERS.get(word, word) for word in words)
        return " ".join([*sorted(english, key="about".__eq__), "KRW {} bn"])
    close = "".join(word for word in words if word in ("여", "대"))
    before = [word for word in words if word not in _AFTER]
    after = [word for word in words if word in _AFTER and word not in close]
    return " ".join([*before, f"{{}} 원{close}" if close == "대" else f"{{}}{close} 원", *after])


def _to_billions(won: Decimal) -> str:
    return f"{(won / 10**9).normalize():,f}"


def _to_korean(won: Decimal) -> str:
    rest, parts = abs(won), []
    for unit, size in (("경", 10**16), ("조", 10**12), ("억", 10**8), ("만", 10**4)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,f}{unit}")
    if rest:
        parts.append(f"{rest:,f}")
    return f"{'-' if won < 0 else ''}{' '.join(parts) or '0'}"

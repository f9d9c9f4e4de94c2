"""Korean amounts as printed, and their exact value in won.

The parser does not guess misprints. The data mark a misprint with ``printed`` beside ``amount``.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from math import inf

from graph.errors import UnreadableValue

_SMALL = {"십": 10, "백": 100, "천": 1_000}
_LARGE = {"만": 10_000, "억": 10**8, "조": 10**12}
_SHAPE = re.compile(r"(?:총)?(약)?(.+?)(여)?원?(이상|이하|미만|내외|가량)?")
_TERM = re.compile(r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?([십백천]?)([만억조]?)")
_RANGE = re.compile("[~∼〜–]")
# Numbers with more digits would be rounded silently.
_EXACT = Context(prec=28, traps=[Inexact])
_HINT = "write it as printed, e.g. '80억원' or '71억 5천만원'"


@dataclass(frozen=True)
class Amount:
    """An amount in exact won, with its printed text and its qualifier.

    ``qualifier`` is a word such as ``약``, ``이상`` or ``여``, or empty. ``upper`` is the upper end of a range.
    """

    won: Decimal
    printed: str
    qualifier: str = ""
    upper: Decimal | None = None


def parse_amount(text: str) -> Amount:
    """Parses a printed amount.

    >>> parse_amount("71억 5천만원").won
    Decimal('7150000000')
    >>> parse_amount("약 1조 2,000억 원")
    Amount(won=Decimal('1200000000000'), printed='약 1조 2,000억 원', qualifier='약', upper=None)
    >>> parse_amount("80~90억원").upper
    Decimal('9000000000')

    :raises UnreadableValue: not an amount in digits and Korean units, or its units do not descend.
    """
    match = _SHAPE.fullmatch("".join(text.split()))
    if match is None:
        raise UnreadableValue(f"'{text}' is not an amount", _HINT)
    about, body, over, bound = match.groups()
    first, *rest = _RANGE.split(body)
    if len(rest) > 1:
        raise UnreadableValue(f"'{text}' is not an amount", _HINT)
    if rest:
        first = first.removesuffix("원") if first.endswith("원") else _lend_unit(first, rest[0])
    try:
        with localcontext(_EXACT):
            won, *upper = (_sum_terms(part, text) for part in (first, *rest))
    except Inexact as error:
        raise UnreadableValue(f"'{text}' has more digits than an amount of money", _HINT) from error
    if upper and upper[0] <= won:
        raise UnreadableValue(f"'{text}' is a descending range", "write the lower end first")
    return Amount(won, text, bound or over or about or "", upper[0] if upper else None)


def _lend_unit(lower: str, upper: str) -> str:
    """*lower* with the unit that is printed only after the upper end: ``80~90억``, ``5천~6천만``."""
    term = _TERM.match(upper)
    if term is None or any(unit in lower for unit in _LARGE):
        return lower
    return lower + (term[3] if lower[-1:].isdigit() else "") + term[4]


def _sum_terms(body: str, text: str) -> Decimal:
    total = section = Decimal(0)
    last_large = last_small = inf
    position = 0
    if not body:
        raise UnreadableValue(f"'{text}' is not an amount", _HINT)
    while position < len(body):
        match = _TERM.match(body, position)
        if match is None:
            raise UnreadableValue(f"'{text}' is not an amount", _HINT)
        digits, fraction, small, large = match.groups()
        size = _SMALL.get(small, 1)
        if size >= last_small:
            raise UnreadableValue(f"'{text}' has its units in the wrong order", _HINT)
        section += Decimal(digits.replace(",", "") + (fraction or "")) * size
        last_small = size
        if large:
            if _LARGE[large] >= last_large:
                raise UnreadableValue(f"'{text}' has its units in the wrong order", _HINT)
            total += section * _LARGE[large]
            section, last_large, last_small = Decimal(0), _LARGE[large], inf
        position = match.end()
    return _to_whole(total + section)


def _to_whole(won: Decimal) -> Decimal:
    whole = won.to_integral_value()
    return whole if whole == won else won.normalize()


def format_amount(won: Decimal, *, lang: str) -> str:
    """Formats an amount as is usual in *lang*: ``71억 5,000만 원``, ``KRW 7.15 bn``.

    >>> format_amount(Decimal("7150000000"), lang="ko")
    '71억 5,000만 원'
    >>> format_amount(Decimal("7150000000"), lang="en")
    'KRW 7.15 bn'
    """
    if lang == "en":
        return f"KRW {(won / 10**9).normalize():f} bn"
    sign, rest, parts = ("-" if won < 0 else ""), abs(won), []
    for unit, size in (("조", 10**12), ("억", 10**8), ("만", 10**4)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,f}{unit}")
    if rest:
        parts.append(f"{rest:,f}")
    return f"{sign}{' '.join(parts) or '0'} 원"

"""Figures as Korean texts print them: ``1조 2,000억``, ``5천3백만``, ``천억``, ``三十億``, ``30~50억``.

What stands around a figure (currency, unit, words such as 약) is read by the modules that call this one.
"""

import re
import unicodedata
from decimal import Context, Decimal, Inexact, localcontext
from math import inf

from graph.errors import UnreadableValue
from graph.errors.characters import compose
from graph.errors.messages import Message

_SMALL = {"십": 10, "백": 100, "천": 1_000}
_LARGE = {"만": 10_000, "억": 10**8, "조": 10**12, "경": 10**16}
LARGE_UNITS = "".join(_LARGE)
UNITS = "".join(_SMALL) + LARGE_UNITS
_HANJA = str.maketrans("一二三四五六七八九〇零十百千万萬億兆京", "12345678900십백천만만억조경")
_HANGUL = str.maketrans("일이삼사오육칠팔구영공", "12345678900")
# The signs that a figure can consist of.
FIGURE = f"[0-9.,{UNITS}일이삼사오육칠팔구영공一二三四五六七八九〇零十百千万萬億兆京]"
RANGE_MARKS = "~∼〜–-"
_TERM = re.compile(rf"([0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)?(\.[0-9]+)?([십백천]?)([{LARGE_UNITS}]?)")
_RANGE = re.compile(f"[{RANGE_MARKS}]")
# A space inside a number separates thousands, or else two numbers.
_APART = re.compile(r"[0-9]\s+(?![0-9]{3}(?![0-9]))[0-9]")
# Numbers with more digits would be rounded silently.
_EXACT = Context(prec=28, traps=[Inexact])
# A compatibility form of these is another number: ² becomes 2, ① becomes 1.
_NO_DIGITS = frozenset({"No"})


class NoFigure(ValueError):
    """Not a figure. The reason has a gap for the whole text, and without one the caller says what it expects."""

    def __init__(self, what: Message | None = None, instead: Message | None = None) -> None:
        self.what = what
        self.instead = instead
        super().__init__()

    def explain(self, text: str, *, what: Message, instead: Message) -> UnreadableValue:
        """The error about *text*, with *what* if the reason is not known here."""
        return UnreadableValue((self.what or what).fill(text=text), instead)


def fold_figure(text: str) -> str:
    """*text* in its compatibility form without spaces: full-width digits become ASCII digits.

    :raises NoFigure: a circled or raised digit, or a space inside a number.
    """
    folded = compose(text, "NFKC")
    if _APART.search(folded) or any(unicodedata.category(sign) in _NO_DIGITS for sign in text):
        raise NoFigure(Message("'{text}' is not one number"))
    return "".join(folded.split())


def read_range(body: str) -> tuple[Decimal, Decimal | None]:
    """The lower and the upper end of a range, or one figure and ``None``.

    >>> read_range("1.5~2천만")
    (Decimal('15000000'), Decimal('20000000'))

    :raises NoFigure: not a figure, or a range that does not rise.
    """
    first, *rest = _RANGE.split(body)
    if len(rest) > 1:
        raise NoFigure(Message("'{text}' is not one range"))
    if rest:
        first = first.removesuffix("원") if first.endswith("원") else _lend_unit(first, rest[0])
    try:
        with localcontext(_EXACT):
            lower, *upper = (read_figure(part) for part in (first, *rest))
    except Inexact as error:
        raise NoFigure(Message("'{text}' has too many digits")) from error
    if upper and upper[0] <= lower:
        raise NoFigure(Message("'{text}' is a descending range"), Message("write the lower end first"))
    return lower, upper[0] if upper else None


def _lend_unit(lower: str, upper: str) -> str:
    """*lower* with the unit that is printed only after the upper end: ``80~90억``, ``5천~6천만``."""
    term = _TERM.match(upper)
    if term is None or any(unit in lower for unit in LARGE_UNITS):
        return lower
    return lower + (term[3] if lower[-1:].isdigit() else "") + term[4]


def read_figure(figure: str) -> Decimal:
    """The value of one figure.

    >>> read_figure("三十億五천만")
    Decimal('3050000000')

    :raises NoFigure: not a figure, or its units do not descend.
    """
    body = figure.translate(_HANJA).translate(_HANGUL)
    total = section = Decimal(0)
    last_large = last_small = inf
    position = 0
    while position < len(body) or not body:
        match = _TERM.match(body, position)
        # 만7천 is 1만 7천: the one is not printed before the first unit.
        bare = match and not match[2] and (match[3] or (match[4] == "만" and position == 0 < len(body) - 1))
        if match is None or not (match[1] or bare):
            raise NoFigure
        digits, fraction, small, large = match.groups()
        if (size := _SMALL.get(small, 1)) >= last_small:
            raise NoFigure(Message("'{text}' has its units in the wrong order"))
        section += Decimal((digits or "1").replace(",", "") + (fraction or "")) * size
        last_small = size
        if large:
            if _LARGE[large] >= last_large:
                raise NoFigure(Message("'{text}' has its units in the wrong order"))
            total += section * _LARGE[large]
            section, last_large, last_small = Decimal(0), _LARGE[large], inf
        position = match.end()
    return _to_whole(total + section)


def _to_whole(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()

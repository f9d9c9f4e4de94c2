"""Figures of indicators as printed: a number with its unit and its qualifiers, such as ``3만명 이상`` or ``0.3GW``."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.model.figures import Figure
from graph.model.lengths import refuse_length
from graph.model.money import AFTER, BEFORE, QUALIFIERS, format_amount
from graph.model.numerals import LARGE_UNITS, RANGE_MARKS, UNITS, NoFigure, fold_figure, read_range

_AROUND = re.compile(rf"((?:(?:{BEFORE})\s*)*)(.*?)((?:\s*(?:{AFTER}))*)")
_BETWEEN = re.compile(rf"(?<=\S)\s*[{RANGE_MARKS}]\s*(?=[0-9백천])")
# A unit has no digits except in names such as CO2 and m2. An exponent is not a unit.
_PART = re.compile(
    rf"(?P<sign>[△▲−+-]?)\s*(?P<number>[0-9][0-9.,{UNITS}\s]*|[백천만]\s*[0-9][0-9.,{UNITS}\s]*|[백천][{LARGE_UNITS}]?)(?P<over>여)?\s*"
    r"(?P<unit>(?![eE][0-9])(?:[^0-9\s(),~]|(?<=[A-Za-z])[0-9])*)"
)
# The unit of figures that are amounts.
WON = "원"
_PER_YEAR = re.compile(r"(?:매년|해마다|연간|연평균|연)\s*(?=[0-9백천])")
_RANK = re.compile(r"[가-힣A-Za-z]+\s*(?P<rank>[0-9]+)\s*위")
_HINT = Message("write number, unit and qualifier apart: 'target: 10만', 'unit: t', 'qualifier: 이상'")


@dataclass(frozen=True)
class Quantity:
    """A number with the unit and the qualifiers that are printed with it, both possibly empty.

    ``upper`` is the upper end of a range. An amount of money has the unit 원.
    """

    number: Decimal
    unit: str = ""
    qualifier: str = ""
    upper: Decimal | None = None


def parse_quantity(text: str) -> Quantity:
    """Parses a figure of an indicator.

    >>> parse_quantity("248명 이상")
    Quantity(number=Decimal('248'), unit='명', qualifier='이상', upper=None)
    >>> parse_quantity("10만t")
    Quantity(number=Decimal('100000'), unit='t', qualifier='', upper=None)

    :raises UnreadableValue: not a number with a unit.
    """
    refuse_length(text)
    _refuse(text)
    around = _AROUND.fullmatch(_narrow(text))
    parts = [_PART.fullmatch(part) for part in _BETWEEN.split(around[2])] if around else []
    found = [part for part in parts if part]
    units = {part["unit"] for part in found if part["unit"]}
    try:
        if not around or len(found) != len(parts) or len(units) > 1 or (len(found) > 1 and found[0]["sign"]):
            raise NoFigure
        number, upper = read_range(fold_figure("~".join(part["number"] for part in found)))
    except NoFigure as error:
        raise error.explain(text, what=Message("'{text}' is not a figure"), instead=_HINT) from error
    over = "여" if any(part["over"] for part in found) else ""
    words = re.findall("|".join(QUALIFIERS), f"{around[1]}{over}{around[3]}")
    sign = 1 if found[0]["sign"] in ("", "+") else -1
    return Quantity(sign * number, "".join(units), " ".join(words), upper)


def _refuse(text: str) -> None:
    """Refuses a figure with a word in front that no field has, and says where it goes."""
    if _PER_YEAR.match(text):
        figure = parse_quantity(_PER_YEAR.sub("", text, count=1))
        instead = Message("write '{number}' with 'unit: {unit}/년' and 'printed: {text}'")
        values = {"number": f"{figure.number:f}", "unit": figure.unit, "text": text}
        raise UnreadableValue(Message("'{text}' is a figure per year", text=text), instead.fill(**values))
    if rank := _RANK.fullmatch(text):
        instead = Message("write '{number}' with 'unit: 위' and 'printed: {text}'", number=rank["rank"], text=text)
        raise UnreadableValue(Message("'{text}' is a rank", text=text), instead)


def _narrow(text: str) -> str:
    """*text* with full-width signs as ASCII. A unit such as ㎢ stays as printed."""
    return re.sub("[\uff01-\uff5e]+", lambda wide: unicodedata.normalize("NFKC", wide[0]), text.strip())


def format_quantity(figure: Figure, *, lang: str, unit: str = "") -> str:
    """Formats a figure with its unit, its qualifiers and the upper end of a range; in won as an amount.

    >>> format_quantity(Figure(Decimal(300), Decimal(500)), lang="ko", unit="명")
    '300~500명'
    >>> format_quantity(Figure(Decimal(30000), qualifier="약"), lang="en")
    'about 30000'
    """
    if unit == WON:
        return format_amount(figure.won, lang=lang, qualifier=figure.qualifier, upper=figure.upper)
    ends = [f"{end:f}" for end in (figure.won, figure.upper) if end is not None]
    words = figure.qualifier.split()
    if lang == "en":
        gap = " " if unit[:1].isalnum() else ""
        return " ".join([*dict.fromkeys(QUALIFIERS.get(word, word) for word in words), f"{'–'.join(ends)}{gap}{unit}"])
    over = "여" if "여" in words else ""
    after = [word for word in words if re.fullmatch(AFTER, word) and word != over]
    before = [word for word in words if word not in after and word != over]
    return " ".join([*before, f"{'~'.join(ends)}{over}{unit}", *after])

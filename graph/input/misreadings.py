"""Unquoted values that other tools read differently: YAML 1.1 turns ``no`` into false and ``010`` into eight.

The loader reads every value as text. PyYAML, Ruby or an editor may read something else from the same file. The patterns
are from the YAML 1.1 type repository (https://yaml.org/type/), plus those that YAML 1.2's core schema adds.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

_WORDS = {
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), "true"),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), "false"),
    **dict.fromkeys(("~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), "not a number"),
    **dict.fromkeys(("=", "<<"), "a special symbol"),
}
_FIRST = frozenset("0123456789+-.")
# Numbers that survive reading and writing unchanged, and the characters that numbers and dates consist of.
_SAME = re.compile(r"0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]{0,14})\.(?:0|[0-9]{0,3}[1-9])")
_NUMERIC = re.compile(r"[-+.0-9a-fA-F_xo:inIN]+(?:[ \tTt]+[-+.0-9: \tZz]*)?")


@dataclass(frozen=True)
class Misreading:
    """How other tools read an unquoted value. *number* is the whole number they read, empty if it is not one."""

    meaning: str
    number: str = ""


def find_misreading(text: str) -> Misreading | None:
    """How YAML 1.1 or 1.2 tools read unquoted *text*, ``None`` if it survives reading and writing unchanged.

    >>> find_misreading("010")
    Misreading(meaning='8', number='8')
    >>> find_misreading("no")
    Misreading(meaning='false', number='')
    >>> find_misreading("2024-11-08")
    """
    if text in _WORDS:
        return Misreading(_WORDS[text])
    if text[:1] not in _FIRST or _SAME.fullmatch(text) or not _NUMERIC.fullmatch(text):
        return None
    for pattern, read in _READERS:
        if found := pattern.fullmatch(text):
            return read(found)
    return None


def _read_integer(found: re.Match[str]) -> Misreading:
    number = found.group().replace("_", "").lstrip("+")
    return _to_misreading("0" if number == "-0" else number)


def _read_based(found: re.Match[str]) -> Misreading:
    sign, mark, digits = found.groups()
    base = {"b": 2, "x": 16}.get(mark, 8)
    written = digits.replace("_", "")
    # No real number is longer, and Python refuses to print numbers with too many digits.
    number = str(int(written or "0", base)) if len(written) < 100 else ""
    return _to_misreading(f"{'-' if sign == '-' else ''}{number}" if number else "")


def _read_sixties(found: re.Match[str]) -> Misreading:
    sign, digits = ("-" if found.group()[0] == "-" else ""), found.group().lstrip("+-").replace("_", "")
    if "." in digits or len(digits) > 100:
        return Misreading("a number in base 60")
    total = 0
    for part in digits.split(":"):
        total = total * 60 + int(part)
    return _to_misreading(f"{sign}{total}")


def _read_day(found: re.Match[str]) -> Misreading | None:
    year, month, day = (int(part) for part in found.groups())
    try:
        written = datetime.date(year, month, day).isoformat()
    except ValueError:
        return Misreading("an invalid date")
    if found.group() == written:
        return None
    return Misreading("a point in time" if len(found.group()) > 10 else written)


def _to_misreading(number: str) -> Misreading:
    return Misreading(number if 0 < len(number) <= 20 else "a number", number)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Misreading | None]], ...] = (
    (re.compile(r"([-+]?)0([bo]?)([0-7_]+)"), _read_based),
    (re.compile(r"([-+]?)0(x)([0-9a-fA-F_]+)"), _read_based),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), _read_sixties),
    (
        re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?"),
        _read_day,
    ),
    (re.compile(r"[-+]?(?:0|[1-9][0-9_]*)"), _read_integer),
    (
        re.compile(r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"),
        lambda _: Misreading("a decimal number"),
    ),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)"), lambda _: Misreading("infinity")),
)

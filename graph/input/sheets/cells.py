"""Lists in a cell: several values of a field, which a row of a table has no other place for."""

import re
from collections.abc import Sequence

# A value in quotes, where a quote is written twice, or any text; then a separator.
_VALUE = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"|([^;\n]*))[ \t]*(?:[;\n]|\Z)')
_SPECIAL = re.compile(r'[;\n]|\A"')


def split_list(text: str) -> list[str]:
    """The values in a cell. They are separated by semicolons or line breaks, except within quotes.

    >>> split_list("EV; AMR"), split_list('가\\n"나; 다"'), split_list('"스마트" 도시')
    (['EV', 'AMR'], ['가', '나; 다'], ['"스마트" 도시'])
    """
    values, position = [], 0
    while position < len(text) and (found := _VALUE.match(text, position)):
        quoted, plain = found.groups()
        value = plain.strip() if quoted is None else quoted.replace('""', '"')
        values += [value] if value else []
        position = found.end()
    return values


def join_list(values: Sequence[str]) -> str:
    """The text of a cell that :func:`split_list` reads as *values*."""
    return "; ".join('"' + value.replace('"', '""') + '"' if _SPECIAL.search(value) else value for value in values)

"""Lists in a cell: several values of a field, which a row of a table has no other place for."""

from collections.abc import Sequence

_SEPARATOR = ";"


def split_list(text: str) -> list[str]:
    """The values in a cell: one per line, or separated by semicolons if it has a single line.

    >>> split_list("EV; AMR"), split_list("가; 나\\n다")
    (['EV', 'AMR'], ['가; 나', '다'])
    """
    parts = text.split("\n") if "\n" in text else text.split(_SEPARATOR)
    return [part.strip() for part in parts if part.strip()]


def join_list(values: Sequence[str]) -> str | None:
    """The text of a cell that :func:`split_list` reads as *values*, ``None`` if there is none."""
    for text in (f"{_SEPARATOR} ".join(values), "\n".join(values)):
        if split_list(text) == list(values):
            return text
    return None

"""Characters that deceive the eye are found where they stand; none of them orders a terminal."""

import pytest

from graph.errors.characters import describe_character, escape_unprintable, find_control, iter_suspects


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("전기차", []),
        ("EV\u200b", [2]),
        ("전기\u00a0차", [2]),
        ("K\u0406TECH", [1]),
        ("КИТАЙ", []),
        ("👩\u200d🔬", []),
        ("가\u200d나", [1]),
        ("❤\ufe0f", []),
    ],
    ids=ascii,
)
def test_what_looks_like_something_else_is_suspect(text: str, positions: list[int]) -> None:
    assert [suspect.position for suspect in iter_suspects(text)] == positions


@pytest.mark.parametrize(("text", "position"), [("a\tb\n", None), ("a\0b", 1), ("ab\x85", 2), ("\u2028", 0)], ids=ascii)
def test_what_no_file_may_hold_is_found(text: str, position: int | None) -> None:
    found = find_control(text)
    assert (found and found.position) == position


def test_what_a_terminal_would_obey_or_hide_is_escaped() -> None:
    text = "가\x1b[2J\u202e\r\n\U000e0001\ud800"
    assert escape_unprintable(text) == "가\\x1b[2J\\u202e\\r\\n\\U000e0001\\ud800"


def test_a_character_is_called_by_its_number_and_name() -> None:
    assert describe_character("\u200b") == "U+200B ZERO WIDTH SPACE"
    assert describe_character("\x07") == "U+0007"

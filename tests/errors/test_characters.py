"""Characters that deceive the eye are found where they stand; none of them orders a terminal."""

import pytest

from graph.errors.characters import (
    compose,
    describe_character,
    escape_commands,
    escape_unprintable,
    find_control,
    find_long_marks,
    iter_suspects,
)


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


def test_each_word_is_read_once() -> None:
    """32,000 letters took a minute when each letter looked for the ends of its word."""
    text = f"{'а' * 200_000} {'а' * 200_000}K"
    assert [suspect.position for suspect in iter_suspects(text)] == list(range(200_001, 400_001))


ACUTE, BELOW = "\u0301", "\u0316"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (f"e{ACUTE * 30}", None),
        (f"e{ACUTE * 31}", 31),
        (f"e{ACUTE * 20}e{ACUTE * 20}", None),
        (f"──{'─' * 40}", None),
        (f"{'─' * 40}{ACUTE * 31}", 70),
        (f"{ACUTE * 20}─{ACUTE * 20}", None),
    ],
    ids=ascii,
)
def test_a_long_run_of_marks_is_found(text: str, position: int | None) -> None:
    found = find_long_marks(text)
    assert (found and found.position) == position


def test_a_text_is_composed_in_time_that_grows_with_its_length() -> None:
    """160,000 marks of two classes took half a minute."""
    marks = (ACUTE + BELOW) * 80_000
    composed = compose(f"{marks}가{marks}e")
    assert composed == f"{BELOW * 15}{ACUTE * 15}가{BELOW * 15}{ACUTE * 15}e"
    assert compose("\u1112\u1161\u11ab") == "한"
    assert compose("\uff21", "NFKC") == "A"


def test_what_changes_the_text_around_it_is_escaped_as_in_json() -> None:
    text = "가\x1b[2J\u202e\r\n\t\r\u200d\ud800"
    assert escape_commands(text) == "가\\u001b[2J\\u202e\r\n\t\\u000d\u200d\\ud800"

"""A name that is not there is answered with those most like it, compared by the letters of Hangul."""

from graph.errors import UnknownName, find_similar, suggestion

NAMES = ("전기차", "전기 소방차", "자율주행", "coverage", "compare")


def test_one_letter_of_a_syllable_makes_a_name_similar() -> None:
    assert find_similar("전기챠", NAMES)[0] == "전기차"


def test_capitals_do_not_matter_and_what_is_unlike_is_not_suggested() -> None:
    assert find_similar("COVERAGE", NAMES) == ("coverage",)
    assert find_similar("수소", NAMES) == ()


def test_a_name_of_absurd_length_is_not_compared() -> None:
    assert find_similar("coverage" * 26, NAMES) == ()


def test_of_equally_similar_names_the_first_in_order_comes_first() -> None:
    assert find_similar("plan-1", ["plan-4", "plan-3", "plan-2", "plan-5"]) == ("plan-2", "plan-3", "plan-4")


def test_without_a_similar_name_a_few_are_listed_and_many_are_not() -> None:
    assert suggestion("수소", ["b", "a"]) == "known names: 'a', 'b'"
    assert "'" not in suggestion("수소", [f"name {number}" for number in range(21)])


def test_the_message_names_what_was_asked_for_and_keeps_the_suggestions() -> None:
    fault = UnknownName("technology", "전기챠", NAMES)
    assert str(fault).startswith("unknown technology '전기챠'; did you mean '전기차'")
    assert fault.suggestions[0] == "전기차"

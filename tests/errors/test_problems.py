"""Problems are values with a place; together they come in the order of the files, each on a line of its own."""

from graph.errors.problems import InvalidInput, Location, Malformed


def to_problem(path: str, line: int, column: int, what: str) -> Malformed:
    return Malformed(location=Location(path, line, column), what=what, instead="")


def test_all_problems_are_told_by_place_whatever_order_they_are_found_in() -> None:
    found = [
        to_problem("b", 1, 1, "x"),
        to_problem("a", 10, 1, "y"),
        to_problem("a", 9, 12, "z"),
        to_problem("a", 9, 3, "w"),
    ]
    assert str(InvalidInput(found)) == "a:9:3: w\na:9:12: z\na:10:1: y\nb:1:1: x"


def test_a_message_stays_on_its_line_whatever_it_quotes() -> None:
    assert str(to_problem("a", 1, 1, "unknown 'x\n\x1b[2J'")) == "a:1:1: unknown 'x\\n\\x1b[2J'"


def test_of_an_endless_text_beginning_and_end_are_shown() -> None:
    told = str(to_problem("a", 1, 1, "가" * 100_000 + "나"))
    assert told == f"a:1:1: {'가' * 200} ... {'가' * 199}나"

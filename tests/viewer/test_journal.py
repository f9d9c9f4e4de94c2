"""The journal: on which days each row answers which questions."""

from graph.viewer.answers.journal import Batch, Journal, Row


def test_a_question_in_two_sets_one_after_the_other_has_one_span() -> None:
    journal = Journal()
    journal.put("side", [Row("sides", ("a",), frozenset({"a b", "a c"}))], 0)
    journal.put("side", [Row("sides", ("a",), frozenset({"a b", "a d"}))], 2)
    assert journal.close(5) == [
        Batch("sides", 0, 2, ("a c",), (("a",),)),
        Batch("sides", 0, 5, ("a b",), (("a",),)),
        Batch("sides", 2, 5, ("a d",), (("a",),)),
    ]


def test_a_question_that_comes_back_has_two_spans() -> None:
    journal = Journal()
    for day, rows in enumerate(([Row("sides", ("a",), frozenset({"a b"}))], [], [Row("sides", ("a",), "a b")])):
        journal.put("side", rows, day)
    assert journal.close(4) == [
        Batch("sides", 0, 1, ("a b",), (("a",),)),
        Batch("sides", 2, 4, ("a b",), (("a",),)),
    ]

"""The order of editions: by time where their dates do not overlap, else by stage, else undecided."""

import pytest

from graph.model.editions import Issue, Turn, find_undecided, order_editions
from graph.model.identifiers import mint_code_iri


def issue(name: str, date: str, stage: str = "final") -> Issue:
    return Issue("plan", name, date, mint_code_iri("stage", stage))


def order(*issues: Issue) -> list[tuple[str, str]]:
    """The name of each edition and the day from which it counts, in order."""
    turns = order_editions(dict(enumerate(issues)))
    return [(issues[key].name, turn.since) for key, turn in sorted(turns.items(), key=lambda item: (item[1], item[0]))]


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([issue("b", "2025"), issue("a", "2024-03-05")], [("a", "2024-03-05"), ("b", "2025")]),
        ([issue("b", "2024-03-06"), issue("a", "2024-03-05")], [("a", "2024-03-05"), ("b", "2024-03-06")]),
        (
            [issue("b", "2024", "revised"), issue("a", "2024-03-05")],
            [("a", "2024-03-05"), ("b", "2024-12-31")],
        ),
        (
            [issue("b", "2024-03-05", "revised"), issue("a", "2024-03-05")],
            [("a", "2024-03-05"), ("b", "2024-03-05")],
        ),
        (
            [issue("b", "2024-02", "closed"), issue("a", "2024", "tender")],
            [("a", "2024"), ("b", "2024-02")],
        ),
        (
            [issue("c", "2024-06-10", "executed"), issue("b", "2024", "selected"), issue("a", "2024-03-05", "applied")],
            [("a", "2024-03-05"), ("b", "2024-06-10"), ("c", "2024-06-10")],
        ),
        (
            [issue("late", "2024-02", "tender"), issue("late", "2024-05-01", "tender"), issue("next", "2024-03-01")],
            [("late", "2024-02"), ("late", "2024-05-01"), ("next", "2024-03-01")],
        ),
    ],
    ids=[
        "years apart", "days apart", "a year around a day", "one day", "a month within a year",
        "no later than the next", "a source that reports later",
    ],
)  # fmt: skip
def test_editions_are_in_this_order_and_count_from_these_days(
    issues: list[Issue], expected: list[tuple[str, str]]
) -> None:
    numbered = dict(enumerate(issues))
    assert order(*issues) == expected
    assert list(find_undecided(numbered)) == []


@pytest.mark.parametrize(
    "issues",
    [
        [issue("a", "2024-03-05"), issue("b", "2024-03-05")],
        [issue("a", "2024-03"), issue("b", "2024", "published")],
        [issue("a", "2024-01-15", "closed"), issue("b", "2024", "final"), issue("c", "2024-11", "tender")],
    ],
    ids=["one day and stage", "stages without an order", "time and stage in a circle"],
)
def test_an_order_that_nothing_decides_is_found(issues: list[Issue]) -> None:
    names = [(issues[one].name, issues[other].name) for one, other in find_undecided(dict(enumerate(issues)))]
    assert names
    assert all(set(pair) <= {"a", "b", "c"} for pair in names)


def test_the_editions_of_two_plans_do_not_compete() -> None:
    issues = {1: issue("a", "2024"), 2: issue("b", "2024")._replace(plan="other")}
    assert order_editions(issues) == {1: Turn(1, "2024", 1), 2: Turn(1, "2024", 1)}
    assert list(find_undecided(issues)) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [((1, 1, 1), [1, 2, 3]), ((1, 2, 3), [1, 2, 3]), ((2, 1, 1), [3, 1, 2]), ((1, 1, 5), [1, 2, 5]), ((3, 3), [3, 4])],
)
def test_sources_of_equal_preference_rank_in_their_order(written: tuple[int, ...], expected: list[int]) -> None:
    issues = {place: issue("one", "2024")._replace(preference=rank) for place, rank in enumerate(written)}
    assert [turn.preference for _, turn in sorted(order_editions(issues).items())] == expected

"""A question has a length, so that no text keeps a command busy."""

import pytest

from graph.knowledge import Knowledge


@pytest.mark.parametrize("piece", ["2024.", "1 ", "가", "EV ", "(", "'"])
def test_a_question_of_any_length_is_declined_at_once(real: Knowledge, piece: str) -> None:
    answer = real.ask(piece * 20_000, lang="en")
    assert (answer.report, answer.sentence) == (None, "the question is too long")

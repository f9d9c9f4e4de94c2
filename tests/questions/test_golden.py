"""Questions of our own with what the first sentence of the answer must say, on both sets of data."""

from pathlib import Path
from typing import Any

import pytest
from support.plain_yaml import read_plain_yaml

from graph.knowledge import Knowledge

GOLDEN: list[dict[str, Any]] = read_plain_yaml(Path(__file__).parent / "golden.yaml")


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda entry: str(entry["ask"]))
def test_a_question_is_answered_in_the_first_sentence(
    entry: dict[str, Any], real: Knowledge, country: Knowledge
) -> None:
    answer = (real if entry["data"] == "b" else country).ask(entry["ask"])
    if "says" not in entry:
        assert answer.report is None
        assert entry["because"] in answer.sentence
        return
    assert answer.report, answer.sentence
    assert [one for one in map(str, entry["says"]) if one not in answer.sentence] == [], answer.sentence

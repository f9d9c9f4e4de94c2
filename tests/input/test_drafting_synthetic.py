"""Drafts of synthetic press texts against gold facts that were noted before the rules read them."""

from pathlib import Path

import pytest
import yaml

from benchmarks.drafting import score_folder
from graph.input.drafting import Given, draft
from graph.input.drafting.reading import read
from graph.input.texts import read_text
from graph.viewer.review.rules import RULES

TEXTS = Path(__file__).parent / "synthetic"
FOLDERS = sorted(path.parent for path in TEXTS.glob("*/gold.yaml"))
NONE = [
    one
    for one in FOLDERS
    if yaml.load((one / "gold.yaml").read_text("utf-8"), yaml.CSafeLoader)["expect"]["roadmap"] == "none"
]


@pytest.mark.slow
def test_few_values_are_wrong_and_most_are_found() -> None:
    """The texts have been looked at, so this holds what was reached, and says little of other texts."""
    overall = score_folder(TEXTS).overall
    assert overall.precision >= 0.98
    assert overall.recall >= 0.9
    assert overall.placed / overall.right >= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_quote_stands_at_its_offsets_and_its_rule_has_words(folder: Path) -> None:
    reading = read(read_text(folder / "text.txt"))
    for one in (*reading.found, *reading.left_over):
        assert reading.text.content[one.start : one.end] == one.quote != ""
    assert {one.rule for one in reading.found} <= set(RULES)


@pytest.mark.parametrize("folder", NONE, ids=lambda folder: folder.name)
def test_a_text_without_a_plan_gives_an_empty_draft(folder: Path) -> None:
    made = draft(read_text(folder / "text.txt"), Given("2026-07-01"))
    assert (made.empty, made.found) == (True, ())

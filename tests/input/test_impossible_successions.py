"""Successions that contradict the first or last day of a region are errors that name both places."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps

NEW = "  - {id: new, name: 둘시, level: city, since: %s, successor_of: [{region: old, kind: %s, since: %s}]}\n"
OLD = "  - {id: old, name: 셋군, level: county%s}\n"
OTHER = "  - {id: other, name: 넷시, level: city, successor_of: [{region: old, kind: merged, since: 2023-01-01}]}\n"


def read_errors(folder: Path, text: str) -> list[str]:
    path = folder / "x.yaml"
    path.write_text(f"regions:\n{text}", encoding="utf-8")
    try:
        load_roadmaps(path)
    except InvalidInput as error:
        return [str(problem).replace(str(path), "x.yaml") for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("since", "kind", "day", "until", "message"),
    [
        ("2023-01-01", "merged", "2023-01-01", "2022-12-31", ""),
        ("2023", "merged", "2023", "2022", ""),
        ("2022", "merged", "2023-01-01", "2022-12-31", ""),
        ("2020", "split", "2020-01-01", "", ""),
        ("2020", "split", "2020-01-01", "2022-12-31", ""),
        ("2024-05-01", "merged", "2023-01-01", "2022-12-31", "'new' replaces 'old' on 2023-01-01, but begins on "
         "2024-05-01 in line 2 of x.yaml; make both days the same"),
        ("2020", "merged", "2020-01-01", "2022-12-31", "'new' replaces 'old' on 2020-01-01, but old ends on "
         "2022-12-31 in line 3 of x.yaml; write 'since: 2023-01-01', or correct 'until'"),
        ("2020", "split", "2024-01-01", "2022-12-31", "'new' replaces 'old' on 2024-01-01, but old ends on "
         "2022-12-31 in line 3 of x.yaml; write 'since: 2023-01-01', or correct 'until'"),
        ("2020", "renamed", "2020-03-01", "", ""),
    ],
    ids=["next day", "years", "older region", "split that goes on", "split before the end", "before the beginning",
         "before the end", "after the end", "no stated end"],
)  # fmt: skip
def test_a_succession_fits_the_days_of_both_regions(
    since: str, kind: str, day: str, until: str, message: str, tmp_path: Path
) -> None:
    text = NEW % (since, kind, day) + OLD % (f", until: {until}" if until else "")
    assert read_errors(tmp_path, text) == ([f"x.yaml:2:{62 + len(since)}: {message}"] if message else [])


def test_a_part_may_be_merged_before_the_rest(tmp_path: Path) -> None:
    assert read_errors(tmp_path, NEW % ("2020", "merged", "2020-01-01") + OLD % ", until: 2022-12-31" + OTHER) == []

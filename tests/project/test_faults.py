"""Damage of the real files is found, in the right line and with the right words; what is whole raises no alarm.

The default run tries a few places for each damage; ``pytest -m faults`` tries 500 and prints a table.
"""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from support.damage import DAMAGES, FILES, Damaged, read_data_file
from support.paths import DATA, ROOT

import graph.input.files
from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.input.nodes import read_yaml
from graph.pipeline.dataset import to_dataset
from graph.pipeline.validation import validate

FEW, MANY = 3, 500


@pytest.fixture
def _undamaged_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nodes are frozen, so the files that are not damaged need not be parsed again for each damage."""
    parse_once = cache(read_yaml)

    def read(path: Path, **options: Any) -> Any:
        return parse_once(path) if path in FILES else read_yaml(path, **options)

    monkeypatch.setattr(graph.input.files, "read_yaml", read)


def iter_damaged(name: str, count: int) -> Iterator[tuple[Path, Damaged]]:
    """As many damaged files as asked for, from all files of the data by turns."""
    seed = 0
    for _ in range(count):
        damaged = None
        while damaged is None:
            chance = random.Random(f"{name} {seed}")
            seed += 1
            path = chance.choice(FILES)
            damaged = DAMAGES[name](read_data_file(path), chance)
        yield path, damaged


def judge(path: Path, damaged: Damaged, folder: Path) -> str:
    """What became of a damage: told (right), told elsewhere or in other words (wrong), or not told (missed)."""
    damaged_file = folder / "damaged.yaml"
    damaged_file.write_bytes(damaged.content)
    try:
        load_roadmaps(damaged_file, *(other for other in FILES if other != path))
    except InvalidInput as error:
        told = [problem for problem in error.problems if re.search(damaged.words, problem.text)]
        here = [problem for problem in told if problem.location[:2] == (str(damaged_file), damaged.line)]
        return "right" if here else "wrong"
    return "missed"


def try_damage(name: str, count: int, folder: Path) -> dict[str, int]:
    verdicts = [judge(path, damaged, folder) for path, damaged in iter_damaged(name, count)]
    return {verdict: verdicts.count(verdict) for verdict in ("right", "wrong", "missed")}


@pytest.mark.slow
@pytest.mark.usefixtures("_undamaged_are_parsed_once")
@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_told_in_its_line(name: str, tmp_path: Path) -> None:
    assert try_damage(name, FEW, tmp_path) == {"right": FEW, "wrong": 0, "missed": 0}


@pytest.mark.faults
@pytest.mark.usefixtures("_undamaged_are_parsed_once")
@pytest.mark.parametrize("name", DAMAGES)
def test_of_500_damages_99_of_100_are_told_in_their_line(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    found = try_damage(name, MANY, tmp_path)
    record_property("fault", (name, MANY, f"{MANY - found['missed']} told, {found['right']} in their line"))
    # Not all: the Korean double bytes of 화천 are letters of UTF-8 as well, so a line of nothing else passes for Latin.
    assert found["right"] >= MANY * 0.99


# --- what only the whole graph shows ---------------------------------------------------------------------------------


def raise_part(lines: list[str], chance: random.Random) -> tuple[int, str]:
    """A part of the money of a project set above its total, which stands in the next line."""
    parts = [n for n, line in enumerate(lines) if "{kind: national" in line and "kind: total" in lines[n + 1]]
    number = chance.choice(parts)
    return number, re.sub(r"amount: [^,}]+", f"amount: {chance.randint(500, 9_999)}억 원", lines[number])


def exchange_days(lines: list[str], chance: random.Random) -> tuple[int, str]:
    """A name or code that begins to hold after it has ended."""
    dated = [n for n, line in enumerate(lines) if re.search(r"until: \d+-\d\d-\d\d", line) and "since" not in line]
    number = chance.choice(dated)
    day = f"{chance.randint(2025, 2099)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return number, lines[number].replace("until:", f"since: {day}, until:")


GRAPH_DAMAGES = {"raise part": (raise_part, "[M2]"), "exchange days": (exchange_days, "[T1]")}


def try_graph_damage(name: str, count: int, path: Path) -> int:
    """How many of the damages are told in their line by their rule, and nothing else is told."""
    damage, rule = GRAPH_DAMAGES[name]
    lines = DATA.read_text(encoding="utf-8").split("\n")
    right = 0
    for seed in range(count):
        number, text = damage(lines, random.Random(seed))
        path.write_text("\n".join([*lines[:number], text, *lines[number + 1 :]]), encoding="utf-8")
        told = [
            (problem.location.line, problem.text[-4:]) for problem in validate(to_dataset(load_roadmaps(path))).errors
        ]
        right += told == [(number + 1, rule)]
    return right


@pytest.mark.parametrize("name", GRAPH_DAMAGES)
def test_what_only_the_graph_shows_is_told_in_its_line(name: str, tmp_path: Path) -> None:
    assert try_graph_damage(name, 3, tmp_path / "roadmaps.yaml") == 3


@pytest.mark.faults
@pytest.mark.parametrize("name", GRAPH_DAMAGES)
def test_500_things_that_only_the_graph_shows_are_told_in_their_line(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    right = try_graph_damage(name, MANY, tmp_path / "roadmaps.yaml")
    record_property("fault", (name, MANY, f"{right} told in their line"))
    assert right >= MANY * 0.99


# --- no false alarm --------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("path", [ROOT / "data", DATA], ids=lambda path: path.name)
def test_the_undamaged_files_raise_no_alarm(path: Path) -> None:
    roadmaps = load_roadmaps(path)
    findings = validate(to_dataset(roadmaps))
    assert (roadmaps.warnings, findings.errors, findings.warnings) == ((), (), ())

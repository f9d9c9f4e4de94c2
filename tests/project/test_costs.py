"""The hook that keeps the mark ``slow`` true: what it lists, and when it fails a run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.costs import FAR_BELOW, LIMIT, MOST, Bill, Cost
from support.paths import ROOT

TESTS = """
import time
import pytest

def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

@pytest.fixture(scope="module")
def dear():
    burn(0.2)

@pytest.mark.parametrize("number", range(4))
def test_quick(dear, number):
    pass

def test_dear():
    burn(0.2)

@pytest.mark.slow
def test_hidden():
    pass

@pytest.mark.slow
def test_rightly_marked():
    burn(0.05)

@pytest.mark.parametrize("seconds", [0, pytest.param(0.05, marks=pytest.mark.slow)])
def test_slow_by_parameter(seconds):
    burn(seconds)

@pytest.mark.parametrize("number", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_slow_with_others(number):
    pass
"""
# What takes a fifth of the time, so that the limits are found out as quickly.
LIMITS = "import support.costs\nsupport.costs.LIMIT = 0.1\nsupport.costs.FAR_BELOW = 0.02\nsupport.costs.MOST = {}\n"


def list_costs(**seconds: tuple[float, str]) -> Bill:
    bill = Bill()
    bill.costs = [Cost(test, *cost) for test, cost in seconds.items()]
    return bill


def test_what_is_not_marked_is_told_by_itself_and_dearest_last() -> None:
    bill = list_costs(one=(LIMIT * 2, ""), two=(LIMIT * 3, ""), three=(LIMIT * 4, "module"), four=(LIMIT, ""))
    assert [cost.test for cost in bill.iter_unmarked(LIMIT)] == ["one", "two"]
    assert [*bill.iter_unmarked(MOST)] == []


def test_what_is_marked_together_is_told_by_what_it_takes_together() -> None:
    half = FAR_BELOW / 2
    bill = list_costs(
        one=(half, "pair"), two=(half, "pair"), three=(half, "alone"), four=(half, "fixtures"), five=(half, "")
    )
    assert [(cost.test, cost.seconds) for cost in bill.iter_marked_below()] == [("alone", half)]


@pytest.mark.slow
@pytest.mark.parametrize(("most", "required", "code"), [(0.15, "1", 1), (0.15, "0", 0), (5, "1", 0)])
def test_a_run_lists_what_is_marked_wrongly_and_fails_where_it_is_required(
    tmp_path: Path, most: float, required: str, code: int
) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(LIMITS.format(most), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow\n", encoding="utf-8")
    path = f"{ROOT / 'tests'}{os.pathsep}{ROOT}"
    environment = {**os.environ, "PYTHONPATH": path, "PYTEST_ADDOPTS": "", "ROADMAP_GRAPH_REQUIRE_QUICK": required}
    command = [sys.executable, "-m", "pytest", "-p", "support.costs", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code
    told = [line.split()[-1] for line in done.stdout.splitlines() if " s  test_some.py::" in line]
    assert told == ["test_some.py::test_dear", "test_some.py::test_hidden"]

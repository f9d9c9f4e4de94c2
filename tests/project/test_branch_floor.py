"""The floor of CI for branches: what coverage.py measured is compared with pyproject.toml, by branches alone."""

import json
import subprocess
import sys

import pytest
from support.paths import ROOT


@pytest.mark.parametrize(("covered", "share", "code"), [(180, "90.00", 0), (179, "89.50", 1)])
def test_the_share_of_branches_alone_decides(covered: int, share: str, code: int) -> None:
    lacking = {"graph/poor.py": 200 - covered - 1, "graph/better.py": 1, "graph/whole.py": 0}
    measured = {
        "totals": {"num_branches": 200, "covered_branches": covered, "percent_covered": 95.0},
        "files": {name: {"summary": {"missing_branches": number}} for name, number in lacking.items()},
    }
    command = [sys.executable, str(ROOT / ".ci" / "check_branches.py")]
    done = subprocess.run(command, input=json.dumps(measured), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.splitlines() == [
        f"{covered} of 200 branches taken: {share} %, floor 90 %",
        f"   {lacking['graph/poor.py']:>2} not taken in graph/poor.py",
        "    1 not taken in graph/better.py",
    ]

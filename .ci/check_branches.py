"""Fails where the tests took too few branches: ``coverage json -q -o - | python .ci/check_branches.py``.

What coverage.py itself compares with ``fail_under`` of pyproject.toml counts statements too; this counts branches only.
"""

import json
import sys
import tomllib
from pathlib import Path

SHOWN = 5


def main() -> int:
    """Prints the share and the modules that lack most; 0 where it reaches ``fail_under``, otherwise 1."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    floor = project["tool"]["coverage"]["report"]["fail_under"]
    measured = json.load(sys.stdin)
    covered, number = (measured["totals"][key] for key in ("covered_branches", "num_branches"))
    lacking = {name: file["summary"]["missing_branches"] for name, file in measured["files"].items()}
    poorest = sorted(filter(lacking.get, lacking), key=lambda name: (-lacking[name], name))[:SHOWN]
    sys.stdout.write(f"{covered:,} of {number:,} branches taken: {100 * covered / number:.2f} %, floor {floor} %\n")
    sys.stdout.writelines(f"{lacking[name]:>5} not taken in {name}\n" for name in poorest)
    return int(100 * covered < floor * number)


if __name__ == "__main__":
    sys.exit(main())

"""The scripts and styles of the page as their readers see them."""

from pathlib import Path

from conftest import ROOT

STATIC = ROOT / "graph" / "viewer" / "static"
LONGEST = 140


def test_no_line_is_too_long_to_read() -> None:
    found = []
    for path in filter(Path.is_file, sorted(STATIC.rglob("*"))):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found += [f"{path.relative_to(STATIC)}:{number}"] if len(line) > LONGEST else []
    assert found == []

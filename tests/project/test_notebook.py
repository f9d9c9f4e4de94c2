"""The example notebook is committed with the outputs that a run gives now."""

import sys

import pytest
from support.paths import ROOT

NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
@pytest.mark.filterwarnings("ignore")  # of the kernel and its sockets, not of this package
def test_a_notebook_gives_what_it_shows(path) -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    from write_notebook import run_notebook

    assert run_notebook(path) == path.read_text(encoding="utf-8"), "run python scripts/write_notebook.py"

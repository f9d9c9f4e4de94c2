"""What the tests of the fact sheets share."""

import pytest
from support.fact_sheets import SHEETS, open_graph


@pytest.fixture(scope="session", autouse=True)
def _graph() -> None:
    """The graph in which the facts are looked for is read once, for all sheets."""
    if SHEETS:
        open_graph()

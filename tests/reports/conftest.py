"""Reports ask much that is the same, of graphs that never change."""

import pytest
from support.remembering import remember

from graph.knowledge import Knowledge


@pytest.fixture(scope="session")
def real(real: Knowledge) -> Knowledge:
    """The graph of ``data/roadmaps.yaml``, which answers the same question from memory."""
    return remember(real)


@pytest.fixture(scope="session")
def country(country: Knowledge) -> Knowledge:
    """The graph of the folder ``data``, which answers the same question from memory."""
    return remember(country)

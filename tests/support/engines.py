"""The engines on which a test runs; those of rdflib are slow."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge

RealOn = Callable[[str], Knowledge]
EACH_ENGINE = pytest.mark.parametrize("engine", ["oxigraph", pytest.param("memory", marks=pytest.mark.slow)])

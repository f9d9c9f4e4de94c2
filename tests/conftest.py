"""What several test modules share: where things lie, the graph of the real data, and loading of inline YAML."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from graph.knowledge import Knowledge, load

ROOT = Path(__file__).resolve().parent.parent
# Corpora that lie beside a checkout; tests that need them are skipped where they are absent.
SHARED = ROOT.parent / "shared"
DATA = ROOT / "data" / "roadmaps.yaml"

# The same examples in every run, and no verdict that hangs on the speed of the machine.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def real() -> Knowledge:
    """The graph of ``data/roadmaps.yaml``; tests read it and never add to it."""
    return load(DATA)


@pytest.fixture
def load_text(tmp_path: Path) -> Callable[..., Knowledge]:
    """Loads YAML given as text: ``load_text(text)`` or ``load_text(text, engine="memory")``."""

    def load_yaml(text: str, *, engine: str = "oxigraph") -> Knowledge:
        path = tmp_path / "roadmaps.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return load(path, engine=engine)

    return load_yaml

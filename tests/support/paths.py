"""Where things lie: the checkout, its data, and what may lie beside it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data" / "roadmaps.yaml"
# Corpora that lie beside a checkout; tests that need them are skipped where they are absent.
SHARED = ROOT.parent / "shared"

"""Finds the files that travel with the package: ontology and data, in a checkout or in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
# The wheel carries both folders inside the package; a checkout has them beside it.
_ROOT = _PACKAGE / "_resources" if (_PACKAGE / "_resources").is_dir() else _PACKAGE.parent


def get_ontology_folder() -> Path:
    """The folder of ``roadmap.ttl``, ``technology.ttl``, ``codes.ttl``, ``shapes.ttl`` and ``rules/``."""
    return _ROOT / "ontology"


def get_default_data() -> Path:
    """``data/roadmaps.yaml`` below the working folder if it is there, else the copy that came with the package."""
    here = Path("data", "roadmaps.yaml")
    return here if here.is_file() else _ROOT / "data" / "roadmaps.yaml"

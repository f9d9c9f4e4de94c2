"""Finds the ontology and data files of the package, in a checkout or in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
# The wheel has both folders inside the package, a checkout has them beside it.
_ROOT = _PACKAGE / "_resources" if (_PACKAGE / "_resources").is_dir() else _PACKAGE.parent


def get_ontology_folder() -> Path:
    """The folder of ``roadmap.ttl``, ``technology.ttl``, ``codes.ttl``, ``shapes.ttl`` and ``rules/``."""
    return _ROOT / "ontology"


def get_packaged_data() -> Path:
    """The folder of the data in the package."""
    return _ROOT / "data"


def get_default_data() -> Path:
    """``data/roadmaps.yaml`` in the working directory if it exists, else the copy in the package."""
    here = Path("data", "roadmaps.yaml")
    return here if here.is_file() else _ROOT / "data" / "roadmaps.yaml"

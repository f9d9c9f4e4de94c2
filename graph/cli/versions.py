"""The output of ``--version``: the versions that a bug report needs."""

import platform
from importlib.metadata import PackageNotFoundError, version

_ENGINES = ("pyoxigraph", "rdflib")


def describe_versions() -> str:
    """The version of this package in the first line, and those of Python and the engines in the second."""
    others = [f"Python {platform.python_version()}", *(f"{name} {get_version(name)}" for name in _ENGINES)]
    return f"roadmap-graph {get_version('roadmap-graph')}\n{', '.join(others)}"


def get_version(distribution: str) -> str:
    """The version of an installed package."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        # A checkout on PYTHONPATH has no package metadata.
        return "(not installed)"

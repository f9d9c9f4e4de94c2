"""YAML read by PyYAML as lists, dicts and text, and not by the loader of this package."""

from pathlib import Path
from typing import Any

import yaml

# The same in C, ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_plain_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)

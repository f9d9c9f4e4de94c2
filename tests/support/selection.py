"""What of the tests a run is about."""

import pytest


def is_of_folders(config: pytest.Config) -> bool:
    """Whether whole folders run, not some files, names or what failed last."""
    chosen = config.option.keyword or getattr(config.option, "lf", False) or config.option.collectonly
    folders = all((config.invocation_params.dir / one.partition("::")[0]).is_dir() for one in config.args)
    return folders and not chosen

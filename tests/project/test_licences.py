"""What is installed by default is under no licence that binds those who distribute it with their own programs."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement


def iter_installed(name: str, known: set[str]) -> Iterator[Distribution]:
    """The package *name* and what it needs without an extra; what this system does not need is left out."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return
    if package.name.casefold() in known:
        return
    known.add(package.name.casefold())
    yield package
    for requirement in map(Requirement, package.requires or ()):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from iter_installed(requirement.name, known)


def list_licences(package: Distribution) -> str:
    names = ("License-Expression", "License", "Classifier")
    texts = [text for name in names for text in package.metadata.get_all(name) or ()]
    return " | ".join(text for text in texts if text.startswith("License") or not text.count(" :: "))


def test_no_package_that_is_installed_by_default_is_under_the_gpl() -> None:
    packages = list(iter_installed("roadmap-graph", set()))
    assert len(packages) > 20
    bound = {one.name for one in packages if re.search(r"\b[AL]?GPL|GNU", list_licences(one))}
    assert bound == set()

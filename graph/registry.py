"""Finds what marks itself in the modules of a folder: reports and exporters need no list to be kept."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, TypeVar


class Spec(Protocol):
    """What a mark leaves on a function as ``spec``."""

    @property
    def name(self) -> str:
        """The name by which it is asked for."""


Marked = TypeVar("Marked", bound=Spec)


def read_marked(package: str, folder: Iterable[str], kind: type[Marked]) -> dict[str, Marked]:
    """The marks of *kind* in all modules of *package*, by name, sorted.

    :param folder: the package's ``__path__``.
    :raises ValueError: two bear the same name.
    """
    found: dict[str, Marked] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(folder)):
        for value in vars(import_module(f"{package}.{module}")).values():
            spec = getattr(value, "spec", None)
            if not isinstance(spec, kind) or found.get(spec.name) is spec:
                continue
            if spec.name in found:
                raise ValueError(f"two are called {spec.name} in {package}")
            found[spec.name] = spec
    return dict(sorted(found.items()))

"""Finds what marks itself in the modules of a folder: reports and exporters need no list to be kept."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
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
    import pkgutil

    found: dict[str, Marked] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(folder)):
        for spec in _iter_marks(f"{package}.{module}", kind):
            if found.setdefault(spec.name, spec) is not spec:
                raise ValueError(f"two are called {spec.name} in {package}")
    return dict(sorted(found.items()))


def find_marked(package: str, folder: Iterable[str], kind: type[Marked], name: str) -> Marked | None:
    """The mark called *name*; of the modules only that of the same name is read where the mark is in it."""
    if name.isidentifier() and any((Path(one) / f"{name}.py").is_file() for one in folder):
        for spec in _iter_marks(f"{package}.{name}", kind):
            if spec.name == name:
                return spec
    return read_marked(package, folder, kind).get(name)


def _iter_marks(module: str, kind: type[Marked]) -> Iterator[Marked]:
    for value in vars(import_module(module)).values():
        spec = getattr(value, "spec", None)
        if isinstance(spec, kind):
            yield spec

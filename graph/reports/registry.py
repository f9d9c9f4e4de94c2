"""Reports, forms and exporters by name: ours, and those that other distributions add.

A decorator adds a function where it is defined, so no list has to be kept. Ours are the modules of one folder; other
distributions name theirs by entry points, https://packaging.python.org/en/latest/specifications/entry-points/.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from graph.errors import RoadmapError, UnknownName

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Entry(Protocol):
    """What a registry holds: a frozen dataclass with a name, and a function that does the work."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def name(self) -> str:
        """The name by which it is asked for."""

    @property
    def function(self) -> Callable[..., Any]:
        """What runs when it is asked for."""


Item = TypeVar("Item", bound=Entry)


class DuplicateName(RoadmapError):
    """Two reports, forms or exporters of one name, and where each is defined."""

    def __init__(self, kind: str, name: str, places: Iterable[str]) -> None:
        super().__init__(f"{kind} '{name}' is defined twice, in {' and in '.join(places)}; rename or uninstall one")


class BrokenPlugin(RoadmapError):
    """A report, form or exporter of another distribution that fails, and why."""

    def __init__(self, kind: str, plugin: "EntryPoint", why: str) -> None:
        super().__init__(f"{kind} '{plugin.name}' of {_locate_plugin(plugin)} fails: {why}; repair or uninstall it")


class Registry(Generic[Item]):
    """All of one kind by name; a name of ours is found without looking for other distributions."""

    def __init__(self, kind: str, *, package: str, folder: Iterable[str], group: str) -> None:
        """An empty registry.

        :param kind: what its items are called in messages.
        :param package: the package whose modules hold ours.
        :param folder: the ``__path__`` of that package.
        :param group: the group of entry points by which other distributions add theirs.
        """
        self.kind = kind
        self.group = group
        self._package = package
        self._folder = folder
        self._items: dict[str, Item] = {}
        self._loaded: set[str] = set()

    def add(self, item: Item) -> None:
        """Adds *item*; a function that is defined anew, as in a notebook, takes the place of its former self.

        :raises DuplicateName: another function has that name.
        """
        known = self._items.get(item.name)
        if known and _locate(known) != _locate(item):
            raise DuplicateName(self.kind, item.name, (_locate(known), _locate(item)))
        self._items[item.name] = item

    def get(self, name: str) -> Item:
        """The item called *name*; where one of our modules is called so too, only that module is read.

        :raises UnknownName: with the most similar names.
        :raises DuplicateName: several distributions add one of that name.
        :raises BrokenPlugin: it is from another distribution, and cannot be loaded.
        """
        if name not in self._items and self._is_module(name):
            import_module(f"{self._package}.{name}")
        if name not in self._items:
            self._read_own()
        if name not in self._items:
            self._load(plugin for plugin in self._list_plugins() if plugin.name == name)
        if name not in self._items:
            raise UnknownName(self.kind, name, [*self._items, *(plugin.name for plugin in self._list_plugins())])
        return self._items[name]

    def read_all(self) -> dict[str, Item]:
        """All items by name, sorted.

        :raises DuplicateName: two have one name.
        :raises BrokenPlugin: one is from another distribution, and cannot be loaded.
        """
        return dict(sorted((item.name, item) for item in self.iter_all()))

    def iter_all(self) -> Iterator[Item]:
        """As :meth:`read_all`, but ours first; other distributions are looked for when those are through."""
        self._read_own()
        own = sorted(self._items.keys() - self._loaded)
        yield from (self._items[name] for name in own)
        self._load(self._list_plugins())
        yield from (self._items[name] for name in sorted(self._items.keys() - own))

    def _is_module(self, name: str) -> bool:
        return name.isidentifier() and any(Path(folder, f"{name}.py").is_file() for folder in self._folder)

    def _read_own(self) -> None:
        import pkgutil

        for module in sorted(info.name for info in pkgutil.iter_modules(self._folder)):
            import_module(f"{self._package}.{module}")

    def _list_plugins(self) -> "list[EntryPoint]":
        from importlib.metadata import entry_points

        return sorted(entry_points(group=self.group), key=lambda plugin: (plugin.name, _locate_plugin(plugin)))

    def _load(self, plugins: "Iterable[EntryPoint]") -> None:
        by_name: dict[str, EntryPoint] = {}
        for plugin in plugins:
            if (other := by_name.setdefault(plugin.name, plugin)) is not plugin:
                raise DuplicateName(self.kind, plugin.name, map(_locate_plugin, (other, plugin)))
        for name, plugin in by_name.items():
            if name not in self._loaded:
                self._load_one(plugin)
                self._loaded.add(name)

    def _load_one(self, plugin: "EntryPoint") -> None:
        known = self._items.get(plugin.name)
        try:
            plugin.load()
        except (DuplicateName, MemoryError):
            raise
        except Exception as error:
            raise BrokenPlugin(self.kind, plugin, _describe(error)) from error
        item = self._items.get(plugin.name)
        if item is None:
            raise BrokenPlugin(self.kind, plugin, f"no {self.kind} is called '{plugin.name}' in it")
        if item is known and item.function.__module__.startswith(f"{self._package}."):
            raise DuplicateName(self.kind, plugin.name, (_locate(item), _locate_plugin(plugin)))
        self._items[plugin.name] = replace(item, function=self._guard(plugin, item.function))

    def _guard(self, plugin: "EntryPoint", function: Callable[..., Any]) -> Callable[..., Any]:
        """*function*, whose faults are those of its distribution and not ours."""

        @wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            try:
                return function(*arguments, **options)
            except (RoadmapError, MemoryError):
                raise
            except Exception as error:
                raise BrokenPlugin(self.kind, plugin, _describe(error)) from error

        return run


def _locate(item: Entry) -> str:
    return f"{item.function.__module__}.{item.function.__qualname__}"


def _locate_plugin(plugin: "EntryPoint") -> str:
    distribution = f"{plugin.dist.name} {plugin.dist.version}" if plugin.dist else "an unknown package"
    return f"{distribution} ({plugin.value})"


def _describe(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())

"""Registries of reports, formats and exporters by name, from this package and from plugins.

A decorator registers each function where it is defined. The items of this package are the modules of one folder. Other
distributions add plugins as entry points, https://packaging.python.org/en/latest/specifications/entry-points/.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import reduce, wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from graph.errors import RoadmapError, UnknownName
from graph.errors.messages import Message

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Registered(Protocol):
    """An item of a registry: a frozen dataclass with a name and a function."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def name(self) -> str:
        """The name under which the item is registered."""

    @property
    def function(self) -> Callable[..., Any]:
        """The function that does the work."""


Item = TypeVar("Item", bound=Registered)


class DuplicateName(RoadmapError):
    """Two reports, formats or exporters have the same name."""

    def __init__(self, kind: Message | str, name: str, places: Iterable[Message | str]) -> None:
        where = reduce(lambda left, right: Message("{left} and in {right}", left=left, right=right), places)
        super().__init__(
            Message(
                "{kind} '{name}' is a duplicate, defined in {where}; rename or uninstall one",
                kind=kind if isinstance(kind, Message) else Message(kind),
                name=name,
                where=where,
            )
        )


class BrokenPlugin(RoadmapError):
    """A report, format or exporter of another distribution fails."""

    def __init__(self, kind: str, plugin: "EntryPoint", why: Message | str) -> None:
        super().__init__(
            Message(
                "{kind} '{name}' of {where} fails: {why}; fix or uninstall it",
                kind=Message(kind),
                name=plugin.name,
                where=_locate_plugin(plugin),
                why=why,
            )
        )


class Registry(Generic[Item]):
    """All items of one kind by name. Looking up an item of this package does not search for plugins."""

    def __init__(
        self, kind: str, *, package: str, folder: Iterable[str], group: str, find_fault: Callable[[Any], Message | None]
    ) -> None:
        """An empty registry.

        :param kind: the word for an item in messages.
        :param package: the package whose modules define the items.
        :param folder: the ``__path__`` of that package.
        :param group: the group of entry points for plugins.
        :param find_fault: what is wrong with the result of a function, ``None`` if it is as it should be.
        """
        self.kind = kind
        self.group = group
        self._package = package
        self._folder = folder
        self._find_fault = find_fault
        self._items: dict[str, Item] = {}
        self._loaded: set[str] = set()

    def add(self, item: Item) -> None:
        """Adds *item*. A function that is defined again, as in a notebook, replaces its earlier definition.

        :raises DuplicateName: another function already has that name.
        """
        known = self._items.get(item.name)
        if known and _locate(known) != _locate(item):
            raise DuplicateName(self.kind, item.name, (_locate(known), _locate(item)))
        self._items[item.name] = item

    def get(self, name: str) -> Item:
        """The item called *name*. If a module of this package has that name, only that module is imported.

        :raises UnknownName: there is no such item. The exception lists the most similar names.
        :raises DuplicateName: several distributions add an item of that name.
        :raises BrokenPlugin: the item is a plugin that cannot be loaded.
        """
        if name not in self._items and self._is_module(name):
            import_module(f"{self._package}.{name}")
        if name not in self._items:
            self._read_own()
        if name not in self._items:
            self._load(plugin for plugin in self._list_plugins() if plugin.name == name)
        if name not in self._items:
            names = [*self._items, *(plugin.name for plugin in self._list_plugins())]
            raise UnknownName(self.kind, name, names, closed=True)
        return self._items[name]

    def read_all(self) -> dict[str, Item]:
        """All items by name, sorted.

        :raises DuplicateName: two items have the same name.
        :raises BrokenPlugin: a plugin cannot be loaded.
        """
        return dict(sorted((item.name, item) for item in self.iter_all()))

    def iter_all(self) -> Iterator[Item]:
        """All items, first those of this package. Plugins are searched for only after those."""
        own = self.list_own()
        yield from own
        self._load(self._list_plugins())
        yield from (self._items[name] for name in sorted(self._items.keys() - {item.name for item in own}))

    def list_own(self) -> list[Item]:
        """The items that are not plugins, sorted by name."""
        self._read_own()
        return [self._items[name] for name in sorted(self._items.keys() - self._loaded)]

    def is_plugin(self, item: Item) -> bool:
        """Whether *item* is a plugin."""
        return item.name in self._loaded

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
        except (DuplicateName, MemoryError, KeyboardInterrupt):
            raise
        except BaseException as error:  # any, because a plugin is code of others
            raise BrokenPlugin(self.kind, plugin, _describe(error)) from error
        item = self._items.get(plugin.name)
        if item is None:
            raise BrokenPlugin(self.kind, plugin, Message("it defines no {kind} of that name", kind=Message(self.kind)))
        if item is known and item.function.__module__.startswith(f"{self._package}."):
            raise DuplicateName(self.kind, plugin.name, (_locate(item), _locate_plugin(plugin)))
        self._items[plugin.name] = replace(item, function=self._guard(plugin, item.function))

    def _guard(self, plugin: "EntryPoint", function: Callable[..., Any]) -> Callable[..., Any]:
        """*function* with its errors, and what is wrong with its results, reported as :class:`BrokenPlugin`."""

        @wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            try:
                result = function(*arguments, **options)
                fault = self._find_fault(result)
            except (RoadmapError, MemoryError, KeyboardInterrupt):
                raise
            except BaseException as error:  # any, because a plugin is code of others
                raise BrokenPlugin(self.kind, plugin, _describe(error)) from error
            if fault:
                raise BrokenPlugin(self.kind, plugin, fault)
            return result

        return run


def _locate(item: Registered) -> str:
    return f"{item.function.__module__}.{item.function.__qualname__}"


def _locate_plugin(plugin: "EntryPoint") -> str:
    distribution = f"{plugin.dist.name} {plugin.dist.version}" if plugin.dist else "an unknown package"
    return f"{distribution} ({plugin.value})"


def _describe(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def expect_bytes(result: object) -> Message | None:
    """The fault of a file that is not given as bytes."""
    if isinstance(result, bytes):
        return None
    return Message("it returns {found}, not {wanted}", found=type(result).__name__, wanted="bytes")

"""Rows -> nodes, as if they were written in YAML: each row within the one that it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from graph.errors import find_similar
from graph.errors.messages import Message
from graph.errors.problems import AmbiguousReference, Location, Malformed, Remarks
from graph.errors.suggestions import advise
from graph.input.nodes import Entry, Mapping, Node, Scalar, Sequence
from graph.input.sheets.cells import split_list
from graph.input.sheets.grid import Cell
from graph.input.sheets.layout import BELONGS_TO, Column, find_field
from graph.input.sheets.rows import Row
from graph.input.unparsable import MAX_DEPTH
from graph.model.entities import ENTITY_TYPES, Document, Plan
from graph.model.records import Entity, Kind

_Path = tuple[str, ...]
_MOST_NAMED, _MOST_GUESSES = 20, 100


@dataclass(eq=False)
class Item:
    """A row with its place among the others. ``above`` is what it belongs to. ``children`` are its lists by field."""

    row: Row
    above: "Item | None" = None
    settled: bool = False
    children: dict[str, list["Item"]] = field(default_factory=lambda: defaultdict(list))

    def get_text(self, key: str) -> str:
        """The text of a cell, empty if it is blank."""
        cell = self.row.cells.get(key)
        return cell.text if cell else ""

    @property
    def names(self) -> Iterator[str]:
        """The words that may stand for the row: its id, or its title or name."""
        return filter(None, map(self.get_text, ("id", "title", "name")))

    @property
    def is_plan(self) -> bool:
        """Whether it is an edition of a roadmap or programme."""
        return self.row.entity is not None and issubclass(self.row.entity, Plan)


def to_node(rows: Iterable[Row], start: Location, remarks: Remarks) -> Node:
    """The document of a workbook. *remarks* receives rows that belong to nothing, or to several things."""
    return Tree([Item(row) for row in rows], remarks).to_node(start)


class Tree:
    """The rows of all sheets, and what each of them belongs to."""

    def __init__(self, items: list[Item], remarks: Remarks) -> None:
        self.items = items
        self.remarks = remarks
        self.depth = 0
        self.guesses = 0
        self.known: dict[type[Entity], dict[str, Item]] = {}
        self.found: dict[tuple[str, type[Entity]], list[Item]] = {}
        self.called: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for name in set(item.names):
                self.called[name.rpartition("/")[2].strip()].append(item)
            if item.is_plan:
                for name in {item.get_text("edition"), item.get_text("source")}:
                    self.called[name].append(item)

    def to_node(self, start: Location) -> Node:
        """The document, with each row within the one that it belongs to."""
        top: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            entity = item.row.entity
            if entity is None:
                continue
            if not item.row.sheet.has_parent:
                top[find_field(Document, entity)].append(item)
            elif (above := self.settle(item)) and above.row.entity:
                above.children[find_field(above.row.entity, entity)].append(item)
        self.report_cycles()
        entries = (self.to_entry(name, items, depth=1) for name, items in top.items())
        return Mapping(tuple(entries), start)

    def settle(self, item: Item) -> Item | None:
        """What *item* belongs to. It is looked up once."""
        if not item.settled and item.row.sheet.has_parent and item.row.entity and self.depth < MAX_DEPTH:
            item.settled = True
            self.depth += 1
            item.above = self.find_above(item, item.row.entity)
            self.depth -= 1
        return item.above

    def find_above(self, item: Item, entity: type[Entity]) -> Item | None:
        cell = item.row.cells.get(BELONGS_TO)
        if cell is None:
            what = Message("the row does not say what it belongs to")
            instead = Message("write the id of a row of another sheet")
            self.report(item.row.place(BELONGS_TO), what, instead)
            return None
        found = [one for one in self.find_all(cell.text, entity) if one is not item]
        if len(found) > 1:
            names = sorted("/".join(self.to_path(one)) for one in found[:_MOST_NAMED])
            problem = AmbiguousReference(location=cell.location, name=cell.text, kind="row", candidates=names)
            self.remarks.errors.append(problem)
        # Below a guess, the mistakes of the row are found, too.
        return found[0] if found else self.guess(cell, entity)

    def find_all(self, text: str, entity: type[Entity]) -> list[Item]:
        """The rows that *text* may mean and to which *entity* may belong. Many rows name the same one."""
        key = (text, entity)
        if key not in self.found:
            found = [one for one in self.find(text) if may_have(one, entity)]
            if len(found) > 1:
                paths = {self.to_path(one): one for one in reversed(found)}
                exact = [one for path, one in paths.items() if path == _split(text)]
                found = exact or list(paths.values())
            self.found[key] = found
        return self.found[key]

    def find(self, text: str) -> list[Item]:
        """The rows that *text* may mean: a name, with as much of the path above it as is needed."""
        path = _split(text)
        candidates = dict.fromkeys(self.called.get(path[-1], ()))
        return [one for one in candidates if self.fits(one, path)]

    def fits(self, item: Item, path: _Path) -> bool:
        """Whether *path* ends with a name of *item*, after words of the path above it."""
        if item.is_plan:
            edition = (item.get_text("edition"), item.get_text("source"))
            for name in item.names:
                own = _split(name)
                if path[: len(own)] == own and _is_within(path[len(own) :], edition):
                    return True
            return False
        for name in item.names:
            own = _split(name)
            if path[-len(own) :] == own and (
                len(path) == len(own) or _is_within(path[: -len(own)], self.to_above(item))
            ):
                return True
        return False

    def to_path(self, item: Item) -> _Path:
        """The whole path: roadmap, edition, source, then the activities down to the row itself."""
        name = next(item.names, "")
        if item.is_plan:
            return (name, item.get_text("edition"), item.get_text("source"))
        return (*self.to_above(item), name)

    def to_above(self, item: Item) -> _Path:
        if not item.row.sheet.has_parent:
            return (item.row.entity.noun,) if item.row.entity else ()
        path: list[_Path] = []
        seen = {item}
        above = self.settle(item)
        while above and above not in seen:
            seen.add(above)
            name = next(above.names, "")
            own = (name, above.get_text("edition"), above.get_text("source")) if above.is_plan else (name,)
            path.append(
                own if above.row.sheet.has_parent or above.is_plan else (above.row.sheet.entities[0].noun, name)
            )
            above = self.settle(above)
        return tuple(chain.from_iterable(reversed(path)))

    def guess(self, cell: Cell, entity: type[Entity]) -> Item | None:
        """Reports a row that does not exist or cannot have *entity*. Returns a row of a similar name."""
        if self.find(cell.text):
            what = Message("{item} cannot belong to '{name}'", item=entity.describe(None), name=cell.text)
            self.report(cell.location, what, Message("write the id of what it belongs to"))
            return None
        known = self.list_known(entity)
        self.guesses += 1
        # Comparing takes longer than reading, and a file with so many wrong names has another problem.
        similar = find_similar(cell.text, known, limit=1) if self.guesses <= _MOST_GUESSES else ()
        what = Message("no row is called '{name}'", name=cell.text)
        self.report(cell.location, what, advise(similar, list(known)))
        return known[similar[0]] if similar else None

    def list_known(self, entity: type[Entity]) -> dict[str, Item]:
        """The rows to which rows of the type *entity* may belong, by each of their names, sorted."""
        if entity not in self.known:
            found = {name: one for one in self.items if may_have(one, entity) for name in one.names}
            self.known[entity] = dict(sorted(found.items()))
        return self.known[entity]

    def report_cycles(self) -> None:
        """Reports rows that belong to themselves, which nothing at the top contains."""
        safe: set[Item] = set()
        for item in self.items:
            passed: dict[Item, None] = {}
            one: Item | None = item
            while one and one not in safe and one not in passed:
                passed[one] = None
                one = one.above
            if one is not None and one in passed:
                what = Message("'{name}' belongs to itself", name=next(one.names, ""))
                self.report(
                    one.row.place(BELONGS_TO), what, Message("write the id of the roadmap or of another activity")
                )
            safe.update(passed)

    def to_entry(self, name: str, items: list[Item], *, depth: int) -> Entry:
        start = items[0].row.location
        nodes = tuple(self.to_mapping(item, depth=depth) for item in items)
        return Entry(Scalar(name, start, plain=False), Sequence(nodes, start))

    def to_mapping(self, item: Item, *, depth: int) -> Mapping:
        row, entity = item.row, item.row.entity
        if depth > MAX_DEPTH // 2:
            self.report(
                row.location, Message("nested deeper than {most} levels", most=MAX_DEPTH // 2), Message("flatten it")
            )
            return Mapping((), row.location)
        entries = {entry.key.text: entry for entry in _iter_entries(row)}
        for name, items in item.children.items():
            entry = self.to_entry(name, items, depth=depth + 1)
            if (known := entries.get(name)) and isinstance(known.value, Sequence) and isinstance(entry.value, Sequence):
                entry = known._replace(value=Sequence((*known.value.items, *entry.value.items), known.value.location))
            entries[name] = entry
        for name, declared in entity.fields.items() if entity else ():
            if declared.required and name not in entries and name in row.columns:
                place = row.place(name)
                entries[name] = Entry(Scalar(name, place, plain=False), Scalar("", place, plain=False))
        return Mapping(tuple(entries.values()), row.location)

    def report(self, place: Location, what: Message, instead: Message) -> None:
        self.remarks.errors.append(Malformed(location=place, what=what, instead=instead))


def may_have(item: Item, entity: type[Entity]) -> bool:
    """Whether rows of the type *entity* may belong to *item*. If its own type is unknown, they may."""
    return item.row.entity is None or bool(find_field(item.row.entity, entity))


def _split(text: str) -> _Path:
    return tuple(part.strip() for part in text.split("/"))


def _is_within(parts: _Path, path: _Path) -> bool:
    """Whether *parts* occur in *path* in this order."""
    rest = iter(path)
    return all(part in rest for part in parts)


def _iter_entries(row: Row) -> Iterator[Entry]:
    groups: dict[str, dict[str, Cell]] = defaultdict(dict)
    for key, cell in row.cells.items():
        if key != BELONGS_TO:
            outer, inner = row.sheet.columns[key].path
            groups[outer][inner] = cell
    for name, cells in groups.items():
        first = next(iter(cells.values()))
        yield Entry(Scalar(name, first.location, plain=False), _to_value(row.sheet.columns[name], cells))


def _to_value(column: Column, cells: dict[str, Cell]) -> Node:
    """The value of a field: a text, a list, or a mapping if columns of fields within it have values."""
    first = next(iter(cells.values()))
    if column.many:
        texts = (Scalar(text, first.location, plain=False) for text in split_list(first.text))
        return Sequence(tuple(texts), first.location)
    if column.field.kind is not Kind.NESTED or set(cells) == {""}:
        return _to_scalar(first)
    short = ENTITY_TYPES[column.field.of].shorthand
    entries = (
        Entry(Scalar(inner or short, cell.location, plain=False), _to_scalar(cell)) for inner, cell in cells.items()
    )
    return Mapping(tuple(entries), first.location)


def _to_scalar(cell: Cell) -> Scalar:
    return Scalar(cell.text, cell.location, plain=False)

"""Nodes -> rows: the contents of data files as a workbook holds them, so that reading it gives the same nodes.

The nodes must be those of files without errors. Values keep their wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.errors.messages import Message
from graph.errors.problems import Malformed, Problem, Remarks
from graph.input.nodes import Entry, Mapping, Node, Scalar, Sequence
from graph.input.sheets.cells import join_list
from graph.input.sheets.grid import Cell
from graph.input.sheets.layout import BELONGS_TO, ITEM, find_home, is_in_a_cell
from graph.input.sheets.rows import Row
from graph.input.sheets.tree import Item, Tree, may_have
from graph.model.entities import ENTITY_TYPES, Document, Plan
from graph.model.records import Entity, Field, Kind

LONGEST_TEXT = 32_767  # characters in a cell of Excel


def flatten(roots: Iterable[Node], problems: list[Problem]) -> list[Row]:
    """The rows of all files together, in the order of the files.

    Things that several files describe become one row.

    :param problems: receives what a workbook cannot hold.
    """
    writer = _Writer(problems)
    for name, nodes in _merge_sections(roots).items():
        entity = ENTITY_TYPES[Document.fields[name].of]
        for node in nodes:
            writer.write(node, entity, None)
    return writer.to_rows()


def _merge_sections(roots: Iterable[Node]) -> dict[str, list[Node]]:
    """The records of each section. Those with one id are joined, except editions of plans."""
    sections: dict[str, dict[object, Node]] = defaultdict(dict)
    for root in roots:
        for entry in root.entries if isinstance(root, Mapping) else ():
            known = sections[entry.key.text]
            entity = ENTITY_TYPES[Document.fields[entry.key.text].of]
            for node in _list_items(entry.value):
                key = node.location if issubclass(entity, Plan) else _find_text(node, "id")
                known[key] = _join(known[key], node, entity) if key in known else node
    return {name: list(sections[name].values()) for name in Document.fields if name in sections}


def _join(first: Node, second: Node, entity: type[Entity]) -> Node:
    """One record of two that do not contradict each other. Lists get the items that are new."""
    if not (isinstance(first, Mapping) and isinstance(second, Mapping)):
        return first
    entries = {entry.key.text: entry for entry in first.entries}
    for entry in second.entries:
        known = entries.setdefault(entry.key.text, entry)
        if known is not entry and entity.fields[entry.key.text].many:
            items = _list_items(known.value)
            plain = {_to_plain(item) for item in items}
            new = (item for item in _list_items(entry.value) if _to_plain(item) not in plain)
            entries[entry.key.text] = known._replace(value=Sequence((*items, *new), known.value.location))
    return Mapping(tuple(entries.values()), first.location)


class _Writer:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.items: list[Item] = []

    def write(self, node: Node, entity: type[Entity], above: Item | None) -> None:
        """Adds the row of *node*, and those of the lists within it."""
        cells: dict[str, Cell] = {}
        lists: list[tuple[type[Entity], Node]] = []
        entries = node.entries if isinstance(node, Mapping) else _to_entries(node, entity)
        # In the order of the model, so that the order of keys in a file does not matter.
        order = list(entity.fields)
        for entry in sorted(entries, key=lambda one: order.index(one.key.text)):
            field = entity.fields[entry.key.text]
            for key, text in self.iter_cells(entry, field):
                if text is None:
                    lists += [(ENTITY_TYPES[field.of], one) for one in _list_items(entry.value)]
                else:
                    cells[key] = Cell(text, entry.value.location)
        sheet = find_home(entity)
        columns = {key: number for number, key in enumerate(sheet.keys, start=1)}
        self.check(cells)
        item = Item(Row(sheet, entity, cells, columns, node.location), above, settled=True)
        self.items.append(item)
        for inner, one in lists:
            self.write(one, inner, item)

    def iter_cells(self, entry: Entry, field: Field) -> Iterator[tuple[str, str | None]]:
        """The cells of a field, or ``None`` if it is a list with rows of its own."""
        name, value = entry.key.text, entry.value
        if field.kind is Kind.NESTED and not field.many:
            short = ENTITY_TYPES[field.of].shorthand
            for inner in value.entries if isinstance(value, Mapping) else ():
                yield (name if inner.key.text == short else f"{name}.{inner.key.text}"), _to_text(inner.value)
            if isinstance(value, Scalar):
                yield name, value.text.strip()
        elif not field.many:
            yield name, _to_text(value)
        elif field.kind is not Kind.NESTED:
            yield name, join_list([_to_text(item) for item in _list_items(value)])
        else:
            short = ENTITY_TYPES[field.of].shorthand
            names = [_find_short(item, short) for item in _list_items(value)]
            yield name, join_list(names) if is_in_a_cell(field) and all(names) else None

    def check(self, cells: dict[str, Cell]) -> None:
        for key, cell in cells.items():
            if len(cell.text) > LONGEST_TEXT:
                what = Message("'{name}' is longer than {most} characters", name=key, most=format(LONGEST_TEXT, ","))
                place = cell.location
                self.problems.append(
                    Malformed(location=place, what=what, instead=Message("shorten it or keep the YAML"))
                )

    def to_rows(self) -> list[Row]:
        """The rows with the paths of what they belong to, and with what they are."""
        tree = Tree(self.items, Remarks())
        known: dict[tuple[Item, type[Entity]], str] = {}
        return [self.to_row(item, tree, known) for item in self.items]

    def to_row(self, item: Item, tree: Tree, known: dict[tuple[Item, type[Entity]], str]) -> Row:
        row, first = item.row, dict[str, Cell]()
        entity = row.entity or Document
        if item.above:
            key = (item.above, entity)
            if key not in known:
                known[key] = self.name(item.above, entity, tree)
            first[BELONGS_TO] = Cell(known[key], row.location)
        if len(row.sheet.entities) > 1:
            first[ITEM] = Cell(entity.noun, row.location)
        return Row(row.sheet, row.entity, {**first, **row.cells}, row.columns, row.location)

    def name(self, item: Item, entity: type[Entity], tree: Tree) -> str:
        """The shortest path that means *item* and no other row to which rows of the type *entity* may belong."""
        path = tree.to_path(item)
        name = path[0] if item.is_plan else path[-1]
        if item.is_plan:
            paths = [path[:1], path[:2], path]
        else:
            # The roadmap and its edition say more than the activities in between.
            paths = [(name,), (path[0], name), (*path[:2], name), (*path[:3], name), path]
        for one in paths:
            text = "/".join(one)
            if [found for found in tree.find(text) if may_have(found, entity)] == [item]:
                return text
        what = Message("two rows are called '{name}'", name="/".join(path))
        self.problems.append(
            Malformed(location=item.row.location, what=what, instead=Message("give each an id of its own"))
        )
        return "/".join(path)


def _to_entries(node: Node, entity: type[Entity]) -> tuple[Entry, ...]:
    """A record that is written as one text."""
    return (Entry(Scalar(entity.shorthand, node.location), node),)


def _find_short(node: Node, short: str) -> str:
    """The text of a record that has only this field, otherwise empty."""
    if isinstance(node, Mapping):
        return _find_text(node, short) if len(node.entries) == 1 else ""
    return _to_text(node)


def _find_text(node: Node, name: str) -> str:
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((_to_text(entry.value) for entry in entries if entry.key.text == name), "")


def _to_text(node: Node) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _list_items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _to_plain(node: Node) -> object:
    """The texts of a node without their places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(map(_to_plain, node.items))
    return frozenset((entry.key.text, _to_plain(entry.value)) for entry in node.entries)

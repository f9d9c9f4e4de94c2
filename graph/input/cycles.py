"""References that lead from a thing back to itself: a member of itself, a region within itself.

Which fields to check follows from the model: every field through which a type of entity refers to its own type.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from graph.errors.problems import Cycle, Location
from graph.model.codes import OwnConcept
from graph.model.entities import ENTITY_TYPES, BudgetLine
from graph.model.records import Entity, Field, Kind, Record, Reference


class Link(NamedTuple):
    """A reference from the entity *owner* to *target*, an id or name of the same *kind*.

    ``mutual``: both may refer to each other, so only a reference of an entity to itself is wrong.
    """

    field: str
    kind: str
    owner: str
    target: str
    mutual: bool
    location: Location


def iter_links(record: Record, plan: str = "") -> Iterator[Link]:
    """The links of *record* and of the entities within it.

    :param plan: the id of the roadmap that contains *record*. Other roadmaps refer to its parts by it.
    """
    name = record.get_value("id")
    owner = f"{plan}/{name}" if plan else name
    for field_name, values in record.values.items():
        field = record.entity.fields[field_name]
        for value in values:
            if is_link(record.entity, field):
                # A concept of the ontology is above all concepts of the files.
                if isinstance(value.content, str):
                    kind = record.entity.__name__ if field.kind is Kind.CODE else field.of
                    yield Link(field_name, kind, owner, value.content, field.mutual, value.location)
            elif isinstance(value.content, Record):
                yield from _iter_nested(record.entity, owner, field_name, value.content)
                if "id" in value.content.entity.fields:
                    yield from iter_links(value.content, plan or name)


def _iter_nested(owner: type[Entity], name: str, field_name: str, statement: Record) -> Iterator[Link]:
    """The links of an entity through a *statement* such as a membership."""
    for inner, values in statement.values.items():
        field = statement.entity.fields[inner]
        if is_link(owner, field):
            for value in values:
                # References of packaged files are resolved before.
                target = value.content.id if isinstance(value.content, Reference) else value.content
                yield Link(field_name, field.of, name, target, field.mutual, value.location)


def is_link(owner: type[Entity], field: Field) -> bool:
    """Whether *field* refers to the type of its *owner*. A shape checks budget lines, also across sources."""
    if field.kind is Kind.CODE:
        return issubclass(owner, OwnConcept) and owner.scheme == field.of
    known = field.kind is Kind.REFERENCE and field.of != BudgetLine.__name__
    return known and issubclass(owner, ENTITY_TYPES[field.of])


def iter_cycles(links: Iterable[tuple[Link, str]]) -> Iterator[Cycle]:
    """The cycles of *links*, each with the id of its target, field by field."""
    fields: dict[tuple[str, str], dict[str, dict[str, Link]]] = defaultdict(lambda: defaultdict(dict))
    for link, target in links:
        if target == link.owner:
            yield _to_cycle([link])
        elif not link.mutual:
            fields[link.kind, link.field][link.owner].setdefault(target, link)
    for edges in fields.values():
        while cycle := _find_cycle(edges):
            yield _to_cycle(cycle)
            # The next search finds another cycle, if there is one.
            first = cycle[0]
            targets = edges[first.owner]
            del targets[next(one for one, link in targets.items() if link is first)]


def _find_cycle(edges: Mapping[str, Mapping[str, Link]]) -> Sequence[Link]:
    """The links of one cycle, beginning with the first in the files."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        ids = error.args[1]
        # Each id of the list is a target of the next one.
        links = [edges[owner][target] for target, owner in pairwise(ids)][::-1]
        start = min(range(len(links)), key=lambda place: links[place].location)
        return [*links[start:], *links[:start]]
    return ()


def _to_cycle(links: Sequence[Link]) -> Cycle:
    owners = tuple(link.owner for link in links)
    noun = ENTITY_TYPES[links[0].kind].to_noun()
    others = tuple(link.location for link in links[1:])
    return Cycle(location=links[0].location, name=links[0].field, kind=noun, ids=owners, others=others)

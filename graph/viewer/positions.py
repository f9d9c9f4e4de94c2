"""Where each node stands on the canvas of the network view.

Computed before the page is written, so that the browser need not settle anything and the same page always looks
the same. Only sums, products and square roots: these are rounded alike on every machine.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from graph.viewer.data import Edge, Page

SPACING = 80.0
"""Length in pixels that a link tends to at 100 %."""

ROUNDS = 160
"""Rounds for up to 400 nodes; fewer for more, so that a page of thousands is still written in seconds."""

GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))


@dataclass(frozen=True)
class Point:
    """A place on the canvas in whole pixels, ``y`` downwards."""

    x: int
    y: int


def to_positions(page: Page) -> dict[str, Point]:
    """The place of every node, in the order of ``page.nodes``.

    Forces after Fruchterman and Reingold 1991, with repulsion cut off at three spacings, from a spiral in tree order.
    """
    places = _spiral(_tree_order(page))
    pulls = _pulls(page.edges)
    rounds = max(20, min(ROUNDS, ROUNDS * 400 // max(len(places), 1)))
    roots = frozenset(page.roots)
    for step in range(rounds):
        places = _moved(places, pulls, roots, heat=SPACING * (1.0 - step / rounds))
    points = {}
    for node in page.nodes:
        place = places[node.id]
        points[node.id] = Point(round(place.real), round(place.imag))
    return points


def _tree_order(page: Page) -> list[str]:
    """All ids, parts right after their whole, so that what belongs together starts together."""
    order: dict[str, None] = {}
    waiting = list(reversed(page.roots))
    while waiting:
        current = waiting.pop()
        if current not in order:
            order[current] = None
            waiting.extend(reversed(page.parts.get(current, ())))
    return list(order | dict.fromkeys(node.id for node in page.nodes))


def _spiral(ids: list[str]) -> dict[str, complex]:
    places = {}
    for index, name in enumerate(ids):
        radius = SPACING * 0.6 * math.sqrt(index + 0.5)
        # Rounded, because cos and sin may differ in the last digit between C libraries.
        x = round(math.cos(index * GOLDEN_ANGLE) * radius, 3)
        y = round(math.sin(index * GOLDEN_ANGLE) * radius, 3)
        places[name] = complex(x, y)
    return places


def _pulls(edges: tuple[Edge, ...]) -> dict[tuple[str, str], float]:
    """Strength by pair; weaker at hubs, which would otherwise draw all into one knot."""
    pairs = dict.fromkeys((edge.source, edge.target) for edge in edges if edge.source != edge.target)
    degree: dict[str, int] = {}
    for pair in pairs:
        for end in pair:
            degree[end] = degree.get(end, 0) + 1
    return {(left, right): 2.0 / math.sqrt(degree[left] + degree[right]) for left, right in pairs}


def _length(step: complex) -> float:
    return math.sqrt(step.real * step.real + step.imag * step.imag)


def _moved(
    places: dict[str, complex], pulls: dict[tuple[str, str], float], roots: frozenset[str], *, heat: float
) -> dict[str, complex]:
    """*places* after one round, no node moving further than *heat*; *roots* push harder, to have room for names."""
    force = {name: place * -0.025 for name, place in places.items()}
    for left, right in _near(places):
        step = places[left] - places[right]
        charge = 2.0 if left in roots or right in roots else 1.0
        push = step * (charge * SPACING * SPACING / max(step.real * step.real + step.imag * step.imag, 1.0))
        force[left] += push
        force[right] -= push
    for (left, right), strength in pulls.items():
        step = places[left] - places[right]
        pull = step * (strength * _length(step) / SPACING)
        force[left] -= pull
        force[right] += pull
    return {
        name: place + force[name] * min(1.0, heat / max(_length(force[name]), 1.0)) for name, place in places.items()
    }


def _near(places: dict[str, complex]) -> Iterator[tuple[str, str]]:
    """Pairs in the same or a neighbouring square of three spacings, each once."""
    squares: dict[tuple[int, int], list[str]] = {}
    for name, place in places.items():
        key = (math.floor(place.real / SPACING / 3.0), math.floor(place.imag / SPACING / 3.0))
        squares.setdefault(key, []).append(name)
    for (column, row), here in squares.items():
        for index, left in enumerate(here):
            for right in here[index + 1 :]:
                yield left, right
        for across, down in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            for right in squares.get((column + across, row + down), ()):
                for left in here:
                    yield left, right

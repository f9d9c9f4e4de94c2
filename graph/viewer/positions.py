"""The positions of the nodes in the network view.

They are computed with a fixed seed when the page is built, so the browser runs no layout and the same page always looks
the same.
"""

import math
from dataclasses import dataclass

import networkx as nx

from graph.viewer.data import Page
from graph.viewer.stress import lay_out

SPACING = 80.0
"""Typical length of a link in pixels at 100 %."""

SEED = 20241108
MOST_ROUNDS = 1500
"""Largest number of nodes that are moved apart in many rounds."""

GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))
APART = 34.0
"""Least distance in pixels between two nodes, so that marks do not overlap."""


@dataclass(frozen=True)
class Point:
    """A position on the canvas in integer pixels, ``y`` downwards."""

    x: int
    y: int


def to_positions(page: Page) -> dict[str, Point]:
    """The position of every node, in the order of ``page.nodes``.

    The layout (:mod:`graph.viewer.stress`) starts from a spiral in tree order. A hidden vertex links the roots, so that
    unconnected components stay together.
    """
    order = _tree_order(page)
    if not order:
        return {}
    numbers = {name: number for number, name in enumerate(order)}
    ends = ((numbers[edge.source], numbers[edge.target]) for edge in page.edges if edge.source != edge.target)
    pairs = list(dict.fromkeys((min(pair), max(pair)) for pair in ends))
    hub = len(order)
    loose = _anchors(pairs, hub, [numbers[root] for root in page.roots])
    places = _spread(_settle([*pairs, *((hub, anchor) for anchor in loose)], hub + 1)[:hub])
    return {node.id: _to_point(places[numbers[node.id]]) for node in page.nodes}


def _tree_order(page: Page) -> list[str]:
    """All ids, with parts right after their parent, so that related nodes start close together."""
    order: dict[str, None] = {}
    waiting = list(reversed(page.roots))
    while waiting:
        current = waiting.pop()
        if current not in order:
            order[current] = None
            waiting.extend(reversed(page.parts.get(current, ())))
    return list(order | dict.fromkeys(node.id for node in page.nodes))


def _anchors(pairs: list[tuple[int, int]], count: int, roots: list[int]) -> list[int]:
    """The roots, and one node of each component without a root."""
    anchors = set(roots)
    linked: nx.Graph[int] = nx.Graph(pairs)
    linked.add_nodes_from(range(count))
    for component in nx.connected_components(linked):
        if not anchors.intersection(component):
            anchors.add(min(component))
    return sorted(anchors)


def _settle(links: list[tuple[int, int]], count: int) -> list[complex]:
    """Positions scaled so that the median link is about :data:`SPACING` long."""
    start = [*map(_on_spiral, range(count - 1)), complex(0, 0)]
    places = lay_out(_measure(links, count), start, seed=SEED)
    lengths = sorted(abs(places[left] - places[right]) for left, right in links)
    extent = max(map(abs, places))
    # Large enough for links of median length, and for every node to fit.
    roomy = APART * math.sqrt(len(places)) / max(extent, 1e-6)
    scale = max(SPACING / max(lengths[len(lengths) // 2], 1e-6), roomy)
    return [place * scale for place in places]


def _measure(links: list[tuple[int, int]], count: int) -> "nx.Graph[int]":
    """The network with the length of each link; links between hubs are longer, to leave room for their neighbours."""
    network: nx.Graph[int] = nx.Graph(links)
    network.add_nodes_from(range(count))
    degrees = dict(network.degree())
    for left, right in links:
        network[left][right]["length"] = (degrees[left] * degrees[right]) ** 0.25
    return network


def _on_spiral(number: int) -> complex:
    return math.sqrt(number + 0.5) * complex(math.cos(number * GOLDEN_ANGLE), math.sin(number * GOLDEN_ANGLE))


def _spread(places: list[complex]) -> list[complex]:
    """Moves *places* apart in a few rounds until almost no two are nearer than :data:`APART`."""
    for _ in range(12 if len(places) <= MOST_ROUNDS else 4):
        moved = list(places)
        for left, right in _near(places):
            step = places[right] - places[left]
            lack = (APART - abs(step)) / 2
            towards = step / abs(step) if abs(step) > 1e-6 else complex(1, 0)
            moved[left] -= towards * lack
            moved[right] += towards * lack
        if moved == places:
            break
        places = moved
    return places


def _near(places: list[complex]) -> list[tuple[int, int]]:
    """Pairs nearer than :data:`APART`, found with a grid of that size."""
    squares: dict[tuple[int, int], list[int]] = {}
    for number, place in enumerate(places):
        squares.setdefault((math.floor(place.real / APART), math.floor(place.imag / APART)), []).append(number)
    pairs = []
    for (column, row), here in squares.items():
        around = [*here]
        for across, down in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            around += squares.get((column + across, row + down), [])
        for index, left in enumerate(here):
            pairs += [(left, right) for right in around[index + 1 :] if abs(places[left] - places[right]) < APART]
    return pairs


def _to_point(place: complex) -> Point:
    return Point(round(place.real), round(place.imag))

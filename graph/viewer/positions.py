"""The positions of the nodes in the network view.

igraph computes them with a fixed seed when the page is built, so the browser runs no layout and the same page always
looks the same.
"""

import math
import random
from dataclasses import dataclass

import igraph

from graph.viewer.data import Edge, Page

SPACING = 80.0
"""Typical length of a link in pixels at 100 %."""

SEED = 20241108
MOST_EXACT = 1500
"""Largest number of nodes for the exact layout (0.2 s for 400 nodes on 2 cores, 2026-11-25)."""

MOST_STEPS = 8_000_000
"""Limit for the spring layout, whose steps move one node and visit all: 50 steps per node for 400 nodes, 6 for 1200."""

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

    The layout follows Kamada and Kawai 1989, for thousands of nodes Fruchterman and Reingold 1991, and starts from a
    spiral in tree order. A hidden vertex links the roots, so that unconnected components stay together.
    """
    order = _tree_order(page)
    if not order:
        return {}
    pulls = _pulls(page.edges)
    numbers = {name: number for number, name in enumerate(order)}
    pairs = [(numbers[left], numbers[right]) for left, right in pulls]
    hub = len(order)
    loose = _anchors(pairs, hub, [numbers[root] for root in page.roots])
    network = igraph.Graph(n=hub + 1, edges=[*pairs, *((hub, anchor) for anchor in loose)])
    weights = [*pulls.values(), *(0.3 for _ in loose)]
    places = _spread(_settle(network, weights)[:hub])
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


def _pulls(edges: tuple[Edge, ...]) -> dict[tuple[str, str], float]:
    """Strength by pair; weaker at hubs, which would otherwise pull everything together."""
    pairs = dict.fromkeys((edge.source, edge.target) for edge in edges if edge.source != edge.target)
    degree: dict[str, int] = {}
    for pair in pairs:
        for end in pair:
            degree[end] = degree.get(end, 0) + 1
    return {(left, right): 2.0 / math.sqrt(degree[left] + degree[right]) for left, right in pairs}


def _anchors(pairs: list[tuple[int, int]], count: int, roots: list[int]) -> list[int]:
    """The roots, and one node of each component without a root."""
    anchors = set(roots)
    for component in igraph.Graph(n=count, edges=pairs).connected_components():
        if not anchors.intersection(component):
            anchors.add(min(component))
    return sorted(anchors)


def _settle(network: igraph.Graph, weights: list[float]) -> list[complex]:
    """Positions scaled so that the median link is about :data:`SPACING` long."""
    start = [*(_on_spiral(number) for number in range(network.vcount() - 1)), [0.0, 0.0]]
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        layout = _by_springs(network, start) if network.vcount() <= MOST_EXACT else _by_forces(network, start, weights)
    finally:
        igraph.set_random_number_generator(random)
    places = [complex(x, y) for x, y in layout.coords]
    lengths = sorted(abs(places[edge.source] - places[edge.target]) for edge in network.es)
    extent = max((abs(place) for place in places), default=0.0)
    # Large enough for links of median length, and for every node to fit.
    roomy = APART * math.sqrt(len(places)) / max(extent, 1e-6)
    scale = max(SPACING / max(lengths[len(lengths) // 2], 1e-6), roomy)
    return [place * scale for place in places]


def _by_springs(network: igraph.Graph, start: list[list[float]]) -> igraph.Layout:
    """Makes links between hubs longer, to leave room for their neighbours."""
    degrees = network.degree()
    lengths = [math.sqrt(math.sqrt(degrees[edge.source] * degrees[edge.target])) for edge in network.es]
    steps = min(50 * network.vcount(), MOST_STEPS // network.vcount())
    return network.layout_kamada_kawai(seed=start, maxiter=steps, weights=lengths)


def _by_forces(network: igraph.Graph, start: list[list[float]], weights: list[float]) -> igraph.Layout:
    rounds = max(200, 700_000 // network.vcount())
    heat = math.sqrt(network.vcount()) / 4
    return network.layout_fruchterman_reingold(weights=weights, niter=rounds, seed=start, start_temp=heat, grid="grid")


def _on_spiral(number: int) -> list[float]:
    radius = math.sqrt(number + 0.5)
    return [math.cos(number * GOLDEN_ANGLE) * radius, math.sin(number * GOLDEN_ANGLE) * radius]


def _spread(places: list[complex]) -> list[complex]:
    """Moves *places* apart in a few rounds until almost no two are nearer than :data:`APART`."""
    for _ in range(12 if len(places) <= MOST_EXACT else 4):
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

"""The positions of the nodes in the network view.

igraph computes them with a fixed seed when the page is built, so the browser runs no layout and the same page always
looks the same. Each community fills a disc of its own.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import igraph

from graph.viewer.communities import Community, to_communities, to_pulls
from graph.viewer.data import Page
from graph.viewer.discs import pack_discs
from graph.viewer.layouts import fixed_random_numbers, to_spiral

SPACING = 48.0
"""Typical length of a link in pixels at 100 %."""

MOST_EXACT = 1500
"""Largest number of nodes for the exact layout (0.2 s for 400 nodes on 2 cores, 2026-11-25)."""

MOST_STEPS = 8_000_000
"""Limit for the spring layout, whose steps move one node and visit all: 50 steps per node for 400 nodes, 6 for 1200."""

APART = 34.0
"""Least distance in pixels between two nodes, so that marks do not overlap."""


@dataclass(frozen=True)
class Point:
    """A position on the canvas in integer pixels, ``y`` downwards."""

    x: int
    y: int


@dataclass(frozen=True)
class Disc:
    """The area of a community, in integer pixels."""

    community: Community
    centre: Point
    radius: int


@dataclass(frozen=True)
class Arrangement:
    """The position of every node, in the order of ``page.nodes``, and the discs of the communities."""

    points: Mapping[str, Point]
    discs: tuple[Disc, ...]


def arrange(page: Page) -> Arrangement:
    """Places every node of *page*.

    The layout in a disc follows Kamada and Kawai 1989, for thousands of nodes Fruchterman and Reingold 1991, and starts
    from a spiral in tree order. A hidden vertex links the roots, so that unconnected components stay together.
    """
    communities = to_communities(page)
    pulls = to_pulls(page.edges)
    order = {name: place for place, name in enumerate(_tree_order(page))}
    homes = {name: place for place, one in enumerate(communities) for name in one.members}
    inner: list[dict[tuple[str, str], float]] = [{} for _ in communities]
    links: Counter[tuple[int, int]] = Counter()
    for (left, right), pull in pulls.items():
        ends = sorted((homes[left], homes[right]))
        if ends[0] == ends[1]:
            inner[ends[0]][left, right] = pull
        else:
            links[ends[0], ends[1]] += 1
    with fixed_random_numbers():
        filled = [
            _fill(sorted(one.members, key=order.__getitem__), own, page)
            for one, own in zip(communities, inner, strict=True)
        ]
        centres = pack_discs([radius for _, radius in filled], links)
    places = {
        name: centre + place for (own, _), centre in zip(filled, centres, strict=True) for name, place in own.items()
    }
    discs = tuple(
        Disc(one, _to_point(centre), round(radius))
        for one, (_, radius), centre in zip(communities, filled, centres, strict=True)
    )
    return Arrangement({node.id: _to_point(places[node.id]) for node in page.nodes}, discs)


def _fill(
    members: Sequence[str], pulls: Mapping[tuple[str, str], float], page: Page
) -> tuple[dict[str, complex], float]:
    """The positions of the members of a community around its centre, and the radius of their disc."""
    numbers = {name: number for number, name in enumerate(members)}
    pairs = [(numbers[left], numbers[right]) for left, right in pulls]
    hub = len(members)
    loose = _anchors(pairs, hub, [numbers[root] for root in page.roots if root in numbers])
    network = igraph.Graph(n=hub + 1, edges=[*pairs, *((hub, anchor) for anchor in loose)])
    places = _spread(_settle(network, [*pulls.values(), *(0.3 for _ in loose)])[:hub])
    across, down = ([place.real for place in places], [place.imag for place in places])
    middle = complex(min(across) + max(across), min(down) + max(down)) / 2
    radius = max(abs(place - middle) for place in places) + APART
    return {name: places[number] - middle for name, number in numbers.items()}, radius


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
    for component in igraph.Graph(n=count, edges=pairs).connected_components():
        if not anchors.intersection(component):
            anchors.add(min(component))
    return sorted(anchors)


def _settle(network: igraph.Graph, weights: list[float]) -> list[complex]:
    """Positions scaled so that the median link is about :data:`SPACING` long."""
    start = [*(to_spiral(number) for number in range(network.vcount() - 1)), [0.0, 0.0]]
    layout = _by_springs(network, start) if network.vcount() <= MOST_EXACT else _by_forces(network, start, weights)
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

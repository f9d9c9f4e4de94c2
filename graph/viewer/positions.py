"""The positions of the nodes in the network view.

They are computed with a fixed seed when the page is built, so the browser runs no layout and the same page always looks
the same. Each community fills a disc of its own.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.viewer.communities import Community, to_communities, to_pulls
from graph.viewer.data import Page
from graph.viewer.discs import pack_discs
from graph.viewer.stress import lay_out

SPACING = 48.0
"""Typical length of a link in pixels at 100 %."""

MOST_ROUNDS = 1500
"""Largest number of nodes that are moved apart in many rounds."""

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

    The layout in a disc (:mod:`graph.viewer.stress`) starts from a spiral in tree order.
    """
    communities = to_communities(page)
    pulls = to_pulls(page.edges)
    order = {name: place for place, name in enumerate(_tree_order(page))}
    homes = {name: place for place, one in enumerate(communities) for name in one.members}
    inner: list[list[tuple[str, str]]] = [[] for _ in communities]
    links: Counter[tuple[int, int]] = Counter()
    for pair in pulls:
        left, right = sorted(homes[end] for end in pair)
        if left == right:
            inner[left].append(pair)
        else:
            links[left, right] += 1
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


def _fill(members: Sequence[str], pairs: Iterable[tuple[str, str]], page: Page) -> tuple[dict[str, complex], float]:
    """The positions of the members of a community around its centre, and the radius of their disc."""
    numbers = {name: number for number, name in enumerate(members)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(members)))
    network.add_edges_from((numbers[left], numbers[right]) for left, right in pairs)
    places = _spread(_settle(network, [numbers[root] for root in page.roots if root in numbers]))
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


def _settle(network: "nx.Graph[int]", roots: Sequence[int]) -> list[complex]:
    """Positions scaled so that the median link is about :data:`SPACING` long."""
    degrees = dict(network.degree())
    for left, right in network.edges:
        # Links between hubs are longer, to leave room for their neighbours.
        network[left][right]["length"] = (degrees[left] * degrees[right]) ** 0.25
    places = lay_out(network, roots)
    lengths = sorted(abs(places[left] - places[right]) for left, right in network.edges)
    extent = max(map(abs, places))
    # Large enough for links of median length, and for every node to fit.
    roomy = APART * math.sqrt(len(places)) / max(extent, 1e-6)
    wanted = SPACING / max(lengths[len(lengths) // 2], 1e-6) if lengths else 0.0
    return [place * max(wanted, roomy) for place in places]


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

"""A layout in which distances follow the lengths of paths, without a library for layouts.

Stress is reduced by stochastic gradient descent (Zheng, Pawar and Goodman 2018, https://arxiv.org/abs/1710.04626). In
large networks each node has terms with its neighbours and with pivots, which stand for the nodes around them (Ortmann,
Klimenta and Brandes 2016, A sparse stress model).
"""

import math
import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import networkx as nx

SEED = 20241108
GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))
# Links weigh more where only pivots stand for the other nodes, or leaves would leave their hub.
_LINK = 20.0
_ROUNDS = 15
# A new order of the terms every few rounds; one in each takes a third of the time and gives no better drawing.
_SHUFFLED = 3
_MOST_PIVOTS, _FEWEST_PIVOTS = 120, 15
# Pivots are fewer in larger networks, so that the time stays about the same (1 s on one core, 2026-11-30).
_MOST_TERMS = 150_000


# Two nodes, their distance in the drawing, and how strongly each is moved. Python unpacks a plain tuple fastest.
_Term: TypeAlias = tuple[int, int, float, float, float]


def lay_out(network: "nx.Graph[int]", roots: Iterable[int] = ()) -> list[complex]:
    """The position of each node, so that distances come close to the lengths of shortest paths.

    It starts from a spiral in the order of the nodes. A hidden node in the centre links *roots* and one node of each
    component without a root, so that components stay together.

    :param network: has the nodes 0, 1, 2 and so on, and edges with a positive ``length``.
    """
    hub = len(network)
    start = [*map(_on_spiral, range(hub)), complex(0, 0)]
    network = network.copy()
    network.add_edges_from((hub, anchor, {"length": 1.0}) for anchor in _find_anchors(network, roots))
    return _reduce_stress(network, start)[:hub]


def _find_anchors(network: "nx.Graph[int]", roots: Iterable[int]) -> list[int]:
    anchors = set(roots)
    for component in nx.connected_components(network):
        if not anchors.intersection(component):
            anchors.add(min(component))
    return sorted(anchors)


def _on_spiral(number: int) -> complex:
    return math.sqrt(number + 0.5) * complex(math.cos(number * GOLDEN_ANGLE), math.sin(number * GOLDEN_ANGLE))


def _reduce_stress(network: "nx.Graph[int]", start: Sequence[complex]) -> list[complex]:
    terms = list(_iter_terms(network))
    x, y = [place.real for place in start], [place.imag for place in start]
    if terms:
        dice = random.Random(SEED)
        for number, step in enumerate(_iter_steps(terms)):
            if number % _SHUFFLED == 0:
                dice.shuffle(terms)
            _move(terms, step, x, y)
    return list(map(complex, x, y))


def _move(terms: Sequence[_Term], step: float, x: list[float], y: list[float]) -> None:
    """Moves the nodes of each term towards or away from each other, at most to its length."""
    sqrt = math.sqrt
    for left, right, length, left_weight, right_weight in terms:
        across, down = x[left] - x[right], y[left] - y[right]
        distance = sqrt(across * across + down * down) or 1e-9
        share = (distance - length) / (2 * distance)
        weight = left_weight * step
        # A call of min would take a fifth of the time of the page's layout.
        move = weight * share if weight < 1.0 else share
        x[left] -= move * across
        y[left] -= move * down
        if right_weight:
            weight = right_weight * step
            move = weight * share if weight < 1.0 else share
            x[right] += move * across
            y[right] += move * down


def _iter_steps(terms: Sequence[_Term]) -> Iterator[float]:
    """Falling step sizes: at first every term is satisfied in full, at last the heaviest to a tenth."""
    weights = [weight for *_, left, right in terms for weight in (left, right) if weight]
    first, last = 1 / min(weights), 0.1 / max(weights)
    for number in range(_ROUNDS):
        yield first * (last / first) ** (number / (_ROUNDS - 1))


def _iter_terms(network: "nx.Graph[int]") -> Iterator[_Term]:
    distances = _choose_pivots(network)
    strength = _LINK if len(distances) < len(network) else 1.0
    for left, right, data in network.edges(data=True):
        length = float(data["length"])
        yield left, right, length, strength * length**-2, strength * length**-2
    counts = _count_around(distances)
    for pivot, lengths in distances.items():
        for node, length in lengths.items():
            seen = node in distances
            if node == pivot or network.has_edge(node, pivot) or (seen and node < pivot):
                continue
            weight = bisect_right(counts[pivot], length / 2) / length**2
            back = bisect_right(counts[node], length / 2) / length**2 if seen else 0.0
            yield node, pivot, length, weight, back


def _choose_pivots(network: "nx.Graph[int]") -> dict[int, Mapping[int, float]]:
    """Pivots with the distance of every node, each as far as possible from those before it; the last node is first."""
    most = min(_MOST_PIVOTS, max(_FEWEST_PIVOTS, _MOST_TERMS // len(network)), len(network))
    found: dict[int, Mapping[int, float]] = {}
    nearest = dict.fromkeys(range(len(network)), math.inf)
    pivot = len(network) - 1
    while len(found) < most:
        found[pivot] = nx.single_source_dijkstra_path_length(network, pivot, weight="length")
        nearest = {node: min(length, found[pivot][node]) for node, length in nearest.items()}
        pivot = max(nearest, key=nearest.__getitem__)
    return found


def _count_around(distances: Mapping[int, Mapping[int, float]]) -> Mapping[int, list[float]]:
    """The sorted distances of each pivot from the nodes that are closest to it, itself among them."""
    around: dict[int, list[float]] = {pivot: [] for pivot in distances}
    for node in next(iter(distances.values())):
        closest = min(distances, key=lambda pivot: distances[pivot][node])
        around[closest].append(distances[closest][node])
    return {pivot: sorted(lengths) for pivot, lengths in around.items()}

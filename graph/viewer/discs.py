"""Packs discs of given sizes so that none overlap and linked ones are close."""

from collections.abc import Mapping, Sequence

import networkx as nx

from graph.viewer.stress import lay_out

ROOM = 16.0
"""Least distance in pixels between two discs."""

_ROUNDS = 250
_CLOSER = 0.25
_PULL = complex(0.985, 0.965)
"""How much of the distance to the centre a round leaves: less upright, so that the whole is wider than high."""


def pack_discs(radii: Sequence[float], links: Mapping[tuple[int, int], float]) -> list[complex]:
    """The centre of each disc, in the order of *radii*.

    :param links: the strength of the link by pair of discs.
    """
    if not radii:
        return []
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(radii)))
    for (left, right), strength in links.items():
        # Discs with more links are closer.
        network.add_edge(left, right, length=(radii[left] + radii[right]) / strength**_CLOSER)
    centres = _fit(lay_out(network), radii)
    for _ in range(_ROUNDS):
        pulled = [complex(place.real * _PULL.real, place.imag * _PULL.imag) for place in centres]
        centres = _push_apart(pulled, radii)
    for _ in range(_ROUNDS):
        moved = _push_apart(centres, radii)
        if moved == centres:
            break
        centres = moved
    return centres


def _fit(places: Sequence[complex], radii: Sequence[float]) -> list[complex]:
    """*places* scaled to the area of the discs."""
    extent = max(map(abs, places)) or 1.0
    reach = 2 * sum(radius**2 for radius in radii) ** 0.5
    return [place * reach / extent for place in places]


def _push_apart(centres: Sequence[complex], radii: Sequence[float]) -> list[complex]:
    """Moves overlapping discs apart, the smaller one further."""
    moved = list(centres)
    for left, own in enumerate(radii):
        for right in range(left + 1, len(radii)):
            step = moved[right] - moved[left]
            lack = own + radii[right] + ROOM - abs(step)
            if lack <= 0.01:
                continue
            towards = step / abs(step) if abs(step) > 1e-6 else complex(1, 0)
            part = radii[right] / (own + radii[right])
            moved[left] -= towards * lack * part
            moved[right] += towards * lack * (1 - part)
    return moved

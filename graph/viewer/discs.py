"""Packs discs of given sizes so that none overlap and linked ones are close."""

import math
from collections.abc import Mapping, Sequence

import networkx as nx

from graph.viewer.stress import lay_out

ROOM = 16.0
"""Least distance in pixels between two discs."""

MOST_PACKED = 200
"""Largest number of discs that are pushed apart, which compares all pairs in each round. More are put in rows."""

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
    if len(radii) > MOST_PACKED:
        return _line_up(centres, radii)
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


def _line_up(centres: Sequence[complex], radii: Sequence[float]) -> list[complex]:
    """The discs in rows by height, each row from left to right, so that those near each other stay so."""
    width = 1.2 * math.sqrt(sum((2 * radius + ROOM) ** 2 for radius in radii))
    rows: list[list[int]] = [[]]
    taken = 0.0
    for number in sorted(range(len(radii)), key=lambda one: (centres[one].imag, one)):
        if rows[-1] and taken + 2 * radii[number] + ROOM > width:
            rows.append([])
            taken = 0.0
        rows[-1].append(number)
        taken += 2 * radii[number] + ROOM
    placed = dict[int, complex]()
    down = 0.0
    for row in rows:
        height = 2 * max(radii[number] for number in row) + ROOM
        across = -sum(2 * radii[number] + ROOM for number in row) / 2
        for number in sorted(row, key=lambda one: (centres[one].real, one)):
            placed[number] = complex(across + radii[number] + ROOM / 2, down + height / 2)
            across += 2 * radii[number] + ROOM
        down += height
    return [placed[number] - complex(0, down / 2) for number in range(len(radii))]


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

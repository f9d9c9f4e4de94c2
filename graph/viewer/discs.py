"""Packs discs of given sizes so that none overlap and linked ones are close."""

from collections.abc import Mapping, Sequence

from igraph import Graph

from graph.viewer.layouts import to_spiral

ROOM = 16.0
"""Least distance in pixels between two discs."""

_ROUNDS = 250
_PULL = complex(0.985, 0.965)
"""How much of the distance to the centre a round leaves: less upright, so that the whole is wider than high."""


def pack_discs(radii: Sequence[float], links: Mapping[tuple[int, int], float]) -> list[complex]:
    """The centre of each disc, in the order of *radii*.

    :param links: the strength of the link by pair of discs.
    """
    if not radii:
        return []
    network = Graph(n=len(radii), edges=list(links))
    start = [to_spiral(number) for number in range(len(radii))]
    layout = network.layout_fruchterman_reingold(
        weights=list(links.values()), seed=start, niter=500, start_temp=1, grid="nogrid"
    )
    extent = max((abs(complex(*place)) for place in layout.coords), default=0.0) or 1.0
    reach = 2 * sum(radius**2 for radius in radii) ** 0.5
    centres = [complex(*place) * reach / extent for place in layout.coords]
    for _ in range(_ROUNDS):
        pulled = [complex(place.real * _PULL.real, place.imag * _PULL.imag) for place in centres]
        centres = _push_apart(pulled, radii)
    for _ in range(_ROUNDS):
        moved = _push_apart(centres, radii)
        if moved == centres:
            break
        centres = moved
    return centres


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

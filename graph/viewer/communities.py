"""Communities: groups of nodes with more links inside than outside, which the network view can draw as one mark each.

They are computed from all links of all days when the page is built, so a node stays in its group on every day.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import igraph

from graph.viewer.data import Edge, Page
from graph.viewer.layouts import fixed_random_numbers

_ROUNDS = 10
LEAST_MEMBERS = 4
"""Smaller groups join the one of nodes that belong to no group."""

_NAMING = ("Roadmap", "Programme", "Concept", "Region")
"""The kinds of nodes that name a group if it has one of them."""


@dataclass(frozen=True)
class Community:
    """A group of nodes. ``main`` is the id of the node that names it, empty for the nodes that belong to no group.

    ``members`` are ids in the order of the nodes of the page.
    """

    main: str
    members: tuple[str, ...]


def to_communities(page: Page) -> tuple[Community, ...]:
    """The communities by falling size; that of the nodes without a group is last and may be missing.

    The method is that of Traag et al. 2019 (Leiden). The main node is the roadmap, programme, technology or region
    with the most linked members, or else any node with the most.
    """
    places = {node.id: place for place, node in enumerate(page.nodes)}
    pulls = to_pulls(page.edges)
    network = igraph.Graph(n=len(page.nodes), edges=[(places[left], places[right]) for left, right in pulls])
    # The Louvain method of networkx does not end on some networks whose groups are equally good.
    with fixed_random_numbers():
        found = network.community_leiden("modularity", weights=list(pulls.values()), n_iterations=_ROUNDS)
    groups = sorted((group for group in found if len(group) >= LEAST_MEMBERS), key=lambda group: (-len(group), group))
    rest = sorted(place for group in found if len(group) < LEAST_MEMBERS for place in group)
    named = [Community(_find_main(page, network, group), _to_ids(page, group)) for group in groups]
    return (*named, Community("", _to_ids(page, rest))) if rest else tuple(named)


def to_pulls(edges: Iterable[Edge]) -> Mapping[tuple[str, str], float]:
    """The strength by pair of linked nodes. It is weaker at hubs, which would otherwise pull everything together."""
    pairs = dict.fromkeys((edge.source, edge.target) for edge in edges if edge.source != edge.target)
    degree: dict[str, int] = {}
    for pair in pairs:
        for end in pair:
            degree[end] = degree.get(end, 0) + 1
    return {(left, right): 2.0 / math.sqrt(degree[left] + degree[right]) for left, right in pairs}


def _find_main(page: Page, network: igraph.Graph, group: list[int]) -> str:
    links = dict(zip(group, network.induced_subgraph(group).degree(), strict=True))
    naming = [place for place in group if page.nodes[place].kind in _NAMING] or group
    return page.nodes[min(naming, key=lambda place: (-links[place], place))].id


def _to_ids(page: Page, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(page.nodes[place].id for place in places)

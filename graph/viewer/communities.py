"""Communities: groups of nodes with more links inside than outside, which the network view can draw as one mark each.

They are computed from all links of all days when the page is built, so a node stays in its group on every day.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
from networkx.algorithms.community import greedy_modularity_communities

from graph.viewer.data import Edge, Page

MOST_MERGED = 5_000
"""Largest number of plans and other nodes that are merged into groups (15 s). Above it, each plan is a group."""

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

    A plan stays together with its parts. Groups of plans and of other nodes are those of greedy modularity (Clauset,
    Newman and Moore 2004). The main node is the roadmap, programme, technology or region with the most linked members,
    or else any node with the most.
    """
    pulls = to_pulls(page.edges)
    groups = _find_groups(page, pulls)
    groups.sort(key=lambda group: (-len(group), group))
    places = {node.id: place for place, node in enumerate(page.nodes)}
    network: nx.Graph[int] = nx.Graph((places[left], places[right]) for left, right in pulls)
    network.add_nodes_from(places.values())
    rest = sorted(place for group in groups if len(group) < LEAST_MEMBERS for place in group)
    named = [
        Community(_find_main(page, network, group), _to_ids(page, group))
        for group in groups
        if len(group) >= LEAST_MEMBERS
    ]
    return (*named, Community("", _to_ids(page, rest))) if rest else tuple(named)


def _find_groups(page: Page, pulls: Mapping[tuple[str, str], float]) -> list[list[int]]:
    """The places of the nodes of each group, in their order."""
    wholes = _find_wholes(page)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(dict.fromkeys(wholes[node.id] for node in page.nodes))
    for ends, pull in pulls.items():
        left, right = (wholes[end] for end in ends)
        if left != right:
            before = network.get_edge_data(left, right, {"weight": 0.0})["weight"]
            network.add_edge(left, right, weight=before + pull)
    large = len(network) > MOST_MERGED or not network.size()
    found = [{one} for one in network] if large else greedy_modularity_communities(network, weight="weight")
    group_of = {whole: number for number, group in enumerate(found) for whole in group}
    groups: dict[int, list[int]] = defaultdict(list)
    for place, node in enumerate(page.nodes):
        groups[group_of[wholes[node.id]]].append(place)
    return list(groups.values())


def _find_wholes(page: Page) -> Mapping[str, str]:
    """The plan or programme that each node is part of, or else the node itself."""
    wholes: dict[str, str] = {}
    for root in page.roots:
        waiting = [root]
        while waiting:
            current = waiting.pop()
            if current not in wholes:
                wholes[current] = root
                waiting.extend(page.parts.get(current, ()))
    return {node.id: wholes.get(node.id, node.id) for node in page.nodes}


def to_pulls(edges: Iterable[Edge]) -> Mapping[tuple[str, str], float]:
    """The strength by pair of linked nodes. It is weaker at hubs, which would otherwise pull everything together."""
    pairs = dict.fromkeys((edge.source, edge.target) for edge in edges if edge.source != edge.target)
    degree: dict[str, int] = {}
    for pair in pairs:
        for end in pair:
            degree[end] = degree.get(end, 0) + 1
    return {(left, right): 2.0 / math.sqrt(degree[left] + degree[right]) for left, right in pairs}


def _find_main(page: Page, network: "nx.Graph[int]", group: list[int]) -> str:
    links = dict(network.subgraph(group).degree())
    naming = [place for place in group if page.nodes[place].kind in _NAMING] or group
    return page.nodes[min(naming, key=lambda place: (-links[place], place))].id


def _to_ids(page: Page, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(page.nodes[place].id for place in places)

"""The layout: distances follow the lengths of paths, and the same network gives the same positions."""

import random

import networkx as nx
import pytest

from graph.viewer.stress import lay_out


def make_path(*lengths: float) -> "nx.Graph[int]":
    network: nx.Graph[int] = nx.Graph()
    network.add_node(0)
    for number, length in enumerate(lengths):
        network.add_edge(number, number + 1, length=length)
    return network


def test_a_path_becomes_a_line_of_its_lengths() -> None:
    first, *others = lay_out(make_path(1.0, 2.0, 1.5))
    assert [abs(place - first) for place in others] == pytest.approx([1.0, 3.0, 4.5], rel=0.05)


def test_one_node_is_near_the_centre() -> None:
    (place,) = lay_out(make_path())
    assert abs(place) < 1


def test_components_stay_together() -> None:
    parts: nx.Graph[int] = nx.Graph()
    parts.add_nodes_from(range(31))
    nx.add_path(parts, range(10), length=1.0)
    assert max(map(abs, lay_out(parts))) < 15


def test_the_same_network_gives_the_same_positions_whatever_was_drawn_before() -> None:
    ring = make_path(*[1.0] * 30)
    ring.add_edge(30, 0, length=1.0)
    first = lay_out(ring)
    random.random()
    assert lay_out(ring) == first


def test_leaves_stay_at_their_hub_where_pivots_stand_for_the_other_nodes() -> None:
    network: nx.Graph[int] = nx.star_graph(20)
    for hub in range(1, 21):
        network.add_edges_from((hub, leaf) for leaf in range(20 * hub + 1, 20 * hub + 21))
    nx.set_edge_attributes(network, 1.0, "length")
    places = lay_out(network)
    near = [abs(places[hub] - places[leaf]) for hub in range(1, 21) for leaf in range(20 * hub + 1, 20 * hub + 21)]
    far = [abs(places[1] - places[leaf]) for leaf in range(41, 421)]
    assert sum(near) / len(near) < sum(far) / len(far) / 2

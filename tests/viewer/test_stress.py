"""The layout: distances follow the lengths of paths, and the same network gives the same positions."""

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
    first, *others = lay_out(make_path(1.0, 2.0, 1.5), [0j, 1 + 1j, 2 - 1j, 3 + 0.5j], seed=1)
    assert [abs(place - first) for place in others] == pytest.approx([1.0, 3.0, 4.5], rel=0.05)


def test_one_node_stays_where_it_is() -> None:
    assert lay_out(make_path(), [2 + 1j], seed=1) == [2 + 1j]


def test_the_positions_depend_on_nothing_but_network_start_and_seed() -> None:
    start = [complex(number % 7, number // 7) for number in range(31)]
    ring = make_path(*[1.0] * 30)
    ring.add_edge(30, 0, length=1.0)
    assert lay_out(ring, start, seed=1) == lay_out(ring, start, seed=1) != lay_out(ring, start, seed=2)


def test_leaves_stay_at_their_hub_where_pivots_stand_for_the_other_nodes() -> None:
    network: nx.Graph[int] = nx.star_graph(20)
    for hub in range(1, 21):
        network.add_edges_from((hub, leaf) for leaf in range(20 * hub + 1, 20 * hub + 21))
    nx.set_edge_attributes(network, 1.0, "length")
    places = lay_out(network, [complex(number % 21, number // 21) for number in range(len(network))], seed=1)
    near = [abs(places[hub] - places[leaf]) for hub in range(1, 21) for leaf in range(20 * hub + 1, 20 * hub + 21)]
    far = [abs(places[1] - places[leaf]) for leaf in range(41, 421)]
    assert sum(near) / len(near) < sum(far) / len(far) / 2

"""Positions are computed before the page is written: the same for the same page, and no mark on another."""

import random
from collections.abc import Mapping
from itertools import combinations
from statistics import mean

from support.pages import sample_page

from graph.viewer.data import Edge, Node, Page, Words
from graph.viewer.positions import Point, arrange


def to_positions(page: Page) -> Mapping[str, Point]:
    return arrange(page).points


def test_every_node_has_a_place_of_its_own() -> None:
    page = sample_page()
    points = to_positions(page)
    assert list(points) == [node.id for node in page.nodes]
    assert min(abs(complex(a.x - b.x, a.y - b.y)) for a, b in combinations(points.values(), 2)) > 26


def test_positions_neither_depend_on_the_random_numbers_of_others_nor_change_them() -> None:
    page = sample_page()
    random.seed(1)
    first, drawn = to_positions(page), random.random()
    random.seed(1)
    assert random.random() == drawn
    random.seed(2)
    assert to_positions(page) == first


def test_a_page_of_nothing_has_no_positions() -> None:
    assert to_positions(Page(Words("", ""), (), (), (), (), (), (), {})) == {}


def test_of_a_thousand_nodes_linked_ones_stand_near() -> None:
    stars = {f"id:hub{hub}": [f"id:leaf{hub}-{leaf}" for leaf in range(38)] for hub in range(30)}
    label = Words("", "")
    names = [name for hub, leaves in stars.items() for name in (hub, *leaves)]
    edges = [Edge(hub, leaf, "unitOf", label) for hub, leaves in stars.items() for leaf in leaves]
    nodes = tuple(Node(name, "Agency", label) for name in names)
    points = to_positions(Page(label, (), (), nodes, tuple(edges), (), (), {}))
    places = {name: complex(point.x, point.y) for name, point in points.items()}
    linked = mean(abs(places[edge.source] - places[edge.target]) for edge in edges)
    half = len(names) // 2
    assert linked < mean(abs(places[one] - places[other]) for one, other in zip(names, names[half:], strict=False)) / 3

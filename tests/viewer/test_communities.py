"""Communities: who is in them, what they are called, and that each has a disc of its own."""

import subprocess
import sys
from itertools import combinations

import pytest
from support.pages import sample_page

from graph.viewer.communities import Community, to_communities
from graph.viewer.data import Edge, Node, Page, Words
from graph.viewer.discs import MOST_PACKED, ROOM, pack_discs
from graph.viewer.positions import arrange

NONE = Words("", "")


def make_page(edges: list[tuple[str, str]], kinds: dict[str, str], alone: tuple[str, ...] = ()) -> Page:
    names = sorted({end for edge in edges for end in edge} | set(alone))
    nodes = tuple(Node(name, kinds.get(name, "Agency"), NONE) for name in names)
    links = tuple(Edge(source, target, "unitOf", NONE) for source, target in edges)
    return Page(NONE, (), (), nodes, links, (), (), {})


def clique(names: str) -> list[tuple[str, str]]:
    return list(combinations(names, 2))


def test_closely_linked_nodes_are_a_group_named_by_its_plan_and_the_rest_is_last() -> None:
    page = make_page([*clique("abcde"), *clique("mnop"), ("a", "m"), ("x", "y")], {"c": "Roadmap"}, alone=("z",))
    assert to_communities(page) == (
        Community("c", tuple("abcde")),
        # Without a plan or technology the node with the most links names it, the first one of several.
        Community("m", tuple("mnop")),
        Community("", tuple("xyz")),
    )


def test_a_technology_with_more_links_names_a_group_before_a_plan_with_fewer() -> None:
    edges = [*clique("abcde"), ("a", "f"), ("b", "f"), ("c", "f")]
    [group] = to_communities(make_page(edges, {"a": "Concept", "d": "Roadmap"}))
    assert group == Community("a", tuple("abcdef"))


def test_a_page_without_nodes_has_no_groups() -> None:
    assert to_communities(make_page([], {})) == ()
    assert arrange(make_page([], {})).discs == ()


@pytest.mark.slow
def test_groups_and_places_do_not_depend_on_the_order_of_hashes() -> None:
    code = "from support.pages import sample_page; from graph.viewer.positions import arrange"
    code += "; print(arrange(sample_page()))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".:tests", "PATH": ""},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_discs_hold_their_members_and_do_not_overlap() -> None:
    arrangement = arrange(sample_page())
    assert len(arrangement.discs) > 2
    for one, other in combinations(arrangement.discs, 2):
        apart = abs(complex(one.centre.x - other.centre.x, one.centre.y - other.centre.y))
        assert apart >= one.radius + other.radius
    for disc in arrangement.discs:
        points = [arrangement.points[name] for name in disc.community.members]
        assert all(abs(complex(at.x - disc.centre.x, at.y - disc.centre.y)) < disc.radius for at in points)


def test_many_discs_lie_in_rows_without_overlap_and_fill_about_a_square() -> None:
    radii = [60.0 + number % 7 * 10 for number in range(MOST_PACKED)] + [700.0]
    centres = pack_discs(radii, {(number, MOST_PACKED): 1.0 for number in range(MOST_PACKED)})
    for (one, radius), (other, further) in combinations(zip(centres, radii, strict=True), 2):
        assert abs(one - other) >= radius + further + ROOM - 0.01
    across, down = ({getattr(one, side) for one in centres} for side in ("real", "imag"))
    assert 0.5 < (max(across) - min(across)) / (max(down) - min(down)) < 2

"""The view as a NetworkX graph: things are nodes, statements are edges with their role, status and IRI."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isclose

import networkx as nx

from graph.model.vocabulary import to_prefixed
from graph.stores import Iri
from graph.view.view import View

# The strength of a link, from 0 to 1: a convention of this project for ranking paths, not a measurement.
# The role counts before the kind. A link that is not listed is WEAK.
STRENGTHS = {
    "code:role-lead": 1.0,
    "code:role-participant": 0.9,
    "code:role-cooperating": 0.8,
    "code:role-owner": 0.7,
    "code:role-investor": 0.7,
    "code:role-contractor": 0.6,
    "code:role-funder": 0.6,
    "code:role-consulted": 0.3,
    "dcterms:hasPart": 0.9,
    "org:unitOf": 0.9,
    "rm:hasGrouping": 0.9,
    "rm:hasIdentityClaim": 0.9,
    "rm:hasRegionalPart": 0.9,
    "rm:hasTechnologyUse": 0.9,
    "rm:programme": 0.7,
    "rm:region": 0.7,
    "rm:hasRelatedProject": 0.6,
    "skos:broader": 0.8,
}
WEAK = 0.4
# A tie-breaker: the shortest of equally strong paths wins, and the strongest of equally short ones.
LEAST = 1e-6
# Inferred and derived links are weaker than stated ones.
CERTAINTY = {"code:status-inferred": 0.8, "code:status-derived": 0.7}


def to_network(view: View) -> "nx.MultiDiGraph[str]":
    """A directed multigraph of the rows of queries ``nodes`` and ``links`` for the day, in their order.

    Nodes are IRIs with ``kind`` (the class as a prefixed name, ``rm:Agency``) and ``label``. Edges are keyed by the IRI
    of their statement, or else by their kind. They carry ``kind``, ``label``, ``role``, ``status`` (prefixed names, or
    empty), ``statement``, ``since``, the day from which they hold, empty if no edition is dated, and ``weight``, see
    :func:`get_strength`. Things that were unknown or dropped on the day of the view are left out.
    """
    hidden = _find_later(view) | {Iri(row["item"]) for row in view.read("edition-removals")}
    nodes = [row for row in view.read("nodes") if row["node"] not in hidden]
    edges = view.read("links")
    named = {Iri(row[name]) for row in edges for name in ("kind", "role") if row[name]}
    view.names.learn(named | {Iri(row["node"]) for row in nodes})
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in nodes:
        network.add_node(str(row["node"]), kind=to_prefixed(str(row["kind"])), label=view.names[Iri(row["node"])])
    for row in edges:
        source, target, statement = str(row["source"]), str(row["target"]), str(row["statement"] or "")
        if source in network and target in network:
            attributes = {
                "kind": to_prefixed(str(row["kind"])),
                "label": view.names[Iri(row["role"] or row["kind"])],
                "role": to_prefixed(str(row["role"] or "")),
                "status": to_prefixed(str(row["status"] or "")),
                "statement": statement,
                "since": str(row["since"] or ""),
            }
            weight = get_strength(attributes)
            network.add_edge(source, target, key=statement or str(row["kind"]), weight=weight, **attributes)
    return network


def _find_later(view: View) -> set[Iri]:
    """The things that no edition had mentioned by the day: parts of plans, technologies, regions."""
    if view.is_latest:
        return set()
    known = {row["thing"] for row in view.read("first-stated")}
    return {Iri(row["thing"]) for row in view.read_all("first-stated") if row["thing"] not in known}


@dataclass(frozen=True)
class Step:
    """One edge of a path, followed from *start* to *end*; *forward* is true if the edge points to *end*.

    *statement* is empty if the edge is a plain property of its source. *strength* comes from :func:`get_strength`.
    """

    start: str
    end: str
    label: str
    forward: bool
    statement: str
    kind: str
    role: str
    strength: float


def find_path(network: "nx.MultiDiGraph[str]", starts: Iterable[str], ends: Iterable[str]) -> list[Step]:
    """A shortest path from any of *starts* to any of *ends*, ignoring edge direction; empty if there is none.

    Ties go to the strongest path, then to the one whose node IRIs sort first.
    """
    return _find_cheapest(network, starts, ends, lambda strength: 1 - LEAST * math.log(strength))


def find_strongest_path(network: "nx.MultiDiGraph[str]", starts: Iterable[str], ends: Iterable[str]) -> list[Step]:
    """The path with the largest product of link strengths, ignoring edge direction; empty if there is none.

    Dijkstra 1959 on the negative logarithms of the strengths. Ties go to the path with the fewest steps, then to the
    one whose node IRIs sort first.
    """
    return _find_cheapest(network, starts, ends, lambda strength: LEAST - math.log(strength))


def _find_cheapest(
    network: "nx.MultiDiGraph[str]", starts: Iterable[str], ends: Iterable[str], to_cost: Callable[[float], float]
) -> list[Step]:
    """The path of least cost; *to_cost* maps a strength to the cost of a link, which is positive."""
    best: nx.Graph[str] = nx.Graph()
    for start, end, attributes in network.edges(data=True):
        cost = to_cost(get_strength(attributes))
        if not best.has_edge(start, end) or cost < best[start][end]["cost"]:
            best.add_edge(start, end, cost=cost)
    found = []
    for end in sorted(set(ends) & set(best)):
        costs = nx.single_source_dijkstra_path_length(best, end, weight="cost")
        found += [
            (round(costs[start], 9), _walk_down(best, costs, start)) for start in sorted(set(starts) & set(costs))
        ]
    return [_to_step(network, start, end) for start, end in pairwise(min(found)[1])] if found else []


def _walk_down(best: "nx.Graph[str]", costs: Mapping[str, float], start: str) -> list[str]:
    """The cheapest path from *start* down to cost zero; ties go to the first IRI."""
    path = [start]
    while costs[path[-1]]:
        near = best[path[-1]]
        path.append(min(one for one in near if isclose(costs[one] + near[one]["cost"], costs[path[-1]], abs_tol=1e-9)))
    return path


def get_strength(attributes: Mapping[str, str]) -> float:
    """The strength of an edge, above 0 and at most 1: by its role, else its kind, lower if not stated."""
    plain = STRENGTHS.get(attributes["role"], STRENGTHS.get(attributes["kind"], WEAK))
    return round(plain * CERTAINTY.get(attributes["status"], 1.0), 3)


def _to_step(network: "nx.MultiDiGraph[str]", start: str, end: str) -> Step:
    """The strongest edge between two nodes; ties go to a forward edge, then to the first key."""
    edges = [
        (forward, str(key), attributes)
        for forward, source, target in ((True, start, end), (False, end, start))
        if network.has_edge(source, target)
        for key, attributes in network[source][target].items()
    ]
    forward, _, attributes = min(edges, key=lambda edge: (-get_strength(edge[2]), not edge[0], edge[1]))
    return Step(
        start,
        end,
        attributes["label"],
        forward,
        attributes["statement"],
        attributes["kind"],
        attributes["role"],
        get_strength(attributes),
    )

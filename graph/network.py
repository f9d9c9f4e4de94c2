"""The store as a NetworkX graph: things as nodes, statements as edges that keep their role, status and IRI."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.naming import read_labels
from graph.queries import run_query
from graph.stores import Iri, Store
from graph.vocabulary import to_prefixed


def to_network(store: Store, *, lang: str = "ko") -> "nx.MultiDiGraph[str]":
    """A directed multigraph of all that queries ``nodes`` and ``edges`` give, in their order.

    Nodes are IRIs with ``kind`` (the class as a prefixed name, ``rm:Agency``) and ``label``. Edges are keyed by the
    IRI of their statement, or by their kind where there is none, and carry ``kind``, ``label``, ``role``, ``status``
    (prefixed names, empty where there is none) and ``statement``.
    """
    nodes = run_query(store, "nodes").to_dicts()
    edges = run_query(store, "edges").to_dicts()
    named = {Iri(row[name]) for row in edges for name in ("kind", "role") if row[name]}
    labels = read_labels(store, named | {Iri(row["node"]) for row in nodes}, lang=lang)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in nodes:
        network.add_node(str(row["node"]), kind=to_prefixed(str(row["kind"])), label=labels[Iri(row["node"])])
    for row in edges:
        source, target, statement = str(row["source"]), str(row["target"]), str(row["statement"] or "")
        if source in network and target in network:
            network.add_edge(
                source,
                target,
                key=statement or str(row["kind"]),
                kind=to_prefixed(str(row["kind"])),
                label=labels[Iri(row["role"] or row["kind"])],
                role=to_prefixed(str(row["role"] or "")),
                status=to_prefixed(str(row["status"] or "")),
                statement=statement,
            )
    return network


@dataclass(frozen=True)
class Step:
    """One edge on a way: from *start* to *end*; *forward* tells whether the edge points that way."""

    start: str
    end: str
    label: str
    forward: bool
    statement: str


def find_path(network: "nx.MultiDiGraph[str]", starts: Iterable[str], ends: Iterable[str]) -> list[Step]:
    """A shortest way from any of *starts* to any of *ends*, edges taken in either direction; empty if there is none.

    Of several shortest ways the one whose nodes come first in the order of their IRIs.
    """
    undirected = network.to_undirected(as_view=True)
    ways = []
    for start in sorted(set(starts) & set(network)):
        for end in sorted(set(ends) & set(network)):
            if nx.has_path(undirected, start, end):
                ways.append(min(nx.all_shortest_paths(undirected, start, end)))
    if not ways:
        return []
    way = min(ways, key=lambda nodes: (len(nodes), nodes))
    return [_to_step(network, start, end) for start, end in pairwise(way)]


def _to_step(network: "nx.MultiDiGraph[str]", start: str, end: str) -> Step:
    forward = network.has_edge(start, end)
    edges = network[start][end] if forward else network[end][start]
    attributes = edges[min(edges)]
    return Step(start, end, attributes["label"], forward, attributes["statement"])

"""Triples as Turtle with the prefixes of the vocabulary."""

from collections.abc import Iterable, Mapping

import pyoxigraph

from graph.model.vocabulary import PREFIXES


def serialize_turtle(triples: Iterable[pyoxigraph.Triple]) -> bytes:
    """*triples* as Turtle, without duplicates and sorted."""
    return _serialize(triples, PREFIXES)


def to_turtle(ntriples: str) -> bytes:
    """Lines of N-Triples as Turtle, with the prefixes that they use."""
    used = {prefix: base for prefix, base in PREFIXES.items() if f"<{base}" in ntriples}
    quads = pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return _serialize((quad.triple for quad in quads), used)


def _serialize(triples: Iterable[pyoxigraph.Triple], prefixes: Mapping[str, str]) -> bytes:
    ordered = sorted(set(triples), key=str)
    return pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""

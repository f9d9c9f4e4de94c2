"""Triples as Turtle or TriG with the prefixes of the vocabulary. Marks of direction and controls are escaped."""

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph

from graph.model.vocabulary import PREFIXES
from graph.output.formats import escape_text

# The only character that is escaped and may also stand in a short name, where Turtle has no escape for it.
_MARK_IN_NAME = "\u061c".encode()


def serialize_turtle(triples: Iterable[pyoxigraph.Triple]) -> bytes:
    """*triples* as Turtle, without duplicates and sorted."""
    return _serialize(sorted(set(triples), key=str), PREFIXES)


def serialize_trig(quads: Iterable[pyoxigraph.Quad]) -> bytes:
    """*quads* as TriG, sorted by named graph."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    return _serialize(ordered, PREFIXES, pyoxigraph.RdfFormat.TRIG)


def to_turtle(ntriples: str) -> bytes:
    """Lines of N-Triples as Turtle, with the prefixes that they use."""
    used = {prefix: base for prefix, base in PREFIXES.items() if f"<{base}" in ntriples}
    quads = pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return _serialize(sorted({quad.triple for quad in quads}, key=str), used)


def to_ntriples(lines: str) -> bytes:
    """Lines of N-Triples or N-Quads as a file."""
    return escape_text(lines.encode())


def _serialize(
    listed: Sequence[pyoxigraph.Triple] | Sequence[pyoxigraph.Quad],
    prefixes: Mapping[str, str],
    format: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.TURTLE,
) -> bytes:
    content = pyoxigraph.serialize(listed, format=format, prefixes=dict(prefixes)) or b""
    if _MARK_IN_NAME in content:
        content = pyoxigraph.serialize(listed, format=format) or b""
    return escape_text(content)

"""Turtle and TriG exports for reading and for editors such as Protégé."""

import pyoxigraph

from graph.output.exporters import exporter
from graph.output.turtle import serialize_trig, serialize_turtle
from graph.stores import Store


@exporter("turtle", extension="ttl", summary="all named graphs merged into one, for Protégé and other editors")
def export_turtle(store: Store) -> bytes:
    """The union of all named graphs. It loses the edition of each statement, which TriG and N-Quads keep."""
    quads = pyoxigraph.parse(store.dump(), format=pyoxigraph.RdfFormat.N_QUADS)
    return serialize_turtle(quad.triple for quad in quads)


@exporter("trig", extension="trig", summary="every named graph: editions, reference, rules and ontology")
def export_trig(store: Store) -> bytes:
    """All statements by named graph."""
    return serialize_trig(pyoxigraph.parse(store.dump(), format=pyoxigraph.RdfFormat.N_QUADS))

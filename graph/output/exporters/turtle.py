"""Turtle and TriG exports for reading and for editors such as Protégé."""

import pyoxigraph

from graph.model.vocabulary import PREFIXES
from graph.output.exporters import exporter
from graph.output.turtle import serialize_turtle
from graph.stores import Store


@exporter("turtle", extension="ttl", summary="all named graphs merged into one, for Protégé and other editors")
def export_turtle(store: Store) -> bytes:
    """The union of all named graphs. It loses the edition of each statement, which TriG and N-Quads keep."""
    quads = pyoxigraph.parse(store.dump(), format=pyoxigraph.RdfFormat.N_QUADS)
    return serialize_turtle(quad.triple for quad in quads)


@exporter("trig", extension="trig", summary="every named graph: editions, reference, rules and ontology")
def export_trig(store: Store) -> bytes:
    """All statements by named graph."""
    quads = list(pyoxigraph.parse(store.dump(), format=pyoxigraph.RdfFormat.N_QUADS))
    quads.sort(key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    return pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES) or b""

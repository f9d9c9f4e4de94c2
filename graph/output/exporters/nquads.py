"""N-Quads export with one triple per line, sorted, to load into other stores and to compare builds."""

from graph.output.exporters import exporter
from graph.output.turtle import to_ntriples
from graph.stores import Store


@exporter("nquads", extension="nq", summary="all triples with their named graphs, sorted, one per line")
def export_nquads(store: Store) -> bytes:
    """All statements, including derived statements and the ontology."""
    return to_ntriples(store.dump())

"""N-Quads: one statement a line, sorted; for loading elsewhere and for comparing two builds."""

from graph.output.exporters import exporter
from graph.stores import Store


@exporter("nquads", extension="nq", summary="every statement with its graph, one a line, sorted")
def export_nquads(store: Store) -> bytes:
    """The whole dataset, derived graphs and ontology included."""
    return store.dump().encode()

"""GraphML: for Gephi, Cytoscape and yEd."""

import io

import networkx as nx

from graph.exporters import exporter
from graph.network import to_network
from graph.stores import Store


@exporter("graphml", extension="graphml", summary="the network of things and links, for Gephi, Cytoscape and yEd")
def export_graphml(store: Store) -> bytes:
    """The network with the attributes of :func:`graph.network.to_network`."""
    buffer = io.BytesIO()
    nx.write_graphml(to_network(store), buffer)
    return buffer.getvalue()

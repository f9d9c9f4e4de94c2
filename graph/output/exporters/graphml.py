"""GraphML export for Gephi, Cytoscape and yEd."""

import io

import networkx as nx

from graph.output.exporters import exporter
from graph.stores import Store
from graph.view.network import to_network
from graph.view.view import View


@exporter("graphml", extension="graphml", summary="the network of entities and links, for Gephi, Cytoscape and yEd")
def export_graphml(store: Store) -> bytes:
    """The network with the attributes of :func:`graph.view.network.to_network`."""
    buffer = io.BytesIO()
    nx.write_graphml(to_network(View(store)), buffer)
    return buffer.getvalue()

"""GraphML and GEXF exports for Gephi, Cytoscape, yEd and libraries for networks."""

import io

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.errors.characters import escape_commands_in_xml
from graph.model.dates import to_days
from graph.output.exporters import exporter
from graph.output.networks import describe_network
from graph.stores import Store
from graph.view.view import View


@exporter("graphml", extension="graphml", summary="the network of entities and links, for Gephi, Cytoscape and yEd")
def export_graphml(store: Store) -> bytes:
    """The network with the attributes of :func:`graph.output.networks.describe_network`."""
    buffer = io.BytesIO()
    nx.write_graphml(describe_network(View(store)), buffer)
    return _escape(buffer.getvalue())


@exporter("gexf", extension="gexf", summary="the same network for Gephi, with the day from which each link holds")
def export_gexf(store: Store) -> bytes:
    """The same network. ``since`` is the start of an edge, so that Gephi can show the network of any day."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    described = describe_network(View(store))
    network.add_nodes_from(described.nodes(data=True))
    for source, target, key, attributes in described.edges(keys=True, data=True):
        since, _ = to_days((attributes["since"], ""))
        others = {name: value for name, value in attributes.items() if name != "since"}
        network.add_edge(source, target, **others, **({"start": since} if since else {}), id=key)
    writer = GEXFWriter(network)
    # The day of the export would change the bytes.
    del writer.xml.find("meta").attrib["lastmodifieddate"]
    buffer = io.BytesIO()
    writer.write(buffer)
    return _escape(buffer.getvalue())


def _escape(document: bytes) -> bytes:
    return escape_commands_in_xml(document.decode()).encode()

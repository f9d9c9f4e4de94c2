"""Where the dataset lies and is asked: one protocol, several engines.

Cells come back as plain Python values, so that answers compare across engines and no engine's terms leak out.
"""

from graph.stores.protocol import Cell, Iri, Store, Table
from graph.stores.servers import is_address, to_endpoint

ENGINES = ("memory", "oxigraph")

__all__ = ["ENGINES", "Cell", "Iri", "Store", "Table", "is_address", "open_store", "to_endpoint"]


def open_store(engine: str = "oxigraph") -> Store:
    """An empty store: ``oxigraph`` (fast, the default) or ``memory`` (rdflib, the reference); or a server as it is.

    :param engine: one of :data:`ENGINES`, or the address of a SPARQL 1.1 server (``http://localhost:7878``).
    :raises EndpointFault: the address does not tell where the services of the server are; nothing is sent yet.
    :raises MissingExtra: httpx, which a server needs, is not installed.
    :raises ValueError: no such engine.
    """
    if is_address(engine):
        from graph.stores.endpoint import EndpointStore

        return EndpointStore(to_endpoint(engine))
    if engine == "oxigraph":
        from graph.stores.oxigraph import OxigraphStore

        return OxigraphStore()
    if engine == "memory":
        from graph.stores.memory import MemoryStore

        return MemoryStore()
    raise ValueError(f"no engine '{engine}'; known are {', '.join(ENGINES)}")

"""Where the dataset lies and is asked: one protocol, several engines.

Cells come back as plain Python values, so that answers compare across engines and no engine's terms leak out.
"""

from enum import StrEnum

from graph.errors import UnknownStore
from graph.stores.protocol import Cell, Iri, Store, Table
from graph.stores.servers import is_address, to_endpoint

ENGINES = ("memory", "oxigraph")

__all__ = ["ENGINES", "Cell", "Iri", "Place", "Store", "Table", "get_place", "open_store", "to_endpoint"]


class Place(StrEnum):
    """Where a graph lies: in this process as long as a command runs, or on a SPARQL server that was filled before."""

    PROCESS = "process"
    SERVER = "server"


def get_place(store: str) -> Place:
    """Where the graph lies that *store* names: one of :data:`ENGINES`, or the address of a SPARQL server.

    :raises UnknownStore: it names neither.
    """
    if store in ENGINES:
        return Place.PROCESS
    if is_address(store):
        return Place.SERVER
    raise UnknownStore(store, ENGINES)


def open_store(engine: str = "oxigraph") -> Store:
    """An empty store: ``oxigraph`` (fast, the default) or ``memory`` (rdflib, the reference); or a server as it is.

    :param engine: one of :data:`ENGINES`, or the address of a SPARQL 1.1 server (``http://localhost:7878``).
    :raises EndpointFault: the address does not tell where the services of the server are; nothing is sent yet.
    :raises MissingExtra: httpx, which a server needs, is not installed.
    :raises UnknownStore: neither.
    """
    if get_place(engine) is Place.SERVER:
        from graph.stores.endpoint import EndpointStore

        return EndpointStore(to_endpoint(engine))
    if engine == "oxigraph":
        from graph.stores.oxigraph import OxigraphStore

        return OxigraphStore()
    from graph.stores.memory import MemoryStore

    return MemoryStore()

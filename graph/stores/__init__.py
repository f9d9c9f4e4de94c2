"""Where the dataset lies and is asked: one protocol, several engines.

Cells come back as plain Python values, so that answers compare across engines and no engine's terms leak out.
"""

from enum import StrEnum
from pathlib import Path

from graph.errors import UnknownStore
from graph.stores.protocol import Cell, Iri, Store, Table

ENGINES = ("memory", "oxigraph")
SCHEMES = ("http://", "https://")

__all__ = ["ENGINES", "Cell", "Iri", "Place", "Store", "Table", "get_place", "open_store"]


class Place(StrEnum):
    """Where a graph lies: in this process as long as a command runs, or filled before in a folder or on a server."""

    PROCESS = "process"
    FOLDER = "folder"
    SERVER = "server"


def get_place(store: str) -> Place:
    """Where the graph lies that *store* names: an engine of :data:`ENGINES`, a SPARQL server, or a folder.

    A folder is there, or is written with a slash, so that a misspelt engine is not taken for one.

    :raises UnknownStore: it names none of these.
    """
    if store in ENGINES:
        return Place.PROCESS
    if store.lower().startswith(SCHEMES):
        return Place.SERVER
    if "/" in store or "\\" in store or Path(store).is_dir():
        return Place.FOLDER
    raise UnknownStore(store, ENGINES)


def open_store(engine: str = "oxigraph") -> Store:
    """An empty store: ``oxigraph`` (fast, the default) or ``memory`` (rdflib, the reference); or one as it is.

    :param engine: one of :data:`ENGINES`, the address of a SPARQL 1.1 server (``http://localhost:7878``), or a folder
        that :func:`graph.pipeline.kept.keeper.keep` filled (``./kept``).
    :raises EndpointFault: the address does not tell where the services of the server are; nothing is sent yet.
    :raises MissingExtra: httpx, which a server needs, is not installed.
    :raises NoStore: the folder holds no graph.
    :raises UnknownStore: none of these.
    """
    if get_place(engine) is Place.SERVER:
        from graph.stores.endpoint import EndpointStore
        from graph.stores.servers import to_endpoint

        return EndpointStore(to_endpoint(engine))
    if get_place(engine) is Place.FOLDER:
        from graph.stores.folder import open_folder

        return open_folder(Path(engine))
    if engine == "oxigraph":
        from graph.stores.oxigraph import OxigraphStore

        return OxigraphStore()
    from graph.stores.memory import MemoryStore

    return MemoryStore()

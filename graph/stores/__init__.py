"""Stores for the dataset: one protocol, several engines.

Queries return plain Python values, so results are comparable across engines.
"""

import os
import re
from enum import StrEnum
from pathlib import Path

from graph.errors import UnknownScheme, UnknownStore
from graph.stores.protocol import Cell, Iri, Store, Table

ENGINES = ("memory", "oxigraph")
SCHEMES = ("http://", "https://")
# The beginning of an address. One letter is a drive of Windows.
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]+:", re.IGNORECASE)

__all__ = ["ENGINES", "Cell", "Iri", "Place", "Store", "Table", "get_place", "lift_limits", "open_store"]


class Place(StrEnum):
    """The location of a graph: in memory for one command, or kept in a folder or on a server."""

    PROCESS = "process"
    FOLDER = "folder"
    SERVER = "server"


def get_place(store: str) -> Place:
    """The location that *store* names: an engine of :data:`ENGINES`, a SPARQL server, or a folder.

    A folder must exist or be written with a slash, so that a misspelt engine is not mistaken for a folder. One whose
    name begins like an address is written with ``./``.

    :raises UnknownStore: *store* is none of these.
    :raises UnknownScheme: *store* is an address, but not of http.
    """
    if store in ENGINES:
        return Place.PROCESS
    if store.lower().startswith(SCHEMES):
        return Place.SERVER
    if scheme := _SCHEME.match(store):
        raise UnknownScheme(scheme[0])
    if "/" in store or "\\" in store or os.path.isdir(store):
        return Place.FOLDER
    raise UnknownStore(store, ENGINES)


def open_store(engine: str = "oxigraph") -> Store:
    """Opens a store: an empty ``oxigraph`` (fast, the default) or ``memory`` (rdflib, the reference), or a kept one.

    :param engine: one of :data:`ENGINES`, the address of a SPARQL 1.1 server (``http://localhost:7878``), or a folder
        that :func:`graph.pipeline.kept.keeper.keep` filled (``./kept``).
    :raises EndpointFault: the services of the server are unknown. No request is sent yet.
    :raises MissingExtra: httpx, which servers need, is not installed.
    :raises NoStore: the folder contains no graph.
    :raises DamagedStore: the graph in the folder is incomplete or has changed.
    :raises UnknownStore: *engine* is none of these.
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


def lift_limits(store: Store) -> Store:
    """*store* without the limits that a graph in a folder has, for trusted queries."""
    return getattr(store, "direct", store)

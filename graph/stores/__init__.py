"""Where the dataset lies and is asked: one protocol, several engines.

Cells come back as plain Python values, so that answers compare across engines and no engine's terms leak out.
"""

from graph.stores.protocol import Cell, Iri, Store, Table

ENGINES = ("memory", "oxigraph")

__all__ = ["ENGINES", "Cell", "Iri", "Store", "Table", "open_store"]


def open_store(engine: str = "oxigraph") -> Store:
    """An empty store: ``oxigraph`` (fast, the default) or ``memory`` (rdflib, the reference).

    :raises ValueError: no such engine.
    """
    if engine == "oxigraph":
        from graph.stores.oxigraph import OxigraphStore

        return OxigraphStore()
    if engine == "memory":
        from graph.stores.memory import MemoryStore

        return MemoryStore()
    raise ValueError(f"no engine '{engine}'; known are {', '.join(ENGINES)}")

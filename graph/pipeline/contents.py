"""Fills a store with the statements of the files, the ontology and the derived statements."""

import io
from itertools import chain

from graph.pipeline.assembly import Assembly
from graph.pipeline.dataset import ontology_to_nquads
from graph.pipeline.derivation import derive_apart
from graph.pipeline.rules import derive
from graph.pipeline.statements import Statements
from graph.stores import Store
from graph.view.days import LATEST

# Below this many bytes of N-Triples, starting processes takes longer than they save (measured 2026-11-25, two cores).
_WORTH_PROCESSES = 73_000_000


def fill_store(store: Store, dataset: Statements, *, as_of: str = LATEST) -> None:
    """Adds *dataset*, the ontology and the derived statements to an empty *store*.

    :param as_of: leaves out editions that appeared after this date (``YYYY-MM-DD``).
    """
    stated = chain([ontology_to_nquads()], dataset.iter_nquads(as_of))
    if isinstance(dataset, Assembly) and dataset.size > _WORTH_PROCESSES:
        with derive_apart(dataset, as_of=as_of) as consequences:
            for part in chain(stated, consequences):
                store.load(part)
    else:
        for part in stated:
            store.load(part)
        derive(store)


def upload(store: Store, address: str) -> int:
    """Replaces the data of the SPARQL server at *address* with the contents of *store*.

    :returns: the number of statements.
    :raises EndpointFault: the upload failed and the server keeps its previous data, see
        :meth:`graph.stores.endpoint.EndpointStore.replace`.
    """
    # httpx is an optional dependency that other commands do not need.
    from graph.stores.endpoint import EndpointStore
    from graph.stores.servers import to_endpoint

    quads = store.dump()
    EndpointStore(to_endpoint(address)).replace(io.StringIO(quads, newline="\n"))
    return quads.count("\n")

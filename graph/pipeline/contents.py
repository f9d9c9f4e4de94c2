"""What a store holds: what the files state, the ontology, and what follows from both."""

import io
from itertools import chain

from graph.pipeline.assembly import Assembly
from graph.pipeline.dataset import ontology_to_nquads
from graph.pipeline.derivation import derive_apart
from graph.pipeline.rules import derive
from graph.pipeline.statements import Statements
from graph.stores import Store
from graph.view.days import LATEST

# Of N-Triples in bytes; below, the start of processes takes longer than they save (measured 2026-11-25, two cores).
_WORTH_PROCESSES = 73_000_000


def fill_store(store: Store, dataset: Statements, *, as_of: str = LATEST) -> None:
    """Adds to an empty *store* the *dataset*, the ontology, and what follows from them.

    :param as_of: leaves out the editions that appeared after this day (``YYYY-MM-DD``).
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
    """Makes the SPARQL server at *address* hold what *store* holds, whole or not at all.

    :returns: how many statements.
    :raises EndpointFault: it holds what it held before; see :meth:`graph.stores.endpoint.EndpointStore.replace`.
    """
    # httpx comes with an extra, which other commands do without.
    from graph.stores.endpoint import EndpointStore
    from graph.stores.servers import to_endpoint

    quads = store.dump()
    EndpointStore(to_endpoint(address)).replace(io.StringIO(quads, newline="\n"))
    return quads.count("\n")

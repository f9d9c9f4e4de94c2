"""Oxigraph with N-Triples that were prepared beforehand: no YAML is read, so this is the limit and no peer."""

import sys
from pathlib import Path

import pyoxigraph
from flattening import QUERY, TAXONOMY, tell


def main(path: Path) -> None:
    store = pyoxigraph.Store()
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.load(path=TAXONOMY)
    tell(len(list(store.query(QUERY))), len(store))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""No tool at all: the fastest YAML loader, N-Triples text, Oxigraph; what a program without any promise costs."""

import io
import sys
from pathlib import Path
from typing import Any

import pyoxigraph
import yaml_rs
from flattening import QUERY, TAXONOMY, iter_triples, tell, to_ntriples


def read(path: Path) -> Any:
    return yaml_rs.loads(path.read_text(encoding="utf-8"))


def main(folder: Path) -> None:
    store = pyoxigraph.Store()
    text = "".join(map(to_ntriples, iter_triples(folder, read)))
    store.bulk_load(io.BytesIO(text.encode()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.load(path=TAXONOMY)
    tell(len(list(store.query(QUERY))), len(store))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

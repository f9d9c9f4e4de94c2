"""PyYAML's C loader, rdflib's own store, and one query with a property path."""

import sys
from pathlib import Path

import rdflib
from flattening import QUERY, TAXONOMY, iter_triples, tell


def main(folder: Path) -> None:
    statements = rdflib.Graph()
    for subject, key, target, linked in iter_triples(folder):
        term = rdflib.URIRef(target) if linked else rdflib.Literal(target)
        statements.add((rdflib.URIRef(subject), rdflib.URIRef(key), term))
    statements.parse(TAXONOMY)
    tell(len(list(statements.query(QUERY))), len(statements))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""kglab: the triples added one by one as its documentation shows, and a query by its own method."""

import sys
from pathlib import Path

import kglab
import rdflib
from flattening import QUERY, TAXONOMY, iter_triples, tell


def main(folder: Path) -> None:
    statements = kglab.KnowledgeGraph()
    for subject, key, target, linked in iter_triples(folder):
        term = rdflib.URIRef(target) if linked else rdflib.Literal(target)
        statements.add(rdflib.URIRef(subject), rdflib.URIRef(key), term)
    statements.load_rdf(str(TAXONOMY), format="ttl")
    tell(len(list(statements.query(QUERY))), len(statements.rdf_graph()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

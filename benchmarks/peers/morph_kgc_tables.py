"""Morph-KGC, which reads no YAML: the files flattened to one CSV table, an RML mapping, its Oxigraph store.

One table of links and one of texts are the flattest form that a mapping language can read; a table for each section
would be nearer to how people use it, and slower.
"""

import csv
import sys
import tempfile
from pathlib import Path

import morph_kgc
from flattening import QUERY, TAXONOMY, iter_triples, tell

_MAPPING = """
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""
_MAP = """
<#{name}> a rr:TriplesMap ;
    rml:logicalSource [ rml:source "{path}" ; rml:referenceFormulation ql:CSV ] ;
    rr:subjectMap [ rml:reference "thing" ; rr:termType rr:IRI ] ;
    rr:predicateObjectMap [
        rr:predicateMap [ rml:reference "key" ; rr:termType rr:IRI ] ;
        rr:objectMap [ rml:reference "value" ; rr:termType rr:{type} ]
    ] .
"""


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        tables = {"IRI": Path(place) / "links.csv", "Literal": Path(place) / "texts.csv"}
        write_tables(folder, tables)
        mapping = Path(place) / "mapping.ttl"
        maps = (_MAP.format(name=path.stem, path=path, type=kind) for kind, path in tables.items())
        mapping.write_text(_MAPPING + "".join(maps), encoding="utf-8")
        store = morph_kgc.materialize_oxigraph(f"[CONFIGURATION]\nlogging_level=ERROR\n[data]\nmappings={mapping}\n")
    store.load(str(TAXONOMY), mime_type="text/turtle")
    tell(len(list(store.query(QUERY))), len(store))


def write_tables(folder: Path, tables: dict[str, Path]) -> None:
    with tables["IRI"].open("w", newline="") as links, tables["Literal"].open("w", newline="") as texts:
        writers = {True: csv.writer(links), False: csv.writer(texts)}
        for writer in writers.values():
            # Morph-KGC calls columns of its own "subject", "predicate" and "object".
            writer.writerow(("thing", "key", "value"))
        for triple in iter_triples(folder):
            writers[triple.linked].writerow(triple[:3])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

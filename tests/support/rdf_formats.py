"""The forms of RDF that exports have, as each reader calls them."""

import pyoxigraph

# Exporter -> its form for Oxigraph and for rdflib.
RDF_FORMATS = {
    "jsonld": (pyoxigraph.RdfFormat.JSON_LD, "json-ld"),
    "nquads": (pyoxigraph.RdfFormat.N_QUADS, "nquads"),
    "trig": (pyoxigraph.RdfFormat.TRIG, "trig"),
    "turtle": (pyoxigraph.RdfFormat.TURTLE, "turtle"),
}

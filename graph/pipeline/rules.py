"""Derives statements by running the rules of ``ontology/rules`` in order: CONSTRUCT queries, or SELECT and a function.

The triples of a rule go into the named graph with the rule's IRI, together with the rule's labels.
"""

from collections.abc import Iterator

from graph.model.identifiers import mint_rule_iri
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import RDF, RDFS, RM
from graph.pipeline.supersession import supersede
from graph.queries.headers import QueryFile, read_query_file
from graph.stores import Store
from graph.stores.ntriples import to_iri, to_quads, to_text

# The rules that are easier to read in Python than in SPARQL. The file of such a rule selects what the function reads.
_COMPUTED = {"supersession": supersede}


def read_rules() -> list[QueryFile]:
    """The rules in the order of execution, by ``#+ order:`` and then by name."""
    rules = [read_query_file(path) for path in sorted((get_ontology_folder() / "rules").glob("*.rq"))]
    return sorted(rules, key=lambda rule: (int(rule.get_line("order")), rule.name))


def derive(store: Store) -> None:
    """Adds the derived statements to *store*, rule by rule. A rule can use the results of earlier rules."""
    for _ in iter_derived(store):
        pass


def iter_derived(store: Store) -> Iterator[str]:
    """Does the same as :func:`derive` and yields the N-Quads that each rule adds."""
    for rule in read_rules():
        rule_graph = to_iri(mint_rule_iri(rule.name))
        words = [
            f"{rule_graph} {to_iri(RDF.type)} {to_iri(RM.Rule)}",
            f"{rule_graph} {to_iri(RDFS.label)} {to_text(rule.get_line('summary'), language='en')}",
            f"{rule_graph} {to_iri(RDFS.label)} {to_text(rule.get_line('summary-ko'), language='ko')}",
        ]
        if compute := _COMPUTED.get(rule.name):
            words += compute(store.select(rule.text).to_dicts())
            derived = ""
        else:
            derived = store.construct(rule.text)
        quads = to_quads("".join(f"{triple} .\n" for triple in words) + derived, rule_graph)
        store.load(quads)
        yield quads

"""The description of the graph for catalogues: the same triples in two programs and two formats."""

import json
from collections.abc import Callable

import pyoxigraph
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF

from graph.knowledge import Knowledge
from graph.output.exporters import read_exporters

DATASET = rdflib.URIRef("https://w3id.org/roadmap-graph/id/dataset")
SCHEMA = rdflib.Namespace("https://schema.org/")


def export(knowledge: Knowledge, name: str) -> bytes:
    return read_exporters()[name].function(knowledge.store)


def read(knowledge: Knowledge) -> rdflib.Graph:
    return rdflib.Graph().parse(data=export(knowledge, "catalog"), format="json-ld")


def test_rdflib_and_oxigraph_read_the_same_triples_from_both_files(real: Knowledge) -> None:
    turtle = export(real, "catalog-turtle")
    found = {str(quad.triple) for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)}
    other = pyoxigraph.parse(export(real, "catalog"), format=pyoxigraph.RdfFormat.JSON_LD)
    assert found == {str(quad.triple) for quad in other}
    assert len(found) == len(read(real)) == len(rdflib.Graph().parse(data=turtle, format="turtle")) > 100


def test_two_exports_are_equal(real: Knowledge) -> None:
    assert export(real, "catalog-turtle") == export(real, "catalog-turtle")


def test_it_lists_every_file_of_a_build_but_itself(real: Knowledge) -> None:
    graph = read(real)
    files = {str(graph.value(one, DCTERMS.title)) for one in graph.objects(DATASET, DCAT.distribution)}
    assert files == {
        f"roadmaps.{one.extension}" for name, one in read_exporters().items() if not name.startswith("catalog")
    }
    assert set(graph.objects(DATASET, SCHEMA.distribution)) == set(graph.objects(DATASET, DCAT.distribution))


def test_it_has_days_regions_and_sources(real: Knowledge) -> None:
    graph = read(real)
    assert set(graph.objects(DATASET, RDF.type)) == {DCAT.Dataset, SCHEMA.Dataset}
    assert str(graph.value(DATASET, SCHEMA.temporalCoverage)) == "2022-05-01/2024-11-08"
    regions = {str(graph.value(one, SCHEMA.name)) for one in graph.objects(DATASET, DCTERMS.spatial)}
    assert {"대구광역시", "김제시"} <= regions
    assert len(set(graph.objects(DATASET, DCTERMS.source))) == len(real.view().read_all("sources"))


def test_without_editions_it_states_no_days(load_text: Callable[[str], Knowledge]) -> None:
    content = json.loads(export(load_text("sources: [{id: s, title: 기사, publisher: 신문}]\n"), "catalog"))
    assert "dcterms:temporal" not in content
    assert content["schema:spatialCoverage"] == []

"""Every export is whole, reads back, and is the same every time."""

import io
import json

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from support.rdf_formats import RDF_FORMATS

from graph.errors.characters import escape_commands
from graph.knowledge import Knowledge
from graph.model.vocabulary import RM
from graph.output.exporters import read_exporters
from graph.stores import open_store


@pytest.fixture(scope="module")
def exports(real: Knowledge) -> dict[str, bytes]:
    return {name: exporter.function(real.store) for name, exporter in read_exporters().items()}


def test_these_are_all_exporters() -> None:
    assert list(read_exporters()) == [
        "amounts",
        "catalog",
        "catalog-turtle",
        "geojson",
        "gexf",
        "graphml",
        "jsonld",
        "neo4j-links",
        "neo4j-nodes",
        "nquads",
        "trig",
        "turtle",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_rdflib_and_oxigraph_read_the_same_number_of_statements(exports, real: Knowledge, name: str) -> None:
    oxigraph_format, rdflib_format = RDF_FORMATS[name]
    quads = set(pyoxigraph.parse(exports[name], format=oxigraph_format))
    dataset = rdflib.Dataset()
    dataset.parse(data=exports[name].decode(), format=rdflib_format)
    assert len(quads) == sum(1 for _ in dataset.quads()) > 3000
    stored = real.store.dump().count("\n")
    if name != "turtle":
        assert len(quads) == stored


@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_every_rdf_form_says_the_same(exports, name: str) -> None:
    triples = {str(quad.triple) for quad in pyoxigraph.parse(exports[name], format=RDF_FORMATS[name][0])}
    everything = {str(quad.triple) for quad in pyoxigraph.parse(exports["nquads"], format=RDF_FORMATS["nquads"][0])}
    assert triples == everything


def test_nquads_are_sorted_lines_without_repetition(exports) -> None:
    lines = exports["nquads"].decode().split("\n")[:-1]
    assert lines == sorted(set(lines))


def test_turtle_uses_prefixes(exports) -> None:
    text = exports["turtle"].decode()
    assert "@prefix rm: <https://w3id.org/roadmap-graph/ontology#>" in text
    assert f"<{RM.Agency}>" not in text


def test_jsonld_has_short_names_and_korean_text(exports) -> None:
    content = json.loads(exports["jsonld"])
    assert content["@context"]["amountKind"] == {"@id": "rm:amountKind", "@type": "@id"}
    assert "대구기계부품연구원" in exports["jsonld"].decode()


def test_characters_that_xml_reserves_survive_graphml(load_text) -> None:
    knowledge = load_text(
        """
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions: [{id: r, name: 시, level: city}]
        roadmaps:
          - {id: plan, kind: plan, title: '<b> & "계획" ]]>', region: r, edition: final, stage: final, date: 2024,
             source: s}
        """
    )
    content = read_exporters()["graphml"].function(knowledge.store)
    labels = [label for _, label in nx.read_graphml(io.BytesIO(content)).nodes(data="label")]
    assert '<b> & "계획" ]]>' in labels


@pytest.mark.parametrize("name", ["nquads", "trig", "turtle"])
def test_rdf_as_text_has_no_commands_to_a_terminal(name: str) -> None:
    store = open_store()
    store.load('<http://a> <http://b> "a\\u202Eb\\u001B[31mc\\u0085\\u061C" <http://g> .\n')
    content = read_exporters()[name].function(store)
    assert escape_commands(content.decode()) == content.decode()
    (read,) = pyoxigraph.parse(content, format=RDF_FORMATS[name][0])
    assert read.object.value == "a\u202eb\x1b[31mc\u0085\u061c"


MARKED = "가\u202e나\u2066다\u200f라"
PLAN_WITH_MARKS = f"""
    sources: [{{id: s, title: "{MARKED}", publisher: "{MARKED}", published: 2024-05-02}}]
    regions: [{{id: r, name: "{MARKED}시", level: city}}]
    agencies: [{{id: a, name: "{MARKED}기관", type: company}}]
    roadmaps:
      - {{id: plan, kind: plan, title: "{MARKED}계획", region: r, source: s,
         edition: final, stage: final, date: 2024-05,
         projects: [{{id: p, title: "{MARKED}사업", agencies: [{{agency: a, role: lead}}],
                     budget: [{{kind: national, amount: 20억원}}]}}]}}
    """


def test_no_export_has_commands_to_a_terminal_and_formats_with_an_escape_keep_the_text(load_text) -> None:
    """CSV has no escape that programs undo, so its text says what was there."""
    store = load_text(PLAN_WITH_MARKS).store
    written = {name: one.function(store).decode() for name, one in read_exporters().items()}
    assert {name: escape_commands(text) for name, text in written.items()} == written
    assert all(escape_commands(MARKED) in written[name] for name in ("amounts", "neo4j-nodes"))
    for name in ("graphml", "gexf"):
        read = getattr(nx, f"read_{name}")(io.BytesIO(written[name].encode()))
        assert f"{MARKED}사업" in [one["label"] for _, one in read.nodes(data=True)]
    assert json.loads(written["geojson"])["features"][0]["properties"]["name"] == f"{MARKED}시"
    assert {quad.object.value for quad in pyoxigraph.parse(written["jsonld"], format=pyoxigraph.RdfFormat.JSON_LD)} >= {
        f"{MARKED}사업",
        f"{MARKED}기관",
    }

"""The network in files of other programs, each read back by one of them with all nodes, links and attributes."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import pytest
from lxml import etree
from support.paths import ROOT

from graph.knowledge import Knowledge
from graph.output.exporters import read_exporters
from graph.view.network import get_strength, to_network

PLAN = """
    sources: [{id: s, title: 기사, publisher: 신문, published: 2024-05-02}]
    regions: [{id: r, name: 시, level: city}]
    agencies: [{id: a, name: 기관, type: company}]
    roadmaps:
      - id: plan
        kind: plan
        title: 계획
        region: r
        edition: final
        stage: final
        date: 2024-05
        source: s
        projects:
          - id: p
            title: 사업
            period: 2025~2027
            agencies: [{agency: a, role: lead}]
            budget: [{kind: national, amount: 20억원}, {kind: city, amount: 5억원}]
    """
PROJECT, AGENCY = (f"https://w3id.org/roadmap-graph/id/{one}" for one in ("roadmap/plan/p", "agency/a"))


@pytest.fixture(scope="module")
def network(country: Knowledge) -> "nx.MultiDiGraph[str]":
    return to_network(country.view())


@pytest.fixture(scope="module")
def exports(country: Knowledge) -> dict[str, bytes]:
    names = ("graphml", "gexf", "neo4j-nodes", "neo4j-links")
    return {name: read_exporters()[name].function(country.store) for name in names}


def list_ends(network: "nx.MultiDiGraph[str]") -> list[tuple[str, str, str, float]]:
    return sorted((*ends, row["label"], row["weight"]) for *ends, row in network.edges(data=True))


@pytest.mark.slow
def test_networkx_reads_every_node_and_link_of_both_files(
    exports: dict[str, bytes], network: "nx.MultiDiGraph[str]"
) -> None:
    for found in (
        nx.read_graphml(io.BytesIO(exports["graphml"]), force_multigraph=True),
        nx.read_gexf(io.BytesIO(exports["gexf"])),
    ):
        assert sorted(found.nodes(data="label")) == sorted(network.nodes(data="label"))
        assert list_ends(found) == list_ends(network)
        assert len(found) > 500


@pytest.mark.slow
def test_igraph_reads_every_link_of_graphml(
    exports: dict[str, bytes], network: "nx.MultiDiGraph[str]", tmp_path: Path
) -> None:
    (tmp_path / "all.graphml").write_bytes(exports["graphml"])
    found = igraph.Graph.Read_GraphML(str(tmp_path / "all.graphml"))
    assert (found.vcount(), found.ecount()) == (len(network), network.number_of_edges())
    labels = [label for *_, label in network.edges(data="label")]
    assert sorted(found.es["label"]) == sorted(labels)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_no_two_links_share_an_id(name: str, exports: dict[str, bytes], network: "nx.MultiDiGraph[str]") -> None:
    ids = [edge.get("id") for edge in etree.fromstring(exports[name]).iter("{*}edge")]
    assert len(ids) == len(set(ids)) == network.number_of_edges()


@pytest.mark.slow
def test_the_tables_for_neo4j_have_every_node_and_link(
    exports: dict[str, bytes], network: "nx.MultiDiGraph[str]"
) -> None:
    nodes, links = (pd.read_csv(io.BytesIO(exports[f"neo4j-{one}"]), dtype=str) for one in ("nodes", "links"))
    assert set(nodes["iri:ID"]) == set(network)
    assert sorted(zip(links[":START_ID"], links[":END_ID"], strict=True)) == sorted(network.edges())
    assert links["id"].is_unique
    assert links[":TYPE"].str.fullmatch("[A-Z_]+").all()
    assert links["since:date"].dropna().str.fullmatch(r"\d{4}-\d\d-\d\d").all()


def test_the_page_on_outputs_has_the_counts(network: "nx.MultiDiGraph[str]") -> None:
    counts = f"{len(network)} nodes, {network.number_of_edges():,} links"
    assert (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8").count(counts) == 3


def test_a_project_has_its_period_and_its_amounts(load_text: Callable[[str], Knowledge]) -> None:
    content = read_exporters()["graphml"].function(load_text(PLAN).store)
    found = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert found.nodes[PROJECT] == {
        "kind": "rm:Project",
        "label": "사업",
        "starts": "2025",
        "ends": "2027",
        "amount_won": 2.5e9,
        "national_won": 2e9,
        "city_won": 5e8,
    }
    (edge,) = found[PROJECT][AGENCY].values()
    assert (edge["label"], edge["weight"], edge["since"]) == ("주관", get_strength(edge), "2024-05")


def test_a_link_of_gexf_starts_on_a_whole_day(load_text: Callable[[str], Knowledge]) -> None:
    content = read_exporters()["gexf"].function(load_text(PLAN).store)
    assert 'mode="dynamic"' in content.decode()
    # Without parallel links networkx reads a plain graph.
    edge = nx.read_gexf(io.BytesIO(content))[PROJECT][AGENCY]
    assert (edge["label"], edge["weight"], edge["start"]) == ("주관", 1.0, "2024-05-01")


def test_the_tables_for_neo4j_have_its_headers(load_text: Callable[[str], Knowledge]) -> None:
    store = load_text(PLAN).store
    nodes, links = (
        list(csv.DictReader(io.StringIO(read_exporters()[name].function(store).decode())))
        for name in ("neo4j-nodes", "neo4j-links")
    )
    (project,) = (row for row in nodes if row["iri:ID"] == PROJECT)
    assert project == {
        "iri:ID": PROJECT,
        ":LABEL": "Project",
        "name": "사업",
        "code": "",
        "starts": "2025",
        "ends": "2027",
        "amount_won:double": "2500000000.0",
        "city_won:double": "500000000.0",
        "national_won:double": "2000000000.0",
    }
    (lead,) = (row for row in links if row[":START_ID"] == PROJECT and row[":END_ID"] == AGENCY)
    statement = f"{PROJECT.removesuffix('/p')}/edition/final/s/p/agencies/lead-a"
    assert lead == {
        ":START_ID": PROJECT,
        ":END_ID": AGENCY,
        ":TYPE": "HAS_PARTICIPATION",
        "id": statement.replace("https://w3id.org/roadmap-graph/id/", "id:"),
        "label": "주관",
        "role": "code:role-lead",
        "status": "code:status-stated",
        "statement": statement,
        "weight:double": "1.0",
        "since:date": "2024-05-01",
    }

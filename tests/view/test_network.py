"""The network holds what the queries give, and finds the way between two things."""

from collections import Counter
from collections.abc import Callable

import networkx as nx
import pytest

from graph.knowledge import Knowledge
from graph.model.identifiers import mint_code_iri, mint_iri
from graph.model.vocabulary import ID, to_prefixed
from graph.queries import run_query
from graph.view.network import Step, find_path, to_network

GIMJE = mint_iri("agency", "gimje-city")
KITECH = mint_iri("agency", "kitech")
STRATEGY = mint_iri("roadmap", "gimje-special-vehicles", "strategy-1")
PROJECT = mint_iri("roadmap", "daegu-smart-specialization", "e-drive-parts")
EV, PARTS = mint_code_iri("technology", "ev"), mint_code_iri("technology", "e-drive-parts")


@pytest.fixture(scope="module")
def network(real: Knowledge) -> "nx.MultiDiGraph[str]":
    return to_network(real.view())


def shorten(iri: str) -> str:
    return iri.removeprefix(ID.base) if iri.startswith(ID.base) else to_prefixed(iri)


def test_nodes_and_edges_are_as_many_as_the_queries_give(network: "nx.MultiDiGraph[str]", real: Knowledge) -> None:
    queried = len(run_query(real.store, "nodes").rows), len(run_query(real.store, "edges").rows)
    assert (network.number_of_nodes(), network.number_of_edges()) == queried


def test_each_kind_of_node_is_as_many_as_in_the_articles(network: "nx.MultiDiGraph[str]") -> None:
    kinds = Counter(kind for _, kind in network.nodes(data="kind") if kind != "skos:Concept")
    assert kinds == {
        "rm:AddOnStrategy": 7,
        "rm:Agency": 25,
        "rm:Driver": 3,
        "rm:FocusArea": 3,
        "rm:LegalBasis": 1,
        "rm:Programme": 1,
        "rm:Project": 4,
        "rm:Region": 6,
        "rm:Roadmap": 2,
        "rm:Strategy": 9,
        "rm:Vision": 1,
    }


def test_a_region_is_linked_to_the_former_region_from_the_day_of_the_change(
    load_text: Callable[..., Knowledge],
) -> None:
    view = load_text("""
        sources: [{id: s, title: 기사, publisher: 신문}]
        regions:
          - {id: old, name: 옛시, level: city}
          - {id: new, name: 새시, level: city, successor_of: [{region: old, kind: renamed, since: 2024-01-01}]}
        roadmaps: [{id: p, kind: plan, title: 계획, region: old, edition: e, stage: final, date: 2020, source: s}]
        """).view()
    edge = (mint_iri("region", "new"), mint_iri("region", "old"), "dcterms:replaces")
    edges = {day: list(to_network(view.on(day)).edges(data="kind")) for day in ("2023-12-31", "2024-01-01")}
    assert {day: edge in found for day, found in edges.items()} == {"2023-12-31": False, "2024-01-01": True}


def test_a_node_has_kind_and_label(network: "nx.MultiDiGraph[str]") -> None:
    assert network.nodes[KITECH] == {"kind": "rm:Agency", "label": "한국생산기술연구원"}


def test_an_edge_has_role_status_and_statement(network: "nx.MultiDiGraph[str]") -> None:
    statement = mint_iri(
        "roadmap/daegu-smart-specialization/edition/selected/womennews-2022-05-04/e-drive-parts/agencies/lead-kitech"
    )
    assert dict(network[PROJECT][KITECH]) == {
        statement: {
            "kind": "m8g:hasParticipation",
            "label": "주관",
            "role": "code:role-lead",
            "status": "code:status-stated",
            "statement": statement,
            "since": "2022-05-04",
            "weight": 1.0,
        }
    }


def test_labels_come_in_english(real: Knowledge) -> None:
    network = to_network(real.view(lang="en"))
    (edge,) = network[PROJECT][KITECH].values()
    assert (network.nodes[KITECH]["label"], edge["label"]) == ("Korea Institute of Industrial Technology", "lead")


def test_gimje_is_linked_to_kitech_by_its_strategy_ev_and_the_e_drive_project(network: "nx.MultiDiGraph[str]") -> None:
    steps = find_path(network, [GIMJE], [KITECH])
    assert [(shorten(step.start), step.label, step.forward) for step in steps] == [
        ("agency/gimje-city", "수립", False),
        (shorten(STRATEGY), "기술", True),
        ("tech:ev", "상위 기술", False),
        ("tech:e-drive-parts", "기술", False),
        (shorten(PROJECT), "주관", True),
    ]
    assert [step.end for step in steps] == [STRATEGY, EV, PARTS, PROJECT, KITECH]


def test_the_way_back_passes_the_same_things(network: "nx.MultiDiGraph[str]") -> None:
    forth, back = find_path(network, [GIMJE], [KITECH]), find_path(network, [KITECH], [GIMJE])
    assert [step.end for step in back] == [step.start for step in reversed(forth)]
    assert [step.forward for step in back] == [not step.forward for step in reversed(forth)]


def test_the_nearest_of_several_ends_is_taken(network: "nx.MultiDiGraph[str]") -> None:
    assert [step.end for step in find_path(network, [EV], [KITECH, PARTS])] == [PARTS]


@pytest.mark.parametrize("end", ["https://example.org/nobody", GIMJE], ids=["unknown thing", "the start itself"])
def test_without_a_way_there_are_no_steps(end: str, network: "nx.MultiDiGraph[str]") -> None:
    assert find_path(network, [GIMJE], [end]) == []


def test_unlinked_things_have_no_way(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text("""
        agencies:
          - {id: one, name: 하나, type: company}
          - {id: two, name: 둘, type: company}
          - {id: branch, name: 분원, type: company, unit_of: one}
          - {id: group, name: 모임, type: consortium, members: [two, branch]}
    """)
    network = to_network(knowledge.view())
    one, two, branch = (mint_iri("agency", name) for name in ("one", "two", "branch"))
    assert find_path(network, [one], [two]) == []
    assert find_path(network, [one], [branch]) == [
        Step(one, branch, "소속 기관", forward=False, statement="", kind="org:unitOf", role="", strength=0.9)
    ]


def test_the_network_is_the_same_on_every_load(real: Knowledge, network: "nx.MultiDiGraph[str]") -> None:
    again = to_network(real.view())
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_a_technology_that_nothing_concerns_yet_is_not_there(country: Knowledge) -> None:
    """Ways must not lead through it: the plan that concerns the electric fire engine appeared in November 2024."""
    fire_engine = mint_code_iri("technology", "electric-fire-engine")
    assert fire_engine not in country.network(as_of="2024-01-30")
    assert fire_engine in country.network(as_of="2024-11-08")


def test_an_agency_that_nothing_mentions_is_not_there(load_text: Callable[..., Knowledge]) -> None:
    """The gazetteer has hundreds of them, each with the region of its seat, which would fill the page."""
    knowledge = load_text("""
        regions:
          - {id: here, name: 하늘시, level: city}
          - {id: there, name: 바다시, level: city}
        agencies:
          - {id: parent, name: 본원, type: company, region: here}
          - {id: unit, name: 분원, type: company, unit_of: parent}
          - {id: group, name: 모임, type: consortium, members: [unit]}
          - {id: known, name: 먼 곳, type: company, region: there}
          - {id: far, name: 먼 곳의 분원, type: company, unit_of: known}
    """)
    agencies = {mint_iri("agency", name) for name in ("parent", "unit", "group")}
    expected = {*agencies, mint_iri("region", "here")}
    assert set(to_network(knowledge.view())) == expected

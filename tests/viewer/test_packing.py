"""The packed page says all that the page does: what is left out is what the script takes for granted."""

from dataclasses import replace

from graph.knowledge import Knowledge
from graph.viewer.packing import pack_page
from graph.viewer.page import build_page


def test_a_place_is_a_plain_number_also_the_first(real: Knowledge) -> None:
    page = build_page(real.view())
    # The nodes in the order of the first link, so that it begins at the first node.
    first = page.edges[0].source
    page = replace(page, nodes=tuple(sorted(page.nodes, key=lambda node: node.id != first)))
    packed = pack_page(page)
    places = {node.id: place for place, node in enumerate(page.nodes)}
    ends = [(edge["source"], edge["target"]) for edge in packed["edges"]]
    assert ends == [(places[edge.source], places[edge.target]) for edge in page.edges]
    assert ends[0][0] == 0
    facts = [(fact, told) for node, one in zip(page.nodes, packed["nodes"], strict=True)
             for fact, told in zip(node.facts, one.get("facts", ()), strict=True)]  # fmt: skip
    for fact, told in facts:
        expected = {name: value for name in ("ko", "en") if (value := getattr(fact.label, name))}
        assert expected.items() >= packed["texts"][told["label"]].items()
    assert 0 in {told["label"] for _, told in facts}


def test_what_is_empty_or_usual_is_left_out(real: Knowledge) -> None:
    page = build_page(real.view())
    packed = pack_page(page)
    for node, told in zip(page.nodes, packed["nodes"], strict=True):
        assert ("order" in told) == bool(node.order)
        assert ("aliases" in told) == bool(node.aliases)
    assert not any(edge.get("status") == "stated" for edge in packed["edges"])

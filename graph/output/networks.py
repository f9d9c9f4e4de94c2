"""The network as files of other programs have it: with amounts and periods, and an id for each edge of its own."""

from collections import Counter
from typing import TYPE_CHECKING

from graph.model.vocabulary import to_prefixed
from graph.stores import Iri
from graph.view.flows import iter_flows
from graph.view.network import to_network
from graph.view.view import View

if TYPE_CHECKING:
    import networkx as nx

_KIND = "code:amount-kind-"


def describe_network(view: View) -> "nx.MultiDiGraph[str]":
    """:func:`graph.view.network.to_network` with more attributes of nodes, and edges with a unique ``id`` as key.

    - An activity has ``starts`` and ``ends``, the days of its printed period, or else of its parent's.
    - An activity with planned money of its own has ``amount_won``, of a range the lower end, and the parts by funding
      source as ``national_won``, ``city_won`` and so on, as floats, because integers of many readers have 32 bits.
    - A region has its newest ``code``.

    An ``id`` is the prefixed name of the statement or else names the source, the kind and the target, so that it is the
    same in each build.
    """
    import networkx as nx

    plain = to_network(view)
    uses = Counter(key for *_, key in plain.edges(keys=True))
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(plain.nodes(data=True))
    for source, target, key, attributes in plain.edges(keys=True, data=True):
        unique = to_prefixed(key) if uses[key] == 1 else " ".join(map(to_prefixed, (source, key, target)))
        network.add_edge(source, target, key=unique, **attributes)
    _add_figures(network, view)
    return network


def _add_figures(network: "nx.MultiDiGraph[str]", view: View) -> None:
    for row in view.read_all("region-codes"):
        if row["region"] in network:
            network.nodes[str(row["region"])]["code"] = str(row["code"])
    for activity in view.landscape.activities.items:
        if activity in network and (span := view.landscape.find_span(activity)):
            days = {"starts": span.start, "ends": span.end}
            network.nodes[activity].update({name: day for name, day in days.items() if day})
    for flow in iter_flows(view):
        if flow.activity in network:
            network.nodes[flow.activity]["amount_won"] = float(flow.whole.won)
            funds = {_to_attribute(fund.kind): float(fund.won) for fund in flow.funds}
            network.nodes[flow.activity].update(funds)


def _to_attribute(kind: Iri) -> str:
    return f"{to_prefixed(kind).removeprefix(_KIND).replace('-', '_')}_won"

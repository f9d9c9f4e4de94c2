"""Two CSV files for ``neo4j-admin database import``, with its headers.

https://neo4j.com/docs/operations-manual/current/import/
"""

import csv
import io
import re
from collections.abc import Iterable

from graph.model.dates import to_days
from graph.output.exporters import exporter
from graph.output.formats import escape_text
from graph.output.formats.csv import to_csv_cell
from graph.output.networks import describe_network
from graph.reports.result import Cell
from graph.stores import Store
from graph.view.view import View

# The letter before which a name like hasTechnologyUse is divided.
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")


@exporter("neo4j-nodes", extension="nodes.csv", summary="the nodes of the network, for the import of Neo4j")
def export_nodes(store: Store) -> bytes:
    """A row per node with its IRI as id, its class as label, and the attributes of :func:`describe_network`."""
    network = describe_network(View(store))
    amounts = sorted({name for _, node in network.nodes(data=True) for name in node if name.endswith("_won")})
    head = ("iri:ID", ":LABEL", "name", "code", "starts", "ends", *(f"{name}:double" for name in amounts))
    return _write(
        head,
        (
            (iri, _to_local(node["kind"]), *(node.get(name) for name in ("label", "code", "starts", "ends", *amounts)))
            for iri, node in network.nodes(data=True)
        ),
    )


@exporter("neo4j-links", extension="links.csv", summary="the links of the network, for the import of Neo4j")
def export_links(store: Store) -> bytes:
    """A row per edge; its type is its kind (``HAS_TECHNOLOGY_USE``), and ``since`` a whole day."""
    plain = ("label", "role", "status", "statement")
    head = (":START_ID", ":END_ID", ":TYPE", "id", *plain, "weight:double", "since:date")
    return _write(
        head,
        (
            (
                source,
                target,
                _HUMP.sub("_", _to_local(edge["kind"])).upper(),
                name,
                *(edge[attribute] for attribute in plain),
                edge["weight"],
                to_days((edge["since"], ""))[0],
            )
            for source, target, name, edge in describe_network(View(store)).edges(keys=True, data=True)
        ),
    )


def _to_local(prefixed: str) -> str:
    return prefixed.partition(":")[2]


def _write(head: Iterable[str], rows: Iterable[Iterable[Cell | float]]) -> bytes:
    """No mark of the encoding, which the import would take for a part of the first name, and no line ends in cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_to_cell(cell) for cell in row] for row in rows)
    return escape_text(buffer.getvalue().encode("utf-8", "backslashreplace"))


def _to_cell(cell: Cell | float) -> str:
    return repr(cell) if isinstance(cell, float) else " ".join(to_csv_cell(cell).split())

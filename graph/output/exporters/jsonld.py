"""JSON-LD export for programs that read JSON, with the names of ``ontology/context.jsonld``."""

import json

import rdflib

from graph.model.schema import to_context
from graph.output.exporters import exporter
from graph.output.formats import escape_text
from graph.stores import Store


@exporter("jsonld", extension="jsonld", summary="named graphs with short names, for programs that read JSON")
def export_jsonld(store: Store) -> bytes:
    """All statements with one ``@graph`` per named graph, and with nodes and keys sorted."""
    dataset = rdflib.Dataset()
    dataset.parse(data=store.dump(), format="nquads")
    context = to_context()["@context"]
    content = json.loads(dataset.serialize(format="json-ld", context=context, sort_keys=True))
    for named in content["@graph"]:
        named.get("@graph", []).sort(key=lambda node: str(node["@id"]))
    content["@graph"].sort(key=lambda named: str(named["@id"]))
    return escape_text((json.dumps(_sorted(content), ensure_ascii=False, indent=1) + "\n").encode())


def _sorted(value: object) -> object:
    """*value* in a fixed order. Lists of a JSON-LD node are sets, so their order has no meaning."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value

"""A description of the graph for data catalogues and dataset search: DCAT 3 and schema.org in one RDF description.

https://www.w3.org/TR/vocab-dcat-3/ and https://schema.org/Dataset. What no file states, such as a licence, a publisher
or an address for downloads, is left out; whoever publishes the files adds it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph

from graph.model.dates import to_days
from graph.model.vocabulary import DCAT, DCTERMS, ID, MEDIA_TYPES, SCHEMA, XSD
from graph.output.exporters import Exporter, exporter, read_exporters
from graph.output.formats import escape_text
from graph.output.turtle import serialize_turtle
from graph.reports.tables import count_things
from graph.stores import Iri, Store
from graph.view.view import View

_DATASET = f"{ID.base}dataset"
_OWN = ("catalog", "catalog-turtle")
# The registered media types, by the end of the extension. Other formats have only their name.
_TYPES = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
}
_TITLES = {"ko": "지역 전략 로드맵 지식그래프", "en": "Knowledge graph of regional strategy roadmaps"}
_CONTEXT = {
    "dcat": DCAT.base,
    "dcterms": DCTERMS.base,
    "schema": SCHEMA.base,
    "xsd": XSD.base,
}


@exporter(
    "catalog", extension="dataset.jsonld", summary="what the graph is about, for data catalogues (DCAT, schema.org)"
)
def export_catalog(store: Store) -> bytes:
    """JSON-LD that a web page may contain for dataset search."""
    content = {"@context": _CONTEXT, **_describe(store)}
    return escape_text((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


@exporter("catalog-turtle", extension="dataset.ttl", summary="the same description in Turtle")
def export_catalog_turtle(store: Store) -> bytes:
    """The same triples in Turtle."""
    parsed = pyoxigraph.parse(export_catalog(store), format=pyoxigraph.RdfFormat.JSON_LD)
    return serialize_turtle(quad.triple for quad in parsed)


def _describe(store: Store) -> Mapping[str, Any]:
    view = View(store)
    names = [{"@value": text, "@language": lang} for lang, text in _TITLES.items()]
    descriptions = [{"@value": _count(View(store, lang=lang)), "@language": lang} for lang in _TITLES]
    first, last = _find_days(view)
    return {
        "@id": _DATASET,
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dcterms:title": names,
        "schema:name": names,
        "dcterms:description": descriptions,
        "schema:description": descriptions,
        "dcterms:language": list(_TITLES),
        "schema:inLanguage": list(_TITLES),
        **_describe_days(first, last),
        "dcterms:spatial": [{"@id": region} for region in sorted(view.landscape.regions)],
        "schema:spatialCoverage": list(_iter_regions(view)),
        "dcterms:source": [{"@id": str(row["source"])} for row in view.read_all("sources")],
        "dcat:distribution": [_describe_file(one) for one in read_exporters().values() if one.name not in _OWN],
        "schema:distribution": [
            {"@id": f"{_DATASET}/{one.name}"} for one in read_exporters().values() if one.name not in _OWN
        ],
    }


def _count(view: View) -> str:
    """What there is of each type, as ``roadmap 2, programme 1``."""
    rows = count_things(view).sections[0].rows
    return ", ".join(f"{kind} {count}" for kind, count in rows)


def _find_days(view: View) -> tuple[str, str]:
    """The first and the last day of an edition, empty without a dated one."""
    days = [to_days((str(row["issued"]),) * 2) for row in view.read_all("editions") if row["issued"]]
    return min((first for first, _ in days), default=""), max((last for _, last in days), default="")


def _describe_days(first: str, last: str) -> Mapping[str, Any]:
    """When the editions appeared; the last one is the last change of the data."""
    if not first:
        return {}
    start, end = ({"@value": day, "@type": "xsd:date"} for day in (first, last))
    return {
        "dcterms:temporal": {
            "@id": f"{_DATASET}/period",
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": start,
            "dcat:endDate": end,
        },
        "schema:temporalCoverage": f"{first}/{last}",
        "dcterms:modified": end,
        "schema:dateModified": end,
    }


def _iter_regions(view: View) -> Iterator[Mapping[str, Any]]:
    regions: list[Iri] = sorted(view.landscape.regions)
    view.names.learn(regions)
    for region in regions:
        yield {"@id": region, "@type": "schema:Place", "schema:name": {"@value": view.names[region], "@language": "ko"}}


def _describe_file(one: Exporter) -> Mapping[str, Any]:
    """One file of a build. Its name stands for the address that it has nowhere yet."""
    media = _TYPES.get(one.extension.rpartition(".")[2])
    return {
        "@id": f"{_DATASET}/{one.name}",
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dcterms:title": f"roadmaps.{one.extension}",
        "schema:name": f"roadmaps.{one.extension}",
        "dcterms:description": {"@value": one.summary, "@language": "en"},
        "schema:encodingFormat": media or one.name,
        **({"dcat:mediaType": {"@id": f"{MEDIA_TYPES}{media}"}} if media else {}),
    }

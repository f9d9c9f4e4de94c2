"""The additions of a full page: a SPARQL engine, the dataset and the query library.

They are compressed and read only when the SPARQL tab is opened. The light page has none of them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from graph.model.vocabulary import CODE, PREFIXES, RDFS, RM, SKOS, TECH
from graph.queries import Parameter, Query, read_queries, run_query
from graph.stores import Iri, Store
from graph.stores.ntriples import to_iri
from graph.view.days import LATEST
from graph.view.names import KINDS, read_labels, read_names
from graph.viewer.compression import compress, to_block
from graph.viewer.packing import Json
from graph.viewer.sources import read_script, read_style, read_vendored

HERE = Path(__file__).parent
STYLE = "sparql/style.css"
# In the order of their imports.
SCRIPTS = (
    "sparql/words.js", "sparql/text.js", "sparql/engine.js", "sparql/results.js", "sparql/form.js", "sparql/faults.js",
    "sparql/view.js",
)  # fmt: skip
WORKER = "sparql/worker.js"
ENGINE = "vendor/oxigraph.wasm.gz"
# The properties from which query ``labels`` reads names.
_NAMING = frozenset(to_iri(term) for term in (RDFS.label, SKOS.prefLabel, RM.hasName, RM.translation))


_DAY = Parameter("as_of", "date", "the day of the view; by default the latest")


@dataclass(frozen=True)
class Addition:
    """Additions to a page: ``style``, and ``scripts`` that run before the page starts.

    ``sources`` and ``directives`` add script sources and directives to the security policy. ``blocks`` holds texts
    without markup that scripts find by id.
    """

    style: str
    scripts: tuple[str, ...]
    sources: tuple[str, ...]
    directives: tuple[str, ...]
    blocks: Mapping[str, str]


NOTHING = Addition("", (), (), (), {})


def build_full(store: Store) -> Addition:
    """The SPARQL tab with all data of *store*; the same store gives the same texts."""
    worker = f"{read_vendored('oxigraph.js')}\n{read_script(WORKER)}"
    library = json.dumps(to_library(store), ensure_ascii=False, separators=(",", ":"))
    return Addition(
        style=read_style(STYLE),
        scripts=tuple(map(read_script, SCRIPTS)),
        sources=("'wasm-unsafe-eval'",),
        directives=("worker-src blob:",),
        blocks={
            "sparql-licence": Markup(read_vendored("oxigraph.LICENSE")),
            "sparql-library": to_block(compress(library.encode())),
            "sparql-worker": to_block(compress(worker.encode())),
            "sparql-dataset": to_block(compress(store.dump().encode())),
            "sparql-engine": to_block((HERE / ENGINE).read_bytes()),
        },
    )


def to_library(store: Store) -> Json:
    """The queries, the choices for their parameters, the names of things and the prefixes, as JSON values."""
    queries = read_queries().values()
    labels = _read_all_labels(store)
    types = sorted({parameter.type for query in queries for parameter in _list_parameters(query)})
    offers: dict[str, Json] = {kind: _to_offers(store, kind) for kind in types}
    return {
        "queries": [_to_entry(query) for query in queries],
        "offers": offers,
        "labels": {thing: _to_pair(*pair) for thing, pair in labels.items()},
        "prefixes": dict(sorted(PREFIXES.items())),
    }


def _to_entry(query: Query) -> Json:
    line = query.file.get_line
    return {
        "name": query.file.name,
        "summary": {"ko": line("summary-ko") or line("summary"), "en": line("summary")},
        "description": {"ko": line("description-ko") or line("description"), "en": line("description")},
        "tags": [tag.strip() for tag in line("tags").split(",") if tag.strip()],
        "parameters": [[one.name, one.type, one.description] for one in _list_parameters(query)],
        "text": query.to_text(day=LATEST if query.is_dated else ""),
    }


def _list_parameters(query: Query) -> list[Parameter]:
    """The declared parameters, and the day if the query is dated."""
    return [*query.parameters, *([_DAY] if query.is_dated else [])]


def _to_offers(store: Store, kind: str) -> Json:
    """The choices for a parameter of *kind*, each with all its names."""
    if kind in KINDS:
        return {thing: list(dict.fromkeys(names)) for thing, names in sorted(read_names(store, kind).items())}
    things: Iterable[Iri] = ()
    if kind == "class":
        things = (Iri(row["kind"]) for row in run_query(store, "nodes").to_dicts())
    elif kind == "scheme":
        things = (Iri(TECH.scheme), *(Iri(CODE.to_iri(name)) for name in ("amount-kind", "role")))
    elif kind == "thing":
        things = (Iri(row["node"]) for row in run_query(store, "nodes").to_dicts())
    return {thing: [] for thing in sorted(set(things))}


def _read_all_labels(store: Store) -> dict[Iri, tuple[str, str]]:
    """The Korean and English name of each thing that has one."""
    statements = (line.split(" ", 2) for line in store.dump().splitlines())
    named = sorted({Iri(subject[1:-1]) for subject, predicate, _ in statements if predicate in _NAMING})
    ko, en = (read_labels(store, named, lang=lang) for lang in ("ko", "en"))
    return {thing: (ko[thing], en[thing]) for thing in named}


def _to_pair(ko: str, en: str) -> Json:
    return ko if ko == en else [ko, en]

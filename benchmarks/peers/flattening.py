"""YAML files as plain triples, for tools that read no YAML of ours: no positions, no validation, no reasons.

Every mapping becomes a thing, every key a property; what stands in a later edition is added to what stood in the
earlier one. Written for the benchmark alone, and in plain Python, so that each tool spends its time in its own code.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

# These programs stand apart from the package, so they name their namespaces themselves.
ID = "https://w3id.org/roadmap-graph/id/"
TECH = "https://w3id.org/roadmap-graph/technology#"
KEY = "https://w3id.org/roadmap-graph/benchmark#"
TAXONOMY = Path(__file__).parent.parent.parent / "ontology" / "technology.ttl"
QUERY = f"""
PREFIX key: <{KEY}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?agency WHERE {{
  ?technology skos:broader* <{TECH}ev> .
  ?activity key:technologies ?technology ;
    key:agencies ?part .
  VALUES ?role {{ "lead" "participant" }}
  ?part key:role ?role ;
    key:agency ?agency .
}}"""
SECTIONS = {
    "sources": "source",
    "reasons": "reason",
    "regions": "region",
    "agencies": "agency",
    "programmes": "programme",
    "roadmaps": "roadmap",
}
REFERENCES = {
    "agency": f"{ID}agency/",
    "unit_of": f"{ID}agency/",
    "region": f"{ID}region/",
    "within": f"{ID}region/",
    "programme": f"{ID}programme/",
    "source": f"{ID}source/",
    "inferred": f"{ID}reason/",
    "technology": TECH,
    "technologies": TECH,
}


class Triple(NamedTuple):
    """One statement; *target* is an IRI if *linked*, else a text."""

    subject: str
    key: str
    target: str
    linked: bool


def read_yaml(path: Path) -> Any:
    """One file, by PyYAML's C loader."""
    import yaml

    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def find_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def iter_triples(folder: Path, read: Callable[[Path], Any] = read_yaml) -> Iterator[Triple]:
    """What all files of *folder* say."""
    for path in find_files(folder):
        for section, things in read(path).items():
            for thing in things:
                iri = f"{ID}{SECTIONS[section]}/{thing['id']}"
                yield from _iter_thing(thing, iri, iri, f"{thing.get('edition', '')}/{thing.get('source', '')}")


def _iter_thing(thing: dict[str, Any], iri: str, plan: str, edition: str) -> Iterator[Triple]:
    for key, value in thing.items():
        for place, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, dict):
                # A part of a plan has an id; a statement is named by where it stands.
                nested = f"{plan}/{item['id']}" if "id" in item else f"{iri}/{edition}/{key}/{place}"
                yield Triple(iri, KEY + key, nested, True)
                yield from _iter_thing(item, nested, plan, edition)
            elif key in REFERENCES:
                yield Triple(iri, KEY + key, REFERENCES[key] + str(item), True)
            else:
                yield Triple(iri, KEY + key, str(item), False)


def to_ntriples(triple: Triple) -> str:
    """One line of N-Triples. JSON's escapes are escapes of N-Triples too."""
    target = f"<{triple.target}>" if triple.linked else json.dumps(triple.target, ensure_ascii=False)
    return f"<{triple.subject}> <{triple.key}> {target} .\n"


def write_ntriples(folder: Path, path: Path) -> None:
    """Writes the triples of the files in *folder* to *path*."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(map(to_ntriples, iter_triples(folder)))


def tell(agencies: int, triples: int) -> None:
    sys.stdout.write(json.dumps({"agencies": agencies, "triples": triples}) + "\n")

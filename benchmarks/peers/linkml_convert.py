"""LinkML: what ``linkml-convert`` does to a file, done to every file in one process, then rdflib for the query.

The classes are made of the schema once. Ids are spelled as CURIEs first, for LinkML knows no ids that are local to a
plan; beside that the files are what they are. LinkML tests required fields and ranges while it reads.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import rdflib
from flattening import QUERY, REFERENCES, SECTIONS, TAXONOMY, find_files, read_yaml, tell
from linkml.generators.pythongen import PythonGenerator
from linkml_runtime.dumpers import rdflib_dumper
from linkml_runtime.loaders import yaml_loader
from linkml_runtime.utils.schemaview import SchemaView

_SCHEMA = Path(__file__).parent / "roadmaps.linkml.yaml"


def main(folder: Path) -> None:
    classes = PythonGenerator(str(_SCHEMA)).compile_module()
    schema = SchemaView(str(_SCHEMA))
    statements = rdflib.Graph()
    for path in find_files(folder):
        document = yaml_loader.load(spell_document(read_yaml(path)), target_class=classes.Document)
        statements += rdflib_dumper.as_rdf_graph(document, schema)
    statements.parse(TAXONOMY)
    tell(len(list(statements.query(QUERY))), len(statements))


def spell_document(document: dict[str, Any]) -> dict[str, Any]:
    """The document with CURIEs for ids and references, and with dates as texts."""
    return {section: [_spell_top(thing, SECTIONS[section]) for thing in things] for section, things in document.items()}


def _spell_top(thing: dict[str, Any], kind: str) -> dict[str, Any]:
    spelt = _spell(thing, f"id:{kind}-{thing['id']}")
    if "edition" in thing:
        # LinkML takes no two things of one id, so each edition of a plan is a thing; its parts stay the same ones.
        spelt["id"] += f"-{thing['edition']}-{thing['source']}"
    return spelt


def _spell(thing: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: name if key == "id" else _spell_value(key, value, name) for key, value in thing.items()}


def _spell_value(key: str, value: Any, name: str) -> Any:
    if isinstance(value, list):
        return [_spell_value(key, item, name) for item in value]
    if isinstance(value, dict):
        return _spell(value, f"{name}-{value['id']}" if "id" in value else name)
    if key in REFERENCES:
        prefix, _, kind = REFERENCES[key].rpartition("/")
        return f"tech:{value}" if kind else f"id:{prefix.rpartition('/')[2]}-{quote(str(value))}"
    return value if isinstance(value, int) else str(value)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

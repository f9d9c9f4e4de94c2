"""Generates the files under ontology/ that come from the model and the hand-written ontology."""

import json

from graph.model.resources import get_ontology_folder
from graph.model.schema import to_context, to_json_schema
from graph.pipeline.files import write_file


def main() -> None:
    for name, content in (("roadmaps.schema.json", to_json_schema()), ("context.jsonld", to_context())):
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_file(get_ontology_folder() / name, text.encode())


if __name__ == "__main__":
    main()

"""The same files read by the fastest YAML loaders that can be installed; none of them knows lines.

Prints the seconds of each; every loader first reads one file that does not count.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ryml
import yaml
import yaml_rs
from flattening import find_files

LOADERS: dict[str, Callable[[bytes], Any]] = {
    "yaml-rs": lambda content: yaml_rs.loads(content.decode()),
    "rapidyaml through JSON": lambda content: json.loads(ryml.emit_json(ryml.parse_in_arena(content))),
    "PyYAML C loader": lambda content: yaml.load(content, Loader=yaml.CSafeLoader),
}


def main(folder: Path) -> None:
    files = find_files(folder)
    taken = {}
    for name, load in LOADERS.items():
        load(files[-1].read_bytes())
        start = time.perf_counter()
        for file in files:
            load(file.read_bytes())
        taken[name] = time.perf_counter() - start
    sys.stdout.write(json.dumps(taken) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

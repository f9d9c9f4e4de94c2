"""Coverage-guided fuzzing of the loader: whatever the bytes of a file, it is read or refused with InvalidInput.

pip install -e '.[fuzz]'
python tests/fuzz/fuzz_loader.py CORPUS_FOLDER -max_total_time=600 -max_len=4096
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["graph"]):
    from graph.errors.problems import InvalidInput, Problem
    from graph.input.loader import load_roadmaps
    from graph.pipeline.dataset import to_dataset

FOLDER = TemporaryDirectory()
FILE = Path(FOLDER.name, "x.yaml")


def load(content: bytes) -> None:
    """Anything but InvalidInput ends the fuzzer with the input that caused it."""
    FILE.write_bytes(content)
    problems: tuple[Problem, ...] = ()
    try:
        to_dataset(load_roadmaps(FILE))
    except InvalidInput as error:
        problems = error.problems
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)


if __name__ == "__main__":
    atheris.Setup(sys.argv, load)
    atheris.Fuzz()

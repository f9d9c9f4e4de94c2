"""The statements of data files, to compare files of different formats."""

from pathlib import Path

from graph.input.loader import load_roadmaps
from graph.model.vocabulary import RM
from graph.pipeline.dataset import to_dataset


def list_statements(*paths: Path) -> set[tuple[str, str]]:
    """The named graph and the N-Triples line of each statement, without the file and line it was read from."""
    dataset = to_dataset(load_roadmaps(*paths))
    places = (f" <{RM.file}> ", f" <{RM.line}> ")
    return {
        (graph, line)
        for graph, texts in dataset.triples.items()
        for line in "".join(texts).splitlines()
        if not any(place in line for place in places)
    }

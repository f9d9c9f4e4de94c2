"""One file of any kind -> its record."""

from pathlib import Path

from graph.errors.problems import Remarks
from graph.input.documents import read_document
from graph.input.nodes import read_yaml
from graph.input.skos import read_skos
from graph.model.records import Record

SUFFIXES = (".yaml", ".yml", ".ttl")


def read_file(path: Path, remarks: Remarks) -> Record:
    """The record of a roadmap file, or of a SKOS file in Turtle. *remarks* receives its errors and warnings.

    :raises InvalidInput: the file cannot be read.
    """
    read = read_skos if path.suffix == ".ttl" else read_yaml
    return read_document(read(path, remarks=remarks), remarks)

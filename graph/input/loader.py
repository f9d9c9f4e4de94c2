"""YAML and SKOS files -> records of the model. All errors of all files are reported together, each with its location.

There are two passes. :mod:`graph.input.documents` turns each file into records. Then the declarations of all files are
collected, references are resolved, and checks across files run.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, Remarks, sort_problems
from graph.input.declarations import declare
from graph.input.files import DataFile, find_files, read_file
from graph.input.packaged import Packaged, add_packaged, iter_mentions
from graph.input.references import resolve
from graph.input.registry import Registry, register
from graph.model.records import Record


@dataclass(frozen=True)
class Roadmaps:
    """The contents of the files without errors: one record per file, with references resolved.

    ``names`` maps the path in a location to a file name that is the same on every machine. ``warnings`` are about
    hidden characters and about values that other tools misread.
    """

    documents: tuple[Record, ...]
    names: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    def iter_records(self, field: str) -> Iterator[Record]:
        """The records of one section (``roadmaps``, ``agencies`` ...) in the order of files and lines."""
        for document in self.documents:
            for value in document.values.get(field, ()):
                yield value.content


def load_roadmaps(*paths: Path) -> Roadmaps:
    """The roadmaps in files and folders. Folders are searched for ``*.yaml``, ``*.yml`` and ``*.ttl``.

    :raises InvalidInput: with every problem of every file, sorted by location.
    """
    return load_files(find_files(paths))


def load_files(files: Sequence[DataFile]) -> Roadmaps:
    """The roadmaps in *files*; see :func:`load_roadmaps`."""
    remarks = Remarks()
    documents = []
    for file in files:
        try:
            documents.append(read_file(file, remarks))
        except InvalidInput as error:
            remarks.errors.extend(error.problems)
    added: tuple[Packaged, ...] = ()
    registry = register(map(declare, documents))
    if len(documents) < len(files):
        # The contents of an unreadable file are unknown, so references cannot be checked.
        remarks.errors.extend(registry.problems)
    else:
        added = add_packaged((one for document in documents for one in iter_mentions(document)), registry)
        remarks.errors.extend(_resolve_all(documents, registry))
    if remarks.errors:
        raise InvalidInput(remarks.errors)
    names = {file.shown: file.name for file in (*(one.file for one in added), *files)}
    return Roadmaps((*documents, *(one.document for one in added)), names, sort_problems(remarks.warnings))


def _resolve_all(documents: Iterable[Record], registry: Registry) -> Iterator[Problem]:
    yield from registry.problems
    for document in documents:
        yield from resolve(document, registry)
    yield from registry.iter_remaining()
    yield from registry.iter_contradictions()

"""The interface to the statements of the files, in memory or on disk, for all later stages."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from graph.errors.problems import Location, Problem


class Statements(Protocol):
    """The statements of files, in memory as :class:`graph.pipeline.dataset.Dataset` or on disk as ``Assembly``."""

    @property
    def issued(self) -> Mapping[str, str]:
        """The day from which each edition counts, by its named graph."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Warnings about text in the files that is invisible, looks like another character or is ambiguous."""

    @property
    def places(self) -> Mapping[tuple[str, ...], Location]:
        """The first place in the files of an IRI, or of an IRI and a predicate."""

    @property
    def size(self) -> int:
        """The size of the N-Triples in bytes, or in characters for statements in memory."""

    def iter_nquads(self, as_of: str) -> Iterator[str]:
        """Unordered parts of N-Quads, without the editions that appeared after *as_of* (``YYYY-MM-DD``)."""

    def iter_triples(self) -> Iterator[str]:
        """Unordered parts of N-Triples with the statements of all named graphs."""

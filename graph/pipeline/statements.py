"""What all later stages need of the statements of the files, be they in memory or on disk."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from graph.errors.problems import Location, Problem


class Statements(Protocol):
    """What files state: in memory as a :class:`graph.pipeline.dataset.Dataset`, on disk as an ``Assembly``."""

    @property
    def issued(self) -> Mapping[str, str]:
        """The graph of each edition, to its date."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the text of the files hides from the eye, or says differently to others."""

    @property
    def places(self) -> Mapping[tuple[str, ...], Location]:
        """An IRI, or an IRI and a predicate, to the first place in the files."""

    @property
    def size(self) -> int:
        """How many bytes of N-Triples there are; in memory the characters, which are a little fewer."""

    def iter_nquads(self, as_of: str) -> Iterator[str]:
        """N-Quads in parts, in no order, without the editions that appeared after the day *as_of* (``YYYY-MM-DD``)."""

    def iter_triples(self) -> Iterator[str]:
        """N-Triples in parts, in no order: all statements, whatever their graphs."""

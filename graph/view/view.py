"""The graph as of one day and in one language, for reports, the page, the network and questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from graph.stores import Iri
from graph.view.activities import Activities
from graph.view.book import StoreBook
from graph.view.containment import Containment, read_containment
from graph.view.evidence import Evidence, read_evidence
from graph.view.landscape import Landscape
from graph.view.ledger import Ledger
from graph.view.names import Names
from graph.view.snapshot import Snapshot
from graph.view.succession import Succession


@dataclass(frozen=True)
class View(Snapshot):
    """A :class:`Snapshot` with names in *lang* (``ko`` or ``en``).

    Each property is read once, on first use. For a few activities use ``Activities(view, among)`` instead of
    :attr:`activities`.
    """

    lang: str = "ko"
    _books: list[StoreBook] = field(default_factory=list, kw_only=True, repr=False, compare=False)

    def on(self, day: str) -> Self:
        """The view of another day; both share the answers of queries and the names that were read."""
        return replace(self, day=day)

    @cached_property
    def names(self) -> Names:
        """The names of things."""
        return Names(self.store, self.lang, self.day, self.book)

    @property
    def book(self) -> StoreBook:
        """The names of every language and day."""
        if not self._books:
            self._books.append(StoreBook(self.store))
        return self._books[0]

    @cached_property
    def activities(self) -> Activities:
        """All activities with their roles, technologies, periods and amounts."""
        return Activities(self)

    @cached_property
    def landscape(self) -> Landscape:
        """The work of the regions."""
        return Landscape(self, self.activities)

    @cached_property
    def by_heir(self) -> Mapping[Iri, Set[Iri]]:
        """The activities of each region, those of a former region with the one that it entirely became."""
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for region, activities in self.landscape.by_region.items():
            found[self.succession.find_heir(region)] |= activities
        return found

    @cached_property
    def ledger(self) -> Ledger:
        """The rules of adding amounts."""
        return Ledger(self.landscape, self.containment, self.succession)

    @cached_property
    def containment(self) -> Containment:
        """The containment of regions."""
        return read_containment(self)

    @cached_property
    def succession(self) -> Succession:
        """The regions that replaced others."""
        return Succession(self)

    def read_evidence(self, statements: Iterable[Iri]) -> dict[Iri, Evidence]:
        """The evidence of *statements*, see :func:`graph.view.evidence.read_evidence`."""
        return dict(read_evidence(self, statements))

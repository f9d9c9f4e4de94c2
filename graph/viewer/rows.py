"""What the page asks of the store, each question once: the rows of its queries, what they rest on, what they name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from graph.explain import Evidence, read_evidence, read_share_terms
from graph.queries import run_query
from graph.stores import Cell, Iri, Store
from graph.viewer.words import Wordbook
from graph.vocabulary import CODE

Row: TypeAlias = Mapping[str, Cell]

# What is named and explained in them is read in one go, before any of it is worded.
_WORDED = (
    "nodes", "links", "money", "reconciliation", "dated-periods", "dated-regional-parts", "dated-counts", "milestones",
    "editions", "sources", "dated-names", "facts", "dated-budget-lines", "dated-region-amounts", "same-activities",
)  # fmt: skip
# Columns of things that nobody words.
_UNNAMED = frozenset({"statement", "edition", "line", "inside"})


@dataclass
class Rows:
    """The answers to the queries of the page, kept as long as one page is made."""

    store: Store
    _kept: dict[str, list[Row]] = field(default_factory=dict)

    def ask(self, query: str) -> list[Row]:
        """The rows of *query*, in its order."""
        if query not in self._kept:
            self._kept[query] = list(run_query(self.store, query).to_dicts())
        return self._kept[query]

    @cached_property
    def links(self) -> list[Row]:
        """The links that the page draws: an inherited role as an edge from every part would bury the stated ones."""
        return [row for row in self.ask("links") if row["status"] != CODE.to_iri("status-derived")]

    @cached_property
    def evidence(self) -> Mapping[Iri, Evidence]:
        """What every statement of the page rests on."""
        return read_evidence(self.store, (Iri(row["statement"]) for row in self._worded() if row.get("statement")))

    @cached_property
    def share_terms(self) -> Mapping[Iri, list[dict[str, Cell]]]:
        """The terms of each reconciliation, see :func:`graph.explain.read_share_terms`."""
        return read_share_terms(self.store)

    @cached_property
    def words(self) -> Wordbook:
        """The names of all that the rows and their evidence hold."""
        words = Wordbook(self.store)
        named = [value for row in self._worded() for column, value in row.items() if column not in _UNNAMED]
        told = [thing for one in self.evidence.values() for thing in (one.source, one.reason, one.rule)]
        words.learn([*named, *told])
        return words

    def _worded(self) -> Iterator[Row]:
        for query in _WORDED:
            yield from self.links if query == "links" else self.ask(query)

"""What the page asks of the store, each question once: the rows of its queries, what they rest on, what they name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from graph.model.vocabulary import RM
from graph.stores import Cell, Iri
from graph.view.activities import DERIVED
from graph.view.days import FOREVER
from graph.view.evidence import Evidence, read_evidence, read_share_terms, read_stated
from graph.view.view import View
from graph.viewer.words import Wordbook

Row: TypeAlias = Mapping[str, Cell]

# What is named and explained in them is read in one go, before any of it is worded.
_WORDED = (
    "nodes", "links", "reconciliation", "periods", "joint-activities", "counts", "events", "editions", "sources",
    "facts", "amounts", "region-amounts", "same-activities",
)  # fmt: skip
# Columns of things that nobody words.
_UNNAMED = frozenset({"statement", "edition", "line", "inside"})


@dataclass(frozen=True)
class Days:
    """From which day until which something holds; an empty ``until`` is the end of days."""

    since: str = ""
    until: str = ""


ALWAYS = Days()


def to_days(since: object, until: object = None) -> Days:
    """The days of a row of a query; for ever is left out."""
    return Days(str(since or ""), "" if until in (None, FOREVER) else str(until))


@dataclass
class Rows:
    """The answers to the queries of the page, kept as long as one page is made."""

    view: View

    def ask(self, query: str) -> Sequence[Row]:
        """The rows of *query* over all days, in its order."""
        return self.view.read_all(query)

    @cached_property
    def links(self) -> Sequence[Row]:
        """All but inherited roles: as a link from every part they would bury the stated ones."""
        return [row for row in self.ask("links") if row["status"] != DERIVED]

    @cached_property
    def milestones(self) -> Sequence[Row]:
        """The dated events of each plan, the earliest first."""
        dated = (row for row in self.ask("events") if row["class"] == RM.Milestone and row["date"])
        return sorted(dated, key=lambda row: (str(row["activity"]), str(row["date"]), str(row["event"])))

    @cached_property
    def evidence(self) -> Mapping[Iri, Evidence]:
        """What every statement of the page rests on."""
        statements = (Iri(row["statement"]) for row in self._worded() if row.get("statement"))
        return read_evidence(self.view, statements, known=read_stated(self.view))

    @cached_property
    def days(self) -> Mapping[Iri, Days]:
        """From when until when each statement holds."""
        rows = [row for row in self._worded() if row.get("statement") and "until" in row]
        return {Iri(row["statement"]): to_days(row["since"], row["until"]) for row in rows}

    @cached_property
    def share_terms(self) -> Mapping[Iri, list[dict[str, Cell]]]:
        """The terms of each reconciliation, see :func:`graph.view.evidence.read_share_terms`."""
        return read_share_terms(self.view)

    @cached_property
    def words(self) -> Wordbook:
        """The names of all that the rows and their evidence hold."""
        words = Wordbook(self.view.store)
        named = [value for row in self._worded() for column, value in row.items() if column not in _UNNAMED]
        told = [thing for one in self.evidence.values() for thing in (one.source, one.reason, one.rule)]
        words.learn([*named, *told])
        return words

    def _worded(self) -> Iterator[Row]:
        for query in _WORDED:
            yield from self.links if query == "links" else self.ask(query)

"""The store as the page reads it, each query once: rows, their evidence, and the names in them."""

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

# The names and evidence in these rows are read in one batch, before any text is made.
_WORDED = (
    "nodes", "links", "reconciliation", "periods", "named-sources", "joint-activities", "counts", "events", "editions",
    "sources", "facts", "amounts", "details", "party-details", "region-amounts", "same-activities",
    "value-accounts",
)  # fmt: skip
# Columns of what has evidence; milestones and agreements are statements themselves.
_STATED = ("statement", "event")
# Columns of things that are never named.
_UNNAMED = frozenset({"statement", "edition", "line", "inside"})


@dataclass(frozen=True)
class Days:
    """The first day and the end of validity; an empty ``until`` means no end."""

    since: str = ""
    until: str = ""


ALWAYS = Days()


def to_days(since: object, until: object = None) -> Days:
    """The days of a row; an end at :data:`FOREVER` becomes empty."""
    return Days(str(since or ""), "" if until in (None, FOREVER) else str(until))


@dataclass
class Rows:
    """The rows of the queries of the page, cached while one page is built."""

    view: View

    def ask(self, query: str) -> Sequence[Row]:
        """The rows of *query* of all days, in its order."""
        return self.view.read_all(query)

    @cached_property
    def links(self) -> Sequence[Row]:
        """All links except inherited roles, which would outnumber the stated ones."""
        return [row for row in self.ask("links") if row["status"] != DERIVED]

    @cached_property
    def milestones(self) -> Sequence[Row]:
        """The dated events of each plan, earliest first."""
        dated = (row for row in self.ask("events") if row["class"] == RM.Milestone and row["date"])
        return sorted(dated, key=lambda row: (str(row["activity"]), str(row["date"]), str(row["event"])))

    @cached_property
    def evidence(self) -> Mapping[Iri, Evidence]:
        """The evidence of every statement of the page."""
        statements = (Iri(found) for row in self._worded() for name in _STATED if (found := row.get(name)))
        return read_evidence(self.view, statements, known=read_stated(self.view))

    @cached_property
    def days(self) -> Mapping[Iri, Days]:
        """The days of each statement."""
        rows = [row for row in self._worded() if row.get("statement") and "until" in row]
        return {Iri(row["statement"]): to_days(row["since"], row["until"]) for row in rows}

    @cached_property
    def share_terms(self) -> Mapping[Iri, list[dict[str, Cell]]]:
        """The terms of each reconciliation, see :func:`graph.view.evidence.read_share_terms`."""
        return read_share_terms(self.view)

    @cached_property
    def words(self) -> Wordbook:
        """The names of all things in the rows and their evidence."""
        words = Wordbook(self.view.book)
        named = [value for row in self._worded() for column, value in row.items() if column not in _UNNAMED]
        cited = [thing for one in self.evidence.values() for thing in (one.source, one.reason, one.rule)]
        words.learn([*named, *cited])
        return words

    def _worded(self) -> Iterator[Row]:
        for query in _WORDED:
            yield from self.links if query == "links" else self.ask(query)

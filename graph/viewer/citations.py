"""The sources of the page, each with title, publisher, date, place in the document and address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.stores import Cell, Iri
from graph.view.evidence import Evidence
from graph.viewer.data import Citation, Source, Words
from graph.viewer.rows import Row, Rows

# The fewest characters of the number of an article; a year is shorter.
_SHORTEST = 5


@dataclass
class Citations:
    """Cites the sources of evidence and of rows; each source is made once."""

    rows: Rows

    def cite(self, evidence: Evidence | None) -> Citation | None:
        """The source of *evidence* with the date of its edition."""
        if evidence is None or evidence.source is None:
            return None
        return Citation(self._find(evidence.source, evidence.publisher), evidence.date, evidence.dating is not None)

    def cite_source(self, iri: Cell) -> Citation | None:
        """A source of query ``sources`` with its own date."""
        row = self._rows.get(iri)
        if row is None:
            return None
        source = self._find(Iri(str(iri)), str(row["publisher"]))
        return Citation(source, source.issued)

    @cached_property
    def _rows(self) -> Mapping[Cell, Row]:
        return {row["source"]: row for row in self.rows.ask("sources")}

    @cached_property
    def _locators(self) -> Mapping[Cell, str]:
        return {row["source"]: str(row["locator"]) for row in self.rows.ask("editions") if row["locator"]}

    @cached_property
    def _sources(self) -> dict[Iri, Source]:
        return {}

    def _find(self, iri: Iri, publisher: str) -> Source:
        if iri not in self._sources:
            row = self._rows.get(iri, {})
            title, issued, url = self.rows.words.say(iri), str(row.get("issued") or ""), str(row.get("url") or "")
            if is_placeholder(title.ko, iri, url):
                title = Words("", "")
            self._sources[iri] = Source(publisher, title, issued, url, self._locators.get(iri, ""))
        return self._sources[iri]


def is_placeholder(title: str, iri: str, url: str) -> bool:
    """Whether *title* is only a name with an article number, or repeats the id or address: no title was recorded.

    >>> is_placeholder("nocutnews 5751433", "source/nocutnews-2022-05-04", "https://nocutnews.co.kr/news/5751433")
    True
    >>> is_placeholder("서울신문 20260312500192", "source/seoul-2026-03-12", "")
    True
    >>> is_placeholder("Plan 2022", "source/nocutnews-2022-05-04", "https://nocutnews.co.kr/news/5751433")
    False
    """
    words, known = title.casefold().split(), f"{iri} {url}".casefold()
    if not any(map(str.isdecimal, title)):
        return False
    number = words[-1]
    is_number = (
        number.isascii() and len(number) >= _SHORTEST and (number in known or _count_digits(number) >= _SHORTEST)
    )
    return (len(words) == 2 and is_number) or all(word in known for word in words)


def _count_digits(text: str) -> int:
    return sum(map(str.isdecimal, text))

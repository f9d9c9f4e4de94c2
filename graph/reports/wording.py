"""Labels for the rows and headings of a report; what the ontology words is taken from the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.explain import Evidence, read_evidence
from graph.naming import LATEST, read_labels
from graph.queries import run_query
from graph.reports.result import Column, Named
from graph.stores import Cell as StoreCell
from graph.stores import Iri, Store
from graph.vocabulary import DC, DCTERMS, M8G, PROV, RM, SCHEMA

# Column id -> the term of the ontology whose label is its heading.
_TERMS = {
    "activity": RM.Activity,
    "agency": RM.Agency,
    "amount": SCHEMA.value,
    "announced": RM.announcedAmount,
    "arithmetic": RM.arithmetic,
    "by": RM.resolvedBy,
    "check": RM.Reconciliation,
    "computed": RM.computedAmount,
    "count": RM.count,
    "date": DCTERMS.issued,
    "difference": RM.difference,
    "duration": RM.duration,
    "kind": RM.amountKind,
    "listed": RM.listed,
    "of": RM.countOf,
    "other_roadmap": RM.Roadmap,
    "path": RM.reaches,
    "period": DCTERMS.temporal,
    "place": RM.line,
    "preference": RM.preference,
    "printed": RM.printedText,
    "publisher": DC.publisher,
    "reason": RM.reason,
    "region": RM.Region,
    "resolved": RM.resolvedText,
    "roadmap": RM.Roadmap,
    "role": M8G.role,
    "same": RM.sameActivity,
    "share": RM.share,
    "source": PROV.hadPrimarySource,
    "status": RM.status,
    "technology": RM.technology,
    "verdict": RM.verdict,
    "what": RM.correctedField,
}


@dataclass
class Wording:
    """Names things in one language and remembers them, so that a report asks the store once per batch."""

    store: Store
    lang: str
    as_of: str = LATEST
    _labels: dict[Iri, str] = field(default_factory=dict)

    def pick(self, korean: str, english: str) -> str:
        """The sentence in the language of the report; only for what no term of the ontology says."""
        return korean if self.lang == "ko" else english

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the names of *things* in one go."""
        self._labels.update(read_labels(self.store, set(things) - set(self._labels), lang=self.lang, as_of=self.as_of))

    def name(self, thing: Iri) -> Named:
        """*thing* with its name."""
        if thing not in self._labels:
            self.learn([thing])
        return Named(thing, self._labels[thing])

    def columns(self, *ids: str) -> tuple[Column, ...]:
        """Columns whose headings are the labels of their terms."""
        self.learn(Iri(_TERMS[name]) for name in ids)
        return tuple(Column(name, self.name(Iri(_TERMS[name])).label) for name in ids)

    def cite(self, evidence: Sequence[Evidence]) -> str:
        """The sources of *evidence* in words: publisher, date, title; each once."""
        self.learn(one.source for one in evidence if one.source)
        cited = [f"{one.publisher} ({one.date}): {self.name(one.source).label}" for one in evidence if one.source]
        return "; ".join(dict.fromkeys(cited))

    def locate(self, evidence: Sequence[Evidence]) -> str:
        """The places of *evidence* in the data files: ``file:line``, each once."""
        return "; ".join(dict.fromkeys(one.place for one in evidence))

    def read_rows(self, query: str) -> tuple[list[dict[str, StoreCell]], dict[Iri, Evidence]]:
        """The rows of a query with a column ``statement``, as of the day, and their evidence; learns all names."""
        rows = run_query(self.store, query, as_of=[self.as_of]).to_dicts()
        self.learn(cell for row in rows for cell in row.values() if isinstance(cell, Iri))
        return rows, self.read_evidence(Iri(row["statement"]) for row in rows)

    def read_evidence(self, statements: Iterable[Iri]) -> dict[Iri, Evidence]:
        """The evidence of *statements*, see :func:`graph.explain.read_evidence`."""
        return dict(read_evidence(self.store, statements))

"""The whole way in one call: files -> records -> RDF -> store with what follows from it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import UnknownName
from graph.loader import load_roadmaps
from graph.naming import KINDS, LATEST, get_thing, to_day
from graph.queries import get_query, run_query
from graph.rdf import Dataset, ontology_to_nquads, to_dataset
from graph.reports import get_report
from graph.reports.explanation import explain_report
from graph.reports.result import Origin, Report
from graph.resources import get_default_data
from graph.rules import derive
from graph.stores import Iri, Store, Table, open_store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@dataclass(frozen=True)
class Knowledge:
    """A loaded graph: ask :attr:`store` in SPARQL, or by the names of queries and reports."""

    store: Store

    def query(self, name_or_text: str, **parameters: str) -> Table:
        """The rows of a query of the library by its name, or of a SELECT given as text.

        :param parameters: for a query of the library: the names of things (``asked="EV"``).
        :raises UnknownName: no query or parameter is called so, or a thing that is asked for is not there.
        """
        is_text = any(letter.isspace() for letter in name_or_text.strip())
        declared = () if is_text else get_query(name_or_text).parameters
        kinds = {parameter.name: parameter.type for parameter in declared}
        for name in parameters:
            if name not in kinds:
                raise UnknownName("parameter", name, kinds)
        if is_text:
            return self.store.select(name_or_text)
        values = {name: [self._to_term(kinds[name], text)] for name, text in parameters.items()}
        return run_query(self.store, name_or_text, **values)

    def _to_term(self, kind: str, text: str) -> str:
        """The thing of *kind* that *text* names; for kinds that have no names, the IRI that it is."""
        if kind == "date":
            return to_day(text)
        return get_thing(self.store, kind, text) if kind in KINDS else Iri(text)

    def report(self, name: str, *arguments: str, lang: str = "ko", as_of: str = "", **options: str | bool) -> Report:
        """The report *name*, e.g. ``report("coverage", "EV", include="owner")``.

        :param as_of: the day of the view (``2022-12-31``; a month or year means its last day); the latest by default.

        :raises UnknownName: no such report, or a thing that it is asked about is not there.
        """
        day = to_day(as_of)
        report = get_report(name).function(self.store, *arguments, lang=lang, as_of=day, **options)
        return replace(report, origin=Origin(self.store, day))

    def why(self, report: Report, *, as_of: str = "") -> Report:
        """*report* with the reasons of every row, see :func:`graph.reports.explanation.explain_report`.

        :param as_of: the day of the view of *report*.
        """
        return explain_report(self.store, report, as_of=to_day(as_of))

    def network(self, *, lang: str = "ko", as_of: str = "") -> "nx.MultiDiGraph[str]":
        """Things and links as NetworkX, see :func:`graph.network.to_network`."""
        from graph.network import to_network

        return to_network(self.store, lang=lang, as_of=to_day(as_of))

    def to_dataframe(self, answer: "Table | Report", *, section: str = "") -> "pd.DataFrame":
        """The rows of a query, or of one section of a report, as a pandas data frame.

        Things become their names, amounts exact numbers of won; columns are the query's, or the ids of the report's.

        :param section: the id of the section; the first by default.
        :raises MissingExtra: pandas is not installed.
        :raises UnknownName: the report has no such section.
        """
        from graph.dataframes import to_dataframe

        return to_dataframe(answer, section=section)


def load(*paths: str | Path, engine: str = "oxigraph", as_of: str = "") -> Knowledge:
    """The knowledge graph of the roadmaps in files and folders; by default ``data/roadmaps.yaml``.

    :param engine: ``oxigraph`` or ``memory``, see :func:`graph.stores.open_store`.
    :param as_of: leaves out what appeared after this day (a month or year means its last day).
    :raises InvalidInput: with every problem of every file.
    """
    roadmaps = load_roadmaps(*(Path(path) for path in paths or (get_default_data(),)))
    return Knowledge(fill_store(to_dataset(roadmaps), engine=engine, as_of=to_day(as_of)))


def fill_store(dataset: Dataset, *, engine: str = "oxigraph", as_of: str = LATEST) -> Store:
    """A store with *dataset*, the ontology, and what follows from them.

    :param as_of: leaves out the editions that appeared after this day (``YYYY-MM-DD``).
    """
    store = open_store(engine)
    store.load(ontology_to_nquads())
    store.load(dataset.restrict(as_of).nquads)
    derive(store)
    return store

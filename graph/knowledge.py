"""The whole way in one call: files -> records -> RDF -> store with what follows from it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import EndpointFault, RoadmapError, UnknownName
from graph.model.vocabulary import PREFIXES, RM
from graph.pipeline.garbage import pause_collector
from graph.queries import Query, get_query, sort_rows
from graph.reports import get_report
from graph.reports.result import Report
from graph.stores import Iri, Store, Table, open_store
from graph.view.days import to_day
from graph.view.names import KINDS, find_things, get_thing
from graph.view.view import View

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from graph.reports.questions import Understanding
    from graph.stores.sandbox import Limits
    from graph.viewer.notebook import PageInFrame

_BETWEEN_IRIS = re.compile(r",\s*(?=[a-z0-9]+:)")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")

# What is asked for instead of a day by whoever wants the rows of every day.
EVERY_DAY = "all"


class NotAnIri(RoadmapError):
    """A text given for a thing of a kind that has no names."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is no IRI; write it whole, or with a prefix such as rm:Agency or id:region/daegu")


class Answer(NamedTuple):
    """What a question was understood as, and the report that answers it; no report if it was not understood."""

    understanding: "Understanding"
    report: Report | None


@dataclass(frozen=True)
class Knowledge:
    """A loaded graph: ask :attr:`store` in SPARQL, or by the names of queries and reports."""

    store: Store

    def __repr__(self) -> str:
        from graph.reports.tables import count_things

        counts = ", ".join(f"{row[0]} {row[1]}" for row in count_things(self.view(lang="en")).sections[0].rows)
        return f"<Knowledge: {counts}>"

    def _repr_html_(self) -> str:
        from graph.reports.tables import count_things

        return count_things(self.view())._repr_html_()

    def view(self, *, as_of: str = "", lang: str = "ko") -> View:
        """The graph of one day with names in one language: activities, money, evidence, network.

        :param as_of: the day (``2022-12-31``; a month or year means its last day); the latest by default.
        :raises UnreadableValue: *as_of* is not a date.
        """
        return View(self.store, to_day(as_of), lang)

    def query(
        self,
        name_or_text: str,
        *,
        trusted: bool = False,
        limits: "Limits | None" = None,
        **parameters: str | Sequence[str],
    ) -> Table:
        """The rows of a query of the library by its name, or of a SELECT given as text.

        :param trusted: runs the text in this process, without the policy and limits of :mod:`graph.stores.sandbox`.
        :param limits: what a text that is not trusted may take; :data:`graph.stores.sandbox.LIMITS` by default.
        :param parameters: see :meth:`bind`.
        :raises NotAllowed: the text does more than to ask this graph.
        :raises QueryLimit: it took more than *limits*.
        :raises UnknownName: no query or parameter is called so, or a thing that is asked for is not there.
        """
        if any(letter.isspace() for letter in name_or_text.strip()):
            for name in parameters:
                raise UnknownName("parameter", name, ())
            return self.store.select(name_or_text) if trusted else _select_untrusted(self.store, name_or_text, limits)
        query, values, day = self._to_values(name_or_text, parameters)
        return sort_rows(self.store.select(query.bind(values, day=day)), query.order)

    def bind(self, query: str, **parameters: str | Sequence[str]) -> str:
        """The text of a query of the library with its parameters bound: ready for any SPARQL tool.

        :param parameters: the names of things (``asked="EV"``), several with commas or as a list
            (``role="lead,participant"``); for kinds without names IRIs, which may have a prefix (``rm:Agency``).
            ``as_of`` is the day of a query that has days, the latest by default; ``all`` gives the rows of every day.
        :raises UnknownName: no query or parameter is called so, or a thing that is asked for is not there.
        :raises NotAnIri: a thing of a kind without names is given by a name.
        """
        found, values, day = self._to_values(query, parameters)
        return found.to_text(values, day=day)

    def _to_values(
        self, name: str, parameters: Mapping[str, str | Sequence[str]]
    ) -> tuple[Query, dict[str, list[str]], str]:
        """The query called *name*, the terms of its parameters, and the day if a query with days is asked for one."""
        query = get_query(name)
        kinds = {parameter.name: parameter.type for parameter in query.parameters}
        given = dict(parameters)
        asked = given.pop("as_of", "") if query.is_dated else EVERY_DAY
        for parameter in given:
            if parameter not in kinds:
                raise UnknownName("parameter", parameter, kinds)
        values = {parameter: self._to_terms(kinds[parameter], text) for parameter, text in given.items()}
        day = asked if isinstance(asked, str) else "".join(asked)
        return query, values, "" if day == EVERY_DAY else to_day(day)

    def _to_terms(self, kind: str, given: str | Sequence[str]) -> list[str]:
        texts = [given] if isinstance(given, str) else given
        return list(dict.fromkeys(term for text in texts for term in self._split(kind, text)))

    def _split(self, kind: str, text: str) -> Iterator[str]:
        """The terms that *text* names; a name may itself hold a comma, so the whole is tried first."""
        if kind == "date":
            yield to_day(text)
        elif kind == "text":
            yield text
        elif kind not in KINDS:
            yield from (to_full_iri(part) for part in _BETWEEN_IRIS.split(text.strip()))
        elif "," in text and not find_things(self.store, kind, text):
            yield from (get_thing(self.store, kind, part.strip()) for part in text.split(",") if part.strip())
        else:
            yield get_thing(self.store, kind, text)

    @pause_collector()
    def report(self, name: str, *arguments: str, lang: str = "ko", as_of: str = "", **options: str | bool) -> Report:
        """The report *name*, e.g. ``report("coverage", "EV", include="owner")``.

        :param as_of: the day of the view (``2022-12-31``; a month or year means its last day); the latest by default.

        :raises UnknownName: no such report, or a thing that it is asked about is not there.
        """
        view = self.view(as_of=as_of, lang=lang)
        return replace(get_report(name).function(view, *arguments, **options), origin=view)

    @pause_collector()
    def why(self, report: Report) -> Report:
        """*report* with the reasons of every row, see :func:`graph.reports.explanation.explain_report`."""
        from graph.reports.explanation import explain_report

        return explain_report(report.origin or self.view(lang=report.lang), report)

    def ask(self, question: str, *, lang: str = "") -> Answer:
        """The answer to a question in Korean or English, e.g. ``ask("EV를 담당하는 기관은?")``.

        :param lang: the language of the answer; that of the question by default.
        """
        from graph.reports.questions import understand

        asked = understand(self.view(), question, lang=lang)
        if not asked.report:
            return Answer(asked, None)
        options = dict(asked.options)
        return Answer(asked, self.report(asked.report, *asked.arguments, lang=asked.lang, as_of=asked.as_of, **options))

    def network(self, *, lang: str = "ko", as_of: str = "") -> "nx.MultiDiGraph[str]":
        """Things and links as NetworkX, see :func:`graph.view.network.to_network`."""
        from graph.view.network import to_network

        return to_network(self.view(as_of=as_of, lang=lang))

    def page(self, *, height: int = 720) -> "PageInFrame":
        """The page of all views, which a notebook shows in a frame; it works offline there too.

        :param height: in pixels.
        """
        from graph.viewer.notebook import PageInFrame, to_iframe

        return PageInFrame(to_iframe(self.view(), height=height))

    def to_dataframe(self, answer: "Table | Report", *, section: str = "") -> "pd.DataFrame":
        """The rows of a query, or of one section of a report, as a pandas data frame.

        Things become their names, amounts exact numbers of won; columns are the query's, or the ids of the report's.

        :param section: the id of the section; the first by default.
        :raises MissingExtra: pandas is not installed.
        :raises UnknownName: the report has no such section.
        """
        from graph.output.dataframes import to_dataframe

        return to_dataframe(answer, section=section)


def load(*paths: str | Path, engine: str = "oxigraph", as_of: str = "") -> Knowledge:
    """The knowledge graph of the roadmaps in files and folders; by default ``data/roadmaps.yaml``.

    :param engine: ``oxigraph`` or ``memory``, see :func:`graph.stores.open_store`.
    :param as_of: leaves out what appeared after this day (a month or year means its last day).
    :raises InvalidInput: with every problem of every file.
    """
    from graph.model.resources import get_default_data
    from graph.pipeline.assembly import read_dataset
    from graph.pipeline.contents import fill_store

    with read_dataset(Path(path) for path in paths or (get_default_data(),)) as dataset:
        store = open_store(engine)
        fill_store(store, dataset, as_of=to_day(as_of))
    return Knowledge(store)


def connect(address: str) -> Knowledge:
    """The knowledge graph that a folder or a SPARQL server holds, as it is; ``roadmap-graph load`` fills both.

    :param address: ``./kept`` or ``http://localhost:7878``.
    :raises NoStore: the folder holds no graph.
    :raises EndpointFault: there is no server, or it holds no roadmaps.
    """
    store = open_store(address)
    if not store.select(f"SELECT ?rule {{ ?rule a <{RM.Rule}> }} LIMIT 1").rows:
        raise EndpointFault(address, "it holds no roadmaps", f"roadmap-graph load --store {address}")
    return Knowledge(store)


def _select_untrusted(store: Store, query: str, limits: "Limits | None") -> Table:
    # Processes and their pipes are nothing that a report or --help should have to read.
    from graph.stores.sandbox import LIMITS, select

    return select(store, query, limits or LIMITS)


def to_full_iri(text: str) -> Iri:
    """The IRI that *text* is, or stands for with a prefix of :data:`graph.model.vocabulary.PREFIXES`.

    >>> to_full_iri("tech:ev").rpartition("/")[2]
    'technology#ev'

    :raises NotAnIri: it is neither.
    """
    prefix, _, name = text.partition(":")
    whole = PREFIXES[prefix] + name if prefix in PREFIXES else text
    if not _IRI.fullmatch(whole):
        raise NotAnIri(text)
    return Iri(whole)

"""The entry point of the package: loads roadmap files into a store with derived statements, and answers from it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import EndpointFault, InvalidQuery, RoadmapError, UnknownName, WrongUse
from graph.errors.messages import Message
from graph.model.vocabulary import PREFIXES, RM
from graph.pipeline.garbage import pause_collector
from graph.queries import Query, get_query, sort_rows
from graph.queries.texts import answer_text, is_text, to_rows, write_answer
from graph.reports import get_report
from graph.reports.result import Depth, Report
from graph.stores import Iri, Store, Table, open_store
from graph.stores.forms import GRAPHS, find_form
from graph.view.days import LATEST, to_day
from graph.view.names import KINDS, Names
from graph.view.view import View

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from graph.reports.questions import Form, Understanding, World
    from graph.stores.sandbox import Limits
    from graph.viewer.notebook import PageInFrame

_BETWEEN_IRIS = re.compile(r",\s*(?=[a-z0-9]+:)")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")

# The value of ``as_of`` that selects the rows of every day.
EVERY_DAY = "all"


class NotAnIri(RoadmapError):
    """A text that is not an IRI, given for an entity of a kind without names."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Message("'{text}' is not an IRI; give a full IRI or a prefixed name, e.g. rm:Agency", text=text)
        )


@dataclass(frozen=True, repr=False)
class ShownReport(Report):
    """A report that notebooks show as tables."""

    def _repr_html_(self) -> str:
        return _show(self)


class Answer(NamedTuple):
    """How a question was understood, and the report that answers it or ``None`` if it is declined."""

    understanding: "Understanding"
    report: Report | None

    @property
    def sentence(self) -> str:
        """The answer in one sentence with its source, or the reason why there is none."""
        return self.report.title if self.report else self.understanding.reason

    @property
    def form(self) -> "Form | None":
        """What the question asks, ``None`` if it is declined."""
        return self.understanding.form


@dataclass(frozen=True)
class Knowledge:
    """A loaded graph. It answers named queries and reports, and :attr:`store` answers SPARQL."""

    store: Store

    def __repr__(self) -> str:
        from graph.reports.tables import count_things

        counts = ", ".join(f"{row[0]} {row[1]}" for row in count_things(self.view(lang="en")).sections[0].rows)
        return f"<Knowledge: {counts}>"

    def _repr_html_(self) -> str:
        from graph.reports.tables import count_things

        return _show(count_things(self.view()))

    def view(self, *, as_of: str = "", lang: str = "ko") -> View:
        """The graph as of one date, with names in one language.

        :param as_of: the as-of date (``2022-12-31``). A month or year means its last day. The default is the latest.
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
        """The rows of a named query of the library, or the answer to a query given as text.

        A text may use the prefixes of :data:`graph.model.vocabulary.PREFIXES` without declaring them. ASK has one row
        with ``True`` or ``False``, and CONSTRUCT and DESCRIBE have a row per triple, see also :meth:`construct`.

        :param trusted: runs the text in this process, without the policy and limits of :mod:`graph.stores.sandbox`.
        :param limits: the limits for an untrusted text. The default is :data:`graph.stores.sandbox.LIMITS`.
        :param parameters: see :meth:`bind`.
        :raises NotAllowed: the text does anything but read this graph.
        :raises QueryLimit: the query exceeds *limits*.
        :raises UnknownName: there is no such query or parameter, or no entity of the given name.
        """
        if is_text(name_or_text):
            for name in parameters:
                raise UnknownName("parameter", name, (), closed=True)
            return to_rows(name_or_text, answer_text(self.store, name_or_text, trusted=trusted, limits=limits))
        query, values, day = self._to_values(name_or_text, parameters)
        return sort_rows(self.store.select(query.bind(values, day=day)), query.order)

    def query_as(
        self,
        name_or_text: str,
        convert: Callable[[Table], bytes],
        *,
        trusted: bool = False,
        limits: "Limits | None" = None,
        **parameters: str | Sequence[str],
    ) -> bytes:
        """The rows of :meth:`query` as *convert* writes them down. For an untrusted text, the limits hold there too."""
        if trusted or parameters or not is_text(name_or_text):
            return convert(self.query(name_or_text, trusted=trusted, limits=limits, **parameters))
        return write_answer(self.store, name_or_text, lambda table: convert(to_rows(name_or_text, table)), limits)

    def construct(self, query: str, *, trusted: bool = False, limits: "Limits | None" = None) -> str:
        """The triples of a CONSTRUCT or DESCRIBE query as lines of N-Triples, sorted and without duplicates.

        *trusted*, *limits* and errors are those of :meth:`query`.
        """
        return self.construct_as(query, str.encode, trusted=trusted, limits=limits).decode()

    def construct_as(
        self, query: str, convert: Callable[[str], bytes], *, trusted: bool = False, limits: "Limits | None" = None
    ) -> bytes:
        """The triples of :meth:`construct` as *convert* writes them down, within the limits as in :meth:`query_as`."""
        if find_form(query) not in GRAPHS:
            raise InvalidQuery(Message("this is not a CONSTRUCT or DESCRIBE query; only these give triples"))

        def write(table: Table) -> bytes:
            return convert("".join(f"{line}\n" for (line,) in table.rows))

        if trusted:
            return write(answer_text(self.store, query, trusted=True, limits=limits))
        return write_answer(self.store, query, write, limits)

    def bind(self, query: str, **parameters: str | Sequence[str]) -> str:
        """The text of a query of the library with its parameters bound, for use in any SPARQL tool.

        :param parameters: names of entities (``asked="EV"``), several as a list or separated by commas
            (``role="lead,participant"``). Kinds without names take IRIs, with or without a prefix (``rm:Agency``).
            ``as_of`` is the as-of date of a query whose rows have dates. The default is the latest, and ``all`` selects
            the rows of every date.
        :raises UnknownName: there is no such query or parameter, or no entity of the given name.
        :raises NotAnIri: an entity of a kind without names is given by name.
        """
        found, values, day = self._to_values(query, parameters)
        return found.to_text(values, day=day)

    def _to_values(
        self, name: str, parameters: Mapping[str, str | Sequence[str]]
    ) -> tuple[Query, dict[str, list[str]], str]:
        """The query called *name*, the terms of its parameters, and the as-of date if its rows have dates."""
        query = get_query(name)
        kinds = {parameter.name: parameter.type for parameter in query.parameters}
        given = dict(parameters)
        asked = given.pop("as_of", "") if query.is_dated else EVERY_DAY
        for parameter in given:
            if parameter not in kinds:
                raise UnknownName("parameter", parameter, kinds, closed=True)
        names = Names(self.store, "ko")
        values = {parameter: _to_terms(names, kinds[parameter], text) for parameter, text in given.items()}
        day = asked if isinstance(asked, str) else "".join(asked)
        return query, values, "" if day == EVERY_DAY else to_day(day)

    @pause_collector()
    def report(
        self,
        name: str,
        *arguments: str,
        lang: str = "ko",
        as_of: str = "",
        depth: Depth = Depth.CITED,
        **options: str | bool,
    ) -> Report:
        """The report *name*, e.g. ``report("coverage", "EV", include="owner")``. It is a value that holds no store.

        :param as_of: the as-of date (``2022-12-31``). A month or year means its last day. The default is the latest.
        :param depth: how far the report follows the evidence of its rows. By default it stops at the cited sources.

        :raises UnknownName: there is no such report or parameter, or no entity of the given name.
        :raises WrongArguments: a required parameter has no value or several.
        """
        spec = get_report(name)
        spec.check(arguments, options)
        view = self.view(as_of=as_of, lang=lang)
        return _to_shown(_trace(view, spec.function(view, *arguments, **options), depth))

    @pause_collector()
    def why(self, report: Report) -> Report:
        """*report* with the evidence of every row, see :func:`graph.reports.reasons.explain_report`."""
        from graph.reports.reasons import explain_report

        return explain_report(self._view_again(report), report)

    @pause_collector()
    def to_bytes(self, report: Report, format: str) -> bytes:
        """*report* in the format called *format*.

        ``html`` and ``xlsx`` need the sources of all rows, and ``prov`` needs the evidence. If the report lacks them,
        they are read from the graph.

        :raises UnknownName: there is no such format.
        """
        from graph.output.formats import get_format

        chosen = get_format(format)
        return chosen.function(_trace(self._view_again(report), report, chosen.depth))

    def _view_again(self, report: Report) -> View:
        """The view that *report* came from."""
        return View(self.store, report.day or LATEST, report.lang)

    @pause_collector()
    def ask(
        self, question: "str | Form | Mapping[str, object]", *, lang: str = "", depth: Depth = Depth.CITED
    ) -> Answer:
        """The answer to a question in Korean or English, e.g. ``ask("EV를 담당하는 기관은?")``.

        :param question: a sentence, or the form of a question as an object or as JSON values, see
            :meth:`graph.reports.questions.Form.from_dict`.
        :param lang: the language of the answer. The default is the language of the question, of a form Korean.
        :param depth: see :meth:`report`.
        :raises BadForm: the values are not a form.
        """
        from graph.reports.questions import Form, ask, ask_form

        if isinstance(question, str):
            result = ask(self._world, question, lang=lang)
        else:
            form = question if isinstance(question, Form) else Form.from_dict(question)
            result = ask_form(self._world, form, lang=lang or "ko")
        if result.report is None:
            return Answer(result.understanding, None)
        view = View(self.store, result.report.day or LATEST, result.report.lang)
        return Answer(result.understanding, _to_shown(_trace(view, result.report, depth)))

    @cached_property
    def _world(self) -> "World":
        """What questions have read of the latest view."""
        from graph.reports.questions import World

        return World(self.view())

    def network(self, *, lang: str = "ko", as_of: str = "") -> "nx.MultiDiGraph[str]":
        """Entities and links as a NetworkX graph, see :func:`graph.view.network.to_network`."""
        from graph.view.network import to_network

        return to_network(self.view(as_of=as_of, lang=lang))

    def page(self, *, height: int = 720) -> "PageInFrame":
        """The web page, which notebooks show in a frame. It works offline there too.

        :param height: the height of the frame in pixels.
        """
        from graph.viewer.notebook import PageInFrame, to_iframe

        return PageInFrame(to_iframe(self.view(), height=height))

    def to_dataframe(self, answer: "Table | Report", *, section: str = "") -> "pd.DataFrame":
        """The rows of a query, or of one section of a report, as a pandas data frame.

        Entities become their names, and amounts become exact numbers of won. Columns keep the names of the query or the
        ids of the report.

        :param section: the id of the section. The default is the first section.
        :raises MissingExtra: pandas is not installed.
        :raises UnknownName: the report has no such section.
        """
        from graph.output.dataframes import to_dataframe

        return to_dataframe(answer, section=section)


def load(*paths: str | Path, engine: str = "oxigraph", as_of: str = "") -> Knowledge:
    """The knowledge graph of the roadmaps in files and folders. The default is ``data/roadmaps.yaml``.

    :param engine: ``oxigraph`` or ``memory``, see :func:`graph.stores.open_store`.
    :param as_of: leaves out editions that appeared after this date. A month or year means its last day.
    :raises InvalidInput: a file has errors. The exception lists the errors of all files.
    :raises WrongUse: a path is empty, which would mean the working directory.
    """
    from graph.model.resources import get_default_data
    from graph.pipeline.assembly import read_dataset
    from graph.pipeline.contents import fill_store

    if "" in paths:
        raise WrongUse(Message("a path is empty; give a file or folder"))
    with read_dataset(Path(path) for path in paths or (get_default_data(),)) as dataset:
        store = open_store(engine)
        fill_store(store, dataset, as_of=to_day(as_of))
    return Knowledge(store)


def connect(address: str) -> Knowledge:
    """The knowledge graph in a folder or on a SPARQL server, as ``roadmap-graph load`` stored it.

    :param address: a folder such as ``./kept`` or a URL such as ``http://localhost:7878``.
    :raises NoStore: the folder holds no graph.
    :raises DamagedStore: the graph in the folder is incomplete or has changed.
    :raises EndpointFault: the server does not respond or holds no roadmaps.
    """
    store = open_store(address)
    if not store.select(f"SELECT ?rule {{ ?rule a <{RM.Rule}> }} LIMIT 1").rows:
        raise EndpointFault(
            address, Message("it holds no roadmaps"), Message("roadmap-graph load --store {address}", address=address)
        )
    return Knowledge(store)


def _to_terms(names: Names, kind: str, given: str | Sequence[str]) -> list[str]:
    texts = [given] if isinstance(given, str) else given
    return list(dict.fromkeys(term for text in texts for term in _split(names, kind, text)))


def _split(names: Names, kind: str, text: str) -> Iterator[str]:
    """The terms that *text* names. The full text is tried first because a name can contain a comma."""
    if kind == "date":
        yield to_day(text)
    elif kind == "text":
        yield text
    elif kind not in KINDS:
        yield from (to_full_iri(part) for part in _BETWEEN_IRIS.split(text.strip()))
    elif "," in text and not names.find(kind, text):
        yield from (names.get(kind, part.strip()) for part in text.split(",") if part.strip())
    else:
        yield names.get(kind, text)


def _trace(view: View, report: Report, depth: Depth) -> Report:
    if depth is Depth.CITED:
        return report
    from graph.reports.reasons import trace_report

    return trace_report(view, report, depth)


def _to_shown(report: Report) -> ShownReport:
    return ShownReport(**{field.name: getattr(report, field.name) for field in fields(report)})


def _show(report: Report) -> str:
    from graph.output.formats.html import render_fragment

    return render_fragment(report)


def to_full_iri(text: str) -> Iri:
    """*text* as a full IRI. A prefix of :data:`graph.model.vocabulary.PREFIXES` is expanded.

    >>> to_full_iri("tech:ev").rpartition("/")[2]
    'technology#ev'

    :raises NotAnIri: *text* is not an IRI.
    """
    prefix, _, name = text.partition(":")
    iri = PREFIXES[prefix] + name if prefix in PREFIXES else text
    if not _IRI.fullmatch(iri):
        raise NotAnIri(text)
    return Iri(iri)

"""Converts roadmaps to RDF by walking the model, as N-Triples lines by named graph.

The statements of an edition go into the graph with the edition's IRI. Agencies, regions, sources and reasons go into
the reference graph. Nothing is derived here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import pyoxigraph

from graph.errors.locations import join_sheet
from graph.errors.problems import Location, Problem
from graph.input.concepts import find_packaged
from graph.input.loader import Roadmaps
from graph.model.codes import OwnConcept, get_scheme_iri
from graph.model.concepts import ONTOLOGY_FILES, Concept
from graph.model.dates import PartialDate, Period, resolve_period
from graph.model.editions import Issue, Turn, order_editions
from graph.model.entities import EDITION_FIELDS, Activity, BudgetLine, Plan, Statement, statements
from graph.model.identifiers import REFERENCE_GRAPH, is_id, mint_code_iri, mint_edition_iri, mint_iri
from graph.model.money import Amount
from graph.model.periods import read_printed_period
from graph.model.records import Field, Kind, Record, Reference, Value
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import DCAT, DCTERMS, PROV, RDF, RM, ROR, SCHEMA, SKOS, WIKIDATA, XSD
from graph.stores.ntriples import to_iri, to_lines, to_quads, to_text, to_typed


@dataclass(frozen=True)
class Dataset:
    """The :class:`graph.pipeline.statements.Statements` of files in memory: N-Triples lines by named graph."""

    triples: Mapping[str, Sequence[str]]
    places: Mapping[tuple[str, ...], Location]
    issued: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    @property
    def size(self) -> int:
        """The size of the N-Triples in characters."""
        return sum(len(line) for lines in self.triples.values() for line in lines)

    @cached_property
    def nquads(self) -> str:
        """All statements as sorted N-Quads lines."""
        return join_lines(line for text in self._iter_graphs(frozenset()) for line in to_lines(text))

    def iter_nquads(self, as_of: str) -> Iterator[str]:
        """See :meth:`graph.pipeline.statements.Statements.iter_nquads`. There is one part."""
        yield "".join(self._iter_graphs(find_later(self.issued, as_of)))

    def iter_triples(self) -> Iterator[str]:
        """See :meth:`graph.pipeline.statements.Statements.iter_triples`. There is one part."""
        yield "".join(line for lines in self.triples.values() for line in lines)

    def _iter_graphs(self, later: Set[str]) -> Iterator[str]:
        """The N-Quads of each graph that is not in *later*."""
        for name, lines in self.triples.items():
            if name not in later:
                yield to_quads("".join(lines), to_iri(name))


def find_later(issued: Mapping[str, str], as_of: str) -> frozenset[str]:
    """The graphs of the editions that appeared after *as_of*.

    :param issued: the day from which each edition counts, by its graph.
    """
    return frozenset(edition for edition, day in issued.items() if day > as_of)


@dataclass(frozen=True)
class Fragment:
    """The statements of one file as unordered N-Triples lines by named graph. Other fields are as in :class:`Dataset`.

    ``origins`` holds the file and line of each entity in the reference graph. If several files declare the entity, the
    first file by name counts.
    """

    triples: Mapping[str, Sequence[str]]
    origins: dict[str, tuple[str, int]]
    places: dict[tuple[str, ...], Location]
    issued: dict[str, Issue]


NOTHING = Fragment({}, {}, {}, {})
_LANGUAGES = {Kind.KOREAN: "ko", Kind.ENGLISH: "en", Kind.ROMANISED: "ko-Latn"}


def to_dataset(roadmaps: Roadmaps) -> Dataset:
    """The statements of *roadmaps*."""
    fragments = [to_fragment(document, roadmaps.names) for document in roadmaps.documents]
    return replace(merge_fragments(fragments), warnings=roadmaps.warnings)


def to_fragment(document: Record, names: Mapping[str, str]) -> Fragment:
    """The statements of one *document* whose references are resolved.

    :param names: for each path in a location, a file name that is the same on every machine.
    """
    writer = _Writer(names)
    for _, record in document.iter_nested():
        if find_packaged(record):
            continue
        if issubclass(record.entity, Plan):
            writer.write_edition(record)
        else:
            writer.write_record(record, _Place(_mint_reference(record), REFERENCE_GRAPH, _mint_reference(record)))
    return Fragment(writer.triples, writer.origins, writer.places, writer.issued)


def merge_fragments(fragments: Sequence[Fragment]) -> Dataset:
    """The dataset of all files. *fragments* are in the order of the file names."""
    triples: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, ...], Location] = {}
    issued: dict[str, Issue] = {}
    for fragment in fragments:
        for name, lines in fragment.triples.items():
            triples[name].extend(lines)
        issued.update(fragment.issued)
        for key, location in fragment.places.items():
            places.setdefault(key, location)
    triples[REFERENCE_GRAPH].extend(iter_place_triples(fragment.origins for fragment in fragments))
    turns = order_editions(issued)
    for edition, turn in turns.items():
        triples[edition].extend(iter_turn_triples(edition, turn))
    return Dataset(dict(triples), places, {edition: turn.since for edition, turn in turns.items()})


def iter_place_triples(origins_by_file: Iterable[Mapping[str, tuple[str, int]]]) -> Iterator[str]:
    """The triples for the file and line of each entity in the reference graph, from the first file that declares it.

    :param origins_by_file: the ``origins`` of each :class:`Fragment`, in the order of the file names.
    """
    first: dict[str, tuple[str, int]] = {}
    for origins in origins_by_file:
        for iri, place in origins.items():
            first.setdefault(iri, place)
    for iri, (name, line) in first.items():
        yield from _iter_place(iri, name, line)


def iter_steps(triples: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The triples from own concepts to broader ones among *triples*, which are by named graph. Rules need them."""
    step = f" <{SKOS.broader}> "
    yield from (line for line in triples.get(REFERENCE_GRAPH, ()) if step in line)


def iter_turn_triples(edition: str, turn: Turn) -> Iterator[str]:
    """The triples for the position of an edition, the day from which it counts, and the preference of its source."""
    yield f"<{edition}> <{RM.order}> {to_typed(str(turn.order), XSD.integer)} .\n"
    yield f"<{edition}> <{RM.validFrom}> {to_text(turn.since)} .\n"
    yield f"<{edition}> <{RM.preference}> {to_typed(str(turn.preference), XSD.integer)} .\n"


def ontology_to_nquads() -> str:
    """The ontology files as sorted N-Quads lines, with one named graph per file."""
    texts = (to_quads(triples, to_iri(name)) for name, triples in _iter_ontology())
    return join_lines(line for text in texts for line in to_lines(text))


def ontology_to_ntriples() -> str:
    """The ontology files as N-Triples."""
    return "".join(triples for _, triples in _iter_ontology())


def _iter_ontology() -> Iterator[tuple[str, str]]:
    """The named graph of each ontology file and its N-Triples."""
    for name in ONTOLOGY_FILES:
        triples = "".join(f"{triple} .\n" for triple in pyoxigraph.parse(path=get_ontology_folder() / name))
        yield mint_iri("ontology", name.removesuffix(".ttl")), triples


def join_lines(lines: Iterable[str]) -> str:
    """*lines* sorted and without duplicates, the canonical order of every dataset that this package writes."""
    return "".join(sorted(set(lines)))


@dataclass(frozen=True)
class _Place:
    """The place of a record in RDF: its IRI, its named graph, and the base IRI of its statements."""

    iri: str
    named_graph: str
    base: str


class _Writer:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.triples: dict[str, list[str]] = defaultdict(list)
        self.origins: dict[str, tuple[str, int]] = {}
        self.places: dict[tuple[str, ...], Location] = {}
        self.issued: dict[str, Issue] = {}

    def add(self, place: _Place, predicate: str, term: str) -> None:
        self.triples[place.named_graph].append(f"<{place.iri}> <{predicate}> {term} .\n")

    def write_edition(self, plan: Record) -> None:
        source = plan.get_value("source").id
        edition = mint_edition_iri(_mint_reference(plan), plan.get_value("edition"), source)
        date, stage = plan.get_value("date"), plan.get_value("stage")
        term = stage.iri if isinstance(stage, Concept) else mint_iri(stage.path)
        self.issued[edition] = Issue(
            _mint_reference(plan),
            plan.get_value("edition"),
            date.get_value("value").text,
            term,
            plan.get_value("preference") or 1,
        )
        about = _Place(edition, edition, edition)
        for term in (RM.Edition, PROV.Entity):
            self.add(about, RDF.type, to_iri(term))
        self.add(about, DCTERMS.isVersionOf, to_iri(_mint_reference(plan)))
        self.add(about, DCTERMS.identifier, to_text(plan.get_value("edition")))
        for field in ("stage", "source"):
            self.write_field(plan, field, about)
        for field in date.values:
            self.write_field(date, field, about)
        self.write_place(plan, about)
        self.write_record(plan, _Place(_mint_reference(plan), edition, edition))

    def write_record(self, record: Record, place: _Place) -> None:
        for term in record.entity.terms:
            self.add(place, RDF.type, to_iri(term))
        self.write_place(record, place)
        if issubclass(record.entity, OwnConcept):
            self.add(place, SKOS.inScheme, to_iri(get_scheme_iri(record.entity.scheme)))
        resolved = self.resolve_period(record, place)
        if issubclass(record.entity, Statement):
            status = "inferred" if resolved or "inferred" in record.values else "stated"
            self.add(place, RM.status, to_iri(mint_code_iri("status", status)))
        for name in record.values:
            if not (issubclass(record.entity, Plan) and name in EDITION_FIELDS):
                self.write_field(record, name, place)

    def resolve_period(self, record: Record, place: _Place) -> bool:
        """Writes the years of a period of which only the text is given, and the reason if its words are relative.

        :returns: whether the words are relative.
        """
        printed, issued = record.get_value("printed"), self.issued.get(place.named_graph)
        if not (issubclass(record.entity, statements.Period) and printed) or "span" in record.values:
            return False
        if period := read_printed_period(printed):
            self.write_period(period, place)
            return False
        period = resolve_period(printed, published=PartialDate(issued.date)) if issued else None
        if period is None:
            return False
        self.write_period(period, place)
        self.add(place, RM.reason, to_iri(mint_code_iri("reason", "relative-period")))
        return True

    def write_place(self, record: Record, place: _Place) -> None:
        self.places.setdefault((place.iri,), record.location)
        name = join_sheet(self.names[record.location.path], record.location.sheet)
        if place.named_graph == REFERENCE_GRAPH:
            # File and line are two separate triples, so an entity declared in several files can have only one place.
            self.origins.setdefault(place.iri, (name, record.location.line))
        else:
            self.triples[place.named_graph].extend(_iter_place(place.iri, name, record.location.line))

    def write_field(self, record: Record, name: str, place: _Place) -> None:
        field = record.entity.fields[name]
        self.places.setdefault((place.iri, field.term), record.values[name][0].location)
        if field.kind is Kind.NESTED:
            self.write_nested(record.values[name], name, field, place)
            return
        for value in record.values[name]:
            if isinstance(value.content, Period):
                self.write_period(value.content, place)
            else:
                self.add(place, field.term, _to_term(value.content, field))
            self.write_printed(value.content, record, place)
            if isinstance(value.content, Amount):
                self.write_amount(value.content, place, printed="printed" not in record.values)

    def write_printed(self, content: Any, record: Record, place: _Place) -> None:
        """Writes the text of a date or period that says more than its ISO form."""
        if isinstance(content, PartialDate | Period) and content.printed and "printed" not in record.values:
            self.add(place, RM.printedText, to_text(content.printed))

    def write_amount(self, amount: Amount, place: _Place, *, printed: bool) -> None:
        """Writes the properties of an amount other than its value, with its own text if *printed* is set."""
        self.add(place, SCHEMA.currency, to_text("KRW"))
        if printed:
            self.add(place, RM.printedText, to_text(amount.printed))
        if amount.qualifier:
            self.add(place, RM.qualifier, to_text(amount.qualifier, language="ko"))
        if amount.upper is not None:
            self.add(place, RM.upperAmount, to_typed(f"{amount.upper:f}", XSD.decimal))

    def write_nested(self, values: tuple[Value, ...], name: str, field: Field, place: _Place) -> None:
        taken: set[str] = set()
        for order, value in enumerate(values, start=1):
            nested = self.place_nested(value.content, name, place, order, taken)
            self.add(place, field.term, to_iri(nested.iri))
            is_part = field.term == DCTERMS.hasPart
            if is_part:
                self.add(nested, DCTERMS.isPartOf, to_iri(place.iri))
            # An edition that changes an item or names a single one does not state its position in the list.
            listed = len(values) > 1 and "title" in value.content.values
            if value.content.entity.ordered and (listed or not is_part):
                self.add(nested, RM.order, to_typed(str(order), XSD.integer))
            self.write_record(value.content, nested)

    def place_nested(self, record: Record, name: str, place: _Place, order: int, taken: set[str]) -> _Place:
        if issubclass(record.entity, Activity):
            local = record.get_value("id")
            plan = place.iri if place.base == place.named_graph else place.iri.rpartition("/")[0]
            return _Place(f"{plan}/{local}", place.named_graph, f"{place.named_graph}/{local}")
        if issubclass(record.entity, BudgetLine) and "id" in record.values:
            # A budget line that is referred to has an IRI within its edition, at any depth.
            iri = f"{place.named_graph}/budget/{record.get_value('id')}"
            return _Place(iri, place.named_graph, iri)
        key = "-".join(_iter_key(record)) or str(order)
        if key in taken:
            # No id contains two hyphens in a row, so this key is unique.
            key = f"{key}--{order}"
        taken.add(key)
        iri = f"{place.base}/{name.replace('_', '-')}/{key}"
        return _Place(iri, place.named_graph, iri)

    def write_period(self, period: Period, place: _Place) -> None:
        for predicate, date in ((DCAT.startDate, period.start), (DCAT.endDate, period.end)):
            if date:
                self.add(place, predicate, to_typed(date.text, date.datatype))


def _iter_place(iri: str, name: str, line: int) -> Iterator[str]:
    yield f"<{iri}> <{RM.file}> {to_text(name)} .\n"
    yield f"<{iri}> <{RM.line}> {to_typed(str(line), XSD.integer)} .\n"


def _mint_reference(record: Record) -> str:
    return mint_iri(record.entity.path, record.get_value("id"))


def _iter_key(record: Record) -> Iterator[str]:
    """The parts of a record's key that can be used in an IRI."""
    for name in record.entity.key:
        content = record.get_value(name)
        text = (
            content.id if isinstance(content, Reference) else content.name if isinstance(content, Concept) else content
        )
        if isinstance(text, str) and is_id(text):
            yield text


def _to_term(content: Any, field: Field) -> str:
    if isinstance(content, Concept):
        return to_iri(content.iri)
    if isinstance(content, Reference):
        return to_iri(mint_iri(content.path))
    if isinstance(content, Amount):
        return to_typed(f"{content.won:f}", XSD.decimal)
    if isinstance(content, PartialDate):
        return to_typed(content.text, content.datatype)
    if isinstance(content, bool | int | Decimal):
        return _number_to_term(content)
    return _text_to_term(content, field.kind)


def _number_to_term(number: bool | int | Decimal) -> str:
    if isinstance(number, bool):
        return to_typed(str(number).lower(), XSD.boolean)
    if isinstance(number, int):
        return to_typed(str(number), XSD.integer)
    return to_typed(f"{number:f}", XSD.decimal)


def _text_to_term(text: str, kind: Kind) -> str:
    if kind is Kind.URL:
        return to_iri(text)
    if kind is Kind.ROR:
        return to_iri(ROR.to_iri(text))
    if kind is Kind.WIKIDATA:
        return to_iri(WIKIDATA.to_iri(text))
    return to_text(text, language=_LANGUAGES.get(kind, ""))

"""SKOS files in Turtle -> nodes, as if the concepts were written in the sections of a roadmap file.

The checks and messages are therefore the same. The IRI of a concept becomes an exact match.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pyoxigraph

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed, MissingField, Problem, Remarks
from graph.input.encodings import decode
from graph.input.nodes import Entry, Node, Scalar, Sequence, read_content
from graph.input.nodes import Mapping as MappingNode
from graph.model.codes import SECTIONS, get_scheme_iri
from graph.model.concepts import read_ontology
from graph.model.identifiers import is_id
from graph.model.vocabulary import RDF, RM, SKOS, to_prefixed

# A label without a language counts as Korean.
_KOREAN, _ENGLISH = ("ko", ""), ("en",)
_SECTION_OF = {get_scheme_iri(scheme): section for section, scheme in SECTIONS.items()}
_USED = frozenset(
    (
        RDF.type, SKOS.altLabel, SKOS.broader, SKOS.closeMatch, SKOS.definition, SKOS.exactMatch, SKOS.hiddenLabel,
        SKOS.inScheme, SKOS.narrower, SKOS.notation, SKOS.note, SKOS.prefLabel, SKOS.topConceptOf,
    )
)  # fmt: skip
_Term = pyoxigraph.NamedNode | pyoxigraph.Literal
_Triples = Mapping[str, Mapping[str, list[_Term]]]


def read_skos(path: Path, *, name: str, remarks: Remarks) -> Node:
    """The concepts of a SKOS file as a document. *remarks* receives a warning about each property that is not read.

    :param name: the name of the file in messages.
    :raises InvalidInput: the file cannot be read or is not Turtle.
    """
    text = decode(read_content(path, name=name), Location(name, 1, 1))
    try:
        triples = _group(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        place = Location(name, error.lineno or 1, error.offset or 1)
        raise InvalidInput([Malformed(location=place, what=Message("not Turtle"), instead=str(error.msg))]) from error
    return _File(name, text, triples, remarks).read()


def to_skos_problem(problem: Problem) -> Problem:
    """*problem* with the fix in Turtle. A concept always gets an id, so only its Korean name can be missing."""
    if not isinstance(problem, MissingField):
        return problem
    what = Message("{owner} has no Korean name", owner=problem.owner)
    return Malformed(location=problem.location, what=what, instead=Message("add 'skos:prefLabel \"...\"@ko'"))


def _group(parsed: Iterable[pyoxigraph.Quad]) -> _Triples:
    found: dict[str, dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in parsed:
        if isinstance(triple.subject, pyoxigraph.NamedNode) and isinstance(triple.object, _Term):
            found[triple.subject.value][triple.predicate.value].append(triple.object)
    return found


@dataclass(frozen=True)
class _File:
    name: str
    text: str
    triples: _Triples
    remarks: Remarks

    def read(self) -> Node:
        start = Location(self.name, 1, 1)
        if self.is_export:
            what = Message("the file is not read, because it is an export of a graph")
            self.warn(start, what, Message("move it out of the folder"))
            return MappingNode((), start)
        if not self.concepts:
            instead = Message("move it out of the folder if it is for something else")
            self.warn(start, Message("the file has no skos:Concept"), instead)
        sections: dict[str, list[Node]] = defaultdict(list)
        for iri in self.concepts:
            sections[self.find_section(iri)].append(self.to_node(iri))
        entries = (Entry(Scalar(one, start), Sequence(tuple(nodes), start)) for one, nodes in sorted(sections.items()))
        return MappingNode(tuple(entries), start)

    @property
    def is_export(self) -> bool:
        kinds = (kind.value for properties in self.triples.values() for kind in properties.get(RDF.type, ()))
        return any(kind.startswith(RM.base) for kind in kinds)

    @cached_property
    def concepts(self) -> list[str]:
        """The IRIs of the concepts, in the order of their lines."""
        found = [
            iri
            for iri, properties in self.triples.items()
            if SKOS.Concept in {kind.value for kind in properties.get(RDF.type, ())}
        ]
        return sorted(found, key=lambda iri: (self.find_place(iri), iri))

    def find_place(self, iri: str) -> Location:
        """The line that begins with the concept. The parser does not keep lines."""
        local = re.escape(_to_local(iri))
        match = re.search(rf"^[ \t]*(?:<[^>\n]*{local}>|[\w.-]*:{local})(?=\s)", self.text, re.MULTILINE)
        return Location(self.name, self.text.count("\n", 0, match.start()) + 1 if match else 1, 1)

    def find_section(self, iri: str) -> str:
        """The section of the list to which the concept or one of its broader ones belongs, by default technologies."""
        seen, fresh = set[str](), [iri]
        while fresh:
            one = fresh.pop()
            seen.add(one)
            for scheme in (*_read_packaged().get(one, ())[:1], *self.list_iris(one, SKOS.inScheme)):
                if scheme in _SECTION_OF:
                    return _SECTION_OF[scheme]
            fresh += [above for above in self.list_broader(one) if above not in seen]
        return "technologies"

    def list_iris(self, iri: str, *properties: str) -> list[str]:
        stated = self.triples.get(iri, {})
        return sorted(one.value for name in properties for one in stated.get(name, ()) if _is_iri(one))

    def list_broader(self, iri: str) -> list[str]:
        above = (one for one in self.concepts if iri in self.list_iris(one, SKOS.narrower))
        return sorted({*self.list_iris(iri, SKOS.broader), *above})

    def list_texts(self, iri: str, languages: tuple[str, ...], *properties: str) -> list[str]:
        stated = self.triples[iri]
        literals = (one for name in properties for one in stated.get(name, ()) if isinstance(one, pyoxigraph.Literal))
        return sorted({one.value for one in literals if not languages or (one.language or "") in languages})

    def to_id(self, iri: str) -> str:
        """The notation if it is a valid id, else the last part of the IRI."""
        if iri in _read_packaged():
            return _read_packaged()[iri][1]
        notations = self.list_texts(iri, (), SKOS.notation) if iri in self.triples else []
        return next(filter(is_id, notations), _to_local(iri).lower())

    def to_node(self, iri: str) -> Node:
        place = self.find_place(iri)
        for name in sorted(self.triples[iri].keys() - _USED):
            what = Message("{term} of '{name}' is not read", term=to_prefixed(name), name=self.to_id(iri))
            self.warn(place, what, Message("only names, definitions, notes, broader concepts and matches are"))
        return MappingNode(tuple(self.iter_entries(iri, place)), place)

    def iter_entries(self, iri: str, place: Location) -> Iterator[Entry]:
        names, names_en = (self.list_texts(iri, one, SKOS.prefLabel) for one in (_KOREAN, _ENGLISH))
        others = [*names[1:], *names_en[1:], *self.list_texts(iri, (), SKOS.altLabel, SKOS.hiddenLabel)]
        single = {
            "id": self.to_id(iri),
            "name": "".join(names[:1]),
            "name_en": "".join(names_en[:1]),
            "definition": "; ".join(self.list_texts(iri, _KOREAN, SKOS.definition)),
            "definition_en": "; ".join(self.list_texts(iri, _ENGLISH, SKOS.definition)),
            "note": "; ".join(self.list_texts(iri, (), SKOS.note)),
        }
        several = {
            "aliases": sorted(set(others) - {*names[:1], *names_en[:1]}),
            "broader": [self.to_id(one) for one in self.list_broader(iri)],
            "exact_match": sorted({iri, *self.list_iris(iri, SKOS.exactMatch)}),
            "close_match": self.list_iris(iri, SKOS.closeMatch),
        }
        for key, text in single.items():
            if text:
                yield Entry(Scalar(key, place), Scalar(text, place, plain=False))
        for key, texts in several.items():
            if texts:
                nodes = tuple(Scalar(text, place, plain=False) for text in texts)
                yield Entry(Scalar(key, place), Sequence(nodes, place))

    def warn(self, place: Location, what: Message, instead: Message) -> None:
        self.remarks.warnings.append(Malformed(location=place, what=what, instead=instead))


def _is_iri(term: object) -> bool:
    return isinstance(term, pyoxigraph.NamedNode)


def _to_local(iri: str) -> str:
    return re.split("[#/:]", iri)[-1]


@cache
def _read_packaged() -> Mapping[str, tuple[str, str]]:
    """The scheme and the name of each concept of the ontology."""
    return {
        concept.iri: (get_scheme_iri(name), concept.name)
        for name, scheme in read_ontology().schemes.items()
        for concept in scheme.concepts.values()
    }

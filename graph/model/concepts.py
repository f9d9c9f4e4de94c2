"""The ontology files as Python values: terms with labels and definitions, and concept schemes.

The loader checks codes and technologies against them. The JSON Schema and the page take their labels from them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from graph.errors.characters import compose
from graph.model.naming import to_key, to_local
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import CODE, RDF, RDFS, RM, SKOS, TECH, to_prefixed

ONTOLOGY_FILES = ("roadmap.ttl", "technology.ttl", "codes.ttl")


class _Object(NamedTuple):
    """The object of a triple: the IRI, or the text with its language."""

    value: str
    language: str


@dataclass(frozen=True)
class Term:
    """A class, a property or a concept. Labels and definitions are keyed by language."""

    iri: str
    label: Mapping[str, str]
    definition: Mapping[str, str]


@dataclass(frozen=True)
class Concept(Term):
    """A concept of a scheme. *name* is its code in YAML."""

    name: str
    other_labels: tuple[str, ...]


@dataclass(frozen=True)
class Scheme:
    """A concept scheme. Searches by name or label ignore case and spaces."""

    iri: str
    concepts: Mapping[str, Concept]
    _index: Mapping[str, str] = field(repr=False)

    def find_concept(self, text: str) -> Concept | None:
        """The concept of this name or label, or ``None``."""
        name = self._index.get(fold(text))
        return self.concepts[name] if name else None

    def find_similar(self, text: str) -> Concept | None:
        """The one concept with an IRI or a similar name (:func:`graph.model.naming.to_key`), or ``None``."""
        return self.concepts.get(self._similar.get(to_key(to_local(text)), ""))

    @cached_property
    def _similar(self) -> Mapping[str, str]:
        """The concepts by the keys of their names and by their IRIs; empty for what several concepts share."""
        owners: dict[str, set[str]] = defaultdict(set)
        for name, concept in self.concepts.items():
            for word in (name, concept.iri, *_words_of(concept)):
                owners[to_key(word)].add(name)
        return {key: min(names) if len(names) == 1 else "" for key, names in owners.items()}

    @property
    def words(self) -> list[str]:
        """Every name and label, for suggestions."""
        labels = (word for concept in self.concepts.values() for word in _words_of(concept))
        return sorted({*self.concepts, *labels})


@dataclass(frozen=True)
class Ontology:
    """All terms by IRI, all schemes by name (``role``, ``technology`` ...), and the RDF classes of each IRI.

    ``follows`` holds the stages that each stage directly follows.
    """

    terms: Mapping[str, Term]
    schemes: Mapping[str, Scheme]
    types: Mapping[str, frozenset[str]]
    follows: Mapping[str, frozenset[str]]


@cache
def find_place(iri: str) -> tuple[str, int]:
    """The ontology file that defines the concept, and the line."""
    prefixed = f"{to_prefixed(iri)} a skos:Concept"
    for name in ONTOLOGY_FILES:
        for number, line in enumerate((get_ontology_folder() / name).read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith(prefixed):
                return name, number
    raise LookupError(iri)


@cache
def read_ontology(folder: Path | None = None) -> Ontology:
    """The ontology in *folder*, by default the package's own. It is read once per process."""
    statements: dict[str, dict[str, list[_Object]]] = defaultdict(lambda: defaultdict(list))
    for name in ONTOLOGY_FILES:
        for triple in pyoxigraph.parse(path=(folder or get_ontology_folder()) / name):
            statements[str(triple.subject)[1:-1]][triple.predicate.value].append(_to_object(triple.object))
    terms = {iri: _to_term(iri, properties) for iri, properties in statements.items()}
    members: dict[str, list[Concept]] = defaultdict(list)
    for iri, properties in statements.items():
        for scheme in properties.get(SKOS.inScheme, ()):
            members[scheme.value].append(_to_concept(terms[iri], properties))
    schemes = {_to_scheme_name(iri): _to_scheme(iri, concepts) for iri, concepts in members.items()}
    types = {iri: _get_values(properties, RDF.type) for iri, properties in statements.items()}
    follows = {iri: _get_values(properties, RM.follows) for iri, properties in statements.items()}
    return Ontology(terms, schemes, types, {iri: stages for iri, stages in follows.items() if stages})


def _get_values(properties: Mapping[str, list[_Object]], name: str) -> frozenset[str]:
    return frozenset(found.value for found in properties.get(name, ()))


def _to_term(iri: str, properties: Mapping[str, list[_Object]]) -> Term:
    label = {**_by_language(properties.get(RDFS.label, ())), **_by_language(properties.get(SKOS.prefLabel, ()))}
    return Term(iri, label, _by_language(properties.get(SKOS.definition, ())))


def _to_concept(term: Term, properties: Mapping[str, list[_Object]]) -> Concept:
    others = [literal.value for kind in (SKOS.altLabel, SKOS.hiddenLabel) for literal in properties.get(kind, ())]
    return Concept(term.iri, term.label, term.definition, properties[SKOS.notation][0].value, tuple(sorted(others)))


def _to_scheme(iri: str, concepts: Iterable[Concept]) -> Scheme:
    by_name = {concept.name: concept for concept in sorted(concepts, key=lambda concept: concept.name)}
    index = {fold(word): name for name, concept in by_name.items() for word in _words_of(concept)}
    return Scheme(iri, by_name, {**index, **{fold(name): name for name in by_name}})


def _to_scheme_name(iri: str) -> str:
    return "technology" if iri == TECH.scheme else CODE.to_name(iri)


def _words_of(concept: Concept) -> tuple[str, ...]:
    return (*concept.label.values(), *concept.other_labels)


def _by_language(literals: Iterable[_Object]) -> dict[str, str]:
    return {literal.language: literal.value for literal in literals}


def fold(text: str) -> str:
    """*text* without case, width and spaces, by which concepts are found."""
    return "".join(compose(text, "NFKC").split()).casefold()


def _to_object(term: object) -> _Object:
    language = term.language if isinstance(term, pyoxigraph.Literal) else None
    return _Object(getattr(term, "value", ""), language or "")

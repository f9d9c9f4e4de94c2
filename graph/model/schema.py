"""Files generated from model and ontology: the JSON Schema for editors, and the JSON-LD context.

Both are committed under ``ontology/``. ``scripts/write_ontology_files.py`` rebuilds them, and a test compares them.
"""

from typing import Any

from graph.model.concepts import Ontology, Scheme, Term, read_ontology
from graph.model.entities import ENTITY_TYPES, Document
from graph.model.records import Entity, Field, Kind
from graph.model.vocabulary import DCTERMS, ORG, OWL, PREFIXES, PROV, RM, SCHEMA, SKOS, to_prefixed

_MADE_BY = "made by scripts/write_ontology_files.py from graph/model/entities.py and ontology/*.ttl"
_TEXT = {"type": ["string", "number"]}
_EXAMPLES: dict[Kind, list[Any]] = {
    Kind.ID: ["daegu-amr"],
    Kind.AMOUNT: ["80억원", "71억 5천만원", "약 30억원", "30~50억원"],
    Kind.QUANTITY: ["59,692", "3만명 이상", "0.3GW"],
    Kind.SHARE: [5, 33.3, "50%"],
    Kind.DATE: ["2024", "2024-11", "2024-11-08"],
    Kind.PERIOD: ["2023/2025", "2023-06/2025-12", "2023~2025", "2023.1~2025.12"],
    Kind.URL: ["https://"],
    Kind.ROR: ["01fgbt009"],
    Kind.WIKIDATA: ["Q495331"],
}
# Properties of other vocabularies whose values are IRIs. Our own are declared in the ontology.
_LINKS = (
    SKOS.broader,
    SKOS.inScheme,
    DCTERMS.hasPart,
    DCTERMS.isPartOf,
    DCTERMS.isVersionOf,
    DCTERMS.replaces,
    DCTERMS.temporal,
)
_MORE_LINKS = (ORG.classification, ORG.unitOf, PROV.hadPrimarySource, SCHEMA.sameAs, SCHEMA.containedInPlace)


def to_json_schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of a roadmap file, with titles and hover texts in Korean and English."""
    ontology = read_ontology()
    # Sorted, because the order of definition depends on which module is imported first.
    used = sorted((entity for entity in ENTITY_TYPES.values() if entity.terms), key=lambda entity: entity.__name__)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": _MADE_BY,
        "title": "로드맵 파일 / roadmap file",
        **_object(Document, ontology),
        "definitions": {entity.__name__: _entity(entity, ontology) for entity in used},
    }


def _entity(entity: type[Entity], ontology: Ontology) -> dict[str, Any]:
    term = ontology.terms[entity.terms[0]]
    content = {"title": term.label["ko"], "description": _hover(term), **_object(entity, ontology)}
    if not entity.shorthand:
        return content
    short = _single(entity.fields[entity.shorthand], ontology)
    return {"title": content.pop("title"), "description": content.pop("description"), "anyOf": [short, content]}


def _object(entity: type[Entity], ontology: Ontology) -> dict[str, Any]:
    content: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(field, ontology) for name, field in entity.fields.items()},
    }
    if required := [name for name, field in entity.fields.items() if field.required]:
        content["required"] = required
    return content


def _property(field: Field, ontology: Ontology) -> dict[str, Any]:
    term = ontology.terms[field.term]
    words = {"title": term.label["ko"], "description": _hover(term)}
    content = _single(field, ontology)
    if field.many and field.kind is Kind.CODE:
        return {**words, "anyOf": [content, {"type": "array", "items": content}]}
    return {**words, "type": "array", "items": content} if field.many else {**words, **content}


def _single(field: Field, ontology: Ontology) -> dict[str, Any]:
    if field.kind is Kind.NESTED:
        # Draft-07 ignores keywords beside $ref, hence allOf.
        return {"allOf": [{"$ref": f"#/definitions/{field.of}"}]}
    if field.kind is Kind.CODE:
        return _code(ontology.schemes[field.of])
    if field.kind is Kind.INTEGER:
        return {"type": "integer", "minimum": 0}
    if field.kind in _EXAMPLES:
        return {**_TEXT, "examples": _EXAMPLES[field.kind]}
    return dict(_TEXT)


def _code(scheme: Scheme) -> dict[str, Any]:
    """The codes with titles and descriptions. Other labels of the same concepts and own concepts are valid too."""
    choices = [
        {"const": name, "title": concept.label["ko"], "description": _hover(concept)}
        for name, concept in scheme.concepts.items()
    ]
    words = {"type": "string", "enum": [word for word in scheme.words if word not in scheme.concepts]}
    # Files can add concepts, which the schema cannot know.
    return {"anyOf": [*choices, words, {"type": "string"}]}


def _hover(term: Term) -> str:
    lines = (f"{term.label[lang]}: {term.definition[lang]}" for lang in ("ko", "en"))
    return "\n\n".join(lines)


def to_context() -> dict[str, Any]:
    """The JSON-LD context: our own terms without prefix, all others with prefix."""
    ontology = read_ontology()
    terms: dict[str, Any] = {}
    for iri in sorted(ontology.terms):
        name = RM.to_name(iri)
        if name == iri or name not in RM.names:
            continue
        linked = OWL.ObjectProperty in ontology.types.get(iri, ())
        terms[name] = {"@id": f"rm:{name}", "@type": "@id"} if linked else f"rm:{name}"
    links = {to_prefixed(iri): {"@id": iri, "@type": "@id"} for iri in sorted((*_LINKS, *_MORE_LINKS))}
    return {"@context": {**PREFIXES, **terms, **links}}

"""The values that a column offers: codes, and the regions, agencies and technologies of the package.

Excel offers them in a list and accepts other values, because a file may define more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.errors.messages import Message
from graph.input.packaged import list_labels
from graph.input.sheets.layout import BELONGS_TO, ITEM, Column, Sheet
from graph.model.codes import CONCEPT_TYPES
from graph.model.concepts import read_ontology
from graph.model.records import Kind

_PACKAGED = ("Region", "Agency")
# The sheets whose first rows with an id are what a reference means.
_SHEETS = {"Source": "sources", "Reason": "reasons"}


@dataclass(frozen=True)
class Choice:
    """The values of a column, or the sheet whose ids they are. *strict* refuses others."""

    name: str
    values: tuple[str, ...] = ()
    sheet: str = ""
    strict: bool = False


def find_choice(sheet: Sheet, key: str, lang: str) -> Choice | None:
    """What the column *key* of *sheet* offers, ``None`` if any text may be written."""
    if key == BELONGS_TO:
        return Choice("", sheet=_find_parent(sheet))
    if key == ITEM:
        nouns = tuple(Message(entity.noun).to_text(lang) for entity in sheet.entities)
        return Choice(f"{ITEM}-{sheet.name}", nouns, strict=True)
    column = sheet.columns[key]
    makers: dict[Kind, Callable[[Column, str], Choice | None]] = {
        Kind.CODE: _to_codes, Kind.REFERENCE: _to_references, Kind.FLAG: _to_flags,
    }  # fmt: skip
    make = makers.get(column.field.kind)
    return make(column, lang) if make and not column.many else None


def _find_parent(sheet: Sheet) -> str:
    """The sheet with most of what the rows of *sheet* belong to."""
    return {
        "texts": "roadmaps",
        "events": "roadmaps",
        "history": "regions",
        "links": "agencies",
        "activities": "roadmaps",
    }.get(sheet.name, "activities")


def _to_codes(column: Column, lang: str) -> Choice:
    scheme = column.field.of
    labels = [concept.label[lang] for concept in read_ontology().schemes[scheme].concepts.values()]
    return Choice(scheme, _sort(labels), strict=scheme not in CONCEPT_TYPES)


def _to_references(column: Column, _lang: str) -> Choice | None:
    kind = column.field.of
    if kind in _PACKAGED:
        return Choice(kind, _list_labels(kind))
    return Choice("", sheet=_SHEETS[kind]) if kind in _SHEETS else None


def _to_flags(_column: Column, _lang: str) -> Choice:
    return Choice("flag", ("yes", "no"), strict=True)


@cache
def _list_labels(kind: str) -> tuple[str, ...]:
    return tuple(list_labels(kind))


def _sort(labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(labels)))

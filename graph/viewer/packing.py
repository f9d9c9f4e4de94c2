"""The page as compact JSON values: empty and default values are left out, and shared texts are stored once.

``static/data/model.js`` unpacks them, so change both together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias

from graph.viewer.data import (
    Amount,
    Answers,
    Citation,
    Difference,
    Edge,
    Edition,
    Fact,
    Page,
    Reconciliation,
    Span,
    Value,
    Version,
    Words,
)

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

STATED = ("status", "stated")
# Fields that hold an index into the table ``texts`` instead of a text, citation or source.
SHARED: Mapping[type, frozenset[str]] = {
    Fact: frozenset({"label", "value", "reason", "source"}),
    Edge: frozenset({"label", "reason", "cited"}),
    Amount: frozenset({"cited"}),
    Reconciliation: frozenset({"cited"}),
    Span: frozenset({"cited"}),
    Edition: frozenset({"cited", "stage"}),
    Citation: frozenset({"source"}),
    Version: frozenset({"cited", "stage"}),
    Value: frozenset({"text"}),
    Difference: frozenset({"name", "what", "cited"}),
}
ENDS = frozenset({"source", "target"})
"""The ends of a link are indexes into the list of nodes."""


def pack_page(page: Page) -> dict[str, Json]:
    """The values of *page*, with the table ``texts``."""
    packer = _Packer({node.id: place for place, node in enumerate(page.nodes)})
    packed = packer.pack(replace(page, answers=Answers()))
    assert isinstance(packed, dict)
    # Answers are packed already, and visiting each of their values would be slow.
    return {**packed, "answers": vars(page.answers), "texts": list(packer.texts.values())}


@dataclass(frozen=True)
class _Place:
    """An index into the table of texts or the list of nodes; unlike a count, 0 is not left out."""

    number: int


@dataclass
class _Packer:
    places: Mapping[str, int]
    texts: dict[object, Json] = field(default_factory=dict)
    numbers: dict[object, int] = field(default_factory=dict)

    def pack(self, value: Any) -> Json:
        if isinstance(value, str):
            return value
        if isinstance(value, Words):
            return _pack_words(value)
        if names := _get_names(type(value)):  # type: ignore[arg-type]  # a type is hashable
            return _without_defaults((name, self.pack_field(value, name)) for name in names)
        if isinstance(value, (list, tuple)):
            return [self.pack(item) for item in value]
        if isinstance(value, dict):
            return {key: self.pack(item) for key, item in value.items()}
        return value  # type: ignore[no-any-return]

    def pack_field(self, whole: object, name: str) -> "Json | _Place":
        value = getattr(whole, name)
        if isinstance(whole, Edge) and name in ENDS:
            return _Place(self.places[value])
        if name in SHARED.get(type(whole), ()):
            return [self._number(one) for one in value] if isinstance(value, tuple) else self.share(value)
        return self.pack(value)

    def share(self, value: object) -> "Json | _Place":
        """The index of *value* in the table; empty for no value."""
        return "" if value in (None, "", Words("", "")) else _Place(self._number(value))

    def _number(self, value: object) -> int:
        if value not in self.numbers:
            # Packed first, because a citation shares its source.
            packed = self.pack(value)
            self.numbers[value] = len(self.texts)
            self.texts[value] = packed
        return self.numbers[value]


@cache
def _get_names(kind: type) -> tuple[str, ...]:
    """The field names of dataclass *kind*, cached for the thousands of values of a page; empty for other types."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _pack_words(words: Words) -> Json:
    if not (words.ko or words.en):
        return ""
    return {"ko": words.ko, "en": words.en} if words.en != words.ko else {"ko": words.ko}


def _without_defaults(items: "Iterable[tuple[str, Json | _Place]]") -> dict[str, Json]:
    """The items that differ from the defaults in the script."""
    kept: dict[str, Json] = {}
    for key, value in items:
        if isinstance(value, _Place):
            kept[key] = value.number
        elif not (value in ("", [], {}, 0) or (key, value) == STATED):
            kept[key] = value
    return kept

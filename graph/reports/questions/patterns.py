"""The words and patterns of questions, read from ``patterns.yaml``."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.input.nodes import Node, Scalar, read_yaml
from graph.input.nodes import Sequence as Items


@dataclass(frozen=True)
class Slot:
    """A slot for a name of one of *kinds*: an argument of the report, or the option *name*."""

    name: str
    kinds: tuple[str, ...]
    is_required: bool
    is_option: bool


@dataclass(frozen=True)
class Pattern:
    """One kind of question and the report that answers it. ``patterns.yaml`` explains the fields."""

    report: str
    takes: tuple[Slot, ...]
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    asks: frozenset[str]
    options: Mapping[str, str]
    examples: Mapping[str, str]
    has_roles: bool
    has_ids: bool
    is_dated: bool

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that a question of this kind may contain."""
        return frozenset().union(self.may, *self.needs)


@dataclass(frozen=True)
class Language:
    """All words and patterns. *words* maps folded words (see :func:`fold`) to their concepts."""

    stop: frozenset[str]
    endings: frozenset[str]
    joined: frozenset[str]
    words: Mapping[str, str]
    suffixes: Mapping[str, tuple[str, ...]]
    light: frozenset[str]
    heads: frozenset[str]
    implementing: tuple[str, ...]
    includable: tuple[str, ...]
    examples: Mapping[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]


def fold(text: str) -> str:
    """*text* without spaces, width and case, for comparing questions and words."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@cache
def read_language() -> Language:
    """The contents of ``patterns.yaml``.

    :raises ValueError: a word has two concepts.
    """
    root = _to_plain(read_yaml(Path(str(resources.files(__package__))) / "patterns.yaml", name="patterns.yaml"))
    words: dict[str, str] = {}
    for concept, entries in root["words"].items():
        for word in entries:
            if words.setdefault(fold(word), concept) != concept:
                raise ValueError(f"the word '{word}' belongs to both {words[fold(word)]} and {concept}")
    return Language(
        stop=_fold_all(root["stop"]),
        endings=_fold_all(root["endings"]),
        joined=_fold_all(root["joined"]),
        words=words,
        suffixes={kind: tuple(entries) for kind, entries in root["suffixes"].items()},
        light=frozenset(root["light"]),
        heads=frozenset(root["heads"]),
        implementing=tuple(root["implementing"]),
        includable=tuple(root["includable"]),
        examples={kind: tuple(entries) for kind, entries in root["examples"].items()},
        patterns=tuple(_to_pattern(entry) for entry in root["patterns"]),
    )


def _to_pattern(entry: Mapping[str, Any]) -> Pattern:
    slots = [
        Slot(
            name=name.removeprefix("--"),
            kinds=tuple(kind.rstrip("?") for kind in kinds),
            is_required=not any(kind.endswith("?") for kind in kinds),
            is_option=name.startswith("--"),
        )
        for name, kinds in entry["takes"].items()
    ]
    return Pattern(
        report=entry["report"],
        takes=tuple(slots),
        needs=tuple(frozenset(need.split("|")) for need in entry["needs"]),
        may=frozenset([*entry.get("may", ()), *(["funding-sources"] if entry.get("funding_sources") == "yes" else [])]),
        asks=frozenset(entry.get("asks", ())),
        options=dict(entry.get("set", {})),
        examples={"ko": entry["ko"], "en": entry["en"]},
        has_roles=entry.get("roles") == "yes",
        has_ids=entry.get("ids") == "yes",
        is_dated=entry.get("dated") != "no",
    )


def _fold_all(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _to_plain(node: Node) -> Any:
    """The lists, dicts and texts of a YAML node, without locations."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_to_plain(item) for item in node.items]
    return {entry.key.text: _to_plain(entry.value) for entry in node.entries}

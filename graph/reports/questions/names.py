"""The names of the graph, for recognising them in a question."""

from collections import defaultdict
from dataclasses import dataclass, field

from graph.model.naming import to_key
from graph.reports.questions.patterns import Language, fold
from graph.stores import Iri
from graph.view.view import View

KINDS = ("technology", "region", "agency", "roadmap")


@dataclass(frozen=True)
class Reading:
    """A meaning of a name: an entity, its kind, and the name in the graph."""

    kind: str
    thing: Iri
    name: str


@dataclass
class Index:
    """Folded names -> their meanings, and the words for roles and funding sources in the graph."""

    readings: dict[str, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        """The names of *kind*, sorted."""
        return sorted({one.name for readings in self.readings.values() for one in readings if one.kind == kind})


def read_index(view: View, language: Language) -> Index:
    """The names in *view* with their plurals. Names of regions also have the suffixes of *language*."""
    index = Index()
    for kind in KINDS:
        for thing, names in view.names.read(kind).items():
            for name in sorted(set(names)):
                for variant in _iter_variants(name, language.suffixes.get(kind, ())):
                    reading = Reading(kind, thing, name)
                    known = index.readings[variant]
                    if all((one.kind, one.thing) != (kind, thing) for one in known):
                        known.append(reading)
    lengths: dict[str, set[int]] = defaultdict(set)
    for variant in index.readings:
        lengths[variant[0]].add(len(variant))
    index.lengths = {first: sorted(found) for first, found in lengths.items()}
    for kind, code in (("role", ""), ("amount-kind", "funding-sources")):
        for thing, names in view.names.read(kind).items():
            for name in names:
                index.words.setdefault(fold(name), code or thing.rpartition("#role-")[2])
    return index


def _iter_variants(name: str, suffixes: tuple[str, ...]) -> list[str]:
    folded = fold(name)
    if (key := to_key(name)) != folded and fold(key):
        return list(dict.fromkeys([*_iter_inflected(folded, suffixes), *_iter_inflected(key, suffixes)]))
    return _iter_inflected(folded, suffixes)


def _iter_inflected(folded: str, suffixes: tuple[str, ...]) -> list[str]:
    if not folded or not folded[-1].isascii() or not folded[-1].isalpha():
        return [folded] if folded else []
    plural = f"{folded[:-1]}ies" if folded.endswith("y") else f"{folded}s"
    return [folded, plural, *(folded + suffix for suffix in suffixes)]

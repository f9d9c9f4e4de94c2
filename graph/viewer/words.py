"""Names of things in both languages, for everything that the page says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.explain import Evidence
from graph.naming import read_labels
from graph.queries import run_query
from graph.stores import Iri, Store
from graph.viewer.data import Name, Words


@dataclass
class Wordbook:
    """Labels in both languages."""

    store: Store
    _words: dict[Iri, Words] = field(default_factory=dict)

    def learn(self, things: Iterable[object]) -> None:
        """Reads the names of *things* in one go."""
        wanted = {Iri(thing) for thing in things if isinstance(thing, Iri)} - set(self._words)
        ko, en = (read_labels(self.store, wanted, lang=lang) for lang in ("ko", "en"))
        self._words.update({thing: Words(ko[thing], en[thing]) for thing in wanted})

    def say(self, thing: object) -> Words:
        """What to call a thing; a text is called what it is."""
        if not isinstance(thing, Iri):
            return Words(str(thing), str(thing))
        self.learn([thing])
        return self._words[thing]


def cite(evidence: Evidence, words: Wordbook) -> str:
    """Publisher, date and title of the source of *evidence*."""
    return f"{evidence.publisher} ({evidence.date}): {words.say(evidence.source).ko}" if evidence.source else ""


def read_names_by_day(store: Store, things: Iterable[Iri], days: Iterable[str]) -> Mapping[str, tuple[Name, ...]]:
    """What each of *things* is called on the *days*, from the first of them on; only where that changes."""
    spoken: dict[tuple[Iri, object, object], set[str]] = defaultdict(set)
    for row in run_query(store, "labels", thing=sorted(set(things))).to_dicts():
        spoken[Iri(row["thing"]), row["property"], row["language"]].add(str(row["label"]))
    several = sorted({thing for (thing, *_), labels in spoken.items() if len(labels) > 1})
    now = {lang: read_labels(store, several, lang=lang) for lang in ("ko", "en")}
    found: dict[Iri, list[Name]] = {thing: [] for thing in several}
    for day in days:
        then = {lang: read_labels(store, several, lang=lang, as_of=day) for lang in ("ko", "en")}
        for thing in several:
            label = Words(then["ko"][thing], then["en"][thing])
            if not found[thing] or found[thing][-1].label != label:
                found[thing].append(Name(label, day if found[thing] else ""))
    latest = {thing: Words(now["ko"][thing], now["en"][thing]) for thing in several}
    return {
        str(thing): tuple(names) for thing, names in found.items() if {name.label for name in names} != {latest[thing]}
    }

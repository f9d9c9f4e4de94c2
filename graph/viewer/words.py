"""Names of things in both languages, for everything that the page says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.explain import Evidence
from graph.naming import read_labels
from graph.stores import Iri, Store
from graph.viewer.data import Words


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

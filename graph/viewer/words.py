"""Names of things in both languages, for all texts of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model.vocabulary import RM
from graph.stores import Cell, Iri
from graph.view.book import StoreBook
from graph.view.days import LATEST
from graph.view.names import Labels, read_all_labels
from graph.viewer.data import Name, Words


@dataclass
class Wordbook:
    """Labels in both languages."""

    book: StoreBook
    _labels: dict[Iri, Labels] = field(default_factory=dict)
    _words: dict[Iri, Words] = field(default_factory=dict)

    def learn(self, things: Iterable[object]) -> None:
        """Reads the names of *things* in one query."""
        found = read_all_labels(
            self.book, {thing for thing in things if isinstance(thing, Iri) and thing not in self._labels}
        )
        self._labels.update(found)
        self._words.update({thing: _to_words(labels) for thing, labels in found.items()})

    def say(self, thing: object) -> Words:
        """The name of a thing; a text is its own name, and nothing has none."""
        if thing is None:
            return Words("", "")
        if not isinstance(thing, Iri):
            return Words(str(thing), str(thing))
        if thing not in self._words:
            self.learn([thing])
        return self._words[thing]

    def list_qualified(self, thing: Iri) -> list[str]:
        """A shared name after what contains the thing, as people type it: ``가나도 남구``."""
        self.learn([thing])
        labels = self._labels[thing]
        found = [(labels.choose_plain(lang, LATEST), labels.find_qualifier(lang, LATEST)) for lang in ("ko", "en")]
        return [f"{place} {name}" for name, place in found if place]

    def say_by_day(self, thing: Iri, days: Iterable[str]) -> tuple[Name, ...]:
        """The names of a thing over the *days*; empty if the name does not change."""
        latest, labels = self.say(thing), self._labels[thing]
        if not _is_changing(labels):
            return ()
        names: list[Name] = []
        for day in days:
            label = _to_words(labels, day=day)
            if not names or names[-1].label != label:
                names.append(Name(label, day if names else ""))
        return () if {name.label for name in names} == {latest} else tuple(names)


def _is_changing(labels: Labels) -> bool:
    """Whether the name may depend on the day: it has a dated name, or several names from several days."""
    issued: dict[tuple[Cell, Cell, Cell], str] = {}
    for row in labels.rows:
        if row["property"] == RM.hasName:
            return True
        named, day = (row["property"], row["language"], row["label"]), str(row["since"] or "")
        issued[named] = min(day, issued.get(named, day))
    return len({named[:2] for named in issued}) < len(issued) or len(set(issued.values())) > 1


def _to_words(labels: Labels, day: str = LATEST) -> Words:
    return Words(*(labels.choose(lang=lang, day=day) for lang in ("ko", "en")))

"""Lookup of things by name and of names by thing, including aliases, abbreviations and former names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from graph.errors import AmbiguousName, UnknownName
from graph.model.naming import find_inexact, narrow, qualify, to_key, to_local
from graph.model.vocabulary import ID
from graph.stores import Iri, Store
from graph.view.book import KINDS, Labels, StoreBook, is_activity, read_names, to_kind, to_plan
from graph.view.days import LATEST

__all__ = ["KINDS", "Labels", "Names", "find_things", "get_thing", "read_all_labels", "read_labels", "read_names"]


def find_things(store: Store, kind: str, text: str) -> list[Iri]:
    """The things of *kind* named *text*, see :meth:`Names.find`."""
    return Names(store, "ko").find(kind, text)


def get_thing(store: Store, kind: str, text: str) -> Iri:
    """The one thing of *kind* named *text*, see :meth:`Names.get`."""
    return Names(store, "ko").get(kind, text)


def read_labels(store: Store, things: Iterable[Iri], *, lang: str, day: str = LATEST) -> Mapping[Iri, str]:
    """The name of each thing: in *lang*, else its translation, else its Korean name, else its IRI.

    :param day: the day of the view; a name that changed is that of the day.
    """
    return {
        thing: names.choose(lang=lang, day=day) for thing, names in read_all_labels(StoreBook(store), things).items()
    }


def read_all_labels(book: StoreBook, things: Iterable[Iri]) -> dict[Iri, Labels]:
    """All labels of each thing, for callers that need several languages or days; sorted by thing."""
    wanted = sorted(set(things))
    book.learn(wanted)
    return {thing: book.labels[thing] for thing in wanted}


@dataclass(frozen=True)
class Names:
    """The names of things in one language on one day; each is read once."""

    store: Store
    lang: str
    day: str = LATEST
    shared: StoreBook | None = None
    _labels: dict[Iri, str] = field(default_factory=dict)

    @cached_property
    def book(self) -> StoreBook:
        """The names of every language and day, also those that were read for another language or day."""
        return self.shared or StoreBook(self.store)

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the names of *things* together."""
        unknown = {thing for thing in things if thing not in self._labels}
        self.book.learn(unknown)
        for thing in unknown:
            self._labels[thing] = self.book.labels[thing].choose(lang=self.lang, day=self.day)

    def __contains__(self, thing: object) -> bool:
        return thing in self._labels

    def __getitem__(self, thing: Iri) -> str:
        """The name of *thing*, with its parent if another thing of its kind has the same name: ``남구 (가나도)``."""
        if thing not in self._labels:
            self.learn([thing])
        return self._labels[thing]

    def get(self, kind: str, text: str) -> Iri:
        """The one thing of *kind* named *text*, see :meth:`find`.

        :raises UnknownName: no thing has the name; lists the most similar names.
        :raises AmbiguousName: several things have the name; lists a name for each.
        """
        found = self.find(kind, text)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(kind, text, sorted(self.name_unique(kind, one) for one in found))
        known = [name for names in self.read(kind).values() for name in names]
        raise UnknownName(kind, text, known, data=_find_data(kind, text), tell_apart=partial(self._list_alike, kind))

    def _list_alike(self, kind: str, name: str) -> list[str]:
        """*name*, or a name for each thing of *kind* that is called so, whatever its legal form is."""
        found = self.book.get_called(kind, to_key(name))
        return sorted(self.name_unique(kind, one) for one in found) if len(found) > 1 else [name]

    def find(self, kind: str, text: str) -> list[Iri]:
        """The things of *kind* that *text* most likely means, sorted.

        The order is: IRI or id, exact name, name of the day, similar name (:func:`graph.model.naming.to_key`),
        legal-dong code, short name of a region, name with what contains the thing.
        """
        called, text = self.book.get_called, text.strip()
        local = to_local(text)
        iri = Iri(local if ":" in local else f"{ID.base}{local}")
        if iri in self.read(kind):
            return [iri]
        if kind == "activity" and (within := self._find_in_plan(local)):
            return within
        found = called(kind, to_key(text))
        if not found and kind == "activity":
            found = self._find_qualified(text)
        if not found and kind in ("agency", "region", "roadmap"):
            found = find_inexact(self.book, kind, text)
        if len(found) > 1:
            found = {one for one in found if self.book.get_id(one) == text} or self._narrow(kind, text, found)
        return sorted(found)

    def _find_in_plan(self, text: str) -> list[Iri]:
        """The activity with this id after that of its roadmap or programme: ``gimje-special-vehicles/amr``."""
        every = (Iri(f"{ID.base}{kind}/{text}") for kind in ("roadmap", "programme"))
        return [one for one in every if is_activity(one) and one in self.read("activity")]

    def _find_qualified(self, text: str) -> set[Iri]:
        """The activities that :meth:`tell_apart` names so: ``1단계 (육성계획)``."""
        title, _, mark = text.rstrip(")").rpartition(" (")
        same = sorted(self.book.get_called("activity", to_key(title))) if title else []
        self.learn(same)
        return {one for one, label in self.tell_apart(same).items() if to_key(label) == to_key(text)} if mark else set()

    def _narrow(self, kind: str, text: str, found: set[Iri]) -> set[Iri]:
        return narrow(text, {one: self.book.list_spellings(kind, one) for one in sorted(found)}, self.day)

    def name_unique(self, kind: str, thing: Iri) -> str:
        """A name that means *thing* alone: with its parent if necessary, or else its id or IRI path."""
        above = [self[one] for one in self.book.read_above([thing]) if to_kind(one)] if to_kind(thing) else []
        names = [self[thing], *(qualify(self[thing], place) for place in above), self.book.get_id(thing)]
        return next((name for name in names if self.find(kind, name) == [thing]), thing.removeprefix(ID.base))

    def tell_apart(self, things: Iterable[Iri]) -> dict[Iri, str]:
        """The activities among *things* that share a title, each with its roadmap, its parent or its id."""
        by_title: dict[str, list[Iri]] = defaultdict(list)
        for thing in sorted(set(things)):
            if is_activity(thing) and thing in self:
                by_title[self[thing]].append(thing)
        shared = [some for some in by_title.values() if len(some) > 1]
        marks = self._list_marks([one for some in shared for one in some])
        found = {}
        for some in shared:
            count = Counter(mark for one in some for mark in set(marks[one]))
            for one in some:
                telling = next((mark for mark in marks[one] if count[mark] == 1), self.book.get_id(one))
                found[one] = qualify(self[one], telling)
        return found

    def _list_marks(self, activities: Collection[Iri]) -> dict[Iri, list[str]]:
        """The name of the roadmap of each activity and, if others share the roadmap, of what directly contains it."""
        plans = Counter(map(to_plan, activities))
        close = {one for one in activities if plans[to_plan(one)] > 1}
        self.book.read_above(close)
        places = {one: [to_plan(one), *(self.book.read_above([one]) if one in close else ())] for one in activities}
        self.learn(place for some in places.values() for place in some)
        return {one: [self[place] for place in some] for one, some in places.items()}

    def find_anything(self, text: str) -> list[Iri]:
        """The agency, region, technology and activity named *text*: a city and its government may share a name.

        :raises UnknownName: nothing has the name; lists the most similar names.
        :raises AmbiguousName: several things of one kind have the name.
        """
        kinds = ("agency", "region", "technology", "activity")
        found = [self.get(kind, text) for kind in kinds if self.find(kind, text)]
        if not found:
            raise UnknownName(
                "name", text, (name for kind in kinds for some in self.read(kind).values() for name in some)
            )
        return found

    def read(self, kind: str) -> dict[Iri, list[str]]:
        """All names of the things of *kind*, see :func:`read_names`."""
        return self.book.read_names(kind)


def _find_data(kind: str, text: str) -> str:
    """The folder of the package if it has something of *kind* called *text*, otherwise empty."""
    if kind not in ("agency", "region", "roadmap"):
        return ""
    from graph.input.packaged import is_packaged
    from graph.model.resources import get_packaged_data

    folder = get_packaged_data()
    shown = "data" if folder == Path("data").resolve() else str(folder)
    return shown if is_packaged(kind.capitalize(), text) else ""

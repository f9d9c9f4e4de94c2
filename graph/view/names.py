"""Lookup of things by name and of names by thing, including aliases, abbreviations and former names."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import AmbiguousName, UnknownName
from graph.model.vocabulary import CODE, ID, RM, TECH
from graph.queries import run_query
from graph.stores import Cell, Iri, Store
from graph.view.days import LATEST

_CLASSES = {
    "activity": (RM.Activity,),
    "agency": (RM.Agency,),
    "region": (RM.Region,),
    "roadmap": (RM.Roadmap, RM.Programme),
    "source": (RM.Source,),
}
KINDS = ("activity", "agency", "region", "roadmap", "source", "technology", "role", "amount-kind")


def read_names(store: Store, kind: str) -> dict[Iri, list[str]]:
    """All names of the things of *kind* (see :data:`KINDS`): labels, aliases, abbreviations, former names, ids."""
    if kind in _CLASSES:
        rows = run_query(store, "names", **{"class": [Iri(iri) for iri in _CLASSES[kind]]})
    else:
        scheme = TECH.scheme if kind == "technology" else CODE.to_iri(kind)
        rows = run_query(store, "concept-names", scheme=[Iri(scheme)])
    names: dict[Iri, list[str]] = {}
    for row in rows.to_dicts():
        names.setdefault(Iri(row["thing"]), []).append(str(row["name"]))
    return names


def find_things(store: Store, kind: str, text: str) -> list[Iri]:
    """The things of *kind* named *text*, sorted; case and spaces are ignored."""
    wanted = _fold(text)
    return sorted(thing for thing, names in read_names(store, kind).items() if wanted in map(_fold, names))


def get_thing(store: Store, kind: str, text: str) -> Iri:
    """The one thing of *kind* named *text*.

    :raises UnknownName: no thing has the name; lists the most similar names.
    :raises AmbiguousName: several things have the name.
    """
    found = find_things(store, kind, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(kind, text, [thing.removeprefix(ID.base) for thing in found])
    known = [name for names in read_names(store, kind).values() for name in names]
    raise UnknownName(kind, text, known, data=_find_data(kind, text))


def _find_data(kind: str, text: str) -> str:
    """The folder of the package if it has something of *kind* called *text*, otherwise empty."""
    if kind not in ("agency", "region", "roadmap"):
        return ""
    from graph.input.packaged import is_packaged
    from graph.model.resources import get_packaged_data

    folder = get_packaged_data()
    shown = "data" if folder == Path("data").resolve() else str(folder)
    return shown if is_packaged(kind.capitalize(), text) else ""


def find_anything(store: Store, text: str) -> list[Iri]:
    """The agencies, regions, technologies and activities named *text*: a city and its government may share a name.

    :raises UnknownName: nothing has the name; lists the most similar names.
    """
    kinds = ("agency", "region", "technology", "activity")
    found = [thing for kind in kinds for thing in find_things(store, kind, text)]
    if not found:
        every = (name for kind in kinds for names in read_names(store, kind).values() for name in names)
        raise UnknownName("name", text, every)
    return found


def read_labels(store: Store, things: Iterable[Iri], *, lang: str, day: str = LATEST) -> Mapping[Iri, str]:
    """The name of each thing: in *lang*, else its translation, else its Korean name, else its IRI.

    :param day: the day of the view; a name that changed is that of the day.
    """
    return {thing: names.choose(lang=lang, day=day) for thing, names in read_all_labels(store, things).items()}


@dataclass(frozen=True)
class Labels:
    """All labels of a thing, as rows of query ``labels``."""

    thing: Iri
    rows: Sequence[Mapping[str, Cell]]

    def choose(self, *, lang: str, day: str = LATEST) -> str:
        """The name of the thing, see :func:`read_labels`."""
        return str(max(self.rows, key=lambda row: _rate(row, lang, day))["label"]) if self.rows else self.thing


def read_all_labels(store: Store, things: Iterable[Iri]) -> dict[Iri, Labels]:
    """All labels of each thing, for callers that need several languages or days; sorted by thing."""
    wanted = sorted(set(things))
    found: dict[Iri, list[Mapping[str, Cell]]] = {thing: [] for thing in wanted}
    for row in run_query(store, "labels", thing=wanted).to_dicts() if wanted else ():
        found[Iri(row["thing"])].append(row)
    return {thing: Labels(thing, rows) for thing, rows in found.items()}


@dataclass(frozen=True)
class Names:
    """The names of things in one language on one day; each is read once."""

    store: Store
    lang: str
    day: str = LATEST
    _labels: dict[Iri, str] = field(default_factory=dict)

    def learn(self, things: Iterable[Iri]) -> None:
        """Reads the names of *things* in one query."""
        unknown = {thing for thing in things if thing not in self._labels}
        if unknown:
            self._labels.update(read_labels(self.store, unknown, lang=self.lang, day=self.day))

    def __contains__(self, thing: object) -> bool:
        return thing in self._labels

    def __getitem__(self, thing: Iri) -> str:
        """The name of *thing*."""
        if thing not in self._labels:
            self.learn([thing])
        return self._labels[thing]

    def get(self, kind: str, text: str) -> Iri:
        """The one thing of *kind* named *text*, see :func:`get_thing`."""
        return get_thing(self.store, kind, text)

    def read(self, kind: str) -> dict[Iri, list[str]]:
        """All names of the things of *kind*, see :func:`read_names`."""
        return read_names(self.store, kind)


def _rate(row: Mapping[str, Cell], lang: str, day: str) -> tuple[object, ...]:
    """The rank of a name: by day, language, newest edition and preferred account."""
    language, translated = str(row["language"]).lower(), row["property"] == RM.translation
    order = [("ko-latn", False), ("ko", False)] if lang == "ko" else [("ko", False), ("ko-latn", False)]
    order += [(lang, True), ("", False), (lang, False)]
    fitting = order.index((language, translated)) if (language, translated) in order else -1
    since, last = str(row["since"] or ""), str(row["last"] or LATEST)
    position = int(str(row["position"] or 0))
    dated = row["property"] == RM.hasName
    # Former names count only for a given day. A translation stays valid after a change of name.
    timely = (since <= day <= last and day != LATEST) if dated else since <= day
    # Without an English name, the Korean one is that of the day.
    former = dated and timely
    return timely, former and lang == "ko", fitting, former, position, -int(str(row["rank"] or 0)), row["label"]


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).casefold()

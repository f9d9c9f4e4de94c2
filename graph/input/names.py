"""The names that the files declare, for mentions that are neither an id nor an exact name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from graph.input.concepts import iter_labels
from graph.input.overlaps import to_text
from graph.model.codes import OwnConcept
from graph.model.concepts import fold
from graph.model.dates import to_first_day, to_last_day
from graph.model.naming import (
    Spelling,
    find_inexact,
    find_qualifier,
    narrow,
    qualify,
    to_key,
    to_local,
)
from graph.model.records import Record

# The day on which names outside editions hold.
LATEST = "9999-12-31"
_NAME_FIELDS = ("name", "name_en", "romanised", "aliases", "abbreviations")
# Field of a region or agency -> the type of what contains it.
_ABOVE = {"within": "Region", "region": "Region", "unit_of": "Agency"}


class Named(NamedTuple):
    """A name of an entity. A dated name held from *since* to *until*, which may be empty.

    Names in Latin letters and codes are not suggested for a misspelling, because many differ in one letter or digit.
    """

    kind: str
    name: str
    id: str
    dated: bool = False
    since: str = ""
    until: str = ""
    suggested: bool = True

    @property
    def spelling(self) -> Spelling:
        """The name without its entity."""
        return Spelling(self.name, self.dated, self.since, self.until)


class Above(NamedTuple):
    """What contains an entity: its type, and its id or name as written."""

    kind: str
    id: str
    above: str
    text: str


def iter_names(record: Record) -> Iterator[Named]:
    """The names and codes of one entity, without its id."""
    kind, name = record.entity.__name__, record.get_value("id")
    if issubclass(record.entity, OwnConcept):
        labels = sorted({fold(value.content) for value in iter_labels(record)})
        yield from (Named(kind, label, name) for label in labels)
        return
    # The names of a region hold as long as it exists.
    ends = _read_ends(record) if kind == "Region" else ("", "")
    for field_name in _NAME_FIELDS:
        for value in record.values.get(field_name, ()):
            suggested = field_name not in ("name_en", "romanised")
            yield Named(kind, value.content, name, ends != ("", ""), *ends, suggested)
    for value in record.values.get("names", ()):
        yield Named(kind, value.content.get_value("name") or name, name, True, *_read_ends(value.content))
    for value in record.values.get("codes", ()):
        yield Named(kind, value.content.get_value("code") or name, name, suggested=False)


def _read_ends(record: Record) -> tuple[str, str]:
    since, until = (record.get_value(end) for end in ("since", "until"))
    return to_first_day(since) if since else "", to_last_day(until) if until else ""


def iter_above(record: Record) -> Iterator[Above]:
    """What contains a region or agency."""
    kind, name = record.entity.__name__, record.get_value("id")
    if kind not in ("Region", "Agency"):
        return
    for field_name, above in _ABOVE.items():
        for value in record.values.get(field_name, ()):
            yield Above(kind, name, above, to_text(value.content))
    for value in record.values.get("within_by_date", ()):
        yield Above(kind, name, "Region", to_text(value.content.get_value("region")))


@dataclass
class DeclaredNames:
    """The names and parents of the entities of all files. Finds entities by name (:mod:`graph.model.naming`)."""

    region: str = "Region"
    agency: str = "Agency"
    spelt: dict[tuple[str, str], list[Named]] = field(default_factory=lambda: defaultdict(list))
    above: dict[tuple[str, str], list[Above]] = field(default_factory=lambda: defaultdict(list))
    _keys: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _found: dict[Above, list[str]] = field(default_factory=dict)

    def add(self, names: Iterable[Named], above: Iterable[Above]) -> None:
        """Adds the names and parents of one file."""
        self._keys.clear()
        self._found.clear()
        for name in names:
            self.spelt[name.kind, name.id].append(name)
        for one in above:
            self.above[one.kind, one.id].append(one)

    def find(self, kind: str, text: str, ids: Set[str]) -> set[str]:
        """The ids of *kind* that *text* means, which is neither one of *ids* nor an exact name."""
        local = to_local(text).rpartition("/")[2]
        if local in ids:
            return {local}
        return self.get_called(kind, to_key(text)) or find_inexact(self, kind, text)

    def narrow(self, kind: str, text: str, found: Iterable[str], day: str) -> set[str]:
        """Those of the ids that *text* means on *day*."""
        return narrow(text, {one: [name.spelling for name in self.spelt[kind, one]] for one in found}, day)

    def get_called(self, kind: str, key: str) -> set[str]:
        if not self._keys:
            self._keys = defaultdict(partial(defaultdict, set))
            for (group, one), names in self.spelt.items():
                for name in names:
                    self._keys[group][to_key(name.name)].add(one)
        return self._keys.get(kind, {}).get(key, set())

    def list_above(self, kind: str, thing: str) -> list[tuple[str, str]]:
        return [(one.above, named) for one in self.above.get((kind, thing), ()) for named in self._find_above(one)]

    def _find_above(self, one: Above) -> list[str]:
        """The id of what contains an entity, which may be written as a name."""
        if (one.above, one.text) in self.spelt:
            return [one.text]
        if one not in self._found:
            # A region may be said to lie in itself.
            self._found[one] = []
            found = self.get_called(one.above, to_key(one.text)) or find_inexact(self, one.above, one.text)
            self._found[one] = sorted(found)[:1]
        return self._found[one]

    def get_id(self, thing: str) -> str:
        return thing

    def get_word(self, kind: str, thing: str) -> str:
        label = self.get_label(kind, thing)
        rivals = [one for one in self.get_called(kind, to_key(label)) if one != thing]
        return f"{find_qualifier(self, kind, thing, rivals)} {label}" if rivals else label

    def list_unique(self, kind: str, thing: str, rivals: Iterable[str]) -> list[str]:
        """The names of *thing* that may mean none of *rivals*, the shortest first."""
        label = self.get_label(kind, thing)
        return [label, qualify(label, find_qualifier(self, kind, thing, rivals))]

    def get_label(self, kind: str, thing: str) -> str:
        """The first name of *thing*."""
        names = self.spelt.get((kind, thing))
        return names[0].name if names else thing

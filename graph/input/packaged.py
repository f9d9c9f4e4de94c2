"""Regions and agencies of the package that the files mention but do not declare.

A roadmap file may name 울산 or KETI without declaring them. Only what is mentioned is added, with its parents, its
sources and the regions that replaced it, so a graph does not grow by all regions of Korea. What a file declares itself
comes first.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.errors import AmbiguousName, UnknownName
from graph.errors.problems import InvalidInput, Remarks
from graph.input.declarations import Declarations, Mention, declare
from graph.input.files import DataFile, find_files, read_file
from graph.input.names import LATEST, DeclaredNames
from graph.input.references import name_apart, resolve
from graph.input.registry import Registry, register
from graph.model.entities import Document
from graph.model.parties import Agency, Region
from graph.model.records import Kind, Record, Value
from graph.model.resources import get_packaged_data

_KINDS = (Region.__name__, Agency.__name__)
_Key = tuple[str, str]
LARGE_CITIES = ("수원", "고양", "용인", "창원", "화성")
LARGE_CITY = "특례시"


@dataclass(frozen=True)
class Packaged:
    """The part of one packaged file that is added. Its references are resolved."""

    file: DataFile
    document: Record
    declarations: Declarations


def iter_mentions(record: Record) -> Iterator[Mention]:
    """The regions and agencies that *record* and the records within it mention. They are not resolved yet."""
    for name, values in record.values.items():
        field = record.entity.fields[name]
        if field.kind is Kind.REFERENCE and field.of in _KINDS:
            yield from (Mention(field.of, value.content, ("", "")) for value in values)
    for _, nested in record.iter_nested():
        yield from iter_mentions(nested)


def add_packaged(mentions: Iterable[Mention], registry: Registry) -> tuple[Packaged, ...]:
    """Adds to *registry* what is needed for the *mentions* that it does not know, and returns it file by file."""
    missing = {one for one in mentions if one.kind in _KINDS and one.kind not in registry.unread}
    missing = {one for one in missing if not registry.find_exact(one)}
    if not missing:
        return ()
    known = _read_packaged()
    wanted = {(one.kind, name) for one in missing for name in _find(one, known.registry, registry)}
    selected = known.close({key for key in wanted if _is_same(key, known, registry)}, registry)
    added = [one for file, document in known.documents if (one := _select(file, document, selected, registry))]
    for one in added:
        registry.add(one.declarations, packaged=True)
    for kind in _KINDS:
        # They are suggested for a misspelling.
        registry.packaged[kind] = {*known.registry.ids[kind], *known.registry.names[kind]}
    return tuple(added)


def _find(mention: Mention, packaged: Registry, own: Registry) -> set[str]:
    """The packaged entities that *mention* means. An exact name comes before a similar one of the files."""
    return packaged.find_exact(mention) or (set() if own.find(mention) else packaged.find(mention))


def is_packaged(kind: str, text: str) -> bool:
    """Whether the package has an entity of the type *kind* (``Agency``, ``Roadmap`` ...) with the id or name *text*."""
    return bool(_read_packaged().registry.find(Mention(kind, text, ("", ""))))


def get_packaged_names() -> DeclaredNames:
    """The names of all packaged regions and agencies, and what contains them."""
    return _read_packaged().registry.called


def find_names(kind: str, text: str) -> dict[str, str]:
    """The ids of the packaged entities of the type *kind* that *text* may mean, with a name that means no other one."""
    registry = _read_packaged().registry
    found = registry.find(Mention(kind, text, ("", "")))
    if len(found) > 1:
        found = registry.called.narrow(kind, text, found, LATEST)
    return {one: name_apart(registry, kind, one, found) for one in found}


def find_regions(text: str) -> dict[str, str]:
    """The packaged regions that *text* may mean, see :func:`find_names`. Large cities have a longer form."""
    return find_names(Region.__name__, to_plain_city(text))


def get_region(text: str) -> tuple[str, str]:
    """The id and the name of the packaged region that *text* means: an id, a code, or any name.

    :raises UnknownName: there is no such region.
    :raises AmbiguousName: several regions have the name. The message lists what to write.
    """
    found = find_regions(text)
    if not found:
        raise UnknownName("region", text, list_words(Region.__name__))
    if len(found) > 1:
        raise AmbiguousName("region", text, sorted(found.values()))
    ((identifier, name),) = found.items()
    return identifier, name


def to_plain_city(name: str) -> str:
    """*name* without the longer form of a city of a million people, which is not among the names of the package.

    >>> to_plain_city("창원특례시"), to_plain_city("울산광역시")
    ('창원시', '울산광역시')
    """
    stem = name.removesuffix(LARGE_CITY)
    return f"{stem}시" if stem != name and stem in LARGE_CITIES else name


def list_labels(kind: str) -> list[str]:
    """A name of each packaged entity of the type *kind* that means no other one."""
    registry = _read_packaged().registry
    labels = {one: registry.called.get_label(kind, one) for one in registry.ids[kind]}
    found = {one: registry.find(Mention(kind, label, ("", ""))) for one, label in labels.items()}
    return sorted(labels[one] if found[one] == {one} else name_apart(registry, kind, one, found[one]) for one in labels)


def list_words(kind: str) -> list[str]:
    """The ids and names of the packaged entities of the type *kind*."""
    return _read_packaged().registry.get_words(Mention(kind, "", ("", "")))


def digest_packaged() -> str:
    """The digest of all packaged files, on which a graph depends that has a part of them."""
    files = find_files([get_packaged_data()])
    return hashlib.sha256(b"".join(file.path.read_bytes() for file in files)).hexdigest()


@dataclass(frozen=True)
class _Known:
    """The packaged files with their references resolved, the records by type and id, and the successors by region."""

    documents: tuple[tuple[DataFile, Record], ...]
    registry: Registry
    records: dict[_Key, list[Record]]
    successors: dict[_Key, set[_Key]]

    def close(self, wanted: set[_Key], registry: Registry) -> set[_Key]:
        """*wanted* with the entities that its records refer to and the regions that replaced its regions.

        Those that *registry* has are left out.
        """
        selected: set[_Key] = set()
        while fresh := wanted - selected:
            selected |= fresh
            found = {key for one in fresh for record in self.records.get(one, ()) for key in _iter_keys(record)}
            found |= {key for one in fresh for key in self.successors.get(one, ()) if not self._is_own(key, registry)}
            wanted = {(kind, name) for kind, name in found if name not in registry.ids[kind]}
        return selected

    def _is_own(self, key: _Key, registry: Registry) -> bool:
        """Whether the files declare an entity of the same name, maybe with another id. It must not be there twice."""
        kind, _ = key
        names = {name for record in self.records[key] if (name := record.get_value("name"))}
        return any(registry.find_exact(Mention(kind, name, ("", ""))) for name in names)


@cache
def _read_packaged() -> _Known:
    """All packaged files. In a checkout, a file that is being edited may have errors; it is left out."""
    documents = []
    for file in find_files([get_packaged_data()]):
        remarks = Remarks()
        try:
            document = read_file(file, remarks)
        except InvalidInput:
            continue
        if not remarks.errors:
            documents.append((file, document))
    registry = register(declare(document) for _, document in documents)
    records: dict[_Key, list[Record]] = {}
    for _, document in documents:
        resolve(document, registry)
        for _, record in document.iter_nested():
            records.setdefault((record.entity.__name__, record.get_value("id")), []).append(record)
    successors: dict[_Key, set[_Key]] = {}
    for key, replacing in records.items():
        for former in (key for record in replacing for key in _iter_former(record)):
            successors.setdefault(former, set()).add(key)
    return _Known(tuple(documents), registry, records, successors)


def _iter_former(record: Record) -> Iterator[_Key]:
    """The regions that the region *record* replaced."""
    for value in record.values.get("successor_of", ()):
        yield (Region.__name__, value.content.get_value("region").id)


def _iter_keys(record: Record) -> Iterator[_Key]:
    """The type and id of each entity that *record* refers to."""
    for name, values in record.values.items():
        if record.entity.fields[name].kind is Kind.REFERENCE:
            yield from ((record.entity.fields[name].of, value.content.id) for value in values)
    for _, nested in record.iter_nested():
        yield from _iter_keys(nested)


def _is_same(key: _Key, known: _Known, registry: Registry) -> bool:
    """Whether the packaged entity is the one that the files declare under its id, if they declare it."""
    kind, name = key
    own = registry.get_values(kind, name)
    called = own.get("name")
    return called is None or name in known.registry.names[kind].get(called, set())


def _select(file: DataFile, document: Record, selected: set[_Key], registry: Registry) -> Packaged | None:
    """The *selected* records of *document*, without the values that the files state themselves."""
    values: dict[str, tuple[Value, ...]] = {}
    for name, entries in document.values.items():
        chosen = [one for one in entries if (one.content.entity.__name__, one.content.get_value("id")) in selected]
        if chosen:
            values[name] = tuple(Value(_leave_out(one.content, registry), one.location) for one in chosen)
    if not values:
        return None
    part = Record(Document, document.location, values)
    return Packaged(file, part, declare(part))


def _leave_out(record: Record, registry: Registry) -> Record:
    own = registry.get_values(record.entity.__name__, record.get_value("id"))
    return Record(
        record.entity,
        record.location,
        {name: values for name, values in record.values.items() if name == "id" or name not in own},
    )

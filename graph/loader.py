"""YAML files -> records of the model; every error of all files at once, each with its place.

Two passes: :mod:`graph.reading` turns each file into records; then ids are collected over all files, references are
resolved against them, and what only the whole can show is checked.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.characters import find_control
from graph.concepts import Concept
from graph.dates import PartialDate
from graph.errors import (
    AmbiguousReference,
    Contradiction,
    Duplicate,
    InvalidInput,
    Location,
    Malformed,
    MissingField,
    Problem,
    Remarks,
    UnknownReference,
    sort_problems,
)
from graph.identifiers import mint_edition_iri
from graph.model import ENTITY_TYPES, Activity, BudgetLine, Document, Plan
from graph.reading import read_document
from graph.records import Entity, Kind, Record, Reference, Value
from graph.source import read_yaml

_NAME_FIELDS = ("name", "aliases", "abbreviations")


@dataclass(frozen=True)
class Roadmaps:
    """All that the files state: one record per file, references resolved, free of errors.

    ``names`` gives for the path in a location the file's name that is the same on every machine; ``warnings`` what the
    text of the files hides from the eye, or says differently to other tools.
    """

    documents: tuple[Record, ...]
    names: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    def iter_records(self, field: str) -> Iterator[Record]:
        """The records of one section (``roadmaps``, ``agencies`` ...) in the order of files and lines."""
        for document in self.documents:
            for value in document.values.get(field, ()):
                yield value.content


def load_roadmaps(*paths: Path) -> Roadmaps:
    """The roadmaps in files and folders; folders are searched for ``*.yaml`` and ``*.yml``.

    :raises InvalidInput: with every problem of every file, sorted by place.
    """
    remarks = Remarks()
    documents = []
    files = find_files(paths)
    for file in files:
        try:
            documents.append(read_document(read_yaml(file.path, remarks=remarks), remarks))
        except InvalidInput as error:
            remarks.errors.extend(error.problems)
    # What an unreadable file holds is not known, so nothing can be said to be missing.
    if len(documents) == len(files):
        remarks.errors.extend(_Resolver(documents).resolve())
    if remarks.errors:
        raise InvalidInput(remarks.errors)
    return Roadmaps(tuple(documents), {str(file.path): file.name for file in files}, sort_problems(remarks.warnings))


@dataclass(frozen=True)
class DataFile:
    """One file to read, and its name relative to what was asked for."""

    path: Path
    name: str


def find_files(paths: Iterable[Path]) -> list[DataFile]:
    """The data files that *paths* name, each once, sorted by name.

    :raises InvalidInput: a path cannot be read or does not exist, or a folder holds no YAML file.
    """
    found: dict[Path, DataFile] = {}
    for path in paths:
        try:
            files = _find_files_of(path)
        except OSError as error:
            raise _unusable(path, f"cannot be read ({error.strerror})") from error
        for file in files:
            # Of several names of one file the longest, whatever comes first.
            known = found.setdefault(file.path.resolve(), file)
            found[file.path.resolve()] = max(known, file, key=lambda named: (len(named.name), named.name))
    return sorted(found.values(), key=lambda file: file.name)


def _find_files_of(path: Path) -> list[DataFile]:
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml") and file.is_file())
        if not inside:
            raise _unusable(path, "folder holds no YAML file")
        return [_to_data_file(file, file.relative_to(path).as_posix()) for file in inside]
    if path.exists():
        return [_to_data_file(path, path.name)]
    raise _unusable(path, "no such file or folder")


def _to_data_file(path: Path, name: str) -> DataFile:
    """A file by its composed *name*, so that it is called the same on a disk that decomposes Hangul."""
    composed = unicodedata.normalize("NFC", name)
    if control := find_control(composed):
        place = Location(str(path), 1, 1)
        what = f"name of the file holds {control.character!r}"
        raise InvalidInput([Malformed(location=place, what=what, instead="rename it in UTF-8, without controls")])
    return DataFile(path, composed)


def _unusable(path: Path, what: str) -> InvalidInput:
    return InvalidInput([Malformed(location=Location(str(path), 1, 1), what=what, instead="check --data")])


class _Resolver:
    """Knows every id and name of all documents; resolves references in place and reports what does not fit."""

    def __init__(self, documents: list[Record]) -> None:
        self.problems: list[Problem] = []
        self.ids: dict[str, dict[str, Location]] = defaultdict(dict)
        self.names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.parts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self.lines: dict[Location, dict[str, Location]] = defaultdict(dict)
        self.first: dict[tuple[str, str], Record] = {}
        self.here: dict[tuple[str, str, str], Location] = {}
        self.records = [record for document in documents for _, record in document.iter_nested()]
        # Kinds of records whose section has a problem of its own: what refers to them may well be right.
        sections = ((name, values) for document in documents for name, values in document.values.items())
        self.unread = {Document.fields[name].of for name, values in sections if not values}

    def resolve(self) -> list[Problem]:
        for record in self.records:
            self.register(record)
        for record in self.records:
            self.visit(record, record)
        self.check_stated_once()
        return self.problems

    def register(self, record: Record) -> None:
        kind, name = record.entity.__name__, record.get_value("id")
        if name is None:
            return
        if issubclass(record.entity, Plan):
            if key := _find_edition_key(record):
                self.claim(f"edition of {record.entity.to_noun()}", key, record.location)
            self.ids[kind].setdefault(name, record.location)
            self.register_parts(record)
        else:
            self.claim_shared(record, name)
        for field in _NAME_FIELDS:
            for value in record.values.get(field, ()):
                self.names[kind][value.content].add(name)
        for value in record.values.get("names", ()):
            self.names[kind][value.content.get_value("name") or name].add(name)

    def claim(self, kind: str, name: str, place: Location) -> None:
        if name in self.ids[kind]:
            noun = f"{ENTITY_TYPES[kind].to_noun()} id" if kind in ENTITY_TYPES else kind
            self.problems.append(Duplicate(location=place, name=name, kind=noun, first=self.ids[kind][name]))
        else:
            self.ids[kind][name] = place

    def claim_shared(self, record: Record, name: str) -> None:
        """A thing that another file tells of too: both may say different things of it, but not contradict."""
        kind = record.entity.__name__
        known = self.first.setdefault((kind, name), record)
        here = self.here.setdefault((kind, name, record.location.path), record.location)
        self.ids[kind].setdefault(name, here)
        if here is not record.location:
            noun = f"{record.entity.to_noun()} id"
            self.problems.append(Duplicate(location=record.location, name=name, kind=noun, first=here))
        if known is record or here is not record.location:
            return
        for field, values in record.values.items():
            earlier = known.values.get(field)
            single = not record.entity.fields[field].many
            if single and earlier and values and earlier[0].content != values[0].content:
                owner, first = describe(record.entity, name), earlier[0]
                other = _to_word(first.content)
                problem = Contradiction(
                    location=values[0].location, name=field, owner=owner, other=other, first=first.location
                )
                self.problems.append(problem)

    def register_parts(self, plan: Record) -> None:
        for line in _iter_lines(plan):
            name = line.get_value("id")
            if name in self.lines[plan.location]:
                first = self.lines[plan.location][name]
                self.problems.append(Duplicate(location=line.location, name=name, kind="budget line id", first=first))
            elif name is not None:
                self.lines[plan.location][name] = line.location
        seen: dict[str, Location] = {}
        for part in _iter_parts(plan):
            name = part.get_value("id")
            if name in seen:
                noun = f"{part.entity.to_noun()} id"
                self.problems.append(Duplicate(location=part.location, name=name, kind=noun, first=seen[name]))
            elif name is not None:
                seen[name] = part.location
                self.parts[self.scope_of(plan)][name] = part.entity.__name__

    def scope_of(self, record: Record) -> tuple[str, str]:
        return record.entity.__name__, record.get_value("id") or ""

    def visit(self, record: Record, top: Record) -> None:
        """Resolves the references of *record*, which stands somewhere in the top-level record *top*."""
        for name, values in record.values.items():
            field = record.entity.fields[name]
            if field.kind is Kind.REFERENCE:
                record.values[name] = tuple(self.to_reference(value, field.of, top) for value in values)
        for _, nested in record.iter_nested():
            self.visit(nested, top)

    def to_reference(self, value: Value, kind: str, top: Record) -> Value:
        text: str = value.content
        known: Mapping[str, object] = self.ids[kind]
        candidates, path = self.names[kind].get(text, set()), ENTITY_TYPES[kind].path
        if kind == "BudgetLine":
            known, path = self.lines[top.location], f"{_find_edition_path(top)}/budget"
        elif kind == "Activity":
            known = {f"{plan}/{part}": 0 for (_, plan), parts in self.parts.items() for part in parts}
            path = ENTITY_TYPES["Roadmap"].path
        elif not path:
            known = {name: 0 for name, of in self.parts[self.scope_of(top)].items() if of == kind}
            path = f"{top.entity.path}/{top.get_value('id')}"
        found = {text} if text in known else candidates
        noun = ENTITY_TYPES[kind].to_noun()
        if not found and kind not in self.unread:
            words = sorted({*known, *self.names[kind]})
            self.problems.append(UnknownReference(location=value.location, name=text, kind=noun, known=words))
        elif len(found) > 1:
            problem = AmbiguousReference(location=value.location, name=text, kind=noun, candidates=sorted(found))
            self.problems.append(problem)
        name = min(found, default=text)
        return Value(Reference(name, f"{path}/{name}"), value.location)

    def check_stated_once(self) -> None:
        """Each field that one edition at least must state, over all editions of a plan and of its parts."""
        stated: dict[tuple[str, ...], set[str]] = defaultdict(set)
        first: dict[tuple[str, ...], Record] = {}
        for plan in (record for record in self.records if issubclass(record.entity, Plan)):
            for record in (plan, *_iter_parts(plan)):
                key: tuple[str, ...] = (*self.scope_of(plan), record.get_value("id") or "")
                stated[key].update(record.values)
                first.setdefault(key, record)
        for key, record in first.items():
            for name, field in record.entity.fields.items():
                if field.once and record.values and name not in stated[key]:
                    owner = describe(record.entity, record.get_value("id"))
                    self.problems.append(MissingField(location=record.location, name=name, owner=owner))


def _to_word(content: object) -> str:
    """A value as it is written in a file."""
    if isinstance(content, Concept):
        return content.name
    return content.text if isinstance(content, PartialDate) else str(content)


def _find_edition_path(plan: Record) -> str:
    source = plan.get_value("source")
    name = source.id if isinstance(source, Reference) else source
    return mint_edition_iri(f"{plan.entity.path}/{plan.get_value('id')}", plan.get_value("edition"), name)


def _iter_lines(record: Record) -> Iterator[Record]:
    """The budget lines of *record* and of all that it contains."""
    for _, nested in record.iter_nested():
        if issubclass(nested.entity, BudgetLine):
            yield nested
        else:
            yield from _iter_lines(nested)


def describe(entity: type[Entity], name: str | None) -> str:
    """How a record is called in messages: ``project 'amr-platform'``, or ``a budget line``."""
    noun = entity.to_noun()
    return f"{noun} '{name}'" if name else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _find_edition_key(plan: Record) -> str | None:
    values = [plan.get_value(name) for name in ("id", "edition", "source")]
    return None if None in values else " / ".join(values)


def _iter_parts(record: Record) -> Iterator[Record]:
    for _, nested in record.iter_nested():
        if issubclass(nested.entity, Activity):
            yield nested
            yield from _iter_parts(nested)

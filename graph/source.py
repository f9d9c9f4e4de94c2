"""YAML with the place of every key and value, read from events, so that bounds hold before anything is built.

Scalars stay text; the model gives them their type. Aliases, tags and second documents are refused, because no
roadmap needs them and each of them is a way to say something other than what the eye sees.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph.errors import Duplicate, InvalidInput, Location, Malformed, Problem

MAX_DEPTH = 64
MAX_BYTES = 64 * 1024 * 1024

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The C parser reads ahead of its events and gives up at a depth of its own (PyYAML 6.0.4).
_PARSER_TOO_DEEP = "exceeded maximum nesting depth"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text value; empty where YAML has nothing."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    location: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    location: Location


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, *, name: str | None = None) -> Node:
    """The one document of a YAML file.

    :param name: how the file is called in messages and locations; its path by default.
    :raises InvalidInput: not readable, not UTF-8, not YAML, over the bounds, or with aliases, tags, duplicate keys.
    """
    name = name or str(path)
    start = Location(name, 1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _invalid(start, "file is over 64 MiB", "split it into several files")
        content = path.read_bytes()
    except OSError as error:
        raise _invalid(start, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    return parse_yaml(_decode(content, start), name=name)


def parse_yaml(text: str, *, name: str) -> Node:
    """The one document in *text*; see :func:`read_yaml`."""
    text = unicodedata.normalize("NFC", text)
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        raise _has_control(Location(name, line, column), control)
    reader = _Reader(name)
    try:
        return reader.read(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name, 1, 1)
        if error.problem == _PARSER_TOO_DEEP:
            raise _too_deep(place) from error
        raise _invalid(place, f"not YAML: {error.problem or error.context}", "check quotes and indents here") from error


class _Reader:
    """Builds nodes from one stream of events and keeps the problems met on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    raise _invalid(self.place(event), "a second document begins", "put it into a file of its own")
                root = self.node(event, events, depth=0)
        if self.problems:
            raise InvalidInput(self.problems)
        return root if root is not None else Mapping((), Location(self.name, 1, 1))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], *, depth: int) -> Node:
        place = self.place(event)
        if depth > MAX_DEPTH:
            raise _too_deep(place)
        if isinstance(event, yaml.AliasEvent):
            raise _invalid(place, f"alias '*{event.anchor}'", "write the value out, or give it an id")
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise _invalid(place, f"tag '{tag}'", "delete it; every value is text")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, place, depth=depth + 1)
        return self.mapping(events, place, depth=depth + 1)

    def scalar(self, event: yaml.ScalarEvent, place: Location) -> Scalar:
        if not event.style and event.value in ("~", "null"):
            return Scalar("", place)
        # Escapes of quoted text ("\0") may bring in what was refused in the file itself.
        text = unicodedata.normalize("NFC", event.value)
        if control := _CONTROL.search(text):
            raise _has_control(place, control)
        return Scalar(text, place)

    def sequence(self, events: Iterator[yaml.Event], place: Location, *, depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth=depth))
        return Sequence(tuple(items), place)

    def mapping(self, events: Iterator[yaml.Event], place: Location, *, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth=depth)
            value = self.node(next(events), events, depth=depth)
            if not isinstance(key, Scalar):
                self.problems.append(Malformed(location=key.location, what="key is not text", instead="write one word"))
            elif key.text in entries:
                first = entries[key.text].key.location
                self.problems.append(Duplicate(location=key.location, name=key.text, kind="key", first=first))
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(tuple(entries.values()), place)

    def place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.name, mark.line + 1, mark.column + 1) if mark else Location(self.name, 1, 1)


def _decode(content: bytes, start: Location) -> str:
    for mark, codec in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if content.startswith(mark):
            raise _invalid(start, f"file is {codec}", f"save it as UTF-8 (iconv -f {codec} -t UTF-8)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = Location(start.path, line, 1)
        if _is_cp949(content):
            raise _invalid(place, "file is CP949", "save it as UTF-8 (iconv -f CP949 -t UTF-8)") from error
        raise _invalid(place, "file is not UTF-8", "save it as UTF-8") from error


def _is_cp949(content: bytes) -> bool:
    try:
        content.decode("cp949")
    except UnicodeDecodeError:
        return False
    return True


def _too_deep(place: Location) -> InvalidInput:
    return _invalid(place, f"nested deeper than {MAX_DEPTH} levels", "flatten it")


def _has_control(place: Location, control: re.Match[str]) -> InvalidInput:
    return _invalid(place, f"control character {control.group()!r}", "delete it")


def _invalid(place: Location, what: str, instead: str) -> InvalidInput:
    return InvalidInput([Malformed(location=place, what=what, instead=instead)])

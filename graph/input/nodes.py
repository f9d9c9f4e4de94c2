"""YAML with the location of every key and value. It is read from events, so limits apply before a node is built.

Scalars stay text, and the model gives them a type. Anchors, aliases, tags and second documents are rejected: no roadmap
needs them, and they can make a file mean something else than it seems to say.
"""

import time
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import yaml

from graph.errors.characters import (
    MOST_MARKS,
    Suspect,
    describe_character,
    find_control,
    find_long_marks,
    iter_suspects,
)
from graph.errors.messages import Message
from graph.errors.problems import Deceptive, Duplicate, InvalidInput, Location, Malformed, Remarks, TooSlow
from graph.input.encodings import decode
from graph.input.reading import SECONDS, SilentPipe, read_bounded
from graph.input.slips import find_cut, find_false_indent, find_false_quotes, find_false_separator
from graph.input.unparsable import LINE_BREAK, MAX_DEPTH, Loader, explain, refuse, refuse_depth

MAX_BYTES = 64 * 1024 * 1024
MAX_NODES = 1_000_000
# For one file. A million keys and values take half a minute (2026-11-30).
MAX_SECONDS = 300
_MOST_REMARKS = 1_000

_BLANKS = frozenset(" \t")
# Ends of values that may be slips: separators, and marks that are not quotes.
_LAST_MARKS = frozenset(",，;”’＂＇“\"'")


class Scalar(NamedTuple):
    """One text value, empty if YAML has null. *plain* means unquoted, so other tools may give it a type."""

    text: str
    location: Location
    plain: bool = True


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    location: Location


class Entry(NamedTuple):
    """One key with its value. *again* marks a duplicate key, which has been reported."""

    key: Scalar
    value: "Node"
    again: bool = False


class Mapping(NamedTuple):
    """Keys with their values, in file order."""

    entries: tuple[Entry, ...]
    location: Location


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, *, name: str | None = None, remarks: Remarks | None = None) -> Node:
    """The one document of a YAML file.

    :param name: the name of the file in messages and locations, by default its path.
    :param remarks: receives problems that do not stop the parser: duplicate keys and misleading characters. Without it,
        duplicate keys raise an error.
    :raises InvalidInput: not readable, not UTF-8, not YAML, over a limit, or with anchors, aliases or tags.
    """
    name = name or str(path)
    content = read_content(path, name=name)
    return parse_yaml(decode(content, Location(name, 1, 1)), name=name, remarks=remarks)


def read_content(path: Path, *, name: str) -> bytes:
    """The bytes of a file.

    :param name: the name of the file in messages.
    :raises InvalidInput: not readable, or over 64 MiB.
    """
    start = Location(name, 1, 1)
    try:
        # Pipes and devices have no size, so the limit applies while reading.
        content = read_bounded(path, MAX_BYTES + 1)
    except SilentPipe as error:
        what = Message("nothing arrives from the pipe within {most} seconds", most=SECONDS)
        raise refuse(start, what, Message("write to it, or name a file")) from error
    except OSError as error:
        raise refuse(
            start,
            Message("cannot be read ({reason})", reason=error.strerror),
            Message("check the path and its permissions"),
        ) from error
    if len(content) > MAX_BYTES:
        raise refuse(start, Message("file is over 64 MiB"), Message("split it into several files"))
    return content


def parse_yaml(text: str, *, name: str, remarks: Remarks | None = None) -> Node:
    """The one document in *text*; see :func:`read_yaml`."""
    if marks := find_long_marks(text):
        raise _has_marks(_to_place(text, marks.position, name))
    text = unicodedata.normalize("NFC", text)
    if control := find_control(text):
        raise _has_control(_to_place(text, control.position, name), control.character)
    reader = _Reader(text, name, remarks or Remarks())
    reader.remarks.warnings.extend(_iter_deceptive(text, name))
    try:
        root = reader.read(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        if not reader.misindented:
            raise explain(error, text, name) from error
    if reader.misindented:
        # The rest of the file is read at another depth, so all other errors may be consequences.
        raise InvalidInput(reader.misindented)
    if remarks is None and reader.remarks.errors:
        raise InvalidInput(reader.remarks.errors)
    return root


class _Reader:
    """Builds nodes from one stream of events and checks the limits before it builds each node."""

    def __init__(self, text: str, name: str, remarks: Remarks) -> None:
        self.text = text
        self.name = name
        self.remarks = remarks
        self.count = 0
        self.deadline = time.monotonic() + MAX_SECONDS
        self.misindented: list[Malformed] = []

    def read(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    what, instead = Message("a second document begins"), Message("move it to a separate file")
                    self.remarks.errors.append(Malformed(location=self.place(event), what=what, instead=instead))
                root = _merge(root, self.node(event, events, depth=0))
        return root if root is not None else Mapping((), Location(self.name, 1, 1))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], *, depth: int) -> Node:
        place = self.place(event)
        self.count += 1
        if self.count > MAX_NODES:
            raise refuse(
                place,
                Message("more than {most} keys and values", most=format(MAX_NODES, ",")),
                Message("split the file into several"),
            )
        if time.monotonic() > self.deadline:
            what = Message("reading takes longer than {most} seconds", most=MAX_SECONDS)
            raise InvalidInput([TooSlow(location=place, what=what, instead=Message("split the file into several"))])
        if depth > MAX_DEPTH:
            raise refuse_depth(place)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is None and event.tag is None:
                return self.scalar(event, place)
            raise _is_marked(event, place)
        if isinstance(event, yaml.AliasEvent):
            raise refuse(
                place,
                Message("alias '*{anchor}' is not allowed", anchor=event.anchor),
                Message("write out the value, or quote it"),
            )
        if isinstance(event, yaml.CollectionStartEvent) and (event.anchor is not None or event.tag is not None):
            raise _is_marked(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            found = self.sequence(events, place, depth=depth + 1)
            if event.flow_style:
                self.check_separators(found)
            return found
        return self.mapping(events, place, depth=depth + 1)

    def scalar(self, event: yaml.ScalarEvent, place: Location) -> Scalar:
        if not event.style:
            # Few values need a closer look, which would take a fifth of the time of reading (measured 2026-11-29).
            value, end = event.value, event.end_mark.index if event.end_mark else len(self.text)
            if value[:1].isspace():
                self.check_indent(event, place)
            closer = self.text[end : end + 1] in _BLANKS or value[-1:] in _LAST_MARKS
            cut = self.warn_of_slips(event, place) if closer else ""
            # Of an empty value, what the comment cuts off is kept, or it would be reported twice.
            return Scalar("" if event.value in ("~", "null") else event.value or cut, place)
        if event.style == '"':
            return Scalar(self.read_escaped(event, place), place, plain=False)
        return Scalar(event.value, place, plain=False)

    def check_indent(self, event: yaml.ScalarEvent, place: Location) -> None:
        """Reports a key or value to which YAML counts the blanks of its indentation."""
        slip = find_false_indent(self.text, event.start_mark.index) if event.start_mark else None
        if slip and place.line not in {one.location.line for one in self.misindented[-1:]}:
            at = place._replace(column=slip.column)
            self.misindented.append(Malformed(location=at, what=slip.what, instead=slip.instead))

    def warn_of_slips(self, event: yaml.ScalarEvent, place: Location) -> str:
        """Warns of an unquoted value with marks that YAML reads in another way. Returns what a comment cuts off."""
        if len(self.remarks.warnings) > _MOST_REMARKS:
            return ""
        cut = find_cut(self.text, event.end_mark.index) if event.end_mark else ""
        if cut:
            what = Message("'{cut}' is a comment and not a part of the value", cut=cut)
            instead = Message("write the value in quotes, or '  # ' before the comment")
            remarks = self.remarks.warnings if event.value else self.remarks.errors
            remarks.append(Malformed(location=place, what=what, instead=instead))
        if event.value.endswith((",", "，", ";")):
            what = Message("'{mark}' at the end stays in the value", mark=event.value[-1])
            self.remarks.warnings.append(Malformed(location=place, what=what, instead=Message("delete it")))
        if mark := find_false_quotes(event.value):
            what = Message("{mark} is not a quote of YAML and stays in the value", mark=mark)
            instead = Message('write " or delete the marks')
            self.remarks.warnings.append(Malformed(location=place, what=what, instead=instead))
        return cut

    def read_escaped(self, event: yaml.ScalarEvent, place: Location) -> str:
        """Text that may contain escapes. The result is checked and normalized just as the file itself was."""
        if find_long_marks(event.value):
            raise _has_marks(place)
        text = unicodedata.normalize("NFC", event.value)
        start, end = event.start_mark, event.end_mark
        written = self.text[start.index : end.index] if start and end else ""
        if written and "\\" not in written:
            return text
        if control := find_control(text):
            raise _has_control(place, control.character)
        for suspect in islice(iter_suspects(text), _MOST_REMARKS):
            if suspect.character not in written:
                self.remarks.warnings.append(_to_deceptive(suspect, place))
        return text

    def sequence(self, events: Iterator[yaml.Event], place: Location, *, depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth=depth))
        return Sequence(tuple(items), place)

    def check_separators(self, sequence: Sequence) -> None:
        """Reports an item of ``[a, b]`` that is two items for a reader."""
        for item in sequence.items:
            if isinstance(item, Scalar) and item.plain and (mark := find_false_separator(item.text)):
                what = Message("{at} does not separate values", at=mark)
                instead = Message("write ',' or quote the value")
                self.remarks.errors.append(Malformed(location=item.location, what=what, instead=instead))

    def mapping(self, events: Iterator[yaml.Event], place: Location, *, depth: int) -> Mapping:
        entries: list[Entry] = []
        first: dict[str, Location] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth=depth)
            value = self.node(next(events), events, depth=depth)
            if not isinstance(key, Scalar):
                problem = Malformed(
                    location=key.location, what=Message("key is not text"), instead=Message("write one word")
                )
                self.remarks.errors.append(problem)
                continue
            if again := key.text in first:
                twice = Duplicate(location=key.location, name=key.text, kind="key", first=first[key.text])
                self.remarks.errors.append(twice)
            else:
                first[key.text] = key.location
            entries.append(Entry(key, value, again))
        return Mapping(tuple(entries), place)

    def place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.name, mark.line + 1, mark.column + 1) if mark else Location(self.name, 1, 1)


def _merge(first: Node | None, second: Node) -> Node:
    """Two documents as one, so that the errors of both are found. Lists with the same key are joined."""
    if not (isinstance(first, Mapping) and isinstance(second, Mapping)):
        return second if first is None else first
    entries = {entry.key.text: entry for entry in first.entries}
    for entry in second.entries:
        known = entries.setdefault(entry.key.text, entry)
        if known is not entry and isinstance(known.value, Sequence) and isinstance(entry.value, Sequence):
            joined = Sequence((*known.value.items, *entry.value.items), known.value.location)
            entries[entry.key.text] = known._replace(value=joined)
    return Mapping(tuple(entries.values()), first.location)


def _to_place(text: str, index: int, name: str) -> Location:
    before = LINE_BREAK.split(text[:index])
    return Location(name, len(before), len(before[-1]) + 1)


def _iter_deceptive(text: str, name: str) -> Iterator[Deceptive]:
    """The invisible or misleading characters of the file, comments included, up to a limit."""
    place, done = Location(name, 1, 1), 0
    for suspect in islice(iter_suspects(text), _MOST_REMARKS):
        lines = LINE_BREAK.split(text[done : suspect.position])
        column = len(lines[-1]) + (1 if len(lines) > 1 else place.column)
        place, done = Location(name, place.line + len(lines) - 1, column), suspect.position
        yield _to_deceptive(suspect, place)


def _to_deceptive(suspect: Suspect, place: Location) -> Deceptive:
    return Deceptive(location=place, character=describe_character(suspect.character), advice=suspect.advice)


def _is_marked(event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Location) -> InvalidInput:
    if event.anchor is not None:
        return refuse(
            place,
            Message("anchor '&{anchor}' is not allowed", anchor=event.anchor),
            Message("delete it, or quote the value"),
        )
    return refuse(place, Message("tag '{tag}' is not allowed", tag=event.tag), Message("delete it, or quote the value"))


def _has_marks(place: Location) -> InvalidInput:
    return refuse(place, Message("more than {most} combining marks in a row", most=MOST_MARKS), Message("delete them"))


def _has_control(place: Location, control: str) -> InvalidInput:
    return refuse(
        place, Message("control character {control} is not allowed", control=repr(control)), Message("delete it")
    )

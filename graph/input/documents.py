"""One document: nodes with locations -> records, with all problems that can be found in the document alone.

:mod:`graph.input.loader` checks references and ids, which involve other documents.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pyoxigraph

from graph.errors import UnreadableValue, find_same, find_similar
from graph.errors.characters import describe_character, iter_suspects
from graph.errors.messages import Message
from graph.errors.problems import (
    Duplicate,
    Location,
    Malformed,
    Misread,
    MissingField,
    Remarks,
    UnknownField,
)
from graph.errors.spreadsheets import name_column
from graph.input.concepts import find_packaged
from graph.input.figures import parse_share, settle_figures
from graph.input.misreadings import Misreading, find_misreading
from graph.input.nodes import Entry, Node, Scalar, Sequence
from graph.input.nodes import Mapping as MappingNode
from graph.input.slips import find_slip_in_key
from graph.model.concepts import Concept, find_place, read_ontology
from graph.model.dates import parse_date
from graph.model.entities import ENTITY_TYPES, Document, statements
from graph.model.identifiers import ID_HINT, is_id
from graph.model.money import Amount, parse_amount
from graph.model.periods import is_duration, parse_period
from graph.model.quantities import Quantity, parse_quantity
from graph.model.records import Entity, Field, Kind, Record, Value

_FALSE_BRACKETS = "［【〔「『"
_MOST_SECTIONS = 3
_LONGEST_SHOWN = 40
_TEXT_KINDS = frozenset({Kind.TEXT, Kind.KOREAN, Kind.ENGLISH, Kind.ROMANISED, Kind.REFERENCE})


def read_document(root: Node, remarks: Remarks) -> Record:
    """The record of one file. *remarks* receives its errors, and warnings about values that other tools misread."""
    return _DocumentReader(remarks).read_record(root, Document)


class _DocumentReader:
    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self.problems = remarks.errors
        self.warnings = remarks.warnings
        self.schemes = read_ontology().schemes

    def read_record(self, node: Node, entity: type[Entity]) -> Record:
        if isinstance(node, Scalar) and entity.shorthand:
            length = issubclass(entity, statements.Period) and is_duration(node.text)
            short = "duration" if length else entity.shorthand
            value = self.read_value(node, entity.fields[short])
            record = Record(entity, node.location, {short: (value,) if value else ()})
            settle_figures(record, self.remarks)
            return record
        if not isinstance(node, MappingNode):
            slip = find_slip_in_key(node.text) if isinstance(node, Scalar) and node.plain else None
            what = Message("{owner} is not a mapping", owner=entity.describe(None))
            self.report(node.location, *(slip or (what, _show_entry(node, entity))))
            return Record(entity, node.location, {})
        name = _name_of(node)
        owner = entity.describe(name)
        values = self.read_entries(node, entity, owner)
        for field in entity.fields:
            if entity.fields[field].required and field not in values:
                self.problems.append(MissingField(location=node.location, name=field, owner=owner))
        record = Record(entity, node.location, values)
        self.check_packaged(record, owner)
        settle_figures(record, self.remarks)
        return record

    def read_entries(self, node: MappingNode, entity: type[Entity], owner: Message) -> dict[str, tuple[Value, ...]]:
        """The values of each field. A field with a problem has an empty tuple, so it is not reported as missing."""
        values: dict[str, tuple[Value, ...]] = {}
        known = tuple(entity.fields)
        last: Entry | None = None
        for entry in node.entries:
            key = entry.key
            if entry.again:
                # Keep the records that only the second key defines, or references to them would be unknown.
                again = self.read_field(key, entry.value, entity.fields[key.text]) if key.text in known else ()
                values.update({key.text: (*values[key.text], *_iter_new(again, values[key.text]))} if again else {})
            elif field := entity.fields.get(key.text):
                # A misspelt key before it may have the same meaning, and its records have errors of their own.
                misspelt = values.get(key.text, ()) if field.many else ()
                values[key.text] = (*misspelt, *self.read_field(key, entry.value, field))
            elif last and (number := _join_cut_number(last.value, entry)):
                self.report(
                    last.value.location,
                    Message("'{number}' is split at its comma", number=number),
                    Message("write it in quotes"),
                )
            elif slip := find_slip_in_key(key.text) if key.plain else None:
                self.report(key.location, *slip)
                values.update({one: () for one in known if one in key.text and one not in values})
            else:
                sections = _find_sections(key.text) if entity is Document else {}
                self.problems.append(
                    UnknownField(
                        location=key.location, name=key.text, owner=owner, known=known, sections=tuple(sections)
                    )
                )
                if sections:
                    self.read_field(key, entry.value, next(iter(sections.values())))
                else:
                    self.read_unknown(entry, entity, values)
            last = entry
        return values

    def read_unknown(self, entry: Entry, entity: type[Entity], values: dict[str, tuple[Value, ...]]) -> None:
        """Reads the value of an unknown key as that of the field it probably means, so its errors are found too."""
        key, node = entry.key, entry.value
        misspelt = find_same(key.text, entity.fields, limit=1)
        similar = misspelt or find_similar(key.text, entity.fields, limit=1)
        shaped = [name for name, field in entity.fields.items() if _fits(node, field)]
        meant = next((name for name in (*similar, *shaped) if name in misspelt or name in shaped), "")
        for name in similar:
            values.setdefault(name, ())
        # Whether its value is a list is a question of the field that is meant.
        if meant and isinstance(node, Sequence) == entity.fields[meant].many:
            reader = self if meant in similar else _DocumentReader(Remarks())
            read = reader.read_field(key, node, entity.fields[meant])
            values[meant] = (*values.get(meant, ()), *read)
            if reader is not self:
                # The kind of the records is a guess, so a field that one kind must have may be missing.
                self.problems.extend(one for one in reader.problems if not isinstance(one, MissingField))

    def read_field(self, key: Scalar, node: Node, field: Field) -> tuple[Value, ...]:
        if isinstance(node, Scalar) and not node.text.strip():
            instead = Message("give it a value or delete '{name}:'", name=key.text)
            instead = Message("fill in the cell") if node.location.sheet else instead
            sheet = node.location.sheet
            name = name_column(key.text, sheet) if sheet else key.text
            self.report(node.location, Message("'{name}' is empty", name=name), instead)
            return ()
        if not field.many:
            if isinstance(node, Sequence):
                self.report(
                    node.location,
                    Message("'{name}' takes one value", name=key.text),
                    Message("write it without the list"),
                )
                return ()
            value = self.read_value(node, field)
            return (value,) if value else ()
        if field.kind is Kind.CODE and isinstance(node, Scalar):
            # A technology usually has a single broader one.
            node = Sequence((node,), node.location)
        if not isinstance(node, Sequence):
            self.report(node.location, *_explain_no_list(key.text, node))
            return ()
        if not node.items:
            self.report(
                node.location,
                Message("'{name}' is empty", name=key.text),
                Message("give it a value or delete '{name}:'", name=key.text),
            )
        values = tuple(value for item in node.items if (value := self.read_value(item, field)))
        # References are compared when they are resolved.
        if field.kind is not Kind.REFERENCE:
            self.check_repeats(values, key.text)
        return values

    def check_repeats(self, values: tuple[Value, ...], name: str) -> None:
        seen: dict[object, Location] = {}
        for value in values:
            if isinstance(value.content, Record):
                continue
            content = value.content.name if isinstance(value.content, Concept) else value.content
            if content in seen:
                first = seen[content]
                self.problems.append(
                    Duplicate(
                        location=value.location,
                        name=str(content),
                        kind=Message("'{name}' value", name=name),
                        first=first,
                    )
                )
            seen.setdefault(content, value.location)

    def read_value(self, node: Node, field: Field) -> Value | None:
        if field.kind is Kind.NESTED:
            return Value(self.read_record(node, ENTITY_TYPES[field.of]), node.location)
        if not isinstance(node, Scalar):
            self.report(
                node.location, Message("{kind} expected", kind=Message(field.kind.value)), Message("write one value")
            )
            return None
        text = node.text.strip()
        if not text:
            self.report(node.location, Message("value is empty"), Message("write it out or delete it"))
            return None
        if field.kind is Kind.CODE:
            return self.read_code(node, field.of)
        try:
            content = _PARSERS[field.kind](text)
            if node.plain and (misreading := find_misreading(text)):
                self.report_misread(misreading, text, content, field.kind, node.location)
            return Value(content, node.location)
        except UnreadableValue as error:
            self.report(node.location, error.what, error.instead)
            # Keep an invalid id, or each reference to it would be another problem.
            return Value(text, node.location) if field.kind is Kind.ID else None

    def report_misread(self, misreading: Misreading, text: str, content: object, kind: Kind, place: Location) -> None:
        """Reports *text* if other tools misread it: an error for numbers and names, otherwise a warning.

        docs/decisions/0012-plain-values.md gives the reasons and the exceptions.
        """
        if kind is Kind.FLAG:
            return
        number = content.won if isinstance(content, Amount) else content
        number = number.number if isinstance(number, Quantity) else number
        advice = Message("write it in quotes")
        if isinstance(number, int | Decimal):
            if not misreading.number or Decimal(misreading.number) == number:
                return
            advice = Message("write '{number}'", number=number)
        remarks = self.warnings if kind in _TEXT_KINDS else self.problems
        remarks.append(Misread(location=place, name=text, meaning=Message(misreading.meaning), advice=advice))

    def read_code(self, node: Scalar, scheme: str) -> Value:
        """The concept of the ontology, else the text, which may name a concept that a file adds."""
        return Value(self.schemes[scheme].find_concept(node.text) or node.text.strip(), node.location)

    def check_packaged(self, record: Record, owner: Message) -> None:
        if packaged := find_packaged(record):
            path, line = find_place(packaged.iri)
            what = Message("{owner} is already in line {line} of {path}", owner=owner, line=line, path=path)
            instead = Message("the entry has no effect, so delete it")
            self.warnings.append(Malformed(location=record.location, what=what, instead=instead))

    def report(self, place: Location, what: Message | str, instead: Message | str) -> None:
        self.problems.append(Malformed(location=place, what=what, instead=instead))


def _show_entry(node: Node, entity: type[Entity]) -> Message:
    """How to write an entry of which only one text is given."""
    required = [name for name, field in entity.fields.items() if field.required and field.kind is not Kind.ID]
    if not (isinstance(node, Scalar) and required and 0 < len(node.text) <= _LONGEST_SHOWN):
        return Message("write 'key: value' lines")
    ids = [name for name, field in entity.fields.items() if field.required and field.kind is Kind.ID]
    shown = {**dict.fromkeys([*ids, *required], "..."), required[0]: node.text}
    return Message("write '{entry}'", entry=f"{{{', '.join(f'{name}: {text}' for name, text in shown.items())}}}")


def _name_of(node: MappingNode) -> str:
    for entry in node.entries:
        if entry.key.text == "id" and isinstance(entry.value, Scalar):
            return entry.value.text
    return ""


def _find_sections(name: str) -> dict[str, Field]:
    """The keys of a file whose entries have the field *name*, with the field. Empty if *name* is a misspelt key."""
    if find_same(name, Document.fields):
        return {}
    fields = {key: ENTITY_TYPES[section.of].fields for key, section in Document.fields.items()}
    found = {key: known[name] for key, known in fields.items() if name in known}
    if "roadmaps" in found:
        # What roadmaps share with programmes and others is most likely that of a roadmap.
        return {"roadmaps": found["roadmaps"]}
    return found if len(found) <= _MOST_SECTIONS else {}


def _explain_no_list(name: str, node: Scalar | MappingNode) -> tuple[Message, Message]:
    """Why the value of a field with several values is not a list."""
    if isinstance(node, MappingNode) and node.entries and (slip := find_slip_in_key(node.entries[0].key.text)):
        return slip
    if isinstance(node, Scalar) and node.plain and node.text[0] in _FALSE_BRACKETS:
        return Message("{at} is not a bracket of YAML", at=node.text[0]), Message("write '['")
    instead = Message("write each value as '- ...', or all as [..., ...]")
    return Message("'{name}' is a list", name=name), instead


def _fits(node: Node, field: Field) -> bool:
    """Whether *node* is a list of mappings whose keys are all known to the records of *field*."""
    if field.kind is not Kind.NESTED or not field.many or not isinstance(node, Sequence) or not node.items:
        return False
    known = ENTITY_TYPES[field.of].fields
    return all(
        isinstance(item, MappingNode) and all(entry.key.text in known for entry in item.entries) for item in node.items
    )


def _iter_new(values: tuple[Value, ...], known: tuple[Value, ...]) -> Iterator[Value]:
    """The records among *values* whose id does not occur in *known*."""
    ids = {value.content.get_value("id") for value in known if isinstance(value.content, Record)}
    for value in values:
        if isinstance(value.content, Record) and value.content.get_value("id") not in {None, *ids}:
            yield value


def _join_cut_number(value: Node, entry: Entry) -> str:
    """The intended amount if YAML split ``{amount: 1,150억원}`` and made ``150억원`` a key, otherwise empty."""
    left, right = value, entry.value
    if not (isinstance(left, Scalar) and isinstance(right, Scalar) and left.plain and not right.text):
        return ""
    cut = re.fullmatch(r"[0-9]{1,3}", left.text) and re.fullmatch(r"[0-9]{3}(?![0-9]).*", entry.key.text)
    return f"{left.text},{entry.key.text}" if cut else ""


def _parse_id(text: str) -> str:
    if not is_id(text):
        if suspect := next(iter_suspects(text), None):
            name = describe_character(suspect.character)
            raise UnreadableValue(
                Message("'{text}' is not a valid id because it contains {name}", text=text, name=name), suspect.advice
            )
        raise UnreadableValue(Message("'{text}' is not a valid id", text=text), ID_HINT)
    return text


def _parse_integer(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) > 15:
        raise UnreadableValue(Message("'{text}' has too many digits", text=text), Message("write at most 15 digits"))
    if not (text.isascii() and text.isdigit()):
        raise UnreadableValue(
            Message("'{text}' is not a whole number", text=text), Message("write digits only, e.g. '9'")
        )
    return int(text)


def _parse_flag(text: str) -> bool:
    if text not in ("yes", "no"):
        raise UnreadableValue(Message("'{text}' is neither yes nor no", text=text), Message("write 'yes' or 'no'"))
    return text == "yes"


def parse_url(text: str) -> str:
    """*text* if it is a web address.

    :raises UnreadableValue: it is not.
    """
    scheme, mark, rest = text.partition("://")
    try:
        if scheme not in ("http", "https") or not mark or not rest or any(c.isspace() for c in text):
            raise ValueError
        pyoxigraph.NamedNode(text)
    except ValueError as error:
        raise UnreadableValue(
            Message("'{text}' is not a web address", text=text), Message("write 'https://...' without spaces")
        ) from error
    return text


def _parse_ror(text: str) -> str:
    if not re.fullmatch(r"0[a-z0-9]{6}[0-9]{2}", text):
        raise UnreadableValue(
            Message("'{text}' is not a ROR id", text=text), Message("write its nine characters, e.g. '01fgbt009'")
        )
    return text


def _parse_wikidata(text: str) -> str:
    if not (text[:1] == "Q" and text[1:].isdigit() and text.isascii()):
        raise UnreadableValue(
            Message("'{text}' is not a Wikidata id", text=text), Message("write 'Q' and digits, e.g. 'Q495331'")
        )
    return text


_PARSERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.ID: _parse_id,
    Kind.TEXT: str,
    Kind.KOREAN: str,
    Kind.ENGLISH: str,
    Kind.ROMANISED: str,
    Kind.INTEGER: _parse_integer,
    Kind.FLAG: _parse_flag,
    Kind.QUANTITY: parse_quantity,
    Kind.SHARE: parse_share,
    Kind.AMOUNT: parse_amount,
    Kind.DATE: parse_date,
    Kind.PERIOD: parse_period,
    Kind.URL: parse_url,
    Kind.ROR: _parse_ror,
    Kind.WIKIDATA: _parse_wikidata,
    Kind.REFERENCE: str,
}

"""Mentions -> references: finds the record that an id or a name refers to."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from graph.errors import find_same
from graph.errors.messages import Message
from graph.errors.problems import AmbiguousReference, Malformed, Problem, UnknownCode, UnknownReference
from graph.errors.suggestions import quote
from graph.input.declarations import Mention, iter_lines, to_scope
from graph.input.names import LATEST, DeclaredNames
from graph.input.registry import Registry
from graph.input.repeats import iter_repeats
from graph.model.codes import CONCEPT_TYPES, get_section
from graph.model.concepts import Concept, Scheme, fold, read_ontology
from graph.model.dates import PartialDate, to_last_day
from graph.model.entities import ENTITY_TYPES, BudgetLine, Document
from graph.model.identifiers import mint_edition_iri
from graph.model.naming import to_key
from graph.model.parties import Agency, Region
from graph.model.records import PART, Kind, Record, Reference, Value

# The keys of a file under which an entity of a type is declared.
_SECTIONS = {field.of: name for name, field in Document.fields.items()}


class Knowing(Protocol):
    """An object that finds the ids a mention can refer to. ``unread`` are the types with unreadable sections."""

    unread: set[str]

    @property
    def called(self) -> DeclaredNames:
        """The names of all entities."""

    def find(self, mention: Mention) -> set[str]:
        """The ids that *mention* can refer to."""

    def get_words(self, mention: Mention) -> list[str]:
        """All ids and names that *mention* could use, sorted."""

    def list_stating(self, plan: tuple[str, str], line: str, /) -> Sequence[str]:
        """The editions of *plan* that state the budget line with this id."""


def resolve(document: Record, registry: Knowing) -> list[Problem]:
    """Replaces each mention in *document* with a reference, and returns the unknown, ambiguous and repeated ones."""
    problems: list[Problem] = []
    for _, record in document.iter_nested():
        problems.extend(_Resolver(record, registry).visit(record))
    return problems


class Presumption:
    """Assumes that every mention is an id, and collects the mentions to verify them against the registry later."""

    def __init__(self) -> None:
        self.unread: set[str] = set()
        self.called = DeclaredNames()
        self.mentions: dict[Mention, None] = {}

    def find(self, mention: Mention) -> set[str]:
        """The text of *mention*, as an id."""
        self.mentions[mention] = None
        return {mention.text}

    def get_words(self, mention: Mention) -> list[str]:
        """The text of *mention*."""
        return [mention.text]

    def list_stating(self, _plan: tuple[str, str], _line: str) -> Sequence[str]:
        """None, as every mention is assumed to be known."""
        return ()

    def find_wrong(self, registry: Registry) -> list[Mention]:
        """The mentions that do not resolve to their own text in *registry*."""
        return [mention for mention in self.mentions if registry.find(mention) != {mention.text}]


class _Resolver:
    """Resolves the mentions within one record *top* of a document."""

    def __init__(self, top: Record, registry: Knowing) -> None:
        self.top = top
        self.registry = registry
        self.problems: list[Problem] = []
        date = top.get_value("date")
        date = date.get_value("value") if isinstance(date, Record) else None
        # The day on which the names hold: that of the edition, or else today.
        self.day = to_last_day(date) if isinstance(date, PartialDate) else LATEST
        # The id of a budget line is unique only within one edition.
        self.lines = {name for line in iter_lines(top) if (name := line.get_value("id"))}

    def visit(self, record: Record) -> list[Problem]:
        for name, values in record.values.items():
            field = record.entity.fields[name]
            if field.kind is Kind.REFERENCE:
                record.values[name] = tuple(self.to_reference(value, field.of) for value in values)
            elif field.kind is Kind.CODE:
                record.values[name] = tuple(self.to_code(value, field.of) for value in values)
            elif field.of == PART:
                self.check_parts(values)
        for _, nested in record.iter_nested():
            self.visit(nested)
        self.problems.extend(iter_repeats(record))
        return self.problems

    def check_parts(self, values: tuple[Value, ...]) -> None:
        """Reports ids that no edition of the plan gives to anything."""
        for value in values:
            mention = Mention(PART, value.content, to_scope(self.top))
            if not self.registry.find(mention):
                words = self.registry.get_words(mention)
                self.problems.append(
                    UnknownReference(location=value.location, name=mention.text, kind="id", known=words)
                )

    def to_reference(self, value: Value, kind: str) -> Value:
        text: str = value.content
        if kind == BudgetLine.__name__:
            return self.to_line(value)
        path = ENTITY_TYPES[kind].path
        plan = ("", "") if path or kind == "Activity" else to_scope(self.top)
        path = path or _find_plan_path(kind, self.top)
        mention = Mention(kind, text, plan)
        found = self.registry.find(mention)
        if len(found) > 1:
            found = self.registry.called.narrow(kind, text, found, self.day)
        words = [] if found or kind in self.registry.unread else self.registry.get_words(mention)
        name = self.choose(found, words, kind, value)
        return Value(Reference(name, f"{path}/{name}"), value.location)

    def to_line(self, value: Value) -> Value:
        """A budget line of this source of the edition, or else of another source of it."""
        text: str = value.content
        source, kind = _find_source(self.top), BudgetLine.__name__
        if text not in self.lines:
            of, plan = to_scope(self.top)
            mention = Mention(kind, text, (of, f"{plan}/{self.top.get_value('edition')}"))
            found = self.registry.find(mention)
            if len(found) > 1:
                names = [f"{one}/{text}" for one in sorted(found)]
                noun = BudgetLine.to_noun()
                problem = AmbiguousReference(location=value.location, name=text, kind=noun, candidates=names)
                self.problems.append(problem)
            else:
                words = [] if found else self.registry.get_words(mention)
                editions = () if found or words else self.registry.list_stating((of, plan), text)
                stated = text if editions else self.choose(found, words, kind, value)
                if editions:
                    self.problems.append(_explain_elsewhere(value, [f"{plan}/{edition}" for edition in editions]))
                source = min(self.registry.find(Mention("Source", stated, ("", ""))), default=stated)
        name = text.rpartition("/")[2]
        return Value(Reference(name, f"{_find_edition_path(self.top, source)}/budget/{name}"), value.location)

    def to_code(self, value: Value, scheme: str) -> Value:
        """A concept of the ontology as it is, or the reference to one that a file adds."""
        if isinstance(value.content, Concept):
            return value
        similar = read_ontology().schemes[scheme].find_similar(value.content)
        if scheme not in CONCEPT_TYPES:
            if similar:
                return Value(similar, value.location)
            known, noun = sorted(read_ontology().schemes[scheme].concepts), scheme.replace("-", " ")
            problem = UnknownReference(location=value.location, name=value.content, kind=noun, known=known)
            self.problems.append(problem)
            return value
        kind = CONCEPT_TYPES[scheme]
        mention = Mention(kind.__name__, fold(value.content), ("", ""))
        found = self.registry.find(mention)
        if not found and similar:
            return Value(similar, value.location)
        if not found and mention.kind not in self.registry.unread:
            self.problems.append(self.to_unknown(value, scheme, mention))
        name = self.choose(found or {value.content}, [], mention.kind, value)
        packaged = read_ontology().schemes[scheme].concepts.get(name)
        return Value(packaged or Reference(name, f"{kind.path}/{name}"), value.location)

    def to_unknown(self, value: Value, scheme: str, mention: Mention) -> UnknownCode:
        packaged, own = read_ontology().schemes[scheme], self.registry.get_words(mention)
        few = len(packaged.concepts) <= 20
        return UnknownCode(
            location=value.location,
            name=value.content,
            kind=scheme.replace("-", " "),
            known=sorted({*(_list_codes(packaged, value.content) if few else packaged.words), *own}),
            section=get_section(mention.kind),
        )

    def choose(self, found: set[str], words: list[str], kind: str, value: Value) -> str:
        """The one id that was *found*. Reports a problem if there is none or more than one."""
        text: str = value.content
        noun = ENTITY_TYPES[kind].to_noun()
        if not found and kind not in self.registry.unread:
            self.problems.append(
                UnknownReference(
                    location=value.location,
                    name=text,
                    kind=noun,
                    known=words,
                    section=_SECTIONS.get(kind, ""),
                    shared=self.list_alike(kind, text, words),
                )
            )
        elif len(found) > 1:
            names = sorted(name_apart(self.registry, kind, one, found) for one in found)
            problem = AmbiguousReference(location=value.location, name=text, kind=noun, candidates=names)
            self.problems.append(problem)
        return min(found, default=text)

    def list_alike(self, kind: str, text: str, words: list[str]) -> tuple[str, ...]:
        """A name for each entity called as *text* most likely should be, if there are several with any legal form."""
        similar = find_same(text, words, limit=1) if kind in (Agency.__name__, Region.__name__) else ()
        found = self.registry.called.get_called(kind, to_key(similar[0])) if similar else set()
        return tuple(sorted(name_apart(self.registry, kind, one, found) for one in found)) if len(found) > 1 else ()


def name_apart(registry: Knowing, kind: str, name: str, found: set[str]) -> str:
    """A name that means the entity with the id *name* and no other one of *found*."""
    names = registry.called.list_unique(kind, name, found - {name})
    return next((one for one in names if registry.find(Mention(kind, one, ("", ""))) == {name}), name)


def _explain_elsewhere(value: Value, editions: Sequence[str]) -> Malformed:
    """The problem of a budget line that only other *editions* state."""
    what = Message("the budget line '{name}' is stated in {editions} and not in this edition")
    instead = Message("state it in this edition, too, or state the new amount")
    filled = what.fill(name=value.content, editions=quote(editions))
    return Malformed(location=value.location, what=filled, instead=instead)


def _find_plan_path(kind: str, top: Record) -> str:
    """The IRI path of an entity type without its own path: an activity of any roadmap, or a part of this plan."""
    if kind == "Activity":
        return ENTITY_TYPES["Roadmap"].path
    return f"{top.entity.path}/{top.get_value('id')}"


def _find_source(plan: Record) -> str:
    source = plan.get_value("source")
    return source.id if isinstance(source, Reference) else source


def _find_edition_path(plan: Record, source: str) -> str:
    return mint_edition_iri(f"{plan.entity.path}/{plan.get_value('id')}", plan.get_value("edition"), source)


def _list_codes(scheme: Scheme, text: str) -> Iterable[str]:
    """The codes to list for an unknown *text*: their Korean names if it is Korean."""
    if not re.search("[가-힣]", text):
        return scheme.concepts
    return [concept.label["ko"] for concept in scheme.concepts.values()]

"""Mentions -> references: which record an id or a name means, by what all files make known."""

from typing import Protocol

from graph.errors.problems import AmbiguousReference, Problem, UnknownReference
from graph.input.declarations import Mention, Registry, iter_lines, to_scope
from graph.model.entities import ENTITY_TYPES
from graph.model.identifiers import mint_edition_iri
from graph.model.records import Kind, Record, Reference, Value


class Knowing(Protocol):
    """Who can say what a mention means; ``unread`` are the types of which not all is known."""

    unread: set[str]

    def find(self, mention: Mention) -> set[str]:
        """The ids that may be meant."""

    def get_words(self, mention: Mention) -> list[str]:
        """All ids and names of what may be meant, sorted."""


def resolve(document: Record, registry: Knowing) -> list[Problem]:
    """Puts a reference in the place of each mention in *document*, and says which mentions mean nothing, or several."""
    problems: list[Problem] = []
    for _, record in document.iter_nested():
        problems.extend(_Resolver(record, registry).visit(record))
    return problems


class Presumption:
    """Takes every mention for an id, and keeps them all to be proven against the registry once it is there."""

    def __init__(self) -> None:
        self.unread: set[str] = set()
        self.mentions: dict[Mention, None] = {}

    def find(self, mention: Mention) -> set[str]:
        """What is written."""
        self.mentions[mention] = None
        return {mention.text}

    def get_words(self, mention: Mention) -> list[str]:
        """What is written."""
        return [mention.text]

    def find_wrong(self, registry: Registry) -> list[Mention]:
        """The mentions that do not mean what is written, by *registry*."""
        return [mention for mention in self.mentions if registry.find(mention) != {mention.text}]


class _Resolver:
    """Resolves what stands in one record *top* of a document."""

    def __init__(self, top: Record, registry: Knowing) -> None:
        self.top = top
        self.registry = registry
        self.problems: list[Problem] = []
        # A budget line is known by its id within one edition only.
        self.lines = {name for line in iter_lines(top) if (name := line.get_value("id"))}

    def visit(self, record: Record) -> list[Problem]:
        for name, values in record.values.items():
            field = record.entity.fields[name]
            if field.kind is Kind.REFERENCE:
                record.values[name] = tuple(self.to_reference(value, field.of) for value in values)
        for _, nested in record.iter_nested():
            self.visit(nested)
        return self.problems

    def to_reference(self, value: Value, kind: str) -> Value:
        text: str = value.content
        path = ENTITY_TYPES[kind].path
        if kind == "BudgetLine":
            path = f"{_find_edition_path(self.top)}/budget"
            found, words = {text} & self.lines, sorted(self.lines)
        else:
            plan = ("", "") if path or kind == "Activity" else to_scope(self.top)
            path = path or _find_plan_path(kind, self.top)
            mention = Mention(kind, text, plan)
            found = self.registry.find(mention)
            words = [] if found or kind in self.registry.unread else self.registry.get_words(mention)
        name = self.choose(found, words, kind, value)
        return Value(Reference(name, f"{path}/{name}"), value.location)

    def choose(self, found: set[str], words: list[str], kind: str, value: Value) -> str:
        """The one id that was *found*; reports that there is none among *words*, or that there are several."""
        text: str = value.content
        noun = ENTITY_TYPES[kind].to_noun()
        if not found and kind not in self.registry.unread:
            self.problems.append(UnknownReference(location=value.location, name=text, kind=noun, known=words))
        elif len(found) > 1:
            problem = AmbiguousReference(location=value.location, name=text, kind=noun, candidates=sorted(found))
            self.problems.append(problem)
        return min(found, default=text)


def _find_plan_path(kind: str, top: Record) -> str:
    """The steps to what has no place of its own in the IRIs: an activity of any roadmap, or a part of this plan."""
    if kind == "Activity":
        return ENTITY_TYPES["Roadmap"].path
    return f"{top.entity.path}/{top.get_value('id')}"


def _find_edition_path(plan: Record) -> str:
    source = plan.get_value("source")
    name = source.id if isinstance(source, Reference) else source
    return mint_edition_iri(f"{plan.entity.path}/{plan.get_value('id')}", plan.get_value("edition"), name)

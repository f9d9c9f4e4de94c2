"""Problems in input files, as values. Their text is formatted only when it is shown.

A :class:`Problem` is one error at one location in a file. :class:`InvalidInput` carries all problems of a load.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from graph.errors import RoadmapError
from graph.errors.characters import escape_unprintable
from graph.errors.exits import ExitCode
from graph.errors.locations import Location
from graph.errors.messages import Message
from graph.errors.spreadsheets import name_column, name_sheet, word_for_sheet
from graph.errors.suggestions import advise, find_code, find_same, find_similar, quote, suggest_id

__all__ = ["Location"]

_LONGEST_TEXT = 2_000
# A longer text is cut to this many characters at its beginning and at its end.
_SHOWN = 200
# Names that need no quotes in YAML.
_PLAIN = re.compile(r"[A-Za-z가-힣][\w ./-]*[\w]")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One error at one location. Subclasses hold the values and format the text."""

    location: Location

    def to_message(self) -> Message:
        """The message without its location: what is wrong; what would be right."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The message in English."""
        return self.to_message().to_text()

    def to_line(self, lang: str) -> str:
        """The message in *lang* on one line, without its location."""
        # A quoted value may contain line breaks, control characters and invisible characters.
        text = self.to_message().to_text(lang)
        if self.location.sheet:
            text = word_for_sheet(text, self.location.sheet, lang)
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_SHOWN]} ... {text[-_SHOWN:]}"
        return escape_unprintable(text)

    def to_text(self, lang: str) -> str:
        """The message in *lang* (ko or en) with its location."""
        return f"{escape_unprintable(str(self.location))}: {self.to_line(lang)}"

    def __str__(self) -> str:
        return self.to_text("en")


@dataclass(frozen=True, kw_only=True)
class Malformed(Problem):
    """A value or file that cannot be parsed. The caller writes the two parts of the message."""

    what: Message | str
    instead: Message | str

    def to_message(self) -> Message:
        return Message("{what}; {instead}" if self.instead else "{what}", what=self.what, instead=self.instead)


class TooSlow(Malformed):
    """A file that takes too long to read. The exit code is then that of a limit."""


@dataclass(frozen=True, kw_only=True)
class UnknownField(Problem):
    """A key that the entity type does not define. ``sections`` are the keys of a file whose entries define it."""

    name: str
    owner: Message
    known: Sequence[str]
    sections: Sequence[str] = ()

    def to_message(self) -> Message:
        advice = advise(find_similar(self.name, self.known, limit=1), self.known)
        if self.sections:
            advice = Message("it belongs in an entry of {sections}", sections=quote(self.sections))
        return Message("unknown field '{name}' in {owner}; {advice}", name=self.name, owner=self.owner, advice=advice)


@dataclass(frozen=True, kw_only=True)
class MissingField(Problem):
    """A required key that is missing."""

    name: str
    owner: Message
    instead: str = ""

    def to_message(self) -> Message:
        given: dict[str, object] = {"owner": self.owner, "name": self.name, "instead": self.instead}
        if sheet := self.location.sheet:
            columns = {"name": name_column(self.name, sheet), "instead": name_column(self.instead, sheet)}
            return Message(
                "{owner} has no '{name}'; fill in the column '{name}' or '{instead}'"
                if self.instead
                else "{owner} has no '{name}'; fill in the column '{name}'",
                **given | columns,
            )
        return Message(
            "{owner} has no '{name}'; add '{name}: ...' or '{instead}: [...]'"
            if self.instead
            else "{owner} has no '{name}'; add '{name}: ...'",
            **given,
        )


@dataclass(frozen=True, kw_only=True)
class UnknownReference(Problem):
    """An id, name or code that neither the files nor the ontology define. ``section`` is the key to add it under.

    ``shared`` are the names to suggest if several entities share the most similar one.
    """

    name: str
    kind: str
    known: Sequence[str]
    section: str = ""
    shared: Sequence[str] = ()

    def to_message(self) -> Message:
        similar = self.shared or find_same(self.name, self.known, limit=1)
        advice = advise(similar, self.known, kind=self.kind, section=self.section, sheet=bool(self.location.sheet))
        return Message("unknown {kind} '{name}'; {advice}", kind=Message(self.kind), name=self.name, advice=advice)


@dataclass(frozen=True, kw_only=True)
class UnknownCode(UnknownReference):
    """A technology or code that neither the ontology nor a section of the files defines."""

    def to_message(self) -> Message:
        name = self.name if _PLAIN.fullmatch(self.name) else json.dumps(self.name, ensure_ascii=False)
        entry = f"{self.section}: [{{id: {suggest_id(self.name, self.kind)}, name: {name}}}]"
        technology = self.kind == "technology"
        similar = find_same(self.name, self.known, limit=1) if technology else find_code(self.name, self.known)
        advice = advise(similar, self.known, kind=self.kind, sheet=bool(self.location.sheet))
        given = {"kind": Message(self.kind), "name": self.name, "advice": advice}
        if self.location.sheet:
            return Message(
                "unknown {kind} '{name}'; {advice} Or add it on the sheet '{concepts}'"
                if similar
                else "unknown {kind} '{name}'; {advice}. Or add it on the sheet '{concepts}'",
                **given,
                concepts=name_sheet("concepts"),
            )
        return Message(
            "unknown {kind} '{name}'; {advice} Or add it at the top level of a file: {entry}"
            if similar
            else "unknown {kind} '{name}'; {advice}. Or add it at the top level of a file: {entry}",
            **given,
            entry=entry,
        )


@dataclass(frozen=True, kw_only=True)
class LabelTaken(Problem):
    """A label of an own concept that already finds a concept of the ontology."""

    name: str
    owner: str
    known: str
    first: Location

    def to_message(self) -> Message:
        return Message(
            "'{name}' already names the {owner} '{known}' in line {line} of {path}; use that or another name",
            name=self.name,
            owner=Message(self.owner),
            known=self.known,
            line=self.first.line,
            path=self.first.file,
        )


@dataclass(frozen=True, kw_only=True)
class AmbiguousReference(Problem):
    """A name that several entities share."""

    name: str
    kind: str
    candidates: Sequence[str]

    def to_message(self) -> Message:
        return Message(
            "{kind} '{name}' is ambiguous; write one of {names}",
            kind=Message(self.kind),
            name=self.name,
            names=quote(self.candidates),
        )


@dataclass(frozen=True, kw_only=True)
class Duplicate(Problem):
    """A key, id or value that is already defined elsewhere."""

    name: Message | str
    kind: Message | str
    first: Location

    def to_message(self) -> Message:
        return Message(
            "{kind} '{name}' is already defined in line {line} of {path}; keep one",
            kind=self.kind if isinstance(self.kind, Message) else Message(self.kind),
            name=self.name,
            line=self.first.line,
            path=self.first.file,
        )


@dataclass(frozen=True, kw_only=True)
class Cycle(Problem):
    """References in one field that lead from an entity back to itself. ``others`` are those after the first."""

    name: str
    kind: str
    ids: Sequence[str]
    others: Sequence[Location]

    def to_message(self) -> Message:
        return Message(
            "'{name}' of {kind} '{id}' leads back to it ({way}), see {places}; delete one"
            if self.others
            else "'{name}' of {kind} '{id}' names the {kind} itself; delete it",
            name=self.name,
            kind=Message(self.kind),
            id=self.ids[0],
            way=" > ".join((*self.ids, self.ids[0])),
            places=", ".join(f"{place.file}:{place.line}" for place in self.others),
        )


@dataclass(frozen=True, kw_only=True)
class RuleBroken(Problem):
    """A violation of a validation rule, with the id of the rule and its message."""

    rule: str
    message: str

    def to_message(self) -> Message:
        return Message("{message} [{rule}]", message=self.message, rule=self.rule)


@dataclass(frozen=True, kw_only=True)
class Contradiction(Problem):
    """A value that contradicts another file about the same entity."""

    name: str
    owner: Message
    other: str
    first: Location

    def to_message(self) -> Message:
        return Message(
            "'{name}' of {owner} is '{other}' in line {line} of {path}; make both the same",
            name=self.name,
            owner=self.owner,
            other=self.other,
            line=self.first.line,
            path=self.first.file,
        )


@dataclass(frozen=True, kw_only=True)
class Overlap(Problem):
    """Two values that exclude each other on one day, such as two dated names of one region."""

    subject: Message
    values: tuple[str, str]
    day: str
    first: Location

    def to_message(self) -> Message:
        here, there = self.values
        return Message(
            "{subject} on {day} is '{here}', but '{there}' in line {line} of {path}; correct one or its 'since' or "
            "'until'"
            if self.day
            else "{subject} is '{here}', but '{there}' in line {line} of {path}; correct one or its 'since' or 'until'",
            subject=self.subject,
            day=self.day,
            here=here,
            there=there,
            line=self.first.line,
            path=self.first.file,
        )


@dataclass(frozen=True, kw_only=True)
class Undecided(Problem):
    """Two editions of a plan whose order neither their dates nor their stages decide."""

    name: str
    date: str
    other: str
    other_date: str
    first: Location

    def to_message(self) -> Message:
        return Message(
            "edition '{name}' ({date}) may be before or after '{other}' ({other_date}) in line {line} of {path}; write "
            "a fuller date, or the stage if it differs",
            name=self.name,
            date=self.date,
            other=self.other,
            other_date=self.other_date,
            line=self.first.line,
            path=self.first.file,
        )


@dataclass(frozen=True, kw_only=True)
class Deceptive(Problem):
    """A character that is invisible or looks like another one."""

    character: str
    advice: Message

    def to_message(self) -> Message:
        return Message(
            "{character} is invisible or looks like another character; {advice}",
            character=self.character,
            advice=self.advice,
        )


@dataclass(frozen=True, kw_only=True)
class Misread(Problem):
    """An unquoted value that other YAML tools read as something else."""

    name: str
    meaning: Message | str
    advice: Message

    def to_message(self) -> Message:
        return Message(
            "other YAML tools read '{name}' as {meaning}; {advice}",
            name=self.name,
            meaning=self.meaning,
            advice=self.advice,
        )


@dataclass(frozen=True, kw_only=True)
class Implausible(Problem):
    """An amount with a likely mistake in its unit. *likely* is the more likely reading, empty if none is known."""

    printed: str
    won: Decimal
    likely: str

    def to_message(self) -> Message:
        return Message(
            "'{printed}' is only {won} won; did you mean '{likely}'? If it is right, add 'printed: {printed}'"
            if self.likely
            else "'{printed}' is {won} won; check its unit. If it is right, add 'printed: {printed}'",
            printed=self.printed,
            won=f"{self.won:,f}",
            likely=self.likely,
        )


@dataclass(frozen=True)
class Remarks:
    """The problems found while files are read. Errors make the load fail. Warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class InvalidInput(RoadmapError):
    """All problems of the files that were read, sorted by location."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        self.exit_code = ExitCode.LIMIT if any(isinstance(one, TooSlow) for one in self.problems) else ExitCode.INPUT
        super().__init__("")

    def to_text(self, lang: str) -> str:
        """All problems in *lang*, one per line."""
        return "\n".join(problem.to_text(lang) for problem in self.problems)


class NoInput(InvalidInput):
    """A path that cannot be read or holds no data files, so there is nothing to report findings on."""


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by file, sheet, line and column."""
    return tuple(sorted(problems, key=lambda one: (one.location.path, one.location.sheet, one.location, one.text)))

"""Problems in input files, as values. Their text is formatted only when it is shown.

A :class:`Problem` is one error at one location in a file. :class:`InvalidInput` carries all problems of a load.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from graph.errors import RoadmapError, quote, suggestion
from graph.errors.characters import escape_unprintable

_LONGEST_TEXT = 2_000
# A longer text is cut to this many characters at its beginning and at its end.
_SHOWN = 200
# Names that need no quotes in YAML.
_PLAIN = re.compile(r"[A-Za-z가-힣][\w ./-]*[\w]")
_WORD = re.compile("[a-z0-9]+")


class Location(NamedTuple):
    """A place in a file. Lines and columns are counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One error at one location. Subclasses hold the values and format the text."""

    location: Location

    @property
    def text(self) -> str:
        """The message without its location: what is wrong; what would be right."""
        raise NotImplementedError

    def __str__(self) -> str:
        # A quoted value may contain line breaks, control characters and invisible characters.
        text = self.text
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_SHOWN]} ... {text[-_SHOWN:]}"
        return escape_unprintable(f"{self.location}: {text}")


@dataclass(frozen=True, kw_only=True)
class Malformed(Problem):
    """A value or file that cannot be parsed. The caller writes the two parts of the message."""

    what: str
    instead: str

    @property
    def text(self) -> str:
        return f"{self.what}; {self.instead}" if self.instead else self.what


@dataclass(frozen=True, kw_only=True)
class UnknownField(Problem):
    """A key that the entity type does not define."""

    name: str
    owner: str
    known: Sequence[str]

    @property
    def text(self) -> str:
        return f"unknown field '{self.name}' in {self.owner}; {suggestion(self.name, self.known)}"


@dataclass(frozen=True, kw_only=True)
class MissingField(Problem):
    """A required key that is missing."""

    name: str
    owner: str
    instead: str = ""

    @property
    def text(self) -> str:
        other = f" or '{self.instead}: [...]'" if self.instead else ""
        return f"{self.owner} has no '{self.name}'; add '{self.name}: ...'{other}"


@dataclass(frozen=True, kw_only=True)
class UnknownReference(Problem):
    """An id, name or code that neither the files nor the ontology define."""

    name: str
    kind: str
    known: Sequence[str]

    @property
    def text(self) -> str:
        return f"unknown {self.kind} '{self.name}'; {suggestion(self.name, self.known)}"


@dataclass(frozen=True, kw_only=True)
class UnknownCode(UnknownReference):
    """A technology or code that neither the ontology nor a section of the files defines."""

    section: str

    @property
    def text(self) -> str:
        name = self.name if _PLAIN.fullmatch(self.name) else json.dumps(self.name, ensure_ascii=False)
        words = "-".join(_WORD.findall(self.name.lower())) if self.name.isascii() else ""
        entry = f"{self.section}: [{{id: {words or 'own-' + self.kind.replace(' ', '-')}, name: {name}}}]"
        known = super().text
        return f"{known}{'' if known.endswith('?') else '.'} Or add it at the top level of a file: {entry}"


@dataclass(frozen=True, kw_only=True)
class LabelTaken(Problem):
    """A label of an own concept that already finds a concept of the ontology."""

    name: str
    owner: str
    known: str
    first: Location

    @property
    def text(self) -> str:
        where = f"line {self.first.line} of {self.first.path}"
        return f"'{self.name}' already names the {self.owner} '{self.known}' in {where}; use that or another name"


@dataclass(frozen=True, kw_only=True)
class AmbiguousReference(Problem):
    """A name that several entities share."""

    name: str
    kind: str
    candidates: Sequence[str]

    @property
    def text(self) -> str:
        return f"{self.kind} '{self.name}' is ambiguous; write the id, one of {quote(self.candidates)}"


@dataclass(frozen=True, kw_only=True)
class Duplicate(Problem):
    """A key, id or value that is already defined elsewhere."""

    name: str
    kind: str
    first: Location

    @property
    def text(self) -> str:
        return f"{self.kind} '{self.name}' is already defined in line {self.first.line} of {self.first.path}; keep one"


@dataclass(frozen=True, kw_only=True)
class RuleBroken(Problem):
    """A violation of a validation rule, with the id of the rule and its message."""

    rule: str
    message: str

    @property
    def text(self) -> str:
        return f"{self.message} [{self.rule}]"


@dataclass(frozen=True, kw_only=True)
class Contradiction(Problem):
    """A value that contradicts another file about the same entity."""

    name: str
    owner: str
    other: str
    first: Location

    @property
    def text(self) -> str:
        where = f"line {self.first.line} of {self.first.path}"
        return f"'{self.name}' of {self.owner} is '{self.other}' in {where}; make both the same"


@dataclass(frozen=True, kw_only=True)
class Overlap(Problem):
    """Two values that exclude each other on one day, such as two dated names of one region."""

    subject: str
    values: tuple[str, str]
    day: str
    first: Location

    @property
    def text(self) -> str:
        where = f"line {self.first.line} of {self.first.path}"
        here, there = self.values
        day = f" on {self.day}" if self.day else ""
        return f"{self.subject}{day} is '{here}', but '{there}' in {where}; correct one or its 'since' or 'until'"


@dataclass(frozen=True, kw_only=True)
class Deceptive(Problem):
    """A character that is invisible or looks like another one."""

    character: str
    advice: str

    @property
    def text(self) -> str:
        return f"{self.character} is invisible or looks like another character; {self.advice}"


@dataclass(frozen=True, kw_only=True)
class Misread(Problem):
    """An unquoted value that other YAML tools read as something else."""

    name: str
    meaning: str
    advice: str

    @property
    def text(self) -> str:
        return f"other YAML tools read '{self.name}' as {self.meaning}; {self.advice}"


@dataclass(frozen=True, kw_only=True)
class Implausible(Problem):
    """An amount that has most likely lost a unit. *likely* is the more likely reading, empty if none is known."""

    printed: str
    won: Decimal
    likely: str

    @property
    def text(self) -> str:
        advice = f"did you mean '{self.likely}'?" if self.likely else "check its unit."
        return f"'{self.printed}' is only {self.won:,f} won; {advice} If it is right, add 'printed: {self.printed}'"


@dataclass(frozen=True)
class Remarks:
    """The problems found while files are read. Errors make the load fail. Warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class InvalidInput(RoadmapError):
    """All problems of the files that were read, sorted by location."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class NoInput(InvalidInput):
    """A path that cannot be read or holds no data files, so there is nothing to report findings on."""


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by location."""
    return tuple(sorted(problems, key=lambda problem: (problem.location, problem.text)))

"""What is wrong in the files that are read, as values; their text is made only when it is shown.

A :class:`Problem` is one fault at one place of a file. :class:`InvalidInput` carries all problems of a load.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.errors import RoadmapError, quote, suggestion
from graph.errors.characters import escape_unprintable

_LONGEST_TEXT = 2_000
# How much of a text that is longer is shown of its beginning and of its end.
_SHOWN = 200


class Location(NamedTuple):
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault at one place. Subclasses hold the values and word the text."""

    location: Location

    @property
    def text(self) -> str:
        """What is wrong; what would be right."""
        raise NotImplementedError

    def __str__(self) -> str:
        # A quoted value may hold anything; a message stays on its line and shows what a terminal would hide.
        text = self.text
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_SHOWN]} ... {text[-_SHOWN:]}"
        return escape_unprintable(f"{self.location}: {text}")


@dataclass(frozen=True, kw_only=True)
class Malformed(Problem):
    """Something that cannot be read as what it should be; *what* and *instead* are worded by the finder."""

    what: str
    instead: str

    @property
    def text(self) -> str:
        return f"{self.what}; {self.instead}" if self.instead else self.what


@dataclass(frozen=True, kw_only=True)
class UnknownField(Problem):
    """A key that the entity does not have."""

    name: str
    owner: str
    known: Sequence[str]

    @property
    def text(self) -> str:
        return f"unknown field '{self.name}' in {self.owner}; {suggestion(self.name, self.known)}"


@dataclass(frozen=True, kw_only=True)
class MissingField(Problem):
    """A key that the entity must have."""

    name: str
    owner: str

    @property
    def text(self) -> str:
        return f"{self.owner} has no '{self.name}'; add '{self.name}: ...'"


@dataclass(frozen=True, kw_only=True)
class UnknownReference(Problem):
    """An id, name or code that nothing in the files or the ontology bears."""

    name: str
    kind: str
    known: Sequence[str]

    @property
    def text(self) -> str:
        return f"unknown {self.kind} '{self.name}'; {suggestion(self.name, self.known)}"


@dataclass(frozen=True, kw_only=True)
class AmbiguousReference(Problem):
    """A name that several things bear."""

    name: str
    kind: str
    candidates: Sequence[str]

    @property
    def text(self) -> str:
        return f"{self.kind} '{self.name}' is the name of several; write one of {quote(self.candidates)}"


@dataclass(frozen=True, kw_only=True)
class Duplicate(Problem):
    """A key or id that stands a second time."""

    name: str
    kind: str
    first: Location

    @property
    def text(self) -> str:
        return f"{self.kind} '{self.name}' stands already in line {self.first.line} of {self.first.path}; keep one"


@dataclass(frozen=True, kw_only=True)
class RuleBroken(Problem):
    """A validation rule that the data break; *rule* is its number, *message* the rule's own words."""

    rule: str
    message: str

    @property
    def text(self) -> str:
        return f"{self.message} [{self.rule}]"


@dataclass(frozen=True, kw_only=True)
class Contradiction(Problem):
    """A value that another file gives differently for the same thing."""

    name: str
    owner: str
    other: str
    first: Location

    @property
    def text(self) -> str:
        """What is wrong; what would be right."""
        where = f"line {self.first.line} of {self.first.path}"
        return f"'{self.name}' of {self.owner} is '{self.other}' in {where}; make both the same"


@dataclass(frozen=True, kw_only=True)
class Deceptive(Problem):
    """A character that the eye does not see, or takes for another."""

    character: str
    advice: str

    @property
    def text(self) -> str:
        return f"{self.character} cannot be told by eye; {self.advice}"


@dataclass(frozen=True, kw_only=True)
class Misread(Problem):
    """A plain value that other YAML tools read as something else."""

    name: str
    meaning: str
    advice: str

    @property
    def text(self) -> str:
        return f"'{self.name}' is {self.meaning} to other YAML tools; {self.advice}"


@dataclass(frozen=True)
class Remarks:
    """What is said while files are read: *errors* make them unusable, *warnings* are for a human to judge."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class InvalidInput(RoadmapError):
    """All problems of the files that were read, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place."""
    return tuple(sorted(problems, key=lambda problem: (problem.location, problem.text)))

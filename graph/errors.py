"""Faults that the user can mend, as values; their text is made only when it is shown.

A :class:`Problem` is one fault at one place of a file. :class:`InvalidInput` carries all problems of a load.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.characters import escape_unprintable

# Below this similarity (0 to 100) a suggestion misleads more often than it helps.
_SIMILAR_ENOUGH = 60
# No name in use is that long; comparing and printing longer ones helps nobody.
_LONGEST_NAME = 200
_LONGEST_TEXT = 2_000


class Location(NamedTuple):
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class RoadmapError(Exception):
    """A fault that the user can mend; the command line prints its text and leaves with :attr:`exit_code`."""

    exit_code = 2


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
            text = f"{text[:_LONGEST_NAME]} ... {text[-_LONGEST_NAME:]}"
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
        return f"{self.kind} '{self.name}' is the name of several; write one of {_quoted(self.candidates)}"


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


class UnreadableValue(RoadmapError):
    """A text that is not an amount, a date or another typed value; the loader adds where it stands."""

    def __init__(self, what: str, instead: str) -> None:
        self.what = what
        self.instead = instead
        super().__init__(f"{what}; {instead}")


class UnknownName(RoadmapError):
    """A technology, agency, query or report that is asked for and not there."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = find_similar(name, known)
        super().__init__(f"unknown {kind} '{name}'; {_did_you_mean(self.suggestions)}")


class AmbiguousName(RoadmapError):
    """A name that is asked for and that several things bear."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{kind} '{name}' is the name of several: {_quoted(candidates)}; write its id")


class InvalidQuery(RoadmapError):
    """A query that the engine does not accept, in the engine's words."""


class QueryLimit(RoadmapError):
    """A query that took more time, memory, rows or nesting than it may; the next one is served."""

    exit_code = 3

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what}; {instead}")


class MissingExtra(RoadmapError):
    """A package that only some uses need and that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; pip install 'roadmap-graph[{extra}]'")


class UnknownStore(RoadmapError):
    """A value of ``--store`` that names no store, and what would."""

    def __init__(self, store: str, known: Iterable[str]) -> None:
        places = "a folder (./kept) or the address of a server (http://...)"
        super().__init__(f"'{store}' is no store; write {', '.join(known)}, {places}")


class EndpointFault(RoadmapError):
    """A SPARQL server that does not do what it was asked, and what to do about it; never holds a password."""

    def __init__(self, address: str, what: str, instead: str) -> None:
        self.address = address
        self.what = what
        self.instead = instead
        super().__init__(f"{address}: {what}; {instead}")


class EndpointLimit(EndpointFault):
    """A limit of a SPARQL server, or of our patience with it, that was hit."""

    exit_code = 3


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place."""
    return tuple(sorted(problems, key=lambda problem: (problem.location, problem.text)))


def find_similar(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """The most similar of *known*, best first, at most *limit*; compared by Hangul letters and without case."""
    if len(name) > _LONGEST_NAME:
        return ()
    import unicodedata

    from rapidfuzz import fuzz, process

    def letters(text: str) -> str:
        return unicodedata.normalize("NFD", text).casefold()

    choices = sorted(set(known))
    found = process.extract(
        name, choices, scorer=fuzz.ratio, processor=letters, limit=limit, score_cutoff=_SIMILAR_ENOUGH
    )
    return tuple(choice for choice, _, _ in found)


def suggestion(name: str, known: Sequence[str]) -> str:
    """The end of a message: the one most similar name, or all names where they are few."""
    similar = find_similar(name, known, limit=1)
    if similar:
        return _did_you_mean(similar)
    if 0 < len(known) <= 12:
        return f"known are {_quoted(sorted(known))}"
    return "nothing of a similar name is known"


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(repr(name) for name in names)}?" if names else "nothing similar is known"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)

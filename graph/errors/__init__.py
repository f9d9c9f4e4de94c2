"""Errors that the user can fix. Each message says what is wrong and what would be right.

Errors in input files are collected and carry locations. They are in :mod:`graph.errors.problems`.
"""

from collections.abc import Iterable, Sequence

# A suggestion below this similarity (0 to 100) misleads more often than it helps.
_SIMILAR_ENOUGH = 60
# No real name is longer, so longer ones are not compared.
_LONGEST_NAME = 200
# Characters of what another program says that are shown.
_LONGEST_REASON = 300


class RoadmapError(Exception):
    """An error that the user can fix. The command line prints its text and exits with :attr:`exit_code`."""

    exit_code = 2


class UnreadableValue(RoadmapError):
    """A text that cannot be parsed as an amount, a date or another typed value. The loader adds the location."""

    def __init__(self, what: str, instead: str) -> None:
        self.what = what
        self.instead = instead
        super().__init__(f"{what}; {instead}")


class UnknownName(RoadmapError):
    """The name of a technology, agency, query or report that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = find_similar(name, known)
        super().__init__(f"unknown {kind} '{name}'; {_did_you_mean(self.suggestions)}")


class AmbiguousName(RoadmapError):
    """A name that several entities share."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{kind} '{name}' is ambiguous; write the id, one of {quote(candidates)}")


class SameThing(RoadmapError):
    """Two names of the same entity, where two different ones are needed."""

    def __init__(self, one: str, other: str, name: str) -> None:
        super().__init__(f"'{one}' and '{other}' both mean '{name}'; give the names of two different things")


class InvalidQuery(RoadmapError):
    """A query that the engine rejects. The message is the engine's own."""


class ServiceFault(RoadmapError):
    """A trusted query that calls another server with SERVICE, and fails while it runs."""

    def __init__(self, why: str) -> None:
        shown = " ".join(why.split())
        # A server may answer with a whole page.
        shown = shown if len(shown) <= _LONGEST_REASON else f"{shown[:_LONGEST_REASON]}..."
        instead = "check the address and what that server answers, or write SERVICE SILENT to go on without it"
        super().__init__(f"a query with SERVICE failed: {shown}; {instead}")


class QueryLimit(RoadmapError):
    """A query that exceeded its limit of time, memory, rows or nesting. Later queries still run."""

    exit_code = 3

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what}; {instead}")


class MissingExtra(RoadmapError):
    """An optional package that is needed but not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; pip install 'roadmap-graph[{extra}]'")


class UnknownStore(RoadmapError):
    """A value of ``--store`` that is not a store. The message lists the valid values."""

    def __init__(self, store: str, known: Iterable[str]) -> None:
        places = "a folder (./kept) or the address of a server (http://...)"
        super().__init__(f"'{store}' is not a store; write {', '.join(known)}, {places}")


class EndpointFault(RoadmapError):
    """A failed request to a SPARQL server, and what to do about it. The message never contains a password."""

    def __init__(self, address: str, what: str, instead: str) -> None:
        self.address = address
        self.what = what
        self.instead = instead
        super().__init__(f"{address}: {what}; {instead}")


class EndpointLimit(EndpointFault):
    """A limit that the SPARQL server or the client imposes and that a request exceeded."""

    exit_code = 3


def find_similar(name: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Up to *limit* of the *known* names, most similar first. Case is ignored, and Hangul is compared by letter."""
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
    """The end of a message: the most similar name, or all names if they are few."""
    similar = find_similar(name, known, limit=1)
    if similar:
        return _did_you_mean(similar)
    if 0 < len(known) <= 20:
        return f"known names: {quote(sorted(known))}"
    return "no similar name is known"


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(repr(name) for name in names)}?" if names else "no similar name is known"


def quote(names: Iterable[str]) -> str:
    """*names* in quotation marks, separated by commas."""
    return ", ".join(f"'{name}'" for name in names)

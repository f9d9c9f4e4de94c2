"""Faults that the user can mend, each with one message that says what is wrong and what would be right.

The faults of files, which are many at once and have places, are in :mod:`graph.errors.problems`.
"""

from collections.abc import Iterable, Sequence

# Below this similarity (0 to 100) a suggestion misleads more often than it helps.
_SIMILAR_ENOUGH = 60
# No name in use is that long; comparing and printing longer ones helps nobody.
_LONGEST_NAME = 200
# Characters of what another program says that are shown.
_LONGEST_REASON = 300


class RoadmapError(Exception):
    """A fault that the user can mend; the command line prints its text and leaves with :attr:`exit_code`."""

    exit_code = 2


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
        super().__init__(f"{kind} '{name}' is the name of several: {quote(candidates)}; write its id")


class InvalidQuery(RoadmapError):
    """A query that the engine does not accept, in the engine's words."""


class ServiceFault(RoadmapError):
    """A trusted query that calls another server with SERVICE, and fails while it runs."""

    def __init__(self, why: str) -> None:
        shown = " ".join(why.split())
        # A server may answer with a whole page.
        shown = shown if len(shown) <= _LONGEST_REASON else f"{shown[:_LONGEST_REASON]}..."
        instead = "check the address and what that server answers, or write SERVICE SILENT to go on without it"
        super().__init__(f"a query with SERVICE failed: {shown}; {instead}")


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
        return f"known are {quote(sorted(known))}"
    return "nothing of a similar name is known"


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(repr(name) for name in names)}?" if names else "nothing similar is known"


def quote(names: Iterable[str]) -> str:
    """The names, each in quotation marks."""
    return ", ".join(f"'{name}'" for name in names)
